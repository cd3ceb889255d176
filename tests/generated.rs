//! Files of the npm package that are made from the source. `UPDATE_DOCS=1 cargo test --test generated` writes them anew.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice, clippy::unwrap_used)]

#[path = "support/paths.rs"]
mod paths;
#[path = "support/typescript.rs"]
mod typescript;

use psa_contacts::Code;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// The file is `body`, or is made so.
fn hold(file: &str, body: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(path, body).unwrap();
    } else {
        let found = fs::read_to_string(path).unwrap_or_default();
        assert!(found == body, "{file} is stale: UPDATE_DOCS=1 cargo test --test generated");
    }
}

#[test]
fn the_package_declares_what_the_tables_say() {
    hold("pkg/tables.d.ts", &typescript::declarations());
}

/// What the codes of a subject are about.
const SUBJECTS: &[(&str, &str)] = &[
    ("contact", "Contacts and their fields"),
    ("communication", "Communication items"),
    ("current", "What the live API takes in place of the reference document's model"),
    ("update", "Updates"),
    ("portal", "The portal's invitation"),
    ("request", "Requests"),
    ("server", "Answers of the server"),
    ("phone", "Phone numbers"),
    ("email", "E-mail addresses"),
    ("conditions", "Conditions"),
    ("query", "Searches"),
    ("rules", "react-querybuilder"),
    ("sql", "SQL"),
    ("row", "Rows of a file"),
];

#[test]
fn the_package_has_a_table_of_codes() {
    let mut subjects: BTreeMap<&str, Vec<Code>> = BTreeMap::new();
    for code in Code::all() {
        subjects.entry(code.as_str().split_once('.').unwrap().0).or_default().push(code);
    }
    let mut out = String::from(
        "# Codes\n\nEvery code that a diagnostic can have, made from the source. The severity is the usual one: options change that of some. \
         In code, `codes` has\nthe same table.\n",
    );
    for (subject, title) in SUBJECTS {
        let codes = subjects.remove(subject).unwrap_or_default();
        assert!(!codes.is_empty(), "no code is about {subject}");
        write!(out, "\n## {title}\n\n| Code | Severity | What it means | What to do |\n|---|---|---|---|\n").unwrap();
        for code in codes {
            let cell = |text: &str| text.replace('|', "\\|");
            let (title, help) = (cell(code.title()), cell(code.help()));
            writeln!(out, "| `{code}` | {} | {title} | {help} |", code.severity().as_str()).unwrap();
        }
    }
    assert!(subjects.is_empty(), "subjects without a title: {:?}", subjects.keys());
    hold("pkg/CODES.md", &out);
}
