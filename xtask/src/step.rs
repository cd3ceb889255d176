//! Progress: which step runs, how long it has taken so far.

use std::sync::OnceLock;
use std::time::{Duration, Instant};

use anyhow::Result;

static START: OnceLock<Instant> = OnceLock::new();

/// Starts the clock that every line of progress shows.
pub fn start_clock() {
    START.get_or_init(Instant::now);
}

/// Prints one line of progress with the time since the start.
pub fn say(text: &str) {
    let elapsed = START.get_or_init(Instant::now).elapsed();
    eprintln!("[{:>6.1} s] {text}", elapsed.as_secs_f64());
}

/// Runs one step under a name. A long one says how long it took.
pub fn step<T>(name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    say(name);
    let start = Instant::now();
    let result = work();
    let took = start.elapsed();
    if took > Duration::from_secs(2) {
        let end = if result.is_ok() { "done" } else { "failed" };
        say(&format!("{name}: {end} after {:.1} s", took.as_secs_f64()));
    }
    result
}
