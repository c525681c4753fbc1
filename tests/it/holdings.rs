//! What grows while a status is held: every status that can be held against every duration, by hand
//! from the table of clocks; exact days; the permit's end; facts that come true later.

use std::collections::BTreeMap;
use zairyu::internal::calendar::Day;
use zairyu::internal::compile::{Grows, Rulebook, StatusId};
use zairyu::internal::diagnostic::Diagnostics;
use zairyu::internal::evaluate::{Clocks, Course, Finding, evaluate};
use zairyu::internal::facts::{Candidate, Kind, read_case};
use zairyu::internal::rules::RuleSet;
use zairyu::internal::source::Sources;
use zairyu::internal::tree::parse_toml;

/// A line a status: what grows, `?` on a condition, `0` what begins anew. What a line does not name
/// never grows there. R: ten years of residence. W: the five years of work among them. C: career, also
/// with study. K: care practice.
const EXPECTED: &str = "
none                          ?time-at-trading-partner ?time-at-overseas-office 0R 0W
overstay                      0R 0W
temporary-visitor
digital-nomad
designated-activities-54
hsp-1-a                       R W C hsp-time ?special-time
hsp-1-b                       R W C hsp-time ?special-time
hsp-1-c                       R W C hsp-time ?special-time
hsp-2                         R W C
designated-activities-highly-skilled  R W C hsp-time
engineer-humanities-international     R W C ?accepted-linked-work
designated-activities-46      R W C
nursing-care                  R W C K
skilled-labor                 R W C
business-manager              R W C
researcher                    R W C
professor                     R W C
instructor                    R W C
medical-services              R W C
legal-accounting              R W C
artist                        R W C
religious-activities          R W C
journalist                    R W C
entertainer                   R W C
intra-company-transferee      R W C ?ict-2-time ?time-at-overseas-office
ssw-1                         R ssw-1-time ssw-2-practice ?ssw-2-instructing ?K 0W
ssw-2                         R W ssw-2-practice ?ssw-2-instructing
ssw-transition                R ssw-1-time ssw-transition-time ?K 0W
driving-preparation           R
esd                           R esd-time esd-time-in-category esd-time-with-employer titp-and-esd-time ?K 0W
esd-transfer                  R esd-time esd-time-in-category esd-time-with-employer titp-and-esd-time ?K 0W 0esd-time-with-employer
titp-1                        R titp-time ?K 0W
titp-2                        R titp-time ?K 0W
titp-3                        R titp-time ?K 0W
technical-intern              R titp-time ?K 0W
trainee                       R 0W
epa-candidate                 R epa-time ?epa-care-time ?K
j-find                        R j-find-time
job-seeking                   R job-seeking-time j-find-time
start-up                      R start-up-time j-find-time ?career
start-up-after-graduation     R start-up-time j-find-time
working-holiday               R
internship                    R
designated-activities-12      R
designated-activities-33      R
designated-activities-45      R
epa-licensed                  R W
upper-secondary-graduate      R
designated-activities-34      R
designated-activities-47      R
designated-activities-52      R
designated-activities-other   R ?fourth-generation-time
cultural-activities           R
student                       R
dependent                     R
permanent-resident            R
special-permanent-resident    R
spouse-of-japanese            R W
spouse-of-permanent-resident  R W
long-term-resident            R W long-term-resident-time
";

/// What grows whatever is held.
const EVERYWHERE: &str = "?marriage ?time-without-activity protection-time organization.age";

/// Durations that are as they are said to be.
const NEVER: [&str; 10] = [
    "sponsor.period-of-stay",
    "person.former-marriage",
    "person.japanese-education",
    "person.schooling-in-japan",
    "person.education-in-language",
    "person.ssw-1-time-not-counted",
    "person.period-of-stay",
    "person.longest-absence",
    "person.absence-in-ten-years",
    "organization.esd-transfer-period",
];

fn rules() -> &'static RuleSet {
    static RULES: std::sync::LazyLock<RuleSet> = std::sync::LazyLock::new(RuleSet::embedded);
    &RULES
}

/// The facts that a short name stands for.
fn meant(short: &str) -> Vec<String> {
    let names: &[&str] = match short {
        "R" => &["residence"],
        "W" => &["residence-on-work-status"],
        "C" => &["career", "career-with-study"],
        "K" => &["care-experience"],
        other => &[other],
    };
    let full = |name: &&str| match name.contains('.') {
        true => (*name).to_string(),
        false => format!("person.{name}"),
    };
    names.iter().map(full).collect()
}

/// By duration: `+`, `?` or `0`.
fn line(words: &str) -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    for word in words.split_whitespace() {
        let (mark, short) = match word.split_at_checked(1) {
            Some(("?", short)) => ("?", short),
            Some(("0", short)) => ("0", short),
            _ => ("+", word),
        };
        for name in meant(short) {
            *found.entry(name).or_default() += mark;
        }
    }
    found
}

fn of_rules(rulebook: &Rulebook, status: &str) -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    let Some(holding) = rulebook.holding(status) else { return found };
    let name = |fact| rulebook.vocabulary.fact(fact).name.clone();
    for accrual in &holding.accrues {
        let mark = if accrual.condition.is_some() || accrual.if_begun { "?" } else { "+" };
        *found.entry(name(accrual.fact)).or_default() += mark;
    }
    for fact in &holding.resets {
        *found.entry(name(*fact)).or_default() += "0";
    }
    found
}

#[test]
fn every_status_lets_grow_what_the_table_says() {
    let rulebook = &rules().rulebook;
    let held = rulebook.vocabulary.find_domain("statuses").unwrap();
    let expected: BTreeMap<&str, &str> = EXPECTED
        .lines()
        .filter(|line| !line.is_empty())
        .map(|line| line.split_once(' ').unwrap_or((line, "")))
        .collect();
    for choice in &rulebook.vocabulary.domain(held).choices {
        let words = expected.get(choice.id.as_str());
        let words = words.unwrap_or_else(|| panic!("the table does not name {}", choice.id));
        assert_eq!(of_rules(rulebook, &choice.id), line(words), "{}", choice.id);
    }
    for id in expected.keys() {
        assert!(
            rulebook.vocabulary.domain(held).choices.iter().any(|choice| choice.id == *id),
            "{id}"
        );
    }
}

#[test]
fn every_duration_grows_or_says_that_it_never_does() {
    let rulebook = &rules().rulebook;
    let everywhere = line(EVERYWHERE);
    for (id, fact) in rulebook.vocabulary.iter().filter(|(_, fact)| fact.kind == Kind::Duration) {
        if fact.attribute {
            continue;
        }
        let somewhere =
            rulebook.accruals().any(|(holding, one)| holding.is_some() && one.fact == id);
        let mark = match &rulebook.about(id).grows {
            Some(Grows::Everywhere(one)) if one.condition.is_some() || one.if_begun => "?",
            Some(Grows::Everywhere(_)) => "+",
            Some(Grows::Never) => {
                assert!(NEVER.contains(&fact.name.as_str()), "{} never grows", fact.name);
                continue;
            }
            None => "",
        };
        assert_eq!(everywhere.get(&fact.name).map_or("", String::as_str), mark, "{}", fact.name);
        // How long an offered stay is asked for is nobody's time.
        assert!(somewhere || !mark.is_empty() || fact.name == "offer.length", "{}", fact.name);
    }
}

fn case(text: &str) -> Candidate {
    let (mut sources, mut found) = (Sources::default(), Diagnostics::default());
    let file = sources.add("case.toml", text);
    let tree = parse_toml(&sources, file, &mut found);
    let case = read_case(&rules().rulebook.vocabulary, &tree, &mut found);
    let said: Vec<&str> = found.iter().map(|found| found.message.en.as_str()).collect();
    assert!(said.is_empty(), "{said:?}");
    case
}

fn day(words: &str) -> Day {
    let parts: Vec<i64> = words.split('-').map(|part| part.parse().unwrap()).collect();
    Day::new(parts[0], parts[1], parts[2]).unwrap()
}

fn course(case: &Candidate) -> Course {
    let mut clocks = Clocks::new(&rules().rulebook);
    Course::new(&mut clocks, case.facts.clone(), case.as_of, &case.later)
}

/// A fact on a day, as a case file has it; empty where it is unknown.
fn on(case: &Candidate, fact: &str, at: &str) -> String {
    let vocabulary = &rules().rulebook.vocabulary;
    let id = vocabulary.find(fact).unwrap();
    let facts = course(case).on(&rules().rulebook, day(at));
    let value = facts.get(vocabulary, id);
    value.map(|value| value.plain(vocabulary.fact(id).kind, vocabulary)).unwrap_or_default()
}

fn status(id: &str) -> StatusId {
    rules().rulebook.find_status(id).unwrap()
}

/// The finding on a criterion of a status, on a day.
fn finding(case: &Candidate, of: &str, criterion: &str, at: &str) -> Finding {
    let rulebook = &rules().rulebook;
    let program = rulebook.on_for(day(at), &[status(of)]);
    let assessment = evaluate(&program, &course(case).on(rulebook, day(at)));
    let mut criteria = program.criteria(status(of));
    let (id, _) = criteria.find(|(id, _)| rulebook.criterion(*id).id == criterion).unwrap();
    assessment.of(0).finding(id, rulebook.criterion(id))
}

#[test]
fn a_year_is_exceeded_on_the_day_after_it_is_full() {
    let esd = case(
        "as-of = 2027-04-01\nperson.status = \"esd\"\nperson.esd-time = \"0d\"\n\
         person.esd-time-with-employer = \"0d\"\noffer.field = \"building-cleaning\"\n",
    );
    assert_eq!(on(&esd, "person.esd-time-with-employer", "2028-04-01"), "1y");
    assert_eq!(on(&esd, "person.esd-time-with-employer", "2028-04-02"), "1y1d");
}

#[test]
fn leave_is_taken_off_the_five_years() {
    let worker = case(
        "as-of = 2026-11-30\nperson.status = \"ssw-1\"\nperson.ssw-1-time = \"5y4m\"\n\
         person.ssw-1-time-not-counted = \"6m\"\n",
    );
    let left = |at| finding(&worker, "ssw-1", "total-stay", at);
    assert_eq!(left("2027-01-29"), Finding::Met);
    // Without a sixth year being known to be open, the last day is past: two months were left.
    assert_ne!(left("2027-01-30"), Finding::Met);
}

#[test]
fn a_students_years_count_among_the_ten_of_permanent_residence() {
    let student = case(
        "as-of = 2026-10-01\nperson.status = \"student\"\nperson.residence = \"3y6m\"\n\
         person.residence-on-work-status = \"0d\"\n",
    );
    assert_eq!(on(&student, "person.residence", "2027-03-31"), "3y11m29d");
    assert_eq!(on(&student, "person.residence", "2027-04-01"), "4y");
    assert_eq!(on(&student, "person.residence-on-work-status", "2027-04-01"), "0d");
}

#[test]
fn j_find_time_counts_for_the_ten_years_before_and_after_the_guideline_of_2027() {
    let seeker = case(
        "as-of = 2027-03-01\nperson.status = \"j-find\"\nperson.residence = \"9y11m\"\n\
         person.j-find-time = \"11m\"\n",
    );
    assert_eq!(on(&seeker, "person.residence", "2027-03-31"), "9y11m29d");
    assert_eq!(on(&seeker, "person.residence", "2027-04-01"), "10y");
    assert_eq!(on(&seeker, "person.j-find-time", "2027-04-01"), "1y");
    assert_eq!(on(&seeker, "person.residence-on-work-status", "2027-04-01"), "");
}

#[test]
fn nothing_grows_past_the_permit_but_while_an_application_is_pending() {
    let base = "as-of = 2026-10-01\nperson.status = \"student\"\nperson.residence = \"3y\"\n\
                person.permit-until = 2026-12-31\n";
    let without = case(base);
    assert_eq!(on(&without, "person.residence", "2026-12-31"), "3y2m30d");
    assert_eq!(on(&without, "person.residence", "2027-02-15"), "3y2m30d");
    let pending = case(&format!("{base}person.application-pending = true\n"));
    assert_eq!(on(&pending, "person.residence", "2027-02-15"), "3y4m14d");
    assert_eq!(on(&pending, "person.residence", "2027-04-01"), "3y5m");
}

#[test]
fn what_grows_on_a_condition_is_unknown_while_the_condition_is() {
    let base = "as-of = 2026-10-01\nperson.status = \"ssw-1\"\nperson.ssw-2-instructing = \"1y\"\n";
    let with = |leads: &str| case(&format!("{base}{leads}"));
    let later = "2027-04-01";
    let leads = "offer.leading-duties = true\n";
    assert_eq!(on(&with(leads), "person.ssw-2-instructing", later), "1y6m");
    let follows = "offer.leading-duties = false\n";
    assert_eq!(on(&with(follows), "person.ssw-2-instructing", later), "1y");
    assert_eq!(on(&with(""), "person.ssw-2-instructing", later), "");
    assert_eq!(on(&with(""), "person.ssw-2-instructing", "2026-10-01"), "1y");
}

#[test]
fn a_training_plan_is_over_when_its_three_years_are_full() {
    let trainee = case(
        "as-of = 2026-10-01\nperson.status = \"titp-2\"\nperson.titp-time = \"2y8m\"\n\
         person.plan-still-running = true\n",
    );
    assert_eq!(on(&trainee, "person.plan-still-running", "2027-01-31"), "yes");
    assert_eq!(on(&trainee, "person.plan-still-running", "2027-02-01"), "no");
}

#[test]
fn later_facts_come_true_on_their_day_and_another_status_is_a_new_base() {
    let student = case(
        "as-of = 2026-11-30\nperson.status = \"student\"\nperson.residence = \"4y\"\n\
         person.residence-on-work-status = \"0d\"\nperson.degree = \"bachelor\"\n\
         [later]\n\"2027-03-20\" = { person.degree = \"master\" }\n\
         \"2027-04-01\" = { person.status = \"engineer-humanities-international\" }\n",
    );
    assert_eq!(on(&student, "person.degree", "2027-03-19"), "bachelor");
    assert_eq!(on(&student, "person.degree", "2027-03-20"), "master");
    assert_eq!(on(&student, "person.residence-on-work-status", "2027-04-01"), "0d");
    assert_eq!(on(&student, "person.residence-on-work-status", "2028-04-01"), "1y");
    assert_eq!(on(&student, "person.residence", "2028-11-30"), "6y");
}

#[test]
fn to_take_up_a_status_begins_anew_what_it_says() {
    let worker = case(
        "as-of = 2026-11-30\nperson.status = \"engineer-humanities-international\"\n\
         person.residence = \"4y\"\nperson.residence-on-work-status = \"3y\"\n\
         person.ssw-1-time = \"0d\"\noffer.work-category = \"construction/building\"\n\
         [later]\n\"2027-05-30\" = { person.status = \"ssw-1\" }\n",
    );
    assert_eq!(on(&worker, "person.residence-on-work-status", "2027-05-29"), "3y5m29d");
    assert_eq!(on(&worker, "person.residence-on-work-status", "2027-05-30"), "0d");
    assert_eq!(on(&worker, "person.residence-on-work-status", "2028-05-30"), "0d");
    assert_eq!(on(&worker, "person.ssw-1-time", "2028-05-30"), "1y");
    assert_eq!(on(&worker, "person.ssw-1-category", "2027-05-30"), "construction/building");
    assert_eq!(on(&worker, "person.residence", "2028-11-30"), "6y");
}

#[test]
fn durations_that_go_on_keep_the_day_on_which_they_began() {
    // Carried over a stage in between or not: the same day.
    for begun in ["0d", "1m", "3m30d", "11m29d", "1y2m17d"] {
        for month in 1..=12 {
            for last in [1, 15, 28, 30, 31] {
                let Some(as_of) = Day::new(2026, month, last) else { continue };
                let text = format!(
                    "as-of = {as_of}\nperson.status = \"student\"\nperson.residence = \"{begun}\"\n"
                );
                let plain = case(&text);
                let parted = case(&format!(
                    "{text}[later]\n\"2027-01-30\" = {{ person.degree = \"master\" }}\n"
                ));
                for at in ["2027-02-28", "2027-03-01", "2027-06-29", "2028-02-29"] {
                    let residence = |case| on(case, "person.residence", at);
                    assert_eq!(
                        residence(&plain),
                        residence(&parted),
                        "{begun} as of {as_of}, {at}"
                    );
                }
            }
        }
    }
}

#[test]
fn limits_have_their_longer_year() {
    let rulebook = &rules().rulebook;
    let longest = |id: &str| {
        let limits = &rulebook.holding(id).unwrap().limits;
        let waits = limits.iter().map(|limit| {
            let longer = limit.extended.iter().map(|one| one.at_most);
            (limit.at_most, longer.max().unwrap_or(limit.at_most))
        });
        waits.map(|(most, longer)| format!("{most} {longer}")).collect::<Vec<_>>()
    };
    assert_eq!(longest("ssw-1"), ["5y 6y"]);
    assert_eq!(longest("esd"), ["3y 4y"]);
    assert_eq!(longest("job-seeking"), ["1y 2y"]);
    assert_eq!(longest("j-find"), ["2y 2y"]);
    assert_eq!(longest("titp-2"), ["2y 2y", "3y 3y"]);
}
