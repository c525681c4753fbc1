//! How the questionnaire begins and ends, as written: what people know before they know any
//! law, the statuses that each answer brings within reach, and where help is to be found.

use super::dated::{Certainty, certainty};
use super::reader::{Reader, Table};
use crate::calendar::Day;
use crate::source::{Span, Spanned};
use crate::text::Text;
use crate::tree::Node;

/// The file.
#[derive(Clone, Debug, Default)]
pub struct InterviewDoc {
    /// Statuses that may be named though they have no rule file yet.
    pub planned: Vec<Spanned<String>>,
    /// What is asked first, in order.
    pub openings: Vec<OpeningDoc>,
    /// Official pages and support bodies.
    pub supports: Vec<SupportDoc>,
}

/// Something that is asked before everything else.
#[derive(Clone, Debug)]
pub enum OpeningDoc {
    /// A fact, asked in its own words.
    Fact(Spanned<String>),
    /// A question whose answers bring statuses within reach; no rule reads it.
    Question(QuestionDoc),
}

/// A question whose answers bring statuses within reach.
#[derive(Clone, Debug)]
pub struct QuestionDoc {
    /// Its identifier.
    pub id: Spanned<String>,
    /// What it asks for, as a noun.
    pub label: Text,
    /// How it is asked.
    pub question: Text,
    /// What the answers mean.
    pub help: Text,
    /// The answers, in order.
    pub answers: Vec<AnswerDoc>,
}

/// An answer.
#[derive(Clone, Debug)]
pub struct AnswerDoc {
    /// Its identifier.
    pub id: Spanned<String>,
    /// What it says.
    pub text: Text,
    /// What it brings within reach.
    pub statuses: Vec<Spanned<String>>,
    /// It brings everything within reach.
    pub all: bool,
}

/// An official page or a support body.
#[derive(Clone, Debug)]
pub struct SupportDoc {
    /// Its identifier.
    pub id: Spanned<String>,
    /// Its name.
    pub title: Text,
    /// For whom, and what it does.
    pub text: Text,
    /// Its page.
    pub url: Option<String>,
    /// Its telephone number.
    pub phone: Option<String>,
    /// The statuses that it concerns; empty: all.
    pub statuses: Vec<Spanned<String>>,
    /// How sure address and number are.
    pub certainty: Option<Certainty>,
    /// The day on which address and number were last read.
    pub checked: Option<Spanned<Day>>,
    /// Where it stands.
    pub span: Span,
}

/// Reads `interview.toml`.
pub fn interview(reader: &mut Reader<'_>, node: &Node) -> InterviewDoc {
    let Some(mut table) = reader.table("file", node) else { return InterviewDoc::default() };
    let planned = statuses(reader, &mut table, "planned");
    let openings = tables(reader, &mut table, "opening", opening);
    let supports = tables(reader, &mut table, "support", support);
    reader.close(&table);
    InterviewDoc { planned, openings, supports }
}

/// Reads every table of an array, reporting keys that nobody asked for.
fn tables<T>(
    reader: &mut Reader<'_>,
    table: &mut Table<'_>,
    name: &'static str,
    read: impl Fn(&mut Reader<'_>, &mut Table<'_>) -> Option<T>,
) -> Vec<T> {
    let Some(node) = table.get(name) else { return Vec::new() };
    let mut found = Vec::new();
    for node in reader.array(name, node) {
        if let Some(mut entry) = reader.table(name, node) {
            found.extend(read(reader, &mut entry));
            reader.close(&entry);
        }
    }
    found
}

fn opening(reader: &mut Reader<'_>, table: &mut Table<'_>) -> Option<OpeningDoc> {
    if let Some(fact) = table.get("fact") {
        return reader.words("fact", fact).map(OpeningDoc::Fact);
    }
    let id = id(reader, table);
    let label = text(reader, table, "label");
    let question = text(reader, table, "question");
    let help = text(reader, table, "help");
    reader.need(table, "answer");
    let answers = tables(reader, table, "answer", answer);
    Some(OpeningDoc::Question(QuestionDoc { id: id?, label, question, help, answers }))
}

fn answer(reader: &mut Reader<'_>, table: &mut Table<'_>) -> Option<AnswerDoc> {
    let id = id(reader, table);
    let text = reader.both(table);
    let statuses = statuses(reader, table, "statuses");
    let all = table.get("all").and_then(|node| reader.flag("all", node)).unwrap_or_default();
    Some(AnswerDoc { id: id?, text, statuses, all })
}

fn support(reader: &mut Reader<'_>, table: &mut Table<'_>) -> Option<SupportDoc> {
    let id = id(reader, table);
    let title = text(reader, table, "title");
    let about = text(reader, table, "text");
    let mut words = |key| table.get(key).and_then(|node| reader.words(key, node));
    let (url, phone) = (words("url"), words("phone"));
    let statuses = statuses(reader, table, "statuses");
    let sure = reader.need(table, "certainty").and_then(|node| certainty(reader, node));
    let checked = reader.need(table, "checked").and_then(|node| reader.day("checked", node));
    Some(SupportDoc {
        id: id?,
        title,
        text: about,
        url: url.map(|words| words.value),
        phone: phone.map(|words| words.value),
        statuses,
        certainty: sure,
        checked,
        span: table.span,
    })
}

fn id(reader: &mut Reader<'_>, table: &mut Table<'_>) -> Option<Spanned<String>> {
    reader.need(table, "id").and_then(|node| reader.id("id", node))
}

fn statuses(
    reader: &mut Reader<'_>,
    table: &mut Table<'_>,
    key: &'static str,
) -> Vec<Spanned<String>> {
    table.get(key).map(|node| reader.all_words(key, node)).unwrap_or_default()
}

fn text(reader: &mut Reader<'_>, table: &mut Table<'_>, key: &'static str) -> Text {
    reader.need(table, key).and_then(|node| reader.text(key, node)).unwrap_or_default()
}
