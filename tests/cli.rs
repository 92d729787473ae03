//! The command line from outside: exit codes, what is said where, and odd places to write to.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// A home of one's own, so that no test sees the files of whoever runs it.
struct Home(TempDir);

impl Home {
    fn new() -> Home {
        Home(tempfile::tempdir().expect("a temporary folder"))
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Writes a file and returns its path.
    fn file(&self, name: &str, text: &str) -> String {
        let path = self.path(name);
        fs::write(&path, text).expect("the file is written");
        path.to_string_lossy().into_owned()
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_roadbook"));
        command
            .args(arguments)
            .stdin(Stdio::null())
            .env_clear()
            .env("HOME", self.0.path())
            .env("TMPDIR", self.0.path())
            .env("ROADBOOK_TODAY", "2026-11-22");
        command
    }

    fn run(&self, arguments: &[&str]) -> Said {
        Said::of(self.command(arguments).output().expect("it runs"))
    }
}

/// What a run has said, and its exit code.
#[derive(Debug)]
struct Said {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Said {
    fn of(output: Output) -> Said {
        let text = |bytes| String::from_utf8(bytes).expect("text");
        Said {
            code: output.status.code(),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }
}

const ROADMAP: &str = "[person]\nname = \"Ada Okafor\"\n";
const LINE: &str = "shadowed Bo on access review 2h @cloudsec #observe yesterday";
const RECORDED: &str = "
[[shadow]]
id = \"2026-11-21-bo\"
on = 2026-11-21
track = \"cloudsec\"
with = \"Bo\"
step = \"observe\"
hours = 2.0
what = \"access review\"
";

#[test]
fn the_help_fits_a_small_terminal() {
    let home = Home::new();
    for arguments in [
        &["--help"][..],
        &["-h"],
        &["log", "--help"],
        &["demo", "-h"],
    ] {
        let said = home.run(arguments);
        assert_eq!(said.code, Some(0), "{said:?}");
        assert!(said.err.is_empty(), "{said:?}");
        // The list of all commands may be longer than the smallest screen.
        let most = if arguments.len() == 1 { 48 } else { 24 };
        assert!(said.out.lines().count() <= most, "{}", said.out);
        let widest = said.out.lines().map(|line| line.chars().count()).max();
        assert!(widest <= Some(80), "{widest:?}\n{}", said.out);
    }
    let help = home.run(&["--help"]).out;
    for word in [
        "demo",
        "log",
        "undo",
        "restore",
        "forget",
        "--file",
        "--today",
        "--read-only",
    ] {
        assert!(help.contains(word), "{word}");
    }
    assert_eq!(home.run(&["--version"]).code, Some(0));
}

#[test]
fn mistakes_are_told_on_stderr_with_code_2() {
    let home = Home::new();
    let file = home.file("r.toml", ROADMAP);
    for arguments in [
        &["--nope"][..],
        &["log"],
        &["--today", "soon"],
        &["--today", "2026-02-30", "log", "x"],
        &["demo", "--print", "--size", "big"],
        &["demo", "--print", "--keys", "nokey"],
        &[file.as_str(), "log", "x"],
        &["--file", &file, "log", "x", "--read-only"],
    ] {
        let said = home.run(arguments);
        assert_eq!(said.code, Some(2), "{arguments:?}: {said:?}");
        assert!(said.out.is_empty(), "{arguments:?}: {said:?}");
        assert!(!said.err.is_empty(), "{arguments:?}");
    }
    assert_eq!(fs::read_to_string(&file).expect("the file"), ROADMAP);
    let said = Said::of(
        home.command(&["log", "x"])
            .env("ROADBOOK_TODAY", "soon")
            .output()
            .expect("it runs"),
    );
    assert_eq!(said.code, Some(2), "{said:?}");
}

#[test]
fn without_a_terminal_the_screen_is_refused() {
    let home = Home::new();
    let file = home.file("r.toml", ROADMAP);
    for arguments in [
        &[][..],
        &[file.as_str()],
        &["demo"],
        &["--read-only", file.as_str()],
    ] {
        let said = home.run(arguments);
        assert_eq!(said.code, Some(2), "{arguments:?}: {said:?}");
        assert!(said.out.is_empty(), "{arguments:?}: {said:?}");
        assert!(said.err.contains("terminal"), "{arguments:?}: {said:?}");
    }
    assert_eq!(fs::read_to_string(&file).expect("the file"), ROADMAP);
}

#[test]
fn a_line_is_understood_and_recorded() {
    let home = Home::new();
    let file = home.file("r.toml", ROADMAP);
    let said = home.run(&["--file", &file, "log", "-n", LINE]);
    assert_eq!(said.code, Some(0), "{said:?}");
    assert!(said.out.contains("access review") && said.out.contains("2026-11-21"));
    assert_eq!(fs::read_to_string(&file).expect("the file"), ROADMAP);
    let said = home.run(&["--file", &file, "log", LINE]);
    assert_eq!(said.code, Some(0), "{said:?}");
    let recorded = format!("{ROADMAP}{RECORDED}");
    assert_eq!(fs::read_to_string(&file).expect("the file"), recorded);
}

#[test]
fn what_cannot_be_recorded_is_told_and_changes_nothing() {
    let home = Home::new();
    let file = home.file("r.toml", ROADMAP);
    for line in ["shadowed", "shadowed 2h", "shadowed Bo #watch", "#backstop"] {
        let said = home.run(&["--file", &file, "log", line]);
        assert_eq!(said.code, Some(1), "{line}: {said:?}");
        assert!(
            said.out.is_empty() && !said.err.is_empty(),
            "{line}: {said:?}"
        );
    }
    assert_eq!(fs::read_to_string(&file).expect("the file"), ROADMAP);
    let missing = home.path("nowhere/r.toml").to_string_lossy().into_owned();
    let said = home.run(&["--file", &missing, "log", "x"]);
    assert_eq!(said.code, Some(1), "{said:?}");
    assert!(said.err.contains("no roadmap yet"), "{said:?}");
    assert!(
        said.out.is_empty(),
        "nothing is said to be recorded: {said:?}"
    );
    assert!(!home.path("nowhere").exists());
}

#[test]
fn without_a_roadmap_the_shell_says_how_to_begin_one() {
    let home = Home::new();
    for command in [&["log", "rehearsed it"][..], &["undo"], &["restore"]] {
        let said = home.run(command);
        assert_eq!((said.code, &*said.out), (Some(1), ""), "{said:?}");
        assert!(said.err.contains("there is no roadmap yet at "), "{said:?}");
        assert!(said.err.contains("run `roadbook` to begin one"), "{said:?}");
    }
}

#[test]
fn a_broken_file_is_told_with_line_column_and_caret() {
    let home = Home::new();
    let text = "[person]\nname = \"Ada \u{1b}[31m\n";
    let file = home.file("b.toml", text);
    for arguments in [
        &["--file", &file, "log", "x"][..],
        &["--file", &file, "log", "-n", "x"],
    ] {
        let said = home.run(arguments);
        assert_eq!(said.code, Some(1), "{said:?}");
        assert!(said.err.contains("b.toml:2:"), "{said:?}");
        assert_eq!(said.err.matches("b.toml").count(), 1, "{said:?}");
        assert!(said.err.contains('^'), "{said:?}");
        assert!(!said.err.contains('\u{1b}'), "{said:?}");
    }
    assert_eq!(fs::read_to_string(&file).expect("the file"), text);
}

#[test]
fn a_locked_file_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let home = Home::new();
    let file = home.file("r.toml", ROADMAP);
    fs::set_permissions(&file, fs::Permissions::from_mode(0o444)).expect("it is locked");
    let said = home.run(&["--file", &file, "log", "x"]);
    assert_eq!(said.code, Some(1), "{said:?}");
    assert!(
        said.err.contains("read-only") || said.err.contains("written"),
        "{said:?}"
    );
    assert_eq!(fs::read_to_string(&file).expect("the file"), ROADMAP);
}

#[test]
fn a_home_that_cannot_be_written_is_told() {
    let home = Home::new();
    let run = |arguments: &[&str]| {
        let mut command = home.command(arguments);
        let output = command.env("HOME", "/proc/nowhere").output();
        Said::of(output.expect("it runs"))
    };
    let said = run(&["log", "x"]);
    assert_eq!(said.code, Some(1), "{said:?}");
    let said = run(&["demo", "--write", "/proc/nowhere/r.toml"]);
    assert_eq!(said.code, Some(1), "{said:?}");
    assert!(said.err.contains("/proc/nowhere"), "{said:?}");
    // Locks and old versions have no place then, and the line is recorded all the same.
    let file = home.file("r.toml", ROADMAP);
    let said = run(&["--file", &file, "log", "x"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    assert!(
        fs::read_to_string(&file)
            .expect("the file")
            .contains("[[evidence]]")
    );
}

#[test]
fn a_closed_pipe_is_a_quiet_end() {
    let home = Home::new();
    let file = home.file("r.toml", ROADMAP);
    for arguments in [
        &["--help"][..],
        &["demo", "--print", "--size", "400x400"],
        &["--file", &file, "log", "-n", "x"],
    ] {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let mut child = home
            .command(arguments)
            .stdout(writer)
            .stderr(Stdio::piped())
            .spawn()
            .expect("it runs");
        let mut err = String::new();
        let mut stderr = child.stderr.take().expect("its words");
        stderr.read_to_string(&mut err).expect("text");
        assert_eq!(
            child.wait().expect("its end").code(),
            Some(0),
            "{arguments:?}"
        );
        assert!(err.is_empty(), "{arguments:?}: {err}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_under_the_output_is_an_error() {
    let home = Home::new();
    let file = home.file("r.toml", ROADMAP);
    for arguments in [
        &["--help"][..],
        &["demo", "--print"],
        &["--file", &file, "log", "-n", "x"],
    ] {
        let full = File::options()
            .write(true)
            .open("/dev/full")
            .expect("/dev/full opens");
        let output = home.command(arguments).stdout(full).output();
        let said = Said::of(output.expect("it runs"));
        assert_eq!(said.code, Some(1), "{arguments:?}: {said:?}");
        assert!(said.err.contains("output"), "{arguments:?}: {said:?}");
    }
}

#[test]
fn a_frame_is_printed_without_a_terminal_and_leaves_nothing_behind() {
    let home = Home::new();
    let said = home.run(&["demo", "--print", "--size", "80x24", "--keys", "j space 4"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    assert_eq!(said.out.lines().count(), 24);
    assert!(said.out.contains("Shadowing"), "{}", said.out);
    let left: Vec<_> = fs::read_dir(home.0.path())
        .expect("the home")
        .flatten()
        .map(|entry| entry.file_name())
        .filter(|name| name.to_string_lossy().starts_with("roadbook"))
        .collect();
    assert_eq!(left, Vec::<std::ffi::OsString>::new());
    for size in ["1x1", "0x0", "3x2", "40x12"] {
        let said = home.run(&["demo", "--print", "--size", size]);
        assert_eq!(said.code, Some(0), "{size}: {said:?}");
    }
}

#[test]
fn the_settings_are_shown_and_all_their_mistakes_named_with_file_and_line() {
    let home = Home::new();
    fs::create_dir_all(home.path(".config/roadbook")).expect("the folder is made");
    let config = home.file(
        ".config/roadbook/config.toml",
        "theme = 'light'\nglyphz = 1\n",
    );
    let keymap = home.file(
        ".config/roadbook/keymap.toml",
        "preset = 'vim'\n[form]\nsave-form = 'f2'\nnext-feild = 'f3'\n",
    );
    let said = home.run(&["config", "keys", "form"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    assert!(said.out.contains("save-form = \"f2\"\n"), "{said:?}");
    let said = home.run(&["config", "check"]);
    assert_eq!(said.code, Some(1));
    let line = |file: &str, rest: &str| format!("roadbook: {file}:{rest}\n");
    let expected = [
        line(&config, "2: `glyphz` is no setting; did you mean `glyphs`?"),
        line(
            &keymap,
            "4: `next-feild` is no action; did you mean `next-field`?",
        ),
    ];
    assert_eq!(said.err, expected.concat());
    let said = home.run(&["config", "show"]);
    assert_eq!(said.out, "theme = \"light\"\nglyphs = \"unicode\"\n");
    assert!(home.run(&["config", "path"]).out.contains(&keymap));
}

#[test]
fn check_shows_problems_as_a_compiler_does_and_says_so_by_its_exit_code() {
    let text = "schema = 1\n\n[person]\nname = \"Ada\"\nstarted = 2026-01-01\n\n[[skill]]\nid = \"slo\"\ntarget = \"expert\"\n";
    let home = tempfile::tempdir().expect("a folder");
    let file = home.path().join("ada.toml");
    fs::write(&file, text).expect("written");
    let run = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_roadbook"))
            .args(arguments)
            .env("HOME", home.path())
            .env("ROADBOOK_TODAY", "2026-11-22")
            .env_remove("ROADBOOK_FILE")
            .current_dir(home.path())
            .output()
            .expect("it runs");
        (
            output.status.code(),
            String::from_utf8(output.stdout).expect("text"),
        )
    };
    let (code, said) = run(&["check", "ada.toml"]);
    assert_eq!(code, Some(1), "{said}");
    assert!(
        said.starts_with("ada.toml:9:10: skill[slo].target: "),
        "{said}"
    );
    assert!(
        said.contains("\n9 | target = \"expert\"\n  |          ^^^^^^^^\n"),
        "{said}"
    );
    assert!(
        said.contains("- no-win: 2026-Q4 has no win, 52 d in\n    next: pick the one"),
        "{said}"
    );
    assert!(said.ends_with("ada.toml: 1 problem\n"), "{said}");
    let (code, plain) = run(&["check", "--plain", "--file", "ada.toml"]);
    assert_eq!(code, Some(1));
    assert!(
        plain.starts_with("ada.toml:9:10: problem: skill[slo].target: "),
        "{plain}"
    );
    assert!(
        plain.contains("\nsignal: no-win: win: 2026-Q4 has no win, 52 d in; next: "),
        "{plain}"
    );
    fs::write(&file, text.replace("expert", "working")).expect("written");
    let (code, said) = run(&["check", "ada.toml"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(
        said.ends_with("ada.toml: nothing is wrong in the file\n"),
        "{said}"
    );
    fs::write(&file, "[person\n").expect("written");
    let (code, said) = run(&["check", "ada.toml"]);
    assert_eq!(code, Some(1));
    assert!(said.contains("1 | [person\n"), "{said}");
    assert_eq!(run(&["check", "gone.toml"]), (Some(2), String::new()));
}

#[test]
fn a_roadmap_is_begun_without_questions_and_never_written_over() {
    let home = Home::new();
    let path = home.path("mine.toml");
    let path = path.to_string_lossy();
    let arguments = [
        "init",
        "--track",
        "sre",
        "--secondary",
        "cloudsec",
        "--target",
        "ownership",
        "--by",
        "30 jun 2027",
        "--name",
        "Ada",
        &path,
    ];
    let said = home.run(&arguments);
    assert_eq!(said.code, Some(0), "{said:?}");
    let text = fs::read_to_string(&*path).expect("the file is there");
    for line in [
        "primary = \"sre\"",
        "shadowing = \"cloudsec\"",
        "due = 2027-06-30",
        "name = \"Ada\"",
    ] {
        assert!(text.contains(line), "{line}");
    }
    let again = home.run(&arguments);
    assert_eq!(again.code, Some(1), "{again:?}");
    let asked = home.run(&["init", &path]);
    assert!(asked.err.contains("is there already"), "{asked:?}");
    assert_eq!(fs::read_to_string(&*path).expect("the file is there"), text);
    let wrong = home.run(&[
        "init",
        "--track",
        "sea",
        &home.path("b.toml").to_string_lossy(),
    ]);
    assert_eq!(wrong.code, Some(2), "{wrong:?}");
    assert!(wrong.err.contains("sea is none of"), "{wrong:?}");
    assert!(!home.path("b.toml").exists());
    let nameless = home.path("c.toml");
    let said = home.run(&["init", "--track", "finops", &nameless.to_string_lossy()]);
    assert_eq!(said.code, Some(0), "{said:?}");
    let text = fs::read_to_string(&nameless).expect("the file is there");
    assert!(text.contains("[person]\nname = "), "{text}");
}
