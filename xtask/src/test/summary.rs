//! The counts that test runners print at their end.

use std::process::{Command, ExitStatus};

use anyhow::Result;

use crate::process::tee;

/// How many tests of a group passed, failed and were skipped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: u32,
    pub failed: u32,
    pub skipped: u32,
    /// Whether the runner itself ended well.
    pub success: bool,
}

impl Tally {
    /// A check that passed: one that has no tests to count.
    pub fn one() -> Self {
        Self { passed: 1, success: true, ..Self::default() }
    }
}

/// Runs a program that prints summaries like cargo's: `test result: ok. 5 passed; 0 failed; 0 ignored; …`.
pub fn cargo_tests(command: &mut Command) -> Result<Tally> {
    let (status, output) = tee(command)?;
    Ok(of_cargo(status, &output))
}

/// Runs Node's test runner with the `spec` reporter, whose summary has lines like `ℹ pass 5`.
pub fn node_tests(command: &mut Command) -> Result<Tally> {
    let (status, output) = tee(command)?;
    Ok(of_node(status, &output))
}

fn of_cargo(status: ExitStatus, output: &str) -> Tally {
    let mut tally = Tally { success: status.success(), ..Tally::default() };
    for line in output.lines() {
        let Some((_, counts)) = line.split_once("test result: ") else { continue };
        // `ok. 5 passed`, `0 failed`, …: the last two words count.
        for part in counts.split(';') {
            let mut words = part.split_whitespace().rev();
            let (Some(word), Some(count)) = (words.next(), words.next()) else { continue };
            let Ok(count) = count.parse::<u32>() else { continue };
            match word {
                "passed" => tally.passed += count,
                "failed" => tally.failed += count,
                "ignored" => tally.skipped += count,
                _ => {}
            }
        }
    }
    tally
}

fn of_node(status: ExitStatus, output: &str) -> Tally {
    let mut tally = Tally { success: status.success(), ..Tally::default() };
    for line in output.lines() {
        let Some(line) = line.strip_prefix("ℹ ").or_else(|| line.strip_prefix("# ")) else { continue };
        let Some((word, count)) = line.split_once(' ') else { continue };
        let Ok(count) = count.trim().parse::<u32>() else { continue };
        match word {
            "pass" => tally.passed += count,
            "fail" | "cancelled" => tally.failed += count,
            "skipped" | "todo" => tally.skipped += count,
            _ => {}
        }
    }
    tally
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_prints_a_line_for_each_binary() {
        let output = "running 2 tests\ntest a ... ok\n\
            test result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\n\
            test result: FAILED. 5 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s\n";
        let tally = of_cargo(ExitStatus::default(), output);
        assert_eq!(tally, Tally { passed: 7, failed: 3, skipped: 1, success: true });
    }

    #[test]
    fn node_prints_one_summary() {
        let output = "✔ loads (1ms)\nℹ tests 9\nℹ suites 0\nℹ pass 4\nℹ fail 1\nℹ cancelled 1\nℹ skipped 2\nℹ todo 1\n\
            ℹ duration_ms 80.1\n";
        let tally = of_node(ExitStatus::default(), output);
        assert_eq!(tally, Tally { passed: 4, failed: 2, skipped: 3, success: true });
    }

    #[test]
    fn output_without_a_summary_counts_nothing() {
        assert_eq!(of_cargo(ExitStatus::default(), "no tests to run!\n").passed, 0);
        assert_eq!(of_node(ExitStatus::default(), "pass 3\n").passed, 0);
    }
}
