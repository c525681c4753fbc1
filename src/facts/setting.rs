//! Facts given as `NAME=VALUE`, over those of a file.

use super::case::CaseReader;
use super::{Candidate, Vocabulary};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::{Sources, Span, Spanned};
use crate::text::Text;
use crate::tree::{Node, Tree};

/// Adds facts given as `NAME=VALUE`; they win over those of the file, also where the value says that
/// it is not known.
pub fn set_facts(
    vocabulary: &Vocabulary,
    case: &mut Candidate,
    settings: &[String],
    sources: &mut Sources,
    found: &mut Diagnostics,
) {
    for (at, setting) in settings.iter().enumerate() {
        let name = match settings.len() {
            1 => "--set".to_string(),
            _ => format!("--set {}", at + 1),
        };
        let file = sources.add(name, setting.clone());
        let (name, value) = setting.split_once('=').unwrap_or((setting, ""));
        let name_end = name.len();
        let name_span = Span::new(file, 0..name_end);
        let value_span = Span::new(file, (name_end + 1).min(setting.len())..setting.len());
        if name_end == setting.len() {
            let form = Text::same("`FACT=VALUE`");
            let slots = [
                ("name", Text::same("--set")),
                ("form", form),
                ("found", Text::same(format!("`{setting}`"))),
            ];
            found.push(Diagnostic::new(Code::WrongType, &slots).at(name_span));
            continue;
        }
        let node = Node { span: value_span, value: Tree::Text(value.to_string()) };
        let name = Spanned { value: name.trim().to_string(), span: name_span };
        let mut reader = CaseReader::new(vocabulary, found);
        reader.entry(&name.value, &name, &node);
        let fresh = reader.case();
        clear(vocabulary, case, &name.value);
        overlay(vocabulary, case, fresh);
    }
}

/// What is set is no longer what the file says, also where it is set to nothing.
fn clear(vocabulary: &Vocabulary, case: &mut Candidate, name: &str) {
    match (name, vocabulary.find(name)) {
        ("as-of", _) => case.as_of = None,
        ("evidence.in-hand", _) => case.in_hand = None,
        (_, Some(fact)) => {
            case.facts.unset(vocabulary, fact);
            case.origins.retain(|(of, _)| *of != fact);
            case.words.retain(|(of, _)| *of != fact);
        }
        (_, None) => return,
    }
    if !case.set.iter().any(|set| set == name) {
        case.set.push(name.to_string());
    }
}

fn overlay(vocabulary: &Vocabulary, case: &mut Candidate, over: Candidate) {
    for (fact, span) in over.origins {
        if let Some(value) = over.facts.get(vocabulary, fact) {
            case.facts.set(vocabulary, fact, &value);
            case.origins.push((fact, span));
        }
    }
    case.words.extend(over.words);
    case.as_of = over.as_of.or(case.as_of);
    case.in_hand = over.in_hand.or(case.in_hand.take());
}
