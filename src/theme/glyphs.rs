//! The signs that the screen draws with: Unicode, or ASCII for terminals and fonts without them.

use ratatui::symbols::border;

/// One set of signs; each is one cell wide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyphs {
    /// The part of a bar that is reached.
    pub bar: &'static str,
    /// The part of a bar that is left.
    pub rest: &'static str,
    /// Where a bar should be today.
    pub tick: &'static str,
    /// Left of the selected line.
    pub marker: &'static str,
    /// A level that is reached, and one that is not.
    pub level: [&'static str; 2],
    /// A milestone that is done, and one that is not.
    pub dot: [&'static str; 2],
    /// Bars of a chart, the lowest first.
    pub spark: [&'static str; 8],
    /// Here something was cut off.
    pub ellipsis: &'static str,
    /// Before a signal.
    pub signal: &'static str,
    /// Two views differ.
    pub differ: &'static str,
    /// Between two things on one line.
    pub between: &'static str,
    /// From one value to another.
    pub arrow: &'static str,
    /// Before what one types.
    pub prompt: &'static str,
    /// There is more above, and below.
    pub more: [&'static str; 2],
    /// A line across.
    pub rule: &'static str,
    /// Around panes and overlays.
    pub border: border::Set<'static>,
    /// On a border, where the part of a list lies that is seen.
    pub thumb: &'static str,
}

/// The signs of the drawing, with rounded corners.
pub const UNICODE: Glyphs = Glyphs {
    bar: "━",
    rest: "─",
    tick: "╋",
    marker: "▎",
    level: ["■", "□"],
    dot: ["●", "○"],
    spark: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
    ellipsis: "…",
    signal: "▲",
    differ: "≠",
    between: "·",
    arrow: "→",
    prompt: "›",
    more: ["↑", "↓"],
    rule: "─",
    border: border::ROUNDED,
    thumb: "┃",
};

/// The same in ASCII, where what colour tells apart in Unicode differs in shape.
pub const ASCII: Glyphs = Glyphs {
    bar: "=",
    rest: "-",
    tick: "|",
    marker: ">",
    level: ["#", "."],
    dot: ["*", "o"],
    spark: ["_", ".", ":", "-", "=", "+", "*", "#"],
    ellipsis: "~",
    signal: "!",
    differ: "/",
    between: "-",
    arrow: ">",
    prompt: ">",
    more: ["^", "v"],
    rule: "-",
    border: border::Set {
        top_left: "+",
        top_right: "+",
        bottom_left: "+",
        bottom_right: "+",
        vertical_left: "|",
        vertical_right: "|",
        horizontal_top: "-",
        horizontal_bottom: "-",
    },
    thumb: "#",
};

impl Glyphs {
    /// The names of the sets in the config.
    pub const NAMES: &'static [&'static str] = &["unicode", "ascii"];

    /// The set of a name in the config.
    pub fn named(name: &str) -> Option<Glyphs> {
        match name {
            "unicode" => Some(UNICODE),
            "ascii" => Some(ASCII),
            _ => None,
        }
    }

    /// All signs of the set.
    pub fn all(&self) -> impl Iterator<Item = &'static str> {
        let border = self.border;
        let single = [
            self.bar,
            self.rest,
            self.tick,
            self.marker,
            self.ellipsis,
            self.signal,
            self.differ,
            self.between,
            self.arrow,
            self.prompt,
            self.rule,
            self.thumb,
            border.top_left,
            border.top_right,
            border.bottom_left,
            border.bottom_right,
            border.vertical_left,
            border.vertical_right,
            border.horizontal_top,
            border.horizontal_bottom,
        ];
        let grouped = [self.level, self.dot, self.more].into_iter().flatten();
        single.into_iter().chain(grouped).chain(self.spark)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn every_sign_is_one_cell_wide_and_ascii_is_ascii() {
        for name in Glyphs::NAMES {
            let glyphs = Glyphs::named(name).expect("a set of signs");
            assert!(glyphs.all().all(|sign| sign.width() == 1), "{name}");
        }
        assert!(ASCII.all().all(str::is_ascii));
        assert_ne!(ASCII.bar, ASCII.rest);
    }
}
