//! A rule group to an expression.

use super::PLAIN;
use crate::conditions::ast::{Comparison, Expr, Operator};
use crate::conditions::check::{Resolution, Scope, Type, resolve};
use crate::conditions::datetime::Timestamp;
use crate::conditions::literal::{Literal, Number};
use crate::conditions::negate::negate;
use crate::conditions::options::ConditionsOptions;
use crate::conditions::parser::{MAX_DEPTH, escape_pattern};
use crate::conditions::path::FieldPath;
use crate::conditions::read::kind_of;
use crate::decimal;
use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::json::{Map, Value};
use crate::span::Path;

/// How many findings are listed.
const MAX_FINDINGS: usize = 50;

/// The expression of a `RuleGroupType` or a `RuleGroupTypeIC`. Texts that a form gives for numbers, booleans and dates
/// become values of the type that the field has.
#[must_use]
pub fn from_rules(group: &Value, options: &ConditionsOptions) -> Outcome<Expr> {
    let mut import = Import { scope: Scope::of(options), diagnostics: Vec::new() };
    let expr = import.group(group, "", &Path::root(), 0);
    let mut diagnostics = import.diagnostics;
    if expr.is_none() && !diagnostics.iter().any(|d| d.severity == crate::diagnostic::Severity::Error) {
        diagnostics.push(Diagnostic::new(Code::CONDITIONS_EMPTY).at(Path::root()));
    }
    Outcome::new(expr, Vec::new(), diagnostics)
}

struct Import<'a> {
    scope: Scope<'a>,
    diagnostics: Vec<Diagnostic>,
}

impl Import<'_> {
    fn report(&mut self, diagnostic: Diagnostic, path: Path) {
        if self.diagnostics.len() < MAX_FINDINGS {
            self.diagnostics.push(diagnostic.at(path));
        }
    }

    fn expected(&mut self, expected: &'static str, found: Option<&Value>, path: Path) {
        let found = found.map_or("nothing", kind_of);
        self.report(Diagnostic::new(Code::RULES_SHAPE).with("expected", expected).with("found", found), path);
    }

    fn unsupported(&mut self, what: &'static str, path: Path) {
        self.report(Diagnostic::new(Code::RULES_UNSUPPORTED).with("what", what), path);
    }

    /// A group whose fields lie in `prefix`.
    fn group(&mut self, value: &Value, prefix: &str, path: &Path, depth: usize) -> Option<Expr> {
        if depth > MAX_DEPTH {
            self.report(Diagnostic::new(Code::CONDITIONS_TOO_DEEP).with("max", MAX_DEPTH), path.clone());
            return None;
        }
        let Value::Object(map) = value else {
            self.expected("a rule group", Some(value), path.clone());
            return None;
        };
        let Some(Value::Array(rules)) = map.get("rules") else {
            self.expected("an array of rules", map.get("rules"), path.join("rules"));
            return None;
        };
        if is_true(map.get("muted")) {
            self.report(Diagnostic::new(Code::RULES_MUTED), path.clone());
            return None;
        }
        let expr = match map.get("combinator") {
            None if rules.iter().any(Value::is_string) || rules.len() == 1 => {
                self.independent(rules, prefix, path, depth)
            }
            combinator => {
                let and = self.combinator(combinator, path.join("combinator"))?;
                let at = path.join("rules");
                let mut args = Vec::with_capacity(rules.len());
                for (index, rule) in rules.iter().enumerate() {
                    args.extend(self.rule(rule, prefix, &at.join(index), depth));
                }
                joined(args, and)
            }
        };
        if rules.is_empty() {
            self.report(Diagnostic::new(Code::RULES_EMPTY_GROUP), path.clone());
        }
        if is_true(map.get("not")) { expr.map(negate) } else { expr }
    }

    fn combinator(&mut self, value: Option<&Value>, path: Path) -> Option<bool> {
        match value.and_then(Value::as_str) {
            Some(word) if word.eq_ignore_ascii_case("and") => Some(true),
            Some(word) if word.eq_ignore_ascii_case("or") => Some(false),
            Some(_) => {
                self.unsupported("this combinator", path);
                None
            }
            None => {
                self.expected("`and` or `or`", value, path);
                None
            }
        }
    }

    /// Rules with the combinators between them; `and` binds tighter.
    fn independent(&mut self, rules: &[Value], prefix: &str, path: &Path, depth: usize) -> Option<Expr> {
        let at = path.join("rules");
        let mut terms: Vec<Vec<Expr>> = vec![Vec::new()];
        for (index, rule) in rules.iter().enumerate() {
            if index % 2 == 1 {
                match self.combinator(Some(rule), at.join(index)) {
                    Some(false) => terms.push(Vec::new()),
                    Some(true) => {}
                    None => return None,
                }
            } else if let Some(expr) = self.rule(rule, prefix, &at.join(index), depth)
                && let Some(term) = terms.last_mut()
            {
                term.push(expr);
            }
        }
        joined(terms.into_iter().filter_map(|term| joined(term, true)).collect(), false)
    }

    fn rule(&mut self, value: &Value, prefix: &str, path: &Path, depth: usize) -> Option<Expr> {
        let Value::Object(map) = value else {
            self.expected("a rule or a rule group", Some(value), path.clone());
            return None;
        };
        if map.contains_key("rules") {
            return self.group(value, prefix, path, depth + 1);
        }
        if is_true(map.get("muted")) {
            self.report(Diagnostic::new(Code::RULES_MUTED), path.clone());
            return None;
        }
        let (Some(field), Some(operator)) = (text(map, "field"), text(map, "operator")) else {
            let missing = if text(map, "field").is_none() { "field" } else { "operator" };
            self.expected("a string", map.get(missing), path.join(missing));
            return None;
        };
        // What the form shows before anything is chosen.
        if field == "~" || operator == "~" {
            self.report(Diagnostic::new(Code::RULES_PLACEHOLDER), path.clone());
            return None;
        }
        if text(map, "valueSource") == Some("field") {
            self.unsupported("a comparison of two fields", path.join("valueSource"));
            return None;
        }
        let name = match (prefix, field) {
            ("", field) => field.to_owned(),
            (prefix, "") => prefix.to_owned(),
            (prefix, field) => format!("{prefix}/{field}"),
        };
        let Some(field) = FieldPath::new(&name) else {
            self.report(Diagnostic::new(Code::CONDITIONS_INVALID_FIELD), path.join("field"));
            return None;
        };
        if let Some(matching) = map.get("match") {
            return self.matching(matching, map, &name, path, depth);
        }
        self.comparison(field, operator, map, path)
    }

    /// `match`: conditions on the elements of an array. Only "some element" can be said.
    fn matching(
        &mut self,
        matching: &Value,
        map: &Map<String, Value>,
        name: &str,
        path: &Path,
        depth: usize,
    ) -> Option<Expr> {
        let mode = matching.get("mode").and_then(Value::as_str).unwrap_or_default();
        let threshold = matching.get("threshold").and_then(Value::as_f64);
        let some =
            mode.eq_ignore_ascii_case("some") || (mode.eq_ignore_ascii_case("atLeast") && threshold == Some(1.0));
        if !some {
            self.unsupported("another match than `some`", path.join("match").join("mode"));
            return None;
        }
        let value = map.get("value").unwrap_or(&Value::Null);
        self.group(value, name, &path.join("value"), depth + 1)
    }

    fn comparison(&mut self, field: FieldPath, operator: &str, map: &Map<String, Value>, path: &Path) -> Option<Expr> {
        let kind = match resolve(field.as_str(), self.scope) {
            Resolution::Known(known) => known.kind,
            _ => None,
        };
        let at = path.join("value");
        let value = map.get("value");
        let make = |field: FieldPath, operator, negated, value| {
            Some(Expr::Comparison(Comparison { field, operator, negated, value, span: None }))
        };
        if let Some((_, operator, negated)) = PLAIN.iter().find(|(name, _, _)| *name == operator) {
            let value = match operator {
                Operator::In => Literal::List(self.values(value, kind, &at)?),
                Operator::Contains | Operator::Like => Literal::String(self.text(value, &at)?),
                _ => self.value(value, kind, &at)?,
            };
            if let Literal::List(values) = &value
                && values.is_empty()
            {
                self.report(Diagnostic::new(Code::CONDITIONS_EMPTY_LIST), at);
                return None;
            }
            return make(field, *operator, *negated, value);
        }
        match operator {
            "null" => make(field, Operator::Eq, false, Literal::Null),
            "notNull" => make(field, Operator::Ne, false, Literal::Null),
            "beginsWith" | "doesNotBeginWith" => {
                let pattern = format!("{}*", escape_pattern(&self.text(value, &at)?));
                make(field, Operator::Like, operator == "doesNotBeginWith", Literal::String(pattern))
            }
            "endsWith" | "doesNotEndWith" => {
                let pattern = format!("*{}", escape_pattern(&self.text(value, &at)?));
                make(field, Operator::Like, operator == "doesNotEndWith", Literal::String(pattern))
            }
            "between" | "notBetween" => {
                let Ok([low, high]) = <[Literal; 2]>::try_from(self.values(value, kind, &at)?) else {
                    self.expected("two values", value, at);
                    return None;
                };
                let negated = operator == "notBetween";
                let (first, second) = if negated { (Operator::Lt, Operator::Gt) } else { (Operator::Ge, Operator::Le) };
                let args = [make(field.clone(), first, false, low)?, make(field, second, false, high)?];
                Some(if negated { Expr::any(args) } else { Expr::all(args) })
            }
            _ => {
                self.unsupported("this operator", path.join("operator"));
                None
            }
        }
    }

    fn text(&mut self, value: Option<&Value>, path: &Path) -> Option<String> {
        match value {
            Some(Value::String(text)) => Some(text.clone()),
            Some(Value::Number(number)) => Some(decimal::print_json(number)),
            other => {
                self.expected("a string", other, path.clone());
                None
            }
        }
    }

    fn value(&mut self, value: Option<&Value>, kind: Option<Type<'_>>, path: &Path) -> Option<Literal> {
        let literal = value.and_then(|value| convert(value, kind));
        if literal.is_none() {
            self.expected("one value", value, path.clone());
        }
        literal
    }

    /// Several values: an array, or a text with commas between them.
    fn values(&mut self, value: Option<&Value>, kind: Option<Type<'_>>, path: &Path) -> Option<Vec<Literal>> {
        match value {
            Some(Value::Array(items)) => {
                let mut values = Vec::with_capacity(items.len());
                for (at, item) in items.iter().enumerate() {
                    values.push(self.value(Some(item), kind, &path.join(at))?);
                }
                Some(values)
            }
            Some(Value::String(text)) => {
                let pieces = text.split(',').map(str::trim).filter(|piece| !piece.is_empty());
                Some(pieces.filter_map(|piece| convert(&Value::from(piece), kind)).collect())
            }
            Some(one @ (Value::Number(_) | Value::Bool(_))) => Some(vec![convert(one, kind)?]),
            other => {
                self.expected("an array of values", other, path.clone());
                None
            }
        }
    }
}

fn joined(mut args: Vec<Expr>, and: bool) -> Option<Expr> {
    match args.len() {
        0 | 1 => args.pop(),
        _ if and => Some(Expr::And { args, span: None }),
        _ => Some(Expr::Or { args, span: None }),
    }
}

fn is_true(value: Option<&Value>) -> bool {
    value == Some(&Value::Bool(true))
}

fn text<'m>(map: &'m Map<String, Value>, name: &str) -> Option<&'m str> {
    map.get(name).and_then(Value::as_str)
}

/// A value of a form as a literal of the type that the field has.
fn convert(value: &Value, kind: Option<Type<'_>>) -> Option<Literal> {
    let number = |text: &str| Number::parse(text).map(Literal::Number);
    match (value, kind) {
        (Value::Null, _) => Some(Literal::Null),
        (Value::Bool(value), Some(Type::Text)) => Some(Literal::String(value.to_string())),
        (Value::Bool(value), _) => Some(Literal::Boolean(*value)),
        (Value::Number(number), Some(Type::Text)) => Some(Literal::String(decimal::print_json(number))),
        (Value::Number(value), _) => number(&decimal::print_json(value)),
        (Value::String(text), Some(Type::Integer { .. } | Type::Number)) => {
            number(text.trim()).or_else(|| Some(Literal::String(text.clone())))
        }
        (Value::String(text), Some(Type::Boolean)) => Some(match text.trim() {
            word if word.eq_ignore_ascii_case("true") => Literal::Boolean(true),
            word if word.eq_ignore_ascii_case("false") => Literal::Boolean(false),
            _ => Literal::String(text.clone()),
        }),
        (Value::String(text), Some(Type::Datetime)) => {
            Some(Timestamp::new(text).map_or_else(|| Literal::String(text.clone()), Literal::Datetime))
        }
        (Value::String(text), _) => Some(Literal::String(text.clone())),
        (Value::Array(_) | Value::Object(_), _) => None,
    }
}
