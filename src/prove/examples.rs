//! Worked examples: read, evaluated, compared with what they expect.

use crate::calendar::Day;
use crate::compile::{
    ConditionId, Criterion, CriterionId, ItemId, Rulebook, StatusId, StatusRules,
};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::evaluate::{
    Assessment, Clocks, Course, Finding, Gaps, Program, Track, evaluate, place_name,
};
use crate::facts::{Candidate, FactId, Facts, read_case};
use crate::load::{ExampleDoc, ExpectDoc, PATHWAYS, SeriesDoc, load_series};
use crate::rules::RuleSet;
use crate::source::{Span, Spanned};
use crate::text::Text;
use crate::tree::{Node, Tree};
use std::collections::{BTreeMap, BTreeSet};

/// What came of running the examples.
#[derive(Clone, Debug, Default)]
pub struct Ran {
    /// Examples by status identifier (or file name, where that is no status).
    pub counts: BTreeMap<String, usize>,
    /// Those that came out differently, and those that could not be read.
    pub found: Diagnostics,
    /// Every example with the facts it gives.
    pub cases: Vec<ExampleCase>,
    /// The values, given or worked out, that examples of a status (none: of no status) have.
    pub seen: BTreeMap<(Option<StatusId>, FactId), BTreeSet<i64>>,
}

/// One example as it was run.
#[derive(Clone, Debug)]
#[cfg_attr(
    not(any(test, feature = "internal")),
    allow(dead_code, reason = "tests draw candidates from the worked examples")
)]
pub struct ExampleCase {
    /// The status it is about.
    pub status: Option<StatusId>,
    /// The day.
    pub on: Day,
    /// What is known.
    pub facts: Facts,
}

/// Runs every example of a sound rule set. With `only`, those of one status.
pub fn run_examples(rules: &RuleSet, only: Option<StatusId>) -> Ran {
    let mut runner = Runner { rules, ran: Ran::default(), programs: BTreeMap::new() };
    let statuses = rules.rulebook.status_ids().zip(&rules.documents.statuses);
    for (id, doc) in statuses.filter(|(id, _)| only.is_none_or(|only| only == *id)) {
        for example in &doc.examples {
            runner.example(&rules.rulebook.status(id).id, Some(id), example);
        }
    }
    for (file, stem) in &rules.documents.series {
        let of_file = rules.rulebook.find_status(stem);
        let over_time = stem.starts_with(PATHWAYS);
        if only.is_some() && only != of_file && !over_time {
            continue;
        }
        let series = load_series(&rules.sources, *file, &mut runner.ran.found);
        for series in &series {
            let status = match &series.status {
                Some(name) => runner.status(name),
                None => of_file,
            };
            if only.is_some() && only != status {
                continue;
            }
            for row in &series.rows {
                runner.example(stem, status, &row_example(series, row));
            }
        }
    }
    runner.ran
}

/// A row of a series as an example of its own.
fn row_example(series: &SeriesDoc, row: &(Span, Vec<Node>)) -> ExampleDoc {
    let mut example = ExampleDoc {
        span: row.0,
        name: series.name.clone(),
        on: series.on.clone(),
        facts: series.facts.clone(),
        expect: Vec::new(),
    };
    for (column, node) in series.columns.iter().zip(&row.1) {
        cell(&mut example, column, node);
    }
    example
}

fn cell(example: &mut ExampleDoc, column: &Spanned<String>, node: &Node) {
    let blank = matches!(&node.value, Tree::Text(words) if words.is_empty());
    if let Some(what) = column.value.strip_prefix("expect.") {
        let what = Spanned { value: what.to_string(), span: column.span };
        example.expect.push(ExpectDoc { what, value: node.clone() });
        return;
    }
    match (column.value.as_str(), &node.value) {
        ("name", _) => example.name = format!("{}: {}", example.name, words(node)),
        ("on", Tree::Date(year, month, day)) => {
            let day = Day::new(*year, *month, *day);
            example.on = day.map(|value| Spanned { value, span: node.span });
        }
        _ => {
            example.facts.retain(|(name, _)| name.value != column.value);
            if !blank {
                example.facts.push((column.clone(), node.clone()));
            }
        }
    }
}

struct Runner<'r> {
    rules: &'r RuleSet,
    ran: Ran,
    programs: BTreeMap<Day, Program<'r>>,
}

impl Runner<'_> {
    /// The status that a series is about.
    fn status(&mut self, name: &Spanned<String>) -> Option<StatusId> {
        let found = self.rules.rulebook.find_status(&name.value);
        if found.is_none() {
            let slots = [("name", Text::same(&name.value))];
            let known = self.rules.rulebook.statuses.iter().map(|status| status.id.as_str());
            let diagnostic = Diagnostic::new(Code::UnknownStatus, &slots).at(name.span);
            self.ran.found.push(diagnostic.suggest(&name.value, known));
        }
        found
    }

    fn example(&mut self, owner: &str, status: Option<StatusId>, example: &ExampleDoc) {
        *self.ran.counts.entry(owner.to_string()).or_default() += 1;
        let Some(on) = example.on.as_ref().map(|on| on.value) else {
            let slots = [("name", Text::same("on"))];
            self.ran.found.push(Diagnostic::new(Code::MissingKey, &slots).at(example.span));
            return;
        };
        let rulebook = &self.rules.rulebook;
        let node = Node { span: example.span, value: Tree::Table(example.facts.clone()) };
        let mut case = read_case(&rulebook.vocabulary, &node, &mut self.ran.found);
        if case.as_of.is_some() || !case.later.is_empty() {
            let mut clocks = Clocks::new(rulebook);
            let course = Course::new(&mut clocks, case.facts, case.as_of, &case.later);
            case.facts = course.on(rulebook, on);
        }
        let program = self.programs.entry(on).or_insert_with(|| rulebook.on_whole(on));
        let mut assessment = Assessment::new(rulebook);
        program.assess(&case.facts, &mut assessment);
        let judged =
            JudgedExample { rulebook, program, assessment: &assessment, status, case: &case };
        for expect in &example.expect {
            let outcome = judged.expect(expect);
            if let Some(diagnostic) = outcome.diagnostic(&example.name, expect, rulebook, status) {
                self.ran.found.push(diagnostic);
            }
        }
        for (id, _) in rulebook.vocabulary.iter() {
            let code = assessment.value(rulebook, id).and_then(|value| value.code());
            if let Some(code) = code {
                self.ran.seen.entry((status, id)).or_default().insert(code);
            }
        }
        self.ran.cases.push(ExampleCase { status, on, facts: case.facts });
    }
}

/// How an expectation came out.
enum ExampleOutcome {
    Holds,
    Differs {
        wanted: String,
        found: String,
    },
    /// There is nothing of that name; the kind of thing looked for.
    Unknown(&'static str, String),
}

impl ExampleOutcome {
    fn compare(wanted: impl Into<String>, found: impl Into<String>) -> Self {
        let (wanted, found) = (wanted.into(), found.into());
        if wanted == found { Self::Holds } else { Self::Differs { wanted, found } }
    }

    fn diagnostic(
        self,
        name: &str,
        expect: &ExpectDoc,
        rulebook: &Rulebook,
        status: Option<StatusId>,
    ) -> Option<Diagnostic> {
        let what = &expect.what;
        match self {
            Self::Holds => None,
            Self::Differs { wanted, found } => {
                let slots = [
                    ("name", Text::same(name)),
                    ("wanted", Text::same(format!("`{wanted}`"))),
                    ("what", Text::same(format!("`{}`", what.value))),
                    ("found", Text::same(format!("`{found}`"))),
                ];
                Some(Diagnostic::new(Code::ExampleFailed, &slots).at(expect.value.span))
            }
            Self::Unknown(kind, missing) => {
                let status = status.map_or("-", |status| rulebook.status(status).id.as_str());
                let slots = [
                    ("status", Text::same(status)),
                    ("kind", Text::same(kind)),
                    ("name", Text::same(missing)),
                ];
                Some(Diagnostic::new(Code::UnknownItem, &slots).at(what.span))
            }
        }
    }
}

struct JudgedExample<'j, 'r> {
    rulebook: &'r Rulebook,
    program: &'j Program<'r>,
    assessment: &'j Assessment,
    status: Option<StatusId>,
    case: &'j Candidate,
}

impl JudgedExample<'_, '_> {
    fn expect(&self, expect: &ExpectDoc) -> ExampleOutcome {
        let what = expect.what.value.as_str();
        let (head, rest) = what.split_once('.').unwrap_or((what, ""));
        let value = &expect.value;
        match head {
            "fact" => return self.fact(rest, value),
            "conflict" => return self.conflict(value),
            _ => {}
        }
        let Some(id) = self.status else {
            return ExampleOutcome::Unknown("status", what.to_string());
        };
        let status = self.rulebook.status(id);
        match head {
            "verdict" => {
                ExampleOutcome::compare(words(value), self.assessment.outcome(id).verdict.id())
            }
            "route" => {
                let route = self.assessment.outcome(id).route;
                let route = route.map_or("", |at| status.routes[at].id.as_str());
                ExampleOutcome::compare(words(value), route)
            }
            "points" => self.points(id, status, rest, value),
            "criterion" => self.criterion(status, rest, value),
            "tier" => self.tier(status, rest, value),
            "benefit" => self.benefit(id, rest, value),
            "missing" => ExampleOutcome::compare(list(value), self.missing(id).join(" ")),
            "missing-has" => self.missing_has(id, value),
            "unconfirmed" => ExampleOutcome::compare(list(value), self.unconfirmed(id)),
            "unsettled" => ExampleOutcome::compare(list(value), self.unsettled(id)),
            _ => ExampleOutcome::Unknown("expectation", what.to_string()),
        }
    }

    fn fact(&self, name: &str, value: &Node) -> ExampleOutcome {
        let Some(id) = self.rulebook.vocabulary.find(name) else {
            return ExampleOutcome::Unknown("fact", name.to_string());
        };
        let kind = self.rulebook.vocabulary.fact(id).kind;
        let found = self.assessment.value(self.rulebook, id);
        let found = found.map(|value| value.plain(kind, &self.rulebook.vocabulary));
        ExampleOutcome::compare(self.plain(id, value), found.unwrap_or_default())
    }

    /// An expected value in the form in which values are compared.
    fn plain(&self, id: FactId, value: &Node) -> String {
        let vocabulary = &self.rulebook.vocabulary;
        let kind = vocabulary.fact(id).kind;
        let words = match &value.value {
            Tree::Array(items) if items.is_empty() => "none".to_string(),
            Tree::Array(items) => items.iter().map(words).collect::<Vec<_>>().join(";"),
            _ => words(value),
        };
        match crate::facts::parse(&words, kind, vocabulary) {
            Ok(Some(value)) => value.plain(kind, vocabulary),
            Ok(None) => String::new(),
            Err(_) => words,
        }
    }

    fn conflict(&self, value: &Node) -> ExampleOutcome {
        let own: Vec<StatusId> = self.status.into_iter().collect();
        let found = self.program.contradictions(&self.case.facts, self.assessment, &own);
        let name = |fact: FactId| self.rulebook.vocabulary.fact(fact).name.clone();
        ExampleOutcome::compare(list(value), sorted(found.iter().map(|c| name(c.fact)).collect()))
    }

    fn points(
        &self,
        id: StatusId,
        status: &StatusRules,
        name: &str,
        value: &Node,
    ) -> ExampleOutcome {
        let range = match name {
            "total" => Some(self.assessment.points(id)),
            name => self.item(status, name).map(|item| self.assessment.item(item)),
        };
        let Some(range) = range else { return ExampleOutcome::Unknown("item", name.to_string()) };
        let (min, max) = range.on(Track::AsRead);
        let found = if min == max { min.to_string() } else { format!("{min}..{max}") };
        let wanted = match &value.value {
            Tree::Array(ends) => {
                let ends: Vec<String> = ends.iter().map(words).collect();
                if ends.first() == ends.last() { ends[0].clone() } else { ends.join("..") }
            }
            _ => words(value),
        };
        ExampleOutcome::compare(wanted, found)
    }

    fn item(&self, status: &StatusRules, name: &str) -> Option<ItemId> {
        let mut items = status.points.as_ref()?.items.clone();
        items.find(|at| self.rulebook.items[*at].id == name).map(ItemId::at)
    }

    /// The tiers certainly awarded for an item.
    fn tier(&self, status: &StatusRules, name: &str, value: &Node) -> ExampleOutcome {
        let Some(id) = self.item(status, name) else {
            return ExampleOutcome::Unknown("item", name.to_string());
        };
        let awarded = self.program.awarded(self.assessment, id);
        let names = awarded.iter().map(|tier| self.rulebook.tier(*tier).id.clone());
        ExampleOutcome::compare(list(value), sorted(names.collect()))
    }

    fn criterion(&self, status: &StatusRules, name: &str, value: &Node) -> ExampleOutcome {
        let (name, part) = match name.split_once('/') {
            Some((name, part)) => (name, Some(part)),
            None => (name, None),
        };
        let Some((id, criterion)) = self.find_criterion(status, name) else {
            return ExampleOutcome::Unknown("criterion", name.to_string());
        };
        let finding = match part {
            None => Some(self.assessment.of(0).finding(id, criterion)),
            Some(part) => self.part(criterion, part),
        };
        match finding {
            Some(finding) => ExampleOutcome::compare(words(value), finding.id()),
            None => ExampleOutcome::Unknown("part", part.unwrap_or_default().to_string()),
        }
    }

    /// The criterion of that name that stands on the day; else any of that name.
    fn find_criterion(
        &self,
        status: &StatusRules,
        name: &str,
    ) -> Option<(CriterionId, &Criterion)> {
        let routes = status.routes.iter().flat_map(|route| route.criteria.clone());
        let all = status.criteria.clone().chain(routes);
        let named = all.filter(|at| self.rulebook.criteria[*at].id == name).map(CriterionId::at);
        let named: Vec<CriterionId> = named.collect();
        let standing = named.iter().find(|id| self.program.stands(**id));
        let id = *standing.or(named.first())?;
        Some((id, self.rulebook.criterion(id)))
    }

    fn part(&self, criterion: &Criterion, name: &str) -> Option<Finding> {
        let named = |id: &ConditionId| {
            self.rulebook.condition(*id).part.as_ref().is_some_and(|part| part.id == name)
        };
        let id = self.rulebook.parts(criterion).into_iter().find(named)?;
        Some(Finding::of(self.assessment.truth(id).as_read()))
    }

    /// What came out for a treatment that stands on the day.
    fn benefit(&self, id: StatusId, name: &str, value: &Node) -> ExampleOutcome {
        let mut standing = self.program.benefits(id);
        let Some((_, benefit)) = standing.find(|(_, benefit)| benefit.id == name) else {
            return ExampleOutcome::Unknown("benefit", name.to_string());
        };
        let aside = self.program.aside().zip(benefit.when);
        let finding = match aside {
            Some((aside, when)) if !aside.left_out(when) => {
                Finding::of(evaluate(aside, &self.case.facts).truth(when).as_read())
            }
            _ => Finding::Met,
        };
        ExampleOutcome::compare(words(value), finding.id())
    }

    fn gaps(&self, id: StatusId) -> Gaps {
        let mut gaps = Gaps::new(self.rulebook);
        self.program.gaps(self.assessment, id, &mut gaps);
        gaps
    }

    fn missing(&self, id: StatusId) -> Vec<String> {
        let gaps = self.gaps(id);
        let names = gaps.facts().map(|fact| self.rulebook.vocabulary.fact(fact).name.clone());
        let mut names: Vec<String> = names.collect();
        names.sort_unstable();
        names
    }

    fn missing_has(&self, id: StatusId, value: &Node) -> ExampleOutcome {
        let (missing, wanted) = (self.missing(id), all(value));
        match wanted.iter().all(|name| missing.contains(name)) {
            true => ExampleOutcome::Holds,
            false => ExampleOutcome::compare(wanted.join(" "), missing.join(" ")),
        }
    }

    fn unsettled(&self, id: StatusId) -> String {
        let gaps = self.gaps(id);
        let names = gaps.doubts().map(|doubt| self.rulebook.doubts[doubt.index()].id.clone());
        sorted(names.collect())
    }

    fn unconfirmed(&self, id: StatusId) -> String {
        let found = self.program.unconfirmed(self.assessment, id);
        sorted(found.iter().map(|value| place_name(self.rulebook, &value.place)).collect())
    }
}

fn words(node: &Node) -> String {
    node.words().unwrap_or_default()
}

fn all(node: &Node) -> Vec<String> {
    let mut names: Vec<String> = match &node.value {
        Tree::Array(items) => items.iter().map(words).collect(),
        _ => words(node).split([' ', ';']).map(str::to_string).collect(),
    };
    names.retain(|name| !name.is_empty());
    names
}

fn list(node: &Node) -> String {
    sorted(all(node))
}

fn sorted(mut names: Vec<String>) -> String {
    names.sort_unstable();
    names.dedup();
    names.join(" ")
}
