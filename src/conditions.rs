//! The `conditions` language of ConnectWise: read, checked, built, printed and evaluated.
//!
//! ```
//! use psa_contacts::conditions::{ConditionsOptions, FormatOptions, format_conditions, parse_conditions};
//!
//! let outcome = parse_conditions("company/id=12345 AND inactiveFlag=False", &ConditionsOptions::default());
//! let expr = outcome.value.unwrap();
//! assert_eq!(format_conditions(&expr, &FormatOptions::default()), "company/id = 12345 and inactiveFlag = false");
//! ```
//!
//! `and` binds tighter than `or`. Syntax is not meaning: the parser knows no field, the check does, so an unknown field
//! still parses and gets a suggestion.

mod affix;
mod ast;
mod bind;
mod builder;
mod cat;
mod check;
mod complete;
mod datetime;
mod entity;
mod eval;
mod explain;
mod findings;
mod lexer;
mod literal;
mod named;
mod negate;
mod offsets;
mod options;
mod order;
mod parser;
mod path;
mod pattern;
mod printer;
mod read;
mod rules;
mod simplify;
mod split;
mod sql;
mod write;

pub use ast::{Comparison, Dialect, Expr, Operator};
pub use bind::bind;
pub(crate) use bind::read_template;
pub use builder::{FieldBuilder, all, any, field};
pub use check::check_conditions;
pub(crate) use check::check_into;
pub use complete::{Completion, CompletionItem, CompletionKind, TokenClass, TokenSpan, complete_conditions, tokens_of};
pub(crate) use complete::{RANKS, complete, each_token};
pub use datetime::{Instant, Timestamp};
pub use entity::{EntityField, EntityFields, EntityType};
pub use eval::{MatchNode, MatchReport, Truth, evaluate, evaluate_in, explain_match, fields_of, filter, filter_in};
pub use explain::explain_conditions;
pub use literal::{Literal, Number};
pub use negate::negate;
pub use options::{ConditionsOptions, Entity, FormatOptions};
pub use parser::{MAX_DEPTH, MAX_LENGTH};
pub use path::FieldPath;
pub use printer::format_conditions;
pub use read::{expr_from_value, literal_from_value};
pub(crate) use rules::write_rules_fields;
pub use rules::{from_rules, rules_fields, to_rules};
pub(crate) use simplify::distinct;
pub use simplify::{conditions_hash, same_meaning, simplify};
pub use split::{SplitConditions, expand_lists, split_conditions};
pub use sql::{Columns, Sql, SqlDialect, SqlOptions, to_sql};

pub(crate) use check::{Resolution, Scope, resolve};
pub(crate) use eval::write_match;
pub(crate) use findings::Findings;
pub(crate) use read::{expr_at, plain_literal};
pub(crate) use rules::{read_rules, write_rules};
pub(crate) use split::split_into;
pub(crate) use sql::write_sql;

use crate::diagnostic::{Code, Outcome};
use crate::span::{Span, utf16_len};
use lexer::{Token, TokenKind, lex};
use offsets::Offsets;

/// Reads and checks a text. Every problem is reported; the value is there if none of them is an error.
#[must_use]
pub fn parse_conditions(text: &str, options: &ConditionsOptions) -> Outcome<Expr> {
    let mut findings = Findings::default();
    let expr = read_text(text, options, &mut findings, &mut None);
    findings.outcome(expr)
}

/// Reads and checks a text, and says which parameter it names itself (`childConditions=…`), if it does.
pub(crate) fn read_text(
    text: &str,
    options: &ConditionsOptions,
    findings: &mut Findings,
    named: &mut Option<Dialect>,
) -> Option<Expr> {
    if is_too_long(text, findings) {
        return None;
    }
    let offsets = Offsets::of(text);
    let mut tokens = Vec::new();
    lex(text, 0, &mut tokens);
    read_tokens(text, &tokens, &[], &offsets, options, findings, named)
}

/// Reports a text that is too long to be read at all.
fn is_too_long(text: &str, findings: &mut Findings) -> bool {
    if text.len() <= MAX_LENGTH {
        return false;
    }
    // No character takes more than three bytes for one code unit, so a far too long text need not be counted.
    let too_long = text.len() / 3 > MAX_LENGTH || utf16_len(text) > MAX_LENGTH;
    if too_long {
        let span = Span { start: 0, end: MAX_LENGTH };
        findings.place(Code::CONDITIONS_TOO_LONG, Some(span)).number("max", MAX_LENGTH as i64);
    }
    too_long
}

/// Reads what was cut from a text without findings yet.
fn read_tokens(
    text: &str,
    tokens: &[Token<'_>],
    values: &[Literal],
    offsets: &Offsets,
    options: &ConditionsOptions,
    findings: &mut Findings,
    named: &mut Option<Dialect>,
) -> Option<Expr> {
    let end = Token::plain(TokenKind::End, "", text.len());
    let mut parser = parser::parse(text, tokens, &end, values, offsets, findings);
    *named = parser.named;
    let mut dialect = options.dialect;
    let mut head = 0;
    if let Some(named) = parser.named {
        head = tokens.get(1).map_or(0, Token::end);
        check::parameter_name(tokens, offsets, named, dialect, parser.findings);
        dialect = named;
    }
    let expr = parser.exprs.pop();
    if let Some(expr) = &expr {
        let source = check::Source { places: &parser.places, items: &parser.items, head: offsets.span(0..head) };
        check::check(expr, Some(&source), dialect, options, parser.findings);
    }
    findings.sort();
    expr.filter(|_| !findings.refuse())
}
