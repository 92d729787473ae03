//! The settings of signals: from which figure on each fires, or that it is off.

use crate::insight::signal::{Choice, RULES, Rule, Thresholds};
use crate::mistake::{Mistake, unknown};
use toml::de::{DeTable, DeValue};

/// Reads the table `[signals]`; what is wrong in it keeps its default.
pub(super) fn thresholds(
    text: &str,
    table: Option<&DeTable<'_>>,
    mistakes: &mut Vec<Mistake>,
) -> Thresholds {
    let mut found = Thresholds::default();
    for (name, value) in table.into_iter().flatten() {
        let id = &**name.get_ref();
        let Some(rule) = Rule::named(id) else {
            let ids = RULES.iter().map(|rule| rule.id);
            mistakes.push(Mistake::at(
                text,
                name.span().start,
                unknown(id, "signal", ids),
            ));
            continue;
        };
        match (value.get_ref(), rule.threshold) {
            (DeValue::Boolean(true), _) => {}
            (DeValue::Boolean(false), _) => found.choose(rule.id, Choice::Off),
            (DeValue::Integer(number), Some(_)) => {
                match i64::from_str_radix(number.as_str(), number.radix()) {
                    Ok(from) if (0..=MOST).contains(&from) => {
                        found.choose(rule.id, Choice::From(from));
                    }
                    _ => mistakes.push(wrong(text, value.span().start, rule)),
                }
            }
            _ => mistakes.push(wrong(text, value.span().start, rule)),
        }
    }
    found
}

/// No figure of a rule is sensible above this.
const MOST: i64 = 100_000;

fn wrong(text: &str, offset: usize, rule: &Rule) -> Mistake {
    let message = match rule.threshold {
        Some(threshold) => format!(
            "`{}` is a number of {} such as {}, or false",
            rule.id, threshold.unit, threshold.value
        ),
        None => format!("`{}` is true or false", rule.id),
    };
    Mistake::at(text, offset, message)
}

#[cfg(test)]
mod tests {
    use super::super::Config;
    use super::*;

    #[test]
    fn a_figure_or_off_is_chosen_for_each_and_mistakes_are_named() {
        let text = "[signals]\nexpiring = 30\nno-win = false\nmany-wins = true\nno-ai-row = 3\nexpirin = 1\nchurn = -1\noverdue = 'x'\nplateau = 99999999999999999999\n";
        let (config, mistakes) = Config::read(text);
        let mut expected = Thresholds::default();
        expected.choose("expiring", Choice::From(30));
        expected.choose("no-win", Choice::Off);
        assert_eq!(config.thresholds, expected);
        let mistakes: Vec<_> = mistakes.iter().map(Mistake::to_string).collect();
        assert_eq!(
            mistakes,
            [
                "line 5: `no-ai-row` is true or false",
                "line 6: `expirin` is no signal; did you mean `expiring`?",
                "line 7: `churn` is a number of tracks such as 3, or false",
                "line 8: `overdue` is a number of days such as 1, or false",
                "line 9: `plateau` is a number of days such as 180, or false",
            ]
        );
    }

    #[test]
    fn the_example_names_every_rule_with_its_usual_figure() {
        let example = include_str!("../../config.example.toml");
        for rule in RULES {
            let value = rule
                .threshold
                .map_or("true".to_owned(), |usual| usual.value.to_string());
            let line = format!("{} = {value}", rule.id);
            assert!(
                example
                    .lines()
                    .any(|own| own == line || own.starts_with(&format!("{line} "))),
                "config.example.toml has no line `{line}`"
            );
        }
    }
}
