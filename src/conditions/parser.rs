//! Tokens to a tree: a `parse_<production>` for each rule of the grammar.
//!
//! The parser knows no field. It reads on after an error, at the next `and`, `or` or `)`, and it reads the spellings of
//! other languages for what they mean, so that one run finds everything.

mod clause;
mod foreign;
mod list;
mod recover;
mod value;

pub(super) use foreign::escape_pattern;

use super::ast::{Dialect, Expr};
use super::cat::cat;
use super::lexer::{Foreign, Keyword, Token, TokenKind};
use super::literal::Literal;
use super::negate::negate;
use super::offsets::Offsets;
use crate::diagnostic::{Code, Diagnostic, Edit, Fix};
use crate::span::Span;

/// How deep groups may be nested: an expression of this depth, as JSON, stays within the 128 levels that JSON readers
/// commonly take.
pub const MAX_DEPTH: usize = 60;

/// How long a text may be, in UTF-16 code units. A URL holds about 2,000; a filter over records can be longer.
pub const MAX_LENGTH: usize = 262_144;

/// How many errors are listed.
const MAX_ERRORS: usize = 50;

/// Where the parts of one comparison stand.
#[derive(Debug, Clone)]
pub(super) struct Places {
    pub(super) field: Span,
    pub(super) operator: Span,
    pub(super) value: Span,
    /// Of a list: the range of its items in [`Parsed::items`].
    pub(super) items: (usize, usize),
    /// The text does not say this comparison in so many words (`between`, a prefix `not`): no edit can mend it in place.
    pub(super) derived: bool,
}

/// What a text was read as.
pub(super) struct Parsed {
    /// The tree; without the comparisons that could not be read.
    pub(super) expr: Option<Expr>,
    /// One entry for each comparison of the tree, from left to right.
    pub(super) places: Vec<Places>,
    /// The spans of the items of all lists.
    pub(super) items: Vec<Span>,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// The parameter that the text itself names: `childConditions=…`.
    pub(super) named: Option<Dialect>,
}

pub(super) struct Parser<'p, 't> {
    /// The whole text, without the bound values.
    text: &'t str,
    tokens: &'p [Token<'t>],
    values: &'p [Literal],
    offsets: &'p Offsets,
    at: usize,
    depth: usize,
    /// How many prefix `not`s are open: only the outermost gets a fix, which covers the others.
    negations: usize,
    errors: usize,
    places: Vec<Places>,
    items: Vec<Span>,
    diagnostics: Vec<Diagnostic>,
}

/// Reads `tokens`, which were cut from `text`.
pub(super) fn parse<'t>(text: &'t str, tokens: &[Token<'t>], values: &[Literal], offsets: &Offsets) -> Parsed {
    let mut parser = Parser {
        text,
        tokens,
        values,
        offsets,
        at: 0,
        depth: 0,
        negations: 0,
        errors: 0,
        places: Vec::new(),
        items: Vec::new(),
        diagnostics: Vec::new(),
    };
    if tokens.is_empty() {
        parser.report(Diagnostic::new(Code::CONDITIONS_EMPTY).spanning(offsets.span(0..text.len())));
    }
    let named = parser.parse_parameter_name();
    let expr = if tokens.is_empty() { None } else { parser.parse_expr() };
    Parsed { expr, places: parser.places, items: parser.items, diagnostics: parser.diagnostics, named }
}

impl<'t> Parser<'_, 't> {
    /// The `conditions=` of a URL in front of a text: it can be nothing else where a field and an operator follow.
    fn parse_parameter_name(&mut self) -> Option<Dialect> {
        let [name, equals, first, second, ..] = self.tokens else { return None };
        if name.kind != TokenKind::Path || equals.text != "=" {
            return None;
        }
        let dialect = Dialect::named(name.text)?;
        let opens = match first.kind {
            TokenKind::Open => matches!(second.kind, TokenKind::Open | TokenKind::Path | TokenKind::DotPath),
            TokenKind::Path | TokenKind::DotPath => match second.kind {
                TokenKind::Operator(_) | TokenKind::Foreign(Foreign::DoubleEquals | Foreign::AngleNotEqual) => true,
                TokenKind::Keyword(word) => {
                    matches!(word, Keyword::Not | Keyword::Contains | Keyword::Like | Keyword::In)
                }
                _ => false,
            },
            _ => false,
        };
        if opens {
            self.at = 2;
        }
        opens.then_some(dialect)
    }

    /// `expr = term { OR term }`
    fn parse_expr(&mut self) -> Option<Expr> {
        let start = self.at;
        let (first, mut bare) = self.parse_term();
        if !self.at_or() {
            return first;
        }
        let mut groups = Vec::new();
        let mut args: Vec<Expr> = first.into_iter().collect();
        let mut term_start = start;
        loop {
            if bare {
                groups.push(self.span_from(term_start));
            }
            let Some(word) = self.parse_or() else { break };
            if self.nothing_follows(word) {
                break;
            }
            term_start = self.at;
            let (term, term_bare) = self.parse_term();
            args.extend(term);
            bare = term_bare;
        }
        let span = self.span_from(start);
        if !groups.is_empty() {
            self.advise_parentheses(span, &groups);
        }
        join(args, span, |args, span| Expr::Or { args, span })
    }

    /// `term = factor { AND factor }`. Also says whether it joins several without parentheses of its own.
    fn parse_term(&mut self) -> (Option<Expr>, bool) {
        let start = self.at;
        let first = self.parse_factor();
        if !self.at_and() {
            return (first, false);
        }
        let mut args: Vec<Expr> = Vec::with_capacity(4);
        args.extend(first);
        let mut joined = false;
        while let Some(word) = self.parse_and() {
            if self.nothing_follows(word) {
                break;
            }
            joined = true;
            let factor = self.parse_factor();
            args.extend(factor);
            if !self.at_and() {
                break;
            }
        }
        let span = self.span_from(start);
        (join(args, span, |args, span| Expr::And { args, span }), joined)
    }

    /// `factor = "(" expr ")" | clause`, and what other languages allow here.
    fn parse_factor(&mut self) -> Option<Expr> {
        let factor = loop {
            let Some(token) = self.peek() else {
                self.expected(Code::CONDITIONS_EXPECTED_FIELD);
                break None;
            };
            match token.kind {
                TokenKind::Open => break self.parse_group(token),
                TokenKind::Path | TokenKind::DotPath => break self.parse_clause(token),
                TokenKind::Keyword(Keyword::Not) => break self.parse_prefix_not(token),
                TokenKind::Unknown if token.text == "!" => break self.parse_prefix_not(token),
                TokenKind::Keyword(word @ (Keyword::And | Keyword::Or)) if !self.operator_follows() => {
                    self.report_dangling(word, token, true);
                    self.at += 1;
                }
                TokenKind::Keyword(word) if self.operator_follows() && !self.value_and_field() => {
                    let code = Diagnostic::new(Code::CONDITIONS_KEYWORD_AS_FIELD).with("keyword", word.as_str());
                    self.report(code.spanning(self.span(token)));
                    self.at += 1;
                    break None;
                }
                TokenKind::Close if self.depth == 0 => self.report_unopened(token),
                TokenKind::Close => {
                    self.expected(Code::CONDITIONS_EXPECTED_FIELD);
                    return None;
                }
                _ => break self.parse_value_first(token),
            }
        };
        if factor.is_none() {
            self.recover();
        }
        self.expect_follow(factor.is_some());
        factor
    }

    /// `"(" expr ")"`
    fn parse_group(&mut self, open: Token<'t>) -> Option<Expr> {
        if self.depth >= MAX_DEPTH {
            self.report_too_deep(open);
            return None;
        }
        self.at += 1;
        if let Some(close) = self.peek()
            && close.kind == TokenKind::Close
        {
            self.at += 1;
            let span = self.offsets.span(open.start..close.end());
            self.report(Diagnostic::new(Code::CONDITIONS_EMPTY_GROUP).spanning(span));
            return None;
        }
        self.depth += 1;
        let inner = self.parse_expr();
        self.depth -= 1;
        match self.peek() {
            Some(token) if token.kind == TokenKind::Close => self.at += 1,
            _ => self.report_unclosed(open),
        }
        inner
    }

    /// `not` before a whole condition: read as the opposite of what follows.
    fn parse_prefix_not(&mut self, not: Token<'t>) -> Option<Expr> {
        if self.depth >= MAX_DEPTH {
            self.report_too_deep(not);
            return None;
        }
        self.at += 1;
        let (errors, clauses) = (self.errors, self.places.len());
        self.depth += 1;
        self.negations += 1;
        let inner = match self.peek() {
            Some(token) if token.kind == TokenKind::Open => self.parse_group(token),
            Some(token) if matches!(token.kind, TokenKind::Path | TokenKind::DotPath) => self.parse_clause(token),
            Some(token) if token.kind == TokenKind::Keyword(Keyword::Not) || token.text == "!" => {
                self.parse_prefix_not(token)
            }
            _ => {
                self.expected(Code::CONDITIONS_EXPECTED_FIELD);
                None
            }
        };
        self.depth -= 1;
        self.negations -= 1;
        let clean = self.errors == errors;
        for places in self.places.iter_mut().skip(clauses) {
            places.derived = true;
        }
        let opposite = inner.map(negate);
        let mut diagnostic = Diagnostic::new(Code::CONDITIONS_PREFIX_NOT).spanning(self.span(not));
        if let Some(expr) = &opposite
            && self.negations == 0
            && clean | self.only_prefix_nots(errors)
        {
            let printed = expr.printed();
            let text = if expr.args().is_empty() { printed } else { cat(&["(", &printed, ")"]) };
            let edit = Edit { span: self.span_between(not.start), text };
            diagnostic = diagnostic.fixed_by(Fix::edits("turn the operators inside round", vec![edit]));
        }
        self.report(diagnostic);
        opposite
    }

    /// Whether the errors after the first `before` are nothing but prefix `not`s, which one fix mends together.
    fn only_prefix_nots(&self, before: usize) -> bool {
        self.diagnostics
            .iter()
            .filter(|d| d.severity == crate::diagnostic::Severity::Error)
            .skip(before)
            .all(|d| d.code == Code::CONDITIONS_PREFIX_NOT)
    }
}

/// Several expressions joined, one as itself, none as none.
fn join(mut args: Vec<Expr>, span: Span, make: impl FnOnce(Vec<Expr>, Option<Span>) -> Expr) -> Option<Expr> {
    if args.len() > 1 { Some(make(args, Some(span))) } else { args.pop() }
}
