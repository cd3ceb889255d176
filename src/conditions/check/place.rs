//! Where a finding belongs: in a text by its span, in a tree by its path.

use crate::conditions::ast::Dialect;
use crate::conditions::lexer::Token;
use crate::conditions::offsets::Offsets;
use crate::conditions::parser::Places;
use crate::diagnostic::{Code, Diagnostic, Edit, Fix, Severity};
use crate::span::{Path, Span};

/// Where the parts of an expression stand in its text.
pub(in crate::conditions) struct Source<'a> {
    pub(in crate::conditions) places: &'a [Places],
    pub(in crate::conditions) items: &'a [Span],
    /// What stands before the first condition: nothing, or the name of a parameter.
    pub(in crate::conditions) head: Span,
}

/// A part of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Clause,
    Field,
    Operator,
    Value,
    Item(usize),
}

/// The comparison at hand.
pub(super) struct Where<'a> {
    pub(super) source: Option<&'a Source<'a>>,
    pub(super) index: usize,
    pub(super) route: &'a [usize],
}

impl Where<'_> {
    fn places(&self) -> Option<&Places> {
        self.source?.places.get(self.index)
    }

    fn span(&self, place: Place) -> Option<Span> {
        let places = self.places()?;
        Some(match place {
            Place::Clause => Span { start: places.field.start, end: places.value.end },
            Place::Field => places.field,
            Place::Operator => places.operator,
            Place::Value => places.value,
            Place::Item(at) => {
                let (first, end) = places.items;
                let item = first.checked_add(at).filter(|item| *item < end);
                item.and_then(|item| self.source?.items.get(item).copied()).unwrap_or(places.value)
            }
        })
    }

    /// The span of `place`, if an edit can be made there.
    pub(super) fn editable(&self, place: Place) -> Option<Span> {
        if self.places()?.derived { None } else { self.span(place) }
    }

    /// Whether the text says the comparison in other words.
    pub(super) fn is_derived(&self) -> bool {
        self.places().is_some_and(|places| places.derived)
    }

    /// Puts a finding at `place`.
    pub(super) fn put(&self, diagnostic: Diagnostic, place: Place) -> Diagnostic {
        if let Some(span) = self.span(place) {
            return diagnostic.spanning(span);
        }
        let mut path = Path::root();
        for at in self.route {
            path = path.join("args").join(*at);
        }
        diagnostic.at(match place {
            Place::Clause => path,
            Place::Field => path.join("field"),
            Place::Operator => path.join("operator"),
            Place::Value => path.join("value"),
            Place::Item(at) => path.join("value").join("values").join(at),
        })
    }
}

/// The finding of a parameter's name in front of its text. It is taken away only where the text is for that parameter:
/// anywhere else it says where the text belongs.
pub(in crate::conditions) fn parameter_name(
    tokens: &[Token<'_>],
    offsets: &Offsets,
    named: Dialect,
    expected: Dialect,
) -> Diagnostic {
    let end = tokens.get(1).map_or(0, Token::end);
    let diagnostic = Diagnostic::new(Code::CONDITIONS_PARAMETER_NAME).with("parameter", named.as_str());
    let diagnostic = diagnostic.spanning(offsets.span(tokens.first().map_or(0, |token| token.start)..end));
    if named != expected {
        return diagnostic.severity(Severity::Advice);
    }
    let edit = Edit { span: offsets.span(0..end), text: String::new() };
    diagnostic.fixed_by(Fix::edits("take the name away", vec![edit]))
}
