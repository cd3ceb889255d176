//! The functions of the query language. An expression comes as text or as a tree.

use crate::conditions::{
    ConditionsOptions, Dialect, Entity, Expr, FormatOptions, bind, expr_from_value, fields_of, filter_in,
    literal_from_value, parse_conditions,
};
use crate::diagnostic::{Change, Code, Diagnostic, Outcome};
use crate::json::Value;
use crate::query::{ContactsQuery, QueryParts};
use crate::schema::Api;
use crate::span::Path;
use serde::Deserialize;

/// Options for a text whose meaning somebody else has checked, or that is not about contacts.
fn syntax_alone() -> ConditionsOptions {
    ConditionsOptions::default().entity(Entity::Any)
}

/// The expression of an argument that is a text or a tree; only the syntax of a text is checked.
pub(super) fn expression(argument: &Value) -> Outcome<Expr> {
    read(argument, &syntax_alone())
}

/// [`expression`] as the parameter that the options name.
pub(super) fn expression_for(argument: &Value, options: &ConditionsOptions) -> Outcome<Expr> {
    read(argument, &syntax_alone().dialect(options.dialect))
}

fn read(argument: &Value, options: &ConditionsOptions) -> Outcome<Expr> {
    match argument {
        Value::String(text) => parse_conditions(text, options),
        tree => expr_from_value(tree),
    }
}

/// Goes on with a value, if there is one; the findings of both steps stay.
pub(super) fn then<T, U>(first: Outcome<T>, step: impl FnOnce(T) -> Outcome<U>) -> Outcome<U> {
    let Outcome { value, mut changes, mut diagnostics } = first;
    let Some(value) = value else { return Outcome { value: None, changes, diagnostics } };
    let second = step(value);
    changes.extend(second.changes);
    diagnostics.extend(second.diagnostics);
    Outcome { value: second.value, changes, diagnostics }
}

/// `formatConditions`.
#[must_use]
pub fn format_conditions(expr: &Value, options: &FormatOptions) -> Outcome<String> {
    expression(expr).map(|expr| crate::conditions::format_conditions(&expr, options))
}

/// `` conditions`…` ``: the texts of a template and, between them, its values, as literals or plain values.
#[must_use]
pub fn bind_conditions(strings: &[String], values: &[Value]) -> Outcome<String> {
    let mut literals = Vec::with_capacity(values.len());
    let mut diagnostics: Vec<Diagnostic> = Vec::new();
    let mut changes: Vec<Change> = Vec::new();
    for value in values {
        let outcome = literal_from_value(value);
        literals.extend(outcome.value);
        diagnostics.extend(outcome.diagnostics);
        changes.extend(outcome.changes);
    }
    if literals.len() != values.len() {
        return Outcome::new(None, changes, diagnostics);
    }
    bind(strings, &literals, &syntax_alone())
        .map(|expr| crate::conditions::format_conditions(&expr, &FormatOptions::default()))
}

/// `contactsQuery`.
#[must_use]
pub fn contacts_query(parts: &Value, options: &ConditionsOptions) -> Outcome<ContactsQuery> {
    then(QueryParts::from_value(parts), |parts| crate::query::contacts_query(&parts, options))
}

/// How [`filter_records`] reads a text.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub struct FilterOptions {
    /// Which parameter of a search the text is for.
    pub dialect: Dialect,
    /// Whose fields the names are; `None` for anybody's.
    pub entity: Option<Entity>,
    /// Which model of the API is meant.
    pub api: Api,
}

/// The fields that an expression names: what a host must hand over of each record to [`filter_records`].
#[must_use]
pub fn conditions_fields(expr: &Value) -> Outcome<Vec<String>> {
    expression(expr).map(|expr| fields_of(&expr).into_iter().map(str::to_owned).collect())
}

/// `filterRecords`: the indexes of the records that the expression keeps. The records come as the JSON text of an array.
///
/// Records can be of any kind, so the names of a text are checked only where the options name an entity.
#[must_use]
pub fn filter_records(expr: &Value, records: &str, options: &FilterOptions) -> Outcome<Vec<usize>> {
    let checked = ConditionsOptions::default()
        .dialect(options.dialect)
        .entity(options.entity.clone().unwrap_or(Entity::Any))
        .api(options.api);
    then(read(expr, &checked), |expr| match crate::json::read(records) {
        Some(Value::Array(records)) => {
            Outcome::new(Some(filter_in(&expr, &records, options.dialect)), Vec::new(), Vec::new())
        }
        _ => {
            let diagnostic = Diagnostic::new(Code::CONTACT_NOT_JSON).at(Path::root()).with("found", "this text");
            Outcome::new(None, Vec::new(), vec![diagnostic])
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_expression_is_a_text_or_a_tree() {
        let tree =
            json!({"type": "comparison", "field": "id", "operator": "=", "value": {"type": "number", "value": 5}});
        for expr in [json!("id=5"), tree] {
            let printed = format_conditions(&expr, &FormatOptions::default());
            assert_eq!(printed.value.as_deref(), Some("id = 5"), "{:?}", printed.diagnostics);
        }
        assert!(!format_conditions(&json!("id="), &FormatOptions::default()).ok());
        assert!(!format_conditions(&json!(5), &FormatOptions::default()).ok());
    }

    #[test]
    fn bound_values_stay_values() {
        let texts = ["lastName = ", " and company/id in (", ")"].map(str::to_owned);
        let bound = bind_conditions(&texts, &[json!("x\" or id > 0 or \"1\" = \"1"), json!([1, 2])]);
        assert_eq!(
            bound.value.as_deref(),
            Some(r#"lastName = "x\" or id > 0 or \"1\" = \"1" and company/id in (1, 2)"#),
            "{:?}",
            bound.diagnostics
        );
    }

    #[test]
    fn records_are_kept_by_index() {
        let options = FilterOptions::default();
        let records = r#"[{"id": 1}, {"id": 5}, {}, null, {"id": 5}]"#;
        assert_eq!(filter_records(&json!("id = 5"), records, &options).value, Some(vec![1, 4]));
        assert!(!filter_records(&json!("id = 5"), "{", &options).ok());
        assert!(filter_records(&json!("colour = 5"), "[]", &options).ok());
        let options = FilterOptions { entity: Some(Entity::Contact), ..options };
        assert!(!filter_records(&json!("colour = 5"), "[]", &options).ok());
        assert_eq!(conditions_fields(&json!("id = 5 and company/id = 1")).value.unwrap(), ["id", "company/id"]);
    }
}
