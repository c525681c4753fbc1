//! Pictures: whether one is whole, and how large, before anybody unpacks it. A damaged one would
//! be left out of a printed page without a word.

mod jpeg;
mod png;

/// No larger picture is unpacked: 4,000 by 4,000 dots take 64 MiB.
pub const MOST_PIXELS: u64 = 16_000_000;

/// What is wrong with bytes that were to be a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picture {
    /// Neither PNG nor JPEG.
    Foreign,
    /// It has no dots, or too many.
    Size {
        /// Its width.
        width: u32,
        /// Its height.
        height: u32,
    },
    /// It is cut off or damaged.
    Damaged,
}

/// The width and height of a whole picture, or what is wrong with it.
pub fn picture(bytes: &[u8]) -> Result<(u32, u32), Picture> {
    let size = match bytes {
        [0x89, b'P', b'N', b'G', ..] => png::size(bytes),
        [0xff, 0xd8, 0xff, ..] => jpeg::size(bytes),
        _ => return Err(Picture::Foreign),
    };
    let (width, height) = size.ok_or(Picture::Damaged)?;
    let dots = u64::from(width) * u64::from(height);
    if dots == 0 || dots > MOST_PIXELS {
        return Err(Picture::Size { width, height });
    }
    let whole = match bytes[0] {
        0x89 => png::is_whole(bytes),
        _ => jpeg::is_whole(bytes),
    };
    if whole { Ok((width, height)) } else { Err(Picture::Damaged) }
}
