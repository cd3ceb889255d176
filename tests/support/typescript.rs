//! The parts of the package's declarations that are made from the field table and the list of codes.

use super::paths::{self, Holds};
use psa_contacts::schema::{COMMUNICATION, CONTACT, Field, INFO_MEMBERS, Kind, NOTE, Presence, Rule};
use psa_contacts::{Api, Code};
use std::fmt::Write;

/// Who reads or writes a payload.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// Any payload, as an argument of a call: nothing must be there.
    Loose,
    /// A payload that is about to be checked: what is required must be there.
    Input,
    /// A payload that passed the check: nothing is null.
    Checked,
}

/// The whole file.
pub(crate) fn declarations() -> String {
    let mut out = String::from(
        "/**\n * What the field table and the list of codes say, as types. Made from the source of the core: edits are lost.\n */\n\n\
         import type { Reference } from \"./index.js\";\n",
    );
    codes(&mut out);
    info(&mut out);
    for (api, prefix) in [(Api::Documented, ""), (Api::Current, "Current")] {
        let model = if prefix.is_empty() { "reference document" } else { "live API, 2025 and later" };
        let tables = [
            ("Contact", "contact", CONTACT),
            ("Communication", "communication item", COMMUNICATION),
            ("Note", "note", NOTE),
        ];
        for (name, title, table) in tables {
            // Both models have the same note, and the loose shapes serve both.
            if prefix.is_empty() {
                let doc = format!("The body of a {title}. Members that are null or undefined count as absent.");
                interface(&mut out, &doc, name, "", table, api, (prefix, Shape::Loose));
            } else if name == "Note" {
                continue;
            }
            let doc = format!("A {title} to be checked, after the model of the {model}.");
            interface(&mut out, &doc, &format!("{prefix}{name}Input"), "", table, api, (prefix, Shape::Input));
            let doc = format!("A {title} that passed the check, after the model of the {model}.");
            let base = if prefix.is_empty() { format!(" extends {name}") } else { String::new() };
            interface(&mut out, &doc, &format!("Valid{prefix}{name}"), &base, table, api, (prefix, Shape::Checked));
        }
    }
    fields(&mut out);
    out
}

fn codes(out: &mut String) {
    let mut names: Vec<&str> = Code::all().map(Code::as_str).collect();
    names.sort_unstable();
    out.push_str(
        "\n/** Every code that a diagnostic can have. A later version can have more. */\nexport type DiagnosticCode =",
    );
    for name in names {
        write!(out, "\n  | \"{name}\"").unwrap();
    }
    out.push_str(";\n");
}

fn info(out: &mut String) {
    out.push_str("\n/** What the server says of a record in `_info`. */\nexport interface RecordInfo {\n");
    for (name, kind) in INFO_MEMBERS {
        let doc = if *kind == Kind::DateTime { "A date-time" } else { "The name of a member" };
        writeln!(out, "  /** {doc}. */\n  {name}?: string;").unwrap();
    }
    out.push_str("  [key: string]: unknown;\n}\n");
}

fn interface(
    out: &mut String,
    doc: &str,
    name: &str,
    base: &str,
    table: &'static [Field],
    api: Api,
    (prefix, shape): (&str, Shape),
) {
    write!(out, "\n/** {doc} */\nexport interface {name}{base} {{\n").unwrap();
    for field in table {
        if let Some(rule) = field.rule(api) {
            member(out, field, rule, (prefix, shape));
        }
    }
    // A note has no fields but these; what a contact has besides is the instance's own.
    if shape != Shape::Input && table == CONTACT {
        out.push_str("  [key: string]: unknown;\n");
    }
    out.push_str("}\n");
}

fn member(out: &mut String, field: &Field, rule: Rule, (prefix, shape): (&str, Shape)) {
    // A field that the server sets is no part of a payload; it is there where a record was read.
    let is_system = rule.presence == Presence::System;
    if is_system && shape == Shape::Input {
        return;
    }
    let is_required = rule.presence == Presence::Required;
    let kind = kind(rule.kind, prefix, shape);
    // These have stood without null since the first version.
    let is_bare = ["firstName", "lastName", "company", "communicationItems"].contains(&field.name);
    let (mark, kind) = match shape {
        Shape::Checked if is_required => ("", kind),
        Shape::Checked => ("?", kind),
        Shape::Input if is_required => ("", kind),
        Shape::Loose if is_bare || is_system || is_item_or_note(field) => ("?", kind),
        Shape::Input | Shape::Loose => ("?", format!("{kind} | null | undefined")),
    };
    writeln!(out, "  /** {} */\n  {}{mark}: {kind};", doc(field, rule), field.name).unwrap();
}

fn is_item_or_note(field: &Field) -> bool {
    COMMUNICATION.iter().chain(NOTE).any(|other| other == field)
}

/// The description as a sentence, with what a type cannot say.
fn doc(field: &Field, rule: Rule) -> String {
    let mut letters = field.description.chars();
    let description: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    let mut doc = if description.ends_with('…') { description } else { format!("{description}.") };
    match rule.kind {
        Kind::Text { max: Some(max) } => write!(doc, " At most {max} UTF-16 code units.").unwrap(),
        Kind::Integer { min, max } if rule.kind != Kind::ID => write!(doc, " From {min} to {max}.").unwrap(),
        Kind::Date => doc.push_str(" `YYYY-MM-DD`, or an ISO 8601 date-time."),
        Kind::DateTime => doc.push_str(" An ISO 8601 date-time."),
        _ => {}
    }
    match rule.presence {
        Presence::System => doc.push_str(" Set by the server."),
        Presence::Required => doc.push_str(" Required."),
        Presence::Optional => {}
    }
    doc
}

fn kind(kind: Kind, prefix: &str, shape: Shape) -> String {
    match kind {
        Kind::Text { .. } | Kind::Date | Kind::DateTime => "string".to_owned(),
        Kind::OneOf(choices) => union(choices),
        Kind::Integer { .. } => "number".to_owned(),
        Kind::Boolean => "boolean".to_owned(),
        Kind::Reference => "Reference".to_owned(),
        Kind::Object => "RecordInfo".to_owned(),
        Kind::References => "Reference[]".to_owned(),
        Kind::Ids => "number[]".to_owned(),
        Kind::Objects if shape == Shape::Checked => "Record<string, unknown>[]".to_owned(),
        Kind::Objects => "object[]".to_owned(),
        Kind::Communications => match shape {
            Shape::Loose => "Communication[]".to_owned(),
            Shape::Input => format!("{prefix}CommunicationInput[]"),
            Shape::Checked => format!("Valid{prefix}Communication[]"),
        },
    }
}

fn union(choices: &[&str]) -> String {
    choices.iter().map(|choice| format!("\"{choice}\"")).collect::<Vec<_>>().join(" | ")
}

/// The paths that conditions can name, by what is found there.
fn fields(out: &mut String) {
    out.push_str(
        "\n/** What a condition about contacts can name, under either model, by what it holds. {@link Contact} says what each one is. */\n\
         export interface ConditionFields {\n",
    );
    for (path, holds) in paths::all() {
        let holds = match holds {
            Holds::Text => "\"string\"".to_owned(),
            Holds::Number => "\"number\"".to_owned(),
            Holds::Boolean => "\"boolean\"".to_owned(),
            Holds::Datetime => "\"datetime\"".to_owned(),
            Holds::OneOf(choices) => format!("{{ enum: {} }}", union(choices)),
            Holds::Object => "\"object\"".to_owned(),
            Holds::Anything => "\"any\"".to_owned(),
        };
        let name = if path.contains('/') { format!("\"{path}\"") } else { path };
        writeln!(out, "  {name}: {holds};").unwrap();
    }
    out.push_str("}\n");
}
