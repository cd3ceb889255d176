//! What can be done with an expression besides printing it: explain, complete, rewrite, translate.

use super::conditions::{expression, expression_for, then};
use super::{Unreadable, outcome};
use crate::conditions::{self, ConditionsOptions, Expr, MatchReport, Sql, SqlOptions};
use crate::diagnostic::Outcome;
use crate::json::Value;
use crate::query::{ContactsQuery, QueryParts};

/// `explainConditions`.
#[must_use]
pub fn explain_conditions(expr: &Value, options: &ConditionsOptions) -> Outcome<String> {
    expression_for(expr, options).map(|expr| conditions::explain_conditions(&expr, options))
}

/// `splitConditions`.
#[must_use]
pub fn split_conditions(expr: &Value, options: &ConditionsOptions) -> Outcome<conditions::SplitConditions> {
    then(expression_for(expr, options), |expr| conditions::split_conditions(&expr, options))
}

/// `explainMatch`: the record holds the fields of [`conditions_fields`](super::conditions_fields), or more.
#[must_use]
pub fn explain_match(expr: &Value, record: &Value) -> Outcome<MatchReport> {
    expression(expr).map(|expr| conditions::explain_match(&expr, record))
}

/// `simplify`.
#[must_use]
pub fn simplify(expr: &Value, options: &ConditionsOptions) -> Outcome<Expr> {
    expression_for(expr, options).map(|expr| conditions::simplify(&expr, options))
}

/// `sameMeaning`.
#[must_use]
pub fn same_meaning(a: &Value, b: &Value, options: &ConditionsOptions) -> Outcome<bool> {
    then(expression_for(a, options), |a| expression_for(b, options).map(|b| conditions::same_meaning(&a, &b, options)))
}

/// `conditionsHash`.
#[must_use]
pub fn conditions_hash(expr: &Value, options: &ConditionsOptions) -> Outcome<String> {
    expression_for(expr, options).map(|expr| conditions::conditions_hash(&expr, options))
}

/// `expandLists`.
#[must_use]
pub fn expand_lists(expr: &Value) -> Outcome<Expr> {
    expression(expr).map(|expr| conditions::expand_lists(&expr))
}

/// `fromRules`: the group as JSON text, with what the text could not carry beside it.
#[must_use]
pub fn from_rules(json: &str, unreadable: &[Unreadable], options: &ConditionsOptions) -> Outcome<Expr> {
    outcome(json, unreadable, |group| conditions::from_rules(group, options))
}

/// `toRules`.
#[must_use]
pub fn to_rules(expr: &Value, options: &ConditionsOptions) -> Outcome<Value> {
    then(expression_for(expr, options), |expr| conditions::to_rules(&expr, options))
}

/// `toSql`.
#[must_use]
pub fn to_sql(expr: &Value, sql: &SqlOptions, options: &ConditionsOptions) -> Outcome<Sql> {
    then(expression(expr), |expr| conditions::to_sql(&expr, sql, options))
}

/// `contactsQueries`.
#[must_use]
pub fn contacts_queries(parts: &Value, options: &ConditionsOptions) -> Outcome<Vec<ContactsQuery>> {
    then(QueryParts::from_value(parts), |parts| crate::query::contacts_queries(&parts, options))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_text_that_does_not_parse_has_no_value() {
        let (broken, sound, options) = (json!("id ="), json!("id = 1"), ConditionsOptions::default());
        assert!(!explain_conditions(&broken, &options).ok());
        assert!(!same_meaning(&sound, &broken, &options).ok());
        assert!(!same_meaning(&broken, &sound, &options).ok());
        assert!(!to_sql(&broken, &SqlOptions::default(), &options).ok());
        assert!(!from_rules("{", &[], &options).ok());
        assert_eq!(same_meaning(&sound, &sound, &options).value, Some(true));
    }

    #[test]
    fn a_text_is_read_as_the_parameter_that_it_is_for() {
        let options = ConditionsOptions::default().dialect(conditions::Dialect::ChildConditions);
        let named = json!("childConditions=types/id = 1");
        let fixed = |options: &ConditionsOptions| simplify(&named, options).diagnostics[0].fix.is_some();
        assert!(fixed(&options), "the name says nothing new");
        assert!(!fixed(&ConditionsOptions::default()));
    }
}
