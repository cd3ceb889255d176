/** Standard Schema v1 and Standard JSON Schema v1, and nothing else. */

import "./index.js";

export { communicationSchema, contactSchema } from "./lib/standard.js";
