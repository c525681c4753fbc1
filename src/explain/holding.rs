//! What holding a status does, in words: what grows, what begins anew, how long it can be held.

use super::cited::CiteLine;
use super::lines::cite_lines;
use super::phrase::Phrase;
use crate::compile::{
    Accrual, ConditionId, Filing, Holding, Read, Rulebook, SetTo, StatusId, StayLimit,
};
use crate::facts::{FactId, decode, show_as, show_day, show_wait};
use crate::text::{Text, list};

/// How long a status can be held, one line a limit.
pub(super) fn limit_lines(rulebook: &Rulebook, holding: &Holding) -> Vec<Text> {
    holding.limits.iter().flat_map(|limit| limit_words(rulebook, limit)).collect()
}

/// Everything that holding a status does, one line a thing.
pub(super) fn holding_lines(rulebook: &Rulebook, holding: &Holding) -> Vec<Text> {
    let mut lines = Vec::new();
    if !holding.accrues.is_empty() {
        let facts: Vec<Text> =
            holding.accrues.iter().map(|accrual| grown(rulebook, accrual)).collect();
        lines.push(Phrase::HoldingGrows.fill(&[("facts", list(&facts))]));
    }
    if !holding.resets.is_empty() {
        let facts: Vec<Text> = holding.resets.iter().map(|fact| label(rulebook, *fact)).collect();
        lines.push(Phrase::HoldingResets.fill(&[("facts", list(&facts))]));
    }
    lines.extend(holding.sets.iter().map(|(fact, to)| {
        let value = match to {
            SetTo::Value(words) => shown(rulebook, *fact, words),
            SetTo::Fact(other) => label(rulebook, *other),
        };
        Phrase::HoldingSets.fill(&[("fact", label(rulebook, *fact)), ("value", value)])
    }));
    for becoming in &holding.becomes {
        for (fact, words) in &becoming.sets {
            lines.push(Phrase::HoldingBecomes.fill(&[
                ("duration", label(rulebook, becoming.fact)),
                ("period", show_wait(becoming.at_least)),
                ("fact", label(rulebook, *fact)),
                ("value", shown(rulebook, *fact, words)),
            ]));
        }
    }
    lines.extend(limit_lines(rulebook, holding));
    lines
}

/// How one files to come to a status, and to go on holding it, one line a move.
pub(super) fn filing_lines(rulebook: &Rulebook, status: StatusId) -> Vec<Text> {
    let filings = [false, true].into_iter().flat_map(|held| rulebook.filings_for(status, held));
    filings.map(|filing| filing_words(rulebook, filing)).collect()
}

fn filing_words(rulebook: &Rulebook, filing: &Filing) -> Text {
    let procedures = &rulebook.procedures.list;
    let procedure = procedures.iter().find(|one| one.id == filing.procedure);
    let procedure = procedure.map(|one| one.title.clone()).unwrap_or_default();
    let slots = [("text", filing.text.clone()), ("procedure", procedure)];
    let Some(window) = filing.window else { return Phrase::FiledAs.fill(&slots) };
    let [text, procedure] = slots;
    let from = [("period", show_wait(window.before)), ("fact", label(rulebook, window.of))];
    let [period, fact] = from;
    Phrase::FiledFrom.fill(&[text, procedure, period, fact])
}

/// A duration that grows, with what it hangs on.
fn grown(rulebook: &Rulebook, accrual: &Accrual) -> Text {
    let fact = label(rulebook, accrual.fact);
    let fact = match accrual.condition {
        Some(condition) => {
            let facts = list(&facts_of(rulebook, condition));
            Phrase::GrowsWhile.fill(&[("fact", fact), ("facts", facts)])
        }
        None => fact,
    };
    let fact = match accrual.if_begun {
        true => Phrase::GrowsIfBegun.fill(&[("fact", fact)]),
        false => fact,
    };
    match accrual.until {
        Some(day) => Phrase::GrowsUntil.fill(&[("fact", fact), ("day", show_day(day))]),
        None => fact,
    }
}

fn limit_words(rulebook: &Rulebook, limit: &StayLimit) -> Vec<Text> {
    let period = show_wait(limit.at_most);
    let first = match (limit.fact, limit.less) {
        (None, _) => Phrase::StayAtMost.fill(&[("period", period)]),
        (Some(fact), None) => {
            Phrase::LimitOf.fill(&[("fact", label(rulebook, fact)), ("period", period)])
        }
        (Some(fact), Some(less)) => Phrase::LimitLess.fill(&[
            ("fact", label(rulebook, fact)),
            ("less", label(rulebook, less)),
            ("period", period),
        ]),
    };
    let longer = limit.extended.iter().map(|extension| {
        let period = show_wait(extension.at_most);
        let cites = cite_lines(rulebook, &extension.provenance.cite);
        let cites: Vec<Text> = cites.iter().map(CiteLine::words).collect();
        let text = ("text", extension.text.clone());
        Phrase::LimitExtended.fill(&[("period", period), text, ("cites", list(&cites))])
    });
    std::iter::once(first).chain(longer).collect()
}

fn facts_of(rulebook: &Rulebook, condition: ConditionId) -> Vec<Text> {
    let mut facts: Vec<FactId> =
        rulebook.condition_reads([condition]).into_iter().filter_map(Read::as_fact).collect();
    facts.sort_unstable();
    facts.dedup();
    facts.into_iter().map(|fact| label(rulebook, fact)).collect()
}

fn label(rulebook: &Rulebook, fact: FactId) -> Text {
    rulebook.vocabulary.fact(fact).label.clone()
}

fn shown(rulebook: &Rulebook, fact: FactId, words: &[i64]) -> Text {
    let kind = rulebook.vocabulary.fact(fact).kind;
    let value = decode(kind, words);
    value.map(|value| show_as(&rulebook.vocabulary, kind, &value)).unwrap_or_default()
}
