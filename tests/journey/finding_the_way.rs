//! The palette finds records and settings and remembers; the help of a form runs what it lists; records go elsewhere.

use super::home::{BY_HAND, Home, quit};
use std::fs;
use std::os::unix::fs::PermissionsExt;

#[test]
fn the_palette_goes_to_records_sets_settings_and_remembers() {
    let home = Home::with(BY_HAND);
    let mut pty = home.open();
    pty.keys(":").wait_for("a record or a setting");
    pty.keys("ebpf").wait_for("Bet");
    pty.keys("<enter>").wait_gone("Commands").wait_for("eBPF");
    pty.keys("<esc>").wait_for("a add");
    pty.keys(":").wait_for("a record or a setting");
    pty.keys("glyphs asc").wait_for("Draw with ascii signs");
    pty.keys("<enter>").wait_for("+- 1 Track");
    let config = fs::read_to_string(home.path("config/roadbook/config.toml"));
    assert_eq!(config.expect("written"), "glyphs = \"ascii\"\n");
    quit(&mut pty);
    let mut pty = home.open();
    pty.wait_for("+- 1 Track")
        .keys(":")
        .wait("the last command is the first", |screen| {
            let rows: Vec<String> = screen.rows(0, 120).collect();
            rows.iter().any(|row| row.contains("> glyphs ascii"))
        });
    pty.keys("<esc>").wait_gone("Commands");
    quit(&mut pty);
}

#[test]
fn the_help_of_a_form_runs_what_it_lists() {
    let home = Home::with(BY_HAND);
    let mut pty = home.open();
    pty.keys("A").wait_for("type to search");
    pty.keys("bet<enter>").wait_for("Ctrl-s save");
    pty.keys("Wasm<f1>").wait_for("Help: forms");
    pty.keys("save-form").wait_for("Keep what the form says");
    pty.keys("<enter>").wait_gone("New bet");
    home.wait_file_with(&mut pty, "tech = \"Wasm\"");
    quit(&mut pty);
}

#[test]
fn a_record_is_sent_to_the_clipboard_and_its_address_to_the_browser() {
    let text = format!("{BY_HAND}note = \"see https://ebpf.example/x\"\n");
    let home = Home::with(&text);
    let browser = home.path("browser");
    fs::write(&browser, "#!/bin/sh\necho \"$@\" > \"$HOME/seen\"\n").expect("written");
    fs::set_permissions(&browser, fs::Permissions::from_mode(0o755)).expect("it can be run");
    let browser = format!("{} --tab", browser.display());
    let mut pty = home.setup().env("BROWSER", &browser).start();
    pty.wait_for("1 Track")
        .send(b"\x19")
        .wait_for("sent to the clipboard");
    pty.wait_bytes(b"\x1b]52;c;IyMg");
    pty.send(b"\x1bo").wait_for("no http or https address");
    pty.keys("/")
        .wait_for("type to search")
        .keys("ebpf<enter>")
        .wait_gone("type to search");
    pty.send(b"\x1bo").wait_for("opened https://ebpf.example/x");
    pty.wait_until("the browser has it", || {
        fs::read_to_string(home.path("seen"))
            .is_ok_and(|seen| seen == "--tab https://ebpf.example/x\n")
    });
    pty.keys("<esc>").wait_gone("see https");
    quit(&mut pty);
}
