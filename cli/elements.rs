//! Finds where the elements of a JSON array end, so that a file of any size is checked element by element.
//!
//! It follows brackets and strings alone. What stands between two commas is handed on as it is, and whoever parses it says what is
//! wrong with it.

use memchr::memchr2;
use psa_contacts::rows::{RawRow, RowPlace};

/// The byte order mark of UTF-8.
const MARK: [u8; 3] = [0xEF, 0xBB, 0xBF];

/// Why an array cannot be read any further.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Broken {
    /// The input ended inside it.
    Unclosed,
    /// Something stands behind it, at this line and offset.
    Trailing(u64, u64),
}

/// Splits the bytes of a JSON document into elements, in chunks of any size.
#[derive(Debug)]
pub(crate) struct Elements {
    limit: usize,
    state: State,
    /// How many brackets are open inside the element.
    depth: usize,
    text: Text,
    /// The element so far; line breaks outside strings are blanks, so that an offset counts from its beginning.
    held: Vec<u8>,
    too_long: bool,
    given: bool,
    rows: u64,
    /// How many bytes of the byte order mark were seen.
    mark: usize,
    /// The line and the offset at which the element begins, and those that were reached.
    start: (u64, u64),
    here: (u64, u64),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Nothing but blanks was seen.
    Start,
    /// The document is no array: all of it is one element.
    Single,
    /// Inside the array, and whether an element must follow.
    Array { awaits: bool },
    /// Behind the array.
    Closed,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Text {
    Outside,
    Inside,
    Escaped,
}

impl Elements {
    pub(crate) fn new(limit: usize) -> Self {
        Self {
            limit,
            state: State::Start,
            depth: 0,
            text: Text::Outside,
            held: Vec::new(),
            too_long: false,
            given: false,
            rows: 0,
            mark: 0,
            start: (1, 0),
            here: (1, 0),
        }
    }

    /// The next element that ends in `chunk` behind `at`, which moves on. `None` when the chunk is used up.
    pub(crate) fn next(&mut self, chunk: &[u8], at: &mut usize) -> Result<Option<RawRow<'_>>, Broken> {
        self.forget_given();
        while let Some(rest) = chunk.get(*at..).filter(|rest| !rest.is_empty()) {
            let length = if self.text == Text::Inside { memchr2(b'"', b'\\', rest).unwrap_or(rest.len()) } else { 0 };
            if let Some(inside) = rest.get(..length).filter(|inside| !inside.is_empty()) {
                self.here.0 += count(memchr::memchr_iter(b'\n', inside).count());
                self.here.1 += count(length);
                *at += length;
                self.hold(inside);
                continue;
            }
            let Some(byte) = rest.first().copied() else { break };
            *at += 1;
            let ends = self.take(byte)?;
            self.here.1 += 1;
            self.here.0 += u64::from(byte == b'\n');
            if ends {
                return Ok(Some(self.give()));
            }
        }
        Ok(None)
    }

    /// The last element, of a document that is no array. To be called once the input is at its end.
    pub(crate) fn finish(&mut self) -> Result<Option<RawRow<'_>>, Broken> {
        self.forget_given();
        match self.state {
            State::Start | State::Closed => Ok(None),
            State::Array { .. } => Err(Broken::Unclosed),
            State::Single => {
                self.state = State::Closed;
                Ok(Some(self.give()))
            }
        }
    }

    fn forget_given(&mut self) {
        if self.given {
            self.held.clear();
            self.given = false;
        }
    }

    fn give(&mut self) -> RawRow<'_> {
        self.given = true;
        self.rows += 1;
        let (line, byte_offset) = self.start;
        let mut place = RowPlace::new(self.rows, line, byte_offset);
        place.too_long = std::mem::take(&mut self.too_long);
        self.depth = 0;
        self.text = Text::Outside;
        RawRow { place, bytes: self.held.trim_ascii_end() }
    }

    fn hold(&mut self, bytes: &[u8]) {
        if self.held.len() + bytes.len() > self.limit {
            self.too_long = true;
            self.held = Vec::new();
        }
        if !self.too_long {
            self.held.extend_from_slice(bytes);
        }
    }

    /// Takes one byte, and says whether it ends an element.
    fn take(&mut self, byte: u8) -> Result<bool, Broken> {
        match self.text {
            Text::Inside => {
                self.text = if byte == b'"' { Text::Outside } else { Text::Escaped };
                self.hold(&[byte]);
                return Ok(false);
            }
            Text::Escaped => {
                self.text = Text::Inside;
                self.hold(&[byte]);
                return Ok(false);
            }
            Text::Outside => {}
        }
        match self.state {
            State::Start if MARK.get(self.mark) == Some(&byte) => self.mark += 1,
            State::Start if byte.is_ascii_whitespace() => {}
            State::Start if byte == b'[' => self.state = State::Array { awaits: false },
            State::Start => {
                self.state = State::Single;
                self.content(byte);
            }
            State::Single => self.content(byte),
            State::Array { .. } if self.depth > 0 => self.content(byte),
            State::Array { .. } if byte == b',' => {
                self.begin_if_blank();
                self.state = State::Array { awaits: true };
                return Ok(true);
            }
            State::Array { awaits } if byte == b']' => {
                let ends = awaits || !self.held.is_empty() || self.too_long;
                self.begin_if_blank();
                self.state = State::Closed;
                return Ok(ends);
            }
            State::Array { .. } => self.content(byte),
            State::Closed if byte.is_ascii_whitespace() => {}
            State::Closed => return Err(Broken::Trailing(self.here.0, self.here.1)),
        }
        Ok(false)
    }

    /// An element without a word stands where the comma or the bracket behind it does.
    fn begin_if_blank(&mut self) {
        if self.held.is_empty() && !self.too_long {
            self.start = self.here;
        }
    }

    fn content(&mut self, byte: u8) {
        if byte.is_ascii_whitespace() && self.held.is_empty() {
            return;
        }
        self.begin_if_blank();
        match byte {
            b'"' => self.text = Text::Inside,
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        self.hold(&[if byte == b'\n' { b' ' } else { byte }]);
    }
}

fn count(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str, chunk: usize) -> (Vec<(u64, u64, String)>, Option<Broken>) {
        let mut elements = Elements::new(40);
        let mut found = Vec::new();
        let note = |row: RawRow<'_>| (row.place.line, row.place.byte_offset, String::from_utf8_lossy(row.bytes).into());
        for chunk in text.as_bytes().chunks(chunk) {
            let mut at = 0;
            loop {
                match elements.next(chunk, &mut at) {
                    Ok(Some(row)) => found.push(note(row)),
                    Ok(None) => break,
                    Err(broken) => return (found, Some(broken)),
                }
            }
        }
        match elements.finish() {
            Ok(row) => found.extend(row.map(note)),
            Err(broken) => return (found, Some(broken)),
        }
        (found, None)
    }

    #[test]
    fn elements_are_found_in_chunks_of_any_size() {
        let row = |line, offset, text: &str| (line, offset, text.to_owned());
        let long = format!("[{{}}, {{\"a\": \"{}\"}}, 5]", "x".repeat(50));
        let cases = [
            ("", vec![], None),
            (" [ ]\n", vec![], None),
            (
                "\u{feff}[\n  {\"a\":\n1},\n[\"],\\\"\", {}]\n]",
                vec![row(2, 7, "{\"a\": 1}"), row(4, 17, "[\"],\\\"\", {}]")],
                None,
            ),
            ("[{}, ]", vec![row(1, 1, "{}"), row(1, 5, "")], None),
            ("[,{}]", vec![row(1, 1, ""), row(1, 2, "{}")], None),
            ("[{} {}]", vec![row(1, 1, "{} {}")], None),
            ("\n{\"a\":\n 1}\n", vec![row(2, 1, "{\"a\":  1}")], None),
            ("[{}, {", vec![row(1, 1, "{}")], Some(Broken::Unclosed)),
            ("[{}]\n x", vec![row(1, 1, "{}")], Some(Broken::Trailing(2, 6))),
            (&long, vec![row(1, 1, "{}"), row(1, 5, ""), row(1, 66, "5")], None),
        ];
        for (text, expected, broken) in cases {
            for chunk in [1, 2, 3, 1000] {
                assert_eq!(split(text, chunk), (expected.clone(), broken), "{text} in chunks of {chunk}");
            }
        }
    }
}
