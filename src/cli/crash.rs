//! When the program itself is wrong: one sentence in both languages, and the exit code of it.

use crate::cli::io::output::say;
use crate::cli::words;
use crate::door::{brief, inert, is_guarded};
use std::any::Any;
use std::panic::{PanicHookInfo, catch_unwind, set_hook};
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};

/// A mistake of the program itself, by the conventions of `sysexits`.
const OURS: u8 = 70;

/// No more of what it panicked with is told, in letters.
const SHOWN: usize = 600;

static SAID: AtomicBool = AtomicBool::new(false);

/// Does the work. Where it panics, that is said once, and files that are not whole go.
pub fn told(work: impl FnOnce() -> ExitCode + std::panic::UnwindSafe) -> ExitCode {
    set_hook(Box::new(tell));
    catch_unwind(work).unwrap_or_else(|_| ExitCode::from(OURS))
}

fn tell(panic: &PanicHookInfo<'_>) {
    // A thread that ends badly takes others with it; the first knows why.
    if is_guarded() || SAID.swap(true, Ordering::Relaxed) {
        return;
    }
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    say(&sentence(panic.payload(), &place));
}

fn sentence(payload: &dyn Any, place: &str) -> String {
    let owned = payload.downcast_ref::<String>().map(String::as_str);
    let why = owned.or_else(|| payload.downcast_ref::<&str>().copied()).unwrap_or_default();
    let sentence = words::OUR_MISTAKE.part(&[]);
    let sentences = format!("{}\n{}", sentence.en, sentence.ja);
    format!("{sentences}\n  {} ({})\n", inert(&brief(why, SHOWN)), inert(place))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[allow(clippy::panic, reason = "what happens then is what is looked at")]
    fn a_panic_is_told_in_both_languages_and_has_the_exit_code_of_our_mistakes() {
        let before = std::panic::take_hook();
        let code = told(|| panic!("on purpose"));
        std::panic::set_hook(before);
        assert_eq!(format!("{code:?}"), format!("{:?}", ExitCode::from(70)));
        assert!(SAID.load(Ordering::Relaxed));
        let said = sentence(&"a\u{1b}[31mb", "x.rs:1");
        assert!(said.contains("mistake of its own") && said.contains("不具合"), "{said}");
        assert!(said.contains("a\\u{1b}[31mb (x.rs:1)"), "{said}");
    }
}
