//! For packagers: completions and the manual page.

use super::args::Cli;
use super::help::localized;
use crate::cli::Done;
use crate::cli::io::output;
use crate::cli::say::failure::Failure;
use crate::text::Lang;
use clap::CommandFactory;

/// `zairyu completions`.
pub fn completions(shell: clap_complete::Shell) -> Result<Done, Failure> {
    let mut out = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "zairyu", &mut out);
    output::print(&String::from_utf8_lossy(&out))
}

/// `zairyu man`.
pub fn man() -> Result<Done, Failure> {
    let mut out = Vec::new();
    clap_mangen::Man::new(localized(Lang::En)).render(&mut out)?;
    output::print(&String::from_utf8_lossy(&out))
}
