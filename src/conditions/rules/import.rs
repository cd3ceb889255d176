//! A rule group to an expression.

use super::{AFFIXES, PLAIN};
use crate::conditions::ast::{Comparison, Expr, Operator};
use crate::conditions::check::{Resolution, Scope, Type, resolve};
use crate::conditions::datetime::Timestamp;
use crate::conditions::findings::Findings;
use crate::conditions::literal::{Literal, Number, word};
use crate::conditions::negate::turn_round;
use crate::conditions::options::ConditionsOptions;
use crate::conditions::parser::{MAX_DEPTH, escape_pattern};
use crate::conditions::path::FieldPath;
use crate::decimal;
use crate::diagnostic::{Code, Outcome};
use crate::json::{Map, Value};
use crate::text::{cat, pieces, trim};

/// The expression of a `RuleGroupType` or a `RuleGroupTypeIC`. Texts that a form gives for numbers, booleans and dates
/// become values of the type that the field has.
#[must_use]
pub fn from_rules(group: &Value, options: &ConditionsOptions) -> Outcome<Expr> {
    let mut findings = Findings::default();
    let expr = read_rules(group, options, &mut findings);
    findings.outcome(expr)
}

/// [`from_rules`], with findings of its own.
pub(crate) fn read_rules(group: &Value, options: &ConditionsOptions, findings: &mut Findings) -> Option<Expr> {
    let mut import = Import { scope: Scope::of(options), findings, exprs: Vec::new() };
    import.group(group, "", 0);
    let expr = import.exprs.pop();
    if expr.is_none() && !findings.refuse() {
        findings.tell(Code::CONDITIONS_EMPTY, "");
    }
    expr
}

struct Import<'a> {
    scope: Scope<'a>,
    findings: &'a mut Findings,
    /// The expressions that no group has taken yet.
    exprs: Vec<Expr>,
}

type Members = Map<String, Value>;

impl Import<'_> {
    fn report(&mut self, code: Code, member: &'static str) {
        self.findings.report(code, member);
    }

    fn expected(&mut self, expected: &'static str, value: Option<&Value>, member: &'static str) {
        self.findings.expected(Code::RULES_SHAPE, expected, value, member);
    }

    fn unsupported(&mut self, what: &'static str, member: &'static str) {
        self.findings.report(Code::RULES_UNSUPPORTED, member).text("what", what);
    }

    /// Reads a group whose fields lie in `prefix`, behind what is there.
    fn group(&mut self, value: &Value, prefix: &str, depth: usize) {
        if depth > MAX_DEPTH {
            self.findings.report(Code::CONDITIONS_TOO_DEEP, "").number("max", MAX_DEPTH as i64);
            return;
        }
        let Value::Object(map) = value else { return self.expected("a rule group", Some(value), "") };
        let Some(Value::Array(rules)) = map.get("rules") else {
            return self.expected("an array of rules", map.get("rules"), "rules");
        };
        if self.is_muted(map) {
            return;
        }
        let combinator = map.get("combinator");
        // Without one, the combinators stand between the rules.
        let independent = combinator.is_none() && (rules.len() == 1 || rules.iter().any(Value::is_string));
        let and = if independent { Some(true) } else { self.combinator(combinator, "combinator") };
        let Some(and) = and else { return };
        let first = self.exprs.len();
        self.findings.enter("rules");
        let complete = self.rules(rules, independent, and, prefix, depth);
        self.findings.leave();
        if !complete {
            return self.exprs.truncate(first);
        }
        if rules.is_empty() {
            self.report(Code::RULES_EMPTY_GROUP, "");
        }
        if is_true(map.get("not"))
            && let Some(expr) = self.exprs.get_mut(first)
        {
            turn_round(expr);
        }
    }

    /// Rules joined by one combinator, or with combinators between them, of which `and` binds tighter: `false` if one of these
    /// is none.
    fn rules(&mut self, rules: &[Value], independent: bool, and: bool, prefix: &str, depth: usize) -> bool {
        let first = self.exprs.len();
        let mut term = first;
        for (index, rule) in rules.iter().enumerate() {
            self.findings.enter(index);
            let between = independent && index % 2 == 1;
            let and = if between { self.combinator(Some(rule), "") } else { Some(true) };
            if !between {
                self.rule(rule, prefix, depth);
            }
            self.findings.leave();
            match and {
                Some(true) => {}
                Some(false) => {
                    Expr::join(&mut self.exprs, term, true, None);
                    term = self.exprs.len();
                }
                None => return false,
            }
        }
        Expr::join(&mut self.exprs, term, and, None);
        Expr::join(&mut self.exprs, first, false, None);
        true
    }

    /// Whether a combinator is `and`.
    fn combinator(&mut self, value: Option<&Value>, member: &'static str) -> Option<bool> {
        match value.and_then(Value::as_str) {
            Some(word) if word.eq_ignore_ascii_case("and") => return Some(true),
            Some(word) if word.eq_ignore_ascii_case("or") => return Some(false),
            Some(_) => self.unsupported("this combinator", member),
            None => self.expected("`and` or `or`", value, member),
        }
        None
    }

    /// Whether a rule or a group is switched off, which is told.
    fn is_muted(&mut self, map: &Members) -> bool {
        let muted = is_true(map.get("muted"));
        if muted {
            self.report(Code::RULES_MUTED, "");
        }
        muted
    }

    /// Reads a rule or a group behind what is there; `None` for a rule that is none.
    fn rule(&mut self, value: &Value, prefix: &str, depth: usize) -> Option<()> {
        let Value::Object(map) = value else {
            self.expected("a rule or a rule group", Some(value), "");
            return None;
        };
        if map.contains_key("rules") {
            self.group(value, prefix, depth + 1);
            return Some(());
        }
        if self.is_muted(map) {
            return None;
        }
        let field = self.name(map, "field")?;
        let operator = self.name(map, "operator")?;
        // What the form shows before anything is chosen.
        if field == "~" || operator == "~" {
            self.report(Code::RULES_PLACEHOLDER, "");
            return None;
        }
        if map.get("valueSource").and_then(Value::as_str) == Some("field") {
            self.unsupported("a comparison of two fields", "valueSource");
            return None;
        }
        let slash = if prefix.is_empty() || field.is_empty() { "" } else { "/" };
        let name = cat(&[prefix, slash, field]);
        let Some(field) = FieldPath::new(&name) else {
            self.report(Code::CONDITIONS_INVALID_FIELD, "field");
            return None;
        };
        let Some(matching) = map.get("match") else { return self.comparison(field, operator, map.get("value")) };
        // Conditions on the elements of an array. Only "some element" can be said.
        let mode = matching.get("mode").and_then(Value::as_str).unwrap_or_default();
        let one = matching.get("threshold").and_then(Value::as_f64) == Some(1.0);
        let some = mode.eq_ignore_ascii_case("some") || (one && mode.eq_ignore_ascii_case("atLeast"));
        let inside = if some { "value" } else { "match" };
        self.findings.enter(inside);
        if some {
            self.group(map.get("value").unwrap_or(&Value::Null), &name, depth + 1);
        } else {
            self.unsupported("another match than `some`", "mode");
        }
        self.findings.leave();
        Some(())
    }

    /// The text of a member that must be there.
    fn name<'v>(&mut self, map: &'v Members, member: &'static str) -> Option<&'v str> {
        let value = map.get(member);
        let text = value.and_then(Value::as_str);
        if text.is_none() {
            self.expected("a string", value, member);
        }
        text
    }

    fn comparison(&mut self, field: FieldPath, name: &str, value: Option<&Value>) -> Option<()> {
        let kind = match resolve(field.as_str(), self.scope) {
            Resolution::Known(known) => known.kind,
            _ => None,
        };
        let (operator, negated, literal) = if let Some((_, operator, negated)) = PLAIN.iter().find(|row| row.0 == name)
        {
            let literal = match operator {
                Operator::In => Literal::List(self.values(value, kind)?),
                Operator::Contains | Operator::Like => Literal::String(self.text(value)?),
                _ => self.value(value, kind, "value")?,
            };
            if literal.items().is_empty() {
                self.report(Code::CONDITIONS_EMPTY_LIST, "value");
                return None;
            }
            (*operator, *negated, literal)
        } else if let Some((_, starts, negated)) = AFFIXES.iter().find(|row| row.0 == name) {
            let text = escape_pattern(&self.text(value)?);
            let pattern = if *starts { cat(&[&text, "*"]) } else { cat(&["*", &text]) };
            (Operator::Like, *negated, Literal::String(pattern))
        } else {
            match name {
                "null" => (Operator::Eq, false, Literal::Null),
                "notNull" => (Operator::Ne, false, Literal::Null),
                "between" => return self.between(field, true, value, kind),
                "notBetween" => return self.between(field, false, value, kind),
                _ => {
                    self.unsupported("this operator", "operator");
                    return None;
                }
            }
        };
        self.exprs.push(Expr::Comparison(Comparison { field, operator, negated, value: literal, span: None }));
        Some(())
    }

    fn between(&mut self, field: FieldPath, inside: bool, value: Option<&Value>, kind: Option<Type<'_>>) -> Option<()> {
        let values = self.values(value, kind)?;
        if values.len() != 2 {
            self.expected("two values", value, "value");
            return None;
        }
        let signs = if inside { [Operator::Ge, Operator::Le] } else { [Operator::Lt, Operator::Gt] };
        let first = self.exprs.len();
        for (value, operator) in values.into_iter().zip(signs) {
            let comparison = Comparison { field: field.clone(), operator, negated: false, value, span: None };
            self.exprs.push(Expr::Comparison(comparison));
        }
        Expr::join(&mut self.exprs, first, inside, None);
        Some(())
    }

    fn text(&mut self, value: Option<&Value>) -> Option<String> {
        match value {
            Some(Value::String(text)) => Some(text.clone()),
            Some(Value::Number(number)) => Some(decimal::print_json(number)),
            other => {
                self.expected("a string", other, "value");
                None
            }
        }
    }

    fn value(&mut self, value: Option<&Value>, kind: Option<Type<'_>>, member: &'static str) -> Option<Literal> {
        let literal = value.and_then(|value| convert(value, kind));
        if literal.is_none() {
            self.expected("one value", value, member);
        }
        literal
    }

    /// Several values: an array, or a text with commas between them.
    fn values(&mut self, value: Option<&Value>, kind: Option<Type<'_>>) -> Option<Vec<Literal>> {
        let mut values = Vec::new();
        match value {
            Some(Value::Array(items)) => {
                for (at, item) in items.iter().enumerate() {
                    self.findings.enter("value");
                    self.findings.enter(at);
                    let value = self.value(Some(item), kind, "");
                    self.findings.leave();
                    self.findings.leave();
                    values.push(value?);
                }
            }
            Some(Value::String(text)) => {
                for piece in pieces(text, b',') {
                    if let piece = trim(piece)
                        && !piece.is_empty()
                    {
                        values.push(of_text(piece, kind));
                    }
                }
            }
            Some(one @ (Value::Number(_) | Value::Bool(_))) => values.push(convert(one, kind)?),
            other => {
                self.expected("an array of values", other, "value");
                return None;
            }
        }
        Some(values)
    }
}

fn is_true(value: Option<&Value>) -> bool {
    matches!(value, Some(Value::Bool(true)))
}

/// A value of a form as a literal of the type that the field has.
fn convert(value: &Value, kind: Option<Type<'_>>) -> Option<Literal> {
    let textual = matches!(kind, Some(Type::Text));
    match value {
        Value::Null => Some(Literal::Null),
        Value::Bool(value) if textual => Some(Literal::String(word(*value).to_owned())),
        Value::Bool(value) => Some(Literal::Boolean(*value)),
        Value::Number(number) => {
            let digits = decimal::print_json(number);
            if textual { Some(Literal::String(digits)) } else { Number::parse(&digits).map(Literal::Number) }
        }
        Value::String(text) => Some(of_text(text, kind)),
        Value::Array(_) | Value::Object(_) => None,
    }
}

fn of_text(text: &str, kind: Option<Type<'_>>) -> Literal {
    let bare = trim(text);
    let meant = match kind {
        Some(Type::Integer { .. } | Type::Number) => Number::parse(bare).map(Literal::Number),
        Some(Type::Boolean) if bare.eq_ignore_ascii_case("true") => Some(Literal::Boolean(true)),
        Some(Type::Boolean) if bare.eq_ignore_ascii_case("false") => Some(Literal::Boolean(false)),
        Some(Type::Datetime) => Timestamp::new(bare).map(Literal::Datetime),
        _ => None,
    };
    meant.unwrap_or_else(|| Literal::String(text.to_owned()))
}
