//! Who can change a fact, which way, how long it takes and how hard it is, as written. Must not
//! know what the fact holds.

use super::reader::{Reader, TableReader};
use crate::calendar::Wait;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Spanned;
use crate::text::Text;
use crate::tree::{Node, Tree};
use crate::words::forms;
use serde::{Deserialize, Serialize};

/// Who can change a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Who {
    /// The candidate.
    Candidate,
    /// The employer.
    Employer,
    /// An authority, by deciding on an application.
    Authority,
    /// Nobody.
    Nobody,
}

/// How hard a change is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Effort {
    /// A form or a decision.
    Low,
    /// Months of work.
    Medium,
    /// Years, or much money.
    High,
}

/// Of what kind a change is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs, reason = "each is named as it is written")]
pub enum Topic {
    Test,
    Paper,
    Course,
    Terms,
    Pay,
    Conduct,
    Job,
    Study,
    Business,
    Family,
    Merit,
    Move,
}

impl Topic {
    /// All, with their names in files; those that are advised unasked come first.
    pub const NAMES: [(&str, Self); 12] = [
        ("test", Self::Test),
        ("paper", Self::Paper),
        ("course", Self::Course),
        ("terms", Self::Terms),
        ("pay", Self::Pay),
        ("conduct", Self::Conduct),
        ("job", Self::Job),
        ("study", Self::Study),
        ("business", Self::Business),
        ("family", Self::Family),
        ("merit", Self::Merit),
        ("move", Self::Move),
    ];

    /// True for what may be advised to somebody who did not ask for it.
    pub fn is_plain(self) -> bool {
        self < Self::Job
    }

    /// The name in files.
    pub fn id(self) -> &'static str {
        Self::NAMES.iter().find(|(_, topic)| *topic == self).map_or("", |(name, _)| name)
    }
}

/// Which way a fact can be changed, as written.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "each is named as it is written")]
pub enum AimDoc {
    Up,
    Down,
    Yes,
    No,
    Time,
    Move,
    Any,
    /// To one of these values.
    Values(Vec<Node>),
}

/// Whether and how a fact can be changed, as written.
#[derive(Clone, Debug)]
pub struct LeverDoc {
    /// By whom.
    pub who: Who,
    /// How long it takes; none: at once.
    pub time: Option<Wait>,
    /// How hard it is; none where nobody can.
    pub effort: Option<Effort>,
    /// Of what kind it is.
    pub topic: Option<Topic>,
    /// Which way.
    pub aim: Option<Spanned<AimDoc>>,
    /// From which multiple of today's amount on it is how hard, in hundredths.
    pub steps: Vec<(Spanned<i64>, Effort)>,
}

const EFFORTS: [(&str, Effort); 3] =
    [("low", Effort::Low), ("medium", Effort::Medium), ("high", Effort::High)];

/// Reads the key `lever` of a fact.
pub fn lever(reader: &mut Reader<'_>, node: &Node) -> Option<LeverDoc> {
    let mut table = reader.table("lever", node)?;
    let people = [
        ("candidate", Who::Candidate),
        ("employer", Who::Employer),
        ("authority", Who::Authority),
        ("nobody", Who::Nobody),
    ];
    let who = reader.need(&mut table, "who");
    let who = who.and_then(|node| reader.one_of("who", node, &people));
    let time = table.get("time").and_then(|node| reader.wait("time", node));
    let effort = table.get("effort").and_then(|node| reader.one_of("effort", node, &EFFORTS));
    let topic = table.get("kind").and_then(|node| reader.one_of("kind", node, &Topic::NAMES));
    let aim = table.get("way").and_then(|node| aim(reader, node));
    let steps = steps(reader, &mut table);
    reader.close(&table);
    Some(LeverDoc { who: who?, time, effort, topic, aim, steps })
}

fn aim(reader: &mut Reader<'_>, node: &Node) -> Option<Spanned<AimDoc>> {
    let value = match &node.value {
        Tree::Array(values) => AimDoc::Values(values.clone()),
        _ => {
            let known = ["up", "down", "yes", "no", "any", "time", "move"];
            let known: Vec<(&str, &str)> = known.into_iter().map(|word| (word, word)).collect();
            match reader.one_of("way", node, &known)? {
                "up" => AimDoc::Up,
                "down" => AimDoc::Down,
                "yes" => AimDoc::Yes,
                "no" => AimDoc::No,
                "any" => AimDoc::Any,
                "time" => AimDoc::Time,
                _ => AimDoc::Move,
            }
        }
    };
    Some(Spanned { value, span: node.span })
}

/// Multiples in ascending order.
fn steps(reader: &mut Reader<'_>, table: &mut TableReader<'_>) -> Vec<(Spanned<i64>, Effort)> {
    let Some(node) = table.get("step") else { return Vec::new() };
    let Some(table) = reader.table("step", node) else { return Vec::new() };
    let mut steps: Vec<(Spanned<i64>, Effort)> = Vec::new();
    for (key, node) in table.entries() {
        let effort = reader.one_of("step", node, &EFFORTS);
        let Some(factor) = hundredths(&key.value) else {
            let slots = [("value", Text::same(&key.value)), ("name", Text::same("step"))];
            reader.report(Diagnostic::new(Code::BadValue, &slots).at(key.span));
            continue;
        };
        if steps.last().is_some_and(|(last, _)| last.value >= factor) {
            let slots = [("name", Text::same("step")), ("form", forms::LOWEST_FIRST.text())];
            reader.report(Diagnostic::new(Code::BandOrder, &slots).at(key.span));
        }
        steps.extend(effort.map(|effort| (Spanned { value: factor, span: key.span }, effort)));
    }
    steps
}

/// A multiple such as `1.25` in hundredths; none under one, and none finer than a hundredth.
fn hundredths(words: &str) -> Option<i64> {
    let (whole, part) = words.split_once('.').unwrap_or((words, "0"));
    let digits = |words: &str| words.bytes().all(|byte| byte.is_ascii_digit());
    if part.is_empty() || part.len() > 2 || whole.len() > 3 || !digits(whole) || !digits(part) {
        return None;
    }
    let whole: i64 = whole.parse().ok()?;
    let part: i64 = format!("{part:0<2}").parse().ok()?;
    Some(whole * 100 + part).filter(|factor| *factor >= 100)
}
