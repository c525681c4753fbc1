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
    let made = ["0001-a.txt", "0005-d.txt", "0008-f.txt"];
    assert_eq!(names(&folder.path().join("out")), made, "{said}");
    for part in ["row 2, line 3", "row 3, line 4", "row 4, line 5", "t.csv#8", "made: 3"] {
        let part = part.replace("made: 3", ": 3; rows left out: 4");
        assert!(said.contains(&part), "{part}: {said}");
    }
    let batch = zairyu(folder.path(), &["batch", "t.csv", "-o", "o.csv", "--status", "j-find"]);
    assert_eq!(batch.status.code(), done.status.code());
    // A batch judges a row with a bad cell without it.
    assert!(words(&batch).contains("rejected 3"), "{}", words(&batch));
}

#[test]
fn a_table_without_rows_or_facts_is_refused() {
    let folder = folder(&[("h.csv", b"id,person.age\n"), ("e.csv", b"")]);
    for name in ["h.csv", "e.csv"] {
        let done = zairyu(folder.path(), &["report", "--each", name, "-o", "out"]);
        assert_eq!(done.status.code(), Some(2), "{}", words(&done));
    }
}
