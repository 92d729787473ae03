//! Presses keys and draws one frame as text: for tests, pictures and reports of faults.

use super::{Misused, say};
use crate::keymap::Press;
use crate::runtime::Program;
use crate::runtime::desk::Desk;
use crate::ui::screen::Screen;
use crossterm::event::KeyEvent;
use ratatui::layout::Size;

/// Drives the program without a terminal, and writes what a person would see.
pub(super) fn print(desk: &mut Desk, size: Size, keys: &str) -> anyhow::Result<u8> {
    let mut screen = Screen::new(false);
    screen.resize(size);
    desk.resized(size);
    desk.begin();
    for word in keys.split_whitespace() {
        for key in pressed(word)? {
            desk.key(key);
            desk.settle();
        }
    }
    screen.frame(|canvas| desk.draw(canvas));
    Ok(say::out(&screen.text()))
}

/// One word of keys: a key as the keymap writes it, or `=text` that is typed (`_` for a space).
fn pressed(word: &str) -> anyhow::Result<Vec<KeyEvent>> {
    let event = |press: Press| KeyEvent::new(press.code(), press.held());
    if let Some(text) = word.strip_prefix('=').filter(|text| !text.is_empty()) {
        let typed = text
            .chars()
            .map(|character| if character == '_' { ' ' } else { character });
        return Ok(typed
            .map(|character| KeyEvent::from(crossterm::event::KeyCode::Char(character)))
            .collect());
    }
    let press = word
        .parse::<Press>()
        .map_err(|reason| Misused(format!("--keys: {reason}")))?;
    Ok(vec![event(press)])
}
