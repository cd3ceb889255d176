//! The name of a field: `company/id`.

use super::lexer::keyword;
use std::fmt;

/// The name of a field: identifiers joined by `/`. It can hold nothing else, so that no name is ever read as a piece of
/// an expression.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FieldPath(String);

impl FieldPath {
    /// The path written in `text`, or `None` if it is none: empty, a keyword, or with characters that no field has.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let path = Self::lossy(text);
        (path.0 == text).then_some(path)
    }

    /// The path written in `text`, with `_` for each character that no field has. Such a name is unknown to every check,
    /// but it prints as one name.
    #[must_use]
    pub fn lossy(text: &str) -> Self {
        Self::read(text, '/')
    }

    /// The same, if `slash` stands between its parts as well.
    pub(super) fn read(text: &str, slash: char) -> Self {
        let mut out = String::with_capacity(text.len() + 1);
        let mut begins = true;
        for c in text.chars() {
            if begins && !(c.is_ascii_alphabetic() || c == '_') {
                out.push('_');
            }
            begins = c == '/' || c == slash;
            out.push(match c {
                _ if begins => '/',
                c if c.is_ascii_alphanumeric() => c,
                _ => '_',
            });
        }
        if begins || keyword(&out).is_some() {
            out.push('_');
        }
        Self(out)
    }

    /// A path that the lexer has already seen to be one.
    pub(super) fn lexed(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The path as it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its parts: `company`, `id`.
    pub fn segments(&self) -> impl Iterator<Item = &str> {
        self.0.split('/')
    }
}

impl fmt::Display for FieldPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// [`FieldPath::lossy`].
impl From<&str> for FieldPath {
    fn from(text: &str) -> Self {
        Self::lossy(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_names_only() {
        assert!(FieldPath::new("_info/lastUpdated").is_some());
        for bad in ["", "a/", "/a", "a b", "1a", "and", "NULL", "a=1 or b", "a\"", "é", "a//b"] {
            assert!(FieldPath::new(bad).is_none(), "{bad}");
            let lossy = FieldPath::lossy(bad);
            assert!(FieldPath::new(lossy.as_str()).is_some(), "{bad} became {lossy}");
        }
        assert_eq!(FieldPath::lossy("a = 1 or b").as_str(), "a___1_or_b");
    }
}
