//! Nothing is read without an end, nothing hangs.

use super::{CASE, TABLE, folder, words, zairyu};
use std::io::Write;
use std::os::unix::fs::symlink;
use std::path::Path;

fn picture(width: u32, height: u32) -> Vec<u8> {
    let part = |name: &[u8], held: &[u8]| {
        let mut crc = flate2::Crc::new();
        crc.update(name);
        crc.update(held);
        let length = u32::try_from(held.len()).unwrap().to_be_bytes();
        [&length, name, held, &crc.sum().to_be_bytes()].concat()
    };
    let head = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[1, 0, 0, 0, 0]].concat();
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    let row = vec![0; 1 + width.div_ceil(8) as usize];
    (0..height).for_each(|_| packer.write_all(&row).unwrap());
    let dots = packer.finish().unwrap();
    let parts = [part(b"IHDR", &head), part(b"IDAT", &dots), part(b"IEND", b"")].concat();
    [b"\x89PNG\r\n\x1a\n", &parts[..]].concat()
}

/// Refused with a sentence; that it takes little memory and time is seen to by the shell.
fn refused(folder: &Path, given: &[&str], part: &str) {
    let done = zairyu(folder, given);
    assert_eq!(done.status.code(), Some(2), "{given:?}: {}", words(&done));
    assert!(words(&done).contains(part), "{given:?}: {}", words(&done));
}

#[test]
fn what_never_ends_is_refused() {
    let folder = folder(&[("case.toml", CASE), ("t.csv", TABLE)]);
    let folder = folder.path();
    std::fs::create_dir(folder.join("rules")).unwrap();
    symlink("/dev/zero", folder.join("rules/zero.toml")).unwrap();
    std::fs::create_dir(folder.join("pipe")).unwrap();
    let made = std::process::Command::new("mkfifo").arg(folder.join("pipe/p.toml")).status();
    assert!(made.unwrap().success());
    symlink("/dev/zero", folder.join("zero.png")).unwrap();
    std::fs::write(folder.join("head.toml"), "name = \"x\"\nlogo = \"zero.png\"\n").unwrap();
    let report = ["report", "case.toml", "-o", "r.pdf"];
    for (given, part) in [
        (vec!["check", "/dev/zero"], "1 MiB"),
        (vec!["batch", "/dev/zero", "--input-format", "csv"], "1 MiB"),
        (vec!["batch", "/dev/zero", "--input-format", "tsv"], "1 MiB"),
        (vec!["batch", "/dev/zero", "--input-format", "jsonl"], "1 GiB"),
        (vec!["batch", "/dev/zero", "--input-format", "xlsx"], "zero"),
        (vec!["batch", "t.csv", "--map-file", "/dev/zero"], "1 MiB"),
        (vec!["ask", "--script", "/dev/zero"], "1 MiB"),
        (vec!["report", "--each", "/dev/zero", "--input-format", "csv", "-o", "out"], "1 MiB"),
        ([&report[..], &["--font", "/dev/zero"]].concat(), "64 MiB"),
        ([&report[..], &["--letterhead", "/dev/zero"]].concat(), "1 MiB"),
        ([&report[..], &["--letterhead", "head.toml"]].concat(), "1 MiB"),
        (vec!["rules", "list", "--rules", "rules"], "zero.toml"),
        (vec!["rules", "list", "--rules", "pipe"], "p.toml"),
        (vec!["batch", "t.csv", "--against-rules", "rules"], "zero.toml"),
    ] {
        refused(folder, &given, part);
    }
}

#[test]
fn packed_bombs_are_refused() {
    let rows = [b"person.age\n".to_vec(), b"29\n".repeat(1_000_000)].concat();
    let header = b"a".repeat(64 * 1024 * 1024);
    let zst = |bytes: &[u8]| zstd::encode_all(bytes, 1).unwrap();
    let folder = folder(&[("h.csv.zst", &zst(&header)), ("r.csv.zst", &zst(&rows))]);
    let folder = folder.path();
    refused(folder, &["batch", "h.csv.zst"], "no header");
    refused(folder, &["report", "--each", "h.csv.zst", "-o", "out"], "no header");
    let dense = ["batch", "r.csv.zst", "-o", "o.csv", "--max-unpacked", "1", "--status", "j-find"];
    refused(folder, &dense, "1,000 times");
    let done = zairyu(folder, &["batch", "r.csv.zst", "-o", "o.csv", "--status", "j-find"]);
    assert_eq!(done.status.code(), Some(0), "{}", words(&done));
}

#[test]
fn a_header_that_never_closes_its_quote_says_so() {
    let folder = folder(&[("q.csv", b"id,\"person.age\na,29\n")]);
    refused(folder.path(), &["batch", "q.csv"], "never closes");
}

#[test]
fn a_logo_that_cannot_be_printed_is_a_mistake_with_its_place() {
    let sound = picture(40, 20);
    let head = |logo: &str| format!("name = \"x\"\nlogo = \"{logo}\"\n").into_bytes();
    let mut bent = sound.clone();
    bent[60] ^= 0x55;
    let jpeg = [&b"\xff\xd8\xff\xe0\x00\x04ab\xff\xd9"[..]].concat();
    let folder = folder(&[
        ("case.toml", CASE),
        ("sound.png", &sound),
        ("none.png", &picture(0, 0)),
        ("flat.png", &picture(10, 0)),
        ("huge.png", &picture(8000, 8000)),
        ("cut.png", &sound[..sound.len() - 20]),
        ("bent.png", &bent),
        ("empty.jpg", &jpeg),
        ("words.png", b"hello"),
    ]);
    for name in
        ["none.png", "flat.png", "huge.png", "cut.png", "bent.png", "empty.jpg", "words.png"]
    {
        std::fs::write(folder.path().join("head.toml"), head(name)).unwrap();
        for format in ["pdf", "html", "xlsx"] {
            let given = ["report", "case.toml", "--format", format, "--letterhead", "head.toml"];
            let done = zairyu(folder.path(), &given);
            assert_eq!(done.status.code(), Some(2), "{name} {format}");
            assert!(words(&done).contains("head.toml:2:8"), "{name}: {}", words(&done));
            assert!(done.stdout.is_empty());
        }
    }
    std::fs::write(folder.path().join("head.toml"), head("sound.png")).unwrap();
    let given = ["report", "case.toml", "--format", "pdf", "--letterhead", "head.toml"];
    let done = zairyu(folder.path(), &given);
    assert_eq!(done.status.code(), Some(0), "{}", words(&done));
    assert!(String::from_utf8_lossy(&done.stdout).contains("/Image"), "the logo is there");
}

#[test]
fn folders_that_are_linked_into_each_other_are_refused() {
    let folder = folder(&[]);
    let rules = folder.path().join("rules");
    std::fs::create_dir(&rules).unwrap();
    symlink(".", rules.join("a")).unwrap();
    symlink(".", rules.join("b")).unwrap();
    refused(folder.path(), &["rules", "list", "--rules", "rules"], "leads back");
    // Without a ring, but with very many ways through.
    let wide = folder.path().join("wide");
    for depth in 0..24 {
        std::fs::create_dir_all(wide.join(format!("d{depth}"))).unwrap();
        for name in ["x", "y"] {
            let to = format!("../d{}", depth + 1);
            symlink(to, wide.join(format!("d{depth}/{name}"))).unwrap();
        }
    }
    std::fs::create_dir_all(wide.join("d24")).unwrap();
    refused(folder.path(), &["rules", "list", "--rules", "wide"], "10,000");
}

/// Ends, and says little.
fn soon(folder: &Path, given: &[&str], codes: &[i32]) {
    let done = zairyu(folder, given);
    let code = done.status.code().unwrap_or(-1);
    assert!(codes.contains(&code), "{given:?}: {code} {}", words(&done));
    assert!(words(&done).len() < 100_000, "{given:?}: {} letters", words(&done).len());
}

#[test]
fn what_is_wrong_a_thousand_times_or_at_great_length_ends_soon() {
    let key = "k".repeat(99_000);
    let many = |line: &dyn Fn(usize) -> String| (0..12_000).map(line).collect::<String>();
    let keys = many(&|n| format!("unheard-of-{n} = {n}\n"));
    let broken = many(&|n| format!("= {n} ]\n"));
    let named = many(&|n| format!("person.colour-{n} = \"red\"\n"));
    let documents = many(&|n| format!("\"pay-slipp-{n}\","));
    let heads = many(&|n| format!(",column-number-{n}"));
    let mapped = many(&|n| format!("\"column-number-{n}\" = \"person.age\"\n"));
    let folder = folder(&[
        ("key.toml", format!("{key} = 1\n").as_bytes()),
        ("far.toml", format!("x = \"{key}\" = {key}\n").as_bytes()),
        ("value.toml", format!("person.degree = \"{key}\"\n").as_bytes()),
        ("keys.toml", keys.as_bytes()),
        ("broken.toml", broken.as_bytes()),
        ("named.toml", named.as_bytes()),
        ("documents.toml", format!("evidence.in-hand = [{documents}]\n").as_bytes()),
        ("heading.csv", format!("person.age,{key}\n29,1\n").as_bytes()),
        ("headings.csv", format!("person.age{heads}\n29,1\n").as_bytes()),
        ("only.csv", format!("{key}\n29\n").as_bytes()),
        ("map.toml", mapped.as_bytes()),
        ("key.jsonl", format!("{{\"person.age\":29,\"{key}\":1}}\n").as_bytes()),
        ("t.csv", TABLE),
    ]);
    let folder = folder.path();
    for name in ["key", "far", "value", "keys", "broken", "named", "documents"]
        .map(|n| n.to_string() + ".toml")
    {
        soon(folder, &["check", &name], &[2]);
    }
    soon(folder, &["check", "--set", &format!("{key}=1")], &[2]);
    soon(folder, &["check", "--set", "person.age=1", "--status", &key], &[2]);
    soon(folder, &["facts", &key], &[2]);
    soon(folder, &["lookup", "countries", &key], &[1]);
    for name in ["heading.csv", "headings.csv", "key.jsonl"] {
        soon(folder, &["batch", name, "--status", "j-find", "-o", "o.csv"], &[0, 1]);
    }
    soon(folder, &["batch", "only.csv", "--status", "j-find"], &[2]);
    soon(folder, &["batch", "headings.csv", "--map-file", "map.toml"], &[2]);
    soon(folder, &["batch", "t.csv", "--map", &format!("{key}=person.age")], &[2]);
}

#[test]
fn a_name_without_an_end_is_written_soon_in_every_format() {
    let name = "x".repeat(300_000);
    let case = format!("case.name = \"{name}\"\ncase.reference = \"{name}\"\nperson.age = 29\n");
    let folder = folder(&[("name.toml", case.as_bytes())]);
    for format in ["text", "markdown", "json"] {
        soon(
            folder.path(),
            &["check", "name.toml", "--status", "j-find", "--format", format],
            &[0],
        );
    }
    for format in ["text", "markdown", "html", "pdf", "xlsx", "json"] {
        let given = ["report", "name.toml", "--status", "j-find", "--format", format];
        soon(folder.path(), &given, &[0]);
    }
}
