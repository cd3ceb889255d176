//! The tokenizer: what a person wrote becomes the digits that would be dialled.
//!
//! It takes every digit, dash, space, dot, bracket and slash in use, splits the extension off, maps the letters of
//! numbers like 1-800-FLOWERS, and refuses what is no part of a number: stray letters, words, a second number.

mod extension;
pub(super) mod glyph;
mod second;
mod uri;
mod words;

use crate::QUICK_WAYS;
use crate::diagnostic::{Code, Diagnostic, Edit, Fix};
use crate::span::Span;
use glyph::{Class, Glyph, set};

/// More digits than this are no number in any country; the rest of them is counted, not kept.
const MAX_DIGITS: usize = 40;

/// Each look at the rest of the text is linear; so many of them keep hostile text linear too.
const MAX_TRIES: usize = 64;

/// ASCII digits, at most [`MAX_DIGITS`]. What comes after them is left out.
#[derive(Debug)]
pub(super) struct Digits {
    bytes: [u8; MAX_DIGITS],
    length: usize,
}

impl Default for Digits {
    fn default() -> Self {
        Self { bytes: [0; MAX_DIGITS], length: 0 }
    }
}

impl Digits {
    #[inline]
    fn push(&mut self, digit: u8) {
        if let Some(place) = self.bytes.get_mut(self.length) {
            *place = digit;
            self.length += 1;
        }
    }

    const fn len(&self) -> usize {
        self.length
    }

    const fn is_empty(&self) -> bool {
        self.length == 0
    }

    #[inline]
    pub(super) fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..self.length).unwrap_or_default()
    }
}

/// What a text says.
#[derive(Debug, Default)]
pub(super) struct Reading {
    pub(super) digits: Digits,
    /// Whether a plus stood in front.
    pub(super) international: bool,
    pub(super) extension: Option<String>,
    /// The number in the text, without words and extension.
    pub(super) span: Span,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// What to say if the number turns out to be too long: that it may well be two.
    pub(super) second: Option<Diagnostic>,
}

/// Reads one number.
pub(super) fn read(text: &str) -> Reading {
    if QUICK_WAYS && let Some(reading) = read_plain(text) {
        return reading;
    }
    let mut reading = Reading::default();
    let glyphs = glyph::glyphs(text, &mut reading.diagnostics);
    let trimmed = glyph::trim(&glyphs);
    let Some(all) = span_of(trimmed) else {
        let all = Span { start: 0, end: crate::span::utf16_len(text) };
        reading.diagnostics.push(finding(Code::PHONE_EMPTY, all, None));
        return reading;
    };
    reading.span = all;
    if let Some(parts) = uri::split(trimmed) {
        if let Some(span) = parts.wrong_context.and_then(span_of) {
            reading.diagnostics.push(finding(Code::PHONE_NOT_A_NUMBER, span, None));
            return reading;
        }
        reading.international = parts.context.is_some();
        let mut scan = Scan::new(parts.number, reading, all.end);
        scan.context(parts.context);
        scan.run();
        let mut reading = scan.reading;
        if let Some(extension) = parts.extension {
            set_extension(&mut reading, extension);
        }
        return reading;
    }
    let mut scan = Scan::new(trimmed, reading, all.end);
    scan.run();
    scan.reading
}

/// The quick way for the usual spellings: digits of ASCII, spaces, dashes, dots, parentheses, one plus in front, perhaps
/// `ext. 12` behind. Whatever else there is goes the long way, which gives the same answer for these.
pub(super) fn read_plain(text: &str) -> Option<Reading> {
    let bytes = text.as_bytes();
    let mut digits = Digits::default();
    let (mut international, mut start, mut end) = (false, None, 0);
    let mut extension = None;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'0'..=b'9' => {
                digits.push(byte);
                if start.is_none() {
                    start = Some(at);
                }
                end = at + 1;
            }
            b'+' if start.is_none() => {
                international = true;
                start = Some(at);
            }
            b'(' if start.is_none() => start = Some(at),
            b')' if digits.length > 0 => end = at + 1,
            b' ' | b'-' | b'.' | b'(' => {}
            b'e' | b'E' | b'x' | b'X' if (7..14).contains(&digits.length) => {
                extension = Some(plain_extension(bytes.get(at..).unwrap_or_default())?);
                break;
            }
            _ => return None,
        }
        at += 1;
    }
    let start = start.filter(|_| (4..=15).contains(&digits.length))?;
    let span = Span { start, end };
    Some(Reading { digits, international, extension, span, diagnostics: Vec::new(), second: None })
}

/// The digits of `ext. 12`, `ext 12`, `x12`, `extension 12`, if that is all there is.
fn plain_extension(text: &[u8]) -> Option<String> {
    let word = text.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let (word, rest) = text.split_at_checked(word)?;
    if ![&b"x"[..], b"ext", b"extension"].iter().any(|known| known.eq_ignore_ascii_case(word)) {
        return None;
    }
    let rest = rest.strip_prefix(b".").unwrap_or(rest);
    let digits = rest.strip_prefix(b" ").unwrap_or(rest);
    if digits.is_empty() || digits.len() > extension::MAX || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    core::str::from_utf8(digits).ok().map(str::to_owned)
}

/// A finding as most are: a place, and perhaps a way to mend it.
fn finding(code: Code, span: Span, fix: Option<Fix>) -> Diagnostic {
    let mut diagnostic = Diagnostic::new(code).spanning(span);
    diagnostic.fix = fix;
    diagnostic
}

/// A fix that takes a piece of the text away.
fn removal(title: &'static str, span: Span) -> Fix {
    Fix::edits(title, vec![Edit { span, text: String::new() }])
}

/// The span from the first to the last of `glyphs`.
fn span_of(glyphs: &[Glyph]) -> Option<Span> {
    Some(Span { start: glyphs.first()?.span.start, end: glyphs.last()?.span.end })
}

fn set_extension(reading: &mut Reading, glyphs: &[Glyph]) {
    let mut digits = String::new();
    for glyph in glyphs.iter().filter(|glyph| glyph.class == Class::Digit) {
        digits.push(glyph.c);
    }
    if digits.len() > extension::MAX
        && let Some(span) = span_of(glyphs)
    {
        reading.diagnostics.push(
            Diagnostic::new(Code::PHONE_EXTENSION_TOO_LONG)
                .spanning(span)
                .with("max", extension::MAX)
                .with("actual", digits.len()),
        );
    }
    reading.extension = Some(digits).filter(|digits| !digits.is_empty());
}

/// What is no part of the number, found on the way.
#[derive(Debug, Default)]
struct Stray<'g> {
    letters: Vec<&'g [Glyph]>,
    characters: Vec<Span>,
}

struct Scan<'g> {
    glyphs: &'g [Glyph],
    /// Index of the first glyph of the number.
    start: usize,
    /// Index of the next glyph.
    at: usize,
    reading: Reading,
    /// Index behind the last glyph that is part of the number.
    end: usize,
    /// Whether letters were mapped.
    letters: bool,
    stray: Stray<'g>,
    /// Where the trimmed text ends.
    text_end: usize,
    /// How often the rest of the text was looked through, see [`MAX_TRIES`].
    tries: usize,
}

impl<'g> Scan<'g> {
    fn new(glyphs: &'g [Glyph], reading: Reading, text_end: usize) -> Self {
        let stray = Stray::default();
        Self { glyphs, start: 0, at: 0, reading, end: 0, letters: false, stray, text_end, tries: 0 }
    }

    fn get(&self, at: usize) -> Option<&'g Glyph> {
        self.glyphs.get(at)
    }

    fn class(&self, at: usize) -> Option<Class> {
        self.get(at).map(|glyph| glyph.class)
    }

    /// Whether the rest of the text may be looked through once more.
    fn may_look(&mut self) -> bool {
        self.tries += 1;
        self.tries <= MAX_TRIES
    }

    fn push(&mut self, digit: char) {
        if let Ok(digit) = u8::try_from(digit) {
            self.reading.digits.push(digit);
        }
    }

    /// The digits of a `phone-context` go in front.
    fn context(&mut self, context: Option<&[Glyph]>) {
        for glyph in context.unwrap_or_default().iter().filter(|g| g.class == Class::Digit) {
            self.push(glyph.c);
        }
    }

    /// How many digits a number has so far, without plus and without a guess at the country code or the leading 1.
    fn national_len(&self) -> usize {
        let digits = &self.reading.digits;
        let code = if self.reading.international { 2 } else { usize::from(digits.as_bytes().first() == Some(&b'1')) };
        digits.len().saturating_sub(code)
    }

    fn run(&mut self) {
        self.start = self.skip_leading();
        while let Some(glyph) = self.get(self.at) {
            let stop = match glyph.class {
                Class::Digit => {
                    self.push(glyph.c);
                    self.at += 1;
                    self.end = self.at;
                    false
                }
                Class::Plus if self.reading.digits.is_empty() && self.pluses() => {
                    self.reading.international = true;
                    self.at += 1;
                    false
                }
                Class::Letter => self.word(),
                Class::Space | Class::Dash | Class::Dot | Class::Open | Class::Star => {
                    let stop = self.american_extension();
                    self.at += usize::from(!stop);
                    stop
                }
                Class::Close => {
                    self.at += 1;
                    if self.end + 1 == self.at {
                        self.end = self.at;
                    }
                    false
                }
                _ => {
                    let stop = self.extension() || self.second_number(glyph.class);
                    if !stop && !glyph.class.is_in(Class::Slash.bit() | Class::Tilde.bit() | Class::Line.bit()) {
                        self.stray.characters.push(glyph.span);
                    }
                    self.at += usize::from(!stop);
                    stop
                }
            };
            if stop {
                break;
            }
        }
        self.finish(self.start);
    }

    /// Whether nothing but pluses stands in front of the present glyph, since the first plus.
    fn pluses(&self) -> bool {
        !self.reading.international
            || self.at.checked_sub(1).is_some_and(|before| self.class(before) == Some(Class::Plus))
    }

    /// Moves to the first plus or digit, as Google does, and names the words on the way.
    fn skip_leading(&mut self) -> usize {
        let Some(start) = glyph::first(self.glyphs, set::DIGIT | set::PLUS) else {
            self.at = self.glyphs.len();
            return self.at;
        };
        self.at = start;
        let leading = self.glyphs.get(..start).unwrap_or_default();
        let last = glyph::last(leading, set::LETTER);
        if let (Some(first), Some(last)) = (glyph::first(leading, set::LETTER), last) {
            if last + 1 == start {
                // Glued to the digits: a mistyped digit rather than a word.
                let first = words::word_start(leading, last);
                self.note_letters(first, start);
            }
            // What stands between the word and the number goes too, but not a parenthesis that opens the number.
            let gap = leading.get(last + 1..).unwrap_or_default();
            let keep = glyph::run(gap, !set::OPEN);
            let words = leading.get(first..last + 1).and_then(span_of);
            let cut = leading.get(..last + 1 + keep).and_then(span_of);
            if let (true, Some(words), Some(cut)) = (last + 1 < start, words, cut) {
                self.find(Code::PHONE_LEADING_WORDS, words, Some(removal("remove the words", cut)));
            }
        }
        let open = leading.last().is_some_and(|g| g.class == Class::Open);
        start - usize::from(open)
    }

    /// A run of letters: a label of an extension, the word between two numbers, letters that stand for digits, or
    /// what does not belong. Returns whether the number ends here.
    fn word(&mut self) -> bool {
        if self.extension() {
            return true;
        }
        let stop = words::word_end(self.glyphs, self.at);
        let word = words::text(self.glyphs.get(self.at..stop).unwrap_or_default());
        let glued = self.at > 0 && self.end == self.at;
        if !glued && words::is_connector(&word) && self.second_number(Class::Letter) {
            return true;
        }
        let known = words::is_kind(&word) && self.reading.digits.len() >= 5;
        let full = match (self.letters, self.reading.international) {
            (true, _) => 10,
            (false, true) => 8,
            (false, false) => 7,
        };
        if !glued && (known || !word.is_ascii() || self.national_len() >= full) && self.reading.digits.len() >= 3 {
            self.trailing_words();
            return true;
        }
        let mask = word.bytes().all(|b| b == b'x');
        if word.is_ascii()
            && !mask
            && !known
            && self.national_len() < full
            && self.reading.digits.len() >= 3
            && (self.letters || self.may_look() && words::letters_from(self.glyphs, self.at) >= 3)
        {
            self.letters = true;
            for glyph in self.glyphs.get(self.at..stop).unwrap_or_default() {
                if let Some(digit) = words::keypad(glyph.c) {
                    self.push(digit);
                }
            }
            self.at = stop;
            self.end = stop;
            return false;
        }
        self.note_letters(self.at, stop);
        self.at = stop;
        self.end = stop;
        false
    }

    fn note_letters(&mut self, from: usize, to: usize) {
        // One finding names the first run; a few more are mended along with it.
        if let (true, Some(run)) = (self.stray.letters.len() < 16, self.glyphs.get(from..to)) {
            self.stray.letters.push(run);
        }
    }

    /// Where an edit that cuts the rest of the text begins: behind the number.
    fn cut_from(&self) -> usize {
        self.get(self.end.saturating_sub(1)).map_or(0, |glyph| glyph.span.end)
    }

    fn trailing_words(&mut self) {
        let rest = self.glyphs.get(self.end..).unwrap_or_default();
        let skip = glyph::run(rest, Class::Space.bit() | Class::Dash.bit() | set::COMMA | Class::Dot.bit());
        let Some(span) = rest.get(skip..).and_then(span_of) else { return };
        let digits = glyph::digits(rest);
        let code = if digits >= 7 { Code::PHONE_SEVERAL_NUMBERS } else { Code::PHONE_TRAILING_WORDS };
        // Digits among the words can be an extension, which is not for us to throw away.
        let fix = match digits {
            0 => Some(self.cut("remove the words")),
            1..7 => None,
            _ => Some(self.cut("keep the first number")),
        };
        self.find(code, span, fix);
    }

    fn cut(&self, title: &'static str) -> Fix {
        removal(title, Span { start: self.cut_from(), end: self.text_end })
    }

    /// Adds a finding.
    fn find(&mut self, code: Code, span: Span, fix: Option<Fix>) {
        self.reading.diagnostics.push(finding(code, span, fix));
    }

    fn finish(&mut self, start: usize) {
        let body = self.glyphs.get(start..self.end.max(start)).and_then(span_of);
        self.reading.span = body.unwrap_or(self.reading.span);
        let end = self.cut_from();
        if let Some(span) = self.stray.letters.first().and_then(|run| span_of(run)) {
            let fix = words::look_alikes(&self.stray.letters);
            self.find(Code::PHONE_STRAY_LETTER, span, fix);
        }
        // Symbols behind the number are dropped, as Google does. In front of an extension they are not behind.
        let extended = self.reading.extension.is_some();
        let mut edits = Vec::new();
        for &span in &self.stray.characters {
            if (span.start < end || extended) && span.start >= self.reading.span.start && edits.len() < 16 {
                edits.push(Edit { span, text: String::new() });
            }
        }
        if let Some(span) = edits.first().map(|first| first.span) {
            self.find(Code::PHONE_STRAY_CHARACTER, span, Some(Fix::edits("remove the characters", edits)));
        }
        if self.reading.digits.is_empty() {
            self.find(Code::PHONE_NOT_A_NUMBER, self.reading.span, None);
        } else if self.reading.digits.len() >= 14 && self.reading.diagnostics.is_empty() {
            self.reading.second = self.second_in_a_row(start);
        }
    }
}
