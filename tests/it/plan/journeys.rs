//! Whole journeys, each with the answer that somebody who knows the law would give first.

use super::people::{
    CARER, ENGINEER, ENGINEER_ONE_YEAR, ENGINEER_WITHOUT_POINTS, HUSBAND, OVERSTAYER, TRAINEE, day,
    inquiry, planned, rules, short,
};
use zairyu::internal::advise::{Journey, WayInquiry};

fn blocked(journey: &Journey<'_>) -> Vec<&'static str> {
    journey.blocked.iter().map(|id| rules().criterion(*id).id.as_str()).collect()
}

#[test]
fn with_eighty_points_one_files_now_and_before_the_guideline_changes() {
    let journey = planned(ENGINEER, &inquiry("permanent-resident"));
    assert_eq!(short(&journey)[0], "permanent-resident 2026-11-30 (by 2027-03-31)");
}

#[test]
fn without_the_points_ten_years_decide() {
    let journey = planned(ENGINEER_WITHOUT_POINTS, &inquiry("permanent-resident"));
    assert_eq!(short(&journey)[0], "permanent-resident 2029-04-01 (by …)");
    let grants = &journey.ways[0].steps[0].changes;
    let period = grants
        .iter()
        .find(|change| rules().vocabulary.fact(change.fact).name == "person.period-of-stay");
    assert!(period.is_some(), "the longest period is for the authority to grant");
}

#[test]
fn a_permit_of_one_year_is_mended_by_the_points_status_first() {
    let journey = planned(ENGINEER_ONE_YEAR, &inquiry("permanent-resident"));
    let way = "hsp-1-b 2026-12-30 (by …), permanent-resident 2026-12-31 (by 2027-03-31)";
    assert!(short(&journey).iter().any(|one| one == way), "{:?}", short(&journey));
}

#[test]
fn a_marriage_of_three_years_under_the_new_guideline_waits_for_five() {
    let journey = planned(HUSBAND, &inquiry("permanent-resident"));
    assert_eq!(short(&journey)[0], "permanent-resident 2029-05-01 (by …)");
}

/// Ten years of stay, five of them on a work status, are full ten years after the first day.
#[test]
fn somebody_abroad_comes_to_permanent_residence_by_the_status_of_her_offer() {
    let case = include_str!("../../../examples/engineer.toml");
    let journey = planned(case, &inquiry("permanent-resident"));
    let ways = short(&journey);
    assert!(ways[0].starts_with("hsp-1-b 2026-12-30"), "{ways:?}");
    assert!(ways[0].ends_with("permanent-resident 2036-12-30 (by …)"), "{ways:?}");
    // The years run from the first day: no later one comes to the same.
    assert_eq!(journey.ways[0].steps[0].goal_latest, None);
}

#[test]
fn what_a_first_step_would_mend_is_not_told_as_what_blocks() {
    let case = include_str!("../../../examples/engineer.toml");
    let soon = WayInquiry { by: Some(day("2030-01-01")), ..inquiry("permanent-resident") };
    let journey = planned(case, &soon);
    assert!(journey.ways.is_empty() && !journey.gates.is_empty());
    assert_eq!(blocked(&journey), Vec::<&str>::new());
}

#[test]
fn a_trainee_changes_on_the_day_after_the_plan() {
    let journey = planned(TRAINEE, &inquiry("ssw-1"));
    assert_eq!(short(&journey), ["ssw-1 2027-08-30 (by 2027-08-29)"]);
}

#[test]
fn a_trainee_comes_to_permanent_residence_in_three_moves() {
    let journey = planned(TRAINEE, &inquiry("permanent-resident"));
    let way = "ssw-1 2027-08-30 (by 2027-08-29), ssw-2 2030-08-30 (by 2032-08-29), \
               permanent-resident 2035-08-30 (by …)";
    assert_eq!(short(&journey)[0], way);
}

#[test]
fn a_care_worker_takes_the_examination_and_registers() {
    let journey = planned(CARER, &inquiry("nursing-care"));
    assert_eq!(short(&journey)[0], "nursing-care 2027-12-30 (by 2029-03-30)");
    let step = &journey.ways[0].steps[0];
    let changed: Vec<&str> = step
        .changes
        .iter()
        .map(|change| rules().vocabulary.fact(change.fact).name.as_str())
        .collect();
    assert!(changed.contains(&"person.care-exam-passed"), "{changed:?}");
}

#[test]
fn an_overstayer_can_apply_for_nothing_and_is_told_what_blocks() {
    for goal in ["engineer-humanities-international", "permanent-resident", "ssw-1"] {
        let journey = planned(OVERSTAYER, &inquiry(goal));
        assert!(journey.ways.is_empty(), "{goal}");
        assert!(blocked(&journey).contains(&"living-status"), "{goal}: {:?}", blocked(&journey));
    }
}

#[test]
fn a_trainee_of_the_second_stage_never_comes_to_skill_development_in_japan() {
    let journey = planned(TRAINEE, &inquiry("esd"));
    assert!(journey.ways.is_empty(), "{:?}", short(&journey));
    assert!(!journey.blocked.is_empty() || !journey.gates.is_empty());
}

#[test]
fn days_statuses_to_pass_and_to_avoid_are_heeded() {
    let mut ask = inquiry("permanent-resident");
    ask.by = Some(day("2030-01-01"));
    assert!(planned(TRAINEE, &ask).ways.is_empty());
    let mut ask = inquiry("permanent-resident");
    ask.avoid = vec![rules().find_status("ssw-1").unwrap()];
    let journey = planned(TRAINEE, &ask);
    assert!(journey.ways.iter().flat_map(|way| &way.steps).all(|step| step.status != ask.avoid[0]));
    let mut ask = inquiry("permanent-resident");
    ask.via = vec![rules().find_status("hsp-1-b").unwrap()];
    let journey = planned(ENGINEER_ONE_YEAR, &ask);
    assert!(!journey.ways.is_empty());
    assert!(journey.ways.iter().all(|way| way.steps.iter().any(|step| step.status == ask.via[0])));
}

#[test]
fn a_goal_that_is_held_needs_no_way() {
    let journey = planned(TRAINEE, &inquiry("titp-2"));
    assert!(journey.held && journey.ways.is_empty());
}

#[test]
fn whoever_does_not_say_what_is_held_is_asked_that_first() {
    let journey = planned("[person]\ndegree = \"bachelor\"\n", &inquiry("permanent-resident"));
    assert!(journey.ways.is_empty());
    assert_eq!(rules().vocabulary.fact(journey.gates[0].0).name, "person.status");
}
