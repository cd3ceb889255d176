/**
 * Plain HTML forms for contacts: no framework, no style sheet, no markup of a special kind beyond the names of the controls.
 *
 * ```html
 * <form id="contact">
 *   <label>First name <input name="firstName"></label>
 *   <label>Company id <input name="company.id"></label>
 *   <input type="hidden" name="communicationItems[0][type][id]" value="2">
 *   <label>Phone <input name="communicationItems[0][value]"></label>
 *   <button>Save</button>
 * </form>
 * ```
 *
 * ```js
 * bindContactForm(document.querySelector("#contact"), { onValid: (contact) => send(contact) });
 * ```
 */

import type {
  Change,
  Contact,
  ContactOptions,
  CurrentOptions,
  Diagnostic,
  MessageCatalog,
  Outcome,
  ValidContact,
  ValidCurrentContact,
} from "./index.js";

/**
 * How a form is read, checked and shown. The contact options go to `validateContact`; `advice` is off unless it is given.
 */
export interface ContactFormOptions<Value = Contact> extends ContactOptions {
  /** When the findings of a field appear for the first time. Default `"blur"`. Once they are shown they follow every keystroke. */
  check?: "blur" | "input" | "submit";
  /**
   * Names begin with this: `"contact"` for `contact[firstName]` or `contact.firstName`.
   */
  prefix?: string;
  /**
   * A row of `communicationItems` in which nothing is filled in but its type and its flags: `"drop"` (default) leaves it out,
   * `"report"` asks for its value.
   */
  emptyItems?: "drop" | "report";
  /** Whether phone numbers are grouped while they are typed, the caret kept. Default `true`. */
  formatPhones?: boolean;
  /** Whether `autocomplete` is set where the page has not set it. Default `true`. */
  autocomplete?: boolean;
  /** The element that the error summary goes into, at its start, or `false` for none. Default: the form. */
  summary?: HTMLElement | false;
  /** The level of the summary's heading. Default 2. */
  headingLevel?: 1 | 2 | 3 | 4 | 5 | 6;
  /** The language of the messages: `psa-contacts/locales/es`. Default: English. */
  locale?: MessageCatalog;
  /** The form's own words, in place of those of the language, which a catalog has among its phrases. */
  texts?: Partial<ContactFormTexts>;
  /**
   * The page's own text for a diagnostic; `undefined` keeps ours. `label` is what the page calls the control.
   */
  message?: (
    diagnostic: Diagnostic,
    place: {
      /** What the page calls the control; absent without a control or a label. */
      label?: string;
      /** The control; absent for what belongs to none. */
      control?: HTMLElement;
    },
  ) => string | undefined;
  /** Called with every check, shown or not: at the start, after each input, blur and submit. */
  onCheck?: (outcome: Outcome<Value>) => void;
  /** Called by a submit without errors, with the normalized payload. The form itself is then not sent. */
  onValid?: (
    contact: Value,
    report: {
      /** What normalization did to what was written. */
      changes: Change[];
      /** Warnings, and advice if it is asked for. */
      diagnostics: Diagnostic[];
      /** The submit. */
      event: SubmitEvent;
    },
  ) => void;
  /** Called by a submit with errors, after these are shown. */
  onInvalid?: (diagnostics: Diagnostic[]) => void;
}

/** The form's own words. */
export interface ContactFormTexts {
  /** The heading of the summary. Default `"There is a problem"`. */
  title: string;
  /** What an error begins with. Default `"Error"`. */
  error: string;
  /** Default `"Warning"`. */
  warning: string;
  /** Default `"Advice"`. */
  advice: string;
  /** What the button of a fix begins with. Default `"Fix"`. */
  fix: string;
  /** What is read out after a fix. Default `"Fixed"`. */
  fixed: string;
}

/** A bound form. */
export interface ContactFormHandle<Value = Contact> {
  /** The form. */
  readonly form: HTMLFormElement;
  /** The normalized payload of what the form says now; `undefined` as long as an error stands against it. Shows nothing. */
  payload(): Value | undefined;
  /** The outcome of what the form says now. Shows nothing. */
  check(): Outcome<Value>;
  /** Shows everything that is found, as a submit does, the focus included. */
  validate(): Outcome<Value>;
  /**
   * Shows findings from elsewhere beside their fields, as a submit does: those of `explainServerError`. Each one stays until its
   * field is changed or the form is submitted.
   */
  show(diagnostics: readonly Diagnostic[]): void;
  /** Applies the fix of a diagnostic to the controls. `false` if the form lacks the control or the option for it. */
  applyFix(diagnostic: Diagnostic): boolean;
  /**
   * Looks again at which controls there are. Controls that come and go inside the form are seen without it; it is for those
   * outside, which belong to the form by their `form` attribute.
   */
  refresh(): void;
  /**
   * Takes back everything that was added: listeners, attributes, messages, the summary. From then on the handle reads the form and
   * shows nothing.
   */
  destroy(): void;
}

/** `detail` of `contact:valid`: the submit has no errors. `preventDefault()` keeps the form from being sent. */
export interface ContactValidDetail {
  /** The normalized payload. */
  value: Contact;
  /** What normalization did to what was written. */
  changes: Change[];
  /** Warnings, and advice if it is asked for. */
  diagnostics: Diagnostic[];
}

/** `detail` of `contact:invalid`: the submit was refused. */
export interface ContactInvalidDetail {
  /** Everything that was found, at least one error among it. */
  diagnostics: Diagnostic[];
}

declare global {
  /** The events of a bound form. */
  interface HTMLElementEventMap {
    /** A submit without errors. */
    "contact:valid": CustomEvent<ContactValidDetail>;
    /** A submit that was refused. */
    "contact:invalid": CustomEvent<ContactInvalidDetail>;
  }
}

/**
 * Binds a form until `destroy()`.
 *
 * - **Reading.** Controls by name: `firstName`, `company.id`, `company[id]` or `company` for the id, `communicationItems[0][value]`,
 *   `communicationItems[0].value`, `communicationItems.0.value`, `communicationItems[][value]`. Texts become what the field table
 *   says: numbers, booleans, references. Empty is absent; an unticked checkbox is `false`, an indeterminate one absent. Rows may
 *   have gaps. Disabled controls and names that are no field are left alone.
 * - **Before anything is wrong**: `maxlength`, `required`, `autocomplete` and `inputmode`, each only where the page has not set it.
 * - **Checking.** On blur the findings of that field, on submit all of them. Errors are the custom validity of their controls at
 *   any time, so `checkValidity()` and `:user-invalid` are right. Rules of the page itself (`pattern`, a required checkbox) are
 *   told in the same way, with the code `form.native`. A submit button with `formnovalidate` checks nothing.
 * - **Showing.** Messages behind each control, or in the page's own `<div data-contact-messages="name of the control">`;
 *   `aria-invalid` and `aria-describedby` at the control; on a refused submit a summary that takes the focus. Warnings never block.
 * - **Events** at the form: `contact:valid` and `contact:invalid`. Listeners for `submit` do not run for a form that is refused.
 *
 * For style sheets: `.contact-messages`, `.contact-error`, `.contact-warning`, `.contact-advice`, `.contact-help`, `.contact-fix`,
 * `.contact-summary`, `.contact-summary-title`, `.contact-summary-list`, `.contact-notes`, `.contact-status` (out of sight without a
 * style sheet); `data-code` on each message; `data-contact-state` (`error`, `warning`, `advice`) on controls.
 * `data-contact-label` on a control names it in messages, in place of its label.
 *
 * @throws {TypeError} if `form` is no form or bound already, or for an unknown option.
 */
export function bindContactForm(
  form: HTMLFormElement,
  options: ContactFormOptions<ValidCurrentContact> & CurrentOptions,
): ContactFormHandle<ValidCurrentContact>;
/** The same under the documented model, or under one that is chosen elsewhere. */
export function bindContactForm(form: HTMLFormElement, options?: ContactFormOptions<ValidContact>): ContactFormHandle<ValidContact>;

/**
 * Groups the phone number in one input while it is typed, the caret behind its digit, and the browser can take it back and make it
 * again. Returns what ends it. Bound forms do this by themselves.
 *
 * @throws {TypeError} if `input` is no element, or for an unknown option.
 */
export function bindPhoneInput(
  input: HTMLInputElement,
  options?: {
    /** Region of numbers that are written without a country code. Default `"US"`. */
    defaultRegion?: string;
    /** Whether the input holds a phone number at this moment. Default: always. */
    isPhone?: () => boolean;
  },
): () => void;
