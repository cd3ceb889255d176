import { bindContactForm, bindPhoneInput } from "psa-contacts/form";
import type { ContactFormHandle } from "psa-contacts/form";
import { init, validateContact } from "psa-contacts/slim";

export async function start(response: Promise<Response>): Promise<boolean> {
  init(await WebAssembly.compileStreaming(response));
  init(new Uint8Array());
  // @ts-expect-error: no module yet
  init(response);
  // @ts-expect-error: no module yet either
  init(await response);
  return validateContact({}).ok;
}

export function bind(form: HTMLFormElement, input: HTMLInputElement): ContactFormHandle {
  bindPhoneInput(input, { defaultRegion: "GB" });
  // @ts-expect-error: a form is asked for
  bindContactForm(input);
  return bindContactForm(form, { onValid: (contact, { event }) => console.log(contact.company.id.toFixed(), event.submitter) });
}
