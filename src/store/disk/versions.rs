//! The last versions of a file, kept in the state folder as the net under every save.
//!
//! A version is named by its number and the fingerprint of its bytes, so a torn one is noticed when it is read;
//! that is why keeping one needs no sync.

use std::{
    ffi::OsStr,
    fs, io,
    path::{Path, PathBuf},
    time::SystemTime,
};

use super::{
    digest::Digest,
    names::in_state,
    private,
    system::{Answer, answer, names_in},
};
use thin::{Kept, staying};

mod thin;

/// The kept versions of one file.
#[derive(Debug)]
pub struct Versions {
    folder: PathBuf,
}

/// One kept version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    number: u64,
    digest: Digest,
}

impl Version {
    /// Its place in the order of saves; later ones have larger numbers.
    pub fn number(&self) -> u64 {
        self.number
    }

    fn file_name(&self) -> String {
        format!("{:010}-{}", self.number, self.digest.hex())
    }

    fn parse(name: &OsStr) -> Option<Self> {
        let (number, digest) = name.to_str()?.split_once('-')?;
        Some(Self {
            number: number.parse().ok()?,
            digest: Digest::parse(digest)?,
        })
    }
}

impl Versions {
    /// The versions of the file with this real path.
    pub fn of(state: &Path, path: &Path) -> Self {
        Self {
            folder: state.join("versions").join(in_state(path)),
        }
    }

    /// All versions, oldest first.
    pub fn list(&self) -> io::Result<Vec<Version>> {
        let names = match names_in(&self.folder, |_| true) {
            Err(error) if answer(&error) == Answer::Missing => return Ok(Vec::new()),
            other => other?,
        };
        let mut found: Vec<Version> = names
            .iter()
            .filter_map(|name| Version::parse(name))
            .collect();
        found.sort_by_key(|version| version.number);
        Ok(found)
    }

    /// The bytes of a version, or an error if they are no longer what was kept.
    pub fn read(&self, version: &Version) -> io::Result<Vec<u8>> {
        let bytes = fs::read(self.path(version))?;
        if Digest::of(&bytes) == version.digest {
            Ok(bytes)
        } else {
            Err(io::Error::new(
                io::ErrorKind::InvalidData,
                "the version was damaged",
            ))
        }
    }

    /// When a version was kept last.
    pub fn kept_at(&self, version: &Version) -> io::Result<SystemTime> {
        fs::metadata(self.path(version))?.modified()
    }

    /// Whether these very bytes are kept.
    pub(super) fn holds(&self, bytes: &[u8]) -> bool {
        let digest = Digest::of(bytes);
        self.list().is_ok_and(|all| {
            all.iter()
                .filter(|version| version.digest == digest)
                .any(|version| self.read(version).is_ok_and(|kept| kept == bytes))
        })
    }

    /// Keeps these bytes as the newest version and drops the oldest ones beyond the bounds.
    pub fn keep(&self, bytes: &[u8]) -> io::Result<()> {
        let all = self.list()?;
        let newest = all.last();
        let digest = Digest::of(bytes);
        if newest.is_some_and(|version| version.digest == digest && self.read(version).is_ok()) {
            return Ok(());
        }
        let version = Version {
            number: newest.map_or(1, |version| version.number.saturating_add(1)),
            digest,
        };
        private::folder(&self.folder)?;
        let part = self.folder.join("part");
        private::fresh(&part, bytes)?;
        private::rename(&part, &self.path(&version))?;
        // The same bytes need no second place.
        for same in all.iter().filter(|old| old.digest == digest) {
            self.forget(same)?;
        }
        self.prune()
    }

    /// Removes what a killed program left half written.
    pub fn sweep(&self) -> io::Result<()> {
        match fs::remove_file(self.folder.join("part")) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// Removes a version for good.
    pub fn forget(&self, version: &Version) -> io::Result<()> {
        match fs::remove_file(self.path(version)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// Drops what need not stay, as it is seen at the moment when the newest one was kept.
    fn prune(&self) -> io::Result<()> {
        let all = self.list()?;
        let kept: Vec<Kept> = all
            .iter()
            .map(|version| {
                let metadata = fs::metadata(self.path(version));
                let at = metadata
                    .as_ref()
                    .ok()
                    .and_then(|found| found.modified().ok());
                Kept {
                    at: at.unwrap_or(SystemTime::UNIX_EPOCH),
                    size: metadata.map_or(0, |found| found.len()),
                }
            })
            .collect();
        let now = kept
            .last()
            .map_or(SystemTime::UNIX_EPOCH, |newest| newest.at);
        for (version, stays) in all.iter().zip(staying(&kept, now)) {
            if !stays {
                self.forget(version)?;
            }
        }
        Ok(())
    }

    fn path(&self, version: &Version) -> PathBuf {
        self.folder.join(version.file_name())
    }
}

#[cfg(test)]
mod tests;
