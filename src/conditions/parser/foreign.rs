//! The operators of other languages: read for what they mean, reported with the text to write instead.

use super::Parser;
use crate::conditions::ast::{Comparison, Expr, Operator};
use crate::conditions::cat::cat;
use crate::conditions::lexer::{Keyword, Token, TokenKind};
use crate::conditions::literal::Literal;
use crate::conditions::path::FieldPath;
use crate::conditions::printer::print_literal;
use crate::diagnostic::{Code, Diagnostic, Edit, Fix};
use crate::span::Span;

/// What an operator was read as.
pub(super) enum Meaning {
    Plain {
        operator: Operator,
        negated: bool,
    },
    /// `is null`
    Null {
        negated: bool,
    },
    Between {
        negated: bool,
    },
    /// `starts with` or `ends with`, where it stands.
    Affix {
        starts: bool,
        negated: bool,
        span: Span,
    },
}

/// Words for a sign, and the sign.
const WORDS: [(&str, Operator); 22] = [
    ("eq", Operator::Eq),
    ("equal", Operator::Eq),
    ("equals", Operator::Eq),
    ("ne", Operator::Ne),
    ("neq", Operator::Ne),
    ("gt", Operator::Gt),
    ("ge", Operator::Ge),
    ("gte", Operator::Ge),
    ("lt", Operator::Lt),
    ("le", Operator::Le),
    ("lte", Operator::Le),
    ("contain", Operator::Contains),
    ("containing", Operator::Contains),
    ("includes", Operator::Contains),
    ("include", Operator::Contains),
    ("has", Operator::Contains),
    ("ilike", Operator::Like),
    ("matches", Operator::Like),
    ("one_of", Operator::In),
    ("oneOf", Operator::In),
    ("after", Operator::Gt),
    ("before", Operator::Lt),
];

impl<'t> Parser<'_, 't> {
    /// A word of another language behind a field.
    pub(super) fn parse_foreign_word(&mut self, word: Token<'t>) -> Option<Meaning> {
        if word.text.eq_ignore_ascii_case("is") {
            return self.parse_is(word);
        }
        self.parse_word(word, word, false)
    }

    /// The same behind `not`, which stands at `not`.
    pub(super) fn parse_foreign_word_behind_not(&mut self, not: Token<'t>, word: Token<'t>) -> Option<Meaning> {
        self.parse_word(not, word, true)
    }

    fn parse_word(&mut self, first: Token<'t>, word: Token<'t>, negated: bool) -> Option<Meaning> {
        let is = |name: &str| word.text.eq_ignore_ascii_case(name);
        if is("between") {
            self.at += 1;
            return Some(Meaning::Between { negated });
        }
        if let Some(starts) = self.parse_affix_word(word) {
            return Some(Meaning::Affix { starts, negated, span: self.span_between(first.start) });
        }
        let Some((name, operator)) = WORDS.iter().find(|(name, _)| is(name)).copied() else {
            if negated {
                return self.misplaced_not(first);
            }
            self.expected(Code::CONDITIONS_EXPECTED_OPERATOR);
            return None;
        };
        self.at += 1;
        let (operator, negated) = match operator.opposite() {
            Some(opposite) if negated => (opposite, false),
            _ => (operator, negated),
        };
        let replacement = Comparison { negated, ..Comparison::new("_", operator, Literal::Null) }.operator_str();
        let diagnostic =
            Diagnostic::new(Code::CONDITIONS_WORD_OPERATOR).with("found", name).with("replacement", replacement);
        self.report_replace(diagnostic, self.span_between(first.start), replacement);
        Some(Meaning::Plain { operator, negated })
    }

    /// `is null`, `is not null`, and `is` for `=`.
    fn parse_is(&mut self, is: Token<'t>) -> Option<Meaning> {
        self.at += 1;
        let negated = self.peek_kind(0) == Some(TokenKind::Keyword(Keyword::Not));
        if negated {
            self.at += 1;
        }
        if self.peek_kind(0) == Some(TokenKind::Keyword(Keyword::Null)) {
            self.at += 1;
            let (code, text) =
                if negated { (Code::CONDITIONS_IS_NOT_NULL, "!= null") } else { (Code::CONDITIONS_IS_NULL, "= null") };
            self.report_replace(Diagnostic::new(code), self.span_between(is.start), text);
            return Some(Meaning::Null { negated });
        }
        let (operator, found) = if negated { (Operator::Ne, "is not") } else { (Operator::Eq, "is") };
        let diagnostic =
            Diagnostic::new(Code::CONDITIONS_WORD_OPERATOR).with("found", found).with("replacement", operator.as_str());
        self.report_replace(diagnostic, self.span_between(is.start), operator.as_str());
        Some(Meaning::Plain { operator, negated: false })
    }

    /// `starts with`, `begins with`, `ends with`, as one word or two. Says whether it is the start.
    fn parse_affix_word(&mut self, word: Token<'t>) -> Option<bool> {
        const ONE: [(&str, bool); 9] = [
            ("startswith", true),
            ("starts_with", true),
            ("startwith", true),
            ("beginswith", true),
            ("begins_with", true),
            ("beginwith", true),
            ("endswith", false),
            ("ends_with", false),
            ("endwith", false),
        ];
        const TWO: [(&str, bool); 6] =
            [("starts", true), ("start", true), ("begins", true), ("begin", true), ("ends", false), ("end", false)];
        let named = |words: &[(&str, bool)]| {
            words.iter().find(|(name, _)| word.text.eq_ignore_ascii_case(name)).map(|(_, starts)| *starts)
        };
        if let Some(starts) = named(&ONE) {
            self.at += 1;
            return Some(starts);
        }
        let starts = named(&TWO)?;
        let with = self.tokens.get(self.at + 1)?;
        if with.kind != TokenKind::Path || !with.text.eq_ignore_ascii_case("with") {
            return None;
        }
        self.at += 2;
        Some(starts)
    }

    /// `between a and b`
    pub(super) fn parse_between(
        &mut self,
        field: FieldPath,
        negated: bool,
        token: Token<'t>,
        operator: Span,
    ) -> Option<Expr> {
        let low_at = self.at;
        let low = self.parse_literal()?;
        let low_span = self.span_from(low_at);
        if self.peek_kind(0) != Some(TokenKind::Keyword(Keyword::And)) {
            let diagnostic = Diagnostic::new(Code::CONDITIONS_BETWEEN);
            self.report(diagnostic.spanning(operator));
            return None;
        }
        self.at += 1;
        let high_at = self.at;
        let high = self.parse_literal()?;
        let high_span = self.span_from(high_at);
        let (first, second) = if negated { (Operator::Lt, Operator::Gt) } else { (Operator::Ge, Operator::Le) };
        let args = vec![
            self.derive(field.clone(), first, false, low, token, low_span)?,
            self.derive(field, second, false, high, token, high_span)?,
        ];
        let span = Some(self.span_between(token.start));
        let expr = if negated { Expr::Or { args, span } } else { Expr::And { args, span } };
        let edit = Edit { span: self.span_between(token.start), text: cat(&["(", &expr.printed(), ")"]) };
        let fix = Fix::edits("write two comparisons", vec![edit]);
        self.report(Diagnostic::new(Code::CONDITIONS_BETWEEN).spanning(operator).fixed_by(fix));
        Some(expr)
    }

    /// The value behind `starts with` or `ends with`, as the pattern that means the same.
    pub(super) fn parse_affix(
        &mut self,
        field: FieldPath,
        starts: bool,
        negated: bool,
        words: Span,
        token: Token<'t>,
    ) -> Option<Expr> {
        let value_at = self.at;
        let value = self.parse_literal()?;
        let code = if starts { Code::CONDITIONS_STARTS_WITH } else { Code::CONDITIONS_ENDS_WITH };
        let Literal::String(text) = value else {
            self.report(Diagnostic::new(code).spanning(words));
            return None;
        };
        let escaped = escape_pattern(&text);
        let pattern = Literal::String(cat(&if starts { [escaped.as_str(), "*"] } else { ["*", &escaped] }));
        let mut printed = if negated { "not like ".to_owned() } else { "like ".to_owned() };
        print_literal(&pattern, &mut printed);
        let span = Span { start: words.start, end: self.span_from(value_at).end };
        let fix = Fix::edits("write `like` with a wildcard", vec![Edit { span, text: printed }]);
        self.report(Diagnostic::new(code).spanning(words).fixed_by(fix));
        self.derive(field, Operator::Like, negated, pattern, token, span)
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
