//! Rows of NDJSON and CSV: the shared cases, and what holds for any bytes.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice, clippy::unwrap_used)]

use proptest::prelude::*;
use psa_contacts::rows::{BatchSummary, ContactRows, Format, RowBatch, RowChecker, RowOptions, RowReport, Splitter};
use psa_contacts::{Code, ContactOptions, Severity};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Case {
    name: String,
    format: Format,
    text: Option<String>,
    hex: Option<String>,
    #[serde(default)]
    options: ContactOptions,
    #[serde(default)]
    columns: BTreeMap<String, String>,
    max_row_bytes: Option<usize>,
    reports: Vec<Expected>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Expected {
    row: u64,
    line: u64,
    byte_offset: u64,
    ok: bool,
    /// `[code, pointer]` of each error and warning.
    codes: Vec<Value>,
    /// Parameters of the first of them.
    #[serde(default)]
    params: Map<String, Value>,
    /// The span of the first of them.
    span: Option<Value>,
    value: Option<Value>,
}

impl Case {
    fn bytes(&self) -> Vec<u8> {
        match (&self.text, &self.hex) {
            (Some(text), None) => text.clone().into_bytes(),
            (None, Some(hex)) => {
                (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).expect("hex")).collect()
            }
            _ => panic!("{}: either `text` or `hex`", self.name),
        }
    }

    fn row_options(&self) -> RowOptions {
        let mut options = RowOptions::new(self.format);
        options.contact = self.options.clone();
        options.columns = self.columns.clone();
        options.max_row_bytes = self.max_row_bytes.unwrap_or(options.max_row_bytes);
        options
    }
}

fn read(bytes: &[u8], options: &RowOptions, chunk: usize) -> (Vec<RowReport>, BatchSummary) {
    let mut rows = ContactRows::new(options).expect("columns of a contact");
    let mut reports = Vec::new();
    for chunk in bytes.chunks(chunk.max(1)) {
        rows.push(chunk, |report| reports.push(report));
    }
    rows.finish(|report| reports.push(report));
    (reports, rows.summary().clone())
}

#[test]
fn shared_cases() {
    let cases: Vec<Case> = serde_json::from_str(include_str!("cases/rows.json")).expect("well-formed");
    let mut wrong = Vec::new();
    for case in &cases {
        for chunk in [1, 2, 7, usize::MAX] {
            let (reports, _) = read(&case.bytes(), &case.row_options(), chunk);
            let found: Vec<Value> = reports
                .iter()
                .map(|report| {
                    let mut told = report.diagnostics.iter().filter(|d| d.severity != Severity::Advice).peekable();
                    let first = told.peek().map(|d| serde_json::to_value(d).expect("JSON")).unwrap_or_default();
                    json!([
                        report.row,
                        report.line,
                        report.byte_offset,
                        report.ok,
                        told.map(|d| json!([d.code, d.pointer()])).collect::<Vec<_>>(),
                        first["params"],
                        first["span"],
                        report.value
                    ])
                })
                .collect();
            let expected: Vec<Value> = case
                .reports
                .iter()
                .zip(found.iter().map(Some).chain(std::iter::repeat(None)))
                .map(|(expected, found)| {
                    let found = found.cloned().unwrap_or_default();
                    // A case names what it is about.
                    let mut params = found[5].clone();
                    for (name, value) in &expected.params {
                        params[name] = value.clone();
                    }
                    let span = expected.span.clone().unwrap_or_else(|| found[6].clone());
                    let value = expected.value.clone().unwrap_or_else(|| found[7].clone());
                    json!([
                        expected.row,
                        expected.line,
                        expected.byte_offset,
                        expected.ok,
                        expected.codes,
                        params,
                        span,
                        value
                    ])
                })
                .collect();
            if found != expected {
                wrong.push(format!(
                    "{} in chunks of {chunk}:\n  found    {}\n  expected {}",
                    case.name,
                    json!(found),
                    json!(expected)
                ));
                break;
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {} cases:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn a_report_is_that_of_the_contract() {
    let (reports, summary) =
        read(b"{\"firstName\":\" A\",\"company\":{\"id\":1}}\n{\n", &RowOptions::new(Format::Ndjson), 64);
    assert_eq!(
        serde_json::to_value(&reports[0]).unwrap(),
        json!({"row": 1, "line": 1, "byteOffset": 0, "ok": true, "value": {"firstName": "A", "company": {"id": 1}},
            "changes": [{"path": ["firstName"], "before": " A", "after": "A", "rule": "trim"}],
            "diagnostics": reports[0].diagnostics})
    );
    let broken = serde_json::to_value(&reports[1]).unwrap();
    assert_eq!(broken.get("value"), None);
    assert_eq!(broken["diagnostics"][0]["code"], "row.not-json");
    let summary = serde_json::to_value(&summary).unwrap();
    assert_eq!((&summary["rows"], &summary["valid"], &summary["invalid"]), (&json!(2), &json!(1), &json!(1)));
    assert_eq!(summary["byCode"]["row.not-json"], 1);
}

#[test]
fn columns_that_no_contact_has_are_misuse() {
    let mut options = RowOptions::new(Format::Csv);
    options.columns.insert("Firma".into(), "company/nonsense".into());
    let error = RowChecker::new(&options).unwrap_err();
    assert_eq!(error.column, "Firma");
    assert!(error.to_string().contains("`columns`"), "{error}");
}

#[test]
fn a_row_can_be_had_as_it_stands() {
    let file = b"firstName,company,birthDay\n John ,,03/04/1980\nA\n";
    let mut checker = RowChecker::new(&RowOptions::new(Format::Csv)).unwrap();
    let (mut splitter, mut at, mut contacts) = (Splitter::new(Format::Csv), 0, Vec::new());
    while let Some(row) = splitter.next(file, &mut at) {
        contacts.push(checker.contact(&row));
        checker.read(&row);
    }
    assert_eq!(contacts, [None, Some(json!({"firstName": "John", "birthDay": "03/04/1980"})), None]);

    let mut checker = RowChecker::new(&RowOptions::new(Format::Ndjson)).unwrap();
    let (mut splitter, mut at) = (Splitter::new(Format::Ndjson), 0);
    let row = splitter.next(b"{\"a\": \" \"}\n", &mut at).unwrap();
    assert_eq!(checker.contact(&row), Some(json!({"a": " "})));
}

#[test]
fn memory_stays_within_the_limit() {
    for format in [Format::Ndjson, Format::Csv] {
        let mut options = RowOptions::new(format);
        options.max_row_bytes = 1000;
        let mut rows = ContactRows::new(&options).unwrap();
        // A quote that is never closed swallows all that follows.
        rows.push(b"firstName,company\n\"", |_| ());
        for _ in 0..1000 {
            rows.push(&[b'x'; 999], |_| ());
            assert!(rows.held() <= 2000, "{} bytes are held", rows.held());
        }
        let mut last = None;
        rows.finish(|report| last = Some(report));
        assert_eq!(last.unwrap().diagnostics[0].code, Code::ROW_TOO_LONG);
        assert!(rows.held() <= 2000);
    }
}

#[test]
fn messages_never_repeat_a_cell_or_a_name_of_the_header() {
    let file = b"Shibboleth,First Name,company,email\nxyzzy1,,xyzzy2,xyzzy3\n\"xyzzy4\"x,1\n{\"xyzzy5\"";
    let (reports, _) = read(file, &RowOptions::new(Format::Csv), 9);
    assert_eq!(reports.len(), 4);
    for diagnostic in reports.iter().flat_map(|report| &report.diagnostics) {
        let told =
            format!("{} {} {:?}", diagnostic.message(), diagnostic.help().unwrap_or_default(), diagnostic.params);
        assert!(!told.contains("xyzzy") && !told.contains("Shibboleth"), "{told}");
    }
}

/// Bytes that are rich in what matters to rows.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec!["\"", "\n", "\r", "\r\n", ",", ";", "\t", "\u{feff}", "\"\"", " ", "sep=;\n"]).prop_map(|piece| piece.as_bytes().to_vec()),
        2 => prop::sample::select(vec!["a", "é", "firstName", "company", "email", "{\"firstName\":\"A\",\"company\":{\"id\":1}}", "{", "1"]).prop_map(|piece| piece.as_bytes().to_vec()),
        1 => prop::collection::vec(any::<u8>(), 0..4),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn formats() -> impl Strategy<Value = Format> {
    prop::sample::select(vec![Format::Ndjson, Format::Csv])
}

/// The bytes of each row with its place, by the splitter alone.
fn split(bytes: &[u8], format: Format, limit: usize, cuts: &[usize]) -> RowBatch {
    let mut splitter = Splitter::new(format).with_limit(limit);
    let mut batch = RowBatch::default();
    let mut rest = bytes;
    for cut in cuts.iter().copied().chain([usize::MAX]) {
        let (chunk, behind) = rest.split_at(cut.min(rest.len()));
        let mut at = 0;
        while let Some(row) = splitter.next(chunk, &mut at) {
            batch.push(&row);
        }
        rest = behind;
    }
    splitter.finish().iter().for_each(|row| batch.push(row));
    batch
}

proptest! {
    #[test]
    fn chunks_make_no_difference(bytes in bytes(), format in formats(), limit in 1_usize..60, cuts in prop::collection::vec(0_usize..9, 0..60)) {
        let (cut, whole) = (split(&bytes, format, limit, &cuts), split(&bytes, format, limit, &[]));
        prop_assert!(cut.rows().eq(whole.rows()), "{:?} and {:?}", cut, whole);
    }

    #[test]
    fn any_bytes_are_read(bytes in bytes(), format in formats(), chunk in 1_usize..50) {
        let options = RowOptions::new(format);
        let (reports, summary) = read(&bytes, &options, chunk);
        let (whole, _) = read(&bytes, &options, usize::MAX);
        prop_assert_eq!(&reports, &whole);
        let rows: Vec<u64> = reports.iter().map(|report| report.row).filter(|row| *row > 0).collect();
        prop_assert_eq!(&rows, &(1..=summary.rows).collect::<Vec<_>>());
        prop_assert_eq!(summary.valid + summary.invalid, summary.rows);
        for report in &reports {
            prop_assert_eq!(report.value.is_some(), report.ok && !report.is_header());
        }
    }

    #[test]
    fn places_name_the_row(bytes in bytes(), format in formats(), chunk in 1_usize..50) {
        let cuts = vec![chunk; bytes.len()];
        for row in split(&bytes, format, usize::MAX, &cuts).rows() {
            let start = usize::try_from(row.place.byte_offset).unwrap();
            prop_assert_eq!(&bytes[start..start + row.bytes.len()], row.bytes);
            // A carriage return ends a line of a table as well, outside its quoted cells.
            if format == Format::Ndjson || !bytes.contains(&b'\r') {
                let lines = bytes[..start].iter().filter(|byte| **byte == b'\n').count();
                prop_assert_eq!(row.place.line, lines as u64 + 1);
            }
            if let Some(stray) = row.place.stray_quote {
                prop_assert_eq!(row.bytes[stray], b'"');
            }
        }
    }

    /// The same records as a reader that sees the whole text at once.
    #[test]
    fn records_are_those_of_the_csv_crate(pieces in prop::collection::vec(prop::sample::select(vec!["\"", "\n", "\r", ",", "\"\"", "a", "é", ";", "\",\"", "\"\n"]), 0..40), cuts in prop::collection::vec(0_usize..9, 0..60)) {
        let text = format!("a,b\n{}", pieces.concat());
        let records = |bytes: &[u8]| -> Vec<Vec<String>> {
            let reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
            let records = reader.into_records().map(|record| record.unwrap().iter().map(str::to_owned).collect::<Vec<_>>());
            // What is blank is no row here.
            records.filter(|cells| cells.iter().any(|cell| !cell.is_empty())).collect()
        };
        let batch = split(text.as_bytes(), Format::Csv, usize::MAX, &cuts);
        let found: Vec<_> = batch.rows().flat_map(|row| records(row.bytes)).collect();
        prop_assert_eq!(found, records(text.as_bytes()));
    }

    #[test]
    fn summaries_merge(bytes in bytes(), format in formats(), at in 0_usize..10) {
        let options = RowOptions::new(format);
        let (reports, whole) = read(&bytes, &options, 5);
        let (mut first, mut second) = (BatchSummary::default(), BatchSummary::default());
        for (row, report) in reports.iter().enumerate() {
            if row < at { &mut first } else { &mut second }.add(report);
        }
        second.merge(&first);
        prop_assert_eq!(second, whole);
    }
}
