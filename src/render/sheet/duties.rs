//! What employers and persons have to do, for a terminal.

use super::standing::{certainty_words, period};
use crate::explain::{DutyLine, Phrase, SheetDuty};
use crate::load::Obliged;
use crate::render::terminal::{broken, strong, wrapped};
use crate::render::voice::Page;
use crate::text::Text;

/// Stage by stage; nothing where there are none.
pub(super) fn lines(stages: &[SheetDuty], page: &Page) -> Vec<String> {
    if stages.is_empty() {
        return Vec::new();
    }
    let mut out = strong(&Phrase::HeadDuties.text(), page);
    for stage in stages {
        out.extend(broken(&page.say(&stage.title), page, ""));
        out.extend(stage.lines.iter().flat_map(|duty| one(duty, page)));
    }
    out
}

fn one(duty: &DutyLine, page: &Page) -> Vec<String> {
    let phrase = match duty.who {
        Obliged::Employer => Phrase::DutyOfEmployer,
        Obliged::Person => Phrase::DutyOfPerson,
        Obliged::SupportBody => Phrase::DutyOfSupportBody,
    };
    let mut out = wrapped(&page.say(&phrase.fill(&[("text", duty.text.clone())])), page);
    let said = [
        duty.due.as_ref().map(|due| Phrase::DutyBy.fill(&[("due", due.clone())])),
        duty.place.as_ref().map(|place| Phrase::DutyWhere.fill(&[("place", place.clone())])),
        period(duty.period),
    ];
    let papers = duty.evidence.iter().map(|line| paper(&line.title));
    for text in said.into_iter().flatten().chain(papers).chain(duty.note.clone()) {
        out.extend(broken(&page.say(&text), page, "    "));
    }
    let mut behind = vec![format!("[{}]", page.say(&certainty_words(duty.certainty)))];
    behind.extend(duty.cite.iter().map(|cite| cite.said(page.lang())));
    let behind = behind.iter().flat_map(|words| broken(words, page, "    "));
    out.extend(behind.map(|line| page.faint(&line)));
    out
}

fn paper(title: &Text) -> Text {
    Phrase::DutyPaper.fill(&[("title", title.clone())])
}
