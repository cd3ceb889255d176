//! JSON text, written by hand: what serde derives for each type costs the module far more.

use crate::decimal;
use crate::json::Value;
use crate::text::push_digits;
use serde_json::Number;

/// A JSON text that grows. The commas come by themselves.
///
/// Bytes, because to push a character onto a text is a call that asks how many bytes it has.
#[derive(Debug, Default)]
pub struct Json {
    text: Vec<u8>,
}

impl Json {
    /// An empty text with room for an ordinary answer.
    #[must_use]
    pub fn new() -> Self {
        Self { text: Vec::with_capacity(500) }
    }

    /// A text behind what is written already: nothing, or what ends with a tab, a line feed or a NUL.
    pub(crate) const fn behind(text: Vec<u8>) -> Self {
        Self { text }
    }

    /// The text that was written, as bytes.
    pub(crate) fn into_bytes(self) -> Vec<u8> {
        self.text
    }

    /// The text that was written.
    #[must_use]
    pub fn into_text(self) -> String {
        // Pieces of texts, cut at ASCII alone.
        String::from_utf8(self.text).unwrap_or_default()
    }

    /// Begins a value or a member: behind another one stands a comma first.
    #[inline(never)]
    fn begin(&mut self) {
        // No value ends with one of these, and a text ends with its quote.
        if !matches!(self.text.last(), None | Some(b'[' | b'{' | b':' | b',' | b'\t' | b'\n' | 0)) {
            self.text.push(b',');
        }
    }

    /// Writes what is JSON already.
    #[inline(never)]
    fn raw(&mut self, json: &str) {
        self.begin();
        self.text.extend_from_slice(json.as_bytes());
    }

    /// Writes a piece of JSON as it is, its commas included.
    pub(crate) fn piece(&mut self, json: &str) {
        self.text.extend_from_slice(json.as_bytes());
    }

    /// Writes what is JSON already; behind another value stands a comma first.
    pub(crate) fn next(&mut self, json: &str) {
        self.raw(json);
    }

    /// Writes what another text holds, if it holds anything; behind another value stands a comma first.
    pub(crate) fn append(&mut self, other: &Self) {
        if !other.text.is_empty() {
            self.begin();
            self.text.extend_from_slice(&other.text);
        }
    }

    /// Has the text written on by others.
    pub(crate) fn with(&mut self, write: impl FnOnce(Vec<u8>) -> Vec<u8>) {
        self.text = write(std::mem::take(&mut self.text));
    }

    /// Opens an array.
    pub fn open(&mut self) {
        self.raw("[");
    }

    /// Closes an array.
    pub fn close(&mut self) {
        self.text.push(b']');
    }

    /// Opens an object.
    pub fn open_object(&mut self) {
        self.raw("{");
    }

    /// Closes an object.
    pub fn close_object(&mut self) {
        self.text.push(b'}');
    }

    /// The name of a member; its value comes next.
    #[inline(never)]
    pub fn key(&mut self, name: &str) {
        self.text(name);
        self.text.push(b':');
    }

    /// A member that is a text.
    #[inline(never)]
    pub fn member(&mut self, name: &str, text: &str) {
        self.key(name);
        self.text(text);
    }

    /// A text.
    #[inline(never)]
    pub fn text(&mut self, text: &str) {
        self.begin();
        self.text.push(b'"');
        let bytes = text.as_bytes();
        let mut done = 0;
        let mut at = 0;
        // A bare loop: in a module that is built for size every iterator is a call.
        while let Some(&byte) = bytes.get(at) {
            if byte < 0x20 || byte == b'"' || byte == b'\\' {
                self.text.extend_from_slice(bytes.get(done..at).unwrap_or_default());
                done = at + 1;
                self.escape(byte);
            }
            at += 1;
        }
        self.text.extend_from_slice(bytes.get(done..).unwrap_or_default());
        self.text.push(b'"');
    }

    #[inline(never)]
    fn escape(&mut self, byte: u8) {
        let escape: &[u8] = match byte {
            b'\n' => b"n",
            b'\t' => b"t",
            b'\r' => b"r",
            0x08 => b"b",
            0x0c => b"f",
            b'"' | b'\\' => &[byte],
            _ => {
                let digit = byte & 15;
                &[b'u', b'0', b'0', b'0' + (byte >> 4), if digit < 10 { b'0' + digit } else { b'a' + digit - 10 }]
            }
        };
        self.text.push(b'\\');
        self.text.extend_from_slice(escape);
    }

    /// A whole number.
    pub fn whole(&mut self, number: i64) {
        self.digits(number < 0, number.unsigned_abs());
    }

    /// An offset or a count.
    pub fn count(&mut self, number: usize) {
        self.digits(false, number as u64);
    }

    #[inline(never)]
    fn digits(&mut self, negative: bool, magnitude: u64) {
        self.begin();
        if negative {
            self.text.push(b'-');
        }
        push_digits(magnitude, 1, &mut self.text);
    }

    /// A double, in full digits; `null` for one that is not finite.
    #[inline(never)]
    pub fn double(&mut self, number: f64) {
        if number.is_finite() { self.raw(&decimal::print(number)) } else { self.raw("null") }
    }

    /// `true` or `false`.
    pub fn flag(&mut self, flag: bool) {
        self.raw(if flag { "true" } else { "false" });
    }

    /// `null`
    pub fn null(&mut self) {
        self.raw("null");
    }

    /// Any value.
    #[inline(never)]
    pub fn value(&mut self, value: &Value) {
        match value {
            Value::Null => self.null(),
            Value::Bool(flag) => self.flag(*flag),
            Value::Number(number) => self.number(number),
            Value::String(text) => self.text(text),
            Value::Array(elements) => {
                self.open();
                elements.iter().for_each(|element| self.value(element));
                self.close();
            }
            Value::Object(members) => {
                self.open_object();
                for (name, member) in members {
                    self.key(name);
                    self.value(member);
                }
                self.close_object();
            }
        }
    }

    fn number(&mut self, number: &Number) {
        match (number.as_i64(), number.as_u64()) {
            (Some(whole), _) => self.whole(whole),
            (None, Some(whole)) => self.digits(false, whole),
            (None, None) => self.double(number.as_f64().unwrap_or(f64::NAN)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn written(value: &Value) -> String {
        let mut json = Json::new();
        json.value(value);
        json.into_text()
    }

    #[test]
    fn writes_what_serde_json_reads_back() {
        let value = json!([0, -1, i64::MIN, i64::MAX, u64::MAX, 0.1, -2.5, 1e300, true, null, [], {}, [[{}], {"a": [], "b,": {"c": -0.5}}]]);
        assert_eq!(serde_json::from_str::<Value>(&written(&value)).unwrap(), value);
        assert_eq!(
            written(&json!(["x", "\u{0}\u{1f}\"\\\n\u{7f}é😀", ["["]])),
            "[\"x\",\"\\u0000\\u001f\\\"\\\\\\n\u{7f}é😀\",[\"[\"]]"
        );
        let mut json = Json::new();
        json.double(f64::NAN);
        assert_eq!(json.into_text(), "null");
    }

    proptest! {
        #[test]
        fn every_text_comes_back(text in any::<String>(), number in any::<i64>()) {
            let value = json!({text.clone(): [text, number, [text]]});
            prop_assert_eq!(serde_json::from_str::<Value>(&written(&value)).unwrap(), value);
        }
    }
}
