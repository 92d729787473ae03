//! A theme that follows the terminal: asked once, heard whenever the answer comes, remembered, and never typed.

use super::home::{BY_HAND, Home, quit};
use std::fs;

const QUESTION: &[u8] = b"\x1b]11;?\x1b\\";
const LIGHT: &[u8] = b"\x1b]11;rgb:fbfb/fafa/f7f7\x1b\\";
/// The ground of the light theme.
const PAPER: vt100::Color = vt100::Color::Rgb(0xfb, 0xfa, 0xf7);
const NIGHT: vt100::Color = vt100::Color::Rgb(0x1b, 0x1d, 0x22);

fn following() -> Home {
    let home = Home::with(BY_HAND);
    fs::create_dir_all(home.path("config/roadbook")).expect("the folder is made");
    fs::write(
        home.path("config/roadbook/config.toml"),
        "theme = \"auto\"\n",
    )
    .expect("written");
    home
}

fn ground(screen: &vt100::Screen) -> Option<vt100::Color> {
    let (rows, columns) = screen.size();
    Some(screen.cell(rows.get() - 3, columns.get() / 2)?.bgcolor())
}

fn start(home: &Home) -> crate::pty::Pty {
    home.setup().env("COLORTERM", "truecolor").start()
}

#[test]
fn the_answer_is_taken_remembered_and_not_asked_for_again() {
    let home = following();
    let mut pty = start(&home);
    pty.wait_bytes(QUESTION).send(LIGHT);
    pty.wait_for("1 Track")
        .wait("paper", |screen| ground(screen) == Some(PAPER));
    quit(&mut pty);
    assert!(
        fs::read_to_string(home.path("state/roadbook/background"))
            .expect("kept")
            .ends_with(" light\n")
    );
    let mut pty = start(&home);
    pty.wait_for("1 Track")
        .wait("paper", |screen| ground(screen) == Some(PAPER));
    assert!(!pty.has_said(QUESTION));
    quit(&mut pty);
}

#[test]
fn silence_costs_a_moment_once_and_a_late_answer_is_no_key() {
    let home = following();
    let mut pty = start(&home);
    pty.wait_for("1 Track")
        .wait("night", |screen| ground(screen) == Some(NIGHT));
    pty.keys("A").wait_for("type to search");
    pty.keys("bet<enter>").wait_for("New bet");
    pty.keys("We").wait_for("We").send(LIGHT);
    pty.keys("b")
        .wait_for("Web")
        .wait("paper", |screen| ground(screen) == Some(PAPER));
    pty.keys("<c-s>").wait_gone("New bet");
    home.wait_file_with(&mut pty, "tech = \"Web\"\n");
    quit(&mut pty);
}

#[test]
fn a_terminal_that_said_nothing_is_not_asked_again() {
    let home = following();
    let mut pty = start(&home);
    pty.wait_for("1 Track");
    quit(&mut pty);
    let mut pty = start(&home);
    pty.wait_for("1 Track");
    assert!(!pty.has_said(QUESTION));
    quit(&mut pty);
}

#[test]
fn a_wrong_answer_and_what_was_typed_meanwhile_harm_nothing() {
    let home = following();
    let mut pty = start(&home);
    pty.wait_bytes(QUESTION).send(b"jA\x1b]11;nonsense\x07");
    pty.wait_for("type to search");
    pty.keys("<esc>").wait_gone("type to search");
    quit(&mut pty);
    assert_eq!(home.read(), BY_HAND);
}
