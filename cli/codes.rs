//! `psa-contacts codes`

use crate::args::{CodesArgs, ReportFormat};
use crate::failure::{Failure, Verdict};
use crate::report::all_codes;
use serde_json::{Value, json};
use std::io::Write;

pub(crate) fn run(args: &CodesArgs) -> Result<Verdict, Failure> {
    let wanted = args.code.as_deref().unwrap_or_default();
    let codes: Vec<_> = all_codes().filter(|(name, ..)| name.starts_with(wanted)).collect();
    if codes.is_empty() {
        return Err(Failure::message("no code begins so: `psa-contacts codes` lists all of them"));
    }
    let mut out = anstream::stdout().lock();
    let as_json = |(name, severity, title, help): &(&str, psa_contacts::Severity, &str, &str)| json!({"code": name, "severity": severity, "title": title, "help": help});
    match args.format {
        ReportFormat::Human => {
            let width = codes.iter().map(|(name, ..)| name.len()).max().unwrap_or(0);
            // Of a few codes the remedies are wanted as well.
            let explains = args.code.is_some();
            for (name, severity, title, help) in &codes {
                writeln!(out, "{name:width$}  {:7}  {title}", severity.as_str())?;
                if explains {
                    writeln!(out, "{:width$}  {:7}  help: {help}", "", "")?;
                }
            }
        }
        ReportFormat::Ndjson => {
            for code in &codes {
                writeln!(out, "{}", as_json(code))?;
            }
        }
        ReportFormat::Json => writeln!(out, "{:#}", codes.iter().map(as_json).collect::<Value>())?,
        ReportFormat::Sarif => return Err(Failure::message("SARIF has no place for a list of codes")),
    }
    out.flush()?;
    Ok(Verdict::Clean)
}
