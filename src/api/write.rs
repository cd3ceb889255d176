//! JSON text, written by hand: what serde derives for each type costs the module far more.

use crate::decimal;
use serde_json::{Number, Value};

/// A JSON text that grows. The commas come by themselves.
#[derive(Debug, Default)]
pub struct Json {
    text: String,
}

impl Json {
    /// An empty text with room for an ordinary answer.
    #[must_use]
    pub fn new() -> Self {
        Self { text: String::with_capacity(500) }
    }

    /// The text that was written.
    #[must_use]
    pub fn into_text(self) -> String {
        self.text
    }

    /// Begins a value or a member: behind another one stands a comma first.
    #[inline(never)]
    fn begin(&mut self) {
        // No value ends with one of these, and a text ends with its quote.
        if !matches!(self.text.as_bytes().last(), None | Some(b'[' | b'{' | b':')) {
            self.text.push(',');
        }
    }

    /// Writes what is JSON already.
    #[inline(never)]
    fn raw(&mut self, json: &str) {
        self.begin();
        self.text.push_str(json);
    }

    /// Opens an array.
    pub fn open(&mut self) {
        self.raw("[");
    }

    /// Closes an array.
    pub fn close(&mut self) {
        self.text.push(']');
    }

    /// Opens an object.
    pub fn open_object(&mut self) {
        self.raw("{");
    }

    /// Closes an object.
    pub fn close_object(&mut self) {
        self.text.push('}');
    }

    /// The name of a member; its value comes next.
    #[inline(never)]
    pub fn key(&mut self, name: &str) {
        self.text(name);
        self.text.push(':');
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
        self.text.push('"');
        let mut done = 0;
        let mut next = 0;
        // A bare loop: in a module that is built for size every iterator is a call.
        while let Some(&byte) = text.as_bytes().get(next) {
            let at = next;
            next += 1;
            let escape = match byte {
                b'"' => "\\\"",
                b'\\' => "\\\\",
                b'\n' => "\\n",
                0..=0x1f => "",
                _ => continue,
            };
            self.text.push_str(text.get(done..at).unwrap_or_default());
            done = at + 1;
            if escape.is_empty() {
                self.text.push_str(if byte < 16 { "\\u000" } else { "\\u001" });
                self.text.push(char::from_digit(u32::from(byte & 15), 16).unwrap_or('0'));
            } else {
                self.text.push_str(escape);
            }
        }
        self.text.push_str(text.get(done..).unwrap_or_default());
        self.text.push('"');
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
            self.text.push('-');
        }
        let mut digits = [0_u8; 20];
        let mut rest = magnitude;
        let mut used = 0;
        for digit in digits.iter_mut().rev() {
            *digit = b'0' + u8::try_from(rest % 10).unwrap_or(0);
            rest /= 10;
            used += 1;
            if rest == 0 {
                break;
            }
        }
        digits.iter().skip(digits.len() - used).for_each(|digit| self.text.push(char::from(*digit)));
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
