/** Everything, for Node. */

import { BOTH, CONDITIONS, CONTACT, PHONE } from "../module.js";
import { provideFiles } from "./modules.js";

provideFiles(PHONE, CONTACT, CONDITIONS, BOTH);

export * from "../api.js";
