//! Walks JSON text from front to back, without making anything of it.
//!
//! What it takes for certain is a part of JSON: strings without escapes, numbers without exponent, limited nesting. The rest
//! it passes over and says that it is not sure, and the caller has `serde_json` read that piece.

use crate::contact::kinds::{trim, trim_start};

/// How deep a value may be nested that is only passed over.
const MAX_LEVELS: u8 = 24;

/// More digits are a number that a double may not hold.
const MAX_DIGITS: usize = 15;

pub(super) struct Scan<'t> {
    text: &'t str,
    /// The next byte.
    pub(super) at: usize,
    /// Whether white space stood between values.
    pub(super) spaced: bool,
}

/// A string, as it stands between its quotes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Text<'t> {
    /// Where it begins, behind the quote.
    pub(super) from: usize,
    pub(super) raw: &'t str,
    /// Whether it means something else than it says.
    pub(super) escaped: bool,
}

/// A piece of the JSON text, or of another, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) from: usize,
    pub(crate) to: usize,
}

impl Piece {
    pub(crate) fn of(self, text: &str) -> &str {
        text.get(self.from..self.to).unwrap_or_default()
    }
}

impl<'t> Text<'t> {
    pub(super) const fn piece(&self) -> Piece {
        Piece { from: self.from, to: self.from + self.raw.len() }
    }

    /// The text without the white space around it.
    pub(super) fn trimmed(&self) -> (&'t str, Piece) {
        let is_edge = |byte: Option<&u8>| byte.is_some_and(|byte| *byte == b' ' || !byte.is_ascii());
        let bytes = self.raw.as_bytes();
        if !is_edge(bytes.first()) && !is_edge(bytes.last()) {
            return (self.raw, self.piece());
        }
        let text = trim(self.raw);
        let from = self.from + self.raw.len() - trim_start(self.raw).len();
        (text, Piece { from, to: from + text.len() })
    }
}

impl<'t> Scan<'t> {
    pub(super) const fn new(text: &'t str) -> Self {
        Self { text, at: 0, spaced: false }
    }

    /// The text from `from` to the next byte.
    pub(super) fn since(&self, from: usize) -> &'t str {
        self.text.get(from..self.at).unwrap_or_default()
    }

    #[inline(always)]
    fn byte(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    /// The first byte of what comes next; zero at the end.
    #[inline(always)]
    pub(super) fn peek(&mut self) -> u8 {
        let byte = self.byte();
        if byte > b' ' { byte } else { self.space() }
    }

    fn space(&mut self) -> u8 {
        while matches!(self.byte(), b' ' | b'\n' | b'\r' | b'\t') {
            self.spaced = true;
            self.at += 1;
        }
        self.byte()
    }

    /// Steps over a byte, if that is what comes next.
    pub(super) fn take(&mut self, byte: u8) -> bool {
        let taken = self.peek() == byte;
        self.at += usize::from(taken);
        taken
    }

    /// Whether nothing comes any more.
    pub(super) fn ends(&mut self) -> bool {
        self.peek() == 0 && self.at == self.text.len()
    }

    /// Steps over `true`, `false` or `null`.
    pub(super) fn word(&mut self, word: &str) -> bool {
        let taken = self.text.as_bytes().get(self.at..).is_some_and(|rest| rest.starts_with(word.as_bytes()));
        if taken {
            self.at += word.len();
        }
        taken
    }

    /// Steps over a string; its quote comes next.
    pub(super) fn string(&mut self) -> Option<Text<'t>> {
        self.at += 1;
        let from = self.at;
        let bytes = self.text.as_bytes();
        let mut escaped = false;
        loop {
            while let Some(eight) = bytes.get(self.at..).and_then(<[u8]>::first_chunk) {
                let found = special(u64::from_le_bytes(*eight));
                if found != 0 {
                    self.at += found.trailing_zeros() as usize / 8;
                    break;
                }
                self.at += 8;
            }
            match bytes.get(self.at)? {
                b'"' => break,
                b'\\' => {
                    escaped = true;
                    self.at += 2;
                }
                0..0x20 => return None,
                _ => self.at += 1,
            }
        }
        let raw = self.text.get(from..self.at)?;
        self.at += 1;
        Some(Text { from, raw, escaped })
    }

    /// Steps over a whole number without sign that is written with at most ten digits.
    pub(super) fn whole(&mut self) -> Option<i64> {
        let from = self.at;
        let mut value = 0;
        while let digit @ b'0'..=b'9' = self.byte() {
            value = value * 10 + i64::from(digit & 15);
            self.at += 1;
            if self.at - from > 10 {
                return None;
            }
        }
        let digits = self.at - from;
        // Zero in front of others is no JSON.
        let fits = digits == 1 || digits > 0 && self.text.as_bytes().get(from) != Some(&b'0');
        (fits && !matches!(self.byte(), b'.' | b'e' | b'E')).then_some(value)
    }

    /// Walks an object; its brace comes next. In `member` the value comes next.
    pub(super) fn members(&mut self, member: &mut dyn FnMut(&mut Self, Text<'t>) -> Option<()>) -> Option<()> {
        self.at += 1;
        if self.take(b'}') {
            return Some(());
        }
        loop {
            if self.peek() != b'"' {
                return None;
            }
            let name = self.string()?;
            if !self.take(b':') {
                return None;
            }
            self.peek();
            member(self, name)?;
            if !self.take(b',') {
                return self.take(b'}').then_some(());
            }
        }
    }

    /// Walks an array; its bracket comes next. In `element` the value comes next.
    pub(super) fn elements(&mut self, element: &mut dyn FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.at += 1;
        if self.take(b']') {
            return Some(());
        }
        loop {
            self.peek();
            element(self)?;
            if !self.take(b',') {
                return self.take(b']').then_some(());
            }
        }
    }

    /// Steps over any value. `Some(true)`: it is good JSON; `Some(false)`: it may be.
    pub(super) fn skip(&mut self) -> Option<bool> {
        self.skip_nested(MAX_LEVELS)
    }

    fn skip_nested(&mut self, levels: u8) -> Option<bool> {
        let mut sure = true;
        match self.peek() {
            b'"' => sure = !self.string()?.escaped,
            b'{' => {
                let levels = levels.checked_sub(1)?;
                self.members(&mut |scan, name| {
                    sure &= scan.skip_nested(levels)? && !name.escaped;
                    Some(())
                })?;
            }
            b'[' => {
                let levels = levels.checked_sub(1)?;
                self.elements(&mut |scan| {
                    sure &= scan.skip_nested(levels)?;
                    Some(())
                })?;
            }
            b'-' | b'0'..=b'9' => sure = self.skip_number(),
            _ if self.word("true") || self.word("false") || self.word("null") => {}
            _ => return None,
        }
        Some(sure)
    }

    fn skip_number(&mut self) -> bool {
        let from = self.at;
        while matches!(self.byte(), b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E') {
            self.at += 1;
        }
        let number = self.since(from);
        let digits = number.strip_prefix('-').unwrap_or(number).as_bytes();
        digits.len() <= MAX_DIGITS
            && digits.iter().all(u8::is_ascii_digit)
            && (digits.len() == 1 || digits.first().is_some_and(|first| *first != b'0'))
    }
}

/// The high bit of each byte at which a string may end: a quote, a backslash, or what may not stand in one. Above the
/// lowest such byte the bits say nothing.
const fn special(eight: u64) -> u64 {
    const ONES: u64 = u64::MAX / 255;
    const HIGH: u64 = ONES * 0x80;
    const fn zero(eight: u64) -> u64 {
        eight.wrapping_sub(ONES) & !eight
    }
    let control = eight.wrapping_sub(ONES * 0x20) & !eight;
    (zero(eight ^ (ONES * b'"' as u64)) | zero(eight ^ (ONES * b'\\' as u64)) | control) & HIGH
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::Value;

    fn skipped(text: &str) -> Option<bool> {
        let mut scan = Scan::new(text);
        let sure = scan.skip()?;
        scan.ends().then_some(sure)
    }

    #[test]
    fn it_is_sure_of_plain_json_and_passes_over_the_rest() {
        for text in
            [r#"{"a": [1, -2, true, {"b": "é😀"}], "c": null}"#, "0", "[]", "{}", r#""a long text, quotes at 16""#]
        {
            assert_eq!(skipped(text), Some(true), "{text}");
        }
        for text in [r#""a\nb""#, "1e5", "1.5", "01", r#"{"\u0061": 1}"#, "1234567890123456", "-"] {
            assert_eq!(skipped(text), Some(false), "{text}");
        }
        let deep = "[".repeat(100_000);
        for text in ["", "[1,]", "{\"a\":}", "{a:1}", "[1 2]", "nul", "\"a\u{1}\"", "\"a", "\"a\\", "\"\\\"", &deep] {
            assert_eq!(skipped(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_it_is_sure_of_is_json(text in r#"[\[\]{}",: 0-9a\\.eE+-]{0,24}|\PC{0,40}"#) {
            if skipped(&text) == Some(true) {
                prop_assert!(serde_json::from_str::<Value>(&text).is_ok());
            } else if skipped(&text).is_none() {
                prop_assert!(serde_json::from_str::<Value>(&text).is_err());
            }
        }
    }
}
