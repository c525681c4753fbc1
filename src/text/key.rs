//! What words are the words of, as a number: further languages name it by section and name.

use serde::{Deserialize, Serialize};

/// The number of a section with a name in it. Numbers of all that the program and its rules say
/// differ, which a test holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Key(u64);

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

impl Key {
    /// From a section and a name as files of further languages write them.
    pub const fn of(section: &str, name: &str) -> Self {
        let mut hash = SEED;
        let mut at = 0;
        while at < section.len() {
            hash = step(hash, section.as_bytes()[at]);
            at += 1;
        }
        hash = step(hash, b'/');
        let name = name.as_bytes();
        at = 0;
        while at < name.len() {
            hash = step(hash, name[at]);
            at += 1;
        }
        Self(hash)
    }

    /// From a section and a name of ours, `HeadWhy` or `HEAD_WHY`, which files write `head-why`.
    pub const fn named(section: &str, name: &str) -> Self {
        let mut hash = Self::of(section, "").0;
        let name = name.as_bytes();
        let shouted = is_shouted(name);
        let mut at = 0;
        while at < name.len() {
            let c = name[at];
            if !shouted && at > 0 && c.is_ascii_uppercase() {
                hash = step(hash, b'-');
            }
            hash = step(hash, if c == b'_' { b'-' } else { c.to_ascii_lowercase() });
            at += 1;
        }
        Self(hash)
    }
}

/// A name of ours as files of further languages write it.
pub fn kebab(name: &str) -> String {
    let shouted = is_shouted(name.as_bytes());
    let mut id = String::with_capacity(name.len() + 4);
    for c in name.chars() {
        if !shouted && !id.is_empty() && c.is_ascii_uppercase() {
            id.push('-');
        }
        id.push(if c == '_' { '-' } else { c.to_ascii_lowercase() });
    }
    id
}

const fn is_shouted(name: &[u8]) -> bool {
    let mut at = 0;
    while at < name.len() {
        if name[at].is_ascii_lowercase() {
            return false;
        }
        at += 1;
    }
    true
}

/// Fowler, Noll and Vo's step for one byte.
const fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(0x0000_0100_0000_01b3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_ours_are_those_of_files() {
        for name in ["HeadWhy", "HEAD_WHY"] {
            assert_eq!(Key::named("a", name), Key::of("a", "head-why"));
            assert_eq!(kebab(name), "head-why");
        }
        assert_ne!(Key::of("a", "b"), Key::of("b", "a"));
    }
}
