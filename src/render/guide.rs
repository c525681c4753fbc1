//! What comes after a verdict, for a terminal.

use super::text::{broken, strong, wrapped};
use super::voice::Page;
use crate::explain::{GapLine, Guide, Phrase, SupportLine};
use crate::facts::show_day;
use crate::text::{Text, list};

/// Gaps, official pages and support bodies.
pub fn text_guide(guide: &Guide, page: &Page) -> String {
    let mut out = Vec::new();
    if !guide.gaps.is_empty() {
        out.extend(strong(&Phrase::HeadGaps.text(), page));
        out.extend(guide.gaps.iter().flat_map(|gap| gap_lines(gap, page)));
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
        let words = Phrase::GapUnknown.fill(&[("facts", list(&gap.unknown))]);
        out.extend(wrapped(&page.say(&words), page));
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
