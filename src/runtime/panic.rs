//! What a panic does: the terminal is given back first, then the message is written.

use super::system::{Waker, terminal};
use std::backtrace::{Backtrace, BacktraceStatus};
use std::fmt::Write as _;
use std::io::Write as _;
use std::panic::PanicHookInfo;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, Once, OnceLock, PoisonError};

static INSTALL: Once = Once::new();
static HAPPENED: AtomicBool = AtomicBool::new(false);
/// Held while a panic is told.
static TELLING: Mutex<()> = Mutex::new(());
static LOOP: OnceLock<Waker> = OnceLock::new();

/// Installs the hook once for the process.
pub(super) fn install(waker: Waker) {
    let _ = LOOP.set(waker);
    INSTALL.call_once(|| std::panic::set_hook(Box::new(report)));
}

/// Whether any thread has panicked: the terminal is given back, so nothing may be drawn any more.
pub(super) fn happened() -> bool {
    HAPPENED.load(Ordering::SeqCst)
}

/// Returns when the message of a panic on another thread is written: the process must not end before.
pub(super) fn wait_until_told() {
    drop(TELLING.lock().unwrap_or_else(PoisonError::into_inner));
}

fn report(info: &PanicHookInfo<'_>) {
    let telling = TELLING.lock().unwrap_or_else(PoisonError::into_inner);
    HAPPENED.store(true, Ordering::SeqCst);
    terminal::give_back();
    // Standard error may be as dead as the terminal: a failing eprintln! would panic again and abort.
    let _ = writeln!(std::io::stderr(), "{}", message(info));
    drop(telling);
    if let Some(waker) = LOOP.get() {
        waker.wake();
    }
}

fn message(info: &PanicHookInfo<'_>) -> String {
    let mut text = format!("roadbook {info}");
    let backtrace = Backtrace::capture();
    if backtrace.status() == BacktraceStatus::Captured {
        let _ = write!(text, "\n{backtrace}");
    }
    harmless(&text)
}

/// A message may quote text from a file; control characters in it must not act on the terminal.
fn harmless(text: &str) -> String {
    text.chars()
        .map(|c| {
            if c.is_control() && c != '\n' {
                '\u{fffd}'
            } else {
                c
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn a_message_cannot_act_on_the_terminal() {
        assert_eq!(
            harmless("bad \u{1b}]52;c;x\u{7} line\nnext"),
            "bad \u{fffd}]52;c;x\u{fffd} line\nnext"
        );
    }
}
