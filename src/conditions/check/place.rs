//! Where a finding belongs: in a text by its span, in a tree by its path.

use super::Checker;
use crate::conditions::ast::Dialect;
use crate::conditions::findings::Findings;
use crate::conditions::lexer::Token;
use crate::conditions::offsets::Offsets;
use crate::conditions::parser::Places;
use crate::diagnostic::{Code, Severity};
use crate::span::Span;

/// Where the parts of an expression stand in its text.
pub(in crate::conditions) struct Source<'a> {
    pub(in crate::conditions) places: &'a [Places],
    pub(in crate::conditions) items: &'a [Span],
    /// What stands before the first condition: nothing, or the name of a parameter.
    pub(in crate::conditions) head: Span,
}

/// A part of a comparison.
#[derive(Debug, Clone, Copy)]
pub(super) enum Place {
    Clause,
    Field,
    Operator,
    /// The value, or the item of a list that is at hand.
    Value,
}

impl Checker<'_> {
    fn places(&self) -> Option<&Places> {
        self.source?.places.get(self.index)
    }

    /// Where the part of the comparison at hand stands in the text, if there is one.
    pub(super) fn span(&self, place: Place) -> Option<Span> {
        let places = self.places()?;
        Some(match place {
            Place::Clause => Span { start: places.field.start, end: places.value.end },
            Place::Field => places.field,
            Place::Operator => places.operator,
            Place::Value => {
                let (first, end) = places.items;
                let items = self.source?.items.get(first..end).unwrap_or_default();
                self.item.and_then(|item| items.get(item)).copied().unwrap_or(places.value)
            }
        })
    }

    /// Whether the text says the comparison at hand in other words: no edit can mend it.
    pub(super) fn is_derived(&self) -> bool {
        self.places().is_some_and(|places| places.derived)
    }

    /// Goes to the part of the comparison at hand in the tree.
    pub(super) fn enter(&mut self, place: Place) {
        let part = match place {
            Place::Clause => return,
            Place::Field => "field",
            Place::Operator => "operator",
            Place::Value => "value",
        };
        self.findings.enter(part);
        if let Some(item) = self.item {
            self.findings.enter("values");
            self.findings.enter(item);
        }
    }

    /// Comes back from there.
    pub(super) fn leave(&mut self, place: Place) {
        let steps = match (place, self.item) {
            (Place::Clause, _) => 0,
            (_, None) => 1,
            (_, Some(_)) => 3,
        };
        (0..steps).for_each(|_| self.findings.leave());
    }
}

/// The finding of a parameter's name in front of its text. It is taken away only where the text is for that parameter:
/// anywhere else it says where the text belongs.
pub(in crate::conditions) fn parameter_name(
    tokens: &[Token<'_>],
    offsets: &Offsets,
    named: Dialect,
    expected: Dialect,
    findings: &mut Findings,
) {
    let code = Code::CONDITIONS_PARAMETER_NAME;
    let severity = if named == expected { code.severity() } else { Severity::Advice };
    let start = tokens.first().map_or(0, |token| token.start);
    let end = tokens.get(1).map_or(0, Token::end);
    findings.add(code, severity, Some(offsets.span(start..end))).text("parameter", named.as_str());
    if named == expected {
        findings.fix("take the name away", offsets.span(0..end), "");
    }
}
