//! What employers and persons have to do, with deadlines: those of two statuses against a second
//! table, by hand, and what a file of duties is refused for.

use zairyu::internal::diagnostic::{Code, Diagnostics};
use zairyu::internal::explain::{DutyLine, StatusSheet, sheet};
use zairyu::internal::load::{Certainty, Obliged, RuleFile, STAGES, Stage};
use zairyu::internal::rules::{EMBEDDED, RuleSet};
use zairyu::internal::source::Sources;

/// The deadlines of Specified Skilled Worker (i), stage by stage, typed from the ISA handbook, the Act
/// and the reports on employment: duty, stage, by when.
const SSW_1: &[(&str, &str, &str)] = &[
    ("ssw-council", "offer", "no later than: Day of filing"),
    ("ssw-guidance", "filing", "no later than: Day of filing"),
    ("ssw-municipality-form", "filing", "no later than: Day of filing"),
    ("ssw-online-registration", "filing", "at least 3 months before: Day of filing"),
    ("ssw-start-within-a-month", "start", "within 1 month of: the permission"),
    ("see-card", "start", "no later than: Day the work starts"),
    ("hello-work-insured", "start", "by day 10 of the month after: Day the work starts"),
    ("hello-work-not-insured", "start", "by the end of the month after: Day the work starts"),
    ("social-insurance", "start", "within 5 days of: Day the work starts"),
    ("ssw-interviews", "during", "within 3 months of: the last interview"),
    ("ssw-yearly-report", "yearly", "every year from 1 April to 31 May"),
    ("ssw-notice-contract", "event", "within 14 days of: the change, the end or the new contract"),
    ("ssw-notice-support-plan", "event", "within 14 days of: the change"),
    ("ssw-notice-difficult", "event", "within 14 days of: the day it became known"),
    ("ssw-notice-non-conformity", "event", "within 14 days of: the day it became known"),
    ("hello-work-leaving", "end", "within 10 days of: the end of the employment"),
];

/// The same of Employment for Skill Development, from its Act, ordinance and manual.
const ESD: &[(&str, &str, &str)] = &[
    ("esd-plan-ahead", "filing", "at least 5 months before: Day the work starts"),
    ("esd-start-in-time", "start", "within 6 months of: the filing of the plan"),
    ("esd-first-notice", "start", "the first day of the work, without delay"),
    ("esd-yearly-report", "yearly", "every year from 1 April to 31 May"),
    ("esd-minor-change", "event", "within 1 month of: the change"),
    ("esd-difficult", "event", "the day it became known, without delay"),
    ("esd-transfer-wish", "event", "the worker's wish to transfer, without delay"),
];

fn of(rules: &RuleSet, id: &str) -> StatusSheet {
    sheet(&rules.rulebook, rules.rulebook.find_status(id).unwrap())
}

fn found<'s>(sheet: &'s StatusSheet, id: &str) -> (Stage, &'s DutyLine) {
    let mut lines = sheet
        .duties
        .iter()
        .flat_map(|stage| stage.lines.iter().map(move |line| (stage.stage, line)));
    lines.find(|(_, line)| line.id == id).unwrap_or_else(|| panic!("{id} of {}", sheet.id))
}

fn named(stage: Stage) -> &'static str {
    STAGES.iter().find(|(_, known)| *known == stage).unwrap().0
}

#[test]
fn deadlines_are_those_of_the_law() {
    let rules = RuleSet::embedded();
    for (id, table) in [("ssw-1", SSW_1), ("esd", ESD)] {
        let sheet = of(&rules, id);
        for (duty, stage, due) in table {
            let (at, line) = found(&sheet, duty);
            assert_eq!(
                (named(at), line.due.as_ref().unwrap().en.as_str()),
                (*stage, *due),
                "{duty}"
            );
        }
    }
}

#[test]
fn stages_stand_in_the_order_of_time_and_everything_is_cited() {
    let rules = RuleSet::embedded();
    let mut told = 0;
    for status in rules.rulebook.status_ids() {
        let sheet = sheet(&rules.rulebook, status);
        assert!(sheet.duties.is_sorted_by_key(|stage| stage.stage), "{}", sheet.id);
        for line in sheet.duties.iter().flat_map(|stage| &stage.lines) {
            assert!(!line.cite.is_empty(), "{}", line.id);
            told += 1;
        }
    }
    assert!(told > 200, "{told}");
}

#[test]
fn what_was_not_looked_up_says_so() {
    let sheet = of(&RuleSet::embedded(), "ssw-1");
    assert_eq!(found(&sheet, "social-insurance").1.certainty, Certainty::Unconfirmed);
    assert_eq!(found(&sheet, "hello-work-insured").1.certainty, Certainty::Secondary);
    assert_eq!(found(&sheet, "ssw-yearly-report").1.certainty, Certainty::Primary);
    assert_eq!(found(&sheet, "notice-of-contract").1.who, Obliged::Person);
}

/// The kinds of mistakes that a file of duties has when one place of it is altered.
fn mistakes(old: &str, new: &str) -> Vec<Code> {
    let sound = EMBEDDED.iter().find(|file| file.path == "duties.toml").unwrap();
    assert!(sound.text.contains(old), "{old}");
    let altered = sound.text.replacen(old, new, 1);
    let files: Vec<RuleFile<'_>> = EMBEDDED
        .iter()
        .map(|file| match file.path {
            "duties.toml" => RuleFile { path: file.path, text: &altered },
            _ => RuleFile { path: file.path, text: file.text },
        })
        .collect();
    let (mut sources, mut found) = (Sources::default(), Diagnostics::default());
    let documents = zairyu::internal::load::load(&files, &mut sources, &mut found);
    zairyu::internal::compile::compile(&documents, String::new(), &mut found);
    found.sorted().iter().map(|one| one.code).collect()
}

#[test]
fn a_slip_is_a_mistake_and_never_another_day() {
    let within = "due   = { within = \"10d\" }";
    for (old, new, code) in [
        (within, "due   = { within = \"10d\", before = \"3m\" }", Code::WrongType),
        (within, "due   = { }", Code::WrongType),
        (within, "due   = { within = \"ten days\" }", Code::WrongType),
        ("next-month = 10", "next-month = 32", Code::WrongType),
        ("same-day = true", "same-day = false", Code::WrongType),
        ("yearly = [\"04-01\", \"05-31\"]", "yearly = [\"04-01\", \"02-30\"]", Code::WrongType),
        ("yearly = [\"04-01\", \"05-31\"]", "yearly = [\"04-01\"]", Code::WrongType),
        ("of = \"offer.start-date\"", "of = \"offer.annual-salary\"", Code::Comparison),
        ("of = \"offer.start-date\"", "of = \"offer.begin\"", Code::UnknownFact),
        ("next-month = 10, of = \"offer.start-date\"", "next-month = 10", Code::MissingKey),
        ("who   = \"employer\"", "who   = \"firm\"", Code::UnknownChoice),
        ("only  = [\"ssw-1\"]", "only  = [\"ssw-9\"]", Code::UnknownStatus),
        (
            "cite  = [{ source = \"ssw-handbook\" }]",
            "cite  = [{ source = \"handbook\" }]",
            Code::UnknownSource,
        ),
    ] {
        let found = mistakes(old, new);
        assert!(found.contains(&code), "{new}: {found:?}");
    }
}
