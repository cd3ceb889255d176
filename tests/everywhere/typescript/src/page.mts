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
