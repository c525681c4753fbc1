//! How deep the columns of a Parquet file are nested, found out from the bytes of its footer. The
//! reader goes down into them without end and would run out of stack, which nothing can catch.
//! Knows of the footer (Thrift, in its compact protocol) no more than it takes to count.

/// No honest file nests its columns deeper.
const DEEPEST: usize = 100;

/// No value in a footer is nested deeper.
const VALUES: usize = 32;

/// The field of a footer that lists the columns, and the field of a column with its columns.
const COLUMNS: i64 = 2;
const CHILDREN: i64 = 5;

/// The types of values that matter here.
const NUMBER: u8 = 5;
const LIST: u8 = 9;
const STRUCT: u8 = 12;

/// What is left of the bytes.
struct Footer<'b>(&'b [u8]);

/// True where the columns are nested no deeper than is honest; false too where the footer cannot
/// be told.
pub(super) fn is_shallow(footer: &[u8]) -> bool {
    Footer(footer).footer().is_some()
}

impl Footer<'_> {
    /// None where it goes too deep, or ends too early.
    fn footer(&mut self) -> Option<()> {
        let mut id = 0;
        while let Some(kind) = self.field(&mut id)? {
            match (id, kind) {
                (COLUMNS, LIST) => self.columns()?,
                _ => self.skip(kind, VALUES)?,
            }
        }
        Some(())
    }

    /// Columns follow the one that they are in, which says how many they are.
    fn columns(&mut self) -> Option<()> {
        let (count, kind) = self.list()?;
        let mut open: Vec<u64> = Vec::new();
        for _ in 0..count {
            let children = if kind == STRUCT { self.children()? } else { return None };
            if let Some(last) = open.last_mut() {
                *last -= 1;
            }
            open.push(children);
            while open.last() == Some(&0) {
                open.pop();
            }
            if open.len() > DEEPEST {
                return None;
            }
        }
        Some(())
    }

    fn children(&mut self) -> Option<u64> {
        let (mut id, mut children) = (0, 0);
        while let Some(kind) = self.field(&mut id)? {
            match (id, kind) {
                (CHILDREN, NUMBER) => children = self.number()?.max(0).unsigned_abs(),
                _ => self.skip(kind, VALUES)?,
            }
        }
        Some(children)
    }

    /// The type of the next field of a struct; none at its end.
    fn field(&mut self, id: &mut i64) -> Option<Option<u8>> {
        let head = self.byte()?;
        if head == 0 {
            return Some(None);
        }
        *id = match head >> 4 {
            0 => self.number()?,
            more => id.checked_add(i64::from(more))?,
        };
        Some(Some(head & 15))
    }

    /// How many there are in a list, and of what type.
    fn list(&mut self) -> Option<(u64, u8)> {
        let head = self.byte()?;
        let count = if head >> 4 == 15 { self.varint()? } else { u64::from(head >> 4) };
        Some((count, head & 15))
    }

    fn skip(&mut self, kind: u8, deep: usize) -> Option<()> {
        let deeper = deep.checked_sub(1)?;
        match kind {
            // A yes or no that is a field stands in its type.
            1 | 2 => {}
            3 => self.pass(1)?,
            4..=6 => {
                self.varint()?;
            }
            7 => self.pass(8)?,
            8 => {
                let length = self.varint()?;
                self.pass(length)?;
            }
            LIST | 10 => {
                let (count, kind) = self.list()?;
                (0..count).try_for_each(|_| self.item(kind, deeper))?;
            }
            11 => {
                let count = self.varint()?;
                let kinds = if count == 0 { 0 } else { self.byte()? };
                (0..count).try_for_each(|_| {
                    self.item(kinds >> 4, deeper)?;
                    self.item(kinds & 15, deeper)
                })?;
            }
            STRUCT => {
                let mut id = 0;
                while let Some(kind) = self.field(&mut id)? {
                    self.skip(kind, deeper)?;
                }
            }
            _ => return None,
        }
        Some(())
    }

    /// A yes or no in a list takes a byte, unlike one that is a field.
    fn item(&mut self, kind: u8, deep: usize) -> Option<()> {
        match kind {
            1 | 2 => self.pass(1),
            kind => self.skip(kind, deep),
        }
    }

    fn number(&mut self) -> Option<i64> {
        let zigzag = self.varint()?;
        let half = i64::try_from(zigzag >> 1).ok()?;
        Some(if zigzag & 1 == 1 { !half } else { half })
    }

    fn varint(&mut self) -> Option<u64> {
        let mut value = 0;
        for at in (0..64).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << at;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }

    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn pass(&mut self, count: u64) -> Option<()> {
        self.0 = self.0.get(usize::try_from(count).ok()?..)?;
        Some(())
    }
}
