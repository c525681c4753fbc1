//! What people write around a value: the name of the fact before it, words beside it that add
//! nothing. What is left must be a value by itself. Must not know where the words come from.

use super::parse::{ParseError, Understood, fold, understand};
use super::{Fact, Kind, Value, Vocabulary};

/// Reads words as a value of a fact, also with the fact's own name before it, with words beside it
/// that the fact allows, and with the separators of lists that people use.
pub fn read_around(
    words: &str,
    fact: &Fact,
    vocabulary: &Vocabulary,
) -> Result<Option<Understood>, ParseError> {
    let plain = understand(words, fact, vocabulary);
    let (Err(_), false) = (&plain, fact.kind == Kind::Text) else { return plain };
    let folded = fold(words);
    let text = folded.trim();
    let bare = stripped(text, fact);
    if bare != text
        && let Ok(Some(value)) = understand(bare, fact, vocabulary)
    {
        return Ok(Some(value));
    }
    match fact.kind {
        Kind::Set(_) => members(text, fact, vocabulary)
            .map_or(plain, |value| Ok(Some(Understood { value, remark: None }))),
        _ => plain,
    }
}

/// What stands between members, beside the semicolon.
const BETWEEN: [char; 5] = ['、', ',', '/', '\n', ';'];

/// The members of a set, each a value by itself.
fn members(text: &str, fact: &Fact, vocabulary: &Vocabulary) -> Option<Value> {
    let mut all = Vec::new();
    for part in text.split(BETWEEN).map(str::trim).filter(|part| !part.is_empty()) {
        let read = |words: &str| match understand(words, fact, vocabulary)
            .map(|read| read.map(|read| read.value))
        {
            // One that is empty says that there is none, which nothing else can stand beside.
            Ok(Some(Value::Set(members))) if !members.is_empty() => Some(members),
            _ => None,
        };
        all.extend(read(part).or_else(|| read(stripped(part, fact)))?);
    }
    all.sort_unstable();
    all.dedup();
    (!all.is_empty()).then_some(Value::Set(all))
}

/// Words without the name of the fact before them and without what may stand beside a value.
fn stripped<'w>(words: &'w str, fact: &Fact) -> &'w str {
    let names = fact.also.iter().chain([&fact.label.en, &fact.label.ja]);
    let mut rest = words;
    if let Some(after) = names.filter_map(|name| after(rest, name)).min_by_key(|rest| rest.len()) {
        rest = after;
    }
    loop {
        let shorter = fact.beside.iter().find_map(|word| {
            let before = before(rest, word)?;
            (!before.is_empty()).then_some(before)
        });
        match shorter {
            Some(shorter) => rest = shorter,
            None => return rest,
        }
    }
}

/// Signs between a name and what it names.
fn is_between(c: char) -> bool {
    c.is_whitespace() || matches!(c, ':' | '=' | '(' | ')' | '-' | '、')
}

/// What follows a name; a word of letters ends before another begins.
fn after<'w>(words: &'w str, name: &str) -> Option<&'w str> {
    let rest = split_off(words, name)?;
    let whole = !(ends_in_letter(name) && rest.starts_with(|c: char| c.is_ascii_alphabetic()));
    let rest = rest.trim_start_matches(is_between);
    (whole && !rest.is_empty()).then_some(rest)
}

/// What stands before a word that says nothing more.
fn before<'w>(words: &'w str, word: &str) -> Option<&'w str> {
    let closed = words.strip_suffix(')').unwrap_or(words);
    let at = closed.len().checked_sub(word.len()).filter(|at| closed.is_char_boundary(*at))?;
    let (rest, end) = closed.split_at(at);
    let same = end.to_lowercase() == fold(word).to_lowercase();
    let whole = !(ends_in_letter(rest) && word.starts_with(|c: char| c.is_ascii_alphabetic()));
    (same && whole).then(|| rest.trim_end_matches(is_between))
}

fn ends_in_letter(words: &str) -> bool {
    words.ends_with(|c: char| c.is_ascii_alphabetic())
}

fn split_off<'w>(words: &'w str, name: &str) -> Option<&'w str> {
    let name = fold(name);
    let (head, rest) = words.split_at_checked(name.len())?;
    (!name.is_empty() && head.to_lowercase() == name.to_lowercase()).then_some(rest)
}
