//! `literal = string | number | datetime | TRUE | FALSE | NULL`, and what stands in its place by mistake.

use super::Parser;
use super::recover::{at, is_and, is_or};
use crate::conditions::ast::Operator;
use crate::conditions::cat::{between, cat};
use crate::conditions::datetime::Timestamp;
use crate::conditions::lexer::{Token, TokenKind, decode};
use crate::conditions::literal::{Literal, Number};
use crate::conditions::printer::quoted;
use crate::decimal;
use crate::diagnostic::{Code, Severity};
use crate::span::Span;
use crate::text::{behind, find, split, trim};

impl<'p, 't> Parser<'p, 't> {
    /// The one value of an operator other than `in`. A list behind `=` or `!=` is read, because it can only mean `in`.
    ///
    /// The operator stands at `place`; `sign` is its first token.
    pub(super) fn parse_single(
        &mut self,
        operator: Operator,
        negated: bool,
        place: Span,
        sign: &Token<'_>,
    ) -> Option<Literal> {
        let token = self.here();
        let list = match token.kind {
            TokenKind::Open => self.parse_list()?,
            TokenKind::Hole if self.bound_list(token).is_some() => self.parse_in_list()?,
            _ => return self.parse_literal(),
        };
        let word = match operator {
            Operator::Eq => "in",
            Operator::Ne => "not in",
            _ => "",
        };
        let text = self.spaced(word, sign);
        let finding = self.report(Code::CONDITIONS_LIST_WITHOUT_IN, place).operator("operator", operator);
        if word.is_empty() {
            return None;
        }
        finding.text("replacement", word).mend("write `in`", text);
        (!negated).then_some(list)
    }

    /// One value.
    pub(super) fn parse_literal(&mut self) -> Option<Literal> {
        let token = self.here();
        let literal = match token.kind {
            TokenKind::String => Some(Literal::String(self.parse_string(token))),
            TokenKind::Number => self.parse_number(token),
            TokenKind::True => Some(Literal::Boolean(true)),
            TokenKind::False => Some(Literal::Boolean(false)),
            TokenKind::Null => Some(Literal::Null),
            _ => return self.parse_rare_literal(token),
        };
        self.at += 1;
        literal
    }

    fn parse_rare_literal(&mut self, token: &Token<'_>) -> Option<Literal> {
        self.at += 1;
        match token.kind {
            TokenKind::Bracketed => self.parse_datetime(token),
            TokenKind::BareDate => self.parse_bare_date(token),
            TokenKind::Path | TokenKind::DotPath | TokenKind::Bare => Some(self.parse_bare_text(token)),
            TokenKind::Hole => self.parse_hole(token),
            _ => {
                self.at -= 1;
                self.parse_split_operator(token);
                None
            }
        }
    }

    /// `string = '"' … '"' | "'" … "'"`
    fn parse_string(&mut self, token: &Token<'_>) -> String {
        self.warn_of_lost(token);
        let (value, quotes) = decode(token);
        let double = token.text.starts_with('"');
        let straight = double || token.text.starts_with('\'');
        let double_quote = value.bytes().any(|byte| byte == b'"');
        let (code, title) = if !straight {
            (Code::CONDITIONS_SMART_QUOTE, "write straight quotes")
        } else if !token.closed {
            (Code::CONDITIONS_UNTERMINATED_STRING, "close the string")
        } else if quotes || (!double && double_quote) {
            (Code::CONDITIONS_EMBEDDED_QUOTE, "write double quotes around it")
        } else {
            return value;
        };
        let finding = self.report_at(code, token);
        // Inside double quotes an apostrophe needs nothing; for a double quote there is no certain spelling.
        if code != Code::CONDITIONS_EMBEDDED_QUOTE || !double_quote {
            finding.mend(title, quoted(&value));
        }
        value
    }

    /// Warns of what stands for a character that was lost: a text comes with it where JavaScript had half a surrogate pair.
    fn warn_of_lost(&mut self, token: &Token<'_>) {
        if !token.text.is_ascii()
            && let Some(at) = find(token.text, "\u{fffd}")
        {
            let start = token.start + at;
            let span = Some(self.offsets.span(start..start + 3));
            self.findings
                .add(Code::CONDITIONS_UNEXPECTED_CHARACTER, Severity::Warning, span)
                .text("expected", "a readable character")
                .text("character", "U+FFFD");
        }
    }

    /// `number = [ "-" ] digits [ "." digits ]`
    fn parse_number(&mut self, token: &Token<'_>) -> Option<Literal> {
        let number = Number::parse(token.text);
        if number.is_none() {
            self.report_at(Code::CONDITIONS_INVALID_NUMBER, token).text("found", "a number without end");
        }
        number.map(Literal::Number)
    }

    /// `datetime = "[" date [ ("T" | " ") time [ zone ] ] "]"`
    fn parse_datetime(&mut self, token: &Token<'_>) -> Option<Literal> {
        let content = token.text.strip_prefix('[').unwrap_or(token.text);
        let content = trim(content.strip_suffix(']').unwrap_or(content));
        let value = Timestamp::new(content);
        if !token.closed {
            let (found, end) = (self.here(), at(self.span(token).end));
            let finding = self.report_at(Code::CONDITIONS_UNTERMINATED_DATETIME, token).found(found);
            if value.is_some() {
                finding.fix("close the bracket", end, "]");
            }
        } else if value.is_none() {
            let finding = self.report_at(Code::CONDITIONS_INVALID_DATETIME, token);
            if let Some(iso) = iso_from_slashes(content) {
                finding.mend("write year, month and day", iso);
            }
        }
        value.map(Literal::Datetime)
    }

    fn parse_bare_date(&mut self, token: &Token<'_>) -> Option<Literal> {
        self.report_at(Code::CONDITIONS_UNQUOTED_DATE, token).replace(between("[", token.text, "]"));
        Timestamp::new(token.text).map(Literal::Datetime)
    }

    /// Words without quotes, up to the next word or sign that has a meaning.
    fn parse_bare_text(&mut self, token: &Token<'_>) -> Literal {
        let next = self.here().kind;
        if matches!(next, TokenKind::End | TokenKind::Close) || is_and(next) || is_or(next) {
            for (found, replacement) in &[("yes", "true"), ("no", "false")] {
                if token.text.eq_ignore_ascii_case(found) {
                    self.report_at(Code::CONDITIONS_YES_NO, token)
                        .text("found", found)
                        .text("replacement", replacement)
                        .replace(*replacement);
                    return Literal::Boolean(*found == "yes");
                }
            }
        }
        if let Some(literal) = Literal::number_of(token.text) {
            self.report_at(Code::CONDITIONS_INVALID_NUMBER, token)
                .text("found", "another notation")
                .replace(literal.printed());
            return literal;
        }
        while (self.here().is_field() || matches!(self.here().kind, TokenKind::Bare | TokenKind::Number))
            && !self.operator_follows()
        {
            self.at += 1;
        }
        let value = self.text.get(token.start..self.end_of_last()).unwrap_or(token.text);
        self.report_from(Code::CONDITIONS_UNQUOTED_STRING, token.start).replace(quoted(value));
        Literal::String(value.to_owned())
    }

    fn parse_hole(&mut self, token: &Token<'_>) -> Option<Literal> {
        if self.bound_list(token).is_some() {
            self.report_at(Code::CONDITIONS_HOLE_POSITION, token).text("expected", "one value");
            return None;
        }
        self.values.get(token.value).cloned()
    }

    /// The list that is bound to the hole `token`, if it is one.
    pub(super) fn bound_list(&self, token: &Token<'_>) -> Option<&'p [Literal]> {
        match self.values.get(token.value) {
            Some(Literal::List(values)) if token.kind == TokenKind::Hole => Some(values),
            _ => None,
        }
    }

    /// What no value begins with: an operator cut in two (`> =`), or anything else.
    fn parse_split_operator(&mut self, token: &Token<'_>) {
        if token.kind == TokenKind::Unknown {
            return self.unexpected(Code::CONDITIONS_UNEXPECTED_CHARACTER, "a value");
        }
        let last = self.last().unwrap_or(token);
        let whole = match (last.operator, token.operator) {
            (Some(Operator::Gt), Some(Operator::Eq)) | (Some(Operator::Eq), Some(Operator::Gt)) => Operator::Ge,
            (Some(Operator::Lt), Some(Operator::Eq)) | (Some(Operator::Eq), Some(Operator::Lt)) => Operator::Le,
            (Some(Operator::Lt), Some(Operator::Gt)) => Operator::Ne,
            _ => return self.expected(Code::CONDITIONS_EXPECTED_VALUE),
        };
        if last.kind != TokenKind::Sign || token.kind != TokenKind::Sign {
            return self.expected(Code::CONDITIONS_EXPECTED_VALUE);
        }
        self.at += 1;
        self.report_from(Code::CONDITIONS_REVERSED_OPERATOR, last.start)
            .name("found", between(last.text, " ", token.text))
            .operator("replacement", whole)
            .replace(whole.as_str());
        self.parse_literal();
    }
}

/// `01/15/2021 00:00:00` as `[2021-01-15T00:00:00]`, where only one order of its numbers makes a date.
fn iso_from_slashes(text: &str) -> Option<String> {
    let (date, time) = split(text, b' ');
    let (first, rest) = split(date, b'/');
    let (second, rest) = split(rest?, b'/');
    let (year, _) = split(rest?, b'/');
    let (first, second) = (without_zeros(first), without_zeros(second));
    match (iso_date(year, first, second, time), iso_date(year, second, first, time)) {
        (Some(iso), None) | (None, Some(iso)) => Some(iso),
        _ => None,
    }
}

fn without_zeros(digits: &str) -> &str {
    behind(digits.strip_prefix('+').unwrap_or(digits), "0")
}

#[inline(never)]
fn iso_date(year: &str, month: &str, day: &str, time: Option<&str>) -> Option<String> {
    let dash = |part: &str| if part.len() == 1 { "-0" } else { "-" };
    let t = if time.is_some() { "T" } else { "" };
    let iso = cat(&[year, dash(month), month, dash(day), day, t, time.unwrap_or_default()]);
    let short = month.len() <= 2 && day.len() <= 2;
    Timestamp::new(&iso).filter(|_| short).map(|_| between("[", &iso, "]"))
}

impl Literal {
    /// The number that another notation means: `1e5`, `.5`, `+3`.
    fn number_of(text: &str) -> Option<Self> {
        let digits = behind(text, "+-.");
        if !digits.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let value: f64 = decimal::parse(text).filter(|value| value.abs() < 1e18)?;
        Number::parse(&decimal::print(value)).map(Self::Number)
    }
}
