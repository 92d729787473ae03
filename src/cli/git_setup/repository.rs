//! The git repository that holds a file, asked and told through the program `git`.

use crate::store::disk::{names::shown, system};
use anyhow::{Context as _, anyhow, bail};
use std::ffi::{OsStr, OsString};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A repository with files of its own.
#[derive(Debug)]
pub(super) struct Repository {
    top: PathBuf,
}

/// Variables that would lead git to another repository than the one that holds the file.
const ELSEWHERE: &[&str] = &[
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_COMMON_DIR",
    "GIT_INDEX_FILE",
    "GIT_PREFIX",
    "GIT_NAMESPACE",
];

impl Repository {
    /// The repository that holds a file, and the file's path from the top of it; links are followed first.
    pub(super) fn holding(file: &Path) -> anyhow::Result<(Repository, PathBuf)> {
        let real = system::real_path(file)
            .with_context(|| format!("there is no roadmap at {}", shown(file)))?;
        let folder = real.parent().unwrap_or(&real);
        let found = git(folder, &["rev-parse".as_ref(), "--show-toplevel".as_ref()])?;
        if !found.status.success() {
            let reason = reason(&found);
            bail!("no git repository holds {}: {reason}", shown(&real));
        }
        let mut top = found.stdout;
        if top.last() == Some(&b'\n') {
            top.pop();
        }
        let top = system::real_path(Path::new(&system::name_from(top)))
            .context("the repository cannot be read")?;
        let inside = real
            .strip_prefix(&top)
            .map_err(|_| anyhow!("{} is not among the files of its repository", shown(&real)))?;
        let inside = inside.to_owned();
        Ok((Repository { top }, inside))
    }

    /// The folder of its files.
    pub(super) fn top(&self) -> &Path {
        &self.top
    }

    /// A value of the repository's own config.
    pub(super) fn config(&self, name: &str) -> anyhow::Result<Option<OsString>> {
        let found = self.git(&["config", "--local", "--null", "--get", name].map(OsStr::new))?;
        match found.status.code() {
            Some(0) => {
                let mut value = found.stdout;
                if value.last() == Some(&0) {
                    value.pop();
                }
                Ok(Some(system::name_from(value)))
            }
            Some(1) => Ok(None),
            _ => Err(failed(&found)),
        }
    }

    pub(super) fn set_config(&self, name: &str, value: &OsStr) -> anyhow::Result<()> {
        let [config, local, all] = ["config", "--local", "--replace-all"].map(OsStr::new);
        self.done(&[config, local, all, name.as_ref(), value])
    }

    pub(super) fn unset_config(&self, name: &str) -> anyhow::Result<()> {
        self.done(&["config", "--local", "--unset-all", name].map(OsStr::new))
    }

    /// What the attributes say of a file.
    pub(super) fn attribute(&self, name: &str, inside: &Path) -> anyhow::Result<String> {
        let [check, null, end] = ["check-attr", "-z", "--"].map(OsStr::new);
        let found = {
            let inside = system::name_from(system::slashed(inside));
            self.git(&[check, null, name.as_ref(), end, &inside])?
        };
        if !found.status.success() {
            return Err(failed(&found));
        }
        let value = found.stdout.split(|byte| *byte == 0).nth(2);
        Ok(String::from_utf8_lossy(value.unwrap_or_default()).into_owned())
    }

    fn git(&self, arguments: &[&OsStr]) -> anyhow::Result<Output> {
        git(&self.top, arguments)
    }

    fn done(&self, arguments: &[&OsStr]) -> anyhow::Result<()> {
        let found = self.git(arguments)?;
        if found.status.success() {
            Ok(())
        } else {
            Err(failed(&found))
        }
    }
}

/// Runs git in a folder, without a shell.
fn git(folder: &Path, arguments: &[&OsStr]) -> anyhow::Result<Output> {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).args(arguments);
    for name in ELSEWHERE {
        command.env_remove(name);
    }
    command.stdin(Stdio::null()).output().map_err(|error| {
        if error.kind() == ErrorKind::NotFound {
            anyhow!("the program git is missing: install it first")
        } else {
            anyhow!("git cannot be run: {error}")
        }
    })
}

fn failed(output: &Output) -> anyhow::Error {
    anyhow!("git refused: {}", reason(output))
}

/// What git says on its error stream, without its own prefix.
fn reason(output: &Output) -> String {
    let words = String::from_utf8_lossy(&output.stderr);
    let line = words.lines().next().unwrap_or_default();
    let line = line.strip_prefix("fatal: ").unwrap_or(line);
    crate::text::shown(line).into_owned()
}
