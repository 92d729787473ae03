//! Who waits, and what is left of a killed save.

use std::fs;

use super::*;
use crate::store::disk::{system::is_private, testing::Folder};

fn take(folder: &Folder, warnings: &mut Vec<Warning>) -> Result<Lock, FileError> {
    let target = Target::resolve(&folder.at("file")).expect("resolve");
    Lock::take_within(
        Duration::from_millis(5),
        Some(&folder.state()),
        &target,
        warnings,
    )
}

#[test]
fn a_second_save_waits_and_then_gives_up() {
    let folder = Folder::with("file", b"");
    let mut warnings = Vec::new();
    let first = take(&folder, &mut warnings).expect("free");
    let unfinished = Unfinished {
        inode: 42,
        name: ".file.tmp-1 x".into(),
    };
    first.write_note(&unfinished);
    let second = take(&folder, &mut warnings).expect_err("held");
    let own = std::process::id();
    // Where a locked file cannot be read, nobody can say who it is.
    let is_known = |process: Option<u32>| process.map_or(cfg!(windows), |id| id == own);
    assert!(matches!(second.trouble, Trouble::Busy { process } if is_known(process)));
    drop(first);
    let third = take(&folder, &mut warnings).expect("free again");
    assert_eq!(third.unfinished(), Some(unfinished));
    assert!(warnings.is_empty());
}

#[test]
fn the_state_folder_is_private() {
    let folder = Folder::with("file", b"");
    let _lock = take(&folder, &mut Vec::new()).expect("free");
    let locks = folder.state().join("locks");
    assert!(is_private(&folder.state()) && is_private(&locks));
    for entry in fs::read_dir(locks).expect("list") {
        assert!(is_private(&entry.expect("entry").path()));
    }
}

#[test]
#[cfg(unix)]
fn without_a_state_folder_the_directory_is_locked_and_it_is_said() {
    let folder = Folder::with("file", b"");
    fs::write(folder.state(), "not a folder").expect("write");
    let mut warnings = Vec::new();
    let first = take(&folder, &mut warnings).expect("free");
    assert!(matches!(
        warnings.as_slice(),
        [Warning::LockedDirectory { .. }]
    ));
    assert!(matches!(
        take(&folder, &mut warnings).expect_err("held").trouble,
        Trouble::Busy { .. }
    ));
    drop(first);
    take(&folder, &mut warnings).expect("free again");
}

#[test]
fn nothing_is_left_of_a_save_that_ended() {
    let folder = Folder::with("file", b"");
    let lock = take(&folder, &mut Vec::new()).expect("free");
    lock.write_note(&Unfinished {
        inode: 42,
        name: ".file.tmp-1".into(),
    });
    assert!(lock.unfinished().is_some());
    lock.clear_note();
    assert_eq!(lock.unfinished(), None);
}

#[cfg(unix)]
#[test]
fn a_lock_of_the_directory_is_given_back_while_the_directory_stays_open() {
    let folder = Folder::with("file", b"");
    let target = Target::resolve(&folder.at("file")).expect("resolve");
    let other = Target::resolve(&folder.at("file")).expect("resolve");
    let take = |target: &Target| {
        Lock::take_within(Duration::from_millis(5), None, target, &mut Vec::new())
    };
    let first = take(&target).expect("free");
    assert!(take(&other).is_err());
    drop(first);
    take(&other).expect("free again");
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_a_lock_is_not_followed() {
    let folder = Folder::with("file", b"");
    drop(take(&folder, &mut Vec::new()).expect("free"));
    let locks = folder.state().join("locks");
    let mut entries = fs::read_dir(locks).expect("list");
    let lock = entries.next().expect("a lock").expect("an entry").path();
    fs::remove_file(&lock).expect("gone");
    std::os::unix::fs::symlink(folder.at("stolen"), &lock).expect("link");
    let mut warnings = Vec::new();
    drop(take(&folder, &mut warnings).expect("another way"));
    assert!(matches!(
        warnings.as_slice(),
        [Warning::LockedDirectory { .. }]
    ));
    assert!(!folder.at("stolen").exists());
}
