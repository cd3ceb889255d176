//! `list = "(" literal { "," literal } ")"`

use super::Parser;
use super::recover::describe;
use crate::conditions::cat::cat;
use crate::conditions::lexer::{Keyword, TokenKind};
use crate::conditions::literal::Literal;
use crate::diagnostic::{Code, Diagnostic, Edit, Fix};
use crate::span::Span;

impl Parser<'_, '_> {
    /// What stands behind `in`: a list, or what is meant for one.
    pub(super) fn parse_in_list(&mut self) -> Option<Literal> {
        let Some(token) = self.peek() else {
            self.expected(Code::CONDITIONS_LIST_PARENTHESES);
            return None;
        };
        match token.kind {
            TokenKind::Open => self.parse_list(),
            TokenKind::Hole(at) => match self.values.get(at) {
                Some(Literal::List(values)) => {
                    self.at += 1;
                    let (values, span) = (values.clone(), self.span(token));
                    if values.is_empty() {
                        self.report(Diagnostic::new(Code::CONDITIONS_EMPTY_LIST).spanning(span));
                        return None;
                    }
                    self.items.extend(values.iter().map(|_| span));
                    Some(Literal::List(values))
                }
                _ => self.parse_open_list(),
            },
            // `[1, 2, 3]`
            TokenKind::Bracketed { closed: true } if super::super::Timestamp::new(trim(token.text)).is_none() => {
                self.at += 1;
                let text = cat(&["(", trim(token.text), ")"]);
                let diagnostic = Diagnostic::new(Code::CONDITIONS_LIST_PARENTHESES).with("found", "`[`");
                self.report_replace(diagnostic, self.span(token), text);
                None
            }
            TokenKind::Number
            | TokenKind::String(_)
            | TokenKind::Bracketed { .. }
            | TokenKind::Keyword(Keyword::True | Keyword::False | Keyword::Null) => self.parse_open_list(),
            _ => {
                self.expected(Code::CONDITIONS_LIST_PARENTHESES);
                None
            }
        }
    }

    /// Values behind `in` without parentheses around them.
    fn parse_open_list(&mut self) -> Option<Literal> {
        let start = self.at;
        let found = describe(self.peek());
        let mut values = Vec::new();
        loop {
            let at = self.at;
            values.push(self.parse_literal()?);
            self.items.push(self.span_from(at));
            let more = self.peek_kind(0) == Some(TokenKind::Comma)
                && matches!(self.peek_kind(1), Some(TokenKind::Number | TokenKind::String(_) | TokenKind::Hole(_)));
            if !more {
                break;
            }
            self.at += 1;
        }
        let span = self.span_from(start);
        let at = |place: usize, text: &str| Edit { span: Span { start: place, end: place }, text: text.to_owned() };
        let fix = Fix::edits("put parentheses around the list", vec![at(span.start, "("), at(span.end, ")")]);
        let diagnostic = Diagnostic::new(Code::CONDITIONS_LIST_PARENTHESES).with("found", found);
        self.report(diagnostic.spanning(span).fixed_by(fix));
        Some(Literal::List(values))
    }

    /// `"(" literal { "," literal } ")"`
    pub(super) fn parse_list(&mut self) -> Option<Literal> {
        let open = self.peek()?;
        self.at += 1;
        if let Some(close) = self.peek()
            && close.kind == TokenKind::Close
        {
            self.at += 1;
            let span = self.offsets.span(open.start..close.end());
            self.report(Diagnostic::new(Code::CONDITIONS_EMPTY_LIST).spanning(span));
            return None;
        }
        let mut values = Vec::new();
        let mut complete = true;
        loop {
            match self.peek() {
                Some(token) if matches!(token.kind, TokenKind::Comma | TokenKind::Close) => {
                    self.report_extra_comma();
                }
                _ => {
                    let first = self.at;
                    match self.parse_item() {
                        Some(items) => {
                            let span = self.span_from(first);
                            self.items.extend(items.iter().map(|_| span));
                            values.extend(items);
                        }
                        None => complete = false,
                    }
                }
            }
            if let Some(token) = self.peek()
                && !matches!(token.kind, TokenKind::Comma | TokenKind::Close)
            {
                if complete {
                    let diagnostic = Diagnostic::new(Code::CONDITIONS_EXPECTED_CONNECTIVE)
                        .with("expected", vec!["`,`", "`)`"])
                        .with("found", describe(Some(token)));
                    self.report(diagnostic.spanning(self.span(token)));
                    complete = false;
                }
                if !self.recover_in_list() {
                    return None;
                }
            }
            match self.peek() {
                Some(token) if token.kind == TokenKind::Comma => self.at += 1,
                Some(_) => {
                    self.at += 1;
                    break;
                }
                None => {
                    self.report_unclosed(open);
                    break;
                }
            }
        }
        (complete && !values.is_empty()).then_some(Literal::List(values))
    }

    /// One value, or the values of a bound list.
    fn parse_item(&mut self) -> Option<Vec<Literal>> {
        if let Some(TokenKind::Hole(at)) = self.peek_kind(0)
            && let Some(Literal::List(values)) = self.values.get(at)
        {
            let values = values.clone();
            if values.is_empty() {
                self.report(Diagnostic::new(Code::CONDITIONS_EMPTY_LIST).spanning(self.span_here()));
                self.at += 1;
                return None;
            }
            self.at += 1;
            return Some(values);
        }
        self.parse_literal().map(|value| vec![value])
    }

    /// A comma without a value behind it. The fix takes the comma away.
    fn report_extra_comma(&mut self) {
        let Some(token) = self.peek() else { return };
        let found = if token.kind == TokenKind::Comma { "," } else { ")" };
        let comma = match self.at.checked_sub(1).and_then(|last| self.tokens.get(last)) {
            Some(last) if last.kind == TokenKind::Comma => *last,
            _ => token,
        };
        let span = self.span(comma);
        let fix = Fix::edits("take the comma away", vec![Edit { span, text: String::new() }]);
        let diagnostic = Diagnostic::new(Code::CONDITIONS_TRAILING_COMMA).with("found", found);
        self.report(diagnostic.spanning(span).fixed_by(fix));
    }

    /// Moves to the next comma or the end of the list. `false` if the text ends or another condition begins first.
    fn recover_in_list(&mut self) -> bool {
        let mut open = 0_usize;
        while let Some(kind) = self.peek_kind(0) {
            match kind {
                TokenKind::Open => open += 1,
                TokenKind::Close if open > 0 => open -= 1,
                TokenKind::Comma | TokenKind::Close if open == 0 => return true,
                TokenKind::Keyword(Keyword::And | Keyword::Or) => return false,
                _ => {}
            }
            self.at += 1;
        }
        true
    }
}

fn trim(text: &str) -> &str {
    crate::text::trim(text.trim_start_matches('[').trim_end_matches(']'))
}
