/** Makes rows of the texts in `dist/tables.js`. */

/**
 * The rows of a table.
 *
 * @param {string} table a word for each field, `name|rule` or `name|rule|rule`. A rule is its type, limit and presence, with colons between
 * @param {number} model the place of the rule: 0 is the documented model, 1 is the current one
 * @param {string} [told] a line for each description
 */
export function fieldsOf(table, model, told) {
  const descriptions = told?.split("\n");
  return table.split(" ").flatMap((word, at) => {
    const [name, first, second = first] = word.split("|");
    const [type, limit, presence] = (model ? second : first).split(":");
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
