//! How many colours a terminal can show, and a theme in no more than those.

use super::{ROLES, Theme};
use ratatui::style::{Color, Style};

/// How many colours a terminal can show.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Depth {
    /// None, or none are wanted: bold, dim and reversed letters only.
    None,
    /// The sixteen that the terminal has names for.
    Named,
    /// 256.
    Indexed,
    /// All of them.
    Full,
}

impl Depth {
    /// What the environment says; `variable` looks one up. A `NO_COLOR` that is not empty means none.
    pub fn of(variable: impl Fn(&str) -> Option<String>) -> Depth {
        let value = |name| variable(name).unwrap_or_default();
        let term = value("TERM");
        if !value("NO_COLOR").is_empty() || term == "dumb" {
            Depth::None
        } else if matches!(&*value("COLORTERM"), "truecolor" | "24bit") || term.ends_with("-direct")
        {
            Depth::Full
        } else if term.contains("256")
            || ["alacritty", "foot", "kitty", "ghostty", "wezterm"]
                .iter()
                .any(|name| term.contains(name))
        {
            Depth::Indexed
        } else {
            Depth::Named
        }
    }
}

impl Theme {
    /// The theme as a terminal can show it. With few colours it becomes the one of the terminal's own colours.
    #[must_use]
    pub fn within(self, depth: Depth) -> Theme {
        match depth {
            Depth::Full => self,
            Depth::Indexed => self.each(indexed),
            Depth::Named
                if self
                    .styles()
                    .all(|style| is_named(style.fg) && is_named(style.bg)) =>
            {
                self
            }
            Depth::Named => Theme::terminal(),
            Depth::None => Theme::terminal().each(|_| None),
        }
    }

    fn styles(&self) -> impl Iterator<Item = Style> {
        ROLES.iter().filter_map(|name| self.role(name))
    }

    fn each(mut self, change: impl Fn(Color) -> Option<Color>) -> Theme {
        for name in ROLES {
            if let Some(style) = self.role_mut(name) {
                style.fg = style.fg.and_then(&change);
                style.bg = style.bg.and_then(&change);
            }
        }
        self
    }
}

fn is_named(colour: Option<Color>) -> bool {
    !matches!(colour, Some(Color::Rgb(..) | Color::Indexed(16..)))
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "the shape of what is given to `each`"
)]
fn indexed(colour: Color) -> Option<Color> {
    Some(match colour {
        Color::Rgb(red, green, blue) => Color::Indexed(nearest_index([red, green, blue])),
        other => other,
    })
}

/// The nearest of the 216 colours of the cube and the 24 grays.
fn nearest_index(colour: [u8; 3]) -> u8 {
    let distance = |index: &u8| {
        let steps = colour.iter().zip(of_index(*index));
        let steps = steps.map(|(one, other)| u32::from(one.abs_diff(other)));
        steps.map(|step| step * step).sum::<u32>()
    };
    // In the cube each part has its own nearest step.
    let step = |part: u8| {
        (0..6_u8)
            .min_by_key(|step| level(*step).abs_diff(part))
            .unwrap_or(0)
    };
    let [red, green, blue] = colour.map(step);
    let in_cube = 16 + 36 * red + 6 * green + blue;
    std::iter::once(in_cube)
        .chain(232..=255)
        .min_by_key(distance)
        .unwrap_or(in_cube)
}

fn level(step: u8) -> u8 {
    if step == 0 { 0 } else { 55 + 40 * step }
}

fn of_index(index: u8) -> [u8; 3] {
    if index >= 232 {
        return [8 + 10 * (index - 232); 3];
    }
    let index = index.saturating_sub(16);
    [level(index / 36), level(index / 6 % 6), level(index % 6)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_colour_is_the_nearest_of_all() {
        let parts = [0_u8, 3, 8, 47, 48, 95, 114, 115, 128, 200, 235, 247, 255];
        for red in parts {
            for green in parts {
                for blue in parts {
                    let distance = |index: &u8| {
                        let steps = [red, green, blue].into_iter().zip(of_index(*index));
                        steps
                            .map(|(one, other)| u32::from(one.abs_diff(other)).pow(2))
                            .sum::<u32>()
                    };
                    let nearest = (16..=255).min_by_key(distance);
                    assert_eq!(Some(nearest_index([red, green, blue])), nearest);
                }
            }
        }
    }

    fn depth(variables: &[(&str, &str)]) -> Depth {
        Depth::of(|name| {
            let found = variables.iter().find(|(own, _)| *own == name);
            found.map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn the_environment_says_how_many_colours() {
        let full = ("COLORTERM", "truecolor");
        for (variables, expected) in [
            (&[full, ("TERM", "xterm-256color")][..], Depth::Full),
            (&[full, ("NO_COLOR", "")], Depth::Full),
            (&[full, ("NO_COLOR", "1")], Depth::None),
            (&[("TERM", "xterm-256color")], Depth::Indexed),
            (&[("TERM", "xterm-direct")], Depth::Full),
            (&[("TERM", "linux")], Depth::Named),
            (&[("TERM", "dumb")], Depth::None),
            (&[], Depth::Named),
        ] {
            assert_eq!(depth(variables), expected, "{variables:?}");
        }
    }

    #[test]
    fn a_colour_becomes_its_nearest_neighbour() {
        for index in 16..=255 {
            assert_eq!(of_index(nearest_index(of_index(index))), of_index(index));
        }
        assert_eq!(nearest_index([0x82, 0xaa, 0xff]), 111);
    }

    #[test]
    fn fewer_colours_leave_only_those() {
        for name in Theme::NAMES {
            let theme = Theme::named(name).expect("a built-in theme");
            let colours = |theme: &Theme| -> Vec<Color> {
                theme
                    .styles()
                    .flat_map(|style| [style.fg, style.bg])
                    .flatten()
                    .collect()
            };
            let indexed = theme.clone().within(Depth::Indexed);
            assert!(
                !colours(&indexed)
                    .iter()
                    .any(|colour| matches!(colour, Color::Rgb(..)))
            );
            let named = theme.clone().within(Depth::Named);
            assert!(
                colours(&named)
                    .into_iter()
                    .all(|colour| is_named(Some(colour)))
            );
            assert_eq!(colours(&theme.within(Depth::None)), []);
        }
    }
}
