//! Sorts more records than memory should hold: runs are sorted, put into a temporary file, and merged.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};
use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};

/// How many records are held at once.
const HELD: usize = 1 << 16;

/// How many records of each run are read at once.
const READ: usize = 1 << 8;

/// Records of `N` numbers, to be taken out in order.
#[derive(Debug)]
pub(crate) struct Sorter<const N: usize> {
    limit: usize,
    held: Vec<[u64; N]>,
    file: Option<BufWriter<File>>,
    /// How many records each run in the file has.
    runs: Vec<u64>,
}

impl<const N: usize> Sorter<N> {
    pub(crate) fn new() -> Self {
        Self::with_limit(HELD)
    }

    fn with_limit(limit: usize) -> Self {
        Self { limit, held: Vec::new(), file: None, runs: Vec::new() }
    }

    pub(crate) fn push(&mut self, record: [u64; N]) -> io::Result<()> {
        self.held.push(record);
        if self.held.len() >= self.limit { self.spill() } else { Ok(()) }
    }

    fn spill(&mut self) -> io::Result<()> {
        self.held.sort_unstable();
        let file = match &mut self.file {
            Some(file) => file,
            // It has no name, so nothing is left of it however the command ends.
            None => self.file.insert(BufWriter::new(tempfile::tempfile()?)),
        };
        for number in self.held.iter().flatten() {
            file.write_all(&number.to_le_bytes())?;
        }
        self.runs.push(u64::try_from(self.held.len()).unwrap_or(u64::MAX));
        self.held.clear();
        Ok(())
    }

    /// Hands over all records in order.
    pub(crate) fn finish(mut self, mut each: impl FnMut([u64; N]) -> io::Result<()>) -> io::Result<()> {
        if self.file.is_none() {
            self.held.sort_unstable();
            return self.held.into_iter().try_for_each(each);
        }
        self.spill()?;
        self.held = Vec::new();
        let Some(file) = self.file else { return Ok(()) };
        let mut file = file.into_inner()?;
        let mut begin = 0;
        let mut runs: Vec<Run<N>> = Vec::with_capacity(self.runs.len());
        for left in self.runs {
            runs.push(Run { at: begin * width::<N>(), left, ready: VecDeque::new() });
            begin += left;
        }
        let mut heads = BinaryHeap::with_capacity(runs.len());
        for (at, run) in runs.iter_mut().enumerate() {
            heads.extend(run.next(&mut file)?.map(|record| Reverse((record, at))));
        }
        while let Some(Reverse((record, at))) = heads.pop() {
            if let Some(run) = runs.get_mut(at) {
                heads.extend(run.next(&mut file)?.map(|record| Reverse((record, at))));
            }
            each(record)?;
        }
        Ok(())
    }
}

/// How many bytes a record takes in the file.
const fn width<const N: usize>() -> u64 {
    8 * N as u64
}

/// A sorted run of records in the file.
struct Run<const N: usize> {
    at: u64,
    left: u64,
    ready: VecDeque<[u64; N]>,
}

impl<const N: usize> Run<N> {
    fn next(&mut self, file: &mut File) -> io::Result<Option<[u64; N]>> {
        if self.ready.is_empty() && self.left > 0 {
            let count = self.left.min(READ as u64);
            let mut bytes = Vec::new();
            file.seek(SeekFrom::Start(self.at))?;
            Read::take(&mut *file, count * width::<N>()).read_to_end(&mut bytes)?;
            let (numbers, _) = bytes.as_chunks::<8>();
            let (records, _) = numbers.as_chunks::<N>();
            self.ready.extend(records.iter().map(|record| record.map(u64::from_le_bytes)));
            self.at += count * width::<N>();
            self.left -= count;
        }
        Ok(self.ready.pop_front())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_come_out_in_order_with_and_without_a_file() {
        for (limit, count) in [(1000, 10), (1000, 0), (7, 5000), (1000, 5000), (5000, 5000)] {
            let mut sorter = Sorter::<2>::with_limit(limit);
            let mut expected = Vec::new();
            let mut seed = 1_u64;
            for at in 0..count {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                let record = [seed >> 54, at];
                expected.push(record);
                sorter.push(record).unwrap();
            }
            expected.sort_unstable();
            let mut found = Vec::new();
            let take = |record| {
                found.push(record);
                Ok(())
            };
            sorter.finish(take).unwrap();
            assert!(found == expected, "{count} records, {limit} at once");
        }
    }
}
