//! Findings with the place in a tree or in a payload that is at hand.

use crate::diagnostic::{Code, Diagnostic};
use crate::json::{Value, type_name};
use crate::span::{Path, Segment, Span};

/// How many findings are listed.
pub(super) const MAX_FINDINGS: usize = 50;

/// The findings so far, and where the search for more has come to.
#[derive(Default)]
pub(crate) struct Finds {
    at: Path,
    pub(crate) list: Vec<Diagnostic>,
}

impl Finds {
    /// Goes on inside a member or an element.
    #[inline(never)]
    pub(crate) fn enter(&mut self, step: impl Into<Segment>) {
        self.at.push(step.into());
    }

    /// Comes back from there.
    #[inline(never)]
    pub(crate) fn leave(&mut self) {
        self.at.pop();
    }

    /// A finding about a member of what is at hand; without a name about itself.
    #[inline(never)]
    pub(super) fn report(&mut self, diagnostic: Diagnostic, member: &'static str) {
        if self.list.len() < MAX_FINDINGS {
            self.tell(diagnostic, member);
        }
    }

    /// The same, listed in any case.
    pub(crate) fn tell(&mut self, diagnostic: Diagnostic, member: &'static str) {
        let path = if member.is_empty() { self.at.clone() } else { self.at.join(member) };
        self.list.push(diagnostic.at(path));
    }

    /// Takes findings of what is at hand; their paths begin there.
    #[inline(never)]
    pub(crate) fn extend(&mut self, diagnostics: Vec<Diagnostic>) {
        for mut diagnostic in diagnostics {
            diagnostic.path = Some(diagnostic.path.take().unwrap_or_default().within(&self.at));
            self.list.push(diagnostic);
        }
    }

    /// The same for a value of another shape.
    #[inline(never)]
    pub(super) fn expected(&mut self, code: Code, expected: &'static str, found: &'static str, member: &'static str) {
        self.report(Diagnostic::new(code).with("expected", expected).with("found", found), member);
    }

    /// A finding about an expression, at its place in the text if it has one. It is listed in any case.
    pub(crate) fn place(&mut self, diagnostic: Diagnostic, span: Option<Span>) {
        self.list.push(match span {
            Some(span) => diagnostic.spanning(span),
            None => diagnostic.at(self.at.clone()),
        });
    }
}

/// What a value is that may not be there, for messages.
pub(super) fn found(value: Option<&Value>) -> &'static str {
    value.map_or("nothing", type_name)
}
