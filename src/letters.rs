//! Which characters are letters and numbers, in every script.
//!
//! A module that goes over a wire asks the host beyond ASCII: Unicode's tables are 1.6 KB of what is downloaded, and every host
//! has them.

/// Whether a character builds words (Unicode's `Alphabetic`).
pub(crate) fn is_letter(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphabetic() } else { host::is_letter(c, false) }
}

/// Whether a character builds words or numbers (`Alphabetic`, or one of the categories `N`).
pub(crate) fn is_letter_or_number(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { host::is_letter(c, true) }
}

#[cfg(not(all(target_arch = "wasm32", feature = "packed")))]
mod host {
    pub(super) fn is_letter(c: char, or_number: bool) -> bool {
        c.is_alphabetic() || or_number && c.is_numeric()
    }
}

#[cfg(all(target_arch = "wasm32", feature = "packed"))]
mod host {
    use wasm_bindgen::prelude::wasm_bindgen;

    #[wasm_bindgen]
    extern "C" {
        // Of `pkg/lib/glue.js`.
        #[wasm_bindgen(js_name = isLetter)]
        fn js_is_letter(c: char, or_number: bool) -> bool;
    }

    pub(super) fn is_letter(c: char, or_number: bool) -> bool {
        js_is_letter(c, or_number)
    }
}
