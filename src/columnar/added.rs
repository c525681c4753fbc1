//! The columns that judging adds, and those of a table of text, filled cell by cell.

use super::several::Several;
use arrow_array::builder::{Int32Builder, Int64Builder, StringBuilder};
use arrow_array::types::Int32Type;
use arrow_array::{ArrayRef, DictionaryArray, StringArray};
use arrow_schema::{ArrowError, DataType, Field};
use std::sync::Arc;

/// A column on its way.
pub(super) enum AddedColumn {
    /// Any text; null where empty.
    Text(StringBuilder),
    /// The number of a row.
    Row(Int64Builder),
    /// A number; null where there is none.
    Number(Int32Builder),
    /// One of a few names.
    Name(FewNames),
    /// Any number of names.
    Several(Box<Several>),
}

/// Names out of a few, which are kept once.
pub(super) struct FewNames {
    known: Vec<String>,
    values: ArrayRef,
    keys: Int32Builder,
}

impl AddedColumn {
    pub fn text() -> Self {
        Self::Text(StringBuilder::new())
    }

    pub fn row() -> Self {
        Self::Row(Int64Builder::new())
    }

    pub fn number() -> Self {
        Self::Number(Int32Builder::new())
    }

    pub fn several() -> Self {
        Self::Several(Box::default())
    }

    pub fn name<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        let known: Vec<String> = names.into_iter().map(str::to_string).collect();
        let values = Arc::new(StringArray::from(known.clone()));
        Self::Name(FewNames { known, values, keys: Int32Builder::new() })
    }

    /// Its type.
    pub fn field(&self, name: &str) -> Field {
        let data_type = match self {
            Self::Text(_) => DataType::Utf8,
            Self::Row(_) => DataType::Int64,
            Self::Number(_) => DataType::Int32,
            Self::Name(_) => {
                DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8))
            }
            Self::Several(_) => DataType::new_list(DataType::Utf8, true),
        };
        Field::new(name, data_type, true)
    }

    /// Adds the cell of another row.
    pub fn put(&mut self, cell: &[u8]) {
        match self {
            Self::Text(texts) => {
                let words = String::from_utf8_lossy(cell);
                texts.append_option((!words.is_empty()).then_some(words));
            }
            Self::Row(rows) => rows.append_option(number(cell)),
            Self::Number(numbers) => numbers.append_option(number(cell)),
            Self::Name(FewNames { known, keys, .. }) => {
                let at = known.iter().position(|name| name.as_bytes() == cell);
                keys.append_option(at.and_then(|at| i32::try_from(at).ok()));
            }
            Self::Several(lists) => lists.put(cell),
        }
    }

    /// The cells that were added since.
    pub fn done(&mut self) -> Result<ArrayRef, ArrowError> {
        Ok(match self {
            Self::Text(texts) => Arc::new(texts.finish()),
            Self::Row(rows) => Arc::new(rows.finish()),
            Self::Number(numbers) => Arc::new(numbers.finish()),
            Self::Name(FewNames { keys, values, .. }) => {
                Arc::new(DictionaryArray::<Int32Type>::try_new(keys.finish(), values.clone())?)
            }
            Self::Several(lists) => Arc::new(lists.done()),
        })
    }
}

fn number<N: std::str::FromStr>(cell: &[u8]) -> Option<N> {
    std::str::from_utf8(cell).ok()?.parse().ok()
}
