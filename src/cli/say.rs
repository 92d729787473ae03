//! Plain output: one writer, which never panics on a closed pipe and lets nothing hostile through.

use super::{DONE, FAILED};
use std::io::{ErrorKind, Write};

/// Writes text to standard output; it must be safe to show. A closed pipe is a quiet end.
pub(super) fn out(text: &str) -> u8 {
    let mut stdout = std::io::stdout().lock();
    match stdout
        .write_all(text.as_bytes())
        .and_then(|()| stdout.flush())
    {
        Ok(()) => DONE,
        Err(error) if error.kind() == ErrorKind::BrokenPipe => DONE,
        Err(error) => {
            warn(&format!("cannot write the output: {error}"));
            FAILED
        }
    }
}

/// A word to the person on standard error; what cannot be written there is nobody's loss.
pub(super) fn warn(words: &str) {
    let _ = writeln!(std::io::stderr(), "roadbook: {words}");
}

/// A word on standard error, where there is one.
pub(super) fn warn_of(words: Option<&str>) {
    if let Some(words) = words {
        warn(words);
    }
}

/// Why a command could not be done, cause by cause.
pub(super) fn error(error: &anyhow::Error) {
    let mut words = Vec::new();
    for cause in error.chain() {
        let cause = cause.to_string();
        if words.iter().all(|known: &String| !known.contains(&cause)) {
            words.push(cause);
        }
    }
    let words = words.join(": ");
    let lines: Vec<_> = words.lines().map(crate::text::shown).collect();
    warn(&lines.join("\n"));
}
