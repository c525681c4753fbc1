//! How the questionnaire begins and ends, as written: what people know before they know any
//! law, the statuses that each answer brings within reach, what is asked last or as if it were
//! so, and where help is to be found.

use super::dated::{Certainty, certainty};
use super::reader::{Reader, TableReader};
use crate::calendar::Day;
use crate::source::Spanned;
use crate::text::Text;
use crate::tree::Node;

/// The file.
#[derive(Clone, Debug, Default)]
pub struct InterviewDoc {
    /// Statuses that may be named though they have no rule file yet.
    pub planned: Vec<Spanned<String>>,
    /// What is asked first, in order.
    pub openings: Vec<OpeningDoc>,
    /// Facts without which the questionnaire goes on as if they were so.
    pub supposes: Vec<SupposeDoc>,
    /// Facts that are asked for last.
    pub lasts: Vec<LastDoc>,
    /// Facts that are asked for one after the other.
    pub orders: Vec<OrderDoc>,
    /// Official pages and support bodies.
    pub supports: Vec<SupportDoc>,
}

impl InterviewDoc {
    /// The questions that no rule reads.
    pub fn questions(&self) -> impl Iterator<Item = &QuestionDoc> {
        let openings = self.openings.iter().filter_map(|opening| match opening {
            OpeningDoc::Question(question) => Some(question),
            OpeningDoc::Fact(_) => None,
        });
        let supposes = self.supposes.iter().map(|suppose| &suppose.question);
        openings.chain(supposes).chain(self.lasts.iter().map(|last| &last.question))
    }
}

/// Something that is asked before everything else.
#[derive(Clone, Debug)]
#[allow(clippy::large_enum_variant, reason = "a set of rules has a dozen of them")]
pub enum OpeningDoc {
    /// A fact, asked in its own words.
    Fact(Spanned<String>),
    /// A question whose answers bring statuses within reach; no rule reads it.
    Question(QuestionDoc),
}

/// A fact without which the questionnaire goes on as if it were so, if that is wanted.
#[derive(Clone, Debug)]
pub struct SupposeDoc {
    /// The fact; a yes is supposed.
    pub fact: Spanned<String>,
    /// Asks whether to go on.
    pub question: QuestionDoc,
}

/// Facts that are asked for last, if at all.
#[derive(Clone, Debug)]
pub struct LastDoc {
    /// Facts, or groups of facts.
    pub facts: Vec<Spanned<String>>,
    /// Asks whether to go on with them.
    pub question: QuestionDoc,
}

/// Facts that are asked for after others.
#[derive(Clone, Debug)]
pub struct OrderDoc {
    /// What is asked for first.
    pub first: Vec<Spanned<String>>,
    /// What is asked for when nothing of that is left.
    pub then: Vec<Spanned<String>>,
}

/// A question of the questionnaire that no rule reads.
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
    /// The questionnaire goes on with what the question is about.
    pub go_on: bool,
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
}

/// Reads `interview.toml`.
pub fn interview(reader: &mut Reader<'_>, node: &Node) -> InterviewDoc {
    let Some(mut table) = reader.table("file", node) else { return InterviewDoc::default() };
    let planned = statuses(reader, &mut table, "planned");
    let openings = tables(reader, &mut table, "opening", opening);
    let supposes = tables(reader, &mut table, "suppose", suppose);
    let lasts = tables(reader, &mut table, "last", last);
    let orders = tables(reader, &mut table, "order", order);
    let supports = tables(reader, &mut table, "support", support);
    reader.close(&table);
    InterviewDoc { planned, openings, supposes, lasts, orders, supports }
}

/// Reads every table of an array, reporting keys that nobody asked for.
fn tables<T>(
    reader: &mut Reader<'_>,
    table: &mut TableReader<'_>,
    name: &'static str,
    read: impl Fn(&mut Reader<'_>, &mut TableReader<'_>) -> Option<T>,
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

fn opening(reader: &mut Reader<'_>, table: &mut TableReader<'_>) -> Option<OpeningDoc> {
    if let Some(fact) = table.get("fact") {
        return reader.words("fact", fact).map(OpeningDoc::Fact);
    }
    question(reader, table, answer).map(OpeningDoc::Question)
}

fn suppose(reader: &mut Reader<'_>, table: &mut TableReader<'_>) -> Option<SupposeDoc> {
    let fact = reader.need(table, "fact").and_then(|node| reader.words("fact", node));
    let question = question(reader, table, branch);
    Some(SupposeDoc { fact: fact?, question: question? })
}

fn last(reader: &mut Reader<'_>, table: &mut TableReader<'_>) -> Option<LastDoc> {
    let facts = reader.need(table, "facts").map(|node| reader.all_words("facts", node));
    let question = question(reader, table, branch);
    Some(LastDoc { facts: facts?, question: question? })
}

fn order(reader: &mut Reader<'_>, table: &mut TableReader<'_>) -> Option<OrderDoc> {
    let first = reader.need(table, "first").map(|node| reader.all_words("first", node));
    let then = reader.need(table, "then").map(|node| reader.all_words("then", node));
    Some(OrderDoc { first: first?, then: then? })
}

fn question(
    reader: &mut Reader<'_>,
    table: &mut TableReader<'_>,
    answer: impl Fn(&mut Reader<'_>, &mut TableReader<'_>) -> Option<AnswerDoc>,
) -> Option<QuestionDoc> {
    let id = id(reader, table);
    let label = text(reader, table, "label");
    let question = text(reader, table, "question");
    let help = text(reader, table, "help");
    reader.need(table, "answer");
    let answers = tables(reader, table, "answer", answer);
    Some(QuestionDoc { id: id?, label, question, help, answers })
}

/// An answer to whether to go on.
fn branch(reader: &mut Reader<'_>, table: &mut TableReader<'_>) -> Option<AnswerDoc> {
    let id = id(reader, table);
    let text = reader.both(table);
    let go_on = flag(reader, table, "go-on");
    Some(AnswerDoc { id: id?, text, statuses: Vec::new(), all: false, go_on })
}

fn answer(reader: &mut Reader<'_>, table: &mut TableReader<'_>) -> Option<AnswerDoc> {
    let id = id(reader, table);
    let text = reader.both(table);
    let statuses = statuses(reader, table, "statuses");
    let all = flag(reader, table, "all");
    Some(AnswerDoc { id: id?, text, statuses, all, go_on: false })
}

fn support(reader: &mut Reader<'_>, table: &mut TableReader<'_>) -> Option<SupportDoc> {
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
    })
}

fn id(reader: &mut Reader<'_>, table: &mut TableReader<'_>) -> Option<Spanned<String>> {
    reader.need(table, "id").and_then(|node| reader.id("id", node))
}

fn statuses(
    reader: &mut Reader<'_>,
    table: &mut TableReader<'_>,
    key: &'static str,
) -> Vec<Spanned<String>> {
    table.get(key).map(|node| reader.all_words(key, node)).unwrap_or_default()
}

fn flag(reader: &mut Reader<'_>, table: &mut TableReader<'_>, key: &'static str) -> bool {
    table.get(key).and_then(|node| reader.flag(key, node)).unwrap_or_default()
}

fn text(reader: &mut Reader<'_>, table: &mut TableReader<'_>, key: &'static str) -> Text {
    reader.need(table, key).and_then(|node| reader.text(key, node)).unwrap_or_default()
}
