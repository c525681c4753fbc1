//! Whether the questionnaire leads to every status that has rules, and names none as still to come
//! that is there.

use crate::compile::{QuestionRole, Rulebook};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::load::InterviewDoc;
use crate::text::Text;

/// Looks at what is planned, and at what the answers of the openings bring within reach.
pub fn check(rulebook: &Rulebook, doc: &InterviewDoc, found: &mut Diagnostics) {
    for planned in &doc.planned {
        if rulebook.find_status(&planned.value).is_some() {
            let slots = [("name", Text::same(&planned.value))];
            found.push(Diagnostic::new(Code::PlannedStatus, &slots).at(planned.span));
        }
    }
    let openings =
        || rulebook.interview.questions().filter(|question| question.role == QuestionRole::Reach);
    if openings().next().is_none() {
        return;
    }
    for id in rulebook.status_ids() {
        let mut answers = openings().flat_map(|question| &question.answers);
        if !answers.any(|answer| answer.statuses.contains(&id)) {
            let status = rulebook.status(id);
            let slots = [("name", Text::same(&status.id))];
            found.push(Diagnostic::new(Code::UnreachedStatus, &slots).at(status.span));
        }
    }
}
