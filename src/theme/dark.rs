//! The dark theme, ready made: what nearly everybody starts with is not read from TOML at each start.
//!
//! `assets/themes/dark.toml` says the same for those who write a theme of their own; a test compares.

use ratatui::style::{Color, Modifier, Style};

/// The styles of `assets/themes/dark.toml`.
pub(super) const STYLES: &[(&str, Style)] = &[
    ("base", on(0xd5_dae3, 0x1b_1d22)),
    ("text", of(0xd5_dae3)),
    ("strong", bold(of(0xf5_f7fb))),
    ("dim", of(0xaa_b2c0)),
    ("faint", of(0x91_99a8)),
    ("accent", of(0x8a_b0f9)),
    ("good", of(0x9d_ca8b)),
    ("look", of(0xe6_bd6f)),
    ("now", of(0xf2_8b87)),
    ("border", of(0x3e_444f)),
    ("header", on(0xd5_dae3, 0x1b_2333)),
    (
        "selected",
        bold(Style::new().bg(Color::from_u32(0x2a_303d))),
    ),
    ("overlay", on(0xd5_dae3, 0x22_252b)),
    ("key", bold(of(0x8a_b0f9))),
    ("matched", bold(of(0x8a_b0f9))),
    ("cursor", on(0x1b_1d22, 0xd5_dae3)),
    ("rest", of(0x3e_444f)),
];

const fn of(colour: u32) -> Style {
    Style::new().fg(Color::from_u32(colour))
}

const fn on(colour: u32, ground: u32) -> Style {
    of(colour).bg(Color::from_u32(ground))
}

const fn bold(style: Style) -> Style {
    style.add_modifier(Modifier::BOLD)
}
