/** The JSON Schemas, of the package and of `~standard.jsonSchema`, under a validator that is not ours and beside the checks. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import Ajv from "ajv";
import Ajv2020 from "ajv/dist/2020.js";
import { communicationSchema, contactSchema, validateCommunication, validateContact, validateContactUpdate, validateNote } from "psa-contacts";

const require = createRequire(import.meta.url);
const file = (name) => require(`psa-contacts/schemas/${name}.json`);
const cases = (...names) => names.flatMap((name) => JSON.parse(readFileSync(new URL(`cases/${name}.json`, import.meta.url), "utf8")));
const APIS = ["documented", "current"];

/** `readOnly` and `nullable` are known to it; nothing is lenient but types in unions, which our schemas have on purpose. */
const strict = { strict: true, allowUnionTypes: true, strictTypes: false, strictRequired: false, allErrors: true };
const COMPILERS = { "draft-2020-12": () => new Ajv2020(strict), "draft-07": () => new Ajv(strict), "openapi-3.0": () => new Ajv(strict) };

function compile(schema, target) {
  const ajv = COMPILERS[target]();
  if (target !== "openapi-3.0") assert.equal(ajv.validateSchema(schema), true, JSON.stringify(ajv.errors));
  return ajv.compile(schema);
}

const trimmed = (value) => {
  if (typeof value === "string") return value.trim();
  if (Array.isArray(value)) return value.map(trimmed);
  return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, trimmed(member)])) : value;
};

/** What a schema cannot say: see the `$comment` of each. */
const isBeyond = ({ code }) => /^(email|phone)\.|^contact\.too-long$|^communication\.(email-in-number|number-in-email|two-extensions)$/.test(code);

/** A schema and the check agree, or part where a schema cannot say it. */
function agree(accepts, input, { ok, diagnostics }, told) {
  if (accepts(input) === ok) return;
  if (ok) assert.ok(accepts(trimmed(input)), `${told}: refused by the schema: ${JSON.stringify(accepts.errors)}`);
  else assert.ok(diagnostics.filter(({ severity }) => severity === "error").every(isBeyond), `${told}: accepted by the schema`);
}

for (const [name, least, inputs, check] of [
  ["contact", 550, cases("contacts", "fields"), validateContact],
  ["communication", 90, cases("communications"), validateCommunication],
  ["note", 25, cases("notes"), validateNote],
  ["update", 50, cases("updates"), validateContactUpdate],
]) {
  test(`schemas/${name}.json: valid, and of one mind with the check`, () => {
    assert.ok(inputs.length >= least);
    for (const api of APIS) {
      const schema = file(api === "current" ? `current/${name}` : name);
      assert.match(schema.$comment, /^generated from the field table/);
      const accepts = compile(schema, "draft-2020-12");
      for (const one of inputs) agree(accepts, one.input, check(one.input, { api }), `${one.name} (${api})`);
    }
  });
}

for (const [name, inputs, schema, check] of [
  ["contact", cases("contacts", "fields"), contactSchema, validateContact],
  ["communication", cases("communications"), communicationSchema, validateCommunication],
]) {
  test(`${name}: every version of the converters says what the file says`, () => {
    for (const api of APIS) {
      const accepts = compile(file(api === "current" ? `current/${name}` : name), "draft-2020-12");
      const { jsonSchema } = schema({ api })["~standard"];
      for (const target of Object.keys(COMPILERS)) {
        const input = jsonSchema.input({ target });
        assert.doesNotMatch(JSON.stringify(input), /"\$ref"/);
        const converted = compile(input, target);
        for (const one of inputs) assert.equal(converted(one.input), accepts(one.input), `${one.name} (${api}, ${target})`);
      }
    }
  });

  test(`${name}: what the check lets through fits the schema of the output`, () => {
    let compared = 0;
    for (const api of APIS) {
      for (const target of Object.keys(COMPILERS)) {
        const accepts = compile(schema({ api })["~standard"].jsonSchema.output({ target }), target);
        for (const one of inputs) {
          const { ok, value } = check(one.input, { api });
          if (!ok) continue;
          assert.ok(accepts(value), `${one.name} (${api}, ${target}): ${JSON.stringify(accepts.errors)}`);
          compared++;
        }
      }
    }
    assert.ok(compared > 150, `${compared} values`);
  });
}

test("the output has no null where the input may have one", () => {
  for (const target of Object.keys(COMPILERS)) {
    const { input, output } = contactSchema({ api: "current" })["~standard"].jsonSchema;
    const contact = { firstName: "J", gender: null, title: null };
    assert.deepEqual([compile(input({ target }), target)(contact), compile(output({ target }), target)(contact)], [true, false], target);
  }
});

test("OpenAPI 3.0 gets what it has words for", () => {
  const text = JSON.stringify(contactSchema({ api: "current" })["~standard"].jsonSchema.input({ target: "openapi-3.0" }));
  assert.doesNotMatch(text, /"(\$schema|\$comment|\$defs|definitions)"|"type":\[/);
  const { gender, title, id } = JSON.parse(text).properties;
  assert.deepEqual([gender.type, gender.nullable, gender.enum.at(-1)], ["string", true, null]);
  assert.deepEqual([title.type, title.nullable, id.readOnly], ["string", true, true]);
});

test("unknown fields are refused by the schema where the check refuses them", () => {
  for (const target of Object.keys(COMPILERS)) {
    const accepts = compile(contactSchema({ unknownFields: "error" })["~standard"].jsonSchema.input({ target }), target);
    const contact = { firstName: "J", company: { id: 1, other: 1 }, communicationItems: [{ type: { id: 9, other: 1 }, value: "x" }] };
    assert.equal(accepts(contact), true);
    for (const wrong of [{ ...contact, nope: 1 }, { ...contact, gender: "Male" }, { ...contact, communicationItems: [{ ...contact.communicationItems[0], nope: 1 }] }]) {
      assert.equal(accepts(wrong), false);
      assert.equal(validateContact(wrong, { unknownFields: "error" }).ok, false);
    }
  }
});

test("a target that does not exist is misuse", () => {
  const { jsonSchema } = contactSchema()["~standard"];
  for (const request of [{ target: "draft-04" }, { target: "toString" }, { target: 5 }, {}, undefined]) {
    assert.throws(() => jsonSchema.input(request), TypeError);
    assert.throws(() => jsonSchema.output(request), TypeError);
  }
  assert.throws(() => contactSchema({ api: "newest" })["~standard"].jsonSchema.input({ target: "draft-07" }), TypeError);
});

test("every schema is an object of its own", () => {
  const { jsonSchema } = contactSchema()["~standard"];
  const first = jsonSchema.input({ target: "draft-07" });
  const before = JSON.stringify(first);
  first.properties.company.properties.id.minimum = 7;
  first.required.push("x");
  assert.equal(JSON.stringify(jsonSchema.input({ target: "draft-07" })), before);
});
