//! Opening a workbook and choosing a sheet of it.

use super::bounds::{Limit, Looked, WorkbookNotes, look};
use super::rows::{Begin, SheetRows};
use super::unreadable::UnreadableWorkbook;
use crate::batch::cell_name;
use crate::door::Seekable;
use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use std::collections::BTreeSet;
use std::io::{BufReader, Seek, SeekFrom};

/// An open workbook.
pub struct Workbook {
    inner: Xlsx<BufReader<Box<dyn Seekable>>>,
    looked: Looked,
}

/// A cell: its row, the first being 1, and its column.
type SheetPlace = (u64, usize);

/// No more cells without a value are held.
const MOST_BARE: usize = 100_000;

/// The first bytes of the container in which old and encrypted workbooks are kept.
const CONTAINER: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

impl Workbook {
    /// Opens it; nothing is held before everything is known to be within `limit`.
    pub fn open(mut bytes: Box<dyn Seekable>, limit: Limit) -> Result<Self, UnreadableWorkbook> {
        let mut first = [0; 8];
        let begins = bytes.read_exact(&mut first).is_ok();
        bytes.seek(SeekFrom::Start(0))?;
        if begins && first == CONTAINER {
            return Err(contained(bytes));
        }
        let looked = look(BufReader::new(&mut bytes), limit)?;
        bytes.seek(SeekFrom::Start(0))?;
        let inner = Xlsx::new(BufReader::new(bytes))?;
        Ok(Self { inner, looked })
    }

    /// The sheet of that name, or the first that is shown.
    pub fn sheet(&self, name: Option<&str>) -> Result<String, UnreadableWorkbook> {
        let sheets = self.inner.sheets_metadata();
        let rows = sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
        let found = match name {
            Some(name) => rows.clone().find(|sheet| sheet.name == name),
            None => rows.clone().find(|sheet| sheet.visible == SheetVisible::Visible),
        };
        let known = || rows.clone().map(|sheet| sheet.name.clone()).collect();
        match found {
            Some(sheet) => Ok(sheet.name.clone()),
            None => Err(UnreadableWorkbook::NoSheet {
                name: name.unwrap_or_default().to_string(),
                known: known(),
            }),
        }
    }

    /// The rows of a sheet. `header`: how many headings of a row are known.
    pub fn rows(
        &mut self,
        sheet: &str,
        header: impl Fn(&[String]) -> usize,
    ) -> Result<(Begin, SheetRows<'_>), UnreadableWorkbook> {
        let bare = match self.looked.bare_formula {
            true => self.never_worked_out(sheet)?,
            false => BTreeSet::new(),
        };
        let sheets = self.inner.sheets_metadata().iter();
        let others = sheets.filter(|one| one.typ == SheetType::WorkSheet && one.name != sheet);
        let notes = WorkbookNotes {
            others: others.map(|one| one.name.clone()).collect(),
            bare: bare.len(),
            counts: self.looked.counts,
        };
        let cells = self.inner.worksheet_cells_reader(sheet)?;
        let (begin, rows) = SheetRows::begin(cells, sheet, bare, header)?;
        Ok((Begin { notes, ..begin }, rows))
    }

    /// The cells of a sheet whose formulas have no value.
    fn never_worked_out(
        &mut self,
        sheet: &str,
    ) -> Result<BTreeSet<SheetPlace>, UnreadableWorkbook> {
        let mut cells = self.inner.worksheet_cells_reader(sheet)?;
        let mut bare = BTreeSet::new();
        while let Some(cell) = cells.next_cell_with_formula_metadata()? {
            if cell.formula.is_some() && cell.value == DataRef::Empty {
                let (row, column) = cell.pos;
                let place = (u64::from(row) + 1, column as usize);
                bare.insert(place);
                if bare.len() > MOST_BARE {
                    let cell = cell_name(sheet, place.1, place.0);
                    return Err(UnreadableWorkbook::Formula { cell });
                }
            }
        }
        Ok(bare)
    }
}

/// An encrypted workbook, or an old one.
fn contained(bytes: Box<dyn Seekable>) -> UnreadableWorkbook {
    match Xlsx::new(BufReader::new(bytes)) {
        Err(XlsxError::Password) => UnreadableWorkbook::Password,
        _ => UnreadableWorkbook::Old,
    }
}
