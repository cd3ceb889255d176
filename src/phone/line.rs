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

    #[inline]
    pub(crate) fn extend(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.push(byte);
        }
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
    #[cfg(any(feature = "wasm", test))]
    pub(crate) const fn is_whole(&self) -> bool {
        self.whole
    }

    /// The byte at a place; zero where there is none.
    #[inline(always)]
    pub(crate) fn get(&self, at: usize) -> u8 {
        self.room.get(at).copied().unwrap_or(0)
    }

    /// The byte that was written last.
    #[inline(always)]
    pub(crate) fn last(&self) -> u8 {
        self.get(self.length.wrapping_sub(1))
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
        assert_eq!((line.len(), line.last(), line.get(9)), (8, b'-', 0));
        line.push(b'!');
        assert!(!line.is_whole());
        assert_eq!(&room, b"010999+-");
    }
}
