//! What all the functions share: each takes texts and answers a column.

use crate::column::{Column, Columns};
use datafusion::arrow::array::ArrayRef;
use datafusion::arrow::datatypes::DataType;
use datafusion::common::ScalarValue;
use datafusion::error::Result;
use datafusion::logical_expr::{
    ColumnarValue, ScalarFunctionArgs, ScalarUDFImpl, Signature, TypeSignature, Volatility,
};
use std::hash::{Hash, Hasher};

/// A scalar function over texts. Two of one name are the same function.
#[derive(Debug)]
pub(crate) struct TextFunction {
    name: &'static str,
    signature: Signature,
    returns: DataType,
    answer: fn(&Columns) -> Result<ArrayRef>,
}

impl TextFunction {
    /// `arguments` is every number of arguments that the function takes.
    pub(crate) fn new(
        name: &'static str,
        arguments: &[usize],
        returns: DataType,
        answer: fn(&Columns) -> Result<ArrayRef>,
    ) -> Self {
        let signatures = arguments.iter().map(|count| TypeSignature::String(*count)).collect();
        Self { name, signature: Signature::one_of(signatures, Volatility::Immutable), returns, answer }
    }
}

impl PartialEq for TextFunction {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for TextFunction {}

impl Hash for TextFunction {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name.hash(state);
    }
}

impl ScalarUDFImpl for TextFunction {
    fn name(&self) -> &str {
        self.name
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _: &[DataType]) -> Result<DataType> {
        Ok(self.returns.clone())
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let columns: Vec<Column> = args.args.iter().map(Column::read).collect::<Result<_>>()?;
        // Constants have one answer, however many rows ask for it.
        let constant = columns.iter().all(|column| matches!(column, Column::All(_)));
        let rows = if constant { 1 } else { args.number_rows };
        let answers = (self.answer)(&Columns { rows, columns })?;
        if constant {
            ScalarValue::try_from_array(&answers, 0).map(ColumnarValue::Scalar)
        } else {
            Ok(ColumnarValue::Array(answers))
        }
    }
}
