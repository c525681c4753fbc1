//! Verdicts. Order: not in force, does not qualify, undetermined, qualifies.
use super::assessment::Sheet;
use super::planes::Planes;
use super::program::Program;
use super::runs::{CriterionRun, Op, StatusRun};
use super::verdict::judged;

impl Program<'_> {
    pub(super) fn judge<const N: usize>(
        &self,
        judge: &StatusRun,
        ops: &[Op],
        sheet: &mut Sheet<N>,
    ) {
        self.run(ops, sheet);
        let mut opens = Planes::TRUE;
        let mut always = Planes::TRUE;
        for run in &judge.common {
            let truth = criterion(run, sheet);
            if run.opens {
                opens = opens.and(truth);
            } else if run.except.is_empty() {
                always = always.and(truth);
            }
        }
        let met = match judge.routes.is_empty() {
            true => always,
            false => routes(judge, always, sheet),
        };
        sheet.judged[judge.status.index()] = judged(judge, opens, met);
        if judge.read_by_row {
            sheet.rows[judge.status.index()] = super::row::row(judge, sheet);
        }
    }
}

/// Whether one of the routes is met, and by whom.
fn routes<const N: usize>(judge: &StatusRun, always: Planes, sheet: &mut Sheet<N>) -> Planes {
    let mut met = Planes::FALSE;
    for (at, route) in judge.routes.iter().enumerate() {
        let mut own = Planes::TRUE;
        for run in &route.criteria {
            own = own.and(criterion(run, sheet));
        }
        let place = sheet.first_routes[judge.status.index()] + at;
        sheet.routes[place] = own;
        let whole = match route.stands {
            true => with_common(judge, at, own.and(always), sheet),
            false => Planes::FALSE,
        };
        sheet.taken[place] = whole.certain()[0];
        met = met.or(whole);
    }
    met
}

/// A route together with the common criteria that some routes do without, but not this.
fn with_common<const N: usize>(
    judge: &StatusRun,
    route: usize,
    so_far: Planes,
    sheet: &Sheet<N>,
) -> Planes {
    let concerned = judge
        .common
        .iter()
        .filter(|run| !run.opens && !run.except.is_empty() && !run.except.contains(&route));
    concerned.map(|run| sheet.criteria[run.criterion.index()]).fold(so_far, Planes::and)
}

/// The truth of a criterion with its guard, written down.
fn criterion<const N: usize>(run: &CriterionRun, sheet: &mut Sheet<N>) -> Planes {
    let truth = run.when.map_or(Planes::TRUE, |when| sheet.truths[when as usize]);
    let guard = run.applies.map_or(Planes::TRUE, |applies| sheet.truths[applies as usize]);
    let mut truth = truth.or(guard.negate());
    if run.doubtful {
        let excluded = guard.excluded();
        truth = truth.doubtful(!(excluded[0] & excluded[1]));
    }
    sheet.criteria[run.criterion.index()] = truth;
    sheet.guards[run.criterion.index()] = guard;
    truth
}
