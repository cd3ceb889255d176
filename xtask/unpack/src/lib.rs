//! Reads the text that `xtask/src/build/pack.rs` writes, and makes a WebAssembly module of it. The text is base64 of LZMA data,
//! without a header, of streams: opcodes, the operands of each opcode, and what stands around the code.
//!
//! It is compiled to a module of some kilobytes, which goes over the wire with the text. So it has no allocator, and trusts in
//! what it reads: the build reads every text back.

#![cfg_attr(target_arch = "wasm32", no_std)]

mod join;
mod lzma;
#[cfg(target_arch = "wasm32")]
mod wasm;

/// Fills `module`, and `streams` on the way to it. Of the text nothing is left.
pub fn unpack(streams: &mut [u8], module: &mut [u8], text: &mut [u8]) {
    bytes_of(text);
    lzma::inflate(text, streams);
    join::join(streams, module);
}

/// Puts the bytes that base64 stands for in the place of the text. Sums, as no processor foresees the next digit.
fn bytes_of(text: &mut [u8]) {
    let mut bits = 0;
    let mut to = 0;
    for from in 0..text.len() {
        let digit = i32::from(get(text, from));
        let behind = |last: u8| i32::from(digit > i32::from(last));
        let value = digit + 19 - 3 * behind(b'+') - 12 * behind(b'/') - 69 * behind(b'9') - 6 * behind(b'Z');
        bits = bits << 6 | value;
        if from & 3 != 0 {
            set(text, to, (bits >> (6 - 2 * (from & 3))) as u8);
            to += 1;
        }
    }
}

/// Without a check in the package, where the loops could not pay for it.
#[allow(unsafe_code)]
#[inline(always)]
fn get<T: Copy>(values: &[T], at: usize) -> T {
    assert!(cfg!(target_arch = "wasm32") || at < values.len());
    // SAFETY: the build reads every text back that it writes, so no text of the package leads out of bounds. Another one would
    // get no further than the memory of this module, which holds nothing else.
    unsafe { *values.get_unchecked(at) }
}

#[allow(unsafe_code)]
#[inline(always)]
fn set<T: Copy>(values: &mut [T], at: usize, value: T) {
    assert!(cfg!(target_arch = "wasm32") || at < values.len());
    // SAFETY: as in `get`.
    unsafe { *values.get_unchecked_mut(at) = value }
}
