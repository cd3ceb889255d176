//! Tokens to a tree: a `parse_<production>` for each rule of the grammar.
//!
//! The parser knows no field. It reads on after an error, at the next `and`, `or` or `)`, and it reads the spellings of
//! other languages for what they mean, so that one run finds everything.

mod clause;
mod foreign;
mod list;
mod recover;
mod value;

pub(super) use foreign::{escape_pattern, one_of};

use super::ast::{Dialect, Expr};
use super::cat::between;
use super::findings::Findings;
use super::lexer::{Token, TokenKind};
use super::literal::Literal;
use super::negate::turn_round;
use super::offsets::Offsets;
use crate::diagnostic::{Code, Severity};
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
    /// Of a list: the range of its items in [`Parser::items`].
    pub(super) items: (usize, usize),
    /// The text does not say this comparison in so many words (`between`, a prefix `not`): no edit can mend it in place.
    pub(super) derived: bool,
}

/// Reads tokens, and holds what has been read.
pub(super) struct Parser<'p, 't> {
    /// The whole text, without the bound values.
    text: &'t str,
    tokens: &'p [Token<'t>],
    /// What stands behind the last of them.
    end: &'p Token<'t>,
    values: &'p [Literal],
    offsets: &'p Offsets,
    at: usize,
    depth: usize,
    /// How many prefix `not`s are open: only the outermost gets a fix, which covers the others.
    negations: usize,
    /// The expressions that no group has taken yet: in the end the whole tree, without what could not be read.
    pub(super) exprs: Vec<Expr>,
    /// One entry for each comparison of the tree, from left to right.
    pub(super) places: Vec<Places>,
    /// The spans of the items of all lists.
    pub(super) items: Vec<Span>,
    errors: usize,
    pub(super) findings: &'p mut Findings,
    /// The parameter that the text itself names: `childConditions=…`.
    pub(super) named: Option<Dialect>,
}

/// Reads `tokens`, which were cut from `text`. Behind them stands `end`.
pub(super) fn parse<'p, 't>(
    text: &'t str,
    tokens: &'p [Token<'t>],
    end: &'p Token<'t>,
    values: &'p [Literal],
    offsets: &'p Offsets,
    findings: &'p mut Findings,
) -> Parser<'p, 't> {
    let mut parser = Parser {
        text,
        tokens,
        end,
        values,
        offsets,
        at: 0,
        depth: 0,
        negations: 0,
        exprs: Vec::new(),
        places: Vec::new(),
        items: Vec::new(),
        errors: 0,
        findings,
        named: None,
    };
    if tokens.is_empty() {
        parser.report(Code::CONDITIONS_EMPTY, offsets.span(0..text.len()));
    } else {
        parser.parse_parameter_name();
        parser.parse_expr();
    }
    parser
}

impl<'p, 't> Parser<'p, 't> {
    /// The `conditions=` of a URL in front of a text: it can be nothing else where a field and an operator follow.
    fn parse_parameter_name(&mut self) {
        let (name, first, second) = (self.here(), self.ahead(2), self.ahead(3));
        if name.kind != TokenKind::Path || self.ahead(1).text != "=" {
            return;
        }
        let opens = match first.kind {
            TokenKind::Open => second.kind == TokenKind::Open || second.is_field(),
            TokenKind::Path | TokenKind::DotPath => {
                matches!(second.kind, TokenKind::Not)
                    || (second.operator.is_some() && second.kind != TokenKind::Reversed)
            }
            _ => false,
        };
        self.named = Dialect::named(name.text).filter(|_| opens);
        if self.named.is_some() {
            self.at = 2;
        }
    }

    /// `expr = term { OR term }`
    fn parse_expr(&mut self) {
        let (start, first) = (self.at, self.exprs.len());
        let mut groups = Vec::new();
        let mut joined = false;
        let mut term = start;
        loop {
            if self.parse_term() {
                groups.push(self.span_from(term));
            }
            let Some(word) = self.parse_or() else { break };
            joined = true;
            if self.nothing_follows(word) {
                break;
            }
            term = self.at;
        }
        let span = self.span_from(start);
        if joined && !groups.is_empty() {
            self.advise_parentheses(span, &groups);
        }
        self.join(first, span, true);
    }

    /// `term = factor { AND factor }`. Says whether it joins several without parentheses of its own.
    fn parse_term(&mut self) -> bool {
        let (start, first) = (self.at, self.exprs.len());
        let mut joined = false;
        loop {
            self.parse_factor();
            match self.parse_and() {
                Some(word) if !self.nothing_follows(word) => joined = true,
                _ => break,
            }
        }
        self.join(first, self.span_from(start), false);
        joined
    }

    /// Joins the expressions from the one at `first` on, if there are several.
    fn join(&mut self, first: usize, span: Span, or: bool) {
        Expr::join(&mut self.exprs, first, !or, Some(span));
    }

    /// `factor = "(" expr ")" | clause`, and what other languages allow here.
    fn parse_factor(&mut self) {
        let before = self.exprs.len();
        loop {
            let token = self.here();
            match token.kind {
                TokenKind::Close if self.depth == 0 => self.report_unopened(token),
                TokenKind::Close => return self.expected(Code::CONDITIONS_EXPECTED_FIELD),
                TokenKind::And | TokenKind::Or if !self.operator_follows() => {
                    self.report_dangling(token, token.kind == TokenKind::Or, true);
                    self.at += 1;
                }
                kind if kind.is_keyword()
                    && kind != TokenKind::Not
                    && self.operator_follows()
                    && !self.value_and_field() =>
                {
                    self.report_at(Code::CONDITIONS_KEYWORD_AS_FIELD, token)
                        .name("keyword", token.text.to_ascii_lowercase());
                    self.at += 1;
                    break;
                }
                _ => {
                    if !self.parse_operand(token) {
                        self.parse_value_first(token);
                    }
                    break;
                }
            }
        }
        let complete = self.exprs.len() > before;
        if !complete {
            self.recover();
        }
        self.expect_follow(complete);
    }

    /// A group, a clause, or one of them behind `not`; `false` if none begins at `token`.
    fn parse_operand(&mut self, token: &'p Token<'t>) -> bool {
        match token.kind {
            TokenKind::Open => self.parse_group(token),
            TokenKind::Not => self.parse_prefix_not(token),
            _ if token.text == "!" => self.parse_prefix_not(token),
            _ if token.is_field() => {
                self.parse_clause(token);
            }
            _ => return false,
        }
        true
    }

    /// `"(" expr ")"`
    fn parse_group(&mut self, open: &'p Token<'t>) {
        if self.is_too_deep(open) {
            return;
        }
        self.at += 1;
        if self.is_empty_group(open, Code::CONDITIONS_EMPTY_GROUP) {
            return;
        }
        self.depth += 1;
        self.parse_expr();
        self.depth -= 1;
        if self.here().kind == TokenKind::Close {
            self.at += 1;
        } else {
            self.report_unclosed(open);
        }
    }

    /// `not` before a whole condition: read as the opposite of what follows.
    fn parse_prefix_not(&mut self, not: &'p Token<'t>) {
        if self.is_too_deep(not) {
            return;
        }
        self.at += 1;
        let (errors, clauses, before) = (self.errors, self.places.len(), self.exprs.len());
        self.depth += 1;
        self.negations += 1;
        if !self.parse_operand(self.here()) {
            self.expected(Code::CONDITIONS_EXPECTED_FIELD);
        }
        self.depth -= 1;
        self.negations -= 1;
        for places in self.places.iter_mut().skip(clauses) {
            places.derived = true;
        }
        let mends = self.negations == 0 && self.only_prefix_nots(errors);
        let mut mended = None;
        if let Some(expr) = self.exprs.get_mut(before) {
            turn_round(expr);
            mended = mends.then(|| expr.in_parentheses());
        }
        let whole = self.span_between(not.start);
        let finding = self.report_at(Code::CONDITIONS_PREFIX_NOT, not);
        if let Some(text) = mended {
            finding.fix("turn the operators inside round", whole, text);
        }
    }

    /// Whether the errors after the first `before` are nothing but prefix `not`s, which one fix mends together.
    fn only_prefix_nots(&self, before: usize) -> bool {
        let errors = self.findings.list.iter().filter(|finding| finding.severity == Severity::Error);
        errors.skip(before).all(|finding| finding.code == Code::CONDITIONS_PREFIX_NOT)
    }
}

impl Expr {
    /// Its text, in parentheses if it is a group.
    pub(super) fn in_parentheses(&self) -> String {
        let text = self.printed();
        if self.args().is_empty() { text } else { between("(", &text, ")") }
    }
}
