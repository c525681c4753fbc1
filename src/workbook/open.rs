//! Opening a workbook and choosing a sheet of it.

use super::bounds::{Limit, Looked, look};
use super::rows::{Begin, SheetRows};
use super::unreadable::UnreadableWorkbook;
use crate::batch::cell_name;
use crate::door::Seekable;
use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use std::io::{BufReader, Seek, SeekFrom};

/// An open workbook.
pub struct Workbook {
    inner: Xlsx<BufReader<Box<dyn Seekable>>>,
    looked: Looked,
}

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
        if self.looked.bare_formula {
            self.worked_out(sheet)?;
        }
        SheetRows::begin(self.inner.worksheet_cells_reader(sheet)?, sheet, header)
    }

    /// Some formula has no value; not one of this sheet may.
    fn worked_out(&mut self, sheet: &str) -> Result<(), UnreadableWorkbook> {
        let mut cells = self.inner.worksheet_cells_reader(sheet)?;
        while let Some(cell) = cells.next_cell_with_formula_metadata()? {
            if cell.formula.is_some() && cell.value == DataRef::Empty {
                let (row, column) = cell.pos;
                let cell = cell_name(sheet, column as usize, u64::from(row) + 1);
                return Err(UnreadableWorkbook::Formula { cell });
            }
        }
        Ok(())
    }
}

/// An encrypted workbook, or an old one.
fn contained(bytes: Box<dyn Seekable>) -> UnreadableWorkbook {
    match Xlsx::new(BufReader::new(bytes)) {
        Err(XlsxError::Password) => UnreadableWorkbook::Password,
        _ => UnreadableWorkbook::Old,
    }
}
