//! The facts that can be given, in words: for `zairyu facts` and for templates.

use super::behind::{Behind, OpenLine};
use super::cited::CiteLine;
use super::places::places_of_fact;
use super::report::{EvidenceLine, SourceLine};
use crate::compile::{Read, Rulebook, StatusId, Step, Through};
use crate::facts::{Fact, FactId, Kind, form, kind_name};
use crate::load::Obliged;
use crate::text::Text;
use std::collections::BTreeSet;

/// A fact that can be given.
#[derive(Clone, Debug)]
pub struct FactSheet {
    /// Its dotted name.
    pub name: String,
    /// Its name for readers.
    pub label: Text,
    /// What kind of thing it is.
    pub kind: Text,
    /// How a value can be written.
    pub form: Text,
    /// How it is asked for.
    pub question: Option<Text>,
    /// What counts.
    pub help: Option<Text>,
    /// The values that can be; none where nothing is said.
    pub possible: Option<Text>,
    /// The values that are likely.
    pub likely: Option<Text>,
    /// Its choices, where they are few enough to print.
    pub choices: Vec<(String, Text)>,
    /// Choices there are in all.
    pub choice_count: usize,
    /// Worked out from others unless given.
    pub follows: bool,
    /// Documents that show it.
    pub evidence: Vec<EvidenceLine>,
    /// Where it is written what it follows from.
    pub cite: Vec<CiteLine>,
    /// What the law or the research leaves open about that.
    pub doubts: Vec<OpenLine>,
    /// All that is cited.
    pub sources: Vec<SourceLine>,
    /// The statuses whose rules read it.
    pub statuses: Vec<String>,
}

/// More choices than this are looked up rather than printed beside the fact.
pub const FEW: usize = 24;

/// The facts that the rules of these statuses read, directly or through others, and those
/// that no rule reads; in the vocabulary's order.
pub fn fact_sheets(rulebook: &Rulebook, statuses: &[StatusId], words: bool) -> Vec<FactSheet> {
    let read: Vec<(StatusId, BTreeSet<FactId>)> =
        rulebook.status_ids().map(|id| (id, reads(rulebook, id))).collect();
    let wanted = |id: FactId| {
        read.iter().any(|(status, facts)| statuses.contains(status) && facts.contains(&id))
    };
    let facts = rulebook.vocabulary.iter().filter(|(_, fact)| !fact.attribute);
    let facts = facts.filter(|(id, fact)| wanted(*id) || (words && fact.kind == Kind::Text));
    facts.map(|(id, fact)| sheet_of(rulebook, &read, id, fact)).collect()
}

fn reads(rulebook: &Rulebook, status: StatusId) -> BTreeSet<FactId> {
    let benefits = &rulebook.benefits[rulebook.status(status).benefits.clone()];
    let benefits = benefits.iter().filter_map(|benefit| benefit.when);
    // What is told before the verdicts can only be told to those who know that they may say so.
    let notices = rulebook.notices.iter().filter(|notice| notice.concerns(status));
    let told = notices.map(|notice| notice.when);
    let mut reads = rulebook.condition_reads(benefits.chain(told));
    reads.push(Read::Step(Step::Status(status)));
    let mut facts = rulebook.facts_behind(reads, Through::Everything);
    // So are the days from which a deadline of a person is counted.
    let id = &rulebook.status(status).id;
    let duties = rulebook.duties.iter().filter(|duty| duty.scope.concerns(id));
    let own = duties.filter(|duty| duty.who == Obliged::Person);
    facts.extend(own.filter_map(|duty| duty.due?.of));
    facts
}

fn sheet_of(
    rulebook: &Rulebook,
    read: &[(StatusId, BTreeSet<FactId>)],
    id: FactId,
    fact: &Fact,
) -> FactSheet {
    let domain = fact.kind.domain().map(|domain| rulebook.vocabulary.domain(domain));
    let choices = domain.map(|domain| domain.choices.as_slice()).unwrap_or_default();
    let readers = read.iter().filter(|(_, facts)| facts.contains(&id));
    let mut behind = Behind::of(rulebook, &places_of_fact(rulebook, id));
    behind.prove(&rulebook.about(id).evidence);
    let [possible, likely] = crate::facts::sensible(&rulebook.vocabulary, id);
    FactSheet {
        name: fact.name.clone(),
        label: fact.label.clone(),
        kind: kind_name(fact.kind),
        form: form(fact.kind),
        question: fact.question.clone(),
        help: fact.help.clone(),
        possible,
        likely,
        choices: choices.iter().map(|c| (c.id.clone(), c.text.clone())).collect(),
        choice_count: choices.len(),
        follows: fact.follows,
        evidence: behind.evidence(rulebook),
        cite: behind.cites(rulebook),
        doubts: behind.doubts(rulebook),
        sources: behind.sources(rulebook),
        statuses: readers.map(|(status, _)| rulebook.status(*status).id.clone()).collect(),
    }
}
