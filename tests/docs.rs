//! The README's tables are made from the source. `UPDATE_DOCS=1 cargo test --test docs` writes them anew.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice, clippy::unwrap_used)]

use psa_contacts::Api;
use psa_contacts::api::{FieldRow, tables};
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// Several tests write into the same file.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// What stands between `<!-- name -->` and `<!-- /name -->` of a file is `body`, or is made so.
fn hold(file: &str, name: &str, body: &str) {
    let _alone = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
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

/// The tables of `bench/RESULTS.md`: a title, the heads of the columns, and the rows.
struct Section<'r> {
    title: &'r str,
    heads: Vec<&'r str>,
    rows: Vec<Vec<&'r str>>,
}

impl<'r> Section<'r> {
    fn all(results: &'r str) -> Vec<Self> {
        let mut sections: Vec<Self> = Vec::new();
        for line in results.lines() {
            if let Some(title) = line.strip_prefix("## ") {
                sections.push(Section { title, heads: Vec::new(), rows: Vec::new() });
            }
            let (Some(line), Some(section)) = (line.strip_prefix('|'), sections.last_mut()) else { continue };
            let cells: Vec<&str> = line.trim_end_matches('|').split('|').map(str::trim).collect();
            match line.starts_with("---") {
                true => {}
                false if section.heads.is_empty() => section.heads = cells,
                false => section.rows.push(cells),
            }
        }
        assert!(sections.len() > 5, "the figures were not found");
        sections
    }

    /// The cell below a head that is one of these, without what stands in brackets. `None` if there is nothing.
    fn cell(&self, row: &[&'r str], is: impl Fn(&str) -> bool) -> Option<&'r str> {
        let cell = row[self.heads.iter().position(|head| is(head))?];
        let cell = cell.strip_prefix("**").and_then(|cell| cell.split("**").next()).unwrap_or(cell);
        (!cell.is_empty()).then_some(cell)
    }

    /// How many times as fast ours is, how many times as small, or which share it reaches.
    fn ratio(&self, row: &[&'r str]) -> Option<String> {
        let times = self.cell(row, |head| head == "ours is × as fast").map(|cell| format!("{cell} × as fast"));
        let small = || self.cell(row, |head| head == "psa-contacts ×").map(|cell| format!("{cell} × as small"));
        let share = || self.cell(row, |head| head == "ours reaches, % of it").map(|cell| format!("{cell} % of it"));
        times.or_else(small).or_else(share)
    }

    /// What a row without a ratio says: a time, a size, or how much memory.
    fn figure(&self, row: &[&'r str]) -> String {
        let unit = ["ns", "µs", "ms", "brotli", "MiB"].into_iter().find(|unit| self.heads.contains(unit));
        let unit = unit.expect("a column of figures");
        let cell = self.cell(row, |head| head == unit).expect("a figure");
        if unit == "brotli" { format!("{cell} kB, brotli") } else { format!("{cell} {unit}") }
    }
}

fn results() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("bench/RESULTS.md")).unwrap()
}

#[test]
fn the_package_readme_has_the_figures_of_the_last_run() {
    let results = results();
    let mut out = String::from("\n| | |\n|---|---|\n");
    for section in Section::all(&results) {
        let peer = |row: &Vec<&str>| {
            let ratio = section.ratio(row)?;
            Some(format!("{} {}", row[0], ratio.split(" ×").next()?.replace(" of it", "")))
        };
        let peers: Vec<String> = section.rows.iter().filter_map(peer).collect();
        if !peers.is_empty() {
            writeln!(out, "| {} | {} |", section.title, peers.join(", ")).unwrap();
        }
    }
    out.push('\n');
    hold("pkg/README.md", "speed", &out);
}

#[test]
fn the_package_readme_has_the_sizes_of_the_last_run() {
    let results = results();
    let sections = Section::all(&results);
    let section = sections.iter().find(|section| section.title == "what a page loads").expect("the sizes");
    let mut out = String::from("\n| | raw | gzip | brotli |\n|---|--:|--:|--:|\n");
    for row in section.rows.iter().filter(|row| row[0].starts_with("psa-contacts")) {
        let [raw, gzip, brotli] =
            ["raw", "gzip", "brotli"].map(|name| section.cell(row, |head| head == name).expect("a size"));
        writeln!(out, "| `{}` | {raw} | {gzip} | {brotli} |", row[0]).unwrap();
    }
    out.push('\n');
    hold("pkg/README.md", "sizes", &out);
}

#[test]
fn the_readme_has_the_figures_that_are_to_be_reached() {
    let results = results();
    let mut out = String::from("\n| | against | ours | reach | stretch |\n|---|---|--:|--:|--:|\n");
    for section in Section::all(&results) {
        for row in &section.rows {
            let goal = |name: &str| section.cell(row, |head| head == name).unwrap_or_default();
            let (reach, stretch) = (goal("reach"), goal("stretch"));
            let small = section.cell(row, |head| head == "psa-contacts ×").is_some();
            if reach.is_empty() && !small {
                continue;
            }
            let (name, peer, ours) = match section.ratio(row) {
                Some(ratio) => (section.title.to_owned(), row[0], ratio),
                None if row[0] == "psa-contacts" => (section.title.to_owned(), "", section.figure(row)),
                None => (format!("{}: {}", section.title, row[0]), "", section.figure(row)),
            };
            writeln!(out, "| {name} | {peer} | {ours} | {reach} | {stretch} |").unwrap();
        }
    }
    out.push('\n');
    hold("README.md", "speed", &out);
}
