//! An expression as the `WHERE` of a database that mirrors contacts: text with placeholders, and the values for them.

mod pattern;

use super::ast::{Comparison, Dialect, Expr, Operator};
use super::check::{Resolution, Scope, resolve};
use super::datetime::{Instant, Timestamp};
use super::literal::{Literal, Number};
use super::options::ConditionsOptions;
use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::fold::lowercase;
use crate::json::Value;
use crate::span::Path;
use pattern::{Pattern, glob, like_pattern, regex};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Which database the text is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SqlDialect {
    /// `$1`, `TIMESTAMPTZ`, real booleans.
    #[default]
    Postgres,
    /// `?1`, date-times as ISO 8601 text, booleans as 0 and 1.
    Sqlite,
}

/// How the text is written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct SqlOptions {
    /// Which database the text is for.
    pub dialect: SqlDialect,
    /// The column of a field, where it is not the path with `_` for `/`: `{"company/id": "company_id"}`.
    pub columns: BTreeMap<String, String>,
}

impl SqlOptions {
    /// The options for a database.
    #[must_use]
    pub fn new(dialect: SqlDialect) -> Self {
        Self { dialect, ..Self::default() }
    }
}

/// A condition for a database.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Sql {
    /// What stands behind `WHERE`. It holds no value, only placeholders.
    pub text: String,
    /// The values, in the order of their placeholders.
    pub params: Vec<Value>,
}

/// `expr` as the `WHERE` of a database, with the meaning that [`evaluate`](super::evaluate) has for one value a column:
/// strings without case, `like` with all its wildcards, date-times by the moment they mean, null as SQL has it.
///
/// Columns are quoted names. SQLite ignores the case of ASCII letters only. A field that lies in an array has no column:
/// that is an error.
#[must_use]
pub fn to_sql(expr: &Expr, sql: &SqlOptions, options: &ConditionsOptions) -> Outcome<Sql> {
    let mut writer =
        Writer { sql, scope: Scope::of(options), text: String::new(), params: Vec::new(), diagnostics: Vec::new() };
    writer.expr(expr, &Path::root());
    Outcome::new(Some(Sql { text: writer.text, params: writer.params }), Vec::new(), writer.diagnostics)
}

struct Writer<'a> {
    sql: &'a SqlOptions,
    scope: Scope<'a>,
    text: String,
    params: Vec<Value>,
    diagnostics: Vec<Diagnostic>,
}

impl Writer<'_> {
    fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    fn sqlite(&self) -> bool {
        self.sql.dialect == SqlDialect::Sqlite
    }

    fn expr(&mut self, expr: &Expr, path: &Path) {
        let (word, args) = match expr {
            Expr::And { args, .. } => (" AND ", args),
            Expr::Or { args, .. } => (" OR ", args),
            Expr::Comparison(comparison) => return self.comparison(comparison, path),
        };
        // A group without arguments is what joins nothing: `and` holds, `or` does not.
        if args.is_empty() {
            return self.push(if word == " AND " { "1 = 1" } else { "1 = 0" });
        }
        self.push("(");
        let at = path.join("args");
        for (index, arg) in args.iter().enumerate() {
            if index > 0 {
                self.push(word);
            }
            self.expr(arg, &at.join(index));
        }
        self.push(")");
    }

    fn comparison(&mut self, comparison: &Comparison, path: &Path) {
        let Some(column) = self.column(comparison, path) else { return };
        let (operator, negated) = match comparison.operator.opposite() {
            Some(opposite) if comparison.negated => (opposite, false),
            _ => (comparison.operator, comparison.negated),
        };
        match (operator, &comparison.value) {
            (Operator::Eq, Literal::Null) => self.push(&format!("{column} IS NULL")),
            (Operator::Ne, Literal::Null) => self.push(&format!("{column} IS NOT NULL")),
            (Operator::In, value) => self.list(&column, value.items(), negated),
            (Operator::Contains | Operator::Like, value) => self.pattern(&column, operator, value, negated),
            (operator, value) => {
                let sign = if operator == Operator::Ne { "<>" } else { operator.as_str() };
                self.sign(&column, sign, value);
            }
        }
    }

    /// The quoted name of the column of a field.
    fn column(&mut self, comparison: &Comparison, path: &Path) -> Option<String> {
        let field = comparison.field.as_str();
        let known = resolve(field, self.scope);
        let canonical = match &known {
            Resolution::Known(known) => known.canonical(),
            _ => field.to_owned(),
        };
        let given = self.sql.columns.iter().find(|(name, _)| name.eq_ignore_ascii_case(&canonical));
        if let Some((_, column)) = given {
            return Some(quote_name(column));
        }
        if matches!(&known, Resolution::Known(known) if known.parameter == Some(Dialect::ChildConditions)) {
            let diagnostic = Diagnostic::new(Code::SQL_ARRAY_FIELD).with("field", canonical);
            let diagnostic = match comparison.span {
                Some(span) => diagnostic.spanning(span),
                None => diagnostic.at(path.clone()),
            };
            self.diagnostics.push(diagnostic);
            return None;
        }
        Some(quote_name(&canonical.replace('/', "_")))
    }

    /// Binds a value and gives its placeholder.
    fn bind(&mut self, value: Value) -> String {
        self.params.push(value);
        format!("{}{}", if self.sqlite() { '?' } else { '$' }, self.params.len())
    }

    /// A text in lower case as the database's `LOWER` has it.
    fn lower(&self, text: &str) -> String {
        if self.sqlite() { text.to_ascii_lowercase() } else { lowercase(text).into_owned() }
    }

    /// `column sign value`
    fn sign(&mut self, column: &str, sign: &str, value: &Literal) {
        let (left, right) = self.operands(column, value);
        self.push(&format!("{left} {sign} {right}"));
    }

    /// Both sides of a comparison, made comparable: strings in lower case, date-times as moments.
    fn operands(&mut self, column: &str, value: &Literal) -> (String, String) {
        match value {
            Literal::String(text) => {
                let right = self.bind(Value::from(self.lower(text)));
                (format!("LOWER({column})"), right)
            }
            Literal::Number(number) => (column.to_owned(), self.number(number)),
            Literal::Boolean(value) if self.sqlite() => {
                let right = self.bind(Value::from(i32::from(*value)));
                (column.to_owned(), right)
            }
            Literal::Boolean(value) => {
                let right = self.bind(Value::from(*value));
                (column.to_owned(), right)
            }
            Literal::Datetime(text) if self.sqlite() => {
                let right = self.bind(Value::from(utc(text, true)));
                (format!("strftime('%Y-%m-%dT%H:%M:%f', {column})"), right)
            }
            Literal::Datetime(text) => {
                let right = self.bind(Value::from(utc(text, false)));
                (column.to_owned(), format!("CAST({right} AS TIMESTAMPTZ)"))
            }
            Literal::Null => (column.to_owned(), "NULL".to_owned()),
            Literal::List(values) => {
                let first = values.first().cloned().unwrap_or(Literal::Null);
                // A list stands behind `in` only; anywhere else nothing equals it.
                match first {
                    Literal::List(_) => (column.to_owned(), "NULL".to_owned()),
                    one => self.operands(column, &one),
                }
            }
        }
    }

    fn number(&mut self, number: &Number) -> String {
        let (value, is_small) = match (number.as_integer(), number.text()) {
            (Some(whole), _) => (Value::from(whole), i32::try_from(whole).is_ok()),
            (None, None) => (Value::from(number.value()), false),
            // More digits than a double has: the database reads them.
            (None, Some(text)) => {
                let place = self.bind(Value::from(text));
                return format!("CAST({place} AS NUMERIC)");
            }
        };
        let place = self.bind(value);
        // PostgreSQL gives a bare parameter the type of the column, and an INTEGER refuses what it cannot hold.
        if is_small || self.sqlite() { place } else { format!("CAST({place} AS NUMERIC)") }
    }

    fn list(&mut self, column: &str, items: &[Literal], negated: bool) {
        if items.is_empty() {
            return self.push(if negated { "1 = 1" } else { "1 = 0" });
        }
        let mut sides: Vec<(String, Vec<String>)> = Vec::new();
        for item in items {
            let (left, right) = self.operands(column, item);
            match sides.iter_mut().find(|(known, _)| *known == left) {
                Some((_, rights)) => rights.push(right),
                None => sides.push((left, vec![right])),
            }
        }
        let word = if negated { "NOT IN" } else { "IN" };
        let parts: Vec<String> =
            sides.iter().map(|(left, rights)| format!("{left} {word} ({})", rights.join(", "))).collect();
        let joined = parts.join(if negated { " AND " } else { " OR " });
        if parts.len() > 1 { self.push(&format!("({joined})")) } else { self.push(&joined) }
    }

    fn pattern(&mut self, column: &str, operator: Operator, value: &Literal, negated: bool) {
        let text = match value {
            Literal::String(text) => text.clone(),
            Literal::Number(number) => number.to_string(),
            Literal::Boolean(value) => value.to_string(),
            // Nothing else has a text to match.
            _ => return self.push("NULL"),
        };
        let text = self.lower(&text);
        let not = if negated { "NOT " } else { "" };
        if operator == Operator::Contains {
            let place = self.bind(Value::from(text));
            let sign = if negated { "=" } else { ">" };
            let call = if self.sqlite() {
                format!("INSTR(LOWER({column}), {place})")
            } else {
                format!("STRPOS(LOWER({column}), {place})")
            };
            return self.push(&format!("{call} {sign} 0"));
        }
        let pattern = Pattern::new(&text);
        if self.sqlite() {
            // GLOB knows sets, and no escape character that a pattern could bring with it.
            let place = self.bind(Value::from(glob(&pattern)));
            self.push(&format!("LOWER({column}) {not}GLOB {place}"));
        } else if pattern.has_sets() {
            let place = self.bind(Value::from(regex(&pattern)));
            self.push(&format!("LOWER({column}) {}~ {place}", if negated { "!" } else { "" }));
        } else {
            let place = self.bind(Value::from(like_pattern(&pattern)));
            self.push(&format!("LOWER({column}) {not}LIKE {place} ESCAPE '\\'"));
        }
    }
}

/// A name in double quotes; a double quote inside is doubled, as SQL has it.
fn quote_name(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\"").replace('\0', ""))
}

/// A moment in UTC: to the millisecond, as SQLite's `%f` has it, or to the microsecond with a `Z`.
fn utc(text: &Timestamp, sqlite: bool) -> String {
    let instant = text.instant().unwrap_or(Instant { seconds: 0, nanoseconds: 0 });
    let (days, second) = (instant.seconds.div_euclid(86_400), instant.seconds.rem_euclid(86_400));
    let (year, month, day) = civil_from_days(days);
    let clock = format!("{:02}:{:02}:{:02}", second / 3600, second / 60 % 60, second % 60);
    if sqlite {
        return format!("{year:04}-{month:02}-{day:02}T{clock}.{:03}", instant.nanoseconds / 1_000_000);
    }
    format!("{year:04}-{month:02}-{day:02}T{clock}.{:06}Z", instant.nanoseconds / 1000)
}

/// Year, month and day of a day counted from 1970-01-01.
fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let day_of_year = of_era - (365 * year + year / 4 - year / 100);
    // Years that begin in March.
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    (year + era * 400 + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_in_utc() {
        for (text, expected) in [
            ("1970-01-01", "1970-01-01T00:00:00.000"),
            ("2024-02-29T23:30:00-05:00", "2024-03-01T04:30:00.000"),
            ("0001-01-01T00:00:00.1234567", "0001-01-01T00:00:00.123"),
            ("9999-12-31T23:59:59Z", "9999-12-31T23:59:59.000"),
        ] {
            assert_eq!(utc(&Timestamp::new(text).unwrap(), true), expected);
        }
    }
}
