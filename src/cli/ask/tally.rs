//! What an answer changed, in words.

use super::room::Room;
use crate::advise::NearnessRoom;
use crate::cli::words;
use crate::compile::StatusId;
use crate::evaluate::{Verdict, evaluate};
use crate::explain::{explain, verdict_words};
use crate::facts::{Candidate, Facts};
use crate::interview::{Questioning, StandingChange, VerdictStanding};
use crate::render::paragraph;
use crate::text::{Text, counted, list};

/// More lines than this are only counted.
const MOST: usize = 5;

/// So few missing facts are named.
const FEW: usize = 3;

impl Room<'_> {
    /// The lines under an answer.
    pub fn tally(&self, interview: &Questioning<'_>, changes: &[StandingChange]) -> String {
        let facts = interview.view();
        let told = self
            .in_order(changes, &facts)
            .into_iter()
            .filter_map(|change| self.change(change, &facts));
        let mut lines: Vec<String> = match interview.supposed().is_empty() {
            true => told.collect(),
            false => told.map(|line| self.as_if(&line)).collect(),
        };
        let more = lines.len().saturating_sub(MOST);
        if more > 0 {
            lines.truncate(MOST);
            let slots = [("count", Text::same(more.to_string()))];
            let notice = counted(more, words::STANDS_MORE_ONE, words::STANDS_MORE);
            lines.push(self.fill(notice, &slots));
        }
        lines.iter().map(|line| self.tally_line(line)).collect()
    }

    /// Decided verdicts first, then the nearest.
    fn in_order<'c>(
        &self,
        changes: &'c [StandingChange],
        facts: &Facts,
    ) -> Vec<&'c StandingChange> {
        let statuses: Vec<StatusId> = changes.iter().map(|change| change.after.status).collect();
        let program = self.rulebook.on_for(self.day, &statuses);
        let assessment = evaluate(&program, facts);
        let near = NearnessRoom::new(&program, facts, assessment.of(0));
        let mut ordered: Vec<&StandingChange> = changes.iter().collect();
        ordered.sort_by_cached_key(|change| {
            let status = change.after.status;
            (
                !change.decides(),
                near.of(assessment.of(0), status),
                self.rulebook.status(status).id.clone(),
            )
        });
        ordered
    }

    fn as_if(&self, line: &str) -> String {
        self.fill(words::AS_IF, &[("line", Text::same(line))])
    }

    fn tally_line(&self, line: &str) -> String {
        let text = paragraph(line, &self.page, "    ");
        text.replacen("    ", "  → ", 1)
    }

    fn change(&self, change: &StandingChange, facts: &Facts) -> Option<String> {
        let after = &change.after;
        if change.decides() {
            return Some(self.verdict(after, facts));
        }
        if after.verdict != Verdict::Undetermined {
            return None;
        }
        if change.moves_points() {
            return self.points(after);
        }
        let fewer = change.before.as_ref().is_none_or(|b| b.lacks.len() > after.lacks.len());
        (fewer && after.lacks.len() <= FEW && !after.lacks.is_empty()).then(|| self.lacks(after))
    }

    fn verdict(&self, after: &VerdictStanding, facts: &Facts) -> String {
        let slots =
            [("title", self.title(after.status)), ("verdict", verdict_words(after.verdict))];
        match self.why(after.status, facts) {
            Some(why) => {
                let [title, verdict] = slots;
                self.fill(words::STANDS_WHY, &[title, verdict, ("why", why)])
            }
            None => self.fill(words::STANDS, &slots),
        }
    }

    /// One line of why a verdict came out, as a report has it.
    fn why(&self, status: StatusId, facts: &Facts) -> Option<Text> {
        let program = self.rulebook.on_for(self.day, &[status]);
        let case =
            Candidate { facts: facts.clone(), ..Candidate::empty(&self.rulebook.vocabulary) };
        let report = explain(&program, &case, &evaluate(&program, facts));
        report.statuses.first().map(|status| status.why.clone()).filter(|why| !why.is_empty())
    }

    fn points(&self, after: &VerdictStanding) -> Option<String> {
        let (min, max, mark) = after.points?;
        let exact = || counted(min, words::STANDS_EXACT_ONE, words::STANDS_EXACT);
        let notice = if min == max { exact() } else { words::STANDS_POINTS };
        let slots = [
            ("title", self.title(after.status)),
            ("min", Text::same(min.to_string())),
            ("max", Text::same(max.to_string())),
            ("mark", Text::same(mark.to_string())),
        ];
        Some(self.fill(notice, &slots))
    }

    fn lacks(&self, after: &VerdictStanding) -> String {
        let labels =
            after.lacks.iter().map(|fact| self.rulebook.vocabulary.fact(*fact).label.clone());
        let labels: Vec<Text> = labels.collect();
        let slots = [("title", self.title(after.status)), ("facts", list(&labels))];
        self.fill(words::STANDS_LACKS, &slots)
    }
}
