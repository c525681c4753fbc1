//! A document as Markdown.

use super::terminal::is_address;
use super::voice::{Page, inert};
use crate::document::{Block, Document, Entry, Line, TableBlock, TickLine, Tone};
use crate::text::Text;

/// The document.
pub fn markdown_document(document: &Document, page: &Page) -> String {
    let mut out = Vec::new();
    if let Some(head) = &document.letterhead {
        out.push(format!("**{}**", words(&head.name, page)));
        out.extend(head.lines.iter().map(|line| format!("<br>{}", words(line, page))));
        out.push(String::new());
    }
    out.push(format!("# {}", words(&document.title, page)));
    for block in &document.blocks {
        out.push(String::new());
        out.extend(draw(block, page));
    }
    out.extend([String::new(), "---".to_string()]);
    for text in &document.closing {
        out.extend([String::new(), words(text, page)]);
    }
    out.join("\n") + "\n"
}

fn words(text: &Text, page: &Page) -> String {
    cell(&page.say(text))
}

/// Words that cannot break out of a table cell or be read as markup.
pub(super) fn cell(words: &str) -> String {
    let inert = words.split('\n').map(inert).collect::<Vec<_>>().join("\n");
    let mut out = String::with_capacity(inert.len());
    for c in inert.chars() {
        match c {
            '|' | '<' | '>' | '*' | '_' | '`' | '[' | ']' | '\\' | '#' => out.extend(['\\', c]),
            '\n' => out.push_str("<br>"),
            c => out.push(c),
        }
    }
    out
}

pub(super) fn row(cells: &[String]) -> String {
    format!("| {} |", cells.join(" | "))
}

fn draw(block: &Block, page: &Page) -> Vec<String> {
    match block {
        Block::Heading(level, text) => {
            vec![format!("{} {}", "#".repeat(usize::from(*level)), words(text, page))]
        }
        Block::Lines(lines) => lines
            .iter()
            .flat_map(|line| [weighed(line, &words(&line.text, page)), String::new()])
            .collect(),
        Block::Pairs(pairs) => pairs
            .iter()
            .map(|(name, value)| {
                format!("- {}: **{}**", words(name, page), words(&value.text, page))
            })
            .collect(),
        Block::Table(table) => draw_table(table, page),
        Block::List(entries) => entries.iter().map(|one| entry(one, page)).collect(),
        Block::Boxes(boxes) => boxes.iter().map(|line| tick(line, page)).collect(),
        Block::Signature | Block::NewPage | Block::Next(_) => Vec::new(),
    }
}

fn weighed(line: &Line, words: &str) -> String {
    match line.tone {
        Tone::Strong if !words.is_empty() => format!("**{words}**"),
        _ => words.to_string(),
    }
}

fn entry(entry: &Entry, page: &Page) -> String {
    // An address stays one that can be followed.
    let line = |text: &Text| match page.say(text) {
        url if is_address(&url) && !url.contains(['<', '>', '|']) => format!("<{}>", inert(&url)),
        other => cell(&other),
    };
    let more = entry.more.iter().map(|more| format!("<br>{}", line(&more.text)));
    format!("- {}{}", words(&entry.line.text, page), more.collect::<String>())
}

fn tick(line: &TickLine, page: &Page) -> String {
    let mark = if line.ticked { "x" } else { " " };
    let more = line.more.iter().map(|text| format!("<br>{}", words(text, page)));
    format!("- [{mark}] {}{}", words(&line.text, page), more.collect::<String>())
}

fn draw_table(table: &TableBlock, page: &Page) -> Vec<String> {
    let heads: Vec<String> = table.columns.iter().map(|c| words(&c.head, page)).collect();
    let rule: Vec<String> = table.columns.iter().map(|_| "---".to_string()).collect();
    let mut out = vec![row(&heads), row(&rule)];
    for line in &table.rows {
        let cells = line.cells.iter().map(|lines| {
            let words = lines.iter().map(|line| weighed(line, &cell(&page.stack(&line.text))));
            words.collect::<Vec<_>>().join("<br>")
        });
        out.push(row(&cells.collect::<Vec<_>>()));
    }
    out
}
