//! Finds where rows end. It looks at no more than that, so that it keeps ahead of any number of threads that check.

use super::Format;
use memchr::{memchr, memchr_iter, memchr3};

/// The byte order mark of UTF-8.
const MARK: [u8; 3] = [0xEF, 0xBB, 0xBF];

/// What may separate cells; the first of two that are as frequent is meant.
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Where a row stands, and what was seen while its end was looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct RowPlace {
    /// The number of the row, from 1; the header of a table is 0.
    pub row: u64,
    /// The line on which the row begins, from 1.
    pub line: u64,
    /// The offset of the row's first byte in the input, from 0; a byte order mark counts.
    pub byte_offset: u64,
    /// What separates the cells of the table, if the row is its header.
    pub header: Option<u8>,
    /// Whether the row was longer than the limit. Its bytes are gone then.
    pub too_long: bool,
    /// Whether the input ended inside a quoted cell.
    pub unclosed_quote: bool,
    /// The offset in the row of the first quote that neither opens nor closes a cell.
    pub stray_quote: Option<usize>,
}

impl RowPlace {
    /// The place of a row that something else than a [`Splitter`] found.
    #[must_use]
    pub const fn new(row: u64, line: u64, byte_offset: u64) -> Self {
        Self { row, line, byte_offset, header: None, too_long: false, unclosed_quote: false, stray_quote: None }
    }
}

/// A row as it stands in the input, without its line break.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RawRow<'b> {
    /// Where it stands.
    pub place: RowPlace,
    /// Its bytes; any bytes there are.
    pub bytes: &'b [u8],
}

/// Splits bytes into rows, in chunks of any size. It holds the unfinished row alone, and no more of it than the limit.
///
/// ```
/// use psa_contacts::rows::{Format, Splitter};
///
/// let mut splitter = Splitter::new(Format::Ndjson);
/// let mut lines = Vec::new();
/// for chunk in [b"{}\n\n{\"a\"".as_slice(), b": 1}\n"] {
///     let mut at = 0;
///     while let Some(row) = splitter.next(chunk, &mut at) {
///         lines.push((row.place.line, row.bytes.to_vec()));
///     }
/// }
/// assert_eq!(lines, [(1, b"{}".to_vec()), (3, b"{\"a\": 1}".to_vec())]);
/// assert_eq!(splitter.finish(), None);
/// ```
#[derive(Debug, Clone)]
pub struct Splitter {
    format: Format,
    limit: usize,
    separator: Option<u8>,
    awaits_header: bool,
    state: State,
    /// How many bytes of the byte order mark were seen; all of them, too, once the input has begun without one.
    mark: usize,
    /// Whether the row before ended in a carriage return, whose line feed is still to come.
    after_return: bool,
    /// What earlier chunks held of the row.
    held: Vec<u8>,
    /// Whether `held` was given out with the last row.
    given: bool,
    /// The length of the row so far, in bytes.
    length: u64,
    /// The last byte of the row so far, in an earlier chunk.
    last: Option<u8>,
    stray: Option<usize>,
    /// How many rows were given.
    rows: u64,
    /// Where the row begins.
    start: (u64, u64),
    /// The line and the offset that were reached.
    here: (u64, u64),
}

/// Where in a row of CSV the scan stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Plain,
    Quoted,
    /// Behind a quote inside a quoted cell: the cell ends, or the quote is doubled.
    Closing,
}

impl Splitter {
    /// The limit of a row that is used if no other is set: 1 MiB.
    pub const LIMIT: usize = 1 << 20;

    /// A splitter at the beginning of its input.
    #[must_use]
    pub fn new(format: Format) -> Self {
        Self {
            format,
            limit: Self::LIMIT,
            separator: None,
            awaits_header: format == Format::Csv,
            state: State::Plain,
            mark: 0,
            after_return: false,
            held: Vec::new(),
            given: false,
            length: 0,
            last: None,
            stray: None,
            rows: 0,
            start: (1, 0),
            here: (1, 0),
        }
    }

    /// Sets how many bytes a row may take.
    #[must_use]
    pub fn with_limit(mut self, bytes: usize) -> Self {
        self.limit = bytes;
        self
    }

    /// What separates the cells of a table; known as soon as its header was given.
    #[must_use]
    pub fn separator(&self) -> Option<u8> {
        self.separator
    }

    /// How many bytes of memory the unfinished row takes: at most twice the limit.
    #[must_use]
    pub fn held(&self) -> usize {
        self.held.capacity()
    }

    /// The next row that ends in `chunk` behind `at`, which moves on. `None` when the chunk is used up.
    pub fn next<'a>(&'a mut self, chunk: &'a [u8], at: &mut usize) -> Option<RawRow<'a>> {
        self.forget_given();
        loop {
            let rest = self.skip(chunk, at)?;
            let Some(length) = self.find_end(rest) else {
                self.hold(rest);
                self.last = rest.last().copied();
                self.here.1 += bytes(rest.len());
                *at = chunk.len();
                return None;
            };
            let content = rest.get(..length).unwrap_or_default();
            self.after_return = rest.get(length) == Some(&b'\r');
            *at += length + 1;
            self.here.1 += bytes(length) + 1;
            self.here.0 += 1;
            // A row that lies in the chunk is not copied.
            let is_held = self.length > 0;
            if is_held {
                self.hold(content);
            } else {
                self.length = bytes(length);
            }
            let content = if is_held { Content::Held } else { Content::Chunk(*at - length - 1, length) };
            if let Some(place) = self.end(&content, chunk) {
                self.given = is_held;
                return Some(self.row(place, content.bytes(&self.held, chunk)));
            }
            self.held.clear();
        }
    }

    /// The last row, if no line break ended it. To be called once the input is at its end.
    pub fn finish(&mut self) -> Option<RawRow<'_>> {
        self.forget_given();
        self.settle_mark();
        if self.length == 0 {
            return None;
        }
        let place = self.end(&Content::Held, &[])?;
        self.given = true;
        Some(self.row(place, &self.held))
    }

    /// A row that is too long has no bytes: whether they are at hand depends on the chunks.
    fn row<'b>(&self, place: RowPlace, bytes: &'b [u8]) -> RawRow<'b> {
        let bytes = if place.too_long { &[] } else { bytes };
        RawRow { place, bytes: self.format.without_return(bytes) }
    }

    fn forget_given(&mut self) {
        if self.given {
            self.held.clear();
            self.given = false;
        }
    }

    /// The rest of the chunk behind the byte order mark and the line feed of the row before; `None` if nothing is left.
    fn skip<'c>(&mut self, chunk: &'c [u8], at: &mut usize) -> Option<&'c [u8]> {
        while let (Some(expected), Some(byte)) = (MARK.get(self.mark), chunk.get(*at)) {
            if byte != expected {
                self.settle_mark();
                break;
            }
            self.mark += 1;
            self.here.1 += 1;
            *at += 1;
            if self.mark == MARK.len() {
                self.start = self.here;
            }
        }
        if self.after_return && chunk.get(*at) == Some(&b'\n') {
            self.after_return = false;
            *at += 1;
            self.here.1 += 1;
            self.start = self.here;
        }
        let rest = chunk.get(*at..).filter(|rest| !rest.is_empty())?;
        self.after_return = false;
        Some(rest)
    }

    /// What looked like a byte order mark and is none belongs to the first row.
    fn settle_mark(&mut self) {
        if let Some(seen) = MARK.get(..self.mark).filter(|seen| seen.len() < MARK.len()) {
            self.hold(seen);
            self.last = seen.last().copied();
            self.mark = MARK.len();
        }
    }

    /// Keeps a piece of the row for the next chunk, as long as the row is within the limit.
    fn hold(&mut self, piece: &[u8]) {
        self.length += bytes(piece.len());
        if self.length <= bytes(self.limit) {
            self.held.extend_from_slice(piece);
        } else {
            self.held = Vec::new();
        }
    }

    /// Ends the row. `None` if it is blank, or says no more than what separates the cells.
    fn end(&mut self, content: &Content, chunk: &[u8]) -> Option<RowPlace> {
        let too_long = self.length > bytes(self.limit);
        let unclosed_quote = self.state == State::Quoted;
        let (line, byte_offset) = self.start;
        let stray_quote = self.stray.take();
        self.length = 0;
        self.state = State::Plain;
        self.last = None;
        self.start = self.here;
        let bytes = if too_long { &[] } else { content.bytes(&self.held, chunk) };
        let separator = self.separator;
        if !too_long && bytes.iter().all(|byte| matches!(byte, b' ' | b'\t' | b'\r') || Some(*byte) == separator) {
            return None;
        }
        let is_header = self.awaits_header;
        if is_header {
            if separator.is_none() {
                self.separator = named_separator(bytes);
                if self.separator.is_some() {
                    return None;
                }
                self.separator = Some(likely_separator(bytes));
            }
            self.awaits_header = false;
        } else {
            self.rows += 1;
        }
        let header = self.separator.filter(|_| is_header);
        Some(RowPlace { row: self.rows, line, byte_offset, header, too_long, unclosed_quote, stray_quote })
    }

    /// The offset of the line break that ends the row, if it stands in `chunk`.
    fn find_end(&mut self, chunk: &[u8]) -> Option<usize> {
        match self.format {
            Format::Ndjson => memchr(b'\n', chunk),
            Format::Csv => self.end_of_record(chunk),
        }
    }

    /// Follows the quotes as RFC 4180 has them. A quote that stands where none may is a part of its cell.
    fn end_of_record(&mut self, chunk: &[u8]) -> Option<usize> {
        let mut at = 0;
        loop {
            let rest = chunk.get(at..)?;
            match self.state {
                State::Plain => {
                    let found = at + memchr3(b'"', b'\n', b'\r', rest)?;
                    if chunk.get(found) != Some(&b'"') {
                        return Some(found);
                    }
                    let before = found.checked_sub(1).map_or(self.last, |before| chunk.get(before).copied());
                    if before.is_none_or(|before| self.separates(before)) {
                        self.state = State::Quoted;
                    } else {
                        self.see_stray(found, 0);
                    }
                    at = found + 1;
                }
                State::Quoted => {
                    let found = memchr(b'"', rest);
                    let inside = found.map_or(rest, |found| rest.get(..found).unwrap_or_default());
                    self.here.0 += bytes(memchr_iter(b'\n', inside).count());
                    at += found? + 1;
                    self.state = State::Closing;
                }
                State::Closing => {
                    let byte = *rest.first()?;
                    self.state = match byte {
                        b'"' => State::Quoted,
                        b'\n' | b'\r' => return Some(at),
                        _ => {
                            if !self.separates(byte) {
                                // The quote before it closed nothing.
                                self.see_stray(at, 1);
                            }
                            State::Plain
                        }
                    };
                    at += 1;
                }
            }
        }
    }

    /// Notes the quote that stands `back` bytes before `at`.
    fn see_stray(&mut self, at: usize, back: usize) {
        let before = usize::try_from(self.length).unwrap_or(usize::MAX);
        let offset = before.saturating_add(at).saturating_sub(back);
        self.stray.get_or_insert(offset);
    }

    fn separates(&self, byte: u8) -> bool {
        self.separator.map_or_else(|| SEPARATORS.contains(&byte), |separator| byte == separator)
    }
}

/// Where the bytes of a row are.
enum Content {
    Held,
    /// In the chunk: from where, and how many.
    Chunk(usize, usize),
}

impl Content {
    fn bytes<'b>(&self, held: &'b [u8], chunk: &'b [u8]) -> &'b [u8] {
        match *self {
            Self::Held => held,
            Self::Chunk(start, length) => chunk.get(start..start + length).unwrap_or_default(),
        }
    }
}

fn bytes(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

/// The separator that a first line like `sep=;` names, as spreadsheets write it.
fn named_separator(line: &[u8]) -> Option<u8> {
    let (name, separator) = line.split_at_checked(4)?;
    let &[separator] = separator else { return None };
    let separates = separator == b'\t' || (separator.is_ascii_punctuation() && separator != b'"');
    (name.eq_ignore_ascii_case(b"sep=") && separates).then_some(separator)
}

/// What separates the names of a header: what stands there most often, outside quotes.
fn likely_separator(header: &[u8]) -> u8 {
    let mut counts = SEPARATORS.map(|separator| (0_usize, separator));
    let mut quoted = false;
    for byte in header {
        quoted ^= *byte == b'"';
        if let Some((count, _)) = counts.iter_mut().find(|(_, separator)| separator == byte).filter(|_| !quoted) {
            *count += 1;
        }
    }
    let best = counts.iter().rev().max_by_key(|(count, _)| *count);
    best.map_or(b',', |(_, separator)| *separator)
}
