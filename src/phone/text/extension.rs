//! Splits the extension off, in every form in which people write one.

use super::glyph::{Class, Glyph};
use super::{Scan, set_extension, span_of, words};
use crate::diagnostic::{Code, Diagnostic};

/// What the field of an extension takes.
pub(super) const MAX: usize = 15;

/// An extension that was found.
struct Found {
    /// Indexes of its digits.
    digits: std::ops::Range<usize>,
    /// Index behind all of it.
    end: usize,
}

impl Scan<'_> {
    /// Takes the extension that begins at the present glyph, if there is one. The number ends with it.
    pub(super) fn extension(&mut self) -> bool {
        if self.reading.digits.len() < 3 || !self.may_look() {
            return false;
        }
        let Some(found) = self.find_extension(self.at) else { return false };
        let Some(digits) = self.glyphs.get(found.digits) else { return false };
        set_extension(&mut self.reading, digits);
        self.behind_extension(found.end);
        true
    }

    /// `305-585-4225 101#`: digits behind a space, closed by a number sign.
    pub(super) fn american_extension(&mut self) -> bool {
        if self.reading.digits.len() < 7 {
            return false;
        }
        let start = self.at + 1;
        let rest = self.glyphs.get(start..).unwrap_or_default();
        let len = rest.iter().take(7).take_while(|g| g.class == Class::Digit).count();
        let hash = rest.get(len).is_some_and(|g| g.class == Class::Hash) && rest.get(len + 1).is_none();
        let Some(digits) = rest.get(..len).filter(|_| hash && (1..=6).contains(&len)) else { return false };
        set_extension(&mut self.reading, digits);
        true
    }

    fn find_extension(&self, from: usize) -> Option<Found> {
        let mut at = from;
        let (mut label, mut word, mut commas, mut semicolon, mut equals) = (false, false, 0, false, false);
        loop {
            match self.class(at)? {
                Class::Space | Class::Dot | Class::Dash | Class::Colon | Class::Open => at += 1,
                Class::Equals => {
                    equals = true;
                    at += 1;
                }
                Class::Hash | Class::Tilde => {
                    label = true;
                    at += 1;
                }
                Class::Comma => {
                    commas += 1;
                    at += 1;
                }
                Class::Semicolon => {
                    semicolon = true;
                    at += 1;
                }
                Class::Letter => {
                    let end = words::word_end(self.glyphs, at);
                    if word || !words::is_extension(&words::text(self.glyphs.get(at..end)?)) {
                        return None;
                    }
                    word = true;
                    label = true;
                    at = end;
                }
                Class::Digit => break,
                _ => return None,
            }
        }
        if equals && !(label && semicolon) {
            return None;
        }
        let rest = self.glyphs.get(at..)?;
        let len = rest.iter().take_while(|g| g.class == Class::Digit).count();
        let mut end = at + len;
        let more = |g: &Glyph| matches!(g.class, Class::Digit | Class::Letter | Class::Plus);
        let last = !rest.get(len..)?.iter().any(more);
        // Without a word it may be a second number, or a sign that separates groups all over.
        let sign = self.class(from).filter(|class| *class != Class::Letter);
        let number = self.glyphs.get(..from).unwrap_or_default();
        if sign.is_some_and(|sign| !word && (!last || number.iter().any(|g| g.class == sign))) {
            return None;
        }
        let fits = label || last && (commas > 1 && len <= MAX || commas == 1 && len <= 9 || semicolon && len < 7);
        if !fits {
            return None;
        }
        while matches!(self.class(end), Some(Class::Hash | Class::Close)) {
            end += 1;
        }
        Some(Found { digits: at..at + len, end })
    }

    /// Behind an extension nothing may follow: another one makes it two numbers, words are words.
    fn behind_extension(&mut self, end: usize) {
        let rest = self.glyphs.get(end..).unwrap_or_default();
        let first = rest.iter().position(|g| matches!(g.class, Class::Digit | Class::Letter | Class::Plus));
        let Some(first) = first else { return };
        let Some(span) = rest.get(first..).and_then(span_of) else { return };
        let digits = rest.iter().any(|g| g.class == Class::Digit);
        let code = if digits { Code::PHONE_SEVERAL_NUMBERS } else { Code::PHONE_TRAILING_WORDS };
        let body = self.end;
        self.end = end;
        let fix = self.cut(if digits { "keep the first number" } else { "remove the words" });
        self.end = body;
        self.reading.diagnostics.push(Diagnostic::new(code).spanning(span).fixed_by(fix));
    }
}
