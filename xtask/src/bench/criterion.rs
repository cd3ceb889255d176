//! What criterion wrote below `target/criterion`: a directory for each contestant of a race.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::stamp::read;

/// The median of one contestant.
#[derive(Debug, PartialEq)]
pub struct Estimate {
    pub race: String,
    pub contestant: String,
    /// For one piece of work.
    pub microseconds: f64,
}

/// All that is there.
pub fn estimates(dir: &Path) -> Result<Vec<Estimate>> {
    let mut found = Vec::new();
    for race in directories(dir)? {
        for contestant in directories(&race)? {
            let new = contestant.join("new");
            if new.is_dir() {
                let json = |name: &str| -> Result<Value> { Ok(serde_json::from_slice(&read(&new.join(name))?)?) };
                let estimate = estimate(&json("benchmark.json")?, &json("estimates.json")?);
                found.push(estimate.with_context(|| format!("{} is of another form", new.display()))?);
            }
        }
    }
    Ok(found)
}

fn directories(dir: &Path) -> Result<Vec<std::path::PathBuf>> {
    let entries = fs::read_dir(dir).with_context(|| dir.display().to_string())?;
    let paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    Ok(paths.into_iter().filter(|path| path.is_dir()).collect())
}

/// `benchmark.json` names the contestant and how many pieces of work a sample is, `estimates.json` has nanoseconds.
fn estimate(benchmark: &Value, estimates: &Value) -> Option<Estimate> {
    let text = |key| benchmark.get(key)?.as_str().map(str::to_owned);
    let pieces = benchmark.pointer("/throughput/Elements")?.as_f64()?;
    let nanoseconds = estimates.pointer("/median/point_estimate")?.as_f64()?;
    Some(Estimate {
        race: text("group_id")?,
        contestant: text("function_id")?,
        microseconds: nanoseconds / pieces / 1000.0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_median_is_of_one_piece_of_work() {
        let benchmark = json!({"group_id": "one", "function_id": "us", "throughput": {"Elements": 10}});
        let estimates = json!({"median": {"point_estimate": 25_000.0}});
        let found = estimate(&benchmark, &estimates).unwrap();
        assert_eq!(found, Estimate { race: "one".to_owned(), contestant: "us".to_owned(), microseconds: 2.5 });
        assert_eq!(estimate(&json!({"group_id": "one"}), &estimates), None);
    }
}
