//! Workbooks: what people and programs put into cells is read as it is meant, what is written can
//! be read again, and a hostile file is refused with one clear word.

use calamine::{Reader, Xlsx};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook as Book};
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::sync::LazyLock;
use zairyu::internal::batch::{
    BadCells, Blocks, CELL, Columns, InputForm, Mapping, NearLimits, Picked, Plan, ROW, Reject,
    ResultOutlet, ResultShape, Tally, cell_name, headings, run,
};
use zairyu::internal::calendar::Day;
use zairyu::internal::evaluate::Program;
use zairyu::internal::explain::fact_sheets;
use zairyu::internal::facts::{Candidate, Headings};
use zairyu::internal::render::{Languages, Page};
use zairyu::internal::rules::RuleSet;
use zairyu::internal::workbook::{
    Limit, UnreadableWorkbook, Workbook, WorkbookResults, csv_template, xlsx_template,
};
use zip::ZipArchive;
use zip::write::SimpleFileOptions;

static RULES: LazyLock<RuleSet> = LazyLock::new(RuleSet::embedded);
static PROGRAM: LazyLock<Program<'static>> =
    LazyLock::new(|| RULES.rulebook.on(Day::new(2026, 11, 20).unwrap()));

fn page(languages: Languages) -> Page {
    Page { width: 80, color: false, languages }
}

fn known(names: &[String]) -> usize {
    let vocabulary = &RULES.rulebook.vocabulary;
    let mapping = Mapping::default();
    Columns::count(&Headings::of(vocabulary), vocabulary, names, &mapping.by_heading())
}

/// Header, first row behind it, and the rows of a sheet.
type Table = (Vec<String>, u64, Vec<Vec<String>>);

fn table(bytes: Vec<u8>, sheet: Option<&str>) -> Result<Table, UnreadableWorkbook> {
    within(bytes, sheet, Limit::USUAL)
}

fn within(bytes: Vec<u8>, sheet: Option<&str>, limit: Limit) -> Result<Table, UnreadableWorkbook> {
    let mut book = Workbook::open(Box::new(Cursor::new(bytes)), limit)?;
    let sheet = book.sheet(sheet)?;
    let (begin, mut rows) = book.rows(&sheet, known)?;
    let mut stream = Vec::new();
    if let Err(error) = rows.read_to_end(&mut stream) {
        return Err(*error.into_inner().unwrap().downcast().unwrap());
    }
    let text = String::from_utf8(stream).unwrap();
    let row = |row: &str| row.split(char::from(CELL)).map(str::to_string).collect();
    let rows = text.split_terminator(char::from(ROW)).map(row).collect();
    Ok((begin.header, begin.row, rows))
}

struct Ran {
    out: Vec<u8>,
    rejects: Vec<Reject>,
    tally: Tally,
}

/// Judges the rows of a workbook or of CSV.
fn judged(input: &[u8], form: InputForm, shape: ResultShape) -> Ran {
    let vocabulary = &RULES.rulebook.vocabulary;
    let plan = |columns, sheet| Plan {
        taken_on: None,
        program: &PROGRAM,
        form,
        sheet,
        columns,
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
    if form != InputForm::Sheet {
        let mut blocks = Blocks::new(input, form);
        let header = blocks.header().unwrap().unwrap();
        let columns = Columns::of_table(vocabulary, headings(b',', &header), &[]).unwrap();
        return ran(&plan(columns, None), blocks);
    }
    let bytes = Cursor::new(input.to_vec());
    let mut book = Workbook::open(Box::new(bytes), Limit::USUAL).unwrap();
    let sheet = book.sheet(None).unwrap();
    let (begin, rows) = book.rows(&sheet, known).unwrap();
    let columns = Columns::of_table(vocabulary, begin.header, &[]).unwrap();
    ran(&plan(columns, Some(sheet)), Blocks::new(rows, InputForm::Sheet).beginning_at(begin.row))
}

fn ran<R: Read + Send>(plan: &Plan<'_>, blocks: Blocks<R>) -> Ran {
    let (mut out, mut rejects) = (Vec::new(), Vec::new());
    if plan.shape != ResultShape::Cells {
        let mut reject = |reject: &Reject| {
            rejects.push(reject.clone());
            Ok(())
        };
        let mut outlet = ResultOutlet { out: &mut out, reject: &mut reject };
        let tally = run(plan, blocks, 2, false, &mut outlet).unwrap();
        return Ran { out, rejects, tally };
    }
    let folder = tempfile::tempdir().unwrap();
    let mut results = WorkbookResults::new(plan, &page(Languages::En), folder.path()).unwrap();
    let mut reject = |reject: &Reject| {
        rejects.push(reject.clone());
        Ok(())
    };
    let mut outlet = ResultOutlet { out: &mut results, reject: &mut reject };
    let tally = run(plan, blocks, 2, false, &mut outlet).unwrap();
    for reject in &rejects {
        results.reject(reject).unwrap();
    }
    results.finish(&tally, "0000", &mut out).unwrap();
    Ran { out, rejects, tally }
}

fn saved(mut book: Book) -> Vec<u8> {
    book.save_to_buffer().unwrap()
}

#[test]
fn cells_are_read_as_a_reader_of_the_sheet_sees_them() {
    let mut book = Book::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "Candidates of November").unwrap();
    let names = [
        "id",
        "person.birth-date",
        "offer.annual-salary",
        "organization.rd-ratio",
        "person.designated-university",
        "person.career",
        "memo",
    ];
    for (column, name) in (0..).zip(names) {
        sheet.write(2, column, name).unwrap();
    }
    let day = ExcelDateTime::from_ymd(1995, 4, 1).unwrap();
    let format = |code: &str| Format::new().set_num_format(code);
    sheet.write_with_format(4, 0, 7, &format("00000")).unwrap();
    sheet.write_with_format(4, 1, &day, &format("yyyy/m/d")).unwrap();
    sheet.write_with_format(4, 2, 6_500_000, &format("#,##0")).unwrap();
    sheet.write_with_format(4, 3, 0.0301, &format("0.00%")).unwrap();
    sheet.write(4, 4, true).unwrap();
    sheet.write(4, 5, 4.5).unwrap();
    sheet.write(4, 6, "two\nlines, \"quoted\"").unwrap();
    sheet.write(6, 0, "007").unwrap();
    sheet.write(6, 2, "６５０万").unwrap();
    let (header, row, rows) = table(saved(book), None).unwrap();
    assert_eq!((header, row), (names.map(str::to_string).to_vec(), 4));
    let empty = vec![String::new()];
    assert_eq!(rows[0], empty, "a row that the sheet leaves out is a row all the same");
    let expected =
        ["00007", "1995-04-01", "6500000", "3.01%", "true", "4.5", "two\nlines, \"quoted\""];
    assert_eq!(rows[1], expected);
    assert_eq!(rows[3], ["007", "", "６５０万", "", "", "", ""]);
    assert_eq!(rows.len(), 4);
}

#[test]
fn a_bad_cell_is_named_as_the_spreadsheet_names_it() {
    let mut book = Book::new();
    let sheet = book.add_worksheet().set_name("My people").unwrap();
    for (column, name) in (1..).zip(["id", "person.age"]) {
        sheet.write(3, column, name).unwrap();
    }
    for (row, age) in [(4, "29"), (7, "old"), (9, "#N/A"), (12, "31")] {
        sheet.write(row, 1, format!("c{row}")).unwrap().write(row, 2, age).unwrap();
    }
    sheet.write(11, 1, "over").unwrap().write(11, 25, "a note outside the table").unwrap();
    let ran = judged(&saved(book), InputForm::Sheet, ResultShape::Lines);
    let cells: Vec<(u64, &str)> =
        ran.rejects.iter().map(|reject| (reject.row, reject.cell.as_deref().unwrap())).collect();
    assert_eq!(cells, [(2, "'My people'!C8"), (3, "'My people'!C10"), (4, "'My people'!A12")]);
    assert_eq!((ran.tally.read, ran.tally.written), (5, 2));
    assert!(ran.rejects[0].json().contains("\"cell\":\"'My people'!C8\""));
}

/// A template, filled as somebody would: the example row and some of their own.
fn filled(languages: Languages) -> (Vec<u8>, String) {
    let rulebook = &RULES.rulebook;
    let all: Vec<_> = rulebook.status_ids().collect();
    let mut facts = fact_sheets(rulebook, &all, false);
    facts.retain(|fact| fact.question.is_some());
    let titles: Vec<_> = all.iter().map(|id| rulebook.status(*id).title.clone()).collect();
    let mut template = Vec::new();
    xlsx_template(rulebook, &facts, &titles, &page(languages), &mut template).unwrap();
    let mut reader = Xlsx::new(Cursor::new(template.clone())).unwrap();
    let name = reader.sheet_names()[0].clone();
    let range = reader.worksheet_range(&name).unwrap();
    let row = |at: usize| range.rows().nth(at).unwrap().iter().map(ToString::to_string);
    let (examples, names): (Vec<String>, Vec<String>) = (row(3).collect(), row(4).collect());
    let headed: Vec<String> = facts.iter().map(|fact| fact.name.clone()).collect();
    assert_eq!(names.join(",") + "\n", csv_template(&headed));
    let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    let line = examples.iter().map(quoted).collect::<Vec<_>>().join(",");
    (template, format!("{}{line}\n", csv_template(&headed)))
}

#[test]
fn what_a_template_asks_for_is_what_batch_reads() {
    for languages in [Languages::En, Languages::Ja, Languages::Both] {
        let (template, csv) = filled(languages);
        // Nothing is filled in: no rows, and the header is found under what explains it.
        let (header, row, rows) = table(template, None).unwrap();
        assert_eq!((header[0].as_str(), row, rows.len()), ("id", 6, 0));
        assert_eq!(known(&header), header.len());
        // Every example is a value of its column.
        let ran = judged(csv.as_bytes(), InputForm::Separated(b','), ResultShape::Lines);
        let why: Vec<_> = ran.rejects.iter().map(|reject| &reject.why.message.en).collect();
        assert_eq!(why, Vec::<&String>::new());
        assert_eq!(ran.tally.written, 1);
    }
}

#[test]
fn results_can_be_read_again_and_say_what_a_table_says() {
    let text = "id,memo,person.age,person.birth-date,offer.annual-salary,person.degree\n\
        007,=1+1,29,,6500000,master\n\
        b,\"x, y\",,1990-05-06,650万,bachelor\n\
        c,,old,,,\n\
        d,\"two\nlines\",,,,\n";
    let wide = judged(text.as_bytes(), InputForm::Separated(b','), ResultShape::Wide(b','));
    let book = judged(text.as_bytes(), InputForm::Separated(b','), ResultShape::Cells);
    assert_eq!(book.tally.verdicts, wide.tally.verdicts);
    let mut reader = csv::Reader::from_reader(&wide.out[..]);
    let heads: Vec<String> = reader.headers().unwrap().iter().map(str::to_string).collect();
    let (header, row, rows) = table(book.out.clone(), None).unwrap();
    // Words for people stand below the names.
    let header: Vec<&str> = header.iter().filter_map(|name| name.lines().next()).collect();
    assert_eq!((header, row), (heads.iter().map(String::as_str).collect(), 2));
    let words: BTreeMap<&str, String> = zairyu::internal::evaluate::Verdict::ALL
        .iter()
        .map(|verdict| (verdict.id(), zairyu::internal::explain::verdict_words(*verdict).en))
        .collect();
    for (record, row) in reader.records().zip(&rows) {
        for ((head, cell), found) in heads.iter().zip(record.unwrap().iter()).zip(row) {
            match head.rsplit('.').next().unwrap() {
                "verdict" | "confirmed-verdict" => assert_eq!(found, &words[cell]),
                "missing" | "why" => {
                    let named = cell.split_whitespace().count();
                    assert_eq!(found.lines().count(), named, "{head}: {found}");
                    assert!(named == 0 || found != cell, "{head}: {found} is no words");
                }
                // A workbook needs no apostrophe: its texts are never run.
                _ => assert_eq!(found, cell.trim_start_matches('\''), "{head}"),
            }
        }
    }
    assert_eq!(rows.len(), 3);
    let mut reader = Xlsx::new(Cursor::new(book.out.clone())).unwrap();
    let mut sheet = |name: &str| -> Vec<Vec<String>> {
        let range = reader.worksheet_range(name).unwrap();
        range.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect()
    };
    let rejected = sheet("Rejected rows");
    assert_eq!(rejected[1][..5], ["3", "line 4", "c", "person.age", "old"]);
    let summary = sheet("Summary");
    let count = |name: &str| summary.iter().find(|row| row[0] == name).map(|row| row[1].clone());
    assert_eq!(count("Rows read").as_deref(), Some("4"));
    // Judging the result again reads the same facts.
    let again = judged(&book.out, InputForm::Sheet, ResultShape::Lines);
    assert_eq!(again.tally.verdicts, book.tally.verdicts);
}

// ── hostile workbooks ────────────────────────────────────────────────────────────────────

/// A small workbook with one part changed, left out or added.
fn changed(part: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    let mut book = Book::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "id").unwrap().write(0, 1, "person.age").unwrap();
    sheet.write(1, 0, "a").unwrap().write(1, 1, 29).unwrap();
    let mut archive = ZipArchive::new(Cursor::new(saved(book))).unwrap();
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let name = file.name().unwrap().to_string();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        let text = if name == part { change(text) } else { text };
        writer.start_file(name, options).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

const SHEET: &str = "xl/worksheets/sheet1.xml";
const TEXTS: &str = "xl/sharedStrings.xml";

fn sheet_with(from: &'static str, to: &str) -> Vec<u8> {
    changed(SHEET, |text| {
        assert!(text.contains(from), "{text}");
        text.replacen(from, to, 1)
    })
}

#[test]
fn a_formula_counts_by_its_value_and_not_without_one() {
    let mut book = Book::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "person.age").unwrap();
    sheet.write(1, 0, Formula::new("=20+9").set_result("29")).unwrap();
    let (_, _, rows) = table(saved(book), None).unwrap();
    assert_eq!(rows, [["29"]]);
    let bare = sheet_with("<v>29</v>", "<f>20+9</f>");
    // It is no value of anything, so its cell is told as not read.
    assert_eq!(table(bare.clone(), None).unwrap().2, [["a", "=?"]]);
    let judged = judged(&bare, InputForm::Sheet, ResultShape::Wide(b','));
    assert_eq!((judged.tally.read, judged.tally.rejected), (1, 1));
}

#[test]
fn what_of_a_workbook_is_not_read_is_said() {
    let mut book = Book::new();
    let sheet = book.add_worksheet();
    for (at, name) in ["id", "person.age", "person.degree"].into_iter().enumerate() {
        sheet.write(0, u16::try_from(at).unwrap(), name).unwrap();
    }
    sheet.merge_range(1, 0, 2, 0, "a", &rust_xlsxwriter::Format::new()).unwrap();
    sheet.write(1, 1, 29).unwrap();
    sheet.write(2, 1, Formula::new("=20+9").set_result("29")).unwrap();
    sheet.write(1, 2, "master").unwrap();
    sheet.set_row_hidden(2).unwrap();
    book.add_worksheet().set_name("Old").unwrap().write(0, 0, "x").unwrap();
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("in.xlsx"), saved(book)).unwrap();
    let done = std::process::Command::new(env!("CARGO_BIN_EXE_zairyu"))
        .args(["batch", "in.xlsx", "-o", "out.xlsx", "--status", "j-find"])
        .env("LC_ALL", "C")
        .current_dir(folder.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    for part in [
        "other sheets are not read (1): Old",
        "merged ranges in the workbook: 1;",
        "hidden rows and columns in the workbook: 1;",
        "neither other sheets (1) nor formulas (1;",
        "rows read 2 = written 2",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
}

#[test]
fn another_workbook_is_never_opened() {
    let link = sheet_with("<v>29</v>", "<f>'[1]Pay'!$A$1+WEBSERVICE(\"http://x\")</f><v>29</v>");
    assert_eq!(table(link, None).unwrap().2, [["a", "29"]]);
}

#[test]
fn declared_dimensions_take_no_memory() {
    let huge = sheet_with("ref=\"A1:B2\"", "ref=\"A1:XFD1048576\"");
    assert_eq!(table(huge, None).unwrap().2, [["a", "29"]]);
    // Cells at the far end are rows and columns that a row is padded to, not a grid.
    let far = sheet_with(
        "</sheetData>",
        "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData>",
    );
    let (_, _, rows) = table(far, None).unwrap();
    assert_eq!((rows.len(), rows.last().unwrap().len()), (1_048_575, 16_384));
    let outside = sheet_with(
        "</sheetData>",
        "<row r=\"4294967295\"><c r=\"A4294967295\"><v>1</v></c></row></sheetData>",
    );
    assert!(table(outside, None).is_err());
    let back =
        sheet_with("</sheetData>", "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData>");
    assert!(matches!(table(back, None), Err(UnreadableWorkbook::Order { .. })));
}

#[test]
fn what_unpacks_to_too_much_is_refused_before_it_is_held() {
    let bomb = || sheet_with("</sheetData>", &format!("{}</sheetData>", " <row/>".repeat(4 << 20)));
    let limit = Limit(16 << 20);
    assert!(matches!(within(bomb(), None, limit), Err(UnreadableWorkbook::TooLarge { .. })));
    assert!(within(bomb(), None, Limit::USUAL).is_ok(), "the limit can be raised");
    let cell = format!("<v>29</v><is><t>{}</t></is>", "x".repeat(2 << 20));
    let long = sheet_with("<v>29</v>", &cell);
    assert!(matches!(table(long, None), Err(UnreadableWorkbook::TooLarge { .. })));
    let lie =
        changed(TEXTS, |text| text.replace("uniqueCount=\"3\"", "uniqueCount=\"99999999999999\""));
    assert!(matches!(table(lie, None), Err(UnreadableWorkbook::TooLarge { .. })));
    let texts = changed(TEXTS, |text| {
        text.replace("</sst>", &format!("{}</sst>", "<si><t/></si>".repeat(1 << 20)))
    });
    assert!(matches!(within(texts, None, limit), Err(UnreadableWorkbook::TooLarge { .. })));
    let formats = changed("xl/styles.xml", |text| {
        text.replace("</cellXfs>", &format!("{}</cellXfs>", "<xf/>".repeat(200_000)))
    });
    assert!(matches!(table(formats, None), Err(UnreadableWorkbook::TooLarge { .. })));
}

#[test]
fn broken_files_are_named_as_what_they_are() {
    for to in ["<v>29", "<v>29</w>", "<v>29</v><x"] {
        let error = table(sheet_with("<v>29</v>", to), None).unwrap_err();
        assert!(matches!(error, UnreadableWorkbook::Broken(_)), "{to}: {error:?}");
    }
    let whole = changed("", |text| text);
    for end in [0, 4, 30, whole.len() / 2, whole.len() - 1] {
        assert!(table(whole[..end].to_vec(), None).is_err(), "cut at {end}");
    }
    let words = b"id,person.age\na,29\n".to_vec();
    assert!(matches!(table(words, None), Err(UnreadableWorkbook::NoWorkbook)));
    let html = b"<html><table><tr><td>id</td></tr></table></html>".to_vec();
    assert!(matches!(table(html, None), Err(UnreadableWorkbook::NoWorkbook)));
    let other = changed("", |text| text);
    let error = table(other, Some("Pay")).unwrap_err();
    assert!(matches!(error, UnreadableWorkbook::NoSheet { known, .. } if known == ["Sheet1"]));
}

#[test]
fn old_and_encrypted_workbooks_are_told_apart() {
    let old = table(container("Workbook"), None).unwrap_err();
    assert!(matches!(old, UnreadableWorkbook::Old), "{old:?}");
    let encrypted = table(container("EncryptedPackage"), None).unwrap_err();
    assert!(matches!(encrypted, UnreadableWorkbook::Password), "{encrypted:?}");
}

/// The container in which Office keeps old and encrypted workbooks, with one stream of a name.
fn container(name: &str) -> Vec<u8> {
    let (free, end, table) = (0xffff_ffff_u32, 0xffff_fffe_u32, 0xffff_fffd_u32);
    let mut bytes = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    bytes.extend([0; 16]);
    for half in [0x3e_u16, 3, 0xfffe, 9, 6, 0, 0, 0] {
        bytes.extend(half.to_le_bytes());
    }
    for word in [0, 1, 1, 0, 4096, end, 0, end, 0, 0] {
        bytes.extend(word.to_le_bytes());
    }
    while bytes.len() < 512 {
        bytes.extend(free.to_le_bytes());
    }
    for word in [table, end].into_iter().chain(std::iter::repeat(free)).take(128) {
        bytes.extend(word.to_le_bytes());
    }
    for (name, kind, child) in [("Root Entry", 5, 1), (name, 2, free), ("", 0, free), ("", 0, free)]
    {
        bytes.extend(entry(name, kind, child, end));
    }
    bytes
}

fn entry(name: &str, kind: u8, child: u32, end: u32) -> Vec<u8> {
    let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let length = u16::try_from(if name.is_empty() { 0 } else { entry.len() + 2 }).unwrap();
    entry.resize(64, 0);
    entry.extend(length.to_le_bytes());
    entry.extend([kind, 1]);
    entry.extend([0xff; 8]);
    entry.extend(child.to_le_bytes());
    entry.resize(116, 0);
    entry.extend(end.to_le_bytes());
    entry.resize(128, 0);
    entry
}

#[test]
fn any_change_of_a_byte_is_a_table_or_a_refusal() {
    let whole = changed("", |text| text);
    for at in (0..whole.len()).step_by(whole.len() / 150) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x55;
        // What matters is that this returns.
        let _ = within(bytes, None, Limit(64 << 20));
    }
    assert_eq!(cell_name("Sheet1", 1, 2), "Sheet1!B2");
}

/// All texts of a sheet of a workbook that the program wrote.
fn said(args: &[&str], sheet: usize) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let people = "id,offer.field,person.age\na,nursing-care,29\nb,,29\nc,moon,old\n";
    std::fs::write(folder.path().join("people.csv"), people).unwrap();
    let fixed = ["batch", "people.csv", "--status", "esd", "--on", "2026-11-20", "-o", "out.xlsx"];
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_zairyu"));
    let output = command.args(fixed).args(args).current_dir(folder.path()).output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    let mut book: Xlsx<_> = calamine::open_workbook(folder.path().join("out.xlsx")).unwrap();
    let range = book.worksheet_range_at(sheet).unwrap().unwrap();
    range
        .rows()
        .map(|row| row.iter().map(ToString::to_string).collect::<Vec<_>>().join("|"))
        .collect()
}

#[test]
fn a_comparison_names_both_sides_and_calls_unchanged_rows_so() {
    let digest = &RULES.rulebook.digest;
    for (lang, title, same, before, after) in [
        (
            "en",
            "3 rows compared: 2026-11-20 with 2027-04-01",
            "Rows that stay as they are|0",
            "Rules before",
            "Rules after",
        ),
        (
            "ja",
            "3 行の比較: 2026-11-20 と 2027-04-01",
            "判定もポイントも変わらない行|0",
            "変更前の規則",
            "変更後の規則",
        ),
    ] {
        let said = said(&["--against-on", "2027-04-01", "--lang", lang], 1);
        let starts = |words: &str| said.iter().any(|row| row.starts_with(words));
        assert!(starts(title) && starts(same), "{said:?}");
        assert!(starts(&format!("{before}|{digest}|2026-11-20")), "{said:?}");
        assert!(starts(&format!("{after}|{digest}|2027-04-01")), "{said:?}");
        assert!(!said.concat().contains("not asked for") && !said.concat().contains("対象外"));
    }
}

#[test]
fn every_bad_cell_stands_on_the_sheet_of_rejected_rows() {
    let said = said(&["--lang", "en"], 2);
    assert_eq!(said.len(), 3, "{said:?}");
    assert!(said[1].starts_with("3|line 4|c|offer.field|moon|"), "{said:?}");
    assert!(said[2].starts_with("3|line 4|c|person.age|old|"), "{said:?}");
}
