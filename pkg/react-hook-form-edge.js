/** The same as `react-hook-form.js`, for Cloudflare Workers and edge runtimes: a server may run the resolver too. */

import "./contact-edge.js";

export * from "./lib/form/resolver.js";
