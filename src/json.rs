//! JSON text as a tree, and what its numbers come to. Rule files are never JSON, so that building
//! does without this. Knows nothing of visas.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, hint};
use crate::source::{FileId, Sources, Span, Spanned};
use crate::text::Text;
use crate::tree::{Node, Tree, syntax};
use jsonc_parser::common::Ranged;
use std::collections::HashMap;

/// Reads a JSON file, by the letter of the standard. A name that stands twice in an object is a
/// mistake: what it would mean, every reader of JSON decides for itself.
pub fn parse_json(sources: &Sources, file: FileId, found: &mut Diagnostics) -> Node {
    let text = &sources.file(file).text;
    let empty = Node { span: Span::new(file, 0..0), value: Tree::Table(Vec::new()) };
    let options = jsonc_parser::ParseOptions {
        allow_comments: false,
        allow_loose_object_property_names: false,
        allow_trailing_commas: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        ..Default::default()
    };
    let parsed =
        jsonc_parser::parse_to_ast(text, &jsonc_parser::CollectOptions::default(), &options);
    match (parsed, strictly(text)) {
        (Ok(parsed), Ok(())) => match parsed.value.as_ref() {
            Some(value) => json_node(file, value, found),
            None => empty,
        },
        (Err(error), _) => {
            let range = error.range();
            let detail = error.kind().to_string();
            found.push(syntax(file, text, range.start..range.end, &detail));
            empty
        }
        (Ok(_), Err(error)) => {
            let at = place(text, error.line(), error.column());
            found.push(syntax(file, text, at..at + 1, &error.to_string()));
            empty
        }
    }
}

/// What a batch takes for JSON, a case is too: numbers and escapes are checked by the same reader.
fn strictly(text: &str) -> Result<(), serde_json::Error> {
    match text.trim().is_empty() {
        true => Ok(()),
        false => serde_json::from_str::<serde_json::Value>(text).map(drop),
    }
}

/// The byte at a line and column, both from 1, on the boundary of a letter.
fn place(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let mut at = (before + column.saturating_sub(1)).min(text.len().saturating_sub(1));
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// A number of JSON as words that the value parser reads: by what it comes to, so that `1e1` is 10
/// and `-0` is 0.
pub fn number_words(number: f64) -> String {
    if number == 0.0 { "0".to_string() } else { number.to_string() }
}

fn json_number(literal: &str) -> Tree {
    let number = serde_json::from_str::<serde_json::Number>(literal);
    let whole = number.as_ref().ok().and_then(serde_json::Number::as_i64);
    match (whole, number.ok().and_then(|number| number.as_f64())) {
        (Some(whole), _) => Tree::Integer(whole),
        (None, Some(number)) => Tree::Number(number_words(number)),
        (None, None) => Tree::Number(literal.to_string()),
    }
}

fn json_node(file: FileId, value: &jsonc_parser::ast::Value<'_>, found: &mut Diagnostics) -> Node {
    use jsonc_parser::ast::Value;
    let at = |range: jsonc_parser::common::Range| Span::new(file, range.start..range.end);
    let tree = match value {
        Value::StringLit(words) => Tree::Text(words.value.to_string()),
        Value::NumberLit(number) => json_number(number.value),
        Value::BooleanLit(yes) => Tree::Bool(yes.value),
        Value::NullKeyword(_) => Tree::Null,
        Value::Array(items) => {
            Tree::Array(items.elements.iter().map(|item| json_node(file, item, found)).collect())
        }
        Value::Object(object) => json_object(file, object, found),
    };
    Node { span: at(value.range()), value: tree }
}

fn json_object(
    file: FileId,
    object: &jsonc_parser::ast::Object<'_>,
    found: &mut Diagnostics,
) -> Tree {
    let mut entries: Vec<(Spanned<String>, Node)> = Vec::new();
    let mut seen: HashMap<String, Span> = HashMap::new();
    for property in &object.properties {
        let range = property.name.range();
        let span = Span::new(file, range.start..range.end);
        let name = property.name.as_str().to_string();
        if let Some(first) = seen.get(&name) {
            let slots = [("name", Text::same(&name))];
            let twice = Diagnostic::new(Code::GivenTwice, &slots).at(span);
            found.push(twice.related(*first, hint::FIRST));
            continue;
        }
        seen.insert(name.clone(), span);
        let node = json_node(file, &property.value, found);
        entries.push((Spanned { value: name, span }, node));
    }
    Tree::Table(entries)
}
