//! What came out for one candidate: to be asked, or as text for programs and people.

use super::{Case, Rules};
use crate::calendar::Day;
use crate::compile::StatusId;
use crate::document::Depth;
use crate::evaluate::{Verdict, evaluate};
use crate::explain::{AheadScope, CaseReport, StatusReport, explain, look_ahead};
use crate::render::{DrawingKit, Format, Languages, Matter, Page, json_report};
use crate::text::{Lang, Text};

/// Everything there is to say about one candidate on a day.
#[derive(Clone, Debug)]
pub struct Report {
    told: CaseReport,
    whole: bool,
}

impl Rules {
    /// Judges a candidate on a day, for every status.
    ///
    /// # Panics
    ///
    /// Where the case is one of other rules, as everything that judges a case does.
    pub fn check(&self, case: &Case, day: Day) -> Report {
        let all: Vec<StatusId> = self.rulebook.status_ids().collect();
        self.ahead(case, day, &all, AheadScope::Changes)
    }

    /// Judges a candidate on a day, for these statuses; none where one of them does not exist.
    pub fn check_for(&self, case: &Case, day: Day, statuses: &[&str]) -> Option<Report> {
        Some(self.ahead(case, day, &self.named(statuses)?, AheadScope::AllChanges))
    }

    /// The report, and what lies ahead.
    pub(super) fn ahead(
        &self,
        case: &Case,
        day: Day,
        statuses: &[StatusId],
        scope: AheadScope,
    ) -> Report {
        let program = self.rulebook.on_for(day, statuses);
        let (carried, whole) = case.on(self, day);
        let mut told = explain(&program, &carried, &evaluate(&program, &carried.facts));
        look_ahead(&self.rulebook, &case.given, &carried.facts, scope, &mut told);
        Report::new(told, whole)
    }
}

impl Report {
    pub(super) fn new(told: CaseReport, whole: bool) -> Self {
        Self { told, whole }
    }

    /// What came out for a status; none where it was not asked for.
    pub fn status(&self, id: &str) -> Option<Status<'_>> {
        self.statuses().find(|status| status.id() == id)
    }

    /// What came out for each status that was asked for.
    pub fn statuses(&self) -> impl Iterator<Item = Status<'_>> {
        self.told.statuses.iter().map(Status)
    }

    /// False where a duration could not be carried to the day, and is as it was.
    pub fn is_carried(&self) -> bool {
        self.whole
    }

    /// With the reasons of every status, in a format (`text`, `markdown`, `html`, `pdf` …) and a
    /// language (`en`, `ja`, `en+ja`, or one of the rules' further ones); none where there is no
    /// such format or language. Text is 80 columns wide.
    pub fn document(&self, rules: &Rules, format: &str, language: &str) -> Option<Vec<u8>> {
        let languages = match language {
            "en+ja" => Languages::Both,
            other => match rules.language(other)? {
                Lang::En => Languages::En,
                Lang::Ja => Languages::Ja,
                Lang::Further(words) => Languages::Further(words),
            },
        };
        let page = Page { width: 80, color: false, languages };
        let matter = Matter::Check(&self.told, Depth::All);
        let drawn = Format::find(format)?.draw(matter, &DrawingKit { page, font: None })?;
        drawn.ok().map(|drawn| drawn.bytes)
    }

    /// The contract `zairyu.assessment/1`: what `zairyu check --format json` prints.
    pub fn to_json(&self) -> String {
        json_report(&self.told)
    }
}

/// What came out for one status of residence.
#[derive(Clone, Copy, Debug)]
pub struct Status<'r>(&'r StatusReport);

impl<'r> Status<'r> {
    /// Its identifier.
    pub fn id(self) -> &'r str {
        &self.0.id
    }

    /// Its title.
    pub fn title(self) -> &'r Text {
        &self.0.title
    }

    /// The verdict.
    pub fn verdict(self) -> Verdict {
        self.0.verdict
    }

    /// The verdict with everything unknown that could not be confirmed.
    pub fn confirmed_verdict(self) -> Verdict {
        self.0.confirmed
    }

    /// Why, in one line.
    pub fn why(self) -> &'r Text {
        &self.0.why
    }

    /// The points, where it has a table.
    pub fn points(self) -> Option<Points> {
        let points = self.0.points.as_ref()?;
        Some(Points { min: points.min, max: points.max, pass_mark: points.pass_mark })
    }

    /// The facts that would decide it, by name.
    pub fn missing(self) -> impl Iterator<Item = &'r str> {
        self.0.missing.iter().map(|fact| fact.name.as_str())
    }
}

/// Points: a range while facts are missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Points {
    /// With the least favourable answers.
    pub min: i32,
    /// With the most favourable ones.
    pub max: i32,
    /// What is needed.
    pub pass_mark: i32,
}
