/** Binds the form of this page as its tests ask, and remembers what happens. */

import { bindContactForm } from "./pkg/form.js";

const form = document.querySelector("form");
const log = [];

/** Binds the form, anew if it is bound. Options that are no plain data come by name. */
async function bind({ locale, ...options } = {}) {
  window.bound?.destroy();
  if (locale) options.locale = (await import(`./pkg/dist/locale-${locale}.js`)).default;
  window.bound = bindContactForm(form, options);
}

for (const type of ["contact:valid", "contact:invalid"]) form.addEventListener(type, ({ detail }) => log.push({ type, detail }));
// What nobody has stopped would leave the page.
window.addEventListener("submit", (event) => {
  if (!event.defaultPrevented) log.push({ type: "sent" });
  event.preventDefault();
});

Object.assign(window, { bind, log, bindContactForm });
await bind();
document.documentElement.dataset.ready = "";
