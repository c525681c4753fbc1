//! What is wrong with a value, in words, and what would mend it: the same whichever file it stands in.

use super::{
    Domain, FactId, Facts, Given, Kind, Misshapen, Odd, Oddity, ParseError, Vocabulary, form,
    near_choices, show,
};
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
        ParseError::Decimals(below) => bad().help(hint::TWO_DECIMALS, &decimals(*below)),
        ParseError::Fraction(code) => fraction(name, words, *code),
        ParseError::Odd(odd) => odd_value(vocabulary, name, kind, odd, Text::same(words)),
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

/// The same of a cell of a table, which is not taken where it is unlikely: nobody can be asked back.
pub fn unread_value(
    vocabulary: &Vocabulary,
    name: &str,
    words: &str,
    kind: Kind,
    error: &ParseError,
) -> Diagnostic {
    let said = bad_value(vocabulary, name, words, kind, error);
    let (name, value) = (("name", Text::same(name)), ("value", Text::same(words)));
    let message = match error {
        ParseError::Odd(Odd { how: Oddity::Unlikely, .. }) => values::UNLIKELY_CELL,
        ParseError::Fraction(_) => values::FRACTION_CELL,
        _ => return said,
    };
    Diagnostic { message: message.fill(&[name, value]), ..said }
}

/// The percentages beside one with more decimals.
fn decimals(below: i64) -> [(&'static str, Text); 2] {
    let written = |hundredths| Text::same(percent(hundredths));
    [("below", written(below)), ("above", written(below + 1))]
}

fn percent(hundredths: i64) -> String {
    match hundredths % 100 {
        0 => format!("{}", hundredths / 100),
        rest => format!("{}.{rest:02}", hundredths / 100),
    }
}

/// A number below one, and what may be meant by it.
pub fn fraction(name: &str, words: &str, hundredths: i64) -> Diagnostic {
    let taken = Text::same(percent(hundredths) + "%");
    let slots = [("value", Text::same(words)), ("name", Text::same(name)), ("taken", taken)];
    let meant = [
        ("percent", Text::same(percent(hundredths))),
        ("whole", Text::same(hundredths.to_string())),
        ("value", Text::same(words)),
    ];
    Diagnostic::new(Code::Fraction, &slots).help(hint::PERCENT_SIGN, &meant)
}

/// A percentage with more decimals than are held, and what it was taken for.
pub fn rounded(name: &str, words: &str, hundredths: i64) -> Diagnostic {
    let taken = Text::same(percent(hundredths) + "%");
    let slots = [("value", Text::same(words)), ("name", Text::same(name)), ("taken", taken)];
    Diagnostic::new(Code::Rounded, &slots)
}

/// A value that makes no sense by itself, or hardly any.
fn odd_value(
    vocabulary: &Vocabulary,
    name: &str,
    kind: Kind,
    odd: &Odd,
    value: Text,
) -> Diagnostic {
    let slots = [("name", Text::same(name)), ("value", value)];
    let range = [("range", odd.sensible(vocabulary, kind))];
    match odd.how {
        Oddity::Impossible => {
            Diagnostic::new(Code::Impossible, &slots).help(hint::POSSIBLE, &range)
        }
        Oddity::Unlikely => Diagnostic::new(Code::Unlikely, &slots).help(hint::SENSIBLE, &range),
    }
}

/// A value of a fact that makes no sense, by itself or beside another fact.
pub fn odd_fact(vocabulary: &Vocabulary, facts: &Facts, fact: FactId, odd: &Odd) -> Diagnostic {
    let entry = vocabulary.fact(fact);
    let shown = |fact: FactId| {
        facts.get(vocabulary, fact).map(|value| show(vocabulary, fact, &value)).unwrap_or_default()
    };
    let value = shown(fact);
    let Some(other) = odd.beside else {
        return odd_value(vocabulary, &entry.name, entry.kind, odd, value);
    };
    let slots = [
        ("name", Text::same(&entry.name)),
        ("value", value),
        ("other", Text::same(&vocabulary.fact(other).name)),
        ("given", shown(other)),
    ];
    let range = [("range", odd.sensible(vocabulary, entry.kind))];
    match odd.how {
        Oddity::Impossible => {
            Diagnostic::new(Code::ImpossibleBeside, &slots).help(hint::POSSIBLE, &range)
        }
        Oddity::Unlikely => {
            Diagnostic::new(Code::UnlikelyBeside, &slots).help(hint::SENSIBLE, &range)
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
