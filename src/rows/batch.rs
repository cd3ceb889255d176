//! Rows that own their bytes, to be checked elsewhere.

use super::split::{RawRow, RowPlace};

/// A run of rows in one piece of memory, to be sent to another thread and used again afterwards.
#[derive(Debug, Clone, Default)]
pub struct RowBatch {
    bytes: Vec<u8>,
    /// Each row's place, and where its bytes end.
    rows: Vec<(RowPlace, usize)>,
}

impl RowBatch {
    /// Copies a row to the end.
    pub fn push(&mut self, row: &RawRow<'_>) {
        self.bytes.extend_from_slice(row.bytes);
        self.rows.push((row.place, self.bytes.len()));
    }

    /// The rows, in order.
    pub fn rows(&self) -> impl Iterator<Item = RawRow<'_>> {
        let mut start = 0;
        self.rows.iter().map(move |(place, end)| {
            let bytes = self.bytes.get(start..*end).unwrap_or_default();
            start = *end;
            RawRow { place: *place, bytes }
        })
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// How many bytes the rows have.
    #[must_use]
    pub fn byte_len(&self) -> usize {
        self.bytes.len()
    }

    /// Removes the rows and keeps the memory.
    pub fn clear(&mut self) {
        self.bytes.clear();
        self.rows.clear();
    }
}
