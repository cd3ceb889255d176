//! Answers as JSON text, which a host reads faster than an object that is put together member by member.
//!
//! `serde_json` would write the same text, with a table for floating point that is a twentieth of the module; here the host is
//! asked for the digits.

use crate::decimal;
use serde::ser::{self, Impossible, Serialize};
use std::fmt;

/// `value` as JSON text. `None` for a value that JSON cannot carry: a map whose keys are no strings.
#[must_use]
pub fn to_json(value: &impl Serialize) -> Option<String> {
    let mut out = String::with_capacity(256);
    value.serialize(Writer { out: &mut out }).ok()?;
    Some(out)
}

/// Only a map with other keys than strings fails, and no type of ours has one.
#[derive(Debug)]
struct Refused;

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON cannot carry this value")
    }
}

impl std::error::Error for Refused {}

impl ser::Error for Refused {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

struct Writer<'o> {
    out: &'o mut String,
}

/// Writes the elements of an array or the members of an object, and what closes them.
struct Rest<'o> {
    out: &'o mut String,
    first: bool,
    close: &'static str,
}

fn write_text(out: &mut String, text: &str) {
    out.push('"');
    let mut done = 0;
    for (at, byte) in text.bytes().enumerate() {
        let escape = match byte {
            b'"' => "\\\"",
            b'\\' => "\\\\",
            b'\n' => "\\n",
            0..=0x1f => "",
            _ => continue,
        };
        out.push_str(text.get(done..at).unwrap_or_default());
        done = at + 1;
        if escape.is_empty() {
            out.push_str("\\u00");
            out.push(if byte < 16 { '0' } else { '1' });
            out.push(char::from_digit(u32::from(byte & 15), 16).unwrap_or('0'));
        } else {
            out.push_str(escape);
        }
    }
    out.push_str(text.get(done..).unwrap_or_default());
    out.push('"');
}

fn write_whole(out: &mut String, negative: bool, magnitude: u64) {
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
    if negative {
        out.push('-');
    }
    digits.iter().skip(digits.len() - used).for_each(|digit| out.push(char::from(*digit)));
}

impl<'o> Rest<'o> {
    fn open(out: &'o mut String, open: char, close: &'static str) -> Self {
        out.push(open);
        Self { out, first: true, close }
    }

    fn separate(&mut self) {
        if !self.first {
            self.out.push(',');
        }
        self.first = false;
    }

    fn element(&mut self, value: &(impl Serialize + ?Sized)) -> Result<(), Refused> {
        self.separate();
        value.serialize(Writer { out: self.out })
    }

    fn member(&mut self, name: &str, value: &(impl Serialize + ?Sized)) -> Result<(), Refused> {
        self.separate();
        write_text(self.out, name);
        self.out.push(':');
        value.serialize(Writer { out: self.out })
    }

    fn close(self) -> Result<(), Refused> {
        self.out.push_str(self.close);
        Ok(())
    }
}

impl<'o> ser::Serializer for Writer<'o> {
    type Ok = ();
    type Error = Refused;
    type SerializeSeq = Rest<'o>;
    type SerializeTuple = Rest<'o>;
    type SerializeTupleStruct = Rest<'o>;
    type SerializeTupleVariant = Rest<'o>;
    type SerializeMap = Rest<'o>;
    type SerializeStruct = Rest<'o>;
    type SerializeStructVariant = Rest<'o>;

    fn serialize_bool(self, value: bool) -> Result<(), Refused> {
        self.out.push_str(if value { "true" } else { "false" });
        Ok(())
    }
    fn serialize_i8(self, value: i8) -> Result<(), Refused> {
        self.serialize_i64(value.into())
    }
    fn serialize_i16(self, value: i16) -> Result<(), Refused> {
        self.serialize_i64(value.into())
    }
    fn serialize_i32(self, value: i32) -> Result<(), Refused> {
        self.serialize_i64(value.into())
    }
    fn serialize_i64(self, value: i64) -> Result<(), Refused> {
        write_whole(self.out, value < 0, value.unsigned_abs());
        Ok(())
    }
    fn serialize_u8(self, value: u8) -> Result<(), Refused> {
        self.serialize_u64(value.into())
    }
    fn serialize_u16(self, value: u16) -> Result<(), Refused> {
        self.serialize_u64(value.into())
    }
    fn serialize_u32(self, value: u32) -> Result<(), Refused> {
        self.serialize_u64(value.into())
    }
    fn serialize_u64(self, value: u64) -> Result<(), Refused> {
        write_whole(self.out, false, value);
        Ok(())
    }
    fn serialize_f32(self, value: f32) -> Result<(), Refused> {
        self.serialize_f64(value.into())
    }
    fn serialize_f64(self, value: f64) -> Result<(), Refused> {
        if value.is_finite() {
            self.out.push_str(&decimal::print(value));
        } else {
            self.out.push_str("null");
        }
        Ok(())
    }
    fn serialize_char(self, value: char) -> Result<(), Refused> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }
    fn serialize_str(self, value: &str) -> Result<(), Refused> {
        write_text(self.out, value);
        Ok(())
    }
    fn serialize_bytes(self, value: &[u8]) -> Result<(), Refused> {
        value.serialize(self)
    }
    fn serialize_none(self) -> Result<(), Refused> {
        self.serialize_unit()
    }
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Refused> {
        value.serialize(self)
    }
    fn serialize_unit(self) -> Result<(), Refused> {
        self.out.push_str("null");
        Ok(())
    }
    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Refused> {
        self.serialize_unit()
    }
    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Refused> {
        self.serialize_str(variant)
    }
    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Refused> {
        value.serialize(self)
    }
    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Refused> {
        let mut rest = Rest::open(self.out, '{', "}");
        rest.member(variant, value)?;
        rest.close()
    }
    fn serialize_seq(self, _: Option<usize>) -> Result<Rest<'o>, Refused> {
        Ok(Rest::open(self.out, '[', "]"))
    }
    fn serialize_tuple(self, _: usize) -> Result<Rest<'o>, Refused> {
        self.serialize_seq(None)
    }
    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Rest<'o>, Refused> {
        self.serialize_seq(None)
    }
    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Rest<'o>, Refused> {
        self.out.push('{');
        write_text(self.out, variant);
        self.out.push(':');
        Ok(Rest::open(self.out, '[', "]}"))
    }
    fn serialize_map(self, _: Option<usize>) -> Result<Rest<'o>, Refused> {
        Ok(Rest::open(self.out, '{', "}"))
    }
    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Rest<'o>, Refused> {
        self.serialize_map(None)
    }
    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Rest<'o>, Refused> {
        self.out.push('{');
        write_text(self.out, variant);
        self.out.push(':');
        Ok(Rest::open(self.out, '{', "}}"))
    }
}

/// Implements the traits of arrays, which differ in their names alone.
macro_rules! arrays {
    ($($name:ident::$element:ident),*) => {$(
        impl ser::$name for Rest<'_> {
            type Ok = ();
            type Error = Refused;
            fn $element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Refused> {
                self.element(value)
            }
            fn end(self) -> Result<(), Refused> {
                self.close()
            }
        }
    )*};
}
arrays!(
    SerializeSeq::serialize_element,
    SerializeTuple::serialize_element,
    SerializeTupleStruct::serialize_field,
    SerializeTupleVariant::serialize_field
);

/// Implements the traits of structs, which differ in their names alone.
macro_rules! structs {
    ($($name:ident),*) => {$(
        impl ser::$name for Rest<'_> {
            type Ok = ();
            type Error = Refused;
            fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Refused> {
                self.member(name, value)
            }
            fn end(self) -> Result<(), Refused> {
                self.close()
            }
        }
    )*};
}
structs!(SerializeStruct, SerializeStructVariant);

impl ser::SerializeMap for Rest<'_> {
    type Ok = ();
    type Error = Refused;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Refused> {
        self.separate();
        key.serialize(Key { out: self.out })?;
        self.out.push(':');
        Ok(())
    }
    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Refused> {
        value.serialize(Writer { out: self.out })
    }
    fn end(self) -> Result<(), Refused> {
        self.close()
    }
}

/// Takes strings alone.
struct Key<'o> {
    out: &'o mut String,
}

/// Refuses what is no string.
macro_rules! refused {
    ($($name:ident($($type:ty),*)),* $(,)?) => {$(
        fn $name(self, $(_: $type),*) -> Result<Self::Ok, Refused> {
            Err(Refused)
        }
    )*};
}

impl ser::Serializer for Key<'_> {
    type Ok = ();
    type Error = Refused;
    type SerializeSeq = Impossible<(), Refused>;
    type SerializeTuple = Impossible<(), Refused>;
    type SerializeTupleStruct = Impossible<(), Refused>;
    type SerializeTupleVariant = Impossible<(), Refused>;
    type SerializeMap = Impossible<(), Refused>;
    type SerializeStruct = Impossible<(), Refused>;
    type SerializeStructVariant = Impossible<(), Refused>;

    fn serialize_str(self, value: &str) -> Result<(), Refused> {
        write_text(self.out, value);
        Ok(())
    }
    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Refused> {
        self.serialize_str(variant)
    }
    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Refused> {
        value.serialize(self)
    }
    fn serialize_some<T: Serialize + ?Sized>(self, _: &T) -> Result<(), Refused> {
        Err(Refused)
    }
    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Refused> {
        Err(Refused)
    }
    fn serialize_seq(self, _: Option<usize>) -> Result<Self::SerializeSeq, Refused> {
        Err(Refused)
    }
    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, Refused> {
        Err(Refused)
    }
    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, Refused> {
        Err(Refused)
    }
    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Refused> {
        Err(Refused)
    }
    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Refused> {
        Err(Refused)
    }
    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeStruct, Refused> {
        Err(Refused)
    }
    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Refused> {
        Err(Refused)
    }
    refused! {
        serialize_bool(bool), serialize_i8(i8), serialize_i16(i16), serialize_i32(i32), serialize_i64(i64),
        serialize_u8(u8), serialize_u16(u16), serialize_u32(u32), serialize_u64(u64), serialize_f32(f32),
        serialize_f64(f64), serialize_char(char), serialize_bytes(&[u8]), serialize_none(), serialize_unit(),
        serialize_unit_struct(&'static str),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde::Serialize;
    use serde_json::{Value, json};
    use std::collections::BTreeMap;

    #[test]
    fn writes_what_serde_json_reads_back() {
        #[derive(Serialize)]
        enum Shape {
            Unit,
            Newtype(i8),
            Tuple(u8, u8),
            Struct { a: Option<bool> },
        }
        let shapes = [Shape::Unit, Shape::Newtype(-5), Shape::Tuple(1, 2), Shape::Struct { a: None }];
        assert_eq!(to_json(&shapes).unwrap(), r#"["Unit",{"Newtype":-5},{"Tuple":[1,2]},{"Struct":{"a":null}}]"#);
        let numbers = json!([0, -1, i64::MIN, u64::MAX, 0.1, -2.5, 1e300, 'x', "\u{0}\u{1f}\"\\\n\u{7f}é😀"]);
        assert_eq!(serde_json::from_str::<Value>(&to_json(&numbers).unwrap()).unwrap(), numbers);
        assert_eq!(to_json(&f64::NAN).unwrap(), "null");
        assert_eq!(to_json(&BTreeMap::from([(1, 2)])), None);
    }

    proptest! {
        #[test]
        fn every_text_comes_back(text in any::<String>(), number in any::<i64>()) {
            let value = json!({text.clone(): [text, number]});
            prop_assert_eq!(serde_json::from_str::<Value>(&to_json(&value).unwrap()).unwrap(), value);
        }
    }
}
