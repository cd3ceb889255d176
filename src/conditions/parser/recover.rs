//! Reading on after an error, the words between conditions, and the reports that every production shares.

use super::{MAX_DEPTH, MAX_ERRORS, Parser};
use crate::conditions::cat::cat;
use crate::conditions::lexer::{Foreign, Keyword, Token, TokenKind};
use crate::diagnostic::{Code, Diagnostic, Edit, Fix, Severity};
use crate::span::Span;

impl<'t> Parser<'_, 't> {
    pub(super) fn peek(&self) -> Option<Token<'t>> {
        self.tokens.get(self.at).copied()
    }

    pub(super) fn peek_kind(&self, ahead: usize) -> Option<TokenKind> {
        self.tokens.get(self.at + ahead).map(|token| token.kind)
    }

    pub(super) fn span(&self, token: Token<'_>) -> Span {
        self.offsets.span(token.start..token.end())
    }

    /// From byte `start` to the end of the token read last.
    pub(super) fn span_between(&self, start: usize) -> Span {
        self.offsets.span(start..self.end_of_last().max(start))
    }

    /// From the token at `start` to the one read last.
    pub(super) fn span_from(&self, start: usize) -> Span {
        self.span_between(self.tokens.get(start).map_or(self.text.len(), |token| token.start))
    }

    /// Byte offset behind the token read last.
    pub(super) fn end_of_last(&self) -> usize {
        self.at.checked_sub(1).and_then(|last| self.tokens.get(last)).map_or(0, Token::end)
    }

    /// The span of the token at hand, or of the end of the text.
    pub(super) fn span_here(&self) -> Span {
        self.peek().map_or_else(|| self.offsets.span(self.text.len()..self.text.len()), |token| self.span(token))
    }

    /// Takes a finding; gives up after too many errors.
    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        if diagnostic.severity == Severity::Error {
            if self.errors > MAX_ERRORS {
                return;
            }
            self.errors += 1;
            if self.errors > MAX_ERRORS {
                let more = Diagnostic::new(Code::CONDITIONS_TOO_MANY).with("max", MAX_ERRORS);
                self.diagnostics.push(more.spanning(self.span_here()));
                self.at = self.tokens.len();
                return;
            }
        }
        self.diagnostics.push(diagnostic);
    }

    /// Reports that something else stands at hand than `code` says is expected.
    pub(super) fn expected(&mut self, code: Code) {
        let diagnostic = Diagnostic::new(code).with("found", describe(self.peek())).spanning(self.span_here());
        self.report(diagnostic);
    }

    /// Reports `code` at `span`, mended by replacing that span.
    pub(super) fn report_replace(&mut self, diagnostic: Diagnostic, span: Span, text: impl Into<String>) {
        let fix = Fix::edits("write the spelling of conditions", vec![Edit { span, text: text.into() }]);
        self.report(diagnostic.spanning(span).fixed_by(fix));
    }

    /// Moves to the next `and`, `or` or `)` that belongs to the group at hand.
    pub(super) fn recover(&mut self) {
        let mut open = 0_usize;
        while let Some(token) = self.peek() {
            match token.kind {
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
        while let Some(token) = self.peek() {
            match token.kind {
                TokenKind::Close if self.depth == 0 => self.report_unopened(token),
                TokenKind::Close => return,
                kind if is_and(kind) || is_or(kind) => return,
                _ => {
                    if complete {
                        let expected: Vec<&'static str> =
                            if self.depth > 0 { vec!["`and`", "`or`", "`)`"] } else { vec!["`and`", "`or`"] };
                        let diagnostic = Diagnostic::new(Code::CONDITIONS_EXPECTED_CONNECTIVE)
                            .with("expected", expected)
                            .with("found", describe(Some(token)));
                        self.report(diagnostic.spanning(self.span(token)));
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

    pub(super) fn at_and(&self) -> bool {
        self.peek_kind(0).is_some_and(is_and)
    }

    pub(super) fn at_or(&self) -> bool {
        self.peek_kind(0).is_some_and(is_or)
    }

    /// `AND`, or what other languages write for it.
    pub(super) fn parse_and(&mut self) -> Option<Token<'t>> {
        let token = self.peek().filter(|token| is_and(token.kind))?;
        self.at += 1;
        let code = match token.kind {
            TokenKind::Foreign(Foreign::DoubleAmpersand) => Code::CONDITIONS_DOUBLE_AMPERSAND,
            TokenKind::Foreign(Foreign::Ampersand) => Code::CONDITIONS_URL_AMPERSAND,
            TokenKind::Comma => Code::CONDITIONS_COMMA,
            _ => return Some(token),
        };
        let text = self.spaced("and", token);
        self.report_replace(Diagnostic::new(code), self.span(token), text);
        Some(token)
    }

    /// `OR`, or what other languages write for it.
    pub(super) fn parse_or(&mut self) -> Option<Token<'t>> {
        let token = self.peek().filter(|token| is_or(token.kind))?;
        self.at += 1;
        if let TokenKind::Foreign(_) = token.kind {
            let text = self.spaced("or", token);
            self.report_replace(Diagnostic::new(Code::CONDITIONS_DOUBLE_PIPE), self.span(token), text);
        }
        Some(token)
    }

    /// `word` with the spaces that it needs in the place of `token`.
    pub(super) fn spaced(&self, word: &str, token: Token<'_>) -> String {
        let open = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
        let before = self.text.get(..token.start).and_then(|text| text.chars().next_back());
        let after = self.text.get(token.end()..).and_then(|text| text.chars().next());
        cat(&[if open(before) { " " } else { "" }, word, if open(after) { " " } else { "" }])
    }

    /// Reports the word read last if no condition follows it.
    pub(super) fn nothing_follows(&mut self, word: Token<'t>) -> bool {
        let nothing = match self.peek_kind(0) {
            None => true,
            Some(TokenKind::Close) => self.depth > 0,
            _ => false,
        };
        if nothing {
            let keyword = if is_or(word.kind) { Keyword::Or } else { Keyword::And };
            self.report_dangling(keyword, word, false);
        }
        nothing
    }

    /// Reports an `and` or `or` that joins nothing; the fix takes it away with the space on the side where it leads.
    pub(super) fn report_dangling(&mut self, keyword: Keyword, token: Token<'t>, leading: bool) {
        let (start, end) = if leading {
            let after = self.text.get(token.end()..).unwrap_or_default();
            (token.start, self.text.len() - after.trim_start().len())
        } else {
            let before = self.text.get(..token.start).unwrap_or_default();
            (before.trim_end().len(), token.end())
        };
        let edit = Edit { span: self.offsets.span(start..end), text: String::new() };
        let diagnostic = Diagnostic::new(Code::CONDITIONS_DANGLING_KEYWORD).with("keyword", keyword.as_str());
        let fix = Fix::edits("take the word away", vec![edit]);
        self.report(diagnostic.spanning(self.span(token)).fixed_by(fix));
    }

    pub(super) fn report_unopened(&mut self, close: Token<'t>) {
        let span = self.span(close);
        let fix = Fix::edits("take the parenthesis away", vec![Edit { span, text: String::new() }]);
        self.at += 1;
        self.report(Diagnostic::new(Code::CONDITIONS_UNOPENED_PARENTHESIS).spanning(span).fixed_by(fix));
    }

    pub(super) fn report_unclosed(&mut self, open: Token<'t>) {
        if self.errors > MAX_ERRORS {
            return;
        }
        // One finding for all that are open at the end: its fix closes every one of them.
        if let Some(last) = self.diagnostics.last_mut()
            && last.code == Code::CONDITIONS_UNCLOSED_PARENTHESIS
        {
            for edit in last.fix.iter_mut().flat_map(|fix| fix.edits.iter_mut()) {
                edit.text.push(')');
            }
            return;
        }
        let end = self.offsets.span(self.end_of_last()..self.end_of_last());
        let fix = Fix::edits("close the parenthesis", vec![Edit { span: end, text: ")".to_owned() }]);
        let diagnostic = Diagnostic::new(Code::CONDITIONS_UNCLOSED_PARENTHESIS);
        self.report(diagnostic.spanning(self.span(open)).fixed_by(fix));
    }

    /// Reports a group that is nested too deep, and reads no further.
    pub(super) fn report_too_deep(&mut self, token: Token<'t>) {
        let diagnostic = Diagnostic::new(Code::CONDITIONS_TOO_DEEP).with("max", MAX_DEPTH);
        self.report(diagnostic.spanning(self.span(token)));
        self.at = self.tokens.len();
        self.errors = MAX_ERRORS + 1;
    }

    /// Advises parentheses around the `groups` of an `or` that are joined by `and`.
    pub(super) fn advise_parentheses(&mut self, span: Span, groups: &[Span]) {
        let at = |place: usize| Span { start: place, end: place };
        let edits = groups
            .iter()
            .flat_map(|group| {
                [
                    Edit { span: at(group.start), text: "(".to_owned() },
                    Edit { span: at(group.end), text: ")".to_owned() },
                ]
            })
            .collect();
        let fix = Fix::edits("put parentheses around the parts joined by `and`", edits);
        self.report(Diagnostic::new(Code::CONDITIONS_MIXED_AND_OR).spanning(span).fixed_by(fix));
    }

    /// Whether an operator stands behind the token at hand.
    pub(super) fn operator_follows(&self) -> bool {
        match self.peek_kind(1) {
            Some(TokenKind::Operator(_)) => true,
            Some(TokenKind::Foreign(sign)) => {
                !matches!(sign, Foreign::Ampersand | Foreign::DoubleAmpersand | Foreign::DoublePipe)
            }
            Some(TokenKind::Keyword(word)) => matches!(word, Keyword::Contains | Keyword::Like | Keyword::In),
            _ => false,
        }
    }
}

pub(super) fn is_and(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::Keyword(Keyword::And)
            | TokenKind::Foreign(Foreign::DoubleAmpersand | Foreign::Ampersand)
            | TokenKind::Comma
    )
}

pub(super) fn is_or(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Keyword(Keyword::Or) | TokenKind::Foreign(Foreign::DoublePipe))
}

/// What a token is called in messages. Words of ours are named, the rest only by kind.
pub(super) fn describe(token: Option<Token<'_>>) -> &'static str {
    let Some(token) = token else { return "the end of the text" };
    match token.kind {
        TokenKind::Keyword(word) => match word {
            Keyword::And => "`and`",
            Keyword::Or => "`or`",
            Keyword::Not => "`not`",
            Keyword::Contains => "`contains`",
            Keyword::Like => "`like`",
            Keyword::In => "`in`",
            Keyword::True => "`true`",
            Keyword::False => "`false`",
            Keyword::Null => "`null`",
        },
        TokenKind::Path | TokenKind::DotPath => "a name",
        TokenKind::Number => "a number",
        TokenKind::String(_) => "a string",
        TokenKind::Bracketed { .. } => "a date-time",
        TokenKind::Operator(_) | TokenKind::Foreign(Foreign::Reversed(..)) => "an operator",
        TokenKind::Foreign(Foreign::DoubleEquals) => "`==`",
        TokenKind::Foreign(Foreign::AngleNotEqual) => "`<>`",
        TokenKind::Foreign(Foreign::DoubleAmpersand) => "`&&`",
        TokenKind::Foreign(Foreign::DoublePipe) => "`||`",
        TokenKind::Foreign(Foreign::Ampersand) => "`&`",
        TokenKind::Open => "`(`",
        TokenKind::Close => "`)`",
        TokenKind::Comma => "`,`",
        TokenKind::BareDate => "a date without brackets",
        TokenKind::Bare => "text without quotes",
        TokenKind::Hole(_) => "a bound value",
        TokenKind::Unknown => "a character that has no meaning here",
    }
}
