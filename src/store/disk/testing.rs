//! A folder of its own for each test.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use tempfile::TempDir;

use super::place::Place;

/// A temporary folder that goes away with the test, with a state folder beside it.
pub(super) struct Folder {
    home: TempDir,
    real: PathBuf,
}

impl Folder {
    pub(super) fn new() -> Self {
        let home = TempDir::new().expect("a temporary folder");
        let real = home
            .path()
            .canonicalize()
            .expect("its real path")
            .join("files");
        fs::create_dir(&real).expect("a folder");
        Self { home, real }
    }

    pub(super) fn with(name: &str, bytes: &[u8]) -> Self {
        let folder = Self::new();
        fs::write(folder.at(name), bytes).expect("a file");
        folder
    }

    pub(super) fn at(&self, name: &str) -> PathBuf {
        self.real.join(name)
    }

    pub(super) fn state(&self) -> PathBuf {
        self.home.path().join("state")
    }

    pub(super) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.at(name)).expect("readable text")
    }

    pub(super) fn write(&self, name: &str, text: &str) {
        fs::write(self.at(name), text).expect("writable");
    }

    /// Makes a named pipe, by the command that every Unix has: not every one has the system call for it.
    pub(super) fn pipe(&self, name: &str) -> PathBuf {
        let path = self.at(name);
        let made = Command::new("mkfifo").arg(&path).status();
        assert!(made.expect("mkfifo runs").success());
        path
    }

    /// All names in the folder, in order.
    pub(super) fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(&self.real)
            .expect("the folder")
            .map(|entry| {
                entry
                    .expect("an entry")
                    .file_name()
                    .to_string_lossy()
                    .into_owned()
            })
            .collect();
        names.sort();
        names
    }

    /// Calls `act` with the place of this file.
    pub(super) fn in_place<T>(&self, name: &str, act: impl FnOnce(&Place<'_>) -> T) -> T {
        let (path, state) = (self.at(name), self.state());
        act(&Place {
            path: &path,
            state: Some(&state),
            day: "2026-01-02",
        })
    }
}

/// The text of a path, for comparing.
pub(super) fn name_of(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}
