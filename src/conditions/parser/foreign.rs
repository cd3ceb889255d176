//! The operators of other languages: read for what they mean, reported with the text to write instead.

use super::{Parser, Places};
use crate::conditions::ast::{Comparison, Expr, Operator};
use crate::conditions::cat::between;
use crate::conditions::lexer::{Token, TokenKind};
use crate::conditions::literal::Literal;
use crate::conditions::path::FieldPath;
use crate::conditions::printer::print_literal;
use crate::diagnostic::Code;
use crate::text::pieces;

/// What an operator was read as.
pub(super) struct Meaning {
    pub(super) reading: Reading,
    pub(super) operator: Operator,
    pub(super) negated: bool,
}

/// What kind of operator it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    Plain,
    /// `is null`
    Null,
    Between,
    /// `starts with`
    Starts,
    /// `ends with`
    Ends,
}

impl Meaning {
    pub(super) const fn plain(operator: Operator, negated: bool) -> Self {
        Self { reading: Reading::Plain, operator, negated }
    }
}

/// Words for a sign, and the sign.
const WORDS: [(&str, Operator); 9] = [
    ("eq equal equals", Operator::Eq),
    ("ne neq", Operator::Ne),
    ("gt after", Operator::Gt),
    ("ge gte", Operator::Ge),
    ("lt before", Operator::Lt),
    ("le lte", Operator::Le),
    ("contain containing includes include has", Operator::Contains),
    ("ilike matches", Operator::Like),
    ("one_of oneOf", Operator::In),
];

/// `starts with` and `ends with`, as one word or as the first of two.
const AFFIXES: [(&str, &str, Reading); 2] = [
    ("startswith starts_with startwith beginswith begins_with beginwith", "starts start begins begin", Reading::Starts),
    ("endswith ends_with endwith", "ends end", Reading::Ends),
];

/// The one of `words` that `text` is, in any case.
pub(in crate::conditions) fn one_of(words: &'static str, text: &str) -> Option<&'static str> {
    pieces(words, b' ').find(|word| word.eq_ignore_ascii_case(text))
}

impl<'p, 't> Parser<'p, 't> {
    /// A word of another language behind a field.
    pub(super) fn parse_foreign_word(&mut self, word: &'p Token<'t>) -> Option<Meaning> {
        if word.text.eq_ignore_ascii_case("is") {
            Some(self.parse_is(word))
        } else {
            self.parse_word(word, word, false)
        }
    }

    /// The same word, behind `not` if it is `negated`; `first` is where both begin.
    pub(super) fn parse_word(&mut self, first: &Token<'_>, word: &Token<'_>, negated: bool) -> Option<Meaning> {
        let mut reading = None;
        let mut length = 1;
        if word.text.eq_ignore_ascii_case("between") {
            reading = Some(Reading::Between);
        }
        for (one, two, affix) in &AFFIXES {
            if one_of(one, word.text).is_some() {
                reading = Some(*affix);
            } else if one_of(two, word.text).is_some() && self.ahead(1).text.eq_ignore_ascii_case("with") {
                reading = Some(*affix);
                length = 2;
            }
        }
        if let Some(reading) = reading {
            self.at += length;
            return Some(Meaning { reading, operator: Operator::Like, negated });
        }
        let named = |(words, operator): &(&'static str, _)| one_of(words, word.text).map(|name| (name, *operator));
        let Some((name, operator)) = WORDS.iter().find_map(named) else {
            if negated {
                return self.misplaced_not(first);
            }
            self.expected(Code::CONDITIONS_EXPECTED_OPERATOR);
            return None;
        };
        self.at += 1;
        Some(self.say(first, name, operator, negated))
    }

    /// Reports the word `found` for an operator.
    fn say(&mut self, first: &Token<'_>, found: &'static str, operator: Operator, negated: bool) -> Meaning {
        let (operator, negated) = operator.without_not(negated);
        let replacement = operator.with_not(negated);
        self.report_from(Code::CONDITIONS_WORD_OPERATOR, first.start)
            .text("found", found)
            .text("replacement", replacement)
            .replace(replacement);
        Meaning::plain(operator, negated)
    }

    /// `is null`, `is not null`, and `is` for `=`.
    fn parse_is(&mut self, is: &Token<'_>) -> Meaning {
        self.at += 1;
        let negated = self.here().kind == TokenKind::Not;
        self.at += usize::from(negated);
        if self.here().kind == TokenKind::Null {
            self.at += 1;
            return self.null(negated, is);
        }
        self.say(is, if negated { "is not" } else { "is" }, Operator::Eq, negated)
    }

    /// Reports words for `= null` that begin with `first`.
    pub(super) fn null(&mut self, negated: bool, first: &Token<'_>) -> Meaning {
        let (operator, code, text) = if negated {
            (Operator::Ne, Code::CONDITIONS_IS_NOT_NULL, "!= null")
        } else {
            (Operator::Eq, Code::CONDITIONS_IS_NULL, "= null")
        };
        self.report_from(code, first.start).replace(text);
        Meaning { reading: Reading::Null, operator, negated: false }
    }

    /// `between a and b`
    pub(super) fn parse_between(
        &mut self,
        field: &FieldPath,
        negated: bool,
        token: &Token<'_>,
        places: Places,
    ) -> Option<()> {
        let words = places.operator;
        let first = self.exprs.len();
        let low_at = self.at;
        let low = self.parse_literal()?;
        let low_span = self.span_from(low_at);
        if self.here().kind != TokenKind::And {
            self.report(Code::CONDITIONS_BETWEEN, words);
            return None;
        }
        self.at += 1;
        let high_at = self.at;
        let high = self.parse_literal()?;
        let high_span = self.span_from(high_at);
        let span = self.span_between(token.start);
        let (low_sign, high_sign) = if negated { (Operator::Lt, Operator::Gt) } else { (Operator::Ge, Operator::Le) };
        let mut derive = |operator, value, place| {
            self.places.push(Places { operator: place, value: place, ..places });
            let field = field.clone();
            self.exprs.push(Expr::Comparison(Comparison { field, operator, negated: false, value, span: Some(span) }));
        };
        derive(low_sign, low, low_span);
        derive(high_sign, high, high_span);
        self.join(first, span, negated);
        let text = self.exprs.last().map(Expr::in_parentheses).unwrap_or_default();
        self.report(Code::CONDITIONS_BETWEEN, words).fix("write two comparisons", span, text);
        Some(())
    }

    /// The value behind `starts with` or `ends with`, as the pattern that means the same.
    pub(super) fn parse_affix(&mut self, reading: Reading, negated: bool, places: &mut Places) -> Option<Literal> {
        let words = places.operator;
        let value = self.parse_literal()?;
        let starts = reading == Reading::Starts;
        let code = if starts { Code::CONDITIONS_STARTS_WITH } else { Code::CONDITIONS_ENDS_WITH };
        let Literal::String(text) = value else {
            self.report(code, words);
            return None;
        };
        let escaped = escape_pattern(&text);
        let (before, after) = if starts { ("", "*") } else { ("*", "") };
        let pattern = Literal::String(between(before, &escaped, after));
        let mut printed = between(Operator::Like.with_not(negated), " ", "");
        print_literal(&pattern, &mut printed);
        places.operator.end = self.offsets.at(self.end_of_last());
        places.value = places.operator;
        self.report(code, words).fix("write `like` with a wildcard", places.value, printed);
        Some(pattern)
    }
}

/// `text` with its wildcards in brackets, so that `like` takes them for themselves.
pub(in crate::conditions) fn escape_pattern(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    for c in text.chars() {
        if matches!(c, '*' | '%' | '_' | '[') {
            out.push('[');
            out.push(c);
            out.push(']');
        } else {
            out.push(c);
        }
    }
    out
}
