//! The arguments of a call as columns of texts.

use datafusion::arrow::array::{Array, AsArray, StringViewArray};
use datafusion::arrow::compute::cast;
use datafusion::arrow::datatypes::DataType;
use datafusion::common::ScalarValue;
use datafusion::error::Result;
use datafusion::logical_expr::ColumnarValue;

/// One argument: a text for each row, or one for all of them.
pub(crate) enum Column {
    All(Option<String>),
    Each(StringViewArray),
}

impl Column {
    /// Reads an argument of any of the string types. Views are made of the others without copying their texts.
    pub(crate) fn read(argument: &ColumnarValue) -> Result<Self> {
        match argument {
            ColumnarValue::Scalar(scalar) => match scalar.cast_to(&DataType::Utf8)? {
                ScalarValue::Utf8(text) => Ok(Self::All(text)),
                _ => Ok(Self::All(None)),
            },
            ColumnarValue::Array(array) => Ok(Self::Each(cast(array, &DataType::Utf8View)?.as_string_view().clone())),
        }
    }

    /// The text of a row, or `None` where it is null.
    pub(crate) fn get(&self, row: usize) -> Option<&str> {
        match self {
            Self::All(text) => text.as_deref(),
            Self::Each(texts) => (row < texts.len() && texts.is_valid(row)).then(|| texts.value(row)),
        }
    }
}

/// The arguments of one call.
pub(crate) struct Columns {
    pub(crate) rows: usize,
    pub(crate) columns: Vec<Column>,
}

impl Columns {
    /// An argument's text of a row: `None` where it is null or was not given.
    pub(crate) fn get(&self, column: usize, row: usize) -> Option<&str> {
        self.columns.get(column)?.get(row)
    }

    /// What `answer` says of the first argument, row by row; null stays null.
    pub(crate) fn map<'a, T>(&'a self, answer: impl Fn(&'a str) -> Option<T>) -> impl Iterator<Item = Option<T>> {
        (0..self.rows).map(move |row| self.get(0, row).and_then(&answer))
    }
}
