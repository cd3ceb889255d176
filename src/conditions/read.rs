//! Expressions and values that come as JSON, perhaps from hostile code: read by hand, with a diagnostic and its path for
//! everything that has another shape.

use super::ast::{Comparison, Expr, Operator};
use super::datetime::Timestamp;
use super::findings::Findings;
use super::literal::{Literal, Number};
use super::parser::MAX_DEPTH;
use super::path::FieldPath;
use crate::decimal;
use crate::diagnostic::{Code, Outcome};
use crate::json::{Map, Value};
use crate::span::Span;

/// The expression that `value` holds. Unknown members are ignored.
#[must_use]
pub fn expr_from_value(value: &Value) -> Outcome<Expr> {
    let mut findings = Findings::default();
    let expr = expr_at(value, &mut findings);
    findings.outcome(expr)
}

/// [`expr_from_value`] for a value that stands where the findings, none so far, have come to.
pub(crate) fn expr_at(value: &Value, findings: &mut Findings) -> Option<Expr> {
    let mut reader = Reader { findings, exprs: Vec::new() };
    reader.read_expr(value, 0);
    reader.exprs.pop().filter(|_| !findings.refuse())
}

/// The literal that a plain value stands for: a string, a number, a boolean, `null`, an array of them, or an object of the
/// literal shapes (`{type: "datetime", value: "2026-01-31"}`).
#[must_use]
pub fn literal_from_value(value: &Value) -> Outcome<Literal> {
    let mut findings = Findings::default();
    let literal = plain_literal(value, &mut findings);
    findings.outcome(literal)
}

/// [`literal_from_value`], with findings of its own.
pub(crate) fn plain_literal(value: &Value, findings: &mut Findings) -> Option<Literal> {
    Reader { findings, exprs: Vec::new() }.read_plain(value, true)
}

struct Reader<'f> {
    findings: &'f mut Findings,
    /// The expressions that no group has taken yet.
    exprs: Vec<Expr>,
}

/// What the type of a literal says of its value.
#[derive(Clone, Copy)]
enum Shape {
    Text,
    Boolean,
    Datetime,
    Number,
    List,
}

impl Reader<'_> {
    /// Begins a finding at the value at hand.
    fn report(&mut self, code: Code) -> &mut Findings {
        self.findings.report(code, "")
    }

    /// Reports that something else than the value at hand is expected.
    #[inline(never)]
    fn expected(&mut self, expected: &'static str, found: Option<&Value>) {
        self.findings.expected(Code::CONDITIONS_TREE_SHAPE, expected, found, "");
    }

    /// Goes to a member of the object at hand.
    #[inline(never)]
    fn enter<'v>(&mut self, map: &'v Map<String, Value>, name: &'static str) -> Option<&'v Value> {
        self.findings.enter(name);
        map.get(name)
    }

    /// Goes back to where the value at hand stands in.
    fn leave(&mut self) {
        self.findings.leave();
    }

    /// Reads an expression behind those that are there, if it is one.
    fn read_expr(&mut self, value: &Value, depth: usize) {
        if depth > MAX_DEPTH {
            self.report(Code::CONDITIONS_TOO_DEEP).number("max", MAX_DEPTH as i64);
            return;
        }
        let Value::Object(map) = value else { return self.expected("an expression", Some(value)) };
        let span = read_span(map);
        let kind = self.enter(map, "type");
        let and = match kind.and_then(Value::as_str) {
            Some("and") => Some(true),
            Some("or") => Some(false),
            Some("comparison") => {
                self.leave();
                return self.read_comparison(map, span);
            }
            _ => {
                self.expected("`and`, `or` or `comparison`", kind);
                None
            }
        };
        self.leave();
        let Some(and) = and else { return };
        let args = self.enter(map, "args");
        let first = self.exprs.len();
        self.read_args(args, depth + 1);
        self.leave();
        // A group of one is that one, as it would be in a text.
        Expr::join(&mut self.exprs, first, and, span);
    }

    /// Reads all of the arguments, or none.
    fn read_args(&mut self, value: Option<&Value>, depth: usize) {
        let Some(Value::Array(items)) = value else { return self.expected("an array of expressions", value) };
        if items.is_empty() {
            self.report(Code::CONDITIONS_TREE_SHAPE)
                .text("expected", "one expression or more")
                .text("found", "an empty array");
        }
        let first = self.exprs.len();
        for (index, item) in items.iter().enumerate() {
            self.findings.enter(index);
            self.read_expr(item, depth);
            self.leave();
        }
        if self.exprs.len() - first < items.len() {
            self.exprs.truncate(first);
        }
    }

    fn read_comparison(&mut self, map: &Map<String, Value>, span: Option<Span>) {
        let value = self.enter(map, "field");
        let field = self.read_field(value);
        self.leave();
        let value = self.enter(map, "operator");
        let operator =
            Operator::ALL.into_iter().find(|operator| value.and_then(Value::as_str) == Some(operator.as_str()));
        if operator.is_none() {
            self.expected("one of the operators", value);
        }
        self.leave();
        let value = self.enter(map, "negated");
        let negated = match value {
            None | Some(Value::Null | Value::Bool(false)) => Some(false),
            Some(Value::Bool(true)) => Some(true),
            _ => {
                self.expected("a boolean", value);
                None
            }
        };
        self.leave();
        let value = match self.enter(map, "value") {
            Some(value) => self.read_literal(value, true),
            None => {
                self.expected("a value", None);
                None
            }
        };
        let comparison = self.compare(field, operator, negated, value, span);
        self.leave();
        self.exprs.extend(comparison.map(Expr::Comparison));
    }

    /// The comparison of these parts, if none of them is missing.
    fn compare(
        &mut self,
        field: Option<FieldPath>,
        operator: Option<Operator>,
        negated: Option<bool>,
        value: Option<Literal>,
        span: Option<Span>,
    ) -> Option<Comparison> {
        let (field, operator, negated, value) = (field?, operator?, negated?, value?);
        let list = operator == Operator::In;
        if list != matches!(value, Literal::List(_)) {
            self.report(Code::CONDITIONS_TREE_SHAPE)
                .text("expected", if list { "a list" } else { "one value" })
                .text("found", value.kind());
            return None;
        }
        // A negated sign is its opposite, as it would be in a text.
        let (operator, negated) = operator.without_not(negated);
        Some(Comparison { field, operator, negated, value, span })
    }

    fn read_field(&mut self, value: Option<&Value>) -> Option<FieldPath> {
        let Some(Value::String(text)) = value else {
            self.expected("a field name", value);
            return None;
        };
        let field = FieldPath::new(text);
        if field.is_none() {
            self.report(Code::CONDITIONS_INVALID_FIELD);
        }
        field
    }

    /// A literal in its object shape.
    fn read_literal(&mut self, value: &Value, list: bool) -> Option<Literal> {
        let members = value.as_object();
        let kind = members.and_then(|map| map.get("type")).and_then(Value::as_str);
        let (shape, name, expected) = match kind.unwrap_or_default() {
            "null" => return Some(Literal::Null),
            "string" => (Shape::Text, "value", "a string"),
            "boolean" => (Shape::Boolean, "value", "a boolean"),
            "datetime" => (Shape::Datetime, "value", "the text of a date-time"),
            "number" => (Shape::Number, "value", "a number"),
            "list" if list => (Shape::List, "values", "an array of literals"),
            _ => {
                self.expected("a literal `{type, value}`", Some(value));
                return None;
            }
        };
        let map = members?;
        let content = self.enter(map, name);
        let literal = match (shape, content) {
            (Shape::Text, Some(Value::String(text))) => Some(Literal::String(text.clone())),
            (Shape::Boolean, Some(Value::Bool(value))) => Some(Literal::Boolean(*value)),
            (Shape::Datetime, Some(Value::String(text))) => {
                let timestamp = Timestamp::new(text);
                if timestamp.is_none() {
                    self.report(Code::CONDITIONS_INVALID_DATETIME);
                }
                timestamp.map(Literal::Datetime)
            }
            (Shape::Number, Some(Value::Number(number))) => self.read_number(map, number),
            (Shape::List, Some(Value::Array(items))) => self.read_list(items, false),
            _ => {
                self.expected(expected, content);
                None
            }
        };
        self.leave();
        literal
    }

    /// A number, which stands at hand, with the digits beside it if there are some.
    fn read_number(&mut self, map: &Map<String, Value>, value: &serde_json::Number) -> Option<Literal> {
        let digits = match map.get("text") {
            None | Some(Value::Null) => return self.read_json_number(value),
            digits => digits,
        };
        let number = digits.and_then(Value::as_str).and_then(Number::parse);
        let number = number.filter(|number| value.as_f64() == Some(number.value()));
        if number.is_none() {
            self.leave();
            self.enter(map, "text");
            self.expected("the digits of the number", digits);
        }
        number.map(Literal::Number)
    }

    fn read_json_number(&mut self, value: &serde_json::Number) -> Option<Literal> {
        let number = Number::parse(&decimal::print_json(value));
        if number.is_none() {
            self.expected("a finite number", None);
        }
        number.map(Literal::Number)
    }

    /// A list of literals, or of `plain` values.
    fn read_list(&mut self, items: &[Value], plain: bool) -> Option<Literal> {
        if items.is_empty() && !plain {
            self.report(Code::CONDITIONS_EMPTY_LIST);
            return None;
        }
        let mut out = Vec::new();
        for (index, item) in items.iter().enumerate() {
            self.findings.enter(index);
            out.extend(if plain { self.read_plain(item, false) } else { self.read_literal(item, false) });
            self.leave();
        }
        (out.len() == items.len()).then_some(Literal::List(out))
    }

    /// A literal as a plain JSON value.
    fn read_plain(&mut self, value: &Value, list: bool) -> Option<Literal> {
        match value {
            Value::Null => Some(Literal::Null),
            Value::Bool(value) => Some(Literal::Boolean(*value)),
            Value::String(text) => Some(Literal::String(text.clone())),
            Value::Number(number) => self.read_json_number(number),
            Value::Array(items) if list => self.read_list(items, true),
            Value::Array(_) => {
                self.expected("one value", Some(value));
                None
            }
            Value::Object(_) => self.read_literal(value, list),
        }
    }
}

/// A span is a remark; one of another shape is dropped.
fn read_span(map: &Map<String, Value>) -> Option<Span> {
    let span = map.get("span")?;
    let at = |name: &str| span.get(name).and_then(Value::as_u64).and_then(|offset| usize::try_from(offset).ok());
    Some(Span { start: at("start")?, end: at("end")? })
}
