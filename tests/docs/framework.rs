//! The page of the framework counts to the end, and what it names is there.

use super::page;
use roadbook::action::{Action, Context};
use roadbook::insight::signal::Rule;
use roadbook::keymap::Keymap;
use roadbook::model::Section;

/// The rows of the tables: number, whose, point, where.
fn rows() -> Vec<[String; 4]> {
    let text = page::text("docs/framework.md");
    let lines = text.lines().filter(|line| line.starts_with("| "));
    let cells = lines.map(|line| {
        let inner = line.trim_matches('|');
        inner
            .split(" | ")
            .map(|cell| cell.trim().to_owned())
            .collect::<Vec<_>>()
    });
    let rows = cells.filter(|cells| cells[0].parse::<u32>().is_ok());
    rows.map(|cells| cells.try_into().expect("four cells"))
        .collect()
}

/// What stands in backticks after a word, and after the commas that follow it.
fn named<'t>(text: &'t str, word: &str) -> Vec<&'t str> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices(word) {
        let mut rest = text.get(at + word.len()..).unwrap_or_default();
        while let Some((name, after)) = rest.strip_prefix('`').and_then(|rest| rest.split_once('`'))
        {
            found.push(name);
            rest = after.strip_prefix(", ").unwrap_or_default();
        }
    }
    found
}

#[test]
fn every_point_stands_there_once_with_its_place() {
    let rows = rows();
    let numbers: Vec<u32> = rows.iter().filter_map(|row| row[0].parse().ok()).collect();
    assert_eq!(numbers, (1..=104).collect::<Vec<_>>());
    for [number, whose, point, place] in rows {
        assert!(point.len() > 10 && place.len() > 5, "{number}");
        assert!(
            whose.split(' ').all(|one| ["P", "M", "T"].contains(&one)),
            "{number}: {whose}"
        );
    }
}

#[test]
fn every_signal_key_and_section_that_it_names_is_there() {
    let keymap = Keymap::default();
    let mut seen = [0; 3];
    for [number, .., place] in rows() {
        for signal in named(&place, "signal ")
            .into_iter()
            .chain(named(&place, "signals "))
        {
            assert!(Rule::named(signal).is_some(), "{number}: {signal}");
            seen[0] += 1;
        }
        for key in named(&place, "key ") {
            let means = |action: &Action| {
                let mut bound = keymap.keys_for(Context::Dashboard, *action);
                bound.any(|own| own.shown().eq_ignore_ascii_case(key))
            };
            assert!(Action::ALL.iter().any(means), "{number}: {key}");
            seen[1] += 1;
        }
        for part in place.split("`[[").skip(1) {
            let name = part.split("]]").next().unwrap_or_default();
            assert!(Section::named(name).is_some(), "{number}: {name}");
            seen[2] += 1;
        }
    }
    assert!(seen.iter().all(|count| *count > 20), "{seen:?}");
}
