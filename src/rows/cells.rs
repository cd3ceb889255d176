//! The cells of one row of CSV, their quotes taken off.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// Takes rows apart, into memory that is used again for the next row.
#[derive(Debug)]
pub(super) struct Cells {
    separator: u8,
    reader: Reader,
    text: Vec<u8>,
    ends: Vec<usize>,
}

/// A reader is made anew: the copy that `csv-core` 0.1.13 makes of one forgets which of its states are final, and loses cells.
impl Clone for Cells {
    fn clone(&self) -> Self {
        Self::new(self.separator)
    }
}

impl Cells {
    pub(super) fn new(separator: u8) -> Self {
        let reader = ReaderBuilder::new().delimiter(separator).build();
        Self { separator, reader, text: Vec::new(), ends: vec![0; 64] }
    }

    /// The cells of `row`, which is one row without its line break.
    pub(super) fn split(&mut self, row: &str) -> impl Iterator<Item = &str> + Clone {
        self.reader.reset();
        // Taking the quotes off makes no cell longer.
        self.text.resize(self.text.len().max(row.len()), 0);
        let (mut input, mut read, mut written, mut count) = (row.as_bytes(), 0, 0, 0);
        loop {
            let text = self.text.get_mut(written..).unwrap_or_default();
            let ends = self.ends.get_mut(count..).unwrap_or_default();
            let (result, taken, put, ended) = self.reader.read_record(input, text, ends);
            (read, written, count) = (read + taken, written + put, count + ended);
            input = input.get(taken..).unwrap_or_default();
            match result {
                // Nothing is left: the next call, with no input, ends the row.
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => self.text.resize(self.text.len() * 2 + 1, 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2 + 1, 0),
                ReadRecordResult::Record | ReadRecordResult::End => break,
            }
        }
        let text = self.text.get(..written).and_then(|text| std::str::from_utf8(text).ok()).unwrap_or_default();
        let ends = self.ends.get(..count).unwrap_or_default();
        (0..count).map(move |at| {
            let start = at.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or(0);
            let end = ends.get(at).copied().unwrap_or(start);
            text.get(start..end).unwrap_or_default()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_come_off_and_stray_ones_stay() {
        let mut cells = Cells::new(b';');
        for (row, expected) in [
            ("a;b;c", vec!["a", "b", "c"]),
            ("\"a;\"\"b\"\"\nc\";;", vec!["a;\"b\"\nc", "", ""]),
            ("a\"b;\"c\"d;é", vec!["a\"b", "cd", "é"]),
            ("\"\"", vec![""]),
        ] {
            assert_eq!(cells.split(row).collect::<Vec<_>>(), expected, "{row}");
        }
        let mut copy = cells.clone();
        assert_eq!(copy.split("a;b").collect::<Vec<_>>(), ["a", "b"], "a copy reads as well");
        let many = vec!["x"; 1000].join(";");
        assert_eq!(cells.split(&many).count(), 1000);
    }
}
