/** Makes rows of the texts in `dist/tables.js`. */

/**
 * The rows of a table.
 *
 * @param {string} table a line for each field: its name and its rules, with tabs between them
 * @param {number} model the place of the rule: 0 is the documented model, 1 is the current one
 * @param {string} [told] a description for each line
 */
export function fieldsOf(table, model, told) {
  const descriptions = told?.split("\n");
  return table.split("\n").flatMap((line, at) => {
    const [name, first, second = first] = line.split("\t");
    const [type, limit, presence] = (model ? second : first).split(" ");
    if (!type) return [];
    const row = { name, type };
    if (type === "integer") {
      row.minimum = 1;
      row.maximum = Number(limit) || 2147483647;
    } else if (limit > 0) row.maxLength = Number(limit);
    else if (limit) row.enum = limit.split(",");
    row.required = presence === "+";
    row.system = presence === "-";
    if (descriptions) row.description = descriptions[at];
    return [row];
  });
}

/** Rows whose ids count from one: a line for each, with tabs between its values. */
export function numbered(table, ...names) {
  return table.split("\n").map((line, at) => {
    const row = { id: at + 1 };
    line.split("\t").forEach((value, place) => (row[names[place]] = value));
    return row;
  });
}
