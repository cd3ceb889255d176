//! An expression to a rule group.

use super::{AFFIXES, PLAIN};
use crate::conditions::affix::affix;
use crate::conditions::ast::{Comparison, Dialect, Expr, Operator};
use crate::conditions::check::{Resolution, Scope, Type, resolve};
use crate::conditions::findings::Findings;
use crate::conditions::literal::Literal;
use crate::conditions::options::ConditionsOptions;
use crate::diagnostic::{Code, Outcome};
use crate::json::Value;
use crate::json::object;
use crate::text::split;

/// The `RuleGroupType` of an expression. A condition on a field in an array becomes a rule with `match: some`; in the
/// dialect `childConditions` all of them together, because they then speak of one element.
#[must_use]
pub fn to_rules(expr: &Expr, options: &ConditionsOptions) -> Outcome<Value> {
    let mut findings = Findings::default();
    let rules = write_rules(expr, options, &mut findings);
    findings.outcome(Some(rules))
}

/// [`to_rules`], with findings of its own.
pub(crate) fn write_rules(expr: &Expr, options: &ConditionsOptions, findings: &mut Findings) -> Value {
    let inside = common_array(expr, options);
    let mut export = Export { scope: Scope::of(options), inside, findings };
    let mut rule = export.rule(expr);
    if let Some(array) = inside {
        rule = array_rule(array, rule);
    }
    as_group(rule)
}

struct Export<'a> {
    scope: Scope<'a>,
    /// The array from which fields are named, if all of them lie in one.
    inside: Option<&'a str>,
    findings: &'a mut Findings,
}

impl Export<'_> {
    fn report(&mut self, code: Code) {
        self.findings.report(code, "");
    }

    /// A rule or a group.
    fn rule(&mut self, expr: &Expr) -> Value {
        let (combinator, args) = match expr {
            Expr::And { args, .. } => ("and", args),
            Expr::Or { args, .. } => ("or", args),
            Expr::Comparison(comparison) => return self.comparison(comparison),
        };
        let mut rules = Vec::with_capacity(args.len());
        self.findings.enter("args");
        for (index, arg) in args.iter().enumerate() {
            self.findings.enter(index);
            rules.push(self.rule(arg));
            self.findings.leave();
        }
        self.findings.leave();
        group(combinator, rules)
    }

    fn comparison(&mut self, comparison: &Comparison) -> Value {
        let field = comparison.field.as_str();
        let (kind, array) = match resolve(field, self.scope) {
            Resolution::Known(known) => (known.kind, known.parameter == Some(Dialect::ChildConditions)),
            _ => (None, false),
        };
        let (operator, value) = self.operator(comparison, kind);
        let (array, name) = match (self.inside, split(field, b'/')) {
            (Some(array), _) => (None, field.get(array.len() + 1..).unwrap_or(field)),
            (None, (head, Some(rest))) if array => (Some(head), rest),
            _ => (None, field),
        };
        let rule = object(vec![("field", name.into()), ("operator", operator.into()), ("value", value)]);
        match array {
            Some(array) => array_rule(array, rule),
            None => rule,
        }
    }

    /// The name of an operator, and what it compares with.
    fn operator(&mut self, comparison: &Comparison, kind: Option<Type<'_>>) -> (&'static str, Value) {
        let (operator, negated) = comparison.operator.without_not(comparison.negated);
        match (operator, &comparison.value) {
            (Operator::Eq, Literal::Null) => return ("null", Value::Null),
            (Operator::Ne, Literal::Null) => return ("notNull", Value::Null),
            (Operator::Like, Literal::String(pattern)) => {
                if let Some((starts, text)) = affix(pattern)
                    && let Some((name, ..)) = AFFIXES.iter().find(|row| row.1 == starts && row.2 == negated)
                {
                    return (name, text.into());
                }
                self.report(Code::RULES_CUSTOM_OPERATOR);
            }
            _ => {}
        }
        let named = PLAIN.iter().find(|row| row.1 == operator && row.2 == negated);
        (named.map_or("=", |row| row.0), self.value(&comparison.value, kind))
    }

    fn value(&mut self, literal: &Literal, kind: Option<Type<'_>>) -> Value {
        match literal {
            Literal::String(text) => text.as_str().into(),
            Literal::Boolean(value) => (*value).into(),
            Literal::Null => Value::Null,
            Literal::Number(number) => match (number.as_integer(), number.text()) {
                (Some(whole), _) => whole.into(),
                (None, None) => number.value().into(),
                // More digits than a double has.
                (None, Some(text)) => {
                    if !matches!(kind, Some(Type::Integer { .. } | Type::Number)) {
                        self.report(Code::RULES_UNTYPED);
                    }
                    text.into()
                }
            },
            Literal::Datetime(text) => {
                if !matches!(kind, Some(Type::Datetime)) {
                    self.report(Code::RULES_UNTYPED);
                }
                text.as_str().into()
            }
            Literal::List(values) => Value::Array(values.iter().map(|value| self.value(value, kind)).collect()),
        }
    }
}

fn group(combinator: &'static str, rules: Vec<Value>) -> Value {
    object(vec![("combinator", combinator.into()), ("rules", rules.into())])
}

fn array_rule(array: &str, rule: Value) -> Value {
    let some = object(vec![("mode", "some".into())]);
    let group = as_group(rule);
    object(vec![("field", array.into()), ("operator", "=".into()), ("match", some), ("value", group)])
}

fn as_group(rule: Value) -> Value {
    if rule.get("rules").is_some() { rule } else { group("and", vec![rule]) }
}

/// The array that every condition is about, in the dialect in which they speak of one element.
fn common_array<'e>(expr: &'e Expr, options: &ConditionsOptions) -> Option<&'e str> {
    if options.dialect != Dialect::ChildConditions {
        return None;
    }
    let (mut common, mut all) = (None, true);
    expr.for_each_comparison(&mut |comparison| {
        let (head, rest) = split(comparison.field.as_str(), b'/');
        let head = rest.map(|_| head);
        all = all && head.is_some() && head == *common.get_or_insert(head);
    });
    common.flatten().filter(|_| all)
}
