//! Which points the documents in hand can show, and which documents are still to be collected.

use crate::explain::{EvidenceLine, ItemReport, PointsReport, TierReport};

/// What is claimed and what can be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provable {
    /// Points that the documents in hand show: the least of every item whose documents are all
    /// there.
    pub provable: i32,
    /// Documents of items that count, not in hand, in the order of the form.
    pub to_collect: Vec<EvidenceLine>,
}

/// What the documents in hand show of a points table.
pub fn proof(points: &PointsReport, in_hand: &[String]) -> Provable {
    let mut proof = Provable { provable: 0, to_collect: Vec::new() };
    for item in points.items.iter().filter(|item| item.max > 0) {
        let needed = needed(item);
        let lacking: Vec<&&EvidenceLine> =
            needed.iter().filter(|line| !in_hand.contains(&line.id)).collect();
        if lacking.is_empty() {
            proof.provable += item.min;
        }
        for line in lacking {
            if !proof.to_collect.iter().any(|known| known.id == line.id) {
                proof.to_collect.push((*line).clone());
            }
        }
    }
    proof
}

/// The documents that the points of an item need: those of the tiers that are awarded or may
/// still be, else those of the item.
pub fn needed(item: &ItemReport) -> Vec<&EvidenceLine> {
    let counts = |tier: &&TierReport| {
        item.awarded.contains(&tier.id)
            || (item.min != item.max && tier.finding != crate::evaluate::Finding::NotMet)
    };
    let mut lines: Vec<&EvidenceLine> = item.evidence.iter().collect();
    for line in item.tiers.iter().filter(counts).flat_map(|tier| &tier.evidence) {
        if !lines.iter().any(|known| known.id == line.id) {
            lines.push(line);
        }
    }
    lines
}

/// Every document of an item: its own and those of its tiers.
pub(super) fn all(item: &ItemReport) -> Vec<&EvidenceLine> {
    let mut lines: Vec<&EvidenceLine> = Vec::new();
    for line in item.evidence.iter().chain(item.tiers.iter().flat_map(|tier| &tier.evidence)) {
        if !lines.iter().any(|known| known.id == line.id) {
            lines.push(line);
        }
    }
    lines
}
