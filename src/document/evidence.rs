//! Which points the documents in hand can show, which documents are still to be collected, and the
//! fewest that show enough.

use crate::evaluate::Finding;
use crate::explain::{EvidenceLine, ItemReport, PointsReport, TierReport};
use std::collections::BTreeSet;

/// What is claimed and what can be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provable {
    /// Points that the documents in hand show.
    pub provable: i32,
    /// Documents of items that count, not in hand, in the order of the form: with them all that is
    /// claimed is shown.
    pub to_collect: Vec<EvidenceLine>,
}

/// What the documents in hand show of a points table.
pub fn proof(points: &PointsReport, in_hand: &[String]) -> Provable {
    let in_hand: BTreeSet<&str> = in_hand.iter().map(String::as_str).collect();
    let mut proof = Provable { provable: shown(points, &in_hand), to_collect: Vec::new() };
    for item in points.items.iter().filter(|item| item.max > 0) {
        for line in lacking(&needed(item), &in_hand) {
            if !proof.to_collect.iter().any(|known| known.id == line.id) {
                proof.to_collect.push(line.clone());
            }
        }
    }
    proof
}

/// The points that documents show, of those that are certain.
pub(super) fn shown(points: &PointsReport, in_hand: &BTreeSet<&str>) -> i32 {
    points.items.iter().map(|item| item_shown(item, in_hand)).sum()
}

fn item_shown(item: &ItemReport, in_hand: &BTreeSet<&str>) -> i32 {
    let own: Vec<&EvidenceLine> = item.evidence.iter().collect();
    if item.min <= 0 || !lacking(&own, in_hand).is_empty() {
        return 0;
    }
    if item.tiers.is_empty() {
        return item.min;
    }
    let proved = item.tiers.iter().filter(|tier| tier.finding == Finding::Met);
    let proved = proved.filter(|tier| lacking(&counting(item, tier), in_hand).is_empty());
    let points = proved.map(|tier| tier.points);
    let points = match item.together {
        Some(_) => points.sum(),
        None => points.max().unwrap_or_default(),
    };
    points.min(item.min)
}

/// The documents of a tier, without those that show another row which is not met: of several of
/// which some are enough, they show nothing of this person.
pub(super) fn counting<'i>(item: &'i ItemReport, tier: &'i TierReport) -> Vec<&'i EvidenceLine> {
    let of = |finding: fn(Finding) -> bool, id: &str| {
        let others = item.tiers.iter().filter(|other| other.id != tier.id);
        let alone = |line: &&EvidenceLine| line.choice.is_none() && line.id == id;
        others.filter(|other| finding(other.finding)).flat_map(|o| &o.evidence).any(|l| alone(&l))
    };
    let fails = |line: &&EvidenceLine| {
        line.choice.is_some()
            && of(|finding| finding == Finding::NotMet, &line.id)
            && !of(|finding| finding != Finding::NotMet, &line.id)
    };
    tier.evidence.iter().filter(|line| !fails(line)).collect()
}

/// What is not in hand of documents that are all needed, or of which some are enough; of these, as
/// many as are lacking, in their order.
fn lacking<'l>(lines: &[&'l EvidenceLine], in_hand: &BTreeSet<&str>) -> Vec<&'l EvidenceLine> {
    let has = |id: &str| in_hand.contains(id);
    let mut found: Vec<&EvidenceLine> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let Some(choice) = &line.choice else {
            found.extend((!has(&line.id)).then_some(*line));
            continue;
        };
        let first = lines.iter().position(|other| other.choice == line.choice) == Some(at);
        if first {
            let there = lines.iter().filter(|other| other.choice == line.choice);
            let (held, open): (Vec<&EvidenceLine>, Vec<&EvidenceLine>) =
                there.copied().partition(|other| has(&other.id));
            let more = choice.at_least.saturating_sub(held.len());
            found.extend(open.into_iter().take(more));
        }
    }
    found
}

/// The documents that the points of an item need: those of the tiers that are awarded or may
/// still be, else those of the item.
pub fn needed(item: &ItemReport) -> Vec<&EvidenceLine> {
    let counts = |tier: &&TierReport| {
        item.awarded.contains(&tier.id) || (item.min != item.max && tier.finding != Finding::NotMet)
    };
    let mut lines: Vec<&EvidenceLine> = item.evidence.iter().collect();
    for line in item.tiers.iter().filter(counts).flat_map(|tier| counting(item, tier)) {
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
