//! A stream of rows for a host: it brings bytes in pieces, and takes what is said of the rows as text, as much as it wants.
//!
//! Each row of which something is told is five texts, each but the last ended by a NUL, and the row by a line feed:
//!
//! | text | meaning |
//! |---|---|
//! | row, line, byte offset | where it stands |
//! | findings | empty for none, the notes of [`quick`](super::quick), or `[diagnostics, changes]` as in any answer |
//! | contact | JSON text of what the row holds, not yet normalized; empty if there is no contact to be told |
//!
//! None of these texts holds a NUL or a line feed: JSON has them escaped, and a row of NDJSON is a line. Whoever holds the
//! contact makes the normalized one by applying the changes, which is cheaper than to write both.

use super::answer::findings;
use super::quick::{self, digits};
use crate::diagnostic::{Code, Severity};
use crate::json::Json;
use crate::options::ContactOptions;
use crate::rows::{ColumnsError, Format, RawRow, RowChecker, Splitter, Verdict};
use std::cell::RefCell;

/// The bytes that a host may bring at once.
pub const ROOM: usize = 1 << 16;

/// An answer ends behind the row with which it reaches so many bytes.
const ENOUGH: usize = 1 << 14;

/// What ends the texts of a row but the last, and a row.
const END: char = '\0';
const END_OF_ROW: char = '\n';

/// What stands at the end of an answer if the room was not read to its end.
const MORE: char = '+';

/// How a stream reads its rows: what [`RowOptions`](crate::rows::RowOptions) says, in a form that costs the module less.
#[derive(Debug, Clone)]
pub struct StreamOptions {
    /// How the rows are written.
    pub format: Format,
    /// How each contact is checked.
    pub contact: ContactOptions,
    /// What columns of a table hold, by the name in the header.
    pub columns: Vec<(String, String)>,
    /// How many bytes a row may take.
    pub max_row_bytes: usize,
    /// Whether nothing is told of valid rows.
    pub invalid_only: bool,
}

impl Default for StreamOptions {
    fn default() -> Self {
        Self {
            format: Format::Ndjson,
            contact: ContactOptions::default(),
            columns: Vec::new(),
            max_row_bytes: Splitter::LIMIT,
            invalid_only: false,
        }
    }
}

/// One stream of rows.
#[derive(Debug)]
pub struct Stream {
    reader: Reader,
    /// What the host writes into; none of it before it is asked for.
    room: Vec<u8>,
    /// How much of the room is filled, and how much of that was read.
    filled: usize,
    at: usize,
}

#[derive(Debug)]
struct Reader {
    splitter: Splitter,
    checker: RowChecker,
    invalid_only: bool,
    tally: Tally,
}

/// What [`BatchSummary`](crate::rows::BatchSummary) counts, by the numbers of the codes: a host has their names.
#[derive(Debug, Default)]
struct Tally {
    rows: u64,
    valid: u64,
    warnings: u64,
    codes: Vec<(Code, u64)>,
}

impl Stream {
    /// A stream at its beginning.
    ///
    /// # Errors
    ///
    /// If the columns name a field that no contact has.
    pub fn new(options: StreamOptions) -> Result<Self, ColumnsError> {
        let StreamOptions { format, contact, columns, max_row_bytes, invalid_only } = options;
        let mut columns = columns.iter().map(|(column, field)| (column, field));
        let reader = Reader {
            splitter: Splitter::new(format).with_limit(max_row_bytes),
            checker: RowChecker::with(format, contact, &mut columns, max_row_bytes)?,
            invalid_only,
            tally: Tally::default(),
        };
        Ok(Self { reader, room: Vec::new(), filled: 0, at: 0 })
    }

    /// The [`ROOM`] for a piece of the input. It stays where it is.
    pub fn room(&mut self) -> &mut [u8] {
        if self.room.is_empty() {
            self.room = vec![0; ROOM];
        }
        &mut self.room
    }

    /// What is said of the next rows in the room; if its first `length` bytes are new, from their beginning.
    pub fn read(&mut self, length: usize) -> String {
        if length > 0 {
            (self.filled, self.at) = (length, 0);
        }
        let Self { reader, room, filled, at } = self;
        let chunk = room.get(..*filled).unwrap_or_default();
        let mut text = String::new();
        while text.len() < ENOUGH {
            let Some(row) = reader.splitter.next(chunk, at) else { return text };
            text = told(&mut reader.checker, &row, reader.invalid_only, &mut reader.tally, text);
        }
        text.push(MORE);
        text
    }

    /// What is said of the last row, if no line break ended it.
    pub fn finish(&mut self) -> String {
        let Reader { splitter, checker, invalid_only, tally } = &mut self.reader;
        match splitter.finish() {
            Some(row) => told(checker, &row, *invalid_only, tally, String::new()),
            None => String::new(),
        }
    }

    /// `[rows, valid rows, warnings, code, its count, …]`
    #[must_use]
    pub fn summary(&self) -> String {
        let tally = &self.reader.tally;
        let mut out = Json::new();
        out.open();
        let codes = tally.codes.iter().flat_map(|(code, count)| [code.number().into(), *count]);
        for number in [tally.rows, tally.valid, tally.warnings].into_iter().chain(codes) {
            out.whole(number.cast_signed());
        }
        out.close();
        out.into_text()
    }
}

impl Tally {
    fn add(&mut self, row: &RawRow<'_>, ok: bool, verdict: &Verdict<'_>) {
        if row.place.header.is_none() {
            self.rows += 1;
            self.valid += u64::from(ok);
        }
        verdict.codes(|code, severity| {
            self.warnings += u64::from(severity == Severity::Warning);
            // Few of the codes come in one input.
            match self.codes.iter_mut().find(|(known, _)| *known == code) {
                Some((_, count)) => *count += 1,
                None => self.codes.push((code, 1)),
            }
        });
    }
}

/// Checks and counts a row, and writes behind `text` what is to be told of it.
fn told(checker: &mut RowChecker, row: &RawRow<'_>, invalid_only: bool, tally: &mut Tally, mut text: String) -> String {
    let Some(verdict) = checker.look(row) else { return text };
    let ok = verdict.ok();
    tally.add(row, ok, &verdict);
    if ok && invalid_only {
        return text;
    }
    for number in [row.place.row, row.place.line, row.place.byte_offset] {
        digits(&mut text, number);
        text.push(END);
    }
    match &verdict {
        Verdict::Noted { json, notes, .. } => {
            text = quick::told(text, notes, json);
            text.push(END);
            // Notes leave out what stands in the contact.
            text.push_str(json);
        }
        Verdict::Told { json, contact, changes, diagnostics } => {
            text.push_str(&listed(|out| findings(out, diagnostics, changes)));
            text.push(END);
            match json {
                _ if !ok => {}
                Some(json) => text.push_str(json),
                None => {
                    let mut out = Json::new();
                    out.value(contact);
                    text.push_str(&out.into_text());
                }
            }
        }
        Verdict::Row(diagnostics) => {
            text.push_str(&listed(|out| findings(out, diagnostics, &[])));
            text.push(END);
        }
    }
    text.push(END_OF_ROW);
    text
}

fn listed(write: impl FnOnce(&mut Json)) -> String {
    let mut out = Json::new();
    out.open();
    write(&mut out);
    out.close();
    out.into_text()
}

thread_local! {
    /// By its number, each stream that is open.
    static STREAMS: RefCell<Vec<Option<Box<Stream>>>> = const { RefCell::new(Vec::new()) };
}

/// Keeps a stream until it is [closed](close); its number.
#[must_use]
pub fn open(stream: Stream) -> usize {
    let stream = Some(Box::new(stream));
    STREAMS.with_borrow_mut(|streams| {
        if let Some((free, place)) = streams.iter_mut().enumerate().find(|(_, place)| place.is_none()) {
            *place = stream;
            return free;
        }
        streams.push(stream);
        streams.len() - 1
    })
}

/// Uses the stream of that number; the default if there is none.
pub fn with<T: Default>(number: usize, use_it: impl FnOnce(&mut Stream) -> T) -> T {
    STREAMS.with_borrow_mut(|streams| {
        let stream = streams.get_mut(number).and_then(Option::as_deref_mut);
        stream.map(use_it).unwrap_or_default()
    })
}

/// Forgets a stream.
pub fn close(number: usize) {
    STREAMS.with_borrow_mut(|streams| {
        if let Some(place) = streams.get_mut(number) {
            *place = None;
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(options: StreamOptions, text: &str, piece: usize) -> (Vec<Vec<String>>, String) {
        let mut stream = Stream::new(options).unwrap();
        let mut answers = String::new();
        for chunk in text.as_bytes().chunks(piece) {
            stream.room()[..chunk.len()].copy_from_slice(chunk);
            let mut answer = stream.read(chunk.len());
            while let Some(rows) = answer.strip_suffix(MORE) {
                answers.push_str(rows);
                answer = stream.read(0);
            }
            answers.push_str(&answer);
        }
        answers.push_str(&stream.finish());
        let rows = answers.split_terminator(END_OF_ROW).map(|row| row.split(END).map(str::to_owned).collect());
        (rows.collect(), stream.summary())
    }

    #[test]
    fn rows_are_told_in_five_texts() {
        let text = "{\"firstName\":\" A\",\r\t\"company\":{\"id\":1}}\r\n{\"firstName\":\"\\u0000\\n\"}\n{";
        let options = StreamOptions {
            contact: ContactOptions { advice: false, ..ContactOptions::default() },
            ..StreamOptions::default()
        };
        let (rows, summary) = told(options.clone(), text, 7);
        assert_eq!(
            rows[0],
            ["1", "1", "0", "+\tT\tfirstName\tA\t", "{\"firstName\":\" A\",\r\t\"company\":{\"id\":1}}"]
        );
        assert!(rows[1][3].starts_with("-\t") && rows[1].len() == 5, "{rows:?}");
        let broken = Code::ROW_NOT_JSON.number();
        assert_eq!(rows[2][2..], ["66", &format!("[[[{broken},[],{{\"offset\":1}},[1,1]]],[]]"), ""]);
        assert!(summary.starts_with("[3,1,0,"), "{summary}");
        let (invalid, same) = told(StreamOptions { invalid_only: true, ..options }, text, 1000);
        assert_eq!((invalid.as_slice(), same), (&rows[1..], summary));
    }

    #[test]
    fn a_cell_may_hold_anything_that_ends_texts() {
        let options = StreamOptions { format: Format::Csv, ..StreamOptions::default() };
        let (rows, _) = told(options, "firstName,company\n\"a\n\0b\",1\n", 3);
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0].len(), 5);
        assert_eq!(rows[0][4], r#"{"company":{"id":1},"firstName":"a\n\u0000b"}"#);
    }

    #[test]
    fn an_answer_ends_before_it_is_large() {
        let row = "{\"firstName\":\"A\",\"company\":{\"id\":1}}\n";
        let mut stream = Stream::new(StreamOptions::default()).unwrap();
        let text = row.repeat(ROOM / row.len());
        stream.room()[..text.len()].copy_from_slice(text.as_bytes());
        let answer = stream.read(text.len());
        assert!(answer.len() < ENOUGH + 1000 && answer.ends_with(MORE), "{}", answer.len());
    }

    #[test]
    fn a_number_is_free_again_once_its_stream_is_closed() {
        let new = || Stream::new(StreamOptions::default()).unwrap();
        let (first, second) = (open(new()), open(new()));
        assert_ne!(first, second);
        close(first);
        assert_eq!(with(first, |stream| stream.summary()), "");
        assert_eq!(open(new()), first);
        assert_eq!(with(second, |stream| stream.summary()), "[0,0,0]");
        close(usize::MAX);
    }
}
