//! Which rows and which columns of a result are asked for.

/// How short of qualifying a row may be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NearLimits {
    /// So many points, where nothing else is short.
    pub points: Option<u32>,
    /// So many criteria, where no points are short.
    pub criteria: Option<u32>,
}

impl NearLimits {
    /// True where no row is left out for being far.
    pub fn is_open(self) -> bool {
        self == Self::default()
    }
}

/// Which rows and which columns of a result are asked for; all that are usual by default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picked {
    /// The columns, in their order: what came in, what is added to every status or to one.
    pub columns: Vec<String>,
    /// Names that need no quotes in SQL: what is added is `hsp_1_b_verdict`.
    pub snake: bool,
    /// The input that the rows come from, where there are several.
    pub source: Option<String>,
    /// The headings that all inputs have together, where there are several.
    pub headings: Vec<String>,
    /// Only rows of which an earlier run said something else.
    pub changed: bool,
    /// No more rows than so many are looked at.
    pub limit: Option<u64>,
}

impl Picked {
    /// A name as it is asked for.
    pub fn named(&self, name: String) -> String {
        if self.snake { snake(&name) } else { name }
    }
}

/// A name that needs no quotes in SQL.
pub fn snake(name: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' };
    name.chars().map(plain).collect()
}
