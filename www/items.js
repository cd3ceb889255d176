/** The communication items of the form: rows that can be added and removed. */

import { communicationFields, communicationTypes } from "../pkg/index.js";
import { bindPhoneInput } from "../pkg/form.js";
import { control } from "./controls.js";
import { byId, el } from "./dom.js";

const types = communicationTypes.map(({ id, name }) => [id, name]);
const phones = new Set(communicationTypes.filter(({ kind }) => kind === "phone" || kind === "fax").map(({ id }) => id));
const row = new Map(communicationFields.map((field) => [field.name, field]));

/** @param {{ payload: () => any, changed: () => void, redraw: () => void }} form */
export function communicationItems(form) {
  const rows = el("div", { class: "items" });
  const add = el("button", { type: "button", class: "add", id: "add-item" }, "Add an item");
  let controls = [];

  const list = () => form.payload().communicationItems;

  add.addEventListener("click", () => {
    const items = Array.isArray(list()) ? list() : (form.payload().communicationItems = []);
    items.push({ type: { id: items.length === 0 ? 1 : 2 }, value: "" });
    form.redraw();
    controls.find(({ pointer }) => pointer === `/communicationItems/${items.length - 1}/value`)?.input.focus();
  });

  const removeItem = (at) => {
    list().splice(at, 1);
    if (list().length === 0) delete form.payload().communicationItems;
    form.redraw();
    (byId(`remove-item-${Math.max(0, at - 1)}`) ?? add).focus();
  };

  return {
    element: el("fieldset", {}, el("legend", {}, "Communication items"), rows, add),
    controls: () => controls,
    /** Makes the rows anew: their number has changed. */
    draw() {
      controls = [];
      const items = Array.isArray(list()) ? list() : [];
      rows.replaceChildren(
        ...items.map((_, at) => {
          const bind = (name, rest) => {
            const made = control({ pointer: `/communicationItems/${at}/${name}`, kind: "text", maxLength: row.get(name)?.maxLength, ...rest }, form);
            controls.push(made);
            if (name === "value") bindPhoneInput(made.input, { isPhone: () => phones.has(list()?.[at]?.type?.id) });
            return made.element;
          };
          return el(
            "div",
            { class: "item", role: "group", "aria-label": `Item ${at + 1}` },
            bind("type/id", { label: "Type", kind: "select", options: types }),
            bind("value", { label: "Address or number", required: true }),
            bind("extension", { label: "Extension" }),
            bind("defaultFlag", { label: "Default of its type", kind: "check" }),
            el(
              "button",
              { type: "button", class: "remove", id: `remove-item-${at}`, "aria-label": `Remove item ${at + 1}`, onclick: () => removeItem(at) },
              "Remove",
            ),
          );
        }),
      );
    },
  };
}
