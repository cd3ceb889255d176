//! Byte offsets to UTF-16 offsets, each in constant time.

use crate::span::Span;
use std::ops::Range;

/// The UTF-16 offset of every byte of one text.
///
/// A text of ASCII needs no table. For any other, one walk makes it, so that thousands of spans cost no more than one.
#[derive(Debug)]
pub(super) struct Offsets {
    /// Empty for ASCII; else one entry a byte, and one for the end.
    table: Vec<u32>,
}

impl Offsets {
    pub(super) fn of(text: &str) -> Self {
        if text.is_ascii() {
            return Self { table: Vec::new() };
        }
        let mut table = Vec::with_capacity(text.len() + 1);
        let mut units = 0_u32;
        for c in text.chars() {
            for _ in 0..c.len_utf8() {
                table.push(units);
            }
            units += if c.len_utf16() == 2 { 2 } else { 1 };
        }
        table.push(units);
        Self { table }
    }

    /// The UTF-16 offset of a byte offset that lies on a character boundary.
    pub(super) fn at(&self, byte: usize) -> usize {
        match self.table.last() {
            None => byte,
            Some(end) => *self.table.get(byte).unwrap_or(end) as usize,
        }
    }

    /// The byte offset of a UTF-16 offset in a text of `length` bytes, and its end for one behind it. Inside a character counts as
    /// before it.
    pub(super) fn byte(&self, unit: usize, length: usize) -> usize {
        if self.table.is_empty() {
            return unit.min(length);
        }
        let find = |unit| self.table.iter().position(|known| *known as usize == unit);
        find(unit).or_else(|| find(unit.checked_sub(1)?)).unwrap_or(length)
    }

    /// The span of a byte range on character boundaries.
    pub(super) fn span(&self, bytes: Range<usize>) -> Span {
        Span { start: self.at(bytes.start), end: self.at(bytes.end) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_slow_way() {
        for text in ["", "abc", "a😀é b", "“x”"] {
            let offsets = Offsets::of(text);
            let ends: Vec<_> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            for &start in &ends {
                for &end in ends.iter().filter(|end| **end >= start) {
                    assert_eq!(offsets.span(start..end), Span::from_bytes(text, start..end), "{text} {start}..{end}");
                }
            }
        }
    }
}
