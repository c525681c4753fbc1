//! The loop: judge, ask one question, add what was answered, again.

use super::next::{Chooser, Next};
use super::session::{Answered, Questioning, Reply};
use super::tally::{StandingChange, VerdictStanding, changes, standings};
use crate::calendar::Day;

/// What somebody who was asked said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// An answer.
    Reply(Reply),
    /// To go back to an earlier answer, by its place.
    Back(usize),
    /// Not to change the answer that was taken back.
    Keep,
    /// To leave.
    Leave,
}

/// How a questionnaire ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// No answer can settle anything of an open verdict any more.
    Answered,
    /// Somebody left.
    Left,
}

/// Whoever asks: a terminal, a script, a test.
pub trait Asker {
    /// Why it could not ask.
    type Error;

    /// Asks one question.
    fn ask(&mut self, session: &Questioning<'_>, next: &Next) -> Result<Said, Self::Error>;

    /// Hears what an answer changed.
    fn heard(
        &mut self,
        session: &Questioning<'_>,
        step: &Answered,
        changes: &[StandingChange],
    ) -> Result<(), Self::Error>;
}

/// Asks until no answer can settle anything of an open verdict any more, or somebody leaves.
pub fn conduct<A: Asker>(
    session: &mut Questioning<'_>,
    day: Day,
    asker: &mut A,
) -> Result<End, A::Error> {
    let mut stood: Vec<VerdictStanding> = Vec::new();
    let mut last: Option<Answered> = None;
    loop {
        let statuses = session.in_question();
        let program = session.rulebook().on_for(day, &statuses);
        let mut chooser = Chooser::new(&program).preferring(session.named());
        loop {
            let stands = standings(&program, &session.view());
            if let Some(step) = last.take() {
                // What comes of supposing something is no news of the candidate.
                let known = if session.is_aside(step.ask) { &stands } else { &stood };
                asker.heard(session, &step, &changes(known, &stands))?;
            }
            stood = stands;
            let Some(next) = session.next(&mut chooser) else { return Ok(End::Answered) };
            match asker.ask(session, &next)? {
                Said::Reply(reply) => {
                    session.reply(next.ask, reply.clone());
                    last = Some(Answered { ask: next.ask, reply });
                }
                Said::Back(at) => session.revise(at),
                Said::Keep => session.keep(),
                Said::Leave => return Ok(End::Left),
            }
            if session.in_question() != statuses {
                break;
            }
        }
    }
}
