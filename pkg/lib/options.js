/** Options: absent, or an object. A member that is `undefined` is absent too; the module refuses the unknown ones. */

import { wantObject } from "./arguments.js";

export function wantOptions(options) {
  if (options === undefined) return undefined;
  wantObject(options, "options");
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
