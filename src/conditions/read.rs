//! Expressions and values that come as JSON, perhaps from hostile code: read by hand, with a diagnostic and its path for
//! everything that has another shape.

use super::ast::{Comparison, Expr, Operator};
use super::datetime::Timestamp;
use super::finds::{Finds, found};
use super::literal::{Literal, Number};
use super::parser::MAX_DEPTH;
use super::path::FieldPath;
use crate::decimal;
use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::json::{Map, Value};
use crate::span::{Path, Span};

/// The expression that `value` holds. Unknown members are ignored.
#[must_use]
pub fn expr_from_value(value: &Value) -> Outcome<Expr> {
    expr_at(value, &Path::root())
}

/// [`expr_from_value`] for a value that stands at `path`.
pub(crate) fn expr_at(value: &Value, path: &Path) -> Outcome<Expr> {
    let mut reader = Reader { finds: Finds::at(path) };
    let expr = reader.read_expr(value, 0);
    Outcome::new(expr, Vec::new(), reader.finds.list)
}

/// The literal that a plain value stands for: a string, a number, a boolean, `null`, an array of them, or an object of the
/// literal shapes (`{type: "datetime", value: "2026-01-31"}`).
#[must_use]
pub fn literal_from_value(value: &Value) -> Outcome<Literal> {
    let mut reader = Reader { finds: Finds::default() };
    let literal = reader.read_plain(value, true);
    Outcome::new(literal, Vec::new(), reader.finds.list)
}

struct Reader {
    finds: Finds,
}

type Members = Map<String, Value>;

/// The type of an object.
fn type_of(map: &Members) -> &str {
    map.get("type").and_then(Value::as_str).unwrap_or_default()
}

impl Reader {
    fn refuse<T>(&mut self, expected: &'static str, found: &'static str, member: &'static str) -> Option<T> {
        self.finds.expected(Code::CONDITIONS_TREE_SHAPE, expected, found, member);
        None
    }

    fn read_expr(&mut self, value: &Value, depth: usize) -> Option<Expr> {
        if depth > MAX_DEPTH {
            self.finds.report(Diagnostic::new(Code::CONDITIONS_TOO_DEEP).with("max", MAX_DEPTH), "");
            return None;
        }
        let Value::Object(map) = value else { return self.refuse("an expression", found(Some(value)), "") };
        let span = read_span(map);
        let and = match type_of(map) {
            "and" => true,
            "or" => false,
            "comparison" => return self.read_comparison(map, span).map(Expr::Comparison),
            _ => return self.refuse("`and`, `or` or `comparison`", found(map.get("type")), "type"),
        };
        let Some(Value::Array(items)) = map.get("args") else {
            return self.refuse("an array of expressions", found(map.get("args")), "args");
        };
        if items.is_empty() {
            return self.refuse("one expression or more", "an empty array", "args");
        }
        let mut args = Vec::with_capacity(items.len());
        self.finds.enter("args");
        for (index, item) in items.iter().enumerate() {
            self.finds.enter(index);
            args.extend(self.read_expr(item, depth + 1));
            self.finds.leave();
        }
        self.finds.leave();
        if args.len() < items.len() {
            return None;
        }
        // A group of one is that one, as it would be in a text.
        if args.len() == 1 { args.pop() } else { Some(Expr::group(args, and, span)) }
    }

    fn read_comparison(&mut self, map: &Members, span: Option<Span>) -> Option<Comparison> {
        let field = self.read_field(map.get("field"));
        let operator = self.read_operator(map.get("operator"));
        let negated = match map.get("negated") {
            None | Some(Value::Null | Value::Bool(false)) => Some(false),
            Some(Value::Bool(true)) => Some(true),
            other => self.refuse("a boolean", found(other), "negated"),
        };
        let value = match map.get("value") {
            Some(value) => {
                self.finds.enter("value");
                let literal = self.read_literal(value, true);
                self.finds.leave();
                literal
            }
            None => self.refuse("a value", found(None), "value"),
        };
        let (field, operator, negated, value) = (field?, operator?, negated?, value?);
        let listed = matches!(value, Literal::List(_));
        if (operator == Operator::In) != listed {
            return self.refuse(if listed { "one value" } else { "a list" }, value.kind(), "value");
        }
        // As it would be in a text.
        let (operator, negated) = operator.without_not(negated);
        Some(Comparison { field, operator, negated, value, span })
    }

    fn read_field(&mut self, value: Option<&Value>) -> Option<FieldPath> {
        let Some(Value::String(text)) = value else { return self.refuse("a field name", found(value), "field") };
        let field = FieldPath::new(text);
        if field.is_none() {
            self.finds.report(Diagnostic::new(Code::CONDITIONS_INVALID_FIELD), "field");
        }
        field
    }

    fn read_operator(&mut self, value: Option<&Value>) -> Option<Operator> {
        let text = value.and_then(Value::as_str).unwrap_or_default();
        let operator = Operator::ALL.into_iter().find(|operator| operator.as_str() == text);
        if operator.is_none() { self.refuse("one of the operators", found(value), "operator") } else { operator }
    }

    /// A literal in its object shape.
    fn read_literal(&mut self, value: &Value, list: bool) -> Option<Literal> {
        const SHAPE: &str = "a literal `{type, value}`";
        let Value::Object(map) = value else { return self.refuse(SHAPE, found(Some(value)), "") };
        let content = map.get("value");
        let expected = match (type_of(map), content) {
            ("null", _) => return Some(Literal::Null),
            ("string", Some(Value::String(text))) => return Some(Literal::String(text.clone())),
            ("boolean", Some(Value::Bool(value))) => return Some(Literal::Boolean(*value)),
            ("datetime", Some(Value::String(text))) => {
                let timestamp = Timestamp::new(text);
                if timestamp.is_none() {
                    self.finds.report(Diagnostic::new(Code::CONDITIONS_INVALID_DATETIME), "value");
                }
                return timestamp.map(Literal::Datetime);
            }
            ("number", Some(Value::Number(number))) => return self.read_number(map, number),
            ("string", _) => "a string",
            ("boolean", _) => "a boolean",
            ("datetime", _) => "the text of a date-time",
            ("number", _) => "a number",
            ("list", _) if list => {
                let values = map.get("values");
                let Some(Value::Array(items)) = values else {
                    return self.refuse("an array of literals", found(values), "values");
                };
                if items.is_empty() {
                    self.finds.report(Diagnostic::new(Code::CONDITIONS_EMPTY_LIST), "values");
                    return None;
                }
                self.finds.enter("values");
                let list = self.read_items(items, Self::read_literal);
                self.finds.leave();
                return list;
            }
            _ => return self.refuse(SHAPE, "an object", ""),
        };
        self.refuse(expected, found(content), "value")
    }

    fn read_number(&mut self, map: &Members, value: &serde_json::Number) -> Option<Literal> {
        let text = match map.get("text") {
            None | Some(Value::Null) => return self.read_json_number(value, "value"),
            text => text,
        };
        match text.and_then(Value::as_str).and_then(Number::parse) {
            Some(number) if value.as_f64() == Some(number.value()) => Some(Literal::Number(number)),
            _ => self.refuse("the digits of the number", found(text), "text"),
        }
    }

    fn read_json_number(&mut self, value: &serde_json::Number, member: &'static str) -> Option<Literal> {
        match Number::parse(&decimal::print_json(value)) {
            Some(number) => Some(Literal::Number(number)),
            None => self.refuse("a finite number", found(None), member),
        }
    }

    fn read_items(&mut self, items: &[Value], read: fn(&mut Self, &Value, bool) -> Option<Literal>) -> Option<Literal> {
        let mut values = Vec::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            self.finds.enter(index);
            values.extend(read(self, item, false));
            self.finds.leave();
        }
        if values.len() < items.len() { None } else { Some(Literal::List(values)) }
    }

    /// A literal as a plain JSON value.
    fn read_plain(&mut self, value: &Value, list: bool) -> Option<Literal> {
        match value {
            Value::Null => Some(Literal::Null),
            Value::Bool(value) => Some(Literal::Boolean(*value)),
            Value::String(text) => Some(Literal::String(text.clone())),
            Value::Number(number) => self.read_json_number(number, ""),
            Value::Array(items) if list => self.read_items(items, Self::read_plain),
            Value::Array(_) => self.refuse("one value", found(Some(value)), ""),
            Value::Object(_) => self.read_literal(value, list),
        }
    }
}

/// A span is a remark; one of another shape is dropped.
fn read_span(map: &Members) -> Option<Span> {
    let span = map.get("span")?;
    let at = |name: &str| span.get(name).and_then(Value::as_u64).and_then(|offset| usize::try_from(offset).ok());
    Some(Span { start: at("start")?, end: at("end")? })
}
