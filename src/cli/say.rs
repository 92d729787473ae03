//! Plain output: one writer, which never panics on a closed pipe and lets nothing hostile through.

mod progress;

pub(super) use progress::Progress;

use super::{DONE, FAILED};
use crate::store::disk::snapshot::LIMIT;
use anyhow::Context as _;
use std::io::{ErrorKind, IsTerminal as _, Read as _, Write};

/// More characters of a line that quotes what was typed are not shown.
const LONGEST: usize = 400;

/// Writes text to standard output; it must be safe to show. A closed pipe is a quiet end.
pub(super) fn out(text: &str) -> u8 {
    let mut stdout = std::io::stdout().lock();
    said(
        stdout
            .write_all(text.as_bytes())
            .and_then(|()| stdout.flush()),
    )
}

/// Standard output for what is too much for one text; what is written there must be safe to show.
pub(super) fn stream() -> impl Write {
    std::io::BufWriter::new(std::io::stdout().lock())
}

/// Whether standard output is a terminal.
pub(super) fn on_terminal() -> bool {
    std::io::stdout().is_terminal()
}

/// All of standard input, as far as a roadmap may be long.
pub(super) fn input() -> anyhow::Result<String> {
    let mut text = String::new();
    let mut stdin = std::io::stdin().lock().take(LIMIT + 1);
    stdin
        .read_to_string(&mut text)
        .context("cannot read standard input")?;
    if text.len() as u64 > LIMIT {
        anyhow::bail!("standard input is longer than a roadmap may be");
    }
    Ok(text)
}

/// The exit code of what was written to standard output.
pub(super) fn said(result: std::io::Result<()>) -> u8 {
    match result {
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

/// A question, with the cursor behind it.
pub(super) fn ask(words: &str) {
    let mut stderr = std::io::stderr();
    let _ = write!(stderr, "{words}");
    let _ = stderr.flush();
}

/// A word on standard error, where there is one.
pub(super) fn warn_of(words: Option<&str>) {
    if let Some(words) = words {
        warn(words);
    }
}

/// Why the arguments were not understood, as their parser tells it, which quotes them as they are.
pub(super) fn refused(words: &str) {
    let lines: Vec<_> = words
        .trim_end()
        .lines()
        .map(|line| {
            crate::text::shown(&line.chars().take(LONGEST).collect::<String>()).into_owned()
        })
        .collect();
    let _ = writeln!(std::io::stderr(), "{}", lines.join("\n"));
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
