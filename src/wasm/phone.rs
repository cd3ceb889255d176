//! One phone number over the boundary.
//!
//! Almost every number that is asked about is a good one in ASCII. It comes and goes through a scratch buffer that both sides
//! know: no text is converted, nothing is allocated, no object is put together. Everything else goes the long way.

use crate::options::DEFAULT_REGION;
use crate::phone::{self, PhoneKind};
use std::cell::RefCell;
use wasm_bindgen::prelude::wasm_bindgen;

/// Bytes for the text that comes in, then for the answer.
const TEXT: usize = 128;
const ANSWER: usize = 256;

thread_local! {
    static SCRATCH: RefCell<([u8; TEXT], [u8; ANSWER])> = const { RefCell::new(([0; TEXT], [0; ANSWER])) };
}

/// Where the scratch buffer lies in the memory of the module. The answer follows the text, 128 bytes on.
#[wasm_bindgen(js_name = phoneScratch)]
pub fn phone_scratch() -> usize {
    SCRATCH.with(|scratch| scratch.as_ptr() as usize)
}

/// Reads the first `length` bytes of the scratch buffer as a number, in the region of the two letters (`first << 8 | second`; zero:
/// the default). False: ask [`host`](crate::api::host), more is to be said. True: the answer lies in the buffer, see
/// [`phone::record`].
#[wasm_bindgen(js_name = phoneRecord)]
pub fn phone_record(length: usize, region: u32) -> bool {
    SCRATCH.with(|scratch| {
        let Ok(mut scratch) = scratch.try_borrow_mut() else { return false };
        let (text, answer) = &mut *scratch;
        let text = text.get(..length).and_then(|text| core::str::from_utf8(text).ok());
        let letters = [(region >> 8) as u8, region as u8];
        let region = if region == 0 { Ok(DEFAULT_REGION) } else { core::str::from_utf8(&letters) };
        let (Some(text), Ok(region)) = (text, region) else { return false };
        phone::record(text, region, answer).is_some()
    })
}

/// The name of a kind by the number that an answer has for it; empty for no kind.
#[wasm_bindgen(js_name = phoneKind)]
pub fn phone_kind(number: usize) -> String {
    let kind = number.checked_sub(1).and_then(|number| PhoneKind::ALL.get(number));
    kind.map_or("", |kind| kind.as_str()).to_owned()
}
