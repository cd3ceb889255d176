//! `orderBy` and `fields`: lists of fields.

use super::parts::OrderBy;
use super::{Build, part};
use crate::conditions::{Dialect, Entity, FieldPath, Resolution, Scope, resolve};
use crate::diagnostic::{Code, Diagnostic};
use crate::span::{Path, Span, utf16_len};

impl Build<'_> {
    /// `orderBy = field [ "asc" | "desc" ] { "," … }`, as one text or as a list of them.
    pub(super) fn order_by(&mut self, order: Option<&OrderBy>) {
        let path = part("orderBy");
        let mut keys = Vec::new();
        match order {
            None => return,
            Some(OrderBy::Text(text)) => self.order_keys(text, &path, &mut keys),
            Some(OrderBy::List(list)) => {
                for (at, text) in list.iter().enumerate() {
                    self.order_keys(text, &path.join(at), &mut keys);
                }
            }
        }
        if !keys.is_empty() {
            self.parameters.push(("orderBy", keys.join(",")));
        }
    }

    fn order_keys(&mut self, text: &str, path: &Path, keys: &mut Vec<String>) {
        if text.trim().is_empty() {
            return;
        }
        for (start, key) in pieces(text) {
            let mut words = key.split_whitespace();
            let (field, direction) = (words.next(), words.next());
            let span = Span { start, end: start + utf16_len(key) };
            let syntax = |expected: &'static str, found: &'static str| {
                let diagnostic =
                    Diagnostic::new(Code::QUERY_ORDER_SYNTAX).with("expected", expected).with("found", found);
                diagnostic.at(path.clone()).spanning(span)
            };
            let Some(field) = field else {
                self.push(syntax("a field", "a comma"));
                continue;
            };
            let direction = match direction {
                None => "",
                Some(word) if word.eq_ignore_ascii_case("asc") => " asc",
                Some(word) if word.eq_ignore_ascii_case("desc") => " desc",
                Some(_) => {
                    self.push(syntax("`asc` or `desc`", "another word"));
                    continue;
                }
            };
            if words.next().is_some() {
                self.push(syntax("`,`", "another word"));
                continue;
            }
            let Some(field) = FieldPath::new(field) else {
                self.push(syntax("a field", "other text"));
                continue;
            };
            self.known_field(field.as_str(), path, span, false);
            keys.push(format!("{field}{direction}"));
        }
    }

    /// `fields = field { "," field }`
    pub(super) fn fields(&mut self, fields: Option<&[String]>) {
        let mut names = Vec::new();
        for (at, text) in fields.unwrap_or_default().iter().enumerate() {
            let path = part("fields").join(at);
            for (start, name) in pieces(text) {
                let span = Span { start, end: start + utf16_len(name) };
                let Some(field) = FieldPath::new(name) else {
                    self.push(Diagnostic::new(Code::CONDITIONS_INVALID_FIELD).at(path.clone()).spanning(span));
                    continue;
                };
                self.known_field(field.as_str(), &path, span, true);
                names.push(field.to_string());
            }
        }
        if !names.is_empty() {
            self.parameters.push(("fields", names.join(",")));
        }
    }

    /// Reports a name that no field has. An answer can hold every field, an order only those of the record itself.
    fn known_field(&mut self, name: &str, path: &Path, span: Span, answer: bool) {
        if self.options.entity == Entity::Any {
            return;
        }
        let scope = Scope { dialect: Dialect::Conditions, ..Scope::of(self.options) };
        let finding = |code| Diagnostic::new(code).at(path.clone()).spanning(span);
        let diagnostic = match resolve(name, scope) {
            Resolution::Known(known) if !answer && known.parameter != Some(Dialect::Conditions) => {
                let severity = crate::diagnostic::Severity::Warning;
                let diagnostic = finding(Code::QUERY_ORDER_FIELD).severity(severity);
                diagnostic.with("field", known.canonical())
            }
            Resolution::Known(known) if known.other_case => {
                finding(Code::CONDITIONS_FIELD_CASE).with("field", known.canonical())
            }
            Resolution::Known(_) => return,
            Resolution::Unknown { suggestion } => {
                let diagnostic = finding(Code::CONDITIONS_UNKNOWN_FIELD).with("entity", "contact");
                match suggestion {
                    Some(name) => diagnostic.with("suggestion", name),
                    None => diagnostic,
                }
            }
            Resolution::NoMember { field } => finding(Code::CONDITIONS_NO_MEMBER).with("field", field.to_owned()),
            Resolution::Removed { field, .. } => finding(Code::CONDITIONS_REMOVED_FIELD).with("field", field),
        };
        self.push(diagnostic);
    }

    /// Takes a finding, up to a hundred of them.
    fn push(&mut self, diagnostic: Diagnostic) {
        if self.diagnostics.len() < 100 {
            self.diagnostics.push(diagnostic);
        }
    }
}

/// The pieces between commas without the space around them, each with its offset in UTF-16 code units.
fn pieces(text: &str) -> Vec<(usize, &str)> {
    let mut at = 0;
    let mut pieces = Vec::new();
    for piece in text.split(',') {
        let trimmed = piece.trim_start();
        let lead = utf16_len(piece) - utf16_len(trimmed);
        pieces.push((at + lead, trimmed.trim_end()));
        at += utf16_len(piece) + 1;
    }
    pieces
}
