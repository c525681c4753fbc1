//! Documents as the law has them: one of several, enough of several, none; those of the status that asks
//! for them; and the fewest that show enough points, against every choice tried here a second way.

use std::collections::BTreeSet;
use std::sync::LazyLock;
use zairyu::internal::calendar::Day;
use zairyu::internal::diagnostic::Diagnostics;
use zairyu::internal::document::{fewest, needed_documents, proof};
use zairyu::internal::evaluate::evaluate;
use zairyu::internal::explain::{CaseReport, PointsReport, explain};
use zairyu::internal::facts::read_case;
use zairyu::internal::rules::RuleSet;
use zairyu::internal::source::Sources;
use zairyu::internal::tree::parse_toml;

static RULES: LazyLock<RuleSet> = LazyLock::new(RuleSet::embedded);

fn report(case: &str) -> CaseReport {
    let (mut sources, mut found) = (Sources::default(), Diagnostics::default());
    let file = sources.add("case.toml", case);
    let tree = parse_toml(&sources, file, &mut found);
    let case = read_case(&RULES.rulebook.vocabulary, &tree, &mut found);
    assert!(found.is_sound());
    let program = RULES.rulebook.on(Day::new(2026, 11, 30).unwrap());
    explain(&program, &case, &evaluate(&program, &case.facts))
}

fn points<'r>(report: &'r CaseReport, status: &str) -> &'r PointsReport {
    let status = report.statuses.iter().find(|known| known.id == status).unwrap();
    status.points.as_ref().unwrap()
}

/// A doctor of 34 with one patent and nine papers: 130 points, all of them claimed with the
/// documents in hand. The two rows of ④ to ⑦ that she does not claim ask for nothing, nor does her age.
const RESEARCHER: &str = r#"
evidence.in-hand = ["hsp-degree", "hsp-career", "hsp-pay", "hsp-papers", "hsp-patent", "jlpt-certificate", "hsp-japanese-degree", "hsp-university"]
[person]
birth-date = 1992-02-10
degree = "doctorate"
second-graduate-degree = false
degree-in-japan = true
university = "東京大学"
career = "5y4m"
patents = 1
foreign-grants = 0
papers = 9
recognized-research = false
foreign-award = false
jlpt = "n1"
japanese-major-abroad = false
jica-training = false
[offer]
activity = "academic-research"
annual-salary = "680万"
growth-field-project = false
[organization]
innovation-support = false
sme = false
local-government-support = false
rd-ratio = 0
"#;

#[test]
fn what_is_claimed_is_shown_by_its_own_documents() {
    let report = report(RESEARCHER);
    let in_hand = report.in_hand.clone().unwrap();
    let points = points(&report, "hsp-1-a");
    assert_eq!((points.min, points.max), (130, 130));
    let proof = proof(points, &in_hand);
    assert_eq!(proof.provable, 130);
    assert_eq!(proof.to_collect, []);
}

/// Papers without the patent show one of ④ to ⑦ and not two; the other two rows show nothing of
/// somebody who does not fulfil them.
#[test]
fn enough_of_several_is_so_many_of_those_that_are_met() {
    let report = report(RESEARCHER);
    let points = points(&report, "hsp-1-a");
    let without = |leave: &[&str], more: &[&str]| -> Vec<String> {
        let own = report.in_hand.iter().flatten().filter(|id| !leave.contains(&id.as_str()));
        own.cloned().chain(more.iter().map(|id| (*id).to_string())).collect()
    };
    let shown = |in_hand: &[String]| proof(points, in_hand);
    let one = shown(&without(&["hsp-patent"], &[]));
    assert_eq!(one.provable, 125);
    let ids: Vec<&str> = one.to_collect.iter().map(|line| line.id.as_str()).collect();
    assert_eq!(ids, ["hsp-patent"]);
    let foreign = shown(&without(&["hsp-patent"], &["hsp-grants", "hsp-research"]));
    assert_eq!(foreign.provable, 125);
    let none = shown(&without(&["hsp-patent", "hsp-papers"], &[]));
    assert_eq!(none.provable, 105);
}

/// Whoever has the fewest documents: every choice tried, the slow way.
#[test]
fn the_fewest_documents_are_the_fewest() {
    let report = report(RESEARCHER);
    let points = points(&report, "hsp-1-a");
    assert!(points.marks.starts_with(&[70, 80]), "{:?}", points.marks);
    let found = fewest(points, &[]);
    let marks: Vec<i32> = found.iter().map(|one| one.mark).collect();
    assert!(marks.starts_with(&[70, 80]), "{marks:?}");
    let all: Vec<String> = report.in_hand.clone().unwrap();
    for one in &found {
        assert!(one.exact && one.points >= one.mark);
        let ids: Vec<String> = one.papers.iter().map(|line| line.id.clone()).collect();
        assert_eq!(proof(points, &ids).provable, one.points);
        let fewer = (0..1_u32 << all.len()).filter(|bits| (bits.count_ones() as usize) < ids.len());
        for bits in fewer {
            let chosen: Vec<String> =
                (0..all.len()).filter(|at| bits >> at & 1 == 1).map(|at| all[at].clone()).collect();
            assert!(proof(points, &chosen).provable < one.mark, "{chosen:?}");
        }
        assert_eq!(fewest(points, &[]), found, "the same each time");
    }
}

/// Documents in hand are preferred where as few are enough.
#[test]
fn documents_in_hand_come_first() {
    let report = report(RESEARCHER);
    let points = points(&report, "hsp-1-a");
    let at_hand = fewest(points, &report.in_hand.clone().unwrap());
    let without = fewest(points, &[]);
    for (at_hand, without) in at_hand.iter().zip(&without) {
        assert_eq!(at_hand.papers.len(), without.papers.len());
    }
}

/// A document that is bound to some statuses is in no file of another, whatever fact names it.
#[test]
fn bound_documents_stay_with_their_statuses() {
    let bound: Vec<_> =
        RULES.rulebook.evidence.iter().filter(|evidence| !evidence.only.is_empty()).collect();
    assert!(bound.iter().any(|evidence| evidence.id == "esd-police-certificate"));
    let report = report("person.in-japan = true\nperson.status = \"permanent-resident\"\n");
    for status in &report.statuses {
        let asked: BTreeSet<&str> =
            needed_documents(status).iter().map(|line| line.id.as_str()).collect();
        for evidence in bound.iter().filter(|evidence| !evidence.only.contains(&status.id)) {
            assert!(!asked.contains(evidence.id.as_str()), "{} {}", status.id, evidence.id);
        }
    }
}
