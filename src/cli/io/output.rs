//! Writing results.

use crate::cli::Done;
use crate::cli::say::failure::Failure;
use crate::door::{Outlet, is_steering};
use anstream::{AutoStream, ColorChoice};
use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};

/// Writes to standard output; a reader that went away is no failure.
pub fn print(text: &str) -> Result<Done, Failure> {
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes())?;
    if !text.ends_with('\n') {
        out.write_all(b"\n")?;
    }
    out.flush()?;
    Ok(Done::Fine)
}

/// Writes bytes to standard output; a reader that went away is no failure.
pub fn bytes(bytes: &[u8]) -> Result<Done, Failure> {
    let mut out = std::io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()?;
    Ok(Done::Fine)
}

/// Standard error has colours.
static COLOR: AtomicBool = AtomicBool::new(false);

/// Says whether standard error has colours; it has none before.
pub fn has_color(color: bool) {
    COLOR.store(color, Ordering::Relaxed);
}

/// Writes to standard error, as nothing else does: nothing that could steer a terminal passes but
/// our own colours. Where nobody listens, nothing is lost.
pub fn say(text: &str) {
    let text = Outlet { color: COLOR.load(Ordering::Relaxed) }.pass(text);
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}

/// Prints help, or what is wrong with the arguments. Help that cannot be written is a failure.
pub fn help(error: &clap::Error, given: &[OsString]) -> ExitCode {
    let words = error.render();
    if error.use_stderr() {
        // What was typed may look like colours of ours.
        let calm = given.iter().all(|word| !word.to_string_lossy().chars().any(is_steering));
        let color = calm && AutoStream::choice(&std::io::stderr()) != ColorChoice::Never;
        has_color(color);
        say(&if color { words.ansi().to_string() } else { words.to_string() });
        return ExitCode::from(2);
    }
    let mut out = AutoStream::auto(std::io::stdout());
    let written = write!(out, "{}", words.ansi()).and_then(|()| out.flush());
    match written {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => ExitCode::from(2),
        _ => ExitCode::SUCCESS,
    }
}
