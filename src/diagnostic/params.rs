//! The numbers and names that a message is built from.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use std::borrow::Cow;
use std::fmt::Write;

/// One parameter of a message.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Param {
    /// A name of ours: a field, an operator, a kind of token. Never a piece of the input.
    Text(Cow<'static, str>),
    /// A limit or a count.
    Number(i64),
    /// Several names.
    List(Vec<Cow<'static, str>>),
}

impl From<&'static str> for Param {
    fn from(text: &'static str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Param {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<Cow<'static, str>> for Param {
    fn from(text: Cow<'static, str>) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Param {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<usize> for Param {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl<S: Into<Cow<'static, str>>> From<Vec<S>> for Param {
    fn from(list: Vec<S>) -> Self {
        Self::List(list.into_iter().map(Into::into).collect())
    }
}

/// The parameters of one diagnostic, in the order in which they were given.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Params(Vec<(&'static str, Param)>);

impl Params {
    /// Adds a parameter, or replaces the one of that name.
    pub fn insert(&mut self, name: &'static str, value: impl Into<Param>) {
        self.set(name, value.into());
    }

    #[inline(never)]
    fn set(&mut self, name: &'static str, value: Param) {
        match self.0.iter_mut().find(|(have, _)| *have == name) {
            Some((_, old)) => *old = value,
            None => self.0.push((name, value)),
        }
    }

    /// The parameter of that name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Param> {
        self.0.iter().find(|(have, _)| *have == name).map(|(_, value)| value)
    }

    /// The parameters, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Param)> {
        self.0.iter().map(|(name, value)| (*name, value))
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// `template` with each `{name}` replaced by that parameter; `None` if one of them is missing. Braces around
    /// anything but a bare name (`{"id": 1}`) stand for themselves.
    #[must_use]
    pub fn fill(&self, template: &str) -> Option<String> {
        self.fill_with(template, " or ")
    }

    /// [`fill`](Self::fill) in another language: `or` stands between the last two names of a list.
    #[must_use]
    pub fn fill_with(&self, template: &str, or: &str) -> Option<String> {
        let mut out = String::with_capacity(template.len() + 16);
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            match after.split_once('}') {
                Some((name, tail)) if !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphabetic()) => {
                    self.get(name)?.write_to(&mut out, or);
                    rest = tail;
                }
                _ => {
                    out.push('{');
                    rest = after;
                }
            }
        }
        out.push_str(rest);
        Some(out)
    }
}

impl Param {
    fn write_to(&self, out: &mut String, or: &str) {
        match self {
            Self::Text(text) => out.push_str(text),
            Self::Number(number) => {
                // Writing to a String cannot fail.
                let _ = write!(out, "{number}");
            }
            Self::List(list) => {
                for (at, text) in list.iter().enumerate() {
                    if at > 0 {
                        out.push_str(if at + 1 == list.len() { or } else { ", " });
                    }
                    out.push_str(text);
                }
            }
        }
    }
}

impl Serialize for Params {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, value) in &self.0 {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills_names_and_leaves_other_braces_alone() {
        let mut params = Params::default();
        params.insert("field", "company");
        params.insert("max", 30_i64);
        params.insert("expected", vec!["`and`", "`or`", "`)`"]);
        assert_eq!(params.fill("`{field}`: {\"id\": 1}, {max}").unwrap(), "`company`: {\"id\": 1}, 30");
        assert_eq!(params.fill("expected {expected}").unwrap(), "expected `and`, `or` or `)`");
        assert_eq!(params.fill("{missing}"), None);
        assert_eq!(params.fill("{").unwrap(), "{");
    }
}
