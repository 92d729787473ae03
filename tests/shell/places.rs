//! Odd places: names that are no UTF-8, no home, a home that cannot be written, another file system.

// Names that are no text, devices and other file systems are those of Unix.
#![cfg(unix)]

use crate::home::{Home, Said};
use std::ffi::OsString;
use std::fs;
use std::os::unix::ffi::OsStringExt as _;
use std::path::Path;

const ROADMAP: &str = "[person]\nname = \"Ada\"\n";

/// Runs a command with a file, each as bytes.
fn run(home: &Home, before: &[&str], path: &Path, after: &[&str]) -> Said {
    let mut command = home.command(before);
    command.arg(path).args(after);
    Said::of(command.output().expect("it runs"))
}

/// Everything that a person does with a file works with this one.
fn works(home: &Home, path: &Path) {
    fs::write(path, ROADMAP).expect("the file is written");
    let file = |words: &[&str]| {
        let mut command = home.command(&["--file"]);
        command.arg(path).args(words);
        Said::of(command.output().expect("it runs"))
    };
    for words in [
        &["status"][..],
        &["status", "--short"],
        &["status", "--short"],
        &["show", "person"],
        &["log", "Held it #design"],
        &["set", "person", "role=Engineer"],
        &["undo"],
        &["diff", "--from", "2026-01-01"],
        &["export", "md"],
        &["restore"],
        &["--print"],
    ] {
        let said = file(words);
        assert_eq!(said.code, Some(0), "{words:?}: {said:?}");
    }
    let said = run(home, &["check"], path, &[]);
    assert_eq!(said.code, Some(0), "{said:?}");
    let text = fs::read_to_string(path).expect("the file");
    assert!(
        text.contains("Held it") && !text.contains("Engineer"),
        "{text}"
    );
}

#[test]
fn a_name_that_is_no_utf8_is_a_name_like_others() {
    let home = Home::new();
    let folder = home
        .folder()
        .join(OsString::from_vec(b"fold\xe9r".to_vec()));
    fs::create_dir(&folder).expect("the folder is made");
    let path = folder.join(OsString::from_vec(b"r\xff\n\x1b.toml".to_vec()));
    works(&home, &path);
    let said = run(
        &home,
        &["show", "person", "--file"],
        &folder.join("none"),
        &[],
    );
    assert!(
        !said.err.contains('\u{1b}') && said.err.contains("no roadmap yet"),
        "{said:?}"
    );
    let facts = run(&home, &["export", "jsonl"], &folder, &[]);
    assert_eq!(facts.code, Some(0), "{facts:?}");
    let page = folder.join(OsString::from_vec(b"\xfe.html".to_vec()));
    let mut command = home.command(&["export", "html", "--file"]);
    let said = Said::of(
        command
            .arg(&path)
            .arg("-o")
            .arg(&page)
            .output()
            .expect("it runs"),
    );
    assert_eq!(said.code, Some(0), "{said:?}");
    assert!(page.exists());
}

#[test]
fn without_a_home_folder_a_file_that_is_named_works() {
    let home = Home::new();
    let path = home.path("named.toml");
    fs::write(&path, ROADMAP).expect("written");
    let homeless = |words: &[&str]| {
        let mut command = home.command(words);
        command.env_remove("HOME").env_remove("ROADBOOK_FILE");
        // Where the system knows a home for the user, it is not the one of whoever runs the tests.
        command
            .env("XDG_STATE_HOME", home.path("s"))
            .env("XDG_CONFIG_HOME", home.path("c"));
        command.env("XDG_DATA_HOME", home.path("d"));
        Said::of(command.output().expect("it runs"))
    };
    let name = path.to_string_lossy();
    for words in [
        &["--file", &name, "status"][..],
        &["--file", &name, "log", "Held it"],
        &["--file", &name, "undo"],
        &["check", &name],
        &["schema"],
        &["completions", "bash"],
    ] {
        let said = homeless(words);
        assert_eq!(said.code, Some(0), "{words:?}: {said:?}");
    }
}

#[test]
fn the_roadmap_is_the_one_that_is_named_nearest() {
    let home = Home::new();
    let person = |name: &str| format!("[person]\nname = \"{name}\"\n");
    for folder in ["c/roadbook", "d/roadbook"] {
        fs::create_dir_all(home.path(folder)).expect("the folder is made");
    }
    let argument = home.file("argument.toml", &person("Of the argument"));
    home.file("r.toml", &person("Of the variable"));
    let config = home.file("config.toml", &person("Of the config"));
    home.file("c/roadbook/config.toml", &format!("file = \"{config}\"\n"));
    home.file("d/roadbook/roadmap.toml", &person("Of the data folder"));
    let shown = |words: &[&str], without: &[&str]| {
        let mut command = home.command(words);
        command.args(["show", "person"]);
        command.env("XDG_CONFIG_HOME", home.path("c"));
        command.env("XDG_DATA_HOME", home.path("d"));
        for variable in without {
            command.env_remove(variable);
        }
        Said::of(command.output().expect("it runs"))
    };
    let named = shown(&["--file", &argument], &[]);
    assert!(named.out.contains("Of the argument"), "{named:?}");
    let named = shown(&[], &[]);
    assert!(named.out.contains("Of the variable"), "{named:?}");
    let named = shown(&[], &["ROADBOOK_FILE"]);
    assert!(named.out.contains("Of the config"), "{named:?}");
    let named = shown(&[], &["ROADBOOK_FILE", "XDG_CONFIG_HOME"]);
    assert!(named.out.contains("Of the data folder"), "{named:?}");
}

#[test]
fn a_home_that_cannot_be_written_stops_nothing_but_what_is_kept_there() {
    let home = Home::new();
    let path = home.path("r.toml");
    fs::write(&path, ROADMAP).expect("written");
    for place in ["/proc/nowhere", "/dev/null/x"] {
        for words in [
            &["status"][..],
            &["status", "--short"],
            &["log", "Held it"],
            &["check"],
            &["show", "person"],
        ] {
            let mut command = home.command(words);
            let said = Said::of(command.env("HOME", place).output().expect("it runs"));
            assert_eq!(said.code, Some(0), "{place}: {words:?}: {said:?}");
        }
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_file_on_another_file_system_works() {
    use std::os::unix::fs::MetadataExt as _;
    let home = Home::new();
    let shared = Path::new("/dev/shm");
    let device = |path: &Path| fs::metadata(path).map(|found| found.dev()).ok();
    if device(shared).is_none() || device(shared) == device(home.folder()) {
        crate::home::skip("there is no other file system at /dev/shm");
        return;
    }
    let folder = shared.join(format!("roadbook-test-{}", std::process::id()));
    let Ok(()) = fs::create_dir(&folder) else {
        crate::home::skip("/dev/shm cannot be written");
        return;
    };
    works(&home, &folder.join("r.toml"));
    // And by a link from here.
    let link = home.path("linked.toml");
    std::os::unix::fs::symlink(folder.join("r.toml"), &link).expect("a link");
    works(&home, &link);
    assert!(fs::symlink_metadata(&link).expect("the link").is_symlink());
    fs::remove_dir_all(&folder).expect("it goes");
}
