//! How many questions it takes.

use super::people::{Truthful, all, day, example};
use zairyu::evaluate::{Verdict, evaluate};
use zairyu::facts::Facts;
use zairyu::interview::{Ask, Scope, Session, conduct};
use zairyu::rules::Rules;

#[test]
fn measure() {
    let rules = Rules::embedded();
    let rulebook = &rules.rulebook;
    for (name, purpose) in [
        ("engineer", "profession"),
        ("care-worker", "field"),
        ("factory-trainee", "field"),
        ("founder", "unsure"),
        ("engineer", "unsure"),
        ("care-worker", "unsure"),
        ("factory-trainee", "unsure"),
    ] {
        for d in [day(), zairyu::calendar::Day::new(2027, 6, 1).unwrap()] {
            let case = example(rulebook, name);
            let mut session =
                Session::new(rulebook, Facts::new(&rulebook.vocabulary), Scope::Openings);
            let mut asker =
                Truthful { facts: &case.facts, asked: Vec::new(), purpose: Some(purpose) };
            let t = std::time::Instant::now();
            conduct(&mut session, d, &mut asker).unwrap();
            let e = t.elapsed() / asker.asked.len() as u32;
            println!("== {name} {purpose} {d}: {} asked, {e:?} each", asker.asked.len());
            let statuses = session.in_question();
            let program = rulebook.on_for(d, &statuses);
            let one = evaluate(&program, &session.facts());
            for s in &statuses {
                println!("   {} {:?}", rulebook.status(*s).id, one.outcome(*s).verdict);
            }
            // file order
            let inputs: Vec<_> = program
                .inputs()
                .filter(|f| rulebook.vocabulary.fact(*f).question.is_some())
                .collect();
            let mut facts = Facts::new(&rulebook.vocabulary);
            let mut n = 0;
            for f in &inputs {
                let one = evaluate(&program, &facts);
                if statuses.iter().all(|s| one.outcome(*s).verdict != Verdict::Undetermined) {
                    break;
                }
                n += 1;
                if let Some(v) = case.facts.get(&rulebook.vocabulary, *f) {
                    facts.set(&rulebook.vocabulary, *f, &v);
                }
            }
            println!("   in all {}, file order until decided {n}", inputs.len());
            for a in &asker.asked {
                if let Ask::Fact(f) = a {
                    print!(
                        "{}{} ",
                        rulebook.vocabulary.fact(*f).name,
                        if case.facts.is_known(*f) { "" } else { "?" }
                    );
                }
            }
            println!();
        }
    }
    let _ = all(rulebook);
}
