//! Rows checked by many threads, their results taken in the order of the rows.
//!
//! One thread reads and finds rows, the others work on runs of them, and the caller takes the results. The runs go round: thread
//! 1, 2, 3, 1, …, so the results are taken round as well and need no sorting. Every queue is bounded: what is not taken is not
//! read, and the memory stays the same for any file.

use crate::failure::Failure;
use crate::input::Input;
use psa_contacts::rows::{RawRow, RowBatch, RowChecker, RowReport};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::thread;

/// How many bytes of rows are one piece of work.
const BATCH: usize = 1 << 16;

/// How many rows of them, at most: short rows have long reports.
const ROWS: usize = 1 << 9;

/// How many pieces wait before and behind each thread.
const QUEUE: usize = 1;

/// What is done with rows.
pub(crate) trait Work: Sync {
    /// The result of a run of rows.
    type Part: Default + Send;

    /// Takes the header of a table, with a report if something is to be said of it.
    fn header(&self, row: &RawRow<'_>, report: Option<RowReport>, part: &mut Self::Part);

    /// Takes a row.
    fn row(&self, checker: &mut RowChecker, row: &RawRow<'_>, part: &mut Self::Part);
}

/// The header of a table as it stands in the input, line break included; with the line in front of it that names its separator, if
/// that is none which is guessed.
pub(crate) fn header(row: &RawRow<'_>) -> Vec<u8> {
    let mut text = Vec::with_capacity(row.bytes.len() + 8);
    if let Some(separator) = row.place.header.filter(|separator| !b",;\t|".contains(separator)) {
        text.extend_from_slice(&[b's', b'e', b'p', b'=', separator, b'\n']);
    }
    text.extend_from_slice(row.bytes);
    text.push(b'\n');
    text
}

enum Job<P> {
    Rows(RowBatch),
    Done(P),
}

/// Works on all rows of the input; `take` gets the results in order.
pub(crate) fn run<W: Work>(
    input: Input,
    threads: usize,
    limit: usize,
    checker: RowChecker,
    work: &W,
    read: &AtomicU64,
    mut take: impl FnMut(W::Part) -> Result<(), Failure>,
) -> Result<(), Failure> {
    // A table's checker is complete once the header was read; each thread copies it before its first row.
    let ready = OnceLock::new();
    thread::scope(|scope| {
        let (mut jobs, mut parts) = (Vec::with_capacity(threads), Vec::with_capacity(threads));
        let (used, spare) = channel();
        for _ in 0..threads {
            let (job, next) = sync_channel::<Job<W::Part>>(QUEUE);
            let (part, taken) = sync_channel(QUEUE);
            let (used, ready) = (used.clone(), &ready);
            scope.spawn(move || check(work, ready, &next, &part, &used));
            jobs.push(job);
            parts.push(taken);
        }
        let reader = scope.spawn(|| {
            let feeder = Feeder { jobs, spare, turn: 0, batch: RowBatch::default() };
            feeder.feed(input, limit, checker, work, &ready, read)
        });
        let mut taken = Ok(());
        'all: loop {
            for part in &parts {
                // Nothing comes from this thread any more, so nothing comes from the ones behind it.
                let Ok(part) = part.recv() else { break 'all };
                taken = take(part);
                if taken.is_err() {
                    break 'all;
                }
            }
        }
        // Those who wait for their results to be taken are let go.
        drop(parts);
        let read = reader.join().unwrap_or_else(|_| Err(Failure::message("the reading thread broke off")));
        taken.and(read)
    })
}

fn check<W: Work>(
    work: &W,
    ready: &OnceLock<RowChecker>,
    jobs: &Receiver<Job<W::Part>>,
    parts: &SyncSender<W::Part>,
    used: &Sender<RowBatch>,
) {
    let mut checker = None;
    for job in jobs {
        let part = match job {
            Job::Done(part) => part,
            Job::Rows(batch) => {
                let mut part = W::Part::default();
                if checker.is_none() {
                    checker = ready.get().cloned();
                }
                if let Some(checker) = &mut checker {
                    batch.rows().for_each(|row| work.row(checker, &row, &mut part));
                }
                // The reader may be gone already.
                let _ = used.send(batch);
                part
            }
        };
        if parts.send(part).is_err() {
            return;
        }
    }
}

/// The reading side.
struct Feeder<P> {
    jobs: Vec<SyncSender<Job<P>>>,
    spare: Receiver<RowBatch>,
    turn: usize,
    batch: RowBatch,
}

impl<P: Default> Feeder<P> {
    fn feed<W: Work<Part = P>>(
        mut self,
        input: Input,
        limit: usize,
        mut checker: RowChecker,
        work: &W,
        ready: &OnceLock<RowChecker>,
        read: &AtomicU64,
    ) -> Result<(), Failure> {
        let seen = |bytes: usize| {
            read.fetch_add(u64::try_from(bytes).unwrap_or(0), Ordering::Relaxed);
        };
        let result = input.rows(limit, seen, |row| {
            if row.place.header.is_some() {
                let report = checker.read(row);
                let mut part = P::default();
                work.header(row, report, &mut part);
                return self.send(Job::Done(part));
            }
            ready.get_or_init(|| checker.clone());
            self.batch.push(row);
            let is_full = self.batch.byte_len() >= BATCH || self.batch.len() >= ROWS;
            !is_full || self.flush()
        });
        // What was read before a failure is worked on all the same.
        if !self.batch.is_empty() {
            self.flush();
        }
        result
    }

    fn flush(&mut self) -> bool {
        let mut empty = self.spare.try_recv().unwrap_or_default();
        empty.clear();
        let batch = std::mem::replace(&mut self.batch, empty);
        self.send(Job::Rows(batch))
    }

    /// `false` if nobody takes it.
    fn send(&mut self, job: Job<P>) -> bool {
        let Some(jobs) = self.jobs.get(self.turn) else { return false };
        self.turn = (self.turn + 1) % self.jobs.len().max(1);
        jobs.send(job).is_ok()
    }
}
