//! The crate as WebAssembly, in Node.js and in a browser: `cargo xtask test` runs both.

#![cfg(target_arch = "wasm32")]

use std::collections::HashSet;

use psa_contacts::diagnostic::Code;
use psa_contacts::span::Span;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn codes_are_unique() {
    let codes: Vec<&str> = Code::all().map(|code| code.as_str()).collect();
    let unique: HashSet<&str> = codes.iter().copied().collect();
    assert!(!codes.is_empty());
    assert_eq!(unique.len(), codes.len());
}

#[wasm_bindgen_test]
fn spans_are_what_slice_takes() {
    let text = "aé😀b";
    let span = Span::from_bytes(text, 3..7);
    assert_eq!((span.start, span.end), (2, 4));
    assert_eq!(span.slice(text), Some("😀"));
}
