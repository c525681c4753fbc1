//! What is advised to somebody about the status that she holds.

use serde_json::Value;
use std::process::Command;

fn advise(set: &[&str], more: &[&str]) -> String {
    let mut args = vec!["advise", "examples/engineer.toml", "--on", "2026-11-20"];
    args.extend(["--set", "person.in-japan=yes", "--set", "person.permit-until=2027-06-30"]);
    set.iter().for_each(|set| args.extend(["--set", set]));
    args.extend(more);
    let out = Command::new(env!("CARGO_BIN_EXE_zairyu"))
        .args(args)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("NO_COLOR", "1")
        .env("COLUMNS", "200")
        .output()
        .unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).unwrap()
}

fn status(text: &str) -> Value {
    let json: Value = serde_json::from_str(text).unwrap();
    json["statuses"][0].clone()
}

const FALLEN: [&str; 6] = [
    "person.status=hsp-1-b",
    "offer.annual-salary=4000000",
    "person.jlpt=none",
    "person.bjt=0",
    "person.degree=bachelor",
    "person.career=1y",
];

#[test]
fn whoever_fell_under_the_mark_reads_that_the_stay_goes_on() {
    let hsp = ["--status", "hsp-1-b"];
    let text = advise(&FALLEN, &hsp);
    assert!(text.contains("the stay goes on until"), "{text}");
    assert!(text.contains("only the extension fails"), "{text}");
    let json = status(&advise(&FALLEN, &[&hsp[..], &["--format", "json"]].concat()));
    let extension = &json["holding"]["extension"];
    assert_eq!((&extension["until"], &extension["fails"]), (&"2027-06-30".into(), &true.into()));
    let duties: Vec<&str> =
        json["holding"]["duties"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    for duty in ["notice-of-contract", "notice-of-new-contract", "activity-kept", "address"] {
        assert!(duties.contains(&duty), "{duty} of {duties:?}");
    }
    // Who has the points reads nothing of the kind.
    let met = advise(&["person.status=hsp-1-b"], &hsp);
    assert!(!met.contains("extension fails"), "{met}");
    let met =
        status(&advise(&["person.status=hsp-1-b"], &[&hsp[..], &["--format", "json"]].concat()));
    assert_eq!(met["holding"]["extension"]["fails"], false);
}

#[test]
fn a_status_that_is_not_held_says_nothing_of_an_extension() {
    let args = ["--status", "engineer-humanities-international", "--format", "json"];
    assert!(status(&advise(&FALLEN, &args)).get("holding").is_none());
    let args = ["--status", "hsp-1-b", "--format", "json"];
    let ended = [&FALLEN[..], &["person.permit-until=2026-11-01"]].concat();
    assert!(status(&advise(&ended, &args))["holding"]["extension"].is_null());
}

#[test]
fn a_refused_application_is_spoken_of_first() {
    let args = ["--status", "hsp-1-b"];
    let told = advise(&["person.refused-before=reasons-open"], &args);
    assert!(told.contains("its reasons are not mended"), "{told}");
    let mended = advise(&["person.refused-before=reasons-mended"], &args);
    assert!(!mended.contains("its reasons are not mended"), "{mended}");
}
