//! Two halves of one work, done side by side.

use std::panic::resume_unwind;
use std::sync::{Mutex, PoisonError};
use std::thread::{Builder, scope};

/// Does both at once, the first on a thread of its own where there can be one, else one after the other.
pub(crate) fn side_by_side<A: Send, B>(
    aside: impl FnOnce() -> A + Send,
    here: impl FnOnce() -> B,
) -> (A, B) {
    // Kept here too, since a thread that does not start takes what it was given with it.
    let work = Mutex::new(Some(aside));
    let take = || {
        let mut work = work.lock().unwrap_or_else(PoisonError::into_inner);
        work.take()
    };
    let (done, other) = scope(|scope| {
        let thread = Builder::new().spawn_scoped(scope, || take().map(|aside| aside()));
        let other = here();
        let done = thread.map(|thread| thread.join().unwrap_or_else(|panic| resume_unwind(panic)));
        (done, other)
    });
    let done = done.ok().flatten();
    let done = done.or_else(|| take().map(|aside| aside()));
    (done.expect("one of both has taken it"), other)
}

#[cfg(test)]
mod tests {
    use super::side_by_side;

    #[test]
    fn both_halves_are_done() {
        let words = String::from("one and other");
        let (one, other) = side_by_side(|| words.len(), || words.contains("other"));
        assert_eq!((one, other), (13, true));
    }

    #[test]
    fn a_panic_aside_is_a_panic_here() {
        let caught = std::panic::catch_unwind(|| side_by_side(|| panic!("aside"), || 1).1);
        assert!(caught.is_err());
    }
}
