//! The bytes of a stream of rows, which the host writes into this module's memory.

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
