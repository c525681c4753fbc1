//! What the parts of a page are, for those who listen to it.

use krilla::tagging::{
    Identifier, ListNumbering, Node, TableHeaderScope, Tag, TagGroup, TagKind, TagTree,
};
use std::num::NonZeroU16;

/// What a part is.
#[derive(Clone, Debug)]
pub(super) enum Role {
    /// A heading of a level, with its words.
    Heading(u16, String),
    /// A paragraph.
    Paragraph,
    /// A list, an entry, its box, its words.
    List,
    /// An entry.
    Entry,
    /// The box of an entry.
    Label,
    /// The words of an entry.
    Words,
    /// A table with what it shows.
    Table(String),
    /// The part of a table with its headings.
    TableHead,
    /// The part of a table with its rows.
    TableBody,
    /// A row.
    Row,
    /// The heading of a column.
    ColumnHead,
    /// The heading of a row.
    RowHead,
    /// A cell.
    Cell,
    /// A picture that only decorates.
    Picture,
}

/// A part's number.
pub(super) type TagNumber = usize;

struct TagEntry {
    role: Role,
    children: Vec<TagNumber>,
    drawn: Vec<Identifier>,
}

/// The parts of a document, each below another or at the top.
#[derive(Default)]
pub(super) struct Tags {
    entries: Vec<TagEntry>,
    top: Vec<TagNumber>,
}

impl Tags {
    /// A new part.
    pub(super) fn add(&mut self, role: Role, below: Option<TagNumber>) -> TagNumber {
        let part = self.entries.len();
        self.entries.push(TagEntry { role, children: Vec::new(), drawn: Vec::new() });
        match below {
            Some(below) => self.entries[below].children.push(part),
            None => self.top.push(part),
        }
        part
    }

    /// What was drawn of a part.
    pub(super) fn drawn(&mut self, part: TagNumber, identifier: Identifier) {
        self.entries[part].drawn.push(identifier);
    }

    /// The tree as krilla writes it.
    pub(super) fn tree(mut self, lang: &str) -> TagTree {
        let mut tree = TagTree::new().with_lang(Some(lang.to_string()));
        for part in std::mem::take(&mut self.top) {
            if let Some(group) = self.group(part) {
                tree.push(group);
            }
        }
        tree
    }

    /// A part with what lies below it; none where nothing of it was drawn.
    fn group(&mut self, part: TagNumber) -> Option<TagGroup> {
        let entry = &mut self.entries[part];
        let drawn = std::mem::take(&mut entry.drawn);
        let children = std::mem::take(&mut entry.children);
        let mut nodes: Vec<Node> = drawn.into_iter().map(Node::from).collect();
        let is_row = matches!(self.entries[part].role, Role::Row);
        for child in children {
            match self.group(child) {
                Some(group) => nodes.push(group.into()),
                // A row keeps its empty cells, so that the others stay below their headings.
                None if is_row => nodes.push(TagGroup::new(self.kind(child)).into()),
                None => {}
            }
        }
        if nodes.is_empty() {
            return None;
        }
        Some(TagGroup::with_children(self.kind(part), nodes))
    }

    fn kind(&self, part: TagNumber) -> TagKind {
        match &self.entries[part].role {
            Role::Heading(level, words) => {
                let level = NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN);
                Tag::Hn(level, Some(words.clone())).into()
            }
            Role::Paragraph => Tag::P.into(),
            Role::List => Tag::L(ListNumbering::None).into(),
            Role::Entry => Tag::LI.into(),
            Role::Label => Tag::Lbl.into(),
            Role::Words => Tag::LBody.into(),
            Role::Table(summary) => Tag::Table.with_summary(Some(summary.clone())).into(),
            Role::TableHead => Tag::THead.into(),
            Role::TableBody => Tag::TBody.into(),
            Role::Row => Tag::TR.into(),
            Role::ColumnHead => Tag::TH(TableHeaderScope::Column).into(),
            Role::RowHead => Tag::TH(TableHeaderScope::Row).into(),
            Role::Cell => Tag::TD.into(),
            Role::Picture => Tag::Div.into(),
        }
    }
}
