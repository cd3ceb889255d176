//! What a run took: `--stats`.

use crate::text::grouped;
use std::fs;
use std::time::Instant;

/// Measures from its beginning on.
pub(crate) struct Stats(Instant);

impl Stats {
    pub(crate) fn begin() -> Self {
        Self(Instant::now())
    }

    /// Says on standard error how long it took and how much memory it needed, where the system tells.
    pub(crate) fn print(&self, rows: u64) {
        let seconds = self.0.elapsed().as_secs_f64();
        #[allow(clippy::cast_precision_loss, reason = "for people")]
        let rate = rows as f64 / seconds.max(1e-9);
        let memory = peak_kib().map_or_else(String::new, |kib| format!(", {} KiB of memory at the most", grouped(kib)));
        anstream::eprintln!("{rows} rows in {seconds:.3} s, {rate:.0} rows/s{memory}");
    }
}

/// The most memory that this process ever held, from the kernel's own book.
fn peak_kib() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}
