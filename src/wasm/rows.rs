//! The bytes of a stream of rows, which the host writes into this module's memory, and reads there.

use crate::api::rows;
use wasm_bindgen::prelude::wasm_bindgen;

/// Where the room of a stream lies in the memory; of [`rows::ROOM`] bytes.
#[wasm_bindgen(js_name = rowsRoom)]
pub fn rows_room(number: usize) -> usize {
    rows::with(number, |stream| stream.room().as_ptr() as usize)
}

/// [`rows::Stream::read`] of the stream of that number.
#[wasm_bindgen(js_name = readRows)]
pub fn read_rows(number: usize, length: usize) -> String {
    rows::with(number, |stream| stream.read(length))
}

/// [`rows::Stream::read_lines`] of the stream of that number: twice the bytes, and one if more of the room is to be read.
#[cfg(any(feature = "rows", not(target_arch = "wasm32")))]
#[wasm_bindgen(js_name = readLines)]
pub fn read_lines(number: usize, length: usize) -> usize {
    rows::with(number, |stream| {
        let (bytes, more) = stream.read_lines(length);
        bytes * 2 + usize::from(more)
    })
}

/// Where these bytes lie in the memory.
#[cfg(any(feature = "rows", not(target_arch = "wasm32")))]
#[wasm_bindgen(js_name = linesAt)]
pub fn lines_at(number: usize) -> usize {
    rows::with(number, |stream| stream.lines().as_ptr() as usize)
}
