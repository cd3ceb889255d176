/** Members of the payload by RFC 6901 pointer. The page makes its own pointers, so none of their names has a slash. */

const stepsOf = (pointer) => pointer.split("/").slice(1);

/** The value at the pointer, or `undefined`. */
export function get(root, pointer) {
  return stepsOf(pointer).reduce((value, step) => value?.[step], root);
}

/** Sets the value at the pointer; objects on the way are made. */
export function set(root, pointer, value) {
  const steps = stepsOf(pointer);
  const last = steps.pop();
  let holder = root;
  for (const step of steps) {
    if (typeof holder[step] !== "object" || holder[step] === null) holder[step] = {};
    holder = holder[step];
  }
  holder[last] = value;
}

/** Removes the value at the pointer, and the reference around it if that leaves it empty. */
export function remove(root, pointer) {
  const steps = stepsOf(pointer);
  const last = steps.pop();
  const parent = `/${steps.join("/")}`;
  const holder = steps.length === 0 ? root : get(root, parent);
  if (typeof holder !== "object" || holder === null) return;
  delete holder[last];
  if (last === "id" && Object.keys(holder).length === 0) remove(root, parent);
}
