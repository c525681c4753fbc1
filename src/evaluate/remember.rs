//! What came out of trying out a group of points items, kept for the next candidate of whom the
//! rules cannot tell the difference. Of bounded size; what does not fit is worked out again.

use super::range::Range;
use super::runs::Group;

/// Room for what came out of one group.
#[derive(Clone, Debug)]
pub(super) struct Remembered {
    keys: Vec<Option<u64>>,
    /// For every key the total, then the items.
    ranges: Vec<Range>,
    width: usize,
}

/// So many kinds of candidates are kept for each group.
const SLOTS: usize = 512;

impl Remembered {
    pub fn new(group: &Group) -> Self {
        let slots = if group.likeness.is_some() { SLOTS } else { 0 };
        let width = group.items.len() + 1;
        Self { keys: vec![None; slots], ranges: vec![Range::default(); slots * width], width }
    }

    /// Total and items that came out for a candidate of that key.
    #[inline]
    pub fn find(&self, key: u64) -> Option<(Range, &[Range])> {
        let slot = slot(key);
        if *self.keys.get(slot)? != Some(key) {
            return None;
        }
        self.ranges[slot * self.width..(slot + 1) * self.width].split_first().map(|(t, i)| (*t, i))
    }

    pub fn keep(&mut self, key: u64, total: Range, items: impl Iterator<Item = Range>) {
        let slot = slot(key);
        let Some(kept) = self.keys.get_mut(slot) else { return };
        *kept = Some(key);
        let ranges = &mut self.ranges[slot * self.width..(slot + 1) * self.width];
        for (kept, range) in ranges.iter_mut().zip(std::iter::once(total).chain(items)) {
            *kept = range;
        }
    }
}

/// Keys that differ little must not share a slot.
fn slot(key: u64) -> usize {
    let mixed = key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40;
    usize::try_from(mixed).unwrap_or(0) % SLOTS
}
