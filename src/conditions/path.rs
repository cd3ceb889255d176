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
        (is_path(text) && keyword(text).is_none()).then(|| Self(text.to_owned()))
    }

    /// The path written in `text`, with `_` for each character that no field has. Such a name is unknown to every check,
    /// but it prints as one name.
    #[must_use]
    pub fn lossy(text: &str) -> Self {
        if let Some(path) = Self::new(text) {
            return path;
        }
        let mut out = String::with_capacity(text.len() + 1);
        for part in text.split('/') {
            if !out.is_empty() {
                out.push('/');
            }
            if !part.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') {
                out.push('_');
            }
            out.extend(part.chars().map(|c| if is_name_char(c) { c } else { '_' }));
        }
        if keyword(&out).is_some() {
            out.push('_');
        }
        Self(out)
    }

    /// A path that the lexer has already seen to be one.
    pub(super) fn lexed(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The same with dots between its parts.
    pub(super) fn dotted(text: &str) -> Self {
        Self(text.chars().map(|c| if c == '.' { '/' } else { c }).collect())
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

fn is_name_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

fn is_path(text: &str) -> bool {
    text.split('/')
        .all(|part| part.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') && part.chars().all(is_name_char))
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
