//! The rules of a save, as far as they show without a fault injected from outside.

#[cfg(unix)]
use std::os::unix::fs::symlink;
use std::{fs, thread};

use super::*;
use crate::store::disk::{system::stamp, testing::Folder, versions::Versions};

/// Lets the group read it.
#[cfg(unix)]
fn set_mode(path: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(path, fs::Permissions::from_mode(0o640)).expect("chmod");
}

#[cfg(unix)]
fn has_mode(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    let metadata = fs::metadata(path).expect("metadata");
    metadata.permissions().mode() & 0o7777 == 0o640
}

/// There are no modes here.
#[cfg(windows)]
fn set_mode(_: &Path) {}

#[cfg(windows)]
fn has_mode(path: &Path) -> bool {
    path.exists()
}

fn unasked(_: &[u8]) -> Result<Vec<u8>, Refusal> {
    Err("nobody should be asked".into())
}

#[test]
fn the_new_bytes_replace_the_old_and_nothing_else_is_left() {
    let folder = Folder::with("file", b"old");
    set_mode(&folder.at("file"));
    let saved = folder
        .in_place("file", |place| save(place, b"old", b"new", &mut unasked))
        .expect("save");
    assert!(saved.written && saved.warnings.is_empty());
    assert_eq!(
        (folder.read("file").as_str(), folder.names()),
        ("new", vec!["file".to_owned()])
    );
    assert!(has_mode(&folder.at("file")));
    let versions = Versions::of(&folder.state(), &folder.at("file"));
    let kept = versions.list().expect("list");
    assert_eq!(
        versions
            .read(kept.first().expect("one version"))
            .expect("read"),
        b"old"
    );
}

#[test]
fn the_same_bytes_are_not_written_again() {
    let folder = Folder::with("file", b"same");
    let before = fs::metadata(folder.at("file")).expect("metadata");
    let saved = folder
        .in_place("file", |place| save(place, b"same", b"same", &mut unasked))
        .expect("save");
    let after = fs::metadata(folder.at("file")).expect("metadata");
    assert!(!saved.written);
    assert_eq!(stamp(&before), stamp(&after));
}

#[test]
fn another_programs_change_is_merged_or_stops_the_save() {
    let folder = Folder::with("file", b"base theirs");
    let mut merge = |theirs: &[u8]| Ok([theirs, b" ours"].concat());
    let saved = folder
        .in_place("file", |place| {
            save(place, b"base", b"base ours", &mut merge)
        })
        .expect("save");
    assert_eq!(saved.bytes, b"base theirs ours");
    assert_eq!(folder.read("file"), "base theirs ours");
    let mut refuse = |_: &[u8]| Err("both sides changed the title".into());
    let error = folder
        .in_place("file", |place| save(place, b"base", b"ours", &mut refuse))
        .expect_err("refused");
    assert_eq!(
        error.to_string(),
        format!(
            "{}: both sides changed the title",
            folder.at("file").display()
        )
    );
    assert_eq!(folder.names(), ["file"]);
    assert_eq!(folder.read("file"), "base theirs ours");
}

#[test]
fn a_change_while_the_edit_is_made_starts_it_over() {
    let folder = Folder::with("file", b"one");
    let mut calls = 0;
    let mut edit = |now: &[u8]| {
        calls += 1;
        if calls == 1 {
            folder.write("file", "two");
        }
        Ok([now, b"!"].concat())
    };
    let saved = folder
        .in_place("file", |place| update(place, &mut edit))
        .expect("save");
    assert_eq!((saved.bytes.as_slice(), calls), (&b"two!"[..], 2));
    assert_eq!(folder.names(), ["file"]);
}

#[test]
fn a_file_that_never_rests_is_given_up() {
    let folder = Folder::with("file", b"0");
    let mut calls = 0;
    let mut edit = |now: &[u8]| {
        calls += 1;
        folder.write("file", &calls.to_string());
        Ok([now, b"!"].concat())
    };
    let error = folder
        .in_place("file", |place| update(place, &mut edit))
        .expect_err("given up");
    assert!(matches!(error.trouble, Trouble::KeepsChanging));
    assert_eq!(folder.names(), ["file"]);
}

#[test]
fn a_file_that_is_gone_is_not_made_again() {
    let folder = Folder::with("file", b"base");
    let mut edit = |_: &[u8]| {
        fs::remove_file(folder.at("file")).expect("remove");
        Ok(b"new".to_vec())
    };
    let error = folder
        .in_place("file", |place| update(place, &mut edit))
        .expect_err("gone");
    assert!(matches!(error.trouble, Trouble::Missing));
    let error = folder
        .in_place("file", |place| save(place, b"base", b"new", &mut unasked))
        .expect_err("gone");
    assert!(matches!(error.trouble, Trouble::Missing));
    assert!(folder.names().is_empty());
}

#[test]
#[cfg(unix)]
fn a_link_stays_a_link() {
    let folder = Folder::with("real", b"old");
    symlink("real", folder.at("link")).expect("link");
    folder
        .in_place("link", |place| save(place, b"old", b"new", &mut unasked))
        .expect("save");
    assert!(
        fs::symlink_metadata(folder.at("link"))
            .expect("metadata")
            .is_symlink()
    );
    assert_eq!(folder.read("real"), "new");
}

#[test]
#[cfg(unix)]
fn extended_attributes_stay_where_the_file_system_has_them() {
    let folder = Folder::with("file", b"old");
    let flags = rustix::fs::XattrFlags::empty();
    if rustix::fs::setxattr(folder.at("file"), c"user.note", b"mine", flags).is_err() {
        return;
    }
    folder
        .in_place("file", |place| save(place, b"old", b"new", &mut unasked))
        .expect("save");
    let mut value = [0; 8];
    let length =
        rustix::fs::getxattr(folder.at("file"), c"user.note", &mut value).expect("the attribute");
    assert_eq!(value.get(..length), Some(&b"mine"[..]));
}

#[test]
fn twelve_edits_at_once_all_count() {
    // Where no folder can be locked, nothing holds them apart without a state folder.
    let states: &[&str] = if cfg!(unix) {
        &["usable", "unusable"]
    } else {
        &["usable"]
    };
    for state in states.iter().copied() {
        let folder = Folder::with("file", b"");
        if state == "unusable" {
            fs::write(folder.state(), "not a folder").expect("write");
        }
        thread::scope(|scope| {
            for nth in 0..12 {
                let folder = &folder;
                scope.spawn(move || {
                    let mut edit = |now: &[u8]| Ok([now, format!("{nth}\n").as_bytes()].concat());
                    folder
                        .in_place("file", |place| update(place, &mut edit))
                        .expect("save");
                });
            }
        });
        assert_eq!(
            folder.read("file").lines().count(),
            12,
            "with a state folder that is {state}"
        );
        assert_eq!(folder.names(), ["file"]);
    }
}

#[test]
fn a_state_folder_that_cannot_be_written_warns_and_stops_nothing() {
    let folder = Folder::with("file", b"old");
    fs::write(folder.state(), "not a folder").expect("write");
    let saved = folder
        .in_place("file", |place| save(place, b"old", b"new", &mut unasked))
        .expect("save");
    assert!(matches!(
        saved.warnings.as_slice(),
        [
            Warning::LockedDirectory { .. },
            ..,
            Warning::VersionNotKept(_)
        ]
    ));
    assert_eq!(folder.read("file"), "new");
    let nowhere = folder.in_place("file", |place| {
        save(
            &Place {
                state: None,
                ..*place
            },
            b"new",
            b"newer",
            &mut unasked,
        )
    });
    assert!(matches!(
        nowhere.expect("save").warnings.as_slice(),
        [.., Warning::NoStateFolder]
    ));
}

#[test]
fn the_longest_name_can_be_saved() {
    let name = "x".repeat(255);
    let folder = Folder::with(&name, b"old");
    folder
        .in_place(&name, |place| save(place, b"old", b"new", &mut unasked))
        .expect("save");
    assert_eq!(folder.read(&name), "new");
    assert_eq!(folder.names(), [name]);
}
