//! The moment of the save: the new file takes the name, and what comes out is looked at before it goes.

use std::{ffi::OsStr, io};

use super::{
    names::conflict,
    snapshot::OnDisk,
    system::{self, About, Answer, answer},
    target::Target,
    temp::{Temp, inode_of, remove},
    trouble::Trouble,
    warning::Warning,
};

/// How many conflict copies of one day are told apart.
const TRIES: u32 = 1000;

/// Whether the file that was replaced can still be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Replaced {
    /// The two files changed their names; the old one has the temporary name now.
    Exchanged,
    /// The old file is gone: this file system cannot exchange names.
    Gone,
}

/// Gives the new file the target's name in one step.
pub(super) fn replace(target: &Target, temp: &Temp<'_>) -> Result<Replaced, Trouble> {
    match target.directory().exchange(temp.name(), target.name()) {
        Ok(()) => Ok(Replaced::Exchanged),
        Err(error) if cannot_do(&error) => rename(target, temp.name(), target.name())
            .map(|()| Replaced::Gone)
            .map_err(refused),
        Err(error) => Err(refused(error)),
    }
}

fn refused(error: io::Error) -> Trouble {
    match answer(&error) {
        Answer::Mounted => Trouble::MountPoint,
        Answer::Missing => Trouble::Missing,
        _ => Trouble::system("put the new file in place", error),
    }
}

/// Removes the old file if it is what we replaced knowingly; another program's content is put aside.
pub(super) fn clear(
    target: &Target,
    day: &str,
    temp_name: &OsStr,
    base: &OnDisk,
) -> Result<(), Warning> {
    let expected = match base.is_also_at(target.directory(), temp_name) {
        Ok(same) => same,
        Err(Trouble::Missing) => return Ok(()),
        // It cannot be read just now, so its date and size have to do.
        Err(Trouble::System { .. }) => unchanged(base, target, temp_name),
        Err(_) => false,
    };
    if expected {
        return remove(target, temp_name);
    }
    Err(put_aside(target, day, temp_name))
}

/// Whether number, size and date are still those of the file that was read; a change of names alters none of them.
fn unchanged(base: &OnDisk, target: &Target, name: &OsStr) -> bool {
    About::at(&target.path().with_file_name(name)).is_ok_and(|now| base.about.is_unchanged(&now))
}

/// Keeps another program's content under a name that says so, and returns the news of it.
pub(super) fn put_aside(target: &Target, day: &str, name: &OsStr) -> Warning {
    let mut outcome = system::name_taken();
    for nth in 1..TRIES {
        let copy = conflict(target.name(), day, nth);
        match rename_to_free(target, name, &copy) {
            Ok(()) => return Warning::ConflictKept(target.path().with_file_name(copy)),
            Err(error) if answer(&error) == Answer::Exists => {}
            Err(error) => {
                outcome = error;
                break;
            }
        }
    }
    Warning::TempLeft {
        path: target.path().with_file_name(name),
        cause: outcome,
    }
}

/// Gives a file a name that must be free.
pub(super) fn rename_to_free(target: &Target, from: &OsStr, to: &OsStr) -> io::Result<()> {
    let directory = target.directory();
    match directory.rename_to_free(from, to) {
        Err(error) if cannot_do(&error) => {}
        other => return other,
    }
    match directory.link(from, to) {
        Ok(()) => {
            // The content has the new name; a second name that stays is litter, not loss.
            let _ = remove(target, from);
            Ok(())
        }
        Err(error) if answer(&error) == Answer::Exists => Err(error),
        // Without links either, look and rename: the lock keeps our own saves apart.
        Err(_) if inode_of(target, to).is_some() => Err(system::name_taken()),
        Err(_) => rename(target, from, to),
    }
}

fn rename(target: &Target, from: &OsStr, to: &OsStr) -> io::Result<()> {
    target.directory().rename(from, to)
}

/// Answers of file systems and kernels that do not know the flags.
fn cannot_do(error: &io::Error) -> bool {
    matches!(answer(error), Answer::CannotDo | Answer::NoSuchCall)
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use super::*;
    use crate::store::disk::testing::Folder;

    fn base(folder: &Folder) -> (Target, OnDisk) {
        let target = Target::resolve(&folder.at("file")).expect("resolve");
        let base = OnDisk::at(target.directory(), target.name()).expect("read");
        (target, base)
    }

    #[test]
    fn what_came_out_is_removed_only_if_it_is_what_was_replaced() {
        let folder = Folder::with("file", b"base");
        let (target, base) = base(&folder);
        let name = OsStr::new(".file.tmp-1");
        folder.write(".file.tmp-1", "base");
        clear(&target, "2026-01-02", name, &base).expect("removed");
        clear(&target, "2026-01-02", name, &base).expect("gone is fine");
        for copy in ["file.conflict-2026-01-02", "file.conflict-2026-01-02-2"] {
            folder.write(".file.tmp-1", "theirs");
            let warning = clear(&target, "2026-01-02", name, &base).expect_err("kept");
            assert!(matches!(warning, Warning::ConflictKept(path) if path == folder.at(copy)));
            assert_eq!(folder.read(copy), "theirs");
        }
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink("elsewhere", folder.at(".file.tmp-1")).expect("link");
            clear(&target, "2026-01-02", name, &base).expect_err("a link is kept, too");
        }
        assert!(!folder.names().contains(&".file.tmp-1".to_owned()));
    }

    #[test]
    fn the_two_files_change_their_names() {
        let folder = Folder::with("file", b"base");
        let (target, _) = base(&folder);
        let mut temp = Temp::create(&target).expect("create");
        temp.fill(b"new").expect("write");
        temp.sync().expect("on the disk");
        let replaced = replace(&target, &temp).expect("replace");
        let old = temp.settle();
        assert_eq!(folder.read("file"), "new");
        if cfg!(windows) {
            assert_eq!(replaced, Replaced::Gone);
        } else {
            assert_eq!(replaced, Replaced::Exchanged);
            assert_eq!(folder.read(&old.to_string_lossy()), "base");
        }
    }

    #[test]
    fn a_file_that_went_meanwhile_does_not_come_back() {
        let folder = Folder::with("file", b"base");
        let (target, _) = base(&folder);
        let temp = Temp::create(&target).expect("create");
        fs::remove_file(folder.at("file")).expect("removed");
        assert!(matches!(replace(&target, &temp), Err(Trouble::Missing)));
        drop(temp);
        assert!(folder.names().is_empty());
    }

    #[test]
    fn a_temporary_file_goes_away_unless_its_name_is_somebody_elses() {
        let folder = Folder::with("file", b"base");
        let (target, _) = base(&folder);
        drop(Temp::create(&target).expect("create"));
        assert_eq!(folder.names(), ["file"]);
        let mut temp = Temp::create(&target).expect("create");
        temp.sync().expect("on the disk");
        let name = temp.name().to_string_lossy().into_owned();
        folder.write("theirs", "theirs");
        fs::rename(folder.at("theirs"), folder.at(&name)).expect("rename");
        drop(temp);
        assert_eq!(folder.read(&name), "theirs");
        assert!(Path::new(&folder.at("file")).exists());
    }

    #[test]
    fn a_taken_name_is_not_overwritten() {
        let folder = Folder::with("file", b"base");
        folder.write("other", "other");
        let (target, _) = base(&folder);
        let error = rename_to_free(&target, OsStr::new("other"), OsStr::new("file"));
        assert_eq!(error.map_err(|error| answer(&error)), Err(Answer::Exists));
        assert_eq!(folder.read("file"), "base");
    }
}
