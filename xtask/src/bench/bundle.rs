//! What a page loads: our entries, and what people would pick instead.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::bench::goals::Goals;
use crate::bench::stats::figure;
use crate::build::entries::sizes_path;
use crate::paths::Workspace;
use crate::process::capture;
use crate::size::budget::Budget;
use crate::stamp::read;
use crate::step::step;
use crate::tools::npm_tools;

/// The entry that does what the stacks of others do, and more.
const OURS: &str = "psa-contacts";

/// The entry that is for contacts alone, as the stack without a query language is.
const CONTACT: &str = "psa-contacts/contact";

#[derive(Clone, Debug, PartialEq)]
struct Bundle {
    name: String,
    /// Bytes: as it is, with gzip, with brotli.
    sizes: [u64; 3],
}

/// The section of the results, as Markdown. `dir` is where the peers are installed.
pub fn measure(ws: &Workspace, dir: &Path) -> Result<String> {
    let ours = ours(&String::from_utf8(read(&sizes_path(ws))?)?);
    ensure!(ours.iter().any(|bundle| bundle.name == OURS), "the entry `{OURS}` was not measured");
    let esbuild = npm_tools(ws)?.join("node_modules/esbuild/lib/main.js");
    let lines = step("bundles of the peers", || {
        capture(Command::new("node").current_dir(dir).arg("bundles.mjs").arg(&esbuild))
    })?;
    let theirs = lines.lines().map(|line| peer(line).with_context(|| line.to_owned())).collect::<Result<Vec<_>>>()?;
    Ok(table(&ours, &theirs, &Budget::read(ws)?))
}

/// The rows of `sizes.mjs` that are bundles, by the names of their entries.
fn ours(sizes: &str) -> Vec<Bundle> {
    let bundle = |line: &str| {
        let mut words = line.split_whitespace();
        let name = words.next()?.strip_prefix("bundles/")?.strip_suffix(".js")?.replace('_', "/");
        let mut size = || words.next()?.parse().ok();
        Some(Bundle { name, sizes: [size()?, size()?, size()?] })
    };
    sizes.lines().filter_map(bundle).collect()
}

/// A line of `bundles.mjs`.
fn peer(line: &str) -> Result<Bundle> {
    let value: Value = serde_json::from_str(line)?;
    let size = |key| value.get(key).and_then(Value::as_u64).context("a bundle without a size");
    let name = value.get("name").and_then(Value::as_str).context("a bundle without a name")?.to_owned();
    Ok(Bundle { name, sizes: [size("raw")?, size("gzip")?, size("brotli")?] })
}

fn table(ours: &[Bundle], theirs: &[Bundle], budget: &Budget) -> String {
    let mut text = String::from(
        "## what a page loads\n\nBundled and minified by esbuild for browsers, the module inside; kB of 1,000 bytes. `×` is how many times \
         as small ours is, with brotli\n\n",
    );
    let whole = ours.iter().find(|bundle| bundle.name == OURS);
    let contact = ours.iter().find(|bundle| bundle.name == CONTACT);
    let entries: Vec<&Bundle> = [whole, contact].into_iter().flatten().collect();
    let ratios = |cell: &dyn Fn(&Bundle) -> String| entries.iter().map(|entry| cell(entry)).collect::<String>();
    let titles = ratios(&|entry| format!(" {} × |", entry.name));
    let rules = ratios(&|_| "--:|".to_owned());
    text.push_str(&format!("| | raw | gzip | brotli |{titles} reach | stretch |\n|---|--:|--:|--:|{rules}--:|--:|\n"));
    for bundle in ours {
        let goals = Goals {
            reach: budget.number(&format!("{}, brotli", bundle.name), "target").map(|bytes| bytes as f64),
            stretch: budget.number(&format!("{}, brotli", bundle.name), "stretch").map(|bytes| bytes as f64),
        };
        let [.., brotli] = bundle.sizes;
        let [reach, stretch] = goals.cells(|most| (brotli as f64 <= most, format!("≤ {} kB", most / 1000.0)));
        let empty = ratios(&|_| "  |".to_owned());
        text.push_str(&format!("| {}{empty} {reach} | {stretch} |\n", cells(bundle)));
    }
    for bundle in theirs {
        let [.., theirs] = bundle.sizes;
        let found = ratios(&|Bundle { sizes: [.., ours], .. }| format!(" {} |", figure(theirs as f64 / *ours as f64)));
        text.push_str(&format!("| {}{found}  |  |\n", cells(bundle)));
    }
    text.push('\n');
    text
}

/// The name and the three sizes.
fn cells(Bundle { name, sizes }: &Bundle) -> String {
    let [raw, gzip, brotli] = sizes.map(|bytes| figure(bytes as f64 / 1000.0));
    format!("{name} | {raw} | {gzip} | {brotli} |")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundles_are_read_from_the_table_of_sizes() {
        let sizes = "bytes  raw  gzip  brotli\ndist/a.js 1 2 3\nbundles/psa-contacts_locales_es.js 30 20 10\n";
        let bundle = Bundle { name: "psa-contacts/locales/es".to_owned(), sizes: [30, 20, 10] };
        assert_eq!(ours(sizes), [bundle]);
    }

    #[test]
    fn the_budget_says_what_is_to_be_reached() {
        let bundle = |name: &str, sizes| Bundle { name: name.to_owned(), sizes };
        let budget = Budget::parse(br#"{"psa-contacts, brotli": {"target": 100000, "stretch": 72000}}"#).unwrap();
        let table = table(
            &[bundle(OURS, [400_000, 100_000, 80_000])],
            &[peer(r#"{"name": "theirs", "raw": 300000, "gzip": 90000, "brotli": 60000}"#).unwrap()],
            &budget,
        );
        let rows: Vec<&str> = table.lines().skip(4).filter(|line| !line.is_empty()).collect();
        assert_eq!(
            rows,
            [
                "| | raw | gzip | brotli | psa-contacts × | reach | stretch |",
                "|---|--:|--:|--:|--:|--:|--:|",
                "| psa-contacts | 400 | 100 | 80.0 |  | ≤ 100 kB met | ≤ 72 kB missed |",
                "| theirs | 300 | 90.0 | 60.0 | 0.75 |  |  |",
            ]
        );
    }
}
