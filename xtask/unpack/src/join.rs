//! Puts the streams of a module together.

use crate::{get, set};

/// Streams that are no operands of an opcode.
const BEFORE: usize = 0xf8;
const AFTER: usize = 0xf9;
const OPCODES: usize = 0xfa;
const LOCALS: usize = 0xfb;

struct Joiner<'m> {
    streams: &'m [u8],
    module: &'m mut [u8],
    to: usize,
    /// By the stream, how many bytes it has, and where the next one of them is.
    lengths: [usize; 256],
    next: [usize; 256],
}

/// Before the streams stand their lengths, of three bytes each; the first one is [`BEFORE`].
pub(crate) fn join(streams: &[u8], module: &mut [u8]) {
    let mut joiner = Joiner { streams, module, to: 0, lengths: [0; 256], next: [0; 256] };
    let mut at = 768;
    for place in 0..256 {
        let stream = (BEFORE + place) & 255;
        let digit = |digit| usize::from(get(streams, 3 * place + digit)) << (8 * digit);
        let length = digit(0) | digit(1) | digit(2);
        set(&mut joiner.next, stream, at);
        set(&mut joiner.lengths, stream, length);
        at += length;
    }
    joiner.take(BEFORE, get(&joiner.lengths, BEFORE));
    let end = joiner.next[LOCALS];
    while joiner.next[OPCODES] < end {
        joiner.body();
    }
    joiner.take(AFTER, get(&joiner.lengths, AFTER));
}

impl Joiner<'_> {
    fn put(&mut self, byte: u8) {
        set(self.module, self.to, byte);
        self.to += 1;
    }

    #[inline(always)]
    fn byte(&mut self, stream: usize) -> u8 {
        let at = get(&self.next, stream);
        set(&mut self.next, stream, at + 1);
        let byte = get(self.streams, at);
        self.put(byte);
        byte
    }

    #[inline(never)]
    fn take(&mut self, stream: usize, count: usize) {
        for _ in 0..count {
            self.byte(stream);
        }
    }

    /// Takes a number in LEB128.
    #[inline(never)]
    fn number(&mut self, stream: usize) -> usize {
        let (mut value, mut shift) = (0, 0);
        loop {
            let digits = usize::from(self.byte(stream));
            value |= (digits & 127) << (shift & 31);
            shift += 7;
            if digits < 128 {
                return value;
            }
        }
    }

    #[inline(never)]
    fn numbers(&mut self, stream: usize, count: usize) {
        for _ in 0..count {
            self.number(stream);
        }
    }

    /// A function, behind its length.
    fn body(&mut self) {
        let start = self.to;
        let groups = self.number(LOCALS);
        self.numbers(LOCALS, 2 * groups);
        let mut depth = 1;
        while depth > 0 {
            depth += self.operation();
        }
        let len = self.to - start;
        let digits = if len < 0x80 {
            1
        } else if len < 0x4000 {
            2
        } else {
            3
        };
        for from in (start..self.to).rev() {
            let byte = get(self.module, from);
            set(self.module, from + digits, byte);
        }
        for place in 0..digits {
            let more = if place + 1 < digits { 128 } else { 0 };
            set(self.module, start + place, (len >> (7 * place)) as u8 & 127 | more);
        }
        self.to += digits;
    }

    /// Says how many blocks it opens.
    fn operation(&mut self) -> i32 {
        let opcode = usize::from(self.byte(OPCODES));
        match opcode {
            // Loads and stores promise no alignment.
            0x28..=0x3e => self.put(0),
            0x43 => self.take(opcode, 4),
            0x44 => self.take(opcode, 8),
            _ => {}
        }
        if get(&self.lengths, opcode) > 0 && opcode != 0x43 && opcode != 0x44 {
            let first = self.number(opcode);
            let more = match opcode {
                0x0e => first + 1,
                0x11 => 1,
                0xfc if first > 9 => 12 - first,
                _ => 0,
            };
            self.numbers(opcode, more);
        }
        match opcode {
            2..=4 => 1,
            0x0b => -1,
            _ => 0,
        }
    }
}
