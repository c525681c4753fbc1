//! For packagers: completions and the manual page.

use super::args::Cli;
use crate::cli::Done;
use crate::cli::io::output;
use crate::cli::say::failure::Failure;
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
    clap_mangen::Man::new(Cli::command()).render(&mut out)?;
    output::print(&String::from_utf8_lossy(&out))
}
