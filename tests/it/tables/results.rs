//! What of a result is asked for: which columns and rows, what decided a verdict, how short somebody
//! is, and what an earlier run said.

use super::{PROGRAM, RULES, cells, opened, vocabulary};
use std::collections::BTreeMap;
use zairyu::internal::batch::{
    BadCells, Blocks, Columns, InputForm, NearLimits, Picked, Plan, ResultOutlet, ResultShape,
    Tally, run,
};
use zairyu::internal::evaluate::Program;
use zairyu::internal::facts::Candidate;

/// How a table is judged here.
struct Asked {
    shape: ResultShape<'static>,
    picked: Picked,
    near: NearLimits,
}

const WIDE: Asked = Asked {
    shape: ResultShape::Wide(b','),
    picked: Picked {
        columns: Vec::new(),
        snake: false,
        source: None,
        headings: Vec::new(),
        changed: false,
        limit: None,
    },
    near: NearLimits { points: None, criteria: None },
};

fn hsp() -> Program<'static> {
    let names = ["hsp-1-b", "student"].map(|name| RULES.rulebook.find_status(name).unwrap());
    RULES.rulebook.on_for(PROGRAM.day(), &names)
}

fn judged(text: &str, asked: Asked) -> (String, Tally) {
    let program = hsp();
    let lines = text.starts_with('{');
    let (columns, form, blocks) = match lines {
        true => {
            let blocks = Blocks::new(text.as_bytes(), InputForm::Lines);
            (Columns::of_lines(vocabulary(), &[]).unwrap(), InputForm::Lines, blocks)
        }
        false => {
            let opened = opened(text);
            let statuses = RULES.rulebook.statuses.iter().map(|status| status.id.as_str());
            let form = InputForm::Separated(opened.separator);
            (opened.columns.beside(statuses), form, opened.blocks)
        }
    };
    let plan = Plan {
        program: &program,
        form,
        sheet: None,
        columns,
        map: Vec::new(),
        shape: asked.shape,
        explain: false,
        only: Vec::new(),
        near: asked.near,
        picked: asked.picked,
        set: Candidate::empty(vocabulary()),
        taken_on: None,
        line_by_line: false,
        headed: true,
        bad_cells: BadCells::Unknown,
    };
    let mut out = Vec::new();
    let mut outlet = ResultOutlet { out: &mut out, reject: &mut |_| Ok(()) };
    let tally = run(&plan, blocks, 2, false, &mut outlet).unwrap();
    (String::from_utf8(out).unwrap(), tally)
}

/// The rows of a result by heading.
fn rows(out: &str) -> Vec<BTreeMap<String, String>> {
    let mut rows = cells(out, b',').into_iter();
    let head = rows.next().unwrap();
    rows.map(|row| head.iter().cloned().zip(row).collect()).collect()
}

const PEOPLE: &str = "id,person.in-japan,offer.contract,offer.activity,offer.qualifying-duties,\
    person.degree,person.career,offer.annual-salary,person.age\n\
    A,no,yes,technical,yes,master,7,8500000,29\n\
    B,no,yes,technical,yes,bachelor,3,2900000,33\n\
    C,no,yes,technical,yes,bachelor,3,5000000,38\n";

#[test]
fn what_decides_a_verdict_is_named_by_criteria_of_the_rules() {
    let (out, _) = judged(PEOPLE, WIDE);
    let found = rows(&out);
    assert_eq!(found[1]["hsp-1-b.verdict"], "does-not-qualify");
    assert_eq!(found[1]["hsp-1-b.why"], "salary-floor");
    let status = RULES.rulebook.status(RULES.rulebook.find_status("student").unwrap());
    let known = |name: &str| {
        let own = name.rsplit('/').next().unwrap();
        let mut all = RULES.rulebook.criteria.iter();
        all.any(|one| one.id == own) || status.routes.iter().any(|route| route.id == own)
    };
    for row in &found {
        for name in row["student.why"].split(' ') {
            assert!(known(name), "{name} is no criterion");
        }
    }
}

#[test]
fn a_status_without_points_has_no_columns_of_points() {
    let (out, _) = judged(PEOPLE, WIDE);
    let head = &cells(&out, b',')[0];
    assert!(head.contains(&"hsp-1-b.points-min".to_string()));
    assert!(!head.iter().any(|name| name.starts_with("student.points")), "{head:?}");
}

#[test]
fn only_the_columns_that_are_asked_for_are_written_in_their_order() {
    let columns = ["verdict", "id", "student.missing", "conflicts"].map(str::to_string).to_vec();
    let picked = Picked { columns, snake: true, ..Picked::default() };
    let (out, _) = judged(PEOPLE, Asked { picked, ..WIDE });
    let head = ["hsp_1_b_verdict", "student_verdict", "id", "student_missing", "conflicts"];
    assert_eq!(cells(&out, b',')[0], head);
    assert_eq!(cells(&out, b',')[1][2], "A");
}

#[test]
fn no_more_rows_are_looked_at_than_asked_for() {
    let picked = Picked { limit: Some(2), ..Picked::default() };
    let (out, tally) = judged(PEOPLE, Asked { picked, ..WIDE });
    assert_eq!((tally.read, tally.written), (2, 2));
    assert_eq!(rows(&out).len(), 2);
}

#[test]
fn points_and_criteria_are_short_apart_and_say_how_many() {
    let near = NearLimits { points: Some(200), criteria: None };
    let (out, _) = judged(PEOPLE, Asked { near, ..WIDE });
    for row in rows(&out) {
        assert_ne!(row["id"], "B", "a criterion is short, not points");
        let short: i64 = row["hsp-1-b.points-short-least"].parse().unwrap();
        let least: i64 = row["hsp-1-b.points-min"].parse().unwrap();
        assert!(short <= 0 || least + short == 70, "{row:?}");
    }
    let near = NearLimits { points: None, criteria: Some(1) };
    let (out, _) = judged(PEOPLE, Asked { near, ..WIDE });
    let found = rows(&out);
    assert!(found.iter().any(|row| row["id"] == "B" && row["hsp-1-b.criteria-short"] == "1"));
    assert!(found.iter().all(|row| row["id"] == "B"), "{out}");
}

#[test]
fn results_give_way_and_are_compared_in_every_form() {
    let changed = || Picked { changed: true, ..Picked::default() };
    let snake = Picked { snake: true, ..Picked::default() };
    let lines = || Asked { shape: ResultShape::Lines, ..WIDE };
    let first = [
        judged(PEOPLE, WIDE).0,
        judged(PEOPLE, Asked { picked: snake, ..WIDE }).0,
        judged(PEOPLE, lines()).0,
    ];
    for first in &first {
        let of_lines = first.starts_with('{');
        let asked = || if of_lines { lines() } else { WIDE };
        let (same, tally) = judged(first, Asked { picked: changed(), ..asked() });
        assert_eq!((tally.written, tally.left_out), (0, 3), "{same}");
        // B gets better pay: one row is another than before.
        let edited = first.replace("2900000", "3900000");
        let (out, tally) = judged(&edited, Asked { picked: changed(), ..asked() });
        assert_eq!((tally.written, tally.left_out), (1, 2), "{out}");
        assert!(out.contains("does-not-qualify"), "what it was is said: {out}");
        let (whole, _) = judged(first, asked());
        assert_eq!(whole.matches("\"statuses\"").count(), if of_lines { 3 } else { 0 });
        if !of_lines {
            let head = &cells(&whole, b',')[0];
            assert_eq!(head.iter().filter(|name| name.ends_with("verdict")).count(), 4);
            assert_eq!(head.iter().filter(|name| *name == "unread").count(), 1, "{head:?}");
        }
    }
    // Lines that are read again come out as they did.
    assert_eq!(judged(&first[2], lines()).0, first[2]);
}
