//! Bytes that are written one after the other into room that somebody else has.

/// A text that grows in a fixed room. What does not fit is left out, and [`Line::is_whole`] says so.
#[derive(Debug)]
pub(crate) struct Line<'r> {
    room: &'r mut [u8],
    length: usize,
    whole: bool,
}

impl<'r> Line<'r> {
    pub(crate) const fn new(room: &'r mut [u8]) -> Self {
        Self { room, length: 0, whole: true }
    }

    #[inline(always)]
    pub(crate) fn push(&mut self, byte: u8) {
        match self.room.get_mut(self.length) {
            Some(place) => {
                *place = byte;
                self.length += 1;
            }
            None => self.whole = false,
        }
    }

    pub(crate) fn extend(&mut self, bytes: &[u8]) {
        // The place and the room stay in registers: a byte that is written could be any byte, for all the compiler knows.
        let room = &mut *self.room;
        let mut at = self.length;
        for &byte in bytes {
            let Some(place) = room.get_mut(at) else {
                self.whole = false;
                break;
            };
            *place = byte;
            at += 1;
        }
        self.length = at;
    }

    /// What stands in a part of the line once more: each run of bytes that are no digits is one hyphen, and none in front.
    pub(crate) fn hyphenate(&mut self, part: core::ops::Range<usize>) {
        let room = &mut *self.room;
        let start = self.length;
        let mut to = start;
        let mut hyphen = true;
        for from in part {
            let byte = room.get(from).copied().unwrap_or(b'-');
            let digit = byte.is_ascii_digit();
            if digit || !hyphen {
                let Some(place) = room.get_mut(to) else {
                    self.whole = false;
                    break;
                };
                *place = if digit { byte } else { b'-' };
                to += 1;
            }
            hyphen = !digit;
        }
        self.length = to;
    }

    /// A number without anything around it.
    pub(crate) fn push_number(&mut self, number: u16) {
        let mut unit = 1;
        while number / 10 >= unit {
            unit *= 10;
        }
        while unit > 0 {
            self.push(b'0' + (number / unit % 10) as u8);
            unit /= 10;
        }
    }

    #[inline(always)]
    pub(crate) const fn len(&self) -> usize {
        self.length
    }

    /// Whether everything had room.
    #[cfg(any(all(feature = "wasm", any(feature = "contact", not(feature = "conditions"))), test))]
    pub(crate) const fn is_whole(&self) -> bool {
        self.whole
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_when_it_is_full() {
        let mut room = [0; 8];
        let mut line = Line::new(&mut room);
        line.push_number(0);
        line.push_number(10);
        line.push_number(999);
        line.extend(b"+-");
        assert!(line.is_whole());
        assert_eq!(line.len(), 8);
        line.push(b'!');
        assert!(!line.is_whole());
        assert_eq!(&room, b"010999+-");
    }

    #[test]
    fn what_is_no_digit_becomes_a_hyphen() {
        let mut room = [0; 24];
        let mut line = Line::new(&mut room);
        line.extend(b"(305) 58.5/-4225");
        line.hyphenate(0..9);
        assert_eq!(&room[16..], b"305-58-\0");
    }
}
