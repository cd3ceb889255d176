//! `literal = string | number | datetime | TRUE | FALSE | NULL`, and what stands in its place by mistake.

use super::recover::describe;
use super::{Parser, recover};
use crate::conditions::ast::Operator;
use crate::conditions::cat::cat;
use crate::conditions::datetime::Timestamp;
use crate::conditions::lexer::{Foreign, Keyword, Quote, QuoteStyle, Token, TokenKind, decode, inner};
use crate::conditions::literal::{Literal, Number};
use crate::conditions::printer::quoted;
use crate::decimal;
use crate::diagnostic::{Code, Diagnostic, Edit, Fix};
use crate::span::Span;
use crate::text::{digits, trim};

impl<'t> Parser<'_, 't> {
    /// The one value of an operator other than `in`. A list behind `=` or `!=` is read, because it can only mean `in`.
    pub(super) fn parse_single(&mut self, operator: Operator, negated: bool, place: Span) -> Option<Literal> {
        let list = match self.peek_kind(0) {
            Some(TokenKind::Open) => self.parse_list()?,
            Some(TokenKind::Hole(at)) if matches!(self.values.get(at), Some(Literal::List(_))) => {
                self.parse_in_list()?
            }
            _ => return self.parse_literal(),
        };
        let replacement = match operator {
            Operator::Eq => Some("in"),
            Operator::Ne => Some("not in"),
            _ => None,
        };
        let mut diagnostic =
            Diagnostic::new(Code::CONDITIONS_LIST_WITHOUT_IN).with("operator", operator.as_str()).spanning(place);
        if let Some(word) = replacement {
            let text = self.spaced_at(word, place);
            let fix = Fix::edits("write `in`", vec![Edit { span: place, text }]);
            diagnostic = diagnostic.with("replacement", word).fixed_by(fix);
        }
        self.report(diagnostic);
        (replacement.is_some() && !negated).then_some(list)
    }

    /// `word` with the spaces that it needs in the place of the token that stands at `place`.
    fn spaced_at(&self, word: &str, place: Span) -> String {
        let token = self.tokens.iter().take(self.at).rev().find(|token| self.offsets.at(token.start) == place.start);
        token.map_or_else(|| cat(&[" ", word, " "]), |token| self.spaced(word, *token))
    }

    /// One value.
    pub(super) fn parse_literal(&mut self) -> Option<Literal> {
        let Some(token) = self.peek() else {
            self.expected(Code::CONDITIONS_EXPECTED_VALUE);
            return None;
        };
        let literal = match token.kind {
            TokenKind::String(quote) => Literal::String(self.parse_string(token, quote)),
            TokenKind::Number => return self.parse_number(token),
            TokenKind::Bracketed { closed } => return self.parse_datetime(token, closed),
            TokenKind::Keyword(Keyword::True) => Literal::Boolean(true),
            TokenKind::Keyword(Keyword::False) => Literal::Boolean(false),
            TokenKind::Keyword(Keyword::Null) => Literal::Null,
            TokenKind::BareDate => return self.parse_bare_date(token),
            TokenKind::Path | TokenKind::DotPath | TokenKind::Bare => return self.parse_bare_text(token),
            TokenKind::Hole(at) => return self.parse_hole(token, at),
            TokenKind::Unknown => {
                self.unexpected_character("a value");
                return None;
            }
            TokenKind::Operator(_) | TokenKind::Foreign(Foreign::Reversed(..) | Foreign::DoubleEquals) => {
                return self.parse_split_operator(token);
            }
            _ => {
                self.expected(Code::CONDITIONS_EXPECTED_VALUE);
                return None;
            }
        };
        self.at += 1;
        Some(literal)
    }

    /// `string = '"' … '"' | "'" … "'"`
    fn parse_string(&mut self, token: Token<'t>, quote: Quote) -> String {
        let span = self.span(token);
        let value = decode(token.text, quote);
        let replace = |diagnostic: Diagnostic, title: &'static str| {
            let edit = Edit { span, text: quoted(&value) };
            diagnostic.spanning(span).fixed_by(Fix::edits(title, vec![edit]))
        };
        if quote.style == QuoteStyle::Smart {
            self.report(replace(Diagnostic::new(Code::CONDITIONS_SMART_QUOTE), "write straight quotes"));
        } else if !quote.closed {
            self.report(replace(Diagnostic::new(Code::CONDITIONS_UNTERMINATED_STRING), "close the string"));
        } else if quote.escapes && holds_quote(token.text, quote) {
            let warning = Diagnostic::new(Code::CONDITIONS_EMBEDDED_QUOTE);
            // Inside double quotes an apostrophe needs nothing; for a double quote there is no certain spelling.
            self.report(if value.contains('"') {
                warning.spanning(span)
            } else {
                replace(warning, "write double quotes around it")
            });
        } else if quote.style == QuoteStyle::Single && value.contains('"') {
            self.report(Diagnostic::new(Code::CONDITIONS_EMBEDDED_QUOTE).spanning(span));
        }
        value.into_owned()
    }

    /// `number = [ "-" ] digits [ "." digits ]`
    fn parse_number(&mut self, token: Token<'t>) -> Option<Literal> {
        let number = Number::parse(token.text);
        if number.is_none() {
            let diagnostic = Diagnostic::new(Code::CONDITIONS_INVALID_NUMBER).with("found", "a number without end");
            self.report(diagnostic.spanning(self.span(token)));
        }
        self.at += 1;
        number.map(Literal::Number)
    }

    /// `datetime = "[" date [ ("T" | " ") time [ zone ] ] "]"`
    fn parse_datetime(&mut self, token: Token<'t>, closed: bool) -> Option<Literal> {
        self.at += 1;
        let content = token.text.strip_prefix('[').unwrap_or(token.text);
        let content = trim(content.strip_suffix(']').unwrap_or(content));
        let span = self.span(token);
        let value = Timestamp::new(content);
        if !closed {
            let diagnostic =
                Diagnostic::new(Code::CONDITIONS_UNTERMINATED_DATETIME).with("found", describe(self.peek()));
            let at_end = Span { start: span.end, end: span.end };
            let fix = Fix::edits("close the bracket", vec![Edit { span: at_end, text: "]".to_owned() }]);
            let diagnostic = diagnostic.spanning(span);
            self.report(if value.is_some() { diagnostic.fixed_by(fix) } else { diagnostic });
        } else if value.is_none() {
            let mut diagnostic = Diagnostic::new(Code::CONDITIONS_INVALID_DATETIME).spanning(span);
            if let Some(iso) = iso_from_slashes(content) {
                let edit = Edit { span, text: cat(&["[", &iso, "]"]) };
                diagnostic = diagnostic.fixed_by(Fix::edits("write year, month and day", vec![edit]));
            }
            self.report(diagnostic);
        }
        value.map(Literal::Datetime)
    }

    fn parse_bare_date(&mut self, token: Token<'t>) -> Option<Literal> {
        self.at += 1;
        let text = cat(&["[", token.text, "]"]);
        self.report_replace(Diagnostic::new(Code::CONDITIONS_UNQUOTED_DATE), self.span(token), text);
        Timestamp::new(token.text).map(Literal::Datetime)
    }

    /// Words without quotes, up to the next word or sign that has a meaning.
    fn parse_bare_text(&mut self, token: Token<'t>) -> Option<Literal> {
        let boolean = match token.text {
            word if word.eq_ignore_ascii_case("yes") => Some(("yes", true, "true")),
            word if word.eq_ignore_ascii_case("no") => Some(("no", false, "false")),
            _ => None,
        };
        let last = self
            .peek_kind(1)
            .is_none_or(|kind| recover::is_and(kind) || recover::is_or(kind) || kind == TokenKind::Close);
        self.at += 1;
        if last && let Some((found, value, replacement)) = boolean {
            let diagnostic =
                Diagnostic::new(Code::CONDITIONS_YES_NO).with("found", found).with("replacement", replacement);
            self.report_replace(diagnostic, self.span(token), replacement);
            return Some(Literal::Boolean(value));
        }
        if let Some(literal) = Literal::number_of(token.text) {
            let diagnostic = Diagnostic::new(Code::CONDITIONS_INVALID_NUMBER).with("found", "another notation");
            self.report_replace(diagnostic, self.span(token), literal.printed());
            return Some(literal);
        }
        while let Some(TokenKind::Path | TokenKind::DotPath | TokenKind::Bare | TokenKind::Number) = self.peek_kind(0) {
            if self.operator_follows() {
                break;
            }
            self.at += 1;
        }
        let value = self.text.get(token.start..self.end_of_last()).unwrap_or(token.text);
        let span = self.span_between(token.start);
        self.report_replace(Diagnostic::new(Code::CONDITIONS_UNQUOTED_STRING), span, quoted(value));
        Some(Literal::String(value.to_owned()))
    }

    fn parse_hole(&mut self, token: Token<'t>, at: usize) -> Option<Literal> {
        self.at += 1;
        let value = self.values.get(at).cloned();
        if matches!(value, Some(Literal::List(_))) {
            let diagnostic = Diagnostic::new(Code::CONDITIONS_HOLE_POSITION).with("expected", "one value");
            self.report(diagnostic.spanning(self.span(token)));
            return None;
        }
        value
    }

    /// An operator cut in two: `> =`.
    fn parse_split_operator(&mut self, token: Token<'t>) -> Option<Literal> {
        let (found, whole) = match (self.tokens.get(self.at.wrapping_sub(1)).map(|last| last.text), token.text) {
            (Some(">"), "=") => ("> =", ">="),
            (Some("<"), "=") => ("< =", "<="),
            (Some("="), ">") => ("= >", ">="),
            (Some("="), "<") => ("= <", "<="),
            (Some("<"), ">") => ("< >", "!="),
            _ => {
                self.expected(Code::CONDITIONS_EXPECTED_VALUE);
                return None;
            }
        };
        let start = self.tokens.get(self.at.wrapping_sub(1)).map_or(token.start, |last| last.start);
        self.at += 1;
        let diagnostic = Diagnostic::new(Code::CONDITIONS_REVERSED_OPERATOR).with("found", found);
        self.report_replace(diagnostic.with("replacement", whole), self.span_between(start), whole);
        self.parse_literal();
        None
    }
}

/// Whether a string holds a quote in one of the spellings whose meaning nobody has written down.
fn holds_quote(text: &str, quote: Quote) -> bool {
    let open = if quote.style == QuoteStyle::Single { '\'' } else { '"' };
    let mut chars = inner(text, quote).chars();
    while let Some(c) = chars.next() {
        if c == open || (c == '\\' && matches!(chars.next(), Some('"' | '\''))) {
            return true;
        }
    }
    false
}

/// `01/15/2021 00:00:00` with year, month and day in order, where only one order makes a date.
fn iso_from_slashes(text: &str) -> Option<String> {
    let (date, time) = text.split_once(' ').map_or((text, None), |(date, time)| (date, Some(time)));
    let mut parts = date.split('/');
    let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
    let (one, two): (u32, u32) = (first.parse().ok()?, second.parse().ok()?);
    let (month, day) = match (one, two) {
        (1..=12, 13..) => (one, two),
        (13.., 1..=12) => (two, one),
        _ => return None,
    };
    let (month, day) = (digits(month.into(), 2), digits(day.into(), 2));
    let (sign, time) = time.map_or(("", ""), |time| ("T", time));
    let iso = cat(&[year, "-", &month, "-", &day, sign, time]);
    Timestamp::new(&iso).map(|_| iso)
}

impl Literal {
    /// The number that another notation means: `1e5`, `.5`, `+3`.
    fn number_of(text: &str) -> Option<Self> {
        let digits = text.trim_start_matches(['+', '-', '.']);
        if !digits.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let value: f64 = decimal::parse(text).filter(|value| value.abs() < 1e18)?;
        Number::parse(&decimal::print(value)).map(Self::Number)
    }
}
