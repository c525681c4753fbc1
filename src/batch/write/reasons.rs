//! Points items and criteria of many candidates as JSON, worded once for those alike.

use crate::batch::judge::gaps::{GapWords, Missing, Strung, Whom, alike};
use crate::batch::write::json::number;
use crate::compile::{Award, ConditionId, CriterionId, ItemId, StatusId};
use crate::door::inert_json;
use crate::evaluate::{Cohort, LANES, Program};

/// The reasons for one status.
#[derive(Debug)]
pub struct Reasons {
    items: Vec<ItemReasons>,
    criteria: Vec<CriterionReasons>,
    missing: Missing,
    signs: Vec<Whom>,
}

#[derive(Debug)]
struct ItemReasons {
    id: ItemId,
    /// `{"id":…,"form":…`
    head: Vec<u8>,
    tiers: Vec<ConditionId>,
    words: GapWords,
}

#[derive(Debug)]
struct CriterionReasons {
    id: CriterionId,
    officer: bool,
    /// `{"id":…,"route":…`
    head: Vec<u8>,
    /// `,"cite":[…]`
    cite: Vec<u8>,
    reads: Vec<ConditionId>,
    parts: Vec<PartReasons>,
    words: GapWords,
}

fn json(value: impl serde::Serialize) -> Vec<u8> {
    inert_json(serde_json::to_string(&value).unwrap_or_default()).into_bytes()
}

impl Reasons {
    /// Of one status under the rules of the day.
    pub fn new(program: &Program<'_>, id: StatusId) -> Self {
        let rulebook = program.rulebook();
        Self {
            items: program.items(id).map(|item| ItemReasons::new(program, item)).collect(),
            criteria: program
                .criteria(id)
                .map(|(at, route)| CriterionReasons::new(program, at, route))
                .collect(),
            missing: Missing::new(rulebook),
            signs: Vec::new(),
        }
    }

    /// Words what came out for `whom`.
    pub fn word(&mut self, cohort: &Cohort<'_, '_>, whom: Whom) {
        for item in &mut self.items {
            item.word(cohort, whom, &mut self.missing, &mut self.signs);
        }
        for said in &mut self.criteria {
            said.word(cohort, whom, &mut self.missing, &mut self.signs);
        }
    }

    /// The items of one candidate, separated by commas.
    pub fn items(&self, lane: usize, out: &mut Vec<u8>) {
        join(self.items.iter().map(|item| &item.words), lane, out);
    }

    /// The criteria of one candidate, separated by commas.
    pub fn criteria(&self, lane: usize, out: &mut Vec<u8>) {
        join(self.criteria.iter().map(|said| &said.words), lane, out);
    }
}

fn join<'w>(all: impl Iterator<Item = &'w GapWords>, lane: usize, out: &mut Vec<u8>) {
    for (at, words) in all.enumerate() {
        if at > 0 {
            out.push(b',');
        }
        out.extend_from_slice(words.of(lane));
    }
}

impl ItemReasons {
    fn new(program: &Program<'_>, id: ItemId) -> Self {
        let rulebook = program.rulebook();
        let item = rulebook.item(id);
        let mut head = b"{\"id\":".to_vec();
        head.extend(json(&item.id));
        head.extend_from_slice(b",\"form\":");
        head.extend(json(&item.form));
        let tiers = match &item.award {
            Award::Table(_) => Vec::new(),
            award => rulebook.tiers[award.tiers()].iter().map(|tier| tier.when).collect(),
        };
        Self { id, head, tiers, words: GapWords::new() }
    }

    fn word(
        &mut self,
        cohort: &Cohort<'_, '_>,
        whom: Whom,
        missing: &mut Missing,
        signs: &mut Vec<Whom>,
    ) {
        let Self { id, head, tiers, words } = self;
        words.clear();
        let ranges = cohort.item(*id);
        let open = |lane: usize| u64::from(ranges[lane].min() != ranges[lane].max());
        let ranged = whom & (0..LANES).fold(0, |bits, lane| bits | open(lane) << lane);
        match ranged {
            0 => missing.nothing(),
            ranged => missing.find(|gaps| cohort.item_gaps(*id, ranged, gaps)),
        }
        signs.clear();
        signs.extend(tiers.iter().map(|tier| cohort.condition(*tier).0));
        signs.extend(missing.facts.iter().map(|(_, whom)| *whom));
        let program = cohort.program();
        let vocabulary = &program.rulebook().vocabulary;
        alike(whom, signs, |_, part| {
            let mut left = part;
            while left != 0 {
                let lane = left.trailing_zeros() as usize;
                let same = (0..LANES).fold(0, |bits, other| {
                    bits | u64::from(ranges[other] == ranges[lane]) << other
                });
                words.say(left & same, |out| {
                    out.extend_from_slice(head);
                    let (min, max) = (ranges[lane].min(), ranges[lane].max());
                    out.extend_from_slice(b",\"min\":");
                    number(min, out);
                    out.extend_from_slice(b",\"max\":");
                    number(max, out);
                    out.extend_from_slice(b",\"tiers\":[");
                    let awarded = program.awarded(cohort.of(lane), *id);
                    let names = awarded.iter().map(|tier| &program.rulebook().tier(*tier).id);
                    for (at, name) in names.enumerate() {
                        let comma = if at > 0 { "," } else { "" };
                        for part in [comma, "\"", name, "\""] {
                            out.extend_from_slice(part.as_bytes());
                        }
                    }
                    out.extend_from_slice(b"],\"missing\":[");
                    missing.string(out, lane, vocabulary, Strung::Quoted);
                    out.extend_from_slice(b"]}");
                });
                left &= !same;
            }
        });
    }
}

impl CriterionReasons {
    fn new(program: &Program<'_>, id: CriterionId, route: Option<&str>) -> Self {
        let rulebook = program.rulebook();
        let criterion = rulebook.criterion(id);
        let mut head = b"{\"id\":".to_vec();
        head.extend(json(&criterion.id));
        head.extend_from_slice(b",\"route\":");
        head.extend(json(route));
        head.extend_from_slice(b",\"finding\":\"");
        let lines = crate::explain::cite_lines(rulebook, &criterion.provenance.cite);
        let mut cite = b",\"cite\":".to_vec();
        cite.extend(json(lines.iter().map(crate::explain::CiteLine::plain).collect::<Vec<_>>()));
        let parts = rulebook.parts(criterion).into_iter().filter(|part| !program.left_out(*part));
        let named = |id: ConditionId| {
            let part = rulebook.condition(id).part.as_ref()?;
            Some(PartReasons {
                id,
                name: json(&part.id),
                truth: (0, 0),
                missing: Missing::new(rulebook),
            })
        };
        Self {
            id,
            officer: criterion.for_officer,
            head,
            cite,
            reads: [criterion.when, criterion.applies].into_iter().flatten().collect(),
            parts: parts.filter_map(named).collect(),
            words: GapWords::new(),
        }
    }

    fn word(
        &mut self,
        cohort: &Cohort<'_, '_>,
        whom: Whom,
        missing: &mut Missing,
        signs: &mut Vec<Whom>,
    ) {
        let [met, not_met, apart] = cohort.criterion(self.id);
        let open = whom & !(met | not_met | apart);
        missing.find(|gaps| {
            self.reads.iter().for_each(|id| cohort.condition_gaps(*id, open, gaps));
        });
        signs.clear();
        signs.extend([met, not_met, apart]);
        for part in &mut self.parts {
            part.look(cohort, whom & !apart);
            signs.extend([part.truth.0, part.truth.1]);
        }
        signs.extend(missing.facts.iter().map(|(_, whom)| *whom));
        let of_parts = self.parts.iter().flat_map(|part| &part.missing.facts);
        signs.extend(of_parts.map(|(_, whom)| *whom));
        let vocabulary = &cohort.program().rulebook().vocabulary;
        let Self { words, head, cite, parts, officer, .. } = self;
        words.clear();
        alike(whom, signs, |lane, part| {
            words.say(part, |out| {
                out.extend_from_slice(head);
                out.extend_from_slice(finding([met, not_met, apart], *officer, lane));
                out.extend_from_slice(b"\",\"missing\":[");
                missing.string(out, lane, vocabulary, Strung::Quoted);
                out.push(b']');
                out.extend_from_slice(cite);
                out.extend_from_slice(b",\"parts\":[");
                if apart >> lane & 1 == 0 {
                    for (at, part) in parts.iter().enumerate() {
                        if at > 0 {
                            out.push(b',');
                        }
                        part.write(out, lane, vocabulary);
                    }
                }
                out.extend_from_slice(b"]}");
            });
        });
    }
}

/// A part of a criterion.
#[derive(Debug)]
struct PartReasons {
    id: ConditionId,
    name: Vec<u8>,
    truth: (Whom, Whom),
    missing: Missing,
}

impl PartReasons {
    fn look(&mut self, cohort: &Cohort<'_, '_>, whom: Whom) {
        self.truth = cohort.condition(self.id);
        let open = whom & !(self.truth.0 | self.truth.1);
        self.missing.find(|gaps| cohort.condition_gaps(self.id, open, gaps));
    }

    fn write(&self, out: &mut Vec<u8>, lane: usize, vocabulary: &crate::facts::Vocabulary) {
        out.extend_from_slice(b"{\"id\":");
        out.extend_from_slice(&self.name);
        out.extend_from_slice(b",\"finding\":\"");
        out.extend_from_slice(finding([self.truth.0, self.truth.1, 0], false, lane));
        out.extend_from_slice(b"\",\"missing\":[");
        self.missing.string(out, lane, vocabulary, Strung::Quoted);
        out.extend_from_slice(b"]}");
    }
}

fn finding([met, not_met, apart]: [Whom; 3], officer: bool, lane: usize) -> &'static [u8] {
    use crate::evaluate::Finding;
    let among = |whom: Whom| whom >> lane & 1 == 1;
    let finding = match (among(apart), among(met), among(not_met)) {
        (true, ..) => Finding::NotApplicable,
        (_, true, _) if officer => Finding::ForOfficer,
        (_, true, _) => Finding::Met,
        (_, _, true) => Finding::NotMet,
        _ => Finding::Unknown,
    };
    finding.id().as_bytes()
}
