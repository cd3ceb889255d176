/** The same as `react-hook-form.js`, for Cloudflare Workers, where a server may run the resolver too. */

import "./contact-workerd.js";

export * from "./lib/form/resolver.js";
