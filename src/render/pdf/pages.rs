//! Pieces put on pages: never a row split, never a heading alone at the foot.

use super::lines::Placed;
use super::paper::{BOTTOM, HEIGHT, TOP};
use super::tags::TagNumber;
use crate::document::Tone;

/// Something drawn.
#[derive(Clone, Debug)]
pub(super) struct PageMark {
    /// The part that it belongs to; none: decoration.
    pub(super) part: Option<TagNumber>,
    /// What it is.
    pub(super) ink: Ink,
}

/// What is drawn, from the top of its piece.
#[derive(Clone, Debug)]
pub(super) enum Ink {
    /// Words in one font.
    Run {
        /// Where they start.
        x: f32,
        /// Where they stand.
        baseline: f32,
        /// Size of the font.
        size: f32,
        /// Their weight.
        tone: Tone,
        /// The characters.
        signs: Vec<Placed>,
    },
    /// A line across.
    Rule {
        /// From.
        x: f32,
        /// Where.
        y: f32,
        /// To.
        end: f32,
        /// How heavy.
        weight: f32,
    },
    /// A grey ground.
    Fill {
        /// Left.
        x: f32,
        /// Top.
        y: f32,
        /// Width.
        width: f32,
        /// Height.
        height: f32,
    },
    /// The logo.
    Logo {
        /// Left.
        x: f32,
        /// Top.
        y: f32,
        /// Height.
        height: f32,
    },
}

impl PageMark {
    /// A line across.
    pub(super) fn rule(x: f32, y: f32, end: f32, weight: f32) -> Self {
        Self { part: None, ink: Ink::Rule { x, y, end, weight } }
    }

    /// A grey ground.
    pub(super) fn fill(x: f32, y: f32, width: f32, height: f32) -> Self {
        Self { part: None, ink: Ink::Fill { x, y, width, height } }
    }

    /// The same further down.
    pub(super) fn down(mut self, by: f32) -> Self {
        match &mut self.ink {
            Ink::Run { baseline: y, .. }
            | Ink::Rule { y, .. }
            | Ink::Fill { y, .. }
            | Ink::Logo { y, .. } => *y += by,
        }
        self
    }

    fn y(&self) -> f32 {
        match &self.ink {
            Ink::Run { baseline, size, .. } => baseline - size,
            Ink::Rule { y, .. } | Ink::Fill { y, .. } | Ink::Logo { y, .. } => *y,
        }
    }
}

/// Something that stands on one page.
#[derive(Clone, Debug, Default)]
pub(super) struct Piece {
    /// Its height.
    pub(super) height: f32,
    /// What is drawn, from its top.
    pub(super) marks: Vec<PageMark>,
    /// True where the next piece stands on the same page.
    pub(super) with_next: bool,
    /// True where it starts a page.
    pub(super) breaks: bool,
    /// True for mere room, which vanishes at the top of a page.
    pub(super) room: bool,
    /// The table whose headings stand above it.
    pub(super) table: Option<usize>,
}

/// What is drawn on a page, from the top of the paper.
pub(super) type PdfPage = Vec<PageMark>;

const ROOM: f32 = HEIGHT - TOP - BOTTOM;

/// Puts pieces on pages.
pub(super) fn paginate(pieces: Vec<Piece>, heads: &[Piece]) -> Vec<PdfPage> {
    let mut pages = Pages { done: Vec::new(), page: Vec::new(), down: 0.0, heads };
    let mut glued: Vec<Piece> = Vec::new();
    for piece in pieces {
        if piece.breaks {
            pages.flush(&mut glued);
            pages.turn();
            continue;
        }
        // Room belongs to what follows it.
        let last = !piece.with_next && !piece.room;
        glued.push(piece);
        if last {
            pages.flush(&mut glued);
        }
    }
    pages.flush(&mut glued);
    pages.turn();
    pages.done
}

struct Pages<'h> {
    done: Vec<PdfPage>,
    page: PdfPage,
    down: f32,
    heads: &'h [Piece],
}

impl Pages<'_> {
    /// Puts pieces that stand together on this page, else on the next.
    fn flush(&mut self, glued: &mut Vec<Piece>) {
        let height: f32 = glued.iter().map(|piece| piece.height).sum();
        let room_only = glued.iter().all(|piece| piece.room);
        if self.down + height > ROOM && !self.page.is_empty() && !room_only {
            self.turn();
        }
        for piece in glued.drain(..) {
            self.put(piece);
        }
    }

    fn put(&mut self, piece: Piece) {
        if self.down + piece.height > ROOM && piece.height <= ROOM && !piece.room {
            self.turn();
        }
        let head = piece.table.filter(|_| self.page.is_empty());
        if let Some(head) = head.and_then(|table| self.heads.get(table)) {
            // Repeated headings are decoration: they were read once already.
            let again = head.marks.iter().cloned().map(|mark| PageMark { part: None, ..mark });
            let again: Vec<PageMark> = again.collect();
            self.ink(again, head.height);
        }
        if piece.room {
            if !self.page.is_empty() {
                self.down += piece.height;
            }
            return;
        }
        match piece.height > ROOM - self.down {
            true => self.split(piece),
            false => self.ink(piece.marks, piece.height),
        }
    }

    fn ink(&mut self, marks: Vec<PageMark>, height: f32) {
        let top = TOP + self.down;
        self.page.extend(marks.into_iter().map(|mark| mark.down(top)));
        self.down += height;
    }

    /// A piece higher than what is left of an empty page is the only one that is split: between
    /// its lines.
    fn split(&mut self, piece: Piece) {
        let left = ROOM - self.down;
        let fits = |mark: &PageMark| match &mark.ink {
            Ink::Run { baseline, size, .. } => baseline + size * 0.4 <= left,
            Ink::Fill { .. } => false,
            _ => mark.y() <= left,
        };
        let (now, later): (Vec<PageMark>, Vec<PageMark>) = piece.marks.into_iter().partition(fits);
        let start = later.iter().map(PageMark::y).fold(f32::INFINITY, f32::min);
        if now.is_empty() && self.page.is_empty() {
            return self.ink(later, left);
        }
        self.ink(now, left);
        self.turn();
        if later.is_empty() {
            return;
        }
        let start = start.max(0.0);
        let marks: Vec<PageMark> = later.into_iter().map(|mark| mark.down(-start)).collect();
        self.put(Piece {
            height: piece.height - start,
            marks,
            table: piece.table,
            ..Piece::default()
        });
    }

    /// Starts the next page; an empty one is not turned.
    fn turn(&mut self) {
        if !self.page.is_empty() {
            self.done.push(std::mem::take(&mut self.page));
        }
        self.down = 0.0;
    }
}
