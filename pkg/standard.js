/** Standard Schema v1 and Standard JSON Schema v1, and nothing else. */

export { communicationSchema, contactSchema } from "./contact.js";
