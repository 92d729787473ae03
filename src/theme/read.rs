//! Reads styles from a table of a file: role, then colour, or `{ fg, bg, bold … }`.

use super::{ROLES, Theme};
use crate::mistake::{Mistake, unknown};
use crate::text::shown;
use ratatui::style::{Color, Modifier, Style};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The setting of a theme that names the one below it.
const INHERITS: &str = "inherits";

/// The words for letters.
const LETTERS: &[(&str, Modifier)] = &[
    ("bold", Modifier::BOLD),
    ("dim", Modifier::DIM),
    ("italic", Modifier::ITALIC),
    ("underline", Modifier::UNDERLINED),
    ("reverse", Modifier::REVERSED),
];

/// The colours that have names: those of the terminal.
const COLOURS: &[(&str, Color)] = &[
    ("default", Color::Reset),
    ("black", Color::Black),
    ("red", Color::Red),
    ("green", Color::Green),
    ("yellow", Color::Yellow),
    ("blue", Color::Blue),
    ("magenta", Color::Magenta),
    ("cyan", Color::Cyan),
    ("gray", Color::Gray),
    ("dark-gray", Color::DarkGray),
    ("light-red", Color::LightRed),
    ("light-green", Color::LightGreen),
    ("light-yellow", Color::LightYellow),
    ("light-blue", Color::LightBlue),
    ("light-magenta", Color::LightMagenta),
    ("light-cyan", Color::LightCyan),
    ("white", Color::White),
];

/// The styles of the roles that a table names; what is wrong is noted and left out.
pub(super) fn styles(
    text: &str,
    table: &DeTable<'_>,
    mistakes: &mut Vec<Mistake>,
) -> Vec<(&'static str, Style)> {
    let mut reader = Reader { text, mistakes };
    let mut styles = Vec::with_capacity(table.len());
    for (name, value) in table {
        if name.get_ref() == INHERITS {
            continue;
        }
        if let Some(role) = ROLES.iter().find(|role| *role == name.get_ref()) {
            styles.extend(reader.style(value).map(|style| (*role, style)));
        } else {
            let message = unknown(name.get_ref(), "role of a theme", ROLES.iter().copied());
            reader.wrong(name.span().start, message);
        }
    }
    styles
}

/// The built-in theme that a theme is laid over.
fn inherited(text: &str, table: &DeTable<'_>, mistakes: &mut Vec<Mistake>) -> Option<Theme> {
    let value = table.get(INHERITS)?;
    let name = value.get_ref().as_str().unwrap_or_default();
    let found = Theme::named(name);
    if found.is_none() {
        let message = unknown(name, "built-in theme", Theme::NAMES.iter().copied());
        mistakes.push(Mistake::at(text, value.span().start, message));
    }
    found
}

struct Reader<'r> {
    text: &'r str,
    mistakes: &'r mut Vec<Mistake>,
}

impl Reader<'_> {
    fn wrong(&mut self, offset: usize, message: String) {
        self.mistakes.push(Mistake::at(self.text, offset, message));
    }

    fn style(&mut self, value: &Spanned<DeValue<'_>>) -> Option<Style> {
        let DeValue::Table(parts) = value.get_ref() else {
            return self.colour(value).map(|colour| Style::new().fg(colour));
        };
        let mut style = Style::new();
        for (name, part) in parts {
            let word: &str = name.get_ref();
            let letters = LETTERS.iter().find(|(own, _)| *own == word);
            match (word, letters, part.get_ref().as_bool()) {
                ("fg", ..) => style.fg = self.colour(part),
                ("bg", ..) => style.bg = self.colour(part),
                (_, Some((_, letters)), Some(true)) => style = style.add_modifier(*letters),
                (_, Some((_, letters)), Some(false)) => style = style.remove_modifier(*letters),
                (_, Some((own, _)), None) => {
                    self.wrong(part.span().start, format!("`{own}` is true or false"));
                }
                _ => {
                    let names = ["fg", "bg"]
                        .into_iter()
                        .chain(LETTERS.iter().map(|(own, _)| *own));
                    self.wrong(name.span().start, unknown(word, "part of a style", names));
                }
            }
        }
        Some(style)
    }

    fn colour(&mut self, value: &Spanned<DeValue<'_>>) -> Option<Color> {
        let offset = value.span().start;
        let Some(word) = value.get_ref().as_str() else {
            self.wrong(
                offset,
                "a colour is a text such as \"#82aaff\" or \"cyan\"".to_owned(),
            );
            return None;
        };
        let colour = colour_of(word);
        if colour.is_none() {
            let message = if word.starts_with('#') {
                format!(
                    "`{}` is no colour: after `#` stand six digits of 0-9 and a-f",
                    shown(word)
                )
            } else {
                unknown(word, "colour", COLOURS.iter().map(|(name, _)| *name))
            };
            self.wrong(offset, message);
        }
        colour
    }
}

/// A colour by its name, as `#rrggbb`, or by its number in the terminal's palette.
fn colour_of(word: &str) -> Option<Color> {
    if let Some(digits) = word.strip_prefix('#') {
        let all_hex = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        let number = u32::from_str_radix(digits, 16).ok().filter(|_| all_hex)?;
        return Some(Color::from_u32(number));
    }
    if let Ok(number) = word.parse() {
        return Some(Color::Indexed(number));
    }
    COLOURS
        .iter()
        .find(|(name, _)| *name == word)
        .map(|(_, colour)| *colour)
}

impl Theme {
    /// A theme from a text of its own, with whatever is wrong in it.
    ///
    /// What it does not say is as in the built-in theme that it `inherits`, or else as in the role that is nearest.
    pub fn read(text: &str, mistakes: &mut Vec<Mistake>) -> Theme {
        let (table, errors) = DeTable::parse_recoverable(text);
        mistakes.extend(errors.iter().map(|error| Mistake::of_toml(text, error)));
        let table = table.get_ref();
        match inherited(text, table, mistakes) {
            Some(below) => below.with(text, table, mistakes),
            None => Theme::of(&styles(text, table, mistakes)),
        }
    }

    /// This theme with some roles changed by a table such as `[colours]` of a config.
    #[must_use]
    pub fn with(mut self, text: &str, table: &DeTable<'_>, mistakes: &mut Vec<Mistake>) -> Theme {
        for (name, style) in styles(text, table, mistakes) {
            if let Some(role) = self.role_mut(name) {
                *role = role.patch(style);
            }
        }
        self
    }
}
