//! Where a batch reads and writes: standard streams and files, packed or not, in any encoding.

use crate::cli::io::files::opened;
use crate::cli::io::gunzip::Gunzip;
use crate::cli::io::pending::Pending;
use crate::cli::say::failure::Failure;
use crate::cli::words;
use crate::door::Packed;
use encoding_rs::{EUC_JP, Encoding, SHIFT_JIS, UTF_8};
use encoding_rs_io::DecodeReaderBytesBuilder;
use std::io::{self, BufWriter, Cursor, Read, StdoutLock, Write};
use std::path::{Path, PathBuf};

/// So much is looked at to guess the encoding, in bytes.
const SAMPLE: usize = 64 * 1024;

/// How bytes are packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packing {
    /// Not at all.
    Plain,
    /// gzip.
    Gzip,
    /// Zstandard.
    Zstd,
}

/// The name without the suffix of its packing, and the packing.
pub fn packing(path: &Path) -> (PathBuf, Packing) {
    let suffix = path.extension().map(|suffix| suffix.to_string_lossy().to_lowercase());
    match suffix.as_deref() {
        Some("gz") => (path.with_extension(""), Packing::Gzip),
        Some("zst") => (path.with_extension(""), Packing::Zstd),
        _ => (path.to_path_buf(), Packing::Plain),
    }
}

/// The bytes of the input as they lie on the disk, and how many there are.
pub fn source(path: &Path) -> Result<(Box<dyn Read + Send>, Option<u64>), Failure> {
    if path == Path::new("-") {
        return Ok((Box::new(io::stdin()), None));
    }
    match opened(path).and_then(|file| Ok((file.metadata()?, file))) {
        Ok((about, file)) => Ok((Box::new(file), about.is_file().then_some(about.len()))),
        Err(error) => Err(Failure::usage(
            words::NO_INPUT,
            &[("name", &path.display().to_string()), ("detail", &error.to_string())],
        )),
    }
}

/// How much may come out of what is packed, in MiB, whatever goes in.
pub const UNPACKED: u64 = 2048;

/// Bytes as they were before they were packed. What unpacks to very much more than it is ends at
/// so many MiB.
pub fn unpacked(
    bytes: Box<dyn Read + Send>,
    packing: Packing,
    mebibytes: u64,
) -> io::Result<Box<dyn Read + Send>> {
    let (bytes, packing) = marked(bytes, packing)?;
    let packed = Packed::new(bytes);
    Ok(match packing {
        Packing::Plain => Box::new(packed),
        Packing::Gzip => Box::new(packed.open(mebibytes, |bytes| Ok(Gunzip::new(bytes)))?),
        Packing::Zstd => Box::new(packed.open(mebibytes, zstd::Decoder::new)?),
    })
}

/// The text of packed bytes, as UTF-8. Without `encoding`, a byte order mark decides, then
/// whether the beginning reads as UTF-8, then whether it reads as `Shift_JIS`.
pub fn text(
    bytes: Box<dyn Read + Send>,
    (packing, mebibytes): (Packing, u64),
    encoding: Option<&'static Encoding>,
) -> io::Result<Box<dyn Read + Send>> {
    let mut plain = unpacked(bytes, packing, mebibytes)?;
    let mut sample = Vec::with_capacity(SAMPLE);
    plain.by_ref().take(SAMPLE as u64).read_to_end(&mut sample)?;
    let encoding = encoding.or_else(|| guess(&sample));
    let marked = Encoding::for_bom(&sample).is_some_and(|(marked, _)| marked != UTF_8);
    let whole = Cursor::new(sample).chain(plain);
    let decoded = marked || encoding.is_some_and(|encoding| encoding != UTF_8);
    let mut builder = DecodeReaderBytesBuilder::new();
    builder.encoding(encoding.filter(|_| decoded)).strip_bom(true).utf8_passthru(true);
    Ok(Box::new(builder.build(whole)))
}

/// What is not said to be packed is so by its first bytes, whatever its name.
fn marked(
    mut bytes: Box<dyn Read + Send>,
    packing: Packing,
) -> io::Result<(Box<dyn Read + Send>, Packing)> {
    if packing != Packing::Plain {
        return Ok((bytes, packing));
    }
    let mut first = Vec::with_capacity(4);
    bytes.by_ref().take(4).read_to_end(&mut first)?;
    let packing = match first.as_slice() {
        [0x1f, 0x8b, ..] => Packing::Gzip,
        [0x28, 0xb5, 0x2f, 0xfd] => Packing::Zstd,
        _ => Packing::Plain,
    };
    Ok((Box::new(Cursor::new(first).chain(bytes)), packing))
}

/// Names of encodings that people type and the standard does not have.
const TYPED: [(&str, &str); 8] = [
    ("cp932", "shift_jis"),
    ("ms932", "shift_jis"),
    ("eucjp", "euc-jp"),
    ("ujis", "euc-jp"),
    ("latin-1", "latin1"),
    ("utf-16", "utf-16le"),
    ("utf16", "utf-16le"),
    ("utf-8-sig", "utf-8"),
];

/// The encoding of that name, as people type it.
pub fn encoding_named(name: &str) -> Option<&'static Encoding> {
    let plain = name.trim().to_lowercase().replace('_', "-");
    let typed = TYPED.iter().find(|(typed, _)| *typed == plain).map(|(_, label)| *label);
    let all = [typed, Some(name), Some(plain.as_str())];
    all.into_iter().flatten().find_map(|label| Encoding::for_label(label.as_bytes()))
}

/// `EUC-JP`, where the sample can be that: read as `Shift_JIS`, most of it would be narrow kana, in
/// which nobody writes.
fn is_euc_jp(sample: &[u8]) -> bool {
    let (_, wrong) = EUC_JP.decode_without_bom_handling(sample);
    let (words, broken) = SHIFT_JIS.decode_without_bom_handling(sample);
    let wide = words.chars().filter(|c| !c.is_ascii()).count();
    let narrow = words.chars().filter(|c| matches!(c, '\u{ff61}'..='\u{ff9f}')).count();
    !wrong && (broken || narrow * 3 > wide)
}

/// An encoding of Japanese, where the sample is in one and is not UTF-8.
fn guess(sample: &[u8]) -> Option<&'static Encoding> {
    // The sample may end within a character.
    let broken = match std::str::from_utf8(sample) {
        Ok(_) => false,
        Err(error) => error.error_len().is_some(),
    };
    let (_, wrong) = SHIFT_JIS.decode_without_bom_handling(&sample[..sample.len() & !1]);
    let cut = sample.len() == SAMPLE;
    if broken && is_euc_jp(&sample[..sample.len() & !1]) {
        return Some(EUC_JP);
    }
    (broken && (cut || !wrong)).then_some(SHIFT_JIS)
}

/// Where results go.
pub enum Target {
    /// Standard output.
    Standard(BufWriter<StdoutLock<'static>>),
    /// A file.
    Plain(Pending),
    /// A file, packed.
    Gzip(flate2::write::GzEncoder<Pending>),
    /// A file, packed.
    Zstd(zstd::Encoder<'static, Pending>),
}

impl Target {
    /// Opens it.
    pub fn new(path: Option<&Path>) -> Result<Self, Failure> {
        let Some(path) = path.filter(|path| *path != Path::new("-")) else {
            return Ok(Self::Standard(BufWriter::new(io::stdout().lock())));
        };
        let pending = Pending::new(path)?;
        Ok(match packing(path).1 {
            Packing::Plain => Self::Plain(pending),
            Packing::Gzip => {
                Self::Gzip(flate2::write::GzEncoder::new(pending, flate2::Compression::default()))
            }
            Packing::Zstd => Self::Zstd(zstd::Encoder::new(pending, 0)?),
        })
    }

    /// The folder in which the result waits until it is whole; none where it goes on at once.
    pub fn folder(&self) -> Option<&Path> {
        match self {
            Self::Standard(_) => None,
            Self::Plain(out) => out.folder(),
            Self::Gzip(out) => out.get_ref().folder(),
            Self::Zstd(out) => out.get_ref().folder(),
        }
    }

    /// The same for what writes from another thread; standard output is locked for this one.
    pub fn sendable(&mut self) -> Box<dyn Write + Send + '_> {
        match self {
            Self::Standard(_) => Box::new(io::stdout()),
            Self::Plain(out) => Box::new(BufWriter::new(out)),
            Self::Gzip(out) => Box::new(out),
            Self::Zstd(out) => Box::new(out),
        }
    }

    /// Everything is written.
    pub fn finish(self) -> Result<(), Failure> {
        match self {
            Self::Standard(mut out) => Ok(out.flush()?),
            Self::Plain(pending) => pending.finish(),
            Self::Gzip(packed) => packed.finish()?.finish(),
            Self::Zstd(packed) => packed.finish()?.finish(),
        }
    }
}

impl Write for Target {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Standard(out) => out.write(bytes),
            Self::Plain(out) => out.write(bytes),
            Self::Gzip(out) => out.write(bytes),
            Self::Zstd(out) => out.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Standard(out) => out.flush(),
            Self::Plain(out) => out.flush(),
            Self::Gzip(out) => out.flush(),
            Self::Zstd(out) => out.flush(),
        }
    }
}
