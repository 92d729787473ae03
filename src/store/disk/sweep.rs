//! What killed saves left beside the file: removed if nothing is lost by that, else put aside.
//!
//! A save that is killed just after the names were exchanged leaves under the temporary name whatever was in the
//! file at that moment, and that may be another program's save.

use std::{
    ffi::{OsStr, OsString},
    io,
};

use super::{
    names::{is_temp, temp_prefix},
    settle::put_aside,
    snapshot::OnDisk,
    system,
    temp::remove,
    warning::Warning,
    work::Work,
};

impl Work<'_> {
    /// Clears away stale temporary files of this target; `known` are contents that are safe elsewhere.
    pub(super) fn sweep(&mut self, known: &[&[u8]]) {
        match stale(self) {
            Ok(names) => {
                for name in names {
                    self.warnings.extend(self.sweep_one(&name, known));
                }
            }
            Err(error) => self.warnings.push(Warning::NotSwept(error)),
        }
    }

    fn sweep_one(&self, name: &OsStr, known: &[&[u8]]) -> Option<Warning> {
        // What cannot be opened or is no regular file was not left by a save.
        let left = OnDisk::at(self.target.directory(), name).ok()?;
        if system::is_in_use(&left.kept) {
            return None;
        }
        if self.is_worthless(name, &left, known) {
            return remove(&self.target, name).err();
        }
        Some(put_aside(&self.target, self.day, name))
    }

    fn is_worthless(&self, name: &OsStr, left: &OnDisk, known: &[&[u8]]) -> bool {
        // A power cut can leave a file empty or full of zeros.
        left.bytes.iter().all(|byte| *byte == 0)
            || self
                .lock
                .unfinished()
                .is_some_and(|own| own.inode == left.about.number() && own.name == name)
            || known.iter().any(|bytes| left.bytes == *bytes)
            // Without notes a beginning of our own bytes is taken for half a save. With them it is not: another
            // program that deleted the last lines saves a beginning, too.
            || (!self.lock.takes_notes() && known.iter().any(|bytes| bytes.starts_with(&left.bytes)))
            || self
                .versions
                .as_ref()
                .is_some_and(|versions| versions.holds(&left.bytes))
    }
}

fn stale(work: &Work<'_>) -> io::Result<Vec<OsString>> {
    let prefix = temp_prefix(work.target.name());
    let mut found = work
        .target
        .directory()
        .names(|name| is_temp(&prefix, name))?;
    // The order of a directory is that of its file system.
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::disk::{
        lock::Unfinished,
        save::update,
        target::Target,
        temp::{Temp, inode_of},
        testing::{Folder, name_of},
    };

    fn append(folder: &Folder, line: &str) -> Vec<String> {
        let saved = folder
            .in_place("file", |place| {
                update(place, &mut |now: &[u8]| Ok([now, line.as_bytes()].concat()))
            })
            .expect("save");
        saved.conflict_copies().map(name_of).collect()
    }

    #[test]
    fn what_is_kept_elsewhere_is_removed() {
        let folder = Folder::with("file", b"one\n");
        append(&folder, "two\n");
        for (id, text) in [
            ("1", "one\n"),
            ("2", "one\ntwo\nthree\n"),
            ("3", ""),
            ("4-1", "\0\0\0"),
        ] {
            folder.write(&format!(".file.tmp-{id}"), text);
        }
        assert!(append(&folder, "three\n").is_empty());
        assert_eq!(folder.names(), ["file"]);
    }

    #[test]
    fn a_beginning_of_ours_is_half_a_save_only_where_no_note_can_tell() {
        for (state, copies) in [("usable", 1), ("unusable", 0)] {
            let folder = Folder::with("file", b"one\ntwo\n");
            if state == "unusable" {
                std::fs::write(folder.state(), "not a folder").expect("write");
            }
            folder.write(".file.tmp-99", "one\n");
            assert_eq!(
                append(&folder, "three\n").len(),
                copies,
                "with a state folder that is {state}"
            );
        }
    }

    #[test]
    fn content_that_is_nowhere_else_is_put_aside() {
        let folder = Folder::with("file", b"one\n");
        folder.write(".file.tmp-99", "theirs\n");
        folder.write(".file.tmp-other", "not ours to touch\n");
        assert_eq!(append(&folder, "two\n"), ["file.conflict-2026-01-02"]);
        assert_eq!(
            folder.names(),
            [".file.tmp-other", "file", "file.conflict-2026-01-02"]
        );
        assert_eq!(folder.read("file.conflict-2026-01-02"), "theirs\n");
    }

    #[test]
    fn a_killed_save_is_known_by_its_note_whatever_it_was_writing() {
        let folder = Folder::with("file", b"one\n");
        folder.write(".file.tmp-99", "half of anoth");
        folder.in_place("file", |place| {
            let target = Target::resolve(place.path).expect("resolve");
            let work = Work::begin(place, target).expect("begin");
            let inode = inode_of(&work.target, OsStr::new(".file.tmp-99")).expect("there");
            work.lock.write_note(&Unfinished {
                inode,
                name: ".file.tmp-99".into(),
            });
        });
        assert!(append(&folder, "two\n").is_empty());
        assert_eq!(folder.names(), ["file"]);
    }

    #[test]
    fn a_note_about_another_file_says_nothing_of_this_one() {
        for (inode, name) in [(None, ".file.tmp-99"), (Some(1), ".file.tmp-98")] {
            let folder = Folder::with("file", b"one\n");
            folder.write(".file.tmp-99", "theirs\n");
            folder.in_place("file", |place| {
                let target = Target::resolve(place.path).expect("resolve");
                let work = Work::begin(place, target).expect("begin");
                let own = inode_of(&work.target, OsStr::new(".file.tmp-99")).expect("there");
                let inode = if inode.is_none() { own + 1 } else { own };
                let name = name.into();
                work.lock.write_note(&Unfinished { inode, name });
            });
            assert_eq!(append(&folder, "two\n"), ["file.conflict-2026-01-02"]);
            assert_eq!(folder.read("file.conflict-2026-01-02"), "theirs\n");
        }
    }

    #[test]
    fn a_temporary_file_in_use_is_left_alone() {
        let folder = Folder::with("file", b"one\n");
        let target = Target::resolve(&folder.at("file")).expect("resolve");
        let mut used = Temp::create(&target).expect("create");
        used.fill(b"half of").expect("write");
        assert!(append(&folder, "two\n").is_empty());
        assert_eq!(
            folder.names(),
            [
                used.name().to_string_lossy().into_owned(),
                "file".to_owned()
            ]
        );
    }
}
