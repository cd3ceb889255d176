//! Rule groups of react-querybuilder 8, both ways, and the configuration of its fields.
//!
//! What one side cannot say is a diagnostic, never dropped in silence.

mod export;
mod fields;
mod import;

pub use export::to_rules;
pub(crate) use export::write_rules;
pub use fields::rules_fields;
pub(crate) use fields::write_rules_fields;
pub use import::from_rules;
pub(crate) use import::read_rules;

/// Operators of react-querybuilder that are patterns of ours: the name, whether the text stands at the start, and whether `not`
/// stands before it.
const AFFIXES: [(&str, bool, bool); 4] = [
    ("beginsWith", true, false),
    ("doesNotBeginWith", true, true),
    ("endsWith", false, false),
    ("doesNotEndWith", false, true),
];

/// Operators of react-querybuilder that have one of ours: its name, ours, and whether `not` stands before it.
const PLAIN: [(&str, super::Operator, bool); 14] = [
    ("=", super::Operator::Eq, false),
    ("!=", super::Operator::Ne, false),
    ("<", super::Operator::Lt, false),
    ("<=", super::Operator::Le, false),
    (">", super::Operator::Gt, false),
    (">=", super::Operator::Ge, false),
    ("contains", super::Operator::Contains, false),
    ("doesNotContain", super::Operator::Contains, true),
    ("like", super::Operator::Like, false),
    ("notLike", super::Operator::Like, true),
    ("in", super::Operator::In, false),
    ("notIn", super::Operator::In, true),
    ("==", super::Operator::Eq, false),
    ("<>", super::Operator::Ne, false),
];
