//! Answers as short JSON texts, for a host that knows the shapes.
//!
//! What comes often is an array without names, its empty tail left out: a finding is told by the number of its code, and the
//! host has the words. What comes seldom is an object as it is. `pkg/lib/answer.js` reads both.

use super::{RegionRow, Report, Typed};
use crate::conditions::{Dialect, Expr, Literal, Number};
use crate::diagnostic::{Change, Diagnostic, Fix, Outcome, Param, Params, PatchOperation, is_refused};
use crate::email::Email;
use crate::json::Json;
use crate::json::Value;
use crate::phone::{Phone, PhoneKind};
use crate::query::{ContactsQuery, Filter, OrderBy, QueryParts};
use crate::requests::Request;
use crate::span::{Path, Segment, Span};
use crate::text;

/// What can be told to a host.
pub trait Answer {
    /// Writes it.
    fn write(&self, out: &mut Json);
}

/// `[diagnostics, changes]`, and the value behind them if there is one.
impl<T: Answer> Answer for Outcome<T> {
    fn write(&self, out: &mut Json) {
        out.open();
        findings(out, &self.diagnostics, &self.changes);
        if let Some(value) = &self.value {
            value.write(out);
        }
        out.close();
    }
}

/// `[diagnostics, changes]`, or nothing at all for a report that finds nothing.
impl Answer for Report {
    fn write(&self, out: &mut Json) {
        if !self.changes.is_empty() || !self.diagnostics.is_empty() {
            out.open();
            findings(out, &self.diagnostics, &self.changes);
            out.close();
        }
    }
}

/// The outcome of a function that changes nothing: the value is what `value` holds.
#[inline(never)]
pub(super) fn outcome(out: &mut Json, diagnostics: &[Diagnostic], value: &Json) {
    out.open();
    findings(out, diagnostics, &[]);
    if !is_refused(diagnostics) {
        out.append(value);
    }
    out.close();
}

#[inline(never)]
pub(super) fn findings(out: &mut Json, diagnostics: &[Diagnostic], changes: &[Change]) {
    list(out, diagnostics);
    list(out, changes);
}

fn list<T: Answer>(out: &mut Json, elements: &[T]) {
    out.open();
    elements.iter().for_each(|element| element.write(out));
    out.close();
}

impl<T: Answer> Answer for Vec<T> {
    fn write(&self, out: &mut Json) {
        list(out, self);
    }
}

/// `[code, path, params, span, fix, severity]`. What is absent is 0, or left out at the end; so is the code's own severity.
impl Answer for Diagnostic {
    fn write(&self, out: &mut Json) {
        diagnostic(out, self, true);
    }
}

/// What a diagnostic has in common with others of its kind, which a host keeps: the array that it is written
/// as, but in place of the span stands 1, in place of the fix its title.
pub(super) fn common(out: &mut Json, told: &Diagnostic) {
    diagnostic(out, told, false);
}

/// What [`common`] leaves out, if there is anything: `[span, fix]`, 0 for what is absent.
pub(super) fn details(out: &mut Json, told: &Diagnostic) {
    if told.span.is_none() && told.fix.is_none() {
        return;
    }
    out.open();
    match told.span {
        Some(span) => pair(out, span),
        None => out.whole(0),
    }
    match &told.fix {
        Some(fix) => fix.write(out),
        None => out.whole(0),
    }
    out.close();
}

#[inline(never)]
fn diagnostic(out: &mut Json, told: &Diagnostic, whole: bool) {
    let severity = (told.severity != told.code.severity()).then_some(told.severity as i64);
    let last = [severity.is_some(), told.fix.is_some(), told.span.is_some(), !told.params.is_empty()];
    let tail = last.iter().position(|here| *here).map_or(0, |behind| last.len() - behind);
    out.open();
    out.whole(told.code.number().into());
    match &told.path {
        Some(path) => path.write(out),
        None if tail > 0 => out.whole(0),
        None => {}
    }
    if tail > 0 {
        told.params.write(out);
    }
    if tail > 1 {
        match told.span {
            Some(span) if whole => pair(out, span),
            span => out.whole(span.is_some().into()),
        }
    }
    if tail > 2 {
        match &told.fix {
            Some(fix) if whole => fix.write(out),
            Some(fix) => out.text(&fix.title),
            None => out.whole(0),
        }
    }
    if let Some(severity) = severity {
        out.whole(severity);
    }
    out.close();
}

impl Answer for Path {
    fn write(&self, out: &mut Json) {
        out.open();
        for segment in self.segments() {
            match segment {
                Segment::Key(key) => out.text(key),
                Segment::Index(index) => out.count(*index),
            }
        }
        out.close();
    }
}

/// `[start, end]`
fn pair(out: &mut Json, span: Span) {
    out.open();
    ends(out, span);
    out.close();
}

fn ends(out: &mut Json, span: Span) {
    out.count(span.start);
    out.count(span.end);
}

/// `{start, end}`
pub(super) fn span_object(out: &mut Json, span: Span) {
    out.key("span");
    out.open_object();
    out.key("start");
    out.count(span.start);
    out.key("end");
    out.count(span.end);
    out.close_object();
}

/// An object, or 0 for none.
impl Answer for Params {
    fn write(&self, out: &mut Json) {
        if self.is_empty() {
            return out.whole(0);
        }
        out.open_object();
        for (name, param) in self.iter() {
            out.key(name);
            match param {
                Param::Text(text) => out.text(text),
                Param::Number(number) => out.whole(*number),
                Param::List(names) => {
                    out.open();
                    names.iter().for_each(|name| out.text(name));
                    out.close();
                }
            }
        }
        out.close_object();
    }
}

/// `[title, edits, patch]`: the patch only if there is one. An edit is `[start, end, text]`.
impl Answer for Fix {
    fn write(&self, out: &mut Json) {
        out.open();
        out.text(&self.title);
        out.open();
        for edit in &self.edits {
            out.open();
            ends(out, edit.span);
            out.text(&edit.text);
            out.close();
        }
        out.close();
        if !self.patch.is_empty() {
            list(out, &self.patch);
        }
        out.close();
    }
}

impl Answer for PatchOperation {
    fn write(&self, out: &mut Json) {
        out.open_object();
        out.member("op", self.op.as_str());
        out.member("path", &self.path);
        if let Some(value) = &self.value {
            out.key("value");
            out.value(value);
        }
        out.close_object();
    }
}

/// `[path, rule, what follows, before, after]`: 1 says that `before` follows, 2 that `after` does, 3 that both do.
impl Answer for Change {
    fn write(&self, out: &mut Json) {
        out.open();
        self.path.write(out);
        out.text(&self.rule);
        out.whole(i64::from(self.before.is_some()) + 2 * i64::from(self.after.is_some()));
        if let Some(before) = &self.before {
            out.value(before);
        }
        if let Some(after) = &self.after {
            out.value(after);
        }
        out.close();
    }
}

/// A comparison is `[negated, field, operator, value]`, a group `[2 for and, 3 for or, arguments]`; where a place in a text
/// is known, its start and end stand behind that.
impl Answer for Expr {
    fn write(&self, out: &mut Json) {
        out.open();
        match self {
            Self::And { args, .. } => {
                out.whole(2);
                list(out, args);
            }
            Self::Or { args, .. } => {
                out.whole(3);
                list(out, args);
            }
            Self::Comparison(comparison) => {
                out.whole(comparison.negated.into());
                out.text(comparison.field.as_str());
                out.text(comparison.operator.as_str());
                comparison.value.write(out);
            }
        }
        if let Some(span) = self.span() {
            ends(out, span);
        }
        out.close();
    }
}

/// Plain values as they are, `[text]` for a date-time, `[value, text]` for a number with digits, `[0, [values]]` for a list.
impl Answer for Literal {
    fn write(&self, out: &mut Json) {
        match self {
            Self::String(text) => out.text(text),
            Self::Number(number) => number.write(out),
            Self::Boolean(flag) => out.flag(*flag),
            Self::Null => out.null(),
            Self::Datetime(datetime) => {
                out.open();
                out.text(datetime.as_str());
                out.close();
            }
            Self::List(values) => {
                out.open();
                out.whole(0);
                list(out, values);
                out.close();
            }
        }
    }
}

impl Answer for Number {
    fn write(&self, out: &mut Json) {
        let value = |out: &mut Json| match self.as_integer() {
            Some(whole) => out.whole(whole),
            None => out.double(self.value()),
        };
        match self.text() {
            None => value(out),
            Some(text) => {
                out.open();
                value(out);
                out.text(text);
                out.close();
            }
        }
    }
}

/// Its texts in the order of [`Phone`], each ended by a tab, then a mark for each of `possible` and `valid` that is false.
///
/// A host splits one text much faster than it reads an object of ten members.
#[must_use]
pub fn phone_line(phone: &Phone) -> String {
    let mut line = String::with_capacity(96);
    let country_code = text::whole(phone.country_code.into());
    for &text in &[
        phone.e164.as_str(),
        &phone.national,
        &phone.international,
        &phone.rfc3966,
        phone.region.as_deref().unwrap_or_default(),
        &country_code,
        &phone.national_number,
        phone.extension.as_deref().unwrap_or_default(),
        phone.kind.map_or("", PhoneKind::as_str),
        if phone.possible { "" } else { "-" },
        if phone.valid { "" } else { "-" },
    ] {
        line.push_str(text);
        line.push('\t');
    }
    line
}

impl Answer for Phone {
    fn write(&self, out: &mut Json) {
        out.text(&phone_line(self));
    }
}

/// `[local, domain]`: the address is both of them.
impl Answer for Email {
    fn write(&self, out: &mut Json) {
        out.open();
        out.text(&self.local);
        out.text(&self.domain);
        out.close();
    }
}

impl Answer for String {
    fn write(&self, out: &mut Json) {
        out.text(self);
    }
}

impl Answer for usize {
    fn write(&self, out: &mut Json) {
        out.count(*self);
    }
}

impl Answer for bool {
    fn write(&self, out: &mut Json) {
        out.flag(*self);
    }
}

impl Answer for Value {
    fn write(&self, out: &mut Json) {
        out.value(self);
    }
}

impl Answer for Typed {
    fn write(&self, out: &mut Json) {
        out.open_object();
        out.member("text", &self.text);
        out.key("caret");
        out.count(self.caret);
        out.close_object();
    }
}

impl Answer for RegionRow {
    fn write(&self, out: &mut Json) {
        out.open_object();
        out.member("region", self.region);
        out.key("countryCode");
        out.whole(self.country_code.into());
        out.close_object();
    }
}

impl Answer for ContactsQuery {
    fn write(&self, out: &mut Json) {
        out.open_object();
        out.member("url", &self.url);
        out.key("length");
        out.count(self.length);
        out.close_object();
    }
}

impl Answer for QueryParts {
    fn write(&self, out: &mut Json) {
        out.open_object();
        let filters = [
            ("conditions", &self.conditions),
            ("childConditions", &self.child_conditions),
            ("customFieldConditions", &self.custom_field_conditions),
        ];
        for (name, filter) in filters {
            match filter {
                Some(Filter::Text(text)) => out.member(name, text),
                Some(Filter::Expr(expr)) => out.member(name, &expr.printed()),
                None => {}
            }
        }
        match &self.order_by {
            Some(OrderBy::Text(text)) => out.member("orderBy", text),
            Some(OrderBy::List(keys)) => {
                out.key("orderBy");
                list(out, keys);
            }
            None => {}
        }
        if let Some(fields) = &self.fields {
            out.key("fields");
            list(out, fields);
        }
        for (name, number) in [("page", self.page), ("pageSize", self.page_size), ("pageId", self.page_id)] {
            if let Some(number) = number {
                out.key(name);
                out.whole(number);
            }
        }
        out.close_object();
    }
}

impl Answer for Request {
    fn write(&self, out: &mut Json) {
        out.open_object();
        out.member("method", self.method);
        out.member("path", &self.path);
        if let Some(query) = &self.query {
            out.member("query", query);
        }
        if !self.headers.is_empty() {
            out.key("headers");
            out.open_object();
            self.headers.iter().for_each(|(name, value)| out.member(name, value));
            out.close_object();
        }
        if let Some(body) = &self.body {
            out.key("body");
            out.value(body);
        }
        out.close_object();
    }
}

/// A filter, by parameter.
impl Answer for [Option<Expr>; 3] {
    fn write(&self, out: &mut Json) {
        out.open_object();
        for (dialect, part) in Dialect::ALL.into_iter().zip(self) {
            if let Some(expr) = part {
                out.member(dialect.as_str(), &expr.printed());
            }
        }
        out.close_object();
    }
}
