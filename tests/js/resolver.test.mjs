/** The resolver by itself, in Node: values in, values or errors out. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { contactResolver, diagnosticsAt } from "psa-contacts/react-hook-form";

const resolve = (values, options, resolving = { names: [], fields: {} }) => contactResolver(options)(values, undefined, resolving);
const good = { firstName: "John", company: { id: 7 } };

test("what a form library holds becomes what the field table says", () => {
  const cases = [
    [{ firstName: " John ", company: { id: "7" }, title: "" }, good],
    [{ ...good, portalSecurityLevel: NaN, birthDay: null, lastName: undefined, site: { id: "" }, department: { id: null } }, good],
    [{ ...good, company: "7" }, good],
    [{ ...good, company: 7 }, good],
    [{ ...good, inactiveFlag: "true", childrenFlag: false, zip: "02134" }, { ...good, inactiveFlag: true, childrenFlag: false, zip: "02134" }],
    [{ ...good, communicationItems: [{ type: { id: "1" }, value: "" }, { type: { id: "1" }, value: "a@B.com", defaultFlag: true }, {}] }, { ...good, communicationItems: [{ type: { id: 1 }, value: "a@b.com", defaultFlag: true }] }],
    [{ ...good, communicationItems: [] }, good],
  ];
  for (const [values, payload] of cases) assert.deepEqual(resolve(values), { values: payload, errors: {} });
  const current = resolve({ ...good, typeIds: ["2", 4], birthDay: "1980-02-29" }, { api: "current" });
  assert.deepEqual(current.values, { ...good, typeIds: [2, 4], birthDay: "1980-02-29T00:00:00Z" });
});

test("the form's values stay as they are", () => {
  const values = Object.freeze({ firstName: " John ", company: Object.freeze({ id: "7" }), communicationItems: Object.freeze([Object.freeze({ value: "" })]) });
  assert.equal(resolve(values).values.firstName, "John");
  assert.deepEqual(values, { firstName: " John ", company: { id: "7" }, communicationItems: [{ value: "" }] });
});

test("errors are nested as the values are, at the nearest registered field, with its ref", () => {
  const ref = { name: "company.id", focus() {} };
  const resolving = { names: ["company.id", "communicationItems.1.value", "type"], fields: { company: { id: { ref } }, type: { name: "type" } } };
  const { errors, values } = resolve({ type: { id: "x" }, communicationItems: [{ value: "" }, { type: { id: 2 }, value: "", extension: "5" }] }, {}, resolving);
  assert.deepEqual(values, {});
  assert.deepEqual(errors.company, { id: { type: "contact.required", message: "`company` is required", ref } });
  assert.equal(errors.firstName.type, "contact.required", "a field that is not registered");
  assert.equal(errors.type.type, "contact.wrong-type", "a field whose name is `type`");
  assert.ok(Array.isArray(errors.communicationItems));
  assert.deepEqual(Object.keys(errors.communicationItems), ["1"], "the row of the form, not the one of the payload");
  assert.equal(errors.communicationItems[1].value.type, "contact.required");
});

test("an error inside `type` and one at the item do not hide each other", () => {
  const { errors } = resolve({ ...good, communicationItems: [{ type: { id: "x" }, extension: "5" }] });
  assert.equal(errors.communicationItems[0].type.id.type, "contact.wrong-type");
  assert.equal(errors.communicationItems[0].value.type, "contact.required");
  const { errors: whole } = resolve({ ...good, communicationItems: "x" });
  assert.equal(whole.communicationItems.root.type, "contact.wrong-type");
});

test("where one field is asked for, it is not blamed for another one", () => {
  const names = (...names) => ({ names, fields: {} });
  const item = (values) => ({ ...good, communicationItems: [values] });
  const placed = (values, ...asked) => JSON.stringify(resolve(values, {}, names(...asked)).errors, (key, value) => (typeof value?.type === "string" ? value.type : value));
  const short = item({ type: { id: 2 }, value: "12", extension: "7" });
  assert.equal(placed(short, "communicationItems.0.extension"), '{"communicationItems":[{"value":"phone.too-short"}]}');
  for (const name of ["communicationItems.0.value", "communicationItems[0].value"]) {
    assert.equal(placed(short, name), '{"communicationItems":[{"value":"phone.too-short"}]}');
    assert.equal(placed(short, "company[id]", name), '{"communicationItems":[{"value":"phone.too-short"}]}');
  }
  const untyped = item({ type: { id: "" }, value: "305 585 4225" });
  assert.equal(placed(untyped, "communicationItems.0.value"), '{"communicationItems":[{"type":{"id":"contact.required"}}]}');
  assert.equal(placed(untyped, "firstName", "communicationItems.0.value"), '{"communicationItems":[{"value":"contact.required"}]}', "the form has no field for the type");
  assert.equal(placed({ firstName: "J", company: { id: "" } }, "company.id"), '{"company":{"id":"contact.required"}}');
  for (const [id, code] of [["", "contact.required"], ["x", "contact.wrong-type"]]) {
    const { errors } = resolve({ firstName: "J", company: { id } }, {}, { names: ["company"], fields: { company: { name: "company" } } });
    assert.equal(errors.company.type, code, "one field for the whole reference");
  }
  assert.equal(placed(short, "communicationItems"), '{"communicationItems":[{"value":"phone.too-short"}]}', "the whole array is no field");
  assert.equal(placed({ firstName: "J" }, "company.id"), '{"company":{"id":"contact.required"}}');
});

test("with criteriaMode all there is every code", () => {
  const { errors } = resolve({ ...good, firstName: "" }, {}, { names: ["firstName"], fields: {}, criteriaMode: "all" });
  assert.deepEqual(errors.firstName.types, { "contact.required": "`firstName` is required" });
});

test("diagnostics come with the places and the fixes of the form's values", () => {
  let found;
  const values = { ...good, communicationItems: [{ value: "" }, { type: { id: 1 }, value: "john@gmial.com" }] };
  assert.deepEqual(Object.keys(resolve(values, { onDiagnostics: (all) => (found = all) }).errors), []);
  const [warning, ...others] = diagnosticsAt(found, "communicationItems.1.value", "warning");
  assert.deepEqual(others, []);
  assert.deepEqual([warning.pointer, warning.path, warning.fix.patch[0].path], ["/communicationItems/1/value", ["communicationItems", 1, "value"], "/communicationItems/1/value"]);
  assert.deepEqual(diagnosticsAt(found, "communicationItems[1]"), [warning]);
  assert.deepEqual(diagnosticsAt(found, "communicationItems.1.value", "error"), []);
  assert.deepEqual(diagnosticsAt(found, "communicationItems.0.value"), []);
});

test("values of any kind are no exception", () => {
  const cycle = { firstName: "x" };
  cycle.company = cycle;
  const odd = [undefined, null, "x", {}, cycle, { firstName: 5n }, { firstName: Symbol("x") }, { company: [] }, { communicationItems: [null, 5, "x", [], {}] }, JSON.parse('{"__proto__": {"a": 1}, "company": {"__proto__": 5}}'), { nothing: new Map() }];
  for (const values of odd) {
    for (const names of [[], ["firstName"]]) assert.ok(Object.keys(resolve(values, {}, { names, fields: {} }).errors).length > 0);
  }
  assert.equal({}.a, undefined);
});

test("misuse is a TypeError, at once", () => {
  for (const options of [{ nothing: 1 }, { api: "newest" }, { emptyItems: "keep" }, { onDiagnostics: 1 }, { locale: "es" }, 5, null]) assert.throws(() => contactResolver(options), TypeError);
  assert.throws(() => diagnosticsAt([], 5), TypeError);
  assert.throws(() => diagnosticsAt([], "firstName", "fatal"), TypeError);
});

test("the modules load where there is no page", async () => {
  const { bindContactForm, bindPhoneInput } = await import("psa-contacts/form");
  assert.equal(typeof bindPhoneInput, "function");
  assert.throws(() => bindContactForm(undefined), TypeError);
});
