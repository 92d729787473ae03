//! `docs/guide.md`: the days that it shows as typed are understood as it says, and its lines for the shell too.

use crate::page;
use roadbook::capture::captured;
use roadbook::day::{Day, understood};
use roadbook::theme::Theme;

/// The day on which the guide is read.
fn today() -> Day {
    "2026-11-22".parse().expect("a day")
}

#[test]
fn typed_days_mean_what_the_guide_says() {
    let guide = page::text("docs/guide.md");
    let mut count = 0;
    for line in guide.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let Some(meant) = cells.get(2).and_then(|cell| cell.parse::<Day>().ok()) else {
            continue;
        };
        for typed in cells[1].split(", ") {
            let typed = typed.trim_matches('`');
            assert_eq!(understood(typed, today(), 1), Ok(meant), "{typed}");
            count += 1;
        }
    }
    assert!(count > 8, "the guide shows only {count} typed days");
}

#[test]
fn lines_for_the_shell_are_understood() {
    let pages = page::text("docs/guide.md") + &page::text("README.md");
    let mut count = 0;
    for line in pages.lines() {
        let Some((_, words)) = line
            .split_once("roadbook log ")
            .filter(|(_, rest)| !rest.starts_with('-') || rest.contains('"'))
        else {
            continue;
        };
        let words = words.split('"').nth(1).expect("words in quotes");
        captured(words, today(), 1).unwrap_or_else(|error| panic!("{words}: {error}"));
        count += 1;
    }
    assert!(count >= 3);
}

#[test]
fn every_theme_is_listed_where_one_looks_for_it() {
    let (guide, example) = (
        page::text("docs/guide.md"),
        page::text("config.example.toml"),
    );
    for name in Theme::NAMES {
        let (in_guide, in_example) = (format!("`{name}`"), format!("\"{name}\""));
        assert!(
            guide.contains(&in_guide),
            "docs/guide.md does not name the theme {in_guide}"
        );
        assert!(
            example.contains(&in_example),
            "config.example.toml does not name the theme {in_example}"
        );
    }
}
