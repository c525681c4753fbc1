//! A value of JSON as what is given, as the tree of a case file comes to it.

use crate::facts::Given;
use crate::json::number_words;
use serde::de::{Deserialize, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// Builds what is given.
pub struct Shape;

/// A member of an array.
struct Member(Given);

impl<'de> Deserialize<'de> for Member {
    fn deserialize<D: serde::Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        json.deserialize_any(Shape).map(Self)
    }
}

impl<'de> Visitor<'de> for Shape {
    type Value = Given;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E: Error>(self, yes: bool) -> Result<Given, E> {
        Ok(Given::Words(yes.to_string()))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Given, E> {
        Ok(Given::Words(number.to_string()))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Given, E> {
        Ok(Given::Words(number.to_string()))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Given, E> {
        Ok(Given::Words(number_words(number)))
    }

    fn visit_str<E: Error>(self, words: &str) -> Result<Given, E> {
        Ok(Given::Words(words.to_string()))
    }

    fn visit_unit<E: Error>(self) -> Result<Given, E> {
        Ok(Given::Nothing)
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut items: S) -> Result<Given, S::Error> {
        let mut members = Vec::new();
        while let Some(Member(member)) = items.next_element()? {
            members.push(member);
        }
        Ok(Given::List(members))
    }

    fn visit_map<M: MapAccess<'de>>(self, mut entries: M) -> Result<Given, M::Error> {
        while entries.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Given::Table)
    }
}
