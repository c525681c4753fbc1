//! The columns of a sheet of results, and how a cell of each is written.

use super::xlsx::{Looks, Written};
use crate::batch::{ADDED, CHANGED, CONFLICTS, InputForm, Plan, ResultShape};
use crate::compile::StatusId;
use crate::evaluate::Verdict;
use crate::explain::verdict_words;
use crate::facts::{Kind, Value, Vocabulary, parse};
use crate::render::Page;
use crate::text::Text;
use crate::words::sheets as words;
use rust_xlsxwriter::{ExcelDateTime, Format, Worksheet};

/// What stands in a column.
#[derive(Clone, Copy, Debug)]
enum Holds {
    /// What came in; the type of the fact that it gives.
    Input(Option<Kind>),
    /// One of [`ADDED`], about a status.
    Added(usize, StatusId),
    /// What the row contradicts.
    Conflicts,
    /// One of [`CHANGED`].
    Changed(usize),
}

/// A column of a sheet of results.
pub(super) struct ResultColumn<'p> {
    name: String,
    holds: Holds,
    vocabulary: &'p Vocabulary,
}

/// The columns of a plan.
pub(super) struct PlanColumns;

impl PlanColumns {
    /// What came in, then what is added for every status.
    pub fn of<'p>(plan: &Plan<'p>) -> Vec<ResultColumn<'p>> {
        let rulebook = plan.program.rulebook();
        let vocabulary = &rulebook.vocabulary;
        let column = |name: String, holds| ResultColumn { name, holds, vocabulary };
        if let ResultShape::Differences(_) = plan.shape {
            let names = CHANGED.iter().enumerate();
            return names
                .map(|(at, name)| column((*name).to_string(), Holds::Changed(at)))
                .collect();
        }
        let mut columns: Vec<ResultColumn<'p>> = match plan.form {
            InputForm::Lines => {
                let names = ["row", "id"].into_iter();
                names.map(|name| column(name.to_string(), Holds::Input(None))).collect()
            }
            InputForm::Separated(_) | InputForm::Sheet | InputForm::Records => {
                let names = plan.columns.names.iter().enumerate();
                let fact = |at| plan.columns.facts.iter().find(|(column, _)| *column == at);
                let kind = |at| match fact(at) {
                    Some((_, fact)) => Some(vocabulary.fact(*fact).kind),
                    None => plan.columns.as_of.filter(|column| *column == at).map(|_| Kind::Date),
                };
                names.map(|(at, name)| column(name.clone(), Holds::Input(kind(at)))).collect()
            }
        };
        for id in plan.program.statuses() {
            let status = &rulebook.status(*id).id;
            for (at, added) in ADDED.iter().enumerate() {
                columns.push(column(format!("{status}.{added}"), Holds::Added(at, *id)));
            }
        }
        columns.push(column(CONFLICTS.to_string(), Holds::Conflicts));
        columns
    }
}

impl ResultColumn<'_> {
    /// Its heading.
    pub fn heading(&self) -> &str {
        &self.name
    }

    /// Its width, in characters.
    pub fn width(&self) -> f64 {
        match self.holds {
            Holds::Input(_) => 16.0,
            Holds::Changed(0 | 5..=8) | Holds::Added(2 | 3, _) => 11.0,
            Holds::Changed(9..) => 60.0,
            Holds::Changed(_) | Holds::Added(0 | 1, _) => 24.0,
            Holds::Added(..) | Holds::Conflicts => 40.0,
        }
    }

    /// True where bars are drawn behind the numbers.
    pub fn has_bars(&self) -> bool {
        matches!(self.holds, Holds::Added(2 | 3, _))
    }

    /// What its heading means.
    pub fn note(&self, plan: &Plan<'_>, page: &Page) -> Option<String> {
        let rulebook = plan.program.rulebook();
        match self.holds {
            Holds::Changed(_) => None,
            Holds::Conflicts => Some(page.stack(&words::NOTE_CONFLICTS.text())),
            Holds::Input(_) => {
                let fact = rulebook.vocabulary.find(&self.name)?;
                Some(page.stack(&rulebook.vocabulary.fact(fact).label))
            }
            Holds::Added(at, id) => {
                let notes = [
                    words::NOTE_VERDICT,
                    words::NOTE_CONFIRMED,
                    words::NOTE_LEAST,
                    words::NOTE_MOST,
                    words::NOTE_MISSING,
                ];
                let status = rulebook.status(id).title.clone();
                Some(page.stack(&notes[at].fill(&[("status", status)])))
            }
        }
    }

    /// Writes a cell that is not empty.
    pub fn write(
        &self,
        sheet: &mut Worksheet,
        place: (u32, u16),
        cell: &[u8],
        looks: &Looks,
        page: &Page,
    ) -> Written {
        let words = String::from_utf8_lossy(cell);
        match self.holds {
            Holds::Input(kind) => input(sheet, place, &words, kind, self.vocabulary, looks),
            Holds::Changed(1 | 2) => string(sheet, place, &words, &looks.text),
            Holds::Changed(9..) | Holds::Conflicts => string(sheet, place, &words, &looks.wrapped),
            Holds::Added(0 | 1, _) | Holds::Changed(3 | 4) => match verdict_of(cell) {
                Some((at, verdict)) => {
                    string(sheet, place, &page.say(&verdict), &looks.verdicts[at])
                }
                None => string(sheet, place, &words, &looks.wrapped),
            },
            Holds::Added(2 | 3, _) | Holds::Changed(0 | 5..=8) => {
                number(sheet, place, &words, None, looks)
            }
            Holds::Added(..) => string(sheet, place, &self.labels(&words, page), &looks.wrapped),
        }
    }

    /// Names of facts as words.
    fn labels(&self, names: &str, page: &Page) -> String {
        let label = |name: &str| match self.vocabulary.find(name) {
            Some(fact) => self.vocabulary.fact(fact).label.clone(),
            None => Text::same(name),
        };
        let labels: Vec<Text> = names.split(' ').map(label).collect();
        page.say(&crate::text::list(&labels))
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
) -> Written {
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
                sheet.write_datetime_with_format(place.0, place.1, &day, &looks.day).map(|_| ())
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
) -> Written {
    match words.parse::<f64>() {
        Ok(number) => {
            let look = look.unwrap_or(&looks.number);
            sheet.write_number_with_format(row, column, number, look).map(|_| ())
        }
        Err(_) => string(sheet, (row, column), words, &looks.text),
    }
}

/// A cell holds 32,767 units of UTF-16, of which some letters need two.
const LONGEST: usize = 16_383;

/// Words that a cell has room for.
pub(super) fn fitting(words: &str) -> String {
    match words.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &words[..end]),
        None => words.to_string(),
    }
}

fn string(sheet: &mut Worksheet, (row, column): (u32, u16), words: &str, look: &Format) -> Written {
    sheet.write_string_with_format(row, column, fitting(words), look).map(|_| ())
}

/// A verdict in words, by its identifier.
fn verdict_of(id: &[u8]) -> Option<(usize, Text)> {
    let all = Verdict::ALL;
    let at = all.iter().position(|verdict| verdict.id().as_bytes() == id)?;
    Some((at, verdict_words(all[at])))
}
