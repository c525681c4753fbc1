//! Routes that another route always covers. A counterexample is looked for first; only where
//! none turns up are all profiles tried, as far as they can be.

use super::tables::profile;
use crate::calendar::Day;
use crate::compile::{Rulebook, StatusId};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::evaluate::{Assessment, Distinct, Program};
use crate::facts::Facts;
use crate::text::Text;

/// Candidates drawn in search of a counterexample.
const DRAWS: usize = 4_000;
/// More profiles than this are not tried.
const LIMIT: usize = 50_000;

/// Looks at every pair of routes.
pub fn check(rulebook: &Rulebook, on: Day, found: &mut Diagnostics) {
    for id in rulebook.status_ids() {
        let count = rulebook.status(id).routes.len();
        if count < 2 {
            continue;
        }
        let program = rulebook.on_for(on, &[id]);
        let palette = program.palette();
        let mut open: Vec<(usize, usize)> = (0..count)
            .flat_map(|a| (0..count).map(move |b| (a, b)))
            .filter(|(a, b)| a != b && stand(&program, id, *a, *b))
            .collect();
        search(&program, id, &palette, &mut open);
        finish(&program, id, &palette, &open, found);
    }
}

/// Routes can be compared where both stand, the second asks for something that is not left to
/// an officer, and neither is excused from what the other needs.
fn stand(program: &Program<'_>, id: StatusId, a: usize, b: usize) -> bool {
    let rulebook = program.rulebook();
    let status = rulebook.status(id);
    let asks =
        rulebook.criteria[status.routes[b].criteria.clone()].iter().any(|c| c.when.is_some());
    let mut common = rulebook.criteria[status.criteria.clone()].iter();
    let alike = common.all(|c| !c.except.contains(&a) && !c.except.contains(&b));
    asks && alike && program.route_stands(id, a) && program.route_stands(id, b)
}

/// Drops the pairs for which a candidate takes the first route and not the second.
fn search(
    program: &Program<'_>,
    id: StatusId,
    palette: &[Distinct],
    open: &mut Vec<(usize, usize)>,
) {
    let mut random = 0x2545_f491_4f6c_dd1d_u64;
    let mut assessment = Assessment::new(program.rulebook());
    for draw in 0..DRAWS {
        if open.is_empty() {
            return;
        }
        let mut person = Facts::new(&program.rulebook().vocabulary);
        let plain = draw % 4;
        for (fact, values) in palette {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            let any = usize::try_from(random >> 33).unwrap_or(0);
            // In three draws of four most facts are at their least: a person with little.
            let at = if any / 7 % 4 < plain { 0 } else { any % values.len().max(1) };
            if let Some(value) = values.get(at) {
                person.set_words(&program.rulebook().vocabulary, *fact, value);
            }
        }
        drop_refuted(program, id, &person, &mut assessment, open);
        if draw % 64 == 0 {
            strip(program, id, palette, &person, open);
        }
    }
}

fn drop_refuted(
    program: &Program<'_>,
    id: StatusId,
    person: &Facts,
    assessment: &mut Assessment,
    open: &mut Vec<(usize, usize)>,
) {
    program.assess(person, assessment);
    open.retain(|(a, b)| !met(assessment, id, *a) || met(assessment, id, *b));
}

fn met(assessment: &Assessment, id: StatusId, route: usize) -> bool {
    assessment.of(0).route(id, route).as_read() == Some(true)
}

/// From somebody who takes the first route: takes away, fact by fact, all that the route does
/// not need, and sees whether the second falls.
fn strip(
    program: &Program<'_>,
    id: StatusId,
    palette: &[Distinct],
    person: &Facts,
    open: &mut Vec<(usize, usize)>,
) {
    let vocabulary = &program.rulebook().vocabulary;
    let mut assessment = Assessment::new(program.rulebook());
    for (route, _) in open.clone() {
        let mut poor = person.clone();
        program.assess(&poor, &mut assessment);
        if !met(&assessment, id, route) {
            continue;
        }
        for (fact, values) in palette {
            let mut least: Option<(i32, Facts)> = None;
            for value in values {
                let mut other = poor.clone();
                other.set_words(vocabulary, *fact, value);
                program.assess(&other, &mut assessment);
                let points = assessment.points(id).max();
                let keeps = met(&assessment, id, route);
                if keeps && least.as_ref().is_none_or(|(best, _)| points < *best) {
                    least = Some((points, other));
                }
            }
            poor = least.map_or(poor, |(_, other)| other);
        }
        drop_refuted(program, id, &poor, &mut assessment, open);
    }
}

fn finish(
    program: &Program<'_>,
    id: StatusId,
    palette: &[Distinct],
    open: &[(usize, usize)],
    found: &mut Diagnostics,
) {
    let status = program.rulebook().status(id);
    let size = palette
        .iter()
        .try_fold(1_usize, |size, (_, values)| size.checked_mul(values.len().max(1)))
        .filter(|size| *size <= LIMIT);
    for pair in open {
        let (a, b) = (&status.routes[pair.0], &status.routes[pair.1]);
        let diagnostic = match size {
            None => {
                let name = format!("`{}` → `{}`", a.id, b.id);
                Diagnostic::new(Code::Incomplete, &[("name", Text::same(name))])
            }
            Some(size) if holds_for_all(program, id, palette, size, *pair) => {
                let slots = [("name", Text::same(&a.id)), ("other", Text::same(&b.id))];
                Diagnostic::new(Code::RouteCovered, &slots)
            }
            Some(_) => continue,
        };
        found.push(diagnostic.at(a.span));
    }
}

fn holds_for_all(
    program: &Program<'_>,
    id: StatusId,
    palette: &[Distinct],
    size: usize,
    pair: (usize, usize),
) -> bool {
    let mut assessment = Assessment::new(program.rulebook());
    let mut person = Facts::new(&program.rulebook().vocabulary);
    let mut open = vec![pair];
    let mut taken = false;
    for number in 0..size {
        profile(program, palette, number, &mut person);
        drop_refuted(program, id, &person, &mut assessment, &mut open);
        taken |= met(&assessment, id, pair.0);
    }
    // Nobody here can be shown to take the first route: nothing is proved.
    taken && !open.is_empty()
}
