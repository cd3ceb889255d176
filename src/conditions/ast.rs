//! The tree of an expression. It knows no parser.

use super::literal::Literal;
use super::path::FieldPath;
use crate::span::Span;
use serde::{Deserialize, Serialize};

/// An expression: comparisons joined by `and` and `or`.
///
/// Two expressions are equal if they say the same in the same form; where they stood in a text does not count.
#[derive(Debug, Clone)]
pub enum Expr {
    /// Every argument holds.
    And {
        /// Two or more expressions.
        args: Vec<Self>,
        /// Where it stands in the text, if it came from one.
        span: Option<Span>,
    },
    /// Some argument holds.
    Or {
        /// Two or more expressions.
        args: Vec<Self>,
        /// Where it stands in the text, if it came from one.
        span: Option<Span>,
    },
    /// One condition.
    Comparison(Comparison),
}

/// One condition: `company/id = 12345`.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// The field.
    pub field: FieldPath,
    /// The operator.
    pub operator: Operator,
    /// Whether `not` stands before the operator.
    pub negated: bool,
    /// The value; a list behind `in`, and only there.
    pub value: Literal,
    /// Where it stands in the text, if it came from one.
    pub span: Option<Span>,
}

impl Expr {
    /// Both hold. Arguments that are themselves joined by `and` are taken apart.
    #[must_use]
    pub fn and(self, other: impl Into<Self>) -> Self {
        Self::joined(vec![self, other.into()], true)
    }

    /// One of the two holds, or both. Arguments that are themselves joined by `or` are taken apart.
    #[must_use]
    pub fn or(self, other: impl Into<Self>) -> Self {
        Self::joined(vec![self, other.into()], false)
    }

    /// Every one of them holds. A single expression stays itself.
    #[must_use]
    pub fn all(args: impl IntoIterator<Item = Self>) -> Self {
        Self::joined(args.into_iter().collect(), true)
    }

    /// One of them holds, or more. A single expression stays itself.
    #[must_use]
    pub fn any(args: impl IntoIterator<Item = Self>) -> Self {
        Self::joined(args.into_iter().collect(), false)
    }

    /// [`all`](Self::all) or [`any`](Self::any), once for every kind of arguments.
    pub(super) fn joined(args: Vec<Self>, and: bool) -> Self {
        let mut args = Self::flat(args, and);
        if args.len() == 1
            && let Some(only) = args.pop()
        {
            return only;
        }
        Self::group(args, and, None)
    }

    /// Joins the expressions from the one at `first` on, if there are several.
    #[inline(never)]
    pub(super) fn join(exprs: &mut Vec<Self>, first: usize, and: bool, span: Option<Span>) {
        if exprs.len() > first + 1 {
            let args = exprs.split_off(first);
            exprs.push(Self::group(args, and, span));
        }
    }

    /// The arguments, with those of the same kind taken apart.
    pub(super) fn flat(args: Vec<Self>, and: bool) -> Vec<Self> {
        let mut flat = Vec::with_capacity(args.len());
        for arg in args {
            match (arg, and) {
                (Self::And { mut args, .. }, true) | (Self::Or { mut args, .. }, false) => flat.append(&mut args),
                (other, _) => flat.push(other),
            }
        }
        flat
    }

    /// The same tree with `leaf` in the place of each comparison, and without places in a text; where `flat` says so, groups
    /// in groups of their kind are taken apart.
    pub(super) fn mapped(&self, flat: bool, leaf: &mut dyn FnMut(&Comparison) -> Self) -> Self {
        let (and, args) = match self {
            Self::And { args, .. } => (true, args),
            Self::Or { args, .. } => (false, args),
            Self::Comparison(comparison) => return leaf(comparison),
        };
        let args = args.iter().map(|arg| arg.mapped(flat, leaf)).collect();
        if flat { Self::joined(args, and) } else { Self::group(args, and, None) }
    }

    pub(super) const fn group(args: Vec<Self>, and: bool, span: Option<Span>) -> Self {
        if and { Self::And { args, span } } else { Self::Or { args, span } }
    }

    /// The arguments; a comparison has none.
    #[must_use]
    pub fn args(&self) -> &[Self] {
        match self {
            Self::And { args, .. } | Self::Or { args, .. } => args,
            Self::Comparison(_) => &[],
        }
    }

    /// Where it stands in the text, if it came from one.
    #[must_use]
    pub const fn span(&self) -> Option<Span> {
        match self {
            Self::And { span, .. } | Self::Or { span, .. } => *span,
            Self::Comparison(comparison) => comparison.span,
        }
    }

    /// Calls `visit` for each comparison, from left to right.
    pub fn for_each_comparison<'e>(&'e self, visit: &mut impl FnMut(&'e Comparison)) {
        self.visit(visit);
    }

    /// One walk for all visitors.
    fn visit<'e>(&'e self, visit: &mut dyn FnMut(&'e Comparison)) {
        match self {
            Self::Comparison(comparison) => visit(comparison),
            group => group.args().iter().for_each(|arg| arg.visit(visit)),
        }
    }
}

impl From<Comparison> for Expr {
    fn from(comparison: Comparison) -> Self {
        Self::Comparison(comparison)
    }
}

impl PartialEq for Expr {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::And { args: a, .. }, Self::And { args: b, .. })
            | (Self::Or { args: a, .. }, Self::Or { args: b, .. }) => a == b,
            (Self::Comparison(a), Self::Comparison(b)) => a == b,
            _ => false,
        }
    }
}

impl PartialEq for Comparison {
    fn eq(&self, other: &Self) -> bool {
        self.field == other.field
            && self.operator == other.operator
            && self.negated == other.negated
            && self.value == other.value
    }
}

/// How a field is compared with a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Operator {
    /// `=`
    #[serde(rename = "=")]
    Eq,
    /// `!=`
    #[serde(rename = "!=")]
    Ne,
    /// `<`
    #[serde(rename = "<")]
    Lt,
    /// `<=`
    #[serde(rename = "<=")]
    Le,
    /// `>`
    #[serde(rename = ">")]
    Gt,
    /// `>=`
    #[serde(rename = ">=")]
    Ge,
    /// The field holds the text somewhere.
    #[serde(rename = "contains")]
    Contains,
    /// The field matches a pattern with wildcards.
    #[serde(rename = "like")]
    Like,
    /// The field is one of a list.
    #[serde(rename = "in")]
    In,
}

impl Operator {
    /// Every operator.
    pub const ALL: [Self; 9] =
        [Self::Eq, Self::Ne, Self::Lt, Self::Le, Self::Gt, Self::Ge, Self::Contains, Self::Like, Self::In];

    /// How it is written.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Eq => "=",
            Self::Ne => "!=",
            Self::Lt => "<",
            Self::Le => "<=",
            Self::Gt => ">",
            Self::Ge => ">=",
            Self::Contains => "contains",
            Self::Like => "like",
            Self::In => "in",
        }
    }

    /// Whether it is a word, so that `not` can stand before it.
    #[must_use]
    pub const fn is_word(self) -> bool {
        matches!(self, Self::Contains | Self::Like | Self::In)
    }

    /// The sign that holds where this one does not; words have none, they take `not`.
    #[must_use]
    pub const fn opposite(self) -> Option<Self> {
        match self {
            Self::Eq => Some(Self::Ne),
            Self::Ne => Some(Self::Eq),
            Self::Lt => Some(Self::Ge),
            Self::Le => Some(Self::Gt),
            Self::Gt => Some(Self::Le),
            Self::Ge => Some(Self::Lt),
            Self::Contains | Self::Like | Self::In => None,
        }
    }

    /// The operator with its `not`, if it stands before it: a negated sign is its opposite.
    pub(super) const fn without_not(self, negated: bool) -> (Self, bool) {
        match self.opposite() {
            Some(opposite) if negated => (opposite, false),
            _ => (self, negated),
        }
    }

    /// How it is written with `not` before it, if it is `negated`; a negated sign is its opposite.
    pub(super) const fn with_not(self, negated: bool) -> &'static str {
        match (self, self.without_not(negated)) {
            (Self::Contains, (_, true)) => "not contains",
            (Self::Like, (_, true)) => "not like",
            (Self::In, (_, true)) => "not in",
            (_, (operator, _)) => operator.as_str(),
        }
    }

    /// The sign that says the same with field and value swapped.
    pub(super) const fn mirrored(self) -> Self {
        match self {
            Self::Lt => Self::Gt,
            Self::Le => Self::Ge,
            Self::Gt => Self::Lt,
            Self::Ge => Self::Le,
            other => other,
        }
    }
}

impl Comparison {
    /// A condition that no text holds yet.
    #[must_use]
    pub fn new(field: impl Into<FieldPath>, operator: Operator, value: impl Into<Literal>) -> Self {
        Self { field: field.into(), operator, negated: false, value: value.into(), span: None }
    }

    /// The operator as it is written, with its `not`; a negated sign is its opposite.
    #[must_use]
    pub fn operator_str(&self) -> &'static str {
        self.operator.with_not(self.negated)
    }
}

/// Which parameter of a search a text is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Dialect {
    /// Fields of the record itself.
    #[default]
    Conditions,
    /// Fields of arrays inside the record; no `in`.
    ChildConditions,
    /// `caption` and `value` of custom fields; no `in`.
    CustomFieldConditions,
}

impl Dialect {
    /// Every parameter.
    pub const ALL: [Self; 3] = [Self::Conditions, Self::ChildConditions, Self::CustomFieldConditions];

    /// The name of the parameter.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Conditions => "conditions",
            Self::ChildConditions => "childConditions",
            Self::CustomFieldConditions => "customFieldConditions",
        }
    }

    /// The parameter of that name, in any case.
    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|dialect| dialect.as_str().eq_ignore_ascii_case(name))
    }
}
