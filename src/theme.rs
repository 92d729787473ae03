//! Colours and signs by what they mean: a theme gives each role its style.

mod background;
mod dark;
mod depth;
mod glyphs;
mod read;

pub use background::Background;
pub use depth::Depth;
pub use glyphs::{ASCII, Glyphs, UNICODE};

use ratatui::style::Style;

macro_rules! roles {
    ($($(#[doc = $doc:literal])* $field:ident $name:literal $(or $fallback:ident)?,)*) => {
        /// The style of each role. A style is laid over `base`, so most have no background of their own.
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct Theme {
            $($(#[doc = $doc])* pub $field: Style,)*
        }

        /// The names of the roles in a theme's file.
        pub const ROLES: &[&str] = &[$($name,)*];

        impl Theme {
            /// The style of a role by its name.
            pub fn role(&self, name: &str) -> Option<Style> {
                match name {
                    $($name => Some(self.$field),)*
                    _ => None,
                }
            }

            fn role_mut(&mut self, name: &str) -> Option<&mut Style> {
                match name {
                    $($name => Some(&mut self.$field),)*
                    _ => None,
                }
            }

            /// A theme of these styles; a role that is not among them looks like the one that it falls back to.
            fn of(styles: &[(&str, Style)]) -> Theme {
                let mut theme = Theme::default();
                $(
                    $(theme.$field = theme.$fallback;)?
                    if let Some((_, style)) = styles.iter().find(|(name, _)| *name == $name) {
                        theme.$field = *style;
                    }
                )*
                theme
            }
        }
    };
}

roles! {
    /// The whole screen, below all else.
    base "base",
    /// What one reads.
    text "text",
    /// What one reads first.
    strong "strong" or text,
    /// What only labels.
    dim "dim" or text,
    /// What is hardly there: empty squares, hints.
    faint "faint" or dim,
    /// The one accent: focus, keys, own values.
    accent "accent" or text,
    /// Reached, proven, on pace.
    good "good" or text,
    /// Look at it soon.
    look "look" or text,
    /// Act now; also what is wrong.
    now "now" or look,
    /// Around a pane.
    border "border" or faint,
    /// Around the pane with the focus.
    border_focus "border-focus" or accent,
    /// The name of a pane or an overlay.
    title "title" or strong,
    /// The line at the top, with its background.
    header "header",
    /// The line at the bottom that shows the keys.
    footer "footer" or header,
    /// The selected line, with its background.
    selected "selected",
    /// The sign left of the selected line.
    marker "marker" or accent,
    /// What lies over the dashboard, with its background.
    overlay "overlay",
    /// A key to press.
    key "key" or accent,
    /// The characters that were searched for.
    matched "matched" or accent,
    /// Where one types.
    cursor "cursor",
    /// Own values: levels, bars.
    own "own" or accent,
    /// Values of others, such as the mentor's.
    other "other" or dim,
    /// The part of a bar that is left.
    rest "rest" or faint,
    /// Where a bar should be today.
    tick "tick" or strong,
}

impl Theme {
    /// The names of the built-in themes.
    pub const NAMES: &'static [&'static str] = &["dark", "light", "aurora", "contrast", "terminal"];

    /// A built-in theme.
    pub fn named(name: &str) -> Option<Theme> {
        let text = match name {
            "dark" => return Some(Theme::of(dark::STYLES)),
            "light" => include_str!("../assets/themes/light.toml"),
            "aurora" => include_str!("../assets/themes/aurora.toml"),
            "contrast" => include_str!("../assets/themes/contrast.toml"),
            "terminal" => include_str!("../assets/themes/terminal.toml"),
            _ => return None,
        };
        Some(Theme::read(text, &mut Vec::new()))
    }

    fn terminal() -> Theme {
        Theme::named("terminal").unwrap_or_default()
    }
}

/// How everything looks: what all that draws is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    pub theme: Theme,
    pub glyphs: Glyphs,
}

impl Default for Look {
    fn default() -> Look {
        Look {
            theme: Theme::named("dark").unwrap_or_default(),
            glyphs: UNICODE,
        }
    }
}

#[cfg(test)]
mod tests;
