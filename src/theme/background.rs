//! Whether the terminal lies on a dark or a light ground.

/// What text stands on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Background {
    #[default]
    Dark,
    Light,
}

impl Background {
    /// The built-in theme for it, which is also its name.
    pub const fn theme(self) -> &'static str {
        match self {
            Background::Dark => "dark",
            Background::Light => "light",
        }
    }

    /// The one of a name.
    pub fn named(name: &str) -> Option<Background> {
        [Background::Dark, Background::Light]
            .into_iter()
            .find(|one| one.theme() == name)
    }

    /// What some terminals say of their colours in `COLORFGBG`: `15;0`, the ground last.
    pub fn hinted(colours: &str) -> Option<Background> {
        match colours.rsplit(';').next()?.parse().ok()? {
            7 | 15_u8 => Some(Background::Light),
            0..=15 => Some(Background::Dark),
            _ => None,
        }
    }

    /// What a terminal answers to the question for its background: `rgb:1b1b/1d1d/2222`, with one to four digits each.
    pub fn answered(colour: &str) -> Option<Background> {
        let parts = colour
            .strip_prefix("rgb:")
            .or_else(|| colour.strip_prefix("rgba:"))?;
        let mut parts = parts.split('/').map(part);
        let (red, green, blue) = (parts.next()??, parts.next()??, parts.next()??);
        // How bright it seems, as television has weighed it.
        let light = 0.299 * red + 0.587 * green + 0.114 * blue;
        Some(if light > 0.5 {
            Background::Light
        } else {
            Background::Dark
        })
    }
}

/// A part of a colour, from 0 to 1.
fn part(digits: &str) -> Option<f64> {
    let most = match digits.len() {
        1 => 0xf,
        2 => 0xff,
        3 => 0xfff,
        4 => 0xffff,
        _ => return None,
    };
    let value = u32::from_str_radix(digits, 16).ok()?;
    Some(f64::from(value) / f64::from(most))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_understood_with_any_number_of_digits() {
        let answered = |colour| Background::answered(colour);
        assert_eq!(answered("rgb:ffff/ffff/ffff"), Some(Background::Light));
        assert_eq!(answered("rgb:fd/f6/e3"), Some(Background::Light));
        assert_eq!(answered("rgb:1b1b/1d1d/2222"), Some(Background::Dark));
        assert_eq!(answered("rgba:0/0/f/f"), Some(Background::Dark));
        assert_eq!(Background::hinted("0;default;15"), Some(Background::Light));
        assert_eq!(Background::hinted("15;0"), Some(Background::Dark));
        assert_eq!(Background::hinted(""), None);
        for wrong in [
            "",
            "rgb:",
            "rgb:12345/0/0",
            "rgb:x/y/z",
            "#ffffff",
            "rgb:f/f",
        ] {
            assert_eq!(answered(wrong), None, "{wrong}");
        }
    }
}
