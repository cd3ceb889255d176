//! An expression as places in its own text, for a host that has the text; and the findings of that text.
//!
//! Names and values are not sent: the host cuts them out of the text that it asked about. What is left are small numbers,
//! one ASCII character each where they are below 64. That is written and read several times as fast as JSON.

use super::answer::{Answer, common};
use crate::conditions::{Comparison, Expr, Literal, Operator};
use crate::diagnostic::{Diagnostic, PatchOperation};
use crate::json::Json;
use crate::span::{Span, utf16_len};
use crate::text::until;

/// The first of the kinds of nodes that are comparisons: behind it each operator has two, the second one with `not`.
const COMPARISON: usize = 2;

/// The kinds of values.
#[derive(Clone, Copy)]
enum Kind {
    String,
    /// A whole number from 0 as itself.
    Whole,
    /// Any other number whose digits say it all.
    Number,
    False,
    True,
    Null,
    Datetime,
    List,
}

/// What became of `text`: a NUL and the tape of the expression, or U+0001 if there is none, and then the findings. `None` if
/// it cannot be told so.
#[must_use]
pub(super) fn outcome(expr: Option<&Expr>, diagnostics: &[Diagnostic], text: &str) -> Option<String> {
    let mut tape = match expr {
        Some(expr) => tape(expr, text)?,
        None => Tape { text, out: vec![1] },
    };
    diagnostics.iter().for_each(|diagnostic| tape.finding(diagnostic));
    String::from_utf8(tape.out).ok()
}

/// The numbers of an expression that was read from `text`: `kind, start, end` of each node, then its parts.
///
/// A group goes on with how many arguments it has, and these; a comparison with the length of its field, which stands where
/// the node does, and its value. A value is its kind, and then its place and its length; a whole number; or the length of a
/// list, and its values. They stand behind a NUL. `None` if some part stands nowhere in the text as it is, or
/// the text is not ASCII.
fn tape<'t>(expr: &Expr, text: &'t str) -> Option<Tape<'t>> {
    if !text.is_ascii() {
        return None;
    }
    let mut tape = Tape { text, out: Vec::with_capacity(text.len() + 16) };
    tape.out.push(0);
    tape.expr(expr)?;
    Some(tape)
}

struct Tape<'t> {
    text: &'t str,
    out: Vec<u8>,
}

impl Tape<'_> {
    /// Six bits a character, the lowest first; a seventh bit says that more follow.
    fn number(&mut self, mut number: usize) {
        while number > 63 {
            self.out.push(64 | (number & 63) as u8);
            number >>= 6;
        }
        self.out.push(number as u8);
    }

    /// What it has in common with others, in JSON text between tabs; the ends of its span; the edits of its fix, and the
    /// JSON text of its patch.
    fn finding(&mut self, diagnostic: &Diagnostic) {
        self.out.push(b'\t');
        let mut json = Json::behind(std::mem::take(&mut self.out));
        common(&mut json, diagnostic);
        self.out = json.into_bytes();
        self.out.push(b'\t');
        if let Some(span) = diagnostic.span {
            self.number(span.start);
            self.number(span.end);
        }
        let Some(fix) = &diagnostic.fix else { return };
        self.number(fix.edits.len());
        for edit in &fix.edits {
            self.number(edit.span.start);
            self.number(edit.span.end);
            self.own(&edit.text);
        }
        self.patch(&fix.patch);
    }

    /// The JSON text of a patch, or the empty text.
    fn patch(&mut self, patch: &Vec<PatchOperation>) {
        let mut json = Json::default();
        if !patch.is_empty() {
            patch.write(&mut json);
        }
        self.own(&json.into_text());
    }

    /// A text of ours.
    fn own(&mut self, text: &str) {
        self.number(utf16_len(text));
        self.out.extend_from_slice(text.as_bytes());
    }

    fn node(&mut self, kind: usize, span: Span) {
        self.number(kind);
        self.number(span.start);
        self.number(span.end);
    }

    fn expr(&mut self, expr: &Expr) -> Option<()> {
        let (kind, args) = match expr {
            Expr::Comparison(comparison) => return self.comparison(comparison),
            Expr::And { args, .. } => (0, args),
            Expr::Or { args, .. } => (1, args),
        };
        self.node(kind, expr.span()?);
        self.number(args.len());
        for arg in args {
            self.expr(arg)?;
        }
        Some(())
    }

    fn comparison(&mut self, comparison: &Comparison) -> Option<()> {
        let span = comparison.span?;
        let operator = Operator::ALL.iter().position(|operator| *operator == comparison.operator)?;
        self.node(COMPARISON + 2 * operator + usize::from(comparison.negated), span);
        let field = comparison.field.as_str();
        let end = span.start + field.len();
        if self.text.get(span.start..end) != Some(field) {
            return None;
        }
        self.number(field.len());
        if let Literal::List(values) = &comparison.value {
            self.number(Kind::List as usize);
            self.number(values.len());
            let mut from = end;
            for value in values {
                from = self.literal(value, from, None)?;
            }
        } else {
            self.literal(&comparison.value, end, Some(span.end))?;
        }
        Some(())
    }

    /// A value that stands somewhere behind `from`; its closing sign, if it has one, stands before `end`. Gives the place
    /// behind it.
    fn literal(&mut self, literal: &Literal, from: usize, end: Option<usize>) -> Option<usize> {
        match literal {
            Literal::String(value) => self.piece(Kind::String, value, from, end.map(|end| end.checked_sub(1))),
            Literal::Datetime(value) => {
                self.piece(Kind::Datetime, value.as_str(), from, end.map(|end| end.checked_sub(1)))
            }
            Literal::Number(number) => match (number.as_integer().and_then(|whole| u32::try_from(whole).ok()), end) {
                (Some(whole), _) => {
                    self.number(Kind::Whole as usize);
                    self.number(whole as usize);
                    Some(from)
                }
                (None, Some(end)) if number.text().is_none() => {
                    let (_, digits) = until(self.text.get(from..end)?, "-0123456789");
                    self.number(Kind::Number as usize);
                    self.number(end - digits.len());
                    self.number(digits.len());
                    Some(end)
                }
                _ => None,
            },
            Literal::Boolean(value) => self.word(if *value { Kind::True } else { Kind::False }, from),
            Literal::Null => self.word(Kind::Null, from),
            Literal::List(_) => None,
        }
    }

    fn word(&mut self, kind: Kind, from: usize) -> Option<usize> {
        self.number(kind as usize);
        Some(from)
    }

    /// A piece of the text: what it says counts, not where it was read.
    fn piece(&mut self, kind: Kind, value: &str, from: usize, end: Option<Option<usize>>) -> Option<usize> {
        let at = match end {
            Some(end) => end?.checked_sub(value.len())?,
            // Behind its opening sign.
            None => from + until(self.text.get(from..)?, "\"'[").0.len() + 1,
        };
        let behind = at + value.len();
        if self.text.get(at..behind) != Some(value) {
            return None;
        }
        self.number(kind as usize);
        self.number(at);
        self.number(value.len());
        Some(behind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conditions::{ConditionsOptions, Entity, parse_conditions};

    fn numbers(text: &str) -> Option<Vec<usize>> {
        let outcome = parse_conditions(text, &ConditionsOptions::default().entity(Entity::Any));
        let tape = tape(&outcome.value.unwrap(), text)?.out;
        let tape = tape.strip_prefix(b"\0").unwrap();
        let (mut out, mut value, mut shift) = (Vec::new(), 0, 0);
        for &byte in tape {
            value |= usize::from(byte & 63) << shift;
            shift += 6;
            if byte < 64 {
                out.push(value);
                (value, shift) = (0, 0);
            }
        }
        Some(out)
    }

    #[test]
    fn says_where_the_parts_stand() {
        assert_eq!(numbers("id = 12345").unwrap(), [2, 0, 10, 2, 1, 12345]);
        assert_eq!(
            numbers(r#"a != "x" or (b not in (1, "y", null) and c > -1.50)"#).unwrap(),
            [
                1, 0, 51, 2, 4, 0, 8, 1, 0, 6, 1, 0, 13, 50, 2, 19, 13, 36, 1, 7, 3, 1, 1, 0, 27, 1, 5, 10, 41, 50, 1,
                2, 45, 5
            ]
        );
        assert_eq!(numbers("a >= [2020-01-31]").unwrap(), [12, 0, 17, 1, 6, 6, 10]);
        for elsewhere in [r#"a = "x\"y""#, r#"a = "é""#, "a = 12345678901234567890", "a in (1.5, 2)"] {
            assert_eq!(numbers(elsewhere), None, "{elsewhere}");
        }
    }
}
