//! Percent-encoding of a whole parameter value, once.

/// Appends `text` in percent-encoded UTF-8: everything but letters, digits and `-_.~!()`. That is what JavaScript's
/// `encodeURIComponent` does, and `'` and `*` besides, which ConnectWise wants encoded.
pub fn percent_encode(text: &str, out: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let hex = |nibble: u8| HEX.get(usize::from(nibble)).map_or('0', |digit| char::from(*digit));
    out.reserve(text.len() + text.len() / 2);
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'!' | b'(' | b')' => {
                out.push(char::from(byte));
            }
            _ => {
                out.push('%');
                out.push(hex(byte >> 4));
                out.push(hex(byte & 15));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodes_what_a_query_cannot_hold() {
        let mut out = String::new();
        percent_encode("a/b = \"Tom & 'x'*%+\" (é)", &mut out);
        assert_eq!(out, "a%2Fb%20%3D%20%22Tom%20%26%20%27x%27%2A%25%2B%22%20(%C3%A9)");
    }
}
