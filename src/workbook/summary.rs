//! The summary of a batch as a sheet: counts by status and verdict, and what is missing most.

use super::layout::fitting;
use super::xlsx::{Looks, Written};
use crate::batch::{Plan, ResultShape, Tally};
use crate::calendar::Day;
use crate::evaluate::Verdict;
use crate::explain::verdict_words;
use crate::facts::FactId;
use crate::render::Page;
use crate::text::{Template, Text, counted};
use crate::words::sheets as words;
use rust_xlsxwriter::{Format, Worksheet};

/// So many of the facts that are missing most often are named for each status.
const NAMED: usize = 15;

/// The other side of a comparison.
#[derive(Clone, Debug)]
pub(super) struct Other {
    pub day: Day,
    pub digest: String,
}

/// A sheet that is written from the top.
struct SummaryPen<'a> {
    sheet: &'a mut Worksheet,
    page: &'a Page<'a>,
    looks: &'a Looks,
    row: u32,
}

/// Writes the summary.
pub(super) fn write(
    sheet: &mut Worksheet,
    plan: &Plan<'_>,
    tally: &Tally,
    digest: &str,
    other: Option<&Other>,
    looks: &Looks,
    page: &Page,
) -> Written {
    for (at, width) in (0..).zip([46, 30, 18, 18, 18, 18]) {
        sheet.set_column_width(at, width)?;
    }
    sheet.set_paper_size(9).set_landscape().set_print_fit_to_pages(1, 0);
    let mut pen = SummaryPen { sheet, page, looks, row: 0 };
    pen.words(0, &title(plan, tally, other), &looks.title)?;
    pen.row += 2;
    pen.totals(plan, tally)?;
    match plan.shape {
        ResultShape::Differences(_) => pen.flips(plan, tally)?,
        _ => {
            pen.verdicts(plan, tally)?;
            pen.gaps(plan, tally)?;
        }
    }
    pen.words(0, &words::NOTICE.text(), &looks.faint)?;
    pen.row += 1;
    let Some(other) = other else { return pen.rules(words::RULES, digest, None) };
    pen.rules(words::RULES_BEFORE, digest, Some(plan.program.day()))?;
    pen.rules(words::RULES_AFTER, &other.digest, Some(other.day))
}

fn title(plan: &Plan<'_>, tally: &Tally, other: Option<&Other>) -> Text {
    let read = ("read", Text::same(tally.read.to_string()));
    let day = ("day", Text::same(plan.program.day().to_string()));
    match other {
        None => {
            counted(tally.read, words::SUMMARY_TITLE_ONE, words::SUMMARY_TITLE).fill(&[read, day])
        }
        Some(other) => {
            let title = counted(tally.read, words::COMPARED_TITLE_ONE, words::COMPARED_TITLE);
            title.fill(&[read, day, ("other", Text::same(other.day.to_string()))])
        }
    }
}

impl SummaryPen<'_> {
    fn words(&mut self, column: u16, words: &Text, look: &Format) -> Written {
        let words = fitting(&self.page.say(words));
        self.sheet.write_string_with_format(self.row, column, words, look).map(|_| ())
    }

    fn count(&mut self, column: u16, count: u64) -> Written {
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        let look = &self.looks.yen;
        self.sheet.write_number_with_format(self.row, column, count, look).map(|_| ())
    }

    fn heads(&mut self, heads: &[Text]) -> Written {
        for (column, head) in (0..).zip(heads) {
            self.words(column, head, &self.looks.heading)?;
        }
        self.row += 1;
        Ok(())
    }

    /// Which rules were followed, and on which day where that is not in the title alone.
    fn rules(&mut self, name: Template, digest: &str, day: Option<Day>) -> Written {
        self.words(0, &name.text(), &self.looks.faint)?;
        self.words(1, &Text::same(digest), &self.looks.faint)?;
        if let Some(day) = day {
            self.words(2, &Text::same(day.to_string()), &self.looks.faint)?;
        }
        self.row += 1;
        Ok(())
    }

    fn totals(&mut self, plan: &Plan<'_>, tally: &Tally) -> Written {
        let rows: &[(Template, u64)] = match plan.shape {
            ResultShape::Differences(_) => &[
                (words::ROWS_READ, tally.read),
                (words::ROWS_CHANGED, tally.written),
                (words::ROWS_MOVED, tally.moved),
                (words::ROWS_UNCHANGED, tally.left_out),
                (words::ROWS_REJECTED, tally.rejected),
            ],
            _ => &[
                (words::ROWS_READ, tally.read),
                (words::ROWS_WRITTEN, tally.written),
                (words::ROWS_REJECTED, tally.rejected),
                (words::ROWS_LEFT_OUT, tally.left_out),
            ],
        };
        for (name, count) in rows {
            self.words(0, &name.text(), &self.looks.wrapped)?;
            self.count(1, *count)?;
            self.row += 1;
        }
        self.row += 1;
        Ok(())
    }

    fn verdicts(&mut self, plan: &Plan<'_>, tally: &Tally) -> Written {
        self.words(0, &words::COUNTS.text(), &self.looks.title)?;
        self.row += 1;
        let mut heads = vec![words::STATUS.text(), words::IDENTIFIER.text()];
        heads.extend(Verdict::ALL.iter().map(|verdict| verdict_words(*verdict)));
        self.heads(&heads)?;
        let rulebook = plan.program.rulebook();
        for (at, id) in plan.program.statuses().iter().enumerate() {
            let status = rulebook.status(*id);
            self.words(0, &status.title, &self.looks.wrapped)?;
            self.words(1, &Text::same(&status.id), &self.looks.wrapped)?;
            let counts = tally.verdicts.get(at).copied().unwrap_or_default();
            for (column, count) in (2..).zip(counts) {
                self.count(column, count)?;
            }
            self.row += 1;
        }
        self.row += 1;
        Ok(())
    }

    /// How many go from one verdict to another, and what most go by.
    fn flips(&mut self, plan: &Plan<'_>, tally: &Tally) -> Written {
        let rulebook = plan.program.rulebook();
        let title = |at: usize| rulebook.status(plan.program.statuses()[at]).title.clone();
        self.heads(&[words::STATUS, words::BEFORE, words::AFTER, words::ROWS].map(Template::text))?;
        for ((at, before, after), count) in &tally.flips {
            self.words(0, &title(*at), &self.looks.wrapped)?;
            for (column, verdict) in [(1, *before), (2, *after)] {
                let look = &self.looks.verdicts[verdict];
                self.words(column, &verdict_words(Verdict::ALL[verdict]), look)?;
            }
            self.count(3, *count)?;
            self.row += 1;
        }
        self.row += 1;
        let mut causes: Vec<_> = tally.causes.iter().collect();
        causes.sort_by_key(|((at, cause), count)| (*at, std::cmp::Reverse(**count), cause));
        self.heads(&[words::STATUS, words::CAUSE, words::ROWS].map(Template::text))?;
        for ((at, cause), count) in causes {
            self.words(0, &title(*at), &self.looks.wrapped)?;
            self.words(1, &Text::same(cause), &self.looks.wrapped)?;
            self.count(2, *count)?;
            self.row += 1;
        }
        self.row += 1;
        Ok(())
    }

    fn gaps(&mut self, plan: &Plan<'_>, tally: &Tally) -> Written {
        let rulebook = plan.program.rulebook();
        for (at, id) in plan.program.statuses().iter().enumerate() {
            let own = tally.gaps.iter().filter(|((status, _), _)| *status == at);
            let mut own: Vec<(FactId, u64)> = own.map(|((_, fact), n)| (*fact, *n)).collect();
            if own.is_empty() {
                continue;
            }
            own.sort_by_key(|(fact, count)| (std::cmp::Reverse(*count), *fact));
            self.words(0, &words::GAPS.text(), &self.looks.title)?;
            self.words(1, &rulebook.status(*id).title, &self.looks.title)?;
            self.row += 1;
            self.heads(&[words::FACT.text(), words::COLUMN.text(), words::ROWS.text()])?;
            for (fact, count) in own.into_iter().take(NAMED) {
                let fact = rulebook.vocabulary.fact(fact);
                self.words(0, &fact.label, &self.looks.wrapped)?;
                self.words(1, &Text::same(&fact.name), &self.looks.wrapped)?;
                self.count(2, count)?;
                self.row += 1;
            }
            self.row += 1;
        }
        Ok(())
    }
}
