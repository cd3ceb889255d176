//! Codes of rows of a file: NDJSON and CSV.

use super::{Code, Severity, Texts, codes};

codes! {
    Row;

    ROW_NOT_JSON = "row.not-json" Error
        title "a row that is no JSON"
        message "expected one JSON object, found text that breaks at byte {offset} of the row"
        help "write one object a row, in double quotes and without a comma behind the last member";

    ROW_NOT_UTF8 = "row.not-utf8" Error
        title "a row that is not UTF-8"
        message "byte {offset} of the row is not UTF-8"
        help "save the file as UTF-8; spreadsheets call it \"CSV UTF-8\"";

    ROW_TOO_LONG = "row.too-long" Error
        title "a row that is longer than the limit"
        message "the row takes more than {max} bytes"
        help "write one contact a row, and look for a quote that is never closed";

    ROW_TOO_FEW_COLUMNS = "row.too-few-columns" Error
        title "a row with fewer columns than the header"
        message "expected {expected} columns, found {found}"
        help "write a separator for each empty cell, and quote the cells that hold a line break";

    ROW_TOO_MANY_COLUMNS = "row.too-many-columns" Error
        title "a row with more columns than the header"
        message "expected {expected} columns, found {found}"
        help "quote the cells that hold a separator";

    ROW_STRAY_QUOTE = "row.stray-quote" Warning
        title "a quote where none may stand"
        message "a quote at byte {offset} of the row neither opens nor closes a cell"
        help "quote the whole cell, and double each quote inside it";

    ROW_UNCLOSED_QUOTE = "row.unclosed-quote" Error
        title "a quoted cell that is never closed"
        message "a quoted cell of this row is never closed"
        help "close the cell with a quote; every row behind it was read as a part of the cell";

    ROW_NO_HEADER = "row.no-header" Error
        title "a table without a header that names a field"
        message "no column of the first row names a field of a contact"
        help "begin with a row of names such as `First Name` and `E-mail`, or say in `columns` what each column holds";

    ROW_UNKNOWN_COLUMN = "row.unknown-column" Warning
        title "a column that is no field of a contact"
        message "column {column} is no field of a contact: its cells are left out"
        help "the nearest field is `{suggestion}`" | "say in `columns` which field the column holds, or map it to an empty text";

    ROW_DUPLICATE_COLUMN = "row.duplicate-column" Warning
        title "two columns for one field"
        message "column {column} holds `{field}` as column {first} does: its cells are left out"
        help "keep one of the two columns, or map the other to an empty text";

    ROW_MISSING_COLUMN = "row.missing-column" Warning
        title "a column that the options name and the header lacks"
        message "the header has no column for `{field}`"
        help "compare the names in `columns` with the header";
}
