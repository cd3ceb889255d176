//! Runs an automaton of the tables over digits. How a state is written is told in the compiler (`xtask`, `encode.rs`).

use super::{
    layout::{ITEMS, OUTCOMES},
    tables::byte,
};

/// Where the digits led.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    /// To nothing: no number begins so.
    Dead,
    /// To a state with that label.
    Label(u8),
    /// To a state from which more digits can lead on.
    Open,
}

/// What the pattern says about these digits, all of them; zero if it does not take them.
#[inline]
pub(super) fn label(root: u16, digits: &[u8]) -> u8 {
    match walk(root, digits, |_| ()) {
        End::Label(label) => label,
        End::Dead | End::Open => 0,
    }
}

/// Whether the digits begin with something that the pattern takes.
#[inline]
pub(super) fn begins(root: u16, digits: &[u8]) -> bool {
    label(root, digits) != 0
}

/// Whether digits that begin so could be taken.
pub(super) fn can_become(root: u16, digits: &[u8]) -> bool {
    walk(root, digits, |_| ()) != End::Dead
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
    let mut last = None;
    let end = walk(root, digits, |label| {
        // The high bit: only if the digits end there.
        if label < 0x80 {
            last = Some(label);
        }
    });
    let (label, at_end) = match end {
        End::Label(label) => (label, 3),
        End::Dead | End::Open => (last?, 0),
    };
    let at = OUTCOMES + usize::from((label & 0x7F).checked_sub(16)?) * 6 + at_end;
    let (begin, end) = (byte(at + 1), byte(at + 2));
    let group = (begin != 0xFF).then_some((usize::from(begin), usize::from(end)));
    Some(Prefix { end: usize::from(byte(at)), group })
}

#[inline]
fn walk(root: u16, digits: &[u8], mut passed: impl FnMut(u8)) -> End {
    let mut at = usize::from(root);
    let mut rest = digits.iter();
    loop {
        let code = byte(at);
        if code == 0x0B {
            let label = byte(at + 1);
            if rest.len() == 0 {
                return End::Label(label);
            }
            passed(label);
            at += 2;
            continue;
        }
        if code < 0x80 {
            let Some(digit) = rest.next() else {
                return if code == 0x7F { End::Dead } else { End::Open };
            };
            match step(code, at, digit & 15) {
                Step::Dead => return End::Dead,
                Step::State(state) => {
                    at = state;
                    continue;
                }
                Step::Pointer(pointer) => at = pointer,
            }
        }
        match follow(at) {
            Target::State(state) => at = state,
            Target::Tail(tail) => return end_of_tail(tail, rest.len()),
        }
    }
}

enum Step {
    Dead,
    State(usize),
    /// The pointer there says where.
    Pointer(usize),
}

/// Takes one digit at the state that begins with `code`.
#[inline(always)]
fn step(code: u8, at: usize, digit: u8) -> Step {
    let (target, pointers, mut pointer) = match code {
        0..0x0A => return if code == digit { Step::State(at + 1) } else { Step::Dead },
        0x0A => return Step::State(at + 1),
        0x0C..0x10 => {
            let set = u16::from_be_bytes([code & 3, byte(at + 1)]);
            return if set >> digit & 1 == 1 { Step::State(at + 2) } else { Step::Dead };
        }
        0x10..0x50 => {
            let map = u32::from_be_bytes([0, code & 15, byte(at + 1), byte(at + 2)]);
            // 2, 3, 1 and 2 pointers.
            let pointers = 0b10_01_11_10_u32 >> (2 * (code >> 4) - 2) & 3;
            (map >> (2 * digit) & 3, pointers, at + 3)
        }
        0x50..0x60 => {
            let map = u32::from_be_bytes([byte(at + 1), byte(at + 2), byte(at + 3), byte(at + 4)]);
            (map >> (3 * digit) & 7, u32::from(code & 7), at + 5)
        }
        0x60..0x7F => {
            // Two digits a byte, the last ones first.
            let pair = byte((at + 5).saturating_sub(usize::from(digit / 2)));
            (u32::from(pair >> (4 * (digit & 1)) & 15), u32::from(code & 15), at + 6)
        }
        _ => return Step::Dead,
    };
    if target == 0 {
        return Step::Dead;
    }
    for _ in 1..target {
        pointer += 1 + usize::from(byte(pointer) >= 0xE0);
    }
    // One more than there are pointers: what follows them.
    if target > pointers { Step::State(pointer) } else { Step::Pointer(pointer) }
}

enum Target {
    State(usize),
    Tail(u32),
}

/// Where a pointer leads.
#[inline(always)]
fn follow(at: usize) -> Target {
    let code = byte(at);
    let long = usize::from(code & 15) << 8 | usize::from(byte(at + 1));
    let item = match code {
        0..0x80 => return Target::State(at + 1 + usize::from(code)),
        0x80..0xE0 => usize::from(code & 0x7F),
        0xE0..0xF0 => 96 + long,
        _ => return Target::State(at + 2 + 128 + long),
    };
    let at = ITEMS + item * 3;
    let value = u32::from_le_bytes([byte(at), byte(at + 1), byte(at + 2), 0]);
    if value >> 20 == 0 { Target::State(value as usize) } else { Target::Tail(value) }
}

/// A tail only counts the digits that are left.
#[inline(always)]
fn end_of_tail(tail: u32, left: usize) -> End {
    let lengths = if left < 20 { (tail & 0xF_FFFF) >> left } else { 0 };
    match lengths {
        0 => End::Dead,
        _ if lengths & 1 == 1 => End::Label((tail >> 20) as u8),
        _ => End::Open,
    }
}
