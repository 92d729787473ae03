//! Words and the styles that they press with.

use crate::day::Day;
use crate::insight::figure;
use crate::theme::{Look, Theme, UNICODE};
use crate::ui::view::Tone;
use ratatui::style::Style;
use std::borrow::Cow;

/// Words made by figures, with the signs of this look.
pub fn said<'w>(words: &'w str, look: &Look) -> Cow<'w, str> {
    if look.glyphs.between == UNICODE.between || words.is_ascii() {
        Cow::Borrowed(words)
    } else {
        Cow::Owned(words.replace(UNICODE.between, look.glyphs.between))
    }
}

/// A count as a person writes it: `8,000`.
pub fn count(number: usize) -> String {
    figure(u32::try_from(number).map_or(f64::MAX, f64::from))
}

/// The style of a tone.
pub fn tone(theme: &Theme, tone: Tone) -> Style {
    match tone {
        Tone::Calm => theme.dim,
        Tone::Good => theme.good,
        Tone::Look => theme.look,
        Tone::Now => theme.now,
    }
}

/// When something is due, and how much that presses: `in 23 d · 15 Dec`, `3 d late · 19 Nov`, without the day where
/// there is no room for it.
pub fn due(day: Day, today: Day, between: &str, full: bool) -> (String, Tone) {
    let days = today.until(day);
    let tone = match days {
        ..=0 => Tone::Now,
        1..=30 => Tone::Look,
        _ => Tone::Calm,
    };
    let words = match days {
        ..=-1 => format!("{} d late", -days),
        _ => day.distance(today),
    };
    if full && days != 0 {
        (format!("{words} {between} {}", day.short(today)), tone)
    } else {
        (words, tone)
    }
}
