//! A roadmap as it stood on a day.

use super::written::{day, roadmap};
use roadbook::asof::{as_of, record_as_of};
use roadbook::model::Section;

fn then(text: &str, on: &str) -> roadbook::model::Table {
    as_of(&roadmap(text), day(on))
}

#[test]
fn a_dated_fact_shows_from_its_day_on() {
    let text = r#"
person = { name = "Ada" }
[[skill]]
id = "slo"
added = 2026-07-06
target = "ownership"
levels = [
  { on = 2026-07-06, by = "me", level = "awareness" },
  { on = 2026-10-18, by = "me", level = "working" },
]
"#;
    assert_eq!(
        then(text, "2026-07-05"),
        roadmap("person = { name = \"Ada\" }")
    );
    let one = "{ on = 2026-10-18, by = \"me\", level = \"working\" },";
    assert_eq!(then(text, "2026-10-17"), roadmap(&text.replace(one, "")));
    assert_eq!(then(text, "2026-10-18"), roadmap(text));
}

#[test]
fn a_record_shows_from_the_earliest_of_its_dates_and_always_without_any() {
    let text = "skill = [{ of = \"slo\", added = 2026-09-01, levels = [{ on = 2026-07-06, by = \"me\" }] }]";
    let seen = roadmap("skill = [{ of = \"slo\", levels = [{ on = 2026-07-06, by = \"me\" }] }]");
    assert_eq!(then(text, "2026-08-01"), seen);
    assert_eq!(then(text, "2026-07-01"), roadmap(""));
    let undated = "shadow_plan = [{ track = \"sre\", until = 2027-03-31 }]";
    assert_eq!(then(undated, "2020-01-01"), roadmap(undated));
}

#[test]
fn a_day_of_its_own_dates_the_whole_record() {
    let text = "review = [{ on = 2026-11-15, action = [{ what = \"a\", done = 2026-11-01 }] }]";
    assert_eq!(then(text, "2026-11-14"), roadmap(""));
    let record = roadmap("on = 2026-11-15");
    assert_eq!(
        record_as_of(Section::Review, &record, day("2026-11-14")),
        None
    );
    assert_eq!(
        record_as_of(Section::Review, &record, day("2026-11-15")),
        Some(record)
    );
}

#[test]
fn what_belongs_to_a_happening_shows_with_it() {
    let text = "win = [{ title = \"a\", started = 2026-10-05, closed = 2026-12-30, result = \"reached\", note = \"n\" }]";
    let seen = roadmap("win = [{ title = \"a\", started = 2026-10-05, note = \"n\" }]");
    assert_eq!(then(text, "2026-12-29"), seen);
    assert_eq!(then(text, "2026-12-30"), roadmap(text));
    let without = "win = [{ title = \"a\", result = \"reached\" }]";
    assert_eq!(then(without, "2026-01-01"), roadmap(without));
}

#[test]
fn a_plan_that_moved_shows_what_it_said_then() {
    let text = r#"
[[milestone]]
title = "a"
due = 2026-12-15
added = 2026-07-01
moved = [
  { on = 2026-11-02, from = 2026-11-15 },
  { on = 2026-09-01, from = 2026-10-01, why = "leave" },
]
"#;
    let due = |on: &str| {
        then(text, on)
            .tables("milestone")
            .next()
            .and_then(|one| one.day("due"))
    };
    assert_eq!(due("2026-08-31"), Some(day("2026-10-01")));
    assert_eq!(due("2026-09-01"), Some(day("2026-11-15")));
    assert_eq!(due("2026-11-02"), Some(day("2026-12-15")));
    let moves = |on: &str| {
        then(text, on)
            .tables("milestone")
            .next()
            .map(|one| one.tables("moved").count())
    };
    assert_eq!(moves("2026-08-31"), Some(0));
    assert_eq!(moves("2026-09-01"), Some(1));
    let dropped = then(&text.replace("due = 2026-12-15\n", ""), "2026-08-31");
    assert_eq!(
        dropped
            .tables("milestone")
            .next()
            .and_then(|one| one.day("due")),
        Some(day("2026-10-01"))
    );
}

#[test]
fn what_does_not_fit_is_shown_as_it_is() {
    let text = "win = 3\nskill = [1, { added = \"soon\" }]\nown = [{ on = 2026-01-01 }]";
    assert_eq!(then(text, "2020-01-01"), roadmap(text));
}
