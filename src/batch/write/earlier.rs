//! What an earlier run said of a row, where its columns or members stand in the input.

use crate::batch::added::Added;
use crate::batch::plan::{InputForm, Plan};
use crate::batch::waiting::WaitingRow;
use crate::evaluate::Verdict;
use crate::explain::verdict_words;

/// Where the results of an earlier run stand, for every status of a plan.
#[derive(Debug)]
pub struct EarlierResults {
    /// The columns of verdict, least and most points.
    columns: Vec<[Option<usize>; 3]>,
    /// The names of the statuses, where rows are objects.
    names: Vec<String>,
}

impl EarlierResults {
    /// Of a plan.
    pub fn of(plan: &Plan<'_>) -> Self {
        let rulebook = plan.program.rulebook();
        let names = plan.program.statuses().iter().map(|id| rulebook.status(*id).id.clone());
        let names: Vec<String> = names.collect();
        let place = |name: &String| {
            [Added::Verdict, Added::Least, Added::Most].map(|wanted| {
                let mut said = plan.columns.said_earlier.iter();
                said.find(|(_, status, added)| status == name && *added == wanted)
                    .map(|(at, ..)| *at)
            })
        };
        let columns = names.iter().map(place).collect();
        let lines = plan.form == InputForm::Lines;
        Self { columns, names: if lines { names } else { Vec::new() } }
    }

    /// The verdict that an earlier run gave on a status.
    pub fn verdict(&self, at: usize, row: &WaitingRow) -> Option<Verdict> {
        self.said(at, row)[0].and_then(verdict_of)
    }

    /// True where an earlier run said something else, or nothing of a row that it did not know.
    pub fn differs(
        &self,
        at: usize,
        row: &WaitingRow,
        verdict: Verdict,
        points: Option<(i32, i32)>,
    ) -> bool {
        let [before, least, most] = self.said(at, row);
        let Some(before) = before else { return self.is_held(at) };
        let differs = |before: Option<&str>, now: i32| {
            // Programs write whole numbers with a point where some are missing.
            let number = before.map(|words| words.trim().trim_end_matches(".0"));
            number.and_then(|words| words.parse().ok()).is_some_and(|was: i32| was != now)
        };
        let moved = points.is_some_and(|(min, max)| differs(least, min) || differs(most, max));
        verdict_of(before) != Some(verdict) || moved
    }

    /// True where an earlier run may have said something of a status.
    fn is_held(&self, at: usize) -> bool {
        !self.names.is_empty() || self.columns[at][0].is_some()
    }

    fn said<'r>(&self, at: usize, row: &'r WaitingRow) -> [Option<&'r str>; 3] {
        if let Some(name) = self.names.get(at) {
            let own = row.earlier.iter().find(|one| one.status == *name);
            return own.map_or([None; 3], |one| {
                [Some(one.verdict.as_str()), one.points[0].as_deref(), one.points[1].as_deref()]
            });
        }
        self.columns[at].map(|column| {
            let words = std::str::from_utf8(row.cells.get(column?)?).ok()?;
            (!words.trim().is_empty()).then_some(words)
        })
    }
}

/// A verdict by its identifier, or by its words in a workbook.
fn verdict_of(words: &str) -> Option<Verdict> {
    let words = words.trim();
    let called = |verdict: &&Verdict| {
        let own = verdict_words(**verdict);
        words == verdict.id() || words.starts_with(&*own.en) || words.starts_with(&*own.ja)
    };
    Verdict::ALL.iter().find(called).copied()
}
