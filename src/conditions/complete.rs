//! What may stand at the cursor, and what each piece of a text is.

mod state;

use super::MAX_LENGTH;
use super::ast::{Dialect, Operator};
use super::check::{Resolution, Scope, Type, list, resolve};
use super::lexer::{Token, TokenKind, lex};
use super::named::each_name;
use super::offsets::Offsets;
use super::options::ConditionsOptions;
use super::printer::quoted;
use crate::span::Span;
use crate::text::{behind, cat, find, rows, until, whole};
use serde::Serialize;
use state::{Expect, State, state};

/// What may stand at the cursor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Completion {
    /// What an item replaces.
    pub span: Span,
    /// The items, the likeliest first.
    pub items: Vec<CompletionItem>,
}

/// One proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CompletionItem {
    /// What is shown.
    pub label: String,
    /// What is written.
    pub insert: String,
    /// What it is.
    pub kind: CompletionKind,
    /// What it means.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
}

/// What a proposal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "the words say it")]
pub enum CompletionKind {
    Field,
    Operator,
    Keyword,
    Literal,
}

impl CompletionKind {
    /// The name that it has in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Field => "field",
            Self::Operator => "operator",
            Self::Keyword => "keyword",
            Self::Literal => "literal",
        }
    }
}

/// What may stand at `cursor`, an offset in UTF-16 code units, in a text that may be broken or half written.
#[must_use]
pub fn complete_conditions(text: &str, cursor: usize, options: &ConditionsOptions) -> Completion {
    let mut ranked = [const { Vec::new() }; RANKS];
    let span = complete(text, cursor, options, &mut |item| {
        let detail = if item.detail.is_empty() { None } else { Some(item.detail.to_owned()) };
        let (label, insert) = (item.label.to_owned(), item.insert.to_owned());
        if let Some(items) = ranked.get_mut(item.rank) {
            items.push(CompletionItem { label, insert, kind: item.kind, detail });
        }
    });
    Completion { span, items: ranked.into_iter().flatten().collect() }
}

/// How many ranks there are: what begins with the text before the cursor, has a part that does, or holds it anywhere.
pub(crate) const RANKS: usize = 3;

/// A proposal while it is made. An empty detail is none.
pub(crate) struct Item<'i> {
    /// 0 for the likeliest.
    pub(crate) rank: usize,
    pub(crate) kind: CompletionKind,
    pub(crate) label: &'i str,
    pub(crate) insert: &'i str,
    pub(crate) detail: &'i str,
}

/// What a proposal is given to.
type Take<'t> = &'t mut dyn FnMut(&Item<'_>);

/// Gives each item of [`complete_conditions`] to `take`, and what they replace. The ranks are still mixed.
pub(crate) fn complete(text: &str, cursor: usize, options: &ConditionsOptions, take: Take<'_>) -> Span {
    let place = Span { start: cursor, end: cursor };
    if text.len() / 3 > MAX_LENGTH {
        return place;
    }
    let offsets = Offsets::of(text);
    let at = offsets.byte(cursor, text.len());
    let mut tokens = Vec::new();
    lex(text, 0, &mut tokens);
    let before = tokens.iter().take_while(|token| token.start < at).count();
    let (done, current) = match tokens.get(..before).and_then(<[_]>::split_last) {
        Some((last, done)) if is_edited(last, at) => (done, Some(*last)),
        _ => (tokens.get(..before).unwrap_or_default(), None),
    };
    let prefix = current.and_then(|token| text.get(token.start..at)).unwrap_or_default();
    let span = match current {
        // A string that is not closed reaches to the end of the text: only what stands before the cursor is replaced.
        Some(Token { kind: TokenKind::String, closed: false, start, .. }) => offsets.span(start..at),
        Some(token) => offsets.span(token.start..token.end()),
        None => offsets.span(at..at),
    };
    let wanted = behind(prefix, "\"'[").to_ascii_lowercase();
    Items { scope: Scope::of(options), wanted, proposed: 0, take }.propose(&state(done));
    span
}

/// Whether the cursor stands in or at the end of a token that can still grow.
fn is_edited(token: &Token<'_>, at: usize) -> bool {
    let grows = match token.kind {
        TokenKind::Path | TokenKind::DotPath | TokenKind::Number | TokenKind::Bare | TokenKind::BareDate => true,
        kind => kind.is_keyword(),
    };
    !token.closed || at < token.end() + usize::from(grows)
}

/// The rank of an item: by whether its label, a part of a path, or anything of it has `wanted`. `None` if nothing has.
fn rank(label: &str, detail: &str, wanted: &str) -> Option<usize> {
    let label = behind(label, "\"").to_ascii_lowercase();
    if label.starts_with(wanted) {
        return Some(0);
    }
    if begins_a_part(&label, wanted) {
        return Some(1);
    }
    let held =
        find(&label, wanted).is_some() || (wanted.len() > 2 && find(&detail.to_ascii_lowercase(), wanted).is_some());
    held.then_some(2)
}

/// Whether a part behind a slash or a space begins with `wanted`.
fn begins_a_part(label: &str, wanted: &str) -> bool {
    let is_one_part = until(wanted, "/ ").1.is_empty();
    let mut rest = until(label, "/ ").1;
    while let Some(part) = rest.get(1..) {
        if part.starts_with(wanted) {
            return is_one_part;
        }
        rest = until(part, "/ ").1;
    }
    false
}

/// The operators in the order in which they are proposed, and what they mean.
const OPERATORS: &str = "\
=:equal
!=:not equal
contains:holds the text
like:matches a pattern with * and %
in:is one of a list
<:less
<=:less or equal
>:greater
>=:greater or equal
not contains:does not hold the text
not like:does not match the pattern
not in:is none of a list";

/// What is proposed.
struct Items<'a, 't> {
    scope: Scope<'a>,
    /// What stands before the cursor.
    wanted: String,
    /// How many items there are, wanted or not.
    proposed: usize,
    take: Take<'t>,
}

impl<'a> Items<'a, '_> {
    /// An empty detail is none.
    #[inline(never)]
    fn add(&mut self, kind: CompletionKind, label: &str, insert: &str, detail: &str) {
        self.proposed += 1;
        if let Some(rank) = rank(label, detail, &self.wanted) {
            (self.take)(&Item { rank, kind, label, insert, detail });
        }
    }

    fn keyword(&mut self, word: &str, detail: &str) {
        self.add(CompletionKind::Keyword, word, word, detail);
    }

    fn literal(&mut self, text: &str, detail: &str) {
        self.add(CompletionKind::Literal, text, text, detail);
    }

    fn propose(&mut self, state: &State<'_>) {
        match state.next {
            Expect::Field => {
                for field in list(self.scope) {
                    let kind = field.kind.map_or("any", Type::name);
                    let colon = if field.description.is_empty() { "" } else { ": " };
                    let detail = cat(&[kind, colon, field.description]);
                    self.add(CompletionKind::Field, &field.path, &field.path, &detail);
                }
                self.keyword("(", "a group");
            }
            Expect::Operator | Expect::AfterNot => self.operators(state.field, state.next == Expect::AfterNot),
            Expect::List => self.keyword("(", "a list of values"),
            Expect::Value => {
                self.values(state.field);
                if let Some(Operator::Eq | Operator::Ne) = state.operator {
                    self.literal("null", "no value");
                }
            }
            Expect::AfterItem => {
                self.keyword(",", "another value");
                self.keyword(")", "end of the list");
            }
            Expect::Connective => {
                self.keyword("and", "both conditions hold");
                self.keyword("or", "one of the conditions holds");
                if state.depth > 0 {
                    self.keyword(")", "end of the group");
                }
            }
        }
    }

    /// The canonical name of a field, and what it holds, as far as that is known.
    fn known(&self, field: &str) -> (String, Option<Type<'a>>) {
        match resolve(field, self.scope) {
            Resolution::Known(known) => (known.canonical(), known.kind),
            _ => (field.to_owned(), None),
        }
    }

    /// What suits the field; behind a `not` without it.
    fn operators(&mut self, field: &str, behind_not: bool) {
        let kind = self.known(field).1;
        let boolean = matches!(kind, Some(Type::Boolean));
        let listed = !boolean && self.scope.dialect == Dialect::Conditions;
        let ordered = !boolean && !matches!(kind, Some(Type::OneOf(_)));
        let textual = matches!(kind, None | Some(Type::Text | Type::Reference | Type::Container));
        for (word, detail) in rows(OPERATORS) {
            let suits = match word {
                "=" | "!=" => true,
                "in" | "not in" => listed,
                _ if matches!(word.bytes().next(), Some(b'<' | b'>')) => ordered,
                _ => textual,
            };
            let word = if behind_not { word.strip_prefix("not ") } else { Some(word) };
            if let Some(word) = word.filter(|_| suits) {
                self.add(CompletionKind::Operator, word, word, detail);
            }
        }
    }

    fn values(&mut self, field: &str) {
        let (field, kind) = self.known(field);
        each_name(&field, &mut |id, name| self.literal(&whole(id), name));
        if let Some(reference) = field.strip_suffix("/name") {
            each_name(&cat(&[reference, "/id"]), &mut |_, name| self.literal(&quoted(name), ""));
        }
        if self.proposed > 0 {
            return;
        }
        if let Some(Type::OneOf(names)) = kind {
            for name in names.to_vec() {
                self.literal(&quoted(name), "");
            }
        }
        let any = matches!(kind, None | Some(Type::Reference | Type::Container));
        if any || matches!(kind, Some(Type::Text)) {
            self.add(CompletionKind::Literal, "\"text\"", "\"\"", "a string");
        }
        if any || matches!(kind, Some(Type::Boolean)) {
            self.literal("true", "");
            self.literal("false", "");
        }
        if any || matches!(kind, Some(Type::Datetime)) {
            self.add(CompletionKind::Literal, "[date-time]", "[", "like [2026-01-31T00:00:00Z]");
        }
    }
}

/// A piece of a text and what it is, for highlighting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct TokenSpan {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub class: TokenClass,
}

/// What a piece of a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "the words say it")]
pub enum TokenClass {
    Field,
    Operator,
    Keyword,
    String,
    Number,
    Boolean,
    Null,
    Datetime,
    Punctuation,
    /// What no condition has.
    Error,
}

impl TokenClass {
    /// The name that it has in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Field => "field",
            Self::Operator => "operator",
            Self::Keyword => "keyword",
            Self::String => "string",
            Self::Number => "number",
            Self::Boolean => "boolean",
            Self::Null => "null",
            Self::Datetime => "datetime",
            Self::Punctuation => "punctuation",
            Self::Error => "error",
        }
    }
}

/// The pieces of a text in order, without the space between them. A text that is too long to be read has none.
#[must_use]
pub fn tokens_of(text: &str) -> Vec<TokenSpan> {
    let mut spans = Vec::new();
    each_token(text, &mut |span| spans.push(span));
    spans
}

/// Gives each of [`tokens_of`] to `take`.
pub(crate) fn each_token(text: &str, take: &mut dyn FnMut(TokenSpan)) {
    if text.len() / 3 > MAX_LENGTH {
        return;
    }
    let offsets = Offsets::of(text);
    let mut tokens = Vec::new();
    lex(text, 0, &mut tokens);
    let mut value_expected = false;
    for token in &tokens {
        let class = class_of(token, value_expected);
        value_expected = match token.kind {
            TokenKind::Sign | TokenKind::Word => true,
            // The items of a list follow `in` and each other.
            TokenKind::Open | TokenKind::Comma | TokenKind::String | TokenKind::Number => value_expected,
            _ => false,
        };
        take(TokenSpan { span: offsets.span(token.start..token.end()), class });
    }
}

fn class_of(token: &Token<'_>, value_expected: bool) -> TokenClass {
    match token.kind {
        TokenKind::And | TokenKind::Or => TokenClass::Keyword,
        TokenKind::True | TokenKind::False => TokenClass::Boolean,
        TokenKind::Null => TokenClass::Null,
        TokenKind::Not | TokenKind::Word | TokenKind::Sign => TokenClass::Operator,
        TokenKind::Path if !value_expected => TokenClass::Field,
        TokenKind::Number => TokenClass::Number,
        TokenKind::String if token.closed => TokenClass::String,
        TokenKind::Bracketed if token.closed => TokenClass::Datetime,
        TokenKind::Open | TokenKind::Close | TokenKind::Comma => TokenClass::Punctuation,
        _ => TokenClass::Error,
    }
}
