//! Single values over the boundary, for a host that checks contacts by itself as far as they are plainly good.
//!
//! Such a host knows the field table, but no addresses, no numbers and no faults. The value of a communication item comes through a
//! scratch buffer that both sides know. What is not plainly good, and what is said of it, goes the long way.

use crate::api::host;
use crate::email::{self, Plain};
use crate::options::DEFAULT_REGION;
use crate::phone;
use std::cell::RefCell;
use wasm_bindgen::prelude::wasm_bindgen;

/// Bytes for the value that comes in, then for the number that it becomes.
const TEXT: usize = 256;
const NUMBER: usize = 64;

struct Scratch {
    text: [u8; TEXT],
    number: [u8; NUMBER],
    /// Memory that is used again.
    written: String,
}

thread_local! {
    static SCRATCH: RefCell<Scratch> =
        const { RefCell::new(Scratch { text: [0; TEXT], number: [0; NUMBER], written: String::new() }) };
}

/// [`host::contact_member`].
#[wasm_bindgen(js_name = contactMember)]
pub fn contact_member(name: &str, json: &str, options: &str) -> String {
    host::contact_member(name, json, options)
}

/// Where the scratch buffer lies in the memory of the module. A number follows the value, 256 bytes on.
#[wasm_bindgen(js_name = itemScratch)]
pub fn item_scratch() -> usize {
    SCRATCH.with_borrow(|scratch| scratch.text.as_ptr() as usize)
}

/// What becomes of the address in the first `length` bytes of the scratch buffer: 0 the long way says, 1 it stays as it is,
/// 2 its domain becomes lower case.
#[wasm_bindgen(js_name = itemEmail)]
pub fn item_email(length: usize) -> u32 {
    SCRATCH.with_borrow(|scratch| {
        let text = scratch.text.get(..length).and_then(|text| core::str::from_utf8(text).ok());
        match text.and_then(email::plain) {
            None => 0,
            Some(Plain::Kept) => 1,
            Some(Plain::Lowered) => 2,
        }
    })
}

/// What the number in the first `length` bytes of the scratch buffer is as E.164, in the region of the two letters
/// (`first << 8 | second`; zero: the default). Zero: the long way says. Otherwise the number lies in the buffer, behind it the
/// extension, and the answer is the length of the number, plus 64 times that of the extension, plus 4096 if the text is that
/// number already.
#[wasm_bindgen(js_name = itemPhone)]
pub fn item_phone(length: usize, region: u32) -> u32 {
    SCRATCH.with_borrow_mut(|scratch| e164(scratch, length, region).unwrap_or(0))
}

fn e164(scratch: &mut Scratch, length: usize, region: u32) -> Option<u32> {
    let text = core::str::from_utf8(scratch.text.get(..length)?).ok()?;
    let letters = [(region >> 8) as u8, region as u8];
    let region = if region == 0 { DEFAULT_REGION } else { core::str::from_utf8(&letters).ok()? };
    scratch.written.clear();
    let extension = phone::append_e164(text, region, &mut scratch.written)?;
    let number = scratch.written.len();
    let same = u32::from(scratch.written == text);
    scratch.written.push_str(extension.as_deref().unwrap_or_default());
    scratch.number.get_mut(..scratch.written.len())?.copy_from_slice(scratch.written.as_bytes());
    let short = |length: usize| u32::try_from(length).ok().filter(|length| *length < 64);
    Some(short(number)? + short(scratch.written.len() - number)? * 64 + same * 4096)
}
