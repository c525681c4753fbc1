//! The batch: a row is a single check, order and number hold, and nothing is lost whatever the
//! table looks like.

use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeSet;
use std::sync::LazyLock;
use zairyu::internal::batch::{
    BadCells, Blocks, CHANGED, Columns, Difference, InputForm, NearLimits, Picked, Plan, Reject,
    ResultOutlet, ResultShape, Stopped, Tally, compare, headings, run,
};
use zairyu::internal::calendar::Day;
use zairyu::internal::evaluate::{Gaps, Program, Verdict, conflicts, evaluate};
use zairyu::internal::facts::{Candidate, FactId, Facts, ParseError, parse, set_facts};
use zairyu::internal::rules::RuleSet;

static RULES: LazyLock<RuleSet> = LazyLock::new(RuleSet::embedded);
static PROGRAM: LazyLock<Program<'static>> =
    LazyLock::new(|| RULES.rulebook.on(Day::new(2026, 11, 20).unwrap()));

pub struct Ran {
    pub out: String,
    pub rejects: Vec<Reject>,
    pub tally: Tally,
}

/// How a batch is run here.
pub struct How {
    pub form: InputForm,
    pub shape: ResultShape<'static>,
    pub threads: usize,
    pub explain: bool,
    pub only: Vec<Verdict>,
    pub near: NearLimits,
    pub line_by_line: bool,
    pub headed: bool,
}

pub const CSV: How = How {
    form: InputForm::Separated(b','),
    shape: ResultShape::Wide(b','),
    threads: 1,
    explain: false,
    only: Vec::new(),
    near: NearLimits { points: None, criteria: None },
    line_by_line: false,
    headed: true,
};
pub const LINES: How = How {
    form: InputForm::Lines,
    shape: ResultShape::Lines,
    threads: 1,
    explain: false,
    only: Vec::new(),
    near: NearLimits { points: None, criteria: None },
    line_by_line: false,
    headed: true,
};

pub fn ran(how: &How, input: &[u8]) -> Ran {
    let mut blocks = Blocks::new(input, how.form).by_line(how.line_by_line);
    let vocabulary = &RULES.rulebook.vocabulary;
    let columns = match how.form {
        InputForm::Separated(separator) => {
            let header = blocks.header().unwrap().unwrap();
            Columns::of_table(vocabulary, headings(separator, &header), &[])
        }
        InputForm::Lines | InputForm::Sheet | InputForm::Records => {
            Columns::of_lines(vocabulary, &[])
        }
    };
    let plan = Plan {
        taken_on: None,
        program: &PROGRAM,
        form: how.form,
        sheet: None,
        columns: columns.unwrap(),
        map: Vec::new(),
        shape: how.shape,
        explain: how.explain,
        only: how.only.clone(),
        near: how.near,
        picked: Picked::default(),
        set: Candidate::empty(vocabulary),
        line_by_line: how.line_by_line,
        headed: how.headed,
        bad_cells: BadCells::Reject,
    };
    let (mut out, mut rejects) = (Vec::new(), Vec::new());
    let mut reject = |reject: &Reject| {
        rejects.push(reject.clone());
        Ok(())
    };
    let mut outlet = ResultOutlet { out: &mut out, reject: &mut reject };
    let tally = run(&plan, blocks, how.threads, false, &mut outlet).unwrap();
    let sum = tally.written + tally.rejected + tally.left_out;
    assert_eq!(tally.read, sum, "rows read are rows written, rejected and left out");
    let bad: BTreeSet<u64> = rejects.iter().map(|reject| reject.row).collect();
    assert_eq!(tally.rejected, bad.len() as u64);
    Ran { out: String::from_utf8(out).unwrap(), rejects, tally }
}

fn codes(ran: &Ran) -> Vec<(u64, u64, &str)> {
    ran.rejects
        .iter()
        .map(|reject| (reject.row, reject.line.unwrap(), reject.why.code.id()))
        .collect()
}

/// The cells of a result, by heading.
fn table(out: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let mut reader = csv::Reader::from_reader(out.as_bytes());
    let head = reader.headers().unwrap().iter().map(str::to_string).collect();
    let rows = reader.records().map(|row| row.unwrap().iter().map(str::to_string).collect());
    (head, rows.collect())
}

const COLUMNS: [&str; 12] = [
    "person.degree",
    "person.career",
    "offer.annual-salary",
    "person.birth-date",
    "person.age",
    "person.jlpt",
    "person.designated-university",
    "person.university",
    "person.licences",
    "offer.field",
    "person.nationality",
    "organization.rd-ratio",
];

/// Values as people write them, for each of the columns above.
const VALUES: [&[&str]; 12] = [
    &["", "doctorate", "master", "Bachelor", "none"],
    &["", "0", "3", "9y11m", "10", "4.5"],
    &["", "2999999", "3,000,000", "650万", "8.5M", "20000000", "６５０００００"],
    &["", "1995-04-01", "1986/11/20", "平成7年4月1日"],
    &["", "29", "39", "50"],
    &["", "none", "N2", "n1", "None", "不明"],
    &["", "yes", "no", "はい"],
    &["", "Keio University", "Nowhere College", "other", "N/A"],
    &["", "0", "1", "2"],
    &["", "nursing-care", "construction"],
    &["", "vn", "Vietnam", "ベトナム"],
    &["", "3%", "3.01"],
];

fn quoted(cell: &str) -> String {
    format!("\"{}\"", cell.replace('"', "\"\""))
}

fn facts(cells: &[&str]) -> Facts {
    let vocabulary = &RULES.rulebook.vocabulary;
    let mut facts = Facts::new(vocabulary);
    for (name, cell) in COLUMNS.iter().zip(cells) {
        let id = vocabulary.find(name).unwrap();
        match parse(cell, vocabulary.fact(id).kind, vocabulary) {
            Ok(Some(value)) => facts.set(vocabulary, id, &value),
            Ok(None) | Err(ParseError::Unlisted(_)) => {}
            Err(error) => panic!("{cell}: {error:?}"),
        }
    }
    facts
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn a_row_is_a_single_check(picks in prop::collection::vec(prop::collection::vec(0_usize..8, 12), 1..150)) {
        let people: Vec<Vec<&str>> = picks
            .iter()
            .map(|picks| picks.iter().zip(VALUES).map(|(at, values)| values[at % values.len()]).collect())
            .collect();
        let lines = people.iter().map(|cells| {
            cells.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(",") + "\n"
        });
        let text = format!("{}\n{}", COLUMNS.join(","), lines.collect::<String>());
        let alone = ran(&CSV, text.as_bytes());
        let together = ran(&How { threads: 3, ..CSV }, text.as_bytes());
        prop_assert_eq!(&alone.out, &together.out);
        prop_assert_eq!(&alone.tally, &together.tally);
        prop_assert!(alone.rejects.is_empty(), "{:?}", alone.rejects);
        let (head, rows) = table(&alone.out);
        let blank = people.iter().filter(|cells| cells.iter().all(|cell| cell.is_empty())).count();
        prop_assert_eq!(rows.len() + blank, people.len());
        let column = |name: String| head.iter().position(|heading| *heading == name).unwrap();
        let full = people.iter().filter(|cells| cells.iter().any(|cell| !cell.is_empty()));
        for (cells, row) in full.zip(&rows) {
            let assessment = evaluate(&PROGRAM, &facts(cells));
            for id in PROGRAM.statuses() {
                let status = RULES.rulebook.status(*id);
                let outcome = assessment.outcome(*id);
                let cell = |name: &str| &row[column(format!("{}.{name}", status.id))];
                prop_assert_eq!(cell("verdict"), outcome.verdict.id());
                prop_assert_eq!(cell("confirmed-verdict"), outcome.confirmed.id());
                if status.points.is_some() {
                    prop_assert_eq!(cell("points-min"), &assessment.points(*id).min().to_string());
                    prop_assert_eq!(cell("points-max"), &assessment.points(*id).max().to_string());
                }
                let mut gaps = Gaps::new(&RULES.rulebook);
                PROGRAM.gaps(&assessment, *id, &mut gaps);
                let vocabulary = &RULES.rulebook.vocabulary;
                let names: Vec<&str> = gaps.facts().map(|fact| vocabulary.fact(fact).name.as_str()).collect();
                prop_assert_eq!(cell("missing"), &names.join(" "));
            }
        }
    }

    #[test]
    fn any_bytes_are_rows_or_bad_rows(bytes in prop::collection::vec(prop::sample::select(b"\"\",,\n\r\ta1{}:[]\\x\xff=-9".to_vec()), 0..600)) {
        let mut text = b"id,person.age,note\n".to_vec();
        text.extend(&bytes);
        let alone = ran(&CSV, &text);
        let together = ran(&How { threads: 2, ..CSV }, &text);
        prop_assert_eq!(alone.out, together.out);
        prop_assert_eq!(alone.tally, together.tally);
        ran(&LINES, &bytes);
    }
}

#[test]
fn explained_lines_say_what_a_single_check_says() {
    let vocabulary = &RULES.rulebook.vocabulary;
    let people = [
        r#"{"id":"a","person":{"degree":"master","age":29},"offer.annual-salary":6500000}"#,
        r#"{"person.degree":"doctorate","person.career":10,"offer":{"annual-salary":"30M"}}"#,
        r#"{"offer.field":"nursing-care","person.skill-tests-ssw-1":["nursing-care"],"note":"x"}"#,
        "{}",
    ];
    let out = ran(&How { explain: true, ..LINES }, people.join("\n").as_bytes()).out;
    for (line, person) in out.lines().zip(people) {
        let line: Value = serde_json::from_str(line).unwrap();
        let input: Value = serde_json::from_str(person).unwrap();
        assert_eq!(line["input"], input);
        let mut sources = zairyu::internal::source::Sources::default();
        let mut found = zairyu::internal::diagnostic::Diagnostics::default();
        let file = sources.add("case", person.to_string());
        let mut tree = zairyu::internal::json::parse_json(&sources, file, &mut found);
        if let zairyu::internal::tree::Tree::Table(entries) = &mut tree.value {
            entries.retain(|(name, _)| !["id", "note"].contains(&name.value.as_str()));
        }
        let case = zairyu::internal::facts::read_case(vocabulary, &tree, &mut found);
        assert!(found.is_sound(), "{person}");
        let assessment = evaluate(&PROGRAM, &case.facts);
        let report = zairyu::internal::explain::explain(&PROGRAM, &case, &assessment);
        let single: Value =
            serde_json::from_str(&zairyu::internal::render::json_report(&report)).unwrap();
        for (batch, single) in
            line["statuses"].as_array().unwrap().iter().zip(single["statuses"].as_array().unwrap())
        {
            same(batch, single, &single["id"].to_string());
        }
    }
}

/// Everything that `batch` says, `single` says too.
fn same(batch: &Value, single: &Value, path: &str) {
    match (batch, single) {
        (Value::Object(batch), Value::Object(single)) => {
            // What decides a verdict is a sentence in a report.
            for (name, value) in batch.iter().filter(|(name, _)| *name != "because") {
                let other = single.get(name).unwrap_or_else(|| panic!("{path} lacks {name}"));
                same(value, other, &format!("{path}.{name}"));
            }
        }
        (Value::Array(batch), Value::Array(single)) => {
            assert_eq!(batch.len(), single.len(), "{path}");
            for (at, (batch, single)) in batch.iter().zip(single).enumerate() {
                same(batch, single, &format!("{path}[{at}]"));
            }
        }
        (batch, single) => assert_eq!(batch, single, "{path}"),
    }
}

#[test]
fn files_as_recruiters_have_them() {
    // Windows line ends, blank rows at the end, full-width digits, a column that means nothing.
    let text = "id,memo,offer.annual-salary\r\na,x,６５００００００\r\n\r\nb,,3M\r\n,,\r\n,,\r\n";
    let found = ran(&CSV, text.as_bytes());
    assert_eq!((found.tally.read, found.tally.blank), (2, 2));
    assert!(found.out.contains("a,x,６５００００００,"));
    // Bad cells and rows are named by row, line and column; the others go on.
    let text = "id,person.age\na,29\nb,old\nc,1,2\nd\n\ne,30\n";
    let found = ran(&CSV, text.as_bytes());
    assert_eq!(codes(&found), [(2, 3, "bad-value"), (3, 4, "row-length"), (4, 5, "row-length")]);
    assert_eq!(found.rejects[0].id.as_deref(), Some("b"));
    assert_eq!(found.rejects[0].column.as_deref(), Some("person.age"));
    assert_eq!(found.rejects[0].value.as_deref(), Some("old"));
    assert_eq!(found.tally.written, 2);
    // Nothing of a bad row stays with the next one.
    let text = "person.degree,person.age\nmaster,x\n,\n,30\n";
    let (_, rows) = table(&ran(&CSV, text.as_bytes()).out);
    let (_, fresh) = table(&ran(&CSV, b"person.degree,person.age\n,30\n").out);
    assert_eq!(rows, fresh);
}

#[test]
fn a_quote_that_never_closes_loses_one_row() {
    let many: String = (0..70_000).map(|row| format!("c{row},30,\n")).collect();
    let text = format!("id,person.age,note\na,29,\"x\ny\"\nb,29,\"open\n{many}");
    let found = ran(&CSV, text.as_bytes());
    assert_eq!(codes(&found), [(2, 4, "open-quote")]);
    assert_eq!(found.tally.written, 70_001);
    let together = ran(&How { threads: 4, ..CSV }, text.as_bytes());
    assert_eq!(found.out, together.out);
}

#[test]
fn quoted_line_breaks_are_part_of_a_row_wherever_blocks_are_cut() {
    let rows: String = (0..20_000)
        .map(|row| format!("c{row},\"a \"\"b\"\",\n\r\nc\",{}\r\n", 20 + row % 40))
        .collect();
    let text = format!("id,note,person.age\r\n{rows}");
    let found = ran(&CSV, text.as_bytes());
    assert_eq!((found.tally.read, found.tally.rejected), (20_000, 0));
    let (_, back) = table(&found.out);
    assert_eq!(back[19_999][..3], ["c19999", "a \"b\",\n\r\nc", "59"]);
    let lines: String = found.out.lines().skip(1).take(3).collect();
    assert!(lines.starts_with("c0,\"a \"\"b\"\","));
}

#[test]
fn an_enormous_cell_is_carried_through_and_a_row_past_all_bounds_is_named() {
    let text = format!("id,note,person.age\na,{},30\nb,,31\n", "x".repeat(10 << 20));
    assert_eq!(ran(&CSV, text.as_bytes()).tally.written, 2);
    let text = format!("id,note,person.age\na,{},30\nb,,31\n", "x".repeat(17 << 20));
    let found = ran(&CSV, text.as_bytes());
    assert_eq!(codes(&found), [(1, 2, "row-too-long")]);
    assert_eq!(found.tally.written, 1);
    assert!(found.out.contains("\nb,,31,"));
}

#[test]
fn bytes_that_are_no_text_reject_their_row_only() {
    let found = ran(&CSV, b"id,person.age\na,29\nb\xff,30\nc,31\n");
    assert_eq!(codes(&found), [(2, 3, "row-not-text")]);
    assert_eq!(found.tally.written, 2);
}

#[test]
fn cells_that_spreadsheets_run_are_kept_from_it_reversibly() {
    let text = "id,note,person.age\na,=HYPERLINK(\"x\"),29\nb,'quoted,30\nc,\"-1,2\",31\n";
    let (_, rows) = table(&ran(&CSV, text.as_bytes()).out);
    let notes: Vec<&str> = rows.iter().map(|row| row[1].as_str()).collect();
    assert_eq!(notes, ["'=HYPERLINK(\"x\")", "''quoted", "'-1,2"]);
    // Not where no spreadsheet reads.
    let lines = ran(&How { shape: ResultShape::Lines, ..CSV }, text.as_bytes()).out;
    assert!(lines.contains("\"note\":\"=HYPERLINK(\\\"x\\\")\""));
}

#[test]
fn lines_that_are_not_objects_or_give_twice_are_named() {
    let text = "{\"person.age\":29}\n[1]\n\n{\"person.age\":29,\"person\":{\"age\":30}}\n{\"person.age\":[1]}\n{\"person.age\":\"x\"}\n{\"person.age\":null}\n";
    let found = ran(&LINES, text.as_bytes());
    let expected =
        [(2, 2, "bad-line"), (3, 4, "given-twice"), (4, 5, "wrong-type"), (5, 6, "bad-value")];
    assert_eq!(codes(&found), expected);
    assert_eq!(found.tally.written, 2);
}

#[test]
fn only_and_near_choose_rows() {
    let head = "id,person.degree,person.career,offer.annual-salary,person.age";
    let text = format!(
        "{head}\na,none,0,3000000,50\nb,doctorate,10,9000000,50\nc,doctorate,10,2000000,50\n"
    );
    let all = ran(&CSV, text.as_bytes());
    let only = ran(&How { only: vec![Verdict::Qualifies], ..CSV }, text.as_bytes());
    assert_eq!(only.tally.written + only.tally.left_out, all.tally.written);
    assert_eq!(only.tally.verdicts, all.tally.verdicts);
    let near = ran(
        &How { near: NearLimits { points: Some(1), criteria: Some(1) }, ..CSV },
        text.as_bytes(),
    );
    assert!(near.out.contains("\nc,doctorate"), "one criterion short:\n{}", near.out);
    assert!(near.tally.nearest.iter().all(|near| near.by.short() <= 1));
}

#[test]
fn a_long_table_has_a_row_for_every_row_and_status() {
    let text = "id,person.age\n007,29\n";
    let (head, rows) =
        table(&ran(&How { shape: ResultShape::Long(b','), ..CSV }, text.as_bytes()).out);
    assert_eq!(head[..4], ["row", "id", "status", "verdict"]);
    assert_eq!(rows.len(), PROGRAM.statuses().len());
    assert!(rows.iter().all(|row| row[0] == "1" && row[1] == "007"));
}

#[test]
fn the_first_bad_row_ends_a_strict_batch() {
    let vocabulary = &RULES.rulebook.vocabulary;
    for threads in [1, 3] {
        let text = "person.age\n29\nx\ny\n";
        let mut blocks = Blocks::new(text.as_bytes(), InputForm::Separated(b','));
        let header = blocks.header().unwrap().unwrap();
        let columns = Columns::of_table(vocabulary, headings(b',', &header), &[]).unwrap();
        let plan = Plan {
            taken_on: None,
            program: &PROGRAM,
            form: InputForm::Separated(b','),
            sheet: None,
            columns,
            map: Vec::new(),
            shape: ResultShape::Wide(b','),
            explain: false,
            only: Vec::new(),
            near: NearLimits::default(),
            picked: Picked::default(),
            set: Candidate::empty(vocabulary),
            line_by_line: false,
            headed: true,
            bad_cells: BadCells::Reject,
        };
        let mut out = Vec::new();
        let mut outlet = ResultOutlet { out: &mut out, reject: &mut |_| panic!("strict") };
        let stopped = run(&plan, blocks, threads, true, &mut outlet);
        let Err(Stopped::Strict(reasons)) = stopped else { panic!("{stopped:?}") };
        assert_eq!((reasons[0].row, reasons[0].line), (2, Some(3)));
    }
}

#[test]
fn a_result_that_cannot_be_written_is_a_failure() {
    struct Full;
    impl std::io::Write for Full {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let columns = Columns::of_lines(&RULES.rulebook.vocabulary, &[]).unwrap();
    let plan = Plan {
        taken_on: None,
        program: &PROGRAM,
        form: InputForm::Lines,
        sheet: None,
        columns,
        map: Vec::new(),
        shape: ResultShape::Lines,
        explain: false,
        only: Vec::new(),
        near: NearLimits::default(),
        picked: Picked::default(),
        set: Candidate::empty(&RULES.rulebook.vocabulary),
        line_by_line: false,
        headed: true,
        bad_cells: BadCells::Reject,
    };
    for threads in [1, 2] {
        let blocks = Blocks::new(&b"{}\n{}\n"[..], InputForm::Lines);
        let mut outlet = ResultOutlet { out: &mut Full, reject: &mut |_| Ok(()) };
        let stopped = run(&plan, blocks, threads, false, &mut outlet);
        assert!(matches!(stopped, Err(Stopped::Write(_))));
    }
}

#[test]
fn what_a_row_contradicts_is_what_a_single_check_finds() {
    let (rulebook, vocabulary) = (&RULES.rulebook, &RULES.rulebook.vocabulary);
    let whole = rulebook.on_whole(PROGRAM.day());
    // Days just before or past a month are no days that anybody could write.
    let readable = |fact: FactId, words: &[i64]| {
        let mut facts = Facts::new(vocabulary);
        facts.set_words(vocabulary, fact, words);
        let (kind, value) = (vocabulary.fact(fact).kind, facts.get(vocabulary, fact));
        let written = value.as_ref().map(|value| value.plain(kind, vocabulary));
        written.is_some_and(|words| parse(&words, kind, vocabulary).ok().flatten() == value)
    };
    let mut columns = whole.palette();
    columns.retain(|(fact, _)| !vocabulary.fact(*fact).attribute);
    columns.iter_mut().for_each(|(fact, values)| values.retain(|words| readable(*fact, words)));
    columns.retain(|(_, values)| !values.is_empty());
    let names: Vec<&str> =
        columns.iter().map(|(fact, _)| vocabulary.fact(*fact).name.as_str()).collect();
    let (mut text, mut expected) = (names.join(",") + "\n", Vec::new());
    for row in 0..70_usize {
        let mut facts = Facts::new(vocabulary);
        let mut cells = Vec::new();
        for (at, (fact, values)) in columns.iter().enumerate() {
            // A stream of numbers that has no pattern the rules could have.
            let pick = (row * 7919 + at * 104_729).wrapping_mul(2_654_435_761) >> 7;
            if pick % 3 > 0 {
                facts.set_words(vocabulary, *fact, &values[pick / 3 % values.len()]);
            }
        }
        // A row holds nothing that would be asked back.
        let odd = |facts: &Facts| {
            let mut facts_of = columns.iter().map(|(fact, _)| *fact);
            facts_of.find(|fact| vocabulary.odd(facts, *fact, PROGRAM.day()).is_some())
        };
        while let Some(fact) = odd(&facts) {
            facts.unset(vocabulary, fact);
        }
        for (fact, _) in &columns {
            let (kind, value) = (vocabulary.fact(*fact).kind, facts.get(vocabulary, *fact));
            cells.push(value.map(|value| value.plain(kind, vocabulary)).unwrap_or_default());
        }
        text.push_str(&(cells.join(",") + "\n"));
        let mut found = conflicts(rulebook, PROGRAM.day(), &facts);
        // Summaries give way in the verdicts asked for.
        let outweighed = PROGRAM.outweighed(&evaluate(&PROGRAM, &facts), PROGRAM.statuses());
        found.retain(|one| outweighed.iter().all(|other| other.fact != one.fact));
        found.extend(outweighed);
        let mut found: Vec<[String; 3]> = found
            .iter()
            .map(|conflict| {
                let fact = vocabulary.fact(conflict.fact);
                let [given, derived] = [&conflict.given, &conflict.derived]
                    .map(|value| value.plain(fact.kind, vocabulary));
                [fact.name.clone(), given, derived]
            })
            .collect();
        found.sort();
        expected.push(found);
    }
    let found = ran(&How { shape: ResultShape::Lines, ..CSV }, text.as_bytes());
    assert!(found.rejects.is_empty(), "{:?}", found.rejects);
    let lines: Vec<Value> =
        found.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    for (line, expected) in lines.iter().zip(&expected) {
        let conflicts = line["conflicts"].as_array().cloned().unwrap_or_default();
        let part = |one: &Value, name: &str| one[name].as_str().unwrap().to_string();
        let mut found: Vec<[String; 3]> = conflicts
            .iter()
            .map(|one| ["fact", "given", "derived"].map(|name| part(one, name)))
            .collect();
        found.sort();
        assert_eq!(&found, expected, "{line}");
    }
    let rows = expected.iter().filter(|found| !found.is_empty()).count();
    assert!(rows > 10, "{rows}");
    assert_eq!(found.tally.contradicting, rows as u64);
    assert_eq!(found.tally.contradictions.len(), 10);
    // Verdicts are as without the question.
    let (_, alone) = table(&ran(&CSV, text.as_bytes()).out);
    for (line, row) in lines.iter().zip(&alone) {
        assert_eq!(line["statuses"][0]["verdict"], row[columns.len()].as_str());
    }
}

#[test]
fn every_bad_cell_of_a_row_is_named_and_the_row_counts_once() {
    let table =
        b"id,person.age,person.degree,offer.annual-salary\na,old,wise,lots\nb,29,master,6M\n";
    let line = b"{\"id\":\"a\",\"person\":{\"age\":\"old\",\"degree\":[1]},\"offer.annual-salary\":\"lots\"}\n{\"person.age\":29}";
    for (how, text) in [(&CSV, &table[..]), (&LINES, &line[..])] {
        let found = ran(how, text);
        let columns: Vec<&str> =
            found.rejects.iter().map(|reject| reject.column.as_deref().unwrap()).collect();
        assert_eq!(columns, ["person.age", "person.degree", "offer.annual-salary"]);
        assert!(
            found.rejects.iter().all(|reject| (reject.row, reject.id.as_deref()) == (1, Some("a")))
        );
        assert_eq!((found.tally.read, found.tally.written, found.tally.rejected), (2, 1, 1));
    }
    let answered = ran(&How { line_by_line: true, ..CSV }, table).out;
    let reasons =
        "bad-value person.age; unknown-choice person.degree; bad-value offer.annual-salary";
    assert!(answered.lines().nth(1).unwrap().ends_with(reasons), "{answered}");
    let answered = ran(&How { line_by_line: true, ..LINES }, line).out;
    let answered: Value = serde_json::from_str(answered.lines().next().unwrap()).unwrap();
    assert_eq!(answered["error"]["column"], "person.age");
    assert_eq!(answered["more-errors"][1]["column"], "offer.annual-salary");
    // A line that breaks off says that, and nothing else.
    assert_eq!(codes(&ran(&LINES, b"{\"person.age\":\"old\",")), [(1, 1, "bad-line")]);
}

#[test]
fn line_by_line_every_line_comes_out_in_its_place() {
    let how = How { line_by_line: true, ..CSV };
    let body = b"a,29\r\nb,old\nc,30,1\n\n,\n\"d\nd\",31\nd\xff,32\ne,\"33\"";
    let text = [b"id,person.age\n".as_slice(), body].concat();
    let found = ran(&how, &text);
    let lines: Vec<&str> = found.out.lines().collect();
    let input = body.split(|byte| *byte == b'\n').count();
    assert_eq!(lines.len(), input + 1, "{}", found.out);
    let ends: Vec<&str> =
        lines.iter().skip(1).map(|line| line.rsplit(',').next().unwrap()).collect();
    let expected: [&str; 9] = [
        "",
        "bad-value person.age",
        "row-length",
        "row-length",
        "",
        "open-quote",
        "",
        "row-not-text",
        "",
    ];
    assert_eq!(ends, expected);
    // All lines have as many cells as the header.
    let (head, rows) = table(&found.out);
    assert!(rows.iter().all(|row| row.len() == head.len()));
    assert_eq!(rows[1][..2], ["b", "old"]);
    // Judged as they are without it.
    let (_, alone) = table(&ran(&CSV, b"id,person.age\na,29\n").out);
    assert_eq!(rows[0][..rows[0].len() - 1], alone[0]);
    assert_eq!(found.out, ran(&How { threads: 3, line_by_line: true, ..CSV }, &text).out);
}

#[test]
fn without_a_header_none_comes_out() {
    let vocabulary = &RULES.rulebook.vocabulary;
    let names = headings(b',', b"id,person.age");
    let columns = Columns::of_table(vocabulary, names, &[]).unwrap();
    let plan = Plan {
        taken_on: None,
        program: &PROGRAM,
        form: InputForm::Separated(b'\t'),
        sheet: None,
        columns,
        map: Vec::new(),
        shape: ResultShape::Wide(b'\t'),
        explain: false,
        only: Vec::new(),
        near: NearLimits::default(),
        picked: Picked::default(),
        set: Candidate::empty(vocabulary),
        line_by_line: true,
        headed: false,
        bad_cells: BadCells::Reject,
    };
    let mut out = Vec::new();
    let blocks = Blocks::new(&b"a\t29\nb\t30\n"[..], InputForm::Separated(b'\t')).by_line(true);
    let mut outlet = ResultOutlet { out: &mut out, reject: &mut |_| panic!("none is bad") };
    run(&plan, blocks, 1, false, &mut outlet).unwrap();
    let out = String::from_utf8(out).unwrap();
    let starts: Vec<&str> = out.lines().map(|line| &line[..5]).collect();
    assert_eq!(starts, ["a\t29\t", "b\t30\t"]);
}

#[test]
fn lines_of_json_come_out_one_for_one() {
    let how = How { line_by_line: true, ..LINES };
    let text = "{\"person.age\":29}\n\n[1]\n{\"id\":\"x\",\"person.age\":\"old\"}\n{}";
    let out = ran(&how, text.as_bytes()).out;
    let lines: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let codes: Vec<Option<&str>> =
        lines.iter().map(|line| line["error"]["code"].as_str()).collect();
    assert_eq!(codes, [None, Some("bad-line"), Some("bad-line"), Some("bad-value"), None]);
    assert_eq!(lines[3]["error"]["column"], "person.age");
    let rows: Vec<u64> = lines.iter().map(|line| line["row"].as_u64().unwrap()).collect();
    assert_eq!(rows, [1, 2, 3, 4, 5]);
}

#[test]
fn a_comparison_says_what_two_batches_say() {
    let people = "id,person.degree,person.career,offer.annual-salary,person.age,person.nationality,offer.field,person.status\n";
    let body: String = (0..600)
        .map(|row| {
            let pick =
                |column: usize, step: usize| VALUES[column][(row / step) % VALUES[column].len()];
            let field = ["nursing-care", "construction", ""][row % 3];
            let salary = pick(2, 7).replace(',', "");
            format!("r{row},{},{},{salary},{},,{field},\n", pick(0, 1), pick(1, 5), pick(4, 2))
        })
        .collect();
    let text = format!("{people}{body}bad,,,,x,,,\n");
    let later = RULES.rulebook.on(Day::new(2027, 4, 1).unwrap());
    let vocabulary = &RULES.rulebook.vocabulary;
    let plan = |program, shape| Plan {
        taken_on: None,
        program,
        form: InputForm::Separated(b','),
        sheet: None,
        columns: Columns::of_table(vocabulary, headings(b',', people.as_bytes()), &[]).unwrap(),
        map: Vec::new(),
        shape,
        explain: false,
        only: Vec::new(),
        near: NearLimits::default(),
        picked: Picked::default(),
        set: Candidate::empty(vocabulary),
        line_by_line: false,
        headed: true,
        bad_cells: BadCells::Reject,
    };
    let long = |program| {
        let plan = plan(program, ResultShape::Long(b','));
        let mut blocks = Blocks::new(text.as_bytes(), plan.form);
        blocks.header().unwrap();
        let mut out = Vec::new();
        let mut outlet = ResultOutlet { out: &mut out, reject: &mut |_| Ok(()) };
        run(&plan, blocks, 1, false, &mut outlet).unwrap();
        table(&String::from_utf8(out).unwrap()).1
    };
    let (before, after) = (long(&*PROGRAM), long(&later));
    let key = |row: &Vec<String>| row[..3].to_vec();
    let expected: Vec<Vec<String>> = before
        .iter()
        .zip(&after)
        .inspect(|(one, other)| assert_eq!(key(one), key(other)))
        .filter(|(one, other)| one[3] != other[3] || one[5..7] != other[5..7])
        .map(|(one, other)| {
            let pairs = [&one[..4], &other[3..4], &one[5..7], &other[5..7]];
            pairs.concat()
        })
        .collect();
    assert!(expected.len() > 100, "something changes: {}", expected.len());
    for threads in [1, 3] {
        let shape = ResultShape::Differences(Difference::Table(b','));
        let (one, other) = (plan(&*PROGRAM, shape), plan(&later, shape));
        let mut blocks = Blocks::new(text.as_bytes(), one.form);
        blocks.header().unwrap();
        let (mut out, mut rejects) = (Vec::new(), 0);
        let mut reject = |_: &Reject| {
            rejects += 1;
            Ok(())
        };
        let mut outlet = ResultOutlet { out: &mut out, reject: &mut reject };
        let tally = compare([&one, &other], blocks, threads, false, &mut outlet).unwrap();
        let (head, rows) = table(&String::from_utf8(out).unwrap());
        assert_eq!(head, CHANGED);
        let found: Vec<Vec<String>> = rows.iter().map(|row| row[..9].to_vec()).collect();
        assert_eq!(found, expected);
        assert!(rows.iter().all(|row| !row[9].is_empty()), "every change has a reason");
        let flipped = expected.iter().filter(|row| row[3] != row[4]).count();
        assert_eq!(tally.flips.values().sum::<u64>(), flipped as u64);
        assert_eq!((tally.read, tally.rejected, rejects), (601, 1, 1));
        assert_eq!(tally.read, tally.written + tally.left_out + tally.rejected);
    }
}

#[test]
fn people_of_whom_only_points_change_are_listed() {
    let text = "id,offer.contract,offer.activity,person.degree,person.career,offer.annual-salary,person.age\n\
        a,yes,technical,master,7,8500000,29\n";
    let vocabulary = &RULES.rulebook.vocabulary;
    let statuses: Vec<_> = RULES.rulebook.find_status("hsp-1-b").into_iter().collect();
    let program = RULES.rulebook.on_for(PROGRAM.day(), &statuses);
    let shape = ResultShape::Differences(Difference::Table(b','));
    let plan = |set: &str| {
        let (mut sources, mut found) = Default::default();
        let mut case = Candidate::empty(vocabulary);
        set_facts(vocabulary, &mut case, &[set.to_string()], &mut sources, &mut found);
        Plan {
            program: &program,
            form: InputForm::Separated(b','),
            sheet: None,
            columns: Columns::of_table(vocabulary, headings(b',', text.as_bytes()), &[]).unwrap(),
            map: Vec::new(),
            shape,
            explain: false,
            only: Vec::new(),
            near: NearLimits::default(),
            picked: Picked::default(),
            set: case,
            taken_on: None,
            line_by_line: false,
            headed: true,
            bad_cells: BadCells::Reject,
        }
    };
    let (one, other) = (plan("person.jlpt=none"), plan("person.jlpt=n1"));
    let mut blocks = Blocks::new(text.as_bytes(), one.form);
    blocks.header().unwrap();
    let mut out = Vec::new();
    let mut outlet = ResultOutlet { out: &mut out, reject: &mut |_| Ok(()) };
    let tally = compare([&one, &other], blocks, 1, false, &mut outlet).unwrap();
    let (_, rows) = table(&String::from_utf8(out).unwrap());
    assert_eq!((tally.written, tally.moved, rows.len()), (1, 1, 1), "{rows:?}");
    assert_eq!((&rows[0][3], rows[0][5] == rows[0][7]), (&rows[0][4], false), "{rows:?}");
    assert!(rows[0][9].contains("japanese"), "{rows:?}");
}

#[test]
fn rows_are_counted_without_being_judged() {
    let text = "person.age\n1\n2\n\n3\n";
    let within = |most| {
        let mut blocks = Blocks::new(text.as_bytes(), InputForm::Separated(b','));
        blocks.header().unwrap();
        blocks.within(most).unwrap()
    };
    assert_eq!([2, 3, 4].map(within), [false, true, true]);
}

#[cfg(not(feature = "columnar"))]
#[test]
fn a_build_without_columns_says_so() {
    for args in [&["people.parquet"][..], &["people.csv", "-o", "people.arrow"]] {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_zairyu"));
        let output = command.arg("batch").args(args).env("LC_ALL", "C").output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.starts_with("error: this build does not read or write "), "{said}");
        assert!(said.contains("hint: rebuild with `--features columnar`"), "{said}");
    }
}
