//! The exact range of a points table. Items that share an unknown fact cannot all have their
//! most at once; so its values are tried one after another, and the totals joined. The values
//! tried are one for each way in which the items can tell values apart.

use super::assessment::{ALL_KNOWN, AS_READ, Assessment, Range};
use super::program::{Group, PointsRun, Program, SplitKind};
use super::run::award;
use crate::facts::FactId;

impl Program<'_> {
    /// The total of a group of items, exact where nothing in it is tangled.
    #[inline]
    pub(super) fn group(
        &self,
        table: &PointsRun,
        group: &Group,
        assessment: &mut Assessment,
    ) -> Range {
        let open = group.tangle.is_none()
            && group.splits.iter().any(|split| !known(assessment, split.fact));
        if open {
            return self.try_out(table, group, assessment);
        }
        let items = group.items.iter().map(|at| assessment.items[table.items[*at].item.index()]);
        items.fold(Range::default(), Range::plus)
    }

    fn try_out(&self, table: &PointsRun, group: &Group, assessment: &mut Assessment) -> Range {
        let mut total = None;
        for at in &group.items {
            let item = table.items[*at].item.index();
            assessment.joined[item] = NOTHING;
        }
        self.explore(table, group, 0, assessment, &mut total);
        self.settle(table, group, assessment);
        for at in &group.items {
            let item = table.items[*at].item.index();
            assessment.items[item] = assessment.joined[item];
        }
        total.unwrap_or_default()
    }

    fn explore(
        &self,
        table: &PointsRun,
        group: &Group,
        depth: usize,
        assessment: &mut Assessment,
        total: &mut Option<Range>,
    ) {
        let Some(split) = group.splits.get(depth) else {
            let sum = self.settle(table, group, assessment);
            *total = Some(total.map_or(sum, |total| total.join(sum)));
            for at in &group.items {
                let item = table.items[*at].item.index();
                assessment.joined[item] = assessment.joined[item].join(assessment.items[item]);
            }
            return;
        };
        // What was worked out for the profile before this one must not decide for this one.
        if split.kind.asks_what_follows() {
            self.derive_all(group, assessment);
        }
        if known(assessment, split.fact) || idle(&split.kind, assessment) {
            return self.explore(table, group, depth + 1, assessment, total);
        }
        let state = assessment.states[split.fact.index()];
        for value in &split.values {
            assessment.words[split.word as usize] = *value;
            assessment.states[split.fact.index()] = ALL_KNOWN;
            self.explore(table, group, depth + 1, assessment, total);
        }
        assessment.states[split.fact.index()] = state;
    }

    fn derive_all(&self, group: &Group, assessment: &mut Assessment) {
        for at in &group.derives {
            self.derive(&self.derives[*at], assessment);
        }
    }

    /// Works out the group's facts and items from what is known now.
    fn settle(&self, table: &PointsRun, group: &Group, assessment: &mut Assessment) -> Range {
        self.derive_all(group, assessment);
        let mut sum = Range::default();
        for at in &group.items {
            let item = &table.items[*at];
            self.run(&self.ops[item.ops.clone()], assessment);
            sum = sum.plus(award(item, assessment));
        }
        sum
    }
}

/// The identity of joining.
const NOTHING: Range =
    Range { least: i32::MAX, most: i32::MIN, confirmed_least: i32::MAX, confirmed_most: i32::MIN };

fn known(assessment: &Assessment, fact: FactId) -> bool {
    assessment.states[fact.index()] & AS_READ != 0
}

impl SplitKind {
    /// True where it matters whether a fact that follows from others is settled.
    fn asks_what_follows(&self) -> bool {
        match self {
            Self::Whole(_) => false,
            Self::Base(wholes) => !wholes.is_empty(),
            Self::Rest => true,
        }
    }
}

/// A whole is tried only where nothing it follows from is known; a base rests where the fact
/// that alone reads it is settled.
fn idle(kind: &SplitKind, assessment: &Assessment) -> bool {
    let known = |fact: &u32| assessment.states[*fact as usize] & AS_READ != 0;
    match kind {
        SplitKind::Whole(bases) => bases.iter().any(known),
        SplitKind::Base(wholes) => wholes.iter().any(known),
        SplitKind::Rest => false,
    }
}
