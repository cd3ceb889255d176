/** The same as `standard.js`, for Cloudflare Workers. */

import "./workerd.js";

export { communicationSchema, contactSchema } from "./lib/standard.js";
