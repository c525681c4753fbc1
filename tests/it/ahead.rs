//! What a check says of the days ahead and of what would have to be different.

use serde_json::Value;
use std::process::Command;

fn zairyu(args: &[&str]) -> String {
    let out = Command::new(env!("CARGO_BIN_EXE_zairyu"))
        .args(args)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("NO_COLOR", "1")
        .env("COLUMNS", "100")
        .output()
        .unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).unwrap()
}

fn check(permit: &str, more: &[&str]) -> Value {
    let permit = format!("person.permit-until={permit}");
    let mut args = vec!["check", "examples/care-worker.toml", "--on", "2026-11-20"];
    args.extend(["--format", "json", "--set", &permit]);
    args.extend(more);
    serde_json::from_str(&zairyu(&args)).unwrap()
}

#[test]
fn a_permit_that_runs_out_is_warned_of_and_one_that_runs_is_not() {
    let permit = |until: &str| check(until, &[])["permit"].clone();
    let stand = |value: &Value| (value["ended"].as_bool(), value["ending"].as_bool());
    assert_eq!(stand(&permit("2026-11-19")), (Some(true), Some(false)));
    assert_eq!(stand(&permit("2026-11-20")), (Some(false), Some(true)));
    assert_eq!(stand(&permit("2027-02-20")), (Some(false), Some(true)));
    assert_eq!(stand(&permit("2027-02-21")), (Some(false), Some(false)));
    let pending = check("2026-12-20", &["--set", "person.application-pending=yes"]);
    assert_eq!(stand(&pending["permit"]), (Some(false), Some(false)));
    let args = ["check", "examples/care-worker.toml", "--on", "2026-11-20", "--set"];
    let text = zairyu(&[&args[..], &["person.permit-until=2026-11-19"]].concat());
    assert!(text.contains("The permit ended on"), "{text}");
}

/// The days are among those of `zairyu dates`, in their order, and no earlier one on which to act is left out.
#[test]
fn the_dates_that_bind_are_the_first_of_those_to_act_on() {
    let permit = "person.permit-until=2027-06-30";
    let near = check("2027-06-30", &[]);
    let near: Vec<&Value> = near["dates"].as_array().unwrap().iter().collect();
    assert!(!near.is_empty() && near.len() <= 2);
    let all = zairyu(&[
        "dates",
        "examples/care-worker.toml",
        "--on",
        "2026-11-20",
        "--format",
        "json",
        "--set",
        permit,
    ]);
    let all: Value = serde_json::from_str(&all).unwrap();
    let events = all["events"].as_array().unwrap();
    for date in &near {
        let known =
            |event: &Value| event["act-by"] == date["act-by"] && event["status"] == date["status"];
        assert!(events.iter().any(known), "{date}");
        assert!(date["act-by"].as_str().unwrap() >= "2026-11-20");
    }
    assert_eq!(near[0]["act-by"], "2027-06-30");
}

#[test]
fn a_status_that_is_not_met_shows_the_easiest_changes_and_one_that_is_met_none() {
    let report =
        check("2027-06-30", &["--set", "person.jlpt=n5", "--set", "person.care-japanese-test=no"]);
    let of = |report: &Value, id: &str| {
        let all = report["statuses"].as_array().unwrap().clone();
        all.into_iter().find(|status| status["id"] == id).unwrap()
    };
    let ssw = of(&report, "ssw-1");
    assert_ne!(ssw["verdict"], "qualifies");
    let changes = ssw["least"]["changes"].as_array().unwrap();
    assert!(!changes.is_empty(), "{ssw}");
    let sets: Vec<String> = changes
        .iter()
        .map(|change| {
            format!("{}={}", change["fact"].as_str().unwrap(), change["to"].as_str().unwrap())
        })
        .collect();
    let mut more = vec!["--set", "person.jlpt=n5", "--set", "person.care-japanese-test=no"];
    sets.iter().for_each(|set| more.extend(["--set", set]));
    let after = of(&check("2027-06-30", &more), "ssw-1");
    assert_eq!(after["verdict"], "qualifies");
    assert!(after.get("least").is_none());
}

#[test]
fn points_say_what_the_next_rows_need_and_give() {
    let args = ["points", "examples/engineer.toml", "--on", "2026-11-20", "--status", "hsp-1-b"];
    let json: Value =
        serde_json::from_str(&zairyu(&[&args[..], &["--format", "json"]].concat())).unwrap();
    let table = &json["statuses"][0];
    let min = table["points"]["min"].as_i64().unwrap();
    let rows = table["next-rows"].as_array().unwrap();
    assert!(rows.len() > 2, "{rows:?}");
    for row in rows {
        let change = &row["change"];
        let set =
            format!("{}={}", change["fact"].as_str().unwrap(), change["to"].as_str().unwrap());
        let then = [&args[..], &["--format", "json", "--set", &set]].concat();
        let then: Value = serde_json::from_str(&zairyu(&then)).unwrap();
        let gained = then["statuses"][0]["points"]["min"].as_i64().unwrap() - min;
        assert_eq!(gained, row["gain"].as_i64().unwrap(), "{row}");
    }
    let text = zairyu(&args);
    assert!(text.contains("what the next rows need"), "{text}");
}
