//! The first save of a file that is not there yet.

use std::{fs, io, path::Path};

use super::{
    lock::Unfinished,
    place::Place,
    private,
    save::Saved,
    settle::rename_to_free,
    system::{Answer, Directory, answer},
    target::{Target, parent_of},
    temp::Temp,
    trouble::{FileError, Trouble},
    warning::Warning,
    work::Work,
};

/// Writes a new file for its owner alone, with the directories that it needs; whatever is there already stays.
pub fn create_new(place: &Place<'_>, bytes: &[u8]) -> Result<Saved, FileError> {
    let fail = |trouble| FileError {
        path: place.path.to_owned(),
        trouble,
    };
    check_free(place.path).map_err(fail)?;
    let created = create_parents(parent_of(place.path))
        .map_err(|error| fail(Trouble::system("create its directory", error)))?;
    let mut work = Work::begin(place, Target::absent(place.path)?)?;
    work.warnings.extend(created);
    work.check_size(bytes)?;
    work.sweep(&[bytes]);
    work.put_first(bytes)
        .map_err(|trouble| work.target.error(trouble))?;
    work.sync_directory();
    Ok(Saved {
        bytes: bytes.to_vec(),
        written: true,
        warnings: work.warnings,
    })
}

impl Work<'_> {
    fn put_first(&self, bytes: &[u8]) -> Result<(), Trouble> {
        let mut temp = Temp::create(&self.target)?;
        self.lock.write_note(&Unfinished {
            inode: temp.inode(),
            name: temp.name().to_owned(),
        });
        temp.fill(bytes)?;
        temp.sync()?;
        match rename_to_free(&self.target, temp.name(), self.target.name()) {
            Ok(()) => {}
            Err(error) if answer(&error) == Answer::Exists => return Err(Trouble::Exists),
            Err(error) => return Err(Trouble::system("put the new file in place", error)),
        }
        temp.settle();
        self.lock.clear_note();
        Ok(())
    }
}

fn check_free(path: &Path) -> Result<(), Trouble> {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(Trouble::system("look for the file", error)),
        Ok(metadata) if metadata.is_symlink() && !path.exists() => Err(Trouble::DanglingLink),
        Ok(_) => Err(Trouble::Exists),
    }
}

/// Creates the missing directories and syncs the ones that got a new entry.
fn create_parents(parent: &Path) -> io::Result<Vec<Warning>> {
    let missing: Vec<&Path> = parent
        .ancestors()
        .take_while(|folder| !folder.as_os_str().is_empty() && !folder.exists())
        .collect();
    private::folder(parent)?;
    let synced = missing
        .iter()
        .map(|folder| Directory::open(parent_of(folder)).and_then(|above| above.sync()));
    Ok(synced
        .filter_map(Result::err)
        .map(Warning::DirectoryNotSynced)
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::disk::{system::is_private, testing::Folder};

    #[test]
    fn a_first_file_is_private_and_brings_its_directories() {
        let folder = Folder::new();
        let saved = folder
            .in_place("a/b/file", |place| create_new(place, b"new"))
            .expect("create");
        assert!(saved.written && saved.warnings.is_empty());
        assert_eq!(folder.read("a/b/file"), "new");
        for name in ["a", "a/b", "a/b/file"] {
            assert!(is_private(&folder.at(name)), "{name}");
        }
        assert_eq!(fs::read_dir(folder.at("a/b")).expect("list").count(), 1);
    }

    #[test]
    #[cfg(unix)]
    fn what_is_there_stays() {
        use std::os::unix::fs::symlink;

        let folder = Folder::with("file", b"old");
        symlink("none", folder.at("link")).expect("link");
        let trouble = |name: &str| {
            folder
                .in_place(name, |place| create_new(place, b"new"))
                .expect_err("refused")
                .trouble
        };
        assert!(matches!(trouble("file"), Trouble::Exists));
        assert!(matches!(trouble("link"), Trouble::DanglingLink));
        assert!(matches!(trouble("file/below"), Trouble::System { .. }));
        let below = trouble("file/below").to_string();
        assert!(below.starts_with("cannot look for the file"), "{below}");
        symlink("file", folder.at("again")).expect("link");
        assert!(matches!(trouble("again"), Trouble::Exists));
        fs::remove_file(folder.at("again")).expect("removed");
        assert_eq!(
            (folder.read("file").as_str(), folder.names()),
            ("old", vec!["file".to_owned(), "link".to_owned()])
        );
    }

    #[test]
    fn of_two_first_files_one_wins_and_one_is_told() {
        let folder = Folder::new();
        let won = std::thread::scope(|scope| {
            let tries: Vec<_> = (0..8)
                .map(|nth: u8| {
                    let folder = &folder;
                    scope.spawn(move || {
                        folder
                            .in_place("file", |place| create_new(place, &[b'0' + nth]))
                            .is_ok()
                    })
                })
                .collect();
            tries
                .into_iter()
                .map(|thread| thread.join().expect("no panic"))
                .filter(|won| *won)
                .count()
        });
        assert_eq!((won, folder.names()), (1, vec!["file".to_owned()]));
    }
}
