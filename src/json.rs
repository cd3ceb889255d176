//! JSON values, and JSON text as a value: what a host hands over, payloads and arguments alike.
//!
//! The reader is by hand, for three reasons: doubles come out exact, without the tables of floating point that the host's
//! engine has already; it takes a tenth of the code; and it is quicker. In the module the values are our own as well.

// Exports that others write over this crate deal in the values of `serde_json`: `js` is for them.
#[cfg(any(all(target_arch = "wasm32", feature = "wasm", not(feature = "serde-wasm-bindgen")), test))]
mod value;

#[cfg(not(all(target_arch = "wasm32", feature = "wasm", not(feature = "serde-wasm-bindgen"))))]
pub(crate) use serde_json::{Map, Value};
#[cfg(all(target_arch = "wasm32", feature = "wasm", not(feature = "serde-wasm-bindgen")))]
use value::in_order;
#[cfg(all(target_arch = "wasm32", feature = "wasm", not(feature = "serde-wasm-bindgen")))]
pub(crate) use value::{Map, Value};

/// An object of these members. Of several with one name the last one counts.
#[cfg(not(all(target_arch = "wasm32", feature = "wasm", not(feature = "serde-wasm-bindgen"))))]
fn in_order(members: Vec<(String, Value)>) -> Map<String, Value> {
    members.into_iter().collect()
}

mod write;

pub use write::Json;

use crate::decimal;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Number;

/// How deep a text may be nested: two levels for each level of the deepest expression, and some for what holds it.
pub const MAX_DEPTH: usize = 136;

/// The value that `text` writes, by RFC 8259. `None` for any other text, for a number beyond the doubles, and for what is
/// nested deeper than [`MAX_DEPTH`]. Of two members with one name the last one counts.
#[must_use]
pub fn read(text: &str) -> Option<Value> {
    parse(text).ok()
}

/// The same, with the offset of the byte at which the text breaks; its length if more must follow.
pub(crate) fn parse(text: &str) -> Result<Value, usize> {
    let mut reader = Reader { text, bytes: text.as_bytes(), at: 0 };
    let value = reader.value(MAX_DEPTH);
    if value.is_some() {
        reader.space();
    }
    match value {
        Some(value) if reader.at == text.len() => Ok(value),
        _ => {
            let mut at = reader.at.min(text.len());
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            Err(at)
        }
    }
}

/// An object of these members.
pub(crate) fn object(members: Vec<(&'static str, Value)>) -> Value {
    let mut object = Map::new();
    // One by one: to collect them would sort them first.
    for (name, value) in members {
        object.insert(name.to_owned(), value);
    }
    object.into()
}

/// A value of another type as JSON.
pub(crate) fn to_value(value: &impl Serialize) -> Result<Value, serde_json::Error> {
    serde_json::from_value(serde_json::to_value(value)?)
}

/// JSON as a value of another type.
pub(crate) fn from_value<T: DeserializeOwned>(value: &Value) -> Result<T, serde_json::Error> {
    serde_json::from_value(serde_json::to_value(value)?)
}

/// What JSON type a value has, with its article.
pub(crate) fn type_name(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

struct Reader<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
}

impl<'t> Reader<'t> {
    /// The byte that comes next; 0, which no JSON has outside its strings, at the end.
    fn peek(&self) -> u8 {
        self.bytes.get(self.at).copied().unwrap_or(0)
    }

    fn space(&mut self) {
        while let b' ' | b'\n' | b'\t' | b'\r' = self.peek() {
            self.at += 1;
        }
    }

    /// Takes a byte if it comes next, behind any space.
    fn take(&mut self, byte: u8) -> bool {
        self.space();
        let comes = self.peek() == byte;
        self.at += usize::from(comes);
        comes
    }

    /// Takes a word whose first letter comes next.
    fn word(&mut self, word: &str) -> bool {
        let comes = self.text.get(self.at..self.at + word.len()) == Some(word);
        if comes {
            self.at += word.len();
        }
        comes
    }

    fn value(&mut self, levels: usize) -> Option<Value> {
        self.space();
        match self.peek() {
            b'"' => self.string().map(Value::String),
            b'{' => self.object(levels.checked_sub(1)?),
            b'[' => self.array(levels.checked_sub(1)?),
            b'n' => self.word("null").then_some(Value::Null),
            b't' => self.word("true").then_some(Value::Bool(true)),
            b'f' => self.word("false").then_some(Value::Bool(false)),
            _ => self.number(),
        }
    }

    fn array(&mut self, levels: usize) -> Option<Value> {
        self.at += 1;
        let mut elements = Vec::new();
        if self.take(b']') {
            return Some(Value::Array(elements));
        }
        loop {
            elements.push(self.value(levels)?);
            if !self.take(b',') {
                return self.take(b']').then_some(Value::Array(elements));
            }
        }
    }

    fn object(&mut self, levels: usize) -> Option<Value> {
        self.at += 1;
        let mut members = Vec::new();
        if self.take(b'}') {
            return Some(Value::Object(Map::new()));
        }
        loop {
            self.space();
            if self.peek() != b'"' {
                return None;
            }
            let name = self.string()?;
            if !self.take(b':') {
                return None;
            }
            members.push((name, self.value(levels)?));
            if !self.take(b',') {
                return self.take(b'}').then(|| Value::Object(in_order(members)));
            }
        }
    }

    /// A string whose quote comes next.
    fn string(&mut self) -> Option<String> {
        self.at += 1;
        let plain = self.plain()?;
        if self.peek() == b'"' {
            self.at += 1;
            return Some(plain.to_owned());
        }
        let mut out = plain.to_owned();
        loop {
            self.at += 1;
            if self.bytes.get(self.at - 1) == Some(&b'"') {
                return Some(out);
            }
            out.push(self.escape()?);
            out.push_str(self.plain()?);
        }
    }

    /// The characters up to a quote or a backslash.
    fn plain(&mut self) -> Option<&'t str> {
        let rest = self.bytes.get(self.at..)?;
        let len = rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1f)).unwrap_or(rest.len());
        let start = self.at;
        self.at += len;
        // A bare control character is no JSON.
        if matches!(self.peek(), b'"' | b'\\') { self.text.get(start..self.at) } else { None }
    }

    /// What stands behind a backslash.
    fn escape(&mut self) -> Option<char> {
        self.at += 1;
        Some(match self.bytes.get(self.at - 1)? {
            b'"' => '"',
            b'\\' => '\\',
            b'/' => '/',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let unit = self.unit()?;
                if let Some(c) = char::from_u32(unit) {
                    return Some(c);
                }
                // Half of a pair: the other half must follow.
                self.at += 2;
                let high = unit.checked_sub(0xd800).filter(|high| *high < 0x400)?;
                let low = (self.text.get(self.at - 2..self.at)? == "\\u").then(|| self.unit())??.checked_sub(0xdc00)?;
                char::from_u32(0x1_0000 + (high << 10) + low).filter(|_| low < 0x400)?
            }
            _ => {
                self.at -= 1;
                return None;
            }
        })
    }

    /// Four hexadecimal digits.
    fn unit(&mut self) -> Option<u32> {
        let digits = self.bytes.get(self.at..self.at + 4)?;
        self.at += 4;
        digits.iter().try_fold(0, |sum, digit| Some(sum * 16 + char::from(*digit).to_digit(16)?))
    }

    fn digits(&mut self) -> usize {
        let start = self.at;
        while let b'0'..=b'9' = self.peek() {
            self.at += 1;
        }
        self.at - start
    }

    fn number(&mut self) -> Option<Value> {
        let start = self.at;
        self.at += usize::from(self.peek() == b'-');
        let first = self.peek();
        let mut len = self.digits();
        if len == 0 || (len > 1 && first == b'0') {
            return None;
        }
        if self.peek() == b'.' {
            self.at += 1;
            len = usize::MAX;
            if self.digits() == 0 {
                return None;
            }
        }
        if let b'e' | b'E' = self.peek() {
            self.at += 1;
            self.at += usize::from(matches!(self.peek(), b'+' | b'-'));
            len = usize::MAX;
            if self.digits() == 0 {
                return None;
            }
        }
        let text = self.text.get(start..self.at)?;
        // `-0` is a double.
        let whole = if len > 20 || text == "-0" { None } else { whole(text) };
        match whole {
            Some(number) => Some(Value::Number(number)),
            None => Number::from_f64(decimal::parse(text)?).map(Value::Number),
        }
    }
}

/// A number without point and exponent, if 64 bits hold it.
fn whole(text: &str) -> Option<Number> {
    let digits = text.get(usize::from(text.starts_with('-'))..).unwrap_or_default();
    let mut magnitude = 0_u64;
    for digit in digits.bytes() {
        // Asked by hand: what multiplies and asks is long on 32 bits.
        if magnitude > u64::MAX / 10 {
            return None;
        }
        magnitude = (magnitude * 10).checked_add(u64::from(digit - b'0'))?;
    }
    if digits.len() == text.len() {
        return Some(magnitude.into());
    }
    0_i64.checked_sub_unsigned(magnitude).map(Number::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn it_says_where_a_text_breaks() {
        for (text, at) in [
            ("{\"é\":1,}", 8),
            ("{\"a\":", 5),
            ("{} {}", 3),
            ("[1,tru]", 3),
            ("\"abc", 4),
            ("\"a\\é\"", 3),
            ("\"a\u{1}\"", 2),
            ("", 0),
            ("[1 2]", 3),
        ] {
            assert_eq!(parse(text), Err(at), "{text}");
        }
    }

    #[test]
    fn reads_what_serde_json_reads() {
        let texts = [
            "",
            " ",
            "null",
            " null ",
            "nul",
            "nulll",
            "true",
            "false",
            "truefalse",
            "0",
            "-0",
            "00",
            "01",
            "-",
            "-1",
            "+1",
            "1.",
            ".5",
            "0.5",
            "1e",
            "1e5",
            "1E+5",
            "1e-5",
            "1.5e+",
            "0e0",
            "1e999",
            "-1e999",
            "1e-999",
            "9223372036854775807",
            "9223372036854775808",
            "18446744073709551615",
            "18446744073709551616",
            "-9223372036854775808",
            "-9223372036854775809",
            "123456789012345678901234567890",
            "\"\"",
            "\"",
            "\"a",
            "\"\\",
            "\"\\u",
            "\"\\u00e9\\n\\t\\/\\\\\\\"\\b\\f\\r\"",
            "\"\\ud83d\\ude00\"",
            "\"\\ud83d\"",
            "\"\\ude00\"",
            "\"\\ud83dx\"",
            "\"\\ud83d\\n\"",
            "\"\\ud83d\\ud83d\"",
            "\"\\u12g4\"",
            "\"\\u+123\"",
            "\"\\x\"",
            "\"\n\"",
            "\"\u{7f}é😀\"",
            "[]",
            "[ ]",
            "[1]",
            "[1,]",
            "[,1]",
            "[1 2]",
            "[1, [2 , {}]]",
            "[",
            "]",
            "[}",
            "{}",
            "{ }",
            "{\"a\":1}",
            "{\"a\" : 1 , \"b\":[ ]}",
            "{\"a\":1,}",
            "{\"a\"}",
            "{\"a\":}",
            "{a:1}",
            "{\"a\":1 \"b\":2}",
            "{\"a\":1,\"a\":2}",
            "{\"\\u0061\":1}",
            "{1:1}",
            "nonsense",
            "\u{feff}1",
            "1 1",
            "// x",
            "'a'",
            "NaN",
            "Infinity",
            "\u{a0}1",
            "0x10",
            "1_000",
            "é",
        ];
        for text in texts {
            assert_eq!(read(text), serde_json::from_str(text).ok(), "{text:?}");
        }
        assert_eq!(read("0.30000000000000004"), Some(Value::from(0.1 + 0.2)));
    }

    #[test]
    fn deep_texts_end() {
        let nested = |levels: usize| ["[".repeat(levels), "]".repeat(levels)].concat();
        assert!(read(&nested(MAX_DEPTH)).is_some());
        for text in [nested(MAX_DEPTH + 1), "[".repeat(1_000_000), "{\"a\":".repeat(1_000_000)] {
            assert_eq!(read(&text), None);
        }
    }

    proptest! {
        #[test]
        fn agrees_with_serde_json(text in r#"([\[\]{},:" ]|[a0-9.eE+-]|"[a\\u0d8"]*"|true|null){0,12}"#) {
            prop_assert_eq!(read(&text), serde_json::from_str(&text).ok(), "{:?}", text);
        }

        #[test]
        fn reads_back_every_text(text in any::<String>(), number in any::<f64>()) {
            prop_assume!(number.is_finite());
            let value = serde_json::json!({text.clone(): [text, number, -1]});
            prop_assert_eq!(read(&value.to_string()), Some(value));
        }
    }
}
