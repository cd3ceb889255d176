//! Why a record is kept or not.

use super::{Truth, evaluate, lookup};
use crate::conditions::ast::Expr;
use crate::json::Value;
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
                text: comparison.to_string(),
                field: comparison.field.to_string(),
                matches: evaluate(expr, record),
                actual,
            };
        }
    };
    let args: Vec<MatchNode> = args.iter().map(|arg| explain(arg, record)).collect();
    let verdicts = args.iter().map(MatchNode::matches);
    let matches = if and { verdicts.min().unwrap_or(Truth::True) } else { verdicts.max().unwrap_or(Truth::False) };
    MatchNode::Group { and, matches, args }
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
