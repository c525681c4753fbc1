//! An answer that makes no sense is not taken, and an unlikely one is asked back: written again, it
//! is taken.

use super::room::Room;
use crate::cli::io::output::say;
use crate::cli::words::{self, Remark};
use crate::facts::{FactId, Odd, Oddity, ReadingNote, Value, show, understand};
use crate::interview::Questioning;
use crate::render::inert;
use crate::text::Text;

impl Room<'_> {
    /// The value, where it is to be taken; the error is what is asked back.
    pub(super) fn sensible(
        &self,
        fact: FactId,
        value: Value,
        words: &str,
        interview: &Questioning<'_>,
    ) -> Result<Value, String> {
        let vocabulary = &self.rulebook.vocabulary;
        let mut facts = interview.facts();
        facts.set(vocabulary, fact, &value);
        let odd = vocabulary.odd(&facts, fact, self.session.known_until().unwrap_or(self.day));
        let shown = ("value", show(vocabulary, fact, &value));
        match odd {
            Some(odd) if odd.how == Oddity::Impossible => {
                let other = odd.beside.map(|other| {
                    let given = facts.get(vocabulary, other);
                    let given = given.map(|given| show(vocabulary, other, &given));
                    (vocabulary.fact(other).label.clone(), given.unwrap_or_default())
                });
                Err(self.cannot_be(fact, words, &odd, other))
            }
            Some(odd) => {
                let kind = vocabulary.fact(fact).kind;
                let slots = [shown, ("range", odd.sensible(vocabulary, kind))];
                self.doubt(fact, value, [words::HARDLY, words::HARDLY_TAKEN], &slots)
            }
            None if self.is_share(fact, words) => {
                self.doubt(fact, value, [words::SHARE, words::SHARE_TAKEN], &[shown])
            }
            None => Ok(value),
        }
    }

    fn cannot_be(
        &self,
        fact: FactId,
        words: &str,
        odd: &Odd,
        other: Option<(Text, Text)>,
    ) -> String {
        let vocabulary = &self.rulebook.vocabulary;
        let range = ("range", odd.sensible(vocabulary, vocabulary.fact(fact).kind));
        let value = ("value", Text::same(inert(words)));
        match other {
            Some((other, given)) => {
                let slots = [value, range, ("other", other), ("given", given)];
                self.fill(words::CANNOT_BE_BESIDE, &slots)
            }
            None => self.fill(words::CANNOT_BE, &[value, range]),
        }
    }

    /// A share of one rather than so much per cent.
    fn is_share(&self, fact: FactId, words: &str) -> bool {
        let vocabulary = &self.rulebook.vocabulary;
        let understood = understand(words, vocabulary.fact(fact), vocabulary);
        let remark = understood.ok().flatten().and_then(|understood| understood.remark);
        remark == Some(ReadingNote::Fraction)
    }

    /// Asked back once; where nobody can be, said.
    fn doubt(
        &self,
        fact: FactId,
        value: Value,
        [back, taken]: [Remark; 2],
        slots: &[(&'static str, Text)],
    ) -> Result<Value, String> {
        if !self.asks_back {
            say(&self.hung(&self.fill(taken, slots)));
            return Ok(value);
        }
        let before = self.doubted.replace(Some((fact, value.clone())));
        match before.is_some_and(|before| before == (fact, value.clone())) {
            true => Ok(value),
            false => Err(self.fill(back, slots)),
        }
    }
}
