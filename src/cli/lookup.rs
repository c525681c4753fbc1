//! `zairyu lookup`: rows of a list by a part of their name.

use super::args::{Format, LookupArgs};
use crate::cli::io::output;
use crate::cli::io::output::say;
use crate::cli::say::failure::Failure;
use crate::cli::say::print::no_format;
use crate::cli::say::session::Session;
use crate::cli::{Done, words};
use crate::compile::Rulebook;
use crate::door::brief;
use crate::explain::look_up;
use crate::facts::DomainId;
use crate::render::{inert, json_rows, text_rows};
use crate::text::Text;

/// Runs the command. Nothing found: exit 1.
pub fn run(args: &LookupArgs, session: &Session) -> Result<Done, Failure> {
    let rules = session.rules()?;
    let Some(name) = &args.list else { return lists(&rules.rulebook, session) };
    let list = find_list(&rules.rulebook, name)?;
    let wanted = args.text.join(" ");
    let looked = look_up(&rules.rulebook, list, &wanted, args.limit, session.day()?);
    let fine = !looked.rows.is_empty();
    match args.format {
        Format::Json => output::print(&json_rows(&looked))?,
        Format::Text if fine => {
            let title = title(&rules.rulebook, list);
            output::print(&text_rows(&looked, &title, &session.page()))?
        }
        Format::Text => Done::Found,
        format => return Err(no_format(format, words::FACTS_FORMATS)),
    };
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
