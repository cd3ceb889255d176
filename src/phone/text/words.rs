//! The words that stand in and around phone numbers.

use super::glyph::{self, Glyph, set};
use super::span_of;
use crate::diagnostic::{Edit, Fix};
use crate::text::has_word;

/// What stands in front of an extension, in lower case.
const EXTENSION: &str = "\
    x ext extn xtn exten extension extensi\u{f3}n extensio\u{301}n extensao extens\u{e3}o xt int \
    interno interne anexo ramal poste dw durchwahl nst nebenstelle klappe kl toestel tst wew linka \
    klapka anknytning ankn lokal \u{434}\u{43e}\u{431} \
    \u{434}\u{43e}\u{431}\u{430}\u{432}\u{43e}\u{447}\u{43d}\u{44b}\u{439} \u{432}\u{43d} \
    \u{5206}\u{6a5f} \u{5206}\u{673a} \u{8f6c} \u{8f49} \u{5185}\u{7dda} \u{b0b4}\u{c120}";

/// What stands between two numbers.
const CONNECTORS: &str = "\
    or and und oder y o u ou et e of en i lub a \u{438} \u{438}\u{43b}\u{438}";

/// What says which kind of number it is. Such a word never stands for digits.
const KINDS: &str = "\
    mobile mob cell cellular cellphone handy movil celular gsm home house work office desk direct main \
    fax pager phone tel telephone voice sms text whatsapp personal private business switchboard \
    reception landline only ask call after before for preferred";

pub(super) fn is_extension(word: &str) -> bool {
    has_word(EXTENSION, word)
}

pub(super) fn is_connector(word: &str) -> bool {
    has_word(CONNECTORS, word)
}

pub(super) fn is_kind(word: &str) -> bool {
    // `call` ends real numbers (555-CALL); only behind a whole number is it a word, and there it needs no list.
    word != "call" && has_word(KINDS, word)
}

/// The letters as text, in lower case.
pub(super) fn text(glyphs: &[Glyph]) -> String {
    // No word that is looked for is longer.
    let mut text = String::new();
    for glyph in glyphs.iter().take(24) {
        text.push(glyph.c);
    }
    crate::fold::lowercase(&text).into_owned()
}

/// Index behind the run of letters that `at` stands in.
pub(super) fn word_end(glyphs: &[Glyph], at: usize) -> usize {
    at + glyph::run(glyphs.get(at..).unwrap_or_default(), set::LETTER)
}

/// Index of the first letter of the run that `at` stands in.
pub(super) fn word_start(glyphs: &[Glyph], at: usize) -> usize {
    glyph::last(glyphs.get(..at + 1).unwrap_or_default(), !set::LETTER).map_or(0, |last| last + 1)
}

/// How many letters of ASCII there are from `at` on, those of labels of an extension left out. It stops at three.
pub(super) fn letters_from(glyphs: &[Glyph], at: usize) -> usize {
    let mut rest = glyphs.get(at..).unwrap_or_default();
    let mut letters = 0;
    while letters < 3 {
        let Some(start) = glyph::first(rest, set::LETTER) else { break };
        let end = word_end(rest, start);
        let word = rest.get(start..end).unwrap_or_default();
        if !is_extension(&text(word)) {
            letters += word.iter().filter(|g| g.c.is_ascii()).count();
        }
        rest = rest.get(end..).unwrap_or_default();
    }
    letters
}

/// The digit under which a letter stands on a telephone.
pub(super) fn keypad(letter: char) -> Option<char> {
    Some(match letter {
        'a'..='c' => '2',
        'd'..='f' => '3',
        'g'..='i' => '4',
        'j'..='l' => '5',
        'm'..='o' => '6',
        'p'..='s' => '7',
        't'..='v' => '8',
        'w'..='z' => '9',
        _ => return None,
    })
}

/// Replaces letters by the digits that they look like, if every one of them looks like one.
pub(super) fn look_alikes(runs: &[&[Glyph]]) -> Option<Fix> {
    let mut edits = Vec::new();
    for run in runs {
        let mut text = String::new();
        for glyph in *run {
            text.push(match glyph.c {
                'o' | '\u{41E}' | '\u{43E}' => '0',
                'l' | 'i' => '1',
                _ => return None,
            });
        }
        edits.push(Edit { span: span_of(run)?, text });
    }
    Some(Fix::edits("write digits in place of the letters", edits))
}
