//! Folders for one's own eyes, where others may put what they like: with names that nobody can guess.

use crate::store::disk::system;
use std::hash::{BuildHasher as _, RandomState};
use std::io;
use std::path::PathBuf;

/// Makes a new folder for its owner alone, below the one for temporary files. One that is there already, or a link, is
/// never taken.
pub(super) fn private_folder(purpose: &str) -> io::Result<PathBuf> {
    let mut builder = std::fs::DirBuilder::new();
    system::private_folder(&mut builder);
    for _ in 0..100 {
        // The keys of a hasher come from the system's source of chance.
        let chance = RandomState::new();
        let name = format!("{purpose}-{:016x}", chance.hash_one(purpose));
        let folder = std::env::temp_dir().join(name);
        match builder.create(&folder) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            other => return other.map(|()| folder),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::disk::system::is_private;
    use std::collections::BTreeSet;

    #[test]
    fn each_folder_is_new_private_and_not_to_be_guessed() {
        let folders: BTreeSet<PathBuf> = (0..8)
            .map(|_| private_folder("roadbook-test").expect("a folder"))
            .collect();
        assert_eq!(folders.len(), 8);
        for folder in &folders {
            assert!(is_private(folder));
            let name = folder.to_string_lossy().into_owned();
            assert!(
                !name.contains(&format!("-{}", std::process::id())),
                "{name}"
            );
            std::fs::remove_dir(folder).expect("it goes");
        }
    }
}
