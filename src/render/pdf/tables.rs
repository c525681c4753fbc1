//! Tables as pieces, one a row.

use super::boxes::{Builder, Style};
use super::pages::{PageMark, Piece};
use super::paper::{BODY, SIDE};
use super::tags::{Role, TagNumber};
use crate::document::{Row, TableBlock, Tone};

/// Size of the words in a table.
const SIZE: f32 = 8.0;
/// Room beside the words of a cell.
const PAD: f32 = 3.0;

impl Builder<'_> {
    /// A table. Its headings are repeated where it goes on on another page.
    pub(super) fn table(&mut self, table: &TableBlock) {
        self.gap(3.0);
        let caption = self.plain(&table.caption);
        let whole = self.tags.add(Role::Table(caption), None);
        let widths = widths(table);
        let head = self.tags.add(Role::TableHead, Some(whole));
        let head = self.head_row(table, &widths, head);
        self.heads.push(head.clone());
        let of = self.heads.len() - 1;
        self.pieces.push(Piece { with_next: true, ..head });
        let body = self.tags.add(Role::TableBody, Some(whole));
        for together in table.rows.chunk_by(|_, next| !next.opens) {
            self.rows(table, together, &widths, body, of);
        }
        let end = PageMark::rule(SIDE, 0.0, SIDE + BODY, 0.7);
        let with_next = table.rows.last().is_some_and(|row| row.with_next);
        self.pieces.push(Piece { height: 1.0, marks: vec![end], with_next, ..Piece::default() });
        self.gap(7.0);
    }

    fn head_row(&mut self, table: &TableBlock, widths: &[f32], head: TagNumber) -> Piece {
        let row = self.tags.add(Role::Row, Some(head));
        let mut marks = Vec::new();
        let (mut x, mut height): (f32, f32) = (SIDE, 0.0);
        for (column, width) in table.columns.iter().zip(widths) {
            let part = self.tags.add(Role::ColumnHead, Some(row));
            let style =
                Style { size: SIZE * 0.95, tone: Tone::Plain, bold: true, align: column.align };
            let place = (x + PAD, 2.5, width - 2.0 * PAD);
            height = height.max(self.set(&column.head, style, place, part, &mut marks));
            x += width;
        }
        let height = height + 5.0;
        marks.insert(0, PageMark::fill(SIDE, 0.0, BODY, height));
        marks.push(PageMark::rule(SIDE, 0.0, SIDE + BODY, 0.7));
        marks.push(PageMark::rule(SIDE, height, SIDE + BODY, 0.7));
        Piece { height, marks, ..Piece::default() }
    }

    /// Rows that belong together: a tall cell of the first reaches down over them.
    fn rows(
        &mut self,
        table: &TableBlock,
        rows: &[Row],
        widths: &[f32],
        body: TagNumber,
        of: usize,
    ) {
        let (mut down, mut reach): (f32, f32) = (0.0, 0.0);
        for (at, row) in rows.iter().enumerate() {
            let (mut piece, deep) = self.body_row(table, row, widths, body);
            let last = at + 1 == rows.len();
            if at == 0 {
                reach = deep;
            }
            down += piece.height;
            if last {
                piece.height += (reach - down).max(0.0);
            }
            piece.with_next |= !last;
            self.pieces.push(Piece { table: Some(of), ..piece });
        }
    }

    /// A row, and how deep its tall cell reaches.
    fn body_row(
        &mut self,
        table: &TableBlock,
        row: &Row,
        widths: &[f32],
        body: TagNumber,
    ) -> (Piece, f32) {
        let tagged = self.tags.add(Role::Row, Some(body));
        let names = row.cells.iter().position(|lines| !lines.is_empty()).filter(|_| row.opens);
        let mut marks = Vec::new();
        let (mut x, mut height, mut deep): (f32, f32, f32) = (SIDE, 0.0, 0.0);
        for (at, (lines, width)) in row.cells.iter().zip(widths).enumerate() {
            let role = if names == Some(at) { Role::RowHead } else { Role::Cell };
            let part = self.tags.add(role, Some(tagged));
            let mut down = 0.0;
            for line in lines {
                let tone = if row.tone == Tone::Faint { Tone::Faint } else { line.tone };
                let style = Style {
                    size: SIZE,
                    tone,
                    bold: line.tone == Tone::Strong && row.tone != Tone::Faint,
                    align: table.columns[at].align,
                };
                let place = (x + PAD, 2.0 + down, width - 2.0 * PAD);
                down += self.set(&line.text, style, place, part, &mut marks);
            }
            match row.tall == Some(at) {
                true => deep = down + 4.0,
                false => height = height.max(down),
            }
            x += width;
        }
        let height = height + 4.0;
        if row.tone == Tone::Strong {
            marks.insert(0, PageMark::fill(SIDE, 0.0, BODY, height));
        }
        if row.opens {
            let heavy = if row.tone == Tone::Strong { 0.9 } else { 0.35 };
            marks.push(PageMark::rule(SIDE, 0.0, SIDE + BODY, heavy));
        }
        (Piece { height, marks, with_next: row.with_next, ..Piece::default() }, deep)
    }

    /// Words in one line, for those who listen.
    fn plain(&self, text: &crate::text::Text) -> String {
        text.get(self.languages.first()).into_owned()
    }
}

fn widths(table: &TableBlock) -> Vec<f32> {
    let whole: f32 = table.columns.iter().map(|column| f32::from(column.share)).sum();
    table.columns.iter().map(|column| BODY * f32::from(column.share) / whole.max(1.0)).collect()
}
