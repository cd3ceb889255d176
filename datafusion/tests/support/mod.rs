//! Contacts in Parquet files, and the rows of a query.

use datafusion::arrow::array::{ArrayRef, Int64Array, RecordBatch, StringArray};
use datafusion::arrow::util::display::{ArrayFormatter, FormatOptions};
use datafusion::dataframe::DataFrameWriteOptions;
use datafusion::prelude::{ParquetReadOptions, SessionContext};
use std::path::Path;
use std::sync::Arc;

/// How many files the contacts are dealt to, so that there is work for more than one.
pub(crate) const FILES: usize = 6;

/// One column of a row.
type Cell = Option<&'static str>;

/// Rows of a contact's payload, a number with its region, and an address: good, bad and null ones.
const ROWS: &[(Cell, Cell, Cell, Cell)] = &[
    (
        Some(
            r#"{"firstName": " Anna ", "lastName": "Berg", "company": {"id": 5}, "communicationItems": [{"type": {"id": 2}, "value": "(212) 555-2368", "communicationType": "Phone"}]}"#,
        ),
        Some("(212) 555-2368"),
        Some("US"),
        Some("anna@Example.COM"),
    ),
    (Some(r#"{"lastName": "Berg", "company": {"id": 5}}"#), Some("030 123456"), Some("DE"), Some("anna@")),
    (Some("{"), Some("12"), Some("US"), Some("")),
    (None, None, None, None),
    (Some(r#"{"firstName": "Ana", "company": {"id": "x"}}"#), Some("+44 20 7946 0958"), None, Some("a@b.example")),
    (
        Some(r#"{"firstName": "Ärzte", "lastName": "Ünal", "company": {"id": 7}, "inactiveFlag": true}"#),
        Some("not a number"),
        Some("ZZ"),
        Some("ä@example.com"),
    ),
];

/// How often the rows are repeated in each file.
const TIMES: usize = 50;

/// Writes the contacts into [`FILES`] Parquet files of one directory.
pub(crate) async fn write_contacts(directory: &Path) {
    for file in 0..FILES {
        let rows: Vec<_> = ROWS.iter().cycle().take(ROWS.len() * TIMES).collect();
        let first = (file * rows.len()) as i64;
        let columns: Vec<(&str, ArrayRef)> = vec![
            ("id", Arc::new(Int64Array::from_iter_values(first..first + rows.len() as i64))),
            ("json", Arc::new(rows.iter().map(|row| row.0).collect::<StringArray>())),
            ("phone", Arc::new(rows.iter().map(|row| row.1).collect::<StringArray>())),
            ("region", Arc::new(rows.iter().map(|row| row.2).collect::<StringArray>())),
            ("email", Arc::new(rows.iter().map(|row| row.3).collect::<StringArray>())),
        ];
        let batch = RecordBatch::try_from_iter(columns).unwrap();
        let path = directory.join(format!("contacts-{file}.parquet"));
        let frame = SessionContext::new().read_batch(batch).unwrap();
        let options = DataFrameWriteOptions::new().with_single_file_output(true);
        frame.write_parquet(path.to_str().unwrap(), options, None).await.unwrap();
    }
}

/// Knows the files as the table `contacts`.
pub(crate) async fn read_contacts(context: &SessionContext, directory: &Path) {
    context.register_parquet("contacts", directory.to_str().unwrap(), ParquetReadOptions::default()).await.unwrap();
}

/// The rows of a query as texts, in the order of the query.
pub(crate) async fn rows(context: &SessionContext, sql: &str) -> Vec<String> {
    let batches = context.sql(sql).await.unwrap().collect().await.unwrap();
    let mut rows = Vec::new();
    for batch in batches {
        let options = FormatOptions::default().with_null("null");
        let columns: Vec<_> =
            batch.columns().iter().map(|column| ArrayFormatter::try_new(column, &options).unwrap()).collect();
        for row in 0..batch.num_rows() {
            let cells: Vec<String> = columns.iter().map(|column| column.value(row).to_string()).collect();
            rows.push(cells.join(" | "));
        }
    }
    rows
}
