//! What comes after a verdict, for a terminal.

use super::terminal::{broken, strong, wrapped};
use super::voice::Page;
use crate::explain::{AsIf, GapLine, Guide, OpensLine, Phrase, SupportLine};
use crate::facts::show_day;
use crate::text::{Text, list};

/// More facts to find out than this are only counted.
const MOST: usize = 8;

/// Gaps, what would be so, what opens later, official pages and support bodies.
pub fn text_guide(guide: &Guide, page: &Page) -> String {
    let mut out = Vec::new();
    if !guide.gaps.is_empty() {
        out.extend(strong(&Phrase::HeadGaps.text(), page));
        out.extend(guide.gaps.iter().flat_map(|gap| gap_lines(gap, page)));
        out.push(String::new());
    }
    out.extend(guide.as_if.iter().flat_map(|as_if| as_if_lines(as_if, page)));
    if !guide.opens.is_empty() {
        out.extend(strong(&Phrase::HeadOpens.text(), page));
        out.extend(guide.opens.iter().flat_map(|opens| opens_lines(opens, page)));
        out.push(String::new());
    }
    if !(guide.pages.is_empty() && guide.bodies.is_empty()) {
        out.extend(strong(&Phrase::HeadNext.text(), page));
    }
    for support in guide.pages.iter().chain(&guide.bodies) {
        out.extend(support_lines(support, page));
    }
    out.join("\n") + "\n"
}

fn as_if_lines(as_if: &AsIf, page: &Page) -> Vec<String> {
    let mut out = strong(&Phrase::HeadAsIf.fill(&[("facts", list(&as_if.facts))]), page);
    for gap in &as_if.lines {
        out.extend(gap_lines(gap, page));
        if gap.unmet.is_empty() && gap.unknown.is_empty() {
            out.extend(wrapped(&page.say(&Phrase::GapNone.text()), page));
        }
    }
    out.push(String::new());
    out
}

fn opens_lines(opens: &OpensLine, page: &Page) -> Vec<String> {
    let on = Text::same(opens.on.to_string());
    let slots = [("status", opens.status.clone()), ("day", show_day(opens.on)), ("on", on)];
    wrapped(&page.say(&Phrase::OpensOn.fill(&slots)), page)
}

fn unknown_words(gap: &GapLine) -> Text {
    let shown = if gap.first == 0 { gap.unknown.len() } else { gap.first }.min(MOST);
    let facts = list(&gap.unknown[..shown]);
    match gap.unknown.len() - shown {
        0 => Phrase::GapUnknown.fill(&[("facts", facts)]),
        more => {
            let count = Text::same(more.to_string());
            Phrase::GapUnknownMore.fill(&[("facts", facts), ("count", count)])
        }
    }
}

fn gap_lines(gap: &GapLine, page: &Page) -> Vec<String> {
    let mut out = broken(&page.say(&gap.status), page, "");
    for (criterion, by) in &gap.unmet {
        let words = match by {
            Some(by) => {
                Phrase::GapBy.fill(&[("criterion", criterion.clone()), ("gap", by.clone())])
            }
            None => Phrase::GapUnmet.fill(&[("criterion", criterion.clone())]),
        };
        out.extend(wrapped(&page.say(&words), page));
    }
    if !gap.unknown.is_empty() {
        out.extend(wrapped(&page.say(&unknown_words(gap)), page));
    }
    out
}

fn support_lines(support: &SupportLine, page: &Page) -> Vec<String> {
    let mut out = broken(&page.say(&support.title), page, "");
    out.extend(wrapped(&page.say(&support.text), page));
    out.extend(support.url.iter().map(|url| page.faint(&format!("  {url}"))));
    if let Some(phone) = &support.phone {
        let words = Phrase::Phone.fill(&[("number", Text::same(phone))]);
        out.extend(wrapped(&page.say(&words), page));
    }
    let phrase = if support.unconfirmed { Phrase::ReadUnconfirmed } else { Phrase::ReadOn };
    let words = phrase.fill(&[("day", show_day(support.checked))]);
    out.extend(wrapped(&page.say(&words), page).iter().map(|line| page.faint(line)));
    out
}

/// Words broken to the page.
pub fn paragraph(words: &str, page: &Page, indent: &str) -> String {
    broken(words, page, indent).join("\n") + "\n"
}
