//! Why a record is kept or not.

use super::{Truth, evaluate, lookup};
use crate::conditions::ast::Expr;
use crate::json::{Json, Value};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// How many values of one field are shown.
const MAX_VALUES: usize = 20;

/// Whether a record is kept, and the verdict of each part of the expression.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MatchReport {
    /// Whether it is kept.
    pub matches: bool,
    /// The expression with its verdicts.
    pub tree: MatchNode,
}

/// A part of an expression and its verdict. As JSON `matches` is `true`, `false`, or `null` for unknown.
#[derive(Debug, Clone, PartialEq)]
pub enum MatchNode {
    /// Expressions joined by `and` or `or`.
    Group {
        /// Whether it is `and`.
        and: bool,
        /// What came out.
        matches: Truth,
        /// The verdicts of its arguments.
        args: Vec<Self>,
    },
    /// One condition.
    Comparison {
        /// The condition as text.
        text: String,
        /// Its field.
        field: String,
        /// What came out.
        matches: Truth,
        /// The values that the record has there; `null` where it has none. The first 20 of an array.
        actual: Vec<Value>,
    },
}

impl MatchNode {
    /// What came out.
    #[must_use]
    pub const fn matches(&self) -> Truth {
        match self {
            Self::Group { matches, .. } | Self::Comparison { matches, .. } => *matches,
        }
    }
}

/// The verdict of each part of `expr` on `record`.
#[must_use]
pub fn explain_match(expr: &Expr, record: &Value) -> MatchReport {
    let tree = explain(expr, record);
    MatchReport { matches: tree.matches() == Truth::True, tree }
}

fn explain(expr: &Expr, record: &Value) -> MatchNode {
    let (and, args) = match expr {
        Expr::And { args, .. } => (true, args),
        Expr::Or { args, .. } => (false, args),
        Expr::Comparison(comparison) => {
            let mut actual = Vec::new();
            lookup::visit(record, comparison.field.as_str(), &[], &mut |value| {
                actual.push(value.clone());
                actual.len() < MAX_VALUES
            });
            if actual.is_empty() {
                actual.push(Value::Null);
            }
            return MatchNode::Comparison {
                text: comparison.printed(),
                field: comparison.field.as_str().to_owned(),
                matches: evaluate(expr, record),
                actual,
            };
        }
    };
    let mut nodes = Vec::with_capacity(args.len());
    let mut matches = Truth::from(and);
    for arg in args {
        let node = explain(arg, record);
        matches = matches.joined(node.matches(), and);
        nodes.push(node);
    }
    MatchNode::Group { and, matches, args: nodes }
}

/// [`explain_match`] as JSON text: what a host is told, without a copy of the record's values.
pub(crate) fn write_match(expr: &Expr, record: &Value, out: &mut Json) {
    let mut tree = Json::new();
    let matches = write_node(expr, record, &mut tree);
    out.open_object();
    out.key("matches");
    out.flag(matches == Truth::True);
    out.key("tree");
    out.append(&tree);
    out.close_object();
}

/// Writes a part of an expression and its verdict, which it gives.
fn write_node(expr: &Expr, record: &Value, out: &mut Json) -> Truth {
    let (kind, and, args) = match expr {
        Expr::And { args, .. } => ("and", true, args),
        Expr::Or { args, .. } => ("or", false, args),
        Expr::Comparison(comparison) => {
            let matches = evaluate(expr, record);
            open_node("comparison", matches, out);
            out.member("text", &comparison.printed());
            out.member("field", comparison.field.as_str());
            out.key("actual");
            write_values(record, comparison.field.as_str(), out);
            out.close_object();
            return matches;
        }
    };
    let mut nodes = Json::default();
    let mut matches = Truth::from(and);
    for arg in args {
        matches = matches.joined(write_node(arg, record, &mut nodes), and);
    }
    open_node(kind, matches, out);
    out.key("args");
    out.open();
    out.append(&nodes);
    out.close();
    out.close_object();
    matches
}

fn open_node(kind: &str, matches: Truth, out: &mut Json) {
    out.open_object();
    out.member("type", kind);
    out.key("matches");
    match matches {
        Truth::Unknown => out.null(),
        truth => out.flag(truth == Truth::True),
    }
}

/// Writes the values that a record has at a path: one as itself, several as an array, none as null.
fn write_values(record: &Value, path: &str, out: &mut Json) {
    let (mut values, mut count) = (Json::default(), 0);
    lookup::visit(record, path, &[], &mut |value| {
        values.value(value);
        count += 1;
        count < MAX_VALUES
    });
    match count {
        0 => out.null(),
        1 => out.append(&values),
        _ => {
            out.open();
            out.append(&values);
            out.close();
        }
    }
}

impl Serialize for Truth {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::False => serializer.serialize_bool(false),
            Self::Unknown => serializer.serialize_none(),
            Self::True => serializer.serialize_bool(true),
        }
    }
}

impl Serialize for MatchNode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        match self {
            Self::Group { and, matches, args } => {
                map.serialize_entry("type", if *and { "and" } else { "or" })?;
                map.serialize_entry("matches", matches)?;
                map.serialize_entry("args", args)?;
            }
            Self::Comparison { text, field, matches, actual } => {
                map.serialize_entry("type", "comparison")?;
                map.serialize_entry("matches", matches)?;
                map.serialize_entry("text", text)?;
                map.serialize_entry("field", field)?;
                match actual.as_slice() {
                    [one] => map.serialize_entry("actual", one)?,
                    several => map.serialize_entry("actual", several)?,
                }
            }
        }
        map.end()
    }
}
