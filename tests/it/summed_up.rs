//! A summary fills what nobody was asked in particular, and gives way to what was answered; the
//! row of a status is the status without its practice. On an invented rule set.

use std::sync::LazyLock;
use zairyu::internal::calendar::Day;
use zairyu::internal::compile::StatusId;
use zairyu::internal::evaluate::{
    Cohort, Gaps, LANES, Prevails, Program, Verdict, conflicts, evaluate,
};
use zairyu::internal::facts::{Facts, Value};
use zairyu::internal::load::RuleFile;
use zairyu::internal::rules::RuleSet;

const SOURCES: &str = r#"
[law]
title   = { en = "Law", ja = "法" }
kind    = "act"
url     = "https://example.invalid/"
checked = 2026-11-20
"#;

const DOUBTS: &str = r#"
[open]
text = { en = "Open", ja = "未確認" }
cite = [{ source = "law" }]
"#;

const FACTS: &str = r#"
["offer.fits"]
type     = "yes-no"
label    = { en = "Fits", ja = "適合" }
question = { en = "Does it fit?", ja = "適合しますか。" }

["offer.pay"]
type     = "yen"
label    = { en = "Pay", ja = "給与" }
question = { en = "How much?", ja = "いくらですか。" }

["organization.suspended"]
type     = "yes-no"
label    = { en = "Suspended", ja = "停止" }
question = { en = "Is it suspended?", ja = "停止中ですか。" }

["offer.agreed"]
type     = "yes-no"
label    = { en = "Agreed", ja = "合意" }
question = { en = "Is it agreed?", ja = "合意がありますか。" }
follows  = { first = [{ when = { fact = "organization.suspended", is = true }, is = false }] }
cite     = [{ source = "law" }]
certainty = "primary"

["person.late"]
type     = "yes-no"
label    = { en = "Late", ja = "遅延" }
question = { en = "Late?", ja = "遅れていますか。" }
"#;

const ORDINARY: &str = r#"
id    = "ordinary"
title = { en = "Ordinary", ja = "通常" }
certainty = "primary"
cite  = [{ source = "law" }]

[[criterion]]
id   = "pay"
text = { en = "Pay", ja = "給与" }
when = { fact = "offer.pay", at-least = 200 }

[[criterion]]
id   = "site"
text = { en = "Not suspended", ja = "停止中でないこと" }
when = { fact = "organization.suspended", is = false }
practice = true
"#;

const SPECIAL: &str = r#"
id    = "special"
title = { en = "Special", ja = "特別" }
certainty = "primary"
cite  = [{ source = "law" }]

[[criterion]]
id   = "base"
text = { en = "As an ordinary one", ja = "通常の基準" }
when = { status = "ordinary", row = true, summed-up-by = { fact = "offer.fits", is = true } }
"#;

const LENIENT: &str = r#"
id    = "lenient"
title = { en = "Lenient", ja = "寛容" }
certainty = "primary"
cite  = [{ source = "law" }]

[[criterion]]
id   = "in-time"
text = { en = "In time", ja = "期限内" }
when = { fact = "person.late", is = false, summed-up-by = { all = [] } }

[[criterion]]
id   = "doubtful-pay"
text = { en = "Pay", ja = "給与" }
when = { fact = "offer.pay", at-least = 100, certainty = "unconfirmed", doubt = "open", summed-up-by = { fact = "offer.fits", is = true } }
"#;

const AGREED: &str = r#"
id    = "agreed"
title = { en = "Agreed", ja = "合意" }
certainty = "primary"
cite  = [{ source = "law" }]

[[criterion]]
id   = "pay"
text = { en = "Pay", ja = "給与" }
when = { fact = "offer.pay", at-least = 100, summed-up-by = { fact = "offer.agreed", is = true } }
"#;

static RULES: LazyLock<RuleSet> = LazyLock::new(|| {
    let files = [
        ("sources.toml", SOURCES),
        ("doubts.toml", DOUBTS),
        ("facts.toml", FACTS),
        ("statuses/agreed.toml", AGREED),
        ("statuses/lenient.toml", LENIENT),
        ("statuses/ordinary.toml", ORDINARY),
        ("statuses/special.toml", SPECIAL),
    ];
    let files: Vec<_> = files.iter().map(|(path, text)| RuleFile { path, text }).collect();
    let rules = RuleSet::new(&files);
    let found: Vec<_> = rules.found.iter().map(|found| found.message.en.clone()).collect();
    assert_eq!(found, Vec::<String>::new());
    rules
});

type Given<'g> = &'g [(&'g str, i64)];

fn facts(given: Given<'_>) -> Facts {
    let vocabulary = &RULES.rulebook.vocabulary;
    let mut facts = Facts::new(vocabulary);
    for (name, code) in given {
        let value = match *name {
            "offer.pay" => Value::Number(*code),
            _ => Value::YesNo(*code == 1),
        };
        facts.set(vocabulary, vocabulary.find(name).unwrap(), &value);
    }
    facts
}

fn program() -> Program<'static> {
    RULES.rulebook.on(Day::new(2026, 11, 20).unwrap())
}

fn status(name: &str) -> StatusId {
    RULES.rulebook.find_status(name).unwrap()
}

/// The verdict, with confirmed values only, what is missing and what gives way.
fn told(name: &str, given: Given<'_>) -> (Verdict, Verdict, Vec<String>, Vec<String>) {
    let program = program();
    let assessment = evaluate(&program, &facts(given));
    let outcome = assessment.outcome(status(name));
    let vocabulary = &RULES.rulebook.vocabulary;
    let mut gaps = Gaps::new(&RULES.rulebook);
    program.gaps(&assessment, status(name), &mut gaps);
    let missing = gaps.facts().map(|fact| vocabulary.fact(fact).name.clone()).collect();
    let outweighed = program.outweighed(&assessment, &[status(name)]);
    assert!(outweighed.iter().all(|conflict| conflict.prevails == Prevails::Particulars));
    let outweighed = outweighed.iter().map(|conflict| vocabulary.fact(conflict.fact).name.clone());
    (outcome.verdict, outcome.confirmed, missing, outweighed.collect())
}

fn verdict(name: &str, given: Given<'_>) -> Verdict {
    told(name, given).0
}

#[test]
fn a_summary_fills_what_is_open_and_gives_way_to_an_answer() {
    use Verdict::{DoesNotQualify, Qualifies, Undetermined};
    assert_eq!(verdict("special", &[]), Undetermined);
    assert_eq!(verdict("special", &[("offer.fits", 1)]), Qualifies);
    assert_eq!(verdict("special", &[("offer.fits", 0)]), DoesNotQualify);
    assert_eq!(verdict("special", &[("offer.fits", 1), ("offer.pay", 199)]), DoesNotQualify);
    assert_eq!(verdict("special", &[("offer.fits", 0), ("offer.pay", 200)]), Qualifies);
    assert_eq!(verdict("special", &[("offer.pay", 200)]), Qualifies);
}

#[test]
fn the_summary_is_one_question_that_would_do() {
    let both = ["offer.fits", "offer.pay"].map(String::from).to_vec();
    assert_eq!(told("special", &[]).2, both);
    assert_eq!(told("special", &[("offer.fits", 1)]).2, Vec::<String>::new());
}

#[test]
fn a_summary_that_gives_way_is_shown_as_a_conflict() {
    let fits = vec!["offer.fits".to_string()];
    assert_eq!(told("special", &[("offer.fits", 1), ("offer.pay", 199)]).3, fits);
    assert_eq!(told("special", &[("offer.fits", 0), ("offer.pay", 200)]).3, fits);
    assert_eq!(told("special", &[("offer.fits", 1), ("offer.pay", 200)]).3, Vec::<String>::new());
    assert_eq!(told("special", &[("offer.fits", 1)]).3, Vec::<String>::new());
    // Nothing was said that could give way.
    assert_eq!(told("lenient", &[("person.late", 1)]).3, Vec::<String>::new());
}

/// By two ways: other facts say no, and so do the particulars. One line, and it says which counts.
#[test]
fn a_summary_that_follows_as_well_is_told_once() {
    let program = program();
    let told = |given: Given<'_>| {
        let facts = facts(given);
        let found =
            program.contradictions(&facts, &evaluate(&program, &facts), &[status("agreed")]);
        found.iter().map(|conflict| conflict.prevails).collect::<Vec<_>>()
    };
    let suspended = ("organization.suspended", 1);
    assert_eq!(told(&[("offer.agreed", 1), suspended]), [Prevails::Given]);
    assert_eq!(told(&[("offer.agreed", 1), ("offer.pay", 99)]), [Prevails::Particulars]);
    assert_eq!(told(&[("offer.agreed", 1), ("offer.pay", 99), suspended]), [Prevails::Particulars]);
    assert_eq!(told(&[("offer.pay", 99), suspended]), []);
}

#[test]
fn practice_is_no_part_of_the_row() {
    use Verdict::{DoesNotQualify, Qualifies, Undetermined};
    let suspended = [("offer.pay", 200), ("organization.suspended", 1)];
    assert_eq!(verdict("ordinary", &suspended), DoesNotQualify);
    assert_eq!(verdict("special", &suspended), Qualifies);
    assert_eq!(verdict("ordinary", &[("offer.pay", 200)]), Undetermined);
    assert_eq!(verdict("special", &[("offer.pay", 200)]), Qualifies);
}

#[test]
fn what_is_always_met_is_refused_by_an_answer_alone() {
    use Verdict::{DoesNotQualify, Qualifies};
    assert_eq!(verdict("lenient", &[("offer.fits", 1)]), Qualifies);
    assert_eq!(verdict("lenient", &[("offer.fits", 1), ("person.late", 1)]), DoesNotQualify);
}

#[test]
fn a_doubt_about_an_answer_is_no_gap_to_fill() {
    let (verdict, confirmed, ..) = told("lenient", &[("offer.fits", 1)]);
    assert_eq!((verdict, confirmed), (Verdict::Qualifies, Verdict::Qualifies));
    let (verdict, confirmed, ..) = told("lenient", &[("offer.fits", 1), ("offer.pay", 99)]);
    assert_eq!((verdict, confirmed), (Verdict::DoesNotQualify, Verdict::Undetermined));
}

#[test]
fn many_at_once_give_way_as_each_alone() {
    let program = program();
    let mut cohort = Cohort::new(&program);
    let people: Vec<Facts> = (0..LANES)
        .map(|lane| {
            let all = [("offer.fits", 1), ("offer.pay", 199), ("person.late", 1)];
            let some = all.into_iter().enumerate().filter(|(at, _)| lane >> at & 1 == 1);
            facts(&some.map(|(_, given)| given).collect::<Vec<_>>())
        })
        .collect();
    people.iter().enumerate().for_each(|(lane, facts)| cohort.take(lane, facts));
    cohort.judge();
    let found = cohort.outweighed(LANES);
    for (lane, facts) in people.iter().enumerate() {
        let alone = evaluate(&program, facts);
        for status in RULES.rulebook.status_ids() {
            assert_eq!(cohort.of(lane).outcome(status), alone.outcome(status));
        }
        let all: Vec<StatusId> = RULES.rulebook.status_ids().collect();
        let own: Vec<_> = found.iter().filter(|(at, _)| *at == lane).map(|(_, c)| c.fact).collect();
        let single: Vec<_> = program.outweighed(&alone, &all).iter().map(|c| c.fact).collect();
        assert_eq!(own, single);
        assert!(conflicts(&RULES.rulebook, program.day(), facts).is_empty());
    }
    assert!(!found.is_empty());
}
