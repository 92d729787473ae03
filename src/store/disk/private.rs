//! The program's own small files in the state folder: for their owner alone, and whole at every moment.

use std::{
    fs::{self, DirBuilder, File, OpenOptions},
    io::{self, Write as _},
    path::Path,
};

use super::system;

/// Creates a folder, and those above it that are missing, for nobody else to see.
pub fn folder(folder: &Path) -> io::Result<()> {
    system::private_folder(DirBuilder::new().recursive(true)).create(folder)
}

/// A new file with these bytes that nobody else can read; what a killed program left under this name goes.
pub fn fresh(path: &Path, bytes: &[u8]) -> io::Result<File> {
    let _ = fs::remove_file(path);
    let mut file =
        system::private_file(OpenOptions::new().write(true).create_new(true)).open(path)?;
    if let Err(error) = file.write_all(bytes) {
        let _ = fs::remove_file(path);
        return Err(error);
    }
    Ok(file)
}

/// The same, and on the disk before this returns.
pub fn lasting(path: &Path, bytes: &[u8]) -> io::Result<()> {
    fresh(path, bytes)?.sync_all().inspect_err(|_| {
        let _ = fs::remove_file(path);
    })
}

/// Gives a fresh file its name, in the place of what is there; where it cannot have it, it goes.
pub fn rename(fresh: &Path, path: &Path) -> io::Result<()> {
    system::rename(fresh, path).inspect_err(|_| {
        let _ = fs::remove_file(fresh);
    })
}

/// Puts a file with these bytes in the place of what is there, and makes its folder where that is missing.
pub fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    folder(path.parent().unwrap_or(path))?;
    let beside = path.with_extension(format!("new-{}", std::process::id()));
    fresh(&beside, bytes)?;
    rename(&beside, path)
}

#[cfg(test)]
mod tests {
    #[cfg(unix)]
    use super::fresh;
    use super::put;
    use crate::store::disk::system::is_private;
    use std::fs;
    use std::path::Path;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("a folder");
        entries
            .map(|entry| entry.expect("an entry").file_name().display().to_string())
            .collect()
    }

    #[test]
    fn it_is_for_its_owner_alone_and_leaves_nothing_beside_it() {
        let state = tempfile::tempdir().expect("a folder");
        let folder = state.path().join("deep/own");
        let file = folder.join("list");
        for bytes in [b"one".as_slice(), b"two"] {
            put(&file, bytes).expect("kept");
            assert_eq!(fs::read(&file).expect("there"), bytes);
        }
        assert!(is_private(&folder) && is_private(&file));
        assert_eq!(names(&folder), ["list"]);
    }

    #[test]
    fn what_cannot_have_its_name_goes() {
        let state = tempfile::tempdir().expect("a folder");
        let taken = state.path().join("taken");
        fs::create_dir_all(taken.join("by a folder")).expect("made");
        put(&taken, b"bytes").expect_err("a folder has this name");
        assert_eq!(names(state.path()), ["taken"]);
    }

    #[test]
    #[cfg(unix)]
    fn what_was_left_is_not_written_through() {
        let state = tempfile::tempdir().expect("a folder");
        let (other, left) = (state.path().join("other"), state.path().join("left"));
        fs::write(&other, "stays").expect("written");
        std::os::unix::fs::symlink(&other, &left).expect("a link");
        fresh(&left, b"new").expect("made");
        assert_eq!(fs::read(&other).expect("there"), b"stays");
        assert_eq!(fs::read(&left).expect("there"), b"new");
        assert!(is_private(&left));
    }
}
