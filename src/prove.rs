//! Proofs that a rule set says what it should: its worked examples, what can be shown of its
//! tables, and what a careful reader would ask of it. Runs only in `rules check | test`; must
//! not know words for readers of reports, the disk or the clock.

mod bands;
mod examples;
mod figures;
mod holding;
mod levers;
mod locales;
mod questionnaire;
mod routes;
mod tables;
mod thresholds;
mod usage;

pub use examples::{ExampleCase, Ran, run_examples};
pub use locales::{Coverage, Sentence, check as check_locales, coverage};

use crate::calendar::{Day, Wait};
use crate::compile::Rulebook;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, hint};
use crate::facts::{FactId, value_of};
use crate::rules::RuleSet;
use crate::source::Span;
use crate::text::Text;

/// Everything that can be asked of a sound rule set on a day. `ran`: its examples.
pub fn check(rules: &RuleSet, ran: &Ran, on: Day) -> Diagnostics {
    let mut found = Diagnostics::default();
    tables::check(&rules.rulebook, on, &mut found);
    bands::check(&rules.rulebook, on, &mut found);
    routes::check(&rules.rulebook, on, &mut found);
    thresholds::check(&rules.rulebook, ran, &mut found);
    usage::check(&rules.rulebook, &mut found);
    holding::check(&rules.rulebook, &mut found);
    figures::check(&rules.rulebook, &mut found);
    levers::check(&rules.rulebook, &mut found);
    questionnaire::check(&rules.rulebook, &rules.documents.interview, &mut found);
    stale(&rules.rulebook, on, &mut found);
    found
}

/// The day asked for and the days after it on which something changes.
fn days_ahead(rulebook: &Rulebook, on: Day) -> Vec<Day> {
    let later = rulebook.turning_days().into_iter().filter(|day| *day > on);
    std::iter::once(on).chain(later).collect()
}

/// Takes what was found on one day only once, whatever the day.
fn push_once(found: &mut Diagnostics, diagnostic: Diagnostic) {
    let known = found.iter().any(|known| {
        known.code == diagnostic.code
            && known.span == diagnostic.span
            && known.message == diagnostic.message
    });
    if !known {
        found.push(diagnostic);
    }
}

/// The first byte of a whole file, so that its drawing stays small.
fn head(span: Span) -> Span {
    Span { end: span.end.min(span.start + 1).max(span.start), ..span }
}

/// Sources that were not read for a year.
fn stale(rulebook: &Rulebook, on: Day, found: &mut Diagnostics) {
    let limit = on.minus(Wait::new(12, 0));
    for source in rulebook.sources.iter().filter(|source| source.checked < limit) {
        let day = Text::same(source.checked.to_string());
        let slots = [("name", Text::same(&source.id)), ("day", day)];
        let diagnostic = Diagnostic::new(Code::StaleSource, &slots).at(source.span);
        found.push(diagnostic.help(hint::CHECK_SOURCE, &[]));
    }
}

/// A fact's value as a case file writes it, for a witness.
fn written(rulebook: &Rulebook, fact: FactId, code: i64) -> String {
    let entry = rulebook.vocabulary.fact(fact);
    let value = value_of(entry.kind, code);
    let plain = value.map(|value| value.plain(entry.kind, &rulebook.vocabulary));
    format!("{} = {}", entry.name, plain.unwrap_or_default())
}
