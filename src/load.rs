//! Rule files into documents: what was written, with its places, and every mistake of form.
//! Must not know what facts mean.

mod bibliography;
mod condition;
mod dated;
mod example;
mod facts;
mod list;
mod reader;
mod status;

pub use bibliography::{DoubtDoc, EvidenceDoc, SourceDoc, SourceKind};
pub use condition::{ConditionDoc, Op, RightDoc, SubjectDoc, TestDoc};
pub use dated::{Certainty, CiteDoc, DatedDoc, ProvenanceDoc};
pub use example::{ExampleDoc, ExpectDoc, SeriesDoc};
pub use facts::{ChoiceDoc, ChoicesDoc, Effort, FactDoc, FollowsDoc, GridDoc, Lever, TypeDoc, Who};
pub use list::{AttributeDoc, ListDoc, RowDoc};
pub use status::{
    AwardDoc, CriterionDoc, ItemDoc, PointsDoc, RouteDoc, StatusDoc, StayDoc, TierDoc,
};

use crate::diagnostic::Diagnostics;
use crate::source::{FileId, Sources};
use crate::tree::{Node, parse_toml};
use reader::Reader;

/// One rule file before it is read: its path below the rules folder, and its text.
#[derive(Clone, Copy, Debug)]
pub struct RuleFile<'a> {
    /// Such as `statuses/hsp.toml`.
    pub path: &'a str,
    /// Whole content.
    pub text: &'a str,
}

/// All documents of one rule set.
#[derive(Clone, Debug, Default)]
pub struct Documents {
    /// The bibliography, in file order.
    pub sources: Vec<SourceDoc>,
    /// Documents that show a fact.
    pub evidence: Vec<EvidenceDoc>,
    /// Open doubts.
    pub doubts: Vec<DoubtDoc>,
    /// The vocabulary.
    pub facts: Vec<FactDoc>,
    /// Lists, by name.
    pub lists: Vec<ListDoc>,
    /// Statuses of residence, by file name.
    pub statuses: Vec<StatusDoc>,
    /// Long series of examples; read when they are run.
    pub series: Vec<(FileId, String)>,
}

/// Reads every rule file; series of examples are only noted.
pub fn load(files: &[RuleFile<'_>], sources: &mut Sources, found: &mut Diagnostics) -> Documents {
    let mut documents = Documents::default();
    for file in files {
        let id = sources.add(file.path, file.text);
        let (folder, name) = file.path.rsplit_once('/').unwrap_or(("", file.path));
        let stem = name.strip_suffix(".toml").unwrap_or(name);
        if folder == "examples" {
            documents.series.push((id, stem.to_string()));
            continue;
        }
        let node = parse_toml(sources, id, found);
        read_file(&mut documents, folder, stem, &node, found);
    }
    documents
}

fn read_file(
    documents: &mut Documents,
    folder: &str,
    stem: &str,
    node: &Node,
    found: &mut Diagnostics,
) {
    let reader = &mut Reader::new(found);
    match (folder, stem) {
        ("", "sources") => documents.sources = bibliography::sources(reader, node),
        ("", "evidence") => documents.evidence = bibliography::evidence(reader, node),
        ("", "doubts") => documents.doubts = bibliography::doubts(reader, node),
        ("", "facts") => documents.facts = facts::facts(reader, node),
        ("lists", name) => documents.lists.push(list::list(reader, name, node)),
        ("statuses", name) => documents.statuses.push(status::status(reader, name, node)),
        _ => {}
    }
}

/// Reads the series of one file noted by [`load`].
pub fn load_series(sources: &Sources, file: FileId, found: &mut Diagnostics) -> Vec<SeriesDoc> {
    let node = parse_toml(sources, file, found);
    example::series(&mut Reader::new(found), &node)
}
