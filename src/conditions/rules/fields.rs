//! The `fields` configuration of react-querybuilder.

use crate::conditions::ast::Dialect;
use crate::conditions::check::{Listed, Scope, Type, list};
use crate::conditions::options::ConditionsOptions;
use crate::json::object;
use crate::json::{Map, Value};
use crate::schema::{COMMUNICATION_TYPES, CONTACT_TYPES, PORTAL_LEVELS};

/// The `fields` property of a `QueryBuilder` for the fields that `options` know: names, labels, editors, operators, values;
/// arrays with `matchModes` and their own fields.
#[must_use]
pub fn rules_fields(options: &ConditionsOptions) -> Value {
    let mut fields: Vec<Value> = Vec::new();
    let scope = Scope::of(options);
    if options.dialect != Dialect::ChildConditions {
        fields.extend(list(scope).iter().map(|field| entry(field, &field.path)));
    }
    if options.dialect != Dialect::CustomFieldConditions {
        let children = list(Scope { dialect: Dialect::ChildConditions, ..scope });
        let mut arrays: Vec<(&str, Vec<Value>)> = Vec::new();
        for child in &children {
            let Some((array, rest)) = child.path.split_once('/') else { continue };
            let item = entry(child, rest);
            match arrays.iter_mut().find(|(name, _)| *name == array) {
                Some((_, items)) => items.push(item),
                None => arrays.push((array, vec![item])),
            }
        }
        fields.extend(arrays.into_iter().map(|(array, items)| {
            object(vec![
                ("name", array.into()),
                ("label", label(array).into()),
                ("matchModes", vec!["some"].into()),
                ("subproperties", items.into()),
            ])
        }));
    }
    Value::Array(fields)
}

fn entry(field: &Listed<'_>, name: &str) -> Value {
    let mut out = Map::new();
    out.insert("name".to_owned(), Value::from(name));
    out.insert("label".to_owned(), Value::from(label(name)));
    let (input, operators): (Option<&str>, &[&str]) = match field.kind {
        Some(Type::Boolean) => (None, &["=", "!=", "null", "notNull"]),
        Some(Type::OneOf(_)) => (None, &["=", "!=", "in", "notIn"]),
        Some(Type::Integer { .. } | Type::Number) => (
            Some("number"),
            &["=", "!=", "<", "<=", ">", ">=", "between", "notBetween", "in", "notIn", "null", "notNull"],
        ),
        Some(Type::Datetime) => {
            (Some("date"), &["=", "!=", "<", "<=", ">", ">=", "between", "notBetween", "null", "notNull"])
        }
        _ => (
            Some("text"),
            &[
                "=",
                "!=",
                "contains",
                "doesNotContain",
                "beginsWith",
                "doesNotBeginWith",
                "endsWith",
                "doesNotEndWith",
                "in",
                "notIn",
                "null",
                "notNull",
            ],
        ),
    };
    if let Some(input) = input {
        out.insert("inputType".to_owned(), Value::from(input));
    }
    if matches!(field.kind, Some(Type::Boolean)) {
        out.insert("valueEditorType".to_owned(), Value::from("checkbox"));
        out.insert("defaultValue".to_owned(), Value::from(false));
    }
    if let Some(values) = values(field) {
        out.insert("valueEditorType".to_owned(), Value::from("select"));
        out.insert("values".to_owned(), values);
    }
    let operators: Vec<Value> = operators.iter().map(|name| named(name, operator_label(name))).collect();
    out.insert("operators".to_owned(), Value::Array(operators));
    Value::Object(out)
}

fn named(name: &str, label: &str) -> Value {
    object(vec![("name", name.into()), ("label", label.into())])
}

/// The values to choose from, where there is a table of them.
fn values(field: &Listed<'_>) -> Option<Value> {
    let numbered = |id: i64, name: &str| named(&id.to_string(), name);
    match (field.path.as_str(), field.kind) {
        ("types/id", _) => Some(CONTACT_TYPES.iter().map(|kind| numbered(kind.id, &kind.name)).collect()),
        ("communicationItems/type/id", _) => {
            Some(COMMUNICATION_TYPES.iter().map(|kind| numbered(kind.id, &kind.name)).collect())
        }
        ("portalSecurityLevel", _) => {
            Some(PORTAL_LEVELS.iter().map(|level| numbered(level.level, level.name)).collect())
        }
        (_, Some(Type::OneOf(names))) => Some(names.to_vec().iter().map(|name| named(name, name)).collect()),
        _ => None,
    }
}

/// `company/id` as "Company id".
fn label(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 4);
    for part in name.split('/') {
        let part = part.trim_start_matches('_');
        let part = part.strip_suffix("Flag").unwrap_or(part);
        if !out.is_empty() {
            out.push(' ');
        }
        let mut lower = false;
        for c in part.chars() {
            if c.is_ascii_uppercase() && lower {
                out.push(' ');
            }
            lower = c.is_ascii_lowercase();
            out.push(if out.is_empty() { c.to_ascii_uppercase() } else { c.to_ascii_lowercase() });
        }
    }
    out
}

fn operator_label(name: &str) -> &str {
    match name {
        "=" => "is",
        "!=" => "is not",
        "<" => "is less than",
        "<=" => "is at most",
        ">" => "is greater than",
        ">=" => "is at least",
        "doesNotContain" => "does not contain",
        "beginsWith" => "begins with",
        "doesNotBeginWith" => "does not begin with",
        "endsWith" => "ends with",
        "doesNotEndWith" => "does not end with",
        "in" => "is one of",
        "notIn" => "is none of",
        "notBetween" => "is not between",
        "between" => "is between",
        "null" => "is not set",
        "notNull" => "is set",
        other => other,
    }
}
