//! Runs the batteries of faults, which are Python programs, and says loudly where they cannot run.

use std::{
    io::{self, Write as _},
    path::Path,
    process::{Command, Output, Stdio},
};

/// Wants neither a failure nor a warning of a battery.
pub(crate) fn judge(group: &str, output: &Output) {
    let text = String::from_utf8_lossy(&output.stdout);
    for line in text.lines().filter(|line| line.starts_with("SKIP")) {
        say(line);
    }
    let clean = output.status.success() && text.contains(" 0 FAIL, 0 WARN");
    assert!(
        clean,
        "{group}: {}\n{text}{}",
        output.status,
        String::from_utf8_lossy(&output.stderr)
    );
}

pub(crate) fn python(script: &str) -> Command {
    let mut command = Command::new("python3");
    command.arg(
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/faults")
            .join(script),
    );
    command
}

/// What this machine lacks for the batteries.
pub(crate) fn missing() -> Option<String> {
    let works = |program: &str, arguments: &[&str]| {
        let quiet = Command::new(program)
            .args(arguments)
            .stdin(Stdio::null())
            .output();
        quiet.is_ok_and(|output| output.status.success())
    };
    if !cfg!(target_os = "linux") {
        return Some("it needs Linux".to_owned());
    }
    if !works("python3", &["--version"]) {
        return Some("python3 is missing".to_owned());
    }
    (!works(
        "strace",
        &[
            "-o",
            "/dev/null",
            "-e",
            "inject=getppid:error=EPERM",
            "true",
        ],
    ))
    .then(|| "strace is missing or may not trace".to_owned())
}

pub(crate) fn skip(group: &str, reason: &str) {
    say(&format!(
        "SKIP {group}: {reason}; NOTHING WAS TESTED UNDER FAULTS"
    ));
}

/// Says it even though the test passes, which would hide anything printed in the usual way.
fn say(line: &str) {
    // A closed stderr is no reason to fail.
    let _ = writeln!(io::stderr(), "{line}");
}
