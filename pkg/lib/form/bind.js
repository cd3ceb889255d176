/** Plain HTML forms for contacts: checked on blur and on submit, with messages, a summary, fixes and the normalized payload. */

import { Controller } from "./controller.js";
import { readOptions } from "./options.js";

export { bindPhoneInput } from "./typing.js";

const bound = new WeakSet();

export function bindContactForm(form, options) {
  if (typeof form !== "object" || form === null || form.nodeName !== "FORM") throw new TypeError("form: expected a form element");
  if (bound.has(form)) throw new TypeError("form: it is bound already");
  const controller = new Controller(form, readOptions(options));
  bound.add(form);
  return {
    form,
    payload: () => controller.check().value,
    check: () => controller.check(),
    validate: () => controller.validate(),
    show: (diagnostics) => controller.show(diagnostics),
    applyFix: (diagnostic) => controller.fix(diagnostic),
    refresh: () => controller.refresh(),
    destroy: () => {
      controller.destroy();
      bound.delete(form);
    },
  };
}
