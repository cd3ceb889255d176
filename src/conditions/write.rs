//! The JSON shapes of an expression and its values.

use super::ast::{Comparison, Expr};
use super::literal::{Literal, Number};
use super::path::FieldPath;
use super::read::expr_from_value;
use crate::json::Value;
use serde::de::Error;
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

impl Serialize for Expr {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (kind, args, span) = match self {
            Self::And { args, span } => ("and", args, span),
            Self::Or { args, span } => ("or", args, span),
            Self::Comparison(comparison) => return comparison.serialize(serializer),
        };
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("type", kind)?;
        map.serialize_entry("args", args)?;
        if let Some(span) = span {
            map.serialize_entry("span", span)?;
        }
        map.end()
    }
}

impl Serialize for Comparison {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("type", "comparison")?;
        map.serialize_entry("field", &self.field)?;
        map.serialize_entry("operator", &self.operator)?;
        if self.negated {
            map.serialize_entry("negated", &true)?;
        }
        map.serialize_entry("value", &self.value)?;
        if let Some(span) = &self.span {
            map.serialize_entry("span", span)?;
        }
        map.end()
    }
}

impl Serialize for FieldPath {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl Serialize for Literal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        match self {
            Self::String(value) => {
                map.serialize_entry("type", "string")?;
                map.serialize_entry("value", value)?;
            }
            Self::Number(number) => {
                map.serialize_entry("type", "number")?;
                serialize_number(number, &mut map)?;
            }
            Self::Boolean(value) => {
                map.serialize_entry("type", "boolean")?;
                map.serialize_entry("value", value)?;
            }
            Self::Datetime(value) => {
                map.serialize_entry("type", "datetime")?;
                map.serialize_entry("value", value.as_str())?;
            }
            Self::Null => map.serialize_entry("type", "null")?,
            Self::List(values) => {
                map.serialize_entry("type", "list")?;
                map.serialize_entry("values", values)?;
            }
        }
        map.end()
    }
}

/// A whole number is written without a point, so that it reads the same in every language.
fn serialize_number<M: SerializeMap>(number: &Number, map: &mut M) -> Result<(), M::Error> {
    match number.as_integer() {
        Some(whole) => map.serialize_entry("value", &whole)?,
        None => map.serialize_entry("value", &number.value())?,
    }
    match number.text() {
        Some(text) => map.serialize_entry("text", text),
        None => Ok(()),
    }
}

/// Reads the JSON shapes; the error names the first problem. [`expr_from_value`] names them all.
impl<'de> Deserialize<'de> for Expr {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        expr_from_value(&value).into_result().map_err(|error| D::Error::custom(error.to_string()))
    }
}
