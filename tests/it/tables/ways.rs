//! What becomes of cells that cannot be read, of headings that fit several facts, and of the columns
//! of an earlier run.

use super::{cells, judged, opened};
use zairyu::internal::batch::{BadCells, Columns, Mapping, Unfit, Untaken};

const BAD: &str = "id,person.degree,person.age\nA,master,thirty\nB,magister,29\nC,bachelor,41\n";

#[test]
fn a_row_with_a_bad_cell_is_judged_without_it_and_says_so() {
    let (out, rejects, tally) = judged(BAD, BadCells::Unknown);
    assert_eq!((tally.read, tally.written, tally.rejected, tally.unread_rows), (3, 3, 0, 2));
    let told: Vec<(u64, Option<&str>, bool)> =
        rejects.iter().map(|one| (one.row, one.column.as_deref(), one.judged)).collect();
    assert_eq!(told, [(1, Some("person.age"), true), (2, Some("person.degree"), true)]);
    let rows = cells(&out, b',');
    let at = rows[0].iter().position(|name| name == "unread").unwrap();
    let unread: Vec<&str> = rows[1..].iter().map(|row| row[at].as_str()).collect();
    assert_eq!(unread, ["person.age", "person.degree", ""]);
    // The same as if the cell were empty.
    let (empty, _, _) =
        judged(&BAD.replace("thirty", "").replace("magister", ""), BadCells::Unknown);
    let verdicts = |text: &str| -> Vec<Vec<String>> {
        cells(text, b',').into_iter().map(|row| row[3..at].to_vec()).collect()
    };
    assert_eq!(verdicts(&out), verdicts(&empty));
}

#[test]
fn a_row_with_a_bad_cell_is_set_aside_where_that_is_asked_for() {
    let (out, rejects, tally) = judged(BAD, BadCells::Reject);
    assert_eq!((tally.read, tally.written, tally.rejected, tally.unread_rows), (3, 1, 2, 0));
    assert_eq!(cells(&out, b',').len(), 2);
    assert!(rejects.iter().all(|reject| !reject.judged));
}

#[test]
fn headings_are_taken_only_where_they_fit_one_fact_and_so_do_their_values() {
    let table =
        "氏名,給与,Visa,person.degree,備考\nA,300000,interviewing,修士,x\nB,280000,offered,大卒,\n";
    let columns = opened(table).columns;
    let why: Vec<(&str, Untaken)> =
        columns.others.iter().map(|heading| (heading.name.as_str(), heading.why)).collect();
    let wanted =
        [("給与", Untaken::Several), ("Visa", Untaken::Values), ("備考", Untaken::Unknown)];
    assert_eq!(why, wanted);
    assert_eq!(columns.others[0].near, ["offer.annual-salary", "offer.monthly-pay"]);
    assert_eq!(columns.facts.len(), 1);
}

#[test]
fn two_columns_that_are_called_like_one_fact_are_neither_taken() {
    let columns = opened("国籍,Nationality,年齢\nベトナム,Nepal,30\n").columns;
    let why: Vec<Untaken> = columns.others.iter().map(|heading| heading.why).collect();
    assert_eq!(why, [Untaken::Twice, Untaken::Twice]);
    // What bears the fact's own name wins.
    let columns = opened("国籍,person.nationality,年齢\nベトナム,np,30\n").columns;
    assert_eq!(columns.facts[0].0, 1);
}

#[test]
fn a_heading_that_begins_like_a_fact_and_is_none_is_a_mistake() {
    let names = ["id", "person.degre", "person.age"].map(str::to_string).to_vec();
    let found = Columns::of_rows(super::vocabulary(), names, &Mapping::default(), &[]);
    let near = Some("person.degree".to_string());
    assert_eq!(found.unwrap_err(), Unfit::NoFact { name: "person.degre".to_string(), near });
}

#[test]
fn units_in_headings_are_those_of_bare_numbers_and_other_money_is_not_taken() {
    let read = |heading: &str, cell: &str| {
        let table = format!("{heading},person.age\n{cell},30\n");
        let columns = opened(&table).columns;
        super::read(&columns, heading, "offer.annual-salary", cell)
    };
    let yen = super::Read::Code;
    assert_eq!(read("年収（万円）", "720"), yen(7_200_000));
    assert_eq!(read("年収（万円）", "720万円"), yen(7_200_000));
    assert_eq!(read("年収(千円)", "7200"), yen(7_200_000));
    assert_eq!(read("Annual salary (JPY)", "7200000"), yen(7_200_000));
    assert_eq!(read("年収（USD）", "50000"), super::Read::Untaken);
    assert_eq!(read("年収（$）", "50000"), super::Read::Untaken);
    assert_eq!(read("年収（前職）", "5000000"), super::Read::Untaken);
}

#[test]
fn columns_of_an_earlier_run_give_way() {
    let (first, _, _) = judged("id,person.degree\nA,master\n", BadCells::Unknown);
    let (again, _, _) = judged(&first, BadCells::Unknown);
    assert_eq!(first, again);
    let (other, _, _) = judged(&first.replace("master", "bachelor"), BadCells::Unknown);
    assert_eq!(cells(&other, b',')[0], cells(&first, b',')[0]);
}

#[test]
fn what_maps_values_is_read_as_they_say() {
    let mapping = Mapping {
        headings: vec![("学歴区分".to_string(), "person.degree".to_string())],
        values: vec![("学歴区分".to_string(), vec![("院卒".to_string(), "master".to_string())])],
        nothing: vec!["－".to_string(), "？".to_string()],
        ..Mapping::default()
    };
    let names = vec!["学歴区分".to_string()];
    let columns = Columns::of_rows(super::vocabulary(), names, &mapping, &[]).unwrap();
    let read = |words| super::read(&columns, "学歴区分", "person.degree", words);
    assert_eq!(read("院卒"), super::meant("person.degree", "master"));
    assert_eq!(read("？"), super::Read::Empty);
    assert_eq!(read("院"), super::Read::Unread);
}

#[test]
fn a_cell_that_was_kept_from_running_stays_as_it_is() {
    let (first, _, _) = judged("id,person.degree,memo\nA,master,=1+1\n", BadCells::Unknown);
    assert!(first.contains(",'=1+1,"), "{first}");
    let (again, _, _) = judged(&first, BadCells::Unknown);
    assert_eq!(first, again);
}
