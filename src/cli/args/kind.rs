//! The kinds of changes on the command line.

use crate::load::Topic;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use std::ffi::OsStr;

/// Reads the name of a kind.
#[derive(Clone, Copy, Debug)]
pub struct KindParser(());

impl KindParser {
    /// Every kind but a move to another status, which is no change of a fact.
    pub fn new() -> Self {
        Self(())
    }

    fn names() -> impl Iterator<Item = &'static str> {
        let told = Topic::NAMES.into_iter().filter(|(_, topic)| *topic != Topic::Move);
        told.map(|(name, _)| name)
    }
}

impl TypedValueParser for KindParser {
    type Value = Topic;

    fn parse_ref(
        &self,
        cmd: &clap::Command,
        arg: Option<&clap::Arg>,
        value: &OsStr,
    ) -> Result<Self::Value, clap::Error> {
        let id = PossibleValuesParser::new(Self::names()).parse_ref(cmd, arg, value)?;
        let found = Topic::NAMES.into_iter().find(|(name, _)| *name == id);
        let wrong = || clap::Error::new(clap::error::ErrorKind::InvalidValue).with_cmd(cmd);
        found.map(|(_, topic)| topic).ok_or_else(wrong)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(Self::names().map(PossibleValue::new)))
    }
}
