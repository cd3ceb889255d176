//! Writes the JSON Schemas of the npm package into a directory. `cargo xtask build` runs it.

use std::path::Path;
use std::{env, fs};

use anyhow::{Context, Result};
use psa_contacts::Api;
use psa_contacts::json_schema::{Draft, SchemaSubject, json_schema};
use serde_json::Value;

const SUBJECTS: [(&str, SchemaSubject); 4] = [
    ("contact", SchemaSubject::Contact),
    ("communication", SchemaSubject::Communication),
    ("note", SchemaSubject::Note),
    ("update", SchemaSubject::Update),
];

/// The models by the directory that their schemas lie in.
const MODELS: [(&str, Api); 2] = [("", Api::Documented), ("current", Api::Current)];

fn main() -> Result<()> {
    let dir = env::args_os().nth(1).context("expected a directory")?;
    for (model, api) in MODELS {
        let dir = Path::new(&dir).join(model);
        fs::create_dir_all(&dir).with_context(|| format!("cannot make {}", dir.display()))?;
        for (name, subject) in SUBJECTS {
            let mut schema = json_schema(subject, api, Draft::Draft202012);
            if let Some(Value::String(comment)) = schema.get_mut("$comment") {
                comment.insert_str(0, "generated from the field table of psa-contacts; ");
            }
            let path = dir.join(format!("{name}.json"));
            let text = format!("{schema:#}\n");
            // A file that stays as it is keeps its time.
            if fs::read_to_string(&path).is_ok_and(|old| old == text) {
                continue;
            }
            fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
        }
    }
    Ok(())
}
