//! Whatever comes in, a result or a message comes out; never a panic, never a hang. Each target
//! runs over its seeds and over mutations of them, of the bytes and of the trees that the bytes
//! are: what breaks the syntax never gets behind the parser. `ZAIRYU_FUZZ=100000` asks for so many
//! mutations of every seed (`just fuzz`); what breaks is printed, to become a seed.

mod cases;
mod programs;
mod random;
mod rule_files;
mod tables;
mod trees;

use random::Random;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// So many mutations of every seed as were asked for, else `usual`.
fn asked(usual: usize) -> usize {
    let asked = std::env::var("ZAIRYU_FUZZ").ok().and_then(|count| count.parse().ok());
    asked.unwrap_or(usual)
}

/// Files of a folder under `tests/`, in their order.
fn seeds(folder: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = entries.filter(|path| path.is_file()).collect();
    files.sort();
    assert!(!files.is_empty());
    files.iter().map(|file| std::fs::read(file).unwrap()).collect()
}

/// Calls the target with what a seed becomes; says what it broke on.
fn tries<T: std::fmt::Debug>(
    name: &str,
    count: usize,
    seed: u64,
    make: impl Fn(&mut Random) -> T,
    target: impl Fn(&T),
) {
    let mut random = Random(0x9e37_79b9 + seed);
    for _ in 0..count {
        let input = make(&mut random);
        let held = catch_unwind(AssertUnwindSafe(|| target(&input))).is_ok();
        assert!(held, "{name} breaks on {input:?}");
    }
}

/// A target over the bytes of a corpus.
fn fuzz(name: &str, target: fn(&[u8])) {
    for (entry, at) in seeds(&format!("corpus/{name}")).iter().zip(0..) {
        target(entry);
        let shown = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
        let mut random = Random(0x9e37_79b9 + at);
        for _ in 0..asked(60) {
            let bytes = random::mutated(entry, &mut random);
            let held = catch_unwind(AssertUnwindSafe(|| target(&bytes))).is_ok();
            assert!(held, "{name} breaks on {:?}", shown(bytes));
        }
    }
}
