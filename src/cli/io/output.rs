//! Writing results.

use crate::cli::Done;
use crate::cli::say::failure::Failure;
use std::io::Write;

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

/// Writes to standard error; where nobody listens, nothing is lost.
pub fn say(text: &str) {
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}
