//! A document as Markdown.

use super::markdown::{cell, row};
use super::voice::Page;
use crate::document::{Block, Document, Line, Table, TickLine, Tone};
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
        Block::Boxes(boxes) => boxes.iter().map(|line| tick(line, page)).collect(),
        Block::Signature | Block::NewPage => Vec::new(),
    }
}

fn weighed(line: &Line, words: &str) -> String {
    match line.tone {
        Tone::Strong if !words.is_empty() => format!("**{words}**"),
        _ => words.to_string(),
    }
}

fn tick(line: &TickLine, page: &Page) -> String {
    let mark = if line.ticked { "x" } else { " " };
    let more = line.more.iter().map(|text| format!("<br>{}", words(text, page)));
    format!("- [{mark}] {}{}", words(&line.text, page), more.collect::<String>())
}

fn draw_table(table: &Table, page: &Page) -> Vec<String> {
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
