//! Numbers that are the same in every run, and bytes changed by them.

pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % end.max(1)
    }

    pub fn one<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[self.below(of.len())]
    }
}

/// Bytes that mean something to one of the readers.
const TELLING: &[&[u8]] = &[
    b"\"",
    b"\"\"",
    b",",
    b"\n",
    b"\r\n",
    b"\r",
    b"\t",
    b"{",
    b"}",
    b"[",
    b"]",
    b":",
    b"\\",
    b"null",
    b"0",
    b"9999999999999999",
    b"-",
    b".",
    b"\xff",
    b"\xe5\xb9\xb4",
    b"\xe4\xb8\x87",
    b";",
    b"=",
    b"\0",
    b"\xef\xbc\x91",
    b"true",
    b"1e9",
    b"\\u0000",
    b"\xe5\x85\x83",
    b"\x1b[31m",
    b"\xc2\x9b",
    b"\xe2\x80\xae",
];

pub fn mutated(entry: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = entry.to_vec();
    for _ in 0..=random.below(4) {
        let at = random.below(bytes.len() + 1);
        let end = (at + random.below(6)).min(bytes.len());
        match random.below(4) {
            0 => drop(bytes.drain(at..end)),
            1 => {
                let copy = bytes[at..end].to_vec();
                bytes.splice(at..at, copy);
            }
            _ => {
                let telling: &[u8] = random.one(TELLING);
                bytes.splice(at..end, telling.iter().copied());
            }
        }
    }
    bytes
}
