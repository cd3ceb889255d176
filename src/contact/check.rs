//! One pass over a payload: walks it along the field table and collects everything that was found.

use super::{advice, kinds};
use crate::diagnostic::{Change, Code, Diagnostic, Fix, Op, PatchOperation, Severity};
use crate::json::{Map, Value};
use crate::options::{ContactOptions, UnknownFields};
use crate::schema::{self, Api, Field, Kind, Presence, Rule};
use crate::span::Path;
use crate::suggest;

/// What has been found so far.
pub(super) struct Check<'o> {
    pub(super) options: &'o ContactOptions,
    pub(super) changes: Vec<Change>,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Whether advice is given.
    pub(super) advises: bool,
}

impl<'o> Check<'o> {
    pub(super) fn new(options: &'o ContactOptions) -> Self {
        Self { options, changes: Vec::new(), diagnostics: Vec::new(), advises: options.advice }
    }

    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Notes that the value at `path` is rewritten.
    pub(super) fn change(&mut self, path: Path, before: Option<Value>, after: Option<Value>, rule: &'static str) {
        self.changes.push(Change { path, before, after, rule: rule.into() });
    }

    /// Checks the members of an object against a table, in the order of the table, then those that it lacks.
    pub(super) fn object(&mut self, table: &'static [Field], object: &Map<String, Value>, path: &Path) {
        for field in table {
            if let Some(rule) = field.rule(self.options.api) {
                self.member(field, rule, object, path);
            }
        }
        for (name, value) in object {
            if schema::find(table, name).and_then(|field| field.rule(self.options.api)).is_none() {
                self.unknown(table, object, name, value, path);
            }
        }
    }

    pub(super) fn member(&mut self, field: &'static Field, rule: Rule, object: &Map<String, Value>, parent: &Path) {
        match (object.get(field.name), rule.presence) {
            (None | Some(Value::Null), Presence::Required) => {
                self.report(required(field.name, rule.kind).at(parent.join(field.name)));
            }
            (None, _) => {}
            (Some(Value::Null), _) => self.change(parent.join(field.name), Some(Value::Null), None, "null-absent"),
            (Some(_), Presence::System) => {
                let path = parent.join(field.name);
                let fix = Fix::patch("leave the field out", vec![remove(&path)]);
                self.report(
                    Diagnostic::new(Code::CONTACT_SYSTEM_FIELD).at(path).with("field", field.name).fixed_by(fix),
                );
            }
            (Some(value), presence) => {
                let path = parent.join(field.name);
                kinds::check(self, field.name, rule.kind, presence == Presence::Required, value, &path);
                advice::member(self, field, value, object, parent, path);
            }
        }
    }

    /// How much a field weighs that the model does not have; `None` if nothing is to be said.
    fn unknown_severity(&self) -> Option<Severity> {
        match self.options.unknown_fields {
            UnknownFields::Allow => None,
            UnknownFields::Warn => Some(Severity::Warning),
            UnknownFields::Error => Some(Severity::Error),
        }
    }

    /// Reports a field that only the other model has. There is no fix: leaving it out would lose what it holds, and
    /// `upgrade_contact` says it in the other model's words.
    pub(super) fn other_model(&mut self, table: &'static [Field], name: &str, parent: &Path) {
        let (Some(severity), Some(field)) = (self.unknown_severity(), schema::find(table, name)) else { return };
        let path = parent.join(field.name);
        let model = match self.options.api {
            Api::Documented => "current",
            Api::Current => "documented",
        };
        self.report(
            Diagnostic::new(Code::CONTACT_OTHER_MODEL)
                .severity(severity)
                .with("field", field.name)
                .with("model", model)
                .at(path),
        );
    }

    fn unknown(
        &mut self,
        table: &'static [Field],
        object: &Map<String, Value>,
        name: &str,
        value: &Value,
        parent: &Path,
    ) {
        if schema::find(table, name).is_some() {
            return self.other_model(table, name, parent);
        }
        let Some(severity) = self.unknown_severity() else { return };
        let path = parent.join(name.to_owned());
        let mut diagnostic = Diagnostic::new(Code::CONTACT_UNKNOWN_FIELD).severity(severity);
        let api = self.options.api;
        let known = table.iter().filter(|field| field.rule(api).is_some()).map(|field| field.name);
        if let Some(suggestion) = suggest::nearest(name, known) {
            diagnostic = diagnostic.with("suggestion", suggestion);
            if !object.contains_key(suggestion) {
                let moved = vec![remove(&path), add(&parent.join(suggestion), value.clone())];
                diagnostic = diagnostic.fixed_by(Fix::patch("rename the field", moved));
            }
        }
        self.report(diagnostic.at(path));
    }
}

/// `contact.required`, with an example where the shape is not plain from the name.
pub(super) fn required(name: &'static str, kind: Kind) -> Diagnostic {
    let diagnostic = Diagnostic::new(Code::CONTACT_REQUIRED).with("field", name);
    match kind {
        Kind::Reference => diagnostic.with("example", "{\"id\": 1}"),
        _ => diagnostic,
    }
}

pub(super) fn remove(path: &Path) -> PatchOperation {
    PatchOperation { op: Op::Remove, path: path.pointer(), value: None }
}

pub(super) fn add(path: &Path, value: Value) -> PatchOperation {
    PatchOperation { op: Op::Add, path: path.pointer(), value: Some(value) }
}

pub(super) fn replace(path: &Path, value: Value) -> PatchOperation {
    PatchOperation { op: Op::Replace, path: path.pointer(), value: Some(value) }
}
