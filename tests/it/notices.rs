//! Notices after events that a case names: by hand from the Immigration Control Act, Art. 19-7 to
//! 19-9, 19-16 and 22-2.

use serde_json::Value;
use std::process::Command;

/// What `zairyu dates` says is to be given notice of: duty and last day.
fn notices(set: &[&str], on: &str) -> Vec<(String, String)> {
    let mut args = vec!["dates", "--on", on, "--within", "1y", "--format", "json"];
    set.iter().for_each(|set| args.extend(["--set", set]));
    let out = Command::new(env!("CARGO_BIN_EXE_zairyu")).args(args).output().unwrap();
    let json: Value = serde_json::from_slice(&out.stdout).unwrap();
    let events = json["events"].as_array().unwrap().clone();
    let duties = events.into_iter().filter(|event| event["kind"] == "duty");
    let of = |event: Value| {
        assert_eq!(event["day"], event["act-by"]);
        assert!(!event["cite"].as_array().unwrap().is_empty(), "{event}");
        let word = |key: &str| event[key].as_str().unwrap().to_string();
        (word("do"), word("day"))
    };
    duties.map(of).collect()
}

/// A status held, what happens in it, and the notices with their last days.
type NoticeRow = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

#[test]
fn every_event_has_its_notices_with_their_last_days() {
    let engineer = "engineer-humanities-international";
    let table: &[NoticeRow] = &[
        (engineer, "person.left-organization=2026-11-30", &[("notice-of-contract", "2026-12-14")]),
        (
            engineer,
            "person.joined-organization=2026-12-01",
            &[("notice-of-new-contract", "2026-12-15")],
        ),
        ("ssw-1", "person.left-organization=2026-11-30", &[("notice-of-contract", "2026-12-14")]),
        (
            "professor",
            "person.left-organization=2026-11-30",
            &[("notice-of-organization", "2026-12-14")],
        ),
        (
            "student",
            "person.joined-organization=2026-12-20",
            &[("notice-of-new-organization", "2027-01-03")],
        ),
        ("dependent", "person.marriage-ended=2026-11-10", &[("notice-of-spouse", "2026-11-24")]),
        // Whose status does not rest on a marriage gives no notice of its end.
        (engineer, "person.marriage-ended=2026-11-10", &[]),
        (engineer, "person.moved-in=2026-11-15", &[("address", "2026-11-29")]),
        ("temporary-visitor", "person.moved-in=2026-11-15", &[]),
        (
            engineer,
            "person.child-born-on=2026-11-15",
            &[("birth-registered", "2026-11-29"), ("birth-status", "2026-12-15")],
        ),
        // Long ago: whether it was given is not known, and nothing is to be done by a day to come.
        (engineer, "person.left-organization=2026-11-05", &[]),
    ];
    for (status, event, due) in table {
        let status = format!("person.status={status}");
        let found = notices(&["person.in-japan=yes", &status, event], "2026-11-20");
        let due: Vec<(String, String)> =
            due.iter().map(|(duty, day)| (duty.to_string(), day.to_string())).collect();
        assert_eq!(found, due, "{status} {event}");
    }
}

#[test]
fn the_last_day_itself_still_counts() {
    let set = ["person.in-japan=yes", "person.status=ssw-1", "person.left-organization=2026-11-06"];
    assert_eq!(notices(&set, "2026-11-20").len(), 1);
    assert!(notices(&set, "2026-11-21").is_empty());
}
