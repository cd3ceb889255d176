/** A plain HTML form bound by `./form`, in real Chromium: by keyboard, as assistive technology finds it, and as the page hears of it. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { $, attributes, bind, description, fillRequired, focused, log, noViolations, page, payload, press, shown, summary, type, written } from "./form-page.mjs";

test("the field table's limits and hints are set where the page has set nothing", async () => {
  assert.deepEqual(await attributes("#first", "maxlength", "autocomplete", "required", "aria-invalid"), ["30", "given-name", "", "false"]);
  assert.deepEqual(await attributes("[name=lastName]", "maxlength", "autocomplete", "required"), ["20", "off", null], "the page's own stay");
  assert.deepEqual(await attributes("#company", "maxlength", "inputmode", "required"), [null, "numeric", ""]);
  assert.deepEqual(await attributes("#email", "type", "inputmode", "autocomplete", "maxlength"), [null, "email", "email", "250"]);
  assert.deepEqual(await attributes("#phone", "type", "inputmode", "autocomplete", "maxlength"), [null, "tel", "tel", "250"]);
  assert.deepEqual(await attributes("#extension", "inputmode", "autocomplete", "maxlength"), ["numeric", "tel-extension", "15"]);
  assert.deepEqual(await attributes("#zip", "maxlength", "autocomplete", "aria-describedby"), ["12", "postal-code", "zip-hint"]);

  await $("#kind").selectOption("1");
  assert.deepEqual(await attributes("#phone", "inputmode", "autocomplete", "spellcheck"), ["email", "email", "false"], "they follow the type of the item");
  await $("#kind").selectOption("3");
  assert.deepEqual(await attributes("#phone", "inputmode", "autocomplete", "spellcheck"), ["tel", "fax tel", null]);
  await bind({ autocomplete: false, emptyItems: "report", api: "current" });
  assert.deepEqual(await attributes("#first", "maxlength", "autocomplete"), [null, null], "the live API documents no limit");
  assert.deepEqual(await attributes("#phone", "required", "autocomplete"), ["", null]);
});

test("a field is checked when it is left, and no other one with it", async () => {
  await $("#first").focus();
  assert.deepEqual(await shown("#first"), []);
  await press("Tab");
  assert.deepEqual(await shown("#first"), ["contact.required"]);
  assert.equal(await description("#first"), "Error: First name is required");
  assert.deepEqual(await attributes("#first", "aria-invalid", "data-contact-state"), ["true", "error"]);
  assert.equal(await $(".contact-status").textContent(), "Error: First name is required", "who has gone on hears it");
  assert.deepEqual([await shown("#company"), (await attributes("#company", "aria-invalid"))[0]], [[], "false"]);
  assert.equal(await $(".contact-summary").count(), 0);
  assert.equal(await focused(), "INPUT", "the focus went on");

  await press("Shift+Tab");
  await type("J");
  assert.deepEqual(await shown("#first"), [], "it goes with the first letter");
  assert.deepEqual(await attributes("#first", "aria-invalid", "data-contact-state", "aria-describedby"), ["false", null, null]);
  assert.equal(await $(".contact-messages").count(), 0);

  // Past the limit, as autofill may write.
  await $("#zip").evaluate((zip) => (zip.value = "1234567890123"));
  await $("#zip").focus();
  await press("Tab");
  assert.deepEqual(await shown("#zip"), ["zip-hint", "contact.too-long"], "the page's own description stays");
});

test("a refused submit shows everything, and the summary leads to the fields by keyboard", async () => {
  await $("#birth").fill("1.2.1980");
  await press("Enter");
  assert.deepEqual(await log(), ["contact:invalid"]);
  assert.equal(await focused(), "contact-summary");
  assert.equal(await $(".contact-summary h2").textContent(), "There is a problem");
  assert.deepEqual(await summary(), [
    "First name is required",
    "Company id is required",
    "Birth date: expected a date like 1980-12-31, or an ISO 8601 date-time",
    "The data may be stored: Please check this box if you want to proceed.",
  ], "in the order of the form, the page's own rules among them");
  for (const [selector, code] of [["#first", "contact.required"], ["#company", "contact.required"], ["#birth", "contact.invalid-date"], ["#agree", "form.native"]]) {
    assert.deepEqual(await shown(selector), [code]);
    assert.equal(await $(selector).getAttribute("aria-invalid"), "true");
  }

  const url = page.url();
  await press("Tab", "Tab", "Enter");
  assert.equal(await focused(), "company");
  assert.equal(page.url(), url, "the address stays");
  await type("7");
  assert.equal((await summary()).length, 4, "nothing moves while the text is written");
  await press("Tab");
  assert.deepEqual((await summary()).length, 3, "what is solved leaves the list");

  await $("#birth").fill("1980-02-01");
  await press("Enter");
  assert.deepEqual(await summary(), ["First name is required", "The data may be stored: Please check this box if you want to proceed."]);
  assert.equal(await focused(), "contact-summary");
  await fillRequired();
  await $("#first").press("Enter");
  assert.deepEqual(await log(), ["contact:invalid", "contact:invalid", "contact:valid", "sent"]);
  assert.equal(await $(".contact-summary").count(), 0);
});

test("the constraint validation is right at any time", async () => {
  const valid = () => page.evaluate(() => [document.forms[0].checkValidity(), document.querySelector("#first").validity.customError, document.querySelector("#first").validationMessage]);
  assert.deepEqual(await valid(), [false, true, "First name is required"]);
  await fillRequired();
  assert.deepEqual(await valid(), [true, false, ""]);
  await $("#phone").fill("305-585-42l5");
  await press("Tab");
  assert.equal((await valid())[0], false);
  assert.equal(await $("#phone").evaluate((e) => e.matches(":user-invalid") && e.validity.customError), true);
});

test("warnings stand apart, block nothing, and their fix is applied by keyboard", async () => {
  await fillRequired();
  await $("#email").fill("john@gmial.com");
  await press("Tab");
  assert.deepEqual(await shown("#email"), ["email.typo-domain"]);
  assert.equal(await $("#email + .contact-messages .contact-warning").count(), 1);
  assert.deepEqual(await attributes("#email", "aria-invalid", "data-contact-state"), ["false", "warning"]);
  assert.match(await description("#email"), /^Warning: The domain looks like a misspelt gmail.com. Write gmail.com if that is meant$/);
  await $("#first").press("Enter");
  assert.deepEqual(await log(), ["contact:valid", "sent"]);
  assert.equal(await $(".contact-summary").count(), 0);

  const fix = page.getByRole("button", { name: "Fix: write the usual domain" });
  await fix.focus();
  await press("Enter");
  assert.equal(await $("#email").inputValue(), "john@gmail.com");
  assert.equal(await focused(), "email");
  assert.equal(await $(".contact-status").textContent(), "Fixed");
  assert.deepEqual(await shown("#email"), []);
  assert.deepEqual((await payload()).communicationItems, [{ type: { id: 1 }, value: "john@gmail.com" }]);
  assert.deepEqual(await log(), ["contact:valid", "sent"], "a fix submits nothing");
});

test("a fix is offered where the form can say it, and tells the page's own listeners", async () => {
  await page.evaluate(() => {
    window.heard = [];
    for (const type of ["input", "change"]) document.querySelector("form").addEventListener(type, ({ target, type }) => window.heard.push(`${type} ${target.id}`));
  });
  // The type of the first item is hidden, so it can be changed; the select of the second one lacks no option.
  await $("#phone").fill("john@acme.com");
  await press("Tab");
  assert.deepEqual(await shown("#phone"), ["communication.email-in-number"]);
  await page.evaluate(() => (window.heard.length = 0));
  await page.getByRole("button", { name: /^Fix: change the type/ }).press("Enter");
  assert.equal(await $("#kind").inputValue(), "1");
  assert.deepEqual(await page.evaluate(() => window.heard), ["input kind", "change kind"]);
  assert.equal((await attributes("#phone", "inputmode"))[0], "email");

  await $("#kind").evaluate((select) => select.options[2].remove());
  await $("#kind").selectOption("2");
  assert.deepEqual(await shown("#phone"), ["communication.email-in-number"]);
  assert.equal(await $(".contact-fix").count(), 0, "without the option there is no button");
  const applied = await page.evaluate(() => window.bound.applyFix(window.bound.check().diagnostics.find(({ code }) => code === "communication.email-in-number")));
  assert.equal(applied, false);

  await $("#email").fill("a@acme.com");
  await $("#kind").evaluate((select) => select.add(new Option("E-mail", "1")));
  await $("#kind").selectOption("1");
  await $("#phone").fill("a@acme.com");
  await press("Tab");
  await page.getByRole("button", { name: /leave this item out/ }).press("Enter");
  assert.equal(await $("#phone").inputValue(), "");
  assert.equal((await page.evaluate(() => window.bound.check().diagnostics.filter(({ code }) => code === "communication.duplicate"))).length, 0);
});

test("rows come and go, and messages stay with their controls", async () => {
  await fillRequired();
  await $("#phone").fill("305-585-42l5");
  await press("Tab");
  assert.deepEqual(await shown("#phone"), ["phone.stray-letter"]);

  await page.evaluate(() => {
    document.querySelector("#items").insertAdjacentHTML("beforeend", `
      <div class="row" id="new"><input type="hidden" name="communicationItems[2][type][id]" value="4">
        <label for="cell">Cell</label> <input id="cell" name="communicationItems[2][value]"></div>`);
  });
  assert.deepEqual(await attributes("#cell", "maxlength", "inputmode"), ["250", "tel"], "a new control gets its hints");
  await $("#cell").focus();
  await type("3055854225");
  assert.equal(await $("#cell").inputValue(), "(305) 585-4225");
  await $("#cell").fill("99");
  await press("Tab");
  assert.equal((await shown("#cell")).length, 1);

  await $("#phone").evaluate((phone) => phone.closest(".row").remove());
  assert.equal(await $(".contact-messages").count(), 1, "the messages of what has gone are gone");
  assert.equal((await shown("#cell")).length, 1, "those of the others stay, whatever their index has become");
  const { diagnostics } = await page.evaluate(() => window.bound.check());
  assert.equal(diagnostics[0].pointer, "/communicationItems/0/value", "the payload has no gap");
  await $("#cell").fill("3055854225");
  assert.deepEqual((await payload()).communicationItems, [{ type: { id: 4 }, value: "+13055854225" }]);

  await $("#cell").evaluate((cell) => cell.remove());
  assert.equal((await payload()).communicationItems, undefined);
  await $("#first").press("Enter");
  assert.deepEqual(await log(), ["contact:valid", "sent"]);
});

test("the page takes the payload by event or by callback, and its own submit listeners run for a good form alone", async () => {
  await page.evaluate(() => {
    const form = document.querySelector("form");
    form.addEventListener("submit", () => window.log.push({ type: "submit" }));
    window.bound.destroy();
    window.bound = window.bindContactForm(form, { onValid: (contact, { diagnostics, changes, event }) => window.log.push({ type: "onValid", detail: { contact, diagnostics, changes, prevented: event.defaultPrevented } }), onInvalid: (found) => window.log.push({ type: `onInvalid ${found.length}` }) });
  });
  await $("#first").press("Enter");
  assert.deepEqual(await log(), ["contact:invalid", "onInvalid 3"]);
  await fillRequired();
  await $("#phone").fill("305 585 4225 x101");
  await $("#first").fill(" John ");
  await $("#level-3").check();
  await $("#first").press("Enter");
  assert.deepEqual((await log()).slice(2), ["contact:valid", "onValid", "submit"]);
  const expected = {
    firstName: "John", company: { id: 7 }, inactiveFlag: false, portalSecurityLevel: 3,
    communicationItems: [{ type: { id: 2 }, value: "+13055854225", extension: "101" }],
  };
  const { contact, changes, prevented } = await page.evaluate(() => window.log[3].detail);
  assert.deepEqual(contact, expected);
  assert.deepEqual(await page.evaluate(() => window.log[2].detail.value), expected);
  assert.ok(changes.length >= 2 && prevented);
  assert.deepEqual(await payload(), expected);

  await page.evaluate(() => {
    window.log.length = 0;
    document.querySelector("form").addEventListener("contact:valid", (event) => event.preventDefault());
    window.bind();
  });
  await $("#first").press("Enter");
  assert.deepEqual(await log(), ["contact:valid", "submit"], "a cancelled event sends nothing");
  await $("#first").fill("");
  await $("#draft").click();
  assert.deepEqual((await log()).slice(2), ["submit", "sent"], "a button with formnovalidate checks nothing");
});

test("no click is lost when a message appears above the button", async () => {
  await $("#agree").evaluate(() => {
    const button = Object.assign(document.createElement("button"), { type: "button", id: "other", textContent: "Other" });
    button.addEventListener("click", () => window.log.push({ type: "clicked" }));
    document.querySelector("form").append(button);
  });
  await $("#first").focus();
  const box = await $("#other").boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  assert.equal(await focused(), "other");
  assert.deepEqual(await shown("#first"), [], "it waits for the release");
  await page.mouse.up();
  await $("#first[aria-invalid=true]").waitFor();
  assert.deepEqual(await log(), ["clicked"]);

  await $("#company").focus();
  const moved = await $("#other").boundingBox();
  await page.touchscreen.tap(moved.x + 5, moved.y + 5);
  assert.deepEqual(await log(), ["clicked", "clicked"], "by finger too");
  await $("#company[aria-invalid=true]").waitFor();
});

test("messages in Spanish, the form's own words included", async () => {
  await bind({ locale: "es", texts: { title: "Revise el formulario" } });
  await $("#email").fill("john@gmial.com");
  await $("#company").fill("x");
  await press("Enter");
  assert.equal(await $(".contact-summary h2").textContent(), "Revise el formulario");
  assert.equal(await $(".contact-summary").getAttribute("lang"), "es");
  assert.deepEqual((await summary()).slice(0, 2), ["First name es obligatorio", "Company id: se esperaba un número entero, se encontró una cadena"]);
  assert.match(await description("#email"), /^Aviso: El dominio .*gmail\.com/);
  const fix = $(".contact-fix").first();
  assert.match(await fix.textContent(), /^Corregir: /);
  await fix.press("Enter");
  assert.equal(await $(".contact-status").textContent(), "Corregido");
  await bind({ locale: "es" });
  await $("#first").press("Enter");
  assert.equal(await $(".contact-summary h2").textContent(), "Hay un problema");
});

test("errors without a control are in the summary, and warnings without one beside it", async () => {
  await $("#company").evaluate((company) => company.closest("p").remove());
  await $("#first").fill("John");
  await bind({ advice: true });
  await $("#agree").check();
  await $("#first").press("Enter");
  assert.deepEqual(await summary(), ["company is required"]);
  assert.equal(await $(".contact-summary a").count(), 0, "there is nothing to lead to");
  assert.equal(await $(".contact-summary li code").textContent(), "company");
  assert.equal(await focused(), "contact-summary");
  await page.evaluate(() => {
    window.bound.show([{ code: "server.note", severity: "warning", message: "the server is slow" }]);
  });
  assert.equal(await $(".contact-notes .contact-warning").last().textContent(), "Warning: The server is slow");
});

test("what a server found stands at its field until the field is changed", async () => {
  await fillRequired();
  await page.evaluate(async () => {
    const { explainServerError } = await import("./pkg/index.js");
    window.bound.show(explainServerError({ code: "InvalidObject", message: "contact object is invalid", errors: [{ code: "MissingRequired", message: "?", field: "company/id" }] }));
  });
  assert.equal((await summary()).length, 1);
  assert.equal(await focused(), "contact-summary");
  assert.equal((await shown("#company")).length, 1);
  assert.equal(await page.evaluate(() => document.forms[0].checkValidity()), false);
  await $("#company").fill("8");
  assert.deepEqual(await shown("#company"), []);
  assert.equal(await page.evaluate(() => document.forms[0].checkValidity()), true);
});

test("the page says where messages and the summary go, and in which words", async () => {
  await page.evaluate(() => {
    document.querySelector("h1").insertAdjacentHTML("afterend", "<div id=top></div>");
    document.querySelector("#inactive").insertAdjacentHTML("afterend", '<div data-contact-messages="firstName" id="mine"></div>');
    document.querySelector("#company").dataset.contactLabel = "Customer";
    window.bound.destroy();
    window.bound = window.bindContactForm(document.forms[0], {
      summary: document.querySelector("#top"), headingLevel: 3,
      message: ({ code }, { label }) => (code === "contact.required" && label === "First name" ? "Enter a first name" : undefined),
    });
  });
  await $("#first").press("Enter");
  assert.equal(await $("#top > .contact-summary h3").count(), 1);
  assert.deepEqual((await summary()).slice(0, 2), ["Enter a first name", "Customer is required"]);
  assert.equal(await $("#mine").textContent(), "Error: Enter a first name");

  await page.evaluate(() => {
    window.bound.destroy();
    window.bound = window.bindContactForm(document.forms[0], { summary: false, check: "submit" });
  });
  assert.equal(await $("#mine").textContent(), "");
  await $("#first").focus();
  await press("Tab");
  assert.deepEqual(await shown("#first"), []);
  await press("Enter");
  assert.equal(await $(".contact-summary").count(), 0);
  assert.equal(await focused(), "first", "without a summary the focus goes to the first error");
});

test("with check: input a field is checked from its first letter on", async () => {
  await bind({ check: "input" });
  await $("#birth").focus();
  await type("1");
  assert.deepEqual(await shown("#birth"), ["contact.invalid-date"]);
});

test("a reset forgets everything", async () => {
  await $("#first").press("Enter");
  assert.equal(await $(".contact-summary").count(), 1);
  await page.getByRole("button", { name: "Empty" }).click();
  await $(".contact-summary").waitFor({ state: "detached" });
  assert.equal(await $(".contact-messages").count(), 0);
  assert.equal(await $("[aria-invalid=true]").count(), 0);
});

test("a reset that the page holds back forgets nothing", async () => {
  await page.evaluate(() => document.querySelector("form").addEventListener("reset", (event) => event.preventDefault()));
  await $("#first").press("Enter");
  await page.getByRole("button", { name: "Empty" }).click();
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
  assert.deepEqual(await shown("#first"), ["contact.required"]);
  assert.equal(await $(".contact-summary").count(), 1);
});

test("a field in what is folded up is unfolded by its link, and by a submit without a summary", async () => {
  await page.evaluate(() => {
    const fold = document.createElement("details");
    fold.innerHTML = "<summary>More</summary><details><summary>Even more</summary></details>";
    const paragraph = document.querySelector("#company").closest("p");
    paragraph.before(fold);
    fold.querySelector("details").append(paragraph);
  });
  const open = () => page.evaluate(() => [...document.querySelectorAll("details")].map(({ open }) => open));
  await $("#first").fill("John");
  await press("Enter");
  await $(".contact-summary a").first().click();
  assert.deepEqual([await focused(), await open()], ["company", [true, true]]);
  await page.evaluate(() => document.querySelectorAll("details").forEach((fold) => (fold.open = false)));
  await bind({ summary: false });
  await $("#first").press("Enter");
  assert.deepEqual([await focused(), await open()], ["company", [true, true]]);
});

test("an element of the page's own is a control like any other", async () => {
  await page.evaluate(() => {
    customElements.define("own-input", class extends HTMLElement {
      static formAssociated = true;
      #internals = this.attachInternals();
      value = "";
      get name() {
        return this.getAttribute("name");
      }
      get form() {
        return this.#internals.form;
      }
    });
    document.querySelector("#first").outerHTML = '<own-input id="first" name="firstName" tabindex="0"></own-input>';
  });
  await page.evaluate(() => window.bound.validate());
  assert.equal((await summary())[0], "firstName is required");
  assert.deepEqual(await shown("#first"), ["contact.required"]);
  await $("#first").evaluate((own) => {
    own.value = " John ";
    own.dispatchEvent(new Event("change", { bubbles: true }));
  });
  assert.deepEqual(await shown("#first"), []);
  await $("#company").fill("7");
  await $("#agree").check();
  assert.equal((await payload()).firstName, "John");
  await page.evaluate(() => window.bound.destroy());
});

test("a radio group is one place", async () => {
  await $("#email").fill("john@acme.com");
  await $("#level-1").evaluate((radio) => (radio.value = "9"));
  await $("#level-1").check();
  await press("Tab");
  assert.deepEqual([await shown("#level-1"), await shown("#level-3")], [["contact.out-of-range"], ["contact.out-of-range"]]);
  assert.equal(await $("#level-1").getAttribute("aria-invalid"), null, "a radio button has none");
  assert.match(await description("#level-3"), /^Error: Portal level goes from 1 to 6/);
  await $("#level-1").focus();
  await press("ArrowDown");
  assert.deepEqual(await shown("#level-1"), []);
});

test("destroy takes back everything, and several forms keep apart", async () => {
  await page.evaluate(() => window.bound.destroy());
  const before = await page.content();
  await bind();
  await $("#birth").fill("x");
  await $("#email").fill("john@gmial.com");
  await $("#phone").fill("12");
  await press("Enter");
  assert.equal(await $(".contact-messages").count() > 4, true);
  await page.evaluate(() => window.bound.destroy());
  assert.equal(await page.content(), before);
  assert.equal(await page.evaluate(() => document.querySelector("#first").validity.customError), false);
  await $("#phone").fill("");
  await type("3055854225");
  assert.equal(await $("#phone").inputValue(), "3055854225");

  // The handle may outlive the form, in a callback for one: it reads, and shows nothing.
  const late = await page.evaluate(() => {
    const before = document.forms[0].outerHTML;
    const { ok } = window.bound.validate();
    window.bound.show([{ code: "x", severity: "error", message: "x", pointer: "/firstName" }]);
    window.bound.refresh();
    window.bound.destroy();
    return [ok, window.bound.check().ok, document.forms[0].outerHTML === before, document.querySelector("#first").validity.customError];
  });
  assert.deepEqual(late, [false, false, true, false]);
  await $("#phone").fill("");

  const ids = await page.evaluate(() => {
    const copy = document.forms[0].cloneNode(true);
    copy.removeAttribute("id");
    for (const element of copy.querySelectorAll("[id], [for]")) for (const name of ["id", "for"]) element.removeAttribute(name);
    document.querySelector("main").append(copy);
    for (const form of document.forms) window.bindContactForm(form).validate();
    return [...document.querySelectorAll("[id]")].map(({ id }) => id);
  });
  assert.equal(new Set(ids).size, ids.length, "every id is there once");
  assert.equal(await $("form:nth-of-type(2) .contact-summary a").first().evaluate((link) => document.querySelector(link.hash).form === document.forms[1]), true);
});

test("controls outside of the form, and a form in a shadow tree", async () => {
  await page.evaluate(() => {
    document.body.insertAdjacentHTML("beforeend", '<main><label for="out">Job title</label> <input id="out" name="title" form="contact"></main>');
    window.bound.refresh();
  });
  assert.equal((await attributes("#out", "maxlength"))[0], "50");
  await $("#out").evaluate((e) => (e.maxLength = 99));
  await $("#out").fill("x".repeat(51));
  await press("Shift+Tab");
  assert.deepEqual(await shown("#out"), ["contact.too-long"]);

  const text = await page.evaluate(async () => {
    const host = document.body.appendChild(document.createElement("div"));
    const root = host.attachShadow({ mode: "open" });
    root.innerHTML = `<form><label>First <input name="firstName"></label><input type="hidden" name="communicationItems[0][type][id]" value="2">
      <label>Phone <input id="inner" name="communicationItems[0][value]"></label><button>Save</button></form>`;
    window.bindContactForm(root.querySelector("form"));
    root.querySelector("input").focus();
    root.querySelector("input").blur();
    return root.querySelector(".contact-error")?.textContent;
  });
  assert.equal(text, "Error: First is required");
  await $("#inner").focus();
  await type("305585422");
  await $("#inner").evaluate((e) => e.setSelectionRange(7, 7));
  await type("9");
  assert.equal(await written("#inner"), "(305) 59|8-5422", "the caret stays there too");
});

test("misuse is a TypeError, at once", async () => {
  const errors = await page.evaluate(() => {
    const form = document.forms[0];
    const attempts = [
      () => window.bindContactForm(), () => window.bindContactForm(document.body), () => window.bindContactForm(form),
      ...[{ nothing: 1 }, { api: "newest" }, { check: "keyup" }, { prefix: "]" }, { onValid: 1 }, { summary: "top" }, { headingLevel: 7 }, { texts: { heading: "" } }, 5]
        .map((options) => () => (window.bound.destroy(), window.bindContactForm(form, options))),
    ];
    return attempts.map((attempt) => {
      try {
        attempt();
        return "accepted";
      } catch (error) {
        return error.constructor.name;
      }
    });
  });
  assert.deepEqual(errors, errors.map(() => "TypeError"));
});

test("axe finds nothing: before, with errors, with warnings", async () => {
  await noViolations();
  await $("#birth").fill("x");
  await $("#phone").fill("12");
  await $("#level-1").evaluate((radio) => (radio.value = "9"));
  await $("#level-1").check();
  await $("#first").press("Enter");
  assert.ok((await summary()).length > 4);
  await noViolations();
  await $("#birth").fill("");
  await $("#level-3").check();
  await fillRequired();
  await $("#email").fill("john@gmial.com");
  await $("#phone").fill("555 123 4567");
  await $("#first").press("Enter");
  assert.equal(await $(".contact-summary").count(), 0);
  assert.ok((await $(".contact-warning").count()) > 1);
  await noViolations();
});
