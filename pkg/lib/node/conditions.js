/** The query language, for Node. */

import { CONDITIONS } from "../module.js";
import { provideFiles } from "./modules.js";

provideFiles(CONDITIONS);

export * from "../conditions-api.js";
