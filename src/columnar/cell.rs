//! The words of a value, as the one value parser reads them: what the same value would be in a
//! table of text.

use super::flat::{list_of_texts, offset, scalar};
use super::unreadable::UnreadableBatches;
use crate::batch::{CELL, ROW};
use arrow_array::cast::AsArray;
use arrow_array::temporal_conversions::date32_to_datetime;
use arrow_array::types::{Float32Type, Float64Type, Int64Type};
use arrow_array::{
    Array, ArrayRef, Float32Array, Float64Array, Int64Array, LargeStringArray, OffsetSizeTrait,
    RecordBatch, StringArray, StringViewArray,
};
use arrow_cast::cast;
use arrow_cast::display::array_value_to_string;
use arrow_schema::{ArrowError, DataType, TimeUnit};
use std::io::Write as _;

/// The words of all values of a column.
pub(super) struct ColumnWords {
    /// The structs that it stands in: where one is null, so is everything in it.
    above: Vec<ArrayRef>,
    held: Held,
}

/// Values, as far as they have to be told apart.
enum Held {
    /// Not wanted, or never known.
    Nothing,
    Text(StringArray),
    Large(LargeStringArray),
    View(StringViewArray),
    /// Numbers with a fixed count of decimals.
    Decimal(StringArray),
    Float(Float64Array),
    Single(Float32Array),
    /// Time since 1970: so many a second, in a zone so many seconds ahead.
    Moment(Int64Array, i64, i64),
    /// The numbers of other values.
    Keyed(Int64Array, Box<Held>),
    /// Where the items of a list end, and the items.
    List(ArrayRef, Vec<usize>, Box<Held>),
    /// Anything else, which only has to be passed through.
    Other(ArrayRef),
}

impl ColumnWords {
    /// Of a column that is not wanted.
    pub fn none() -> Self {
        Self { above: Vec::new(), held: Held::Nothing }
    }

    /// Of the column at the end of a path.
    pub fn of(batch: &RecordBatch, path: &[usize]) -> Result<Self, UnreadableBatches> {
        let (first, inner) = path.split_first().unwrap_or((&0, &[]));
        let mut array = batch.column(*first).clone();
        let mut above = Vec::new();
        for at in inner {
            let Some(field) = array.as_struct_opt().map(|all| all.column(*at).clone()) else {
                return Ok(Self::none());
            };
            above.push(array);
            array = field;
        }
        above.retain(|array| array.null_count() > 0);
        Ok(Self { above, held: Held::of(&array)? })
    }

    /// Writes those of one row; none where the value is null.
    pub fn write(&self, row: usize, out: &mut Vec<u8>) {
        if !self.above.iter().any(|array| array.is_null(row)) {
            self.held.write(row, out);
        }
    }
}

impl Held {
    fn of(array: &ArrayRef) -> Result<Self, ArrowError> {
        let as_text = || cast(array, &DataType::Utf8).map(|words| words.as_string().clone());
        Ok(match array.data_type() {
            DataType::Null => Self::Nothing,
            DataType::Utf8 => Self::Text(array.as_string().clone()),
            DataType::LargeUtf8 => Self::Large(array.as_string().clone()),
            DataType::Utf8View => Self::View(array.as_string_view().clone()),
            DataType::Float64 => Self::Float(array.as_primitive::<Float64Type>().clone()),
            DataType::Float32 => Self::Single(array.as_primitive::<Float32Type>().clone()),
            DataType::Float16 => {
                let single = cast(array, &DataType::Float32)?;
                Self::Single(single.as_primitive::<Float32Type>().clone())
            }
            DataType::Timestamp(unit, zone) if scalar(array.data_type()) => {
                let ahead = zone.as_deref().and_then(offset).unwrap_or_default();
                moments(array, *unit, ahead)?
            }
            // A zone with a name: when it was, in universal time.
            DataType::Timestamp(unit, Some(_)) => {
                Self::Other(cast(array, &DataType::Timestamp(*unit, Some("+00:00".into())))?)
            }
            DataType::Date64 => moments(array, TimeUnit::Millisecond, 0)?,
            DataType::Dictionary(..) if scalar(array.data_type()) => keyed(array)?,
            DataType::List(_) if list_of_texts(array.data_type()) => list::<i32>(array)?,
            DataType::LargeList(_) if list_of_texts(array.data_type()) => list::<i64>(array)?,
            other if other.is_decimal() => Self::Decimal(as_text()?),
            other if scalar(other) => Self::Text(as_text()?),
            _ => Self::Other(array.clone()),
        })
    }

    fn is_null(&self, row: usize) -> bool {
        let array: &dyn Array = match self {
            Self::Nothing => return true,
            Self::Text(array) | Self::Decimal(array) => array,
            Self::Large(array) => array,
            Self::View(array) => array,
            Self::Float(array) => array,
            Self::Single(array) => array,
            Self::Moment(array, ..) | Self::Keyed(array, _) => array,
            Self::List(array, ..) | Self::Other(array) => array,
        };
        row >= array.len() || array.is_null(row)
    }

    fn write(&self, row: usize, out: &mut Vec<u8>) {
        if self.is_null(row) {
            return;
        }
        match self {
            Self::Nothing => {}
            Self::Text(array) => text(array.value(row), out),
            Self::Large(array) => text(array.value(row), out),
            Self::View(array) => text(array.value(row), out),
            Self::Decimal(array) => out.extend_from_slice(shortest(array.value(row)).as_bytes()),
            Self::Float(array) => number(array.value(row) == 0.0, &array.value(row), out),
            Self::Single(array) => number(array.value(row) == 0.0, &array.value(row), out),
            Self::Moment(array, unit, ahead) => moment(array.value(row), *unit, *ahead, out),
            Self::Keyed(keys, values) => {
                let key = usize::try_from(keys.value(row)).unwrap_or(usize::MAX);
                values.write(key, out);
            }
            Self::List(_, ends, items) => members(items, ends[row]..ends[row + 1], out),
            // What cannot be shown is not a reason to judge nobody.
            Self::Other(array) => {
                let words = array_value_to_string(array, row);
                text(&words.unwrap_or_else(|error| error.to_string()), out);
            }
        }
    }
}

/// The two characters that part cells and rows here are shown as characters that are missing.
fn text(words: &str, out: &mut Vec<u8>) {
    if !words.bytes().any(|byte| matches!(byte, CELL | ROW)) {
        return out.extend_from_slice(words.as_bytes());
    }
    let parts = [char::from(CELL), char::from(ROW)];
    out.extend_from_slice(words.replace(parts, "\u{fffd}").as_bytes());
}

/// A number as it is written in the fewest digits that tell it from all others.
fn number(zero: bool, number: &impl std::fmt::Display, out: &mut Vec<u8>) {
    // Zero has a sign of its own.
    let written = if zero { write!(out, "0") } else { write!(out, "{number}") };
    // Writing to memory cannot fail.
    let _ = written;
}

/// Without the zeros that its type adds behind the point.
fn shortest(decimal: &str) -> &str {
    match decimal.contains('.') {
        true => decimal.trim_end_matches('0').trim_end_matches('.'),
        false => decimal,
    }
}

const DAY: i64 = 24 * 60 * 60;

/// A day where that is all there is, else the time too, which no fact is.
fn moment(value: i64, unit: i64, ahead: i64, out: &mut Vec<u8>) {
    let (seconds, rest) = (value.div_euclid(unit).saturating_add(ahead), value.rem_euclid(unit));
    let (days, second) = (seconds.div_euclid(DAY), seconds.rem_euclid(DAY));
    let day = i32::try_from(days).ok().and_then(date32_to_datetime).map(|time| time.date());
    // Writing to memory cannot fail.
    let _ = match day {
        Some(day) => write!(out, "{day}"),
        None => write!(out, "{value}"),
    };
    if second != 0 || rest != 0 || day.is_none() {
        let _ = write!(out, " {:02}:{:02}:{:02}", second / 3600, second / 60 % 60, second % 60);
    }
    if rest != 0 {
        let digits = unit.ilog10() as usize;
        let _ = write!(out, ".{rest:0digits$}");
    }
}

fn moments(array: &ArrayRef, unit: TimeUnit, ahead: i64) -> Result<Held, ArrowError> {
    let second = match unit {
        TimeUnit::Second => 1,
        TimeUnit::Millisecond => 1_000,
        TimeUnit::Microsecond => 1_000_000,
        TimeUnit::Nanosecond => 1_000_000_000,
    };
    let since = cast(array, &DataType::Int64)?;
    Ok(Held::Moment(since.as_primitive::<Int64Type>().clone(), second, ahead))
}

fn keyed(array: &ArrayRef) -> Result<Held, ArrowError> {
    let Some(dictionary) = array.as_any_dictionary_opt() else { return Ok(Held::Nothing) };
    let keys = cast(dictionary.keys(), &DataType::Int64)?;
    let values = Held::of(dictionary.values())?;
    Ok(Held::Keyed(keys.as_primitive::<Int64Type>().clone(), Box::new(values)))
}

fn list<O: OffsetSizeTrait>(array: &ArrayRef) -> Result<Held, ArrowError> {
    let list = array.as_list::<O>();
    let ends = list.value_offsets().iter().map(|end| end.as_usize()).collect();
    Ok(Held::List(array.clone(), ends, Box::new(Held::of(list.values())?)))
}

/// The members of a set as a table of text has them. A member that is not known makes the whole
/// unreadable: no set is known by some of its members.
fn members(items: &Held, range: std::ops::Range<usize>, out: &mut Vec<u8>) {
    if range.is_empty() {
        out.extend_from_slice(b"none");
    }
    let first = range.start;
    for item in range {
        if item > first {
            out.push(b';');
        }
        match items.is_null(item) {
            true => out.extend_from_slice(b"null"),
            false => items.write(item, out),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_a_day_where_no_time_is_told() {
        let of = |value, unit, ahead| {
            let mut out = Vec::new();
            moment(value, unit, ahead, &mut out);
            String::from_utf8(out).unwrap_or_default()
        };
        assert_eq!(of(0, 1, 0), "1970-01-01");
        assert_eq!(of(-86_400_000, 1_000, 0), "1969-12-31");
        assert_eq!(of(86_399, 1, 0), "1970-01-01 23:59:59");
        assert_eq!(of(54_000, 1, 9 * 3600), "1970-01-02");
        assert_eq!(of(1, 1_000_000_000, 0), "1970-01-01 00:00:00.000000001");
        assert!(of(i64::MAX, 1, 9 * 3600).starts_with("9223372036854775807 "));
    }

    #[test]
    fn decimals_are_as_short_as_they_can_be() {
        assert_eq!(
            ["6500000.00", "0.50", "100", "-1.0"].map(shortest),
            ["6500000", "0.5", "100", "-1"]
        );
    }
}
