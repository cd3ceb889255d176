//! The command over a million contacts: how many rows a second, and how much memory at the most.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

use crate::bench::goals::Goals;
use crate::bench::stats::{Spread, figure};
use crate::paths::Workspace;
use crate::process::{cargo, run};
use crate::step::step;

const ROWS: u64 = 1_000_000;

const ROUNDS: u32 = 3;

/// How much memory it may take at the most, in MiB.
const MEMORY: Goals = Goals { reach: Some(64.0), stretch: Some(24.0) };

/// What is run: its name, and the arguments in front of the file.
const RUNS: &[(&str, &[&str])] = &[
    ("validate, one thread checks", &["validate", "--threads", "1"]),
    ("validate, every core", &["validate"]),
    ("validate, without duplicates", &["validate", "--no-duplicates"]),
    ("fix, every core", &["fix", "--force"]),
];

/// One run's own account: `1000000 rows in 2.345 s, 426439 rows/s, 12,345 KiB of memory at the most`.
struct Account {
    rate: f64,
    mebibytes: f64,
}

/// The section of the results, as Markdown.
pub fn measure(ws: &Workspace, rounds: Option<u32>) -> Result<String> {
    let program = build(ws)?;
    let dir = ws.target.join("bench");
    let file = dir.join("contacts-1.ndjson");
    if !file.exists() {
        step("writing a million contacts", || generate(&file))?;
    }
    let bytes = file.metadata()?.len();
    let cores = std::thread::available_parallelism()?;
    let mut text = format!(
        "## the command over {ROWS} contacts\n\nNDJSON of {} MB, made from a seed; {cores} cores; rows a second and the most \
         memory as `--stats` of the command tells them\n\n\
         | | rows/s | MiB | reach | stretch |\n|---|--:|--:|--:|--:|\n",
        bytes / 1_000_000
    );
    for (name, arguments) in RUNS {
        let accounts = step(name, || {
            (0..rounds.unwrap_or(ROUNDS)).map(|_| account(&program, arguments, &file)).collect::<Result<Vec<_>>>()
        })?;
        let rate = Spread::of(accounts.iter().map(|account| account.rate).collect()).context("no rounds")?;
        let most = accounts.iter().map(|account| account.mebibytes).fold(0.0, f64::max);
        let [reach, stretch] = MEMORY.cells(|goal| (most <= goal, format!("≤ {goal} MiB")));
        text.push_str(&format!("| {name} | {:.0} | {} | {reach} | {stretch} |\n", rate.median, figure(most)));
    }
    text.push('\n');
    Ok(text)
}

fn build(ws: &Workspace) -> Result<PathBuf> {
    step("building the command", || {
        let arguments = ["build", "--quiet", "--locked", "--release", "--features", "cli", "--bin", "psa-contacts"];
        run(cargo(ws).args(arguments))
    })?;
    Ok(ws.target.join("release/psa-contacts"))
}

fn account(program: &Path, arguments: &[&str], file: &Path) -> Result<Account> {
    let output = Command::new(program)
        .args(arguments)
        .args(["--format", "ndjson", "--quiet", "--no-progress", "--stats"])
        .arg(file)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .output()?;
    let text = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.code() == Some(1), "expected findings and no failure: {text}");
    read(&text).with_context(|| format!("`--stats` said: {text}"))
}

fn read(text: &str) -> Option<Account> {
    let line = text.lines().last()?;
    let number = |text: &str| text.replace(',', "").parse::<f64>().ok();
    let mut words = line.split_whitespace();
    let rows: u64 = words.next()?.parse().ok()?;
    let rate = line.split(", ").nth(1)?.strip_suffix(" rows/s").and_then(number)?;
    let kibibytes = line.split(", ").nth(2)?.split(' ').next().and_then(number)?;
    (rows == ROWS).then_some(Account { rate, mebibytes: kibibytes / 1024.0 })
}

/// Numbers that are the same in every run (SplitMix64).
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end
    }

    fn pick<'l>(&mut self, list: &[&'l str]) -> &'l str {
        let at = self.below(list.len() as u64);
        list.get(at as usize).copied().unwrap_or_default()
    }

    fn once(&mut self, times: u64) -> bool {
        self.below(times) == 0
    }
}

/// Writes the contacts: one in thirty has a fault, one in a hundred an address that came before.
fn generate(file: &Path) -> Result<()> {
    const FIRST: &[&str] =
        &["Ada", "Bruno", "Chloé", "Dilan", "Eva", "Finn", "Grete", "Hugo", "Ines", "Jan", "Kira", "Leo"];
    const LAST: &[&str] = &["Abel", "Brandt", "Costa", "Dubois", "Eriksen", "Fuchs", "Garcia", "Haas", "Ito", "Jansen"];
    const HOSTS: &[&str] = &["example.com", "Mail.Example.org", "office.example.net", "example.co.uk"];
    const CITIES: &[&str] = &["Tampa", "Austin", "Boise", "Dover", "Salem", "Provo"];
    let temporary = file.with_extension("partial");
    std::fs::create_dir_all(file.parent().context("no directory")?)?;
    let mut out = BufWriter::new(File::create(&temporary)?);
    let mut random = Random(1);
    for row in 0..ROWS {
        let (first, last) = (random.pick(FIRST), random.pick(LAST));
        let number = if row > 0 && random.once(100) { random.below(row) } else { row };
        let email = match random.once(60) {
            true => format!("contact{number}@example,com"),
            false => format!("contact{number}@{}", random.pick(HOSTS)),
        };
        let (exchange, line) = (200 + random.below(800), random.below(10_000));
        let phone = match random.below(4) {
            0 => format!("(813) {exchange}-{line:04}"),
            1 => format!("+1 512 {exchange} {line:04}"),
            2 => format!("208.{exchange}.{line:04} x{}", 100 + random.below(900)),
            _ => format!("+1302{exchange}{line:04}"),
        };
        let company = if random.once(60) { "null".to_owned() } else { (1 + random.below(5000)).to_string() };
        let (city, street) = (random.pick(CITIES), 1 + random.below(900));
        writeln!(
            out,
            r#"{{"firstName": "{first}", "lastName": "{last}", "company": {{"id": {company}}}, "title": "Engineer", "addressLine1": "{street} Main Street", "city": "{city}", "zip": "{:05}", "communicationItems": [{{"type": {{"id": 1}}, "value": "{email}", "defaultFlag": true}}, {{"type": {{"id": 4}}, "value": "{phone}"}}]}}"#,
            random.below(100_000)
        )?;
    }
    out.into_inner()?.sync_all()?;
    std::fs::rename(temporary, file)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_account_of_the_command_is_read() {
        let account = read("1000000 rows in 2.345 s, 426439 rows/s, 12,288 KiB of memory at the most\n").unwrap();
        assert_eq!((account.rate, account.mebibytes), (426_439.0, 12.0));
        assert!(read("999999 rows in 2.345 s, 426439 rows/s, 12,288 KiB of memory at the most").is_none());
        assert!(read("").is_none());
    }
}
