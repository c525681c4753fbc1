//! `report --each` reads a table as a batch does.

use super::{folder, names, words, zairyu};

#[test]
fn rows_that_cannot_be_read_are_set_aside_and_the_others_are_printed() {
    let table = b"id,person.age\na,29\nb,30,x\nc,\xff\n\"d,31\nd,31\n,,\ne,abc\nf,33,\n";
    let folder = folder(&[("t.csv", table)]);
    let given =
        ["report", "--each", "t.csv", "-o", "out", "--format", "text", "--status", "j-find"];
    let done = zairyu(folder.path(), &given);
    let said = words(&done);
    assert_eq!(done.status.code(), Some(1), "{said}");
    let made = ["0001-a.txt", "0005-d.txt", "0007-e.txt", "0008-f.txt", "index.csv"];
    assert_eq!(names(&folder.path().join("out")), made, "{said}");
    for part in ["row 2, line 3", "row 3, line 4", "row 4, line 5", "row 7 (e), line 8", "made: 4"]
    {
        let part = part.replace("made: 4", ": 4; rows left out: 3");
        assert!(said.contains(&part), "{part}: {said}");
    }
    let batch = zairyu(folder.path(), &["batch", "t.csv", "-o", "o.csv", "--status", "j-find"]);
    assert_eq!(batch.status.code(), done.status.code());
    // Both judge a row with a bad cell without it.
    assert!(words(&batch).contains("rejected 3"), "{}", words(&batch));
}

#[test]
fn what_is_not_taken_in_a_table_is_told_so() {
    let table = b"id,person.age,offer.annual-salary,organization.rd-ratio,offer.work-category\na,29,650,0.3,construction/civil\n";
    let folder = folder(&[("t.csv", table)]);
    let done = zairyu(folder.path(), &["batch", "t.csv", "-o", "o.csv", "--on", "2022-01-01"]);
    let said = words(&done);
    assert!(said.contains("is hardly 650; the cell is not read"), "{said}");
    assert!(!said.contains("as it stands"), "{said}");
    assert!(said.contains("`offer.work-category` is no choice on the day of the check"), "{said}");
}

#[test]
fn a_table_without_rows_or_facts_is_refused() {
    let folder = folder(&[("h.csv", b"id,person.age\n"), ("e.csv", b"")]);
    for name in ["h.csv", "e.csv"] {
        let done = zairyu(folder.path(), &["report", "--each", name, "-o", "out"]);
        assert_eq!(done.status.code(), Some(2), "{}", words(&done));
    }
}

/// The cells of the index, the first row left out.
fn index(folder: &std::path::Path) -> Vec<Vec<String>> {
    let mut reader = csv::Reader::from_path(folder.join("out/index.csv")).unwrap();
    reader.records().map(|row| row.unwrap().iter().map(str::to_string).collect()).collect()
}

#[test]
fn a_table_is_read_by_headings_maps_and_values_as_a_batch_reads_it() {
    let table = "受入れ名簿,,,\n氏名,国籍,Grade,年齢\n山田,ベトナム人,院卒,31歳\nKim,KR,master,28\n合計,,,\nLi,Chinese,?,x\n";
    let map = "unknown = [\"?\"]\n[headings]\n\"Grade\" = \"person.degree\"\n[values.\"Grade\"]\n\"院卒\" = \"master\"\n";
    let folder = folder(&[("t.csv", table.as_bytes()), ("m.toml", map.as_bytes())]);
    let reading = ["--map-file", "m.toml", "--errors", "e.jsonl"];
    let given = [
        &["report", "--each", "t.csv", "-o", "out", "--format", "json", "--status", "j-find"],
        &reading[..],
    ]
    .concat();
    let done = zairyu(folder.path(), &given);
    assert_eq!(done.status.code(), Some(1), "{}", words(&done));
    let rows = index(folder.path());
    assert_eq!(rows.len(), 3, "{rows:?}");
    let errors = std::fs::read_to_string(folder.path().join("e.jsonl")).unwrap();
    let batch = [&["batch", "t.csv", "-o", "b.csv", "--status", "j-find", "-q"], &reading[..]];
    let batch = zairyu(folder.path(), &batch.concat());
    assert_eq!(batch.status.code(), Some(1), "{}", words(&batch));
    let of_batch = std::fs::read_to_string(folder.path().join("e.jsonl")).unwrap();
    assert_eq!(errors, of_batch, "the same cells are not read");
    let report = |at: usize| -> serde_json::Value {
        let text = std::fs::read(folder.path().join("out").join(&rows[at][2])).unwrap();
        serde_json::from_slice(&text).unwrap()
    };
    let judged = std::fs::read_to_string(folder.path().join("b.csv")).unwrap();
    let mut reader = csv::Reader::from_reader(judged.as_bytes());
    let at = reader.headers().unwrap().iter().position(|name| name == "j-find.verdict").unwrap();
    for (row, record) in reader.records().enumerate() {
        assert_eq!(report(row)["statuses"][0]["verdict"], record.unwrap()[at]);
        assert_eq!(rows[row][4], report(row)["statuses"][0]["verdict"]);
    }
    assert_eq!(report(0)["case"]["name"], "山田");
}

#[test]
fn rows_are_chosen_by_their_verdicts_and_lines_of_json_are_read_too() {
    let lines = b"{\"id\":\"a\",\"person.age\":29}\n{\"id\":\"b\",\"person.age\":29,\"case\":{\"name\":\"Bo\"}}\n";
    let folder = folder(&[("t.jsonl", lines)]);
    let run = |out: &str, only: &str| {
        let given =
            ["report", "--each", "t.jsonl", "-o", out, "--format", "json", "--status", "j-find"];
        let done = zairyu(folder.path(), &[&given[..], &["--only", only]].concat());
        assert_eq!(done.status.code(), Some(0), "{}", words(&done));
        names(&folder.path().join(out))
    };
    assert_eq!(run("out", "undetermined"), ["0001-a.json", "0002-b.json", "index.csv"]);
    assert_eq!(run("none", "qualifies"), ["index.csv"]);
    let text = std::fs::read_to_string(folder.path().join("out/0002-b.json")).unwrap();
    assert!(text.contains("\"Bo\""), "{text}");
}
