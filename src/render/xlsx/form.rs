//! The points table in the official form's layout: item, criterion, check, points, number of the
//! evidence. What is beside the frame is not printed: what every item counts, and what is lacking.

use super::sheet::{DrawnSheet, framed, lines, plain, toned};
use crate::calendar::Wait;
use crate::document::{Side, Tone, day_words, span};
use crate::evaluate::Finding;
use crate::explain::{
    Because, EvidenceLine, GridReport, ItemReport, Phrase, PointsReport, TierReport,
};
use crate::render::voice::Languages;
use crate::text::{Text, list};
use rust_xlsxwriter::{Color, Format, FormatAlign, Workbook, XlsxError};
use std::collections::BTreeSet;

const TICKED: &str = "☑";
const OPEN: &str = "☐";
/// Characters in the column of items.
const ITEM: usize = 22;
/// Characters in all columns of criteria together.
const CRITERION: usize = 60;
/// Lines that one page takes without becoming too small to read.
const ONE_PAGE: u32 = 84;

/// Adds the sheet of one table.
pub(super) fn add(
    book: &mut Workbook,
    side: &Side<'_>,
    sides: &[Side<'_>],
    languages: Languages,
) -> Result<(), XlsxError> {
    let several = sides.iter().any(|other| other.report.on != side.report.on);
    let name = match several {
        true => format!("{} {}", side.status.id, side.report.on),
        false => side.status.id.clone(),
    };
    let name: String = name.chars().take(31).collect();
    let sheet = DrawnSheet::new(book.add_worksheet(), &name, languages)?;
    let grids = side.points.items.iter().filter_map(|item| item.grid.as_ref());
    let columns = grids.map(|grid| grid.columns.len()).max().unwrap_or(1).clamp(1, 12);
    let columns = u16::try_from(columns).unwrap_or(1);
    let mut form =
        FormSheet { sheet, columns, row: 0, counted: Vec::new(), high: Vec::new(), lines: 0 };
    form.widths()?;
    form.head(side)?;
    for item in &side.points.items {
        form.item(item)?;
    }
    form.total(side.points)?;
    form.foot(side, sides)?;
    // A table that nearly fits its pages is made to fit.
    let pages = u16::try_from(form.lines.div_ceil(ONE_PAGE)).unwrap_or(0);
    form.sheet.paper.set_print_fit_to_pages(1, pages);
    let (last, check) = (form.row, form.check());
    form.sheet.paper.set_print_area(0, 0, last, check + 2)?;
    Ok(())
}

struct FormSheet<'s> {
    sheet: DrawnSheet<'s>,
    /// Columns of criteria.
    columns: u16,
    /// The next row.
    row: u32,
    /// The cells that hold what each item counts.
    counted: Vec<String>,
    /// Lines of the rows of the item being written.
    high: Vec<u32>,
    /// Lines of all rows.
    lines: u32,
}

impl FormSheet<'_> {
    /// The column of boxes; points and evidence follow it.
    fn check(&self) -> u16 {
        1 + self.columns
    }

    fn widths(&mut self) -> Result<(), XlsxError> {
        let (columns, check) = (self.columns, self.check());
        let paper = &mut *self.sheet.paper;
        paper.set_column_width(0, 22)?;
        for column in 1..=columns {
            paper.set_column_width(column, 60 / columns)?;
        }
        for (column, width) in [(0, 8), (1, 8), (2, 12), (3, 3), (4, 9), (5, 60)] {
            paper.set_column_width(check + column, width)?;
        }
        Ok(())
    }

    /// Words over columns of the next row, which is made high enough.
    fn line(&mut self, from: u16, to: u16, text: &Text, format: &Format) -> Result<(), XlsxError> {
        let words = self.sheet.said(text);
        self.sheet.words((self.row, from, self.row, to), &words, format)
    }

    fn head(&mut self, side: &Side<'_>) -> Result<(), XlsxError> {
        let last = self.check() + 2;
        let title = Phrase::DocPointsOf.fill(&[("title", side.status.title.clone())]);
        let format = plain().set_bold().set_font_size(14).set_align(FormatAlign::Center);
        self.line(0, last, &title, &format)?;
        let high = lines(&self.sheet.said(&title), 70);
        self.sheet.height(self.row, high * 2)?;
        self.row += 2;
        let case = &side.report.case;
        let name = case.name.as_ref().map(|name| (Phrase::DocName, Text::same(name)));
        let reference = case.reference.as_ref();
        let reference = reference.map(|words| (Phrase::DocReference, Text::same(words)));
        let day = (Phrase::DocDay, day_words(side.report.on));
        for (phrase, value) in name.into_iter().chain(reference).chain([day]) {
            let words = Phrase::FactIs.fill(&[("label", phrase.text()), ("value", value)]);
            self.line(0, last, &words, &plain())?;
            let high = lines(&self.sheet.said(&words), 90);
            self.sheet.height(self.row, high)?;
            self.row += 1;
        }
        self.row += 1;
        self.headings()
    }

    fn headings(&mut self) -> Result<(), XlsxError> {
        let (row, check) = (self.row, self.check());
        let format = framed()
            .set_bold()
            .set_align(FormatAlign::Center)
            .set_background_color(Color::RGB(0x00e7_eaf0));
        self.line(0, 0, &Phrase::HeadItem.text(), &format)?;
        self.line(1, self.columns, &Phrase::DocCriterion.text(), &format)?;
        self.line(check, check, &Phrase::DocTick.text(), &format)?;
        self.line(check + 1, check + 1, &Phrase::DocRowPoints.text(), &format)?;
        self.line(check + 2, check + 2, &Phrase::HeadEvidence.text(), &format)?;
        let beside = toned(plain(), Tone::Faint);
        self.line(check + 4, check + 4, &Phrase::DocOwn.text(), &beside)?;
        self.line(check + 5, check + 5, &Phrase::HeadNotes.text(), &beside)?;
        self.sheet.height(row, 3)?;
        self.sheet.paper.set_repeat_rows(row, row)?;
        self.row += 1;
        Ok(())
    }

    fn item(&mut self, item: &ItemReport) -> Result<(), XlsxError> {
        self.high.clear();
        if let ([tier], None) = (item.tiers.as_slice(), &item.grid) {
            return self.single(item, tier);
        }
        let first = self.row;
        match &item.grid {
            Some(grid) => self.grid(item, grid)?,
            None => {
                for tier in &item.tiers {
                    self.tier(item, tier)?;
                }
            }
        }
        if self.row == first {
            self.criterion(&item.text, false, 0, Tone::Faint)?;
        }
        let last = self.row - 1;
        let words = self.sheet.said(&item.text);
        self.sheet.words((first, 0, last, 0), &words, &framed())?;
        self.stretch(first, lines(&words, ITEM))?;
        self.evidence(item, first, last)?;
        self.count(item, first, last)
    }

    /// An item with one row takes the width of item and criterion.
    fn single(&mut self, item: &ItemReport, tier: &TierReport) -> Result<(), XlsxError> {
        let row = self.row;
        let mut words = self.sheet.said(&item.text);
        if let Some(text) = &tier.text {
            words.push('\n');
            words.push_str(&self.sheet.said(text));
        }
        let tone = tier_tone(tier);
        let ground = toned(framed(), tone);
        self.sheet.words((row, 0, row, self.columns), &words, &ground)?;
        self.notes(item, tier)?;
        self.high(lines(&words, ITEM + CRITERION))?;
        self.boxed(tier.finding == Finding::Met, tier.points, tone)?;
        self.evidence(item, row, row)?;
        self.count(item, row, row)
    }

    /// Makes the row high enough for so many lines.
    fn high(&mut self, lines: u32) -> Result<(), XlsxError> {
        self.high.push(lines);
        self.lines += lines;
        self.sheet.height(self.row, lines)
    }

    /// Makes the rows of an item high enough for the words beside them.
    fn stretch(&mut self, first: u32, needed: u32) -> Result<(), XlsxError> {
        let lacking = needed.saturating_sub(self.high.iter().sum());
        let rows = u32::try_from(self.high.len()).unwrap_or(1).max(1);
        if lacking == 0 {
            return Ok(());
        }
        self.lines += lacking;
        let more = lacking.div_ceil(rows);
        let high = self.high.clone();
        (first..).zip(high).try_for_each(|(row, lines)| self.sheet.height(row, lines + more))
    }

    /// The numbers of the documents on the official list: of the item, or a row each.
    fn evidence(&mut self, item: &ItemReport, first: u32, last: u32) -> Result<(), XlsxError> {
        let centre = framed().set_align(FormatAlign::Center);
        let column = self.check() + 2;
        let numbers: BTreeSet<String> =
            item.tiers.iter().map(|tier| forms(&tier.evidence)).collect();
        if numbers.len() > 1 && !numbers.contains("") {
            for (row, tier) in (first..).zip(&item.tiers) {
                self.sheet.words((row, column, row, column), &forms(&tier.evidence), &centre)?;
            }
            return Ok(());
        }
        let numbers = match forms(&item.evidence) {
            numbers if numbers.is_empty() => item.form.clone().unwrap_or_default(),
            numbers => numbers,
        };
        self.sheet.words((first, column, last, column), &numbers, &centre)
    }

    /// A row of the form: a criterion, its box, its points.
    fn criterion(
        &mut self,
        text: &Text,
        ticked: bool,
        points: i32,
        tone: Tone,
    ) -> Result<(), XlsxError> {
        let words = self.sheet.said(text);
        let format = toned(framed(), tone);
        self.sheet.words((self.row, 1, self.row, self.columns), &words, &format)?;
        self.high(lines(&words, CRITERION))?;
        self.boxed(ticked, points, tone)
    }

    fn boxed(&mut self, ticked: bool, points: i32, tone: Tone) -> Result<(), XlsxError> {
        let format = toned(framed(), tone).set_align(FormatAlign::Center);
        let check = self.check();
        let mark = if ticked { TICKED } else { OPEN };
        self.sheet.words((self.row, check, self.row, check), mark, &format)?;
        self.sheet.number((self.row, check + 1), points, &format)?;
        self.row += 1;
        Ok(())
    }

    fn tier(&mut self, item: &ItemReport, tier: &TierReport) -> Result<(), XlsxError> {
        self.notes(item, tier)?;
        let text = tier.text.clone().unwrap_or_else(|| item.text.clone());
        self.criterion(&text, tier.finding == Finding::Met, tier.points, tier_tone(tier))
    }

    /// What keeps a row open, or what is lacking, beside the frame.
    fn notes(&mut self, item: &ItemReport, tier: &TierReport) -> Result<(), XlsxError> {
        if tier.finding == Finding::Unknown {
            let labels: Vec<Text> = tier.missing.iter().map(|fact| fact.label.clone()).collect();
            self.beside(&Phrase::DocOpen.fill(&[("facts", list(&labels))]))?;
        } else if tier.finding != Finding::Met && tier.points > item.min {
            let gaps: Vec<Text> = tier.because.iter().filter_map(gap).collect();
            if !gaps.is_empty() {
                self.beside(&list(&gaps))?;
            }
        }
        Ok(())
    }

    /// Words beside the frame.
    fn beside(&mut self, text: &Text) -> Result<(), XlsxError> {
        let column = self.check() + 5;
        self.line(column, column, text, &toned(plain(), Tone::Faint))
    }

    /// A table over two facts: the headings of its columns, then its rows.
    fn grid(&mut self, item: &ItemReport, grid: &GridReport) -> Result<(), XlsxError> {
        let centre = framed().set_align(FormatAlign::Center);
        if grid.columns.len() > 1 {
            for (column, head) in (1..).zip(&grid.columns) {
                self.line(column, column, head, &centre)?;
            }
            let check = self.check();
            self.sheet.words((self.row, check, self.row, check), "", &centre)?;
            self.sheet.words((self.row, check + 1, self.row, check + 1), "", &centre)?;
            self.high(2)?;
            self.row += 1;
        }
        for at in 0..grid.rows.len() {
            self.grid_row(item, grid, at)?;
        }
        Ok(())
    }

    fn grid_row(
        &mut self,
        item: &ItemReport,
        grid: &GridReport,
        at: usize,
    ) -> Result<(), XlsxError> {
        let (head, cells) = &grid.rows[at];
        let most = cells.iter().copied().max().unwrap_or(0);
        let own = grid.cell.filter(|(row, _)| *row == at).map(|(_, column)| cells[column]);
        let ticked = own.is_some_and(|points| points > 0);
        let tone = match (ticked, grid.cell.is_none() && item.min != item.max) {
            (true, _) => Tone::Good,
            (false, true) => Tone::Plain,
            (false, false) => Tone::Faint,
        };
        if let (Some(short), true) = (&grid.short[at], most > item.min) {
            self.beside(short)?;
        }
        if cells.len() == 1 {
            return self.criterion(head, ticked, most, tone);
        }
        for (column, points) in (1..).zip(cells) {
            let here = grid.column.is_some_and(|own| own + 1 == usize::from(column));
            let tone = if ticked && !here { Tone::Faint } else { tone };
            let format = toned(framed(), tone).set_align(FormatAlign::Center);
            let words = if *points > 0 { self.sheet.said(head) } else { "－".to_string() };
            self.sheet.words((self.row, column, self.row, column), &words, &format)?;
        }
        let width = CRITERION / usize::from(self.columns);
        let high = lines(&self.sheet.said(head), width);
        self.high(high)?;
        self.boxed(ticked, most, tone)
    }

    /// What an item counts, worked out from its boxes, so that it follows a box that is ticked by
    /// hand. Only where the item is decided.
    fn count(&mut self, item: &ItemReport, first: u32, last: u32) -> Result<(), XlsxError> {
        if item.min != item.max {
            return Ok(());
        }
        let check = self.check();
        let area = |column: u16| {
            let letter = letter(column);
            format!("{letter}{}:{letter}{}", first + 1, last + 1)
        };
        let (boxes, points) = (area(check), area(check + 1));
        let formula = match item.together {
            Some(cap) => format!("=MIN({cap},SUMIF({boxes},\"{TICKED}\",{points}))"),
            None => highest(check, first, last),
        };
        let cell = (first, check + 4);
        self.sheet.formula(cell, &formula, item.min, &toned(plain(), Tone::Faint))?;
        self.counted.push(format!("{}{}", letter(check + 4), first + 1));
        Ok(())
    }

    /// The total: a formula where every item is decided, else the range as words.
    fn total(&mut self, points: &PointsReport) -> Result<(), XlsxError> {
        let check = self.check();
        let decided =
            points.min == points.max && points.items.iter().all(|item| item.min == item.max);
        let mark = Phrase::PassMarkIs.fill(&[("mark", Text::same(points.pass_mark.to_string()))]);
        let total = format!("=SUM({})", self.counted.join(","));
        let total = decided.then_some((total, points.min));
        self.sum(&Text::default(), Phrase::HeadTotal, total, &span(points.min, points.max))?;
        let (low, high) = (points.min - points.pass_mark, points.max - points.pass_mark);
        let margin = format!("={}{}-{}", letter(check + 1), self.row, points.pass_mark);
        let margin = decided.then_some((margin, low));
        self.sum(&mark, Phrase::DocMargin, margin, &format!("{low:+}–{high:+}"))?;
        self.row += 1;
        Ok(())
    }

    /// A row below the items: a formula with what it comes to, else words.
    fn sum(
        &mut self,
        beside: &Text,
        head: Phrase,
        formula: Option<(String, i32)>,
        words: &str,
    ) -> Result<(), XlsxError> {
        let (row, check) = (self.row, self.check());
        let strong = framed().set_bold().set_align(FormatAlign::Center);
        self.line(0, self.columns, beside, &framed())?;
        self.line(check, check, &head.text(), &strong)?;
        match formula {
            Some((formula, result)) => {
                self.sheet.formula((row, check + 1), &formula, result, &strong)?;
            }
            None => self.sheet.words((row, check + 1, row, check + 1), words, &strong)?,
        }
        self.sheet.words((row, check + 2, row, check + 2), "", &framed())?;
        self.sheet.height(row, 2)?;
        self.row += 1;
        Ok(())
    }

    /// Words over all columns in as many lines as they take.
    fn prose(&mut self, text: &Text, format: &Format) -> Result<(), XlsxError> {
        self.line(0, self.check() + 2, text, format)?;
        let high = lines(&self.sheet.said(text), ITEM + CRITERION + 24);
        self.sheet.height(self.row, high)?;
        self.row += 1;
        Ok(())
    }

    /// For permanent residence, which of the three days the table is of; then the signature.
    fn foot(&mut self, side: &Side<'_>, sides: &[Side<'_>]) -> Result<(), XlsxError> {
        let last = self.check() + 2;
        self.prose(&Phrase::DocPermanent.text(), &plain())?;
        let today = sides.first().map_or(side.report.on, |first| first.report.on);
        let several = sides.iter().any(|other| other.report.on != today);
        let choices =
            [(Phrase::DocThisTime, 0), (Phrase::DocYearBefore, 12), (Phrase::DocThreeBefore, 36)];
        for (phrase, months) in choices {
            let is = several && side.report.on == today.minus(Wait::new(months, 0));
            let mark = if is { TICKED } else { OPEN };
            let right = plain().set_align(FormatAlign::Right);
            self.sheet.words((self.row, 0, self.row, 0), mark, &right)?;
            self.line(1, last, &phrase.text(), &plain())?;
            self.sheet.height(self.row, lines(&self.sheet.said(&phrase.text()), CRITERION))?;
            self.row += 1;
        }
        self.row += 1;
        self.prose(&Phrase::DocSign.text(), &plain())?;
        self.row += 1;
        let half = self.columns;
        let under = plain().set_border_top(rust_xlsxwriter::FormatBorder::Thin);
        self.line(0, half, &Phrase::DocSignature.text(), &under)?;
        self.line(half + 1, last, &Phrase::DocSignedOn.text(), &under)?;
        self.sheet.height(self.row, lines(&self.sheet.said(&Phrase::DocSignature.text()), ITEM))?;
        self.row += 2;
        let faint = toned(plain(), Tone::Faint);
        self.prose(&Phrase::Disclaimer.text(), &faint)?;
        let digest = [("digest", Text::same(&side.report.digest))];
        self.prose(&Phrase::Digest.fill(&digest), &faint)
    }
}

fn tier_tone(tier: &TierReport) -> Tone {
    match tier.finding {
        Finding::Met => Tone::Good,
        Finding::Unknown => Tone::Plain,
        _ => Tone::Faint,
    }
}

/// The numbers of documents on the official list, below each other.
fn forms(lines: &[EvidenceLine]) -> String {
    let mut found: Vec<&str> = Vec::new();
    for form in lines.iter().filter_map(|line| line.form.as_deref()) {
        if !found.contains(&form) {
            found.push(form);
        }
    }
    found.join("\n")
}

/// The highest of the rows that are ticked: one `IF` a row, which every spreadsheet reads.
fn highest(check: u16, first: u32, last: u32) -> String {
    let (tick, points) = (letter(check), letter(check + 1));
    let one = |row: u32| format!("IF({tick}{row}=\"{TICKED}\",{points}{row},0)");
    let rows: Vec<String> = (first + 1..=last + 1).map(one).collect();
    format!("=MAX({})", rows.join(","))
}

/// The letter of a column among the first 26.
fn letter(column: u16) -> char {
    char::from(b'A' + u8::try_from(column.min(25)).unwrap_or(25))
}

fn gap(because: &Because) -> Option<Text> {
    let gap = because.gap.clone()?;
    Some(Phrase::FactIs.fill(&[("label", because.label.clone()), ("value", gap)]))
}
