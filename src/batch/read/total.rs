//! Rows of a table that are no people: sums below the others.

use crate::facts::fold;

/// What a row of sums is called by.
const TOTALS: [&str; 16] = [
    "合計",
    "総計",
    "小計",
    "計",
    "平均",
    "合 計",
    "総 計",
    "件数",
    "人数",
    "総合計",
    "total",
    "totals",
    "grand total",
    "subtotal",
    "sum",
    "average",
];

/// No longer word calls a row so, in bytes.
const LONGEST: usize = 24;

/// True where the first cell with words calls a row a sum.
pub fn is_total<'r>(cells: impl Iterator<Item = &'r [u8]>) -> bool {
    let Some(first) = cells.map(<[u8]>::trim_ascii).find(|cell| !cell.is_empty()) else {
        return false;
    };
    let plain = first.len() <= LONGEST && !first[0].is_ascii_digit();
    plain && std::str::from_utf8(first).is_ok_and(is_called_total)
}

fn is_called_total(words: &str) -> bool {
    let words = fold(words).trim().to_lowercase();
    let words = words.trim_end_matches([':', '：']);
    TOTALS.contains(&words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_told_from_people() {
        let of = |cells: &[&str]| is_total(cells.iter().map(|cell| cell.as_bytes()));
        assert!(of(&["", "合計", "3名"]));
        assert!(of(&["Grand Total:"]));
        assert!(!of(&["合計 太郎", ""]));
        assert!(!of(&["1", "合計"]));
        assert!(!of(&["", ""]));
    }
}
