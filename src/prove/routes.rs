//! Routes that another route always covers. A counterexample is looked for first; only where
//! none turns up are all candidates tried, as far as they can be.

use super::push_once;
use crate::calendar::Day;
use crate::compile::{Rulebook, StatusId};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::evaluate::{Assessment, Profiles, Program};
use crate::facts::Facts;
use crate::text::Text;
use crate::tries::spans;

/// Candidates drawn in search of a counterexample.
const DRAWS: usize = 4_000;
/// More candidates than this are not tried.
const LIMIT: usize = 50_000;

/// Two routes of one status, by their numbers.
type RoutePair = (usize, usize);

/// Looks at every pair of routes on every day on which something changes.
pub fn check(rulebook: &Rulebook, on: Day, found: &mut Diagnostics) {
    for id in rulebook.status_ids() {
        let count = rulebook.status(id).routes.len();
        if count < 2 {
            continue;
        }
        let pairs = (0..count).flat_map(|a| (0..count).map(move |b| (a, b)));
        let pairs: Vec<RoutePair> = pairs.filter(|(a, b)| a != b).collect();
        let mut before: Option<Program<'_>> = None;
        for program in spans(rulebook, &[id], on, None) {
            if before.as_ref().is_none_or(|before| !before.same_rules(&program)) {
                Proof { program: &program, profiles: program.profiles(), id }.check(&pairs, found);
            }
            before = Some(program);
        }
    }
}

struct Proof<'p, 'r> {
    program: &'p Program<'r>,
    profiles: Profiles,
    id: StatusId,
}

impl Proof<'_, '_> {
    fn check(&self, pairs: &[RoutePair], found: &mut Diagnostics) {
        let mut open: Vec<RoutePair> =
            pairs.iter().copied().filter(|(a, b)| self.stand(*a, *b)).collect();
        self.search(&mut open);
        if !open.is_empty() {
            self.finish(&open, found);
        }
    }

    /// Routes can be compared where both stand, the second asks for something that is not left
    /// to an officer, and neither is excused from what the other needs.
    fn stand(&self, a: usize, b: usize) -> bool {
        let rulebook = self.program.rulebook();
        let status = rulebook.status(self.id);
        let asks =
            rulebook.criteria[status.routes[b].criteria.clone()].iter().any(|c| c.when.is_some());
        let mut common = rulebook.criteria[status.criteria.clone()].iter();
        let alike = common.all(|c| !c.except.contains(&a) && !c.except.contains(&b));
        let stands = |route| self.program.route_stands(self.id, route);
        asks && alike && stands(a) && stands(b)
    }

    /// Drops the pairs for which a candidate takes the first route and not the second.
    fn search(&self, open: &mut Vec<RoutePair>) {
        let mut random = 0x2545_f491_4f6c_dd1d_u64;
        let mut assessment = Assessment::new(self.program.rulebook());
        for draw in 0..DRAWS {
            if open.is_empty() {
                return;
            }
            let plain = draw % 4;
            let person = self.profiles.draw(self.program, |count| {
                random ^= random << 13;
                random ^= random >> 7;
                random ^= random << 17;
                let any = usize::try_from(random >> 33).unwrap_or(0);
                // In three draws of four most facts are at their least: a person with little.
                if any / 7 % 4 < plain { 0 } else { any % count }
            });
            self.drop_refuted(&person, &mut assessment, open);
            if draw % 64 == 0 {
                self.strip(&person, open);
            }
        }
    }

    fn drop_refuted(&self, person: &Facts, assessment: &mut Assessment, open: &mut Vec<RoutePair>) {
        self.program.assess(person, assessment);
        open.retain(|pair| !self.refuted(assessment, *pair));
    }

    /// True where somebody may take the first route, and the second is closed to her.
    fn refuted(&self, assessment: &Assessment, (a, b): RoutePair) -> bool {
        self.may_take(assessment, a) && !self.may_take(assessment, b)
    }

    /// True also where only law that is not settled is open: facts are all made up.
    fn may_take(&self, assessment: &Assessment, route: usize) -> bool {
        assessment.of(0).route(self.id, route).as_read() != Some(false)
    }

    fn met(&self, assessment: &Assessment, route: usize) -> bool {
        assessment.of(0).route(self.id, route).as_read() == Some(true)
    }

    /// From somebody who takes the first route: takes away, fact by fact, all that the route
    /// does not need, and sees whether the second falls.
    fn strip(&self, person: &Facts, open: &mut Vec<RoutePair>) {
        let vocabulary = &self.program.rulebook().vocabulary;
        let mut assessment = Assessment::new(self.program.rulebook());
        for (route, _) in open.clone() {
            let mut poor = person.clone();
            self.program.assess(&poor, &mut assessment);
            if !self.may_take(&assessment, route) {
                continue;
            }
            for (fact, values) in self.profiles.choices(person) {
                let mut least: Option<(i32, Facts)> = None;
                for value in values {
                    let mut other = poor.clone();
                    other.set_words(vocabulary, fact, &value);
                    self.program.assess(&other, &mut assessment);
                    let points = assessment.points(self.id).max();
                    let keeps = self.may_take(&assessment, route);
                    if keeps && least.as_ref().is_none_or(|(best, _)| points < *best) {
                        least = Some((points, other));
                    }
                }
                poor = least.map_or(poor, |(_, other)| other);
            }
            self.drop_refuted(&poor, &mut assessment, open);
        }
    }

    /// Tries everybody, as far as that can be done, and reports what is left.
    fn finish(&self, open: &[RoutePair], found: &mut Diagnostics) {
        let mut left: Vec<(RoutePair, bool)> = open.iter().map(|pair| (*pair, true)).collect();
        let mut taken = vec![false; self.program.rulebook().status(self.id).routes.len()];
        let all = self.profiles.each(self.program, LIMIT, |assessment| {
            left.retain_mut(|(pair, sure)| {
                *sure &= !self.may_take(assessment, pair.0) || self.met(assessment, pair.1);
                !self.refuted(assessment, *pair)
            });
            for (route, taken) in taken.iter_mut().enumerate() {
                *taken |= self.met(assessment, route);
            }
        });
        for (pair, sure) in left {
            // Where nobody can be shown to take the first route, nothing is proved.
            self.report(pair, all && sure && taken[pair.0], found);
        }
    }

    fn report(&self, (a, b): RoutePair, proved: bool, found: &mut Diagnostics) {
        let status = self.program.rulebook().status(self.id);
        let (a, b) = (&status.routes[a], &status.routes[b]);
        let diagnostic = match proved {
            true => {
                let slots = [("name", Text::same(&a.id)), ("other", Text::same(&b.id))];
                Diagnostic::new(Code::RouteCovered, &slots)
            }
            false => {
                let name = format!("`{}` → `{}`", a.id, b.id);
                Diagnostic::new(Code::Incomplete, &[("name", Text::same(name))])
            }
        };
        push_once(found, diagnostic.at(a.span));
    }
}
