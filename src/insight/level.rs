//! The four depth levels, and none.

use crate::model::fields::LEVELS;

/// How deep a skill is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    None,
    Awareness,
    Working,
    Ownership,
    Leadership,
}

impl Level {
    /// All of them, the lowest first.
    pub const ALL: [Level; 5] = [
        Level::None,
        Level::Awareness,
        Level::Working,
        Level::Ownership,
        Level::Leadership,
    ];

    /// The level that a word of the file means.
    pub fn named(word: &str) -> Option<Level> {
        Level::ALL.into_iter().find(|level| level.name() == word)
    }

    /// Its word in the file.
    pub fn name(self) -> &'static str {
        LEVELS.get(self.rank()).copied().unwrap_or("none")
    }

    /// 0 for none, 4 for leadership.
    pub fn rank(self) -> usize {
        self as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_the_words_of_the_file_in_their_order() {
        let names: Vec<_> = Level::ALL.into_iter().map(Level::name).collect();
        assert_eq!(names, LEVELS);
        assert_eq!(Level::named("ownership"), Some(Level::Ownership));
        assert_eq!(Level::named("Ownership"), None);
    }
}
