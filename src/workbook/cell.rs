//! The words of a cell, as the one value parser reads them.

use calamine::{DataRef, ExcelDateTime, Style};
use std::fmt::Write as _;

/// How a number is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NumberStyle {
    /// As it is.
    Plain,
    /// Times a hundred, with a sign for it.
    Percent,
    /// With zeros before it, so many digits in all.
    Padded(usize),
}

/// How each format of the workbook shows a number.
pub(super) fn shown(styles: &[Style]) -> Vec<NumberStyle> {
    let code = |style: &Style| {
        let format = style.number_format.as_ref()?;
        Some(of_code(&format.format_code, format.format_id))
    };
    styles.iter().map(|style| code(style).unwrap_or(NumberStyle::Plain)).collect()
}

fn of_code(code: &str, id: Option<u32>) -> NumberStyle {
    let positive = code.split(';').next().unwrap_or_default();
    let plain = positive.rsplit(']').next().unwrap_or_default();
    match plain {
        _ if matches!(id, Some(9 | 10)) => NumberStyle::Percent,
        plain if plain.ends_with('%') => NumberStyle::Percent,
        plain if plain.len() > 1 && plain.bytes().all(|byte| byte == b'0') => {
            NumberStyle::Padded(plain.len())
        }
        _ => NumberStyle::Plain,
    }
}

/// Writes the words of a cell.
pub(super) fn words(value: &DataRef<'_>, shown: NumberStyle, out: &mut Vec<u8>) {
    match value {
        DataRef::Empty => {}
        DataRef::Int(number) => out.extend_from_slice(number.to_string().as_bytes()),
        DataRef::Float(number) => float(*number, shown, out),
        DataRef::String(words) | DataRef::DurationIso(words) => text(words, out),
        DataRef::SharedString(words) => text(words, out),
        DataRef::Bool(yes) => out.extend_from_slice(if *yes { b"true" } else { b"false" }),
        DataRef::DateTime(time) => out.extend_from_slice(date(time).as_bytes()),
        DataRef::DateTimeIso(words) => {
            text(words.strip_suffix("T00:00:00").unwrap_or(words), out);
        }
        DataRef::Error(error) => out.extend_from_slice(error.to_string().as_bytes()),
    }
}

/// The two characters that part cells and rows here cannot stand in a workbook; written there in
/// a roundabout way, they become spaces.
fn text(words: &str, out: &mut Vec<u8>) {
    let parts = |byte: u8| matches!(byte, 0x1e | 0x1f | 0);
    out.extend(words.bytes().map(|byte| if parts(byte) { b' ' } else { byte }));
}

fn float(number: f64, shown: NumberStyle, out: &mut Vec<u8>) {
    let words = match shown {
        NumberStyle::Plain => decimal(number, 0),
        NumberStyle::Percent => decimal(number, 2) + "%",
        NumberStyle::Padded(digits) => {
            let words = decimal(number, 0);
            let plain = words.bytes().all(|byte| byte.is_ascii_digit());
            if plain { format!("{words:0>digits$}") } else { words }
        }
    };
    out.extend_from_slice(words.as_bytes());
}

/// A number with the 15 digits that Excel shows, its point moved to the right.
fn decimal(number: f64, right: i32) -> String {
    if !number.is_finite() {
        return number.to_string();
    }
    let words = format!("{number:.14e}");
    let (digits, exponent) = words.split_once('e').unwrap_or((&words, "0"));
    let (sign, digits) = match digits.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", digits),
    };
    let digits = digits.replace('.', "");
    let digits = digits.trim_end_matches('0');
    if digits.is_empty() {
        return "0".to_string();
    }
    let point = exponent.parse::<i32>().unwrap_or_default() + right + 1;
    let zeros = |count: usize| "0".repeat(count);
    match usize::try_from(point) {
        Ok(point) if point > 0 && point < digits.len() => {
            format!("{sign}{}.{}", &digits[..point], &digits[point..])
        }
        Ok(point) if point > 0 => format!("{sign}{digits}{}", zeros(point - digits.len())),
        _ => format!("{sign}0.{}{digits}", zeros(point.unsigned_abs() as usize)),
    }
}

/// A day where that is all there is, else the time too, which no fact is.
fn date(time: &ExcelDateTime) -> String {
    if time.is_duration() {
        return format!("[{}]", time.as_f64());
    }
    let (year, month, day, hour, minute, second, _) = time.to_ymd_hms_milli();
    let mut words = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) != (0, 0, 0) {
        let _ = write!(words, " {hour:02}:{minute:02}:{second:02}");
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn float(number: f64, shown: NumberStyle) -> String {
        let mut out = Vec::new();
        super::float(number, shown, &mut out);
        String::from_utf8(out).unwrap_or_default()
    }

    #[test]
    fn numbers_are_what_a_reader_of_the_sheet_sees() {
        let plain = |number| float(number, NumberStyle::Plain);
        assert_eq!(plain(6_500_000.0), "6500000");
        assert_eq!(plain(0.1 + 0.2), "0.3");
        assert_eq!(plain(-4.5), "-4.5");
        assert_eq!(plain(0.0), "0");
        assert_eq!(plain(1e21), "1000000000000000000000");
        assert_eq!(plain(1.5e-7), "0.00000015");
        assert_eq!(plain(12_345.678_9), "12345.6789");
        assert_eq!(float(0.0301, NumberStyle::Percent), "3.01%");
        assert_eq!(float(1.0, NumberStyle::Percent), "100%");
        assert_eq!(float(0.005, NumberStyle::Percent), "0.5%");
        assert_eq!(float(0.0, NumberStyle::Percent), "0%");
        assert_eq!(float(7.0, NumberStyle::Padded(5)), "00007");
        assert_eq!(float(1.5, NumberStyle::Padded(5)), "1.5");
    }

    #[test]
    fn formats_tell_percents_and_leading_zeros() {
        assert_eq!(of_code("0.00%", None), NumberStyle::Percent);
        assert_eq!(of_code("[Red]0%;-0%", None), NumberStyle::Percent);
        assert_eq!(of_code("General", Some(10)), NumberStyle::Percent);
        assert_eq!(of_code("00000", None), NumberStyle::Padded(5));
        assert_eq!(of_code("0", None), NumberStyle::Plain);
        assert_eq!(of_code("#,##0", None), NumberStyle::Plain);
    }
}
