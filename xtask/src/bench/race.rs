//! What one race gave, and its table.

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::bench::stats::{Spread, figure};

pub struct Race {
    name: String,
    unit: String,
    note: Option<String>,
    ours: String,
    rows: Vec<Row>,
}

struct Row {
    contestant: String,
    /// One figure for each round.
    samples: Vec<f64>,
    /// How many times as fast as this one we mean to be.
    reach: Option<f64>,
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
            rows: rows.iter().map(Row::read).collect::<Result<_>>()?,
        };
        let rounds = race.ours()?.samples.len();
        ensure!(rounds > 0 && race.rows.iter().all(|row| row.samples.len() == rounds), "the rounds do not match");
        Ok(race)
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
        text.push_str(&format!("| | {} | ours is × as fast | reach |\n|---|--:|--:|--:|\n", self.unit));
        let ours = self.ours().map(|row| row.samples.as_slice()).unwrap_or_default();
        for row in &self.rows {
            let median = Spread::of(row.samples.clone()).map_or_else(String::new, |spread| figure(spread.median));
            let ratio = if row.contestant == self.ours { String::new() } else { row.ratio(ours) };
            let reach = row.reach.map_or_else(String::new, |reach| format!("{reach} ×"));
            text.push_str(&format!("| {} | {median} | {ratio} | {reach} |\n", row.contestant));
        }
        text.push('\n');
        text
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
            reach: value.get("reach").and_then(Value::as_f64),
        })
    }

    fn ratio(&self, ours: &[f64]) -> String {
        let ratios = self.samples.iter().zip(ours).map(|(theirs, ours)| theirs / ours).collect();
        Spread::of(ratios).map_or_else(String::new, |Spread { low, median, high }| {
            format!("**{}** ({}–{})", figure(median), figure(low), figure(high))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratios_are_of_one_round_each() {
        let line = r#"{"name": "one", "unit": "µs", "note": "a note", "ours": "us", "rows": [
            {"contestant": "us", "samples": [1, 2, 10]},
            {"contestant": "them", "samples": [3, 6, 30], "reach": 2}]}"#;
        let table = Race::read(&line.replace('\n', " ")).unwrap().table();
        assert_eq!(
            table,
            "## one\n\na note\n\n| | µs | ours is × as fast | reach |\n|---|--:|--:|--:|\n\
             | us | 2.00 |  |  |\n| them | 6.00 | **3.00** (3.00–3.00) | 2 × |\n\n"
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
