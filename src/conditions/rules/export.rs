//! An expression to a rule group.

use super::PLAIN;
use crate::conditions::affix::affix;
use crate::conditions::ast::{Comparison, Dialect, Expr, Operator};
use crate::conditions::check::{Resolution, Scope, Type, resolve};
use crate::conditions::literal::{Literal, Number};
use crate::conditions::options::ConditionsOptions;
use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::json::Value;
use crate::json::object;
use crate::span::Path;

/// How many findings are listed.
const MAX_FINDINGS: usize = 50;

/// The `RuleGroupType` of an expression. A condition on a field in an array becomes a rule with `match: some`; in the
/// dialect `childConditions` all of them together, because they then speak of one element.
#[must_use]
pub fn to_rules(expr: &Expr, options: &ConditionsOptions) -> Outcome<Value> {
    let mut export = Export { scope: Scope::of(options), diagnostics: Vec::new() };
    let rule = match common_array(expr, options) {
        Some(array) => {
            let group = as_group(export.rule(expr, Some(&array), &Path::root()));
            array_rule(&array, group)
        }
        None => export.rule(expr, None, &Path::root()),
    };
    Outcome::new(Some(as_group(rule)), Vec::new(), export.diagnostics)
}

struct Export<'a> {
    scope: Scope<'a>,
    diagnostics: Vec<Diagnostic>,
}

impl Export<'_> {
    fn report(&mut self, code: Code, path: &Path) {
        if self.diagnostics.len() < MAX_FINDINGS {
            self.diagnostics.push(Diagnostic::new(code).at(path.clone()));
        }
    }

    /// A rule or a group. Fields in `inside` are named from there.
    fn rule(&mut self, expr: &Expr, inside: Option<&str>, path: &Path) -> Value {
        let (combinator, args) = match expr {
            Expr::And { args, .. } => ("and", args),
            Expr::Or { args, .. } => ("or", args),
            Expr::Comparison(comparison) => return self.comparison(comparison, inside, path),
        };
        let at = path.join("args");
        let rules: Vec<Value> =
            args.iter().enumerate().map(|(index, arg)| self.rule(arg, inside, &at.join(index))).collect();
        object(vec![("combinator", combinator.into()), ("rules", rules.into())])
    }

    fn comparison(&mut self, comparison: &Comparison, inside: Option<&str>, path: &Path) -> Value {
        let field = comparison.field.as_str();
        let (kind, array) = match resolve(field, self.scope) {
            Resolution::Known(known) => (known.kind, known.parameter == Some(Dialect::ChildConditions)),
            _ => (None, false),
        };
        let (operator, value) = self.operator(comparison, kind, path);
        if let Some(array) = inside {
            let name = field.get(array.len() + 1..).unwrap_or(field);
            return rule(name, operator, value);
        }
        match field.split_once('/') {
            Some((head, rest)) if array => array_rule(head, as_group(rule(rest, operator, value))),
            _ => rule(field, operator, value),
        }
    }

    fn operator(&mut self, comparison: &Comparison, kind: Option<Type<'_>>, path: &Path) -> (&'static str, Value) {
        let negated = comparison.negated;
        match (comparison.operator, &comparison.value) {
            (Operator::Eq, Literal::Null) => return (if negated { "notNull" } else { "null" }, Value::Null),
            (Operator::Ne, Literal::Null) => return (if negated { "null" } else { "notNull" }, Value::Null),
            (Operator::Like, Literal::String(pattern)) => {
                if let Some((starts, text)) = affix(pattern) {
                    let name = match (starts, negated) {
                        (true, false) => "beginsWith",
                        (true, true) => "doesNotBeginWith",
                        (false, false) => "endsWith",
                        (false, true) => "doesNotEndWith",
                    };
                    return (name, Value::from(text));
                }
                self.report(Code::RULES_CUSTOM_OPERATOR, path);
            }
            _ => {}
        }
        let sign = if negated { comparison.operator.opposite() } else { None };
        let (operator, negated) = sign.map_or((comparison.operator, negated), |sign| (sign, false));
        let named = PLAIN.iter().find(|(_, ours, not)| *ours == operator && *not == negated);
        (named.map_or("=", |(name, _, _)| *name), self.value(&comparison.value, kind, path))
    }

    fn value(&mut self, literal: &Literal, kind: Option<Type<'_>>, path: &Path) -> Value {
        match literal {
            Literal::String(text) => Value::from(text.as_str()),
            Literal::Boolean(value) => Value::from(*value),
            Literal::Null => Value::Null,
            Literal::Number(number) => self.number(number, kind, path),
            Literal::Datetime(text) => {
                if !matches!(kind, Some(Type::Datetime)) {
                    self.report(Code::RULES_UNTYPED, path);
                }
                Value::from(text.as_str())
            }
            Literal::List(values) => values.iter().map(|value| self.value(value, kind, path)).collect(),
        }
    }

    fn number(&mut self, number: &Number, kind: Option<Type<'_>>, path: &Path) -> Value {
        match (number.as_integer(), number.text()) {
            (Some(whole), _) => Value::from(whole),
            (None, None) => Value::from(number.value()),
            // More digits than a double has.
            (None, Some(text)) => {
                if !matches!(kind, Some(Type::Integer { .. } | Type::Number)) {
                    self.report(Code::RULES_UNTYPED, path);
                }
                Value::from(text)
            }
        }
    }
}

fn rule(field: &str, operator: &str, value: Value) -> Value {
    object(vec![("field", field.into()), ("operator", operator.into()), ("value", value)])
}

fn array_rule(array: &str, group: Value) -> Value {
    let some = object(vec![("mode", "some".into())]);
    object(vec![("field", array.into()), ("operator", "=".into()), ("match", some), ("value", group)])
}

fn as_group(rule: Value) -> Value {
    if rule.get("rules").is_some() {
        rule
    } else {
        object(vec![("combinator", "and".into()), ("rules", vec![rule].into())])
    }
}

/// The array that every condition is about, in the dialect in which they speak of one element.
fn common_array(expr: &Expr, options: &ConditionsOptions) -> Option<String> {
    if options.dialect != Dialect::ChildConditions {
        return None;
    }
    let mut heads = Vec::new();
    expr.for_each_comparison(&mut |comparison| heads.push(comparison.field.as_str().split_once('/').map(|(h, _)| h)));
    let first = (*heads.first()?)?;
    heads.iter().all(|head| *head == Some(first)).then(|| first.to_owned())
}
