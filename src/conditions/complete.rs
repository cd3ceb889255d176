//! What may stand at the cursor, and what each piece of a text is.

mod state;

use super::MAX_LENGTH;
use super::ast::Operator;
use super::check::{Listed, Resolution, Scope, Type, list, resolve};
use super::lexer::{Token, TokenKind, lex};
use super::literal::Literal;
use super::offsets::Offsets;
use super::options::ConditionsOptions;
use crate::schema::{COMMUNICATION_TYPES, CONTACT_TYPES, PORTAL_LEVELS};
use crate::sort;
use crate::span::Span;
use serde::Serialize;
use state::{Expect, expect};

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
    let place = Span { start: cursor, end: cursor };
    if text.len() / 3 > MAX_LENGTH {
        return Completion { span: place, items: Vec::new() };
    }
    let offsets = Offsets::of(text);
    let at = place.to_bytes(text).map_or(text.len(), |bytes| bytes.start);
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
    let scope = Scope::of(options);
    let (expected, depth) = expect(done);
    let mut items = propose(&expected, depth, scope);
    let wanted = prefix.trim_start_matches(['"', '\'', '[']).to_ascii_lowercase();
    rank(&mut items, &wanted);
    Completion { span, items }
}

/// Whether the cursor stands in or at the end of a token that can still grow.
fn is_edited(token: &Token<'_>, at: usize) -> bool {
    let grows = match token.kind {
        TokenKind::Path | TokenKind::DotPath | TokenKind::Number | TokenKind::Bare | TokenKind::BareDate => true,
        kind => kind.is_keyword(),
    };
    !token.closed || at < token.end() + usize::from(grows)
}

/// Keeps what begins with `wanted`, then what holds it: in the whole label, in a part of a path, or anywhere.
fn rank(items: &mut Vec<CompletionItem>, wanted: &str) {
    if wanted.is_empty() {
        return;
    }
    let score = |item: &CompletionItem| {
        let label = item.label.trim_start_matches('"').to_ascii_lowercase();
        if label.starts_with(wanted) {
            Some(0_usize)
        } else if label.split(['/', ' ']).any(|part| part.starts_with(wanted)) {
            Some(1)
        } else {
            let detail = item.detail.as_deref().unwrap_or_default().to_ascii_lowercase();
            (label.contains(wanted) || (wanted.len() > 2 && detail.contains(wanted))).then_some(2)
        }
    };
    let kept = std::mem::take(items).into_iter().filter(|item| score(item).is_some()).collect();
    *items = sort::by_key(kept, |item| (score(item).unwrap_or_default(), 0));
}

fn propose(expected: &Expect<'_>, depth: usize, scope: Scope<'_>) -> Vec<CompletionItem> {
    let keyword = |word: &str, detail: Option<&str>| item(word, word, CompletionKind::Keyword, detail);
    match expected {
        Expect::Field => list(scope).iter().map(field_item).chain([keyword("(", Some("a group"))]).collect(),
        Expect::Operator(field) => operators(field, scope),
        Expect::AfterNot(field) => {
            let words = operators(field, scope).into_iter().filter_map(|mut item| {
                let word = item.label.strip_prefix("not ")?.to_owned();
                item.insert.clone_from(&word);
                item.label = word;
                Some(item)
            });
            words.collect()
        }
        Expect::List => vec![keyword("(", Some("a list of values"))],
        Expect::Value(field, operator) => values(field, *operator, scope),
        Expect::AfterItem => vec![keyword(",", Some("another value")), keyword(")", Some("end of the list"))],
        Expect::Connective => {
            let mut items =
                vec![keyword("and", Some("both conditions hold")), keyword("or", Some("one of the conditions holds"))];
            if depth > 0 {
                items.push(keyword(")", Some("end of the group")));
            }
            items
        }
    }
}

fn item(label: &str, insert: &str, kind: CompletionKind, detail: Option<&str>) -> CompletionItem {
    let detail = detail.filter(|detail| !detail.is_empty()).map(str::to_owned);
    CompletionItem { label: label.to_owned(), insert: insert.to_owned(), kind, detail }
}

fn field_item(field: &Listed<'_>) -> CompletionItem {
    let kind = field.kind.map_or("any", Type::name);
    let detail = if field.description.is_empty() { kind.to_owned() } else { format!("{kind}: {}", field.description) };
    item(&field.path, &field.path, CompletionKind::Field, Some(&detail))
}

fn type_of<'a>(field: &str, scope: Scope<'a>) -> Option<Type<'a>> {
    match resolve(field, scope) {
        Resolution::Known(known) => known.kind,
        _ => None,
    }
}

fn operators(field: &str, scope: Scope<'_>) -> Vec<CompletionItem> {
    const ALL: [(&str, &str); 12] = [
        ("=", "equal"),
        ("!=", "not equal"),
        ("contains", "holds the text"),
        ("like", "matches a pattern with * and %"),
        ("in", "is one of a list"),
        ("<", "less"),
        ("<=", "less or equal"),
        (">", "greater"),
        (">=", "greater or equal"),
        ("not contains", "does not hold the text"),
        ("not like", "does not match the pattern"),
        ("not in", "is none of a list"),
    ];
    let kind = type_of(field, scope);
    let suits = |word: &str| match kind {
        None | Some(Type::Text | Type::Reference | Type::Container) => true,
        Some(Type::Boolean) => matches!(word, "=" | "!="),
        Some(Type::OneOf(_)) => matches!(word, "=" | "!=" | "in" | "not in"),
        Some(Type::Integer { .. } | Type::Number | Type::Datetime) => {
            !word.contains("contains") && !word.contains("like")
        }
    };
    let lists = scope.dialect == super::Dialect::Conditions;
    let kept = ALL.into_iter().filter(|(word, _)| suits(word) && (lists || !matches!(*word, "in" | "not in")));
    kept.map(|(word, detail)| item(word, word, CompletionKind::Operator, Some(detail))).collect()
}

fn values(field: &str, operator: Option<Operator>, scope: Scope<'_>) -> Vec<CompletionItem> {
    let literal = |text: &str, detail: Option<&str>| item(text, text, CompletionKind::Literal, detail);
    let named = |id: i64, name: &str| literal(&id.to_string(), Some(name));
    let canonical = match resolve(field, scope) {
        Resolution::Known(known) => known.canonical(),
        _ => field.to_owned(),
    };
    let quoted = |name: &str| literal(&Literal::from(name).to_string(), None);
    let mut items: Vec<CompletionItem> = match canonical.as_str() {
        "type/id" | "types/id" => CONTACT_TYPES.iter().map(|kind| named(kind.id, &kind.name)).collect(),
        "type/name" | "types/name" => CONTACT_TYPES.iter().map(|kind| quoted(&kind.name)).collect(),
        "communicationItems/type/id" => COMMUNICATION_TYPES.iter().map(|kind| named(kind.id, &kind.name)).collect(),
        "communicationItems/type/name" => COMMUNICATION_TYPES.iter().map(|kind| quoted(&kind.name)).collect(),
        "portalSecurityLevel" => PORTAL_LEVELS.iter().map(|level| named(level.level, level.name)).collect(),
        _ => match type_of(field, scope) {
            Some(Type::Boolean) => vec![literal("true", None), literal("false", None)],
            Some(Type::OneOf(names)) => names.to_vec().into_iter().map(quoted).collect(),
            Some(Type::Datetime) => {
                vec![item("[date-time]", "[", CompletionKind::Literal, Some("like [2026-01-31T00:00:00Z]"))]
            }
            Some(Type::Text) => vec![item("\"text\"", "\"\"", CompletionKind::Literal, Some("a string"))],
            Some(Type::Integer { .. } | Type::Number) => Vec::new(),
            _ => vec![
                item("\"text\"", "\"\"", CompletionKind::Literal, Some("a string")),
                literal("true", None),
                literal("false", None),
                item("[date-time]", "[", CompletionKind::Literal, Some("like [2026-01-31T00:00:00Z]")),
            ],
        },
    };
    if matches!(operator, Some(Operator::Eq | Operator::Ne)) {
        items.push(literal("null", Some("no value")));
    }
    items
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
    if text.len() / 3 > MAX_LENGTH {
        return Vec::new();
    }
    let offsets = Offsets::of(text);
    let mut tokens = Vec::new();
    lex(text, 0, &mut tokens);
    let mut value_expected = false;
    let classify = |token: &Token<'_>| {
        let class = class_of(token, value_expected);
        value_expected = match token.kind {
            TokenKind::Sign | TokenKind::Word => true,
            // The items of a list follow `in` and each other.
            TokenKind::Open | TokenKind::Comma | TokenKind::String | TokenKind::Number => value_expected,
            _ => false,
        };
        TokenSpan { span: offsets.span(token.start..token.end()), class }
    };
    tokens.iter().map(classify).collect()
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
