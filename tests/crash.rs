//! The program killed at random moments of its work, again and again: nothing is lost that it said was saved.
//!
//! `ROADBOOK_CRASHES=5000 cargo test --test crash -- --nocapture` does it more often than the usual 100 times.

// Terminals are pseudo-terminals here, and what ends or stops a program is a signal.
#![cfg(unix)]

#[path = "support/keys.rs"]
mod keys;
#[path = "support/pty.rs"]
#[expect(dead_code, reason = "the loop's own tests use more of it")]
mod pty;

#[path = "journey/home.rs"]
#[expect(dead_code, reason = "the journeys use more of it")]
mod home;

use home::{BY_HAND, Home};
use pty::Pty;
use roadbook::capture::captured;
use roadbook::store::{Book, check};
use rustix::process::Signal;
use std::hash::{BuildHasher as _, RandomState};
use std::io::Write as _;
use std::process::Command;
use std::time::{Duration, Instant};

/// So many edits are made in a session at the most.
const EDITS: usize = 4;

/// After so many sessions the roadmap is a small one again.
const ANEW: usize = 40;

/// What came of all sessions.
#[derive(Debug, Default)]
struct Tally {
    /// Sessions that ended before anything was changed, after all, and in between.
    before: usize,
    after: usize,
    between: usize,
    /// Edits that the screen had said to be saved.
    reported: usize,
    /// Edits that were in the file without a word of it.
    unsaid: usize,
    /// Sessions that left a temporary file for the next save to remove.
    left: usize,
}

#[test]
fn nothing_that_was_said_to_be_saved_is_lost_by_a_kill() {
    let asked = std::env::var("ROADBOOK_CRASHES").ok();
    let count = asked.map_or(100, |text| text.parse().expect("a number"));
    let home = Home::with(BY_HAND);
    let whole = length_of_a_session(&home);
    let mut tally = Tally::default();
    for session in 0..count {
        if session % ANEW == 0 {
            home.write(BY_HAND);
        }
        let chance = RandomState::new();
        let share = u32::try_from(chance.hash_one("end") % 1200).unwrap_or(0);
        crash(
            &home,
            session,
            whole * share / 1000,
            chance.hash_one("waits"),
            &mut tally,
        );
    }
    sweeps(&home);
    let words = format!("{count} kills within {whole:?}: {tally:?}\n");
    // Said even though the test passes.
    let _ = std::io::stderr().write_all(words.as_bytes());
    assert!(tally.between > 0 && tally.reported > 0, "{tally:?}");
}

/// What is typed for one edit; no two are alike.
fn line(session: usize, edit: usize) -> String {
    format!("rehearsed s{session}e{edit} once")
}

/// The texts that edits lead through, from the one that is there.
fn states(text: String, session: usize) -> Vec<String> {
    let today = "2026-11-22".parse().expect("a day");
    let mut book = Book::open(text);
    let mut states = vec![book.text().to_owned()];
    for edit in 0..EDITS {
        let captured = captured(&line(session, edit), today, 1).expect("it is understood");
        let set = book.addition(captured.section, captured.table, today);
        book.edit(&set).expect("an edit");
        states.push(book.text().to_owned());
    }
    states
}

/// Makes edits until a moment; those with a bit in `waits` are made when all before are said to be saved. Returns how
/// many were said to be.
fn work(pty: &mut Pty, session: usize, end: Instant, waits: u64) -> usize {
    let mut reported = 0;
    for edit in 0..EDITS {
        if Instant::now() >= end {
            break;
        }
        pty.keys("l").keys(&line(session, edit)).keys("<enter>");
        if waits >> edit & 1 == 1 {
            let word = format!("s{session}e{edit}");
            let told = |screen: &vt100::Screen| {
                let text = screen.contents();
                text.trim_end()
                    .lines()
                    .next_back()
                    .is_some_and(|line| line.contains(&word))
            };
            if !pty.shows(end, told) {
                break;
            }
            pty.keys("j");
            if !pty.shows(end, |screen| {
                screen.contents().trim_end().ends_with(" saved")
            }) {
                break;
            }
            reported = edit + 1;
        }
    }
    reported
}

/// How long all edits take.
fn length_of_a_session(home: &Home) -> Duration {
    let start = Instant::now();
    let mut pty = home.setup().start();
    let patience = start + Duration::from_mins(1);
    assert_eq!(
        work(&mut pty, 0, patience, u64::MAX),
        EDITS,
        "{}",
        pty.text()
    );
    start.elapsed()
}

/// One session, killed after so long.
fn crash(home: &Home, session: usize, after: Duration, waits: u64, tally: &mut Tally) {
    let states = states(home.read(), session);
    let mut pty = home.setup().start();
    let end = Instant::now() + after;
    let reported = work(&mut pty, session, end, waits);
    pty.shows(end, |_| false);
    pty.signal(Signal::KILL).exit_code();
    let text = home.read();
    let at = states.iter().position(|state| *state == text);
    let at = at.unwrap_or_else(|| panic!("session {session}: neither old nor new:\n{text}"));
    assert!(
        at >= reported,
        "session {session}: {at} of {reported} are left"
    );
    assert!(check(&text).is_empty(), "session {session}:\n{text}");
    match at {
        0 => tally.before += 1,
        EDITS => tally.after += 1,
        _ => tally.between += 1,
    }
    tally.reported += reported;
    tally.unsaid += at - reported;
    tally.left += usize::from(leftovers(home) > 0);
    if session % 8 == 7 {
        undo(home, session);
    }
}

/// The shell goes on after a crash: what it takes back leaves a whole file.
fn undo(home: &Home, session: usize) {
    let before = home.read();
    let place = |name: &str| home.path(name);
    let output = Command::new(env!("CARGO_BIN_EXE_roadbook"))
        .arg("undo")
        .env("HOME", place(""))
        .env("XDG_DATA_HOME", place("data"))
        .env("XDG_STATE_HOME", place("state"))
        .env("XDG_CONFIG_HOME", place("config"))
        .env("ROADBOOK_FILE", "")
        .env("ROADBOOK_TODAY", "2026-11-22")
        .output()
        .expect("it runs");
    let text = home.read();
    assert!(check(&text).is_empty(), "session {session}:\n{text}");
    let records = |text: &str| text.matches("[[evidence]]").count();
    let taken = usize::from(output.status.success());
    assert_eq!(records(&text) + taken, records(&before), "{output:?}");
    assert_eq!(leftovers(home), 0, "a save sweeps");
}

/// The next save removes what kills left, and all that is beside the roadmap is gone.
fn sweeps(home: &Home) {
    let mut pty = home.setup().start();
    let patience = Instant::now() + Duration::from_mins(1);
    assert_eq!(work(&mut pty, usize::MAX, patience, u64::MAX), EDITS);
    assert_eq!(leftovers(home), 0);
}

/// How many files lie beside the roadmap.
fn leftovers(home: &Home) -> usize {
    home.all("data/roadbook").len() - 1
}
