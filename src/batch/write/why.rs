//! By what a verdict came about, as names of criteria: those that are not met or open, those that an
//! officer judges, and law that is not settled.

use crate::batch::judge::gaps::{Missing, NameWords, Strung, Whom};
use crate::compile::{CriterionId, StatusId};
use crate::evaluate::{Cohort, Outcome, Program, Verdict};

/// What stands for a status that is not there on the day, without any criterion.
pub const IN_FORCE: &str = "in-force";

/// What stands for a day on which the law of the status is not recorded.
pub const RECORDED: &str = "recorded-from";

/// By what verdicts on one status came about.
#[derive(Debug)]
pub struct WhyWords {
    criteria: Vec<AskedCriterion>,
    /// The routes, by their names, and the places of their criteria.
    routes: Vec<(String, Vec<usize>)>,
    recorded: bool,
    /// Of every criterion, for whom it is met, is not and does not count; to be used again.
    truths: Vec<[Whom; 3]>,
    why: NameWords,
    officer: NameWords,
    unsettled: NameWords,
}

/// A criterion that may decide.
#[derive(Debug)]
struct AskedCriterion {
    id: CriterionId,
    /// Its name; of a route, behind that of the route.
    name: String,
    own: String,
    route: Option<usize>,
    opens: bool,
    officer: bool,
}

impl WhyWords {
    /// Of one status under the rules of the day.
    pub fn new(program: &Program<'_>, id: StatusId, strung: Strung) -> Self {
        let (rulebook, status) = (program.rulebook(), program.rulebook().status(id));
        let mut routes: Vec<(String, Vec<usize>)> =
            status.routes.iter().map(|route| (route.id.clone(), Vec::new())).collect();
        let mut criteria = Vec::new();
        for (at, (id, name)) in program.criteria(id).enumerate() {
            let criterion = rulebook.criterion(id);
            let route = name.and_then(|name| routes.iter().position(|(own, _)| own == name));
            if let Some(route) = route {
                routes[route].1.push(at);
            }
            let own = criterion.id.clone();
            criteria.push(AskedCriterion {
                id,
                name: name.map_or_else(|| own.clone(), |route| format!("{route}/{own}")),
                own,
                route,
                opens: criterion.opens,
                officer: criterion.for_officer,
            });
        }
        let recorded = status.encoded_from.is_none_or(|from| from <= program.day());
        let words = || NameWords::new(strung);
        let (why, officer, unsettled) = (words(), words(), words());
        Self { criteria, routes, recorded, truths: Vec::new(), why, officer, unsettled }
    }

    /// Words what came out.
    pub fn word(&mut self, cohort: &Cohort<'_, '_>, outcomes: &[Outcome], missing: &Missing) {
        let mut truths = std::mem::take(&mut self.truths);
        truths.clear();
        truths.extend(self.criteria.iter().map(|criterion| cohort.criterion(criterion.id)));
        self.decided(&truths, outcomes);
        self.taken(outcomes);
        let all = self.criteria.len();
        let (criteria, routes) = (&self.criteria, &self.routes);
        self.why.word(|at| match at {
            at if at < all => criteria[at].name.as_bytes(),
            at if at < all + routes.len() => routes[at - all].0.as_bytes(),
            at if at == all + routes.len() => IN_FORCE.as_bytes(),
            _ => RECORDED.as_bytes(),
        });
        let everyone = of(outcomes, |_| true);
        self.officer.clear();
        for (at, (criterion, truth)) in self.criteria.iter().zip(&truths).enumerate() {
            self.officer.say(at, if criterion.officer { truth[0] & everyone } else { 0 });
        }
        let criteria = &self.criteria;
        self.officer.word(|at| criteria[at].own.as_bytes());
        self.unsettled.clear();
        for (doubt, whom) in &missing.doubts {
            self.unsettled.say(doubt.index(), *whom);
        }
        let rulebook = cohort.program().rulebook();
        self.unsettled.word(|at| rulebook.doubts[at].id.as_bytes());
        self.truths = truths;
    }

    /// The criteria by which nobody qualifies, and those that are open.
    fn decided(&mut self, truths: &[[Whom; 3]], outcomes: &[Outcome]) {
        let (all, routes) = (self.criteria.len(), self.routes.len());
        let with = |verdict| of(outcomes, |outcome| outcome.verdict == verdict);
        let refused = with(Verdict::DoesNotQualify);
        let open = with(Verdict::Undetermined);
        let closed = with(Verdict::NotInForce);
        let failed: Vec<Whom> = self
            .routes
            .iter()
            .map(|(_, own)| own.iter().fold(0, |failed, at| failed | truths[*at][1]))
            .collect();
        // No criterion of one route says why, where another is met or open.
        let no_route = failed.iter().fold(!0, |all, failed| all & failed);
        let mut shut = 0;
        self.why.clear();
        if !self.recorded {
            self.why.say(all + routes + 1, open);
        }
        for (at, (criterion, [met, not_met, apart])) in self.criteria.iter().zip(truths).enumerate()
        {
            let unknown = !(met | not_met | apart);
            let whom = match criterion.route {
                _ if criterion.opens => {
                    shut |= not_met & closed;
                    not_met & closed | unknown & open
                }
                Some(route) => not_met & refused & no_route | unknown & open & !failed[route],
                None => not_met & refused | unknown & open,
            };
            self.why.say(at, if self.recorded { whom } else { whom & !open });
        }
        self.why.say(all + routes, closed & !shut);
    }

    /// The routes that are met.
    fn taken(&mut self, outcomes: &[Outcome]) {
        let all = self.criteria.len();
        for at in 0..self.routes.len() {
            let taken = |outcome: &Outcome| {
                outcome.verdict == Verdict::Qualifies && outcome.route == Some(at)
            };
            self.why.say(all + at, of(outcomes, taken));
        }
    }

    /// What decided it, for one candidate.
    pub fn why(&self, lane: usize) -> &[u8] {
        self.why.of(lane)
    }

    /// What an officer judges.
    pub fn officer(&self, lane: usize) -> &[u8] {
        self.officer.of(lane)
    }

    /// Law that is not settled.
    pub fn unsettled(&self, lane: usize) -> &[u8] {
        self.unsettled.of(lane)
    }
}

/// Those whose outcome is one of some.
fn of(outcomes: &[Outcome], is: impl Fn(&Outcome) -> bool) -> Whom {
    outcomes
        .iter()
        .enumerate()
        .fold(0, |bits, (lane, outcome)| bits | u64::from(is(outcome)) << lane)
}
