//! Findings, one after the other, and the place in a tree or in a payload that is at hand.
//!
//! Each is written where it is listed, a call for each thing that is said of it: to make it first and to move it there then
//! takes several times the machine code.

use super::ast::Operator;
use super::lexer::{Token, describe};
use crate::diagnostic::{Code, Diagnostic, Edit, Fix, Outcome, Param, Severity, is_refused};
use crate::json::{Value, type_name};
use crate::span::{Path, Segment, Span};
use crate::text::pieces;
use std::borrow::Cow;

/// How many findings about the shape of a tree or a payload are listed.
pub(super) const MAX_FINDINGS: usize = 50;

/// The findings of one reading.
pub(crate) struct Findings {
    pub(crate) list: Vec<Diagnostic>,
    /// Where in a tree or a payload the search for more has come to.
    route: Path,
    /// Whether the text can be edited where the finding at hand is.
    pub(super) editable: bool,
    /// Takes what is said of a finding that is not listed.
    spare: Option<Diagnostic>,
}

impl Default for Findings {
    fn default() -> Self {
        Self { list: Vec::new(), route: Path::root(), editable: true, spare: None }
    }
}

/// What a value is that may not be there, for messages.
fn kind_of(value: Option<&Value>) -> &'static str {
    value.map_or("nothing", type_name)
}

impl Findings {
    /// The outcome of a reading: its value, if none of the findings is an error.
    pub(crate) fn outcome<T>(self, value: Option<T>) -> Outcome<T> {
        Outcome::new(value, Vec::new(), self.list)
    }

    /// Whether one of the findings is an error.
    pub(crate) fn refuse(&self) -> bool {
        is_refused(&self.list)
    }

    /// Goes on inside a member or an element.
    #[inline(never)]
    pub(crate) fn enter(&mut self, step: impl Into<Segment>) {
        self.route.push(step.into());
    }

    /// Comes back from there.
    #[inline(never)]
    pub(crate) fn leave(&mut self) {
        self.route.pop();
    }

    /// Where the search has come to.
    pub(crate) fn route(&self) -> Path {
        self.route.clone()
    }

    /// Begins a finding about a member of what is at hand; without a name about itself.
    #[inline(never)]
    pub(crate) fn tell(&mut self, code: Code, member: &'static str) -> &mut Self {
        let mut path = self.route();
        if !member.is_empty() {
            path.push(member);
        }
        self.add(code, code.severity(), None).at(path)
    }

    /// The same, if there are not too many yet.
    #[inline(never)]
    pub(crate) fn report(&mut self, code: Code, member: &'static str) -> &mut Self {
        if self.list.len() < MAX_FINDINGS { self.tell(code, member) } else { self.leave_out(code) }
    }

    /// Begins a finding about an expression, at its place in the text if it has one.
    #[inline(never)]
    pub(crate) fn place(&mut self, code: Code, span: Option<Span>) -> &mut Self {
        if span.is_some() { self.add(code, code.severity(), span) } else { self.tell(code, "") }
    }

    /// [`report`](Self::report) of a value of another shape.
    #[inline(never)]
    pub(super) fn expected(&mut self, code: Code, expected: &'static str, found: Option<&Value>, member: &'static str) {
        self.report(code, member).text("expected", expected).text("found", kind_of(found));
    }

    /// Takes findings as they are.
    pub(crate) fn append(&mut self, mut findings: Self) {
        self.list.append(&mut findings.list);
    }

    /// Takes findings of what is at hand; their paths begin there.
    #[inline(never)]
    pub(crate) fn extend(&mut self, mut findings: Self) {
        for finding in &mut findings.list {
            let path = finding.path.get_or_insert_default();
            *path = path.within(&self.route);
        }
        self.append(findings);
    }

    /// The findings in the order of their places. Nearly all of them stand where they belong.
    pub(super) fn sort(&mut self) {
        let list = &mut self.list;
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
    }

    /// Begins a finding. What is said next is said of it.
    #[inline(never)]
    pub(crate) fn add(&mut self, code: Code, severity: Severity, span: Option<Span>) -> &mut Self {
        let mut finding = Diagnostic::new(code);
        finding.severity = severity;
        finding.span = span;
        self.spare = None;
        self.list.push(finding);
        self
    }

    /// Takes what is said of a finding that is not listed.
    #[inline(never)]
    pub(crate) fn leave_out(&mut self, code: Code) -> &mut Self {
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
    pub(crate) fn text(&mut self, name: &'static str, value: &'static str) -> &mut Self {
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
    pub(crate) fn name(&mut self, name: &'static str, value: String) -> &mut Self {
        self.with(name, value.into())
    }

    /// A parameter of its message: a limit or a count.
    #[inline(never)]
    pub(crate) fn number(&mut self, name: &'static str, value: i64) -> &mut Self {
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

    /// Where in a text it is.
    pub(crate) fn spanning(&mut self, span: Span) -> &mut Self {
        if let Some(finding) = self.last() {
            finding.span = Some(span);
        }
        self
    }

    /// How grave it is, where that differs from what its code says.
    pub(crate) fn severity(&mut self, severity: Severity) -> &mut Self {
        if let Some(finding) = self.last() {
            finding.severity = severity;
        }
        self
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
