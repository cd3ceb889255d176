//! The checked table of known differences. A difference that no line explains fails the run, and so does a line that
//! nothing needs any more.

use crate::answer::{Answer, Ours};
use crate::generate::{Input, Spelling};
use crate::ports::Port;

/// One line of the table.
pub struct Known {
    pub name: &'static str,
    /// Why the two differ, and who is right.
    pub cause: &'static str,
    pub explains: fn(&Case<'_>) -> bool,
}

/// A difference.
pub struct Case<'a> {
    pub input: &'a Input,
    pub ours: &'a Ours,
    pub theirs: &'a Answer,
    pub port: &'a dyn Port,
    /// Whether another port, over the same metadata, gives our answer, or the table explains why not. A line that
    /// blames a port asks for this.
    pub settled: bool,
}

impl Case<'_> {
    pub fn refused(&self, code: &str) -> bool {
        self.ours.answer.code() == code
    }

    pub fn is(&self, spellings: &[Spelling]) -> bool {
        spellings.contains(&self.input.spelling)
    }

    pub fn members(&self) -> Vec<&'static str> {
        self.ours.answer.differences(self.theirs)
    }

    pub fn theirs_refused(&self, codes: &[&str]) -> bool {
        codes.contains(&self.theirs.code())
    }

    pub fn text(&self) -> &str {
        &self.input.text
    }
}

/// The line that explains a difference.
pub fn find(case: &Case<'_>) -> Option<&'static Known> {
    case.port.known().iter().chain(KNOWN).find(|known| (known.explains)(case))
}

const NAN: &str = "phone.not-a-number";
const SHORT: &str = "phone.too-short";
const LONG: &str = "phone.too-long";

/// Deliberate differences: they hold against every port.
pub const KNOWN: &[Known] = &[
    Known {
        name: "stray-letters",
        cause: "deliberate: letters that stand for no digit are refused and named; Google drops one or two, takes `x` for \
                a separator, and refuses the rest without saying why",
        explains: |case| {
            case.refused("phone.stray-letter")
                && case.is(&[Spelling::Vanity, Spelling::Garbage, Spelling::Words, Spelling::Extension])
                && case.text().chars().any(char::is_alphabetic)
        },
    },
    Known {
        name: "trailing-words",
        cause: "deliberate: words behind a number are refused and named; Google drops them or turns them into digits",
        explains: |case| {
            case.refused("phone.trailing-words") && case.is(&[Spelling::Vanity, Spelling::Garbage, Spelling::Words])
        },
    },
    Known {
        name: "two-numbers",
        cause: "deliberate: a second number in the text is refused and named; Google drops it, takes it for an extension, \
                or says that the text is no number",
        explains: |case| {
            let separators = [
                ",", ";", "|", "&", "+", "\u{ff0b}", "or", "x", "X", "\u{ff58}", "ext", "e", "E", "o", "O", "U", "u",
                "a", "n",
            ];
            case.refused("phone.several-numbers")
                && case.is(&[Spelling::Garbage, Spelling::Extension, Spelling::Vanity])
                && separators.iter().any(|separator| case.text().contains(separator))
        },
    },
    Known {
        name: "two-numbers-in-a-row",
        cause: "deliberate: more digits than one number has, with a gap between two that have enough each, are two numbers",
        explains: |case| case.refused("phone.several-numbers") && case.theirs_refused(&[LONG]),
    },
    Known {
        name: "extension-too-long",
        cause: "deliberate: an extension over 15 digits does not fit the field; Google takes 20 behind a label",
        explains: |case| case.refused("phone.extension-too-long") && case.is(&[Spelling::Extension, Spelling::Garbage]),
    },
    Known {
        name: "stray-characters",
        cause: "deliberate: a character that no number is written with is refused by a code of its own",
        explains: |case| {
            case.refused("phone.stray-character")
                && case.is(&[Spelling::Garbage, Spelling::Extension])
                && case.theirs_refused(&[NAN, SHORT])
        },
    },
    Known {
        name: "hidden-characters",
        cause: "deliberate: hidden characters are named by a warning and left out; Google says that the text is no number, \
                or drops what stands behind them",
        explains: |case| case.ours.codes.contains(&"phone.hidden-character") && case.is(&[Spelling::Garbage]),
    },
    Known {
        name: "few-digits",
        cause: "deliberate: fewer than three digits are too short a number; Google calls them none",
        explains: |case| {
            let digits = case.text().chars().filter(|c| c.is_ascii_digit() || c.is_numeric() && !c.is_ascii()).count();
            case.theirs_refused(&[NAN])
                && (digits <= 3 || digits <= 12 && case.is(&[Spelling::Extension]) && head(case.text()) <= 3)
        },
    },
    Known {
        name: "longer-extensions",
        cause: "deliberate: every extension has up to 15 digits and may end with `#`; Google takes 9 behind `x`, `#`, `~` \
                and `int`, and no `#` behind `;ext=`",
        explains: |case| {
            let tail = case.text().trim_end_matches('#').chars().rev().take_while(|c| c.is_numeric()).count();
            case.is(&[Spelling::Extension, Spelling::Garbage])
                && (tail >= 10 || case.text().ends_with('#') && case.text().contains(";ext="))
        },
    },
    Known {
        name: "number-sign-behind",
        cause: "deliberate: a number sign behind a number is dropped like other symbols, unless it closes an extension \
                behind a whole number; Google says that the text is no number, or makes its last digits an extension",
        explains: |case| {
            let text = case.text().trim_end_matches(|c: char| !c.is_alphanumeric() && c != '#');
            case.is(&[Spelling::Garbage, Spelling::Extension]) && text.ends_with('#')
        },
    },
    Known {
        name: "slash-before-x",
        cause: "deliberate: a slash in front of an `x` ends the number only if the `x` is the label of an extension; Google \
                cuts the text there in any case",
        explains: |case| {
            let text = case.text().replace([' ', '\u{a0}'], "").to_lowercase();
            case.is(&[Spelling::Vanity]) && text.contains("/x")
        },
    },
    Known {
        name: "digits-of-scripts-in-extensions",
        cause: "deliberate: an extension is written with the digits of ASCII; Google leaves those of other scripts",
        explains: |case| {
            let (Some(ours), Some(theirs)) = (case.ours.answer.number(), case.theirs.number()) else { return false };
            let same_length = |a: &Option<String>, b: &Option<String>| {
                a.as_ref().map(|a| a.chars().count()) == b.as_ref().map(|b| b.chars().count())
            };
            ours.e164 == theirs.e164
                && ours.kind == theirs.kind
                && same_length(&ours.extension, &theirs.extension)
                && theirs.extension.as_ref().is_some_and(|extension| !extension.is_ascii())
        },
    },
    Known {
        name: "normal-form",
        cause: "deliberate: an unassigned number is read again until it stays the same, so that what we write reads as the \
                same number; Google strips one trunk prefix at a time",
        explains: |case| {
            let (Some(ours), Some(theirs)) = (case.ours.answer.number(), case.theirs.number()) else {
                return normal_form_ends_refused(case);
            };
            let mut number = theirs.clone();
            for _ in 0..8 {
                let Answer::Number(next) = case.port.answer(&number.e164, "ZZ") else { break };
                if next.e164 == number.e164 {
                    break;
                }
                number = *next;
            }
            number.e164 == ours.e164 && number.kind == ours.kind && number.region == ours.region
        },
    },
    Known {
        name: "x-inside-a-word",
        cause: "deliberate: letters are read word by word, so an `x` at the end of a word is one of its letters; Google \
                takes the digits behind it for an extension",
        explains: |case| {
            let head = case.text().trim_end_matches(|c: char| c.is_ascii_digit());
            let word = head.trim_end_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
            case.is(&[Spelling::Vanity])
                && head.len() < case.text().len()
                && ["x", "xt", "xtn"]
                    .iter()
                    .any(|label| word.strip_suffix(label).is_some_and(|rest| rest.ends_with(char::is_alphabetic)))
        },
    },
    Known {
        name: "more-labels",
        cause: "deliberate: more words stand in front of an extension, `Kl.` and `DW` among them; Google takes them for \
                letters of the number",
        explains: |case| {
            let text = case.text().to_lowercase();
            case.is(&[Spelling::Vanity]) && ["kl", "dw", "tst", "nst"].iter().any(|label| text.contains(label))
        },
    },
    Known {
        name: "digits-of-scripts-beside-letters",
        cause: "deliberate: digits of every script fold, beside letters too; Google drops them there",
        explains: |case| {
            let text = case.text();
            case.is(&[Spelling::Garbage])
                && text.chars().any(|c| !c.is_ascii() && c.is_numeric())
                && text.chars().filter(char::is_ascii_alphabetic).count() >= 3
        },
    },
    Known {
        name: "wider-separators",
        cause: "deliberate: more dashes, dots, brackets, quotes and bars separate groups, also around the label of an \
                extension; Google takes `x` for a separator of groups",
        explains: |case| {
            const WIDE: &str = "'\"|x\u{3000}\u{2013}\u{2010}\u{2011}\u{ff0d}\u{2212}\u{30fc}";
            let label = case.text().contains(['x', 'X', '~']);
            case.text().contains(|c| WIDE.contains(c))
                && (case.is(&[Spelling::Garbage]) && (label || case.theirs_refused(&[NAN, LONG, SHORT]))
                    || case.is(&[Spelling::Vanity]) && label)
        },
    },
    Known {
        name: "signs-in-a-row",
        cause: "deliberate: several signs in front of an extension are one; Google says that the text is no number",
        explains: |case| {
            let text = case.text().replace(' ', "");
            let signs = [",;", ";,", ";;", ";#", "#;", ";~", "~;", "#,", "~,", ",#", ",~"];
            case.is(&[Spelling::Garbage]) && case.theirs_refused(&[NAN]) && signs.iter().any(|s| text.contains(s))
        },
    },
    Known {
        name: "both-refuse",
        cause: "a text with several faults is refused by both, each naming another one",
        explains: |case| {
            case.is(&[Spelling::Garbage, Spelling::Words, Spelling::Vanity, Spelling::Extension])
                && case.ours.answer.number().is_none()
                && case.theirs.number().is_none()
        },
    },
];

/// How many digits stand in front of the extension.
fn head(text: &str) -> usize {
    let label = text.find(|c: char| c.is_alphabetic() || matches!(c, '#' | ';' | ',' | '~')).unwrap_or(text.len());
    text.get(..label).unwrap_or_default().chars().filter(char::is_ascii_digit).count()
}

/// A possible number whose normal form is no longer possible.
fn normal_form_ends_refused(case: &Case<'_>) -> bool {
    let (Answer::Refused { refused }, Some(theirs)) = (&case.ours.answer, case.theirs.number()) else { return false };
    !theirs.valid && case.port.answer(&theirs.e164, "ZZ").code() == *refused
}
