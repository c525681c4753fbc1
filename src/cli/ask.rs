//! `zairyu ask`: the questionnaire. Questions go to the terminal (standard error), the report at
//! the end to standard output.

mod card;
mod ending;
mod keep;
mod lines;
mod prompts;
mod read;
mod room;
mod script;
mod sensible;
mod tally;
mod way;

use super::args::AskArgs;
use crate::calendar::Day;
use crate::cli::io::input;
use crate::cli::io::output::say;
use crate::cli::say::failure::Failure;
use crate::cli::say::session::Session;
use crate::cli::{Done, words};
use crate::compile::{Rulebook, StatusId};
use crate::document::Depth;
use crate::facts::Candidate;
use crate::interview::{Chooser, End, Questioning, StatusScope, conduct};
use crate::render::{About, paragraph, toml_answers};
use crate::text::Text;
use ending::Ending;
use keep::Keeper;
use room::Room;
use std::cell::RefCell;
use std::io::IsTerminal;
use way::AskingWay;

/// Runs the command.
pub fn run(args: &AskArgs, session: &Session) -> Result<Done, Failure> {
    let day = session.day()?;
    let rules = session.rules()?;
    let rulebook = &rules.rulebook;
    let (case, as_of) = begin(args, rulebook, day, session)?;
    let statuses = statuses(args, &case, rulebook)?;
    let scope = scope(statuses.as_deref(), rulebook);
    let mut interview = Questioning::new(rulebook, case.facts.clone(), scope);
    interview.resume(&earlier(&case));
    let way = way(args);
    let room = Room {
        session,
        page: session.error_page(),
        rulebook,
        day,
        asks_back: way != AskingWay::Script,
        doubted: RefCell::default(),
    };
    if way == AskingWay::Nobody {
        return Err(nobody(&room, &interview));
    }
    let keeper = Keeper::new(args.save.as_deref(), way == AskingWay::Script)?;
    let script = script::Script::read(args.script.as_deref(), &room)?;
    welcome(&room, way);
    let end = match way {
        AskingWay::Prompts => conduct(&mut interview, day, &mut prompts::Prompts::new(&room))?,
        AskingWay::Lines => {
            conduct(&mut interview, day, &mut lines::LineAsker::of_terminal(&room))?
        }
        AskingWay::Script | AskingWay::Nobody => {
            conduct(&mut interview, day, &mut lines::LineAsker::of_script(&room, script))?
        }
    };
    let ending = Ending::new(&room, &interview, &case);
    let about = about(statuses, &interview);
    let file = toml_answers(&ending.report, &about, as_of, &session.page());
    match end {
        End::Answered => {
            let depth = if args.status.is_empty() { Depth::Close } else { Depth::All };
            ending.tell(&room, way, depth)?;
            keeper.keep(&room, way, end, &file)?;
            Ok(Done::Fine)
        }
        End::Left => {
            keeper.keep(&room, way, end, &file)?;
            Ok(Done::Left)
        }
    }
}

/// `zairyu` alone, where somebody sits at a terminal.
pub fn is_possible() -> bool {
    way(&AskArgs::default()) != AskingWay::Nobody
}

fn way(args: &AskArgs) -> AskingWay {
    let terminal = std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
    let dumb = std::env::var("TERM").is_ok_and(|term| term == "dumb");
    match (args.script.is_some(), terminal, dumb) {
        (true, ..) => AskingWay::Script,
        (_, false, _) => AskingWay::Nobody,
        (_, _, true) => AskingWay::Lines,
        _ => AskingWay::Prompts,
    }
}

/// What a case calls the statuses that were asked about, and what it says where that was all.
const STATUSES: &str = "statuses";
const ALL: &str = "all";

/// The statuses asked for by name, now or when the case was written; none: the opening questions
/// bring them within reach.
fn statuses(
    args: &AskArgs,
    case: &Candidate,
    rulebook: &Rulebook,
) -> Result<Option<Vec<String>>, Failure> {
    if args.every {
        return Ok(Some(vec![ALL.to_string()]));
    }
    if !args.status.is_empty() {
        let ids = input::statuses(rulebook, &args.status)?;
        return Ok(Some(ids.iter().map(|id| rulebook.status(*id).id.clone()).collect()));
    }
    let known = |name: &String| name == ALL || rulebook.statuses.iter().any(|s| s.id == *name);
    let earlier = case.interview.iter().filter(|(name, _)| name == STATUSES);
    let names: Vec<String> =
        earlier.flat_map(|(_, names)| names.clone()).filter(|name| known(name)).collect();
    Ok((!names.is_empty()).then_some(names))
}

fn scope(statuses: Option<&[String]>, rulebook: &Rulebook) -> StatusScope {
    let Some(names) = statuses else { return StatusScope::Openings };
    let all = names.iter().any(|name| name == ALL);
    let named = |id: &StatusId| all || names.contains(&rulebook.status(*id).id);
    StatusScope::Only(rulebook.status_ids().filter(named).collect())
}

/// What the case says was answered to the opening questions.
fn earlier(case: &Candidate) -> Vec<(String, String)> {
    let answers = case.interview.iter();
    answers.filter_map(|(name, words)| Some((name.clone(), words.first()?.clone()))).collect()
}

/// What the case is to say of what was asked about.
fn about(statuses: Option<Vec<String>>, interview: &Questioning<'_>) -> Vec<About> {
    match statuses {
        Some(names) => vec![(STATUSES.to_string(), names)],
        None => {
            let answers = interview.reaches().into_iter();
            answers.map(|(question, answer)| (question, vec![answer])).collect()
        }
    }
}

/// What is known at the beginning, and the day on which durations in it are true.
fn begin(
    args: &AskArgs,
    rulebook: &Rulebook,
    day: Day,
    session: &Session,
) -> Result<(Candidate, Day), Failure> {
    let mut case = input::read_any(args.case.as_deref(), &args.set, rulebook, session)?;
    let carried = input::carry_to(rulebook, &mut case, day, session);
    let as_of = case.as_of.filter(|_| !carried).unwrap_or(day);
    Ok((case, as_of))
}

fn welcome(room: &Room<'_>, way: AskingWay) {
    let keys = match way {
        AskingWay::Prompts => words::ASK_KEYS,
        _ => words::ASK_KEYS_LINES,
    };
    say(&paragraph(&words::ASK_WELCOME.text(room.session), &room.page, ""));
    if way != AskingWay::Script {
        say(&room.faint(&keys.text(room.session)));
    }
}

/// More missing facts than this are not listed.
const MOST_LISTED: usize = 40;

/// Without a terminal: the facts that are missing, as a case file has them.
fn nobody(room: &Room<'_>, interview: &Questioning<'_>) -> Failure {
    let mut statuses = interview.in_question();
    if statuses.is_empty() {
        statuses = room.rulebook.status_ids().collect();
    }
    let program = room.rulebook.on_for(room.day, &statuses);
    let missing = Chooser::new(&program).missing(&interview.facts(), &interview.skipped());
    if missing.is_empty() {
        let hint = words::NOTHING_MISSING.text(room.session);
        return Failure::usage(words::NO_TERMINAL, &[]).with_hint(hint);
    }
    let mut lines = vec![words::MISSING_AS.text(room.session)];
    lines.extend(missing.iter().take(MOST_LISTED).map(|fact| room.as_in_a_case(*fact)));
    if missing.len() > MOST_LISTED {
        let more = (missing.len() - MOST_LISTED).to_string();
        lines.push(words::MISSING_MORE.fill(room.session, &[("count", Text::same(more))]));
    }
    Failure::usage(words::NO_TERMINAL, &[]).with_hint(lines.join("\n"))
}
