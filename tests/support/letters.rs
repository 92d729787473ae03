//! A picture in letters: its text, and below it one letter for the style of each sign.

use ratatui::buffer::{Buffer, CellWidth};
use ratatui::style::Style;
use roadbook::theme::Theme;

/// The letters of the roles; of several that look the same, the first stands for all.
const LETTERS: &[(char, &str)] = &[
    ('.', "text"),
    ('S', "strong"),
    ('d', "dim"),
    ('f', "faint"),
    ('K', "key"),
    ('a', "accent"),
    ('g', "good"),
    ('l', "look"),
    ('n', "now"),
    ('b', "border"),
    ('r', "rest"),
];

/// The screen as text, and below it one letter for the style of each sign.
pub(crate) fn letters(picture: &Buffer, theme: &Theme) -> String {
    let role = |name: &str| theme.base.patch(theme.role(name).expect("a role"));
    let letters: Vec<(char, Style)> = LETTERS
        .iter()
        .map(|(letter, name)| (*letter, role(name)))
        .collect();
    let (mut text, mut styles) = (String::new(), String::new());
    for y in 0..picture.area.height {
        let mut covered = 0;
        for x in 0..picture.area.width {
            let cell = &picture[(x, y)];
            if covered > 0 {
                covered -= 1;
                continue;
            }
            let columns = cell.symbol().cell_width();
            covered = columns.saturating_sub(1);
            text.push_str(cell.symbol());
            let same = |own: &Style| own.fg == Some(cell.fg) && own.add_modifier == cell.modifier;
            let letter = letters.iter().find(|(_, own)| same(own));
            let letter = match cell.symbol() {
                " " => ' ',
                _ => letter.map_or('?', |(letter, _)| *letter),
            };
            styles.extend(std::iter::repeat_n(letter, usize::from(columns.max(1))));
        }
        for block in [&mut text, &mut styles] {
            block.truncate(block.trim_end().len());
            block.push('\n');
        }
    }
    format!("{text}\n{}\n{styles}", "~".repeat(8))
}
