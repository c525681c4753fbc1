//! The fewest documents that show so many points: exact where there are few enough to try them all,
//! and always the same for the same case. Must not know layout.

use super::evidence::{counting, shown};
use crate::evaluate::Finding;
use crate::explain::{EvidenceLine, PointsReport};
use std::collections::BTreeSet;

/// Documents that show a mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fewest {
    /// The mark.
    pub mark: i32,
    /// What they show.
    pub points: i32,
    /// The documents, in the order of the form.
    pub papers: Vec<EvidenceLine>,
    /// False where too many were there to try them all: no document can go, but fewer may do.
    pub exact: bool,
}

/// Up to so many documents every choice is tried.
const TRIED: usize = 16;

/// For every mark that all documents together show: the fewest that do. Of equally many, those of
/// which more are in hand; then those that come first on the form.
pub fn fewest(points: &PointsReport, in_hand: &[String]) -> Vec<Fewest> {
    let papers = telling(points);
    let ids: Vec<&str> = papers.iter().map(|line| line.id.as_str()).collect();
    let held: Vec<bool> = ids.iter().map(|id| in_hand.iter().any(|own| own == id)).collect();
    let most = shown(points, &ids.iter().copied().collect());
    let marks = points.marks.iter().copied().filter(|mark| *mark <= most);
    let found = marks.map(|mark| {
        let enough = |chosen: &[bool]| shown(points, &of(&ids, chosen)) >= mark;
        let exact = ids.len() <= TRIED;
        let chosen = if exact { tried(&held, enough) } else { thinned(&held, enough) };
        let kept = papers.iter().zip(&chosen).filter(|(_, chosen)| **chosen);
        Fewest {
            mark,
            points: shown(points, &of(&ids, &chosen)),
            papers: kept.map(|(line, _)| (*line).clone()).collect(),
            exact,
        }
    });
    found.collect()
}

/// The documents that show something of what is certain.
fn telling(points: &PointsReport) -> Vec<&EvidenceLine> {
    let mut lines: Vec<&EvidenceLine> = Vec::new();
    for item in points.items.iter().filter(|item| item.min > 0) {
        let tiers = item.tiers.iter().filter(|tier| tier.finding == Finding::Met);
        let of_tiers = tiers.flat_map(|tier| counting(item, tier));
        for line in item.evidence.iter().chain(of_tiers) {
            if !lines.iter().any(|known| known.id == line.id) {
                lines.push(line);
            }
        }
    }
    lines
}

fn of<'i>(ids: &[&'i str], chosen: &[bool]) -> BTreeSet<&'i str> {
    ids.iter().zip(chosen).filter(|(_, chosen)| **chosen).map(|(id, _)| *id).collect()
}

/// Every choice, those of fewer documents first.
fn tried(held: &[bool], enough: impl Fn(&[bool]) -> bool) -> Vec<bool> {
    let chosen =
        |bits: u32| -> Vec<bool> { (0..held.len()).map(|at| bits >> at & 1 == 1).collect() };
    let collect = |bits: u32| {
        held.iter().enumerate().filter(|(at, held)| bits >> at & 1 == 1 && !**held).count()
    };
    let mut choices: Vec<u32> = (0..1_u32 << held.len()).collect();
    // Of equally many, the first on the form stand in the lowest bits: the largest, turned round.
    choices.sort_by(|a, b| {
        let key = |bits: u32| (bits.count_ones(), collect(bits));
        key(*a).cmp(&key(*b)).then(b.reverse_bits().cmp(&a.reverse_bits()))
    });
    let found = choices.into_iter().map(chosen).find(|chosen| enough(chosen));
    found.unwrap_or_else(|| vec![true; held.len()])
}

/// All but what can go, from the last on; what is not in hand goes first.
fn thinned(held: &[bool], enough: impl Fn(&[bool]) -> bool) -> Vec<bool> {
    let mut chosen = vec![true; held.len()];
    for in_hand in [false, true] {
        for at in (0..held.len()).rev().filter(|at| held[*at] == in_hand) {
            chosen[at] = false;
            if !enough(&chosen) {
                chosen[at] = true;
            }
        }
    }
    chosen
}
