//! Text without case.
//!
//! In the module letters beyond ASCII are folded by the host, which has Unicode's tables anyway.

use std::borrow::Cow;

/// `text` in lower case, by Unicode's rules.
pub(crate) fn lowercase(text: &str) -> Cow<'_, str> {
    if !text.is_ascii() {
        return Cow::Owned(host::lowercase(text));
    }
    if text.bytes().any(|b| b.is_ascii_uppercase()) {
        return Cow::Owned(text.to_ascii_lowercase());
    }
    Cow::Borrowed(text)
}

/// The characters of `text` in lower case.
#[inline(never)]
pub(crate) fn letters(text: &str) -> Vec<char> {
    let mut letters = Vec::with_capacity(text.len());
    for c in lowercase(text).chars() {
        letters.push(c);
    }
    letters
}

#[cfg(not(all(target_arch = "wasm32", feature = "wasm")))]
mod host {
    pub(super) fn lowercase(text: &str) -> String {
        text.to_lowercase()
    }
}

#[cfg(all(target_arch = "wasm32", feature = "wasm"))]
mod host {
    use wasm_bindgen::prelude::wasm_bindgen;

    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(js_namespace = ["String", "prototype", "toLowerCase"], js_name = call)]
        fn js_lowercase(text: &str) -> String;
    }

    pub(super) fn lowercase(text: &str) -> String {
        js_lowercase(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_every_script() {
        for (text, folded) in [("ÉCOLE", "école"), ("ΟΔΟΣ", "οδος"), ("İ", "i\u{307}"), ("ABC", "abc"), ("", "")]
        {
            assert_eq!(lowercase(text), folded);
        }
        assert!(matches!(lowercase("as it is"), Cow::Borrowed(_)));
    }
}
