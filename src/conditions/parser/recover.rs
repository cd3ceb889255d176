//! Reading on after an error, the words between conditions, and the reports that every production shares.

use super::{MAX_DEPTH, MAX_ERRORS, Parser};
use crate::conditions::cat::between;
use crate::conditions::findings::Findings;
use crate::conditions::lexer::{Token, TokenKind};
use crate::diagnostic::{Code, Severity};
use crate::span::Span;

impl<'p, 't> Parser<'p, 't> {
    /// The token at hand.
    pub(super) fn here(&self) -> &'p Token<'t> {
        self.token(self.at)
    }

    /// A token behind the one at hand.
    pub(super) fn ahead(&self, ahead: usize) -> &'p Token<'t> {
        self.token(self.at + ahead)
    }

    #[inline(never)]
    pub(super) fn token(&self, at: usize) -> &'p Token<'t> {
        self.tokens.get(at).unwrap_or(self.end)
    }

    /// The token read last, if there is one.
    pub(super) fn last(&self) -> Option<&'p Token<'t>> {
        self.tokens.get(self.at.wrapping_sub(1))
    }

    pub(super) fn span(&self, token: &Token<'_>) -> Span {
        self.offsets.span(token.start..token.end())
    }

    /// From byte `start` to the end of the token read last.
    #[inline(never)]
    pub(super) fn span_between(&self, start: usize) -> Span {
        self.offsets.span(start..self.end_of_last().max(start))
    }

    /// From the token at `start` to the one read last.
    pub(super) fn span_from(&self, start: usize) -> Span {
        self.span_between(self.token(start).start)
    }

    /// Byte offset behind the token read last.
    pub(super) fn end_of_last(&self) -> usize {
        self.last().map_or(0, Token::end)
    }

    /// Begins a finding; gives up after too many errors.
    #[inline(never)]
    pub(super) fn report(&mut self, code: Code, span: Span) -> &mut Findings {
        if code.severity() == Severity::Error {
            if self.errors > MAX_ERRORS {
                return self.findings.leave_out(code);
            }
            self.errors += 1;
            if self.errors > MAX_ERRORS {
                let here = self.span(self.here());
                self.findings.add(Code::CONDITIONS_TOO_MANY, Severity::Error, Some(here));
                self.at = self.tokens.len();
                return self.findings.number("max", MAX_ERRORS as i64).leave_out(code);
            }
        }
        self.findings.add(code, code.severity(), Some(span))
    }

    /// Begins a finding that reaches from byte `start` to the end of the token read last.
    #[inline(never)]
    pub(super) fn report_from(&mut self, code: Code, start: usize) -> &mut Findings {
        self.report(code, self.span_between(start))
    }

    /// Begins a finding at a token.
    #[inline(never)]
    pub(super) fn report_at(&mut self, code: Code, token: &Token<'_>) -> &mut Findings {
        // Else the compiler hands on the parts of the token in place of it, from each of forty calls.
        let token = std::hint::black_box(token);
        self.report(code, self.span(token))
    }

    /// Reports that something else stands at hand than `code` says is expected.
    #[inline(never)]
    pub(super) fn expected(&mut self, code: Code) {
        let token = self.here();
        self.report_at(code, token).found(token);
    }

    /// Moves to the next `and`, `or` or `)` that belongs to the group at hand.
    pub(super) fn recover(&mut self) {
        let mut open = 0_usize;
        loop {
            match self.here().kind {
                TokenKind::End => return,
                TokenKind::Open => open += 1,
                TokenKind::Close if open == 0 => return,
                TokenKind::Close => open -= 1,
                kind if open == 0 && (is_and(kind) || is_or(kind)) => return,
                _ => {}
            }
            self.at += 1;
        }
    }

    /// What follows a factor must join it to the next one or end the group.
    pub(super) fn expect_follow(&mut self, mut complete: bool) {
        loop {
            let token = self.here();
            match token.kind {
                TokenKind::End => return,
                TokenKind::Close if self.depth == 0 => self.report_unopened(token),
                TokenKind::Close => return,
                kind if is_and(kind) || is_or(kind) => return,
                _ => {
                    if complete {
                        let expected = if self.depth > 0 { "`and` `or` `)`" } else { "`and` `or`" };
                        self.report_at(Code::CONDITIONS_EXPECTED_CONNECTIVE, token)
                            .words("expected", expected)
                            .found(token);
                        complete = false;
                    }
                    // A group is skipped as a whole.
                    if token.kind != TokenKind::Open {
                        self.at += 1;
                    }
                    self.recover();
                }
            }
        }
    }

    /// `AND`, or what other languages write for it.
    pub(super) fn parse_and(&mut self) -> Option<&'p Token<'t>> {
        let token = self.here();
        let code = match token.kind {
            TokenKind::And => None,
            TokenKind::DoubleAmpersand => Some(Code::CONDITIONS_DOUBLE_AMPERSAND),
            TokenKind::Ampersand => Some(Code::CONDITIONS_URL_AMPERSAND),
            TokenKind::Comma => Some(Code::CONDITIONS_COMMA),
            _ => return None,
        };
        Some(self.take_connective(token, code, "and"))
    }

    /// `OR`, or what other languages write for it.
    pub(super) fn parse_or(&mut self) -> Option<&'p Token<'t>> {
        let token = self.here();
        let code = match token.kind {
            TokenKind::Or => None,
            TokenKind::DoublePipe => Some(Code::CONDITIONS_DOUBLE_PIPE),
            _ => return None,
        };
        Some(self.take_connective(token, code, "or"))
    }

    fn take_connective(&mut self, token: &'p Token<'t>, code: Option<Code>, word: &str) -> &'p Token<'t> {
        self.at += 1;
        if let Some(code) = code {
            let text = self.spaced(word, token);
            self.report_at(code, token).replace(text);
        }
        token
    }

    /// `word` with the spaces that it needs in the place of `token`.
    pub(super) fn spaced(&self, word: &str, token: &Token<'_>) -> String {
        let open = |c: Option<char>| if c.is_some_and(|c| !c.is_whitespace()) { " " } else { "" };
        let before = self.text.get(..token.start).and_then(|text| text.chars().next_back());
        let after = self.text.get(token.end()..).and_then(|text| text.chars().next());
        between(open(before), word, open(after))
    }

    /// Reports the word read last if no condition follows it.
    pub(super) fn nothing_follows(&mut self, word: &Token<'_>) -> bool {
        let nothing = match self.here().kind {
            TokenKind::End => true,
            TokenKind::Close => self.depth > 0,
            _ => false,
        };
        if nothing {
            self.report_dangling(word, is_or(word.kind), false);
        }
        nothing
    }

    /// Reports an `and` or `or` that joins nothing; the fix takes it away with the space on the side where it leads.
    pub(super) fn report_dangling(&mut self, token: &Token<'_>, or: bool, leading: bool) {
        let (mut start, mut end) = (token.start, token.end());
        if leading {
            let after = self.text.get(end..).unwrap_or_default();
            end = self.text.len() - after.trim_start().len();
        } else {
            start = self.text.get(..start).unwrap_or_default().trim_end().len();
        }
        let gone = self.offsets.span(start..end);
        self.report_at(Code::CONDITIONS_DANGLING_KEYWORD, token).text("keyword", if or { "or" } else { "and" }).fix(
            "take the word away",
            gone,
            "",
        );
    }

    pub(super) fn report_unopened(&mut self, close: &Token<'_>) {
        self.at += 1;
        self.report_at(Code::CONDITIONS_UNOPENED_PARENTHESIS, close).mend("take the parenthesis away", "");
    }

    pub(super) fn report_unclosed(&mut self, open: &Token<'_>) {
        if self.errors > MAX_ERRORS {
            return;
        }
        // One finding for all that are open at the end: its fix closes every one of them.
        if let Some(last) = self.findings.list.last_mut()
            && last.code == Code::CONDITIONS_UNCLOSED_PARENTHESIS
        {
            for edit in last.fix.iter_mut().flat_map(|fix| &mut fix.edits) {
                edit.text.push(')');
            }
            return;
        }
        let end = self.offsets.at(self.end_of_last());
        let mends = self.can_close();
        let finding = self.report_at(Code::CONDITIONS_UNCLOSED_PARENTHESIS, open);
        if mends {
            finding.fix("close the parenthesis", at(end), ")");
        }
    }

    /// Whether a `)` can stand behind the token read last: a string without its end would take it in.
    fn can_close(&self) -> bool {
        self.last().is_none_or(|last| last.closed || last.kind != TokenKind::String)
    }

    /// Takes the `)` that follows `open`, if it does, and reports `code`.
    pub(super) fn is_empty_group(&mut self, open: &Token<'_>, code: Code) -> bool {
        let close = self.here();
        let empty = close.kind == TokenKind::Close;
        if empty {
            self.at += 1;
            self.report_from(code, open.start);
        }
        empty
    }

    /// Reports a group that is nested too deep, and reads no further.
    pub(super) fn is_too_deep(&mut self, token: &Token<'_>) -> bool {
        let deep = self.depth >= MAX_DEPTH;
        if deep {
            self.report_at(Code::CONDITIONS_TOO_DEEP, token).number("max", MAX_DEPTH as i64);
            self.at = self.tokens.len();
            self.errors = MAX_ERRORS + 1;
        }
        deep
    }

    /// Advises parentheses around the `groups` of an `or` that are joined by `and`.
    pub(super) fn advise_parentheses(&mut self, span: Span, groups: &[Span]) {
        let groups = if self.can_close() { groups } else { &[] };
        let finding = self.report(Code::CONDITIONS_MIXED_AND_OR, span);
        for group in groups {
            finding.enclose("put parentheses around the parts joined by `and`", *group);
        }
    }

    /// Whether an operator stands behind the token at hand.
    pub(super) fn operator_follows(&self) -> bool {
        self.ahead(1).operator.is_some()
    }
}

/// An empty span.
pub(super) const fn at(place: usize) -> Span {
    Span { start: place, end: place }
}

pub(super) const fn is_and(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::And | TokenKind::DoubleAmpersand | TokenKind::Ampersand | TokenKind::Comma)
}

pub(super) const fn is_or(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Or | TokenKind::DoublePipe)
}
