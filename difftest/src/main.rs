//! Holds the phone engine against ports of Google's libphonenumber.

use anyhow::{Result, bail, ensure};
use difftest::crate_port::PhonenumberCrate;
use difftest::generate::Generator;
use difftest::known::KNOWN;
use difftest::node::{self, Line};
use difftest::ports::{Port, Rlib};
use difftest::run::run;
use difftest::{answer, metadata};
use lexopt::prelude::*;
use std::collections::BTreeSet;
use std::io::{BufWriter, Write};
use std::ops::Range;

const HELP: &str = "\
difftest [--count N] [--from N] [--seed N] [--port rlibphonenumber|phonenumber]

Asks us and the ports about N drawn inputs (1,000,000 by default) and fails on a difference that the table of known
differences does not explain.

  --node   write the inputs and our answers for node/compare.mjs instead";

fn main() -> Result<()> {
    let (mut count, mut from, mut seed, mut only, mut node) = (1_000_000, 0, 1, None, false);
    let mut parser = lexopt::Parser::from_env();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("count") => count = parser.value()?.parse()?,
            Long("from") => from = parser.value()?.parse()?,
            Long("seed") => seed = parser.value()?.parse()?,
            Long("node") => node = true,
            Long("port") => only = Some(parser.value()?.string()?),
            Long("help") => {
                println!("{HELP}");
                return Ok(());
            }
            other => bail!(other.unexpected()),
        }
    }
    let metadata = metadata::load()?;
    let generator = Generator::new(&metadata, seed)?;
    let tables = node::tables(&metadata);
    let rlib = Rlib::new(metadata)?;
    if node {
        return write_for_node(&generator, &rlib, &tables, from..from + count);
    }
    let mut failed = false;
    let (mut used, mut lines) = (BTreeSet::new(), KNOWN.iter().collect::<Vec<_>>());
    for (port, referee) in [(&rlib as &dyn Port, None), (&PhonenumberCrate, Some(&rlib as &dyn Port))] {
        if only.as_deref().is_some_and(|only| only != port.name()) {
            continue;
        }
        let report = run(&generator, port, referee, from..from + count);
        report.print(port);
        failed |= !report.passed();
        used.extend(report.known.into_keys());
        lines.extend(port.known());
    }
    let unused: Vec<_> = lines.iter().map(|known| known.name).filter(|name| !used.contains(name)).collect();
    // Fewer inputs need not meet the rare lines.
    if count >= 1_000_000 && only.is_none() {
        ensure!(unused.is_empty(), "no difference needs the lines {unused:?}");
    }
    ensure!(!failed, "there are differences that no line of the table explains");
    Ok(())
}

/// The tables on the first line, then one input a line.
fn write_for_node(generator: &Generator, rlib: &Rlib, tables: &serde_json::Value, indexes: Range<u64>) -> Result<()> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    serde_json::to_writer(&mut out, tables)?;
    for index in indexes {
        let input = generator.input(index);
        let ours = answer::ours(&input.text, &input.region);
        out.write_all(b"\n")?;
        serde_json::to_writer(&mut out, &Line::new(&input, &ours, rlib))?;
    }
    out.write_all(b"\n")?;
    Ok(out.flush()?)
}
