//! `list = "(" literal { "," literal } ")"`

use super::Parser;
use crate::conditions::cat::between;
use crate::conditions::datetime::Timestamp;
use crate::conditions::lexer::TokenKind;
use crate::conditions::literal::Literal;
use crate::diagnostic::Code;
use crate::text;

impl Parser<'_, '_> {
    /// What stands behind `in`: a list, or what is meant for one.
    pub(super) fn parse_in_list(&mut self) -> Option<Literal> {
        let token = self.here();
        match token.kind {
            TokenKind::Open => self.parse_list(),
            TokenKind::Hole if self.bound_list(token).is_some() => {
                let mut values = Vec::new();
                self.parse_item(&mut values).then_some(Literal::List(values))
            }
            // `[1, 2, 3]`
            TokenKind::Bracketed if token.closed && Timestamp::new(trim(token.text)).is_none() => {
                self.at += 1;
                self.report_at(Code::CONDITIONS_LIST_PARENTHESES, token).text("found", "`[`").replace(between(
                    "(",
                    trim(token.text),
                    ")",
                ));
                None
            }
            TokenKind::Number
            | TokenKind::String
            | TokenKind::Bracketed
            | TokenKind::True
            | TokenKind::False
            | TokenKind::Null
            | TokenKind::Hole => self.parse_open_list(),
            _ => {
                self.expected(Code::CONDITIONS_LIST_PARENTHESES);
                None
            }
        }
    }

    /// Values behind `in` without parentheses around them.
    fn parse_open_list(&mut self) -> Option<Literal> {
        let first = self.here();
        let mut values = Vec::new();
        loop {
            let at = self.at;
            values.push(self.parse_literal()?);
            self.items.push(self.span_from(at));
            let more = self.here().kind == TokenKind::Comma
                && matches!(self.ahead(1).kind, TokenKind::Number | TokenKind::String | TokenKind::Hole);
            if !more {
                break;
            }
            self.at += 1;
        }
        let span = self.span_between(first.start);
        self.report(Code::CONDITIONS_LIST_PARENTHESES, span)
            .found(first)
            .enclose("put parentheses around the list", span);
        Some(Literal::List(values))
    }

    /// `"(" literal { "," literal } ")"`
    pub(super) fn parse_list(&mut self) -> Option<Literal> {
        let open = self.here();
        self.at += 1;
        if self.is_empty_group(open, Code::CONDITIONS_EMPTY_LIST) {
            return None;
        }
        let mut values = Vec::new();
        let mut complete = true;
        loop {
            if self.ends_item() {
                self.report_extra_comma();
            } else {
                complete &= self.parse_item(&mut values);
            }
            let token = self.here();
            if token.kind != TokenKind::End && !self.ends_item() {
                if complete {
                    self.report_at(Code::CONDITIONS_EXPECTED_CONNECTIVE, token)
                        .words("expected", "`,` `)`")
                        .found(token);
                    complete = false;
                }
                if !self.recover_in_list() {
                    return None;
                }
            }
            let kind = self.here().kind;
            if kind == TokenKind::End {
                self.report_unclosed(open);
                break;
            }
            self.at += 1;
            if kind != TokenKind::Comma {
                break;
            }
        }
        (complete && !values.is_empty()).then_some(Literal::List(values))
    }

    /// Whether a comma or the end of the list stands at hand.
    fn ends_item(&self) -> bool {
        matches!(self.here().kind, TokenKind::Comma | TokenKind::Close)
    }

    /// Takes one value, or the values of a bound list.
    fn parse_item(&mut self, values: &mut Vec<Literal>) -> bool {
        let (token, first) = (self.here(), values.len());
        let start = self.at;
        if let Some(bound) = self.bound_list(token) {
            if bound.is_empty() {
                self.report_at(Code::CONDITIONS_EMPTY_LIST, token);
            }
            self.at += 1;
            values.extend_from_slice(bound);
        } else {
            match self.parse_literal() {
                Some(value) => values.push(value),
                None => return false,
            }
        }
        let span = self.span_from(start);
        for _ in first..values.len() {
            self.items.push(span);
        }
        values.len() > first
    }

    /// A comma without a value behind it. The fix takes the comma away.
    fn report_extra_comma(&mut self) {
        let token = self.here();
        let found = if token.kind == TokenKind::Comma { "," } else { ")" };
        let comma = self.last().filter(|last| last.kind == TokenKind::Comma).unwrap_or(token);
        self.report_at(Code::CONDITIONS_TRAILING_COMMA, comma).text("found", found).mend("take the comma away", "");
    }

    /// Moves to the next comma or the end of the list. `false` if another condition begins first.
    fn recover_in_list(&mut self) -> bool {
        let mut open = 0_usize;
        loop {
            match self.here().kind {
                TokenKind::End => return true,
                TokenKind::Open => open += 1,
                TokenKind::Close if open > 0 => open -= 1,
                TokenKind::Comma | TokenKind::Close if open == 0 => return true,
                TokenKind::And | TokenKind::Or => return false,
                _ => {}
            }
            self.at += 1;
        }
    }
}

fn trim(text: &str) -> &str {
    text::trim(text::before(text::behind(text, "["), b']'))
}
