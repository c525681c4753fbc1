//! How much a workbook unpacks to, looked at before anything of it is held. Every part is
//! unpacked once and thrown away: what the directory of a zip archive declares may be a lie.

use super::unreadable::UnreadableWorkbook;
use memchr::memmem::Finder;
use std::io::{Read, Seek};
use zip::ZipArchive;

/// How much a workbook may unpack to, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit(pub u64);

/// Parts that are held as a whole (shared texts aside) may unpack to so much, in bytes.
pub const HELD_PART: u64 = 16 * 1024 * 1024;

/// No workbook has more formats of cells; Excel stops at 65,490.
const FORMATS: usize = 100_000;

/// No text of a cell is longer, in bytes; Excel stops at 32,767 characters.
const LONGEST: usize = 1024 * 1024;

impl Limit {
    /// Two gibibytes: more than a sheet with every row filled usually takes.
    pub const USUAL: Self = Self(2 * 1024 * 1024 * 1024);

    /// So much may the shared texts of a workbook unpack to, which are held in memory.
    fn texts(self) -> u64 {
        self.0 / 8
    }
}

/// What a look at all parts found.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Looked {
    /// A formula stands somewhere without the value that it came to.
    pub bare_formula: bool,
    /// What stands in the sheets beside values.
    pub counts: SheetCounts,
}

/// What stands in the sheets of a workbook beside values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SheetCounts {
    /// Cells that were made one of several: their value stands in the first alone.
    pub merged: usize,
    /// Rows and columns that are not shown.
    pub hidden: usize,
    /// Formulas.
    pub formulas: usize,
    /// Choices that cells are bound to.
    pub choices: usize,
}

/// What of a workbook is not read as a table is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WorkbookNotes {
    /// The other sheets.
    pub others: Vec<String>,
    /// Formulas of the sheet that were never worked out.
    pub bare: usize,
    /// What stands in all sheets beside values.
    pub counts: SheetCounts,
}

impl SheetCounts {
    /// Counts what ends behind the first `old` bytes of a piece.
    fn count(&mut self, piece: &[u8], old: usize) {
        let found = |mark: &str| {
            let marks = Finder::new(mark);
            marks.find_iter(piece).filter(|at| at + mark.len() > old).count()
        };
        self.merged += found("<mergeCell ");
        self.hidden += found(" hidden=\"1\"") + found(" hidden=\"true\"");
        self.formulas += found("<f>") + found("<f ");
        self.choices += found("<dataValidation ");
    }

    fn and(self, other: Self) -> Self {
        Self {
            merged: self.merged + other.merged,
            hidden: self.hidden + other.hidden,
            formulas: self.formulas + other.formulas,
            choices: self.choices + other.choices,
        }
    }
}

/// Unpacks every part once and refuses what is too large for an honest workbook.
pub(super) fn look<R: Read + Seek>(bytes: R, limit: Limit) -> Result<Looked, UnreadableWorkbook> {
    let mut archive = ZipArchive::new(bytes).map_err(|_| UnreadableWorkbook::NoWorkbook)?;
    let (mut sum, mut looked) = (0, Looked::default());
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).map_err(|error| UnreadableWorkbook::broken(&error))?;
        let name = part.name().map_err(|error| UnreadableWorkbook::broken(&error))?.to_lowercase();
        let mut seen = PartSeen::new(&name, limit);
        seen.read(&mut part, &mut sum)?;
        looked.bare_formula |= seen.bare_formula;
        looked.counts = looked.counts.and(seen.counts);
    }
    Ok(looked)
}

/// What is looked for in one part.
struct PartSeen {
    name: String,
    kind: WorkbookPart,
    limit: Limit,
    size: u64,
    formats: usize,
    /// Bytes since the last `<`.
    run: usize,
    declared: Option<u64>,
    bare_formula: bool,
    counts: SheetCounts,
}

/// What a part is to us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum WorkbookPart {
    Sheet,
    Texts,
    Styles,
    Held,
    Unread,
}

impl WorkbookPart {
    fn of(name: &str) -> Self {
        match name.rsplit('/').next().unwrap_or_default() {
            "sharedstrings.xml" => Self::Texts,
            "styles.xml" => Self::Styles,
            _ if name.contains("worksheets/_rels") => Self::Unread,
            _ if name.contains("worksheets/") => Self::Sheet,
            file if file.starts_with("workbook") || file.starts_with("theme") => Self::Held,
            "[content_types].xml" | ".rels" => Self::Held,
            _ => Self::Unread,
        }
    }

    fn bound(self, limit: Limit) -> u64 {
        match self {
            Self::Sheet | Self::Unread => limit.0,
            Self::Texts => limit.texts(),
            Self::Styles | Self::Held => HELD_PART.min(limit.0),
        }
    }
}

/// So many bytes of the piece before are kept, so that nothing is cut in two.
const OVERLAP: usize = 64;

impl PartSeen {
    fn new(name: &str, limit: Limit) -> Self {
        Self {
            name: name.to_string(),
            kind: WorkbookPart::of(name),
            limit,
            size: 0,
            formats: 0,
            run: 0,
            declared: None,
            bare_formula: false,
            counts: SheetCounts::default(),
        }
    }

    fn read(&mut self, part: &mut impl Read, sum: &mut u64) -> Result<(), UnreadableWorkbook> {
        let mut piece = vec![0; OVERLAP + 256 * 1024];
        let mut kept = 0;
        loop {
            let read = part
                .read(&mut piece[kept..])
                .map_err(|error| UnreadableWorkbook::broken(&error))?;
            if read == 0 {
                return self.whole();
            }
            let end = kept + read;
            (self.size, *sum) = (self.size + read as u64, *sum + read as u64);
            if self.size > self.kind.bound(self.limit) || *sum > self.limit.0 {
                return Err(self.too_large());
            }
            self.piece(&piece[..end], kept)?;
            let keep = end.min(OVERLAP);
            piece.copy_within(end - keep..end, 0);
            kept = keep;
        }
    }

    /// Looks at one piece, whose first `old` bytes were looked at before.
    fn piece(&mut self, piece: &[u8], old: usize) -> Result<(), UnreadableWorkbook> {
        match self.kind {
            WorkbookPart::Unread | WorkbookPart::Held => Ok(()),
            WorkbookPart::Styles => {
                self.formats += Finder::new("<xf").find_iter(&piece[old..]).count();
                if self.formats > FORMATS { Err(self.too_large()) } else { Ok(()) }
            }
            WorkbookPart::Texts => {
                if self.size == (piece.len() - old) as u64 {
                    self.declared = declared(piece);
                }
                self.runs(&piece[old..])
            }
            WorkbookPart::Sheet => {
                let bare = ["</f></c>", "</f><v/></c>"];
                self.bare_formula |=
                    bare.iter().any(|bare| Finder::new(bare).find(piece).is_some());
                self.counts.count(piece, old);
                self.runs(&piece[old..])
            }
        }
    }

    /// Texts and tags are held one at a time.
    fn runs(&mut self, piece: &[u8]) -> Result<(), UnreadableWorkbook> {
        let mut from = 0;
        for at in memchr::memchr_iter(b'<', piece) {
            if self.run + at - from > LONGEST {
                return Err(self.too_large());
            }
            (self.run, from) = (0, at + 1);
        }
        self.run += piece.len() - from;
        if self.run > LONGEST { Err(self.too_large()) } else { Ok(()) }
    }

    /// Room is made for as many texts as are declared, each of which takes some bytes.
    fn whole(&self) -> Result<(), UnreadableWorkbook> {
        match self.declared {
            Some(count) if count > self.size / 4 => Err(self.too_large()),
            _ => Ok(()),
        }
    }

    fn too_large(&self) -> UnreadableWorkbook {
        UnreadableWorkbook::TooLarge { part: self.name.clone(), limit: self.kind.bound(self.limit) }
    }
}

/// The number of texts that the beginning of a part declares.
fn declared(piece: &[u8]) -> Option<u64> {
    let head = &piece[..piece.len().min(4096)];
    let at = memchr::memmem::find(head, b"uniqueCount")? + "uniqueCount".len();
    let digits = head[at..].iter().skip_while(|byte| !byte.is_ascii_digit());
    let digits: Vec<u8> = digits.take_while(|byte| byte.is_ascii_digit()).copied().collect();
    // More digits than a number holds are more texts than there can be.
    Some(String::from_utf8_lossy(&digits).parse().unwrap_or(u64::MAX))
}
