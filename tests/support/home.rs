//! A home of its own for each test, and the program run in it from outside.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// A home of one's own, so that no test sees the files of whoever runs it.
pub(crate) struct Home(TempDir);

impl Home {
    pub(crate) fn new() -> Home {
        Home(tempfile::tempdir().expect("a temporary folder"))
    }

    /// A home whose usual roadmap says this.
    pub(crate) fn with(text: &str) -> Home {
        let home = Home::new();
        home.file("r.toml", text);
        home
    }

    /// A home whose usual roadmap is the sample.
    pub(crate) fn with_sample() -> Home {
        let today = "2026-11-22".parse().expect("a day");
        Home::with(&roadbook::sample::sample(today))
    }

    pub(crate) fn folder(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Writes a file and returns its path.
    pub(crate) fn file(&self, name: &str, text: &str) -> String {
        let path = self.path(name);
        fs::write(&path, text).expect("the file is written");
        path.to_string_lossy().into_owned()
    }

    /// What the usual roadmap says now.
    pub(crate) fn roadmap(&self) -> String {
        fs::read_to_string(self.path("r.toml")).expect("the roadmap")
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_roadbook"));
        command
            .args(arguments)
            .stdin(Stdio::null())
            .env_clear()
            // What measures coverage says here where the counts go.
            .envs(std::env::var_os("LLVM_PROFILE_FILE").map(|place| ("LLVM_PROFILE_FILE", place)))
            .env("HOME", self.0.path())
            .env("TMPDIR", self.0.path())
            .env("ROADBOOK_FILE", self.path("r.toml"))
            .env("ROADBOOK_TODAY", "2026-11-22");
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Said {
        Said::of(self.command(arguments).output().expect("it runs"))
    }

    /// Runs it and expects that all goes well; returns what was said.
    pub(crate) fn says(&self, arguments: &[&str]) -> String {
        let said = self.run(arguments);
        assert_eq!(
            (said.code, &*said.err),
            (Some(0), ""),
            "{arguments:?}: {said:?}"
        );
        said.out
    }

    /// What it writes to standard output, whatever it has to say beside that.
    pub(crate) fn says_out(&self, arguments: &[&str]) -> String {
        let said = self.run(arguments);
        assert_eq!(said.code, Some(0), "{arguments:?}: {said:?}");
        said.out
    }

    /// Runs it with a text as its standard input.
    pub(crate) fn fed(&self, arguments: &[&str], input: &str) -> Said {
        let mut child = self
            .command(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it runs");
        let mut stdin = child.stdin.take().expect("its input");
        stdin.write_all(input.as_bytes()).expect("it reads");
        drop(stdin);
        Said::of(child.wait_with_output().expect("its end"))
    }
}

/// What a run has said, and its exit code.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Said {
    pub(crate) fn of(output: Output) -> Said {
        let text = |bytes| String::from_utf8(bytes).expect("text");
        Said {
            code: output.status.code(),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }
}

/// Says that something could not be tried here; `.ci/run` says it again at its end.
pub(crate) fn skip(why: &str) {
    let _ = writeln!(std::io::stderr(), "SKIP {why}");
}
