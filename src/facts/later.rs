//! What becomes so on a later day, as a case says it: `[later] "DAY" = { … }`. Must not know
//! what follows from it.

use super::case::CaseReader;
use super::dated::Later;
use super::{Kind, Value, bad_value, parse};
use crate::calendar::Day;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Spanned;
use crate::text::Text;
use crate::tree::{Node, Tree};
use crate::words::forms;

impl CaseReader<'_> {
    /// Reads `later`: days, each with facts.
    pub(super) fn later(&mut self, entries: &[(Spanned<String>, Node)]) {
        for (key, node) in entries {
            let day = match parse(&key.value, Kind::Date, self.vocabulary) {
                Ok(Some(Value::Day(day))) => day,
                Ok(_) => {
                    let form = super::form(Kind::Date);
                    let found = Text::same(format!("`{}`", key.value));
                    let slots = [("name", Text::same("later")), ("form", form), ("found", found)];
                    self.found.push(Diagnostic::new(Code::WrongType, &slots).at(key.span));
                    continue;
                }
                Err(error) => {
                    let (name, words) = ("later", &key.value);
                    let bad = bad_value(self.vocabulary, name, words, Kind::Date, &error);
                    self.found.push(bad.at(key.span));
                    continue;
                }
            };
            self.on_day(day, key, node);
        }
        self.case.later.sort_by_key(|later| later.day);
    }

    fn on_day(&mut self, day: Day, key: &Spanned<String>, node: &Node) {
        let Tree::Table(_) = node.value else {
            let (name, form) = (Text::same(&key.value), forms::FACTS_BY_NAME.text());
            let slots = [("name", name), ("form", form), ("found", node.kind())];
            self.found.push(Diagnostic::new(Code::WrongType, &slots).at(node.span));
            return;
        };
        let mut inner = CaseReader::new(self.vocabulary, self.found);
        inner.dated = true;
        inner.table("", node);
        let (blank, case) = (std::mem::take(&mut inner.blank), inner.case());
        let given = case.origins.iter().map(|(id, _)| (*id, case.facts.get(self.vocabulary, *id)));
        let facts = given.chain(blank.into_iter().map(|id| (id, None))).collect();
        self.case.later.push(Later { day, facts, span: key.span });
    }

    /// Says which of the later days do not lie after the day of the case.
    pub(super) fn check_later(&mut self) {
        let Some(as_of) = self.case.as_of else { return };
        for later in self.case.later.iter().filter(|later| later.day <= as_of) {
            let day = |day: Day| Text::same(day.to_string());
            let slots = [("day", day(later.day)), ("as-of", day(as_of))];
            self.found.push(Diagnostic::new(Code::NotLater, &slots).at(later.span));
        }
    }
}
