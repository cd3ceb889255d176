//! Patterns with wildcards, without case: text and pattern are folded before they meet.

use crate::fold::lowercase;

/// One step of a pattern.
#[derive(Debug, PartialEq)]
enum Step {
    /// `*` or `%`: any run of characters, also none.
    Any,
    /// `_`: one character.
    One,
    /// `[abc]`, `[a-z]`, `[^abc]`: one character of a set, or outside it.
    Set { negated: bool, ranges: Vec<(char, char)> },
    /// The character itself, in lower case.
    Char(char),
}

/// Whether `text` matches `pattern`: `*` and `%` stand for any run, `_` for one character, `[…]` for one of a set. A
/// bracket that is never closed is itself.
///
/// Only the last run is ever made longer, so the time is at most the product of the two lengths.
pub(crate) fn like(text: &str, pattern: &str) -> bool {
    let text: Vec<char> = lowercase(text).chars().collect();
    matches(&text, &compile(&lowercase(pattern)))
}

/// Whether `text` holds `part` somewhere.
pub(super) fn contains(text: &str, part: &str) -> bool {
    lowercase(text).contains(lowercase(part).as_ref())
}

fn compile(pattern: &str) -> Vec<Step> {
    let mut steps = Vec::with_capacity(pattern.len());
    let mut rest = pattern;
    // Once no bracket is left to close a set, none of the following ones opens one.
    let mut sets = true;
    while let Some(c) = rest.chars().next() {
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
        match c {
            '*' | '%' => {
                if steps.last() != Some(&Step::Any) {
                    steps.push(Step::Any);
                }
            }
            '_' => steps.push(Step::One),
            '[' if sets => match compile_set(rest) {
                Some((set, after)) => {
                    steps.push(set);
                    rest = after;
                }
                None => {
                    sets = false;
                    steps.push(Step::Char('['));
                }
            },
            c => steps.push(Step::Char(c)),
        }
    }
    steps
}

/// The set behind a bracket, and what follows it.
fn compile_set(text: &str) -> Option<(Step, &str)> {
    let negated = text.starts_with('^');
    let body = text.strip_prefix('^').unwrap_or(text);
    // A `]` that comes first closes an empty set in SQL, which matches nothing.
    let (inside, after) = body.split_once(']')?;
    let mut ranges = Vec::new();
    let mut chars = inside.chars().peekable();
    while let Some(low) = chars.next() {
        let mut ahead = chars.clone();
        let high = match (ahead.next(), ahead.next()) {
            (Some('-'), Some(high)) => {
                chars = ahead;
                high
            }
            _ => low,
        };
        ranges.push((low, high));
    }
    Some((Step::Set { negated, ranges }, after))
}

impl Step {
    fn takes(&self, c: char) -> bool {
        match self {
            Self::Any => false,
            Self::One => true,
            Self::Char(own) => *own == c,
            Self::Set { negated, ranges } => ranges.iter().any(|(low, high)| (*low..=*high).contains(&c)) != *negated,
        }
    }
}

fn matches(text: &[char], steps: &[Step]) -> bool {
    let (mut at, mut step) = (0, 0);
    // Where to go on if the steps behind the last run do not match: one character further.
    let mut again: Option<(usize, usize)> = None;
    loop {
        match (text.get(at), steps.get(step)) {
            (_, Some(Step::Any)) => {
                again = Some((at, step + 1));
                step += 1;
                continue;
            }
            (None, None) => return true,
            (Some(c), Some(expected)) if expected.takes(*c) => {
                at += 1;
                step += 1;
                continue;
            }
            (None, Some(_)) => return false,
            _ => {}
        }
        match again {
            Some((from, behind)) => {
                again = Some((from + 1, behind));
                (at, step) = (from + 1, behind);
            }
            None => return false,
        }
        if at > text.len() {
            return false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wildcards() {
        for (text, pattern, expected) in [
            ("John Smith", "john*", true),
            ("John Smith", "%SMITH", true),
            ("John Smith", "*h*s*", true),
            ("John", "J_hn", true),
            ("John", "J_n", false),
            ("John", "john", true),
            ("John", "joh", false),
            ("", "*", true),
            ("", "", true),
            ("a", "", false),
            ("50% off", "50[%] off", true),
            ("500 off", "50[%] off", false),
            ("[text]", "[[]text]", true),
            ("b", "[a-c]", true),
            ("B", "[a-c]", true),
            ("d", "[a-c]", false),
            ("d", "[^a-c]", true),
            ("-", "[-]", true),
            ("a[b", "a[b", true),
            ("a*b", "a[*]b", true),
            ("aXb", "a[*]b", false),
            ("ÄRGER", "ä*r", true),
            ("abcabd", "*abd", true),
            ("x", "[]x", false),
        ] {
            assert_eq!(like(text, pattern), expected, "{text:?} like {pattern:?}");
        }
        assert!(contains("Straße", "STRASSE") == "straße".contains("strasse"));
        assert!(contains("John Smith", "HN S"));
    }

    #[test]
    fn many_runs_stay_bounded() {
        let text = "a".repeat(5_000);
        assert!(!like(&text, &format!("{}b", "*a".repeat(1_000))));
    }
}
