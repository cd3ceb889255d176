//! The functions of the query language. An expression comes as text or as a tree.

use crate::conditions::{
    ConditionsOptions, Dialect, Entity, Expr, Findings, FormatOptions, expr_at, fields_of, filter_in, plain_literal,
    read_template, read_text,
};
use crate::diagnostic::{Code, Outcome};
use crate::json::Value;
use crate::query::{ContactsQuery, QueryParts};
use crate::schema::Api;
use serde::Deserialize;
use std::mem;

/// Options for a text whose meaning somebody else has checked, or that is not about contacts.
pub(super) fn syntax_alone(dialect: Dialect) -> ConditionsOptions {
    ConditionsOptions { dialect, entity: Entity::Any, api: Api::default() }
}

/// The expression of an argument that is a text or a tree; only the syntax of a text is checked.
pub(super) fn expression(argument: &Value) -> Outcome<Expr> {
    read(argument, &syntax_alone(Dialect::Conditions))
}

/// [`expression`] as the parameter that the options name.
pub(super) fn expression_for(argument: &Value, options: &ConditionsOptions) -> Outcome<Expr> {
    read(argument, &syntax_alone(options.dialect))
}

fn read(argument: &Value, options: &ConditionsOptions) -> Outcome<Expr> {
    let mut findings = Findings::default();
    let expr = read_expr(argument, options, &mut findings);
    findings.outcome(expr)
}

/// The expression of an argument that is a text, to be checked as the options say, or a tree.
#[inline(never)]
pub(super) fn read_expr(argument: &Value, options: &ConditionsOptions, findings: &mut Findings) -> Option<Expr> {
    match argument {
        Value::String(text) => read_text(text, options, findings, &mut None),
        tree => expr_at(tree, findings),
    }
}

/// Goes on with a value, if there is one. By reference: values are large, and to move one takes code.
pub(super) fn map<T, U>(first: Outcome<T>, step: impl FnOnce(&T) -> U) -> Outcome<U> {
    Outcome { value: first.value.as_ref().map(step), changes: first.changes, diagnostics: first.diagnostics }
}

/// The same with a step that has findings of its own. Those of both stay; whoever reads conditions changes nothing.
pub(super) fn then<T, U>(mut first: Outcome<T>, step: impl FnOnce(&T) -> Outcome<U>) -> Outcome<U> {
    let mut second = match &first.value {
        Some(value) => step(value),
        None => Outcome { value: None, changes: Vec::new(), diagnostics: Vec::new() },
    };
    first.diagnostics.append(&mut second.diagnostics);
    mem::swap(&mut first.diagnostics, &mut second.diagnostics);
    second
}

/// `formatConditions`.
#[must_use]
pub fn format_conditions(expr: &Value, options: &FormatOptions) -> Outcome<String> {
    map(expression(expr), |expr| crate::conditions::format_conditions(expr, options))
}

/// `` conditions`…` ``: the texts of a template and, between them, its values, as literals or plain values.
#[must_use]
pub fn bind_conditions<S: AsRef<str>>(strings: &[S], values: &[Value]) -> Outcome<String> {
    let strings: Vec<&str> = strings.iter().map(AsRef::as_ref).collect();
    let mut findings = Findings::default();
    let text = bound(&strings, values, &mut findings);
    findings.outcome(text)
}

/// [`bind_conditions`], with findings of its own.
pub(super) fn bound(strings: &[&str], values: &[Value], findings: &mut Findings) -> Option<String> {
    let mut literals = Vec::with_capacity(values.len());
    for value in values {
        let mut found = Findings::default();
        literals.extend(plain_literal(value, &mut found));
        findings.append(found);
    }
    if literals.len() != values.len() {
        return None;
    }
    // What is told is told of the template alone.
    findings.list.clear();
    let expr = read_template(strings, &literals, &syntax_alone(Dialect::Conditions), findings)?;
    Some(expr.printed())
}

/// `contactsQuery`.
#[must_use]
pub fn contacts_query(parts: &Value, options: &ConditionsOptions) -> Outcome<ContactsQuery> {
    then(QueryParts::from_value(parts), |parts| crate::query::contacts_query(parts, options))
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
    map(expression(expr), |expr| fields_of(expr).into_iter().map(str::to_owned).collect())
}

/// `filterRecords`: the indexes of the records that the expression keeps. The records come as the JSON text of an array.
///
/// Records can be of any kind, so the names of a text are checked only where the options name an entity.
#[must_use]
pub fn filter_records(expr: &Value, records: &str, options: &FilterOptions) -> Outcome<Vec<usize>> {
    let mut findings = Findings::default();
    let kept = kept(expr, records, options, &mut findings);
    findings.outcome(kept)
}

/// [`filter_records`], with findings of its own.
pub(super) fn kept(
    expr: &Value,
    records: &str,
    options: &FilterOptions,
    findings: &mut Findings,
) -> Option<Vec<usize>> {
    let entity = options.entity.clone().unwrap_or(Entity::Any);
    let checked = ConditionsOptions { dialect: options.dialect, entity, api: options.api };
    let expr = read_expr(expr, &checked, findings)?;
    let Some(Value::Array(records)) = crate::json::read(records) else {
        findings.tell(Code::CONTACT_NOT_JSON, "").text("found", "this text");
        return None;
    };
    Some(filter_in(&expr, &records, options.dialect))
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
