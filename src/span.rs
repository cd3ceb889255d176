//! Places: a [`Span`] in a text, a [`Path`] in a payload.

use crate::decimal;
use serde::{Deserialize, Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

/// How many UTF-16 code units a text takes.
///
/// This is the unit of every length and offset of this crate, because it is what `maxlength`, JavaScript, .NET and
/// `nvarchar(n)` count.
#[must_use]
pub fn utf16_len(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.chars().map(char::len_utf16).sum() }
}

/// A piece of a text, in UTF-16 code units, so that JavaScript's `text.slice(start, end)` is the piece meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Span {
    /// Offset of the first code unit.
    pub start: usize,
    /// Offset behind the last code unit.
    pub end: usize,
}

impl Span {
    /// The span of the byte range `bytes` of `text`. A range that cuts a character covers all of it, one that leaves
    /// the text ends with it.
    #[must_use]
    pub fn from_bytes(text: &str, bytes: Range<usize>) -> Self {
        let mut span = Self { start: 0, end: 0 };
        for (at, c) in text.char_indices() {
            if at + c.len_utf8() <= bytes.start {
                span.start += c.len_utf16();
            }
            if at < bytes.end {
                span.end += c.len_utf16();
            }
        }
        span.end = span.end.max(span.start);
        span
    }

    /// The same piece as a range of bytes, or `None` if the span does not lie on character boundaries of `text`.
    #[must_use]
    pub fn to_bytes(self, text: &str) -> Option<Range<usize>> {
        let (start, end) = (byte_at(text, self.start)?, byte_at(text, self.end)?);
        (start <= end).then_some(start..end)
    }

    /// The piece of `text` that the span means.
    #[must_use]
    pub fn slice(self, text: &str) -> Option<&str> {
        text.get(self.to_bytes(text)?)
    }
}

/// Where so many UTF-16 code units of a text end, in bytes; nowhere inside a character.
fn byte_at(text: &str, offset: usize) -> Option<usize> {
    let mut units = 0;
    for (at, c) in text.char_indices() {
        if units >= offset {
            return (units == offset).then_some(at);
        }
        units += c.len_utf16();
    }
    (units == offset).then_some(text.len())
}

/// One step of a [`Path`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(untagged)]
pub enum Segment {
    /// The member of an object.
    Key(Cow<'static, str>),
    /// The element of an array.
    Index(usize),
}

impl From<&'static str> for Segment {
    fn from(key: &'static str) -> Self {
        Self::Key(Cow::Borrowed(key))
    }
}

impl From<String> for Segment {
    fn from(key: String) -> Self {
        Self::Key(Cow::Owned(key))
    }
}

impl From<usize> for Segment {
    fn from(index: usize) -> Self {
        Self::Index(index)
    }
}

/// Where in a payload: the members and indexes from the root. The root itself is the empty path.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Path(Vec<Segment>);

impl Path {
    /// The root of the payload.
    #[must_use]
    pub fn root() -> Self {
        Self::default()
    }

    /// This path and one step more.
    #[must_use]
    #[inline(never)]
    pub fn join(&self, segment: impl Into<Segment>) -> Self {
        let mut segments = Vec::with_capacity(self.0.len() + 1);
        segments.extend_from_slice(&self.0);
        segments.push(segment.into());
        Self(segments)
    }

    /// Goes one step further.
    pub(crate) fn push(&mut self, segment: impl Into<Segment>) {
        self.0.push(segment.into());
    }

    /// Goes one step back.
    pub(crate) fn pop(&mut self) {
        self.0.pop();
    }

    /// This path in what stands at `outer`.
    pub(crate) fn within(&self, outer: &Self) -> Self {
        let mut segments = outer.0.clone();
        segments.extend_from_slice(&self.0);
        Self(segments)
    }

    /// Its first step.
    pub(crate) fn first_mut(&mut self) -> Option<&mut Segment> {
        self.0.first_mut()
    }

    /// This path without its last step; the root stays the root.
    #[must_use]
    pub fn parent(&self) -> Self {
        Self(self.0.split_last().map(|(_, parents)| parents.to_vec()).unwrap_or_default())
    }

    /// The steps, from the root.
    #[must_use]
    pub fn segments(&self) -> &[Segment] {
        &self.0
    }

    /// Whether `self` is `other` or lies inside it.
    #[must_use]
    pub fn starts_with(&self, other: &Self) -> bool {
        self.0.starts_with(&other.0)
    }

    /// The RFC 6901 pointer: `/communicationItems/0/value`. The root is `""`.
    #[must_use]
    pub fn pointer(&self) -> String {
        let mut pointer = String::new();
        for segment in &self.0 {
            pointer.push('/');
            match segment {
                Segment::Index(index) => decimal::push_whole(&mut pointer, *index as u64),
                Segment::Key(key) if !key.bytes().any(|byte| matches!(byte, b'~' | b'/')) => pointer.push_str(key),
                Segment::Key(key) => {
                    for c in key.chars() {
                        match c {
                            '~' => pointer.push_str("~0"),
                            '/' => pointer.push_str("~1"),
                            c => pointer.push(c),
                        }
                    }
                }
            }
        }
        pointer
    }
}

impl From<Vec<Segment>> for Path {
    fn from(segments: Vec<Segment>) -> Self {
        Self(segments)
    }
}

impl<S: Into<Segment>> FromIterator<S> for Path {
    fn from_iter<I: IntoIterator<Item = S>>(segments: I) -> Self {
        Self(segments.into_iter().map(Into::into).collect())
    }
}

impl Serialize for Path {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.pointer())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_count_utf16_code_units() {
        let text = "a😀é b";
        let at = text.find('é').unwrap();
        let span = Span::from_bytes(text, at..at + 'é'.len_utf8());
        assert_eq!(span, Span { start: 3, end: 4 });
        assert_eq!(span.slice(text), Some("é"));
        assert_eq!(Span { start: 1, end: 3 }.slice(text), Some("😀"));
        assert_eq!(Span { start: 2, end: 3 }.slice(text), None, "half of a surrogate pair");
        assert_eq!(Span { start: 0, end: 99 }.slice(text), None);
        assert_eq!(Span::from_bytes(text, 99..120), Span { start: 6, end: 6 });
        assert_eq!(utf16_len(text), 6);
    }

    #[test]
    fn pointers_follow_rfc_6901() {
        assert_eq!(Path::root().pointer(), "");
        let path = Path::root().join("communicationItems").join(0).join("a/b~c".to_owned());
        assert_eq!(path.pointer(), "/communicationItems/0/a~1b~0c");
        assert!(path.starts_with(&Path::root().join("communicationItems")));
    }
}
