/**
 * Everything that `psa-contacts` exports, without the WebAssembly module inside: the caller hands it over by {@link init}.
 * For pages that want the module as a file of its own: loaded while it is compiled, cached by itself, shared by workers.
 */

export * from "./index.js";

/** A compiled module. To the compiler any object is one: what has to be awaited first is told apart by its members. */
export type CompiledModule = WebAssembly.Module & {
  /** A promise has one. */
  readonly then?: never;
  /** A response has one. */
  readonly body?: never;
};

/**
 * Hands over the WebAssembly module. It comes before the first call of anything else, and is synchronous.
 *
 * ```js
 * import { init, validateContact } from "psa-contacts/slim";
 *
 * init(await WebAssembly.compileStreaming(fetch(new URL("psa_contacts.wasm", document.baseURI))));
 * ```
 *
 * The file is `psa-contacts/psa_contacts.wasm`. It must come from the same version of the package.
 *
 * @param module the compiled module, or its bytes
 * @throws {TypeError} for anything else, such as a `Response` or a promise
 * @throws {WebAssembly.CompileError} for bytes that are no module, or where a content security policy forbids to compile
 */
export function init(module: BufferSource | CompiledModule): void;
