//! Rows of a list that were looked for, with what the list says of them on a day.

use super::behind::{Behind, OpenLine};
use super::cited::CiteLine;
use super::report::SourceLine;
use crate::calendar::Day;
use crate::compile::{AttributeTable, Provenance, Rulebook};
use crate::facts::{DomainId, Found, decode, show_as};
use crate::text::Text;

/// What came of looking something up.
#[derive(Clone, Debug)]
pub struct LookedUp {
    /// The list's name.
    pub list: String,
    /// What was looked for.
    pub wanted: String,
    /// The day of the attributes.
    pub on: Day,
    /// Rows of the list in all.
    pub total: usize,
    /// Rows that were found, in all.
    pub found: usize,
    /// The best of them.
    pub rows: Vec<RowReport>,
    /// What is open about them.
    pub doubts: Vec<OpenLine>,
    /// All that they cite.
    pub sources: Vec<SourceLine>,
}

/// A row of a list.
#[derive(Clone, Debug)]
pub struct RowReport {
    /// Its identifier, as a case gives it.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// Other names of it.
    pub also: Vec<String>,
    /// How alike its name is to what was looked for, by the name in files.
    pub likeness: &'static str,
    /// What the list says of it.
    pub attributes: Vec<RowAttribute>,
    /// Sources of that.
    pub cite: Vec<CiteLine>,
    /// More for readers.
    pub note: Option<Text>,
}

/// What a list says of a row.
#[derive(Clone, Debug)]
pub struct RowAttribute {
    /// The attribute's name.
    pub name: String,
    /// Its name for readers.
    pub label: Text,
    /// Its value for readers.
    pub shown: Text,
    /// Its value as a case file writes it.
    pub plain: String,
    /// True where it could not be confirmed.
    pub unconfirmed: bool,
}

/// Looks words up in a list; at most `limit` rows are told, all for 0.
pub fn look_up(
    rulebook: &Rulebook,
    list: DomainId,
    words: &str,
    limit: usize,
    on: Day,
) -> LookedUp {
    let domain = rulebook.vocabulary.domain(list);
    // The row that stands for everything not listed is no name.
    let rest = usize::from(domain.open);
    let listed = domain.choices.len() - rest;
    let mut found = domain.search(words);
    found.retain(|found| found.index < listed);
    let told = if limit == 0 { found.len() } else { limit };
    let mut all = Behind::default();
    let rows: Vec<RowReport> =
        found.iter().take(told).map(|found| row(rulebook, list, found, on, &mut all)).collect();
    LookedUp {
        list: domain.name.clone(),
        wanted: words.to_string(),
        on,
        total: listed,
        found: found.len(),
        rows,
        doubts: all.doubts(rulebook),
        sources: all.sources(rulebook),
    }
}

fn row(rulebook: &Rulebook, list: DomainId, found: &Found, on: Day, all: &mut Behind) -> RowReport {
    let choice = &rulebook.vocabulary.domain(list).choices[found.index];
    let tables = rulebook.attributes.iter().filter(|table| table.domain == list);
    let mut behind = Behind::default();
    let mut attributes = Vec::new();
    for table in tables {
        let Some((said, from)) = attribute(rulebook, table, found.index, on) else { continue };
        attributes.push(said);
        behind.add(from);
        all.add(from);
    }
    RowReport {
        id: choice.id.clone(),
        title: choice.text.clone(),
        also: choice.also.clone(),
        likeness: found.likeness.id(),
        attributes,
        cite: behind.cites(rulebook),
        note: choice.note.clone(),
    }
}

fn attribute<'r>(
    rulebook: &Rulebook,
    table: &'r AttributeTable,
    row: usize,
    on: Day,
) -> Option<(RowAttribute, &'r Provenance)> {
    // The last row of an open list stands for all others and says nothing.
    let dated = table.rows.get(row)?.as_ref()?.on(on)?;
    let value = decode(table.kind, &dated.value)?;
    let name = table.name.split_once('.').map_or(table.name.as_str(), |(_, name)| name);
    let attribute = RowAttribute {
        name: name.to_string(),
        label: table.label.clone(),
        shown: show_as(&rulebook.vocabulary, table.kind, &value),
        plain: value.plain(table.kind, &rulebook.vocabulary),
        unconfirmed: dated.provenance.unconfirmed_here,
    };
    Some((attribute, &dated.provenance))
}
