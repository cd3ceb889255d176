//! The schema of an update: the documented object form, or an array of RFC 6902 operations.

use super::{CONTACT, kind, optional};
use crate::schema::{Api, COMMUNICATION, Field, Kind, Presence, Queryable, Rule};
use serde_json::{Map, Value, json};

/// An element of an array. No contact has a milliard of items.
const INDEX: &str = "(?:0|[1-9][0-9]{0,8})";

/// What stands behind the place of an object whose inside no table describes: steps of a pointer, `~` escaped.
const STEPS: &str = "(?:/(?:[^~/]|~[01])*)*";

/// The members of the schema of an update; `item` is the schema of a communication item.
pub(super) fn update(api: Api, item: &Value) -> Map<String, Value> {
    Map::from_iter([("anyOf".to_owned(), json!([object_form(api, item), operations(api, item)]))])
}

/// Whether an update may name the field. The server sets some, and a create alone takes others.
fn is_writable(field: &Field, rule: Rule) -> bool {
    rule.presence != Presence::System && !matches!(rule.kind, Kind::References) && field.query != Queryable::Nowhere
}

/// What a field can be set to: null clears one that is not required.
fn content(rule: Rule, item: &Value) -> Map<String, Value> {
    let is_required = rule.presence == Presence::Required;
    let schema = kind(rule.kind, item, is_required);
    if is_required { schema } else { optional(schema) }
}

fn object_form(api: Api, item: &Value) -> Value {
    let property = |field: &Field| match field.rule(api) {
        Some(rule) if is_writable(field, rule) => {
            let mut schema = content(rule, item);
            schema.insert("description".to_owned(), json!(field.description));
            Value::Object(schema)
        }
        Some(_) => json!(false),
        // A field of the other model is taken, with a warning.
        None => json!(true),
    };
    let properties: Map<String, Value> = CONTACT.iter().map(|field| (field.name.to_owned(), property(field))).collect();
    json!({ "type": "object", "properties": properties, "additionalProperties": false })
}

fn operations(api: Api, item: &Value) -> Value {
    let mut branches = Branches::default();
    // A field of the other model is taken here too.
    for field in CONTACT.iter().filter(|field| field.rule(api).is_none()) {
        let other = format!("{}{STEPS}", field.name);
        branches.set(&other, Map::new());
        branches.removable.push(other);
    }
    for (field, rule) in rows(CONTACT, api) {
        let name = field.name;
        if !is_writable(field, rule) {
            continue;
        }
        branches.field(name, rule, item);
        match rule.kind {
            Kind::Communications => items(&mut branches, name, api, item),
            Kind::Objects => {
                let inside = format!("{name}/(?:-|{INDEX}){STEPS}");
                branches.set(&inside, Map::new());
                branches.removable.push(inside);
            }
            _ => {}
        }
    }
    json!({
        "type": "array",
        "items": {
            "type": "object",
            "properties": { "op": { "enum": ["add", "replace", "remove"] }, "path": { "type": "string" } },
            "required": ["op", "path"],
            "anyOf": branches.finish(),
        },
    })
}

/// The items themselves, and the members of one.
fn items(branches: &mut Branches, name: &str, api: Api, item: &Value) {
    let one = item.as_object().cloned().unwrap_or_default();
    branches.set(&format!("{name}/{INDEX}"), one.clone());
    branches.removable.push(format!("{name}/{INDEX}"));
    branches.add_only.push((format!("{name}/-"), one));
    for (field, rule) in rows(COMMUNICATION, api).filter(|(field, rule)| is_writable(field, *rule)) {
        branches.field(&format!("{name}/{INDEX}/{}", field.name), rule, item);
    }
}

fn rows(table: &'static [Field], api: Api) -> impl Iterator<Item = (&'static Field, Rule)> {
    table.iter().filter_map(move |field| Some((field, field.rule(api)?)))
}

/// What operations there can be: the paths, as regular expressions, by what their value can be.
#[derive(Default)]
struct Branches {
    set: Vec<(Map<String, Value>, Vec<String>)>,
    add_only: Vec<(String, Map<String, Value>)>,
    removable: Vec<String>,
}

impl Branches {
    fn field(&mut self, path: &str, rule: Rule, item: &Value) {
        self.set(path, content(rule, item));
        if rule.presence != Presence::Required {
            self.removable.push(path.to_owned());
        }
    }

    fn set(&mut self, path: &str, value: Map<String, Value>) {
        match self.set.iter_mut().find(|(other, _)| *other == value) {
            Some((_, paths)) => paths.push(path.to_owned()),
            None => self.set.push((value, vec![path.to_owned()])),
        }
    }

    fn finish(self) -> Vec<Value> {
        let assign = |ops: &[&str], paths: &[String], value: Map<String, Value>| {
            let properties = json!({ "op": { "enum": ops }, "path": { "pattern": pattern(paths) }, "value": value });
            json!({ "properties": properties, "required": ["value"] })
        };
        let mut branches: Vec<Value> =
            self.set.into_iter().map(|(value, paths)| assign(&["add", "replace"], &paths, value)).collect();
        branches.extend(self.add_only.into_iter().map(|(path, value)| assign(&["add"], &[path], value)));
        let remove = json!({ "op": { "enum": ["remove"] }, "path": { "pattern": pattern(&self.removable) } });
        branches.push(json!({ "properties": remove }));
        branches
    }
}

/// Any of the paths, whole. A missing leading slash is forgiven.
fn pattern(paths: &[String]) -> String {
    format!("^/?(?:{})$", paths.join("|"))
}
