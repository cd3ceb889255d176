/** The fields that an expression names, as a tree, so that a record is read no further than the expression needs. */

export class FieldTree {
  /** @type {Map<string, FieldTree | undefined>} by lower-case name; `undefined`: the whole value. */
  #members = new Map();

  /** @param {readonly string[]} paths `company/id`, `communicationItems/type/name`, … */
  static of(paths) {
    const root = new FieldTree();
    for (const path of paths) root.#add(path.toLowerCase().split("/"));
    return root;
  }

  #add([name, ...rest]) {
    const known = this.#members.has(name);
    const inner = this.#members.get(name);
    if (known && inner === undefined) return;
    if (rest.length === 0) {
      this.#members.set(name, undefined);
    } else {
      const tree = inner ?? new FieldTree();
      tree.#add(rest);
      this.#members.set(name, tree);
    }
  }

  /** The object's own keys that the tree names, case set aside, each with what is wanted inside. */
  *keysOf(object) {
    for (const key of Object.keys(object)) {
      const name = key.toLowerCase();
      if (this.#members.has(name)) yield [key, this.#members.get(name)];
    }
  }
}
