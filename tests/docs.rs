//! The README's tables are made from the source. `UPDATE_DOCS=1 cargo test --test docs` writes them anew.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice, clippy::unwrap_used)]

use psa_contacts::Api;
use psa_contacts::api::{FieldRow, tables};
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// What stands between `<!-- name -->` and `<!-- /name -->` of a file is `body`, or is made so.
fn hold(file: &str, name: &str, body: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let text = fs::read_to_string(&path).unwrap();
    let (open, close) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let (before, rest) = text.split_once(&open).expect("the opening mark");
    let (found, after) = rest.split_once(&close).expect("the closing mark");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(path, format!("{before}{open}{body}{close}{after}")).unwrap();
    } else {
        assert_eq!(found, body, "{file} is stale: UPDATE_DOCS=1 cargo test --test docs");
    }
}

fn row(out: &mut String, field: &FieldRow) {
    let kind = match (field.max_length, field.minimum, field.maximum) {
        (Some(max), ..) => format!("string of at most {max}"),
        (None, Some(1), Some(6)) => "whole number from 1 to 6".to_owned(),
        (None, Some(_), Some(_)) => "id".to_owned(),
        _ => match field.kind {
            "reference" => "reference `{id}`".to_owned(),
            "communications" => "array of communication items".to_owned(),
            kind => kind.to_owned(),
        },
    };
    let presence = match (field.required, field.system) {
        (true, _) => "required",
        (_, true) => "set by the server",
        _ => "",
    };
    writeln!(out, "| `{}` | {kind} | {presence} | {} |", field.name, field.description).unwrap();
}

#[test]
fn the_readme_has_the_table_of_limits() {
    let tables = tables(Api::Documented);
    let mut out = String::new();
    for (title, fields) in
        [("Contact", &tables.contact), ("Communication item", &tables.communication), ("Note", &tables.note)]
    {
        writeln!(out, "\n**{title}**\n\n| Field | Holds | | For |\n|---|---|---|---|").unwrap();
        fields.iter().for_each(|field| row(&mut out, field));
    }
    out.push('\n');
    hold("README.md", "limits", &out);
}

/// The races of `bench/RESULTS.md`: a title, and the peers with how many times as fast ours is.
fn races(results: &str) -> Vec<(&str, Vec<(&str, &str)>)> {
    let mut races: Vec<(&str, Vec<(&str, &str)>)> = Vec::new();
    for line in results.lines() {
        if let Some(title) = line.strip_prefix("## ") {
            races.push((title, Vec::new()));
        }
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        if let ([_, peer, _, ratio, ..], Some((_, peers))) = (cells.as_slice(), races.last_mut())
            && let Some(ratio) = ratio.strip_prefix("**").and_then(|ratio| ratio.split("**").next())
        {
            peers.push((peer, ratio));
        }
    }
    races.retain(|(_, peers)| !peers.is_empty());
    races
}

#[test]
fn the_package_readme_has_the_figures_of_the_last_run() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("bench/RESULTS.md");
    let results = fs::read_to_string(path).unwrap();
    let races = races(&results);
    assert!(races.len() > 5, "the figures were not found");
    let mut out = String::from("\n| | |\n|---|---|\n");
    for (title, peers) in races {
        let peers: Vec<String> = peers.iter().map(|(peer, ratio)| format!("{peer} {ratio}")).collect();
        writeln!(out, "| {title} | {} |", peers.join(", ")).unwrap();
    }
    out.push('\n');
    hold("pkg/README.md", "speed", &out);
}
