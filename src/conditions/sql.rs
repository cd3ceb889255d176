//! An expression as the `WHERE` of a database that mirrors contacts: text with placeholders, and the values for them.

mod pattern;

use super::ast::{Comparison, Dialect, Expr, Operator};
use super::check::{Resolution, Scope, resolve};
use super::datetime::{Instant, Timestamp};
use super::findings::Findings;
use super::literal::{Literal, Number};
use super::options::ConditionsOptions;
use super::pattern::pieces;
use crate::diagnostic::{Code, Outcome};
use crate::fold::lowercase;
use crate::json::{Json, Value, read};
use crate::text::{cat, count, digits};
use pattern::Notation;
use serde::{Deserialize, Deserializer, Serialize};
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
    pub columns: Columns,
}

/// Fields with their columns, in the order of the fields.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Columns(Vec<(String, String)>);

impl Columns {
    /// Names the column of a field, in place of the one that it had.
    pub fn insert(&mut self, field: String, column: String) {
        let at = self.0.partition_point(|(known, _)| *known < field);
        match self.0.get_mut(at).filter(|(known, _)| *known == field) {
            Some((_, old)) => *old = column,
            None => self.0.insert(at, (field, column)),
        }
    }

    /// [`insert`](Self::insert) for a field behind all the others.
    pub(crate) fn push(&mut self, field: &str, column: String) {
        self.0.push((field.to_owned(), column));
    }
}

impl<'de> Deserialize<'de> for Columns {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self(BTreeMap::deserialize(deserializer)?.into_iter().collect()))
    }
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
    let mut findings = Findings::default();
    let (text, params) = write_sql(expr, sql, options, &mut findings);
    let params = match read(&params.into_text()) {
        Some(Value::Array(params)) => params,
        _ => Vec::new(),
    };
    findings.outcome(Some(Sql { text, params }))
}

/// [`to_sql`], with findings of its own: the text, and the values as JSON text.
pub(crate) fn write_sql(
    expr: &Expr,
    sql: &SqlOptions,
    options: &ConditionsOptions,
    findings: &mut Findings,
) -> (String, Json) {
    let (mut text, mut params) = (String::new(), Json::new());
    params.open();
    let scope = Scope::of(options);
    Writer { sql, scope, text: &mut text, params: &mut params, bound: 0, findings }.expr(expr);
    params.close();
    (text, params)
}

struct Writer<'a> {
    sql: &'a SqlOptions,
    scope: Scope<'a>,
    text: &'a mut String,
    params: &'a mut Json,
    /// How many values are bound.
    bound: usize,
    findings: &'a mut Findings,
}

/// How a column stands in a comparison, so that it can be compared with a value.
#[derive(Clone, Copy, PartialEq)]
enum Side {
    Plain,
    /// A text in lower case.
    Lower,
    /// A moment in UTC.
    Moment,
}

impl Writer<'_> {
    fn put(&mut self, pieces: &[&str]) {
        pieces.iter().for_each(|piece| self.text.push_str(piece));
    }

    fn sqlite(&self) -> bool {
        self.sql.dialect == SqlDialect::Sqlite
    }

    fn expr(&mut self, expr: &Expr) {
        let (word, nothing, args) = match expr {
            Expr::And { args, .. } => (" AND ", "1 = 1", args),
            Expr::Or { args, .. } => (" OR ", "1 = 0", args),
            Expr::Comparison(comparison) => return self.comparison(comparison),
        };
        // A group without arguments is what joins nothing: `and` holds, `or` does not.
        if args.is_empty() {
            return self.put(&[nothing]);
        }
        self.findings.enter("args");
        for (index, arg) in args.iter().enumerate() {
            self.put(&[if index == 0 { "(" } else { word }]);
            self.findings.enter(index);
            self.expr(arg);
            self.findings.leave();
        }
        self.findings.leave();
        self.put(&[")"]);
    }

    fn comparison(&mut self, comparison: &Comparison) {
        let Some(column) = self.column(comparison) else { return };
        let (operator, negated) = comparison.operator.without_not(comparison.negated);
        let value = &comparison.value;
        match operator {
            Operator::Eq | Operator::Ne if matches!(value, Literal::Null) => {
                self.put(&[&column, if operator == Operator::Eq { " IS NULL" } else { " IS NOT NULL" }]);
            }
            Operator::In => self.list(&column, value.items(), negated),
            Operator::Contains | Operator::Like => self.pattern(&column, operator, value, negated),
            _ => {
                let sign = if operator == Operator::Ne { "<>" } else { operator.as_str() };
                let (side, right) = self.operand(value);
                self.side(side, &column);
                self.put(&[" ", sign, " ", &right]);
            }
        }
    }

    /// The quoted name of the column of a field.
    fn column(&mut self, comparison: &Comparison) -> Option<String> {
        let field = comparison.field.as_str();
        let (canonical, in_array) = match resolve(field, self.scope) {
            Resolution::Known(known) => (known.canonical(), known.parameter == Some(Dialect::ChildConditions)),
            _ => (field.to_owned(), false),
        };
        let given = self.sql.columns.0.iter().find(|(name, _)| name.eq_ignore_ascii_case(&canonical));
        if given.is_none() && in_array {
            self.findings.place(Code::SQL_ARRAY_FIELD, comparison.span).name("field", canonical);
            return None;
        }
        let mut quoted = String::from("\"");
        for c in given.map_or(&canonical, |(_, column)| column).chars() {
            match c {
                // A double quote inside is doubled, as SQL has it.
                '"' => quoted.push_str("\"\""),
                '\0' => {}
                '/' if given.is_none() => quoted.push('_'),
                c => quoted.push(c),
            }
        }
        quoted.push('"');
        Some(quoted)
    }

    /// The placeholder of the value that is written next.
    fn bind(&mut self) -> String {
        self.bound += 1;
        cat(&[if self.sqlite() { "?" } else { "$" }, &count(self.bound)])
    }

    /// Binds a text and gives its placeholder.
    fn bind_text(&mut self, text: &str) -> String {
        self.params.text(text);
        self.bind()
    }

    /// A text in lower case, as the database's `LOWER` has it.
    fn lower(&self, text: &str) -> String {
        if self.sqlite() { text.to_ascii_lowercase() } else { lowercase(text).into_owned() }
    }

    /// Writes the column, made comparable.
    fn side(&mut self, side: Side, column: &str) {
        let (before, after) = match side {
            Side::Plain => ("", ""),
            Side::Lower => ("LOWER(", ")"),
            Side::Moment => ("strftime('%Y-%m-%dT%H:%M:%f', ", ")"),
        };
        self.put(&[before, column, after]);
    }

    /// The other side of a comparison, and how the column must stand for it.
    fn operand(&mut self, value: &Literal) -> (Side, String) {
        let sqlite = self.sqlite();
        match value {
            Literal::String(text) => {
                let text = self.lower(text);
                (Side::Lower, self.bind_text(&text))
            }
            Literal::Number(number) => (Side::Plain, self.number(number)),
            Literal::Boolean(value) => {
                if sqlite {
                    self.params.whole((*value).into());
                } else {
                    self.params.flag(*value);
                }
                (Side::Plain, self.bind())
            }
            Literal::Datetime(text) => {
                let place = self.bind_text(&utc(text, sqlite));
                if sqlite { (Side::Moment, place) } else { (Side::Plain, cast(&place, "TIMESTAMPTZ")) }
            }
            // A list stands behind `in` only; anywhere else nothing equals it.
            Literal::List(values) => match values.first() {
                None | Some(Literal::List(_)) => (Side::Plain, "NULL".to_owned()),
                Some(one) => self.operand(one),
            },
            Literal::Null => (Side::Plain, "NULL".to_owned()),
        }
    }

    fn number(&mut self, number: &Number) -> String {
        let bare = match (number.as_integer(), number.text()) {
            // PostgreSQL gives a bare parameter the type of the column, and an INTEGER refuses what it cannot hold.
            (Some(whole), _) => {
                self.params.whole(whole);
                self.sqlite() || i32::try_from(whole).is_ok()
            }
            (None, None) => {
                self.params.double(number.value());
                self.sqlite()
            }
            // More digits than a double has: the database reads them.
            (None, Some(text)) => {
                self.params.text(text);
                false
            }
        };
        let place = self.bind();
        if bare { place } else { cast(&place, "NUMERIC") }
    }

    fn list(&mut self, column: &str, items: &[Literal], negated: bool) {
        if items.is_empty() {
            return self.put(&[if negated { "1 = 1" } else { "1 = 0" }]);
        }
        let mut operands = Vec::with_capacity(items.len());
        let mut sides = Vec::new();
        for item in items {
            let (side, place) = self.operand(item);
            if !sides.contains(&side) {
                sides.push(side);
            }
            operands.push((side, place));
        }
        let (join, word) = if negated { (" AND ", " NOT IN ") } else { (" OR ", " IN ") };
        for (at, side) in sides.iter().enumerate() {
            match at {
                0 if sides.len() == 1 => {}
                0 => self.put(&["("]),
                _ => self.put(&[join]),
            }
            self.side(*side, column);
            self.put(&[word]);
            let mut before = "(";
            for (_, place) in operands.iter().filter(|(own, _)| own == side) {
                self.put(&[before, place]);
                before = ", ";
            }
            self.put(&[")"]);
        }
        if sides.len() > 1 {
            self.put(&[")"]);
        }
    }

    fn pattern(&mut self, column: &str, operator: Operator, value: &Literal, negated: bool) {
        // What has no text matches nothing.
        let Some(text) = value.pattern() else { return self.put(&["NULL"]) };
        let text = self.lower(&text);
        let sqlite = self.sqlite();
        if operator == Operator::Contains {
            let place = self.bind_text(&text);
            self.put(&[if sqlite { "INSTR(" } else { "STRPOS(" }]);
            self.side(Side::Lower, column);
            return self.put(&[", ", &place, if negated { ") = 0" } else { ") > 0" }]);
        }
        let pieces = pieces(&text);
        let notation = if sqlite { Notation::Glob } else { Notation::of_postgres(&pieces) };
        let (yes, not, end) = match notation {
            Notation::Glob => (" GLOB ", " NOT GLOB ", ""),
            Notation::Like => (" LIKE ", " NOT LIKE ", " ESCAPE '\\'"),
            Notation::Regex => (" ~ ", " !~ ", ""),
        };
        self.side(Side::Lower, column);
        let place = self.bind_text(&notation.write(&pieces));
        self.put(&[if negated { not } else { yes }, &place, end]);
    }
}

fn cast(place: &str, kind: &str) -> String {
    cat(&["CAST(", place, " AS ", kind, ")"])
}

/// A moment in UTC: to the millisecond, as SQLite's `%f` has it, or to the microsecond with a `Z`.
fn utc(text: &Timestamp, sqlite: bool) -> String {
    let instant = text.instant().unwrap_or(Instant { seconds: 0, nanoseconds: 0 });
    let (days, second) = (instant.seconds.div_euclid(86_400), instant.seconds.rem_euclid(86_400));
    let (year, month, day) = civil_from_days(days);
    let (fraction, width, end) =
        if sqlite { (instant.nanoseconds / 1_000_000, 3, "") } else { (instant.nanoseconds / 1000, 6, "Z") };
    let mut out = digits(year.unsigned_abs(), 4);
    let parts = [month, day, second / 3600, second / 60 % 60, second % 60];
    for (number, sign) in parts.into_iter().zip("--T::".chars()) {
        out.push(sign);
        out.push_str(&digits(number.unsigned_abs(), 2));
    }
    out.push('.');
    out.push_str(&digits(fraction.into(), width));
    out.push_str(end);
    out
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
