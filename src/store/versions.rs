//! The last versions of a file, kept in the state folder as the net under every save.
//!
//! A version is named by its number and the fingerprint of its bytes, so a torn one is noticed when it is read;
//! that is why keeping one needs no sync.

use std::{
    ffi::OsStr,
    fs::{self, OpenOptions},
    io::{self, Write as _},
    os::unix::{ffi::OsStrExt, fs::OpenOptionsExt},
    path::{Path, PathBuf},
    time::SystemTime,
};

use rustix::fs::{Dir, Mode, OFlags};

use super::{digest::Digest, lock::private_folder};

/// How many versions are kept of one file.
const MOST: usize = 50;

/// How many bytes the versions of one file may take: this, or ten times the newest one if that is more.
const ROOM: u64 = 20 * 1024 * 1024;

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

    fn parse(name: &[u8]) -> Option<Self> {
        let (number, digest) = OsStr::from_bytes(name).to_str()?.split_once('-')?;
        Some(Self {
            number: number.parse().ok()?,
            digest: Digest::parse(digest)?,
        })
    }
}

impl Versions {
    /// The versions of the file with this real path.
    pub fn of(state: &Path, path: &Path) -> Self {
        let name = Digest::of(path.as_os_str().as_bytes()).hex();
        Self {
            folder: state.join("versions").join(name),
        }
    }

    /// All versions, oldest first.
    pub fn list(&self) -> io::Result<Vec<Version>> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        let handle = match rustix::fs::open(&self.folder, flags, Mode::empty()) {
            Ok(handle) => handle,
            Err(rustix::io::Errno::NOENT) => return Ok(Vec::new()),
            Err(error) => return Err(error.into()),
        };
        let mut found = Vec::new();
        for entry in Dir::new(handle)? {
            found.extend(Version::parse(entry?.file_name().to_bytes()));
        }
        found.sort_by_key(|version: &Version| version.number);
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
        private_folder(&self.folder)?;
        let part = self.folder.join("part");
        let written =
            write_private(&part, bytes).and_then(|()| fs::rename(&part, self.path(&version)));
        if written.is_err() {
            let _ = fs::remove_file(&part);
        }
        written?;
        // The same bytes need no second place.
        for same in all.iter().filter(|old| old.digest == digest) {
            self.forget(same)?;
        }
        self.prune(bytes.len() as u64)
    }

    /// Removes a version for good.
    pub fn forget(&self, version: &Version) -> io::Result<()> {
        match fs::remove_file(self.path(version)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    fn prune(&self, newest: u64) -> io::Result<()> {
        let room = ROOM.max(newest.saturating_mul(10));
        let mut used = 0_u64;
        for (nth, version) in self.list()?.iter().rev().enumerate() {
            used = used.saturating_add(
                fs::metadata(self.path(version)).map_or(0, |metadata| metadata.len()),
            );
            if nth >= MOST || (nth > 0 && used > room) {
                self.forget(version)?;
            }
        }
        Ok(())
    }

    fn path(&self, version: &Version) -> PathBuf {
        self.folder.join(version.file_name())
    }
}

fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // A part that a killed save left is of no use.
    let _ = fs::remove_file(path);
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)?
        .write_all(bytes)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;
    use crate::store::testing::Folder;

    fn versions(folder: &Folder) -> Versions {
        Versions::of(&folder.state(), &folder.at("file"))
    }

    fn contents(versions: &Versions) -> Vec<Vec<u8>> {
        versions
            .list()
            .expect("list")
            .iter()
            .map(|version| versions.read(version).expect("read"))
            .collect()
    }

    #[test]
    fn versions_come_back_in_order_and_equal_ones_once() {
        let folder = Folder::new();
        let versions = versions(&folder);
        assert!(versions.list().expect("none yet").is_empty());
        for bytes in ["one", "two", "two", "one", "three"] {
            versions.keep(bytes.as_bytes()).expect("keep");
        }
        assert_eq!(
            contents(&versions),
            [b"two".to_vec(), b"one".to_vec(), b"three".to_vec()]
        );
        assert!(versions.holds(b"one") && !versions.holds(b"four"));
    }

    #[test]
    fn they_are_bounded_in_number_and_size() {
        let folder = Folder::new();
        let versions = versions(&folder);
        for nth in 0..MOST + 7 {
            versions.keep(format!("{nth}").as_bytes()).expect("keep");
        }
        assert_eq!(versions.list().expect("list").len(), MOST);
        assert_eq!(
            contents(&versions).first().map(Vec::as_slice),
            Some(&b"7"[..])
        );
        let third = vec![b'x'; usize::try_from(ROOM / 10 * 4).expect("small")];
        for nth in 0..4_u8 {
            let mut big = third.clone();
            big.push(nth);
            versions.keep(&big).expect("keep");
        }
        versions.keep(b"small").expect("keep");
        let left = contents(&versions);
        assert!(left.iter().map(Vec::len).sum::<usize>() as u64 <= ROOM);
        assert_eq!(left.last().map(Vec::as_slice), Some(&b"small"[..]));
        assert_eq!(left.len(), 3);
    }

    #[test]
    fn a_damaged_version_is_noticed_and_kept_anew() {
        let folder = Folder::new();
        let versions = versions(&folder);
        versions.keep(b"good").expect("keep");
        let version = versions.list().expect("list").remove(0);
        fs::write(versions.path(&version), b"go").expect("tear it");
        assert!(versions.read(&version).is_err());
        versions.keep(b"good").expect("keep");
        assert_eq!(contents(&versions), [b"good".to_vec()]);
        versions
            .forget(&versions.list().expect("list").remove(0))
            .expect("forget");
        assert!(contents(&versions).is_empty());
    }

    #[test]
    fn they_are_private() {
        let folder = Folder::new();
        let versions = versions(&folder);
        versions.keep(b"secret").expect("keep");
        let version = versions.list().expect("list").remove(0);
        let mode = |path: &Path| fs::metadata(path).expect("metadata").permissions().mode() & 0o777;
        assert_eq!(mode(&versions.path(&version)), 0o600);
        assert_eq!(mode(&versions.folder), 0o700);
    }
}
