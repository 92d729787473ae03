//! Appends one long line to a file, unless it ends with it, by the program's own save: `save_once FILE [WORD]`.
//! With `--new` in place of the word it writes a first file.
//!
//! The fault battery runs it while it breaks one system call after the other.

use std::{
    env,
    io::{self, Write as _},
    path::{Path, PathBuf},
    process::ExitCode,
};

use roadbook::store::disk::{
    create::create_new,
    place::Place,
    save::{Saved, update},
    trouble::FileError,
};

fn main() -> ExitCode {
    let mut arguments = env::args_os().skip(1);
    let Some(path) = arguments.next().map(PathBuf::from) else {
        return tell(2, "usage: save_once FILE [WORD]");
    };
    let word = arguments.next().unwrap_or_else(|| "saved".into());
    match write(&path, &word.to_string_lossy()) {
        Ok(saved) => {
            for warning in &saved.warnings {
                tell(0, &format!("warning: {warning}"));
            }
            ExitCode::SUCCESS
        }
        Err(error) => tell(1, &format!("error: {error}\nhint: {}", error.hint())),
    }
}

fn write(path: &Path, word: &str) -> Result<Saved, FileError> {
    let state = env::var_os("XDG_STATE_HOME").map(|home| PathBuf::from(home).join("roadbook"));
    let place = Place {
        path,
        state: state.as_deref(),
        day: "2026-01-02",
    };
    // More than a page, so that a full disk has something to refuse.
    if word == "--new" {
        return create_new(&place, "first\n".repeat(1000).as_bytes());
    }
    let line = format!("# {word}{}\n", " ".repeat(5000));
    update(&place, &mut |now| {
        let more = if now.ends_with(line.as_bytes()) {
            ""
        } else {
            &line
        };
        Ok([now, more.as_bytes()].concat())
    })
}

fn tell(code: u8, words: &str) -> ExitCode {
    // A closed stderr is no reason to fail.
    let _ = writeln!(io::stderr(), "{words}");
    ExitCode::from(code)
}
