//! Doubles as decimal text, and back.
//!
//! In the module both are asked of the host, whose engine has them anyway: the tables that they need would be a tenth of the
//! whole download.

use crate::text;

/// The shortest digits that read back as `value`, in full, never with an exponent: `0.1`, `1000`, `-2.5`.
pub(crate) fn print(value: f64) -> String {
    expand(&host::shortest(value))
}

/// The same for a number of JSON, which may be a whole number beyond the doubles.
pub(crate) fn print_json(number: &serde_json::Number) -> String {
    match (number.as_i64(), number.as_u64(), number.as_f64()) {
        (Some(whole), ..) => text::whole(whole),
        (None, Some(whole), _) => text::digits(whole, 1),
        (None, None, float) => print(float.unwrap_or(f64::NAN)),
    }
}

/// Writes a whole number behind a text.
pub(crate) fn push_whole(text: &mut String, number: u64) {
    if number > 9 {
        push_whole(text, number / 10);
    }
    text.push(char::from(b'0' + (number % 10) as u8));
}

/// The whole number that a text writes in digits, with an optional sign.
#[inline(never)]
pub(crate) fn parse_whole(text: &str) -> Option<i64> {
    let digits = match text.as_bytes() {
        [b'+' | b'-', ..] => text.get(1..).unwrap_or_default(),
        _ => text,
    };
    let mut number = 0_i64;
    for byte in digits.bytes() {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        // Below zero there is one number more than above. Asked by hand: what multiplies and asks is long on 32 bits.
        if number < i64::MIN / 10 {
            return None;
        }
        number = (number * 10).checked_sub(i64::from(digit))?;
    }
    match (digits, text.starts_with('-')) {
        ("", _) => None,
        (_, true) => Some(number),
        (_, false) => number.checked_neg(),
    }
}

/// The double nearest to the number that `text` writes in digits, with an optional sign, point and exponent; `None` for any
/// other text and for what is beyond the doubles.
pub(crate) fn parse(text: &str) -> Option<f64> {
    let is_number = text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'+' | b'-' | b'.' | b'e' | b'E'))
        && text.bytes().any(|b| b.is_ascii_digit());
    is_number.then(|| host::nearest(text)).flatten().filter(|value| value.is_finite())
}

/// Writes the exponent out: `1e-7` is `0.0000001`, `1.5e+21` is `1500000000000000000000`.
fn expand(text: &str) -> String {
    let Some((mantissa, exponent)) = text::cut(text, b'e') else { return text.to_owned() };
    let (sign, mantissa) = mantissa.split_at_checked(usize::from(mantissa.starts_with('-'))).unwrap_or_default();
    let exponent = parse_whole(exponent).and_then(|exponent| i32::try_from(exponent).ok()).unwrap_or(0);
    let (whole, fraction) = text::cut(mantissa, b'.').unwrap_or((mantissa, ""));
    // Where the point goes, counted from the first digit.
    let point = i32::try_from(whole.len()).unwrap_or(0).saturating_add(exponent);
    let mut digits = String::new();
    (point..1).for_each(|_| digits.push('0'));
    digits.push_str(whole);
    digits.push_str(fraction);
    let point = usize::try_from(point).unwrap_or(0).max(1);
    while digits.len() < point {
        digits.push('0');
    }
    let (whole, fraction) = digits.split_at_checked(point).unwrap_or_default();
    text::cat(&[sign, whole, if fraction.is_empty() { "" } else { "." }, fraction])
}

#[cfg(not(all(target_arch = "wasm32", feature = "wasm")))]
mod host {
    pub(super) fn shortest(value: f64) -> String {
        value.to_string()
    }

    pub(super) fn nearest(text: &str) -> Option<f64> {
        text.parse().ok()
    }
}

#[cfg(all(target_arch = "wasm32", feature = "wasm"))]
mod host {
    use wasm_bindgen::prelude::wasm_bindgen;

    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(js_name = String)]
        fn js_string(value: f64) -> String;
        #[wasm_bindgen(js_name = Number)]
        fn js_number(text: &str) -> f64;
    }

    pub(super) fn shortest(value: f64) -> String {
        js_string(value)
    }

    pub(super) fn nearest(text: &str) -> Option<f64> {
        let value = js_number(text);
        (!value.is_nan()).then_some(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exponents_are_written_out() {
        for (short, full) in [
            ("1e-7", "0.0000001"),
            ("1.5e-7", "0.00000015"),
            ("-2.5e+21", "-2500000000000000000000"),
            ("1e21", "1000000000000000000000"),
            ("1.25e1", "12.5"),
            ("5e-324", &format!("0.{}5", "0".repeat(323))),
            ("0.5", "0.5"),
            ("-7", "-7"),
            ("NaN", "NaN"),
        ] {
            assert_eq!(expand(short), full, "{short}");
        }
    }

    #[test]
    fn reads_back_what_it_prints() {
        for value in [0.1, -2.5, 1e300, f64::MIN_POSITIVE, 9_007_199_254_740_993.0, 123_456.789] {
            assert_eq!(parse(&print(value)), Some(value));
        }
        assert_eq!(print_json(&serde_json::Number::from(u64::MAX)), "18446744073709551615");
        for other in ["", "-", "NaN", "inf", "0x10", "1e999", " 1", "1_000", "."] {
            assert_eq!(parse(other), None, "{other}");
        }
    }
}
