//! The edges of what is read and saved: sizes, flags, and what only a person without special rights meets.

use std::{
    fs::{self, File},
    os::unix::fs::{MetadataExt as _, PermissionsExt as _},
    path::Path,
};

use super::{
    create::create_new,
    names::temp_prefix,
    snapshot::{LIMIT, Snapshot},
    target::{Target, not_found, parent_of},
    temp::Temp,
    testing::Folder,
    trouble::Trouble,
};

fn refusal(path: &Path) -> Trouble {
    Snapshot::read(path).expect_err("refused").trouble
}

#[test]
fn a_file_may_be_just_as_large_as_the_limit() {
    let folder = Folder::new();
    let sized = |size: u64| {
        let file = File::create(folder.at("file")).expect("create");
        file.set_len(size).expect("grown");
        refusal(&folder.at("file"))
    };
    assert!(matches!(sized(LIMIT), Trouble::Nul { offset: 0 }));
    assert!(matches!(sized(LIMIT + 1), Trouble::TooLarge { .. }));
}

#[test]
fn what_could_not_be_read_back_is_not_written() {
    let folder = Folder::new();
    let large = vec![b'x'; usize::try_from(LIMIT).expect("small") + 1];
    let create = |bytes: &[u8]| folder.in_place("file", |place| create_new(place, bytes));
    let error = create(&large).expect_err("refused");
    assert!(matches!(error.trouble, Trouble::TooLarge { size, .. } if size == LIMIT + 1));
    assert!(folder.names().is_empty());
    create(&large[1..]).expect("just as large as the limit");
    assert_eq!(fs::metadata(folder.at("file")).expect("there").len(), LIMIT);
}

#[test]
fn a_temporary_name_that_is_taken_is_left_alone() {
    let folder = Folder::with("file", b"");
    let target = Target::resolve(&folder.at("file")).expect("resolve");
    let usual = format!(
        "{}{}",
        temp_prefix(target.name()).to_string_lossy(),
        std::process::id()
    );
    let name = |temp: &Temp<'_>| temp.name().to_string_lossy().into_owned();
    let temp = Temp::create(&target).expect("create");
    assert_eq!(name(&temp), usual);
    let metadata = fs::symlink_metadata(folder.at(&usual)).expect("there");
    assert_eq!(
        (temp.inode(), metadata.mode() & 0o777),
        (metadata.ino(), 0o600)
    );
    drop(temp);
    folder.write(&usual, "theirs");
    let [one, two] = [(); 2].map(|()| Temp::create(&target).expect("create"));
    assert_eq!(
        (name(&one), name(&two)),
        (format!("{usual}-1"), format!("{usual}-2"))
    );
    drop((one, two));
    assert_eq!(folder.read(&usual), "theirs");
}

#[test]
fn no_program_that_is_started_gets_an_open_file() {
    let folder = Folder::with("file", b"");
    let before = open_files();
    let target = Target::resolve(&folder.at("file")).expect("resolve");
    let temp = Temp::create(&target).expect("create");
    let output = std::process::Command::new("ls")
        .args(["-l", "/proc/self/fd"])
        .output();
    let Ok(output) = output else { return };
    let seen = String::from_utf8_lossy(&output.stdout).into_owned();
    let place = folder
        .at("")
        .to_string_lossy()
        .trim_end_matches('/')
        .to_owned();
    assert!(!seen.contains(&place), "{seen}");
    assert!(
        before.is_none() || before < open_files(),
        "they are open here"
    );
    drop(temp);
}

fn open_files() -> Option<usize> {
    Some(fs::read_dir("/proc/self/fd").ok()?.count())
}

#[test]
fn what_a_person_may_not_write_is_refused_before_anything_is_tried() {
    let folder = Folder::with("file", b"");
    let locked = folder.at("");
    let trouble = |path: &Path| Target::resolve(path).expect_err("refused").trouble;
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o555)).expect("locked");
    // The system's keeper may write everywhere.
    if File::create(folder.at("new")).is_err() {
        assert!(matches!(
            trouble(&folder.at("file")),
            Trouble::ReadOnlyDirectory
        ));
        let first = folder
            .in_place("first", |place| create_new(place, b""))
            .expect_err("refused");
        assert!(matches!(first.trouble, Trouble::ReadOnlyDirectory));
        let others = Path::new("/etc/passwd");
        if others.exists() {
            assert!(matches!(trouble(others), Trouble::ReadOnlyFile));
        }
    }
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o755)).expect("open again");
}

#[test]
fn only_a_name_that_nothing_has_is_missing() {
    let folder = Folder::with("file", b"");
    let none = || fs::metadata(folder.at("none")).expect_err("nothing there");
    let why = |name: &str| not_found(&folder.at(name), none(), "look");
    assert!(matches!(why("none"), Trouble::Missing));
    assert!(matches!(why("file"), Trouble::System { .. }));
    assert!(matches!(why("file/below"), Trouble::System { .. }));
    assert_eq!(parent_of(Path::new("file")), Path::new("."));
    assert_eq!(parent_of(Path::new("a/file")), Path::new("a"));
}
