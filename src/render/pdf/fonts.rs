//! The fonts of a PDF: which has a character, and how wide it is.

use krilla::Data;
use krilla::text::Font;
use skrifa::MetadataProvider;
use skrifa::instance::{LocationRef, Size};
use skrifa::raw::TableProvider;
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};

const REGULAR: &[u8] = include_bytes!("../../../assets/fonts/regular.ttf");
const BOLD: &[u8] = include_bytes!("../../../assets/fonts/bold.ttf");
const SIGNS: &[u8] = include_bytes!("../../../assets/fonts/signs.ttf");

/// The mark of Japanese printers for a sign that is not in the case.
pub(super) const GETA: char = '〓';

/// A character as a font draws it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sign {
    /// Which font.
    pub(super) face: usize,
    /// Which of its glyphs.
    pub(super) glyph: u32,
    /// How wide, where the font is one high.
    pub(super) advance: f32,
}

struct Face {
    bytes: Cow<'static, [u8]>,
    font: Font,
    em: f32,
}

impl Face {
    fn new(bytes: Cow<'static, [u8]>) -> Option<Self> {
        let reader = skrifa::FontRef::from_index(&bytes, 0).ok()?;
        let em = f32::from(reader.head().ok()?.units_per_em());
        let data = match &bytes {
            Cow::Borrowed(bytes) => Data::from(*bytes),
            Cow::Owned(bytes) => Data::from(bytes.clone()),
        };
        let font = Font::new(data, 0)?;
        Some(Self { bytes, font, em })
    }

    fn sign(&self, face: usize, c: char) -> Option<Sign> {
        let reader = skrifa::FontRef::from_index(&self.bytes, 0).ok()?;
        let glyph = reader.charmap().map(c).filter(|glyph| glyph.to_u32() != 0)?;
        let metrics = reader.glyph_metrics(Size::unscaled(), LocationRef::default());
        let advance = metrics.advance_width(glyph)? / self.em;
        Some(Sign { face, glyph: glyph.to_u32(), advance })
    }
}

/// The fonts, in the order in which they are asked.
pub(super) struct Fonts {
    faces: Vec<Face>,
    known: RefCell<HashMap<(char, bool), Sign>>,
    missing: RefCell<BTreeSet<char>>,
}

impl Fonts {
    /// The built-in fonts, and one of the user's. None where that cannot be read.
    pub(super) fn new(own: Option<Vec<u8>>) -> Option<Self> {
        let mut faces = Vec::new();
        for bytes in [REGULAR, BOLD, SIGNS] {
            faces.push(Face::new(Cow::Borrowed(bytes))?);
        }
        if let Some(bytes) = own {
            faces.push(Face::new(Cow::Owned(bytes))?);
        }
        Some(Self { faces, known: RefCell::default(), missing: RefCell::default() })
    }

    /// A font by its number.
    pub(super) fn font(&self, face: usize) -> Font {
        self.faces[face].font.clone()
    }

    /// A character in the weight asked for; 〓 where no font has it.
    pub(super) fn sign(&self, c: char, bold: bool) -> Sign {
        *self.known.borrow_mut().entry((c, bold)).or_insert_with(|| self.looked_up(c, bold))
    }

    fn looked_up(&self, c: char, bold: bool) -> Sign {
        let order: &[usize] = if bold { &[1, 0, 2, 3] } else { &[0, 2, 3] };
        let known = order.iter().filter(|face| **face < self.faces.len());
        let mut found = known.filter_map(|face| self.faces[*face].sign(*face, c));
        found.next().unwrap_or_else(|| {
            self.missing.borrow_mut().insert(c);
            let geta = self.faces[0].sign(0, GETA);
            geta.unwrap_or(Sign { face: 0, glyph: 0, advance: 1.0 })
        })
    }

    /// The characters that no font has.
    pub(super) fn without_sign(&self) -> Vec<char> {
        self.missing.borrow().iter().copied().collect()
    }
}
