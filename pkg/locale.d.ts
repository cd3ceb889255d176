/** The messages of one language, for `translate`. */

import type { MessageCatalog } from "./index.js";

declare const catalog: MessageCatalog;
export default catalog;
