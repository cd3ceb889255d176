/** The same as `form.js`, for what renders pages in Cloudflare Workers. */

import "./contact-workerd.js";

export * from "./lib/form/bind.js";
