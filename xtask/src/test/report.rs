//! What ran, and how it went.

use std::fmt::Write;
use std::time::{Duration, Instant};

use anyhow::Result;

use crate::Reported;
use crate::step::say;
use crate::test::summary::Tally;

/// The groups that ran so far.
#[derive(Default)]
pub struct Report {
    groups: Vec<Group>,
}

struct Group {
    name: &'static str,
    passed: u32,
    failed: u32,
    took: Duration,
    /// Why it failed, when there is more to say than a count.
    reason: Option<String>,
}

impl Report {
    /// Runs a group and returns whether it passed.
    pub fn group(&mut self, name: &'static str, work: impl FnOnce() -> Result<Tally>) -> bool {
        println!();
        say(&format!("── {name}"));
        let start = Instant::now();
        let group = Group::new(name, work(), start.elapsed());
        if let Some(reason) = &group.reason {
            eprintln!("{name}: {reason}");
        }
        let passed = group.failed == 0;
        self.groups.push(group);
        passed
    }

    /// Prints the table; an error when anything failed.
    pub fn finish(&self) -> Result<()> {
        print!("\n{}", self.table());
        let failed: Vec<&str> = self.groups.iter().filter(|group| group.failed > 0).map(|group| group.name).collect();
        if !failed.is_empty() {
            eprintln!("failed: {}", failed.join(", "));
        }
        let total = |count: fn(&Group) -> u32| self.groups.iter().map(count).sum::<u32>();
        println!("\n{} passed, {} failed", total(|group| group.passed), total(|group| group.failed));
        if !failed.is_empty() {
            return Err(Reported.into());
        }
        Ok(())
    }

    fn table(&self) -> String {
        let mut text = format!("{:<28}{:>8}{:>8}{:>10}\n", "group", "passed", "failed", "time");
        for group in &self.groups {
            let seconds = format!("{:.1} s", group.took.as_secs_f64());
            let _ = write!(text, "{:<28}{:>8}{:>8}{seconds:>10}", group.name, group.passed, group.failed);
            if let Some(reason) = &group.reason {
                let _ = write!(text, "  {}", reason.lines().next().unwrap_or_default());
            }
            text.push('\n');
        }
        text
    }
}

impl Group {
    /// Nothing run, a test skipped, or a runner that fails without a failed test: each is a failure.
    fn new(name: &'static str, result: Result<Tally>, took: Duration) -> Self {
        let (tally, reason) = match result {
            Err(error) => (Tally { failed: 1, ..Tally::default() }, Some(format!("{error:#}"))),
            Ok(tally) if tally.failed > 0 => (tally, None),
            Ok(tally) if tally.skipped > 0 => {
                (Tally { failed: tally.skipped, ..tally }, Some(format!("{} skipped", tally.skipped)))
            }
            Ok(tally) if !tally.success => (Tally { failed: 1, ..tally }, Some("the runner failed".to_owned())),
            Ok(tally) if tally.passed == 0 => (Tally { failed: 1, ..tally }, Some("no test ran".to_owned())),
            Ok(tally) => (tally, None),
        };
        Self { name, passed: tally.passed, failed: tally.failed, took, reason }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_group_that_ran_and_passed_has_passed() {
        let failed = |result: Result<Tally>| Group::new("group", result, Duration::ZERO).failed;
        let good = Tally { passed: 3, failed: 0, skipped: 0, success: true };
        assert_eq!(failed(Ok(good)), 0);
        assert_eq!(failed(Ok(Tally { passed: 0, ..good })), 1, "nothing ran");
        assert_eq!(failed(Ok(Tally { skipped: 2, ..good })), 2);
        assert_eq!(failed(Ok(Tally { success: false, ..good })), 1, "the runner failed");
        assert_eq!(failed(Ok(Tally { failed: 4, success: false, ..good })), 4);
        assert_eq!(failed(Err(anyhow::anyhow!("no tool"))), 1);
    }

    #[test]
    fn the_last_word_is_an_error_when_a_group_failed() {
        let mut report = Report::default();
        assert!(report.group("good", || Ok(Tally::one())));
        assert!(report.finish().is_ok());
        assert!(!report.group("bad", || Err(anyhow::anyhow!("two\nlines"))));
        assert!(report.finish().is_err());
        assert!(report.table().contains("  two\n"), "{}", report.table());
    }
}
