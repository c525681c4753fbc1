//! Reading a tree against what is expected of it, gathering every mistake instead of stopping.

use super::keys::Places;
use crate::calendar::{Day, Wait, read_wait};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, SOUGHT, hint};
use crate::source::{Span, Spanned};
use crate::text::{Template, Text};
use crate::tree::{Node, Tree};
use crate::words::forms;

/// Gathers mistakes while a file is read.
pub struct Reader<'a> {
    found: &'a mut Diagnostics,
    places: Places,
}

/// A table being read: which keys were asked for, so that the rest can be reported.
pub struct TableReader<'n> {
    entries: &'n [(Spanned<String>, Node)],
    asked: Vec<&'static str>,
    /// The whole table.
    pub span: Span,
}

impl<'n> TableReader<'n> {
    /// A table without entries.
    pub fn empty(span: Span) -> Self {
        Self { entries: &[], asked: Vec::new(), span }
    }

    /// The value under a key, if it is there.
    pub fn get(&mut self, key: &'static str) -> Option<&'n Node> {
        self.asked.push(key);
        self.entries.iter().find(|(name, _)| name.value == key).map(|(_, node)| node)
    }

    /// The entries as written.
    pub fn entries(&self) -> &'n [(Spanned<String>, Node)] {
        self.entries
    }

    /// True where the table has the key; does not count as asking for it.
    pub fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|(name, _)| name.value == key)
    }
}

impl<'a> Reader<'a> {
    /// A reader that adds to `found`.
    pub fn new(found: &'a mut Diagnostics) -> Self {
        Self::placed(found, Places::default())
    }

    /// The same for a file whose texts further languages can say.
    pub fn placed(found: &'a mut Diagnostics, places: Places) -> Self {
        Self { found, places }
    }

    /// Reports a mistake.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// Opens a table.
    pub fn table<'n>(&mut self, name: &str, node: &'n Node) -> Option<TableReader<'n>> {
        match &node.value {
            Tree::Table(entries) => {
                Some(TableReader { entries, asked: Vec::new(), span: node.span })
            }
            _ => self.wrong(name, node, forms::TABLE),
        }
    }

    /// Reports the keys of a table that nobody asked for.
    pub fn close(&mut self, table: &TableReader<'_>) {
        for (key, _) in table.entries {
            if !table.asked.contains(&key.value.as_str()) {
                self.unknown_key(key, &table.asked);
            }
        }
    }

    /// Reports a key that has no meaning any more, with what is written instead.
    pub fn replaced(&mut self, table: &mut TableReader<'_>, key: &'static str, now: &str) {
        table.get(key);
        if let Some((key, _)) = table.entries.iter().find(|(one, _)| one.value == key) {
            let slots = [("name", Text::same(&key.value))];
            let diagnostic = Diagnostic::new(Code::UnknownKey, &slots).at(key.span);
            self.report(diagnostic.help(hint::NOW_WRITTEN, &[("line", Text::same(now))]));
        }
    }

    /// Reports an unknown key, with the nearest known one.
    pub fn unknown_key(&mut self, key: &Spanned<String>, known: &[&str]) {
        let slots = [("name", Text::same(&key.value))];
        let diagnostic = Diagnostic::new(Code::UnknownKey, &slots).at(key.span);
        self.suggested(diagnostic, &key.value, known);
    }

    /// Reports a name that is none, with the nearest known one. Of a file with very many it tells
    /// nobody anything, and would cost more than the file.
    fn suggested(&mut self, diagnostic: Diagnostic, given: &str, known: &[&str]) {
        let meant = self.found.len() < SOUGHT;
        self.report(match meant {
            true => diagnostic.suggest(given, known.iter().copied()),
            false => diagnostic,
        });
    }

    /// A key that must be there.
    pub fn need<'n>(&mut self, table: &mut TableReader<'n>, key: &'static str) -> Option<&'n Node> {
        let node = table.get(key);
        if node.is_none() {
            let slots = [("name", Text::same(key))];
            let line = [("line", Text::same(format!("{key} = …")))];
            let diagnostic = Diagnostic::new(Code::MissingKey, &slots).at(head(table.span));
            self.report(diagnostic.help(hint::ADD_KEY, &line));
        }
        node
    }

    /// Reports a value of the wrong kind.
    pub fn wrong<T>(&mut self, name: &str, node: &Node, form: Template) -> Option<T> {
        self.wrong_form(name, node, form.text())
    }

    /// The same with a form whose slots are filled.
    pub fn wrong_form<T>(&mut self, name: &str, node: &Node, form: Text) -> Option<T> {
        let slots = [("name", Text::same(name)), ("form", form), ("found", node.kind())];
        self.report(Diagnostic::new(Code::WrongType, &slots).at(node.span));
        None
    }

    /// Words.
    pub fn words(&mut self, name: &str, node: &Node) -> Option<Spanned<String>> {
        match &node.value {
            Tree::Text(words) => Some(Spanned { value: words.clone(), span: node.span }),
            _ => self.wrong(name, node, forms::WORDS_IN_QUOTES),
        }
    }

    /// An identifier: lower-case words joined by hyphens.
    pub fn id(&mut self, name: &str, node: &Node) -> Option<Spanned<String>> {
        let words = self.words(name, node)?;
        if !is_id(&words.value) {
            let slots = [("name", Text::same(&words.value))];
            let diagnostic = Diagnostic::new(Code::BadId, &slots).at(node.span);
            self.report(diagnostic.help(hint::KEBAB, &[]));
        }
        Some(words)
    }

    /// True or false.
    pub fn flag(&mut self, name: &str, node: &Node) -> Option<bool> {
        match node.value {
            Tree::Bool(yes) => Some(yes),
            _ => self.wrong(name, node, forms::TRUE_OR_FALSE),
        }
    }

    /// A whole number.
    pub fn integer(&mut self, name: &str, node: &Node) -> Option<i64> {
        match node.value {
            Tree::Integer(n) => Some(n),
            _ => self.wrong(name, node, forms::WHOLE_NUMBER),
        }
    }

    /// A civil date.
    pub fn day(&mut self, name: &str, node: &Node) -> Option<Spanned<Day>> {
        let day = match node.value {
            Tree::Date(year, month, day) => Day::new(year, month, day),
            _ => None,
        };
        match day {
            Some(value) => Some(Spanned { value, span: node.span }),
            None => self.wrong(name, node, forms::DATE_SUCH_AS),
        }
    }

    /// A duration such as `"5y"`.
    pub fn wait(&mut self, name: &str, node: &Node) -> Option<Wait> {
        match read_wait(&node.words().unwrap_or_default()) {
            Ok(wait) => Some(wait),
            Err(_) => self.wrong(name, node, forms::DURATION_SUCH_AS),
        }
    }

    /// An array.
    pub fn array<'n>(&mut self, name: &str, node: &'n Node) -> &'n [Node] {
        match &node.value {
            Tree::Array(items) => items,
            _ => self.wrong(name, node, forms::ARRAY).unwrap_or_default(),
        }
    }

    /// An array of words.
    pub fn all_words(&mut self, name: &str, node: &Node) -> Vec<Spanned<String>> {
        self.array(name, node).iter().filter_map(|item| self.words(name, item)).collect()
    }

    /// A text in both languages, without slots.
    pub fn text(&mut self, name: &str, node: &Node) -> Option<Text> {
        self.slotted(name, node, &[])
    }

    /// A text in both languages that may name the figure of its condition.
    pub fn figured(&mut self, name: &str, node: &Node) -> Option<Text> {
        self.slotted(name, node, &[BOUND])
    }

    fn slotted(&mut self, name: &str, node: &Node, known: &[&str]) -> Option<Text> {
        let text = self.plain_text(name, node)?;
        let slots = [&text.en, &text.ja].into_iter().flat_map(|words| slots_of(words));
        for slot in slots.collect::<std::collections::BTreeSet<_>>() {
            if !known.contains(&slot) {
                let slots = [("name", Text::same(slot))];
                self.report(Diagnostic::new(Code::UnknownSlot, &slots).at(head(node.span)));
            }
        }
        Some(text)
    }

    fn plain_text(&mut self, name: &str, node: &Node) -> Option<Text> {
        let mut table = match &node.value {
            Tree::Table(_) => self.table(name, node)?,
            _ => {
                return self.wrong(name, node, forms::BOTH_LANGUAGES);
            }
        };
        let text = self.both(&mut table);
        self.close(&table);
        Some(text)
    }

    /// The keys `en` and `ja` of a table.
    pub fn both(&mut self, table: &mut TableReader<'_>) -> Text {
        let mut word = |reader: &mut Self, key: &'static str| {
            let found = table.get(key).and_then(|node| reader.words(key, node));
            match found {
                Some(words) if !words.value.trim().is_empty() => words.value,
                _ => {
                    let slots = [("name", Text::same(key))];
                    reader.report(
                        Diagnostic::new(Code::MissingTranslation, &slots).at(head(table.span)),
                    );
                    String::new()
                }
            }
        };
        let text = Text::pair(word(self, "en"), word(self, "ja"));
        match self.places.key(table.span) {
            Some(key) => text.keyed(key),
            None => text,
        }
    }

    /// Words that are the same in both languages, and may be others in a further one.
    pub fn place(&mut self, name: &str, node: &Node) -> Option<Text> {
        let text = Text::same(self.words(name, node)?.value);
        Some(match self.places.key(node.span) {
            Some(key) => text.keyed(key),
            None => text,
        })
    }

    /// One of a few words.
    pub fn one_of<T: Copy>(&mut self, name: &str, node: &Node, known: &[(&str, T)]) -> Option<T> {
        let words = self.words(name, node)?;
        let found = known.iter().find(|(word, _)| *word == words.value);
        if found.is_none() {
            let slots = [("value", Text::same(&words.value)), ("name", Text::same(name))];
            let diagnostic = Diagnostic::new(Code::UnknownChoice, &slots).at(node.span);
            let known: Vec<&str> = known.iter().map(|(word, _)| *word).collect();
            self.suggested(diagnostic, &words.value, &known);
        }
        found.map(|(_, value)| *value)
    }
}

/// The slot of a text that is filled with the figure of its condition.
pub const BOUND: &str = "{bound}";

/// The slots of a text, with their braces.
fn slots_of(words: &str) -> impl Iterator<Item = &str> {
    let open = words.match_indices('{').map(|(at, _)| &words[at..]);
    open.filter_map(|rest| rest.find('}').map(|end| &rest[..=end]))
}

/// The first bytes of a long stretch, so that a drawing of a whole table stays small.
pub fn head(span: Span) -> Span {
    Span { end: span.end.min(span.start + 1).max(span.start), ..span }
}

/// Lower-case words joined by hyphens; a slash may part a group from its member.
pub fn is_id(name: &str) -> bool {
    let word = |part: &str| {
        !part.is_empty()
            && !part.starts_with('-')
            && !part.ends_with('-')
            && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    };
    name.split('/').all(word)
}
