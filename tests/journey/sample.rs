//! The sample: a scratch copy that leaves nothing behind.

use super::home::{Home, quit};
use std::fs;

#[test]
fn the_sample_is_a_scratch_copy_and_leaves_nothing_behind() {
    let home = Home::empty();
    let mut pty = home.setup().arg("demo").start();
    pty.wait_for("the sample, on a scratch copy");
    pty.keys("<space>")
        .wait_until("a copy is there", || !home.all("tmp").is_empty());
    pty.keys("a").wait_for("New skill");
    pty.keys("<esc>").wait_gone("New skill");
    quit(&mut pty);
    assert_eq!(home.all("tmp"), Vec::<String>::new());
    assert_eq!(home.all("data"), Vec::<String>::new());
    assert_eq!(home.all("state/roadbook/versions"), Vec::<String>::new());
}

#[test]
fn the_sample_from_the_welcome_leaves_nothing_behind_either() {
    let home = Home::empty();
    let mut pty = home.setup().start();
    pty.wait_for("There is no roadmap yet");
    pty.keys("s").wait_for("the sample, on a scratch copy");
    pty.keys("R").wait_for("scratch copy");
    quit(&mut pty);
    assert_eq!(home.all("tmp"), Vec::<String>::new());
}

#[test]
fn the_sample_is_written_to_a_new_file_only() {
    let home = Home::empty();
    let path = home.path("mine.toml");
    let write = || {
        let mut pty = home
            .setup()
            .arg("demo")
            .arg("--write")
            .arg(&path.to_string_lossy())
            .start();
        let code = pty.exit_code();
        (code, String::from_utf8_lossy(pty.output()).into_owned())
    };
    let (code, said) = write();
    assert_eq!(code, 0, "{said}");
    let first = fs::read_to_string(&path).expect("the sample is there");
    assert!(first.contains("[[win]]"));
    fs::write(&path, "mine = 1\n").expect("it is written over by hand");
    let (code, said) = write();
    assert_eq!(code, 1, "{said}");
    assert_eq!(
        fs::read_to_string(&path).expect("it is there"),
        "mine = 1\n"
    );
}
