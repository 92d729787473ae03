//! Windows of any size, also while something is open.

use super::home::{BY_HAND, Home, close, quit};

const SIZES: [(u16, u16); 8] = [
    (1, 1),
    (2, 12),
    (40, 1),
    (3, 3),
    (10, 5),
    (20, 8),
    (40, 12),
    (300, 90),
];

#[test]
fn no_size_harms_what_is_open() {
    for keys in [
        "", "a", "A", "?", ":", "/", "w", "<enter>", "z", "<c-o>", "c", "T", "f",
    ] {
        let home = Home::with(BY_HAND);
        let mut pty = home.open();
        pty.keys(keys);
        for (columns, rows) in SIZES {
            pty.resize(columns, rows).keys("<down>").wait_until_read();
        }
        pty.resize(120, 36).wait_for("Ada Okafor");
        if !keys.is_empty() && keys != "z" {
            close(&mut pty);
        }
        quit(&mut pty);
        assert_eq!(home.read(), BY_HAND);
    }
}

#[test]
fn what_is_typed_in_a_form_survives_new_sizes() {
    let home = Home::with(BY_HAND);
    let mut pty = home.open();
    pty.keys("A").wait_for("type to search");
    pty.keys("bet<enter>").wait_for("New bet");
    pty.keys("Web").wait_for("Web");
    pty.resize(12, 4).keys("Assem").wait_until_read();
    pty.resize(80, 24)
        .wait_for("WebAssem")
        .keys("bly")
        .wait_for("WebAssembly");
    pty.keys("<c-s>").wait_gone("New bet");
    home.wait_file_with(&mut pty, "tech = \"WebAssembly\"");
    quit(&mut pty);
}

#[test]
fn it_starts_in_any_size() {
    for (columns, rows) in SIZES {
        let home = Home::with(BY_HAND);
        let mut pty = home.setup().size(columns, rows).start();
        pty.wait("it draws", vt100::Screen::alternate_screen);
        pty.resize(100, 30).wait_for("Ada Okafor");
        quit(&mut pty);
    }
}
