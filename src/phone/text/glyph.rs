//! One character after another: folded to its plain form, and classed by its part in a number.

use crate::diagnostic::{Code, Diagnostic, Edit, Fix};
use crate::hidden::{hidden_kind, plain};
use crate::letters::is_letter;
use crate::span::Span;

/// The part that a character has in a phone number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::phone) enum Class {
    Digit,
    Plus,
    Letter,
    Space,
    /// A space that begins a line.
    Line,
    Dash,
    Dot,
    Open,
    Close,
    Slash,
    Star,
    Tilde,
    Hash,
    Comma,
    Semicolon,
    Colon,
    Equals,
    /// `|` and `&`
    Bar,
    Other,
}

impl Class {
    /// The class in a set of classes.
    pub(in crate::phone) const fn bit(self) -> u32 {
        1 << self as u32
    }

    pub(in crate::phone) const fn is_in(self, classes: u32) -> bool {
        classes & self.bit() != 0
    }
}

/// Sets of classes.
pub(in crate::phone) mod set {
    use super::Class;

    pub(in crate::phone) const DIGIT: u32 = Class::Digit.bit();
    pub(in crate::phone) const PLUS: u32 = Class::Plus.bit();
    pub(in crate::phone) const LETTER: u32 = Class::Letter.bit();
    pub(in crate::phone) const OPEN: u32 = Class::Open.bit();
    pub(in crate::phone) const HASH: u32 = Class::Hash.bit();
    pub(in crate::phone) const COMMA: u32 = Class::Comma.bit();
    /// White space.
    pub(in crate::phone) const BLANK: u32 = Class::Space.bit() | Class::Line.bit();
}

/// One visible character.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glyph {
    pub(super) class: Class,
    /// In its plain form: an ASCII digit, an ASCII letter in lower case, else as written.
    pub(super) c: char,
    /// Where it stands in the text.
    pub(super) span: Span,
}

/// More edits than this are made as one that replaces the whole text.
const MAX_EDITS: usize = 32;

/// The visible characters of `text`. Hidden ones are left out and named.
pub(super) fn glyphs(text: &str, diagnostics: &mut Vec<Diagnostic>) -> Vec<Glyph> {
    let mut glyphs = Vec::with_capacity(text.len().min(256));
    let mut hidden: Vec<Edit> = Vec::new();
    let mut first = None;
    let mut start = 0;
    for c in text.chars() {
        let span = Span { start, end: start + c.len_utf16() };
        start = span.end;
        if let Some(kind) = hidden_kind(c) {
            first = first.or(Some((span, kind)));
            match hidden.last_mut() {
                Some(edit) if edit.span.end == span.start => edit.span.end = span.end,
                _ => hidden.push(Edit { span, text: String::new() }),
            }
            continue;
        }
        let (class, c) = classify(c);
        glyphs.push(Glyph { class, c, span });
    }
    if let Some((span, kind)) = first {
        if hidden.len() > MAX_EDITS {
            let visible = text.chars().filter(|c| hidden_kind(*c).is_none()).collect();
            hidden = vec![Edit { span: Span { start: 0, end: start }, text: visible }];
        }
        let fix = Fix::edits("remove the hidden characters", hidden);
        diagnostics.push(Diagnostic::new(Code::PHONE_HIDDEN_CHARACTER).spanning(span).with("kind", kind).fixed_by(fix));
    }
    glyphs
}

/// The part that a character has, and its plain form.
pub(in crate::phone) fn classify(c: char) -> (Class, char) {
    let c = plain(c);
    if let Some(digit) = digit(c) {
        return (Class::Digit, digit);
    }
    let class = match c {
        '+' | '\u{FE62}' | '\u{207A}' => Class::Plus,
        '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Class::Line,
        '-'
        | '_'
        | '\u{2010}'..='\u{2015}'
        | '\u{2043}'
        | '\u{2212}'
        | '\u{2E3A}'
        | '\u{2E3B}'
        | '\u{30FC}'
        | '\u{FE58}'
        | '\u{FE63}'
        | '\u{2500}'
        | '\u{301C}' => Class::Dash,
        '.' | '\u{B7}' | '\u{2022}' | '\u{2027}' | '\u{2219}' | '\u{22C5}' | '\u{30FB}' | '\u{FF65}' | '\u{FE52}'
        | '\'' | '\u{2019}' => Class::Dot,
        '(' | '[' | '{' | '<' | '\u{3010}' | '\u{3014}' | '\u{FE59}' => Class::Open,
        ')' | ']' | '}' | '>' | '\u{3011}' | '\u{3015}' | '\u{FE5A}' => Class::Close,
        '/' | '\\' | '\u{2044}' | '\u{2215}' => Class::Slash,
        '*' => Class::Star,
        '~' | '\u{2053}' | '\u{223C}' => Class::Tilde,
        '#' | '\u{2116}' => Class::Hash,
        ',' | '\u{3001}' | '\u{60C}' => Class::Comma,
        ';' => Class::Semicolon,
        ':' => Class::Colon,
        '=' => Class::Equals,
        '|' | '&' => Class::Bar,
        _ if c.is_whitespace() => Class::Space,
        // Marks that build a letter together with the one in front of them.
        '\u{300}'..='\u{36F}' => Class::Letter,
        _ if is_letter(c) => Class::Letter,
        _ => Class::Other,
    };
    (class, c.to_ascii_lowercase())
}

/// The zero of every run of ten decimal digits (general category Nd) behind ASCII, Unicode 16.
const ZEROS: [u32; 74] = [
    0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0DE6, 0x0E50,
    0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50,
    0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10, 0x104A0, 0x10D30, 0x10D40, 0x11066, 0x110F0,
    0x11136, 0x111D0, 0x112F0, 0x11450, 0x114D0, 0x11650, 0x116C0, 0x116D0, 0x116DA, 0x11730, 0x118E0, 0x11950,
    0x11BF0, 0x11C50, 0x11D50, 0x11DA0, 0x11F50, 0x16A60, 0x16AC0, 0x16B50, 0x16D70, 0x1CCF0, 0x1D7CE, 0x1D7D8,
    0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1E140, 0x1E2F0, 0x1E4F0, 0x1E5F1, 0x1E950, 0x1FBF0,
];

/// The ASCII digit that a decimal digit of any script means.
fn digit(c: char) -> Option<char> {
    if c.is_ascii() {
        return c.is_ascii_digit().then_some(c);
    }
    let code = u32::from(c);
    let zero = ZEROS.get(ZEROS.partition_point(|zero| *zero <= code).checked_sub(1)?)?;
    char::from_digit(code - zero, 10)
}

/// Without white space at the ends.
pub(super) fn trim(glyphs: &[Glyph]) -> &[Glyph] {
    let end = last(glyphs, !set::BLANK).map_or(0, |last| last + 1);
    let start = run(glyphs, set::BLANK).min(end);
    glyphs.get(start..end).unwrap_or_default()
}

/// The place of the first glyph of one of the classes.
pub(super) fn first(glyphs: &[Glyph], classes: u32) -> Option<usize> {
    glyphs.iter().position(|glyph| glyph.class.is_in(classes))
}

/// The place of the last glyph of one of the classes.
pub(super) fn last(glyphs: &[Glyph], classes: u32) -> Option<usize> {
    glyphs.iter().rposition(|glyph| glyph.class.is_in(classes))
}

/// Whether there is a glyph of one of the classes.
pub(super) fn any(glyphs: &[Glyph], classes: u32) -> bool {
    first(glyphs, classes).is_some()
}

/// How many glyphs there are in front of the first that is of none of the classes.
pub(super) fn run(glyphs: &[Glyph], classes: u32) -> usize {
    first(glyphs, !classes).unwrap_or(glyphs.len())
}

/// How many digits there are; from 64 on it does not matter.
pub(super) fn digits(glyphs: &[Glyph]) -> usize {
    glyphs.iter().filter(|glyph| glyph.class == Class::Digit).take(64).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_every_script_fold() {
        for (text, digits) in [("٠١٢٣", "0123"), ("۴۵۶", "456"), ("９", "9"), ("𝟗𝟘", "90"), ("०९", "09"), ("Ⅷ²½", "")]
        {
            let folded: String = text.chars().filter_map(digit).collect();
            assert_eq!(folded, digits, "{text}");
        }
        assert!(ZEROS.is_sorted());
    }
}
