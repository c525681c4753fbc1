//! What changes between two judgements of a row, by which criterion or item, and how that is
//! written.

use crate::batch::difference::Difference;
use crate::batch::judge::record::{JudgedStatus, Outline, Record};
use crate::batch::plan::{Plan, ResultShape};
use crate::batch::read::place::{CELL, ROW};
use crate::batch::write::cells::cell;
use crate::batch::write::json::string;
use crate::batch::write::why::{IN_FORCE, RECORDED};
use crate::evaluate::Verdict;
use crate::explain::Phrase;
use crate::explain::verdict_words;
use crate::text::{Lang, Text};
use std::collections::BTreeMap;
use std::io::Write as _;

/// The headings of a table of changes.
pub const CHANGED: [&str; 10] = [
    "row",
    "id",
    "status",
    "before",
    "after",
    "points-min-before",
    "points-max-before",
    "points-min-after",
    "points-max-after",
    "because",
];

/// A status that both judgements have.
#[derive(Debug)]
struct StatusPair {
    /// Its place in each.
    places: (usize, usize),
    name: String,
    has_points: bool,
    /// The law of one side only is recorded.
    recorded_once: bool,
    criteria: PairedNames,
    items: PairedNames,
}

/// Names, with their places in each of the two.
type PairedNames = Vec<(String, Option<usize>, Option<usize>)>;

/// The statuses that both judgements have.
#[derive(Debug)]
pub struct Pairing<'p> {
    pairs: Vec<StatusPair>,
    difference: Difference<'p>,
}

/// Another verdict, or other points.
#[derive(Debug)]
pub struct Flip {
    /// The place of the status in the first judgement.
    pub at: usize,
    name: String,
    verdicts: (Verdict, Verdict),
    points: Option<[(i32, i32); 2]>,
    pub because: Vec<String>,
}

impl Flip {
    /// True where only points are others.
    pub fn moves(&self) -> bool {
        self.verdicts.0 == self.verdicts.1
    }

    /// The places of both verdicts among all.
    pub fn places(&self) -> (usize, usize) {
        let place = |wanted| Verdict::ALL.iter().position(|one| *one == wanted).unwrap_or_default();
        (place(self.verdicts.0), place(self.verdicts.1))
    }
}

fn places<T>(before: &[(T, String)], after: &[(T, String)]) -> PairedNames {
    let mut all: BTreeMap<&str, (Option<usize>, Option<usize>)> = BTreeMap::new();
    for (at, (_, name)) in before.iter().enumerate() {
        all.entry(name).or_default().0 = Some(at);
    }
    for (at, (_, name)) in after.iter().enumerate() {
        all.entry(name).or_default().1 = Some(at);
    }
    all.into_iter().map(|(name, (before, after))| (name.to_string(), before, after)).collect()
}

impl<'p> Pairing<'p> {
    /// Of two plans.
    pub fn new(plans: [&Plan<'p>; 2]) -> Self {
        let [before, after] = plans.map(Outline::all);
        let pair = |(at, one): (usize, &Outline)| {
            let other = after.iter().position(|other| other.name == one.name)?;
            let (criteria, items) = (&after[other].criteria, &after[other].items);
            Some(StatusPair {
                places: (at, other),
                name: one.name.clone(),
                has_points: one.has_points && after[other].has_points,
                recorded_once: one.recorded != after[other].recorded,
                criteria: places(&one.criteria, criteria),
                items: places(&one.items, items),
            })
        };
        let difference = match plans[0].shape {
            ResultShape::Differences(difference) => difference,
            _ => Difference::Lines,
        };
        Self { pairs: before.iter().enumerate().filter_map(pair).collect(), difference }
    }

    /// What changes for a row, by status.
    pub fn pairs<'a>(
        &'a self,
        before: &'a Record,
        after: &'a Record,
    ) -> impl Iterator<Item = Flip> + 'a {
        self.pairs.iter().filter_map(|pair| {
            let (one, other) = (&before.statuses[pair.places.0], &after.statuses[pair.places.1]);
            pair.change(one, other)
        })
    }

    /// Writes another verdict, or other points.
    pub fn write(&self, record: &Record, flip: &Flip, out: &mut Vec<u8>) {
        match self.difference {
            Difference::Text(lang) => text(record, flip, lang, out),
            Difference::Table(separator) => cells(record, flip, separator, out),
            Difference::Cells => cells(record, flip, CELL, out),
            Difference::Lines => object(record, flip, out),
        }
    }
}

impl StatusPair {
    fn change(&self, one: &JudgedStatus, other: &JudgedStatus) -> Option<Flip> {
        let moves = one.verdict == other.verdict;
        if moves && !(self.has_points && one.points != other.points) {
            return None;
        }
        let get = |all: &[u8], at: Option<usize>| at.map(|at| all[at]);
        let criteria = self.criteria.iter().filter(|(_, before, after)| {
            get(&one.criteria, *before) != get(&other.criteria, *after)
        });
        let points = |all: &[(i32, i32)], at: Option<usize>| at.map_or((0, 0), |at| all[at]);
        let items = self.items.iter().filter(|(_, before, after)| {
            points(&one.items, *before) != points(&other.items, *after)
        });
        let mut because: Vec<String> =
            criteria.chain(items).map(|(name, ..)| name.clone()).collect();
        let closed = [one, other].iter().any(|judged| judged.verdict == Verdict::NotInForce);
        if self.recorded_once {
            because.insert(0, RECORDED.to_string());
        } else if closed || (because.is_empty() && !moves) {
            because.insert(0, IN_FORCE.to_string());
        }
        Some(Flip {
            at: self.places.0,
            name: self.name.clone(),
            verdicts: (one.verdict, other.verdict),
            points: self.has_points.then_some([one.points, other.points]),
            because,
        })
    }
}

impl Difference<'_> {
    /// What a table of changes begins with.
    pub fn header(self) -> Vec<u8> {
        match self {
            Self::Table(separator) => {
                let separator = char::from(separator).to_string();
                (CHANGED.join(&separator) + "\n").into_bytes()
            }
            Self::Text(_) | Self::Lines | Self::Cells => Vec::new(),
        }
    }
}

fn text(record: &Record, flip: &Flip, lang: Lang, out: &mut Vec<u8>) {
    let id = record.id.as_ref().map(|id| format!(" ({id})")).unwrap_or_default();
    let slots = [
        ("row", Text::same(record.row.to_string())),
        ("id", Text::same(crate::render::inert(&id))),
        ("status", Text::same(&flip.name)),
        ("before", verdict_words(flip.verdicts.0)),
        ("after", verdict_words(flip.verdicts.1)),
    ];
    let because = [("because", Text::same(flip.because.join(", ")))];
    let first = match (flip.moves(), flip.points) {
        (true, Some([before, after])) => {
            let range = |(min, max): (i32, i32)| Text::same(format!("{min}–{max}"));
            let points = [("before", range(before)), ("after", range(after))];
            let own = slots.into_iter().filter(|(name, _)| !["before", "after"].contains(name));
            Phrase::RowPoints.fill(&own.chain(points).collect::<Vec<_>>())
        }
        _ => Phrase::RowChange.fill(&slots),
    };
    let lines = [first, Phrase::RowChangeBy.fill(&because)];
    for line in lines {
        let _ = writeln!(out, "{}", line.get(lang));
    }
}

fn cells(record: &Record, flip: &Flip, separator: u8, out: &mut Vec<u8>) {
    let (before, after) = (flip.verdicts.0.id(), flip.verdicts.1.id());
    let points = flip.points.map(|points| points.map(|(min, max)| [min, max]));
    let points = points.map(|points| points.concat().iter().map(ToString::to_string).collect());
    let points: Vec<String> = points.unwrap_or_else(|| vec![String::new(); 4]);
    let mut all = vec![
        record.row.to_string(),
        record.id.clone().unwrap_or_default(),
        flip.name.clone(),
        before.to_string(),
        after.to_string(),
    ];
    all.extend(points);
    all.push(flip.because.join(" "));
    for (at, words) in all.iter().enumerate() {
        if at > 0 {
            out.push(separator);
        }
        cell(words.as_bytes(), separator, out);
    }
    out.push(if separator == CELL { ROW } else { b'\n' });
}

fn object(record: &Record, flip: &Flip, out: &mut Vec<u8>) {
    let _ = write!(out, "{{\"row\":{},\"id\":", record.row);
    match &record.id {
        Some(id) => string(id.as_bytes(), out),
        None => out.extend_from_slice(b"null"),
    }
    let points = flip
        .points
        .map(|points| points.map(|(min, max)| serde_json::json!({ "min": min, "max": max })));
    let [before, after] = points.unwrap_or_default();
    let change = serde_json::json!({
        "status": flip.name,
        "before": { "verdict": flip.verdicts.0.id(), "points": before },
        "after": { "verdict": flip.verdicts.1.id(), "points": after },
        "because": flip.because,
    });
    let change = change.to_string();
    let _ = writeln!(out, ",{}", &change[1..]);
}
