//! People on their way, their plans in short, and what a plan says judged anew.

use zairyu::internal::advise::{Journey, MOST_JUDGED, Way, WayInquiry, Wish, plan};
use zairyu::internal::calendar::{Day, read_day};
use zairyu::internal::compile::{Rulebook, StatusId};
use zairyu::internal::diagnostic::Diagnostics;
use zairyu::internal::evaluate::{Clocks, Course, Verdict, evaluate};
use zairyu::internal::facts::{Candidate, FactId, Later, Value, read_case};
use zairyu::internal::rules::RuleSet;
use zairyu::internal::source::{FileId, Sources, Span};
use zairyu::internal::tree::parse_toml;

/// An engineer in his fourth year, three-year permit, 82 points now and 81 a year ago.
pub const ENGINEER: &str = r#"
[person]
birth-date = 1999-05-01
nationality = "in"
in-japan = true
status = "engineer-humanities-international"
period-of-stay = "3y"
permit-from = 2024-04-01
permit-until = 2027-03-31
residence = "7y7m29d"
residence-on-work-status = "3y7m29d"
points-now = 82
points-one-year-ago = 81
points-kept = true
"#;

/// The same without the points.
pub const ENGINEER_WITHOUT_POINTS: &str = r#"
[person]
birth-date = 1999-05-01
nationality = "in"
in-japan = true
status = "engineer-humanities-international"
period-of-stay = "3y"
permit-from = 2024-04-01
permit-until = 2027-03-31
residence = "7y7m29d"
residence-on-work-status = "3y7m29d"
points-now = 50
points-one-year-ago = 50
points-three-years-ago = 40
"#;

/// The first with a permit for one year, and what the points are made of.
pub const ENGINEER_ONE_YEAR: &str = r#"
[person]
birth-date = 1999-05-01
nationality = "in"
in-japan = true
status = "engineer-humanities-international"
period-of-stay = "1y"
permit-from = 2026-04-01
permit-until = 2027-03-31
residence = "7y7m29d"
residence-on-work-status = "3y7m29d"
points-now = 82
points-one-year-ago = 81
points-kept = true
degree = "master"
career = "7y"
jlpt = "n1"
[offer]
contract = true
activity = "technical"
annual-salary = "800万"
qualifying-duties = true
"#;

/// An engineer married to a Japanese national since 2024-05-01.
pub const HUSBAND: &str = r#"
[person]
birth-date = 1992-05-01
in-japan = true
status = "engineer-humanities-international"
period-of-stay = "3y"
permit-from = 2025-04-01
permit-until = 2028-03-31
spouse = "japanese"
marriage = "2y6m29d"
residence = "4y"
residence-on-work-status = "4y"
"#;

/// A trainee of the second stage in metal work, nine months before its end.
pub const TRAINEE: &str = r#"
[person]
birth-date = 2000-05-01
nationality = "vn"
in-japan = true
status = "titp-2"
residence = "2y3m"
titp-time = "2y3m"
titp-stage = "stage-2"
titp-job = "machining"
plan-still-running = true
titp-2-completed-well = true
jlpt = "n4"
left-school = false
absconded = false
[offer]
contract = true
work-category = "industrial-manufacturing/metalworking"
full-time = true
"#;

/// A care worker, Specified Skilled Worker (i) since 2024-04-01.
pub const CARER: &str = r#"
[person]
birth-date = 1995-05-01
nationality = "vn"
in-japan = true
status = "ssw-1"
residence = "2y7m30d"
ssw-1-time = "2y7m30d"
care-experience = "2y7m30d"
[offer]
field = "nursing-care"
work-category = "nursing-care"
contract = true
"#;

/// A graduate engineer who stayed past the last day of the permit.
pub const OVERSTAYER: &str = r#"
[person]
birth-date = 1992-05-01
status = "overstay"
permit-until = 2026-10-01
degree = "bachelor"
[offer]
contract = true
activity = "technical"
"#;

/// The day of all of them.
pub const ON: &str = "2026-11-30";

/// The rules, read once.
pub fn rules() -> &'static Rulebook {
    static RULES: std::sync::OnceLock<RuleSet> = std::sync::OnceLock::new();
    &RULES.get_or_init(RuleSet::embedded).rulebook
}

/// A day as written.
pub fn day(words: &str) -> Day {
    read_day(words).unwrap()
}

/// A case as written.
pub fn case(text: &str) -> Candidate {
    let (mut sources, mut found) = (Sources::default(), Diagnostics::default());
    let file = sources.add("case.toml", text);
    let tree = parse_toml(&sources, file, &mut found);
    let case = read_case(&rules().vocabulary, &tree, &mut found);
    assert!(found.is_sound(), "{:?}", found.sorted());
    case
}

/// What is asked for a goal.
pub fn inquiry(goal: &str) -> WayInquiry {
    WayInquiry {
        on: day(ON),
        goal: rules().find_status(goal).unwrap(),
        by: None,
        wish: Wish::default(),
        via: Vec::new(),
        avoid: Vec::new(),
        most: MOST_JUDGED,
    }
}

/// The plan of a case for a goal; every way of it holds judged anew.
pub fn planned(text: &str, inquiry: &WayInquiry) -> Journey<'static> {
    let case = case(text);
    let journey = plan(rules(), &case.facts, &case.later, inquiry);
    journey.ways.iter().for_each(|way| holds(&case, inquiry, way, &journey));
    journey
}

/// Each way in short: statuses with the day that decides, and the last day of filing.
pub fn short(journey: &Journey<'_>) -> Vec<String> {
    let step = |step: &zairyu::internal::advise::WayStep<'_>| {
        let until = step.until.map_or("…".to_string(), |day| day.to_string());
        format!("{} {} (by {until})", rules().status(step.status).id, step.decided())
    };
    let way = |way: &Way<'_>| way.steps.iter().map(step).collect::<Vec<_>>().join(", ");
    journey.ways.iter().map(way).collect()
}

/// Follows a way with the machinery of cases alone: what was changed comes true on its day of filing,
/// each status is taken up on its day, and every goal is judged on the day that decides.
fn holds(case: &Candidate, inquiry: &WayInquiry, way: &Way<'_>, journey: &Journey<'_>) {
    let rulebook = rules();
    let permit = rulebook.permit.unwrap();
    let mut facts = case.facts.clone();
    // Extensions are taken for granted.
    facts.unset(&rulebook.vocabulary, permit.until.unwrap().0);
    for (fact, value) in &journey.assumed {
        if !facts.is_known(*fact) && matches!(value, Value::Wait(_)) {
            facts.set(&rulebook.vocabulary, *fact, value);
        }
    }
    let mut clocks = Clocks::new(rulebook);
    let mut later: Vec<Later> = Vec::new();
    let mut since = inquiry.on;
    let mut passed: Vec<StatusId> = Vec::new();
    for step in &way.steps {
        assert!(since <= step.filed && step.filed <= step.decided(), "{step:?}");
        assert!(step.until.is_none_or(|until| step.filed <= until), "{step:?}");
        assert!(!passed.contains(&step.status), "twice: {step:?}");
        passed.push(step.status);
        let changes: Vec<(FactId, Option<Value>)> =
            step.changes.iter().map(|change| (change.fact, Some(change.to.clone()))).collect();
        later.push(at(step.filed, changes));
        let course = Course::new(&mut clocks, facts.clone(), Some(inquiry.on), &later);
        let mut form = course.on(rulebook, step.decided());
        for (fact, value) in &step.assumed {
            if !form.is_known(*fact) {
                form.set(&rulebook.vocabulary, *fact, value);
            }
        }
        let program = rulebook.on_for(step.decided(), &[step.status]);
        let verdict = evaluate(&program, &form).outcome(step.status).verdict;
        assert!(matches!(verdict, Verdict::Qualifies | Verdict::Undetermined), "{step:?}");
        let left = step.conditions.len() + step.find_out.len() + step.unsettled.len();
        assert!(verdict == Verdict::Qualifies || left > 0, "open, but nothing is named: {step:?}");
        if let Some(held) = step.held_from {
            since = held.next();
            let id = &rulebook.status(step.status).id;
            let kind = rulebook.vocabulary.fact(permit.held).kind;
            let held_now = zairyu::internal::facts::parse(id, kind, &rulebook.vocabulary).unwrap();
            let period = rulebook.vocabulary.find("person.period-of-stay").unwrap();
            later.push(at(held, vec![(permit.held, held_now), (period, None)]));
        }
    }
    assert_eq!(way.steps.last().map(|step| step.status), Some(inquiry.goal));
}

fn at(day: Day, facts: Vec<(FactId, Option<Value>)>) -> Later {
    Later { day, facts, span: Span { file: FileId::FIRST, start: 0, end: 0 } }
}
