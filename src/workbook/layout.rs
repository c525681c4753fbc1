//! The columns of a sheet of results, and how a cell of each is written.

use super::xlsx::Looks;
use crate::batch::{Added, CHANGED, IN_FORCE, OutColumn, Plan, RECORDED, ResultShape, laid_out};
use crate::calendar::Day;
use crate::compile::{CriterionId, Rulebook, StatusId};
use crate::evaluate::Verdict;
use crate::explain::verdict_words;
use crate::facts::{Kind, Value, Vocabulary, parse};
use crate::render::Page;
use crate::text::{Template, Text};
use crate::words::sheets as words;
use rust_xlsxwriter::{ExcelDateTime, Format, Worksheet, XlsxError};

/// What stands in a column.
#[derive(Clone, Copy, Debug)]
enum Holds {
    /// What came in; the type of the fact that it gives.
    Input(Option<Kind>),
    /// What is added for a status.
    Added(Added, StatusId),
    /// What is said of the row.
    Row(OutColumn),
    /// One of [`CHANGED`].
    Changed(usize),
}

/// A column of a sheet of results.
pub(super) struct ResultColumn<'p> {
    name: String,
    holds: Holds,
    rulebook: &'p Rulebook,
    on: Day,
}

/// The columns of a plan.
pub(super) struct PlanColumns;

impl PlanColumns {
    /// What came in, then what is added for every status.
    pub fn of<'p>(plan: &Plan<'p>) -> Vec<ResultColumn<'p>> {
        let rulebook = plan.program.rulebook();
        let on = plan.program.day();
        let column = |name: String, holds| ResultColumn { name, holds, rulebook, on };
        if let ResultShape::Differences(_) = plan.shape {
            let names = CHANGED.iter().enumerate();
            return names
                .map(|(at, name)| column((*name).to_string(), Holds::Changed(at)))
                .collect();
        }
        let fact = |at| plan.columns.facts.iter().find(|(column, _)| *column == at);
        let kind = |at| match fact(at) {
            Some((_, fact)) => Some(rulebook.vocabulary.fact(*fact).kind),
            None => plan.columns.as_of.filter(|column| *column == at).map(|_| Kind::Date),
        };
        let holds = |holds| match holds {
            OutColumn::Input(at) => Holds::Input(at.and_then(kind)),
            OutColumn::Of(at, added) => Holds::Added(added, plan.program.statuses()[at]),
            holds => Holds::Row(holds),
        };
        laid_out(plan).into_iter().map(|laid| column(laid.name, holds(laid.holds))).collect()
    }
}

impl ResultColumn<'_> {
    /// Its heading: its name, and below it what that is in words.
    pub fn heading(&self, page: &Page) -> String {
        match self.holds {
            Holds::Added(added, id) => {
                let status = self.rulebook.status(id).title.clone();
                let words = page.say(&heading_of(added).fill(&[("status", status)]));
                format!("{}\n{words}", self.name)
            }
            _ => self.name.clone(),
        }
    }

    /// Its width, in characters.
    pub fn width(&self) -> f64 {
        match self.holds {
            Holds::Changed(0 | 5..=8) => 11.0,
            Holds::Changed(9..) => 60.0,
            Holds::Added(added, _) if added.is_number() => 13.0,
            Holds::Changed(_)
            | Holds::Added(Added::Verdict | Added::Confirmed | Added::Before, _) => 24.0,
            Holds::Row(OutColumn::Conflicts | OutColumn::Unread) | Holds::Added(..) => 40.0,
            Holds::Input(_) | Holds::Row(_) => 16.0,
        }
    }

    /// True where bars are drawn behind the numbers.
    pub fn has_bars(&self) -> bool {
        matches!(self.holds, Holds::Added(Added::Least | Added::Most, _))
    }

    /// What its heading means.
    pub fn note(&self, page: &Page) -> Option<String> {
        match self.holds {
            Holds::Row(OutColumn::Conflicts) => Some(page.stack(&words::NOTE_CONFLICTS.text())),
            Holds::Row(OutColumn::Unread) => Some(page.stack(&words::NOTE_UNREAD.text())),
            Holds::Changed(_) | Holds::Row(_) => None,
            Holds::Input(_) => {
                let fact = self.rulebook.vocabulary.find(&self.name)?;
                Some(page.stack(&self.rulebook.vocabulary.fact(fact).label))
            }
            Holds::Added(added, id) => {
                let status = self.rulebook.status(id).title.clone();
                Some(page.stack(&note_of(added).fill(&[("status", status)])))
            }
        }
    }

    /// Writes a cell that is not empty; true where it had to be cut.
    pub fn write(
        &self,
        sheet: &mut Worksheet,
        place: (u32, u16),
        cell: &[u8],
        looks: &Looks,
        page: &Page,
    ) -> Result<bool, XlsxError> {
        let words = String::from_utf8_lossy(cell);
        match self.holds {
            Holds::Input(kind) => {
                input(sheet, place, &words, kind, &self.rulebook.vocabulary, looks)
            }
            Holds::Changed(1 | 2) => string(sheet, place, &words, &looks.text),
            Holds::Row(OutColumn::Row) | Holds::Changed(0 | 5..=8) => {
                number(sheet, place, &words, None, looks)
            }
            Holds::Row(OutColumn::Id | OutColumn::Source) => {
                string(sheet, place, &words, &looks.text)
            }
            Holds::Changed(9..) | Holds::Row(_) => string(sheet, place, &words, &looks.wrapped),
            Holds::Added(added, _) if added.is_number() => {
                number(sheet, place, &words, None, looks)
            }
            Holds::Added(Added::Verdict | Added::Confirmed | Added::Before, _)
            | Holds::Changed(3 | 4) => match verdict_of(cell) {
                Some((at, verdict)) => {
                    string(sheet, place, &page.say(&verdict), &looks.verdicts[at])
                }
                None => string(sheet, place, &words, &looks.wrapped),
            },
            Holds::Added(added, id) => {
                let label = |name: &str| self.in_words(id, added, name);
                let labels: Vec<String> =
                    words.split(' ').map(|name| page.say(&label(name))).collect();
                string(sheet, place, &labels.join("\n"), &looks.wrapped)
            }
        }
    }
}

impl ResultColumn<'_> {
    /// What a name stands for that was added for a status.
    fn in_words(&self, id: StatusId, added: Added, name: &str) -> Text {
        let rulebook = self.rulebook;
        let found = match added {
            Added::Missing => {
                let fact = rulebook.vocabulary.find(name);
                fact.map(|fact| rulebook.vocabulary.fact(fact).label.clone())
            }
            Added::Unsettled => {
                let doubt = rulebook.doubts.iter().find(|doubt| doubt.id == name);
                doubt.map(|doubt| doubt.text.clone())
            }
            Added::Why if name == IN_FORCE => Some(words::WHY_IN_FORCE.text()),
            Added::Why if name == RECORDED => Some(words::WHY_RECORDED.text()),
            _ => self.decided_by(id, name),
        };
        found.unwrap_or_else(|| Text::same(name))
    }

    /// A criterion by its name, behind that of its route where it has one; or the route itself.
    fn decided_by(&self, id: StatusId, name: &str) -> Option<Text> {
        let status = self.rulebook.status(id);
        let within = |range: std::ops::Range<usize>, own: &str| {
            let mut all = range.map(|at| self.rulebook.criterion(CriterionId::at(at)));
            let criterion = all.find(|criterion| criterion.id == own)?;
            Some(self.rulebook.criterion_text(criterion, Some(self.on)))
        };
        if let Some((route, own)) = name.split_once('/') {
            let route = status.routes.iter().find(|one| one.id == route)?;
            return within(route.criteria.clone(), own);
        }
        let mut routes = status.routes.iter();
        let of_routes = || routes.clone().find_map(|route| within(route.criteria.clone(), name));
        within(status.criteria.clone(), name)
            .or_else(of_routes)
            .or_else(|| routes.find(|one| one.id == name).map(|one| one.text.clone()))
    }
}

/// What a column is called below its name.
fn heading_of(added: Added) -> Template {
    match added {
        Added::Verdict => words::HEAD_VERDICT,
        Added::Confirmed => words::HEAD_CONFIRMED,
        Added::Before => words::HEAD_BEFORE,
        Added::Least => words::HEAD_LEAST,
        Added::Most => words::HEAD_MOST,
        Added::PointsShort => words::HEAD_POINTS_SHORT,
        Added::PointsShortLeast => words::HEAD_POINTS_SHORT_LEAST,
        Added::CriteriaShort => words::HEAD_CRITERIA_SHORT,
        Added::Missing => words::HEAD_MISSING,
        Added::Why => words::HEAD_WHY,
        Added::ForOfficer => words::HEAD_OFFICER,
        Added::Unsettled => words::HEAD_UNSETTLED,
    }
}

/// What a column means.
fn note_of(added: Added) -> Template {
    match added {
        Added::Verdict => words::NOTE_VERDICT,
        Added::Confirmed => words::NOTE_CONFIRMED,
        Added::Before => words::NOTE_BEFORE,
        Added::Least => words::NOTE_LEAST,
        Added::Most => words::NOTE_MOST,
        Added::PointsShort => words::NOTE_POINTS_SHORT,
        Added::PointsShortLeast => words::NOTE_POINTS_SHORT_LEAST,
        Added::CriteriaShort => words::NOTE_CRITERIA_SHORT,
        Added::Missing => words::NOTE_MISSING,
        Added::Why => words::NOTE_WHY,
        Added::ForOfficer => words::NOTE_OFFICER,
        Added::Unsettled => words::NOTE_UNSETTLED,
    }
}

/// What came in: numbers and days as such where they are written plainly, all else as it came.
fn input(
    sheet: &mut Worksheet,
    place: (u32, u16),
    words: &str,
    kind: Option<Kind>,
    vocabulary: &Vocabulary,
    looks: &Looks,
) -> Result<bool, XlsxError> {
    let plain = words.bytes().all(|byte| byte.is_ascii_digit()) && words.len() <= 15;
    match kind {
        Some(Kind::Yen) if plain => number(sheet, place, words, Some(&looks.yen), looks),
        Some(Kind::Count) if plain => number(sheet, place, words, None, looks),
        Some(Kind::Percent) => match parse(words, Kind::Percent, vocabulary) {
            Ok(Some(Value::Percent(hundredths))) => {
                let share = format!("{hundredths}e-4");
                number(sheet, place, &share, Some(&looks.percent), looks)
            }
            _ => string(sheet, place, words, &looks.text),
        },
        Some(Kind::Date) => match ExcelDateTime::parse_from_str(words) {
            Ok(day) if words.len() == 10 => {
                sheet.write_datetime_with_format(place.0, place.1, &day, &looks.day).map(|_| false)
            }
            _ => string(sheet, place, words, &looks.text),
        },
        _ => string(sheet, place, words, &looks.text),
    }
}

fn number(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    words: &str,
    look: Option<&Format>,
    looks: &Looks,
) -> Result<bool, XlsxError> {
    match words.parse::<f64>() {
        Ok(number) => {
            let look = look.unwrap_or(&looks.number);
            sheet.write_number_with_format(row, column, number, look).map(|_| false)
        }
        Err(_) => string(sheet, (row, column), words, &looks.text),
    }
}

/// A cell holds so many units of UTF-16.
const LONGEST: usize = 32_767;

/// Words that a cell has room for.
pub(super) fn fitting(words: &str) -> String {
    // No letter has more units than bytes.
    if words.len() <= LONGEST {
        return words.to_string();
    }
    let mut units = 0;
    let over = words.char_indices().find(|(_, letter)| {
        units += letter.len_utf16();
        units > LONGEST
    });
    let Some((end, _)) = over else { return words.to_string() };
    let last = words[..end].char_indices().next_back().map_or(0, |(at, _)| at);
    format!("{}…", &words[..last])
}

/// Writes words; true where they had to be cut.
fn string(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    words: &str,
    look: &Format,
) -> Result<bool, XlsxError> {
    let held = fitting(words);
    let cut = held.len() < words.len();
    sheet.write_string_with_format(row, column, held, look).map(|_| cut)
}

/// A verdict in words, by its identifier.
fn verdict_of(id: &[u8]) -> Option<(usize, Text)> {
    let all = Verdict::ALL;
    let at = all.iter().position(|verdict| verdict.id().as_bytes() == id)?;
    Some((at, verdict_words(all[at])))
}
