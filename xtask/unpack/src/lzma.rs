//! LZMA data whose literals have one bit of context, and which knows nothing of places.

use crate::{get, set};

/// Where the odds stand. Those that a state has stand before them.
const LENGTHS: usize = 72;
const LENGTHS_AGAIN: usize = 343;
const SLOTS: usize = 613;
const DISTANCES: usize = 869;
const ALIGNED: usize = 983;
const LITERALS: usize = 998;
const COUNT: usize = LITERALS + 2 * 768 + 1;

/// The range of the odds, the code in it, and where the next byte of the data is.
#[derive(Clone, Copy)]
struct Coder<'d> {
    data: &'d [u8],
    from: usize,
    range: u32,
    code: u32,
}

struct Decoder<'d> {
    coder: Coder<'d>,
    /// That a bit is zero, in 2048, less the 1024 that each begins with.
    odds: [i16; COUNT],
}

/// Fills `bytes`.
pub(crate) fn inflate(data: &[u8], bytes: &mut [u8]) {
    let mut decoder = Decoder { coder: Coder { data, from: 1, range: 0, code: 0 }, odds: [0; COUNT] };
    for _ in 0..4 {
        decoder.coder.refill();
    }
    decoder.coder.range = !0;
    let (mut to, mut state) = (0, 0);
    // The last distances, the newest first.
    let mut distances = [1; 4];
    while to < bytes.len() {
        if decoder.bit(state) == 0 {
            let before = if to > 0 { get(bytes, to - 1) } else { 0 };
            let at = LITERALS + 768 * usize::from(before >> 7);
            let mut node = 1;
            if state > 6 {
                // As long as it is like the byte that follows what was repeated, that byte's bits count.
                let mut like = usize::from(get(bytes, to - distances[0])) | 256;
                while node < 256 {
                    like <<= 1;
                    let expected = like & 256;
                    let one = decoder.bit(at + 256 + expected + node);
                    node = node << 1 | one;
                    if one != expected >> 8 {
                        break;
                    }
                }
            }
            set(bytes, to, decoder.tree(at, node, 256) as u8);
            to += 1;
            state -= if state < 4 {
                state
            } else if state < 10 {
                3
            } else {
                6
            };
            continue;
        }
        let mut run = 1;
        let distance;
        let late = if state < 7 { 0 } else { 3 };
        if decoder.bit(12 + state) == 0 {
            run = decoder.run(LENGTHS);
            distance = decoder.distance(run);
            state = 7 + late;
            newest(&mut distances, 3, distance);
        } else {
            let mut place = 0;
            let mut short = false;
            if decoder.bit(24 + state) == 0 {
                short = decoder.bit(60 + state) == 0;
            } else {
                place = 1;
                if decoder.bit(36 + state) != 0 {
                    place = 2 + decoder.bit(48 + state);
                }
            }
            distance = get(&distances, place);
            newest(&mut distances, place, distance);
            state = 8 + late;
            if short {
                state = if late > 0 { 11 } else { 9 };
            } else {
                run = decoder.run(LENGTHS_AGAIN);
            }
        }
        for _ in 0..run {
            let byte = get(bytes, to - distances[0]);
            set(bytes, to, byte);
            to += 1;
        }
    }
}

/// Puts a distance before the others, where the one at `place` leaves.
#[inline(never)]
fn newest(distances: &mut [usize; 4], place: usize, distance: usize) {
    for at in (0..place).rev() {
        let moved = get(distances, at);
        set(distances, at + 1, moved);
    }
    distances[0] = distance;
}

impl Coder<'_> {
    #[inline(always)]
    fn refill(&mut self) {
        if self.range < 1 << 24 {
            self.range <<= 8;
            self.code = self.code << 8 | u32::from(get(self.data, self.from));
            self.from += 1;
        }
    }

    /// Without a branch, which no processor could foresee.
    #[inline(always)]
    fn bit(&mut self, odds: &mut [i16], at: usize) -> usize {
        self.refill();
        let odd = i32::from(get(odds, at));
        let bound = (self.range >> 11) * (odd + 1024) as u32;
        // All bits, or none.
        let zero = ((i64::from(self.code) - i64::from(bound)) >> 32) as u32;
        set(odds, at, (odd + (((2017 & zero as i32) - 993 - odd) >> 5)) as i16);
        self.range -= bound;
        self.code -= bound & !zero;
        self.range = self.range.wrapping_add(zero & bound.wrapping_sub(self.range));
        zero.wrapping_add(1) as usize
    }
}

impl Decoder<'_> {
    #[inline(never)]
    fn bit(&mut self, at: usize) -> usize {
        self.coder.bit(&mut self.odds, at)
    }

    /// A number that ends when it has the bit `end`, the highest bits first.
    #[inline(never)]
    fn tree(&mut self, at: usize, mut node: usize, end: usize) -> usize {
        let mut coder = self.coder;
        while node < end {
            node = node << 1 | coder.bit(&mut self.odds, at + node);
        }
        self.coder = coder;
        node
    }

    fn run(&mut self, at: usize) -> usize {
        if self.bit(at) == 0 {
            self.tree(at + 1, 1, 8) - 6
        } else if self.bit(at + 1) == 0 {
            self.tree(at + 8, 1, 8) + 2
        } else {
            self.tree(at + 15, 1, 256) - 238
        }
    }

    fn distance(&mut self, run: usize) -> usize {
        let slot = self.tree(SLOTS + 64 * if run < 5 { run - 2 } else { 3 }, 1, 64) - 64;
        if slot < 4 {
            return slot + 1;
        }
        let mut bits = (slot >> 1) as u32 - 1;
        let mut value = (2 | (slot & 1)) << bits;
        let mut at = DISTANCES + value - slot;
        if slot >= 14 {
            // The bits in the middle have no odds.
            for place in (4..bits).rev() {
                let coder = &mut self.coder;
                coder.refill();
                coder.range >>= 1;
                if coder.code >= coder.range {
                    coder.code -= coder.range;
                    value += 1 << place;
                }
            }
            (at, bits) = (ALIGNED, 4);
        }
        // The lowest bits first.
        let mut node = 1;
        for place in 0..bits {
            let one = self.bit(at + node);
            node = node << 1 | one;
            value += one << place;
        }
        value + 1
    }
}
