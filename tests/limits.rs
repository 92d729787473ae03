//! Files that no person wrote: huge, deep, endless, or no files at all. Each is read or refused with clear words, within
//! bounds of time and memory, and never by a stack that ran over.

// The bounds are set by a shell of Unix, and links and pipes are made.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// Seconds of the processor, and KiB; a tenth of it is used, unless something grows with the square of the file. What waits
/// for ever ends too.
const BOUNDS: &str = "ulimit -t 20 && ulimit -v 1500000 && exec timeout 300 \"$0\" \"$@\"";

fn run(file: &Path, arguments: &[&str]) -> Output {
    let home = file.parent().expect("a folder");
    let output = Command::new("sh")
        .args(["-c", BOUNDS, env!("CARGO_BIN_EXE_roadbook"), "--file"])
        .arg(file)
        .args(arguments)
        .current_dir(home)
        .env_clear()
        .env("HOME", home)
        .env("ROADBOOK_TODAY", "2026-11-22")
        .stdin(Stdio::null())
        .output()
        .expect("sh runs");
    let code = output.status.code();
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    let name = file.display();
    assert!(
        code.is_some_and(|code| code <= 2),
        "{name} {arguments:?}: {} {errors}",
        output.status
    );
    assert!(
        code == Some(0) || !errors.is_empty() || !output.stdout.is_empty(),
        "{name}: a word on it"
    );
    output
}

/// Whether the file is refused: by a screen that says so, and by a command that fails and leaves it.
fn refused(file: &Path) -> bool {
    let screen = run(file, &["--print"]);
    let screen = String::from_utf8_lossy(&screen.stdout).into_owned();
    let broken = screen.contains("cannot be read as a roadmap");
    run(file, &["log", "--dry-run", "read it"]);
    let logs = !run(file, &["log", "read it"]).status.success();
    assert_eq!(broken, logs, "{}: {screen}", file.display());
    broken
}

fn many(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).map(line).collect()
}

#[test]
fn a_file_of_any_shape_is_read_in_bounds() {
    let folder = tempfile::tempdir().expect("a folder");
    let count = 40_000;
    let shapes = [
        ("keys", "[person]\n".to_owned() + &many(count, |n| format!("k{n} = {n}\n"))),
        ("inline", format!("[person]\nx = {{ {} k = 1 }}\n", many(count, |n| format!("k{n} = {n},")))),
        ("sessions", many(count, |_| "[[shadow]]\non = 2026-11-12\nwith = \"Bo\"\n".to_owned())),
        ("wins", many(count, |n| format!("[[win]]\nid = \"w{n}\"\nquarter = \"2026-Q4\"\ntitle = \"a\"\n"))),
        ("levels", format!("[[skill]]\ntitle = \"t\"\nlevels = [\n{}]\n", many(count, |_| "{ on = 2026-01-01, by = \"me\" },\n".to_owned()))),
        ("guards", "[[win]]\ntitle = \"t\"\n".to_owned() + &many(count, |_| "[[win.guard]]\nmeasure = \"m\"\n".to_owned())),
        ("proofs", many(count / 8, |n| {
            format!("[[skill]]\nid = \"s{n}\"\ntitle = \"a\"\nlevels = [{{ on = 2026-10-01, by = \"me\", evidence = [\"evidence:e{n}\"] }}]\n[[evidence]]\nid = \"e{n}\"\non = 2026-10-02\nwhat = \"x\"\nskills = [\"s{n}\"]\n")
        })),
        ("long", format!("[[win]]\nquarter = \"2026-Q4\"\ntitle = \"{}\"\n", "界".repeat(1 << 20))),
        ("numbers", "schema = 1\n[person]\nfiscal_year_starts = -9223372036854775808\n[[budget]]\nyear = 9223372036854775807\namount = -1e308\n[[cert]]\nof = \"cka\"\nhours_planned = 1e300\ncost = inf\nexam = 0001-01-01\nexpires = 9999-12-31\nstudy = [{ on = 0001-01-01, hours = -1e308 }, { on = 9999-12-31, hours = 1e308, percent = nan }]\n[[win]]\nquarter = \"999999999999-Q4\"\n[[win]]\nquarter = \"2026-Q4\"\ntitle = \"y\"\nstarted = 0001-01-01\n[[win.key_result]]\nmeasure = \"m\"\nbaseline = -1e308\ntarget = 1e308\nreadings = [{ on = 9999-12-31, value = 1e308 }, { on = 0001-01-01, value = -inf }]\n[[away]]\nfrom = 0001-01-01\nuntil = 9999-12-31\n[[shadow]]\non = 9999-12-31\nwith = \"b\"\nhours = 1e308\n".to_owned()),
    ];
    for (name, text) in shapes {
        let file = folder.path().join(format!("{name}.toml"));
        fs::write(&file, text).expect("a file");
        assert!(!refused(&file), "{name}");
    }
}

#[test]
fn what_is_too_deep_too_large_or_broken_all_over_is_refused_in_bounds() {
    let folder = tempfile::tempdir().expect("a folder");
    let count = 100_000;
    let shapes = [
        ("brackets", format!("x = {}\n", "[".repeat(count))),
        (
            "closed",
            format!("x = {}{}\n", "[".repeat(count), "]".repeat(count)),
        ),
        ("braces", format!("x = {}\n", "{a=".repeat(count))),
        ("lines", "x = [\n".repeat(count)),
        ("header", format!("[{}a]\n", "a.".repeat(count))),
        ("dots", format!("{}a = 1\n", "a.".repeat(count))),
        ("equals", "=\n".repeat(count)),
        ("open", "[\n".repeat(count)),
        ("quotes", "\"\n".repeat(count)),
        ("triples", "x = \"\"\"\n".repeat(count)),
        ("same", "[person]\n".to_owned() + &"k = 1\n".repeat(count)),
        ("tables", many(200_001, |n| format!("[t{n}]\n"))),
        ("large", "# 0123456789abcdef\n".repeat(2_000_000)),
        (
            "number",
            "[person]\nfiscal_year_starts = 99999999999999999999\n".to_owned(),
        ),
        ("float", "[person]\nx = 1e999\n".to_owned()),
        ("date", "[person]\nstarted = 2026-02-30\n".to_owned()),
        ("nul", "[person]\nname = \"a\0\"\n".to_owned()),
    ];
    for (name, text) in shapes {
        let file = folder.path().join(format!("{name}.toml"));
        fs::write(&file, &text).expect("a file");
        assert!(refused(&file), "{name}");
        assert!(
            fs::read_to_string(&file).expect("it is there") == text,
            "{name} is left"
        );
    }
    for (name, bytes) in [
        ("latin1", &b"[person]\nname = \"Zo\xeb\"\n"[..]),
        ("utf16", b"\xff\xfe[\0p\0"),
        ("noise", &[0x80, 0xff, 0xc0, 0xc1, 0xf5]),
    ] {
        let file = folder.path().join(format!("{name}.toml"));
        fs::write(&file, bytes).expect("a file");
        assert!(refused(&file), "{name}");
    }
}

#[test]
fn what_is_no_file_is_refused_without_waiting() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    fs::create_dir(at("folder.toml")).expect("a folder");
    symlink("loop.toml", at("loop.toml")).expect("a link");
    symlink("/dev/zero", at("zero.toml")).expect("a link");
    symlink("none", at("dangling.toml")).expect("a link");
    let made = Command::new("mkfifo").arg(at("pipe.toml")).status();
    assert!(made.is_ok_and(|status| status.success()));
    for name in ["folder", "loop", "zero", "dangling", "pipe"] {
        assert!(refused(&at(&format!("{name}.toml"))), "{name}");
    }
}

/// Files at their real size, and what is no file; each is made when it is needed.
fn odd(folder: &Path) -> Vec<PathBuf> {
    let at = |name: &str| folder.join(name);
    // As large as it says, and nothing of it is on the disk.
    let large = fs::File::create(at("large")).expect("a file");
    large.set_len(200 << 20).expect("it grows");
    let mut line = "[person]\nname = \"".to_owned();
    line.extend(std::iter::repeat_n('a', 50_000_000));
    fs::write(at("line"), line + "\"\n").expect("a file");
    let brackets = "[".repeat(100_000) + &"]".repeat(100_000);
    fs::write(at("deep"), format!("x = {brackets}\n")).expect("a file");
    fs::write(at("tables"), many(1_000_000, |n| format!("[t{n}]\n"))).expect("a file");
    fs::write(at("latin"), b"[person]\nname = \"Zo\xeb\"\n").expect("a file");
    fs::create_dir(at("folder")).expect("a folder");
    symlink("loop", at("loop")).expect("a link");
    symlink("/dev/zero", at("zero")).expect("a link");
    let made = Command::new("mkfifo").arg(at("pipe")).status();
    assert!(made.is_ok_and(|status| status.success()));
    let names = [
        "large", "line", "deep", "tables", "latin", "folder", "loop", "zero", "pipe",
    ];
    names.map(at).to_vec()
}

#[test]
fn every_way_in_refuses_what_is_too_much_or_no_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let good = folder.path().join("good.toml");
    fs::write(&good, "[person]\nname = \"Ada\"\n").expect("a file");
    let inside = folder.path().join("odd");
    fs::create_dir(&inside).expect("a folder");
    let team = folder.path().join("team");
    fs::create_dir(&team).expect("a folder");
    for path in odd(&inside) {
        let name = path.to_str().expect("a plain name");
        for arguments in [
            &["status"][..],
            &["check"],
            &["review", "--plain"],
            &["export", "json"],
            &["schema", "--install"],
        ] {
            let output = run(&path, arguments);
            assert_ne!(output.status.code(), Some(0), "{name}: {arguments:?}");
        }
        for arguments in [
            &["diff", "good.toml", name][..],
            &["take-back", "-n", name],
            &["import", name, "--as", "csv", "--into", "shadow", "-n"],
            &["import", name, "--as", "badge", "-n"],
            &["team", name, "--plain"],
        ] {
            // A folder is where a team lies.
            let is_team = arguments[0] == "team" && path.is_dir();
            let code = run(&good, arguments).status.code();
            assert_eq!(code == Some(0), is_team, "{name}: {arguments:?}");
        }
        let link = team
            .join(path.file_name().expect("a name"))
            .with_extension("toml");
        symlink(&path, link).expect("a link");
    }
    let said = run(
        &good,
        &["team", team.to_str().expect("a plain name"), "--plain"],
    );
    let said = String::from_utf8_lossy(&said.stdout).into_owned();
    for name in [
        "large", "line", "deep", "tables", "latin", "folder", "loop", "zero", "pipe",
    ] {
        let told = said
            .lines()
            .find(|line| line.starts_with(&format!("{name}.toml: ")));
        assert!(told.is_some(), "{name}: {said}");
    }
}

#[test]
fn settings_that_are_too_much_or_no_file_are_told_and_left_out() {
    let folder = tempfile::tempdir().expect("a folder");
    let good = folder.path().join("good.toml");
    fs::write(&good, "[person]\nname = \"Ada\"\n").expect("a file");
    let inside = folder.path().join("odd");
    fs::create_dir(&inside).expect("a folder");
    let settings = folder.path().join(".config/roadbook");
    fs::create_dir_all(settings.join("themes")).expect("a folder");
    for path in odd(&inside) {
        for name in ["config.toml", "keymap.toml", "themes/mine.toml"] {
            if name == "themes/mine.toml" {
                fs::write(settings.join("config.toml"), "theme = \"mine\"\n").expect("a file");
            }
            symlink(&path, settings.join(name)).expect("a link");
            let output = run(&good, &["--print"]);
            assert_eq!(output.status.code(), Some(0));
            let told = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(told.contains(name), "{}: {told}", path.display());
            assert!(String::from_utf8_lossy(&output.stdout).contains("Ada"));
            fs::remove_file(settings.join(name)).expect("it goes");
        }
        fs::remove_file(settings.join("config.toml")).expect("it goes");
    }
}
