//! What was given away: each shared copy is kept as it was, to know later what somebody has changed in it.

use super::{Files, failure};
use crate::app::{Failure, SharedFound};
use crate::file_text::FileText;
use crate::store::disk::names::{fingerprint, real_path, shown};
use crate::store::disk::private;
use crate::store::disk::snapshot::Snapshot;
use crate::store::file_says;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// So many copies are kept of each roadmap.
const MOST: usize = 20;

/// The first words of a shared copy; behind them stands its mark.
const HEAD: &str = "# A shared copy, without what is private. Mark: ";

/// A text with the line that says which copy it is.
pub fn with_mark(text: &str) -> String {
    let bare = text.strip_prefix('\u{feff}').unwrap_or(text);
    let end = if bare.contains("\r\n") { "\r\n" } else { "\n" };
    format!("{HEAD}{}{end}{end}{bare}", mark_of(bare))
}

fn mark_of(text: &str) -> String {
    fingerprint(text).chars().take(16).collect()
}

/// The mark that a copy says; none where that line is gone.
fn said_mark(text: &str) -> Option<&str> {
    let line = text.lines().find_map(|line| line.strip_prefix(HEAD))?;
    let mark = line.trim();
    let plain = mark.bytes().all(|byte| byte.is_ascii_hexdigit());
    (plain && mark.len() == 16).then_some(mark)
}

impl Files {
    /// Keeps a copy as it was given away.
    pub fn keep_shared(&self, path: &Path, text: &str) -> io::Result<()> {
        let folder = self.shared_folder(path)?;
        private::folder(&folder)?;
        let mark = said_mark(text).unwrap_or("unmarked");
        let place = folder.join(format!("{mark}.toml"));
        let fresh = folder.join(format!(".{mark}.{}", std::process::id()));
        private::lasting(&fresh, text.as_bytes())?;
        private::rename(&fresh, &place)?;
        for old in by_age(&folder).into_iter().rev().skip(MOST) {
            let _ = fs::remove_file(old);
        }
        Ok(())
    }

    /// A copy that came back, with what it was when it was given away.
    pub fn shared_found(&self, path: &Path, copy: &Path) -> Result<SharedFound, Failure> {
        let text = Snapshot::read(copy).map_err(|error| failure(&error))?.text;
        let base = self.base_of(path, &text).ok_or_else(|| Failure {
            reason: format!(
                "{} is no copy that was shared from this roadmap on this computer",
                shown(copy)
            ),
            hint: "`roadbook share` makes one and remembers it".to_owned(),
        })?;
        Ok(SharedFound {
            of: path.to_owned(),
            shown: copy
                .file_name()
                .map_or(String::new(), |name| shown(Path::new(name))),
            text,
            base,
        })
    }

    /// The copy with the mark that a text says; without one, the one that was shared last.
    fn base_of(&self, path: &Path, text: &str) -> Option<FileText> {
        let folder = self.shared_folder(path).ok()?;
        let place = match said_mark(text) {
            Some(mark) => folder.join(format!("{mark}.toml")),
            None => by_age(&folder).pop()?,
        };
        Snapshot::read(&place).ok().map(|snapshot| snapshot.text)
    }

    /// The copies that are remembered of a roadmap and say a text.
    pub fn shared_saying(&self, path: &Path, text: &str) -> Vec<PathBuf> {
        let folder = self.shared_folder(path);
        let all = folder.map_or_else(|_| Vec::new(), |folder| by_age(&folder));
        let says = |path: &PathBuf| fs::read(path).map_or(true, |bytes| file_says(&bytes, text));
        all.into_iter().filter(says).collect()
    }

    fn shared_folder(&self, path: &Path) -> io::Result<PathBuf> {
        let state = self.state.as_ref().ok_or(io::ErrorKind::NotFound)?;
        let real = real_path(path)?;
        let name = fingerprint(&real.to_string_lossy());
        Ok(state.join("shared").join(name))
    }
}

/// The copies of a folder, the latest last.
fn by_age(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let is_copy = |path: &PathBuf| path.extension().is_some_and(|end| end == "toml");
    let mut found: Vec<_> = entries
        .map(|entry| entry.path())
        .filter(is_copy)
        .filter_map(|path| Some((fs::metadata(&path).ok()?.modified().ok()?, path)))
        .collect();
    found.sort();
    found.into_iter().map(|(_, path)| path).collect()
}
