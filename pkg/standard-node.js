/** The same as `standard.js`, for Node. */

export { communicationSchema, contactSchema } from "./contact-node.js";
