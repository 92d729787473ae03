//! Keys of one's own: they work, every place that shows a key shows them, and a change counts while the program runs.

use super::home::{BY_HAND, Home, quit};
use std::fs;

fn with_keys(text: &str) -> Home {
    let home = Home::with(BY_HAND);
    fs::create_dir_all(home.path("config/roadbook")).expect("the folder is made");
    fs::write(home.path("config/roadbook/keymap.toml"), text).expect("the keys are written");
    home
}

#[test]
fn a_form_is_saved_with_the_configured_key_which_it_shows() {
    let home = with_keys("[form]\nsave-form = ['f2', 'C-x C-s']\nclear-field = 'M-k'\n");
    let mut pty = home.open();
    pty.keys("A").wait_for("type to search");
    pty.keys("bet<enter>").wait_for("F2 save");
    pty.keys("WebAssembly<f2>").wait_gone("F2 save");
    home.wait_file_with(&mut pty, "tech = \"WebAssembly\"");
    pty.keys("A").wait_for("type to search");
    pty.keys("bet<enter>").wait_for("F2 save");
    pty.keys("Wasm<c-x><c-s>").wait_gone("F2 save");
    home.wait_file_with(&mut pty, "tech = \"Wasm\"");
    quit(&mut pty);
}

#[test]
fn a_preset_changes_what_the_key_line_shows() {
    let home = with_keys("preset = 'vim'\n");
    let mut pty = home.open();
    pty.wait_for("o add").keys("i").wait_for("Ctrl-s save");
    pty.keys("<esc>").wait_gone("Ctrl-s save");
    pty.keys("ZZ");
    assert_eq!(pty.exit_code(), 0);
}

#[test]
fn mistakes_are_told_on_the_screen_and_harm_nothing() {
    let home = with_keys("[dashbord]\n\n[dashboard]\nfnd = 'x'\n");
    let mut pty = home.open();
    pty.wait_for("keymap.toml:1")
        .keys("j")
        .wait_gone("keymap.toml:1");
    quit(&mut pty);
}

#[test]
fn settings_that_change_count_at_once() {
    let home = with_keys("");
    let mut pty = home.open();
    pty.wait_for("a add");
    fs::write(
        home.path("config/roadbook/keymap.toml"),
        "[dashboard]\nadd = '+'\n",
    )
    .expect("written");
    pty.wait_for("+ add").wait_for("the settings have changed");
    fs::write(
        home.path("config/roadbook/config.toml"),
        "glyphs = 'ascii'\n",
    )
    .expect("written");
    pty.wait_for("+- 1 Track");
    fs::write(
        home.path("config/roadbook/config.toml"),
        "glyhps = 'ascii'\n",
    )
    .expect("written");
    pty.wait_for("config.toml:1: `glyhps` is no setting");
    fs::remove_file(home.path("config/roadbook/keymap.toml")).expect("removed");
    pty.keys("j").wait_for("a add");
    quit(&mut pty);
}
