//! Patterns as programs of a small matching machine.
//!
//! The patterns of the metadata are finite: digits, sets, groups, alternatives and bounded repetition. A program keeps the order
//! of alternatives, because a prefix pattern takes the first alternative that fits, not the longest.

use anyhow::{Result, bail};
use regex_syntax::{
    ParserBuilder,
    hir::{Class, Hir, HirKind, Look},
};

/// One step of a program.
#[derive(Debug, Clone, Copy)]
pub enum Step {
    /// Takes one digit out of the set (bit `n` = digit `n`), goes on at the next step.
    Digit(u16),
    /// Tries the first, then the second.
    Fork(usize, usize),
    Jump(usize),
    /// The captured group begins here.
    Open,
    /// The captured group ends here.
    Close,
    /// Only at the end of the digits.
    End,
    /// The pattern with this number has matched.
    Match(usize),
}

/// Several patterns in one program; `starts` has the first step of each.
#[derive(Debug, Default)]
pub struct Program {
    pub steps: Vec<Step>,
    pub starts: Vec<usize>,
}

impl Program {
    /// Adds a pattern; gives its number.
    pub fn add(&mut self, pattern: &str) -> Result<usize> {
        let hir = ParserBuilder::new().unicode(false).utf8(false).build().parse(pattern)?;
        let number = self.starts.len();
        self.starts.push(self.steps.len());
        let last_group = hir.properties().explicit_captures_len();
        self.emit(&hir, last_group)?;
        self.steps.push(Step::Match(number));
        Ok(number)
    }

    fn emit(&mut self, hir: &Hir, last_group: usize) -> Result<()> {
        match hir.kind() {
            HirKind::Empty => {}
            HirKind::Literal(literal) => {
                for &byte in &literal.0 {
                    self.steps.push(Step::Digit(digit(byte)?));
                }
            }
            HirKind::Class(class) => {
                // `0|5` is parsed into a set of characters, `[05]` into one of bytes.
                let ranges: Vec<(u32, u32)> = match class {
                    Class::Bytes(class) => {
                        class.iter().map(|range| (range.start().into(), range.end().into())).collect()
                    }
                    Class::Unicode(class) => {
                        class.iter().map(|range| (range.start().into(), range.end().into())).collect()
                    }
                };
                let mut set = 0;
                for (start, end) in ranges {
                    for character in start..=end {
                        set |= digit(character.try_into()?)?;
                    }
                }
                self.steps.push(Step::Digit(set));
            }
            HirKind::Look(Look::End) => self.steps.push(Step::End),
            HirKind::Capture(group) => {
                // Rules only ever use the last group.
                let wanted = group.index as usize == last_group;
                if wanted {
                    self.steps.push(Step::Open);
                }
                self.emit(&group.sub, last_group)?;
                if wanted {
                    self.steps.push(Step::Close);
                }
            }
            HirKind::Concat(parts) => {
                for part in parts {
                    self.emit(part, last_group)?;
                }
            }
            HirKind::Alternation(branches) => {
                let mut jumps = Vec::new();
                for (index, branch) in branches.iter().enumerate() {
                    if index + 1 == branches.len() {
                        self.emit(branch, last_group)?;
                        continue;
                    }
                    let fork = self.hole();
                    self.emit(branch, last_group)?;
                    jumps.push(self.hole());
                    self.steps[fork] = Step::Fork(fork + 1, self.steps.len());
                }
                for jump in jumps {
                    self.steps[jump] = Step::Jump(self.steps.len());
                }
            }
            HirKind::Repetition(repetition) => {
                let (Some(max), true) = (repetition.max, repetition.greedy) else {
                    bail!("an unbounded or lazy repetition");
                };
                for _ in 0..repetition.min {
                    self.emit(&repetition.sub, last_group)?;
                }
                let mut forks = Vec::new();
                for _ in repetition.min..max {
                    forks.push(self.hole());
                    self.emit(&repetition.sub, last_group)?;
                }
                for fork in forks {
                    self.steps[fork] = Step::Fork(fork + 1, self.steps.len());
                }
            }
            other => bail!("an unexpected part: {other:?}"),
        }
        Ok(())
    }

    /// A place that is filled in when its target is known.
    fn hole(&mut self) -> usize {
        self.steps.push(Step::Jump(0));
        self.steps.len() - 1
    }
}

fn digit(byte: u8) -> Result<u16> {
    if !byte.is_ascii_digit() {
        bail!("a pattern that takes something other than digits");
    }
    Ok(1 << (byte - b'0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_finite_patterns_of_digits_are_taken() {
        for pattern in [r"1\d*", "1+", "a", "[0-a]", "^1", r"\b1", "1??"] {
            assert!(Program::default().add(pattern).is_err(), "{pattern}");
        }
        for pattern in [r"(?:1|2[3-5]\d{3,4})5?", "", "(1001)|0", r"([25-9]\d{5})$|0"] {
            assert!(Program::default().add(pattern).is_ok(), "{pattern}");
        }
    }
}
