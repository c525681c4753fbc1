//! What stands where a value is expected, whichever file it stands in, and which words that comes to:
//! the one place that says what an array, null or a table means for a fact.

use super::Kind;
use crate::text::Text;
use crate::tree::{Node, Tree};
use crate::words::forms;

/// What stands where a value is expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// Words, a number, true or false: as one cell would hold it.
    Words(String),
    /// Null.
    Nothing,
    /// Several things.
    List(Vec<Given>),
    /// Named things.
    Table,
}

/// What has a shape that no value of the fact has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misshapen {
    /// The whole.
    Whole,
    /// One of several, by its place.
    Member(usize),
}

impl Given {
    /// The words of one cell that says the same.
    pub fn words(&self, kind: Kind) -> Result<String, Misshapen> {
        match (self, kind) {
            (Self::Words(words), _) => Ok(words.clone()),
            (Self::Nothing, _) => Ok(String::new()),
            (Self::List(members), Kind::Set(_)) => joined(members),
            (Self::List(_) | Self::Table, _) => Err(Misshapen::Whole),
        }
    }

    /// What it is, for a sentence.
    pub fn shape(&self) -> Text {
        let shape = match self {
            Self::Words(words) if words.trim().is_empty() => forms::NOTHING,
            Self::Words(_) => forms::WORDS,
            Self::Nothing => forms::NULL,
            Self::List(_) => forms::ARRAY,
            Self::Table => forms::TABLE,
        };
        shape.text()
    }

    /// The misshapen part of it.
    pub fn part(&self, which: Misshapen) -> &Self {
        match (self, which) {
            (Self::List(members), Misshapen::Member(at)) => members.get(at).unwrap_or(self),
            _ => self,
        }
    }
}

/// A set member by member, as one cell holds it. A member that says nothing is no member.
fn joined(members: &[Given]) -> Result<String, Misshapen> {
    if members.is_empty() {
        return Ok("none".to_string());
    }
    let words = members.iter().enumerate().map(|(at, member)| match member {
        Given::Words(words) if !words.trim().is_empty() => Ok(words.as_str()),
        _ => Err(Misshapen::Member(at)),
    });
    let words: Result<Vec<&str>, Misshapen> = words.collect();
    Ok(words?.join(";"))
}

impl From<&Node> for Given {
    fn from(node: &Node) -> Self {
        match (&node.value, node.words()) {
            (Tree::Null, _) => Self::Nothing,
            (Tree::Array(items), _) => Self::List(items.iter().map(Self::from).collect()),
            (_, Some(words)) => Self::Words(words),
            (_, None) => Self::Table,
        }
    }
}
