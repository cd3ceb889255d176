//! Compares, and counts.

use crate::answer::{Answer, ours};
use crate::generate::{Generator, Input};
use crate::known::{Case, KNOWN, find};
use crate::ports::Port;
use std::collections::BTreeMap;
use std::ops::Range;

/// What came out.
#[derive(Debug, Default)]
pub struct Report {
    pub inputs: u64,
    pub equal: u64,
    /// How often each line of the table was needed.
    pub known: BTreeMap<&'static str, u64>,
    /// Differences that no line explains, by kind: how many, and some of them.
    pub unexplained: BTreeMap<String, (u64, Vec<String>)>,
}

/// How many inputs are drawn before they are sorted by territory: ports that compile patterns do so less often then.
const CHUNK: u64 = 50_000;

/// Asks us and the port about the inputs of those indexes. The referee settles who is to blame for a difference.
pub fn run(generator: &Generator, port: &dyn Port, referee: Option<&dyn Port>, indexes: Range<u64>) -> Report {
    let mut report = Report::default();
    let mut start = indexes.start;
    while start < indexes.end {
        let end = indexes.end.min(start + CHUNK);
        let mut inputs: Vec<Input> = (start..end).map(|index| generator.input(index)).collect();
        inputs.sort_by_key(|input| input.territory);
        inputs.iter().for_each(|input| report.compare(input, port, referee));
        start = end;
    }
    report
}

impl Report {
    fn compare(&mut self, input: &Input, port: &dyn Port, referee: Option<&dyn Port>) {
        let ours = ours(&input.text, &input.region);
        let mut theirs = port.answer(&input.plain, &input.region);
        if let (false, Answer::Number(theirs), Answer::Number(ours)) = (port.tells_local(), &mut theirs, &ours.answer) {
            theirs.local_only = ours.local_only;
        }
        self.inputs += 1;
        if ours.answer == theirs {
            self.equal += 1;
            return;
        }
        let settled = referee.is_some_and(|port| {
            let theirs = port.answer(&input.plain, &input.region);
            ours.answer == theirs || find(&Case { input, ours: &ours, theirs: &theirs, port, settled: false }).is_some()
        });
        if let Some(known) = find(&Case { input, ours: &ours, theirs: &theirs, port, settled }) {
            *self.known.entry(known.name).or_default() += 1;
            return;
        }
        let members = ours.answer.differences(&theirs).join(", ");
        let kind = format!("{:?}: {} against {} ({members})", input.spelling, ours.answer.code(), theirs.code());
        let (count, examples) = self.unexplained.entry(kind).or_default();
        *count += 1;
        if examples.len() < 5 {
            examples.push(format!("{:?} {} {:?} against {theirs:?}", input.text, input.region, ours.answer));
        }
    }

    /// Whether every difference is explained.
    pub fn passed(&self) -> bool {
        self.unexplained.is_empty()
    }

    pub fn print(&self, port: &dyn Port) {
        let unexplained: u64 = self.unexplained.values().map(|(count, _)| count).sum();
        println!("{}: {} inputs, {} equal, {unexplained} unexplained", port.name(), self.inputs, self.equal);
        for known in KNOWN.iter().chain(port.known()) {
            if let Some(count) = self.known.get(known.name) {
                println!("{count:>9}  {}: {}", known.name, known.cause);
            }
        }
        for (kind, (count, examples)) in &self.unexplained {
            println!("{count:>9}  UNEXPLAINED {kind}");
            for example in examples {
                println!("           {example}");
            }
        }
    }
}
