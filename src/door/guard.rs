//! Work of others that may panic where it should fail: what it panics with comes back.

use std::any::Any;
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What a piece of work panicked with, in its own words.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Caught(pub String);

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// True while this thread does work whose panics are caught: nothing is to be said of them.
pub fn is_guarded() -> bool {
    GUARDED.get()
}

/// Does a piece of work. What it was working on must not be used again after it panicked.
pub fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, Caught> {
    let before = GUARDED.replace(true);
    let done = catch_unwind(AssertUnwindSafe(work));
    GUARDED.set(before);
    done.map_err(|payload| Caught(words(&*payload)))
}

/// The reason in what was panicked with; an error of the system is told without its wrapping.
fn words(payload: &(dyn Any + Send)) -> String {
    let owned = payload.downcast_ref::<String>().map(String::as_str);
    let words = owned.or_else(|| payload.downcast_ref::<&str>().copied()).unwrap_or_default();
    let inner = words.split_once("message: \"").and_then(|(_, rest)| rest.split_once('"'));
    inner.map_or(words, |(message, _)| message).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io;

    #[test]
    fn a_panic_comes_back_in_its_own_words() {
        let full = |code: i32| -> io::Result<()> { Err(io::Error::from_raw_os_error(code)) };
        #[allow(clippy::expect_used, reason = "the panic is what is caught")]
        let caught = guarded(|| full(28).expect("Couldn't write XML")).unwrap_err();
        assert!(caught.0.starts_with("No space left"), "{caught}");
        assert!(!is_guarded());
        assert_eq!(guarded(is_guarded), Ok(true));
    }
}
