//! The fields of industry a second time: a table copied by hand from the published texts (field
//! ordinance and handbook, cabinet decision of 23 January 2026, overview of July 2026, what was
//! known of stops and openings on 20 November 2026, gazette of May to September 2026), never from the rule files. The lists must
//! agree; and no rule file may name a field but where the law gives it a criterion of its own.

use std::collections::{BTreeMap, BTreeSet};
use zairyu::internal::calendar::{Day, Wait};
use zairyu::internal::compile::{ConditionId, ConditionKind, Follows, Operand, Rulebook, StatusId};
use zairyu::internal::diagnostic::Diagnostics;
use zairyu::internal::evaluate::{Verdict, evaluate};
use zairyu::internal::facts::{DomainId, read_case, value_of};
use zairyu::internal::load::Comparison;
use zairyu::internal::rules::RuleSet;
use zairyu::internal::source::Sources;
use zairyu::internal::tree::parse_toml;

/// Whether Specified Skilled Workers (i) are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Open {
    /// Open to everybody.
    Yes,
    /// Not open to anybody yet.
    No,
    /// Not known to be open: no text says so.
    NotShown,
    /// Open to those who work in it already; newcomers are stopped.
    Stopped,
    /// Newcomers are stopped unless the stop has been lifted, of which nothing is known.
    StoppedAsFarAsKnown,
}

use Open::{No, NotShown, Stopped, StoppedAsFarAsKnown, Yes};

struct Field {
    id: &'static str,
    ja: &'static str,
    /// 1号 on 2026-11-20 and on 2027-06-01.
    open: (Open, Open),
    /// Work categories now in use, those in the run-off of a split left out.
    categories: usize,
    /// Those of them that ask for B1 (N3) at 1号; the others ask for A2 (N4).
    b1: &'static [&'static str],
    /// Own-wish transfer in 育成就労, in years; none: the field has no 育成就労.
    transfer: Option<i64>,
    /// Japanese for that transfer.
    transfer_japanese: &'static str,
    /// Categories with 2号; none: the field has no 2号.
    second: usize,
    /// Dispatch is allowed.
    dispatch: bool,
}

#[rustfmt::skip]
const FIELDS: [Field; 19] = [
    Field { id: "nursing-care", ja: "介護", open: (Yes, Yes), categories: 1, b1: &[], transfer: Some(2), transfer_japanese: "a2-2", second: 0, dispatch: false },
    Field { id: "building-cleaning", ja: "ビルクリーニング", open: (Yes, Yes), categories: 1, b1: &[], transfer: Some(1), transfer_japanese: "a2-1", second: 1, dispatch: false },
    Field { id: "linen-supply", ja: "リネンサプライ", open: (NotShown, NotShown), categories: 1, b1: &[], transfer: Some(1), transfer_japanese: "a2-1", second: 0, dispatch: false },
    Field { id: "industrial-manufacturing", ja: "工業製品製造業", open: (Yes, Yes), categories: 17, b1: &[], transfer: Some(2), transfer_japanese: "a2-1", second: 3, dispatch: false },
    Field { id: "construction", ja: "建設", open: (Yes, Yes), categories: 3, b1: &[], transfer: Some(2), transfer_japanese: "a2-1", second: 3, dispatch: false },
    Field { id: "shipbuilding", ja: "造船・舶用工業", open: (Yes, Yes), categories: 3, b1: &[], transfer: Some(2), transfer_japanese: "a2-1", second: 3, dispatch: false },
    Field { id: "auto-repair", ja: "自動車整備", open: (Yes, Yes), categories: 2, b1: &[], transfer: Some(2), transfer_japanese: "a2-1", second: 2, dispatch: false },
    Field { id: "aviation", ja: "航空", open: (Yes, Yes), categories: 2, b1: &[], transfer: None, transfer_japanese: "", second: 2, dispatch: false },
    Field { id: "accommodation", ja: "宿泊", open: (Yes, Yes), categories: 1, b1: &[], transfer: Some(1), transfer_japanese: "a2-1", second: 1, dispatch: false },
    Field { id: "auto-transport", ja: "自動車運送業", open: (Yes, Yes), categories: 3, b1: &["タクシー運転者", "バス運転者"], transfer: None, transfer_japanese: "", second: 0, dispatch: false },
    Field { id: "railway", ja: "鉄道", open: (Yes, Yes), categories: 6, b1: &["運輸係員"], transfer: Some(1), transfer_japanese: "a2-1", second: 0, dispatch: false },
    Field { id: "warehousing", ja: "物流倉庫", open: (NotShown, NotShown), categories: 1, b1: &[], transfer: Some(1), transfer_japanese: "a2-1", second: 0, dispatch: false },
    Field { id: "agriculture", ja: "農業", open: (Yes, Yes), categories: 2, b1: &[], transfer: Some(1), transfer_japanese: "a2-1", second: 2, dispatch: true },
    Field { id: "fishery", ja: "漁業", open: (Yes, Yes), categories: 2, b1: &[], transfer: Some(1), transfer_japanese: "a2-1", second: 2, dispatch: true },
    Field { id: "food-manufacturing", ja: "飲食料品製造業", open: (Yes, Yes), categories: 2, b1: &[], transfer: Some(2), transfer_japanese: "a2-1", second: 2, dispatch: false },
    Field { id: "food-service", ja: "外食業", open: (Stopped, StoppedAsFarAsKnown), categories: 1, b1: &[], transfer: Some(2), transfer_japanese: "a2-1", second: 1, dispatch: false },
    Field { id: "forestry", ja: "林業", open: (Yes, Yes), categories: 1, b1: &[], transfer: Some(1), transfer_japanese: "a2-1", second: 0, dispatch: false },
    Field { id: "wood", ja: "木材産業", open: (Yes, Yes), categories: 1, b1: &[], transfer: Some(1), transfer_japanese: "a2-1", second: 0, dispatch: false },
    Field { id: "resource-circulation", ja: "資源循環", open: (NotShown, NotShown), categories: 1, b1: &[], transfer: Some(2), transfer_japanese: "a2-1", second: 0, dispatch: false },
];

fn days() -> [Day; 2] {
    [Day::new(2026, 11, 20).unwrap(), Day::new(2027, 6, 1).unwrap()]
}

/// What a list says of a row on a day as a case file writes it, and whether that is confirmed.
fn says(rulebook: &Rulebook, list: &str, row: &str, attribute: &str, on: Day) -> (String, bool) {
    let vocabulary = &rulebook.vocabulary;
    let domain = vocabulary.domain(vocabulary.find_domain(list).unwrap());
    let row = usize::try_from(domain.find(row).unwrap()).unwrap();
    let name = format!("{list}.{attribute}");
    let table = rulebook.attributes.iter().find(|table| table.name == name).unwrap();
    match table.rows[row].as_ref().and_then(|timeline| timeline.on(on)) {
        None => (String::new(), true),
        Some(dated) => {
            let value = value_of(table.kind, dated.value[0]).unwrap();
            (value.plain(table.kind, vocabulary), !dated.provenance.unconfirmed_here)
        }
    }
}

/// The categories of a field: identifier and Japanese name; those from before a split apart.
fn categories(rulebook: &Rulebook, field: &str) -> Vec<(String, String)> {
    let vocabulary = &rulebook.vocabulary;
    let domain = vocabulary.domain(vocabulary.find_domain("work-categories").unwrap());
    let on = days()[0];
    let old: BTreeSet<String> = domain
        .choices
        .iter()
        .map(|choice| says(rulebook, "work-categories", &choice.id, "before-split", on).0)
        .collect();
    let of_field = domain.choices.iter().filter(|choice| {
        says(rulebook, "work-categories", &choice.id, "field", on).0 == field
            && !old.contains(&choice.id)
    });
    of_field.map(|choice| (choice.id.clone(), choice.text.ja.clone())).collect()
}

#[test]
fn the_fields_are_the_nineteen() {
    let rulebook = RuleSet::embedded().rulebook;
    let vocabulary = &rulebook.vocabulary;
    let domain = vocabulary.domain(vocabulary.find_domain("fields").unwrap());
    let listed: BTreeMap<&str, &str> =
        domain.choices.iter().map(|c| (c.id.as_str(), c.text.ja.as_str())).collect();
    let wanted: BTreeMap<&str, &str> = FIELDS.iter().map(|field| (field.id, field.ja)).collect();
    assert_eq!(listed, wanted);
    // 19 fields, 17 with 育成就労 of which 8 ask for two years, 11 with 2号.
    assert_eq!(FIELDS.iter().filter(|field| field.transfer.is_some()).count(), 17);
    assert_eq!(FIELDS.iter().filter(|field| field.transfer == Some(2)).count(), 8);
    assert_eq!(FIELDS.iter().filter(|field| field.second > 0).count(), 11);
}

#[test]
fn openings_and_stops_agree() {
    let rulebook = RuleSet::embedded().rulebook;
    for field in &FIELDS {
        for (on, wanted) in days().into_iter().zip([field.open.0, field.open.1]) {
            let (open, sure) = says(&rulebook, "fields", field.id, "ssw-1-open", on);
            let (newcomers, known) = says(&rulebook, "fields", field.id, "ssw-1-newcomers", on);
            let found = match (open.as_str(), sure, newcomers.as_str(), known) {
                ("yes", true, "yes", true) => Yes,
                ("yes", true, "no", true) => Stopped,
                ("yes", true, "no", false) => StoppedAsFarAsKnown,
                ("no", true, ..) => No,
                (_, false, ..) => NotShown,
                other => panic!("{} on {on}: {other:?}", field.id),
            };
            assert_eq!(found, wanted, "{} on {on}", field.id);
        }
    }
}

#[test]
fn categories_and_their_japanese_agree() {
    let rulebook = RuleSet::embedded().rulebook;
    for field in &FIELDS {
        let found = categories(&rulebook, field.id);
        assert_eq!(found.len(), field.categories, "{}: {found:?}", field.id);
        let asked = |category: &str| {
            says(&rulebook, "work-categories", category, "ssw-1-japanese", days()[0]).0
        };
        let b1: BTreeSet<&str> = found
            .iter()
            .filter(|(id, _)| asked(id) == "b1")
            .map(|(_, name)| name.as_str())
            .collect();
        assert_eq!(b1, field.b1.iter().copied().collect(), "{}", field.id);
        let rest = found.iter().filter(|(id, _)| asked(id) == "a2").count();
        assert_eq!(rest + b1.len(), found.len(), "{}", field.id);
        let second = found.iter().filter(|(id, _)| {
            says(&rulebook, "work-categories", id, "ssw-2-exists", days()[0]).0 == "yes"
        });
        assert_eq!(second.count(), field.second, "{}: 2号", field.id);
        let exists = says(&rulebook, "fields", field.id, "ssw-2-exists", days()[0]);
        assert_eq!(exists.0 == "yes", field.second > 0, "{}: 2号", field.id);
        let dispatch = says(&rulebook, "fields", field.id, "dispatch-allowed", days()[0]);
        assert_eq!(dispatch.0 == "yes", field.dispatch, "{}: dispatch", field.id);
    }
}

#[test]
fn transfers_agree() {
    let rulebook = RuleSet::embedded().rulebook;
    for field in &FIELDS {
        for on in days() {
            let said = |attribute| says(&rulebook, "fields", field.id, attribute, on).0;
            assert_eq!(said("esd-covered") == "yes", field.transfer.is_some(), "{}", field.id);
            let years = field.transfer.map(|years| Wait::new(years * 12, 0).to_string());
            assert_eq!(said("esd-transfer-period"), years.unwrap_or_default(), "{}", field.id);
            assert_eq!(said("esd-japanese-transfer"), field.transfer_japanese, "{}", field.id);
        }
    }
}

fn verdict(rules: &RuleSet, status: StatusId, on: Day, case: &str) -> Verdict {
    let (mut sources, mut found) = (Sources::default(), Diagnostics::default());
    let file = sources.add("case.toml", case);
    let tree = parse_toml(&sources, file, &mut found);
    let case = read_case(&rules.rulebook.vocabulary, &tree, &mut found);
    assert!(found.is_sound(), "{found:?}");
    let program = rules.rulebook.on_for(on, &[status]);
    evaluate(&program, &case.facts).outcome(status).verdict
}

/// What the lists say must reach the verdicts: nobody of whom only the category is known is
/// refused where it is open, nor left in hope where it is not.
#[test]
fn openings_reach_the_verdicts() {
    let rules = RuleSet::embedded();
    let find = |id| rules.rulebook.find_status(id);
    let (Some(first), Some(second), Some(esd)) = (find("ssw-1"), find("ssw-2"), find("esd")) else {
        panic!("a status of the fields has no rules");
    };
    let [now, later] = days();
    for field in &FIELDS {
        let names = categories(&rules.rulebook, field.id);
        let of = |status, on, category: &str| {
            verdict(&rules, status, on, &format!("offer.work-category = \"{category}\""))
        };
        for (category, _) in &names {
            let opened = says(&rules.rulebook, "work-categories", category, "ssw-1-open", now).0;
            let shut = opened != "yes" || matches!(field.open.0, No | NotShown);
            let found = of(first, now, category) == Verdict::NotInForce;
            assert_eq!(found, shut, "ssw-1 {category}");
            let exists = says(&rules.rulebook, "work-categories", category, "ssw-2-exists", now).0;
            let hopeless =
                matches!(of(second, now, category), Verdict::NotInForce | Verdict::DoesNotQualify);
            if exists == "no" {
                assert!(hopeless, "ssw-2 {category}");
            }
            assert_eq!(
                of(esd, now, category),
                Verdict::NotInForce,
                "esd {category} before its start"
            );
            let refused =
                matches!(of(esd, later, category), Verdict::NotInForce | Verdict::DoesNotQualify);
            assert!(field.transfer.is_some() || refused, "esd {category}");
        }
        // At least one category of a field with 育成就労 can be had once it has begun.
        let some =
            names.iter().any(|(category, _)| of(esd, later, category) == Verdict::Undetermined);
        assert_eq!(some, field.transfer.is_some(), "esd {}", field.id);
    }
}

/// A newcomer to a stopped field is refused, one who works in it is not.
#[test]
fn a_stop_keeps_out_newcomers_only() {
    let rules = RuleSet::embedded();
    let first = rules.rulebook.find_status("ssw-1").unwrap();
    for field in FIELDS.iter().filter(|field| field.open.0 == Stopped) {
        let category = &categories(&rules.rulebook, field.id)[0].0;
        let newcomer = format!(
            "offer.work-category = \"{category}\"\nperson.in-japan = false\nperson.status = \"none\""
        );
        let found = verdict(&rules, first, days()[0], &newcomer);
        assert_eq!(found, Verdict::NotInForce, "{}", field.id);
        let holder = format!(
            "offer.work-category = \"{category}\"\nperson.in-japan = true\n\
             person.status = \"ssw-1\"\nperson.ssw-1-category = \"{category}\""
        );
        let found = verdict(&rules, first, days()[0], &holder);
        assert_ne!(found, Verdict::NotInForce, "{}", field.id);
    }
}

// ── one field is one row ────────────────────────────────────────────────────────────────────

/// Criteria and facts that name a field, and why the law needs that. Everything else that
/// differs from field to field is an attribute of its row.
#[rustfmt::skip]
const NAMED: &[(&str, &[&str], &str)] = &[
    ("ssw-1/skill", &["nursing-care", "railway"], "schools for care workers and EPA candidates are exempt; jobs of making rolling stock are not all told"),
    ("ssw-1/japanese", &["nursing-care"], "the same exemptions cover Japanese"),
    ("ssw-1/care-japanese", &["nursing-care"], "a second Japanese test, in this field alone"),
    ("ssw-1/no-home-visits", &["nursing-care"], "care at home was closed until 2025-04-20"),
    ("ssw-1/home-visits", &["nursing-care"], "care at home has conditions of its own"),
    ("ssw-1/driving-licence", &["auto-transport"], "a driving licence"),
    ("ssw-1/driver-training", &["auto-transport"], "training for new drivers of buses and taxis"),
    ("ssw-1/transport-conditions", &["auto-transport"], "a label of good workplaces"),
    ("ssw-1/construction-registration", &["construction"], "the Construction Career Up System"),
    ("ssw-1/construction-plan", &["construction"], "the ministry approves a plan first"),
    ("ssw-1/construction-pay", &["construction"], "fixed monthly pay"),
    ("ssw-1/construction-conduct", &["construction"], "no supervisory disposition"),
    ("ssw-1/textile-conditions", &["industrial-manufacturing"], "four conditions for textiles"),
    ("ssw-1/trade-association", &["industrial-manufacturing"], "a federation for printing and bookbinding"),
    ("ssw-1/wood-safety", &["wood"], "a safety code of the federation"),
    ("ssw-1/farm-employment", &["agriculture"], "a farm that has employed somebody"),
    ("ssw-2/construction-registration", &["construction"], "the Construction Career Up System"),
    ("ssw-2/construction-pay", &["construction"], "fixed monthly pay"),
    ("ssw-2/construction-conduct", &["construction"], "no supervisory disposition"),
    ("ssw-2/farm-employment", &["agriculture"], "a farm that has employed somebody"),
    ("esd/new-category", &["food-manufacturing", "industrial-manufacturing", "railway"], "categories made in 2026 whose opening is open"),
    ("esd/care-learning-plan", &["nursing-care"], "a plan to learn Japanese"),
    ("esd/care-learning-plan-later", &["nursing-care"], "the plan is kept after the first year"),
    ("esd/railway-operations-japanese", &["railway"], "operating staff need A2.2"),
    ("esd/extension-reason", &["nursing-care", "railway"], "which tests open SSW (i) instead"),
    ("esd/farm-employment", &["agriculture"], "a farm that has employed somebody"),
    ("esd-transfer/farm-employment", &["agriculture"], "a farm that has employed somebody"),
    ("esd/construction-company", &["construction"], "the Construction Career Up System"),
    ("esd-transfer/construction-company", &["construction"], "the Construction Career Up System"),
    ("esd-transfer/railway-operations-japanese", &["railway"], "operating staff need A2.2"),
    ("ssw-transition/skill", &["nursing-care", "railway"], "as for SSW (i)"),
    ("ssw-transition/japanese", &["nursing-care"], "as for SSW (i)"),
    ("ssw-transition/care-japanese", &["nursing-care"], "as for SSW (i)"),
    ("driving-preparation/road-transport", &["auto-transport"], "drivers prepare for their licence"),
    ("titp-1/care-japanese", &["nursing-care"], "the only training with a Japanese level"),
    ("titp-2/care-japanese", &["nursing-care"], "the only training with a Japanese level"),
    ("titp-3/care-japanese", &["nursing-care"], "the only training with a Japanese level"),
    ("person.esd-japanese-test-sat", &["railway"], "operating staff need A2.2"),
    ("offer.activity", &["nursing-care"], "care is an activity of its own"),
    ("offer.skill", &["nursing-care"], "care is none of the skills of Skilled Labor"),
    ("organization.field-conditions", &["auto-transport", "construction", "industrial-manufacturing", "wood"], "the fields with criteria of their own, joined"),
    ("organization.field-business", &["construction", "nursing-care"], "the licence shows the business"),
    ("organization.field-licence-lacking", &["construction", "nursing-care"], "so does its lack"),
    ("organization.industry-body-member", &["construction"], "JAC is the body"),
    ("organization.jac-lacking", &["construction"], "so is its lack"),
];

struct Namer<'r> {
    rulebook: &'r Rulebook,
    found: BTreeMap<String, BTreeSet<String>>,
}

impl Namer<'_> {
    /// Fields that a condition names, by themselves or by one of their categories.
    fn condition(&mut self, owner: &str, id: ConditionId) {
        let vocabulary = &self.rulebook.vocabulary;
        let condition = self.rulebook.condition(id);
        if let ConditionKind::Compare { fact, tests, .. } = &condition.kind
            && let Some(domain) = vocabulary.fact(*fact).kind.domain()
            && ["fields", "work-categories"].contains(&vocabulary.domain(domain).name.as_str())
        {
            for test in tests {
                let Operand::Values(timeline) = &test.bound else { continue };
                let codes = timeline.0.iter().flat_map(|dated| &dated.value);
                let codes: Vec<i64> = match test.of_set && test.op != Comparison::Has {
                    true => members(
                        &timeline.0.iter().flat_map(|d| d.value.clone()).collect::<Vec<_>>(),
                    ),
                    false => codes.copied().collect(),
                };
                let named: Vec<String> =
                    codes.iter().filter_map(|code| self.field(domain, *code)).collect();
                self.found.entry(owner.to_string()).or_default().extend(named);
            }
        }
        for child in condition.children() {
            self.condition(owner, *child);
        }
    }

    fn field(&self, domain: DomainId, code: i64) -> Option<String> {
        let choice = self.rulebook.vocabulary.domain(domain).choice(code)?;
        choice.id.split('/').next().map(str::to_string)
    }
}

/// The members of a set that is compared whole, from its bits.
fn members(words: &[i64]) -> Vec<i64> {
    let bits = (0..64 * words.len()).filter(|bit| words[bit / 64] >> (bit % 64) & 1 == 1);
    bits.map(|bit| i64::try_from(bit).unwrap()).collect()
}

fn named() -> BTreeMap<String, BTreeSet<String>> {
    let rulebook = &RuleSet::embedded().rulebook;
    let mut namer = Namer { rulebook, found: BTreeMap::new() };
    for status in &rulebook.statuses {
        let routes = status.routes.iter().map(|route| route.criteria.clone());
        for range in std::iter::once(status.criteria.clone()).chain(routes) {
            for criterion in &rulebook.criteria[range] {
                let owner = format!("{}/{}", status.id, criterion.id);
                for id in [criterion.when, criterion.applies].into_iter().flatten() {
                    namer.condition(&owner, id);
                }
            }
        }
        for benefit in &rulebook.benefits[status.benefits.clone()] {
            let owner = format!("{}/{}", status.id, benefit.id);
            benefit.when.iter().for_each(|when| namer.condition(&owner, *when));
        }
        for item in status.points.iter().flat_map(|points| &rulebook.items[points.items.clone()]) {
            for tier in &rulebook.tiers[item.award.tiers()] {
                namer.condition(&format!("{}/{}", status.id, item.id), tier.when);
            }
        }
    }
    for (id, fact) in rulebook.vocabulary.iter() {
        match &rulebook.about(id).follows {
            Some(Follows::When(when) | Follows::Yes(when)) => namer.condition(&fact.name, *when),
            Some(Follows::First(entries)) => entries
                .iter()
                .filter_map(|(when, _)| *when)
                .for_each(|when| namer.condition(&fact.name, when)),
            _ => {}
        }
    }
    namer.found.retain(|_, fields| !fields.is_empty());
    namer.found
}

#[test]
fn one_field_is_one_row() {
    let found = named();
    for (place, fields) in &found {
        let listed = NAMED.iter().find(|(known, ..)| known == place);
        let Some((_, known, reason)) = listed else {
            panic!("`{place}` names {fields:?}: an attribute of the row says it for all fields");
        };
        assert!(!reason.is_empty());
        let known: BTreeSet<String> = known.iter().map(|field| (*field).to_string()).collect();
        assert_eq!(*fields, known, "{place}");
    }
    let gone: Vec<&str> = NAMED
        .iter()
        .map(|(place, ..)| *place)
        .filter(|place| !found.contains_key(*place))
        .collect();
    assert!(gone.is_empty(), "these name no field any more: {gone:?}");
}

/// Half of the fields are never named: what they are stands in their rows alone.
#[test]
fn most_fields_are_named_nowhere() {
    let all: BTreeSet<String> = named().into_values().flatten().collect();
    let free: Vec<&str> =
        FIELDS.iter().map(|field| field.id).filter(|id| !all.contains(*id)).collect();
    assert!(free.len() >= 10, "{free:?}");
}
