//! Files and positions in them. Knows nothing of visas, and never touches the disk.

use serde::{Deserialize, Serialize};

/// Which file of a [`Sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FileId(u32);

impl FileId {
    /// The first file.
    pub const FIRST: Self = Self(0);
}

/// A stretch of bytes in one file, end exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The stretch `range` of `file`. Files are at most 4 GiB, which [`Sources::add`] guards.
    pub fn new(file: FileId, range: std::ops::Range<usize>) -> Self {
        let clip = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self { file, start: clip(range.start), end: clip(range.end) }
    }

    /// As byte indices.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A value and where it was written.
#[derive(Clone, Debug)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

/// One text with the name under which mistakes in it are reported.
#[derive(Clone, Debug)]
pub struct File {
    /// Name shown to the reader.
    pub name: String,
    /// Whole content.
    pub text: String,
    /// Where lines begin: thousands of places are asked for theirs.
    lines: Vec<usize>,
}

impl File {
    fn new(name: String, text: String) -> Self {
        let behind = text.match_indices('\n').map(|(at, _)| at + 1);
        let lines = std::iter::once(0).chain(behind).collect();
        Self { name, text, lines }
    }
}

/// The files of one run, numbered in the order they were added.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<File>,
}

impl Sources {
    /// Takes a file and gives it a number.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.files.push(File::new(name.into(), text.into()));
        id
    }

    /// The file behind a number.
    pub fn file(&self, id: FileId) -> &File {
        &self.files[id.0 as usize]
    }

    /// Line and column (in characters) of a span's start, both from 1.
    pub fn line_column(&self, span: Span) -> (usize, usize) {
        let file = self.file(span.file);
        let start = floor_char_boundary(&file.text, span.start as usize);
        let line = file.lines.partition_point(|begin| *begin <= start);
        let begin = file.lines[line - 1];
        (line, file.text[begin..start].chars().count() + 1)
    }
}

/// The nearest character boundary at or before `index`.
pub fn floor_char_boundary(text: &str, index: usize) -> usize {
    let mut at = index.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_count_from_one_in_characters() {
        let mut sources = Sources::default();
        let file = sources.add("a.toml", "年収 = 1\nb = 2\n");
        assert_eq!(sources.line_column(Span::new(file, 0..1)), (1, 1));
        assert_eq!(sources.line_column(Span::new(file, 9..10)), (1, 6));
        assert_eq!(sources.line_column(Span::new(file, 11..12)), (2, 1));
        assert_eq!(sources.line_column(Span::new(file, 10..11)), (1, 7));
        assert_eq!(sources.line_column(Span::new(file, 17..99)), (3, 1));
    }
}
