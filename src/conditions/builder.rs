//! Expressions built in code.

use super::ast::{Comparison, Expr, Operator};
use super::literal::Literal;
use super::path::FieldPath;

/// Begins a condition on a field.
///
/// ```
/// use psa_contacts::conditions::field;
///
/// let expr = field("company/id").eq(12345).and(field("inactiveFlag").eq(false));
/// assert_eq!(expr.to_string(), "company/id = 12345 and inactiveFlag = false");
/// ```
#[must_use]
pub fn field(path: impl Into<FieldPath>) -> FieldBuilder {
    FieldBuilder(path.into())
}

/// Every one of the expressions holds.
#[must_use]
pub fn all(args: impl IntoIterator<Item = Expr>) -> Expr {
    Expr::all(args)
}

/// One of the expressions holds, or more.
#[must_use]
pub fn any(args: impl IntoIterator<Item = Expr>) -> Expr {
    Expr::any(args)
}

/// A field that waits for its operator.
#[derive(Debug, Clone)]
pub struct FieldBuilder(FieldPath);

impl FieldBuilder {
    fn compare(self, operator: Operator, negated: bool, value: Literal) -> Expr {
        Expr::Comparison(Comparison { field: self.0, operator, negated, value, span: None })
    }

    /// `field = value`
    #[must_use]
    pub fn eq(self, value: impl Into<Literal>) -> Expr {
        self.compare(Operator::Eq, false, value.into())
    }

    /// `field != value`
    #[must_use]
    pub fn ne(self, value: impl Into<Literal>) -> Expr {
        self.compare(Operator::Ne, false, value.into())
    }

    /// `field < value`
    #[must_use]
    pub fn lt(self, value: impl Into<Literal>) -> Expr {
        self.compare(Operator::Lt, false, value.into())
    }

    /// `field <= value`
    #[must_use]
    pub fn le(self, value: impl Into<Literal>) -> Expr {
        self.compare(Operator::Le, false, value.into())
    }

    /// `field > value`
    #[must_use]
    pub fn gt(self, value: impl Into<Literal>) -> Expr {
        self.compare(Operator::Gt, false, value.into())
    }

    /// `field >= value`
    #[must_use]
    pub fn ge(self, value: impl Into<Literal>) -> Expr {
        self.compare(Operator::Ge, false, value.into())
    }

    /// `field contains "text"`
    #[must_use]
    pub fn contains(self, text: impl Into<String>) -> Expr {
        self.compare(Operator::Contains, false, Literal::String(text.into()))
    }

    /// `field not contains "text"`
    #[must_use]
    pub fn not_contains(self, text: impl Into<String>) -> Expr {
        self.compare(Operator::Contains, true, Literal::String(text.into()))
    }

    /// `field like "pattern"`
    #[must_use]
    pub fn like(self, pattern: impl Into<String>) -> Expr {
        self.compare(Operator::Like, false, Literal::String(pattern.into()))
    }

    /// `field not like "pattern"`
    #[must_use]
    pub fn not_like(self, pattern: impl Into<String>) -> Expr {
        self.compare(Operator::Like, true, Literal::String(pattern.into()))
    }

    /// `field in (…)`
    #[must_use]
    pub fn one_of<T: Into<Literal>>(self, values: impl IntoIterator<Item = T>) -> Expr {
        self.compare(Operator::In, false, Literal::List(values.into_iter().map(Into::into).collect()))
    }

    /// `field not in (…)`
    #[must_use]
    pub fn not_one_of<T: Into<Literal>>(self, values: impl IntoIterator<Item = T>) -> Expr {
        self.compare(Operator::In, true, Literal::List(values.into_iter().map(Into::into).collect()))
    }

    /// `field = null`
    #[must_use]
    pub fn is_null(self) -> Expr {
        self.compare(Operator::Eq, false, Literal::Null)
    }

    /// `field != null`
    #[must_use]
    pub fn is_not_null(self) -> Expr {
        self.compare(Operator::Ne, false, Literal::Null)
    }
}
