//! `orderBy` and `fields`: lists of fields.

use super::Build;
use super::parts::OrderBy;
use crate::conditions::{Dialect, Entity, FieldPath, Findings, Resolution, Scope, resolve};
use crate::diagnostic::{Code, Severity};
use crate::span::{Span, utf16_len};
use crate::text;

impl Build<'_> {
    /// `orderBy = field [ "asc" | "desc" ] { "," … }`, as one text or as a list of them.
    pub(super) fn order_by(&mut self, order: Option<&OrderBy>) {
        let mut keys = String::new();
        self.findings.enter("orderBy");
        match order {
            None => {}
            Some(OrderBy::Text(text)) => self.order_keys(text, &mut keys),
            Some(OrderBy::List(list)) => {
                for (at, text) in list.iter().enumerate() {
                    self.findings.enter(at);
                    self.order_keys(text, &mut keys);
                    self.findings.leave();
                }
            }
        }
        self.findings.leave();
        self.names("orderBy", &keys);
    }

    fn order_keys(&mut self, text: &str, keys: &mut String) {
        if text.trim_start().is_empty() {
            return;
        }
        for (span, key) in pieces(text) {
            let (field, rest) = first_word(key);
            let (word, rest) = first_word(rest);
            let direction = match word {
                "" => Some(""),
                word if word.eq_ignore_ascii_case("asc") => Some(" asc"),
                word if word.eq_ignore_ascii_case("desc") => Some(" desc"),
                _ => None,
            };
            let (expected, found) = match (FieldPath::new(field), direction) {
                _ if field.is_empty() => ("a field", "a comma"),
                (_, None) => ("`asc` or `desc`", "another word"),
                _ if !rest.is_empty() => ("`,`", "another word"),
                (None, _) => ("a field", "other text"),
                (Some(field), Some(direction)) => {
                    self.known_field(field.as_str(), span, false);
                    keys.push_str(field.as_str());
                    keys.push_str(direction);
                    keys.push(',');
                    continue;
                }
            };
            self.report(Code::QUERY_ORDER_SYNTAX, span).text("expected", expected).text("found", found);
        }
    }

    /// `fields = field { "," field }`
    pub(super) fn fields(&mut self, fields: Option<&[String]>) {
        let mut names = String::new();
        self.findings.enter("fields");
        for (at, text) in fields.unwrap_or_default().iter().enumerate() {
            self.findings.enter(at);
            for (span, name) in pieces(text) {
                if FieldPath::new(name).is_none() {
                    self.report(Code::CONDITIONS_INVALID_FIELD, span);
                    continue;
                }
                self.known_field(name, span, true);
                names.push_str(name);
                names.push(',');
            }
            self.findings.leave();
        }
        self.findings.leave();
        self.names("fields", &names);
    }

    /// Adds names, each with a comma behind it, as a parameter, unless there are none.
    fn names(&mut self, parameter: &'static str, names: &str) {
        if let Some(names) = names.strip_suffix(',') {
            self.parameter(parameter, names);
        }
    }

    /// Reports a name that no field has. An answer can hold every field, an order only those of the record itself.
    fn known_field(&mut self, name: &str, span: Span, answer: bool) {
        if self.options.entity == Entity::Any {
            return;
        }
        let scope = Scope { dialect: Dialect::Conditions, ..Scope::of(self.options) };
        match resolve(name, scope) {
            Resolution::Known(known) if !answer && known.parameter != Some(Dialect::Conditions) => {
                let finding = self.report(Code::QUERY_ORDER_FIELD, span).severity(Severity::Warning);
                finding.name("field", known.canonical());
            }
            Resolution::Known(known) if !known.other_case => {}
            other => {
                let finding = self.report(other.code(), span);
                other.explain("contact", finding);
            }
        }
    }

    /// Begins a finding, up to a hundred of them.
    #[inline(never)]
    fn report(&mut self, code: Code, span: Span) -> &mut Findings {
        if self.findings.list.len() < 100 {
            self.findings.tell(code, "").spanning(span)
        } else {
            self.findings.leave_out(code)
        }
    }
}

/// The first word of a text that begins with one, and what follows without the space between.
fn first_word(text: &str) -> (&str, &str) {
    let end = text.char_indices().find(|(_, c)| c.is_whitespace()).map_or(text.len(), |(at, _)| at);
    let (word, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    (word, rest.trim_start())
}

/// The pieces between commas without the space around them, each with its place.
fn pieces(text: &str) -> Vec<(Span, &str)> {
    let mut at = 0;
    let mut pieces = Vec::new();
    for piece in text::pieces(text, b',') {
        let trimmed = piece.trim_start();
        let start = at + utf16_len(piece) - utf16_len(trimmed);
        let trimmed = trimmed.trim_end();
        pieces.push((Span { start, end: start + utf16_len(trimmed) }, trimmed));
        at += utf16_len(piece) + 1;
    }
    pieces
}
