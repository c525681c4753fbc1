//! How a move is filed for, as written: with which application, in which window, on which of its two
//! days a criterion is judged.

use super::condition::{ConditionDoc, condition};
use super::reader::{Reader, TableReader};
use crate::calendar::Wait;
use crate::source::Spanned;
use crate::tree::Node;
use serde::{Deserialize, Serialize};

/// How a move is filed for.
#[derive(Clone, Debug)]
pub struct FilingDoc {
    /// The application.
    pub procedure: Spanned<String>,
    /// The status stays the same: an extension.
    pub same: bool,
    /// Only with a status whose permit has not run out.
    pub alive: bool,
    /// From when it can be filed, before the day that a fact gives.
    pub window: Option<WindowDoc>,
    /// On which day a criterion is judged.
    pub judged: JudgedOn,
}

/// From when an application can be filed.
#[derive(Clone, Debug)]
pub struct WindowDoc {
    /// So long before.
    pub before: Wait,
    /// The date that this is counted from.
    pub of: Spanned<String>,
    /// Only where this holds.
    pub when: Option<ConditionDoc>,
}

/// On which of the two days of a move a criterion is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum JudgedOn {
    /// The day of filing.
    Filed,
    /// The day from which the status is held.
    Held,
}

/// The keys of a move that say how it is filed for; none where it names no application.
pub(super) fn filing(reader: &mut Reader<'_>, table: &mut TableReader<'_>) -> Option<FilingDoc> {
    let procedure = table.get("procedure").and_then(|node| reader.id("procedure", node))?;
    let flag = |reader: &mut Reader<'_>, table: &mut TableReader<'_>, key| {
        table.get(key).and_then(|node| reader.flag(key, node)).unwrap_or(false)
    };
    let same = flag(reader, table, "same");
    let alive = flag(reader, table, "alive");
    let window = table.get("window").and_then(|node| window(reader, node));
    let known = [("filed", JudgedOn::Filed), ("held", JudgedOn::Held)];
    let judged = reader.need(table, "judged").and_then(|n| reader.one_of("judged", n, &known));
    Some(FilingDoc { procedure, same, alive, window, judged: judged? })
}

fn window(reader: &mut Reader<'_>, node: &Node) -> Option<WindowDoc> {
    let mut table = reader.table("window", node)?;
    let before = reader.need(&mut table, "before").and_then(|node| reader.wait("before", node));
    let of = reader.need(&mut table, "of").and_then(|node| reader.words("of", node));
    let when = table.get("when").and_then(|node| condition(reader, node));
    reader.close(&table);
    Some(WindowDoc { before: before?, of: of?, when })
}
