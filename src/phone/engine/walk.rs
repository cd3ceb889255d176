//! Runs an automaton of the tables over digits. How a state is written is told in the compiler (`xtask`, `encode.rs`).

use super::{
    layout::{GENERALS, ITEMS, KINDS, OUTCOMES},
    tables::{byte, word},
};

/// Where the digits led.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    /// To nothing: no number begins so.
    Dead,
    /// To a leaf, or to a state that was wanted.
    Leaf,
    /// To a state from which more digits can lead on.
    Open,
}

/// What the leaf of an automaton means: that stands in front of it.
#[inline(always)]
fn meaning(root: u16, leaf: u8) -> usize {
    usize::from(byte(usize::from(root).wrapping_sub(1 + usize::from(leaf))))
}

/// Whether bit "so many digits" is set; bit 0 stands for two.
#[inline(always)]
fn holds(lengths: u16, digits: usize) -> bool {
    matches!(digits, 2..18) && lengths >> (digits - 2) & 1 == 1
}

/// The label of the kind that takes these digits, all of them; zero if none does.
pub(super) fn kind(root: u16, digits: &[u8]) -> u8 {
    let mut label = 0;
    walk(root, digits, |leaf, _| {
        let at = KINDS + meaning(root, leaf) * 3;
        let fits = holds(word(at + 1), digits.len());
        if fits {
            label = byte(at);
        }
        fits
    });
    label
}

/// Whether the pattern for numbers of any kind takes these digits, all of them.
pub(super) fn general(root: u16, digits: &[u8]) -> bool {
    let mut taken = false;
    walk(root, digits, |leaf, _| {
        taken = holds(word(GENERALS + meaning(root, leaf) * 2), digits.len());
        taken
    });
    taken
}

/// Whether the digits begin with something that the pattern takes.
pub(super) fn begins(root: u16, digits: &[u8]) -> bool {
    walk(root, digits, |_, _| true) == End::Leaf
}

/// Whether digits that begin so could be taken.
pub(super) fn can_become(root: u16, digits: &[u8]) -> bool {
    walk(root, digits, |_, _| true) != End::Dead
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
pub(super) fn prefix(root: u16, digits: &[u8]) -> Option<Prefix> {
    // The outcome, and whether it is the one for digits that end there.
    let mut last = None;
    walk(root, digits, |leaf, at_end| {
        let label = meaning(root, leaf);
        // The high bit: only if the digits end there.
        if at_end || label < 0x80 {
            last = Some((label & 0x7F, at_end));
        }
        false
    });
    let (label, at_end) = last?;
    let at = OUTCOMES + label.checked_sub(16)? * 6 + if at_end { 3 } else { 0 };
    let (begin, end) = (byte(at + 1), byte(at + 2));
    let group = (begin != 0xFF).then_some((usize::from(begin), usize::from(end)));
    Some(Prefix { end: usize::from(byte(at)), group })
}

/// Tells `passed` of each leaf on the way, and whether the digits end there. It says whether that was all.
#[inline(always)]
fn walk(root: u16, digits: &[u8], mut passed: impl FnMut(u8, bool) -> bool) -> End {
    let mut at = usize::from(root);
    let mut taken = 0;
    loop {
        let code = byte(at);
        match code {
            0x0B => {
                if passed(byte(at + 1), taken == digits.len()) {
                    return End::Leaf;
                }
                at += 2;
                continue;
            }
            0x10..0x30 => {
                passed(code - 0x10, taken == digits.len());
                return End::Leaf;
            }
            0x30..0x40 => {
                at = item(64 + (usize::from(code & 15) << 8 | usize::from(byte(at + 1))));
                continue;
            }
            0x40..0x80 => {
                at = item(usize::from(code - 0x40));
                continue;
            }
            _ => {}
        }
        let Some(digit) = digits.get(taken) else {
            return if code == 0x0C { End::Dead } else { End::Open };
        };
        taken += 1;
        match step(code, at, digit & 15) {
            Step::Dead => return End::Dead,
            Step::State(state) => at = state,
            Step::Leaf(leaf) => {
                passed(leaf, taken == digits.len());
                return End::Leaf;
            }
        }
    }
}

#[inline(always)]
fn item(number: usize) -> usize {
    usize::from(word(ITEMS + number * 2))
}

enum Step {
    Dead,
    State(usize),
    Leaf(u8),
}

/// Takes one digit at the state that begins with `code`.
#[inline(always)]
fn step(code: u8, at: usize, digit: u8) -> Step {
    match code {
        0..0x0A => {
            if code == digit {
                Step::State(at + 1)
            } else {
                Step::Dead
            }
        }
        0x0A => Step::State(at + 1),
        0x80..0xE0 => {
            let map = u32::from_be_bytes([0, code & 15, byte(at + 1), byte(at + 2)]);
            let shift = u32::from(18 - 2 * digit);
            let children = map & map >> 1 & 0x5_5555;
            // The last palette has other leaves, the middle one the child before in place of the second leaf.
            let palette = (code >> 4) - 8;
            let palette = if palette < 3 { palette } else { palette - 3 };
            match map >> shift & 3 {
                0 => return Step::Dead,
                3 => {}
                2 if palette == 1 => {}
                value => return Step::Leaf(value as u8 - u8::from(palette != 2)),
            }
            child(at + 3, (children >> shift).count_ones(), children.count_ones(), code >= 0xB0)
        }
        0xE4 | 0xE5 => {
            let map = u64::from(byte(at + 1)) << 32
                | u64::from(u32::from_be_bytes([byte(at + 2), byte(at + 3), byte(at + 4), byte(at + 5)]));
            let shift = u32::from(36 - 4 * digit);
            let children = map & 0x88_8888_8888;
            match map >> shift & 15 {
                0 => return Step::Dead,
                leaf @ 1..7 => return Step::Leaf(leaf as u8 - 1),
                _ => {}
            }
            child(at + 6, (children >> shift).count_ones(), children.count_ones(), code == 0xE5)
        }
        0xF0..0xF4 => {
            let set = u16::from_be_bytes([code & 3, byte(at + 1)]);
            if set >> digit & 1 == 1 { Step::State(at + 2) } else { Step::Dead }
        }
        _ => Step::Dead,
    }
}

/// The child with that number, from one; its pointers begin there. If the first child follows them, it has none.
#[inline(always)]
fn child(pointers: usize, number: u32, count: u32, first_follows: bool) -> Step {
    let mut at = pointers;
    let first = first_follows && number == 1;
    // How many pointers stand in front.
    let skipped = if first { count } else { number - u32::from(first_follows) };
    for _ in 1..skipped {
        let code = byte(at);
        at += 1 + usize::from(code >= 0xE0 || code & 0xF0 == 0x30);
    }
    if first {
        return Step::State(at);
    }
    match byte(at) {
        near @ 0x80..0xE0 => Step::State(at + 1 + usize::from(near - 0x80)),
        far @ 0xE0.. => Step::State(at + 2 + 96 + (usize::from(far - 0xE0) << 8 | usize::from(byte(at + 1)))),
        // A leaf or an item, which stands for a state as well.
        _ => Step::State(at),
    }
}
