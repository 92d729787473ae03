//! The mouse, as a terminal reports it: clicks, the wheel, and a setting that takes it away.

use super::home::{Home, quit};
use crate::pty::Pty;
use std::fs;

/// The line and column of a text on the screen, from 0; a column is a cell.
fn place_of(pty: &Pty, text: &str) -> Option<(u16, u16)> {
    let screen = pty.terminal();
    let (rows, columns) = screen.size();
    let (rows, columns) = (rows.get(), columns.get());
    for row in 0..rows {
        let line = screen.contents_between(row, 0, row, columns);
        if let Some(at) = line.find(text) {
            let before = line.get(..at)?.chars().count();
            return Some((row, u16::try_from(before).ok()?));
        }
    }
    None
}

/// Sends a report of the mouse at a text that is on the screen.
fn report(pty: &mut Pty, button: u8, text: &str) {
    let (row, column) = place_of(pty, text).unwrap_or_else(|| panic!("{text}\n{}", pty.text()));
    let (row, column) = (row + 1, column + 1);
    pty.send(format!("\u{1b}[<{button};{column};{row}M").as_bytes());
    // A button comes up again, the wheel does not.
    if button < 64 {
        pty.send(format!("\u{1b}[<{button};{column};{row}m").as_bytes());
    }
}

fn click(pty: &mut Pty, text: &str) {
    report(pty, 0, text);
}

fn sample(home: &Home) -> Pty {
    let mut pty = home.setup().arg("demo").start();
    pty.wait_for("the sample, on a scratch copy");
    pty
}

#[test]
fn a_click_selects_and_one_more_opens() {
    let home = Home::empty();
    let mut pty = sample(&home);
    click(&mut pty, "Terraform Associate ");
    pty.wait("the certification is selected", |screen| {
        screen.contents().contains("▎ supporting Terraform")
    });
    click(&mut pty, "Terraform Associate ");
    pty.wait_for("Certification");
    click(&mut pty, "FinOps Practitioner");
    pty.wait_for("▎ supporting FinOps");
    click(&mut pty, "? help");
    pty.wait_for("Help: Certifications");
    quit_list(&mut pty);
    click(&mut pty, "Quarter win");
    pty.wait_for("r reading");
    quit(&mut pty);
}

/// Closes a list.
fn quit_list(pty: &mut Pty) {
    pty.keys("<esc>").wait_gone("type to search");
}

#[test]
fn the_wheel_scrolls_the_pane_under_the_pointer() {
    let home = Home::empty();
    let mut pty = sample(&home);
    pty.wait_for("12 Nov  2.0 h");
    for _ in 0..6 {
        report(&mut pty, 65, "4 Shadowing");
    }
    pty.wait_gone("12 Nov  2.0 h");
    pty.wait_for("▎ SLOs and error budgets");
    for _ in 0..6 {
        report(&mut pty, 64, "4 Shadowing");
    }
    pty.wait_for("12 Nov  2.0 h");
    quit(&mut pty);
}

#[test]
fn lists_and_forms_take_clicks() {
    let home = Home::empty();
    let mut pty = sample(&home);
    pty.keys(":").wait_for("type a command");
    click(&mut pty, "Record one line");
    pty.wait_for("▎ log");
    click(&mut pty, "Record one line");
    pty.wait_for("shadowed Bo on access review");
    pty.keys("<esc>").wait_gone("shadowed Bo on access review");
    pty.keys("4e").wait_for("[ Save ]");
    click(&mut pty, "Hours  ");
    pty.wait_for("▎ Hours");
    report(&mut pty, 65, "[ Save ]");
    pty.wait_for("▎ What");
    click(&mut pty, "Step  ");
    pty.wait_for("▎ Step");
    click(&mut pty, "[ Save ]");
    pty.wait_for("nothing changed");
    pty.keys("c").wait_for("Weekly check-in");
    click(&mut pty, "week mix");
    pty.wait_for("▎ week mix");
    pty.keys("<esc>").wait_gone("Weekly check-in");
    quit(&mut pty);
}

#[test]
fn the_welcome_takes_clicks() {
    let home = Home::empty();
    let mut pty = home.setup().start();
    pty.wait_for("There is no roadmap yet");
    click(&mut pty, "look at the sample");
    pty.wait_for("the sample, on a scratch copy");
    quit(&mut pty);
}

#[test]
fn without_the_mouse_nothing_of_it_is_sent() {
    let home = Home::empty();
    let on = b"\x1b[?1000h";
    let has = |pty: &Pty| pty.output().windows(on.len()).any(|bytes| bytes == on);
    let mut pty = sample(&home);
    assert!(has(&pty));
    quit(&mut pty);
    pty.assert_given_back();
    let folder = home.path("config/roadbook");
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join("config.toml"), "mouse = false\n").expect("written");
    let mut pty = sample(&home);
    assert!(!has(&pty));
    quit(&mut pty);
}
