//! What a batch says of itself on standard error.

use crate::batch::{
    Contradiction, Heading, InputForm, NearBy, Plan, Reject, ResultShape, Tally, Unfit, Untaken,
    shown,
};
use crate::calendar::Day;
use crate::cli::args::BatchArgs;
use crate::cli::batch::begun::Begun;
use crate::cli::io::output::say;
use crate::cli::say::failure::Failure;
use crate::cli::say::session::Session;
use crate::cli::words::{self, Remark};
use crate::door::brief;
use crate::evaluate::{Program, Verdict};
use crate::explain::{Phrase, verdict_words};
use crate::facts::grouped;
use crate::render::inert;
use crate::text::{Text, counted};
use crate::workbook::WorkbookNotes;
use indicatif::ProgressBar;
use std::collections::BTreeMap;

/// No more of what stands in the input is repeated, in letters.
const SLOT: usize = 600;

/// So many bad rows are named where no file keeps them.
const SHOWN: u64 = 10;

fn line(notice: Remark, session: &Session, slots: &[(&'static str, &str)]) -> String {
    let slots: Vec<(&'static str, Text)> =
        slots.iter().map(|(name, value)| (*name, Text::same(inert(&brief(value, SLOT))))).collect();
    format!("{}\n", notice.fill(session, &slots))
}

fn number(count: u64) -> String {
    grouped(i64::try_from(count).unwrap_or(i64::MAX))
}

/// Why a table cannot be judged.
pub fn unfit(unfit: &Unfit) -> Failure {
    match unfit {
        Unfit::NoFacts(others) => {
            let failure = Failure::usage(words::NO_FACT_COLUMN, &[]);
            let near = others.iter().find_map(|heading| Some((heading, heading.near.first()?)));
            match near {
                Some((heading, near)) => failure.hinted(mapping(&heading.name, near)),
                None => failure,
            }
        }
        Unfit::Twice { fact, columns: [first, second] } => Failure::usage(
            words::COLUMN_TWICE,
            &[("name", fact), ("first", first), ("second", second)],
        ),
        Unfit::NoColumn { name, known } => {
            Failure::unknown(words::NO_COLUMN, name, known.iter().map(String::as_str))
        }
        Unfit::NoFact { name, near } => Failure::no_fact(name, near.as_deref()),
        Unfit::NoUnit { name, unit } => {
            Failure::usage(words::NO_UNIT, &[("name", name), ("unit", unit)])
        }
    }
}

fn mapping(heading: &str, fact: &str) -> String {
    format!("`--map \"{heading}={fact}\"`")
}

/// The name that a template gives its example.
const EXAMPLE: &str = "A-001";

/// Rows above the header, which are none of the table. One that looks like a person is told whatever
/// is asked for: somebody may have typed over an example.
pub fn above(begun: &Begun, program: &Program<'_>, session: &Session, quiet: bool) {
    let (vocabulary, day) = (&program.rulebook().vocabulary, program.day());
    let Begun { columns, above, .. } = begun;
    let mut text = String::new();
    if let Some(notes) = begun.book.as_ref().filter(|_| !quiet) {
        text.push_str(&of_book(notes, session));
    }
    if !above.is_empty() && !quiet {
        let notice = counted(above.len() as u64, words::ABOVE_ONE, words::ABOVE);
        text.push_str(&line(notice, session, &[("count", &number(above.len() as u64))]));
    }
    let person = |row: &&Vec<String>| {
        row.first().is_none_or(|name| name != EXAMPLE) && columns.is_person(vocabulary, row, day)
    };
    for row in above.iter().filter(person) {
        let name = row.iter().find(|cell| !cell.is_empty()).map_or("", String::as_str);
        text.push_str(&line(words::PERSON_ABOVE, session, &[("name", &shown(name))]));
    }
    say(&text);
}

/// What of a workbook is not read as a table is.
fn of_book(notes: &WorkbookNotes, session: &Session) -> String {
    let mut text = String::new();
    if !notes.others.is_empty() {
        let names = notes.others.iter().take(8).map(|name| shown(name));
        let slots = [
            ("count", number(notes.others.len() as u64)),
            ("names", names.collect::<Vec<_>>().join(", ")),
        ];
        let slots = slots.each_ref().map(|(name, value)| (*name, value.as_str()));
        text.push_str(&line(words::OTHER_SHEETS, session, &slots));
    }
    let counted = [
        (words::BARE_FORMULAS, notes.bare),
        (words::MERGED, notes.counts.merged),
        (words::HIDDEN, notes.counts.hidden),
    ];
    for (notice, count) in counted.into_iter().filter(|(_, count)| *count > 0) {
        text.push_str(&line(notice, session, &[("count", &number(count as u64))]));
    }
    text
}

/// What a result that is a workbook does not have of the workbook that came in.
pub fn left_out(begun: &Begun, session: &Session, quiet: bool) {
    let Some(notes) = begun.book.as_ref().filter(|_| !quiet) else { return };
    let numbers =
        [notes.others.len(), notes.counts.formulas, notes.counts.choices].map(|n| n as u64);
    if numbers.iter().any(|count| *count > 0) {
        let [others, formulas, choices] = numbers.map(number);
        let slots = [("others", others.as_str()), ("formulas", &formulas), ("choices", &choices)];
        say(&line(words::BOOK_LEFT_OUT, session, &slots));
    }
}

/// So many columns that are not taken are explained.
const EXPLAINED: usize = 12;

/// What is said before the work: columns that mean nothing here.
pub fn before(plan: &Plan<'_>, session: &Session, quiet: bool) {
    if quiet {
        return;
    }
    let columns = &plan.columns;
    let mut text = String::new();
    if let Some(day) = taken_on(plan) {
        text.push_str(&line(words::TAKEN_ON, session, &[("day", &day.to_string())]));
    }
    if !columns.earlier.is_empty() {
        let count = number(columns.earlier.len() as u64);
        text.push_str(&line(words::GAVE_WAY, session, &[("count", &count)]));
    }
    if !columns.others.is_empty() {
        let count = number(columns.others.len() as u64);
        let names: Vec<String> =
            columns.others.iter().take(8).map(|other| shown(&other.name)).collect();
        let slots = [("count", count.as_str()), ("names", &names.join(", "))];
        text.push_str(&line(words::PASSED_THROUGH, session, &slots));
        let explained = columns.others.iter().filter(|heading| !heading.near.is_empty());
        explained.take(EXPLAINED).for_each(|heading| text.push_str(&untaken(heading, session)));
    }
    say(&text);
}

/// The day of which rows are taken to be that do not say so, where any might not.
fn taken_on(plan: &Plan<'_>) -> Option<Day> {
    let column = plan.columns.as_of.is_some() && plan.form != InputForm::Lines;
    plan.taken_on.filter(|_| plan.set.as_of.is_none() && !column)
}

/// Why a column was not taken, and how it can be.
fn untaken(heading: &Heading, session: &Session) -> String {
    let Heading { name, near, why } = heading;
    let hints: Vec<String> = near.iter().take(4).map(|near| mapping(name, near)).collect();
    let notice = match why {
        Untaken::Unknown => words::MEANT,
        Untaken::Several => words::SEVERAL,
        Untaken::Twice => words::TWICE,
        Untaken::Values => words::VALUES_UNLIKE,
    };
    line(notice, session, &[("name", name), ("hint", &hints.join(", "))])
}

/// Bad rows as they come.
pub struct Rejects {
    kept: bool,
    count: u64,
    /// The row named last.
    row: u64,
}

impl Rejects {
    /// None yet. `kept`: a file keeps them.
    pub fn new(kept: bool) -> Self {
        Self { kept, count: 0, row: 0 }
    }

    /// Names what is wrong with one, if not too many were named before.
    pub fn take(&mut self, reject: &Reject, session: &Session, bar: &ProgressBar) {
        self.count += u64::from(reject.row != self.row);
        self.row = reject.row;
        if !self.kept && self.count <= SHOWN {
            bar.suspend(|| say(&rejected(reject, session)));
        }
    }
}

fn rejected(reject: &Reject, session: &Session) -> String {
    let lang = session.lang();
    let column = reject.column.as_ref().map(|column| format!(" [{column}]")).unwrap_or_default();
    let id = reject.id.as_ref().map(|id| format!(" ({id})")).unwrap_or_default();
    let row = number(reject.row);
    let (notice, place) = match (&reject.cell, reject.line) {
        (Some(cell), _) => (words::CELL_REJECTED, cell.clone()),
        (None, Some(line)) => (words::ROW_REJECTED, number(line)),
        (None, None) => (words::RECORD_REJECTED, String::new()),
    };
    let mut text = line(
        notice,
        session,
        &[
            ("row", &row),
            ("id", &id),
            ("line", &place),
            ("place", &place),
            ("column", &column),
            ("reason", &reject.why.message.get(lang)),
        ],
    );
    if let Some(help) = &reject.why.help {
        let hint = words::HINT.text(session);
        text.push_str(&format!("  {hint}: {}\n", inert(&help.get(lang))));
    }
    text
}

/// The first bad row ended it.
pub fn strict(reasons: &[Reject], session: &Session) {
    let reasons: String = reasons.iter().map(|reject| rejected(reject, session)).collect();
    say(&format!("{reasons}{}", line(words::STRICT, session, &[])));
}

/// The first row that contradicts itself ended it.
pub fn contradicting(first: &Contradiction, session: &Session) {
    let first = contradiction(first, session);
    say(&format!("{first}{}", line(words::STRICT_CONFLICT, session, &[])));
}

/// What came of it, in numbers that add up.
pub fn after(tally: &Tally, plan: &Plan<'_>, args: &BatchArgs, session: &Session) {
    let mut text = String::new();
    if args.errors.is_none() && tally.rejected + tally.unread_rows > SHOWN {
        let more = tally.rejected + tally.unread_rows - SHOWN;
        let notice = counted(more, words::MORE_REJECTED_ONE, words::MORE_REJECTED);
        let more = number(more);
        text.push_str(&line(notice, session, &[("count", &more)]));
    }
    if args.quiet {
        return say(&text);
    }
    if let ResultShape::Differences(_) = plan.shape {
        text.push_str(&compared(tally, plan, session));
        text.push_str(&remarks(tally, plan, session));
        return say(&text);
    }
    text.push_str(&counts(tally, session));
    text.push_str(&limited(tally, plan, session));
    text.push_str(&verdicts(tally, plan, session));
    text.push_str(&nearest(tally, plan, session));
    text.push_str(&remarks(tally, plan, session));
    say(&text);
}

/// Which of several inputs is told of next.
pub fn of_input(args: &BatchArgs, session: &Session) {
    if !args.quiet {
        let name = args.input.display().to_string();
        say(&line(words::OF_INPUT, session, &[("name", &name)]));
    }
}

/// Cells that were longer than a cell of a workbook can be.
pub fn cut(count: u64, session: &Session) {
    if count > 0 {
        let notice = counted(count, words::CUT_ONE, words::CUT);
        say(&line(notice, session, &[("count", &number(count))]));
    }
}

/// So many criteria and items by which verdicts change are named for each status.
const CAUSES: usize = 8;

fn compared(tally: &Tally, plan: &Plan<'_>, session: &Session) -> String {
    let [read, written, left, rejected, moved] =
        [tally.read, tally.written, tally.left_out, tally.rejected, tally.moved].map(number);
    let slots = [
        ("read", read.as_str()),
        ("written", &written),
        ("left", &left),
        ("rejected", &rejected),
        ("moved", &moved),
    ];
    let mut text = line(words::ROWS_COMPARED, session, &slots);
    let name = |at: usize| &plan.program.rulebook().status(plan.program.statuses()[at]).id;
    for ((at, before, after), count) in &tally.flips {
        let [before, after] = [before, after].map(|at| verdict_words(Verdict::ALL[*at]));
        let slots = [
            ("name", name(*at).as_str()),
            ("before", &*before.get(session.lang())),
            ("after", &*after.get(session.lang())),
            ("count", &number(*count)),
        ];
        text.push_str(&line(words::FLIPS, session, &slots));
    }
    for at in 0..plan.program.statuses().len() {
        let own = tally.causes.iter().filter(|((status, _), _)| *status == at);
        let mut own: Vec<(u64, &str)> = own.map(|((_, cause), n)| (*n, cause.as_str())).collect();
        own.sort_by_key(|(count, cause)| (std::cmp::Reverse(*count), *cause));
        let named = own.iter().take(CAUSES);
        let named: Vec<String> =
            named.map(|(count, cause)| format!("{cause} {}", number(*count))).collect();
        if !named.is_empty() {
            let slots = [("name", name(at).as_str()), ("causes", &named.join(", "))];
            text.push_str(&line(words::CAUSES, session, &slots));
        }
    }
    text
}

fn counts(tally: &Tally, session: &Session) -> String {
    let (read, written) = (number(tally.read), number(tally.written));
    let (rejected, left_out) = (number(tally.rejected), number(tally.left_out));
    let slots = [
        ("read", read.as_str()),
        ("written", &written),
        ("rejected", &rejected),
        ("left", &left_out),
    ];
    let notice = if tally.left_out > 0 { words::ROWS_LEFT_OUT } else { words::ROWS };
    line(notice, session, &slots)
}

/// That no more rows were looked at than was asked for.
fn limited(tally: &Tally, plan: &Plan<'_>, session: &Session) -> String {
    let Some(limit) = plan.picked.limit else { return String::new() };
    match tally.read + tally.blank + tally.totals < limit {
        true => String::new(),
        false => line(words::LIMITED, session, &[("count", &number(limit))]),
    }
}

fn verdicts(tally: &Tally, plan: &Plan<'_>, session: &Session) -> String {
    let rulebook = plan.program.rulebook();
    let mut text = String::new();
    for (id, counts) in plan.program.statuses().iter().zip(&tally.verdicts) {
        let parts: Vec<Text> = Verdict::ALL
            .iter()
            .zip(counts)
            .filter(|(_, count)| **count > 0)
            .map(|(verdict, count)| {
                let words = verdict_words(*verdict);
                let count = number(*count);
                Phrase::VerdictCount.fill(&[("verdict", words), ("count", Text::same(count))])
            })
            .collect();
        let parts = crate::text::list(&parts);
        let slots =
            [("name", rulebook.status(*id).id.as_str()), ("counts", &*parts.get(session.lang()))];
        text.push_str(&line(words::VERDICTS, session, &slots));
    }
    text
}

fn nearest(tally: &Tally, plan: &Plan<'_>, session: &Session) -> String {
    let rulebook = plan.program.rulebook();
    let mut text = String::new();
    for near in &tally.nearest {
        let status = plan.program.statuses()[near.status];
        let id = near.id.as_ref().map(|id| format!(" ({id})")).unwrap_or_default();
        let (row, short) = (number(near.row), near.by.short().to_string());
        let slots = [
            ("row", row.as_str()),
            ("id", &id),
            ("name", &rulebook.status(status).id),
            ("count", &short),
        ];
        let notice = match near.by {
            NearBy::Points(_) => words::NEAR_POINTS,
            NearBy::LeastPoints(_) => words::NEAR_LEAST,
            NearBy::Criteria(_) => words::NEAR_CRITERIA,
        };
        text.push_str(&line(notice, session, &slots));
    }
    text
}

fn contradiction(one: &Contradiction, session: &Session) -> String {
    let id = one.id.as_ref().map(|id| format!(" ({id})")).unwrap_or_default();
    let slots = [
        ("row", &*number(one.row)),
        ("id", &id),
        ("name", &one.fact),
        ("given", &one.given),
        ("derived", &one.derived),
    ];
    line(words::CONTRADICTION, session, &slots)
}

/// Cells that could not be read, by column, and rows that are no people.
fn unread(tally: &Tally, plan: &Plan<'_>, session: &Session) -> String {
    let mut text = String::new();
    if tally.unread_rows > 0 {
        let column = |(column, count): (&usize, &u64)| {
            let name = plan.columns.names.get(*column).map_or("", String::as_str);
            let slots = [("name", Text::same(shown(name))), ("count", Text::same(number(*count)))];
            words::UNREAD_COLUMN.fill(session, &slots)
        };
        let names: Vec<String> = tally.unread.iter().map(column).collect();
        let (count, rows) = (number(tally.unread.values().sum()), number(tally.unread_rows));
        let slots = [("count", count.as_str()), ("rows", &rows), ("names", &names.join(", "))];
        text.push_str(&line(words::UNREAD, session, &slots));
    }
    if tally.repeated.count > 0 {
        let rows: Vec<String> = tally.repeated.rows.iter().map(|row| number(*row)).collect();
        let notice = counted(tally.repeated.count, words::REPEATED_ONE, words::REPEATED);
        let slots = [("count", &*number(tally.repeated.count)), ("rows", &rows.join(", "))];
        text.push_str(&line(notice, session, &slots));
    }
    if tally.repeated.unseen > 0 {
        let count = number(tally.repeated.unseen);
        text.push_str(&line(words::IDS_UNSEEN, session, &[("count", &count)]));
    }
    if tally.totals > 0 {
        let notice = counted(tally.totals, words::TOTALS_ONE, words::TOTALS);
        text.push_str(&line(notice, session, &[("count", &number(tally.totals))]));
    }
    text
}

/// A line for each column, with how many of its cells are meant.
fn told_by_column(
    columns: &BTreeMap<usize, u64>,
    [one, more]: [Remark; 2],
    plan: &Plan<'_>,
    session: &Session,
) -> String {
    let told = columns.iter().map(|(column, count)| {
        let name = plan.columns.names.get(*column).map_or("", String::as_str);
        let (notice, count) = (counted(*count, one, more), number(*count));
        line(notice, session, &[("count", &count), ("name", name)])
    });
    told.collect()
}

/// What is said of rows that were read without being judged.
pub fn of_reading(tally: &Tally, plan: &Plan<'_>, session: &Session, quiet: bool) {
    if !quiet {
        say(&remarks(tally, plan, session));
    }
}

fn remarks(tally: &Tally, plan: &Plan<'_>, session: &Session) -> String {
    let mut text = unread(tally, plan, session);
    let by_column = [
        (&tally.unlisted, [words::UNLISTED_ONE, words::UNLISTED]),
        (&tally.at_odds, [words::AT_ODDS_ONE, words::AT_ODDS]),
        (&tally.not_of_day, [words::NOT_OF_DAY_ONE, words::NOT_OF_DAY]),
        (&tally.rounded, [words::ROUNDED_ONE, words::ROUNDED]),
    ];
    for (columns, notices) in by_column {
        text.push_str(&told_by_column(columns, notices, plan, session));
    }
    if tally.contradicting > 0 {
        let count = number(tally.contradicting);
        text.push_str(&line(words::CONTRADICTING, session, &[("count", &count)]));
        let named = tally.contradictions.iter();
        named.for_each(|one| text.push_str(&contradiction(one, session)));
    }
    if tally.not_carried > 0 {
        let notice = counted(tally.not_carried, words::NOT_CARRIED_ONE, words::NOT_CARRIED);
        let count = number(tally.not_carried);
        text.push_str(&line(notice, session, &[("count", &count)]));
    }
    for (name, near) in &tally.meant {
        let slots = [("name", name.as_str()), ("near", near)];
        text.push_str(&line(words::MISNAMED, session, &slots));
    }
    if !tally.unknown.is_empty() {
        let names: Vec<String> = tally.unknown.iter().map(|name| shown(name)).collect();
        text.push_str(&line(words::UNKNOWN_NAMES, session, &[("names", &names.join(", "))]));
    }
    text
}
