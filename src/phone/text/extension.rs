//! Splits the extension off, in every form in which people write one.

use super::glyph::{self, Class, set};
use super::{Scan, set_extension, span_of, words};
use crate::diagnostic::Code;

/// What the field of an extension takes.
pub(super) const MAX: usize = 15;

/// An extension that was found.
struct Found {
    /// Indexes of its digits.
    digits: std::ops::Range<usize>,
    /// Index behind all of it.
    end: usize,
}

/// What stands in front of its digits.
#[derive(Default)]
struct Label {
    /// Whether there is a word like `ext`.
    word: bool,
    commas: usize,
    /// Index of the first digit.
    end: usize,
}

impl Scan<'_> {
    /// Takes the extension that begins at the present glyph, if there is one. The number ends with it.
    pub(super) fn extension(&mut self) -> bool {
        if !self.viable() || !self.may_look() {
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
        let Some((first, behind)) = rest.split_at_checked(rest.len().min(7)) else { return false };
        let len = glyph::run(first, set::DIGIT);
        let Some((digits, [sign, rest @ ..])) = first.split_at_checked(len) else { return false };
        let more = set::DIGIT | set::LETTER | set::HASH;
        if len == 0 || sign.class != Class::Hash || glyph::any(rest, more) || glyph::any(behind, more) {
            return false;
        }
        set_extension(&mut self.reading, digits);
        true
    }

    /// Whether what was read so far can be a number, as Google sees it: three digits, or two and nothing else.
    fn viable(&self) -> bool {
        match self.reading.digits.len() {
            0 | 1 => false,
            2 => {
                let text = self.glyphs.get(self.start..self.at).unwrap_or_default();
                let text = text.get(glyph::run(text, set::OPEN)..).unwrap_or_default();
                let Some((digits, rest)) = text.split_at_checked(2) else { return false };
                glyph::run(digits, set::DIGIT) == 2 && !glyph::any(rest, !(Class::Space.bit() | set::COMMA))
            }
            _ => true,
        }
    }

    fn find_extension(&self, from: usize) -> Option<Found> {
        let sign = self.class(from)?;
        let signs = set::LETTER | set::HASH | Class::Tilde.bit() | set::COMMA | Class::Semicolon.bit();
        if !sign.is_in(signs) {
            return None;
        }
        let label = self.label(from)?;
        let rest = self.glyphs.get(label.end..)?;
        let len = glyph::run(rest, set::DIGIT);
        let behind = rest.get(len..)?;
        let last = !glyph::any(behind, set::DIGIT | set::LETTER);
        // Without a word it may be a second number, or a sign that separates groups all over.
        let fits = match sign {
            _ if label.word => true,
            Class::Hash => last,
            Class::Tilde => last && len <= 9,
            _ if glyph::any(self.glyphs.get(self.start..from)?, sign.bit()) => false,
            Class::Comma => last && len <= if label.commas > 1 { MAX } else { 9 },
            _ => last && (len < 7 || self.reading.digits.len() < 5 && len <= MAX),
        };
        if !fits {
            return None;
        }
        let digits = label.end..label.end + len;
        let closing = glyph::run(behind, set::HASH | Class::Close.bit());
        Some(Found { end: digits.end + closing, digits })
    }

    /// Reads what stands between a number and the digits of its extension.
    fn label(&self, from: usize) -> Option<Label> {
        let mut label = Label::default();
        let (mut at, mut sign, mut semicolon, mut open) = (from, false, false, false);
        loop {
            let class = self.class(at)?;
            match class {
                Class::Space | Class::Dot | Class::Dash | Class::Colon => {}
                Class::Open => open = true,
                Class::Equals if label.word && semicolon => {}
                Class::Hash | Class::Tilde if label.word || !sign => sign = true,
                Class::Comma => label.commas += 1,
                Class::Semicolon => semicolon = true,
                Class::Letter if !label.word => {
                    let end = words::word_end(self.glyphs, at);
                    if !words::is_extension(&words::text(self.glyphs.get(at..end)?)) {
                        return None;
                    }
                    label.word = true;
                    at = end;
                    continue;
                }
                // Behind a bare sign a parenthesis opens something else.
                Class::Digit if label.word || !open => {
                    label.end = at;
                    return Some(label);
                }
                _ => return None,
            }
            at += 1;
        }
    }

    /// Behind an extension nothing may follow: another one makes it two numbers, words are words.
    fn behind_extension(&mut self, end: usize) {
        let rest = self.glyphs.get(end..).unwrap_or_default();
        let Some(first) = glyph::first(rest, set::DIGIT | set::LETTER | set::PLUS) else { return };
        let Some(span) = rest.get(first..).and_then(span_of) else { return };
        let digits = glyph::any(rest, set::DIGIT);
        let code = if digits { Code::PHONE_SEVERAL_NUMBERS } else { Code::PHONE_TRAILING_WORDS };
        let body = self.end;
        self.end = end;
        let fix = self.cut(if digits { "keep the first number" } else { "remove the words" });
        self.end = body;
        self.find(code, span, Some(fix));
    }
}
