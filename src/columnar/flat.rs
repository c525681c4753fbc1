//! The columns of a schema as the columns of a table: a field of a struct is a column of its own,
//! named by its path.

use crate::batch::Columns;
use crate::facts::{Kind, Vocabulary};
use arrow_schema::{DataType, Fields, Schema};

/// A column without columns of its own.
#[derive(Clone, Debug)]
pub struct Leaf {
    /// Its name: those of the structs that it stands in, then its own, with dots.
    pub name: String,
    pub(super) path: Vec<usize>,
    pub(super) data_type: DataType,
}

/// A column whose type no cell can have.
#[derive(Clone, Debug)]
pub struct Untyped {
    /// The column.
    pub name: String,
    /// Its type, as Arrow names it.
    pub found: String,
    /// The type of the fact that it gives, where it gives one.
    pub expected: Option<Kind>,
}

/// All columns, in order.
pub(super) fn leaves(schema: &Schema) -> Vec<Leaf> {
    let mut found = Vec::new();
    descend(schema.fields(), "", &[], &mut found);
    found
}

fn descend(fields: &Fields, above: &str, path: &[usize], found: &mut Vec<Leaf>) {
    for (at, field) in fields.iter().enumerate() {
        let name = format!("{above}{}", field.name());
        let path = [path, &[at]].concat();
        match field.data_type() {
            DataType::Struct(inner) => descend(inner, &format!("{name}."), &path, found),
            data_type => found.push(Leaf { name, path, data_type: data_type.clone() }),
        }
    }
}

/// The first column that is to be read and cannot be.
pub(super) fn untyped(
    leaves: &[Leaf],
    columns: &Columns,
    vocabulary: &Vocabulary,
) -> Option<Untyped> {
    let facts = columns.facts.iter().map(|(at, fact)| (*at, Some(vocabulary.fact(*fact).kind)));
    let id = columns.id.map(|at| (at, None));
    let as_of = columns.as_of.map(|at| (at, Some(Kind::Date)));
    facts.chain(id).chain(as_of).find_map(|(at, expected)| {
        let leaf = leaves.get(at)?;
        let set = matches!(expected, Some(Kind::Set(_)));
        let readable = scalar(&leaf.data_type) || set && list_of_texts(&leaf.data_type);
        let untyped =
            || Untyped { name: leaf.name.clone(), found: leaf.data_type.to_string(), expected };
        (!readable).then(untyped)
    })
}

/// True where a value is one cell.
pub(super) fn scalar(data_type: &DataType) -> bool {
    match data_type {
        DataType::Timestamp(_, zone) => zone.as_deref().is_none_or(|zone| offset(zone).is_some()),
        DataType::Dictionary(_, values) => scalar(values),
        DataType::Null | DataType::Boolean | DataType::Date32 | DataType::Date64 => true,
        other => is_text(other) || other.is_numeric(),
    }
}

/// True where a value is any number of texts.
pub(super) fn list_of_texts(data_type: &DataType) -> bool {
    let (DataType::List(item) | DataType::LargeList(item)) = data_type else { return false };
    match item.data_type() {
        DataType::Dictionary(_, values) => is_text(values),
        // What writes empty lists alone may not know of what.
        item => is_text(item) || item.is_null(),
    }
}

fn is_text(data_type: &DataType) -> bool {
    matches!(data_type, DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View)
}

/// The seconds that a time zone is ahead of universal time, where it is so all the time.
pub(super) fn offset(zone: &str) -> Option<i64> {
    if matches!(zone, "UTC" | "Etc/UTC" | "Z") {
        return Some(0);
    }
    let (sign, rest) = match zone.split_at_checked(1)? {
        ("+", rest) => (1, rest),
        ("-", rest) => (-1, rest),
        _ => return None,
    };
    let (hours, minutes) = rest.split_once(':')?;
    let number = |digits: &str| match digits.len() {
        2 => digits.parse::<u8>().ok().map(i64::from),
        _ => None,
    };
    Some(sign * (number(hours)? * 3600 + number(minutes)? * 60))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_without_summer_time_are_known() {
        assert_eq!(offset("UTC"), Some(0));
        assert_eq!(offset("+09:00"), Some(9 * 3600));
        assert_eq!(offset("-03:30"), Some(-(3 * 3600 + 30 * 60)));
        for zone in ["Asia/Tokyo", "+9", "", "+0900", "あ"] {
            assert_eq!(offset(zone), None, "{zone}");
        }
    }
}
