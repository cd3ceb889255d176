// What Babel and ts-jest make of `import`: the usual way of tests under Jest.
const { createElement } = require("react");
const { render, screen, fireEvent, waitFor } = require("@testing-library/react");
const { useForm } = require("react-hook-form");
const { conditions, contactValidationStream, validateContact } = require("psa-contacts");
const { parseConditions } = require("psa-contacts/conditions");
const { normalizePhone } = require("psa-contacts/contact");
const { bindContactForm } = require("psa-contacts/form");
const spanish = require("psa-contacts/locales/es").default;
const { contactResolver } = require("psa-contacts/react-hook-form");
const { contactSchema } = require("psa-contacts/standard");
const slim = require("psa-contacts/slim");

const contact = { firstName: " Zo\u00eb ", company: { id: 12345 } };

afterEach(() => document.body.replaceChildren());

test("this is a window without codecs of text", () => {
  expect([typeof window, typeof TextEncoder, typeof TextDecoder]).toEqual(["object", "undefined", "undefined"]);
});

test("the entries answer", () => {
  expect(validateContact(contact).value.firstName).toBe("Zo\u00eb");
  expect(normalizePhone("020 7946 0018", { defaultRegion: "GB" }).value.e164).toBe("+442079460018");
  expect(String(conditions`lastName = ${'O"Neil'} and company/id in (${[1, 2]})`)).toBe('lastName = "O\\"Neil" and company/id in (1, 2)');
  expect(parseConditions("id == 1").diagnostics.map(({ code }) => code)).toEqual(["conditions.double-equals"]);
  expect(contactSchema()["~standard"].validate({ ...contact, firstName: "" }).issues.map(({ code }) => code)).toEqual(["contact.required"]);
  expect(() => validateContact(contact, { defaultRegions: "US" })).toThrow(TypeError);
});

test("slim takes the module", () => {
  const { readFileSync } = require("node:fs");
  slim.init(readFileSync(require.resolve("psa-contacts/psa_contacts.wasm")));
  expect(slim.validateContact(contact).ok).toBe(true);
});

test("a form of plain HTML, in Spanish", () => {
  document.body.innerHTML = '<form><label>First name <input name="firstName"></label><label>Company id <input name="company.id" value="1"></label></form>';
  const form = document.querySelector("form");
  const bound = bindContactForm(form, { locale: spanish });
  expect(bound.validate().ok).toBe(false);
  expect(document.activeElement.textContent).toMatch(/^Hay un problema/);
  form.elements.firstName.value = " Ana ";
  fireEvent.input(form.elements.firstName);
  expect(bound.payload()).toEqual({ firstName: "Ana", company: { id: 1 } });
});

test("a form of React", async () => {
  const sent = [];
  const resolver = contactResolver();
  const Form = () => {
    const { register, handleSubmit, formState } = useForm({ resolver, defaultValues: { firstName: "", company: { id: 1 } } });
    return createElement("form", { onSubmit: handleSubmit((value) => sent.push(value)) },
      createElement("input", { "aria-label": "First name", ...register("firstName") }),
      createElement("p", { role: "alert" }, formState.errors.firstName?.type),
      createElement("button", null, "Save"));
  };
  render(createElement(Form));
  fireEvent.click(screen.getByRole("button"));
  await waitFor(() => expect(screen.getByRole("alert").textContent).toBe("contact.required"));
  fireEvent.input(screen.getByLabelText("First name"), { target: { value: " Ana " } });
  fireEvent.click(screen.getByRole("button"));
  await waitFor(() => expect(sent).toEqual([{ firstName: "Ana", company: { id: 1 } }]));
});

test("a stream, of Node's: this window has none", async () => {
  expect(typeof ReadableStream).toBe("undefined");
  const { ReadableStream: Source } = require("node:stream/web");
  const rows = contactValidationStream();
  const found = [];
  const source = new Source({ start: (it) => (it.enqueue(Buffer.from(JSON.stringify(contact))), it.close()) });
  for await (const { ok, value } of source.pipeThrough(rows)) found.push([ok, value.firstName]);
  expect(found).toEqual([[true, "Zo\u00eb"]]);
  expect(rows.summary().valid).toBe(1);
});
