//! The order and the bounds of what is kept.

use std::os::unix::fs::PermissionsExt;

use super::*;
use crate::store::disk::testing::Folder;

fn versions(folder: &Folder) -> Versions {
    Versions::of(&folder.state(), &folder.at("file"))
}

fn contents(versions: &Versions) -> Vec<Vec<u8>> {
    versions
        .list()
        .expect("list")
        .iter()
        .map(|version| versions.read(version).expect("read"))
        .collect()
}

#[test]
fn versions_come_back_in_order_and_equal_ones_once() {
    let folder = Folder::new();
    let versions = versions(&folder);
    assert!(versions.list().expect("none yet").is_empty());
    for bytes in ["one", "two", "two", "one", "three"] {
        versions.keep(bytes.as_bytes()).expect("keep");
    }
    assert_eq!(
        contents(&versions),
        [b"two".to_vec(), b"one".to_vec(), b"three".to_vec()]
    );
    assert!(versions.holds(b"one") && !versions.holds(b"four"));
}

#[test]
fn they_are_bounded_in_number_and_size() {
    let folder = Folder::new();
    let versions = versions(&folder);
    for nth in 0..MOST + 7 {
        versions.keep(format!("{nth}").as_bytes()).expect("keep");
    }
    assert_eq!(versions.list().expect("list").len(), MOST);
    assert_eq!(
        contents(&versions).first().map(Vec::as_slice),
        Some(&b"7"[..])
    );
    let third = vec![b'x'; usize::try_from(ROOM / 10 * 4).expect("small")];
    for nth in 0..4_u8 {
        let mut big = third.clone();
        big.push(nth);
        versions.keep(&big).expect("keep");
    }
    versions.keep(b"small").expect("keep");
    let left = contents(&versions);
    assert!(left.iter().map(Vec::len).sum::<usize>() as u64 <= ROOM);
    assert_eq!(left.last().map(Vec::as_slice), Some(&b"small"[..]));
    assert_eq!(left.len(), 3);
}

#[test]
fn a_damaged_version_is_noticed_and_kept_anew() {
    let folder = Folder::new();
    let versions = versions(&folder);
    versions.keep(b"good").expect("keep");
    let version = versions.list().expect("list").remove(0);
    fs::write(versions.path(&version), b"go").expect("tear it");
    assert!(versions.read(&version).is_err());
    versions.keep(b"good").expect("keep");
    assert_eq!(contents(&versions), [b"good".to_vec()]);
    versions
        .forget(&versions.list().expect("list").remove(0))
        .expect("forget");
    assert!(contents(&versions).is_empty());
}

#[test]
fn they_are_private() {
    let folder = Folder::new();
    let versions = versions(&folder);
    versions.keep(b"secret").expect("keep");
    let version = versions.list().expect("list").remove(0);
    let mode = |path: &Path| fs::metadata(path).expect("metadata").permissions().mode() & 0o777;
    assert_eq!(mode(&versions.path(&version)), 0o600);
    assert_eq!(mode(&versions.folder), 0o700);
}
