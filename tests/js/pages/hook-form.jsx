/** A form of react-hook-form with the package's resolver. Its test bundles it, and chooses the options by the address. */

import { useEffect, useMemo, useRef, useState } from "react";
import { createRoot } from "react-dom/client";
import { useFieldArray, useForm } from "react-hook-form";
import { applyFix } from "psa-contacts";
import spanish from "psa-contacts/locales/es";
import { bindPhoneInput } from "psa-contacts/form";
import { contactResolver, diagnosticsAt } from "psa-contacts/react-hook-form";

const { locale, resolver: how, form: asked } = JSON.parse(decodeURIComponent(location.hash.slice(1)) || "{}");

const defaultValues = {
  firstName: "",
  company: { id: "" },
  birthDay: "",
  inactiveFlag: false,
  communicationItems: [{ type: { id: "1" }, value: "" }, { type: { id: "2" }, value: "", extension: "" }],
};

function Field({ name, label, form, found }) {
  const error = form.getFieldState(name, form.formState).error;
  const id = name.replaceAll(".", "-");
  const warnings = diagnosticsAt(found, name, "warning");
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <input id={id} {...form.register(name)} aria-invalid={error !== undefined} aria-describedby={`${id}-error`} />
      <div id={`${id}-error`}>{error && <p className="error" data-type={error.type} data-types={Object.keys(error.types ?? {}).join()}>{error.message}</p>}</div>
      {warnings.map((warning) => (
        <p className="warning" key={warning.code}>
          {warning.message}
          {warning.fix && <button type="button" onClick={() => form.reset(applyFix(form.getValues(), warning.fix), { keepDefaultValues: true })}>{warning.fix.title}</button>}
        </p>
      ))}
    </div>
  );
}

/** A controlled input beside the form, whose state has to hear of what is grouped. */
function Phone() {
  const [text, setText] = useState("");
  const input = useRef(null);
  useEffect(() => bindPhoneInput(input.current), []);
  return (
    <p>
      <label>Call <input id="call" ref={input} value={text} onChange={(event) => setText(event.target.value)} /></label> <output id="called">{text}</output>
    </p>
  );
}

function App() {
  const [found, setFound] = useState([]);
  const resolver = useMemo(() => contactResolver({ ...how, locale: locale && spanish, onDiagnostics: setFound }), []);
  const form = useForm({ resolver, defaultValues, mode: "onBlur", ...asked });
  const { fields, append, remove } = useFieldArray({ control: form.control, name: "communicationItems" });
  const { errors, isValid } = form.formState;
  return (
    <form noValidate aria-label="Contact" onSubmit={form.handleSubmit((contact) => window.submitted.push(contact))}>
      <Field name="firstName" label="First name" {...{ form, found }} />
      <Field name="company.id" label="Company id" {...{ form, found }} />
      <Field name="birthDay" label="Birth date" {...{ form, found }} />
      <label><input type="checkbox" {...form.register("inactiveFlag")} /> Inactive</label>
      {fields.map(({ id }, index) => (
        <fieldset key={id}>
          <legend>Item {index + 1}</legend>
          <Field name={`communicationItems.${index}.type.id`} label="Type" {...{ form, found }} />
          <Field name={`communicationItems.${index}.value`} label="Value" {...{ form, found }} />
          <Field name={`communicationItems.${index}.extension`} label="Extension" {...{ form, found }} />
          <button type="button" className="remove" onClick={() => remove(index)}>Remove item {index + 1}</button>
        </fieldset>
      ))}
      <button type="button" id="add" onClick={() => append({ type: { id: "2" }, value: "" })}>Add</button>
      <button id="save">Save</button>
      <output id="state">{JSON.stringify({ names: Object.keys(errors), isValid, root: errors.root?.type })}</output>
    </form>
  );
}

window.submitted = [];
createRoot(document.getElementById("root")).render(<><App /><Phone /></>);
