/** One labelled control of the form, bound to a pointer of the payload, with the list of its findings. */

import { el } from "./dom.js";
import { get, remove, set } from "./pointer.js";

let serial = 0;

/**
 * @param {{ pointer: string, label: string, kind: "text" | "number" | "select" | "check", required?: boolean,
 *   maxLength?: number, hint?: string, options?: [number, string][], wide?: boolean }} field
 * @param {{ payload: () => object, changed: () => void }} form
 */
export function control(field, form) {
  const id = `control-${serial++}`;
  const { pointer, kind } = field;
  const list = el("ul", { class: "findings", id: `${id}-findings`, hidden: true });
  const input = make(field, { id, "data-pointer": pointer, "aria-describedby": `${id}-findings`, "aria-required": field.required || undefined });

  const read = () => {
    const value = valueOf(input, kind);
    if (value === undefined) remove(form.payload(), pointer);
    else set(form.payload(), pointer, value);
    form.changed();
  };
  input.addEventListener(kind === "select" || kind === "check" ? "change" : "input", read);

  const count = field.maxLength === undefined ? undefined : el("span", { class: "count", "aria-hidden": "true" });
  const label = el("label", { for: id }, field.label, field.required ? el("span", { class: "required" }, " required") : undefined);
  const hint = field.hint && el("span", { class: "hint" }, field.hint);
  const element =
    kind === "check"
      ? el("div", { class: "field check" }, input, label, list)
      : el("div", { class: `field${field.wide ? " wide" : ""}` }, el("div", { class: "label" }, label, hint, count), input, list);

  return {
    element,
    input,
    list,
    pointer,
    /** Shows what the payload holds, unless that is what the control says already. */
    sync() {
      const value = get(form.payload(), pointer);
      if (valueOf(input, kind) !== value) show(input, kind, value);
      this.recount();
    },
    recount() {
      if (count) {
        count.textContent = `${input.value.trim().length}/${field.maxLength}`;
        count.classList.toggle("over", input.value.trim().length > field.maxLength);
      }
    },
  };
}

function make({ kind, options = [] }, attributes) {
  if (kind === "check") return el("input", { type: "checkbox", ...attributes });
  if (kind === "select") {
    return el("select", attributes, el("option", { value: "" }, "Not set"), ...options.map(([value, text]) => el("option", { value }, text)));
  }
  return el("input", { type: "text", inputmode: kind === "number" ? "numeric" : undefined, spellcheck: "false", ...attributes });
}

function valueOf(input, kind) {
  if (kind === "check") return input.checked ? true : undefined;
  if (input.value === "") return undefined;
  const isNumber = kind !== "text" && /^-?\d{1,15}$/.test(input.value);
  return isNumber ? Number(input.value) : input.value;
}

function show(input, kind, value) {
  if (kind === "check") {
    input.checked = value === true;
    return;
  }
  const text = value === undefined || value === null ? "" : typeof value === "object" ? JSON.stringify(value) : String(value);
  if (kind === "select" && ![...input.options].some((option) => option.value === text)) {
    input.append(el("option", { value: text }, `${text} – not in the table`));
  }
  input.value = text;
}
