//! A mistake in a file of settings: on which line, in words, with the nearest right name.

use crate::text::shown;
use std::fmt;

/// One thing that is wrong in a file of settings; the setting keeps its default.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mistake {
    /// The file, safe to show; empty where there is only one.
    pub file: String,
    /// Counted from 1; 0 where the whole file is meant.
    pub line: usize,
    /// What is wrong and what would be right, safe to show.
    pub message: String,
}

impl Mistake {
    /// A mistake at a byte of a text.
    pub fn at(text: &str, offset: usize, message: String) -> Mistake {
        Mistake {
            file: String::new(),
            line: line_of(text, offset),
            message,
        }
    }

    /// A mistake that is about a whole file.
    pub fn of_all(message: String) -> Mistake {
        Mistake {
            file: String::new(),
            line: 0,
            message,
        }
    }

    /// The same with the file that it stands in.
    #[must_use]
    pub fn in_file(mut self, file: &std::path::Path) -> Mistake {
        self.file = shown(&file.to_string_lossy()).into_owned();
        self
    }

    /// What the reader of TOML says about a text; its words can hold parts of the text, so they are made safe.
    pub fn of_toml(text: &str, error: &toml::de::Error) -> Mistake {
        let offset = error.span().map_or(0, |span| span.start);
        Mistake::at(text, offset, shown(error.message()).into_owned())
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.file.as_str(), self.line) {
            ("", 0) => out.write_str(&self.message),
            ("", line) => write!(out, "line {line}: {}", self.message),
            (file, 0) => write!(out, "{file}: {}", self.message),
            (file, line) => write!(out, "{file}:{line}: {}", self.message),
        }
    }
}

/// The line, counted from 1, in which a byte of a text stands.
pub fn line_of(text: &str, offset: usize) -> usize {
    let before = text.as_bytes().get(..offset).unwrap_or(text.as_bytes());
    before.split(|&byte| byte == b'\n').count()
}

/// "`colr` is no setting; did you mean `colours`?"
pub fn unknown<'n>(word: &str, what: &str, names: impl IntoIterator<Item = &'n str>) -> String {
    let word_shown = shown(word);
    match nearest(word, names) {
        Some(name) => format!("`{word_shown}` is no {what}; did you mean `{name}`?"),
        None => format!("`{word_shown}` is no {what}"),
    }
}

/// Names longer than this are not compared: nobody mistypes that much.
const LONGEST: usize = 40;

/// The name that a person most likely meant, if one is near enough.
pub fn nearest<'n>(word: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let word: Vec<char> = word.chars().take(LONGEST + 1).collect();
    if word.len() > LONGEST {
        return None;
    }
    let most = 1 + word.len() / 4;
    names
        .into_iter()
        .map(|name| (distance(&word, name), name))
        .filter(|&(steps, name)| steps <= most && steps < name.len())
        .min_by_key(|&(steps, _)| steps)
        .map(|(_, name)| name)
}

/// How many characters must be put in, left out, replaced or swapped with their neighbour.
fn distance(word: &[char], name: &str) -> usize {
    let name: Vec<char> = name.chars().collect();
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=name.len()).collect();
    for (row, typed) in word.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, other) in name.iter().enumerate() {
            let replaced = last[column] + usize::from(typed != other);
            let mut steps = replaced.min(last[column + 1] + 1).min(current[column] + 1);
            let swapped =
                row > 0 && column > 0 && *typed == name[column - 1] && word[row - 1] == *other;
            if swapped {
                steps = steps.min(before_last[column - 1] + 1);
            }
            current.push(steps);
        }
        before_last = std::mem::replace(&mut last, current);
    }
    last[name.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_found_and_a_far_one_is_not() {
        let names = ["theme", "glyphs", "next-record", "next-pane"];
        for (word, near) in [
            ("them", Some("theme")),
            ("teheme", Some("theme")),
            ("hteme", Some("theme")),
            ("next_record", Some("next-record")),
            ("colours", None),
            ("", None),
            ("x", None),
        ] {
            assert_eq!(nearest(word, names), near, "{word}");
        }
        assert_eq!(nearest(&"theme".repeat(1000), names), None);
    }

    #[test]
    fn a_mistake_names_its_line_and_is_safe_to_show() {
        let text = "a = 1\nb\u{1b} = 2\n";
        let mistake = Mistake::at(text, 6, unknown("glyps\u{1b}", "setting", ["glyphs"]));
        assert_eq!(
            mistake.to_string(),
            "line 2: `glyps^[` is no setting; did you mean `glyphs`?"
        );
        assert_eq!(line_of(text, 999), 3);
    }
}
