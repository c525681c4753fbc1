//! Values of a set that its readers can tell apart: which members they ask for, and with which
//! sets they compare it.

use super::reader::FactReader;
use super::shift::ValueWords;
use std::collections::BTreeSet;

/// Sets of which the readers ask for more members than this are not listed.
const MOST: usize = 8;

/// Sets over so many members, at least one for each way in which the readers can come out;
/// none where there are too many.
pub(super) fn apart(members: usize, readers: &[FactReader]) -> Option<Vec<ValueWords>> {
    let width = members.div_ceil(64).max(1);
    let mut asked = BTreeSet::new();
    let mut compared: Vec<ValueWords> = Vec::new();
    for reader in readers {
        match reader {
            FactReader::Holds(member) => drop(asked.insert(*member)),
            FactReader::Same(set) => compared.push(set.clone()),
            _ => return None,
        }
    }
    if asked.len() > MOST || compared.len() >= 1 << MOST {
        return None;
    }
    // A set that is none of those it is compared with needs members that nobody asks for: of
    // more sets than are compared, one is different from all.
    let bits = usize::BITS - compared.len().leading_zeros();
    let others = (0..u32::try_from(members).ok()?).filter(|member| !asked.contains(member));
    let mut free: Vec<u32> = others.take(bits as usize).collect();
    free.extend(&asked);
    let subsets = (0..1_usize << free.len()).map(|subset| {
        let mut words = vec![0; width];
        let chosen = free.iter().enumerate().filter(|(at, _)| subset >> at & 1 == 1);
        chosen.for_each(|(_, member)| words[*member as usize / 64] |= 1 << (member % 64));
        words
    });
    Some(compared.iter().cloned().chain(subsets).collect())
}

/// The set of so many members.
pub(super) fn full(members: usize) -> ValueWords {
    let mut words = vec![0; members.div_ceil(64).max(1)];
    (0..members).for_each(|member| words[member / 64] |= 1 << (member % 64));
    words
}
