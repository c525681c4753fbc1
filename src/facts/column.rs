//! Many values of one fact, one below the other: what was read before is remembered. Reads
//! exactly what [`super::parse`] reads.

use super::{
    Fact, FactId, Kind, Measure, ParseError, ReadingNote, SenseRange, Understood, Value,
    Vocabulary, parse, read_around,
};
use crate::calendar::{Day, Wait};
use std::collections::HashMap;

/// What a cell says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing: it is empty, or says that nothing is known.
    Unknown,
    /// The number that rules compare.
    Code(i64),
    /// Any number of a domain.
    Members(Value),
    /// The same, of a percentage that was rounded.
    Rounded(i64),
    /// A name that its open list does not have, which leaves the fact unknown.
    Unlisted,
    /// It cannot be read.
    Bad(ParseError),
}

/// How many cells are remembered for one column.
const MEMORY: usize = 512;

/// No longer cell is remembered, in bytes.
const LONGEST: usize = 64;

/// Reads the cells of one fact.
#[derive(Clone, Debug)]
pub struct ColumnReader<'v> {
    vocabulary: &'v Vocabulary,
    kind: Kind,
    /// The fact that the column gives, by whose names and words cells are read too.
    fact: Option<&'v Fact>,
    range: SenseRange,
    /// Nothing is left to doubt about what the numbers count.
    told_unit: bool,
    measure: Measure,
    /// What words are to be read as.
    words: HashMap<Box<[u8]>, String>,
    /// Cells in a plain form are read at once.
    plainly: bool,
    memory: Vec<Option<(Box<[u8]>, Cell)>>,
    short: Vec<ShortCell>,
    last: Cell,
}

/// A short cell that was read before, and the number that rules compare.
#[derive(Clone, Copy, Debug, Default)]
struct ShortCell {
    length: usize,
    words: (u64, u64),
    code: i64,
}

/// How many short cells are remembered for one column.
const SHORT: usize = 64;

impl<'v> ColumnReader<'v> {
    /// Nothing read yet.
    pub fn new(vocabulary: &'v Vocabulary, kind: Kind) -> Self {
        Self {
            vocabulary,
            kind,
            fact: None,
            range: SenseRange::ANYTHING,
            told_unit: false,
            measure: Measure::Plain,
            words: HashMap::new(),
            plainly: true,
            memory: Vec::new(),
            short: vec![ShortCell::default(); SHORT],
            last: Cell::Unknown,
        }
    }

    /// Of a fact, with what makes sense of it on a day: what does not is no value here.
    pub fn of_fact(vocabulary: &'v Vocabulary, fact: FactId, day: Day) -> Self {
        let entry = vocabulary.fact(fact);
        let (range, fact) = (vocabulary.range(fact, day), Some(entry));
        Self { fact, range, ..Self::new(vocabulary, entry.kind) }
    }

    /// Of a fact, whatever makes sense of it.
    pub fn of_any(vocabulary: &'v Vocabulary, fact: FactId) -> Self {
        let entry = vocabulary.fact(fact);
        Self { fact: Some(entry), ..Self::new(vocabulary, entry.kind) }
    }

    /// The unit of the numbers was told: what is unlikely is taken as it stands.
    #[must_use]
    pub fn of_told_unit(self) -> Self {
        Self { range: self.range.of_told_unit(), told_unit: true, ..self }
    }

    /// Below a heading that says this of the values.
    #[must_use]
    pub fn under(self, measure: Measure) -> Self {
        let plainly = self.plainly && measure == Measure::Plain;
        Self { measure, plainly, ..self }
    }

    /// Reads words as others; as nothing where nothing is known.
    #[must_use]
    pub fn translating(self, words: HashMap<Box<[u8]>, String>) -> Self {
        Self { words, plainly: false, ..self }
    }

    /// The number that rules compare, of a cell in a plain form or like one read before.
    #[inline]
    pub fn quick(&self, words: &[u8]) -> Option<i64> {
        if self.plainly
            && let Some(code) = plain(words, self.kind)
        {
            return self.range.holds(code).then_some(code);
        }
        let packed = pack(words)?;
        let short = &self.short[place(packed)];
        (short.length == words.len() && short.words == packed).then_some(short.code)
    }

    /// Reads one cell, which holds UTF-8.
    pub fn read(&mut self, words: &[u8]) -> &Cell {
        if words.is_empty() {
            self.last = Cell::Unknown;
            return &self.last;
        }
        match self.quick(words) {
            Some(code) => {
                self.last = Cell::Code(code);
                &self.last
            }
            None => self.remembered(words),
        }
    }

    fn remembered(&mut self, words: &[u8]) -> &Cell {
        if words.len() > LONGEST {
            self.last = self.parse(words);
            return &self.last;
        }
        if self.memory.is_empty() {
            self.memory = vec![None; MEMORY];
        }
        let at = slot(words);
        if self.memory[at].as_ref().is_none_or(|(seen, _)| **seen != *words) {
            self.memory[at] = Some((words.into(), self.parse(words)));
        }
        if let (Some(packed), Some((_, Cell::Code(code)))) = (pack(words), &self.memory[at]) {
            self.short[place(packed)] =
                ShortCell { length: words.len(), words: packed, code: *code };
        }
        self.memory[at].as_ref().map_or(&self.last, |(_, cell)| cell)
    }

    fn parse(&self, words: &[u8]) -> Cell {
        let meant = self.words.get(words.trim_ascii()).map(String::as_bytes);
        let words = &*String::from_utf8_lossy(meant.unwrap_or(words));
        match self.understand(words) {
            Err(ParseError::Unlisted(_)) => Cell::Unlisted,
            Err(error) => Cell::Bad(error),
            Ok(None | Some(Understood { value: Value::Text(_), .. })) => Cell::Unknown,
            Ok(Some(Understood { value, remark })) => match (value.code(), remark) {
                (Some(code), Some(ReadingNote::Rounded)) => {
                    self.sensible(code, Cell::Rounded(code))
                }
                (Some(code), Some(ReadingNote::Fraction)) if !self.told_unit => {
                    Cell::Bad(ParseError::Fraction(code))
                }
                (Some(code), _) => self.sensible(code, Cell::Code(code)),
                (None, _) => Cell::Members(value),
            },
        }
    }

    fn understand(&self, words: &str) -> Result<Option<Understood>, ParseError> {
        let understood = |value| Understood { value, remark: None };
        if let Some(measured) = self.measure.read(words) {
            return measured.map(|value| Some(understood(value)));
        }
        match self.fact {
            Some(fact) => read_around(words, fact, self.vocabulary),
            None => Ok(parse(words, self.kind, self.vocabulary)?.map(understood)),
        }
    }

    fn sensible(&self, code: i64, cell: Cell) -> Cell {
        self.range.odd(code).map_or(cell, |odd| Cell::Bad(ParseError::Odd(odd)))
    }
}

/// The forms that tables mostly hold: digits alone, and dates such as `1995-04-01`.
#[inline]
fn plain(words: &[u8], kind: Kind) -> Option<i64> {
    match kind {
        Kind::Count | Kind::Yen if (1..=15).contains(&words.len()) => number(words),
        Kind::Duration if (1..=2).contains(&words.len()) => {
            Some(Wait::new(number(words)? * 12, 0).code())
        }
        Kind::Date => day(words),
        _ => None,
    }
}

#[inline]
fn number(words: &[u8]) -> Option<i64> {
    words.iter().try_fold(0_i64, |number, byte| {
        byte.is_ascii_digit().then(|| number * 10 + i64::from(byte - b'0'))
    })
}

fn day(words: &[u8]) -> Option<i64> {
    let [year @ .., b'-', m1, m2, b'-', d1, d2] = words else { return None };
    // Other years are left to the parser.
    if year.len() != 4 || year[0] == b'0' || year == b"9999" {
        return None;
    }
    let day = Day::new(number(year)?, number(&[*m1, *m2])?, number(&[*d1, *d2])?)?;
    Some(day.code())
}

/// A cell of 1 to 16 bytes as two numbers, which with its length tell it from all others.
#[inline]
fn pack(words: &[u8]) -> Option<(u64, u64)> {
    let long = |bytes: &[u8; 8]| u64::from_le_bytes(*bytes);
    let half = |bytes: &[u8; 4]| u64::from(u32::from_le_bytes(*bytes));
    match words.len() {
        8..=16 => Some((long(words.first_chunk()?), long(words.last_chunk()?))),
        4..=7 => Some((half(words.first_chunk()?), half(words.last_chunk()?))),
        1..=3 => {
            let byte = |at: usize| u64::from(words[at]);
            Some((byte(0), byte(words.len() / 2) << 8 | byte(words.len() - 1)))
        }
        _ => None,
    }
}

/// Where a short cell is remembered.
#[inline]
fn place((a, b): (u64, u64)) -> usize {
    let mixed = (a ^ b.rotate_left(23)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    usize::try_from(mixed >> 58).unwrap_or_default()
}

/// Where a cell is remembered.
#[inline]
fn slot(words: &[u8]) -> usize {
    let mut mixed = words.len() as u64;
    for eight in words.chunks(8) {
        let mut bytes = [0; 8];
        bytes[..eight.len()].copy_from_slice(eight);
        mixed =
            (mixed.rotate_left(5) ^ u64::from_le_bytes(bytes)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
    usize::try_from(mixed >> 32).unwrap_or_default() % MEMORY
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_reads_what_the_parser_reads() {
        let vocabulary = Vocabulary::default();
        let kinds =
            [Kind::YesNo, Kind::Count, Kind::Yen, Kind::Percent, Kind::Date, Kind::Duration];
        let words = [
            "",
            " ",
            "0",
            "7",
            "07",
            "31",
            "365",
            "6500000",
            "6.5M",
            "６５０万",
            "yes",
            "No",
            "1995-04-01",
            "1995-02-30",
            "0995-04-01",
            "1995/4/1",
            "4y6m",
            "99",
            "100",
            "-1",
            "123456789012345",
            "1234567890123456",
            "x",
            "3.01%",
            "\u{3000}",
            "1e3",
            "-0",
            "1995-04-31",
            "9999-12-31",
            "N/A",
            "NaN",
            "None",
            "none",
            "―",
        ];
        for kind in kinds {
            let mut column = ColumnReader::new(&vocabulary, kind);
            for _ in 0..2 {
                for words in words {
                    let expected = match parse(words, kind, &vocabulary) {
                        Ok(None) => Cell::Unknown,
                        Ok(Some(value)) => Cell::Code(value.code().unwrap_or_default()),
                        Err(error) => Cell::Bad(error),
                    };
                    if let Some(code) = column.quick(words.as_bytes()) {
                        assert_eq!(Cell::Code(code), expected, "{words} as {kind:?}");
                    }
                    assert_eq!(*column.read(words.as_bytes()), expected, "{words} as {kind:?}");
                }
            }
        }
    }
}
