//! The parts of a PNG file.

use flate2::Crc;
use flate2::read::ZlibDecoder;
use std::io::{self, Read};

const MARK: &[u8] = b"\x89PNG\r\n\x1a\n";

/// A part: its name, and what it holds. None where it is cut off or does not add up.
fn part(bytes: &[u8]) -> Option<(&[u8], &[u8], &[u8])> {
    let length = usize::try_from(u32::from_be_bytes(bytes.get(..4)?.try_into().ok()?)).ok()?;
    let end = length.checked_add(8)?;
    let named = bytes.get(4..end)?;
    let sum = u32::from_be_bytes(bytes.get(end..end.checked_add(4)?)?.try_into().ok()?);
    let mut crc = Crc::new();
    crc.update(named);
    (crc.sum() == sum).then(|| (&named[..4], &named[4..], &bytes[end + 4..]))
}

/// Width and height, as the first part says.
pub(super) fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    let head = head(bytes)?;
    let number = |at: usize| Some(u32::from_be_bytes(head.get(at..at + 4)?.try_into().ok()?));
    Some((number(0)?, number(4)?))
}

fn head(bytes: &[u8]) -> Option<&[u8]> {
    let (name, head, _) = part(bytes.strip_prefix(MARK)?)?;
    (name == b"IHDR" && head.len() == 13).then_some(head)
}

/// True where every part adds up and as many dots are there as it has.
pub(super) fn is_whole(bytes: &[u8]) -> bool {
    let Some(head) = head(bytes) else { return false };
    let (Some(wanted), Some(mut rest)) = (unpacked_length(head), bytes.strip_prefix(MARK)) else {
        return false;
    };
    let (mut dots, mut colors) = (Vec::new(), false);
    while let Some((name, held, behind)) = part(rest) {
        match name {
            b"IDAT" => dots.push(held),
            b"PLTE" => colors = !held.is_empty() && held.len() % 3 == 0 && held.len() <= 768,
            b"IEND" => return (colors || head[9] != 3) && unpacks_to(&dots, wanted),
            _ => {}
        }
        rest = behind;
    }
    false
}

/// True where the dots unpack to so many bytes, which are not held.
fn unpacks_to(dots: &[&[u8]], wanted: u64) -> bool {
    let packed = dots.concat();
    let mut unpacked = ZlibDecoder::new(&packed[..]).take(wanted + 1);
    io::copy(&mut unpacked, &mut io::sink()).is_ok_and(|length| length == wanted)
}

/// How many they have to be: a row is a byte and its dots.
fn unpacked_length(head: &[u8]) -> Option<u64> {
    let number = |at: usize| Some(u64::from(u32::from_be_bytes(head[at..at + 4].try_into().ok()?)));
    let (width, height) = (number(0)?, number(4)?);
    let channels = match head[9] {
        0 | 3 => 1,
        2 => 3,
        4 => 2,
        6 => 4,
        _ => return None,
    };
    let depths: &[u8] = match head[9] {
        0 => &[1, 2, 4, 8, 16],
        3 => &[1, 2, 4, 8],
        _ => &[8, 16],
    };
    if !depths.contains(&head[8]) || head[10] != 0 || head[11] != 0 {
        return None;
    }
    let bits = u64::from(head[8]) * channels;
    let rows = |width: u64, height: u64| {
        if width == 0 { 0 } else { height * (1 + (width * bits).div_ceil(8)) }
    };
    match head[12] {
        0 => Some(rows(width, height)),
        1 => Some(passes(width, height).map(|(width, height)| rows(width, height)).sum()),
        _ => None,
    }
}

/// The seven small pictures of one that is woven (Adam7).
fn passes(width: u64, height: u64) -> impl Iterator<Item = (u64, u64)> {
    let steps = [
        (0, 8, 0, 8),
        (4, 8, 0, 8),
        (0, 4, 4, 8),
        (2, 4, 0, 4),
        (0, 2, 2, 4),
        (1, 2, 0, 2),
        (0, 1, 1, 2),
    ];
    let dots = |all: u64, first: u64, step: u64| all.saturating_sub(first).div_ceil(step);
    steps
        .into_iter()
        .map(move |(x, across, y, down)| (dots(width, x, across), dots(height, y, down)))
}
