//! Every cell with a meaning of the tables under `tests/tables/`, against keys written by hand.

use super::{Read, cells, judged, meant, opened, read};
use std::fs;
use std::path::Path;
use zairyu::internal::batch::BadCells;

const TABLES: [(&str, u64); 5] =
    [("roster", 3), ("consultations", 4), ("applicants", 4), ("semicolons", 2), ("builders", 2)];

fn text(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/tables");
    fs::read_to_string(folder.join(name)).unwrap()
}

#[test]
fn cells_mean_what_the_keys_say_and_none_is_misread() {
    for (name, people) in TABLES {
        let table = text(&format!("{name}.csv"));
        let opened = opened(&table);
        let rows = cells(&table, opened.separator);
        let header = rows.iter().position(|row| *row == opened.columns.names).unwrap();
        let (mut understood, mut unread) = (0, Vec::new());
        for key in cells(&text(&format!("{name}.key.csv")), b',').into_iter().skip(1) {
            let [row, column, fact, value] = key.try_into().unwrap();
            let at = opened.columns.names.iter().position(|name| *name == column).unwrap();
            let words = &rows[header + row.parse::<usize>().unwrap()][at];
            match read(&opened.columns, &column, &fact, words) {
                found if found == meant(&fact, &value) => understood += 1,
                Read::Unread | Read::Untaken | Read::Empty => unread.push((column, words.clone())),
                wrong => panic!("{name}: {column} {words} is read as {wrong:?}"),
            }
        }
        let all = understood + unread.len();
        assert!(understood * 100 >= all * 95, "{name}: {understood} of {all}, not {unread:?}");
        let (_, _, tally) = judged(&table, BadCells::Unknown);
        assert_eq!((tally.written, tally.rejected), (people, 0), "{name}");
    }
}

#[test]
fn sums_and_titles_are_none_of_the_people_and_are_counted() {
    let (out, _, tally) = judged(&text("roster.csv"), BadCells::Unknown);
    assert_eq!((tally.read, tally.totals), (3, 1));
    assert!(out.starts_with("整理番号,氏名,"), "{out}");
    assert!(!out.contains("合計"), "{out}");
}
