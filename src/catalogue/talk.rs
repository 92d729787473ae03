//! The questions of a one-on-one, as the program brings them.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// What is asked at checkpoints and where signals fire.
#[derive(Debug, Default, Deserialize)]
pub struct Questions {
    checkpoint: Vec<Checkpoint>,
    signals: BTreeMap<String, String>,
}

#[derive(Debug, Deserialize)]
struct Checkpoint {
    day: i64,
    ask: Vec<String>,
}

impl Questions {
    /// The questions that come with the program; read when somebody asks for the first one.
    pub fn embedded() -> &'static Questions {
        static QUESTIONS: OnceLock<Questions> = OnceLock::new();
        QUESTIONS.get_or_init(|| {
            toml::from_str(include_str!("../../assets/talk.toml")).unwrap_or_default()
        })
    }

    /// What is asked at the checkpoint of a day; further years ask what the first one does.
    pub fn at_day(&self, day: i64) -> &[String] {
        let fitting = self.checkpoint.iter().filter(|known| known.day <= day);
        let latest = fitting.max_by_key(|known| known.day);
        latest.map_or(&[], |known| &known.ask)
    }

    /// What is asked where a signal of a rule fires.
    pub fn of_signal(&self, rule: &str) -> &str {
        self.signals
            .get(rule)
            .map_or("What do you make of it?", |ask| ask)
    }

    /// The rules that have a question of their own.
    pub fn rules(&self) -> impl Iterator<Item = &str> {
        self.signals.keys().map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checkpoints_ask_their_own_questions() {
        let questions = Questions::embedded();
        for day in [90, 180, 365, 730] {
            assert!(questions.at_day(day).len() >= 4, "day {day}");
        }
        assert!(questions.at_day(10).is_empty());
        assert_eq!(questions.at_day(730), questions.at_day(365));
        assert_ne!(questions.at_day(90), questions.at_day(180));
        let all = questions.checkpoint.iter().flat_map(|known| &known.ask);
        for ask in all.chain(questions.signals.values()) {
            assert!(ask.ends_with('?') && ask.len() <= 80, "{ask}");
        }
    }
}
