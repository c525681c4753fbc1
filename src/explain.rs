//! An assessment in words: the rulebook's tree laid beside the arrays, in every language.
//! Must not know formats, widths or colour.

mod advice;
mod advised;
mod ahead;
mod alike;
mod anonymous;
mod application;
mod because;
mod behind;
mod benefit;
mod catalogue;
mod change;
mod cited;
mod criterion;
mod dated;
mod dates;
mod glossary;
mod guide;
mod held;
mod holding;
mod lines;
mod lookup;
mod nearest;
mod phrase;
mod places;
mod points;
mod procedure;
mod refs;
mod report;
mod sheet;
mod status;
mod survey;
mod turned;
mod way;
mod way_phrase;
mod ways;

pub use advice::advice_report;
pub use advised::{
    AdviceReport, AdvisedSet, AdvisedStatus, AdvisedWay, AssumedLine, ChangeLine, CriterionRef,
    ExtensionLine, HeldDuty, HeldLines, LeftOpen, LosingLine, NextRowLine, StandLine, StretchLine,
};
pub use ahead::{AheadScope, look_ahead};
pub use alike::MOST_WAYS;
pub use anonymous::anonymous;
pub use application::{FeeReport, ProcedureReport, TimeReport};
pub use behind::OpenLine;
pub use catalogue::{
    Catalogue, CatalogueKind, CatalogueLine, CatalogueSection, CatalogueSource, catalogue,
};
pub use change::{ChangeKind, RuleChange, changes};
pub use cited::{CertaintyMark, CiteLine};
pub use dated::{DateLine, DatesReport, PersonDates, PointsSpan};
pub use dates::{dates_sources, person_dates};
pub use glossary::{FEW, FactSheet, fact_sheets};
pub use guide::{AsIf, GapLine, Guide, OpensLine, SupportLine, guide};
pub use lines::cite_lines;
pub use lookup::{LookedUp, RowAttribute, RowReport, look_up};
pub use phrase::{Phrase, finding_words, verdict_words};
pub use report::{
    Ahead, Because, BenefitReport, CaseReport, CaseWords, ConflictLine, CriterionReport, DoubtLine,
    EvidenceLine, FactLine, FactRef, GridReport, ItemReport, LaterLine, PaperChoice, PartReport,
    PointsReport, RouteReport, SourceLine, StatusReport, StayLine, TierReport, UnconfirmedLine,
};
pub use survey::{StaleLine, SurveyLine, stale, unconfirmed, unsettled};
pub use way::{GateLine, StepLine, TimedNeed, WaitLine, WayLine, WaysReport};
pub use way_phrase::WayPhrase;
pub use ways::ways_report;

pub use crate::compile::Period;
pub use sheet::{
    DutyLine, SheetDuty, SheetLine, SheetPart, SheetProcedure, SheetRoute, StatusSheet, sheet,
};

use crate::advise::NearnessRoom;
use crate::calendar::Day;
use crate::compile::StatusId;
use crate::evaluate::{Gaps, One, Program};
use crate::facts::Candidate;

/// Everything there is to say about one candidate under the rules of a day.
pub fn explain<'a>(
    program: &Program<'_>,
    case: &Candidate,
    assessment: impl Into<One<'a>>,
) -> CaseReport {
    let assessment = assessment.into();
    let rulebook = program.rulebook();
    let aside = benefit::Aside::new(program, &case.facts);
    let near = NearnessRoom::new(program, &case.facts, assessment);
    let teller = Teller { program, assessment, near: Some(&near), aside: aside.as_ref() };
    let contradictions = program.contradictions(&case.facts, assessment, program.statuses());
    let mut statuses: Vec<StatusReport> =
        program.statuses().iter().map(|status| teller.status(*status)).collect();
    nearest::mark(&mut statuses);
    let mut report = CaseReport {
        ahead: None,
        on: program.day(),
        digest: rulebook.digest.clone(),
        case: lines::case_words(&rulebook.vocabulary, case),
        facts: lines::fact_lines(rulebook, case, assessment),
        later: lines::later_lines(&rulebook.vocabulary, case, program.day()),
        conflicts: lines::conflict_lines(rulebook, &contradictions),
        notices: program.notices(&case.facts).iter().map(|told| told.text.clone()).collect(),
        statuses,
        sources: Vec::new(),
        anonymous: false,
        in_hand: case.in_hand.as_ref().map(|named| named.iter().map(|n| n.value.clone()).collect()),
    };
    report.sources = lines::sources(rulebook, &report.statuses);
    report
}

/// What the telling draws on.
pub(crate) struct Teller<'t, 'r> {
    pub(crate) program: &'t Program<'r>,
    pub(crate) assessment: One<'t>,
    /// How near each status is.
    near: Option<&'t NearnessRoom<'t, 'r>>,
    /// Conditions on which no verdict hangs.
    aside: Option<&'t benefit::Aside<'t, 'r>>,
}

impl Teller<'_, '_> {
    fn gaps(&self, fill: impl FnOnce(&mut Gaps)) -> Gaps {
        let mut gaps = Gaps::new(self.program.rulebook());
        fill(&mut gaps);
        gaps
    }

    fn day(&self) -> Day {
        self.program.day()
    }

    fn status_gaps(&self, status: StatusId) -> Gaps {
        self.gaps(|gaps| self.program.gaps(self.assessment, status, gaps))
    }
}
