//! `psa-contacts query`

use crate::args::{QueryArgs, QueryCommand, ReportFormat, UrlArgs};
use crate::failure::{Failure, Verdict};
use crate::input::read_whole;
use crate::report::print_findings;
use psa_contacts::conditions::{
    ConditionsOptions, Expr, FormatOptions, SplitConditions, explain_conditions, format_conditions, parse_conditions,
    split_conditions,
};
use psa_contacts::query::{Filter, OrderBy, QueryParts, contacts_query};
use psa_contacts::{Diagnostic, Outcome, Severity};
use serde::Serialize;
use std::io::{self, Write};
use std::path::Path;

pub(crate) fn run(args: &QueryArgs) -> Result<Verdict, Failure> {
    let (text, format) = match &args.command {
        QueryCommand::Check(text)
        | QueryCommand::Explain(text)
        | QueryCommand::Split(text)
        | QueryCommand::Format { text, .. } => (text, text.report.format),
        QueryCommand::Url(args) => return url(args),
    };
    let source = read(&text.text)?;
    let options = text.options.options();
    let outcome = parse_conditions(&source, &options);
    let answer = Answer { format, deny_warnings: text.report.deny_warnings };
    let one = |_: &Diagnostic| Some((options.dialect.as_str(), source.as_str()));
    match &args.command {
        QueryCommand::Check(_) => answer.check(&outcome.diagnostics, one),
        QueryCommand::Explain(_) => answer.text(outcome.map(|expr| explain_conditions(&expr, &options)), one),
        QueryCommand::Format { pretty, compact, .. } => {
            let format = match (pretty, compact) {
                (true, _) => FormatOptions::pretty(),
                (_, true) => FormatOptions::compact(),
                _ => FormatOptions::default(),
            };
            answer.text(outcome.map(|expr| format_conditions(&expr, &format)), one)
        }
        _ => answer.split(outcome, &options, one),
    }
}

/// `-` is standard input, whose last line break is no part of the conditions.
fn read(text: &str) -> Result<String, Failure> {
    if text != "-" {
        return Ok(text.to_owned());
    }
    let bytes = read_whole(Path::new("-"))?;
    let text = String::from_utf8(bytes).map_err(|_| Failure::message("standard input is not UTF-8"))?;
    Ok(text.trim_end_matches(['\n', '\r']).to_owned())
}

/// How an answer is given.
#[derive(Clone, Copy)]
struct Answer {
    format: ReportFormat,
    deny_warnings: bool,
}

/// An answer as JSON.
#[derive(Serialize)]
struct Document<T> {
    value: T,
}

impl Answer {
    fn check<'s>(
        self,
        diagnostics: &[Diagnostic],
        source: impl Fn(&Diagnostic) -> Option<(&'s str, &'s str)>,
    ) -> Result<Verdict, Failure> {
        print_findings(diagnostics, self.format, source)?;
        Ok(self.verdict(diagnostics))
    }

    fn text<'s>(
        self,
        outcome: Outcome<String>,
        source: impl Fn(&Diagnostic) -> Option<(&'s str, &'s str)>,
    ) -> Result<Verdict, Failure> {
        self.value(outcome, source, |text, out| writeln!(out, "{text}"))
    }

    fn split<'s>(
        self,
        outcome: Outcome<Expr>,
        options: &ConditionsOptions,
        source: impl Fn(&Diagnostic) -> Option<(&'s str, &'s str)>,
    ) -> Result<Verdict, Failure> {
        // In one text the fields of all three parameters stand side by side, and the check says so: that is what a split mends.
        let split = match &outcome.value {
            Some(expr) => split_conditions(expr, options),
            None => return self.check(&outcome.diagnostics, source),
        };
        self.value(split, source, |SplitConditions { conditions, child_conditions, custom_field_conditions }, out| {
            let parts = [
                ("conditions", conditions),
                ("childConditions", child_conditions),
                ("customFieldConditions", custom_field_conditions),
            ];
            parts.into_iter().filter_map(|(name, expr)| Some((name, expr.as_ref()?))).try_for_each(|(name, expr)| {
                writeln!(out, "{name}={}", format_conditions(expr, &FormatOptions::default()))
            })
        })
    }

    /// Prints the value if there is one, and in any case what was found.
    fn value<'s, T: Serialize>(
        self,
        outcome: Outcome<T>,
        source: impl Fn(&Diagnostic) -> Option<(&'s str, &'s str)>,
        print: impl FnOnce(&T, &mut dyn Write) -> io::Result<()>,
    ) -> Result<Verdict, Failure> {
        let verdict = self.verdict(&outcome.diagnostics);
        let Some(value) = &outcome.value else { return self.check(&outcome.diagnostics, source) };
        let mut out = io::stdout().lock();
        match self.format {
            ReportFormat::Human => {
                print_findings(&outcome.diagnostics, ReportFormat::Human, source)?;
                print(value, &mut out)?;
            }
            ReportFormat::Json | ReportFormat::Ndjson => {
                print_findings(&outcome.diagnostics, ReportFormat::Human, source)?;
                serde_json::to_writer(&mut out, &Document { value }).map_err(io::Error::from)?;
                writeln!(out)?;
            }
            // Results alone have a place in it.
            ReportFormat::Sarif => {
                drop(out);
                print_findings(&outcome.diagnostics, ReportFormat::Sarif, source)?;
                return Ok(verdict);
            }
        }
        out.flush()?;
        Ok(verdict)
    }

    fn verdict(self, diagnostics: &[Diagnostic]) -> Verdict {
        let least = if self.deny_warnings { Severity::Warning } else { Severity::Error };
        Verdict::found(diagnostics.iter().any(|diagnostic| diagnostic.severity >= least))
    }
}

fn url(args: &UrlArgs) -> Result<Verdict, Failure> {
    let conditions = args.conditions.as_deref().map(read).transpose()?;
    let filter = |text: &Option<String>| text.clone().map(Filter::Text);
    let parts = QueryParts {
        conditions: filter(&conditions),
        child_conditions: filter(&args.child_conditions),
        custom_field_conditions: filter(&args.custom_field_conditions),
        order_by: args.order_by.clone().map(OrderBy::Text),
        fields: (!args.fields.is_empty()).then(|| args.fields.clone()),
        page: args.page,
        page_size: args.page_size,
        page_id: args.page_id,
    };
    let answer = Answer { format: args.report.format, deny_warnings: args.report.deny_warnings };
    let outcome = contacts_query(&parts, &ConditionsOptions::default().api(args.api));
    // A finding names its part of the search, and its span lies in the text of that part.
    let texts = [
        ("/conditions", "conditions", &conditions),
        ("/childConditions", "childConditions", &args.child_conditions),
        ("/customFieldConditions", "customFieldConditions", &args.custom_field_conditions),
        ("/orderBy", "orderBy", &args.order_by),
    ];
    let source = |diagnostic: &Diagnostic| {
        let pointer = diagnostic.pointer()?;
        let (_, name, text) = texts.iter().find(|(own, ..)| pointer == *own)?;
        Some((*name, text.as_deref()?))
    };
    answer.value(outcome, source, |query, out| writeln!(out, "{}", query.url))
}
