//! A contact whose JSON text the host writes into this module's memory, which is cheaper than to hand it over.

use crate::api::host;
use std::cell::RefCell;
use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    static ROOM: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Makes room for a text of so many bytes; where it is in the memory.
#[wasm_bindgen(js_name = contactRoom)]
pub fn contact_room(size: usize) -> usize {
    ROOM.with_borrow_mut(|room| {
        room.resize(size, 0);
        room.as_ptr() as usize
    })
}

/// [`host::validate_contact`] of the text of so many bytes in the room.
#[wasm_bindgen(js_name = checkContact)]
pub fn check_contact(length: usize, options: &str) -> String {
    ROOM.with_borrow(|room| {
        let json = room.get(..length).and_then(|bytes| std::str::from_utf8(bytes).ok());
        host::validate_contact(json.unwrap_or_default(), "", options)
    })
}
