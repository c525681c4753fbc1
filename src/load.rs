//! Rule files into documents: what was written, with its places, and every mistake of form.
//! Must not know what facts mean.

mod benefit;
mod bibliography;
mod condition;
mod dated;
mod duty;
mod example;
mod facts;
mod filing;
mod holding;
mod interview;
mod keys;
mod lever;
mod list;
mod locale;
mod moves;
mod place;
mod procedure;
mod reader;
mod shares;
mod status;

pub use benefit::BenefitDoc;
pub use bibliography::{DoubtDoc, EvidenceDoc, PapersDoc, SourceDoc, SourceKind};
pub use condition::{Comparison, ConditionDoc, RightDoc, SubjectDoc, TestDoc};
pub use dated::{Certainty, CiteDoc, DatedDoc, ProvenanceDoc};
pub use duty::{Deadline, DueDoc, DutiesDoc, DutyDoc, OBLIGED, Obliged, STAGES, Stage};
pub use example::{ExampleDoc, ExpectDoc, SeriesDoc};
pub use facts::{ChoiceDoc, ChoicesDoc, FactDoc, FollowsDoc, GridDoc, TypeDoc, Unit};
pub use filing::{FilingDoc, JudgedOn, WindowDoc};
pub use holding::{
    AccrualDoc, BecomingDoc, ExtensionDoc, GrowsDoc, HoldingDoc, SetDoc, StayLimitDoc,
};
pub use interview::{
    AnswerDoc, InterviewDoc, LastDoc, OpeningDoc, OrderDoc, QuestionDoc, SupportDoc, SupposeDoc,
};
pub use keys::PlacedText;
pub use lever::{AimDoc, Effort, LeverDoc, Topic, Who};
pub use list::{AttributeDoc, ListDoc, RowDoc};
pub use locale::{LocaleDoc, LocaleWords, OF_THE_PROGRAM};
pub use moves::{GoalsDoc, MoveDoc, MovesDoc, NoticeDoc, PermitDoc};
pub use procedure::{
    FeeDoc, GrantDoc, LengthDoc, ProcedureDoc, ProcedureNoteDoc, ProceduresDoc, ScopeDoc, TimeDoc,
};
pub use reader::BOUND;
pub use status::{
    AwardDoc, CriterionDoc, Family, ItemDoc, PointsDoc, RouteDoc, StatusDoc, StayDoc, TierDoc,
};

use crate::diagnostic::Diagnostics;
use crate::source::{FileId, Sources, Span};
use crate::text::{Key, Words};
use crate::tree::{Node, parse_toml};
use keys::Places;
use place::Place;
use reader::Reader;
use std::collections::BTreeMap;

/// Examples over time are called so, with the name of their file behind it.
pub const PATHWAYS: &str = "pathways/";

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
    /// How the questionnaire begins and ends.
    pub interview: InterviewDoc,
    /// Lists, by name.
    pub lists: Vec<ListDoc>,
    /// Further languages.
    pub locales: Vec<LocaleDoc>,
    /// Statuses of residence, by file name.
    pub statuses: Vec<StatusDoc>,
    /// From where one comes to a status.
    pub moves: MovesDoc,
    /// Applications to be made, with fees and usual times.
    pub procedures: ProceduresDoc,
    /// What employers and persons have to do.
    pub duties: DutiesDoc,
    /// Long series of examples; read when they are run.
    pub series: Vec<(FileId, String)>,
    /// Every text, by what further languages call it.
    pub texts: BTreeMap<Key, PlacedText>,
}

impl Documents {
    /// Takes over another's.
    fn append(&mut self, other: Self) {
        self.sources.extend(other.sources);
        self.evidence.extend(other.evidence);
        self.doubts.extend(other.doubts);
        self.facts.extend(other.facts);
        self.interview.planned.extend(other.interview.planned);
        self.interview.openings.extend(other.interview.openings);
        self.interview.supposes.extend(other.interview.supposes);
        self.interview.lasts.extend(other.interview.lasts);
        self.interview.orders.extend(other.interview.orders);
        self.interview.supports.extend(other.interview.supports);
        self.lists.extend(other.lists);
        self.locales.extend(other.locales);
        self.statuses.extend(other.statuses);
        self.series.extend(other.series);
        self.texts.extend(other.texts);
        if other.moves.leads_here.is_some() {
            self.moves = other.moves;
        }
        if !other.procedures.procedures.is_empty() {
            self.procedures = other.procedures;
        }
        if !other.duties.duties.is_empty() {
            self.duties = other.duties;
        }
    }
}

/// Reads every rule file; series of examples are only noted. The files are shared out among
/// threads, and what was found is put together in their order.
pub fn load(files: &[RuleFile<'_>], sources: &mut Sources, found: &mut Diagnostics) -> Documents {
    let ids: Vec<FileId> = files.iter().map(|file| sources.add(file.path, file.text)).collect();
    let work: Vec<(usize, FileId)> = ids.into_iter().enumerate().collect();
    let sources = &*sources;
    let read = |share: &[(usize, FileId)]| -> Vec<(usize, Documents, Diagnostics)> {
        share.iter().map(|(at, id)| one_file(*at, &files[*at], *id, sources)).collect()
    };
    let mut parts = shares::read_all(&work, |(at, _)| weight(&files[*at]), read);
    parts.sort_by_key(|(at, ..)| *at);
    let mut documents = Documents::default();
    for (_, part, mistakes) in parts {
        documents.append(part);
        found.append(mistakes);
    }
    documents
}

/// What a file costs to read.
fn weight(file: &RuleFile<'_>) -> usize {
    match Place::of(file.path) {
        Some(Place::Examples(_) | Place::Pathways(_)) | None => 0,
        Some(_) => file.text.len(),
    }
}

fn one_file(
    at: usize,
    file: &RuleFile<'_>,
    id: FileId,
    sources: &Sources,
) -> (usize, Documents, Diagnostics) {
    let (mut documents, mut found) = (Documents::default(), Diagnostics::default());
    match Place::of(file.path) {
        Some(Place::Examples(name)) => documents.series.push((id, name.to_string())),
        Some(Place::Pathways(name)) => documents.series.push((id, format!("{PATHWAYS}{name}"))),
        Some(place) => {
            let node = parse_toml(sources, id, &mut found);
            read_file(&mut documents, place, file.path, &node, &mut found);
        }
        None => found.push(place::unknown(file.path, Span::new(id, 0..1.min(file.text.len())))),
    }
    (at, documents, found)
}

fn read_file(
    documents: &mut Documents,
    place: Place<'_>,
    path: &str,
    node: &Node,
    found: &mut Diagnostics,
) {
    let mut places = Places::of(path, node);
    documents.texts = std::mem::take(&mut places.texts);
    let reader = &mut Reader::placed(found, places);
    match place {
        Place::Sources => documents.sources = bibliography::sources(reader, node),
        Place::Evidence => documents.evidence = bibliography::evidence(reader, node),
        Place::Doubts => documents.doubts = bibliography::doubts(reader, node),
        Place::Procedures => documents.procedures = procedure::procedures(reader, node),
        Place::Duties => documents.duties = duty::duties(reader, node),
        Place::Moves => documents.moves = moves::moves(reader, node),
        Place::Facts => documents.facts = facts::facts(reader, node),
        Place::Interview => documents.interview = interview::interview(reader, node),
        Place::List(name) => documents.lists.push(list::list(reader, name, node)),
        Place::Locale(name) => documents.locales.push(locale::locale(reader, name, node)),
        Place::Status(name) => documents.statuses.push(status::status(reader, name, node)),
        // Read when they are run.
        Place::Examples(_) | Place::Pathways(_) => {}
    }
}

/// The words of a further language, from its file alone; mistakes in it are told where the rules
/// are read.
pub fn read_words(file: &RuleFile<'_>, id: &str) -> Words {
    let (mut sources, mut found) = (Sources::default(), Diagnostics::default());
    let at = sources.add(file.path, file.text);
    let node = parse_toml(&sources, at, &mut found);
    locale::locale(&mut Reader::new(&mut found), id, &node).spoken()
}

/// Reads the series of one file noted by [`load`].
pub fn load_series(sources: &Sources, file: FileId, found: &mut Diagnostics) -> Vec<SeriesDoc> {
    let node = parse_toml(sources, file, found);
    example::series(&mut Reader::new(found), &node)
}
