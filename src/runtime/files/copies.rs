//! Conflict copies: reading one with what it comes from, and removing one that was joined.

use super::{Files, failure};
use crate::app::{CopyFound, Failure};
use crate::store::disk::copies::beside;
use crate::store::disk::names::{real_path, shown};
use crate::store::disk::snapshot::Snapshot;
use crate::store::disk::versions::Versions;
use crate::store::origin;
use std::path::Path;

impl Files {
    /// Reads a copy, and finds the text that both it and the open one come from.
    pub(super) fn read_copy(
        &self,
        path: &Path,
        copy: &Path,
        now: &str,
    ) -> Result<CopyFound, Failure> {
        let text = Snapshot::read(copy).map_err(|error| failure(&error))?.text;
        let mut candidates = self.old_texts(path);
        // Where nothing is kept, that the open text is the origin would only be a guess.
        if !candidates.is_empty() {
            candidates.push(now.to_owned());
        }
        let base = origin(&text, candidates.iter().map(String::as_str)).map(str::to_owned);
        Ok(CopyFound {
            of: path.to_owned(),
            path: copy.to_owned(),
            shown: copy
                .file_name()
                .map_or(String::new(), |name| shown(Path::new(name))),
            text,
            base,
        })
    }

    /// What the file said before, oldest first.
    fn old_texts(&self, path: &Path) -> Vec<String> {
        let (Some(state), Ok(real)) = (&self.state, real_path(path)) else {
            return Vec::new();
        };
        let versions = Versions::of(state, &real);
        let bytes = |version| versions.read(&version).ok();
        let all = versions.list().unwrap_or_default().into_iter();
        all.filter_map(bytes)
            .filter_map(|bytes| String::from_utf8(bytes).ok())
            .collect()
    }

    /// Removes a copy that still says what was joined, and keeps its text among the old versions.
    pub(super) fn remove_copy(
        &self,
        path: &Path,
        copy: &Path,
        text: &str,
    ) -> Result<String, Failure> {
        let refuse = |reason: String| Failure {
            reason,
            hint: String::new(),
        };
        let name = copy
            .file_name()
            .map_or(String::new(), |name| shown(Path::new(name)));
        let there = beside(path).copies;
        if !there.iter().any(|found| found.path == *copy) {
            return Err(refuse(format!("{name} is no longer there")));
        }
        let now = Snapshot::read(copy).map_err(|error| failure(&error))?;
        if *now.text != *text {
            return Err(refuse(format!("{name} has changed since it was joined")));
        }
        let (Some(state), Ok(real)) = (&self.state, real_path(path)) else {
            return Err(refuse("its text can be kept nowhere".to_owned()));
        };
        Versions::of(state, &real)
            .keep(text.as_bytes())
            .and_then(|()| std::fs::remove_file(copy))
            .map(|()| name)
            .map_err(|error| refuse(error.to_string()))
    }
}
