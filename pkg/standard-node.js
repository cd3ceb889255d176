/** The same as `standard.js`, for Node. */

import "./node.js";

export { communicationSchema, contactSchema } from "./lib/standard.js";
