//! What every check of this crate answers with: a [`Diagnostic`] for each finding, a [`Change`] for each value that
//! was rewritten, and an [`Outcome`] that holds both beside the value.

mod catalog;
mod code;
mod params;

pub use code::{Code, Severity};
pub use params::{Param, Params};

use crate::json::{Value, object};
use crate::sort;
use crate::span::{Path, Span};
use serde::ser::SerializeMap;
use serde::{Deserialize, Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;

/// One finding: what, where, why, and how to mend it. Its texts never contain the offending value.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Diagnostic {
    /// Which finding; stable and documented.
    pub code: Code,
    /// Usually that of the code; an option can raise it.
    pub severity: Severity,
    /// Where in a payload.
    pub path: Option<Path>,
    /// Where in a text: the conditions text, or the phone number or e-mail address at `path`.
    pub span: Option<Span>,
    /// The numbers and names that the message is built from. Never the value.
    pub params: Params,
    /// A repair that can be applied without asking.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// A finding with the severity of its code and no place yet.
    #[must_use]
    #[inline(never)]
    pub fn new(code: Code) -> Self {
        Self { code, severity: code.severity(), path: None, span: None, params: Params::default(), fix: None }
    }

    /// Sets where in a payload the finding is.
    #[must_use]
    #[inline(never)]
    pub fn at(mut self, path: Path) -> Self {
        self.path = Some(path);
        self
    }

    /// Sets where in a text the finding is.
    #[must_use]
    #[inline(never)]
    pub fn spanning(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }

    /// Adds a parameter of the message.
    #[must_use]
    #[inline(never)]
    pub fn with(mut self, name: &'static str, value: impl Into<Param>) -> Self {
        self.params.insert(name, value);
        self
    }

    /// Sets the severity, where it differs from that of the code.
    #[must_use]
    #[inline(never)]
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// Sets the repair.
    #[must_use]
    #[inline(never)]
    pub fn fixed_by(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }

    /// Adds a parameter that is a text.
    #[inline(never)]
    pub(crate) fn name(&mut self, name: &'static str, text: impl Into<Cow<'static, str>>) -> &mut Self {
        self.params.insert(name, text.into());
        self
    }

    /// Adds a parameter that is several names.
    #[inline(never)]
    pub(crate) fn list(&mut self, name: &'static str, names: &[&'static str]) -> &mut Self {
        let mut list = Vec::new();
        for name in names {
            list.push(Cow::Borrowed(*name));
        }
        self.params.insert(name, Param::List(list));
        self
    }

    /// Adds a parameter that is a number.
    #[inline(never)]
    pub(crate) fn number(&mut self, name: &'static str, number: i64) -> &mut Self {
        self.params.insert(name, number);
        self
    }

    /// Sets the repair to one operation.
    #[inline(never)]
    pub(crate) fn mend(&mut self, title: impl Into<Cow<'static, str>>, operation: PatchOperation) -> &mut Self {
        self.fix = Some(Fix::patch(title, vec![operation]));
        self
    }

    /// Adds an operation to the repair.
    #[inline(never)]
    pub(crate) fn and(&mut self, operation: PatchOperation) -> &mut Self {
        if let Some(fix) = &mut self.fix {
            fix.patch.push(operation);
        }
        self
    }

    /// What is wrong, in one line of English, built from the code and the parameters.
    #[must_use]
    pub fn message(&self) -> String {
        self.params.fill(self.code.message()).unwrap_or_else(|| self.code.title().to_owned())
    }

    /// How to mend it: the most specific of the code's remedies that the parameters can fill.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        self.code.helps().iter().find_map(|help| self.params.fill(help))
    }

    /// The place in the payload as an RFC 6901 pointer.
    #[must_use]
    pub fn pointer(&self) -> Option<String> {
        self.path.as_ref().map(Path::pointer)
    }
}

impl Serialize for Diagnostic {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("code", self.code.as_str())?;
        map.serialize_entry("severity", &self.severity)?;
        map.serialize_entry("message", &self.message())?;
        if let Some(help) = self.help() {
            map.serialize_entry("help", &help)?;
        }
        if let Some(path) = &self.path {
            map.serialize_entry("path", path)?;
            map.serialize_entry("pointer", &path.pointer())?;
        }
        if let Some(span) = &self.span {
            map.serialize_entry("span", span)?;
        }
        if !self.params.is_empty() {
            map.serialize_entry("params", &self.params)?;
        }
        if let Some(fix) = &self.fix {
            map.serialize_entry("fix", fix)?;
        }
        map.end()
    }
}

/// `error[contact.required] at /company: …`, with the help on a line of its own.
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}[{}]", self.severity.as_str(), self.code.as_str())?;
        match (&self.path, &self.span) {
            (Some(path), _) if path.segments().is_empty() => {}
            (Some(path), _) => write!(f, " at {path}")?,
            (None, Some(span)) => write!(f, " at {}..{}", span.start, span.end)?,
            (None, None) => {}
        }
        write!(f, ": {}", self.message())?;
        if let Some(help) = self.help() {
            write!(f, "\n  help: {help}")?;
        }
        Ok(())
    }
}

/// A repair: text edits for a text, RFC 6902 operations for a payload.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fix {
    /// What the repair does, in the imperative.
    pub title: Cow<'static, str>,
    /// Edits of the text, none overlapping another.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub edits: Vec<Edit>,
    /// Operations on the payload.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub patch: Vec<PatchOperation>,
}

impl Fix {
    /// A repair of a text.
    #[must_use]
    #[inline(never)]
    pub fn edits(title: impl Into<Cow<'static, str>>, edits: Vec<Edit>) -> Self {
        Self { title: title.into(), edits, patch: Vec::new() }
    }

    /// A repair of a payload.
    #[must_use]
    #[inline(never)]
    pub fn patch(title: impl Into<Cow<'static, str>>, patch: Vec<PatchOperation>) -> Self {
        Self { title: title.into(), edits: Vec::new(), patch }
    }

    /// `text` with the edits made, or `None` if one of them does not lie inside it.
    #[must_use]
    pub fn apply_edits(&self, text: &str) -> Option<String> {
        let place = |at: usize| self.edits.get(at).map(|edit| (edit.span.start, edit.span.end));
        let mut out = String::with_capacity(text.len());
        let mut done = 0;
        for at in sort::order_by(self.edits.len(), &|a, b| place(a) > place(b)) {
            let edit = self.edits.get(at)?;
            let bytes = edit.span.to_bytes(text)?;
            out.push_str(text.get(done..bytes.start)?);
            out.push_str(&edit.text);
            done = bytes.end;
        }
        out.push_str(text.get(done..)?);
        Some(out)
    }
}

/// Replaces a piece of a text; an empty span inserts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Edit {
    /// The piece that goes.
    pub span: Span,
    /// What comes in its place.
    pub text: String,
}

/// An operation of RFC 6902.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PatchOperation {
    /// What is done.
    pub op: Op,
    /// Where: an RFC 6901 pointer.
    pub path: String,
    /// The new value; absent for `remove`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
}

impl PatchOperation {
    /// The operation as JSON.
    #[must_use]
    pub fn into_value(self) -> Value {
        let mut members = vec![("op", self.op.as_str().into()), ("path", self.path.into())];
        members.extend(self.value.map(|value| ("value", value)));
        object(members)
    }

    /// The operations as JSON, as a server takes them.
    pub(crate) fn list(operations: Vec<Self>) -> Value {
        let mut list = Vec::with_capacity(operations.len());
        for operation in operations {
            list.push(operation.into_value());
        }
        Value::Array(list)
    }
}

/// The operations that ConnectWise takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "named by RFC 6902")]
pub enum Op {
    Add,
    Replace,
    Remove,
}

impl Op {
    /// `add`, `replace` or `remove`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Add => "add",
            Self::Replace => "replace",
            Self::Remove => "remove",
        }
    }
}

/// What normalization did to one value.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change {
    /// Where in the payload, or the empty path for a bare text.
    pub path: Path,
    /// The value that was there; `None` if there was none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<Value>,
    /// The value that is there now; `None` if the member is gone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<Value>,
    /// Which rule made the change: `trim`, `email-domain-case`, `phone-e164`, ….
    pub rule: Cow<'static, str>,
}

/// The answer of a check: the value if nothing stands against it, and all that was found either way.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome<T> {
    /// The normalized value, or `None` if a diagnostic is an error.
    pub value: Option<T>,
    /// What normalization did.
    pub changes: Vec<Change>,
    /// Every finding, not the first one.
    pub diagnostics: Vec<Diagnostic>,
}

/// Whether a finding is an error.
#[inline(never)]
pub(crate) fn is_refused(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
}

impl<T> Outcome<T> {
    /// An outcome whose value is dropped if any of the diagnostics is an error.
    #[must_use]
    pub fn new(value: Option<T>, changes: Vec<Change>, diagnostics: Vec<Diagnostic>) -> Self {
        Self { value: if is_refused(&diagnostics) { None } else { value }, changes, diagnostics }
    }

    /// Whether there is a value.
    #[must_use]
    pub fn ok(&self) -> bool {
        self.value.is_some()
    }

    /// The value, or the diagnostics as an error.
    ///
    /// # Errors
    ///
    /// All diagnostics, if one of them is an error.
    pub fn into_result(self) -> Result<T, DiagnosticsError> {
        self.value.ok_or(DiagnosticsError { diagnostics: self.diagnostics })
    }

    /// The same outcome around another value.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Outcome<U> {
        Outcome { value: self.value.map(f), changes: self.changes, diagnostics: self.diagnostics }
    }
}

/// The shape of the contract: `ok`, then `value` if there is one.
impl<T: Serialize> Serialize for Outcome<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("ok", &self.ok())?;
        if let Some(value) = &self.value {
            map.serialize_entry("value", value)?;
        }
        map.serialize_entry("changes", &self.changes)?;
        map.serialize_entry("diagnostics", &self.diagnostics)?;
        map.end()
    }
}

/// Findings as an error, for `?`.
#[derive(Debug, Clone, PartialEq)]
pub struct DiagnosticsError {
    /// Every finding, at least one of them an error.
    pub diagnostics: Vec<Diagnostic>,
}

impl fmt::Display for DiagnosticsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, diagnostic) in self.diagnostics.iter().enumerate() {
            if at > 0 {
                f.write_str("\n")?;
            }
            diagnostic.fmt(f)?;
        }
        Ok(())
    }
}

impl std::error::Error for DiagnosticsError {}
