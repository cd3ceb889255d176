/** The same as `form.js`, for what renders pages in Cloudflare Workers and edge runtimes. */

import "./contact-edge.js";

export * from "./lib/form/bind.js";
