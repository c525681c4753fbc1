//! What is told at the end: on a terminal the summary, what is missing and the next steps, the
//! reasons on request; everything where nobody can be asked.

use super::keep::agrees;
use super::room::Room;
use super::way::AskingWay;
use crate::cli::io::output;
use crate::cli::say::failure::Failure;
use crate::cli::words;
use crate::document::{Depth, check_document};
use crate::evaluate::evaluate;
use crate::explain::{CaseReport, explain, guide};
use crate::facts::{Candidate, FactId, Facts};
use crate::interview::{Chooser, Questioning};
use crate::render::{Page, paragraph, text_document, text_guide};
use crate::text::Text;
use std::collections::BTreeSet;

/// The verdicts, and those with what was supposed.
pub struct Ending {
    /// The verdicts as they are.
    pub report: CaseReport,
    as_if: Option<(CaseReport, Vec<FactId>)>,
    /// What is to be found out before other facts.
    foremost: BTreeSet<FactId>,
}

impl Ending {
    /// Of a questionnaire, with what the case says beside its facts.
    pub fn new(room: &Room<'_>, interview: &Questioning<'_>, case: &Candidate) -> Self {
        let report = |facts: Facts| {
            let program = interview.rulebook().on_for(room.day, &interview.in_question());
            let answered = Candidate { facts, ..case.clone() };
            explain(&program, &answered, &evaluate(&program, &answered.facts))
        };
        let program = interview.rulebook().on_for(room.day, &interview.in_question());
        let mut foremost = Chooser::new(&program).foremost(&interview.facts());
        foremost.append(&mut Chooser::new(&program).foremost(&interview.view()));
        let supposed = interview.supposed();
        let as_if = (!supposed.is_empty()).then(|| (report(interview.view()), supposed));
        Self { report: report(interview.facts()), as_if, foremost }
    }

    /// Tells it; `depth` is how far the reasons go.
    pub fn tell(&self, room: &Room<'_>, way: AskingWay, depth: Depth) -> Result<(), Failure> {
        let page = room.session.page();
        if way == AskingWay::Script {
            let report = text_document(&check_document(&self.report, depth), &page);
            output::print(&format!("\n{report}\n{}", self.guide(room, &page)))?;
            return Ok(());
        }
        output::print(&format!("\n{}\n{}", self.summary(room, &page), self.guide(room, &page)))?;
        if agrees(room, way, &words::SHOW_REASONS.text(room.session)) {
            output::print(&format!(
                "\n{}",
                text_document(&check_document(&self.report, depth), &page)
            ))?;
        }
        Ok(())
    }

    fn guide(&self, room: &Room<'_>, page: &Page) -> String {
        let as_if = self.as_if.as_ref().map(|(report, facts)| (report, facts.as_slice()));
        text_guide(&guide(room.rulebook, &self.report, as_if, &self.foremost), page)
    }

    /// The verdicts that are near, where there are such.
    fn summary(&self, room: &Room<'_>, page: &Page) -> String {
        let mut near = self.report.clone();
        near.statuses.retain(|status| status.close || status.is_open());
        let apart = self.report.statuses.len() - near.statuses.len();
        if near.statuses.is_empty() || apart == 0 {
            return text_document(&check_document(&self.report, Depth::Brief), page);
        }
        let slots = [("count", Text::same(apart.to_string()))];
        let others = paragraph(&room.fill(words::OTHERS_APART, &slots), page, "");
        text_document(&check_document(&near, Depth::Brief), page) + &others
    }
}
