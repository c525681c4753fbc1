//! Which file of a rule set is read as what. A file in any other place would be accepted and never
//! read, and is a mistake. Must not know what stands in the files.

use crate::diagnostic::{Code, Diagnostic, hint, nearest};
use crate::source::Span;
use crate::text::Text;

/// What a file is read as, by its path below the rules folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place<'p> {
    /// The bibliography.
    Sources,
    /// Documents that show a fact.
    Evidence,
    /// What law or research leaves open.
    Doubts,
    /// Applications.
    Procedures,
    /// What employers and persons have to do.
    Duties,
    /// From which status one moves to which.
    Moves,
    /// The vocabulary.
    Facts,
    /// The questionnaire.
    Interview,
    /// A list, by its name.
    List(&'p str),
    /// A further language.
    Locale(&'p str),
    /// A status of residence.
    Status(&'p str),
    /// A long series of examples.
    Examples(&'p str),
    /// Examples over time, whatever the status.
    Pathways(&'p str),
}

/// The files that stand at the top.
const TOP: [(&str, Place<'_>); 8] = [
    ("sources", Place::Sources),
    ("evidence", Place::Evidence),
    ("doubts", Place::Doubts),
    ("procedures", Place::Procedures),
    ("duties", Place::Duties),
    ("moves", Place::Moves),
    ("facts", Place::Facts),
    ("interview", Place::Interview),
];

/// What a file of that name is, in some folder.
type PlaceMaker = fn(&str) -> Place<'_>;

/// The folders, each with what a file in it is.
const FOLDERS: [(&str, PlaceMaker); 5] = [
    ("lists", |name| Place::List(name)),
    ("locales", |name| Place::Locale(name)),
    ("statuses", |name| Place::Status(name)),
    ("examples", |name| Place::Examples(name)),
    ("examples/pathways", |name| Place::Pathways(name)),
];

const ENDING: &str = ".toml";

impl<'p> Place<'p> {
    /// What a file is read as; none where it would not be read.
    pub fn of(path: &'p str) -> Option<Self> {
        let path = path.strip_suffix(ENDING)?;
        match path.rsplit_once('/') {
            None => TOP.iter().find(|(name, _)| *name == path).map(|(_, place)| *place),
            Some((folder, name)) => {
                let known = FOLDERS.iter().find(|(known, _)| *known == folder);
                known.map(|(_, place)| place(name)).filter(|_| !name.is_empty())
            }
        }
    }
}

/// The mistake of a file that would not be read, with the nearest place where it would be.
pub fn unknown(path: &str, span: Span) -> Diagnostic {
    let diagnostic = Diagnostic::new(Code::UnknownFile, &[("name", Text::same(path))]).at(span);
    match near(path) {
        Some(near) => diagnostic.help(hint::DID_YOU_MEAN, &[("near", Text::same(near))]),
        None => {
            let top = TOP.iter().map(|(name, _)| format!("`{name}{ENDING}`"));
            let folders = FOLDERS.iter().map(|(name, _)| format!("`{name}/…{ENDING}`"));
            let names: Vec<String> = top.chain(folders).collect();
            diagnostic.help(hint::ONE_OF, &[("names", Text::same(names.join(", ")))])
        }
    }
}

fn near(path: &str) -> Option<String> {
    let lower = path.to_lowercase();
    let stem = lower.strip_suffix(ENDING).unwrap_or(&lower);
    let Some((folder, name)) = stem.rsplit_once('/') else {
        let near = nearest(stem, TOP.iter().map(|(name, _)| *name))?;
        return Some(format!("{near}{ENDING}"));
    };
    let first = folder.split('/').next().unwrap_or(folder);
    let near = nearest(first, FOLDERS.iter().map(|(name, _)| *name))?;
    Some(format!("{near}/{name}{ENDING}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_read_as_something_or_told_where_it_belongs() {
        assert_eq!(Place::of("facts.toml"), Some(Place::Facts));
        assert_eq!(Place::of("statuses/alpha.toml"), Some(Place::Status("alpha")));
        for (path, wanted) in [
            ("status/alpha.toml", Some("statuses/alpha.toml")),
            ("Statuses/alpha.toml", Some("statuses/alpha.toml")),
            ("statuses/alpha.TOML", Some("statuses/alpha.toml")),
            ("statuses/drafts/alpha.toml", Some("statuses/alpha.toml")),
            ("interviews.toml", Some("interview.toml")),
            ("facts2.toml", Some("facts.toml")),
            ("Facts.toml", Some("facts.toml")),
            ("beta.toml", None),
            ("notes/beta.toml", None),
        ] {
            assert_eq!(Place::of(path), None, "{path}");
            assert_eq!(near(path).as_deref(), wanted, "{path}");
        }
        assert_eq!(Place::of("statuses/.toml"), None);
        assert_eq!(Place::of("examples/pathways/a.toml"), Some(Place::Pathways("a")));
    }
}
