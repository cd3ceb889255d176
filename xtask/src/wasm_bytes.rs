//! Reads the bytes of a WebAssembly module one after the other.

use anyhow::{Context, Result};

/// Bytes, and where the next one of them is.
pub struct WasmBytes<'b> {
    pub bytes: &'b [u8],
    pub at: usize,
}

impl<'b> WasmBytes<'b> {
    pub fn take(&mut self, len: usize) -> Result<&'b [u8]> {
        let taken =
            self.at.checked_add(len).and_then(|end| self.bytes.get(self.at..end)).context("a module cut off")?;
        self.at += len;
        Ok(taken)
    }

    pub fn byte(&mut self) -> Result<u8> {
        Ok(self.take(1)?[0])
    }

    /// A number in LEB128. Constants may be signed or have 64 bits: of those it is only good for knowing where they end.
    pub fn number(&mut self) -> Result<usize> {
        let (mut number, mut shift) = (0_u64, 0);
        loop {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f).checked_shl(shift).unwrap_or(0);
            shift += 7;
            if byte < 0x80 {
                return Ok(usize::try_from(number).unwrap_or(usize::MAX));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_to_their_end() -> Result<()> {
        let mut input = WasmBytes { bytes: b"\x00\x7f\xac\x02\x80\x80\x80\x80\x80\x80\x80\x80\x80\x7f\x05\x80", at: 0 };
        for number in [0, 127, 300] {
            assert_eq!(input.number()?, number);
        }
        input.number()?;
        assert_eq!((input.at, input.number()?), (14, 5));
        assert!(input.number().is_err(), "the last one has no end");
        Ok(())
    }
}
