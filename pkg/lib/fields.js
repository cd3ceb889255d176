/**
 * The fields that an expression names, as a tree, so that a record is read no further than the expression needs: by its name in lower
 * case what is wanted inside of a field, or `undefined` for the whole value.
 *
 * @typedef {Map<string, FieldTree | undefined>} FieldTree
 * @param {Iterable<string>} paths `company/id`, `communicationItems/type/name`, …
 * @returns {FieldTree}
 */
export function fieldTree(paths) {
  const root = new Map();
  for (const path of paths) add(root, path.toLowerCase().split("/"));
  return root;
}

function add(tree, [name, ...rest]) {
  const inner = tree.get(name);
  if (tree.has(name) && inner === undefined) return;
  tree.set(name, rest.length === 0 ? undefined : (inner ?? new Map()));
  if (rest.length > 0) add(tree.get(name), rest);
}
