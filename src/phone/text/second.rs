//! Two numbers in one text: refused and named, never cut in silence.

use super::glyph::{self, Class, digits, set};
use super::{Scan, finding, span_of, words};
use crate::diagnostic::{Code, Diagnostic};

/// What stands between two numbers in a row.
const GAP: u32 = set::BLANK | Class::Slash.bit();

impl Scan<'_> {
    /// Whether what begins at the present glyph, a separator of that class, is another number. It is named if so.
    pub(super) fn second_number(&mut self, separator: Class) -> bool {
        let before = self.reading.digits.len();
        if before < 3 || !self.may_look() {
            return false;
        }
        let rest = self.glyphs.get(self.at..).unwrap_or_default();
        let after = digits(rest);
        let second = match separator {
            Class::Letter => self.between_spaces() && after >= 2,
            Class::Bar | Class::Semicolon | Class::Plus => before >= 5 && after >= 5,
            Class::Comma => before >= 7 && after >= 7,
            // A slash or a new line also stands inside one number: see below.
            _ => false,
        };
        if second {
            // The word between the two numbers is no part of the second one.
            let start = glyph::first(rest, set::DIGIT | set::PLUS | set::OPEN).unwrap_or(0);
            let second = self.second_at(self.at + start);
            if let Some(second) = second {
                self.reading.diagnostics.push(second);
            }
        }
        second
    }

    /// Whether the word at the present glyph has white space on both sides.
    fn between_spaces(&self) -> bool {
        let space = |class: Option<Class>| class.is_some_and(|class| class.is_in(set::BLANK));
        space(self.at.checked_sub(1).and_then(|before| self.class(before)))
            && space(self.class(words::word_end(self.glyphs, self.at)))
    }

    /// Two numbers with nothing but white space or a slash between them. It is for the caller to say whether the
    /// digits are too many for one.
    pub(super) fn second_in_a_row(&mut self, start: usize) -> Option<Diagnostic> {
        let glyphs = self.glyphs.get(start..self.end).unwrap_or_default();
        let all = digits(glyphs);
        let mut before = 0;
        let mut best: Option<(usize, usize)> = None;
        for (at, glyph) in glyphs.iter().enumerate() {
            before += usize::from(glyph.class == Class::Digit);
            let after = all.saturating_sub(before);
            if glyph.class.is_in(GAP) && (7..=15).contains(&before) && (7..=15).contains(&after) {
                let unevenness = before.abs_diff(after);
                if best.is_none_or(|(least, _)| unevenness < least) {
                    best = Some((unevenness, at));
                }
            }
        }
        let (_, at) = best?;
        let body = self.end;
        let (first, rest) = glyphs.split_at_checked(at)?;
        self.end = start + glyph::last(first, !Class::Space.bit()).map_or(at, |last| last + 1);
        let second = self.second_at(start + at + glyph::run(rest, GAP));
        self.end = body;
        second
    }

    fn second_at(&self, start: usize) -> Option<Diagnostic> {
        let span = self.glyphs.get(start..).and_then(span_of)?;
        let fix = self.cut("keep the first number");
        Some(finding(Code::PHONE_SEVERAL_NUMBERS, span, Some(fix)))
    }
}
