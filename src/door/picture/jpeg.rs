//! The segments of a JPEG file.

/// A segment of a file, or the dots behind one.
struct Segments<'b> {
    rest: &'b [u8],
}

impl<'b> Segments<'b> {
    /// Behind the mark that begins a file.
    fn of(bytes: &'b [u8]) -> Option<Self> {
        bytes.strip_prefix(&[0xff, 0xd8]).map(|rest| Self { rest })
    }

    /// The next segment's kind, and what it holds; none where the file is cut off or damaged.
    fn next(&mut self) -> Option<(u8, &'b [u8])> {
        let mut at = self.rest.strip_prefix(&[0xff])?;
        while let [0xff, more @ ..] = at {
            at = more;
        }
        let (kind, behind) = at.split_first()?;
        if *kind == END {
            self.rest = behind;
            return Some((END, &[]));
        }
        let length = usize::from(u16::from_be_bytes(behind.get(..2)?.try_into().ok()?));
        let held = behind.get(2..length)?;
        self.rest = &behind[length..];
        Some((*kind, held))
    }

    /// Skips dots, which end at the next segment.
    fn dots(&mut self) -> bool {
        let mut at = 0;
        while let Some(found) = memchr::memchr(0xff, &self.rest[at..]) {
            at += found;
            match self.rest.get(at + 1) {
                // A byte of dots, a mark to begin anew, or filling.
                Some(0 | 0xd0..=0xd7) => at += 2,
                Some(0xff) => at += 1,
                Some(_) => {
                    let any = at > 0;
                    self.rest = &self.rest[at..];
                    return any;
                }
                None => return false,
            }
        }
        false
    }
}

const END: u8 = 0xd9;
const SCAN: u8 = 0xda;

/// Kinds of segments that say how large the picture is.
fn is_frame(kind: u8) -> bool {
    matches!(kind, 0xc0..=0xcf) && !matches!(kind, 0xc4 | 0xc8 | 0xcc)
}

/// Width and height.
pub(super) fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut segments = Segments::of(bytes)?;
    loop {
        let (kind, held) = segments.next()?;
        if is_frame(kind) {
            let [_, a, b, c, d, components, ..] = held else { return None };
            let fits = held.len() == 6 + 3 * usize::from(*components) && *components > 0;
            let number = |high: u8, low: u8| u32::from(u16::from_be_bytes([high, low]));
            return fits.then(|| (number(*c, *d), number(*a, *b)));
        }
        if kind == SCAN || kind == END {
            return None;
        }
    }
}

/// True where dots follow, with what is needed to unpack them, and an end behind them.
pub(super) fn is_whole(bytes: &[u8]) -> bool {
    let Some(mut segments) = Segments::of(bytes) else { return false };
    let (mut frame, mut quanta, mut codes, mut dots) = (false, false, false, false);
    while let Some((kind, held)) = segments.next() {
        match kind {
            END => return dots,
            SCAN if !frame || !quanta || !codes || held.is_empty() => return false,
            SCAN if !segments.dots() => return false,
            SCAN => dots = true,
            0xdb => quanta = true,
            0xc4 | 0xcc => codes = true,
            kind => frame |= is_frame(kind),
        }
    }
    false
}
