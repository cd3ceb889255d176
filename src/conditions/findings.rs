//! Findings, one after the other.
//!
//! Each is written where it is listed, a call for each thing that is said of it: to make it first and to move it there then
//! takes several times the machine code.

use super::ast::Operator;
use super::lexer::{Token, describe};
use crate::diagnostic::{Code, Diagnostic, Edit, Fix, Param, Severity};
use crate::span::{Path, Span};
use crate::text::pieces;
use std::borrow::Cow;

/// The findings of one reading.
pub(super) struct Findings {
    pub(super) list: Vec<Diagnostic>,
    /// Whether the text can be edited where the finding at hand is.
    pub(super) editable: bool,
    /// Takes what is said of a finding that is not listed.
    spare: Option<Diagnostic>,
}

impl Default for Findings {
    fn default() -> Self {
        Self { list: Vec::new(), editable: true, spare: None }
    }
}

impl Findings {
    /// The findings in the order of their places. Nearly all of them stand where they belong.
    pub(super) fn into_sorted(self) -> Vec<Diagnostic> {
        let mut list = self.list;
        let start = |finding: &Diagnostic| finding.span.map_or(0, |span| span.start);
        for at in 1..list.len() {
            let mut to = at;
            while let Some([before, ..]) = list.get(to.wrapping_sub(1)..)
                && list.get(at).is_some_and(|finding| start(finding) < start(before))
            {
                to -= 1;
            }
            if to < at {
                let finding = list.remove(at);
                list.insert(to, finding);
            }
        }
        list
    }

    /// Begins a finding. What is said next is said of it.
    #[inline(never)]
    pub(super) fn add(&mut self, code: Code, severity: Severity, span: Option<Span>) -> &mut Self {
        let mut finding = Diagnostic::new(code);
        finding.severity = severity;
        finding.span = span;
        self.spare = None;
        self.list.push(finding);
        self
    }

    /// Takes what is said of a finding that is not listed.
    #[inline(never)]
    pub(super) fn leave_out(&mut self, code: Code) -> &mut Self {
        self.spare = Some(Diagnostic::new(code));
        self
    }

    /// The finding at hand.
    fn last(&mut self) -> Option<&mut Diagnostic> {
        self.spare.as_mut().or_else(|| self.list.last_mut())
    }

    #[inline(never)]
    fn with(&mut self, name: &'static str, value: Param) -> &mut Self {
        if let Some(finding) = self.last() {
            finding.params.insert(name, value);
        }
        self
    }

    /// A parameter of its message: a word of ours.
    #[inline(never)]
    pub(super) fn text(&mut self, name: &'static str, value: &'static str) -> &mut Self {
        self.with(name, value.into())
    }

    /// What stands where something else is expected.
    #[inline(never)]
    pub(super) fn found(&mut self, token: &Token<'_>) -> &mut Self {
        self.text("found", describe(token))
    }

    /// A parameter of its message: an operator.
    #[inline(never)]
    pub(super) fn operator(&mut self, name: &'static str, operator: Operator) -> &mut Self {
        self.text(name, operator.as_str())
    }

    /// A parameter of its message: a name that is put together.
    #[inline(never)]
    pub(super) fn name(&mut self, name: &'static str, value: String) -> &mut Self {
        self.with(name, value.into())
    }

    /// A parameter of its message: a limit or a count.
    #[inline(never)]
    pub(super) fn number(&mut self, name: &'static str, value: i64) -> &mut Self {
        self.with(name, Param::Number(value))
    }

    /// A parameter of its message: several words, written with spaces between them.
    #[inline(never)]
    pub(super) fn words(&mut self, name: &'static str, words: &'static str) -> &mut Self {
        let mut list = Vec::new();
        for word in pieces(words, b' ') {
            list.push(Cow::Borrowed(word));
        }
        self.with(name, Param::List(list))
    }

    /// A parameter of its message: several names.
    pub(super) fn names(&mut self, name: &'static str, names: &[&str]) -> &mut Self {
        let mut list = Vec::new();
        for name in names {
            list.push(Cow::Owned((*name).to_owned()));
        }
        self.with(name, Param::List(list))
    }

    /// What is probably meant, if that is known: a parameter of its message, and its repair.
    #[inline(never)]
    pub(super) fn suggest(&mut self, title: &'static str, suggestion: Option<&str>) -> &mut Self {
        match suggestion {
            Some(text) => self.mend(title, text).name("suggestion", text.to_owned()),
            None => self,
        }
    }

    /// Where in a tree it is.
    pub(super) fn at(&mut self, path: Path) -> &mut Self {
        if let Some(finding) = self.last() {
            finding.path = Some(path);
        }
        self
    }

    /// Its repair: `text` in its place.
    #[inline(never)]
    pub(super) fn mend(&mut self, title: &'static str, text: impl Into<String>) -> &mut Self {
        let place = self.last().and_then(|finding| finding.span);
        self.mend_at(place, title, text)
    }

    /// Its repair: `text` at another place, if that is known.
    pub(super) fn mend_at(&mut self, place: Option<Span>, title: &'static str, text: impl Into<String>) -> &mut Self {
        match place {
            Some(span) if self.editable => self.fix(title, span, text),
            _ => self,
        }
    }

    /// Its repair as a whole.
    pub(super) fn fixed_by(&mut self, fix: Option<Fix>) {
        if let Some(finding) = self.last() {
            finding.fix = fix;
        }
    }

    /// Its repair, or one edit more of it: `text` in place of `span`.
    pub(super) fn fix(&mut self, title: &'static str, span: Span, text: impl Into<String>) -> &mut Self {
        self.edit(title, Edit { span, text: text.into() })
    }

    #[inline(never)]
    fn edit(&mut self, title: &'static str, edit: Edit) -> &mut Self {
        if let Some(finding) = self.last() {
            finding.fix.get_or_insert_with(|| Fix::edits(title, Vec::new())).edits.push(edit);
        }
        self
    }

    /// Its repair, or more of it: parentheses around `span`.
    #[inline(never)]
    pub(super) fn enclose(&mut self, title: &'static str, span: Span) -> &mut Self {
        self.fix(title, Span { start: span.start, end: span.start }, "(");
        self.fix(title, Span { start: span.end, end: span.end }, ")")
    }

    /// Its repair, where the text at hand is of another language: the same as a condition says it.
    #[inline(never)]
    pub(super) fn replace(&mut self, text: impl Into<String>) -> &mut Self {
        self.mend("write the spelling of conditions", text)
    }
}
