//! Odd values of JSON: a line of a batch is read as a case of its own would be.

use crate::batch::{LINES, ran};
use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use zairyu::internal::batch::Reject;
use zairyu::internal::calendar::Day;
use zairyu::internal::diagnostic::{Code, Diagnostics};
use zairyu::internal::evaluate::{Gaps, Program, carry, evaluate};
use zairyu::internal::facts::{Fact, FactId, Kind, read_case};
use zairyu::internal::json::parse_json;
use zairyu::internal::rules::RuleSet;
use zairyu::internal::source::Sources;

static RULES: LazyLock<RuleSet> = LazyLock::new(RuleSet::embedded);
static PROGRAM: LazyLock<Program<'static>> =
    LazyLock::new(|| RULES.rulebook.on(Day::new(2026, 11, 20).unwrap()));

/// What a single check says of a line, as a batch writes it; none where it does not judge it.
fn single(text: &str) -> Option<Vec<Value>> {
    let (mut sources, mut found) = (Sources::default(), Diagnostics::default());
    let file = sources.add("case", text);
    let tree = parse_json(&sources, file, &mut found);
    let mut case = read_case(&RULES.rulebook.vocabulary, &tree, &mut found);
    let fraction = found.iter().any(|one| one.code == Code::Fraction);
    if fraction || !found.is_sound() {
        return None;
    }
    if let Some(as_of) = case.as_of {
        carry(&RULES.rulebook, &mut case.facts, as_of, PROGRAM.day());
    }
    // What a check asks back or warns of, a table does not understand.
    let vocabulary = &RULES.rulebook.vocabulary;
    let odd = |(id, _): (FactId, &Fact)| vocabulary.odd(&case.facts, id, PROGRAM.day()).is_some();
    if vocabulary.iter().any(odd) {
        return None;
    }
    let assessment = evaluate(&PROGRAM, &case.facts);
    let mut gaps = Gaps::new(&RULES.rulebook);
    let statuses = PROGRAM.statuses().iter().map(|id| {
        let (status, outcome) = (RULES.rulebook.status(*id), assessment.outcome(*id));
        let points = assessment.points(*id);
        gaps.clear();
        PROGRAM.gaps(&assessment, *id, &mut gaps);
        let name = |fact| RULES.rulebook.vocabulary.fact(fact).name.clone();
        serde_json::json!({
            "id": status.id,
            "verdict": outcome.verdict.id(),
            "confirmed-verdict": outcome.confirmed.id(),
            "route": outcome.route.map(|at| status.routes[at].id.clone()),
            "points": status.points.as_ref()
                .map(|_| serde_json::json!({ "min": points.min(), "max": points.max() })),
            "missing": gaps.facts().map(name).collect::<Vec<String>>(),
        })
    });
    Some(statuses.collect())
}

/// Each of these lines, alone and among the others.
fn agree(lines: &[String]) {
    let batch = ran(&LINES, lines.join("\n").as_bytes());
    let rejects = batch.rejects.iter().map(|reject| (reject.row, reject));
    let rejects: BTreeMap<u64, &Reject> = rejects.collect();
    let judged = batch.out.lines().map(|line| {
        let line: Value = serde_json::from_str(line).unwrap();
        (line["row"].as_u64().unwrap(), line)
    });
    let judged: BTreeMap<u64, Value> = judged.collect();
    for (row, text) in (1..).zip(lines) {
        match (single(text), judged.get(&row)) {
            (None, None) => assert!(rejects.contains_key(&row), "{text}"),
            (None, Some(_)) => panic!("only a batch reads {text}"),
            (Some(_), None) => panic!("only a check reads {text}: {:?}", rejects.get(&row)),
            (Some(single), Some(line)) => {
                let statuses = line["statuses"].as_array().unwrap();
                assert_eq!(statuses.len(), single.len());
                for (status, single) in statuses.iter().zip(&single) {
                    for (name, value) in single.as_object().unwrap() {
                        assert_eq!(&status[name], value, "{name} of {text}");
                    }
                }
            }
        }
    }
}

/// What can stand where a value does.
const ODD: [&str; 64] = [
    "1e1",
    "6.5e6",
    "-0",
    "-0.0",
    "0.0",
    "1E+2",
    "1e-2",
    "1e400",
    "-1e400",
    "3.10",
    "3.0100000",
    "29.0",
    "0.30000000000000004",
    "9007199254740993",
    "9223372036854775807",
    "9223372036854775808",
    "18446744073709551616",
    "123456789012345678901234567890",
    "-1",
    "1.5",
    "null",
    "true",
    "false",
    "{}",
    "[]",
    "[null]",
    "[[]]",
    "[{}]",
    "[[\"n3\"]]",
    "[\"\"]",
    "[\" \",\"a\"]",
    "[\"none\"]",
    "[\"none\",\"none\"]",
    "[\"nursing-care\"]",
    "[\"nursing-care\",null]",
    "[\"nursing-care\",\"N/A\"]",
    "[\"nursing-care;construction/civil\"]",
    "[\"a;;b\"]",
    "[1]",
    "[true]",
    "[1e1]",
    "{\"a\":1}",
    "{\"id\":\"vn\"}",
    "\"\"",
    "\" \"",
    "\"none\"",
    "\"None\"",
    "\"NONE\"",
    "\"NaN\"",
    "\"NA\"",
    "\"no\"",
    "\"N/A\"",
    "\"1e1\"",
    "\"-0\"",
    "\"１２\"",
    "\"other\"",
    "\"Nowhere\"",
    "\"vn\"",
    "\"\\u0076n\"",
    "\"\\ud800\"",
    "01",
    "+1",
    ".5",
    "\"a\tb\"",
];

#[test]
fn every_odd_value_of_every_kind_is_read_alike() {
    let vocabulary = &RULES.rulebook.vocabulary;
    let mut seen = std::collections::HashSet::new();
    let of_each_kind = vocabulary.iter().filter(|(_, fact)| !fact.attribute);
    let of_each_kind = of_each_kind.filter(|(_, fact)| match fact.kind {
        Kind::Choice(_) | Kind::Scale(_) | Kind::Set(_) => {
            let list = fact.kind.domain().is_some_and(|domain| vocabulary.domain(domain).list);
            list && seen.insert(fact.kind)
        }
        kind => seen.insert(kind),
    });
    let names: Vec<&str> = of_each_kind.map(|(_, fact)| fact.name.as_str()).collect();
    assert!(names.len() > 12);
    let mut lines = Vec::new();
    for name in names.into_iter().chain(["as-of"]) {
        lines.extend(ODD.map(|value| format!("{{{name:?}:{value}}}")));
    }
    agree(&lines);
}

fn scalar() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(ODD.to_vec()).prop_map(str::to_string),
        (any::<i64>(), -20_i32..20).prop_map(|(n, e)| format!("{n}e{e}")),
        any::<f64>().prop_filter("finite", |n| n.is_finite()).prop_map(|n| n.to_string()),
        (0_u32..100_000, 0_u32..100).prop_map(|(n, m)| format!("{n}.{m:02}")),
        any::<i64>().prop_map(|n| n.to_string()),
        "[-0-9a-z;/ ]{0,8}".prop_map(|words| format!("{words:?}")),
    ]
}

fn value() -> impl Strategy<Value = String> {
    scalar().prop_recursive(2, 8, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3)
                .prop_map(|items| format!("[{}]", items.join(","))),
            inner.prop_map(|one| format!("{{\"x\":{one}}}")),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn odd_values_are_read_alike(rows in prop::collection::vec(prop::collection::vec((0_usize..12, value()), 1..4), 20)) {
        const NAMES: [&str; 12] = [
            "person.age", "offer.annual-salary", "organization.rd-ratio", "person.birth-date",
            "person.career", "person.in-japan", "person.nationality", "person.university",
            "person.skill-tests-ssw-1", "offer.field", "as-of", "case.name",
        ];
        let line = |picks: &Vec<(usize, String)>| {
            let entries: Vec<String> =
                picks.iter().map(|(at, value)| format!("{:?}:{value}", NAMES[*at])).collect();
            format!("{{{}}}", entries.join(","))
        };
        agree(&rows.iter().map(line).collect::<Vec<_>>());
    }
}
