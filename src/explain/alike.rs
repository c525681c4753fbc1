//! Sets that differ in one place only are told together, with that place as alternatives.

use super::advised::{AdvisedSet, AdvisedWay};

/// No more ways than this are told.
pub const MOST_WAYS: usize = 8;

/// Puts sets together, in the order of the easiest of each.
pub(super) fn together(sets: Vec<AdvisedSet>) -> Vec<AdvisedWay> {
    let mut ways: Vec<AdvisedWay> = Vec::new();
    for set in sets {
        match ways.iter_mut().find(|way| way.takes(&set)) {
            Some(way) => way.take(set),
            None => {
                let shared = set.changes.clone();
                ways.push(AdvisedWay { shared, one_of: Vec::new(), sets: vec![set] });
            }
        }
    }
    ways
}

impl AdvisedWay {
    /// True for a set that differs from those here in one place, the same for all.
    fn takes(&self, set: &AdvisedSet) -> bool {
        let Some(first) = self.sets.first() else { return false };
        let alike = first.left == set.left
            && first.for_officer == set.for_officer
            && first.stand.verdict == set.stand.verdict
            && first.by_then.verdict == set.by_then.verdict;
        let kept = self.shared.iter().filter(|change| set.changes.contains(change)).count();
        let apart = usize::from(self.one_of.is_empty());
        alike && first.changes.len() == set.changes.len() && kept + apart == self.shared.len()
    }

    fn take(&mut self, set: AdvisedSet) {
        if self.one_of.is_empty() {
            let (shared, own): (Vec<_>, Vec<_>) =
                self.shared.drain(..).partition(|change| set.changes.contains(change));
            self.shared = shared;
            self.one_of = own;
        }
        let own = set.changes.iter().filter(|change| !self.shared.contains(change));
        self.one_of.extend(own.cloned());
        self.sets.push(set);
    }
}
