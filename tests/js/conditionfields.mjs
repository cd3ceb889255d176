/** What the declarations say of the fields of conditions: the kind of each by its path. */

import { declarations } from "./compile.mjs";

export function kindsOf() {
  const source = declarations("tables.d.ts");
  const { members } = source.statements.find((statement) => statement.name?.text === "ConditionFields");
  return members.map(({ name, type }) => [name.text, type.literal?.text ?? "enum"]);
}
