//! JSON text with some of its values rewritten, the rest as it stands, without the white space between values.
//!
//! A walk over the text, so that members keep their order and numbers their digits. The text is good JSON: who asks has
//! checked it.

use crate::diagnostic::Change;
use crate::json::Json;
use crate::json::Value;
use crate::span::Segment;
use std::borrow::Cow;

/// What becomes of the value at a path.
#[derive(Debug)]
pub(super) struct Edit<'e> {
    pub(super) path: Cow<'e, [Segment]>,
    pub(super) after: After<'e>,
}

/// What stands there afterwards.
#[derive(Debug)]
pub(super) enum After<'e> {
    /// Nothing: the member goes.
    Nothing,
    /// A text.
    Text(Cow<'e, str>),
    /// Any value.
    Value(&'e Value),
}

impl<'e> From<&'e Change> for Edit<'e> {
    fn from(change: &'e Change) -> Self {
        let after = change.after.as_ref().map_or(After::Nothing, After::Value);
        Self { path: Cow::Borrowed(change.path.segments()), after }
    }
}

/// More edits than one contact has: each costs a look at every name on its way.
pub(super) const MOST: usize = 32;

/// Writes `json` with the edits made, [`MOST`] of them at most. Of several at one path the last one counts.
pub(super) fn rewrite(out: Vec<u8>, json: &str, edits: &[Edit<'_>]) -> Vec<u8> {
    let live = (0..edits.len().min(MOST)).fold(0, |live, at| live | 1 << at);
    let mut walk = Walk { text: json, bytes: json.as_bytes(), at: 0, out, edits };
    walk.value(0, live);
    walk.out
}

struct Walk<'w> {
    text: &'w str,
    bytes: &'w [u8],
    at: usize,
    out: Vec<u8>,
    edits: &'w [Edit<'w>],
}

impl Walk<'_> {
    /// The next byte that is no white space; zero at the end.
    fn peek(&mut self) -> u8 {
        while let Some(byte) = self.bytes.get(self.at) {
            if !matches!(byte, b' ' | b'\t' | b'\n' | b'\r') {
                return *byte;
            }
            self.at += 1;
        }
        0
    }

    /// Steps over a comma or the end of a container; whether it is the end.
    fn ends(&mut self) -> bool {
        let byte = self.peek();
        self.at += 1;
        byte != b','
    }

    /// Copies a value. `live` has a bit for each edit inside it: their paths lead here, by `depth` steps.
    fn value(&mut self, depth: usize, live: u32) {
        match self.peek() {
            b'{' if live != 0 => self.object(depth, live),
            b'[' if live != 0 => self.array(depth, live),
            _ => self.copy(),
        }
    }

    /// Copies a value as it is.
    fn copy(&mut self) {
        let mut open = 0_usize;
        let mut done = self.at;
        while let Some(byte) = self.bytes.get(self.at) {
            match byte {
                b'"' => self.string(),
                b'{' | b'[' => open += 1,
                b'}' | b']' | b',' if open == 0 => break,
                b'}' | b']' => open -= 1,
                b' ' | b'\t' | b'\n' | b'\r' => {
                    self.keep(done);
                    done = self.at + 1;
                }
                _ => {}
            }
            self.at += 1;
        }
        self.keep(done);
    }

    /// Steps from a quote to the one that ends the text.
    fn string(&mut self) {
        loop {
            self.at += 1;
            match self.bytes.get(self.at) {
                None | Some(b'"') => return,
                Some(b'\\') => self.at += 1,
                Some(_) => {}
            }
        }
    }

    /// Copies what was stepped over since `from`.
    fn keep(&mut self, from: usize) {
        let to = self.at.min(self.bytes.len());
        self.out.extend_from_slice(self.bytes.get(from..to).unwrap_or_default());
    }

    fn object(&mut self, depth: usize, live: u32) {
        self.out.push(b'{');
        self.at += 1;
        let mut met = 0;
        let mut first = true;
        if self.peek() == b'}' {
            self.at += 1;
        } else {
            loop {
                self.peek();
                let from = self.at;
                self.string();
                self.at += 1;
                let quoted = self.text.get(from..self.at).unwrap_or_default();
                let name = name(quoted);
                let here = self.at_step(depth, live, |segment| matches!(segment, Segment::Key(key) if *key == name));
                // The colon.
                self.peek();
                self.at += 1;
                let mark = self.out.len();
                if !first {
                    self.out.push(b',');
                }
                self.out.extend_from_slice(quoted.as_bytes());
                self.out.push(b':');
                match self.last(depth, here) {
                    None => {
                        self.value(depth + 1, here);
                        first = false;
                    }
                    Some(edit) => {
                        met |= here;
                        let behind = self.out.len();
                        self.copy();
                        self.out.truncate(behind);
                        if self.after(edit) {
                            first = false;
                        } else {
                            self.out.truncate(mark);
                        }
                    }
                }
                if self.ends() {
                    break;
                }
            }
        }
        self.add(depth, live & !met, first);
        self.out.push(b'}');
    }

    /// Adds the members that edits set and the object did not have.
    fn add(&mut self, depth: usize, live: u32, mut first: bool) {
        for (at, edit) in self.edits.iter().enumerate() {
            let is_last = live >> at & 1 == 1 && edit.path.len() == depth + 1;
            let Some(Segment::Key(key)) = edit.path.get(depth).filter(|_| is_last) else { continue };
            let later = self.at_step(depth, live, |segment| matches!(segment, Segment::Key(other) if other == key));
            if self.last(depth, later) != Some(at) || matches!(edit.after, After::Nothing) {
                continue;
            }
            if !first {
                self.out.push(b',');
            }
            first = false;
            self.write(|json| json.key(key));
            self.after(at);
        }
    }

    fn array(&mut self, depth: usize, live: u32) {
        self.out.push(b'[');
        self.at += 1;
        if self.peek() == b']' {
            self.at += 1;
        } else {
            let mut index = 0;
            loop {
                let here = self.at_step(depth, live, |segment| matches!(segment, Segment::Index(at) if *at == index));
                match self.last(depth, here) {
                    None => self.value(depth + 1, here),
                    Some(edit) => {
                        let mark = self.out.len();
                        self.peek();
                        self.copy();
                        self.out.truncate(mark);
                        self.after(edit);
                    }
                }
                if self.ends() {
                    break;
                }
                self.out.push(b',');
                index += 1;
            }
        }
        self.out.push(b']');
    }

    /// Those of the edits whose paths take such a step.
    fn at_step(&self, depth: usize, live: u32, step: impl Fn(&Segment) -> bool) -> u32 {
        let mut here = 0;
        let mut left = live;
        while left != 0 {
            let at = left.trailing_zeros();
            left &= left - 1;
            let edit = self.edits.get(at as usize);
            if edit.and_then(|edit| edit.path.get(depth)).is_some_and(&step) {
                here |= 1 << at;
            }
        }
        here
    }

    /// The last of these edits that ends with this step.
    fn last(&self, depth: usize, here: u32) -> Option<usize> {
        let ends = |at: &usize| self.edits.get(*at).is_some_and(|edit| edit.path.len() == depth + 1);
        (0..MOST).rev().filter(|at| here >> at & 1 == 1).find(ends)
    }

    /// Writes what stands there afterwards; whether anything does.
    fn after(&mut self, edit: usize) -> bool {
        let Some(Edit { after, .. }) = self.edits.get(edit) else { return false };
        match after {
            After::Nothing => return false,
            After::Text(text) => self.write(|json| json.text(text)),
            After::Value(value) => self.write(|json| json.value(value)),
        }
        true
    }

    fn write(&mut self, write: impl FnOnce(&mut Json)) {
        let mut json = Json::behind(std::mem::take(&mut self.out));
        write(&mut json);
        self.out = json.into_bytes();
    }
}

/// A name that stands in quotes.
fn name(quoted: &str) -> Cow<'_, str> {
    if quoted.contains('\\')
        && let Some(Value::String(name)) = crate::json::read(quoted)
    {
        return Cow::Owned(name);
    }
    let inside = quoted.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    Cow::Borrowed(inside.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contact::apply_changes;
    use crate::span::Path;
    use proptest::prelude::*;
    use serde_json::json;

    fn changed(json: &str, changes: &[Change]) -> String {
        let edits: Vec<_> = changes.iter().map(Edit::from).collect();
        String::from_utf8(rewrite(Vec::new(), json, &edits)).unwrap()
    }

    fn change(path: Path, after: Option<Value>) -> Change {
        Change { path, before: None, after, rule: "test".into() }
    }

    #[test]
    fn members_keep_their_order_and_lose_the_white_space_between_them() {
        let text =
            " { \"b\" : [ 1.50 , \"x y\\\" [\" ] ,\t\"\\u0061\": {\"id\":1, \"c\": [ ]} , \"gone\":[{}], \"d\":null } ";
        assert_eq!(changed(text, &[]), r#"{"b":[1.50,"x y\" ["],"\u0061":{"id":1,"c":[]},"gone":[{}],"d":null}"#);
        let root = Path::root();
        let changes = [
            change(root.join("b").join(1), Some("\n".into())),
            change(root.join("a").join("c"), None),
            change(root.join("a").join("new"), Some(json!([1]))),
            change(root.join("gone"), None),
            change(root.join("d"), None),
            change(root.join("d"), Some(7.into())),
        ];
        assert_eq!(changed(text, &changes), r#"{"b":[1.50,"\n"],"\u0061":{"id":1,"new":[1]},"d":7}"#);
        let only = [change(root.join("d"), None), change(root.join("e"), Some(1.into()))];
        assert_eq!(changed(r#"{"d":1}"#, &only), r#"{"e":1}"#);
        assert_eq!(changed("{}", &only), r#"{"e":1}"#);
        assert_eq!(changed("[ ]", &only), "[]");
    }

    fn any_value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<i32>().prop_map(Value::from),
            "[ab\"\\\\ ]{0,3}".prop_map(Value::from)
        ];
        leaf.prop_recursive(4, 24, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                prop::collection::btree_map("[abc]", inner, 0..4)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    /// Every place in a value, and new members of its objects.
    fn places(value: &Value, path: &Path, found: &mut Vec<Path>) {
        match value {
            Value::Object(members) => {
                found.push(path.join("new"));
                for (name, member) in members {
                    found.push(path.join(name.clone()));
                    places(member, &path.join(name.clone()), found);
                }
            }
            Value::Array(elements) => {
                for (index, element) in elements.iter().enumerate() {
                    places(element, &path.join(index), found);
                }
            }
            _ => {}
        }
    }

    proptest! {
        #[test]
        fn it_makes_what_applying_the_changes_makes(
            value in any_value(), picks in prop::collection::vec((any::<prop::sample::Index>(), any::<Option<i32>>()), 0..5)
        ) {
            let mut found = Vec::new();
            places(&value, &Path::root(), &mut found);
            let mut changes: Vec<Change> = Vec::new();
            for (pick, after) in picks.iter().filter(|_| !found.is_empty()) {
                let path = pick.get(&found).clone();
                // Normalization changes no part of what it replaces.
                if changes.iter().all(|other| other.path == path || !path.starts_with(&other.path) && !other.path.starts_with(&path)) {
                    changes.push(change(path, after.map(Value::from)));
                }
            }
            for text in [value.to_string(), serde_json::to_string_pretty(&value).unwrap()] {
                let rewritten = changed(&text, &changes);
                let expected = apply_changes(value.clone(), &changes);
                prop_assert_eq!(serde_json::from_str::<Value>(&rewritten).unwrap(), expected);
                if changes.is_empty() {
                    prop_assert_eq!(rewritten, value.to_string());
                }
            }
        }
    }
}
