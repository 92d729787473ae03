//! The state in one line, remembered between two prompts.
//!
//! A prompt is drawn many times an hour and the roadmap changes a few times a day. The line is kept in the state folder
//! under the file's path, inode, size and time of change, and the day; any other one makes it anew.

use super::State;
use crate::cli::places::Places;
use crate::day::Day;
use crate::file_text::FileText;
use crate::insight::signal::Severity;
use crate::insight::win::{Standing, State as Stage};
use crate::store::disk::{private, system};
use std::fs;
use std::path::Path;

/// The line that is remembered for the file as it is, or a new one.
pub(super) fn remembered(
    places: &Places,
    today: Day,
    make: impl Fn(FileText) -> anyhow::Result<String>,
) -> anyhow::Result<String> {
    let known = fs::metadata(&places.roadmap)
        .ok()
        .map(|metadata| mark(&places.roadmap, &metadata, today));
    let file = places.files.state.as_deref().zip(known.as_deref());
    let file = file.map(|(state, known)| (state.join("status").join(name(known)), known));
    if let Some((file, known)) = &file
        && let Ok(text) = fs::read_to_string(file)
        && let Some(line) = text.strip_prefix(*known)
    {
        return Ok(crate::text::shown(line.trim_matches('\n')).into_owned());
    }
    let line = make(places.text()?)?;
    if let Some((file, known)) = file {
        // Not to be able to remember it only costs time.
        let _ = private::put(&file, format!("{known}{line}\n").as_bytes());
    }
    Ok(line)
}

/// What tells one state of a file from another, as a line.
fn mark(path: &Path, metadata: &fs::Metadata, today: Day) -> String {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let stamp = system::stamp(metadata);
    format!(
        "{} {:016x} {} {} {} {}.{} {today}\n",
        env!("CARGO_PKG_VERSION"),
        hash(path.as_os_str().as_encoded_bytes()),
        stamp.disk,
        stamp.number,
        stamp.size,
        stamp.written.0,
        stamp.written.1,
    )
}

/// One file for each roadmap: the hash of its path.
fn name(mark: &str) -> String {
    mark.split(' ').nth(1).unwrap_or_default().to_owned()
}

/// FNV-1a.
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// `2026-Q4 week 8/13, win behind, 2 now, 8 to look at, exam: CKA in 17 d`.
pub(super) fn line(state: &State, today: Day) -> String {
    let progress = &state.header.quarter;
    let mut parts = vec![format!(
        "{} week {}/{}",
        progress.quarter, progress.week, progress.weeks
    )];
    parts.push(win(state).to_owned());
    let now = state
        .signals
        .iter()
        .filter(|signal| signal.severity == Severity::Now)
        .count();
    let look = state.signals.len() - now;
    if now > 0 {
        parts.push(format!("{now} now"));
    }
    if look > 0 {
        parts.push(format!("{look} to look at"));
    }
    if let Some(due) = state.due.first() {
        parts.push(format!("{} {}", due.what, due.on.distance(today)));
    }
    parts.join(", ")
}

/// How the win of the quarter is, in a word or two.
fn win(state: &State) -> &'static str {
    let Some(win) = &state.wins.current else {
        return "no win";
    };
    let any = |standing| win.key_results.iter().any(|own| own.standing == standing);
    match win.state {
        Stage::Planned => "win planned",
        Stage::CriteriaAgreed => "win agreed",
        Stage::Closed(_) => "win closed",
        Stage::Active if any(Standing::Behind) => "win behind",
        Stage::Active if any(Standing::NoReading) => "win without reading",
        Stage::Active if any(Standing::OnPace) => "win on pace",
        Stage::Active if any(Standing::Reached) => "win reached",
        Stage::Active => "win active",
    }
}
