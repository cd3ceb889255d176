//! Runs an automaton of the tables over digits. How a state is written is told in `layout.rs`.

use super::{
    facts::PLACES,
    layout::{Meaning, OUTCOME},
    tables::word,
};

/// The place of an automaton among digits.
struct Walk<'d> {
    /// The present state; zero: no number begins so.
    state: usize,
    /// The digits that were not taken yet.
    rest: &'d [u8],
    /// Whether the label of the state was told.
    told: bool,
}

impl<'d> Walk<'d> {
    #[inline(always)]
    const fn new(state: u16, digits: &'d [u8]) -> Self {
        Self { state: state as usize, rest: digits, told: false }
    }

    /// Takes digits up to the next state with a label.
    #[cfg_attr(not(feature = "packed"), inline(always))]
    fn label(&mut self) -> Option<usize> {
        loop {
            let state = word(self.state);
            if state & 0x8000 != 0 && !self.told {
                self.told = true;
                return Some(usize::from(state >> 10 & 31));
            }
            let (digit, rest) = self.rest.split_first()?;
            self.rest = rest;
            self.told = false;
            // The cells up to that of the digit.
            let cells = (state & ((2 << (digit & 15)) - 1) & 0x3FF).count_ones() as usize;
            self.state = if cells == 0 { 0 } else { usize::from(word(self.state + cells)) };
            if self.state == 0 {
                return None;
            }
        }
    }
}

/// Whether bit "so many digits" is set; bit 0 stands for two.
#[inline(always)]
fn holds(lengths: u16, digits: usize) -> bool {
    matches!(digits, 2..18) && lengths >> (digits - 2) & 1 == 1
}

/// The label of the kind that takes these digits, all of them; zero if none does.
pub(super) fn kind(head: u16, digits: &[u8]) -> u16 {
    let head = usize::from(head);
    let mut walk = Walk::new(word(head), digits);
    while let Some(label) = walk.label() {
        let at = usize::from(word(head + 1 + label));
        let [labels, lengths, others]: Meaning = [word(at), word(at + 1), word(at + 2)];
        if holds(lengths, digits.len()) {
            return labels & 0xFF;
        }
        if holds(others, digits.len()) {
            return labels >> 8;
        }
    }
    0
}

/// Whether the digits begin with something that the pattern takes.
pub(super) fn begins(state: u16, digits: &[u8]) -> bool {
    Walk::new(state, digits).label().is_some()
}

/// Whether digits that begin so could be taken.
pub(super) fn can_become(state: u16, digits: &[u8]) -> bool {
    let mut walk = Walk::new(state, digits);
    walk.label().is_some() || walk.state != 0
}

/// What a prefix pattern found, in digits from the start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Prefix {
    /// Where the match ends.
    pub(super) end: usize,
    /// The last group of the pattern, if it took part.
    pub(super) group: Option<(usize, usize)>,
}

/// What the pattern takes from the front of the digits.
pub(super) fn prefix(head: u16, digits: &[u8]) -> Option<Prefix> {
    let head = usize::from(head);
    let mut walk = Walk::new(word(head), digits);
    // The outcome, and whether it is the one for digits that end there.
    let mut last = None;
    while let Some(label) = walk.label() {
        let outcome = usize::from(word(head + 1 + label));
        let at_end = walk.rest.is_empty();
        // The high bit: only if the digits end there.
        if at_end || outcome < 0x80 {
            last = Some((outcome & 0x7F, at_end));
        }
    }
    let (outcome, at_end) = last?;
    let at = PLACES.outcomes + outcome.checked_sub(16)? * OUTCOME + if at_end { OUTCOME / 2 } else { 0 };
    let (begin, end) = (usize::from(word(at + 1)), usize::from(word(at + 2)));
    Some(Prefix { end: word(at).into(), group: (begin != 0xFF).then_some((begin, end)) })
}
