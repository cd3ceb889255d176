/**
 * The resolver for react-hook-form 7.
 *
 * ```tsx
 * const { register, handleSubmit, formState: { errors } } = useForm({ resolver: contactResolver() });
 *
 * <form onSubmit={handleSubmit((contact) => send(contact))} noValidate>
 *   <input {...register("firstName")} />
 *   <input {...register("communicationItems.0.value")} />
 *   {errors.firstName?.message}
 * ```
 */

import type {
  Contact,
  ContactOptions,
  CurrentOptions,
  Diagnostic,
  MessageCatalog,
  Severity,
  ValidContact,
  ValidCurrentContact,
} from "./index.js";

/** The contact options go to `validateContact`; `advice` is off unless it is given. */
export interface ContactResolverOptions extends ContactOptions {
  /** The language of the messages: `psa-contacts/locales/es`. Default: English. */
  locale?: MessageCatalog;
  /**
   * An element of `communicationItems` in which nothing is filled in but its type and its flags: `"drop"` (default) leaves it out,
   * `"report"` asks for its value.
   */
  emptyItems?: "drop" | "report";
  /**
   * Called with everything that each check found, warnings included, which react-hook-form has no place for: a good place is a
   * state of the component. Places and fixes are those of the form's values. See {@link diagnosticsAt}.
   */
  onDiagnostics?: (diagnostics: Diagnostic[]) => void;
}

/**
 * A resolver: what `useForm` takes. Its parameters and its errors fit the values of any form; on success it gives a contact, so
 * `handleSubmit` hands over the normalized payload.
 */
export type ContactResolver<Value = Contact> = (
  values: any,
  context: unknown,
  options: any,
) =>
  | {
      /** The normalized payload. */
      values: Value;
      /** None. */
      errors: Record<string, never>;
    }
  | {
      /** None: an empty object. What a form hands over is inferred of the other case alone. */
      values: never;
      /** By the names of the fields: `{ type, message }`, where the type is the code. */
      errors: any;
    };

/**
 * Makes a resolver. The form's values are nested as the payload is (`communicationItems.0.value`); texts of inputs become what the
 * field table says, and empty ones are absent. Each error stands at the registered field that is nearest to it, with the code as
 * its `type`, so react-hook-form focuses the first one. With `criteriaMode: "all"`, `types` has every code of the field. An error
 * of the payload as a whole stands at `root`.
 *
 * @throws {TypeError} for an unknown option.
 */
export function contactResolver(options: ContactResolverOptions & CurrentOptions): ContactResolver<ValidCurrentContact>;
/** The same under the documented model, or under one that is chosen elsewhere. */
export function contactResolver(options?: ContactResolverOptions): ContactResolver<ValidContact>;

/**
 * Those of the diagnostics that belong to a field of the form, by its name, or to something inside it; of one severity alone if
 * one is given.
 *
 * ```tsx
 * const [found, setFound] = useState<Diagnostic[]>([]);
 * const form = useForm({ resolver: useMemo(() => contactResolver({ onDiagnostics: setFound }), []) });
 *
 * {diagnosticsAt(found, "communicationItems.0.value", "warning").map(({ message }) => <p>{message}</p>)}
 * ```
 */
export function diagnosticsAt(diagnostics: readonly Diagnostic[], name: string, severity?: Severity): Diagnostic[];
