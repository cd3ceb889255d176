//! The `fields` configuration of react-querybuilder.

use crate::conditions::ast::Dialect;
use crate::conditions::check::{Listed, Scope, Type, list};
use crate::conditions::named::each_name;
use crate::conditions::options::ConditionsOptions;
use crate::json::{Json, Value, read};
use crate::text::{behind, pieces, row, split, whole};

/// The `fields` property of a `QueryBuilder` for the fields that `options` know: names, labels, editors, operators, values;
/// arrays with `matchModes` and their own fields.
#[must_use]
pub fn rules_fields(options: &ConditionsOptions) -> Value {
    let mut out = Json::new();
    write_rules_fields(options, &mut out);
    read(&out.into_text()).unwrap_or_default()
}

/// [`rules_fields`] as JSON text.
pub(crate) fn write_rules_fields(options: &ConditionsOptions, out: &mut Json) {
    let scope = Scope::of(options);
    out.open();
    if options.dialect != Dialect::ChildConditions {
        for field in &list(scope) {
            write_field(field, &field.path, out);
        }
    }
    if options.dialect != Dialect::CustomFieldConditions {
        let children = list(Scope { dialect: Dialect::ChildConditions, ..scope });
        let mut arrays = Vec::new();
        for child in &children {
            if let (array, Some(_)) = split(&child.path, b'/')
                && !arrays.contains(&array)
            {
                arrays.push(array);
                write_array(array, &children, out);
            }
        }
    }
    out.close();
}

/// An array with those of the fields that lie in it.
fn write_array(array: &str, children: &[Listed<'_>], out: &mut Json) {
    out.open_object();
    out.member("label", &label(array));
    out.key("matchModes");
    out.open();
    out.text("some");
    out.close();
    out.member("name", array);
    out.key("subproperties");
    out.open();
    for child in children {
        if let (head, Some(name)) = split(&child.path, b'/')
            && head == array
        {
            write_field(child, name, out);
        }
    }
    out.close();
    out.close_object();
}

/// The operators that suit a kind of field, by their names.
const FLAG: &str = "= != null notNull";
const CHOICE: &str = "= != in notIn";
const NUMBER: &str = "= != < <= > >= between notBetween in notIn null notNull";
const MOMENT: &str = "= != < <= > >= between notBetween null notNull";
const TEXT: &str =
    "= != contains doesNotContain beginsWith doesNotBeginWith endsWith doesNotEndWith in notIn null notNull";

/// The labels of operators that are not their names.
const LABELS: &str = "\
=:is
!=:is not
<:is less than
<=:is at most
>:is greater than
>=:is at least
doesNotContain:does not contain
beginsWith:begins with
doesNotBeginWith:does not begin with
endsWith:ends with
doesNotEndWith:does not end with
in:is one of
notIn:is none of
notBetween:is not between
between:is between
null:is not set
notNull:is set";

fn write_field(field: &Listed<'_>, name: &str, out: &mut Json) {
    let (input, operators) = match field.kind {
        Some(Type::Boolean) => ("", FLAG),
        Some(Type::OneOf(_)) => ("", CHOICE),
        Some(Type::Integer { .. } | Type::Number) => ("number", NUMBER),
        Some(Type::Datetime) => ("date", MOMENT),
        _ => ("text", TEXT),
    };
    let boolean = matches!(field.kind, Some(Type::Boolean));
    out.open_object();
    if boolean {
        out.key("defaultValue");
        out.flag(false);
    }
    if !input.is_empty() {
        out.member("inputType", input);
    }
    out.member("label", &label(name));
    out.member("name", name);
    out.key("operators");
    out.open();
    for operator in pieces(operators, b' ') {
        write_named(operator, row(LABELS, operator).unwrap_or(operator), out);
    }
    out.close();
    let values = values(field);
    if boolean || !values.is_empty() {
        out.member("valueEditorType", if values.is_empty() { "checkbox" } else { "select" });
    }
    if !values.is_empty() {
        out.key("values");
        out.open();
        for (name, label) in values {
            write_named(&name, label, out);
        }
        out.close();
    }
    out.close_object();
}

fn write_named(name: &str, label: &str, out: &mut Json) {
    out.open_object();
    out.member("label", label);
    out.member("name", name);
    out.close_object();
}

/// The values to choose from with their labels, where there is a table of them.
fn values<'a>(field: &Listed<'a>) -> Vec<(String, &'a str)> {
    let mut values = Vec::new();
    // What the live API calls `types` has the values.
    if field.path != "type/id" {
        each_name(&field.path, &mut |id, name| values.push((whole(id), name)));
    }
    if let Some(Type::OneOf(names)) = field.kind
        && values.is_empty()
    {
        for name in names.to_vec() {
            values.push((name.to_owned(), name));
        }
    }
    values
}

/// `company/id` as "Company id".
fn label(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 4);
    for part in pieces(name, b'/') {
        let part = behind(part, "_");
        if !out.is_empty() {
            out.push(' ');
        }
        let mut lower = false;
        for c in part.strip_suffix("Flag").unwrap_or(part).chars() {
            if c.is_ascii_uppercase() && lower {
                out.push(' ');
            }
            lower = c.is_ascii_lowercase();
            out.push(if out.is_empty() { c.to_ascii_uppercase() } else { c.to_ascii_lowercase() });
        }
    }
    out
}
