//! Every sentence that the program has, for those who put it into a further language.

use crate::cli::{help, words};
use crate::diagnostic::{Code, hint};
use crate::explain::{Phrase, WayPhrase};
use crate::prove::Sentence;
use crate::text::{COMMA, Template};
use crate::words::{ahead, forms, sheets, values};

/// All of them.
pub fn sentences() -> Vec<Sentence> {
    let lists = [
        ahead::ALL,
        values::ALL,
        forms::ALL,
        sheets::ALL,
        hint::ALL,
        words::options::ALL,
        &[COMMA],
    ];
    let mut all: Vec<Template> = lists.into_iter().flatten().copied().collect();
    all.extend(Phrase::ALL.iter().map(|phrase| phrase.template()));
    all.extend(WayPhrase::ALL.iter().map(|phrase| phrase.template()));
    all.extend(Code::ALL.iter().flat_map(|code| [code.meaning(), code.message()]));
    all.extend(words::ALL.iter().flat_map(|notice| notice.templates()));
    all.extend(words::maps::ALL.iter().flat_map(|notice| notice.templates()));
    #[cfg(feature = "columnar")]
    all.extend(words::columns::ALL.iter().flat_map(|notice| notice.templates()));
    all.into_iter().map(Sentence::from).chain(help::sentences()).collect()
}
