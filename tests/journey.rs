//! The whole program on a pseudo-terminal: keys in, and what becomes of the file, of other programs and of the screen.

// Terminals are pseudo-terminals here, and what ends or stops a program is a signal.
#![cfg(unix)]

#[path = "support/keys.rs"]
mod keys;
#[path = "support/pty.rs"]
#[expect(dead_code, reason = "the loop's own tests use more of it")]
mod pty;

#[path = "journey/asked.rs"]
mod asked;
#[path = "journey/background.rs"]
mod background;
#[path = "journey/broken.rs"]
mod broken;
#[path = "journey/editors.rs"]
mod editors;
#[path = "journey/ends.rs"]
mod ends;
#[path = "journey/every_kind.rs"]
mod every_kind;
#[path = "journey/finding_the_way.rs"]
mod finding_the_way;
#[path = "journey/first_day.rs"]
mod first_day;
#[path = "journey/home.rs"]
mod home;
#[path = "journey/locked.rs"]
mod locked;
#[path = "journey/mouse.rs"]
mod mouse;
#[path = "journey/other_writers.rs"]
mod other_writers;
#[path = "journey/own_keys.rs"]
mod own_keys;
#[path = "journey/sample.rs"]
mod sample;
#[path = "journey/sizes.rs"]
mod sizes;
#[path = "journey/writing.rs"]
mod writing;
