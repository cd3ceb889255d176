//! What one race gave, and its table.

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::bench::criterion::Estimate;
use crate::bench::goals::Goals;
use crate::bench::stats::{Spread, figure};

pub struct Race {
    name: String,
    unit: String,
    note: Option<String>,
    ours: String,
    /// Ratios are shares of what another one reaches, in percent.
    shares: bool,
    /// How long ours may take by itself, in the unit.
    most: Goals,
    rows: Vec<Row>,
}

struct Row {
    contestant: String,
    /// One figure for each round.
    samples: Vec<f64>,
    /// How many times as fast as this one we mean to be.
    goals: Goals,
    /// What criterion found, in the unit.
    criterion: Option<f64>,
}

impl Race {
    /// Reads a line of a group's output.
    pub fn read(line: &str) -> Result<Self> {
        let value: Value = serde_json::from_str(line)?;
        let text = |key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
        let rows = value.get("rows").and_then(Value::as_array).context("a race without rows")?;
        let race = Self {
            name: text("name").context("a race without a name")?,
            unit: text("unit").context("a race without a unit")?,
            note: text("note"),
            ours: text("ours").context("a race without ours")?,
            shares: value.get("shares").and_then(Value::as_bool).unwrap_or_default(),
            most: value.get("most").map(Goals::read).unwrap_or_default(),
            rows: rows.iter().map(Row::read).collect::<Result<_>>()?,
        };
        let rounds = race.ours()?.samples.len();
        ensure!(rounds > 0 && race.rows.iter().all(|row| row.samples.len() == rounds), "the rounds do not match");
        Ok(race)
    }

    /// Puts what criterion found beside the rounds.
    pub fn add(&mut self, found: &[Estimate]) {
        for row in &mut self.rows {
            row.criterion = found
                .iter()
                .find(|estimate| estimate.race == self.name && estimate.contestant == row.contestant)
                .map(|estimate| estimate.microseconds);
        }
    }

    fn ours(&self) -> Result<&Row> {
        self.rows.iter().find(|row| row.contestant == self.ours).context("ours is not among the contestants")
    }

    /// As Markdown: the medians, and how many times as fast as each other one ours is, round by round.
    pub fn table(&self) -> String {
        let mut text = format!("## {}\n\n", self.name);
        if let Some(note) = &self.note {
            text.push_str(&format!("{note}\n\n"));
        }
        let unit = &self.unit;
        let ratio = if self.shares { "ours reaches, % of it" } else { "ours is × as fast" };
        let beside = self.rows.iter().any(|row| row.criterion.is_some());
        let (title, rule) = if beside { (format!(" criterion, {unit} |"), "--:|") } else { (String::new(), "") };
        text.push_str(&format!("| | {unit} | {ratio} | reach | stretch |{title}\n|---|--:|--:|--:|--:|{rule}\n"));
        let ours = self.ours().map(|row| row.samples.as_slice()).unwrap_or_default();
        for row in &self.rows {
            text.push_str(&self.line(row, ours));
            if beside {
                text.push_str(&format!(" {} |", row.criterion.map_or_else(String::new, figure)));
            }
            text.push('\n');
        }
        text.push('\n');
        text
    }

    fn line(&self, row: &Row, ours: &[f64]) -> String {
        let median = Spread::of(row.samples.clone()).map(|spread| spread.median);
        let mut ratio = String::new();
        let [reach, stretch] = if row.contestant == self.ours {
            self.most.cells(|most| (median.is_some_and(|found| found <= most), format!("≤ {most} {}", self.unit)))
        } else {
            let found = row.ratio(ours);
            let (scale, sign) = if self.shares { (100.0, "%") } else { (1.0, "×") };
            if let Some(Spread { low, median, high }) = found {
                let [low, median, high] = [low, median, high].map(|ratio| figure(ratio * scale));
                ratio = format!("**{median}** ({low}–{high})");
            }
            row.goals
                .cells(|least| (found.is_some_and(|found| found.median >= least), format!("{} {sign}", least * scale)))
        };
        let median = median.map_or_else(String::new, figure);
        format!("| {} | {median} | {ratio} | {reach} | {stretch} |", row.contestant)
    }
}

impl Row {
    fn read(value: &Value) -> Result<Self> {
        let samples = value.get("samples").and_then(Value::as_array).context("a contestant without samples")?;
        Ok(Self {
            contestant: value
                .get("contestant")
                .and_then(Value::as_str)
                .context("a contestant without a name")?
                .to_owned(),
            samples: samples
                .iter()
                .map(|sample| sample.as_f64().context("a sample is no number"))
                .collect::<Result<_>>()?,
            goals: Goals::read(value),
            criterion: None,
        })
    }

    fn ratio(&self, ours: &[f64]) -> Option<Spread> {
        Spread::of(self.samples.iter().zip(ours).map(|(theirs, ours)| theirs / ours).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn race(line: &str) -> Race {
        Race::read(&line.replace('\n', " ")).unwrap()
    }

    #[test]
    fn ratios_are_of_one_round_each() {
        let race = race(
            r#"{"name": "one", "unit": "µs", "note": "a note", "ours": "us", "most": {"reach": 2, "stretch": 1.5}, "rows": [
            {"contestant": "us", "samples": [1, 2, 10]},
            {"contestant": "them", "samples": [3, 6, 30], "reach": 2, "stretch": 4}]}"#,
        );
        assert_eq!(
            race.table(),
            "## one\n\na note\n\n| | µs | ours is × as fast | reach | stretch |\n|---|--:|--:|--:|--:|\n\
             | us | 2.00 |  | ≤ 2 µs met | ≤ 1.5 µs missed |\n\
             | them | 6.00 | **3.00** (3.00–3.00) | 2 × met | 4 × missed |\n\n"
        );
    }

    #[test]
    fn criterion_stands_beside_the_rounds() {
        let mut race = race(
            r#"{"name": "one", "unit": "µs", "ours": "us", "shares": true, "rows": [
            {"contestant": "us", "samples": [2]},
            {"contestant": "them", "samples": [1], "reach": 0.4, "stretch": 0.7}]}"#,
        );
        let estimate = |race: &str, contestant: &str, microseconds| Estimate {
            race: race.to_owned(),
            contestant: contestant.to_owned(),
            microseconds,
        };
        race.add(&[estimate("two", "us", 7.0), estimate("one", "us", 2.5), estimate("one", "them", 1.25)]);
        assert_eq!(
            race.table(),
            "## one\n\n| | µs | ours reaches, % of it | reach | stretch | criterion, µs |\n\
             |---|--:|--:|--:|--:|--:|\n| us | 2.00 |  |  |  | 2.50 |\n\
             | them | 1.00 | **50.0** (50.0–50.0) | 40 % met | 70 % missed | 1.25 |\n\n"
        );
    }

    #[test]
    fn a_race_without_ours_or_with_missing_rounds_is_an_error() {
        let rows = |rows| Race::read(&format!(r#"{{"name": "n", "unit": "s", "ours": "us", "rows": [{rows}]}}"#)).err();
        assert!(rows(r#"{"contestant": "them", "samples": [1]}"#).is_some());
        assert!(rows(r#"{"contestant": "us", "samples": []}"#).is_some());
        let uneven = r#"{"contestant": "us", "samples": [1]}, {"contestant": "them", "samples": [1, 2]}"#;
        assert!(rows(uneven).is_some());
    }
}
