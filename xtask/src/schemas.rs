//! The JSON Schemas of the npm package, `pkg/schemas`, made by the crate itself.

use std::path::PathBuf;

use anyhow::Result;

use crate::paths::Workspace;
use crate::process::{cargo, run};
use crate::step::step;

/// The names of the schemas, below the directory of each model.
const NAMES: [&str; 4] = ["contact", "communication", "note", "update"];

/// Writes every schema and returns the files.
pub fn write(ws: &Workspace) -> Result<Vec<PathBuf>> {
    let dir = ws.pkg().join("schemas");
    step("the JSON Schemas", || {
        run(cargo(ws).args(["run", "--quiet", "--locked", "--package", "psa-contacts-schemas", "--"]).arg(&dir))
    })?;
    let files = |model: &str| NAMES.map(|name| dir.join(model).join(format!("{name}.json")));
    Ok([files(""), files("current")].concat())
}
