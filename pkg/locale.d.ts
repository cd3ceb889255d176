/** The messages of one language, for `translate`. */

import type { MessageCatalog } from "./index.js";

/** The catalog. */
declare const catalog: MessageCatalog;
export default catalog;
