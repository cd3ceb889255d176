/** Standard Schema v1, in the hands of the libraries that take it. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { once } from "node:events";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import { sValidator } from "@hono/standard-validator";
import { FormApi } from "@tanstack/form-core";
import { initTRPC } from "@trpc/server";
import { createHTTPServer } from "@trpc/server/adapters/standalone";
import { Hono } from "hono";
import { createFormControl } from "react-hook-form";
import { communicationSchema, contactSchema, validateCommunication, validateContact } from "psa-contacts";
import { COMPILERS, check, moduleKinds } from "./compile.mjs";
import * as entry from "psa-contacts/standard";

const cases = (name) => JSON.parse(readFileSync(new URL(`cases/${name}.json`, import.meta.url), "utf8"));

const tidy = { firstName: " John ", company: { id: 12345 }, communicationItems: [{ type: { id: 2 }, value: "(305) 585-4225" }] };
const tidied = { firstName: "John", company: { id: 12345 }, communicationItems: [{ type: { id: 2 }, value: "+13055854225" }] };
/** Accepted, with a warning: the number's range is assigned to nobody. */
const doubtful = { ...tidy, communicationItems: [{ type: { id: 2 }, value: "+1 555 123 4567" }] };
const broken = { firstName: "", company: { id: 1 }, title: "x".repeat(51), id: 5, communicationItems: [{ type: { id: 1 }, value: "john@" }] };

test("a schema has what the standard asks for, and the entry has the two schemas alone", () => {
  assert.deepEqual(Object.keys(entry).sort(), ["communicationSchema", "contactSchema"]);
  assert.equal(entry.contactSchema, contactSchema);
  for (const schema of [contactSchema(), communicationSchema({ api: "current" })]) {
    const { version, vendor, validate, jsonSchema } = schema["~standard"];
    assert.deepEqual([version, vendor, typeof validate, typeof jsonSchema.input, typeof jsonSchema.output], [1, "psa-contacts", "function", "function", "function"]);
  }
});

test("the entry for browsers answers like the one for Node", () => {
  const file = new URL("node_modules/psa-contacts/standard.js", import.meta.url).href;
  const say = (from) => `import { contactSchema } from ${JSON.stringify(from)}; console.log(JSON.stringify(contactSchema()["~standard"].validate(${JSON.stringify(broken)})));`;
  const run = (from) => execFileSync(process.execPath, ["--input-type=module", "-e", say(from)], { cwd: fileURLToPath(new URL(".", import.meta.url)), encoding: "utf8" });
  const told = run("psa-contacts/standard");
  assert.equal(run(file), told);
  assert.ok(JSON.parse(told).issues.length >= 3);
});

test("an issue is the error with everything that it has; warnings and advice are none", () => {
  const heard = [];
  const { validate } = contactSchema({ onDiagnostics: (...found) => heard.push(found) })["~standard"];
  const { issues, value, diagnostics } = validate(broken);
  assert.equal(value, undefined);
  const errors = validateContact(broken).diagnostics.filter(({ severity }) => severity === "error");
  assert.ok(errors.length >= 3);
  assert.deepEqual(issues, errors);
  const long = issues.find(({ code }) => code === "contact.too-long");
  assert.deepEqual([long.path, long.pointer, long.severity, long.params.max], [["title"], "/title", "error", 50]);
  assert.ok(long.message && long.help);
  assert.ok(diagnostics.some(({ severity }) => severity === "warning"));

  const accepted = validate(doubtful);
  assert.equal(accepted.issues, undefined);
  assert.equal(accepted.value.firstName, "John");
  assert.ok(accepted.changes.some(({ rule }) => rule === "trim"));
  assert.deepEqual(heard, [[diagnostics, undefined], [accepted.diagnostics, accepted.value]]);
  assert.ok(accepted.diagnostics.some(({ code, severity }) => code === "phone.not-assigned" && severity === "warning"));
});

test("one validation can be listened to by itself", () => {
  const heard = [];
  const libraryOptions = { onDiagnostics: (found, value) => heard.push([found.length > 0, value]) };
  contactSchema()["~standard"].validate(broken, { libraryOptions });
  contactSchema()["~standard"].validate(tidy, { libraryOptions: { other: 1 } });
  assert.deepEqual(heard, [[true, undefined]]);
});

test("misuse is a TypeError, whatever the value", () => {
  assert.throws(() => contactSchema(5), TypeError);
  assert.throws(() => contactSchema({ onDiagnostics: 5 }), TypeError);
  assert.throws(() => contactSchema({ nothing: 1 })["~standard"].validate(tidy), TypeError);
  assert.throws(() => contactSchema()["~standard"].validate(tidy, { libraryOptions: { onDiagnostics: 5 } }), TypeError);
});

test("bad data of any kind is an issue", () => {
  const { validate } = contactSchema()["~standard"];
  for (const value of [undefined, null, 5n, "x", [], () => 1, Symbol(), new Proxy({}, { ownKeys() { throw new Error("no"); } })]) {
    const { issues } = validate(value);
    assert.ok(issues.length > 0 && issues.every(({ message, path }) => message.length > 0 && Array.isArray(path)));
  }
});

for (const [name, least, schema, check] of [
  ["contacts", 200, contactSchema, validateContact],
  ["fields", 350, contactSchema, validateContact],
  ["communications", 90, communicationSchema, validateCommunication],
]) {
  test(`${name}: the schema says what the check says`, () => {
    const all = cases(name);
    assert.ok(all.length >= least);
    for (const { input, options } of all) {
      const outcome = check(input, options);
      const { value, issues, diagnostics, changes } = schema(options)["~standard"].validate(input);
      assert.deepEqual([issues === undefined, value], [outcome.ok, outcome.value]);
      assert.deepEqual([diagnostics, changes], [outcome.diagnostics, outcome.changes]);
    }
  });
}

test("react-hook-form: errors at their fields, and the normalized value on submit", async () => {
  const { handleSubmit, formControl } = createFormControl({ resolver: standardSchemaResolver(contactSchema()), defaultValues: broken });
  for (const name of ["firstName", "title", "communicationItems.0.value"]) formControl.register(name);
  const told = [];
  await handleSubmit((value) => told.push(value), (errors) => told.push(errors))();
  const [errors] = told;
  assert.match(errors.title.message, /50/);
  assert.match(errors.communicationItems[0].value.message, /\w/);
  assert.deepEqual(Object.keys(errors).sort(), ["communicationItems", "firstName", "title"]);

  const warned = createFormControl({ resolver: standardSchemaResolver(contactSchema()), defaultValues: doubtful });
  await warned.handleSubmit((value) => told.push(value), (errors) => told.push(errors))();
  assert.equal(told[1].communicationItems[0].value, "+15551234567");
});

test("TanStack Form: errors at their fields, and a submit that warnings do not block", async () => {
  const submitted = [];
  const form = new FormApi({ defaultValues: structuredClone(broken), validators: { onSubmit: contactSchema() }, onSubmit: ({ value }) => submitted.push(value) });
  form.mount();
  await form.handleSubmit();
  assert.equal(form.state.isValid, false);
  const { title, "communicationItems[0].value": address } = form.state.errorMap.onSubmit;
  assert.deepEqual([title[0].code, address[0].code.startsWith("email.")], ["contact.too-long", true]);
  assert.deepEqual(submitted, []);

  const warned = new FormApi({ defaultValues: doubtful, validators: { onSubmit: contactSchema() }, onSubmit: ({ value }) => submitted.push(value) });
  warned.mount();
  await warned.handleSubmit();
  assert.deepEqual(submitted, [doubtful]);
});

test("tRPC: a server on the loopback takes the normalized value and refuses the rest", async () => {
  const t = initTRPC.create({ errorFormatter: ({ shape, error }) => ({ ...shape, issues: error.cause?.issues }) });
  const router = t.router({ create: t.procedure.input(contactSchema()).mutation(({ input }) => input) });
  assert.deepEqual(await router.createCaller({}).create(tidy), tidied);
  const server = createHTTPServer({ router });
  server.listen(0, "127.0.0.1");
  try {
    await once(server, "listening");
    const post = async (body) => {
      const url = `http://127.0.0.1:${server.address().port}/create`;
      const response = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
      return [response.status, await response.json()];
    };
    assert.deepEqual(await post(tidy), [200, { result: { data: tidied } }]);
    const [status, { error }] = await post(broken);
    assert.equal(status, 400);
    assert.deepEqual(error.issues.find(({ code }) => code === "contact.too-long").pointer, "/title");
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

test("Hono: a validator hands the normalized value to the handler and answers for the rest", async () => {
  const app = new Hono();
  app.post("/contacts", sValidator("json", contactSchema()), (c) => c.json(c.req.valid("json")));
  app.post("/items", sValidator("json", communicationSchema(), ({ success, error }, c) => (success ? undefined : c.json(error.map(({ code, pointer }) => [code, pointer]), 422))), (c) =>
    c.json(c.req.valid("json")),
  );
  const post = async (path, body) => {
    const response = await app.request(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
    return [response.status, await response.json()];
  };
  assert.deepEqual(await post("/contacts", tidy), [200, tidied]);
  const [status, refused] = await post("/contacts", broken);
  assert.equal(status, 400);
  assert.ok(refused.error.some(({ code, path }) => code === "contact.too-long" && path[0] === "title"));
  assert.deepEqual(await post("/items", { type: { id: 1 } }), [422, [["contact.required", "/value"]]]);
});

/** What the README shows of each consumer, with its real types. */
const consumers = `
import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import { sValidator } from "@hono/standard-validator";
import { FormApi } from "@tanstack/form-core";
import { initTRPC } from "@trpc/server";
import { Hono } from "hono";
import { useForm } from "react-hook-form";
import { contactSchema, type ContactInput, type ValidContact } from "psa-contacts";

const form = useForm<ContactInput, unknown, ValidContact>({ resolver: standardSchemaResolver(contactSchema()) });
form.register("communicationItems.0.value");
// @ts-expect-error: no field of a contact
form.register("fistName");
form.handleSubmit((value) => value.company.id satisfies number);

const defaultValues: ContactInput = { firstName: "", company: { id: 1 } };
export const tanstack = new FormApi({ defaultValues, validators: { onSubmit: contactSchema() }, onSubmit: ({ value }) => value.firstName satisfies string });

const t = initTRPC.create();
export const router = t.router({ create: t.procedure.input(contactSchema()).mutation(({ input }) => input.company.id satisfies number) });
router.createCaller({}).create({ firstName: "J", company: { id: 1 }, title: null });
// @ts-expect-error: a contact has a company
router.createCaller({}).create({ firstName: "J" });

export const app = new Hono().post("/contacts", sValidator("json", contactSchema()), (c) => c.json({ name: c.req.valid("json").firstName satisfies string }));
`;

test("the consumers' own types take the schema, and know what comes in and what comes out", () => {
  check(COMPILERS[1], { "consumers.mts": consumers }, { ...moduleKinds[1], skipLibCheck: true, lib: ["es2022", "dom"] });
});
