/** Standard Schema v1 and Standard JSON Schema v1 alone, for Node. */

export { communicationSchema, contactSchema } from "./contact.js";
