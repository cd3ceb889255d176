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
//! contact makes the normalized one by applying the changes, which is cheaper than to write both. Of a row that would be
//! refused the contact is not told, and its notes say what stood there.
//!
//! Or what is told are [lines](super::lines), which a host passes on as the bytes that they are.

use super::answer::findings;
use super::lines::Lines;
use super::quick::{self, digits};
use super::write::Json;
use crate::diagnostic::{Change, Code, Diagnostic, Severity};
use crate::options::ContactOptions;
use crate::rows::{ColumnsError, Format, RawRow, RowChecker, Splitter, Verdict};
use std::cell::RefCell;

/// The bytes that a host may bring at once.
pub const ROOM: usize = 1 << 16;

/// An answer ends behind the row with which it reaches so many bytes.
const ENOUGH: usize = 1 << 14;

/// The same for lines, which are longer.
const ENOUGH_LINES: usize = 1 << 16;

/// Whether reports can be had as lines. Where the module goes over a wire it is spared the code for them, and its host makes
/// them of objects.
pub const WRITES_LINES: bool = cfg!(any(feature = "rows", not(target_arch = "wasm32")));

/// What ends the texts of a row but the last, and a row.
const END: u8 = b'\0';
const END_OF_ROW: u8 = b'\n';

/// What stands at the end of an answer if the room was not read to its end.
const MORE: u8 = b'+';

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
    /// What was told last, in lines.
    told: Vec<u8>,
}

#[derive(Debug)]
struct Reader {
    splitter: Splitter,
    checker: RowChecker,
    invalid_only: bool,
    lines: Option<Lines>,
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
    /// A stream at its beginning. Who wants lines gives the texts of the codes: for each code its number without the severity,
    /// the name, the title, the message and the remedies, with tabs between them, a line for each, sorted by number.
    ///
    /// # Errors
    ///
    /// If the columns name a field that no contact has.
    pub fn new(options: StreamOptions, texts: &str) -> Result<Self, ColumnsError> {
        let StreamOptions { format, contact, columns, max_row_bytes, invalid_only } = options;
        let mut columns = columns.iter().map(|(column, field)| (column, field));
        let reader = Reader {
            splitter: Splitter::new(format).with_limit(max_row_bytes),
            checker: RowChecker::with(format, contact, &mut columns, max_row_bytes)?,
            invalid_only,
            lines: (WRITES_LINES && !texts.is_empty()).then(|| Lines::new(texts)),
            tally: Tally::default(),
        };
        Ok(Self { reader, room: Vec::new(), filled: 0, at: 0, told: Vec::new() })
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
        let (mut text, more) = self.tell(length, Vec::new(), ENOUGH);
        if more {
            text.push(MORE);
        }
        in_utf8(text)
    }

    /// The same in lines: how many bytes [`lines`](Self::lines) has, and whether the room was not read to its end.
    pub fn read_lines(&mut self, length: usize) -> (usize, bool) {
        let mut told = std::mem::take(&mut self.told);
        told.clear();
        // One row of which very much was said.
        told.shrink_to(2 * ENOUGH_LINES);
        let (told, more) = self.tell(length, told, ENOUGH_LINES);
        self.told = told;
        (self.told.len(), more)
    }

    /// What was read last. It stays where it is until more is read.
    #[must_use]
    pub fn lines(&self) -> &[u8] {
        &self.told
    }

    /// Writes what is said of rows behind `text`; whether it is enough before the room was read to its end.
    fn tell(&mut self, length: usize, mut text: Vec<u8>, enough: usize) -> (Vec<u8>, bool) {
        if length > 0 {
            (self.filled, self.at) = (length, 0);
        }
        let Self { reader, room, filled, at, .. } = self;
        let chunk = room.get(..*filled).unwrap_or_default();
        while text.len() < enough {
            let Reader { splitter, checker, invalid_only, lines, tally } = reader;
            let Some(row) = splitter.next(chunk, at) else { return (text, false) };
            text = told(checker, &row, *invalid_only, lines.as_mut(), tally, text);
        }
        (text, true)
    }

    /// What is said of the last row, if no line break ended it.
    pub fn finish(&mut self) -> String {
        let Reader { splitter, checker, invalid_only, lines, tally } = &mut self.reader;
        match splitter.finish() {
            Some(row) => in_utf8(told(checker, &row, *invalid_only, lines.as_mut(), tally, Vec::new())),
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
fn told(
    checker: &mut RowChecker,
    row: &RawRow<'_>,
    invalid_only: bool,
    lines: Option<&mut Lines>,
    tally: &mut Tally,
    mut text: Vec<u8>,
) -> Vec<u8> {
    let Some(verdict) = checker.look(row) else { return text };
    let ok = verdict.ok();
    tally.add(row, ok, &verdict);
    if ok && invalid_only {
        return text;
    }
    if let Some(lines) = lines.filter(|_| WRITES_LINES) {
        return lines.line(text, row.place, &verdict);
    }
    for number in [row.place.row, row.place.line, row.place.byte_offset] {
        digits(&mut text, number);
        text.push(END);
    }
    let contact = match &verdict {
        Verdict::Noted { json, notes, columns: None, .. } => {
            text = if ok { quick::told(text, notes, json) } else { quick::told_alone(text, notes, json) };
            *json
        }
        Verdict::Noted { json, .. } => {
            let (changes, diagnostics) = verdict.findings();
            text = listed(text, &diagnostics, &changes);
            *json
        }
        Verdict::Told { json, changes, diagnostics, .. } => {
            text = listed(text, diagnostics, changes);
            *json
        }
        Verdict::Row(diagnostics) => {
            text = listed(text, diagnostics, &[]);
            ""
        }
    };
    text.push(END);
    if ok {
        text.extend_from_slice(contact.as_bytes());
    }
    text.push(END_OF_ROW);
    text
}

/// Writes findings behind `text`; nothing where there are none.
fn listed(text: Vec<u8>, diagnostics: &[Diagnostic], changes: &[Change]) -> Vec<u8> {
    if diagnostics.is_empty() && changes.is_empty() {
        return text;
    }
    let mut out = Json::behind(text);
    out.open();
    findings(&mut out, diagnostics, changes);
    out.close();
    out.into_bytes()
}

fn in_utf8(text: Vec<u8>) -> String {
    // Pieces of texts, cut at ASCII alone.
    String::from_utf8(text).unwrap_or_default()
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
    use crate::options::UnknownFields;
    use crate::rows::{ContactRows, RowOptions};
    use serde_json::Value;

    fn told(options: StreamOptions, text: &str, piece: usize) -> (Vec<Vec<String>>, String) {
        let mut stream = Stream::new(options, "").unwrap();
        let mut answers = String::new();
        for chunk in text.as_bytes().chunks(piece) {
            stream.room()[..chunk.len()].copy_from_slice(chunk);
            let mut answer = stream.read(chunk.len());
            while let Some(rows) = answer.strip_suffix(char::from(MORE)) {
                answers.push_str(rows);
                answer = stream.read(0);
            }
            answers.push_str(&answer);
        }
        answers.push_str(&stream.finish());
        let rows = answers
            .split_terminator(char::from(END_OF_ROW))
            .map(|row| row.split(char::from(END)).map(str::to_owned).collect());
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

    /// The texts of all codes as a host gives them.
    fn texts() -> String {
        let mut codes: Vec<_> = Code::all().map(|code| (code.number() & 0x3fff, code)).collect();
        codes.sort_by_key(|(number, _)| *number);
        let line = |(number, code): (u16, Code)| {
            let texts = [code.as_str(), code.title(), code.message()].into_iter().chain(code.helps().iter().copied());
            [number.to_string()].into_iter().chain(texts.map(str::to_owned)).collect::<Vec<_>>().join("\t")
        };
        codes.into_iter().map(line).collect::<Vec<_>>().join("\n")
    }

    fn lines(options: StreamOptions, bytes: &[u8], piece: usize) -> String {
        let mut stream = Stream::new(options, &texts()).unwrap();
        let mut text = Vec::new();
        for chunk in bytes.chunks(piece) {
            stream.room()[..chunk.len()].copy_from_slice(chunk);
            let mut told = stream.read_lines(chunk.len());
            loop {
                assert_eq!(stream.lines().len(), told.0);
                text.extend_from_slice(stream.lines());
                if !told.1 {
                    break;
                }
                told = stream.read_lines(0);
            }
        }
        text.extend_from_slice(stream.finish().as_bytes());
        String::from_utf8(text).unwrap()
    }

    /// What [`ContactRows`](crate::rows::ContactRows) says, as JSON.
    fn reports(options: &StreamOptions, bytes: &[u8]) -> Vec<Value> {
        let mut own = RowOptions::new(options.format);
        own.contact = options.contact.clone();
        own.columns = options.columns.iter().cloned().collect();
        own.max_row_bytes = options.max_row_bytes;
        let mut rows = ContactRows::new(&own).unwrap();
        let mut reports = Vec::new();
        rows.push(bytes, |report| reports.push(serde_json::to_value(report).unwrap()));
        rows.finish(|report| reports.push(serde_json::to_value(report).unwrap()));
        reports
    }

    #[test]
    fn a_line_says_what_the_report_says() {
        let many = format!("{{\"firstName\":\"A\",\"company\":{{\"id\":1}},\"communicationItems\":[{}]}}\n", {
            let item =
                |at: usize| format!("{{\"type\":{{\"id\":2}},\"value\":\"305 585 42{at:02}\",\"extension\":null}}");
            (10..60).map(item).collect::<Vec<_>>().join(",")
        });
        let ndjson = [
            "{\"firstName\":\" A\",\"company\":{\"id\":1},\"type\":{\"id\":4},\"birthDay\":\"1980-01-02\"}\r\n",
            "{ \"firstName\" : \"\\u0041 \", \"company\":{\"id\":1 } , \"title\" : null,\"fax\":[1.50]}\n{\n[]\n\n",
            "{\"firstName\":\"A\",\"company\":{\"id\":1},\"communicationItems\":[{\"type\":{\"id\":2},",
            "\"value\":\" (305) 585-4225 ext. 7\"},{\"type\":{\"id\":1},\"value\":\"a@B.com \"},{\"type\":{\"id\":1},\"value\":\"a@gmial.com\"}]}\n",
            "{\"firstName\":\"A\\t\\n\",\"company\":{},\"inactiveFlag\":\"yes\",\"shoe/~\\n\":1,\"type\":{\"id\":99}}\n",
            &many,
            "{\"firstName\":\"A\",\"company\":{\"id\":1},\"birthDay\":\"1981-02-29\",\"site\":{\"id\":3}}",
        ]
        .concat();
        let csv = "First Name;Company ID;Type ID;Date;E-mail;Phone;Ext\n\"A\n\0\";1;4;;a@B.com;305 585 4225;7\n;x;9;1;2;3;4\n1\n\"";
        for (format, text) in [(Format::Ndjson, ndjson.as_str()), (Format::Csv, csv)] {
            for (advice, unknown_fields) in [(true, UnknownFields::Allow), (false, UnknownFields::Error)] {
                let contact = ContactOptions { advice, unknown_fields, ..ContactOptions::default() };
                let options = StreamOptions { format, contact, max_row_bytes: 8000, ..StreamOptions::default() };
                let expected = reports(&options, text.as_bytes());
                assert!(expected.len() > 4, "{expected:?}");
                for piece in [5, ROOM] {
                    let told = lines(options.clone(), text.as_bytes(), piece);
                    assert!(told.ends_with("}\n"), "{told}");
                    let told: Vec<Value> = told.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
                    assert_eq!(told.len(), expected.len());
                    for (told, expected) in told.iter().zip(&expected) {
                        assert_eq!(told, expected);
                    }
                }
                let invalid = lines(StreamOptions { invalid_only: true, ..options }, text.as_bytes(), ROOM);
                assert!(invalid.lines().all(|line| line.contains("\"ok\":false")), "{invalid}");
                assert_eq!(invalid.lines().count(), expected.iter().filter(|report| report["ok"] == false).count());
            }
        }
    }

    #[test]
    fn what_is_kept_of_findings_has_a_limit() {
        let row = |name: &str| format!("{{\"{name}\":1}}\n");
        let text: String = (0..300).map(|at| row(&format!("no such field {at}")) + &row(&"x".repeat(3000))).collect();
        let mut stream = Stream::new(StreamOptions::default(), &texts()).unwrap();
        for chunk in text.as_bytes().chunks(ROOM) {
            stream.room()[..chunk.len()].copy_from_slice(chunk);
            let mut more = stream.read_lines(chunk.len()).1;
            while more {
                more = stream.read_lines(0).1;
            }
        }
        let kept = stream.reader.lines.as_ref().map(Lines::kept);
        assert!(kept.is_some_and(|bytes| (1..=100_000).contains(&bytes)), "{kept:?}");
    }

    #[test]
    fn a_cell_may_hold_anything_that_ends_texts() {
        let options = StreamOptions { format: Format::Csv, ..StreamOptions::default() };
        let (rows, _) = told(options, "firstName,company\n\"a\n\0b\",1\n", 3);
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0].len(), 5);
        assert_eq!(rows[0][4], r#"{"firstName":"a\n\u0000b","company":{"id":1}}"#);
    }

    #[test]
    fn an_answer_ends_before_it_is_large() {
        let row = "{\"firstName\":\"A\",\"company\":{\"id\":1}}\n";
        let mut stream = Stream::new(StreamOptions::default(), "").unwrap();
        let text = row.repeat(ROOM / row.len());
        stream.room()[..text.len()].copy_from_slice(text.as_bytes());
        let answer = stream.read(text.len());
        assert!(answer.len() < ENOUGH + 1000 && answer.ends_with(char::from(MORE)), "{}", answer.len());
    }

    #[test]
    fn a_number_is_free_again_once_its_stream_is_closed() {
        let new = || Stream::new(StreamOptions::default(), "").unwrap();
        let (first, second) = (open(new()), open(new()));
        assert_ne!(first, second);
        close(first);
        assert_eq!(with(first, |stream| stream.summary()), "");
        assert_eq!(open(new()), first);
        assert_eq!(with(second, |stream| stream.summary()), "[0,0,0]");
        close(usize::MAX);
    }
}
