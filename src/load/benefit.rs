//! Treatment that a status gives to those who hold it, as written. Must not know what it means.

use super::condition::{ConditionDoc, condition};
use super::dated::{ProvenanceDoc, provenance};
use super::reader::Reader;
use crate::calendar::Day;
use crate::source::Spanned;
use crate::text::Text;
use crate::tree::Node;

/// A treatment as written. It never decides a verdict.
#[derive(Clone, Debug)]
pub struct BenefitDoc {
    /// Its identifier.
    pub id: Spanned<String>,
    /// What is given.
    pub text: Text,
    /// On which condition; none: to everybody who holds the status.
    pub when: Option<ConditionDoc>,
    /// More for readers.
    pub note: Option<Text>,
    /// Where it comes from.
    pub provenance: ProvenanceDoc,
    /// First day.
    pub from: Option<Spanned<Day>>,
    /// Last day.
    pub until: Option<Spanned<Day>>,
}

/// Reads the `[[benefit]]` tables of a status.
pub fn benefits(reader: &mut Reader<'_>, node: &Node) -> Vec<BenefitDoc> {
    let items = reader.array("benefit", node);
    items.iter().filter_map(|item| benefit(reader, item)).collect()
}

fn benefit(reader: &mut Reader<'_>, node: &Node) -> Option<BenefitDoc> {
    let table = &mut reader.table("benefit", node)?;
    let id = reader.need(table, "id").and_then(|node| reader.id("id", node));
    let text = reader.need(table, "text").and_then(|node| reader.text("text", node));
    let doc = BenefitDoc {
        id: id?,
        text: text.unwrap_or_default(),
        when: table.get("when").and_then(|node| condition(reader, node)),
        note: table.get("note").and_then(|node| reader.text("note", node)),
        provenance: provenance(reader, table),
        from: table.get("from").and_then(|node| reader.day("from", node)),
        until: table.get("until").and_then(|node| reader.day("until", node)),
    };
    reader.close(table);
    Some(doc)
}
