//! What reads bytes that may be anything. The crates that decode them check most of what they
//! find, but not all: damaged files made them panic in tests, where no check of ours can stand
//! between. Such a panic is a broken file and nothing else; what panicked is not used again.

use super::unreadable::UnreadableBatches;
use std::any::Any;
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

thread_local! {
    static READING: Cell<bool> = const { Cell::new(false) };
}

/// Runs `read`; a panic in it is a broken file, of which nothing is printed here.
pub(super) fn guarded<T>(
    read: impl FnOnce() -> Result<T, UnreadableBatches>,
) -> Result<T, UnreadableBatches> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let usual = take_hook();
        set_hook(Box::new(move |panic| {
            if !READING.get() {
                usual(panic);
            }
        }));
    });
    READING.set(true);
    let done = catch_unwind(AssertUnwindSafe(read));
    READING.set(false);
    done.unwrap_or_else(|panic| Err(UnreadableBatches::Broken(words(panic.as_ref()))))
}

fn words(panic: &(dyn Any + Send)) -> String {
    let words = panic.downcast_ref::<&str>().map(ToString::to_string);
    words.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default()
}
