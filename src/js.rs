//! Our values as plain JavaScript values, for those who write exports of their own over this crate. The npm package does
//! without: texts are faster across the boundary.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_wasm_bindgen::{Error, Serializer};
use wasm_bindgen::JsValue;

/// A value of ours as JavaScript has it: plain objects and arrays, `undefined` for nothing, and no `Map` or BigInt.
///
/// # Errors
///
/// What `value` says that it cannot be serialized for.
pub fn to_js(value: &(impl Serialize + ?Sized)) -> Result<JsValue, Error> {
    value.serialize(&Serializer::new().serialize_maps_as_objects(true))
}

/// A payload, options or another value of ours, read from JavaScript.
///
/// # Errors
///
/// A value of another shape or with members of unknown names, or one that JSON cannot carry.
pub fn from_js<T: DeserializeOwned>(value: JsValue) -> Result<T, Error> {
    // By way of JSON, since a struct that is read directly asks for its own members alone and so overlooks the unknown ones.
    let json: Value = serde_wasm_bindgen::from_value(value)?;
    serde_json::from_value(json).map_err(|error| Error::new(error.to_string()))
}
