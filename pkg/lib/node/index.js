/** Everything, for Node. */

import { provideFiles } from "./modules.js";

provideFiles();

export * from "../api.js";
