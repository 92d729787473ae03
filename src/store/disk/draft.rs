//! A private file in the state folder for what is being typed, one for each roadmap.

use std::{
    fs::{self, OpenOptions},
    io::{self, Write as _},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

use super::{lock::private_folder, names::in_state};

/// Where the unfinished form of one roadmap is kept.
#[derive(Debug)]
pub struct DraftFile(PathBuf);

impl DraftFile {
    /// The draft of the roadmap with this real path.
    pub fn of(state: &Path, path: &Path) -> DraftFile {
        DraftFile(state.join("drafts").join(in_state(path)))
    }

    /// What was kept; nothing where there is none.
    pub fn read(&self) -> io::Result<Option<Vec<u8>>> {
        match fs::read(&self.0) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            other => other.map(Some),
        }
    }

    /// Keeps this in the place of what was kept before.
    pub fn write(&self, bytes: &[u8]) -> io::Result<()> {
        if let Some(folder) = self.0.parent() {
            private_folder(folder)?;
        }
        let fresh = self.0.with_extension("new");
        let _ = fs::remove_file(&fresh);
        let written = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&fresh)
            .and_then(|mut file| file.write_all(bytes))
            .and_then(|()| fs::rename(&fresh, &self.0));
        if written.is_err() {
            let _ = fs::remove_file(&fresh);
        }
        written
    }

    /// Keeps nothing any more.
    pub fn remove(&self) -> io::Result<()> {
        match fs::remove_file(&self.0) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn a_draft_is_private_and_goes_when_it_is_told_to() {
        let folder = tempfile::tempdir().expect("a folder");
        let draft = DraftFile::of(folder.path(), Path::new("/roadmap.toml"));
        assert_eq!(draft.read().expect("none"), None);
        for text in ["one", "two"] {
            draft.write(text.as_bytes()).expect("kept");
        }
        assert_eq!(draft.read().expect("kept"), Some(b"two".to_vec()));
        let metadata = fs::metadata(&draft.0).expect("metadata");
        assert_eq!(metadata.permissions().mode() & 0o777, 0o600);
        draft.remove().expect("gone");
        draft.remove().expect("still gone");
        assert_eq!(draft.read().expect("none"), None);
    }
}
