//! The bar on a terminal.

use crate::args::InputArgs;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::{self, IsTerminal};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// How far the input was read, shown on standard error if that is a terminal.
pub(crate) struct Progress {
    bar: ProgressBar,
    seen: Arc<AtomicU64>,
    /// Whether what is printed would run into the bar.
    shares_terminal: bool,
}

impl Progress {
    pub(crate) fn new(args: &InputArgs, size: Option<u64>) -> Self {
        let is_shown = !args.no_progress && io::stderr().is_terminal();
        let bar = match (is_shown, size) {
            (false, _) => ProgressBar::hidden(),
            (true, Some(size)) => bar(ProgressBar::new(size), "{bar:32} {percent}% of {total_bytes}, {eta} left"),
            (true, None) => bar(ProgressBar::new_spinner(), "{spinner} {bytes} read"),
        };
        Self { bar, seen: Arc::default(), shares_terminal: is_shown && io::stdout().is_terminal() }
    }

    /// What the reader adds the bytes to that it has read.
    pub(crate) fn counter(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.seen)
    }

    /// Shows how far the reader is, and prints.
    pub(crate) fn around<T>(&self, prints: bool, print: impl FnOnce() -> T) -> T {
        if !self.bar.is_hidden() {
            self.bar.set_position(self.seen.load(Ordering::Relaxed));
        }
        if prints && self.shares_terminal { self.bar.suspend(print) } else { print() }
    }

    pub(crate) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

fn bar(bar: ProgressBar, template: &str) -> ProgressBar {
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style.progress_chars("█▌░"));
    }
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}
