//! A JSON value in little code, for the module: what the rest of the crate asks of `serde_json::Value`, under the same names.
//!
//! The members of an object stand in one sorted list. The balanced tree of `serde_json` is as quick, and eight times the
//! machine code. A test holds both to the same behaviour.

use crate::sort;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Number;
use std::{mem, slice};

/// Any value.
#[derive(Debug, Clone, PartialEq, Default)]
#[allow(missing_docs, reason = "named by RFC 8259")]
pub enum Value {
    #[default]
    Null,
    Bool(bool),
    Number(Number),
    String(String),
    Array(Vec<Self>),
    Object(Map<String, Self>),
}

/// The members of an object, in the order of their names. There is one kind alone, `Map<String, Value>`.
#[derive(Debug, Clone, PartialEq)]
pub struct Map<K, V> {
    members: Vec<(K, V)>,
}

impl<K, V> Default for Map<K, V> {
    fn default() -> Self {
        Self { members: Vec::new() }
    }
}

#[allow(missing_docs, reason = "as those of `serde_json::Map`")]
impl Map<String, Value> {
    #[must_use]
    pub const fn new() -> Self {
        Self { members: Vec::new() }
    }

    /// The members in the order of their names. Of several with one name the last one counts.
    #[inline(never)]
    fn of(mut members: Vec<(String, Value)>) -> Self {
        let name = |at: usize| members.get(at).map(|(name, _)| name.as_str());
        let order = sort::order_by(members.len(), &|a, b| name(a) > name(b));
        let mut sorted: Vec<(String, Value)> = Vec::with_capacity(members.len());
        // Equal names keep their order.
        for at in order {
            let member = members.get_mut(at).map(mem::take).unwrap_or_default();
            match sorted.last_mut() {
                Some(last) if last.0 == member.0 => *last = member,
                _ => sorted.push(member),
            }
        }
        Self { members: sorted }
    }

    /// Where a name is, or would be.
    #[inline(never)]
    fn find(&self, name: &str) -> Result<usize, usize> {
        self.members.binary_search_by(|(known, _)| known.as_str().cmp(name))
    }

    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.get_key_value(name).map(|(_, value)| value)
    }

    #[must_use]
    #[inline(never)]
    pub fn get_key_value(&self, name: &str) -> Option<(&String, &Value)> {
        let (name, value) = self.members.get(self.find(name).ok()?)?;
        Some((name, value))
    }

    #[inline(never)]
    pub fn get_mut(&mut self, name: &str) -> Option<&mut Value> {
        let at = self.find(name).ok()?;
        self.members.get_mut(at).map(|(_, value)| value)
    }

    #[must_use]
    pub fn contains_key(&self, name: &str) -> bool {
        self.find(name).is_ok()
    }

    #[inline(never)]
    pub fn insert(&mut self, name: String, value: Value) -> Option<Value> {
        match self.find(&name) {
            Ok(at) => self.members.get_mut(at).map(|(_, old)| mem::replace(old, value)),
            Err(at) => {
                self.members.insert(at, (name, value));
                None
            }
        }
    }

    #[inline(never)]
    pub fn remove(&mut self, name: &str) -> Option<Value> {
        self.find(name).ok().map(|at| self.members.remove(at).1)
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.members.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    pub fn iter(&self) -> Iter<'_> {
        Iter(self.members.iter())
    }

    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &String> {
        self.members.iter().map(|(name, _)| name)
    }

    pub fn values(&self) -> impl DoubleEndedIterator<Item = &Value> {
        self.members.iter().map(|(_, value)| value)
    }
}

/// The members, in order.
#[derive(Debug, Clone)]
pub struct Iter<'m>(slice::Iter<'m, (String, Value)>);

impl<'m> Iterator for Iter<'m> {
    type Item = (&'m String, &'m Value);

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(|(name, value)| (name, value))
    }
}

impl<'m> IntoIterator for &'m Map<String, Value> {
    type Item = (&'m String, &'m Value);
    type IntoIter = Iter<'m>;

    fn into_iter(self) -> Iter<'m> {
        self.iter()
    }
}

impl IntoIterator for Map<String, Value> {
    type Item = (String, Value);
    type IntoIter = std::vec::IntoIter<(String, Value)>;

    fn into_iter(self) -> Self::IntoIter {
        self.members.into_iter()
    }
}

/// An object of these members. Of several with one name the last one counts.
pub(super) fn in_order(members: Vec<(String, Value)>) -> Map<String, Value> {
    Map::of(members)
}

impl FromIterator<(String, Value)> for Map<String, Value> {
    fn from_iter<I: IntoIterator<Item = (String, Value)>>(members: I) -> Self {
        in_order(members.into_iter().collect())
    }
}

/// What finds a value inside another: a name or an index.
pub trait Index {
    #[allow(missing_docs, reason = "of no use to others")]
    fn of<'v>(&self, value: &'v Value) -> Option<&'v Value>;
}

impl Index for str {
    fn of<'v>(&self, value: &'v Value) -> Option<&'v Value> {
        value.as_object()?.get(self)
    }
}

impl Index for String {
    fn of<'v>(&self, value: &'v Value) -> Option<&'v Value> {
        value.as_object()?.get(self)
    }
}

impl Index for usize {
    fn of<'v>(&self, value: &'v Value) -> Option<&'v Value> {
        value.as_array()?.get(*self)
    }
}

impl<T: Index + ?Sized> Index for &T {
    fn of<'v>(&self, value: &'v Value) -> Option<&'v Value> {
        (**self).of(value)
    }
}

#[allow(missing_docs, reason = "as those of `serde_json::Value`")]
impl Value {
    #[must_use]
    pub fn get(&self, index: impl Index) -> Option<&Self> {
        index.of(self)
    }

    #[must_use]
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    #[must_use]
    pub const fn is_string(&self) -> bool {
        matches!(self, Self::String(_))
    }

    #[must_use]
    pub const fn is_array(&self) -> bool {
        matches!(self, Self::Array(_))
    }

    #[must_use]
    pub const fn is_object(&self) -> bool {
        matches!(self, Self::Object(_))
    }

    #[must_use]
    pub const fn as_bool(&self) -> Option<bool> {
        if let Self::Bool(flag) = self { Some(*flag) } else { None }
    }

    #[must_use]
    pub fn as_i64(&self) -> Option<i64> {
        self.as_number()?.as_i64()
    }

    #[must_use]
    pub fn as_u64(&self) -> Option<u64> {
        self.as_number()?.as_u64()
    }

    #[must_use]
    pub fn as_f64(&self) -> Option<f64> {
        self.as_number()?.as_f64()
    }

    #[must_use]
    pub const fn as_number(&self) -> Option<&Number> {
        if let Self::Number(number) = self { Some(number) } else { None }
    }

    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        if let Self::String(text) = self { Some(text) } else { None }
    }

    #[must_use]
    pub const fn as_array(&self) -> Option<&Vec<Self>> {
        if let Self::Array(elements) = self { Some(elements) } else { None }
    }

    #[must_use]
    pub const fn as_object(&self) -> Option<&Map<String, Self>> {
        if let Self::Object(members) = self { Some(members) } else { None }
    }
}

impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        Self::Bool(flag)
    }
}

macro_rules! numbers {
    ($($number:ty)*) => {$(
        impl From<$number> for Value {
            fn from(number: $number) -> Self {
                Self::Number(number.into())
            }
        }
    )*};
}
numbers!(i32 i64 u64 usize);

/// A double that JSON does not have is null.
impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Number::from_f64(number).map_or(Self::Null, Self::Number)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::String(text)
    }
}

impl<T: Into<Self>> From<Vec<T>> for Value {
    fn from(elements: Vec<T>) -> Self {
        Self::Array(elements.into_iter().map(Into::into).collect())
    }
}

impl<T: Into<Self>> FromIterator<T> for Value {
    fn from_iter<I: IntoIterator<Item = T>>(elements: I) -> Self {
        Self::Array(elements.into_iter().map(Into::into).collect())
    }
}

impl From<Map<String, Self>> for Value {
    fn from(members: Map<String, Self>) -> Self {
        Self::Object(members)
    }
}

impl From<serde_json::Value> for Value {
    fn from(value: serde_json::Value) -> Self {
        use serde_json::Value as Theirs;
        match value {
            Theirs::Null => Self::Null,
            Theirs::Bool(flag) => Self::Bool(flag),
            Theirs::Number(number) => Self::Number(number),
            Theirs::String(text) => Self::String(text),
            Theirs::Array(elements) => Self::Array(elements.into_iter().map(Self::from).collect()),
            Theirs::Object(members) => {
                members.into_iter().map(|(name, value)| (name, value.into())).collect::<Map<_, _>>().into()
            }
        }
    }
}

impl From<Value> for serde_json::Value {
    fn from(value: Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(flag) => Self::Bool(flag),
            Value::Number(number) => Self::Number(number),
            Value::String(text) => Self::String(text),
            Value::Array(elements) => Self::Array(elements.into_iter().map(Self::from).collect()),
            Value::Object(members) => {
                Self::Object(members.into_iter().map(|(name, value)| (name, value.into())).collect())
            }
        }
    }
}

// For the types of the crate that hold values; the module neither writes nor reads any by serde.

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serde_json::Value::from(self.clone()).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        serde_json::Value::deserialize(deserializer).map(Self::from)
    }
}

impl Serialize for Map<String, Value> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Value::Object(self.clone()).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Map<String, Value> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        serde_json::Map::deserialize(deserializer)
            .map(|map| map.into_iter().map(|(name, value)| (name, value.into())).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::{Value as Theirs, json};

    #[test]
    fn it_is_read_and_asked_as_theirs() {
        let theirs = json!({"b": [1, -1, 0.5, null, true, "é"], "a": {"id": 7}, "": {}});
        let ours: Value = serde_json::from_value(theirs.clone()).unwrap();
        assert_eq!(serde_json::to_value(&ours).unwrap(), theirs);
        assert_eq!(ours.get("a").and_then(|a| a.get("id")).and_then(Value::as_i64), Some(7));
        assert_eq!(ours.get("b").and_then(|b| b.get(2)).and_then(Value::as_f64), Some(0.5));
        assert_eq!((ours.get("c"), ours.get(0)), (None, None));
        assert_eq!(ours.as_object().unwrap().keys().collect::<Vec<_>>(), ["", "a", "b"]);
        assert_eq!(Value::from(f64::NAN), Value::Null);
    }

    proptest! {
        /// Whatever is put in and taken out, and in whatever order.
        #[test]
        fn its_members_are_those_of_theirs(
            first in prop::collection::vec(("[a-c]{0,2}", any::<i64>()), 0..12),
            then in prop::collection::vec(("[a-c]{0,2}", prop::option::of(any::<bool>())), 0..12),
        ) {
            let mut ours: Map<String, Value> = first.iter().map(|(name, value)| (name.clone(), (*value).into())).collect();
            let mut theirs: serde_json::Map<String, Theirs> =
                first.iter().map(|(name, value)| (name.clone(), (*value).into())).collect();
            for (name, value) in then {
                let (mine, other) = match value {
                    Some(value) => (ours.insert(name.clone(), value.into()), theirs.insert(name.clone(), value.into())),
                    None => (ours.remove(&name), theirs.remove(&name)),
                };
                prop_assert_eq!(mine.map(Theirs::from), other);
                prop_assert_eq!(ours.get(&name).is_some(), theirs.contains_key(&name));
            }
            prop_assert_eq!(ours.len(), theirs.len());
            prop_assert_eq!(Theirs::from(Value::Object(ours)), Theirs::Object(theirs));
        }
    }
}
