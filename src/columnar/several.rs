//! Lists of names out of cells that part them with spaces. Of many rows the same is said: a cell
//! like one before is not taken apart again.

use arrow_array::ListArray;
use arrow_array::builder::{ListBuilder, StringBuilder};
use std::collections::HashMap;

/// So many cells are remembered.
const MEMORY: usize = 256;

/// Lists of names on their way.
#[derive(Default)]
pub(super) struct Several {
    names: Vec<String>,
    numbers: HashMap<String, u32>,
    /// The names of all lists, by their numbers, and where each list ends.
    items: Vec<u32>,
    ends: Vec<usize>,
    memory: Vec<CellParts>,
}

/// A cell that was taken apart, and the numbers of its names.
#[derive(Clone, Default)]
struct CellParts {
    words: Vec<u8>,
    items: Vec<u32>,
}

impl Several {
    /// Adds the list of another row.
    pub fn put(&mut self, cell: &[u8]) {
        if !cell.is_empty() {
            self.memory.resize(MEMORY, CellParts::default());
            let at = place(cell);
            if self.memory[at].words != cell {
                self.memory[at] = self.take_apart(cell);
            }
            self.items.extend_from_slice(&self.memory[at].items);
        }
        self.ends.push(self.items.len());
    }

    fn take_apart(&mut self, cell: &[u8]) -> CellParts {
        let words = String::from_utf8_lossy(cell);
        let names = words.split(' ').filter(|name| !name.is_empty());
        let items = names.map(|name| self.number(name)).collect();
        CellParts { words: cell.to_vec(), items }
    }

    fn number(&mut self, name: &str) -> u32 {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let number = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        self.names.push(name.to_string());
        self.numbers.insert(name.to_string(), number);
        number
    }

    /// The lists that were added since.
    pub fn done(&mut self) -> ListArray {
        let mut lists = ListBuilder::new(StringBuilder::new());
        let mut from = 0;
        for end in self.ends.drain(..) {
            for number in &self.items[from..end] {
                lists.values().append_value(&self.names[*number as usize]);
            }
            lists.append(true);
            from = end;
        }
        self.items.clear();
        lists.finish()
    }
}

/// Where a cell is remembered: by its length, and by what stands at its beginning and its end.
fn place(cell: &[u8]) -> usize {
    let ends = cell.iter().take(16).chain(cell.iter().rev().take(16));
    let mixed = ends
        .fold(cell.len(), |mixed, byte| mixed.wrapping_mul(31).wrapping_add(usize::from(*byte)));
    mixed % MEMORY
}

#[cfg(test)]
mod tests {
    use super::*;
    use arrow_array::cast::AsArray;

    #[test]
    fn lists_are_the_names_of_their_cells() {
        let mut several = Several::default();
        for cells in [&["a b", "", "b", "a b"][..], &["c"]] {
            cells.iter().for_each(|cell| several.put(cell.as_bytes()));
            let lists = several.done();
            let lists = lists.iter().flatten();
            let said: Vec<String> = lists
                .map(|list| list.as_string::<i32>().iter().flatten().collect::<Vec<_>>().join(" "))
                .collect();
            assert_eq!(said, cells);
        }
    }
}
