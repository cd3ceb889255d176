/** The query language as a careful programmer writes it down without a tool: recursive descent. The trees are the grammar's. */

const SPACE = /[ \t\r\n]*/y;
const FIELD = /[A-Za-z_][A-Za-z0-9_]*(?:\/[A-Za-z_][A-Za-z0-9_]*)*/y;
const OPERATOR = /!=|<=|>=|=|<|>|(?:contains|like|in)\b/iy;
const NUMBER = /-?[0-9]+(?:\.[0-9]+)?/y;
const WORD = /(?:true|false|null)\b/iy;
const [NOT, AND, OR] = [/not\b/iy, /and\b/iy, /or\b/iy];

export function parse(text) {
  let at = 0;

  /** What stands here, and the white space behind it. */
  function take(pattern) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found === null) return undefined;
    at = pattern.lastIndex;
    space();
    return found[0];
  }
  function space() {
    SPACE.lastIndex = at;
    SPACE.exec(text);
    at = SPACE.lastIndex;
  }
  function sign(character) {
    if (text[at] !== character) return false;
    at++;
    space();
    return true;
  }
  function refuse(what) {
    throw new SyntaxError(`expected ${what} at ${at}`);
  }
  function until(character) {
    const end = text.indexOf(character, at + 1);
    if (end === -1) refuse(character);
    const inside = text.slice(at + 1, end);
    at = end + 1;
    space();
    return inside;
  }

  function either() {
    return joined("or", OR, both);
  }
  function both() {
    return joined("and", AND, factor);
  }
  function joined(type, word, part) {
    const first = part();
    if (take(word) === undefined) return first;
    const args = [first];
    do args.push(part());
    while (take(word) !== undefined);
    return { type, args };
  }
  function factor() {
    if (!sign("(")) return comparison();
    const inner = either();
    if (!sign(")")) refuse(")");
    return inner;
  }
  function comparison() {
    const field = take(FIELD) ?? refuse("a field");
    const negated = take(NOT) !== undefined;
    const operator = (take(OPERATOR) ?? refuse("an operator")).toLowerCase();
    return { type: "comparison", field, operator, negated, value: value() };
  }
  function value() {
    switch (text[at]) {
      case '"':
      case "'":
        return { type: "string", value: until(text[at]) };
      case "[":
        return { type: "datetime", value: until("]") };
      case "(":
        return list();
    }
    const number = take(NUMBER);
    if (number !== undefined) return { type: "number", value: Number(number) };
    const word = (take(WORD) ?? refuse("a value")).toLowerCase();
    return word === "null" ? { type: "null" } : { type: "boolean", value: word === "true" };
  }
  function list() {
    sign("(");
    const values = [];
    do values.push(value());
    while (sign(","));
    if (!sign(")")) refuse(")");
    return { type: "list", values };
  }

  space();
  const tree = either();
  if (at < text.length) refuse("the end");
  return tree;
}
