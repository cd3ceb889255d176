//! Where rows come from.

use crate::args::InputFormat;
use crate::elements::{Broken, Elements};
use crate::failure::Failure;
use psa_contacts::rows::{Format, RawRow, Splitter};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// How much is read at once.
const CHUNK: usize = 1 << 16;

/// A file or standard input, opened.
pub(crate) struct Input {
    reader: Box<dyn Read + Send>,
    /// What was read to find out the format.
    first: Option<Vec<u8>>,
    pub(crate) format: InputFormat,
    /// As findings name it.
    pub(crate) name: String,
    /// How many bytes there are, if that is known.
    pub(crate) size: Option<u64>,
}

impl Input {
    pub(crate) fn open(path: &Path, format: Option<InputFormat>) -> Result<Self, Failure> {
        let is_stdin = path == Path::new("-");
        let (mut reader, size, name): (Box<dyn Read + Send>, _, _) = if is_stdin {
            (Box::new(io::stdin()), None, "stdin".to_owned())
        } else {
            let file = File::open(path).map_err(|error| Failure::of_file("read", path, &error))?;
            let size = file.metadata().ok().filter(|data| data.is_file()).map(|data| data.len());
            (Box::new(file), size, path.display().to_string())
        };
        let (mut first, mut format) = (None, format.or_else(|| of_ending(path)));
        if format.is_none() {
            let mut chunk = vec![0; CHUNK];
            let length = read(&mut reader, &mut chunk).map_err(|error| Failure::of_file("read", path, &error))?;
            chunk.truncate(length);
            format = Some(of_bytes(&chunk));
            first = Some(chunk);
        }
        Ok(Self { reader, first, format: format.unwrap_or(InputFormat::Ndjson), name, size })
    }

    /// How one row is written.
    pub(crate) fn row_format(&self) -> Format {
        match self.format {
            InputFormat::Json | InputFormat::Ndjson => Format::Ndjson,
            InputFormat::Csv => Format::Csv,
        }
    }

    /// Hands over each row. `each` ends it with `false`.
    pub(crate) fn rows(
        mut self,
        limit: usize,
        mut seen: impl FnMut(usize),
        mut each: impl FnMut(&RawRow<'_>) -> bool,
    ) -> Result<(), Failure> {
        let mut rows = match self.format {
            InputFormat::Json => Rows::Elements(Elements::new(limit)),
            InputFormat::Ndjson | InputFormat::Csv => {
                Rows::Lines(Box::new(Splitter::new(self.row_format()).with_limit(limit)))
            }
        };
        let broken = |broken| match broken {
            Broken::Unclosed => {
                Failure::Message(format!("`{}` breaks off: the array that it holds is not closed", self.name))
            }
            Broken::Trailing(line, offset) => Failure::Message(format!(
                "`{}` goes on behind its array, at line {line}, byte {offset}: expected one array",
                self.name
            )),
        };
        let mut chunk = self.first.take().unwrap_or_default();
        let mut length = chunk.len();
        loop {
            let bytes = chunk.get(..length).unwrap_or_default();
            let mut at = 0;
            while let Some(row) = rows.next(bytes, &mut at).map_err(broken)? {
                if !each(&row) {
                    return Ok(());
                }
            }
            seen(length);
            chunk.resize(CHUNK, 0);
            length = read(&mut self.reader, &mut chunk)
                .map_err(|error| Failure::Message(format!("cannot read `{}`: {error}", self.name)))?;
            if length == 0 {
                break;
            }
        }
        if let Some(row) = rows.finish().map_err(broken)? {
            each(&row);
        }
        Ok(())
    }
}

/// The whole of a small file, or of standard input.
pub(crate) fn read_whole(path: &Path) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let result = if path == Path::new("-") {
        io::stdin().lock().read_to_end(&mut bytes)
    } else {
        File::open(path).and_then(|mut file| file.read_to_end(&mut bytes))
    };
    result.map_err(|error| Failure::of_file("read", path, &error))?;
    Ok(bytes)
}

fn read(reader: &mut dyn Read, chunk: &mut [u8]) -> io::Result<usize> {
    loop {
        match reader.read(chunk) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            result => return result,
        }
    }
}

/// The two ways to find rows.
enum Rows {
    Lines(Box<Splitter>),
    Elements(Elements),
}

impl Rows {
    fn next<'a>(&'a mut self, chunk: &'a [u8], at: &mut usize) -> Result<Option<RawRow<'a>>, Broken> {
        match self {
            Self::Lines(lines) => Ok(lines.next(chunk, at)),
            Self::Elements(elements) => elements.next(chunk, at),
        }
    }

    fn finish(&mut self) -> Result<Option<RawRow<'_>>, Broken> {
        match self {
            Self::Lines(lines) => Ok(lines.finish()),
            Self::Elements(elements) => elements.finish(),
        }
    }
}

fn of_ending(path: &Path) -> Option<InputFormat> {
    match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
        "json" => Some(InputFormat::Json),
        "ndjson" | "jsonl" => Some(InputFormat::Ndjson),
        "csv" | "tsv" => Some(InputFormat::Csv),
        _ => None,
    }
}

/// A guess from the beginning of the input.
fn of_bytes(bytes: &[u8]) -> InputFormat {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    match bytes.first() {
        Some(b'[') => InputFormat::Json,
        // An object that goes on in the next line is one contact, written for people.
        Some(b'{') => {
            let line = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
            let goes_on = line.len() < bytes.len() && !line.trim_ascii_end().ends_with(b"}");
            if goes_on { InputFormat::Json } else { InputFormat::Ndjson }
        }
        _ => InputFormat::Csv,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_format_shows_in_the_name_or_in_the_beginning() {
        assert_eq!(of_ending(Path::new("a/b.JSONL")), Some(InputFormat::Ndjson));
        assert_eq!(of_ending(Path::new("-")), None);
        for (text, format) in [
            ("\u{feff} [", InputFormat::Json),
            ("{\"a\": 1}\n{", InputFormat::Ndjson),
            ("{\"a\": 1}", InputFormat::Ndjson),
            ("{\n\"a\": 1}", InputFormat::Json),
            ("First name;E-mail\n", InputFormat::Csv),
        ] {
            assert_eq!(of_bytes(text.as_bytes()), format, "{text}");
        }
    }
}
