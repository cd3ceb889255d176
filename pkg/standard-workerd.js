/** The same as `standard.js`, for Cloudflare Workers. */

export { communicationSchema, contactSchema } from "./contact-workerd.js";
