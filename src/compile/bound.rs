//! The figure of a condition in the words around it: the slot `{bound}` of a text, filled from the
//! value of the day, so that a figure stands once and changes in one place. Must not know candidates.

use super::ids::ConditionId;
use super::rulebook::{
    ConditionKind, Criterion, Dated, Operand, PointsBound, Rulebook, Test, Tier, Timeline,
};
use crate::calendar::{Day, Wait};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, hint};
use crate::facts::{Kind, grouped, show_as, show_wait, value_of};
use crate::load::{BOUND, Comparison};
use crate::source::Span;
use crate::text::Text;
use crate::words::values;

/// A value with which a condition compares.
#[derive(Clone, Copy, Debug)]
pub enum Figure<'r> {
    /// Of a fact of this type.
    Fact(Kind, &'r Timeline<Vec<i64>>),
    /// Points, or how many of several conditions.
    Number(&'r Timeline<i64>),
    /// So long before the day of the check.
    Within(Wait),
}

impl Figure<'_> {
    /// The first days of its values; none for a value that always was.
    pub fn days(self) -> Vec<Option<Day>> {
        fn days<T>(timeline: &Timeline<T>) -> Vec<Option<Day>> {
            timeline.0.iter().map(|dated| dated.from).collect()
        }
        match self {
            Self::Fact(_, timeline) => days(timeline),
            Self::Number(timeline) => days(timeline),
            Self::Within(_) => vec![None],
        }
    }

    /// Its values as numbers of their type.
    pub fn codes(self) -> Vec<i64> {
        match self {
            Self::Fact(_, timeline) => {
                timeline.0.iter().filter_map(|dated| dated.value.first().copied()).collect()
            }
            Self::Number(timeline) => timeline.0.iter().map(|dated| dated.value).collect(),
            Self::Within(wait) => vec![wait.code()],
        }
    }

    /// The type of its values.
    pub fn kind(self) -> Kind {
        match self {
            Self::Fact(kind, _) => kind,
            Self::Number(_) => Kind::Count,
            Self::Within(_) => Kind::Duration,
        }
    }

    /// In words, on a day; without one, all values one after the other.
    fn words(self, rulebook: &Rulebook, on: Option<Day>) -> Text {
        let fact = |kind: Kind, words: &Vec<i64>| {
            let value = words.first().and_then(|code| value_of(kind, *code));
            value.map(|value| show_as(&rulebook.vocabulary, kind, &value)).unwrap_or_default()
        };
        match self {
            Self::Fact(kind, timeline) => over_time(timeline, on, |words| fact(kind, words)),
            Self::Number(timeline) => over_time(timeline, on, |n| Text::same(grouped(*n))),
            Self::Within(wait) => show_wait(wait),
        }
    }
}

/// The value of a day; before the first one, as without a day, all of them in their order.
fn over_time<T>(timeline: &Timeline<T>, on: Option<Day>, show: impl Fn(&T) -> Text) -> Text {
    if let Some(dated) = on.and_then(|day| timeline.on(day)) {
        return show(&dated.value);
    }
    let all = timeline.0.iter().map(|dated: &Dated<T>| show(&dated.value));
    all.reduce(|earlier, later| values::THEN.fill(&[("earlier", earlier), ("later", later)]))
        .unwrap_or_default()
}

impl Rulebook {
    /// What a criterion asks for.
    pub fn criterion_text(&self, criterion: &Criterion, on: Option<Day>) -> Text {
        self.filled(&criterion.text, criterion.when, on)
    }

    /// What a named part of a criterion asks for.
    pub fn part_text(&self, id: ConditionId, on: Option<Day>) -> Option<Text> {
        let text = self.condition(id).part.as_ref()?.text.as_ref()?;
        Some(self.filled(text, Some(id), on))
    }

    /// What a tier asks for.
    pub fn tier_text(&self, tier: &Tier, on: Option<Day>) -> Option<Text> {
        tier.text.as_ref().map(|text| self.filled(text, Some(tier.when), on))
    }

    fn filled(&self, text: &Text, condition: Option<ConditionId>, on: Option<Day>) -> Text {
        if !has_slot(text) {
            return text.clone();
        }
        let figures = condition.map(|id| self.figures(id)).unwrap_or_default();
        let Some(figure) = figures.first() else { return text.clone() };
        let words = figure.words(self, on);
        text.filled(&[(BOUND.trim_matches(['{', '}']), words)])
    }

    /// The figures of a condition and those it is made of, in the order written.
    pub fn figures(&self, id: ConditionId) -> Vec<Figure<'_>> {
        let condition = self.condition(id);
        let mut figures = match &condition.kind {
            ConditionKind::Compare { fact, tests, .. } => {
                let kind = self.vocabulary.fact(*fact).kind;
                tests.iter().filter_map(|test| figure(kind, test)).collect()
            }
            ConditionKind::Points { bound: PointsBound::Value(values), .. }
            | ConditionKind::Count(_, values) => vec![Figure::Number(values)],
            ConditionKind::Points { status, bound: PointsBound::PassMark, .. } => {
                let points = self.status(*status).points.iter();
                points.map(|points| Figure::Number(&points.pass_mark)).collect()
            }
            ConditionKind::Relate(_)
            | ConditionKind::Status(_)
            | ConditionKind::Row(_)
            | ConditionKind::SummedUp(_)
            | ConditionKind::All(_)
            | ConditionKind::Any(_)
            | ConditionKind::Not(_)
            | ConditionKind::Unsettled(_) => Vec::new(),
        };
        figures.extend(condition.children().iter().flat_map(|child| self.figures(*child)));
        figures
    }
}

/// The figure of a comparison; none where single values are looked up.
fn figure(kind: Kind, test: &Test) -> Option<Figure<'_>> {
    let one = match kind {
        Kind::Count | Kind::Yen | Kind::Percent | Kind::Date | Kind::Duration | Kind::Scale(_) => {
            !matches!(test.op, Comparison::In)
        }
        Kind::YesNo | Kind::Choice(_) | Kind::Set(_) | Kind::Text => false,
    };
    match &test.bound {
        Operand::Values(timeline) => one.then_some(Figure::Fact(kind, timeline)),
        Operand::Within(wait) => Some(Figure::Within(*wait)),
        Operand::Day { .. } => None,
    }
}

fn has_slot(text: &Text) -> bool {
    text.en.contains(BOUND) || text.ja.contains(BOUND)
}

/// Reports slots that no one value fills.
pub fn check(rulebook: &Rulebook, found: &mut Diagnostics) {
    let mut look = |text: &Text, condition: Option<ConditionId>, span: Span| {
        let figures = || condition.map_or(0, |id| rulebook.figures(id).len());
        if has_slot(text) && figures() != 1 {
            let slots = [("name", Text::same(BOUND))];
            let count = [("count", Text::same(figures().to_string()))];
            let diagnostic = Diagnostic::new(Code::UnknownSlot, &slots).at(span);
            found.push(diagnostic.help(hint::ONE_BOUND, &count));
        }
    };
    for criterion in &rulebook.criteria {
        look(&criterion.text, criterion.when, criterion.span);
    }
    for tier in &rulebook.tiers {
        tier.text.iter().for_each(|text| look(text, Some(tier.when), tier.span));
    }
    for (at, condition) in rulebook.conditions.iter().enumerate() {
        let text = condition.part.as_ref().and_then(|part| part.text.as_ref());
        text.iter().for_each(|text| look(text, Some(ConditionId::at(at)), condition.span));
    }
}
