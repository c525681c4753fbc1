//! One candidate: what is known, read from text or given fact by fact.

use super::{Mistakes, Rules};
use crate::calendar::Day;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::evaluate::{Clocks, Course};
use crate::facts::{Candidate, check_sense, read_case, set_facts};
use crate::json::parse_json;
use crate::source::Sources;
use crate::tree::parse_toml;

/// What is known of one candidate. It belongs to the rules that it was made for: other rules refuse
/// it ([`Case::is_of`]), for its facts would mean something else there.
#[derive(Clone, Debug)]
pub struct Case {
    pub(super) given: Candidate,
}

impl Case {
    /// A candidate of whom nothing is known.
    pub fn new(rules: &Rules) -> Self {
        Self { given: Candidate::empty(&rules.rulebook.vocabulary) }
    }

    /// Reads a case file in TOML; everything that is wrong with it is found at once.
    pub fn from_toml(rules: &Rules, text: &str) -> Result<Self, Mistakes> {
        Self::read(rules, text, "case.toml", parse_toml)
    }

    /// Reads a case in JSON: facts nested or by dotted names.
    pub fn from_json(rules: &Rules, text: &str) -> Result<Self, Mistakes> {
        Self::read(rules, text, "case.json", parse_json)
    }

    /// The same with one more fact, whose value is written as in a case file; it wins over one
    /// that was there.
    pub fn with(mut self, rules: &Rules, fact: &str, value: &str) -> Result<Self, Mistakes> {
        let (mut sources, mut found) = (Sources::default(), Diagnostics::default());
        if !self.is_of(rules) {
            found.push(Diagnostic::new(Code::OtherRules, &[]));
            return sound(self, found, &sources);
        }
        let setting = [format!("{fact}={value}")];
        let vocabulary = &rules.rulebook.vocabulary;
        set_facts(vocabulary, &mut self.given, &setting, &mut sources, &mut found);
        sound(self, found, &sources)
    }

    /// True for a case of these rules, or of rules with the same facts. [`Case::with`] gives a mistake
    /// where it is not; whatever judges it panics, for its verdict would be a wrong one.
    pub fn is_of(&self, rules: &Rules) -> bool {
        self.given.facts.are_of(&rules.rulebook.vocabulary)
    }

    /// The day on which its durations were true; they grow from there.
    pub fn as_of(mut self, day: Day) -> Self {
        self.given.as_of = Some(day);
        self
    }

    /// What of it makes no sense on a day, by itself or beside the rest: what cannot be, and what is
    /// a slip more often than not (which only warns).
    pub fn oddities(&self, rules: &Rules, day: Day) -> Mistakes {
        let mut found = Diagnostics::default();
        check_sense(&rules.rulebook.vocabulary, &self.given, day, &mut found);
        Mistakes::placeless(found)
    }

    /// The case over time.
    pub(super) fn course(&self, rules: &Rules) -> Course {
        let (facts, as_of) = (self.given.facts.clone(), self.given.as_of);
        Course::new(&mut Clocks::new(&rules.rulebook), facts, as_of, &self.given.later)
    }

    fn read(
        rules: &Rules,
        text: &str,
        name: &str,
        parse: impl Fn(&Sources, crate::source::FileId, &mut Diagnostics) -> crate::tree::Node,
    ) -> Result<Self, Mistakes> {
        let (mut sources, mut found) = (Sources::default(), Diagnostics::default());
        let file = sources.add(name, text);
        let tree = parse(&sources, file, &mut found);
        let given = read_case(&rules.rulebook.vocabulary, &tree, &mut found);
        sound(Self { given }, found, &sources)
    }

    /// The facts as they are on a day, and whether every duration could be carried there.
    pub(super) fn on(&self, rules: &Rules, day: Day) -> (Candidate, bool) {
        let mut carried = self.given.clone();
        let course = self.course(rules);
        carried.facts = course.on(&rules.rulebook, day);
        (carried, course.reaches(day))
    }
}

fn sound(case: Case, found: Diagnostics, sources: &Sources) -> Result<Case, Mistakes> {
    match found.is_sound() {
        true => Ok(case),
        false => Err(Mistakes::new(found, sources)),
    }
}
