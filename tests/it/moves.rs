//! From where one comes to a status of residence: every status against every situation. What is
//! expected is written by hand from the Act: a change or an extension needs a living status
//! (Art. 20, 21), from Temporary Visitor there is none without special circumstances (Art. 20(3)),
//! and an application filed in time keeps the old status alive for at most two months
//! (Art. 20(6), 21(4)).

use std::sync::LazyLock;
use zairyu::internal::calendar::Day;
use zairyu::internal::compile::{CriterionId, StatusId};
use zairyu::internal::diagnostic::Diagnostics;
use zairyu::internal::evaluate::{Finding, Program, Verdict, conflicts, evaluate};
use zairyu::internal::facts::{Facts, read_case};
use zairyu::internal::rules::RuleSet;
use zairyu::internal::source::Sources;
use zairyu::internal::tree::parse_toml;

static RULES: LazyLock<RuleSet> = LazyLock::new(RuleSet::embedded);

/// The day of the check.
const DAY: (u16, u8, u8) = (2026, 11, 30);

/// What every situation is told by; the last day of a permit that lives, that ended last month and
/// that ended long ago.
const SITUATIONS: [(&str, &str); 7] = [
    ("alive", HELD_LONGER),
    ("expired", ENDED_LONG_AGO),
    ("expired-pending", ENDED_AND_PENDING),
    ("overstay", "person.in-japan = true\nperson.status = \"overstay\""),
    ("visitor", VISITOR),
    ("none-in-japan", "person.in-japan = true\nperson.status = \"none\""),
    ("abroad", "person.in-japan = false\nperson.status = \"none\""),
];

const HELD_LONGER: &str = "
person.in-japan = true
person.status = \"student\"
person.permit-until = 2026-11-30
";
const ENDED_LONG_AGO: &str = "
person.in-japan = true
person.status = \"student\"
person.permit-until = 2026-09-29
";
const ENDED_AND_PENDING: &str = "
person.in-japan = true
person.status = \"student\"
person.permit-until = 2026-09-30
person.application-pending = true
";
const VISITOR: &str = "
person.in-japan = true
person.status = \"temporary-visitor\"
person.special-circumstances = \"none\"
";

/// `open`: nothing here speaks against it; `asked`: it cannot be told yet; `refused`.
const EXPECTED: &str = "
status                           alive    expired  expired-pending overstay visitor none-in-japan abroad
artist                           open     refused  open     refused  refused  asked    open
business-manager                 open     refused  open     refused  refused  asked    open
cultural-activities              open     refused  open     refused  refused  asked    open
dependent                        open     refused  open     refused  refused  asked    open
designated-activities-12         open     refused  open     refused  refused  asked    open
designated-activities-33         open     refused  open     refused  refused  asked    open
designated-activities-34         open     refused  open     refused  refused  asked    open
designated-activities-45         open     refused  open     refused  refused  asked    open
designated-activities-46         open     refused  open     refused  refused  asked    open
designated-activities-47         open     refused  open     refused  refused  asked    open
designated-activities-52         open     refused  open     refused  refused  asked    open
designated-activities-54         open     refused  open     refused  refused  asked    open
digital-nomad                    open     refused  open     refused  refused  asked    open
driving-preparation              open     refused  open     refused  refused  asked    open
engineer-humanities-international open     refused  open     refused  refused  asked    open
entertainer                      open     refused  open     refused  refused  asked    open
epa-candidate                    open     refused  open     refused  refused  asked    open
epa-licensed                     open     refused  open     refused  refused  asked    open
esd                              open     refused  open     refused  refused  asked    open
esd-transfer                     open     refused  open     refused  refused  asked    open
hsp-1-a                          open     refused  open     refused  refused  asked    open
hsp-1-b                          open     refused  open     refused  refused  asked    open
hsp-1-c                          open     refused  open     refused  refused  asked    open
hsp-2                            open     refused  open     refused  refused  asked    open
instructor                       open     refused  open     refused  refused  asked    open
internship                       open     refused  open     refused  refused  asked    open
intra-company-transferee         open     refused  open     refused  refused  asked    open
j-find                           open     refused  open     refused  refused  asked    open
job-seeking                      open     refused  open     refused  refused  asked    open
journalist                       open     refused  open     refused  refused  asked    open
legal-accounting                 open     refused  open     refused  refused  asked    open
long-term-resident               open     asked    open     asked    refused  asked    open
medical-services                 open     refused  open     refused  refused  asked    open
nursing-care                     open     refused  open     refused  refused  asked    open
permanent-resident               open     refused  open     refused  refused  asked    open
professor                        open     refused  open     refused  refused  asked    open
religious-activities             open     refused  open     refused  refused  asked    open
researcher                       open     refused  open     refused  refused  asked    open
skilled-labor                    open     refused  open     refused  refused  asked    open
special-permanent-resident       open     refused  open     refused  refused  asked    open
spouse-of-japanese               open     refused  open     refused  refused  asked    open
spouse-of-permanent-resident     open     refused  open     refused  refused  asked    open
ssw-1                            open     refused  open     refused  refused  asked    open
ssw-2                            open     refused  open     refused  refused  asked    open
ssw-transition                   open     refused  open     refused  refused  asked    open
start-up                         open     refused  open     refused  refused  asked    open
start-up-after-graduation        open     refused  open     refused  refused  asked    open
student                          open     refused  open     refused  refused  asked    open
titp-1                           open     refused  open     refused  refused  asked    open
titp-2                           open     refused  open     refused  refused  asked    open
titp-3                           open     refused  open     refused  refused  asked    open
trainee                          open     refused  open     refused  refused  asked    open
upper-secondary-graduate         open     refused  open     refused  refused  asked    open
working-holiday                  open     refused  open     refused  refused  asked    open
";

fn facts(toml: &str) -> Facts {
    let (mut sources, mut found) = (Sources::default(), Diagnostics::default());
    let file = sources.add("case.toml", toml);
    let tree = parse_toml(&sources, file, &mut found);
    let case = read_case(&RULES.rulebook.vocabulary, &tree, &mut found);
    assert!(found.is_empty(), "{toml}");
    case.facts
}

fn day() -> Day {
    Day::new(DAY.0.into(), DAY.1.into(), DAY.2.into()).unwrap()
}

/// What the criteria that every status has make of it.
fn leads(program: &Program<'_>, status: StatusId, facts: &Facts) -> &'static str {
    let rulebook = &RULES.rulebook;
    let assessment = evaluate(program, facts);
    let ids = ["living-status", "change-from-visitor"];
    let own = rulebook.status(status).criteria.clone().map(CriterionId::at);
    let own = own.filter(|id| ids.contains(&rulebook.criterion(*id).id.as_str()));
    let findings: Vec<Finding> =
        own.map(|id| assessment.of(0).finding(id, rulebook.criterion(id))).collect();
    assert_eq!(findings.len(), ids.len(), "{}", rulebook.status(status).id);
    let verdict = assessment.outcome(status).verdict;
    if findings.contains(&Finding::NotMet) {
        assert!(matches!(verdict, Verdict::DoesNotQualify | Verdict::NotInForce));
        return "refused";
    }
    if findings.contains(&Finding::Unknown) {
        assert_ne!(verdict, Verdict::Qualifies);
        return "asked";
    }
    "open"
}

#[test]
fn every_status_is_reached_as_the_act_has_it() {
    let program = RULES.rulebook.on(day());
    let cases: Vec<Facts> = SITUATIONS.iter().map(|(_, toml)| facts(toml)).collect();
    let mut expected = EXPECTED.trim().lines();
    let head: Vec<&str> = expected.next().unwrap().split_whitespace().skip(1).collect();
    assert_eq!(head, SITUATIONS.map(|(name, _)| name));
    let mut told = 0;
    for line in expected {
        let mut words = line.split_whitespace();
        let name = words.next().unwrap();
        let status = RULES.rulebook.find_status(name).unwrap();
        let found: Vec<&str> = cases.iter().map(|facts| leads(&program, status, facts)).collect();
        assert_eq!(found, words.collect::<Vec<_>>(), "{name}");
        told += 1;
    }
    assert_eq!(told, RULES.rulebook.statuses.len());
}

#[test]
fn a_permit_that_has_just_ended_is_asked_about_and_one_over_two_months_not() {
    let program = RULES.rulebook.on(day());
    let told = |rest: &str| {
        let toml = format!("person.in-japan = true\nperson.status = \"student\"\n{rest}");
        let status = RULES.rulebook.find_status("engineer-humanities-international").unwrap();
        leads(&program, status, &facts(&toml))
    };
    assert_eq!(told(""), "open");
    assert_eq!(told("person.permit-until = 2026-11-30"), "open");
    assert_eq!(told("person.permit-until = 2026-11-29"), "asked");
    assert_eq!(told("person.permit-until = 2026-09-30"), "asked");
    assert_eq!(told("person.permit-until = 2026-09-29"), "refused");
    let ended = "person.permit-until = 2026-11-29\nperson.application-pending = false\n";
    assert_eq!(told(ended), "asked");
    assert_eq!(told(&format!("{ended}person.late-filing-accepted = true")), "open");
    assert_eq!(told(&format!("{ended}person.late-filing-accepted = false")), "refused");
    let late = "person.permit-until = 2026-09-29\nperson.application-pending = true";
    assert_eq!(told(late), "refused");
}

#[test]
fn kinship_leaves_the_family_statuses_to_the_officer_and_a_certificate_all() {
    let program = RULES.rulebook.on(day());
    let told = |name: &str, circumstances: &str| {
        let status = RULES.rulebook.find_status(name).unwrap();
        let toml = format!(
            "person.in-japan = true\nperson.status = \"temporary-visitor\"\n{circumstances}"
        );
        leads(&program, status, &facts(&toml))
    };
    let [kinship, certificate] =
        ["kinship", "certificate"].map(|one| format!("person.special-circumstances = \"{one}\""));
    for name in ["spouse-of-japanese", "long-term-resident", "dependent"] {
        assert_eq!(told(name, &kinship), "asked", "{name}");
        assert_eq!(told(name, &certificate), "asked", "{name}");
        assert_eq!(told(name, ""), "asked", "{name}");
    }
    for name in ["engineer-humanities-international", "hsp-1-b", "j-find"] {
        assert_eq!(told(name, &kinship), "refused", "{name}");
        assert_eq!(told(name, &certificate), "asked", "{name}");
        assert_eq!(told(name, ""), "asked", "{name}");
    }
}

#[test]
fn the_recognized_may_stay_as_long_term_residents_alone() {
    let program = RULES.rulebook.on(day());
    let told = |name: &str, protection: &str| {
        let status = RULES.rulebook.find_status(name).unwrap();
        let toml = format!(
            "person.in-japan = true\nperson.status = \"overstay\"\nperson.protection = \"{protection}\""
        );
        leads(&program, status, &facts(&toml))
    };
    assert_eq!(told("long-term-resident", "refugee"), "open");
    assert_eq!(told("long-term-resident", "complementary-protection"), "open");
    assert_eq!(told("long-term-resident", "none"), "refused");
    assert_eq!(told("spouse-of-japanese", "refugee"), "refused");
}

#[test]
fn what_contradicts_where_somebody_is_is_a_conflict() {
    let told = |toml: &str| {
        let found = conflicts(&RULES.rulebook, day(), &facts(toml));
        let name = |conflict: &zairyu::internal::evaluate::Conflict| {
            RULES.rulebook.vocabulary.fact(conflict.fact).name.clone()
        };
        found.iter().map(name).collect::<Vec<_>>()
    };
    let none = Vec::<String>::new();
    assert_eq!(told(SITUATIONS[0].1), none);
    assert_eq!(told(SITUATIONS[2].1), none);
    assert_eq!(told(SITUATIONS[6].1), none);
    assert_eq!(told(SITUATIONS[1].1), ["person.status"]);
    assert_eq!(told(SITUATIONS[5].1), ["person.in-japan"]);
    let born = format!("{}\nperson.without-status-by = \"birth\"", SITUATIONS[5].1);
    assert_eq!(told(&born), none);
    assert_eq!(told("person.in-japan = false\nperson.status = \"student\""), ["person.in-japan"]);
}

#[test]
fn who_may_work_without_limits_is_told_first() {
    let told = |toml: &str, name: &str| {
        let status = RULES.rulebook.find_status(name).unwrap();
        RULES.rulebook.on_for(day(), &[status]).notices(&facts(toml)).len()
    };
    let spouse = "person.in-japan = true\nperson.status = \"spouse-of-japanese\"\n";
    assert_eq!(told(spouse, "engineer-humanities-international"), 1);
    assert_eq!(told(spouse, "permanent-resident"), 0);
    assert_eq!(told(SITUATIONS[0].1, "engineer-humanities-international"), 0);
    let ended = format!("{spouse}person.permit-until = 2026-09-29");
    assert_eq!(told(&ended, "engineer-humanities-international"), 0);
}

/// Special circumstances are for the officer to weigh: they never make a plain yes, whatever else is met.
#[test]
fn a_visitor_with_special_circumstances_never_qualifies() {
    let program = RULES.rulebook.on(day());
    for circumstances in ["kinship", "certificate", "none"] {
        let facts = facts(&format!(
            "person.in-japan = true\nperson.status = \"temporary-visitor\"\nperson.spouse = \"japanese\"\n\
             person.good-conduct = true\nperson.special-circumstances = \"{circumstances}\""
        ));
        let assessment = evaluate(&program, &facts);
        for status in RULES.rulebook.status_ids() {
            let verdict = assessment.outcome(status).verdict;
            assert_ne!(verdict, Verdict::Qualifies, "{}", RULES.rulebook.status(status).id);
        }
    }
}

/// The reason names the officer, not law that is open.
#[test]
fn what_is_left_is_said_to_be_the_officers() {
    use zairyu::internal::explain::explain;
    use zairyu::internal::facts::Candidate;
    let status = RULES.rulebook.find_status("spouse-of-japanese").unwrap();
    let program = RULES.rulebook.on_for(day(), &[status]);
    let case = "person.in-japan = true\nperson.status = \"temporary-visitor\"\nperson.spouse = \"japanese\"\nperson.good-conduct = true\nperson.special-circumstances = \"kinship\"";
    let mut candidate = Candidate::empty(&RULES.rulebook.vocabulary);
    candidate.facts = facts(case);
    let report = explain(&program, &candidate, &evaluate(&program, &candidate.facts));
    let status = &report.statuses[0];
    assert_eq!(status.verdict, Verdict::Undetermined);
    assert_eq!(status.missing, []);
    assert!(
        status.why.en.starts_with("for the officer to decide: From Temporary Visitor"),
        "{}",
        status.why.en
    );
}
