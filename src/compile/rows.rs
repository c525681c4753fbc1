//! When the rows of a list are values: what begins or ends on a day is no choice before or after.
//! Must not know candidates beyond the facts they give.

use super::rulebook::{Period, RowDays, Rulebook};
use crate::calendar::Day;
use crate::diagnostic::{Code, Diagnostic, hint};
use crate::facts::{DomainChoice, DomainId, Facts, Value, show_day};
use crate::load::{Documents, RowDoc};
use crate::text::Text;

/// The lists of which some row begins or ends.
pub(super) fn row_days(
    documents: &Documents,
    domain: impl Fn(&str) -> Option<DomainId>,
) -> Vec<RowDays> {
    let day = |day: &Option<crate::source::Spanned<Day>>| day.as_ref().map(|day| day.value);
    let period = |row: &RowDoc| (day(&row.from), day(&row.until));
    let lists = documents.lists.iter().filter_map(|list| {
        let rows: Vec<Period> = list.rows.iter().map(period).collect();
        Some(RowDays { domain: domain(&list.name)?, rows })
    });
    lists.filter(|days| days.rows.iter().any(|row| *row != (None, None))).collect()
}

fn covers((from, until): Period, day: Day) -> bool {
    from.is_none_or(|from| from <= day) && until.is_none_or(|until| day <= until)
}

impl Rulebook {
    /// The rows of a list that are no values on a day.
    pub fn rows_apart(&self, domain: DomainId, day: Day) -> Vec<usize> {
        let lists = self.row_days.iter().filter(|days| days.domain == domain);
        let rows = lists.flat_map(|days| days.rows.iter().enumerate());
        rows.filter(|(_, period)| !covers(**period, day)).map(|(at, _)| at).collect()
    }

    /// The choices of a domain that are values on a day, with their places.
    pub fn choices_on(
        &self,
        domain: DomainId,
        day: Day,
    ) -> impl Iterator<Item = (i64, &DomainChoice)> {
        let apart = self.rows_apart(domain, day);
        let all = self.vocabulary.domain(domain).choices.iter().enumerate();
        let stand = all.filter(move |(at, _)| !apart.contains(at));
        stand.filter_map(|(at, choice)| Some((i64::try_from(at).ok()?, choice)))
    }

    /// The days on which the rows of a list are values.
    pub fn row_periods(&self, domain: DomainId) -> impl Iterator<Item = &Period> {
        let lists = self.row_days.iter().filter(move |days| days.domain == domain);
        lists.flat_map(|days| &days.rows)
    }

    /// The given choices that are none on a day, with what is to be said of each.
    pub fn apart(&self, facts: &Facts, day: Day) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        if self.row_days.is_empty() {
            return found;
        }
        for (id, fact) in self.vocabulary.iter() {
            let Some(domain) = fact.kind.domain() else { continue };
            let chosen = match facts.get(&self.vocabulary, id) {
                Some(Value::Choice(row)) => vec![row],
                Some(Value::Set(rows)) => rows,
                _ => continue,
            };
            for row in self.rows_apart(domain, day) {
                if chosen.iter().any(|chosen| usize::try_from(*chosen) == Ok(row)) {
                    found.push(self.row_apart(&fact.name, domain, row, day));
                }
            }
        }
        found
    }

    fn row_apart(&self, fact: &str, domain: DomainId, row: usize, day: Day) -> Diagnostic {
        let slots = [
            ("value", Text::same(&self.vocabulary.domain(domain).choices[row].id)),
            ("name", Text::same(fact)),
            ("on", show_day(day)),
        ];
        let diagnostic = Diagnostic::new(Code::NotOfDay, &slots);
        let period = self.row_days.iter().find(|days| days.domain == domain);
        match period.map(|days| days.rows[row]) {
            Some((Some(from), _)) if day < from => {
                diagnostic.help(hint::ROW_FROM, &[("from", show_day(from))])
            }
            Some((_, Some(until))) => {
                diagnostic.help(hint::ROW_UNTIL, &[("until", show_day(until))])
            }
            _ => diagnostic,
        }
    }
}
