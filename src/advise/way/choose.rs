//! Which of the ways found are shown: those that no other beats; of these the earliest, the one with
//! the fewest steps and changes, the easiest, the one that leaves employers alone, and then the next
//! earliest. Must not know how ways are found.

use super::path::WayWorth;

/// What a way is ordered by.
type WayOrder = fn(&WayWorth) -> (usize, u32, usize);

/// So many ways are shown at most.
const MOST_SHOWN: usize = 5;

/// The numbers of the ways to show, and how many more no other beats.
pub fn choose(worths: &[WayWorth]) -> (Vec<usize>, usize) {
    let kept = unbeaten(worths);
    let mut shown: Vec<usize> = Vec::new();
    let orders: [WayOrder; 3] = [
        |worth| (worth.count, worth.weight, worth.employer),
        |worth| (0, worth.weight, worth.count),
        |worth| (worth.employer, worth.weight, worth.count),
    ];
    let earliest = kept.first().copied();
    let best = orders.iter().filter_map(|order| {
        kept.iter().copied().min_by_key(|at| (order(&worths[*at]), worths[*at].reaches))
    });
    for at in earliest.into_iter().chain(best).chain(kept.iter().copied()) {
        if shown.len() < MOST_SHOWN && !shown.contains(&at) {
            shown.push(at);
        }
    }
    shown.sort_by_key(|at| (worths[*at].reaches, *at));
    let left_out = kept.len() - shown.len();
    (shown, left_out)
}

/// Those that no other beats, the earliest first; of two that are worth the same, the one found
/// first.
fn unbeaten(worths: &[WayWorth]) -> Vec<usize> {
    let beaten = |at: usize| {
        let own = &worths[at];
        worths.iter().enumerate().any(|(other, worth)| {
            let both = worth.beats(own) && own.beats(worth);
            let before = (worth.reaches, other) < (own.reaches, at);
            other != at && worth.beats(own) && (!both || before)
        })
    };
    let mut kept: Vec<usize> = (0..worths.len()).filter(|at| !beaten(*at)).collect();
    kept.sort_by_key(|at| (worths[*at].reaches, worths[*at].count));
    kept
}
