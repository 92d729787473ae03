//! Cuts text to the cells that there are, with a mark where something was cut.

use super::clusters::clusters;
use std::borrow::Cow;
use unicode_width::UnicodeWidthStr;

/// The text, or its beginning with `mark` where it is wider than `width` cells. It must already be safe to show.
pub fn fit<'t>(text: &'t str, width: usize, mark: &str) -> Cow<'t, str> {
    if text.width() <= width {
        return Cow::Borrowed(text);
    }
    let Some(room) = width.checked_sub(mark.width()) else {
        return Cow::Borrowed("");
    };
    let mut out = String::with_capacity(width + mark.len());
    let mut used = 0;
    for letter in clusters(text) {
        used += letter.width();
        if used > room {
            break;
        }
        out.push_str(letter);
    }
    out.push_str(mark);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_cut_by_cells_and_never_within_a_letter() {
        for (text, width, expected) in [
            ("Access review", 13, "Access review"),
            ("Access review", 7, "Access…"),
            ("日本語", 5, "日本…"),
            ("日本語", 4, "日…"),
            ("👨\u{200d}👩x", 2, "…"),
            ("abc", 1, "…"),
            ("abc", 0, ""),
            ("", 0, ""),
        ] {
            assert_eq!(fit(text, width, "…"), expected, "{text} in {width}");
        }
    }
}
