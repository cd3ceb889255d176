//! Holds the shape of the source: dependencies point one way, each outside crate lives in one room, and the limits stand in
//! the field table alone.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice, clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

/// The modules, from the ground up. One may use those of a lower floor, and itself.
const FLOORS: &[&[&str]] = &[
    &["text"],
    &["decimal"],
    &["js", "fold", "hidden", "schema", "sort", "span"],
    &["json"],
    &["diagnostic", "options", "suggest"],
    &["email", "messages", "phone"],
    &["contact", "conditions", "server"],
    &["json_schema", "query", "rows"],
    &["requests"],
    &["api"],
    &["wasm"],
];

/// Outside crates, and the only files that may name them.
const ROOMS: &[(&str, &[&str])] = &[
    ("csv_core", &["rows/cells"]),
    ("email_address", &["email"]),
    ("memchr", &["rows/split"]),
    ("phonenumber", &["phone"]),
    ("rlsf", &["wasm"]),
    ("schemars", &["json_schema/schemars"]),
    ("serde_wasm_bindgen", &["js"]),
    ("validator", &["contact/validator"]),
    ("wasm_bindgen", &["wasm", "decimal", "fold", "js"]),
];

/// Each source file below `src/` but `lib.rs`, as its path there without the ending, and its code without tests and comments.
fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.clone()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") && path.file_name().unwrap() != "lib.rs" {
                let name = path.strip_prefix(&root).unwrap().with_extension("");
                let text = fs::read_to_string(&path).unwrap();
                let code = text.split("#[cfg(test)]\nmod ").next().unwrap();
                let code: Vec<&str> = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
                files.push((name.to_str().unwrap().replace('\\', "/"), code.join("\n")));
            }
        }
    }
    assert!(files.len() > 10, "the source was not found");
    files
}

fn floor(module: &str) -> usize {
    FLOORS.iter().position(|floor| floor.contains(&module)).unwrap_or_else(|| panic!("`{module}` stands on no floor"))
}

/// The words that stand before `::`, anywhere in the code.
fn heads(code: &str) -> impl Iterator<Item = &str> {
    code.match_indices("::").filter_map(|(at, _)| {
        let before = &code[..at];
        let start = before.rfind(|c: char| !c.is_alphanumeric() && c != '_').map_or(0, |at| at + 1);
        (!before[..start].ends_with("::")).then_some(&before[start..])
    })
}

#[test]
fn dependencies_point_one_way() {
    for (file, code) in sources() {
        let own = file.split('/').next().unwrap();
        for (at, _) in code.match_indices("crate::") {
            if code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
                continue;
            }
            let rest = &code[at + "crate::".len()..];
            let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            // A name that `lib.rs` re-exports, or a group: those are written out by module in this source.
            assert!(!rest.starts_with('{'), "{file}: name one module for each `use crate::`");
            if name == own || !name.starts_with(char::is_lowercase) || rest[name.len()..].starts_with('(') {
                continue;
            }
            assert!(floor(&name) < floor(own), "{file} uses `{name}`, which stands above it or beside it");
        }
    }
}

#[test]
fn outside_crates_keep_to_their_rooms() {
    for (file, code) in sources() {
        for head in heads(&code) {
            let Some((_, rooms)) = ROOMS.iter().find(|(name, _)| *name == head) else { continue };
            let inside = rooms.iter().any(|room| file == *room || file.starts_with(&format!("{room}/")));
            assert!(inside, "{file} names the crate `{head}`, which lives in {rooms:?}");
        }
    }
}

#[test]
fn limits_stand_in_the_field_table() {
    for (file, code) in sources() {
        if file == "schema" || file.starts_with("schema/") {
            continue;
        }
        // The limits that are no everyday numbers: of a value, of an id, of a directory account.
        for limit in ["250", "184", "2147483647", "2_147_483_647"] {
            let written = code.match_indices(limit).any(|(at, _)| {
                let is_number = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_' || c == '.');
                !is_number(code[..at].chars().next_back()) && !is_number(code[at + limit.len()..].chars().next())
            });
            assert!(!written, "{file} writes the limit {limit}, which belongs to the field table");
        }
        assert!(!code.contains("max: Some("), "{file} sets a maximum length, which belongs to the field table");
    }
}
