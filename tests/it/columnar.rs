//! Parquet and Arrow IPC: a row is judged as the same row of a table of text, what is written has
//! the columns that came in as they were, and a hostile file is refused with one clear word.

use arrow_array::builder::{ListBuilder, StringBuilder, StringDictionaryBuilder};
use arrow_array::cast::AsArray;
use arrow_array::types::{Int8Type, Int32Type};
use arrow_array::{
    Array, ArrayRef, BinaryArray, BooleanArray, Date32Array, Decimal128Array, Float32Array,
    Float64Array, Int16Array, Int64Array, LargeStringArray, NullArray, RecordBatch, StringArray,
    StringViewArray, StructArray, TimestampMillisecondArray, UInt64Array,
};
use arrow_ipc::CompressionType;
use arrow_ipc::reader::{FileReader, StreamReader};
use arrow_ipc::writer::{FileWriter, IpcWriteOptions, StreamWriter};
use arrow_schema::{DataType, Schema};
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::Arc;
use tempfile::TempDir;

// ── running the program ──────────────────────────────────────────────────────────────────

fn zairyu(folder: &TempDir, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_zairyu"));
    command.args(["batch", "--on", "2026-11-20", "--status", "hsp-1-b"]).args(args);
    command.current_dir(folder.path()).env("NO_COLOR", "1").env("LC_ALL", "C");
    command.stdin(Stdio::null()).output().unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap_or_else(|| panic!("killed: {}", said(output)))
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Runs it; all must be well.
fn fine(folder: &TempDir, args: &[&str]) -> Vec<u8> {
    let output = zairyu(folder, args);
    assert_eq!(code(&output), 0, "{args:?}: {}", said(&output));
    output.stdout
}

type Table = (Vec<String>, Vec<Vec<String>>);

fn csv(bytes: &[u8]) -> Table {
    let mut reader = csv::Reader::from_reader(bytes);
    let row = |row: csv::StringRecord| row.iter().map(str::to_string).collect();
    let heads = row(reader.headers().unwrap().clone());
    (heads, reader.records().map(|record| row(record.unwrap())).collect())
}

// ── files ────────────────────────────────────────────────────────────────────────────────

fn batch(columns: Vec<(&str, ArrayRef)>) -> RecordBatch {
    RecordBatch::try_from_iter_with_nullable(
        columns.into_iter().map(|(name, column)| (name, column, true)),
    )
    .unwrap()
}

fn parquet(folder: &TempDir, name: &str, batches: &[RecordBatch]) -> PathBuf {
    parquet_as(folder, name, batches, Compression::SNAPPY)
}

fn parquet_as(
    folder: &TempDir,
    name: &str,
    batches: &[RecordBatch],
    compression: Compression,
) -> PathBuf {
    let path = folder.path().join(name);
    let properties = WriterProperties::builder()
        .set_compression(compression)
        .set_max_row_group_row_count(Some(1000))
        .build();
    let file = File::create(&path).unwrap();
    let mut writer = ArrowWriter::try_new(file, batches[0].schema(), Some(properties)).unwrap();
    batches.iter().for_each(|batch| writer.write(batch).unwrap());
    writer.close().unwrap();
    path
}

fn arrow(
    folder: &TempDir,
    name: &str,
    batches: &[RecordBatch],
    packed: Option<CompressionType>,
) -> PathBuf {
    let path = folder.path().join(name);
    let options = IpcWriteOptions::default().try_with_compression(packed).unwrap();
    let file = File::create(&path).unwrap();
    let mut writer = FileWriter::try_new_with_options(file, &batches[0].schema(), options).unwrap();
    batches.iter().for_each(|batch| writer.write(batch).unwrap());
    writer.finish().unwrap();
    path
}

/// The same people as a stream of two record batches.
fn stream(people: &RecordBatch) -> Vec<u8> {
    let mut writer = StreamWriter::try_new(Vec::new(), people.schema_ref()).unwrap();
    writer.write(&people.slice(0, 30)).unwrap();
    writer.write(&people.slice(30, people.num_rows() - 30)).unwrap();
    writer.finish().unwrap();
    writer.into_inner().unwrap()
}

fn read_parquet(path: &Path) -> Vec<RecordBatch> {
    let builder = ParquetRecordBatchReaderBuilder::try_new(File::open(path).unwrap()).unwrap();
    builder.build().unwrap().map(Result::unwrap).collect()
}

fn read_arrow(path: &Path) -> Vec<RecordBatch> {
    let reader = FileReader::try_new(File::open(path).unwrap(), None).unwrap();
    reader.map(Result::unwrap).collect()
}

/// All rows in one batch.
fn whole(batches: &[RecordBatch]) -> RecordBatch {
    arrow_select::concat::concat_batches(&batches[0].schema(), batches).unwrap()
}

fn strings(column: &ArrayRef) -> Vec<Option<String>> {
    let texts = arrow_cast::cast(column, &DataType::Utf8).unwrap();
    texts.as_string::<i32>().iter().map(|text| text.map(str::to_string)).collect()
}

// ── people ───────────────────────────────────────────────────────────────────────────────

const EXAMS: [&[&str]; 3] =
    [&[], &["jp-it-strategist"], &["jp-it-strategist", "jp-systems-architect"]];

/// So many people in every type that a column can have, and the same people as a table of text.
fn people(rows: usize) -> (RecordBatch, String) {
    let pick = |row: usize, step: usize, of: usize| (row / step) % of;
    let known = |row: usize| row % 7 != 6;
    let degrees = ["master", "doctorate", "bachelor"];
    let (mut degree, mut exams) =
        (StringDictionaryBuilder::<Int8Type>::new(), ListBuilder::new(StringBuilder::new()));
    let mut text = "id,person.degree,person.age,offer.annual-salary,person.birth-date,\
        organization.rd-ratio,person.designated-university,person.it-examinations,memo,\
        person.career\n"
        .to_string();
    let mut births = Vec::new();
    for row in 0..rows {
        let own = known(row).then(|| degrees[pick(row, 1, 3)]);
        degree.append_option(own);
        let taken = known(row + 2).then(|| EXAMS[pick(row, 2, 3)]);
        taken.into_iter().flatten().for_each(|exam| exams.values().append_value(exam));
        exams.append(taken.is_some());
        let salary = known(row + 1).then(|| 5_000_000 + 250_000 * pick(row, 3, 40));
        let birth = known(row + 3).then(|| 7_000 + i32::try_from(row % 5000).unwrap());
        births.push(birth);
        let day = birth.map(|day| (epoch() + jiff::ToSpan::days(day)).to_string());
        let said = |words: Option<String>| words.unwrap_or_default();
        let exams = taken.map(|all| if all.is_empty() { "none".into() } else { all.join(";") });
        let ratio = known(row + 4).then(|| "3.01".to_string());
        let listed = known(row + 5).then(|| (row % 2 == 0).to_string());
        text += &format!(
            "r{row},{},{},{},{},{},{},{},\"memo, {row}\",{}\n",
            own.unwrap_or_default(),
            20 + row % 40,
            said(salary.map(|salary| salary.to_string())),
            said(day),
            said(ratio),
            said(listed),
            said(exams),
            row % 15,
        );
    }
    let column = |value: &dyn Fn(usize) -> Option<i64>| (0..rows).map(value).collect::<Vec<_>>();
    let float = |number: i64| i32::try_from(number).map(f64::from).unwrap();
    let salaries = column(&|row| {
        known(row + 1).then(|| 5_000_000 + 250_000 * i64::try_from(pick(row, 3, 40)).unwrap())
    });
    let ratios = column(&|row| known(row + 4).then_some(30_100));
    let ratios: Decimal128Array = ratios.into_iter().map(|ratio| ratio.map(i128::from)).collect();
    let ages = column(&|row| i64::try_from(20 + row % 40).ok());
    let columns: Vec<(&str, ArrayRef)> = vec![
        ("id", Arc::new((0..rows).map(|row| Some(format!("r{row}"))).collect::<StringArray>())),
        ("person.degree", Arc::new(degree.finish())),
        (
            "person.age",
            Arc::new(
                ages.into_iter()
                    .map(|age| age.map(|age| i16::try_from(age).unwrap()))
                    .collect::<Int16Array>(),
            ),
        ),
        (
            "offer.annual-salary",
            Arc::new(salaries.into_iter().map(|pay| pay.map(float)).collect::<Float64Array>()),
        ),
        ("person.birth-date", Arc::new(Date32Array::from(births))),
        ("organization.rd-ratio", Arc::new(ratios.with_precision_and_scale(9, 4).unwrap())),
        (
            "person.designated-university",
            Arc::new(
                (0..rows)
                    .map(|row| known(row + 5).then_some(row % 2 == 0))
                    .collect::<BooleanArray>(),
            ),
        ),
        ("person.it-examinations", Arc::new(exams.finish())),
        (
            "memo",
            Arc::new(
                (0..rows).map(|row| Some(format!("memo, {row}"))).collect::<LargeStringArray>(),
            ),
        ),
        (
            "person.career",
            Arc::new((0..rows).map(|row| Some(row as u64 % 15)).collect::<UInt64Array>()),
        ),
    ];
    (batch(columns), text)
}

fn epoch() -> jiff::civil::Date {
    jiff::civil::date(1970, 1, 1)
}

// ── tests ────────────────────────────────────────────────────────────────────────────────

#[test]
fn a_row_is_judged_as_the_same_row_of_a_table_of_text() {
    let folder = TempDir::new().unwrap();
    let (people, text) = people(2500);
    fs::write(folder.path().join("people.csv"), text).unwrap();
    let expected = csv(&fine(&folder, &["people.csv"]));
    assert_eq!(expected.1.len(), 2500);
    let parts = [people.slice(0, 700), people.slice(700, 1800)];
    parquet(&folder, "p.parquet", &parts);
    parquet_as(&folder, "z.parquet", &parts, Compression::ZSTD(ZstdLevel::default()));
    parquet_as(&folder, "u.pq", &parts, Compression::UNCOMPRESSED);
    parquet_as(&folder, "l.parquet", &parts, Compression::LZ4_RAW);
    // An Arrow file holds one dictionary for a column.
    let one = [people.clone()];
    arrow(&folder, "p.arrow", &one, None);
    arrow(&folder, "l.feather", &one, Some(CompressionType::LZ4_FRAME));
    arrow(&folder, "z.ipc", &one, Some(CompressionType::ZSTD));
    for name in ["p.parquet", "z.parquet", "u.pq", "l.parquet", "p.arrow", "l.feather", "z.ipc"] {
        for threads in ["1", "3"] {
            let found = csv(&fine(&folder, &[name, "--format", "csv", "--threads", threads]));
            assert_eq!(found.0, expected.0, "{name}");
            for (found, expected) in found.1.iter().zip(&expected.1) {
                assert_eq!(found, expected, "{name}");
            }
            assert_eq!(found.1.len(), 2500, "{name}");
        }
    }
}

#[test]
fn what_came_in_comes_out_as_it_was_with_results_beside_it() {
    let folder = TempDir::new().unwrap();
    let (people, text) = people(20_000);
    fs::write(folder.path().join("people.csv"), text).unwrap();
    let (heads, rows) = csv(&fine(&folder, &["people.csv"]));
    let parts = [people.slice(0, 9000), people.slice(9000, 11_000)];
    parquet(&folder, "in.parquet", &parts);
    arrow(&folder, "in.arrow", std::slice::from_ref(&people), None);
    for (from, to) in [("in.parquet", "out.parquet"), ("in.arrow", "out.arrow")] {
        fine(&folder, &[from, "-o", to, "--threads", "3"]);
        let path = folder.path().join(to);
        let out = whole(&if to == "out.arrow" { read_arrow(&path) } else { read_parquet(&path) });
        let names: Vec<&str> =
            out.schema_ref().fields().iter().map(|field| &**field.name()).collect();
        assert_eq!(names, heads);
        for (at, column) in people.columns().iter().enumerate() {
            let plain = |array: &ArrayRef| match array.data_type() {
                DataType::Dictionary(..) => arrow_cast::cast(array, &DataType::Utf8).unwrap(),
                _ => array.clone(),
            };
            assert_eq!(plain(out.column(at)).to_data(), plain(column).to_data(), "{}", names[at]);
        }
        results_are(&out, &heads, &rows);
        // Judged again, new results take the place of the old.
        fine(&folder, &[to, "-o", "again.parquet"]);
        let again = whole(&read_parquet(&folder.path().join("again.parquet")));
        assert_eq!(again.num_columns(), out.num_columns());
        results_are(&again, &heads, &rows);
    }
}

/// Columns of results hold what a table of text says.
fn results_are(out: &RecordBatch, heads: &[String], rows: &[Vec<String>]) {
    assert_eq!(out.num_rows(), rows.len());
    for (at, name) in heads.iter().enumerate().filter(|(_, name)| name.starts_with("hsp-1-b.")) {
        let column = out.column_by_name(name).unwrap();
        let said: Vec<Option<String>> = match name.rsplit('.').next().unwrap() {
            "verdict" | "confirmed-verdict" => {
                assert!(column.as_dictionary_opt::<Int32Type>().is_some());
                strings(column)
            }
            "points-min" | "points-max" => {
                assert_eq!(column.data_type(), &DataType::Int32);
                strings(column)
            }
            _ => {
                let names = |list: Option<ArrayRef>| {
                    let all: Vec<_> = strings(&list.unwrap()).into_iter().flatten().collect();
                    Some(all.join(" "))
                };
                column.as_list::<i32>().iter().map(names).collect()
            }
        };
        for (row, said) in rows.iter().zip(said) {
            assert_eq!(said.unwrap_or_default(), row[at], "{name}");
        }
    }
}

#[test]
fn text_becomes_columns_and_columns_become_text() {
    let folder = TempDir::new().unwrap();
    let (_, text) = people(50);
    fs::write(folder.path().join("people.csv"), text).unwrap();
    let (heads, rows) = csv(&fine(&folder, &["people.csv"]));
    fine(&folder, &["people.csv", "-o", "out.parquet"]);
    let out = whole(&read_parquet(&folder.path().join("out.parquet")));
    results_are(&out, &heads, &rows);
    let degree = strings(out.column_by_name("person.degree").unwrap());
    assert_eq!((degree[0].as_deref(), &degree[6]), (Some("master"), &None), "empty is null");
    fine(&folder, &["people.csv", "-o", "long.arrow", "--shape", "long"]);
    let long = whole(&read_arrow(&folder.path().join("long.arrow")));
    let names: Vec<&str> = long.schema_ref().fields().iter().map(|field| &**field.name()).collect();
    let added =
        ["verdict", "confirmed-verdict", "points-min", "points-max", "missing", "why", "conflicts"];
    assert_eq!(names, [&["row", "id", "status"][..], &added[..]].concat());
    assert_eq!(long.num_rows(), 50);
    let standard = fine(&folder, &["people.csv", "--format", "arrow"]);
    let stream = StreamReader::try_new(&standard[..], None).unwrap();
    results_are(&whole(&stream.map(Result::unwrap).collect::<Vec<_>>()), &heads, &rows);
    fine(&folder, &["out.parquet", "-o", "changes.parquet", "--against-on", "2027-04-01"]);
    let changes = read_parquet(&folder.path().join("changes.parquet"));
    assert!(changes.iter().all(|batch| batch.num_columns() == 10));
}

#[test]
fn a_stream_is_read_from_standard_input() {
    let folder = TempDir::new().unwrap();
    let (people, text) = people(100);
    fs::write(folder.path().join("people.csv"), text).unwrap();
    let expected = csv(&fine(&folder, &["people.csv"]));
    let path = folder.path().join("people.arrows");
    fs::write(&path, stream(&people)).unwrap();
    assert_eq!(csv(&fine(&folder, &["people.arrows", "--format", "csv"])), expected);
    let run = |format: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_zairyu"));
        command.args(["batch", "-", "--input-format", format, "--format", "csv"]);
        command.args(["--on", "2026-11-20", "--status", "hsp-1-b", "-q"]).env("LC_ALL", "C");
        command.stdin(File::open(&path).unwrap()).output().unwrap()
    };
    let output = run("arrow");
    assert_eq!(csv(&output.stdout), expected, "{}", said(&output));
    let output = run("parquet");
    assert_eq!(code(&output), 2);
    assert!(said(&output).contains("hint: save it as a file"), "{}", said(&output));
}

/// One column besides an identifier, as a table of text shows it.
fn shown(name: &str, column: ArrayRef) -> (Output, Vec<Vec<String>>) {
    let folder = TempDir::new().unwrap();
    let ids: StringArray = (0..column.len()).map(|row| Some(format!("r{row}"))).collect();
    let age: Int64Array = (0..column.len()).map(|_| Some(30)).collect();
    let mut columns: Vec<(&str, ArrayRef)> = vec![("id", Arc::new(ids)), (name, column)];
    if name != "person.age" {
        columns.push(("person.age", Arc::new(age)));
    }
    let rows = batch(columns);
    arrow(&folder, "in.arrow", &[rows], None);
    let output = zairyu(&folder, &["in.arrow", "--format", "csv"]);
    let rows = if output.stdout.is_empty() { Vec::new() } else { csv(&output.stdout).1 };
    (output, rows)
}

#[test]
fn every_type_of_a_value_is_read_as_its_words() {
    let said = |name, column: ArrayRef, expected: &[&str]| {
        let (output, rows) = shown(name, column);
        let cells: Vec<&str> = rows.iter().map(|row| row[1].as_str()).collect();
        assert_eq!(cells, expected, "{name}: {}", said(&output));
    };
    said("person.age", Arc::new(UInt64Array::from(vec![Some(29), None])), &["29", ""]);
    said("person.age", Arc::new(StringViewArray::from(vec!["29", "３０"])), &["29", "３０"]);
    said(
        "offer.annual-salary",
        Arc::new(Float32Array::from(vec![6_500_000.0, -0.0])),
        &["6500000", "0"],
    );
    said("organization.rd-ratio", Arc::new(Float64Array::from(vec![3.01, 5.0])), &["3.01", "5"]);
    said("person.age", Arc::new(NullArray::new(2)), &["", ""]);
    let zoned = |zone: &str| {
        let moments = TimestampMillisecondArray::from(vec![Some(-86_400_000), None]);
        Arc::new(moments.with_timezone(zone)) as ArrayRef
    };
    said("person.birth-date", zoned("UTC"), &["1969-12-31", ""]);
    let (output, rows) = shown("person.birth-date", zoned("+09:00"));
    // Nine in the morning in Japan is of that day, wherever else it may be another.
    assert_eq!((code(&output), rows.len()), (0, 2));
    // What is no fact is passed through, whatever it is.
    let bytes = BinaryArray::from(vec![&b"\x01"[..], b"\x02"]);
    said("memo", Arc::new(bytes), &["01", "02"]);
    let (output, rows) = shown("memo", zoned("Asia/Tokyo"));
    assert_eq!((code(&output), rows[0][1].as_str()), (0, "1969-12-31T00:00:00Z"));
}

#[test]
fn a_column_of_a_type_that_no_cell_has_is_named() {
    let refused = |name, column: ArrayRef, words: &[&str]| {
        let (output, _) = shown(name, column);
        assert_eq!(code(&output), 2);
        let said = said(&output);
        assert!(words.iter().all(|words| said.contains(words)), "{said}");
    };
    let bytes = BinaryArray::from(vec![&b"29"[..]]);
    refused("person.age", Arc::new(bytes.clone()), &["`person.age`", "`Binary`", "a whole number"]);
    refused("person.it-examinations", Arc::new(bytes), &["`Binary`", "a list of texts"]);
    let mut list = ListBuilder::new(StringBuilder::new());
    list.values().append_value("29");
    list.append(true);
    refused("person.age", Arc::new(list.finish()), &["`person.age`", "List"]);
    let zone = TimestampMillisecondArray::from(vec![0]).with_timezone("Asia/Tokyo");
    refused("person.birth-date", Arc::new(zone), &["Asia/Tokyo", "a fixed offset"]);
}

#[test]
fn the_fields_of_a_struct_are_columns() {
    let folder = TempDir::new().unwrap();
    let age: ArrayRef = Arc::new(Int64Array::from(vec![29, 30, 31]));
    let degree: ArrayRef =
        Arc::new(StringArray::from(vec![Some("master"), None, Some("bachelor")]));
    let fields = Schema::new(vec![
        arrow_schema::Field::new("age", DataType::Int64, true),
        arrow_schema::Field::new("degree", DataType::Utf8, true),
    ])
    .fields;
    let validity = vec![true, true, false].into();
    let person = StructArray::try_new(fields, vec![age, degree], Some(validity)).unwrap();
    let rows = batch(vec![("person", Arc::new(person))]);
    parquet(&folder, "in.parquet", std::slice::from_ref(&rows));
    let (heads, found) = csv(&fine(&folder, &["in.parquet", "--format", "csv"]));
    assert_eq!(heads[..2], ["person.age", "person.degree"]);
    let cells: Vec<[&str; 2]> = found.iter().map(|row| [&*row[0], &*row[1]]).collect();
    assert_eq!(cells, [["29", "master"], ["30", ""], ["", ""]], "a row of nulls is a row");
    fine(&folder, &["in.parquet", "-o", "out.parquet"]);
    let out = whole(&read_parquet(&folder.path().join("out.parquet")));
    assert_eq!(out.column(0).to_data(), rows.column(0).to_data());
}

#[test]
fn bad_cells_are_rejected_rows_and_the_others_keep_their_place() {
    let folder = TempDir::new().unwrap();
    let ages: StringArray =
        (0..30_000).map(|row| Some(if row % 1000 == 7 { "old" } else { "30" })).collect();
    let ids: Int64Array = (0..30_000).map(Some).collect();
    let rows = batch(vec![("id", Arc::new(ids)), ("person.age", Arc::new(ages))]);
    parquet(&folder, "in.parquet", &[rows]);
    let reject = ["--bad-cells", "reject"];
    let args = ["in.parquet", "-o", "out.parquet", "--errors", "bad.jsonl", "--threads", "3"];
    let args = [&args[..], &reject[..]].concat();
    let output = zairyu(&folder, &args);
    assert_eq!(code(&output), 1, "{}", said(&output));
    assert!(said(&output).contains("rows read 30,000 = written 29,970 + rejected 30"));
    let bad = fs::read_to_string(folder.path().join("bad.jsonl")).unwrap();
    let first: serde_json::Value = serde_json::from_str(bad.lines().next().unwrap()).unwrap();
    assert_eq!((&first["row"], &first["id"]), (&8.into(), &"7".into()));
    assert_eq!(
        (&first["line"], &first["column"]),
        (&serde_json::Value::Null, &"person.age".into())
    );
    let out = whole(&read_parquet(&folder.path().join("out.parquet")));
    let ids = out.column(0).as_primitive::<arrow_array::types::Int64Type>().values().to_vec();
    let expected: Vec<i64> = (0..30_000).filter(|row| row % 1000 != 7).collect();
    assert_eq!(ids, expected);
    // On standard error the row and the column are named, and no line.
    let output = zairyu(&folder, &[&["in.parquet", "-o", "out.parquet"][..], &reject[..]].concat());
    assert!(said(&output).contains("row 8 (7) [person.age]: "), "{}", said(&output));
    // Nothing but those with a verdict; what is left out is let go all the same.
    let args = ["in.parquet", "-o", "none.parquet", "--only", "qualifies"];
    let output = zairyu(&folder, &[&args[..], &reject[..]].concat());
    assert_eq!(code(&output), 1);
    assert!(read_parquet(&folder.path().join("none.parquet")).is_empty());
    // Strictly, no file is left.
    assert_eq!(code(&zairyu(&folder, &["in.parquet", "-o", "strict.parquet", "--strict"])), 2);
    assert!(!folder.path().join("strict.parquet").exists());
}

// ── hostile files ────────────────────────────────────────────────────────────────────────

/// A failure with exit 2 that says one of these words, and no panic.
fn refused(folder: &TempDir, name: &str, bytes: &[u8], words: &[&str]) {
    fs::write(folder.path().join(name), bytes).unwrap();
    let output = zairyu(folder, &[name, "--format", "csv", "-q"]);
    let said = said(&output);
    assert_eq!(code(&output), 2, "{name}: {said}");
    assert!(!said.contains("panicked"), "{said}");
    assert!(words.iter().any(|words| said.contains(words)), "{name}: {said}");
}

#[test]
fn what_is_no_such_file_is_refused() {
    let folder = TempDir::new().unwrap();
    let (people, text) = people(300);
    let path = parquet(&folder, "p.parquet", std::slice::from_ref(&people));
    let whole = fs::read(path).unwrap();
    let path = arrow(&folder, "p.arrow", &[people], None);
    let arrow = fs::read(path).unwrap();
    for bytes in [&b""[..], b"PAR1", text.as_bytes(), &arrow, &[0xa5; 4096]] {
        refused(&folder, "x.parquet", bytes, &["is not a Parquet file"]);
    }
    for bytes in [&b""[..], text.as_bytes(), &whole, &[0xa5; 4096], b"FEA1"] {
        refused(&folder, "x.arrow", bytes, &["is neither an Arrow IPC file"]);
    }
    let encrypted = [&whole[..whole.len() - 4], b"PARE"].concat();
    refused(&folder, "x.parquet", &encrypted, &["is encrypted"]);
    // A footer longer than the file.
    let mut absurd = whole.clone();
    let at = absurd.len() - 8;
    absurd[at..at + 4].copy_from_slice(&u32::MAX.to_le_bytes());
    refused(&folder, "x.parquet", &absurd, &["the footer is longer than the file"]);
    for share in 1..20 {
        let cut = |bytes: &[u8]| bytes[..bytes.len() * share / 20].to_vec();
        refused(&folder, "x.parquet", &cut(&whole), &["its end is missing"]);
        refused(
            &folder,
            "x.arrow",
            &cut(&arrow),
            &["its end is missing", "is neither", "is broken"],
        );
    }
}

/// A Parquet file without rows, whose columns stand in each other, so many deep.
fn nested(deep: u32) -> Vec<u8> {
    let mut count = deep + 2;
    let mut footer = vec![0x15, 0x02, 0x19, 0xfc];
    while count >= 0x80 {
        footer.push(u8::try_from(count & 0x7f).unwrap() | 0x80);
        count >>= 7;
    }
    footer.push(u8::try_from(count).unwrap());
    footer.extend(b"\x48\x01r\x15\x02\x00");
    (0..deep).for_each(|_| footer.extend(b"\x35\x02\x18\x01a\x15\x02\x00"));
    footer.extend(b"\x15\x02\x25\x02\x18\x01x\x00\x16\x00\x19\x0c\x00");
    let length = u32::try_from(footer.len()).unwrap().to_le_bytes();
    [b"PAR1", &footer[..], &length, b"PAR1"].concat()
}

#[test]
fn columns_without_end_do_not_exhaust_the_stack() {
    let folder = TempDir::new().unwrap();
    refused(&folder, "x.parquet", &nested(5), &["no column is a fact"]);
    refused(&folder, "x.parquet", &nested(200_000), &["is broken", "the columns in the footer"]);
}

#[test]
fn a_message_that_declares_too_much_is_refused_before_room_is_made() {
    let folder = TempDir::new().unwrap();
    let (people, _) = people(300);
    let path =
        arrow(&folder, "p.arrow", std::slice::from_ref(&people), Some(CompressionType::ZSTD));
    let bytes = fs::read(path).unwrap();
    // Every compressed buffer begins with the size it unpacks to, and zstd with its mark.
    let marks = memchr::memmem::find_iter(&bytes, &[0x28, 0xb5, 0x2f, 0xfd]);
    let marks: Vec<usize> = marks.collect();
    assert!(!marks.is_empty());
    let mut absurd = bytes.clone();
    absurd[marks[0] - 8..marks[0]].copy_from_slice(&(1_i64 << 60).to_le_bytes());
    refused(&folder, "x.arrow", &absurd, &["declares 1099511627776 MiB (limit 2048 MiB)"]);
    // The head of the first message of a stream.
    let stream = stream(&people);
    let mut long = stream.clone();
    long[4..8].copy_from_slice(&0x7fff_0000_u32.to_le_bytes());
    refused(&folder, "x.arrow", &long, &["its end is missing"]);
    refused(
        &folder,
        "x.arrow",
        &stream[..stream.len() - 100],
        &["its end is missing", "is broken"],
    );
}

/// Any bytes changed: rows, or a failure in words.
#[test]
fn damaged_files_never_panic() {
    let folder = TempDir::new().unwrap();
    let (people, _) = people(40);
    let files = [
        (
            "x.parquet",
            fs::read(parquet(&folder, "p.parquet", std::slice::from_ref(&people))).unwrap(),
        ),
        (
            "x.arrow",
            fs::read(arrow(&folder, "p.arrow", std::slice::from_ref(&people), None)).unwrap(),
        ),
        (
            "x.feather",
            fs::read(arrow(&folder, "z.arrow", &[people], Some(CompressionType::LZ4_FRAME)))
                .unwrap(),
        ),
    ];
    let runs: usize = std::env::var("ZAIRYU_DAMAGED").map_or(60, |runs| runs.parse().unwrap());
    let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
    let mut random = move |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed % below as u64).unwrap()
    };
    for run in 0..runs {
        let (name, bytes) = &files[run % files.len()];
        let mut bytes = bytes.clone();
        for _ in 0..=random(3) {
            // Half of the damage is done at the end, where Parquet says what the file is.
            let at = random(bytes.len());
            let at = if random(2) == 0 { at } else { bytes.len() - 1 - at / 6 };
            bytes[at] = u8::try_from(random(256)).unwrap();
        }
        fs::write(folder.path().join(name), &bytes).unwrap();
        let output = zairyu(&folder, &[name, "-o", "out.parquet", "-q"]);
        let ended = output.status.code();
        let well = matches!(ended, Some(0..=2)) && !said(&output).contains("panicked");
        assert!(well, "run {run} of {name}: {ended:?} {}", said(&output));
    }
}
