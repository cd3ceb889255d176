//! Expressions and values that come as JSON, perhaps from hostile code: read by hand, with a diagnostic and its path for
//! everything that has another shape.

use super::ast::{Comparison, Expr, Operator};
use super::datetime::Timestamp;
use super::literal::{Literal, Number};
use super::parser::MAX_DEPTH;
use super::path::FieldPath;
use crate::decimal;
use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::json::{Map, Value};
use crate::span::{Path, Span};

/// How many findings are listed.
const MAX_FINDINGS: usize = 50;

/// The expression that `value` holds. Unknown members are ignored.
#[must_use]
pub fn expr_from_value(value: &Value) -> Outcome<Expr> {
    expr_at(value, &Path::root())
}

/// [`expr_from_value`] for a value that stands at `path`.
pub(crate) fn expr_at(value: &Value, path: &Path) -> Outcome<Expr> {
    let mut reader = Reader { diagnostics: Vec::new() };
    let expr = reader.read_expr(value, path, 0);
    Outcome::new(expr, Vec::new(), reader.diagnostics)
}

/// The literal that a plain value stands for: a string, a number, a boolean, `null`, an array of them, or an object of the
/// literal shapes (`{type: "datetime", value: "2026-01-31"}`).
#[must_use]
pub fn literal_from_value(value: &Value) -> Outcome<Literal> {
    let mut reader = Reader { diagnostics: Vec::new() };
    let literal = reader.read_plain(value, &Path::root(), true);
    Outcome::new(literal, Vec::new(), reader.diagnostics)
}

struct Reader {
    diagnostics: Vec<Diagnostic>,
}

impl Reader {
    fn report(&mut self, diagnostic: Diagnostic) {
        if self.diagnostics.len() < MAX_FINDINGS {
            self.diagnostics.push(diagnostic);
        }
    }

    fn expected(&mut self, expected: &'static str, found: Option<&Value>, path: &Path) {
        let found = found.map_or("nothing", kind_of);
        let diagnostic = Diagnostic::new(Code::CONDITIONS_TREE_SHAPE).with("expected", expected).with("found", found);
        self.report(diagnostic.at(path.clone()));
    }

    fn read_expr(&mut self, value: &Value, path: &Path, depth: usize) -> Option<Expr> {
        if depth > MAX_DEPTH {
            let diagnostic = Diagnostic::new(Code::CONDITIONS_TOO_DEEP).with("max", MAX_DEPTH);
            self.report(diagnostic.at(path.clone()));
            return None;
        }
        let Value::Object(map) = value else {
            self.expected("an expression", Some(value), path);
            return None;
        };
        let span = read_span(map);
        let joined: fn(Vec<Expr>, Option<Span>) -> Expr = match map.get("type").and_then(Value::as_str) {
            Some("and") => |args, span| Expr::And { args, span },
            Some("or") => |args, span| Expr::Or { args, span },
            Some("comparison") => return self.read_comparison(map, path, span).map(Expr::Comparison),
            _ => {
                let found = map.get("type");
                self.expected("`and`, `or` or `comparison`", found, &path.join("type"));
                return None;
            }
        };
        let at = path.join("args");
        let Some(Value::Array(items)) = map.get("args") else {
            self.expected("an array of expressions", map.get("args"), &at);
            return None;
        };
        if items.is_empty() {
            let diagnostic = Diagnostic::new(Code::CONDITIONS_TREE_SHAPE).with("expected", "one expression or more");
            self.report(diagnostic.with("found", "an empty array").at(at));
            return None;
        }
        let mut args = Vec::with_capacity(items.len());
        let mut complete = true;
        for (index, item) in items.iter().enumerate() {
            match self.read_expr(item, &at.join(index), depth + 1) {
                Some(arg) => args.push(arg),
                None => complete = false,
            }
        }
        if !complete {
            return None;
        }
        // A group of one is that one, as it would be in a text.
        if args.len() == 1 { args.pop() } else { Some(joined(args, span)) }
    }

    fn read_comparison(&mut self, map: &Map<String, Value>, path: &Path, span: Option<Span>) -> Option<Comparison> {
        let field = self.read_field(map.get("field"), &path.join("field"));
        let operator = self.read_operator(map.get("operator"), &path.join("operator"));
        let negated = match map.get("negated") {
            None | Some(Value::Null | Value::Bool(false)) => Some(false),
            Some(Value::Bool(true)) => Some(true),
            other => {
                self.expected("a boolean", other, &path.join("negated"));
                None
            }
        };
        let at = path.join("value");
        let value = match map.get("value") {
            Some(value) => self.read_literal(value, &at, true),
            None => {
                self.expected("a value", None, &at);
                None
            }
        };
        let (field, operator, negated, value) = (field?, operator?, negated?, value?);
        if (operator == Operator::In) != matches!(value, Literal::List(_)) {
            let expected = if operator == Operator::In { "a list" } else { "one value" };
            let diagnostic = Diagnostic::new(Code::CONDITIONS_TREE_SHAPE).with("expected", expected);
            self.report(diagnostic.with("found", value.kind()).at(at));
            return None;
        }
        // A negated sign is its opposite, as it would be in a text.
        let (operator, negated) = match operator.opposite() {
            Some(opposite) if negated => (opposite, false),
            _ => (operator, negated),
        };
        Some(Comparison { field, operator, negated, value, span })
    }

    fn read_field(&mut self, value: Option<&Value>, path: &Path) -> Option<FieldPath> {
        let Some(Value::String(text)) = value else {
            self.expected("a field name", value, path);
            return None;
        };
        let field = FieldPath::new(text);
        if field.is_none() {
            self.report(Diagnostic::new(Code::CONDITIONS_INVALID_FIELD).at(path.clone()));
        }
        field
    }

    fn read_operator(&mut self, value: Option<&Value>, path: &Path) -> Option<Operator> {
        let operator = value
            .and_then(Value::as_str)
            .and_then(|text| Operator::ALL.into_iter().find(|operator| operator.as_str() == text));
        if operator.is_none() {
            self.expected("one of the operators", value, path);
        }
        operator
    }

    /// A literal in its object shape.
    fn read_literal(&mut self, value: &Value, path: &Path, list: bool) -> Option<Literal> {
        let Value::Object(map) = value else {
            self.expected("a literal `{type, value}`", Some(value), path);
            return None;
        };
        let content = map.get("value");
        let at = path.join("value");
        match map.get("type").and_then(Value::as_str) {
            Some("null") => Some(Literal::Null),
            Some("string") => match content {
                Some(Value::String(text)) => Some(Literal::String(text.clone())),
                other => self.refuse("a string", other, &at),
            },
            Some("boolean") => match content {
                Some(Value::Bool(value)) => Some(Literal::Boolean(*value)),
                other => self.refuse("a boolean", other, &at),
            },
            Some("datetime") => match content {
                Some(Value::String(text)) => match Timestamp::new(text) {
                    Some(timestamp) => Some(Literal::Datetime(timestamp)),
                    None => {
                        self.report(Diagnostic::new(Code::CONDITIONS_INVALID_DATETIME).at(at));
                        None
                    }
                },
                other => self.refuse("the text of a date-time", other, &at),
            },
            Some("number") => self.read_number(map, path),
            Some("list") if list => self.read_list(map.get("values"), &path.join("values"), false),
            _ => self.refuse("a literal `{type, value}`", Some(value), path),
        }
    }

    fn read_number(&mut self, map: &Map<String, Value>, path: &Path) -> Option<Literal> {
        let Some(Value::Number(value)) = map.get("value") else {
            return self.refuse("a number", map.get("value"), &path.join("value"));
        };
        let text = match map.get("text") {
            None | Some(Value::Null) => return self.read_json_number(value, &path.join("value")),
            Some(Value::String(text)) => text,
            other => return self.refuse("the digits of the number", other, &path.join("text")),
        };
        match Number::parse(text) {
            Some(number) if value.as_f64() == Some(number.value()) => Some(Literal::Number(number)),
            _ => self.refuse("the digits of the number", map.get("text"), &path.join("text")),
        }
    }

    fn read_json_number(&mut self, value: &serde_json::Number, path: &Path) -> Option<Literal> {
        match Number::parse(&decimal::print_json(value)) {
            Some(number) => Some(Literal::Number(number)),
            None => self.refuse("a finite number", None, path),
        }
    }

    fn read_list(&mut self, values: Option<&Value>, path: &Path, plain: bool) -> Option<Literal> {
        let Some(Value::Array(items)) = values else {
            return self.refuse("an array of literals", values, path);
        };
        if items.is_empty() && !plain {
            self.report(Diagnostic::new(Code::CONDITIONS_EMPTY_LIST).at(path.clone()));
            return None;
        }
        let mut out = Vec::with_capacity(items.len());
        let mut complete = true;
        for (index, item) in items.iter().enumerate() {
            let literal = if plain {
                self.read_plain(item, &path.join(index), false)
            } else {
                self.read_literal(item, &path.join(index), false)
            };
            match literal {
                Some(literal) => out.push(literal),
                None => complete = false,
            }
        }
        complete.then_some(Literal::List(out))
    }

    /// A literal as a plain JSON value.
    fn read_plain(&mut self, value: &Value, path: &Path, list: bool) -> Option<Literal> {
        match value {
            Value::Null => Some(Literal::Null),
            Value::Bool(value) => Some(Literal::Boolean(*value)),
            Value::String(text) => Some(Literal::String(text.clone())),
            Value::Number(number) => self.read_json_number(number, path),
            Value::Array(_) if list => self.read_list(Some(value), path, true),
            Value::Array(_) => self.refuse("one value", Some(value), path),
            Value::Object(_) => self.read_literal(value, path, list),
        }
    }

    fn refuse<T>(&mut self, expected: &'static str, found: Option<&Value>, path: &Path) -> Option<T> {
        self.expected(expected, found, path);
        None
    }
}

/// A span is a remark; one of another shape is dropped.
fn read_span(map: &Map<String, Value>) -> Option<Span> {
    let span = map.get("span")?;
    let at = |name: &str| span.get(name).and_then(Value::as_u64).and_then(|offset| usize::try_from(offset).ok());
    Some(Span { start: at("start")?, end: at("end")? })
}

pub(crate) const fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}
