//! `psa-contacts schema`

use crate::args::SchemaArgs;
use crate::failure::{Failure, Verdict};
use psa_contacts::json_schema::json_schema;
use std::io::{self, Write};

pub(crate) fn run(args: &SchemaArgs) -> Result<Verdict, Failure> {
    let mut out = io::stdout().lock();
    let schema = json_schema(args.subject, args.api, args.draft);
    writeln!(out, "{schema:#}")?;
    out.flush()?;
    Ok(Verdict::Clean)
}
