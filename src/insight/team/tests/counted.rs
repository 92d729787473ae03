//! What is counted of one person, and whom the team gives less than others.

use super::{Mood, TODAY, column, person, team};
use crate::catalogue::Catalogue;
use crate::insight::sample::{day, roadmap};
use crate::insight::team::dated::What;
use crate::insight::team::person::Person;
use crate::insight::team::support::{sheet, support};
use crate::text::Text;
use std::fmt::Write as _;

#[test]
fn a_track_is_entered_once_until_it_is_left() {
    let chosen = |on: &str, track: &str| format!("[[track]]\non = {on}\nprimary = \"{track}\"\n");
    let text = [
        chosen("2026-06-01", "sre"),
        chosen("2025-01-01", "sre"),
        chosen("2025-06-01", "sre"),
        chosen("2026-01-01", "finops"),
        chosen("2026-12-01", "mlops"),
    ];
    let person = person(&text.concat());
    let seen: Vec<_> = person
        .entered
        .iter()
        .map(|(on, track)| format!("{on} {}", track.shown()))
        .collect();
    assert_eq!(
        seen,
        ["2025-01-01 sre", "2026-01-01 finops", "2026-06-01 sre"]
    );
}

#[test]
fn what_is_counted_after_a_day_is_not_of_that_day() {
    let text = "[[shadow]]\non = 2026-10-01\nhours = 1.5\n[[shadow]]\non = 2026-11-01\nhours = 0.25\n[[shadow]]\non = 2026-11-02\n";
    let own = person(text);
    for (after, to, sessions, hours) in [
        ("2026-09-30", "2026-11-01", 2, 1.75),
        ("2026-10-01", "2026-11-01", 1, 0.25),
        ("2026-11-01", "2026-11-22", 1, 0.0),
    ] {
        let (after, to) = (day(after), day(to));
        assert_eq!(
            own.count(after, to, |what| matches!(what, What::Session(_))),
            sessions
        );
        assert!(
            (own.session_hours(after, to) - hours).abs() < 1e-9,
            "{after}"
        );
    }
}

#[test]
fn certificates_are_named_as_the_rubric_knows_them() {
    let text = "[[cert]]\nid = \"k\"\nof = \"cka\"\npassed = 2026-01-01\nexpires = 2028-01-01\n[[cert]]\nid = \"l\"\nname = \"L\"\nexam = 2026-11-22\n[[cert]]\nid = \"m\"\nname = \"M\"\nexam = 2026-12-09\n";
    let line = person(text).certs;
    assert_eq!((line.held, line.proven), (1, 0));
    let exam = line.exam.map(|(name, on)| (name.raw().to_owned(), on));
    assert_eq!(exam, Some(("L".to_owned(), day(TODAY))));
    assert_eq!(
        line.names.iter().map(Text::raw).collect::<Vec<_>>(),
        ["cka"]
    );
}

#[test]
fn support_is_of_half_a_year_and_short_below_half_of_the_middle() {
    let with = |name: &str, talks: i64, more: &str| {
        let mut text = format!(
            "[person]\nname = \"{name}\"\n[[track]]\non = 2025-01-01\nprimary = \"sre\"\n{more}"
        );
        for back in 0..talks {
            let _ = write!(text, "[[review]]\non = {}\n", day(TODAY).plus(-back));
        }
        text
    };
    // 180 days ago was 26 May.
    let spent =
        |on: &str, cost: u32| format!("[[cert]]\nid = \"c{cost}\"\nbooked = {on}\ncost = {cost}\n");
    let money = spent("2026-05-26", 100) + &spent("2026-05-27", 30) + &spent("2026-11-22", 4);
    let files = [
        with("A", 6, &money),
        with("B", 6, ""),
        with("C", 3, ""),
        with("D", 2, ""),
    ];
    let names = ["a.toml", "b.toml", "c.toml", "d.toml"];
    let files: Vec<_> = names
        .into_iter()
        .zip(files.iter().map(String::as_str))
        .collect();
    let (roster, _) = team("", &files[..3]);
    let (_, people) = support(&roster).remove(0);
    assert!((people[0].spent - 34.0).abs() < 1e-9);
    assert_eq!(people[2].short_of, [""; 0], "half of the middle is enough");
    let (roster, _) = team("", &[files[0], files[1], files[3]]);
    let sheet = sheet(&roster);
    let rows: Vec<_> = sheet
        .rows
        .iter()
        .map(|row| (row.heading, row.cells[0].words.as_str()))
        .collect();
    assert_eq!(
        rows,
        [(true, "SRE"), (false, "A"), (false, "B"), (false, "D")]
    );
    assert_eq!(
        column(&sheet, "less than others").last(),
        Some(&("talks", Mood::Look))
    );
    assert_eq!(sheet.fact, "the last 180 days");
    let alone = Person::of(&roadmap(""), Catalogue::embedded(), day(TODAY));
    assert!(
        alone.is_none(),
        "a file that says nothing of a person is none"
    );
}
