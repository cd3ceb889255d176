//! What a search is made of.

use crate::conditions::{Expr, Findings, expr_at};
use crate::diagnostic::{Code, Outcome};
use crate::json::{Value, type_name};
use serde::{Serialize, Serializer};

/// The parts of a search, none of them required.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct QueryParts {
    /// A filter over the fields of the record itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub conditions: Option<Filter>,
    /// A filter over arrays inside the record.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub child_conditions: Option<Filter>,
    /// A filter over custom fields.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_field_conditions: Option<Filter>,
    /// The order of the records.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order_by: Option<OrderBy>,
    /// The fields of the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fields: Option<Vec<String>>,
    /// The page, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<i64>,
    /// Records a page: 25 by default, 1000 at most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page_size: Option<i64>,
    /// The id that the page before ended with, for forward-only paging.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page_id: Option<i64>,
}

/// A filter as text or as a tree.
#[derive(Debug, Clone, PartialEq)]
pub enum Filter {
    /// A text, to be read and checked.
    Text(String),
    /// A tree, to be checked.
    Expr(Expr),
}

impl From<&str> for Filter {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Filter {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Expr> for Filter {
    fn from(expr: Expr) -> Self {
        Self::Expr(expr)
    }
}

/// A tree as its canonical text: what a request wants.
impl Serialize for Filter {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Expr(expr) => serializer.collect_str(expr),
        }
    }
}

/// An order as one text or as a list of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum OrderBy {
    /// `lastName asc, firstName desc`
    Text(String),
    /// One key each.
    List(Vec<String>),
}

impl OrderBy {
    /// Whether it orders by nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.trim_start().is_empty(),
            Self::List(list) => list.iter().all(|text| text.trim_start().is_empty()),
        }
    }
}

impl QueryParts {
    /// Reads the parts from JSON; members that are null count as absent.
    #[must_use]
    pub fn from_value(value: &Value) -> Outcome<Self> {
        let mut findings = Findings::default();
        let parts = Self::read_from(value, &mut findings);
        findings.outcome(parts)
    }

    /// [`from_value`](Self::from_value), with findings of its own.
    pub(crate) fn read_from(value: &Value, findings: &mut Findings) -> Option<Self> {
        let mut parts = Self::default();
        let Value::Object(map) = value else {
            shape("query", "an object", value, findings);
            return None;
        };
        for (name, value) in map {
            if !value.is_null() {
                parts.read(name, value, findings);
            }
        }
        Some(parts).filter(|_| !findings.refuse())
    }

    fn read(&mut self, name: &str, value: &Value, out: &mut Findings) {
        let Some((at, part)) = PARTS.into_iter().enumerate().find(|(_, part)| *part == name) else {
            out.enter(name.to_owned());
            out.tell(Code::QUERY_UNKNOWN_PART, "");
            return out.leave();
        };
        out.enter(part);
        match (at, value) {
            (0, _) => self.conditions = filter(part, value, out),
            (1, _) => self.child_conditions = filter(part, value, out),
            (2, _) => self.custom_field_conditions = filter(part, value, out),
            (3, Value::String(text)) => self.order_by = Some(OrderBy::Text(text.clone())),
            (3, _) => {
                self.order_by = strings(part, "a string or an array of strings", value, out).map(OrderBy::List);
            }
            (4, Value::String(text)) => self.fields = Some(vec![text.clone()]),
            (4, _) => self.fields = strings(part, "an array of strings", value, out),
            (5, _) => self.page = whole(part, value, out),
            (6, _) => self.page_size = whole(part, value, out),
            _ => self.page_id = whole(part, value, out),
        }
        out.leave();
    }
}

/// The names of the parts, in the order in which [`QueryParts::read`] knows them.
const PARTS: [&str; 8] =
    ["conditions", "childConditions", "customFieldConditions", "orderBy", "fields", "page", "pageSize", "pageId"];

/// Reports another shape of what is at hand.
#[inline(never)]
fn shape(part: &'static str, expected: &'static str, found: &Value, out: &mut Findings) {
    out.tell(Code::QUERY_SHAPE, "").text("part", part).text("expected", expected).text("found", type_name(found));
}

fn filter(part: &'static str, value: &Value, out: &mut Findings) -> Option<Filter> {
    match value {
        Value::String(text) => Some(Filter::Text(text.clone())),
        Value::Object(_) => {
            let mut found = Findings::default();
            let expr = expr_at(value, &mut found);
            out.extend(found);
            expr.map(Filter::Expr)
        }
        other => {
            shape(part, "a string or an expression", other, out);
            None
        }
    }
}

fn strings(part: &'static str, expected: &'static str, value: &Value, out: &mut Findings) -> Option<Vec<String>> {
    let Value::Array(items) = value else {
        shape(part, expected, value, out);
        return None;
    };
    let mut texts = Vec::with_capacity(items.len());
    for (at, item) in items.iter().enumerate() {
        match item {
            Value::String(text) => texts.push(text.clone()),
            other => {
                out.enter(at);
                shape(part, "a string", other, out);
                out.leave();
            }
        }
    }
    Some(texts)
}

fn whole(part: &'static str, value: &Value, out: &mut Findings) -> Option<i64> {
    #[allow(clippy::cast_possible_truncation, reason = "whole and in range")]
    let of_double = |value: f64| (value.fract() == 0.0 && value.abs() < 9e15).then_some(value as i64);
    let number = value.as_i64().or_else(|| value.as_f64().and_then(of_double));
    if number.is_none() {
        shape(part, "a whole number", value, out);
    }
    number
}
