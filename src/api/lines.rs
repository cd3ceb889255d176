//! Reports on rows as lines of JSON: each the text that `JSON.stringify` makes of the report in the form of the contract.
//!
//! The texts of the codes are not in the module: the host hands them over when it opens such a stream.

mod noted;

use super::answer::span_object;
use super::quick::digits;
use super::rewrite::{self, Edit, rewrite};
use super::write::Json;
use crate::contact::apply_changes;
use crate::diagnostic::{Change, Code, Diagnostic, Fix, Params, Severity};
use crate::rows::{RowPlace, Verdict};
use crate::span::{Path, Segment};
use std::ops::Range;

/// What writes the lines of one stream.
#[derive(Debug)]
pub(super) struct Lines {
    texts: Texts,
    /// Of advice that comes again and again: its code, its field, and what is written up to its fix.
    advice: Vec<(Code, &'static str, String)>,
    /// The same of other findings, up to their spans.
    known: Vec<Known>,
}

/// What a finding has in common with others of its kind.
#[derive(Debug)]
struct Known {
    code: Code,
    severity: Severity,
    path: Option<Path>,
    params: Params,
    text: String,
}

/// How many of them are kept, and how long their texts may be: a name that nobody knows may be of any length.
const MOST_KNOWN: usize = 100;
const LONGEST: usize = 1000;

/// The texts of codes in the words of the host: a line for each code, sorted by number. Tabs stand between the number without its
/// severity, the name, the title, the message and the remedies.
#[derive(Debug)]
struct Texts {
    text: String,
    codes: Vec<(u16, Range<usize>)>,
}

/// The bits of a code's number that are not its severity.
const IDENTITY: u16 = (1 << 14) - 1;

impl Texts {
    fn new(text: &str) -> Self {
        let mut codes = Vec::new();
        let mut from = 0;
        for line in text.split('\n') {
            if let Some((number, texts)) = line.split_once('\t') {
                let end = from + line.len();
                codes.push((number.parse().unwrap_or(u16::MAX), end - texts.len()..end));
            }
            from += line.len() + 1;
        }
        Self { text: text.to_owned(), codes }
    }

    fn of(&self, code: Code) -> impl Iterator<Item = &str> {
        let place = self.codes.binary_search_by_key(&(code.number() & IDENTITY), |(number, _)| *number);
        let range = place.ok().and_then(|place| self.codes.get(place)).map(|(_, range)| range.clone());
        self.text.get(range.unwrap_or_default()).unwrap_or_default().split('\t')
    }
}

impl Lines {
    /// Takes the texts.
    pub(super) fn new(texts: &str) -> Self {
        Self { texts: Texts::new(texts), advice: Vec::new(), known: Vec::new() }
    }

    /// How many bytes the texts of findings take that are kept for the next ones.
    #[cfg(test)]
    pub(super) fn kept(&self) -> usize {
        self.known.iter().map(|known| known.text.len()).sum()
    }

    /// Writes the report on a row behind `out`, and a line feed.
    pub(super) fn line(&mut self, out: Vec<u8>, place: RowPlace, verdict: &Verdict<'_>) -> Vec<u8> {
        let ok = verdict.ok();
        let mut out = Json::behind(out);
        for (name, number) in
            [("{\"row\":", place.row), (",\"line\":", place.line), (",\"byteOffset\":", place.byte_offset)]
        {
            out.piece(name);
            out.whole(number.cast_signed());
        }
        out.piece(if ok { ",\"ok\":true" } else { ",\"ok\":false" });
        match verdict {
            Verdict::Noted { json, notes, columns, .. } if notes.list.len() <= rewrite::MOST => {
                self.noted(&mut out, json, notes, *columns, ok);
            }
            Verdict::Noted { json, .. } => {
                let (changes, diagnostics) = verdict.findings();
                self.told(&mut out, ok.then_some(json), &changes, &diagnostics);
            }
            Verdict::Told { json, changes, diagnostics, .. } => {
                self.told(&mut out, ok.then_some(json), changes, diagnostics);
            }
            Verdict::Row(diagnostics) => self.told(&mut out, None, &[], diagnostics),
        }
        out.piece("]}\n");
        out.into_bytes()
    }

    /// A report in words, up to its last bracket.
    fn told(&mut self, out: &mut Json, json: Option<&&str>, changes: &[Change], diagnostics: &[Diagnostic]) {
        if let Some(json) = json {
            out.piece(",\"value\":");
            value(out, json, changes);
        }
        out.piece(",\"changes\":[");
        changes.iter().for_each(|told| change(out, told));
        out.piece("],\"diagnostics\":[");
        diagnostics.iter().for_each(|told| self.diagnostic(out, told));
    }

    fn diagnostic(&mut self, out: &mut Json, told: &Diagnostic) {
        let Diagnostic { code, severity, path, params, .. } = told;
        let is_this = |known: &&Known| {
            known.code == *code && known.severity == *severity && known.path == *path && known.params == *params
        };
        match self.known.iter().find(is_this) {
            Some(known) => out.next(&known.text),
            None if self.known.len() < MOST_KNOWN => {
                let mut head = Json::new();
                self.head(&mut head, told);
                let text = head.into_text();
                out.next(&text);
                if text.len() <= LONGEST {
                    let (path, params) = (path.clone(), params.clone());
                    self.known.push(Known { code: *code, severity: *severity, path, params, text });
                }
            }
            None => self.head(out, told),
        }
        if let Some(span) = told.span {
            span_object(out, span);
        }
        if !params.is_empty() {
            out.key("params");
            super::Answer::write(params, out);
        }
        if let Some(fix) = &told.fix {
            fix_object(out, fix);
        }
        out.close_object();
    }

    /// A finding up to its span.
    fn head(&self, out: &mut Json, told: &Diagnostic) {
        let mut texts = self.texts.of(told.code);
        let (name, title) = (texts.next().unwrap_or_default(), texts.next().unwrap_or_default());
        out.open_object();
        out.member("code", name);
        out.member("severity", told.severity.as_str());
        let message = texts.next().and_then(|message| told.params.fill(message));
        out.member("message", message.as_deref().unwrap_or(title));
        if let Some(help) = texts.find_map(|help| told.params.fill(help)) {
            out.member("help", &help);
        }
        if let Some(path) = &told.path {
            steps(out, path.segments());
            out.member("pointer", &pointer(path));
        }
    }
}

fn fix_object(out: &mut Json, fix: &Fix) {
    out.key("fix");
    out.open_object();
    out.member("title", &fix.title);
    if !fix.edits.is_empty() {
        out.key("edits");
        out.open();
        for edit in &fix.edits {
            out.open_object();
            span_object(out, edit.span);
            out.member("text", &edit.text);
            out.close_object();
        }
        out.close();
    }
    if !fix.patch.is_empty() {
        out.key("patch");
        super::Answer::write(&fix.patch, out);
    }
    out.close_object();
}

fn steps(out: &mut Json, steps: &[Segment]) {
    out.key("path");
    out.open();
    for step in steps {
        match step {
            Segment::Key(key) => out.text(key),
            Segment::Index(index) => out.count(*index),
        }
    }
    out.close();
}

/// RFC 6901, without the machinery of formatting.
fn pointer(path: &Path) -> String {
    let mut text = Vec::new();
    for segment in path.segments() {
        text.push(b'/');
        match segment {
            Segment::Index(index) => digits(&mut text, *index as u64),
            Segment::Key(key) => {
                for byte in key.bytes() {
                    match byte {
                        b'~' => text.extend_from_slice(b"~0"),
                        b'/' => text.extend_from_slice(b"~1"),
                        _ => text.push(byte),
                    }
                }
            }
        }
    }
    String::from_utf8(text).unwrap_or_default()
}

fn change(out: &mut Json, told: &Change) {
    out.open_object();
    steps(out, told.path.segments());
    for (name, value) in [("before", &told.before), ("after", &told.after)] {
        if let Some(value) = value {
            out.key(name);
            out.value(value);
        }
    }
    out.member("rule", &told.rule);
    out.close_object();
}

/// The contact of a row as it is normalized.
fn value(out: &mut Json, json: &str, changes: &[Change]) {
    // More than anybody needs: such a contact may lose the order of its members.
    if changes.len() > rewrite::MOST {
        if let Some(contact) = crate::json::read(json) {
            out.value(&apply_changes(contact, changes));
        }
        return;
    }
    let edits: Vec<_> = changes.iter().map(Edit::from).collect();
    out.with(|text| rewrite(text, json, &edits));
}
