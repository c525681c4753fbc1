//! What can be shown of points tables: every tier and cell can be awarded, the pass mark can be
//! reached, ranges are exact.

use super::push_once;
use crate::calendar::Day;
use crate::compile::{Award, ItemId, Rulebook, StatusId, TierId};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, hint};
use crate::evaluate::{Assessment, Program, evaluate};
use crate::facts::Facts;
use crate::text::Text;
use crate::tries::spans;
use std::collections::BTreeSet;

/// More profiles than this are not tried for one item.
const LIMIT: usize = 50_000;

/// Runs the proofs on every points table: ranges and pass marks for all days recorded, what is
/// awarded from the day asked for on.
pub fn check(rulebook: &Rulebook, on: Day, found: &mut Diagnostics) {
    for id in rulebook.status_ids().filter(|id| rulebook.status(*id).points.is_some()) {
        let mut before: Option<Program<'_>> = None;
        for program in recorded(rulebook, id, on) {
            pass_mark(&program, id, found);
            tangles(&program, found);
            let changed = before.as_ref().is_none_or(|before| !before.same_rules(&program));
            if program.day() >= on && changed {
                let items: Vec<ItemId> = program.items(id).collect();
                items.into_iter().for_each(|item| awards(&program, item, on, found));
                before = Some(program);
            }
        }
    }
}

/// The rules of all days on which the law is recorded; those of the day asked for begin on it.
fn recorded(rulebook: &Rulebook, id: StatusId, on: Day) -> impl Iterator<Item = Program<'_>> {
    let status = rulebook.status(id);
    let first = status.encoded_from.or(status.from).unwrap_or(Day::FIRST);
    let before = on.previous();
    let before = status.until.map_or(before, |until| until.min(before));
    let past = spans(rulebook, &[id], first, Some(before));
    past.chain(spans(rulebook, &[id], first.max(on), status.until))
}

fn pass_mark(program: &Program<'_>, id: StatusId, found: &mut Diagnostics) {
    let rulebook = program.rulebook();
    let status = rulebook.status(id);
    let Some(points) = &status.points else { return };
    let Some(mark) = points.pass_mark.on(program.day()) else { return };
    let assessment = evaluate(program, &Facts::new(&rulebook.vocabulary));
    let most = i64::from(assessment.points(id).max());
    if most < mark.value {
        let slots = [
            ("mark", Text::same(mark.value.to_string())),
            ("name", Text::same(&status.id)),
            ("most", Text::same(most.to_string())),
        ];
        push_once(found, Diagnostic::new(Code::PassMark, &slots).at(mark.span));
    }
}

fn tangles(program: &Program<'_>, found: &mut Diagnostics) {
    let rulebook = program.rulebook();
    for tangle in program.tangles() {
        let status = rulebook.status(tangle.status);
        let fact = Text::same(&rulebook.vocabulary.fact(tangle.fact).name);
        let slots = [("name", Text::same(&status.id)), ("fact", fact)];
        push_once(found, Diagnostic::new(Code::Entangled, &slots).at(status.span));
    }
}

/// Tries everybody whom the item can tell apart, and reports what was never awarded.
fn awards(program: &Program<'_>, id: ItemId, on: Day, found: &mut Diagnostics) {
    let item = program.rulebook().item(id);
    let mut trial = TableTrial {
        program,
        id,
        tiers: BTreeSet::new(),
        cells: BTreeSet::new(),
        over: Vec::new(),
    };
    let profiles = program.profiles_of(id);
    let all = profiles.is_some_and(|all| all.each(program, LIMIT, |seen| trial.note(seen)));
    if !all {
        let slots = [("name", Text::same(format!("`{}`", item.id)))];
        push_once(found, Diagnostic::new(Code::Incomplete, &slots).at(item.span));
        return;
    }
    let mut missed = Diagnostics::default();
    trial.report(&mut missed);
    for diagnostic in missed.sorted() {
        let day = [("day", Text::same(program.day().to_string()))];
        let later = program.day() > on;
        push_once(found, if later { diagnostic.label(hint::ON_DAY, &day) } else { diagnostic });
    }
}

struct TableTrial<'t, 'r> {
    program: &'t Program<'r>,
    id: ItemId,
    tiers: BTreeSet<TierId>,
    cells: BTreeSet<(usize, usize)>,
    /// Tiers that were met while another gave more.
    over: Vec<(TierId, TierId)>,
}

impl TableTrial<'_, '_> {
    fn note(&mut self, assessment: &Assessment) {
        let rulebook = self.program.rulebook();
        let item = rulebook.item(self.id);
        match &item.award {
            Award::Table(grid) => {
                let code = |fact| assessment.value(rulebook, fact).and_then(|value| value.code());
                let Some(down) = code(grid.down) else { return };
                let row = grid.at_least.iter().position(|least| down >= *least);
                let column = grid.across.as_ref().map_or(Some(0), |(fact, bounds)| {
                    let value = code(*fact)?;
                    Some(bounds.iter().position(|bound| value < *bound).unwrap_or(bounds.len()))
                });
                self.cells.extend(row.zip(column));
            }
            Award::All(..) => self.tiers.extend(self.met(assessment)),
            Award::One(_) => self.best(assessment),
        }
    }

    fn met(&self, assessment: &Assessment) -> Vec<TierId> {
        let rulebook = self.program.rulebook();
        let tiers = rulebook.item(self.id).award.tiers().map(TierId::at);
        let met = tiers.filter(|tier| {
            let when = rulebook.tier(*tier).when;
            !self.program.left_out(when) && assessment.truth(when).as_read() == Some(true)
        });
        met.collect()
    }

    fn best(&mut self, assessment: &Assessment) {
        let met = self.met(assessment);
        let worth = |tier: TierId| {
            let points = self.program.rulebook().tier(tier).points.on(self.program.day());
            points.map_or(0, |points| points.value)
        };
        let Some(best) = met.iter().copied().max_by_key(|tier| worth(*tier)) else { return };
        for tier in met {
            if worth(tier) == worth(best) {
                self.tiers.insert(tier);
            } else {
                self.over.push((tier, best));
            }
        }
        self.over.sort_unstable();
        self.over.dedup();
    }

    fn report(&self, found: &mut Diagnostics) {
        let rulebook = self.program.rulebook();
        let item = rulebook.item(self.id);
        if let Award::Table(grid) = &item.award {
            for row in 0..grid.at_least.len() {
                for column in
                    (0..grid.cells[row].len()).filter(|c| !self.cells.contains(&(row, *c)))
                {
                    let name = format!("`{}` row {} column {}", item.id, row + 1, column + 1);
                    let slots = [("name", Text::same(name))];
                    found.push(Diagnostic::new(Code::NeverAwarded, &slots).at(grid.span));
                }
            }
        }
        for tier in item.award.tiers().map(TierId::at).filter(|tier| !self.tiers.contains(tier)) {
            let entry = rulebook.tier(tier);
            if self.program.left_out(entry.when) {
                continue;
            }
            if entry.points.on(self.program.day()).is_none_or(|points| points.value == 0) {
                continue;
            }
            let name = Text::same(format!("`{}` of `{}`", entry.id, item.id));
            let diagnostic = Diagnostic::new(Code::NeverAwarded, &[("name", name)]).at(entry.span);
            let over: Vec<_> = self.over.iter().filter(|(below, _)| *below == tier).collect();
            found.push(match over.as_slice() {
                // Only where one and the same tier is always above does naming it say the truth.
                [(_, above)] => {
                    let other = Text::same(format!("`{}`", rulebook.tier(*above).id));
                    diagnostic.help(hint::SHADOWED, &[("other", other)])
                }
                _ => diagnostic,
            });
        }
    }
}
