//! Ways that came out of a rough prototype, and must not.

use super::people::{
    ENGINEER, ENGINEER_ONE_YEAR, HUSBAND, TRAINEE, inquiry, planned, rules, short,
};
use zairyu::internal::advise::WayStep;
use zairyu::internal::load::Topic;

const ALL: [&str; 4] = [ENGINEER, ENGINEER_ONE_YEAR, HUSBAND, TRAINEE];

fn named(fact: zairyu::internal::facts::FactId) -> &'static str {
    &rules().vocabulary.fact(fact).name
}

#[test]
fn nobody_finds_out_whose_child_she_is_or_becomes_a_professor() {
    for person in ALL {
        let journey = planned(person, &inquiry("permanent-resident"));
        for step in journey.ways.iter().flat_map(|way| &way.steps) {
            let open = step.find_out.iter().map(|fact| named(*fact));
            let open: Vec<&str> = open.collect();
            assert!(!open.contains(&"person.child-of"), "{open:?}");
            assert!(!open.contains(&"person.unavoidable-transfer"), "{open:?}");
            assert!(open.len() <= 8, "{open:?}");
            assert_ne!(rules().status(step.status).id, "professor");
        }
    }
}

#[test]
fn changes_are_of_the_kinds_asked_for_and_take_their_time() {
    for person in ALL {
        let ask = inquiry("permanent-resident");
        let journey = planned(person, &ask);
        for step in journey.ways.iter().flat_map(|way| &way.steps) {
            for change in step.own() {
                assert!(change.topic.is_plain(), "{change:?}");
                assert!(ask.on.plus(change.time) <= step.filed, "{change:?}");
            }
            let others = step.changes.iter().filter(|change| !change.topic.is_plain());
            assert!(others.clone().all(|change| change.topic == Topic::Move), "{step:?}");
        }
    }
}

#[test]
fn no_two_steps_fall_on_one_day() {
    let journey = planned(ENGINEER_ONE_YEAR, &inquiry("permanent-resident"));
    for way in &journey.ways {
        let days: Vec<_> = way.steps.iter().map(WayStep::decided).collect();
        assert!(days.windows(2).all(|pair| pair[0] < pair[1]), "{:?}", short(&journey));
    }
}

#[test]
fn an_engineer_is_no_specified_skilled_worker_with_many_things_to_find_out() {
    let journey = planned(ENGINEER, &inquiry("ssw-2"));
    assert!(journey.ways.is_empty(), "{:?}", short(&journey));
    assert!(!journey.gates.is_empty());
}

#[test]
fn whoever_was_never_told_to_have_had_the_points_is_not_sent_to_find_out() {
    let person =
        ENGINEER.replace("points-one-year-ago = 81\n", "").replace("points-kept = true\n", "");
    let journey = planned(&person, &inquiry("permanent-resident"));
    assert_eq!(short(&journey)[0], "permanent-resident 2029-04-01 (by …)");
    assert!(journey.gates.iter().any(|(fact, _)| named(*fact) == "person.points-one-year-ago"));
}
