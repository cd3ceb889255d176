//! One pass over a payload: walks it along the field table and collects everything that was found.
//!
//! The check knows where it is, so a finding, a change and a repair need no path of their own.

use super::{advice, kinds};
use crate::diagnostic::{Change, Code, Diagnostic, Op, PatchOperation, Severity};
use crate::json::{Map, Value};
use crate::options::{ContactOptions, UnknownFields};
use crate::schema::{self, Api, Field, Kind, Presence, Rule};
use crate::span::{Path, Segment};
use crate::suggest;

/// What has been found so far.
pub(super) struct Check<'o> {
    pub(super) options: &'o ContactOptions,
    /// The model that is meant.
    pub(super) api: Api,
    /// Whether advice is given.
    pub(super) advises: bool,
    /// Where the check is.
    pub(super) path: Path,
    pub(super) changes: Vec<Change>,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Takes what is said of a finding that is not there. There is none such.
    nowhere: Diagnostic,
}

impl<'o> Check<'o> {
    pub(super) fn new(options: &'o ContactOptions) -> Self {
        Self::at(options, Path::root())
    }

    /// A check that begins inside a payload.
    #[inline(never)]
    pub(super) fn at(options: &'o ContactOptions, path: Path) -> Self {
        Self {
            options,
            api: options.api,
            advises: options.advice,
            path,
            changes: Vec::new(),
            diagnostics: Vec::new(),
            nowhere: Diagnostic::new(Code::CONTACT_NOT_JSON),
        }
    }

    /// The same under the rules of a model, with every advice on what the other one takes.
    pub(super) fn of_model(options: &'o ContactOptions, api: Api) -> Self {
        let mut check = Self::new(options);
        check.api = api;
        check.advises |= api == Api::Documented;
        check
    }

    /// Goes on in a member or an element. [`leave`](Self::leave) comes back.
    #[inline(never)]
    pub(super) fn enter(&mut self, segment: impl Into<Segment>) {
        self.path.push(segment);
    }

    pub(super) fn leave(&mut self) {
        self.path.pop();
    }

    /// Notes a finding here.
    #[inline(never)]
    pub(super) fn say(&mut self, code: Code) -> &mut Diagnostic {
        self.diagnostics.push(Diagnostic::new(code).at(self.path.clone()));
        self.last()
    }

    /// Notes a finding of a field.
    #[inline(never)]
    pub(super) fn say_field(&mut self, code: Code, name: &'static str) -> &mut Diagnostic {
        self.say(code).name("field", name)
    }

    /// Notes a finding in a member.
    #[inline(never)]
    pub(super) fn say_in(&mut self, member: &'static str, code: Code) -> &mut Diagnostic {
        self.enter(member);
        self.say(code);
        self.leave();
        self.last()
    }

    /// The finding that was noted last.
    pub(super) fn last(&mut self) -> &mut Diagnostic {
        match self.diagnostics.last_mut() {
            Some(last) => last,
            None => &mut self.nowhere,
        }
    }

    /// Whether one of the findings is an error.
    pub(super) fn failed(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Notes that the value here is rewritten.
    #[inline(never)]
    pub(super) fn change(&mut self, before: Option<Value>, after: Option<Value>, rule: &'static str) {
        self.changes.push(Change { path: self.path.clone(), before, after, rule: rule.into() });
    }

    /// The operation that gives what is here another value.
    #[inline(never)]
    pub(super) fn replace(&self, value: Value) -> PatchOperation {
        PatchOperation { op: Op::Replace, path: self.path.pointer(), value: Some(value) }
    }

    /// The operation that gives a member of what is here another value.
    #[inline(never)]
    pub(super) fn replace_in(&mut self, member: &'static str, value: Value) -> PatchOperation {
        self.enter(member);
        let operation = self.replace(value);
        self.leave();
        operation
    }

    /// The operation that takes away what is here.
    #[inline(never)]
    pub(super) fn remove(&self) -> PatchOperation {
        remove(&self.path)
    }

    /// Checks the members of an object against a table, in the order of the table, then those that it lacks.
    #[inline(never)]
    pub(super) fn object(&mut self, table: &'static [Field], object: &Map<String, Value>) {
        for field in table {
            if let Some(rule) = field.rule(self.api) {
                self.member(field, rule, object);
            }
        }
        for (name, value) in object {
            if schema::find(table, name).and_then(|field| field.rule(self.api)).is_none() {
                self.unknown(table, object, name, value);
            }
        }
    }

    pub(super) fn member(&mut self, field: &'static Field, rule: Rule, object: &Map<String, Value>) {
        let value = object.get(field.name);
        let required = matches!(rule.presence, Presence::Required);
        if value.is_none() && !required {
            return;
        }
        self.enter(field.name);
        match value {
            None | Some(Value::Null) if required => self::required(self, field.name, rule.kind),
            None => {}
            Some(Value::Null) => self.change(Some(Value::Null), None, "null-absent"),
            Some(_) if matches!(rule.presence, Presence::System) => {
                let operation = self.remove();
                self.say_field(Code::CONTACT_SYSTEM_FIELD, field.name).mend("leave the field out", operation);
            }
            Some(value) => {
                kinds::check(self, field.name, rule.kind, required, value);
                advice::member(self, field, value, Some(object));
            }
        }
        self.leave();
    }

    /// How much a field weighs that the model does not have; `None` if nothing is to be said.
    fn unknown_severity(&self) -> Option<Severity> {
        match self.options.unknown_fields {
            UnknownFields::Allow => None,
            UnknownFields::Warn => Some(Severity::Warning),
            UnknownFields::Error => Some(Severity::Error),
        }
    }

    /// Reports a field that only the other model has, where it is named. There is no fix: leaving it out would lose what it holds, and
    /// `upgrade_contact` says it in the other model's words.
    #[inline(never)]
    pub(super) fn other_model(&mut self, member: &'static str, field: &'static Field) {
        let Some(severity) = self.unknown_severity() else { return };
        let model = match self.api {
            Api::Documented => "current",
            Api::Current => "documented",
        };
        let told = self.say_in(member, Code::CONTACT_OTHER_MODEL);
        told.severity = severity;
        told.name("field", field.name).name("model", model);
    }

    fn unknown(&mut self, table: &'static [Field], object: &Map<String, Value>, name: &str, value: &Value) {
        if let Some(field) = schema::find(table, name) {
            return self.other_model(field.name, field);
        }
        let Some(severity) = self.unknown_severity() else { return };
        let suggestion = self.nearest(table, name);
        self.enter(name.to_owned());
        let remove = self.remove();
        self.say(Code::CONTACT_UNKNOWN_FIELD).severity = severity;
        self.leave();
        let Some(suggestion) = suggestion else { return };
        let add = add(&self.path.join(suggestion), value.clone());
        let told = self.last().name("suggestion", suggestion);
        if !object.contains_key(suggestion) {
            told.mend("rename the field", remove).and(add);
        }
    }

    /// The field of the model whose name is nearest to one that it does not have.
    #[inline(never)]
    pub(super) fn nearest(&self, table: &'static [Field], name: &str) -> Option<&'static str> {
        let api = self.api;
        suggest::nearest(name, table.iter().filter(|field| field.rule(api).is_some()).map(|field| field.name))
    }
}

/// `contact.required`, with an example where the shape is not plain from the name.
#[inline(never)]
pub(super) fn required(check: &mut Check<'_>, name: &'static str, kind: Kind) {
    let told = check.say_field(Code::CONTACT_REQUIRED, name);
    if matches!(kind, Kind::Reference) {
        told.name("example", "{\"id\": 1}");
    }
}

#[inline(never)]
pub(super) fn remove(path: &Path) -> PatchOperation {
    PatchOperation { op: Op::Remove, path: path.pointer(), value: None }
}

#[inline(never)]
pub(super) fn add(path: &Path, value: Value) -> PatchOperation {
    PatchOperation { op: Op::Add, path: path.pointer(), value: Some(value) }
}
