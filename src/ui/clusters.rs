//! The clusters of a text: what a reader takes for one letter.

use unicode_segmentation::UnicodeSegmentation;

/// The clusters in their order. What most texts are made of is known without a walk over the rules.
pub fn clusters(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (first, after) = rest.split_at_checked(first_of(rest))?;
        rest = after;
        (!first.is_empty()).then_some(first)
    })
}

/// How long the first cluster is.
fn first_of(text: &str) -> usize {
    if let [b' '..=b'~'] | [b' '..=b'~', b' '..=b'~', ..] = text.as_bytes() {
        return 1;
    }
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(one), None) => one.len_utf8(),
        (Some(one), Some(next)) if stands_alone(one) && stands_alone(next) => one.len_utf8(),
        _ => text.graphemes(true).next().map_or(0, str::len),
    }
}

/// Whether a character neither joins another one nor is joined by one: letters, punctuation, lines and blocks.
fn stands_alone(c: char) -> bool {
    matches!(c,
        ' '..='~' | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{2ff}'
        | '\u{2010}'..='\u{2027}' | '\u{2500}'..='\u{25ff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn same(text: &str) {
        let own: Vec<&str> = clusters(text).collect();
        let known: Vec<&str> = text.graphemes(true).collect();
        assert_eq!(own, known, "{text:?}");
    }

    #[test]
    fn any_two_characters_are_parted_as_the_rules_say() {
        let second = [
            'a', '\r', '\n', '·', '\u{301}', '\u{200d}', '\u{fe0f}', '🙂', '🇩', '한', '\u{903}',
            '\u{600}', '\u{ad}',
        ];
        for first in ('\0'..='\u{3000}').chain(second) {
            for second in second {
                same(&format!("{first}{second}"));
                same(&format!("{second}{first}"));
            }
        }
    }

    proptest! {
        #[test]
        fn any_text_is(text in "(?s)([ -~]|[\u{a0}-\u{2ff}]|[·…—│█]|[\u{300}-\u{36f}]|[🇩🇪👩💻\u{200d}\u{fe0f}]|.){0,24}") {
            same(&text);
        }
    }
}
