//! `zairyu lookup`: rows of a list by a part of their name.

use super::args::LookupArgs;
use crate::cli::io::output;
use crate::cli::io::output::say;
use crate::cli::say::failure::Failure;
use crate::cli::say::print;
use crate::cli::say::session::Session;
use crate::cli::{Done, words};
use crate::compile::Rulebook;
use crate::door::brief;
use crate::explain::look_up;
use crate::facts::DomainId;
use crate::render::{Matter, inert};
use crate::text::Text;

/// Runs the command. Nothing found: exit 1.
pub fn run(args: &LookupArgs, session: &Session) -> Result<Done, Failure> {
    let rules = session.rules()?;
    let Some(name) = &args.list else { return lists(&rules.rulebook, session) };
    let list = find_list(&rules.rulebook, name)?;
    let wanted = args.text.join(" ");
    let looked = look_up(&rules.rulebook, list, &wanted, args.limit, session.day()?);
    let fine = !looked.rows.is_empty();
    // A table of nothing tells nobody anything; a program reads that there is nothing.
    if fine || args.format.for_programs {
        let title = title(&rules.rulebook, list);
        print::shown(args.format, Matter::Rows(&looked, &title), session)?;
    }
    if !fine {
        let slots =
            [("list", Text::same(&looked.list)), ("name", Text::same(inert(&brief(&wanted, 300))))];
        say(&(words::NO_ROW.fill(session, &slots) + "\n"));
    }
    Ok(if fine { Done::Fine } else { Done::Found })
}

/// The lists there are, a line each.
fn lists(rulebook: &Rulebook, session: &Session) -> Result<Done, Failure> {
    let page = session.page();
    let mut out = String::new();
    for list in rulebook.vocabulary.domains() {
        if let Some(title) = &list.title {
            out.push_str(&format!("{}  {}\n", list.name, page.say(title)));
        }
    }
    output::print(&out)
}

/// A list by its name, or the choices of a fact.
fn find_list(rulebook: &Rulebook, name: &str) -> Result<DomainId, Failure> {
    let vocabulary = &rulebook.vocabulary;
    let of_fact = || vocabulary.find(name).and_then(|fact| vocabulary.fact(fact).kind.domain());
    let found = vocabulary.find_domain(name).or_else(of_fact);
    let known = vocabulary.domains().filter(|domain| domain.list);
    let known: Vec<&str> = known.map(|domain| domain.name.as_str()).collect();
    found.ok_or_else(|| Failure::unknown(words::UNKNOWN_LIST, name, known))
}

/// The title of a list; of a fact's choices its label.
fn title(rulebook: &Rulebook, list: DomainId) -> Text {
    let vocabulary = &rulebook.vocabulary;
    let domain = vocabulary.domain(list);
    let label = || vocabulary.find(&domain.name).map(|fact| vocabulary.fact(fact).label.clone());
    domain.title.clone().or_else(label).unwrap_or_default()
}
