//! Private files in the state folder for what is being typed, one for each program that has a roadmap open.
//!
//! A program keeps its own one locked. One that is not locked was left by a program that did not end well; the next one
//! that starts takes it over, and it alone.

use std::{
    fs::{self, File},
    io::{self, Read as _},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::SystemTime,
};

use super::{names::in_state, private, system};

/// The unfinished forms of one roadmap.
#[derive(Clone, Debug)]
pub struct Drafts {
    folder: PathBuf,
    /// What the names of their files begin with.
    prefix: String,
}

/// The one that this program keeps; locked as long as this lives.
#[derive(Clone, Debug, Default)]
pub struct OwnDraft(Arc<Mutex<Option<Held>>>);

#[derive(Debug)]
struct Held {
    path: PathBuf,
    /// Open so that the lock stays.
    _lock: File,
}

impl OwnDraft {
    fn held(&self) -> MutexGuard<'_, Option<Held>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drafts {
    /// The drafts of the roadmap with this real path.
    pub fn of(state: &Path, path: &Path) -> Drafts {
        Drafts {
            folder: state.join("drafts"),
            prefix: in_state(path),
        }
    }

    /// Takes over the latest one that no running program keeps; nothing where there is none.
    pub fn claim(&self, own: &OwnDraft) -> io::Result<Option<Vec<u8>>> {
        let mut held = own.held();
        *held = None;
        for path in self.all()? {
            // Half of one, which a kill left.
            if path.extension().is_some() {
                continue;
            }
            let mut file = match system::hold(&path) {
                // Another program has removed it meanwhile.
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                Ok(None) => continue,
                Ok(Some(file)) => file,
                Err(error) => return Err(error),
            };
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes)?;
            *held = Some(Held { path, _lock: file });
            return Ok(Some(bytes));
        }
        Ok(None)
    }

    /// Keeps this in the place of what this program kept before; `session` is how no other program is called.
    pub fn write(&self, own: &OwnDraft, session: &str, bytes: &[u8]) -> io::Result<()> {
        private::folder(&self.folder)?;
        let mut held = own.held();
        let known = held.as_ref().filter(|held| self.is_of(&held.path));
        let path = known.map_or_else(
            || self.folder.join(format!("{}-{session}", self.prefix)),
            |held| held.path.clone(),
        );
        let fresh = path.with_extension("new");
        let file = private::fresh(&fresh, bytes)?;
        if !system::OPEN_FILES_MOVE {
            *held = None;
        }
        let file = system::rename_held(file, &fresh, &path)?;
        *held = Some(Held { path, _lock: file });
        Ok(())
    }

    /// Removes the one that this program keeps.
    pub fn remove(&self, own: &OwnDraft) -> io::Result<()> {
        match own.held().take() {
            Some(held) if self.is_of(&held.path) => gone(&held.path),
            _ => Ok(()),
        }
    }

    /// Removes each one that says something, whoever keeps it, and tells how many do. Without `really` they are only
    /// counted.
    pub fn forget(&self, says: &dyn Fn(&[u8]) -> bool, really: bool) -> io::Result<usize> {
        let mut count = 0;
        for path in self.all()? {
            let bytes = match fs::read(&path) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                other => other?,
            };
            if says(&bytes) {
                count += 1;
                if really {
                    gone(&path)?;
                }
            }
        }
        Ok(count)
    }

    /// All of them, the latest one first; half of one, which a kill left, too.
    fn all(&self) -> io::Result<Vec<PathBuf>> {
        let entries = match fs::read_dir(&self.folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            other => other?,
        };
        let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
        let mut found: Vec<(SystemTime, PathBuf)> = paths
            .filter(|path| self.is_of(path))
            .map(|path| {
                let time = fs::metadata(&path).and_then(|metadata| metadata.modified());
                (time.unwrap_or(SystemTime::UNIX_EPOCH), path)
            })
            .collect();
        found.sort();
        Ok(found.into_iter().rev().map(|(_, path)| path).collect())
    }

    fn is_of(&self, path: &Path) -> bool {
        let name = path.file_name().and_then(|name| name.to_str());
        name.and_then(|name| name.strip_prefix(&self.prefix))
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '.']))
    }
}

/// Removes a file, also where it is gone already.
fn gone(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::disk::system::is_private;

    fn drafts(folder: &tempfile::TempDir) -> Drafts {
        Drafts::of(folder.path(), Path::new("/roadmap.toml"))
    }

    fn files(drafts: &Drafts) -> Vec<PathBuf> {
        drafts.all().expect("a list")
    }

    #[test]
    fn a_draft_is_private_and_goes_when_it_is_told_to() {
        let folder = tempfile::tempdir().expect("a folder");
        let (drafts, own) = (drafts(&folder), OwnDraft::default());
        assert_eq!(drafts.claim(&own).expect("none"), None);
        for text in ["one", "two"] {
            drafts.write(&own, "1", text.as_bytes()).expect("kept");
        }
        let [file] = files(&drafts).try_into().expect("one file");
        assert_eq!(fs::read(&file).expect("kept"), b"two");
        assert!(is_private(&file));
        drafts.remove(&own).expect("gone");
        drafts.remove(&own).expect("still gone");
        assert!(files(&drafts).is_empty());
    }

    #[test]
    fn each_program_has_its_own_and_takes_over_what_none_keeps() {
        let folder = tempfile::tempdir().expect("a folder");
        let drafts = drafts(&folder);
        let [one, other, third] = [(); 3].map(|()| OwnDraft::default());
        drafts.write(&one, "1", b"mine").expect("kept");
        drafts.write(&other, "2", b"theirs").expect("kept");
        assert_eq!(drafts.claim(&third).expect("a look"), None);
        drop(one);
        assert_eq!(
            drafts.claim(&third).expect("left").as_deref(),
            Some(&b"mine"[..])
        );
        let fourth = OwnDraft::default();
        assert_eq!(drafts.claim(&fourth).expect("a look"), None);
        drafts.write(&third, "3", b"mine, more").expect("kept");
        assert_eq!(files(&drafts).len(), 2, "it is kept where it was");
        drafts.remove(&third).expect("gone");
        drafts.remove(&other).expect("gone");
        assert!(files(&drafts).is_empty());
    }

    #[test]
    fn the_drafts_of_another_roadmap_are_none_of_ours() {
        let folder = tempfile::tempdir().expect("a folder");
        let (drafts, own) = (drafts(&folder), OwnDraft::default());
        drafts.write(&own, "1", b"mine").expect("kept");
        let elsewhere = Drafts::of(folder.path(), Path::new("/other.toml"));
        elsewhere.remove(&own).expect("nothing to remove");
        assert_eq!(elsewhere.claim(&own).expect("none"), None);
        assert_eq!(files(&drafts).len(), 1);
    }

    #[test]
    #[cfg(unix)]
    fn one_that_is_gone_is_passed_over_and_one_that_cannot_be_read_is_told() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().expect("a folder");
        let (drafts, own) = (drafts(&folder), OwnDraft::default());
        drafts.write(&own, "1", b"mine").expect("kept");
        drafts.remove(&own).expect("gone");
        let place = drafts.folder.join(format!("{}-2", drafts.prefix));
        let never = |_: &[u8]| false;
        symlink("none", &place).expect("link");
        assert_eq!(drafts.claim(&own).expect("passed over"), None);
        assert_eq!(drafts.forget(&never, true).expect("passed over"), 0);
        fs::remove_file(&place).expect("gone");
        symlink(&place, &place).expect("a circle");
        assert!(drafts.claim(&own).is_err() && drafts.forget(&never, true).is_err());
        fs::remove_file(&place).expect("gone");
        fs::create_dir(&place).expect("a folder");
        assert!(gone(&place).is_err(), "a folder is no draft");
        assert!(gone(&drafts.folder.join("none")).is_ok());
        fs::remove_dir(&place).expect("gone");
        fs::remove_dir(&drafts.folder).expect("gone");
        fs::write(&drafts.folder, "no folder").expect("a file in its place");
        assert!(drafts.all().is_err());
    }

    #[test]
    fn what_says_a_word_goes_wherever_it_is_kept() {
        let folder = tempfile::tempdir().expect("a folder");
        let drafts = drafts(&folder);
        let [one, other] = [(); 2].map(|()| OwnDraft::default());
        drafts.write(&one, "1", b"a secret").expect("kept");
        drafts.write(&other, "2", b"a word").expect("kept");
        let says = |bytes: &[u8]| bytes.ends_with(b"secret");
        assert_eq!(drafts.forget(&says, false).expect("a count"), 1);
        assert_eq!(files(&drafts).len(), 2);
        assert_eq!(drafts.forget(&says, true).expect("a count"), 1);
        // Not every file system lets the name go before the file is closed.
        drop(one);
        assert_eq!(files(&drafts).len(), 1);
    }
}
