//! Findings in texts that stood on the command line: those are shown, the place underlined.

use super::finding::Finding;
use super::{json, sarif};
use crate::args::ReportFormat;
use crate::text::safe;
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use psa_contacts::{Diagnostic, Severity, Span};
use serde::Serialize;
use std::io::{self, Write};
use std::ops::Range;

/// How wide a line may be. A longer one is cut around the place that is meant.
const WIDTH: usize = 120;

#[derive(Serialize)]
struct Document<'d> {
    ok: bool,
    #[serde(serialize_with = "json::shown")]
    diagnostics: &'d [Diagnostic],
}

#[derive(Serialize)]
struct Line<'d>(#[serde(serialize_with = "json::shown")] &'d [Diagnostic]);

/// Prints findings in a text: for people to standard error unless they are the answer, else to standard output.
///
/// `source` gives the text and the name that a path of a finding means.
pub(crate) fn print_findings<'s>(
    diagnostics: &[Diagnostic],
    format: ReportFormat,
    source: impl Fn(&Diagnostic) -> Option<(&'s str, &'s str)>,
) -> io::Result<()> {
    let mut out = anstream::stdout().lock();
    match format {
        ReportFormat::Human => {
            let mut err = anstream::stderr().lock();
            for diagnostic in diagnostics {
                writeln!(err, "{}\n", human(diagnostic, source(diagnostic)))?;
            }
            return err.flush();
        }
        ReportFormat::Json => {
            let ok = !diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
            serde_json::to_writer(&mut out, &Document { ok, diagnostics })?;
            writeln!(out)?;
        }
        ReportFormat::Ndjson => {
            for diagnostic in diagnostics {
                let line = serde_json::to_value(Line(std::slice::from_ref(diagnostic)))?;
                writeln!(out, "{}", line.get(0).unwrap_or(&line))?;
            }
        }
        ReportFormat::Sarif => {
            let mut results = Vec::new();
            for diagnostic in diagnostics {
                let name = source(diagnostic).map_or("conditions", |(name, _)| name);
                let span = diagnostic.span.map(|span| (span.start, span.end));
                sarif::result_in_text(&Finding::from(diagnostic), name, span, &mut results);
            }
            out.write_all(sarif::head().as_bytes())?;
            out.write_all(results.strip_prefix(b",").unwrap_or_default())?;
            out.write_all(sarif::tail().as_bytes())?;
        }
    }
    out.flush()
}

/// In the manner of a compiler.
fn human(diagnostic: &Diagnostic, source: Option<(&str, &str)>) -> String {
    let finding = Finding::from(diagnostic);
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Advice => Level::INFO.with_name("advice"),
    };
    let message = match (source, &finding.pointer) {
        (None, Some(pointer)) => format!("{} at {pointer}", finding.message),
        _ => finding.message.clone(),
    };
    let title = level.primary_title(safe(&message).into_owned()).id(finding.code);
    let help = finding.help.as_deref().map(|text| Level::HELP.message(safe(text).into_owned()));
    let place = source.zip(diagnostic.span).and_then(|((name, text), span)| Some((name, underlined(text, span)?)));
    let group = match place {
        None => title.elements(help),
        Some((name, (text, range))) => {
            let marked = Snippet::source(text).path(name).annotation(AnnotationKind::Primary.span(range));
            title.element(marked).elements(help)
        }
    };
    Renderer::styled().term_width(WIDTH).decor_style(DecorStyle::Ascii).render(&[group])
}

/// The text without what steers a terminal, and the bytes of it that the span means.
fn underlined(text: &str, span: Span) -> Option<(String, Range<usize>)> {
    let bytes = span.to_bytes(text)?;
    let lines = |text: &str| text.split('\n').map(|line| safe(line).into_owned()).collect::<Vec<_>>().join("\n");
    let before = lines(text.get(..bytes.start)?);
    let inside = lines(text.get(bytes.clone())?);
    let behind = lines(text.get(bytes.end..)?);
    let range = before.len()..before.len() + inside.len();
    Some((before + &inside + &behind, range))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_underline_counts_what_is_shown() {
        let (text, range) = underlined("a\u{1b} = 😀\nb", Span { start: 5, end: 7 }).unwrap();
        assert_eq!((text.as_str(), text.get(range)), ("a\\u{1b} = 😀\nb", Some("😀")));
        assert_eq!(underlined("😀", Span { start: 1, end: 2 }), None);
    }
}
