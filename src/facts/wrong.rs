//! What is wrong with a value, in words, and what would mend it: the same whichever file it stands in.

use super::{Domain, Given, Kind, Misshapen, ParseError, Vocabulary, form, near_choices};
use crate::diagnostic::{Code, Diagnostic, hint};
use crate::text::Text;
use crate::words::{forms, values};

/// What is wrong with words that are no value of a fact, and what would mend it.
pub fn bad_value(
    vocabulary: &Vocabulary,
    name: &str,
    words: &str,
    kind: Kind,
    error: &ParseError,
) -> Diagnostic {
    let slots = [("value", Text::same(words)), ("name", Text::same(name))];
    let bad = || Diagnostic::new(Code::BadValue, &slots);
    let domain = kind.domain().map(|domain| vocabulary.domain(domain));
    match error {
        ParseError::Form => bad().help(hint::EXPECTED, &[("form", form(kind))]),
        ParseError::Days => bad().help(hint::SHORTER_DAYS, &[]),
        ParseError::Member => bad().help(hint::KNOWN_MEMBERS, &[]),
        ParseError::Either(id) => match domain {
            Some(domain) => bad().help(hint::IN_FULL, &[("names", in_full(domain, id))]),
            None => bad(),
        },
        ParseError::Unlisted(part) => {
            let unlisted = Diagnostic::new(Code::Unlisted, &slots);
            match domain.map(|domain| (domain, near_choices(part, domain))) {
                Some((domain, near)) if !near.is_empty() => {
                    unlisted.help(hint::NEAR_OR_OTHER, &[("names", offered(domain, &near))])
                }
                _ => unlisted.help(hint::OR_OTHER, &[]),
            }
        }
        ParseError::Choice(part) => {
            let diagnostic = Diagnostic::new(Code::UnknownChoice, &slots);
            let near = domain.map(|domain| near_choices(part, domain)).unwrap_or_default();
            bad_choice(diagnostic, vocabulary, name, kind, &near)
        }
    }
}

/// What is wrong with a value of a shape that the fact does not take.
pub fn misshapen(name: &str, kind: Kind, given: &Given, which: Misshapen) -> Diagnostic {
    let found = given.part(which).shape();
    let slots = [("name", Text::same(name)), ("form", form(kind)), ("found", found)];
    let diagnostic = Diagnostic::new(Code::WrongType, &slots);
    match (given.part(which), which) {
        (Given::Words(_) | Given::Nothing, Misshapen::Member(_)) => {
            diagnostic.help(hint::KNOWN_MEMBERS, &[])
        }
        _ => diagnostic,
    }
}

/// The name of a row in every language, as it can be written.
fn in_full(domain: &Domain, id: &str) -> Text {
    let choice = domain.find(id).and_then(|index| domain.choice(index));
    let name = choice.map(|choice| choice.text.clone()).unwrap_or_default();
    forms::IN_QUOTES.fill(&[("name", name)])
}

/// Rows by their identifiers, with their names where these say more.
fn offered(domain: &Domain, ids: &[String]) -> Text {
    let row = |id: &String| {
        let index = domain.find(id).unwrap_or_default();
        let name = domain.choice(index).map(|choice| choice.text.clone()).unwrap_or_default();
        match domain.written(index) {
            // Its identifier is a word as well: the name is written.
            Some(written) if written != id => in_full(domain, id),
            _ => values::CHOICE_NAMED.fill(&[("id", Text::same(id)), ("name", name)]),
        }
    };
    crate::text::list(&ids.iter().map(row).collect::<Vec<_>>())
}

fn bad_choice(
    diagnostic: Diagnostic,
    vocabulary: &Vocabulary,
    name: &str,
    kind: Kind,
    near: &[String],
) -> Diagnostic {
    let domain = kind.domain().map(|domain| vocabulary.domain(domain));
    match (near, domain) {
        ([], _) | (_, None) => {}
        ([_], Some(domain)) if domain.list => {
            return diagnostic.help(hint::IS_IT_ROW, &[("name", offered(domain, near))]);
        }
        ([one], _) => return diagnostic.help(hint::DID_YOU_MEAN, &[("near", Text::same(one))]),
        (near, Some(domain)) => {
            return diagnostic.help(hint::NEAR, &[("names", offered(domain, near))]);
        }
    }
    let choices = domain.map(|domain| &domain.choices);
    match choices {
        Some(choices) if choices.len() <= 14 => {
            let ids: Vec<String> = choices.iter().map(|c| format!("`{}`", c.id)).collect();
            diagnostic.help(hint::ONE_OF, &[("names", Text::same(ids.join(", ")))])
        }
        _ => diagnostic.help(hint::SEE_LIST, &[("name", Text::same(name))]),
    }
}
