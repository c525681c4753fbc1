//! Which rows bear an `id` that stood before. So many are remembered that memory stays bounded.

use std::collections::HashSet;

/// So many are remembered.
const REMEMBERED: usize = 1 << 18;

/// So many rows are named.
const NAMED: usize = 10;

/// The ids met so far, as numbers.
#[derive(Debug, Default)]
pub struct KnownIds(HashSet<u64>);

/// Rows that bear an `id` that stood before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Repeated {
    /// How many.
    pub count: u64,
    /// The first of them.
    pub rows: Vec<u64>,
    /// Rows behind those that are remembered, which were not looked at.
    pub unseen: u64,
}

impl KnownIds {
    /// Meets the ids of more rows, in their order.
    pub fn meet(&mut self, ids: &[(u64, u64)], repeated: &mut Repeated) {
        for (id, row) in ids {
            if self.0.len() >= REMEMBERED {
                repeated.unseen += 1;
            } else if !self.0.insert(*id) {
                repeated.count += 1;
                if repeated.rows.len() < NAMED {
                    repeated.rows.push(*row);
                }
            }
        }
    }
}
