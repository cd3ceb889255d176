//! `cargo xtask size`: what each part of the optimized module costs, and the budget it has to keep.
//!
//! The phone code cannot be left out of the module by a feature, so its size is the sum of its functions (by the names
//! of the build) and of its constants (by the linker's map).

pub mod budget;
mod map;
pub mod module;
mod parts;
mod table;

use std::collections::BTreeMap;
use std::ops::Range;
use std::process::Command;

use anyhow::{Context, Result};
use lexopt::prelude::*;

use crate::Args;
use crate::build::{self, FLAVORS, Flavor};
use crate::paths::Workspace;
use crate::process::capture;
use crate::size::budget::{Budget, Measured};
use crate::size::map::Constant;
use crate::size::module::Module;
use crate::size::parts::Sources;
use crate::size::table::Table;
use crate::stamp::{empty_dir, read, write};
use crate::step::step;
use crate::test::summary::Tally;

pub fn run(mut args: Args, ws: &Workspace) -> Result<()> {
    let (mut largest, mut compressed) = (0, true);
    while let Some(argument) = args.next()? {
        match argument {
            Long("functions") => largest = args.value()?.parse()?,
            Long("raw") => compressed = false,
            other => return Err(other.unexpected().into()),
        }
    }
    build::build(ws)?;
    // The parts of the others are the same, compiled for speed.
    for flavor in FLAVORS.iter().filter(|flavor| flavor.inline.is_some()) {
        let inside = Inside::read(ws, flavor)?;
        let shares = if compressed {
            let title = format!("compressing the {} without each part in turn", flavor.title);
            step(&title, || inside.compressed_shares(ws))?
        } else {
            BTreeMap::new()
        };
        print!("\n{}", inside.table(flavor, &shares));
        if largest > 0 {
            print!("\n{}", inside.largest(largest));
        }
    }
    let budget = Budget::read(ws)?;
    let measured = measured(ws)?;
    print!("\n{}", budget.table(&measured));
    budget.hold(&measured)
}

/// Holds the budget over the package that was built.
pub fn check(ws: &Workspace) -> Result<Tally> {
    let budget = Budget::read(ws)?;
    let measured = measured(ws)?;
    print!("{}", budget.table(&measured));
    budget.hold(&measured)?;
    Ok(Tally::one())
}

/// Everything that the budget limits.
fn measured(ws: &Workspace) -> Result<Measured> {
    let text = read(&build::entries::sizes_path(ws))?;
    let text = String::from_utf8_lossy(&text);
    let size = |file: &str, column: usize| {
        let line = text.lines().find(|line| line.split_whitespace().next() == Some(file));
        let cell = line.and_then(|line| line.split_whitespace().nth(column));
        cell.and_then(|cell| cell.parse().ok()).with_context(|| format!("the build measured no `{file}`"))
    };
    const BROTLI: usize = 3;
    let mut measured = Measured::new();
    for flavor in FLAVORS {
        let (title, file) = (flavor.title, format!("dist/{}", flavor.module()));
        measured.push((format!("{title}, raw"), size(&file, 1)?));
        measured.push((format!("{title}, brotli"), size(&file, BROTLI)?));
        if let Some(file) = flavor.inline {
            measured.push((format!("{file}, brotli"), size(&format!("dist/{file}"), BROTLI)?));
        }
    }
    measured.push(("phone code and tables, raw".to_owned(), Inside::read(ws, &build::WHOLE)?.phone()));
    // What a page loads for each entry, the module inside.
    for file in text.lines().filter_map(|line| line.split_whitespace().next()) {
        if let Some(name) = file.strip_prefix("bundles/").and_then(|name| name.strip_suffix(".js")) {
            measured.push((format!("{}, brotli", name.replace('_', "/")), size(file, BROTLI)?));
        }
    }
    Ok(measured)
}

/// The module taken apart.
struct Inside {
    bytes: Vec<u8>,
    module: Module,
    parts: BTreeMap<&'static str, Part>,
}

#[derive(Default)]
struct Part {
    code: Vec<Range<usize>>,
    data: Vec<Range<usize>>,
}

impl Inside {
    fn read(ws: &Workspace, flavor: &Flavor) -> Result<Self> {
        let bytes = read(&flavor.named(ws))?;
        let module = Module::parse(&bytes)?;
        let mut parts: BTreeMap<&'static str, Part> = BTreeMap::new();
        for function in &module.functions {
            parts.entry(parts::of_function(&function.name)).or_default().code.push(function.range.clone());
        }

        let tables = read(&ws.root.join("src/phone/engine/packed.bin"))?;
        let sources = Sources::read(&ws.root.join("src"))?;
        let map = read(&flavor.map(ws))?;
        let constants = map::constants(&String::from_utf8_lossy(&map))?;
        let memory = module.memory(&bytes);
        let content = |constant: &Constant| {
            let end = constant.address.saturating_add(constant.len).min(memory.len());
            memory.get(constant.address..end).unwrap_or_default()
        };
        // The crate that most of the nameless texts of our sources are of.
        let mut texts: BTreeMap<&str, usize> = BTreeMap::new();
        for constant in &constants {
            if let Some(name) = constant.anonymous_of().filter(|_| sources.hold(content(constant))) {
                *texts.entry(name).or_default() += 1;
            }
        }
        let ours = texts.iter().max_by_key(|(_, count)| **count).map(|(name, _)| *name);
        for constant in &constants {
            let is_ours = ours.is_some() && constant.anonymous_of() == ours;
            let part = parts::of_constant(&constant.name, content(constant), is_ours, &tables, &sources);
            parts.entry(part).or_default().data.extend(module.file_ranges(constant.address, constant.len));
        }
        Ok(Self { bytes, module, parts })
    }

    fn phone(&self) -> usize {
        parts::PHONE.iter().filter_map(|name| self.parts.get(name)).map(Part::len).sum()
    }

    /// How much smaller the compressed module is without each part.
    fn compressed_shares(&self, ws: &Workspace) -> Result<BTreeMap<&'static str, usize>> {
        let dir = ws.work().join("size");
        empty_dir(&dir)?;
        write(&dir.join("whole"), self.without(&[]))?;
        let mut command = Command::new("node");
        command.arg(ws.root.join("xtask/scripts/brotli.mjs")).current_dir(&dir).arg("whole");
        for (index, part) in self.parts.values().enumerate() {
            let name = index.to_string();
            write(&dir.join(&name), self.without(&part.ranges()))?;
            command.arg(name);
        }
        let text = capture(&mut command)?;
        let mut sizes = text.split_whitespace().map(str::parse::<usize>);
        let whole = sizes.next().context("nothing was compressed")??;
        self.parts.keys().zip(sizes).map(|(name, size)| Ok((*name, whole.saturating_sub(size?)))).collect()
    }

    /// The module without some of its bytes, and without the names.
    fn without(&self, left_out: &[Range<usize>]) -> Vec<u8> {
        let mut left_out: Vec<_> = left_out.iter().chain([&self.module.names]).cloned().collect();
        left_out.sort_by_key(|range| range.start);
        let mut kept = Vec::new();
        let mut at = 0;
        for range in left_out {
            kept.extend_from_slice(self.bytes.get(at..range.start).unwrap_or_default());
            at = at.max(range.end);
        }
        kept.extend_from_slice(&self.bytes[at..]);
        kept
    }

    fn table(&self, flavor: &Flavor, shares: &BTreeMap<&'static str, usize>) -> Table {
        let mut parts: Vec<_> = self.parts.iter().collect();
        parts.sort_by_key(|(_, part)| std::cmp::Reverse(part.len()));
        let mut table =
            Table::new(&[&format!("part of the {}, bytes", flavor.title), "code", "data", "raw", "share", "brotli"]);
        let share = |size| format!("{:.1} %", 100.0 * size as f64 / self.module.len as f64);
        for (name, part) in parts {
            let brotli = shares.get(name).map_or_else(String::new, usize::to_string);
            let (code, data) = (len(&part.code), len(&part.data));
            let cells = [code, data, code + data].map(|size| size.to_string());
            table.row([(*name).to_owned()].into_iter().chain(cells).chain([share(code + data), brotli]));
        }
        let (code, data) =
            self.parts.values().fold((0, 0), |(code, data), part| (code + len(&part.code), data + len(&part.data)));
        let rest = self.module.len - code - data;
        table.row(["types, exports, padding".to_owned(), String::new(), String::new(), rest.to_string(), share(rest)]);
        let total = [code, data, self.module.len].map(|size| size.to_string());
        let brotli = if shares.is_empty() { String::new() } else { shares.values().sum::<usize>().to_string() };
        table.row(["all".to_owned()].into_iter().chain(total).chain([share(self.module.len), brotli]));
        table
    }

    fn largest(&self, count: usize) -> Table {
        let mut functions: Vec<_> = self.module.functions.iter().collect();
        functions.sort_by_key(|function| std::cmp::Reverse(function.range.len()));
        let mut table = Table::new(&["function", "part", "bytes"]);
        for function in functions.into_iter().take(count) {
            let part = parts::of_function(&function.name).to_owned();
            let name = function.name.chars().take(90).collect();
            table.row([name, part, function.range.len().to_string()]);
        }
        table
    }
}

impl Part {
    fn len(&self) -> usize {
        len(&self.code) + len(&self.data)
    }

    fn ranges(&self) -> Vec<Range<usize>> {
        self.code.iter().chain(&self.data).cloned().collect()
    }
}

fn len(ranges: &[Range<usize>]) -> usize {
    ranges.iter().map(Range::len).sum()
}
