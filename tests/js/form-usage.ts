/** Right and wrong use of the form entries. It is compiled, never run. */

import { useForm, type Resolver } from "react-hook-form";
import { explainServerError, type Contact, type Diagnostic } from "psa-contacts";
import { bindContactForm, bindPhoneInput, type ContactFormHandle, type ContactFormOptions } from "psa-contacts/form";
import spanish from "psa-contacts/locales/es";
import { contactResolver, diagnosticsAt, type ContactResolverOptions } from "psa-contacts/react-hook-form";

declare const form: HTMLFormElement;
declare const input: HTMLInputElement;

// ---------------------------------------------------------------- ./form

const options: ContactFormOptions = {
  api: "current",
  defaultRegion: "GB",
  check: "input",
  locale: spanish,
  texts: { title: "Revise" },
  message: ({ code }, { label }) => (code === "contact.required" ? `Enter ${label}` : undefined),
  onCheck: ({ ok, value }) => ok && value.firstName,
  onValid: (contact, { event }) => event.submitter && contact.company?.id.toFixed(),
  onInvalid: ([first]) => first?.code,
};
const handle: ContactFormHandle = bindContactForm(form, options);
const payload: Contact | undefined = handle.payload();
handle.show(explainServerError(""));
const applied: boolean = handle.applyFix(handle.check().diagnostics[0]!);
handle.validate().ok;
handle.refresh();
handle.destroy();
form.addEventListener("contact:valid", (event) => {
  const id: number | undefined = event.detail.value.company?.id;
  return id;
});
form.addEventListener("contact:invalid", ({ detail }) => detail.diagnostics.map(({ severity }) => severity));
bindPhoneInput(input, { isPhone: () => true })();
// What is handed over has what a payload must have.
const id: number | undefined = bindContactForm(form, { onValid: (contact, { changes }) => contact.company.id + changes.length }).payload()?.company.id;
const ids: number[] | undefined = bindContactForm(form, { api: "current", onCheck: ({ value }) => value?.typeIds }).payload()?.typeIds;

// @ts-expect-error
bindContactForm(input);
// @ts-expect-error
bindContactForm(form, { nothing: 1 });
// @ts-expect-error
bindContactForm(form, { check: "keyup" });

// ---------------------------------------------------------------- ./react-hook-form

const resolving: ContactResolverOptions = { locale: spanish, onDiagnostics: (found) => diagnosticsAt(found, "firstName", "warning") };
const inferred = useForm({ resolver: contactResolver(resolving), defaultValues: { firstName: "", company: { id: "" }, communicationItems: [{ value: "" }] } });
inferred.register("communicationItems.0.value");
const message: string | undefined = inferred.formState.errors.company?.id?.message;
inferred.handleSubmit((contact) => {
  const same: Contact = contact;
  const id: number = contact.company.id;
  return [same, id];
});
const live = useForm({ resolver: contactResolver({ api: "current" }), defaultValues: { firstName: "", typeIds: ["2"] } });
live.handleSubmit((contact) => {
  const ids: number[] | undefined = contact.typeIds;
  // @ts-expect-error: the live API asks for no company
  contact.company.id;
  return ids;
});
// @ts-expect-error
inferred.register("nothing");

interface Values {
  firstName: string;
  company: { id: string };
}
const named = useForm<Values, unknown, Contact>({ resolver: contactResolver() });
named.handleSubmit((contact: Contact) => contact);
const resolver: Resolver<Values, unknown, Contact> = contactResolver();
const found: Diagnostic[] = diagnosticsAt([], "company.id");
// @ts-expect-error
contactResolver({ phone: "strict" });
// @ts-expect-error
diagnosticsAt([], "company.id", "fatal");

export { applied, found, id, ids, message, payload, resolver };
