//! Bands of one item: tiers that ask for a value between two bounds must neither overlap nor
//! leave values between them out.

use super::written;
use crate::calendar::Day;
use crate::compile::{Bound, ConditionKind, Item, Rulebook, Test, TierId};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, hint};
use crate::facts::{FactId, Kind};
use crate::load::Op;
use crate::text::Text;

/// A tier between two bounds, both included.
struct Band {
    fact: FactId,
    least: i64,
    most: i64,
    tier: TierId,
}

/// Looks at every item.
pub fn check(rulebook: &Rulebook, on: Day, found: &mut Diagnostics) {
    for item in &rulebook.items {
        let mut bands: Vec<Band> =
            item.award.tiers().filter_map(|at| band(rulebook, TierId::at(at), on)).collect();
        bands.sort_by_key(|band| (band.fact, band.least));
        for pair in bands.windows(2).filter(|pair| pair[0].fact == pair[1].fact) {
            compare(rulebook, item, &bands, (&pair[0], &pair[1]), found);
        }
    }
}

fn band(rulebook: &Rulebook, tier: TierId, on: Day) -> Option<Band> {
    let condition = rulebook.condition(rulebook.tier(tier).when);
    let ConditionKind::Compare { fact, tests, .. } = &condition.kind else { return None };
    let stands = condition.from.is_none_or(|from| from <= on)
        && condition.until.is_none_or(|until| on <= until);
    if !stands {
        return None;
    }
    let (mut least, mut most) = (None, None);
    for test in tests {
        let value = value(test, on)?;
        match test.op {
            Op::AtLeast | Op::OnOrAfter => least = Some(value),
            Op::Over => least = Some(value + 1),
            Op::AtMost | Op::OnOrBefore => most = Some(value),
            Op::Under => most = Some(value - 1),
            _ => return None,
        }
    }
    Some(Band { fact: *fact, least: least?, most: most?, tier })
}

/// The value after the last of a band; for dates the next day that the calendar has.
fn next(rulebook: &Rulebook, band: &Band) -> i64 {
    let (year, month, day) = Day::from_code(band.most).parts();
    match (rulebook.vocabulary.fact(band.fact).kind, Day::new(year, month, day)) {
        (Kind::Date, Some(day)) => day.next().code(),
        _ => band.most + 1,
    }
}

fn value(test: &Test, on: Day) -> Option<i64> {
    match &test.bound {
        Bound::Values(timeline) => timeline.on(on)?.value.first().copied(),
        Bound::Day { .. } | Bound::Within(_) => None,
    }
}

fn compare(
    rulebook: &Rulebook,
    item: &Item,
    bands: &[Band],
    (low, high): (&Band, &Band),
    found: &mut Diagnostics,
) {
    let after = next(rulebook, low);
    let covered =
        bands.iter().any(|band| band.fact == low.fact && band.least <= after && after <= band.most);
    let (code, witness) = if high.least <= low.most {
        (Code::BandOverlap, high.least)
    } else if high.least > after && !covered {
        (Code::BandGap, after)
    } else {
        return;
    };
    let name = Text::same(&item.id);
    let profile = Text::same(written(rulebook, low.fact, witness));
    let diagnostic = Diagnostic::new(code, &[("name", name)])
        .at(rulebook.tier(high.tier).span)
        .related(rulebook.tier(low.tier).span, hint::HERE)
        .help(hint::WITNESS, &[("profile", profile)]);
    found.push(diagnostic);
}
