//! Opening a workbook and choosing a sheet of it.

use super::bounds::{Limit, Looked, look};
use super::rows::{Begin, SheetRows};
use crate::batch::cell_name;
use crate::door::Seekable;
use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use std::io::{BufReader, Seek, SeekFrom};
use thiserror::Error;

/// Why a workbook cannot be read.
#[derive(Debug, Error)]
pub enum UnreadableWorkbook {
    /// It is encrypted.
    #[error("the workbook is protected by a password")]
    Password,
    /// It is a workbook of Excel 97 to 2003.
    #[error("the workbook is of the old form .xls")]
    Old,
    /// It is no workbook.
    #[error("not a workbook (.xlsx)")]
    NoWorkbook,
    /// It unpacks to more than is allowed.
    #[error("`{part}` unpacks to more than {limit} bytes, or more than any workbook needs")]
    TooLarge {
        /// The part.
        part: String,
        /// The limit that it passes, in bytes.
        limit: u64,
    },
    /// It has no sheet of that name, or none at all.
    #[error("no sheet `{name}`")]
    NoSheet {
        /// The name.
        name: String,
        /// The names that there are.
        known: Vec<String>,
    },
    /// A formula was never worked out.
    #[error("the formula in `{cell}` has no value")]
    Formula {
        /// The cell.
        cell: String,
    },
    /// Rows or cells do not follow each other, or there are more than a sheet can have.
    #[error("the cell behind `{cell}` is out of order")]
    Order {
        /// The last cell that was in order.
        cell: String,
    },
    /// The bytes are not what a workbook has.
    #[error("{0}")]
    Broken(String),
    /// The bytes cannot be read at all.
    #[error(transparent)]
    Io(#[from] std::io::Error),
}

impl UnreadableWorkbook {
    pub(super) fn broken(error: &dyn std::fmt::Display) -> Self {
        Self::Broken(error.to_string())
    }
}

impl From<XlsxError> for UnreadableWorkbook {
    fn from(error: XlsxError) -> Self {
        match error {
            XlsxError::Password => Self::Password,
            error => Self::broken(&error),
        }
    }
}

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
