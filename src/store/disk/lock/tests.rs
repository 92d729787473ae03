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
