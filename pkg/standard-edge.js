/** The same as `standard.js`, for Cloudflare Workers and edge runtimes. */

export { communicationSchema, contactSchema } from "./contact-edge.js";
