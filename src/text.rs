//! Texts put together and looked through.
//!
//! `format!`, `join` and `find` of the standard library do the same for every kind of piece and pattern, in several times the
//! machine code.

/// The pieces one after the other.
#[inline(never)]
pub(crate) fn cat(pieces: &[&str]) -> String {
    let mut out = String::with_capacity(pieces.iter().map(|piece| piece.len()).sum());
    for piece in pieces {
        out.push_str(piece);
    }
    out
}

/// The texts with `between` between them.
#[inline(never)]
pub(crate) fn join(texts: &[String], between: &str) -> String {
    let mut out = String::new();
    for (at, text) in texts.iter().enumerate() {
        if at > 0 {
            out.push_str(between);
        }
        out.push_str(text);
    }
    out
}

/// Where `part` stands in `text` for the first time, in bytes. Never more than two looks at each byte.
#[inline(never)]
pub(crate) fn find(text: &str, part: &str) -> Option<usize> {
    let mut search = Search { part: part.as_bytes(), borders: vec![0], matched: 0 };
    if part.is_empty() {
        return Some(0);
    }
    for byte in part.bytes().skip(1) {
        search.step(byte);
        search.borders.push(search.matched);
    }
    search.matched = 0;
    text.bytes().position(|byte| search.step(byte)).map(|last| last + 1 - part.len())
}

/// The search of Knuth, Morris and Pratt.
struct Search<'p> {
    part: &'p [u8],
    /// How much of its own beginning each beginning of the part ends with.
    borders: Vec<usize>,
    /// How much of the part the bytes so far end with.
    matched: usize,
}

impl Search<'_> {
    /// Takes one byte more; whether the part ends here.
    fn step(&mut self, byte: u8) -> bool {
        while self.part.get(self.matched) != Some(&byte) {
            let Some(longest) = self.matched.checked_sub(1) else { return false };
            self.matched = self.borders.get(longest).copied().unwrap_or(0);
        }
        self.matched += 1;
        self.matched == self.part.len()
    }
}

/// What `trim` gives, of the halves that are asked for anyway.
#[inline(never)]
pub(crate) fn trim(text: &str) -> &str {
    trim_of(text, char::is_whitespace)
}

/// The text without characters like that at its ends.
pub(crate) fn trim_of(text: &str, is_spare: fn(char) -> bool) -> &str {
    trim_end_of(trim_start_of(text, is_spare), is_spare)
}

/// The text without characters like that in front.
pub(crate) fn trim_start_of(text: &str, is_spare: fn(char) -> bool) -> &str {
    let mut rest = text.chars();
    loop {
        let here = rest.as_str();
        if !rest.next().is_some_and(is_spare) {
            return here;
        }
    }
}

/// The text without characters like that behind.
pub(crate) fn trim_end_of(text: &str, is_spare: fn(char) -> bool) -> &str {
    let mut rest = text.chars();
    loop {
        let here = rest.as_str();
        if !rest.next_back().is_some_and(is_spare) {
            return here;
        }
    }
}

/// Whether a sign of ASCII stands in the text.
#[inline(never)]
pub(crate) fn has(text: &str, sign: u8) -> bool {
    text.bytes().any(|byte| byte == sign)
}

/// What stands before the first such sign of ASCII, and behind it if it stands in the text.
pub(crate) fn split(text: &str, sign: u8) -> (&str, Option<&str>) {
    cut(text, sign).map_or((text, None), |(front, behind)| (front, Some(behind)))
}

/// What stands in front of the first such sign of ASCII, and what stands behind it.
#[inline(never)]
pub(crate) fn cut(text: &str, sign: u8) -> Option<(&str, &str)> {
    around(text, text.bytes().position(|byte| byte == sign)?)
}

/// What stands in front of the last such sign of ASCII, and what stands behind it.
#[inline(never)]
pub(crate) fn cut_last(text: &str, sign: u8) -> Option<(&str, &str)> {
    around(text, text.bytes().rposition(|byte| byte == sign)?)
}

/// What stands in front of a sign of ASCII, and what stands behind it.
#[inline(never)]
fn around(text: &str, sign: usize) -> Option<(&str, &str)> {
    let (front, behind) = text.split_at_checked(sign)?;
    Some((front, behind.get(1..)?))
}

/// Whether a list of words with spaces between them has this one.
#[inline(never)]
pub(crate) fn has_word(words: &str, word: &str) -> bool {
    pieces(words, b' ').any(|known| known == word)
}

/// The pieces of a text between the signs of ASCII that stand in it: one more than there are signs.
pub(crate) const fn pieces(text: &str, sign: u8) -> Pieces<'_> {
    Pieces { rest: Some(text), sign }
}

/// See [`pieces`].
#[derive(Debug, Clone)]
pub(crate) struct Pieces<'t> {
    rest: Option<&'t str>,
    sign: u8,
}

impl<'t> Iterator for Pieces<'t> {
    type Item = &'t str;

    #[inline(never)]
    fn next(&mut self) -> Option<&'t str> {
        let (piece, rest) = split(self.rest?, self.sign);
        self.rest = rest;
        Some(piece)
    }
}

/// `text` before the first of the `signs`, which are ASCII, and from there on.
#[inline(never)]
pub(crate) fn until<'t>(text: &'t str, signs: &str) -> (&'t str, &'t str) {
    let at = text.bytes().position(|byte| has(signs, byte)).unwrap_or(text.len());
    text.split_at_checked(at).unwrap_or((text, ""))
}

/// `text` behind the `signs`, which are ASCII, that it begins with.
#[inline(never)]
pub(crate) fn behind<'t>(text: &'t str, signs: &str) -> &'t str {
    let first = text.bytes().position(|byte| !signs.bytes().any(|sign| sign == byte)).unwrap_or(text.len());
    text.get(first..).unwrap_or_default()
}

/// `text` before the `sign`s, which are ASCII, that it ends with.
#[inline(never)]
pub(crate) fn before(text: &str, sign: u8) -> &str {
    let end = text.bytes().rposition(|byte| byte != sign).map_or(0, |last| last + 1);
    text.get(..end).unwrap_or_default()
}

/// The rows of a table: one a line, of a name, a colon, and what is said of it.
pub(crate) fn rows(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    pieces(table, b'\n').filter_map(|row| match split(row, b':') {
        (name, Some(said)) => Some((name, said)),
        _ => None,
    })
}

/// What a table says of `name`.
#[inline(never)]
pub(crate) fn row(table: &'static str, name: &str) -> Option<&'static str> {
    rows(table).find(|(known, _)| *known == name).map(|(_, said)| said)
}

/// A whole number in digits.
#[inline(never)]
pub(crate) fn whole(number: i64) -> String {
    let digits = digits(number.unsigned_abs(), 1);
    if number < 0 { cat(&["-", &digits]) } else { digits }
}

/// A count in digits.
pub(crate) fn count(number: usize) -> String {
    digits(number as u64, 1)
}

/// A number in `width` digits or more.
#[inline(never)]
pub(crate) fn digits(number: u64, width: usize) -> String {
    let mut digits = Vec::with_capacity(20);
    push_digits(number, width, &mut digits);
    String::from_utf8(digits).unwrap_or_default()
}

/// Appends the digits of a number, `width` of them or more.
#[inline(never)]
pub(crate) fn push_digits(number: u64, width: usize, out: &mut Vec<u8>) {
    let mut digits = [b'0'; 20];
    let mut rest = number;
    let mut used = 0;
    for digit in digits.iter_mut().rev() {
        if rest == 0 && used >= width {
            break;
        }
        *digit = b'0' + u8::try_from(rest % 10).unwrap_or(0);
        rest /= 10;
        used += 1;
    }
    out.extend_from_slice(digits.get(digits.len() - used..).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn pieces_become_one() {
        assert_eq!(cat(&["a", "", "é"]), "aé");
        assert_eq!(join(&["".to_owned(), "a".to_owned(), "b".to_owned()], ", "), ", a, b");
        assert_eq!(join(&[], ", "), "");
    }

    #[test]
    fn numbers_have_their_digits() {
        for number in [0, 7, -7, 10, i64::MAX, i64::MIN] {
            assert_eq!(whole(number), number.to_string());
        }
        assert_eq!((digits(0, 2), digits(7, 3), digits(1234, 2)), ("00".into(), "007".into(), "1234".into()));
        assert_eq!(count(12), "12");
    }

    #[test]
    fn rows_are_found_by_their_names() {
        const TABLE: &str = "a:one\n<=:is: at most\n";
        assert_eq!(row(TABLE, "a"), Some("one"));
        assert_eq!(row(TABLE, "<="), Some("is: at most"));
        assert_eq!((row(TABLE, "<"), row(TABLE, "")), (None, None));
        assert_eq!(until("é+1", "-+"), ("é", "+1"));
        assert_eq!(until("abc", "-+"), ("abc", ""));
    }

    proptest! {
        #[test]
        fn takes_apart_as_the_standard_library_does(text in "[ a.é\u{3000}]{0,12}") {
            prop_assert_eq!(trim(&text), text.trim());
            prop_assert_eq!(trim_start_of(&text, |c| c == 'a'), text.trim_start_matches('a'));
            prop_assert_eq!(cut(&text, b'.'), text.split_once('.'));
            prop_assert_eq!(cut_last(&text, b'.'), text.rsplit_once('.'));
            prop_assert_eq!(has(&text, b'.'), text.contains('.'));
            prop_assert!(pieces(&text, b'.').eq(text.split('.')));
        }

        #[test]
        fn finds_what_the_standard_library_finds(text in "[abé]{0,20}", part in "[abé]{0,5}") {
            prop_assert_eq!(find(&text, &part), text.find(&part), "{} {}", text, part);
        }
    }
}
