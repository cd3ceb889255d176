//! Contact payloads.

use crate::column::Columns;
use crate::function::TextFunction;
use datafusion::arrow::array::{
    ArrayRef, BooleanBuilder, Int32Builder, ListBuilder, StringArray, StringBuilder, StructArray,
};
use datafusion::arrow::buffer::NullBuffer;
use datafusion::arrow::datatypes::{DataType, Field, Fields};
use datafusion::error::Result;
use psa_contacts::api::{self, Report};
use psa_contacts::diagnostic::Severity;
use psa_contacts::{ContactOptions, validate_contact};
use std::sync::Arc;

/// `contact_report(json)`
pub(crate) fn report() -> TextFunction {
    TextFunction::new("contact_report", &[1], DataType::Struct(report_fields()), reports)
}

/// `contact_normalize(json)`
pub(crate) fn normalize() -> TextFunction {
    TextFunction::new("contact_normalize", &[1], DataType::Utf8, normalized)
}

fn report_fields() -> Fields {
    Fields::from(vec![
        Field::new("ok", DataType::Boolean, true),
        Field::new("errors", DataType::Int32, true),
        Field::new("warnings", DataType::Int32, true),
        Field::new("codes", DataType::List(Arc::new(code_field())), true),
        Field::new("report", DataType::Utf8, true),
    ])
}

fn code_field() -> Field {
    Field::new_list_field(DataType::Utf8, true)
}

fn reports(columns: &Columns) -> Result<ArrayRef> {
    let options = ContactOptions::default();
    let mut ok = BooleanBuilder::with_capacity(columns.rows);
    let mut errors = Int32Builder::with_capacity(columns.rows);
    let mut warnings = Int32Builder::with_capacity(columns.rows);
    let mut codes = ListBuilder::new(StringBuilder::new()).with_field(code_field());
    let mut texts = StringBuilder::new();
    let mut known = Vec::with_capacity(columns.rows);
    for report in columns.map(|json| Some(api::validate_contact(json, &[], &options))) {
        ok.append_option(report.as_ref().map(|report| report.ok));
        errors.append_option(report.as_ref().map(|report| count(report, Severity::Error)));
        warnings.append_option(report.as_ref().map(|report| count(report, Severity::Warning)));
        for diagnostic in report.iter().flat_map(|report| &report.diagnostics) {
            codes.values().append_value(diagnostic.code.as_str());
        }
        codes.append(report.is_some());
        texts.append_option(report.as_ref().and_then(|report| serde_json::to_string(report).ok()));
        known.push(report.is_some());
    }
    let columns: Vec<ArrayRef> = vec![
        Arc::new(ok.finish()),
        Arc::new(errors.finish()),
        Arc::new(warnings.finish()),
        Arc::new(codes.finish()),
        Arc::new(texts.finish()),
    ];
    Ok(Arc::new(StructArray::try_new(report_fields(), columns, Some(NullBuffer::from(known)))?))
}

fn count(report: &Report, severity: Severity) -> i32 {
    let found = report.diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
    i32::try_from(found).unwrap_or(i32::MAX)
}

fn normalized(columns: &Columns) -> Result<ArrayRef> {
    let options = ContactOptions::default();
    let payloads = columns.map(|json| {
        let payload = serde_json::from_str(json).ok()?;
        validate_contact(&payload, &options).value.map(|value| value.to_string())
    });
    Ok(Arc::new(payloads.collect::<StringArray>()))
}
