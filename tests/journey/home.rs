//! A home of one's own for the program: no test sees another one's files, nor those of whoever runs it.

use crate::pty::{Pty, Setup, program};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A small roadmap as somebody writes it by hand, with a comment, a key of their own and odd spaces.
pub(crate) const BY_HAND: &str = r#"# mine
schema = 1

[person]
name = "Ada Okafor"   # that is me
shoe_size = 42

[[skill]]
id = "slo"
title = "Error budgets"
target = "ownership"

# the one for winter
[[bet]]
tech = "eBPF"
"#;

/// An empty home with a roadmap's usual place in it.
pub(crate) struct Home {
    folder: TempDir,
}

impl Home {
    /// A home without a roadmap.
    pub(crate) fn empty() -> Home {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::create_dir(folder.path().join("tmp")).expect("a folder for temporary files");
        Home { folder }
    }

    /// A home with this roadmap.
    pub(crate) fn with(text: &str) -> Home {
        let home = Home::empty();
        let path = home.roadmap();
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder is made");
        home.write(text);
        home
    }

    /// A place in the home.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Where the roadmap is, or would be.
    pub(crate) fn roadmap(&self) -> PathBuf {
        self.path("data/roadbook/roadmap.toml")
    }

    /// What the roadmap says; nothing where it is not there.
    pub(crate) fn read(&self) -> String {
        fs::read_to_string(self.roadmap()).unwrap_or_default()
    }

    /// Writes the roadmap in place, as some programs do.
    pub(crate) fn write(&self, text: &str) {
        fs::write(self.roadmap(), text).expect("the roadmap is written");
    }

    /// Puts another file in the roadmap's place, as most programs do.
    pub(crate) fn replace(&self, text: &str) {
        let new = self.path("data/roadbook/.other-program");
        fs::write(&new, text).expect("the new file is written");
        fs::rename(new, self.roadmap()).expect("it takes the place");
    }

    /// The program about to start here, on the day of all tests.
    pub(crate) fn setup(&self) -> Setup {
        let place = |name: &str| self.path(name).to_string_lossy().into_owned();
        program(env!("CARGO_BIN_EXE_roadbook"))
            .env("HOME", &place(""))
            .env("XDG_DATA_HOME", &place("data"))
            .env("XDG_STATE_HOME", &place("state"))
            .env("XDG_CONFIG_HOME", &place("config"))
            .env("TMPDIR", &place("tmp"))
            .env("ROADBOOK_FILE", "")
            .env("ROADBOOK_CONFIG", "")
            .env("ROADBOOK_TODAY", "2026-11-22")
    }

    /// The program, with the roadmap on its screen.
    pub(crate) fn open(&self) -> Pty {
        let mut pty = self.setup().start();
        pty.wait_for("1 Track");
        pty
    }

    /// Waits until the roadmap says exactly this.
    pub(crate) fn wait_file(&self, pty: &mut Pty, text: &str) {
        if !pty.comes_true(|| self.read() == text) {
            assert_eq!(self.read(), text, "the screen shows\n{}", pty.text());
        }
    }

    /// Waits until the roadmap holds this.
    pub(crate) fn wait_file_with(&self, pty: &mut Pty, part: &str) {
        let there = pty.comes_true(|| self.read().contains(part));
        let (text, screen) = (self.read(), pty.text());
        assert!(there, "no {part:?} in\n{text}\nthe screen shows\n{screen}");
    }

    /// Everything below a place, for proving that nothing is left behind.
    pub(crate) fn all(&self, name: &str) -> Vec<String> {
        let mut found = Vec::new();
        walk(&self.path(name), &mut found);
        found.sort();
        found
    }
}

fn walk(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        found.push(entry.path().display().to_string());
        walk(&entry.path(), found);
    }
}

/// Whether a whole frame of the dashboard is there; its last row is drawn last.
pub(crate) fn drawn(screen: &vt100::Screen) -> bool {
    let (rows, columns) = screen.size();
    let last = screen
        .rows(0, columns.get())
        .nth(usize::from(rows.get()) - 1);
    last.is_some_and(|row| row.contains("help") || row.contains("Esc"))
}

/// Closes what lies over the dashboard, and waits until it is gone, since a key right after Escape would be Alt's.
pub(crate) fn close(pty: &mut Pty) {
    // Read alone: with the next key behind it, it would be Alt and that key.
    pty.keys("<esc>").wait_until_read();
    pty.wait("nothing lies over it", |screen| {
        drawn(screen) && !screen.contents().contains("Esc")
    });
}

/// Leaves by its key, and wants a clean end.
pub(crate) fn quit(pty: &mut Pty) {
    assert_eq!(pty.keys("q").exit_code(), 0);
    pty.assert_given_back();
}
