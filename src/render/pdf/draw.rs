//! Pages written as a PDF file.

use super::boxes::runs;
use super::fonts::Fonts;
use super::lines::{BrokenLine, Placed, broken};
use super::pages::{Ink, PageMark, PdfPage};
use super::paper::{BODY, BOTTOM, HEIGHT, SIDE, WIDTH};
use super::tags::Tags;
use crate::document::{Document, Logo, Tone};
use crate::render::voice::{Languages, inert};
use krilla::Data;
use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point, Rect, Size, Transform};
use krilla::image::Image;
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag};
use krilla::text::{GlyphId, KrillaGlyph};

/// Size of the foot.
const FOOT: f32 = 7.2;

/// The pages as a file; none where krilla refuses, which is a mistake of ours.
pub(super) fn written(
    pages: &[PdfPage],
    mut tags: Tags,
    running: &BrokenLine,
    document: &Document,
    languages: Languages,
    fonts: &Fonts,
) -> Option<Vec<u8>> {
    let lang = languages.first();
    let logo = logo(document);
    let mut pdf = krilla::Document::new();
    for (at, page) in pages.iter().enumerate() {
        let mut sheet = pdf.start_page_with(PageSettings::from_wh(WIDTH, HEIGHT)?);
        let mut surface = sheet.surface();
        let mut pen = PdfPen { surface: &mut surface, fonts, logo: logo.as_ref() };
        pen.page(page, &mut tags);
        pen.foot(running, at + 1, pages.len());
        surface.finish();
        sheet.finish();
    }
    let title = inert(&document.running.get(lang));
    let about = Metadata::new().title(title).language(lang.id().to_string());
    pdf.set_metadata(about.creator("zairyu".to_string()));
    pdf.set_tag_tree(tags.tree(lang.id()));
    pdf.finish().ok()
}

fn logo(document: &Document) -> Option<Image> {
    let image = match document.letterhead.as_ref()?.logo.as_ref()? {
        Logo::Png(bytes) => Image::from_png(Data::from(bytes.clone()), true),
        Logo::Jpeg(bytes) => Image::from_jpeg(Data::from(bytes.clone()), true),
    };
    image.ok()
}

struct PdfPen<'p, 's> {
    surface: &'p mut Surface<'s>,
    fonts: &'p Fonts,
    logo: Option<&'p Image>,
}

impl PdfPen<'_, '_> {
    /// Draws what belongs together within one tag, so that it is read together.
    fn page(&mut self, marks: &[PageMark], tags: &mut Tags) {
        for together in marks.chunk_by(|a, b| a.part == b.part) {
            let tag = match together[0].part {
                Some(_) => ContentTag::Other,
                None => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)),
            };
            let identifier = self.surface.start_tagged(tag);
            together.iter().for_each(|mark| self.ink(&mark.ink));
            self.surface.end_tagged();
            if let Some(part) = together[0].part {
                tags.drawn(part, identifier);
            }
        }
    }

    fn ink(&mut self, ink: &Ink) {
        match ink {
            Ink::Run { x, baseline, size, tone, signs } => {
                self.run((*x, *baseline), *size, *tone, signs);
            }
            Ink::Rule { x, y, end, weight } => self.rule(*x, *y, *end, *weight),
            Ink::Fill { x, y, width, height } => self.fill(*x, *y, *width, *height),
            Ink::Logo { x, y, height } => self.picture(*x, *y, *height),
        }
    }

    fn run(&mut self, (x, y): (f32, f32), size: f32, tone: Tone, signs: &[Placed]) {
        let mut text = String::new();
        let mut glyphs = Vec::with_capacity(signs.len());
        for placed in signs {
            let start = text.len();
            text.push(placed.c);
            glyphs.push(KrillaGlyph::new(
                GlyphId::new(placed.sign.glyph),
                placed.sign.advance,
                0.0,
                0.0,
                0.0,
                start..text.len(),
                None,
            ));
        }
        let Some(first) = signs.first() else { return };
        self.color(ink_of(tone));
        let font = self.fonts.font(first.sign.face);
        self.surface.draw_glyphs(Point::from_xy(x, y), &glyphs, font, &text, size, false);
    }

    fn color(&mut self, color: rgb::Color) {
        self.surface.set_stroke(None);
        self.surface.set_fill(Some(Fill { paint: color.into(), ..Fill::default() }));
    }

    fn rule(&mut self, x: f32, y: f32, end: f32, weight: f32) {
        let mut path = PathBuilder::new();
        path.move_to(x, y);
        path.line_to(end, y);
        let Some(path) = path.finish() else { return };
        self.surface.set_fill(None);
        let gray = if weight < 0.5 { 150 } else { 30 };
        self.surface.set_stroke(Some(Stroke {
            paint: rgb::Color::new(gray, gray, gray).into(),
            width: weight,
            opacity: NormalizedF32::ONE,
            ..Stroke::default()
        }));
        self.surface.draw_path(&path);
    }

    fn fill(&mut self, x: f32, y: f32, width: f32, height: f32) {
        let Some(rect) = Rect::from_xywh(x, y, width, height) else { return };
        let mut path = PathBuilder::new();
        path.push_rect(rect);
        let Some(path) = path.finish() else { return };
        self.color(rgb::Color::new(236, 238, 242));
        self.surface.draw_path(&path);
    }

    fn picture(&mut self, x: f32, y: f32, height: f32) {
        let Some(image) = self.logo else { return };
        let (wide, high) = image.size();
        let ratio = f32::from(u16::try_from(wide).unwrap_or(u16::MAX))
            / f32::from(u16::try_from(high).unwrap_or(u16::MAX)).max(1.0);
        let width = (height * ratio).min(BODY / 3.2);
        let Some(size) = Size::from_wh(width, width / ratio.max(0.01)) else { return };
        self.surface.push_transform(&Transform::from_translate(x, y));
        self.surface.draw_image(image.clone(), size);
        self.surface.pop();
    }

    /// What stands at the foot of a page: whose it is, and its number.
    fn foot(&mut self, running: &BrokenLine, page: usize, pages: usize) {
        let artifact = Artifact::with_kind(ArtifactType::Footer);
        self.surface.start_tagged(ContentTag::Artifact(artifact));
        let y = HEIGHT - BOTTOM / 2.0;
        let number = broken(&format!("{page} / {pages}"), BODY, false, self.fonts);
        let number = number.into_iter().next().unwrap_or_default();
        let right = SIDE + BODY - number.width * FOOT;
        let inks = runs(running.clone(), FOOT, Tone::Faint, SIDE, y);
        for ink in inks.into_iter().chain(runs(number, FOOT, Tone::Faint, right, y)) {
            self.ink(&ink);
        }
        self.surface.end_tagged();
    }
}

/// The colours of the weights, each dark enough on white and on grey.
fn ink_of(tone: Tone) -> rgb::Color {
    match tone {
        Tone::Plain | Tone::Strong => rgb::Color::new(20, 22, 26),
        Tone::Faint => rgb::Color::new(88, 92, 100),
        Tone::Warn => rgb::Color::new(122, 59, 0),
        Tone::Bad => rgb::Color::new(140, 20, 20),
        Tone::Good => rgb::Color::new(11, 90, 42),
    }
}
