//! What the machine that judges holds: as many routes, conditions and days as rules can name.

use std::fmt::Write as _;
use zairyu::internal::calendar::{Day, Wait, read_wait};
use zairyu::internal::diagnostic::Code;
use zairyu::internal::evaluate::{Assessment, Verdict, evaluate};
use zairyu::internal::facts::{Facts, Value};
use zairyu::internal::load::RuleFile;
use zairyu::internal::rules::RuleSet;

const SOURCES: &str = "[law]\ntitle = { en = \"Law\", ja = \"法\" }\nkind = \"act\"\n\
    url = \"https://example.org/\"\nchecked = 2026-11-20\n";
const FACTS: &str = "[\"offer.pay\"]\ntype = \"yen\"\nlabel = { en = \"Pay\", ja = \"給与\" }\n\
    [\"person.born\"]\ntype = \"date\"\nlabel = { en = \"Born\", ja = \"生年月日\" }\n\
    [\"person.age\"]\ntype = \"count\"\nlabel = { en = \"Age\", ja = \"年齢\" }\n\
    follows = { years-since = \"person.born\" }\n";

/// Statuses of these bodies, the first called `a`, the next `b`.
fn rules(bodies: &[String]) -> RuleSet {
    let files: Vec<(String, String)> = ('a'..)
        .zip(bodies)
        .map(|(id, body)| {
            let head = format!(
                "id = \"{id}\"\ntitle = {{ en = \"A\", ja = \"甲\" }}\ncertainty = \"primary\"\n\
             cite = [{{ source = \"law\" }}]\n"
            );
            (format!("statuses/{id}.toml"), head + body)
        })
        .collect();
    let mut all = vec![
        RuleFile { path: "sources.toml", text: SOURCES },
        RuleFile { path: "facts.toml", text: FACTS },
    ];
    all.extend(files.iter().map(|(path, text)| RuleFile { path, text }));
    RuleSet::new(&all)
}

fn sound(bodies: &[String]) -> RuleSet {
    let rules = rules(bodies);
    let found: Vec<&str> = rules.found.iter().map(|found| found.message.en.as_str()).collect();
    assert_eq!(found, Vec::<&str>::new());
    rules
}

fn judged(rules: &RuleSet, on: Day, given: &[(&str, Value)]) -> Assessment {
    let vocabulary = &rules.rulebook.vocabulary;
    let mut facts = Facts::new(vocabulary);
    for (name, value) in given {
        facts.set(vocabulary, vocabulary.find(name).unwrap(), value);
    }
    evaluate(&rules.rulebook.on(on), &facts)
}

fn day() -> Day {
    Day::new(2026, 11, 20).unwrap()
}

/// Routes for a pay of 1, of 2 and so on; `except`: one that does without a criterion that
/// nobody meets.
fn routes(count: i64, except: Option<i64>) -> String {
    let mut body = String::new();
    if let Some(except) = except {
        let _ = writeln!(
            body,
            "[[criterion]]\nid = \"never\"\ntext = {{ en = \"Never\", ja = \"不可\" }}\n\
             when = {{ fact = \"offer.pay\", under = 0 }}\nexcept-route = [\"r{except}\"]"
        );
    }
    for at in 1..=count {
        let _ = writeln!(
            body,
            "[[route]]\nid = \"r{at}\"\ntext = {{ en = \"Route\", ja = \"経路\" }}\n[[route.criterion]]\n\
             id = \"pay\"\ntext = {{ en = \"Pay\", ja = \"給与\" }}\n\
             when = {{ fact = \"offer.pay\", is = {at} }}"
        );
    }
    body
}

#[test]
fn every_route_is_a_way_in_however_many_there_are() {
    for count in [1, 15, 16, 17, 31, 32, 33, 64, 65, 130] {
        let rules = sound(&[routes(count, None), routes(3, None), routes(count, None)]);
        for pay in [1, count / 2 + 1, count, count + 1] {
            let assessment = judged(&rules, day(), &[("offer.pay", Value::Number(pay))]);
            for (id, routes) in rules.rulebook.status_ids().zip([count, 3, count]) {
                let met = pay <= routes;
                let outcome = assessment.outcome(id);
                let route = usize::try_from(pay - 1).unwrap();
                assert_eq!(outcome.route, met.then_some(route), "{pay} of {routes}");
                assert_eq!(outcome.verdict == Verdict::Qualifies, met, "{pay} of {routes}");
            }
        }
    }
}

#[test]
fn a_route_does_without_a_criterion_wherever_it_stands() {
    for except in [1, 2, 16, 17, 31, 32, 33, 64, 65, 70] {
        let rules = sound(&[routes(70, Some(except))]);
        let id = rules.rulebook.find_status("a").unwrap();
        for pay in 1..=70 {
            let assessment = judged(&rules, day(), &[("offer.pay", Value::Number(pay))]);
            let met = assessment.outcome(id).verdict == Verdict::Qualifies;
            assert_eq!(met, pay == except, "{pay}, except {except}");
        }
    }
}

#[test]
fn so_many_are_counted_as_there_are() {
    for (count, needed) in [(255, 255), (256, 256), (257, 2), (300, 299), (300, 300), (1_000, 999)]
    {
        let children: Vec<String> =
            (1..=count).map(|at| format!("{{ fact = \"offer.pay\", at-least = {at} }}")).collect();
        let rules = sound(&[format!(
            "[[criterion]]\nid = \"some\"\ntext = {{ en = \"Some\", ja = \"一部\" }}\n\
             when = {{ count = [{}], at-least = {needed} }}\n",
            children.join(", ")
        )]);
        let id = rules.rulebook.find_status("a").unwrap();
        for pay in [needed - 1, needed, needed + 1] {
            let assessment = judged(&rules, day(), &[("offer.pay", Value::Number(pay))]);
            let met = assessment.outcome(id).verdict == Verdict::Qualifies;
            assert_eq!(met, pay >= needed, "{pay} of {count}, {needed} needed");
        }
    }
}

/// Every comparison of days on the last days that there are: it ends, and says what it says on
/// any other day.
#[test]
fn the_last_days_of_the_calendar_are_days() {
    let criterion = |id: &str, when: &str| {
        format!(
            "[[criterion]]\nid = \"{id}\"\ntext = {{ en = \"C\", ja = \"要件\" }}\nwhen = {when}\n"
        )
    };
    let met = [
        "{ fact = \"person.born\", within = \"31d\" }",
        "{ fact = \"person.born\", within = \"200y\" }",
        "{ fact = \"person.age\", at-least = 0 }",
        "{ fact = \"person.born\", on-or-before = { day = true, plus = \"1y3d\" } }",
        "{ fact = \"person.born\", on-or-after = { day = true, minus = \"1m31d\" } }",
        "{ fact = \"person.born\", on-or-before = { fact = \"person.born\", plus = \"1d\" } }",
        "{ all = [{ fact = \"person.age\", under = 1, until = 9999-12-31 }] }",
        "{ fact = \"person.age\", under = [{ from = 2020-01-01, is = 0 }, { from = 9999-12-01, is = 1 }] }",
    ];
    let bodies: Vec<String> = met.iter().map(|when| criterion("c", when)).collect();
    let rules = sound(&bodies);
    for on in [(9999, 12, 1), (9999, 12, 30), (9999, 12, 31)] {
        let on = Day::new(on.0, on.1, on.2).unwrap();
        let born = ("person.born", Value::Day(on));
        let assessment = judged(&rules, on, &[born]);
        for (id, when) in rules.rulebook.status_ids().zip(met) {
            assert_eq!(assessment.outcome(id).verdict, Verdict::Qualifies, "{when} on {on}");
        }
    }
    let days = rules.rulebook.turning_days();
    assert!(days.iter().all(|day| *day <= Day::LAST), "{days:?}");
}

#[test]
fn rules_that_begin_on_the_last_day_are_checked_to_the_end() {
    let rules = sound(&["from = 9999-12-31\n[[criterion]]\nid = \"c\"\n\
        text = { en = \"C\", ja = \"要件\" }\nfrom = 9999-12-31\nuntil = 9999-12-31\n\
        when = { fact = \"person.born\", on-or-after = 9998-12-31 }\n"
        .to_string()]);
    let ran = zairyu::internal::prove::run_examples(&rules, None);
    zairyu::internal::prove::check(&rules, &ran, Day::LAST);
}

#[test]
fn durations_never_wrap() {
    let much = i64::MAX;
    for words in [
        format!("{much}m{much}m62m"),
        format!("{much}m{much}m"),
        format!("{much}d2d"),
        format!("{much}y{much}y"),
        format!("{}y", much / 12),
        format!("{much}d{much}d{much}d5d"),
    ] {
        assert!(read_wait(&words).is_err(), "{words}");
    }
    assert_eq!(read_wait("200y"), Ok(Wait::new(2_400, 0)));
}

#[test]
fn what_is_more_than_fits_is_refused_with_its_place() {
    let item = |award: &str| {
        format!(
            "[points]\npass-mark = 1\n[[points.item]]\nid = \"i\"\ntext = {{ en = \"I\", ja = \"項目\" }}\n{award}\n"
        )
    };
    let tier = |points: &str| {
        format!(
            "award = \"one\"\ntier = [{{ id = \"t\", when = {{ fact = \"offer.pay\", at-least = 1 }}, points = {points} }}]"
        )
    };
    let when = |when: &str| {
        format!(
            "[[criterion]]\nid = \"c\"\ntext = {{ en = \"C\", ja = \"要件\" }}\nwhen = {when}\n"
        )
    };
    for body in [
        item(&tier("1_000_000_001")),
        item(&tier("-1")),
        item(&tier("[{ from = 2000-01-01, is = 1 }, { from = 2027-01-01, is = 4_294_967_297 }]")),
        item(&tier("1")).replace("pass-mark = 1", "pass-mark = 2_147_483_648"),
        when("{ fact = \"offer.pay\", over = 9_223_372_036_854_775_807 }"),
        when("{ fact = \"offer.pay\", in = [1, -9_223_372_036_854_775_807] }"),
        when(
            "{ fact = \"offer.pay\", over = { fact = \"person.age\", times = 9_223_372_036_854_775_807 } }",
        ),
        when("{ count = [{ fact = \"offer.pay\", over = 1 }], at-least = 4_294_967_296 }"),
    ] {
        let rules = rules(std::slice::from_ref(&body));
        let found: Vec<_> = rules.found.iter().collect();
        assert!(!found.is_empty(), "{body}");
        for found in found {
            assert_eq!(found.code, Code::TooMuch, "{body}");
            assert!(found.span.is_some_and(|span| span.end > span.start), "{body}");
        }
    }
}
