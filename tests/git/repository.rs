//! A folder with git repositories of its own, and the program beside it.

use std::ffi::OsStr;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The file that the repositories hold.
pub(crate) const FILE: &str = "roadmap.toml";

/// A folder in which nothing of the machine's own config counts.
pub(crate) struct Yard {
    folder: tempfile::TempDir,
}

impl Yard {
    /// A new folder; none, and loud words, where git is missing.
    pub(crate) fn new(test: &str) -> Option<Yard> {
        let works = Command::new("git")
            .arg("--version")
            .stdout(Stdio::null())
            .status()
            .is_ok_and(|status| status.success());
        if works {
            let folder = tempfile::tempdir().expect("a temporary folder");
            return Some(Yard { folder });
        }
        // Printed in the usual way it would be hidden, since the test passes.
        let _ = writeln!(
            std::io::stderr(),
            "SKIP {test}: git is missing; MERGING IN GIT WAS NOT TESTED"
        );
        None
    }

    pub(crate) fn path(&self) -> PathBuf {
        fs::canonicalize(self.folder.path()).expect("it is there")
    }

    /// A command in a folder of the yard.
    pub(crate) fn command(&self, program: impl AsRef<OsStr>, folder: &Path) -> Command {
        let mut command = Command::new(program);
        let home = self.path();
        command
            .current_dir(folder)
            .env("HOME", &home)
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("XDG_STATE_HOME", home.join("state"))
            .env("XDG_DATA_HOME", home.join("data"))
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_AUTHOR_NAME", "Ada")
            .env("GIT_AUTHOR_EMAIL", "ada@example.org")
            .env("GIT_COMMITTER_NAME", "Ada")
            .env("GIT_COMMITTER_EMAIL", "ada@example.org")
            .env("ROADBOOK_TODAY", "2026-11-22")
            .env_remove("ROADBOOK_FILE")
            .stdin(Stdio::null());
        command
    }

    /// A repository with a roadmap in its first commit, set up for the merge driver.
    pub(crate) fn hub(&self, text: &str) -> Clone<'_> {
        let folder = self.path().join("hub");
        fs::create_dir(&folder).expect("a new folder");
        let hub = Clone { yard: self, folder };
        hub.git(&["init", "-q", "-b", "main"]);
        fs::write(hub.folder.join(FILE), text).expect("the roadmap can be written");
        hub.done(&["git-setup", "--file", FILE]);
        hub.commit(text, "first");
        hub
    }

    /// A repository with an empty file, and nothing set up.
    pub(crate) fn plain(&self, name: &str, file: &str) -> Clone<'_> {
        let folder = self.path().join(name);
        fs::create_dir(&folder).expect("a new folder");
        let clone = Clone { yard: self, folder };
        clone.git(&["init", "-q", "-b", "main"]);
        fs::write(clone.folder.join(file), "").expect("a file");
        clone
    }

    /// A clone of it with the merge driver.
    pub(crate) fn clone_of(&self, hub: &Clone<'_>, name: &str) -> Clone<'_> {
        let folder = self.path().join(name);
        hub.git(&["clone", "-q", ".", &folder.to_string_lossy()]);
        let clone = Clone { yard: self, folder };
        clone.done(&["git-setup", "--file", FILE]);
        clone
    }
}

/// One working copy.
pub(crate) struct Clone<'y> {
    yard: &'y Yard,
    pub(crate) folder: PathBuf,
}

impl Clone<'_> {
    /// What git says; it must succeed.
    pub(crate) fn git(&self, arguments: &[&str]) -> String {
        let output = self.try_git(arguments);
        assert!(output.status.success(), "{arguments:?}: {output:?}");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    pub(crate) fn try_git(&self, arguments: &[&str]) -> Output {
        let mut command = self.yard.command("git", &self.folder);
        command.args(arguments).output().expect("git runs")
    }

    /// The program with these arguments.
    pub(crate) fn roadbook(&self, arguments: &[&str]) -> Output {
        let program = env!("CARGO_BIN_EXE_roadbook");
        let mut command = self.yard.command(program, &self.folder);
        command.args(arguments).output().expect("the program runs")
    }

    /// What the program says; it must succeed.
    pub(crate) fn done(&self, arguments: &[&str]) -> String {
        let output = self.roadbook(arguments);
        assert!(output.status.success(), "{arguments:?}: {output:?}");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    pub(crate) fn text(&self) -> String {
        fs::read_to_string(self.folder.join(FILE)).expect("the roadmap can be read")
    }

    pub(crate) fn commit(&self, text: &str, words: &str) {
        fs::write(self.folder.join(FILE), text).expect("the roadmap can be written");
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "--allow-empty", "-m", words]);
    }

    /// Shows its work to the others, as a branch of the hub.
    pub(crate) fn push(&self, name: &str) {
        self.git(&["push", "-q", "origin", &format!("main:{name}")]);
    }

    /// Merges what another one has pushed.
    pub(crate) fn merge(&self, name: &str) -> Output {
        self.git(&["fetch", "-q", "origin"]);
        self.try_git(&["merge", "-q", "--no-edit", &format!("origin/{name}")])
    }
}
