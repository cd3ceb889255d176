//! The budget: how large the parts of the package may be. `size-budget.json` holds it.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::paths::Workspace;
use crate::size::table::Table;
use crate::stamp::read;

/// What was measured, by the names that the budget uses, in bytes.
pub type Measured = Vec<(String, usize)>;

pub struct Budget(serde_json::Map<String, Value>);

impl Budget {
    pub fn path(ws: &Workspace) -> PathBuf {
        ws.root.join("size-budget.json")
    }

    pub fn read(ws: &Workspace) -> Result<Self> {
        let path = Self::path(ws);
        Self::parse(&read(&path)?).with_context(|| ws.show(&path).to_string())
    }

    pub fn parse(json: &[u8]) -> Result<Self> {
        let value: Value = serde_json::from_slice(json)?;
        Ok(Self(value.as_object().cloned().context("the budget is no object")?))
    }

    /// What was measured beside its limit and its target.
    pub fn table(&self, measured: &Measured) -> Table {
        let mut table = Table::new(&["budget, bytes", "measured", "limit", "used", "target", "stretch"]);
        for (name, size) in measured {
            let number = |key| self.number(name, key).map_or_else(String::new, |number| number.to_string());
            let used = self.number(name, "limit").map(|limit| format!("{:.1} %", 100.0 * *size as f64 / limit as f64));
            table.row([
                name.clone(),
                size.to_string(),
                number("limit"),
                used.unwrap_or_default(),
                number("target"),
                number("stretch"),
            ]);
        }
        table
    }

    /// A `limit`, `target` or `stretch`, in bytes.
    pub fn number(&self, name: &str, key: &str) -> Option<u64> {
        self.0.get(name)?.get(key)?.as_u64()
    }

    /// Fails when something is larger than its limit, or when the budget and what is measured are about other things.
    pub fn hold(&self, measured: &Measured) -> Result<()> {
        let mut over = Vec::new();
        for (name, size) in measured {
            let limit = self.number(name, "limit").with_context(|| format!("the budget has no limit for `{name}`"))?;
            if *size as u64 > limit {
                over.push(format!("{name}: {size} bytes, the limit is {limit}"));
            }
        }
        if let Some(name) = self.0.keys().find(|key| !measured.iter().any(|(name, _)| name == *key)) {
            bail!("the budget has a limit for `{name}`, which is not measured");
        }
        if !over.is_empty() {
            bail!("{}", over.join("\n"));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measured(sizes: &[(&str, usize)]) -> Measured {
        sizes.iter().map(|(name, size)| ((*name).to_owned(), *size)).collect()
    }

    #[test]
    fn a_part_over_its_limit_fails() {
        let budget = Budget(serde_json::from_str(r#"{"module": {"limit": 100, "target": 50}}"#).unwrap());
        assert!(budget.hold(&measured(&[("module", 100)])).is_ok());
        let error = budget.hold(&measured(&[("module", 101)])).unwrap_err();
        assert_eq!(error.to_string(), "module: 101 bytes, the limit is 100");
        assert!(budget.table(&measured(&[("module", 50)])).to_string().contains("50.0 %"));
    }

    #[test]
    fn the_budget_is_about_what_is_measured() {
        let budget = Budget(serde_json::from_str(r#"{"module": {"limit": 100}}"#).unwrap());
        assert!(budget.hold(&measured(&[("module", 1), ("glue", 1)])).is_err());
        assert!(budget.hold(&vec![]).is_err());
    }
}
