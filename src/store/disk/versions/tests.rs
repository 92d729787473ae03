//! The order and the bounds of what is kept.

use super::*;
use crate::store::disk::{system::is_private, testing::Folder};

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
    use super::thin::{RECENT, ROOM};
    let folder = Folder::new();
    let versions = versions(&folder);
    for nth in 0..RECENT + 7 {
        versions.keep(format!("{nth}").as_bytes()).expect("keep");
    }
    let left = contents(&versions);
    // Those before the last ones count as an hour's, of which one stays; an hour may end meanwhile.
    assert!(
        (RECENT..=RECENT + 2).contains(&left.len()),
        "{}",
        left.len()
    );
    assert_eq!(left.last(), Some(&format!("{}", RECENT + 6).into_bytes()));
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
    assert!(left.len() >= 3, "{}", left.len());
}

#[test]
fn the_date_of_a_version_is_its_age() {
    let folder = Folder::new();
    let versions = versions(&folder);
    let day = std::time::Duration::from_hours(24);
    for (nth, age) in [(1, 90), (2, 90), (3, 40), (4, 3), (5, 3)] {
        versions.keep(format!("{nth}").as_bytes()).expect("keep");
        let version = versions.list().expect("list").pop().expect("kept");
        let file = fs::OpenOptions::new()
            .write(true)
            .open(versions.path(&version))
            .expect("open");
        file.set_modified(SystemTime::now() - day * age)
            .expect("dated");
    }
    versions.keep(b"now").expect("keep");
    assert_eq!(contents(&versions), [&b"2"[..], b"3", b"5", b"now"]);
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
fn half_a_version_goes_and_what_cannot_go_is_told() {
    let folder = Folder::new();
    let versions = versions(&folder);
    versions.sweep().expect("nothing there");
    versions.keep(b"one").expect("keep");
    let part = versions.folder.join("part");
    fs::write(&part, "ha").expect("half of one");
    versions.sweep().expect("swept");
    assert!(!part.exists());
    fs::create_dir(&part).expect("a folder in its place");
    assert!(versions.sweep().is_err());
    let version = versions.list().expect("list").remove(0);
    assert_eq!(version.number(), 1);
    for _ in 0..2 {
        versions.forget(&version).expect("gone");
    }
    fs::create_dir(versions.path(&version)).expect("a folder in its place");
    assert!(versions.forget(&version).is_err());
}

#[test]
fn they_are_private() {
    let folder = Folder::new();
    let versions = versions(&folder);
    versions.keep(b"secret").expect("keep");
    let version = versions.list().expect("list").remove(0);
    assert!(is_private(&versions.path(&version)));
    assert!(is_private(&versions.folder));
}
