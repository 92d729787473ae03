//! The order of the people, and what each of their lines and feet says.

use super::{TODAY, column, foot, risen, team};
use crate::day::Day;
use crate::insight::sample::day;
use crate::insight::team::people::{By, sheet};
use crate::insight::team::roster::{Roster, State};
use crate::insight::team::sheet::Mood;
use std::fmt::Write as _;

/// Somebody of a track that the catalogue does not know, with so many of its rows at its target.
fn going(name: &str, track: &str, reached: usize, rows: usize) -> String {
    let mut text = format!(
        "[person]\nname = \"{name}\"\nstarted = 2025-01-01\n[[track]]\non = 2025-01-01\nprimary = \"{track}\"\ntarget = \"working\"\n"
    );
    for row in 0..rows {
        let level = if row < reached { "working" } else { "none" };
        let _ = write!(
            text,
            "[[skill]]\nid = \"s{row}\"\ntitle = \"S\"\nlevels = [{{ on = 2025-02-01, by = \"Grace\", level = \"{level}\", evidence = [\"https://example.org\"] }}]\n"
        );
    }
    text
}

fn talked(on: &str) -> String {
    format!("[[review]]\non = {on}\n[[checkin]]\non = 2026-11-20\n")
}

/// Four people, a file that cannot be read, and Eve, who has left.
fn six() -> Roster {
    let steady = "[[cert]]\nid = \"c\"\npassed = 2026-07-01\n[[shadow]]\non = 2026-11-01\n";
    let grown = "[[cert]]\nid = \"c\"\npassed = 2026-11-01\n";
    let files = [
        (
            "bo.toml",
            going("Bo", "b-track", 2, 2) + "[[checkin]]\non = 2026-11-20\n",
        ),
        ("x.toml", "x = 1".to_owned()),
        (
            "dee.toml",
            format!(
                "[person]\nname = \"Dee\"\nstarted = 2025-01-01\n{}",
                talked("2026-10-01")
            ),
        ),
        (
            "cy.toml",
            going("Cy", "a-track", 1, 2) + steady + &talked("2026-09-01"),
        ),
        (
            "ada.toml",
            going("ada", "c-track", 3, 4) + grown + &talked("2026-11-01"),
        ),
        ("eve.toml", going("Eve", "a-track", 0, 2) + grown),
    ];
    let files: Vec<_> = files
        .iter()
        .map(|(name, text)| (*name, text.as_str()))
        .collect();
    let own = "[[member]]\nname = \"Eve\"\npath = \"eve.toml\"\nleft = 2026-06-01\n";
    team(own, &files).0
}

#[test]
fn people_stand_by_what_one_asks_for_and_those_who_left_last() {
    for (by, names) in [
        (By::File, ["Bo", "x.toml", "Dee", "Cy", "ada", "Eve"]),
        (By::Name, ["ada", "Bo", "Cy", "Dee", "x.toml", "Eve"]),
        // Who has chosen no track comes before those who have.
        (By::Track, ["Dee", "Cy", "Bo", "ada", "x.toml", "Eve"]),
        (By::Growth, ["Bo", "Dee", "Cy", "ada", "x.toml", "Eve"]),
        // The longest way first; who has no target stands behind those who have reached theirs.
        (By::Target, ["Cy", "ada", "Bo", "Dee", "x.toml", "Eve"]),
        // Who never had a talk has waited longest.
        (By::Talk, ["Bo", "Cy", "Dee", "ada", "x.toml", "Eve"]),
    ] {
        let sheet = sheet(&six(), by, true);
        let seen: Vec<_> = sheet.rows.iter().map(|row| &row.cells[0].words).collect();
        assert_eq!(seen, names, "{by:?}");
    }
}

#[test]
fn the_frame_counts_those_who_are_here_once_all_files_are_read() {
    let mut roster = six();
    let fact = |roster: &Roster, by| sheet(roster, by, true).fact;
    assert_eq!(
        fact(&roster, By::File),
        "1 growing, 1 steady, 2 stalled".to_owned()
    );
    assert_eq!(
        fact(&roster, By::Talk),
        "1 growing, 1 steady, 2 stalled, by one-on-one"
    );
    roster.files[0].state = State::Reading;
    assert_eq!(fact(&roster, By::Talk), "reading 5 of 6");
}

#[test]
fn a_line_presses_where_somebody_should_look() {
    let sheet = sheet(&six(), By::Name, true);
    let seen = |head| column(&sheet, head);
    let people = |head| seen(head).into_iter().take(4).collect::<Vec<_>>();
    assert_eq!(
        people("growth"),
        [
            ("growing", Mood::Good),
            ("stalled", Mood::Look),
            ("steady", Mood::Plain),
            ("stalled", Mood::Look),
        ]
    );
    assert_eq!(seen("growth").last(), Some(&("left", Mood::Dim)));
    assert_eq!(seen("because").last(), Some(&("", Mood::Dim)));
    assert_eq!(
        people("at target"),
        [
            ("3 of 4", Mood::Plain),
            ("2 of 2", Mood::Good),
            ("1 of 2", Mood::Plain),
            ("-", Mood::Dim),
        ]
    );
    assert_eq!(seen("name").first(), Some(&("ada", Mood::Name)));
    assert_eq!(seen("name").last(), Some(&("Eve", Mood::Dim)));
}

#[test]
fn a_talk_is_late_after_45_days_and_a_check_in_after_21() {
    for (head, section, days, words, mood) in [
        ("check-in", "checkin", 21, "21 d ago", Mood::Plain),
        ("check-in", "checkin", 22, "22 d ago", Mood::Look),
        ("check-in", "review", 1, "never", Mood::Look),
        ("one-on-one", "review", 45, "45 d ago", Mood::Plain),
        ("one-on-one", "review", 46, "46 d ago", Mood::Look),
    ] {
        let on = day(TODAY).plus(-days);
        let text = format!("[person]\nname = \"A\"\n[[{section}]]\non = {on}\n");
        let (roster, _) = team("", &[("a.toml", &text)]);
        let sheet = sheet(&roster, By::File, true);
        assert_eq!(column(&sheet, head), [(words, mood)], "{head} {days}");
    }
}

/// What the foot of the only person says behind a label.
fn said(text: &str, label: &str) -> Option<String> {
    let (roster, _) = team("", &[("a.toml", text)]);
    let sheet = sheet(&roster, By::File, true);
    foot(&sheet.rows[0], label).map(str::to_owned)
}

#[test]
fn a_foot_says_certificates_track_and_the_next_talk_where_there_are_any() {
    let person = "[person]\nname = \"A\"\nstarted = 2025-01-01\n";
    let passed = "[[cert]]\nid = \"k\"\nname = \"K\"\npassed = 2026-01-01\n";
    let booked = "[[cert]]\nid = \"l\"\nname = \"L\"\nexam = 2026-12-09\n";
    let both = format!("{passed}{booked}");
    let next = |on: &str| format!("[[review]]\non = 2026-11-01\nnext = {on}\n");
    let (past, now) = (next("2026-11-21"), next("2026-11-22"));
    let track = "[[track]]\non = 2025-01-01\nprimary = \"mine\"\ntarget = \"working\"\ndue = 2027-06-30\nshadowing = \"finops\"\n";
    for (more, label, words) in [
        ("", "certs", None),
        (passed, "certs", Some("1 held, 0 proven")),
        (booked, "certs", Some("0 held, 0 proven, L in 17 d")),
        (&both, "certs", Some("1 held, 0 proven, L in 17 d")),
        ("", "next talk", None),
        (&past, "next talk", Some("21 Nov (late)")),
        (&now, "next talk", Some("22 Nov")),
        ("", "track", None),
        (
            track,
            "track",
            Some("mine, target working by 30 Jun 2027, follows FinOps"),
        ),
    ] {
        let text = format!("{person}{more}");
        assert_eq!(said(&text, label).as_deref(), words, "{label}: {more}");
    }
    let held = going("A", "mine", 3, 4);
    assert_eq!(
        said(&held, "track").as_deref(),
        Some("mine, holds working, target working")
    );
}

#[test]
fn a_promotion_rests_on_rows_wins_things_for_others_and_decisions_of_a_year() {
    let year_ago = day(TODAY).plus(-365);
    let done = |on: Day| {
        format!(
            "[[win]]\nquarter = \"2026-Q3\"\ntitle = \"W\"\nclosed = {on}\nresult = \"reached\"\n[[evidence]]\non = {on}\nkind = \"teaching\"\nwhat = \"T\"\n[[evidence]]\non = {on}\nkind = \"decision\"\nwhat = \"D\"\n"
        )
    };
    let nothing = "in a year 0 wins, 0 things for others, 0 decisions written down; not there yet";
    let all = "in a year 1 wins, 1 things for others, 1 decisions written down";
    let lacking = "a win, something for others, a decision written down";
    for (reached, rows, more, words) in [
        (
            1,
            4,
            String::new(),
            format!("{nothing}: most rows at target, {lacking}"),
        ),
        (
            2,
            4,
            String::new(),
            format!("{nothing}: most rows at target, {lacking}"),
        ),
        (3, 5, String::new(), format!("{nothing}: {lacking}")),
        (3, 4, done(year_ago), format!("{nothing}: {lacking}")),
        (3, 4, done(year_ago.plus(1)), all.to_owned()),
        (
            1,
            2,
            done(day(TODAY)),
            format!("{all}; not there yet: most rows at target"),
        ),
    ] {
        let text = going("A", "mine", reached, rows) + &more;
        let expected = format!("{reached} of {rows} rows at target; {words}");
        assert_eq!(said(&text, "promotion"), Some(expected), "{more}");
    }
    let goalless = "[person]\nname = \"A\"\n";
    assert_eq!(said(goalless, "promotion"), None);
}

#[test]
fn a_foot_tells_growth_and_leaving_but_not_both() {
    let sheet = sheet(&six(), By::Name, true);
    let says = |row: usize, label| foot(&sheet.rows[row], label);
    assert_eq!(says(0, "growth"), Some("growing: 1 cert in 90 d"));
    assert_eq!((says(0, "left"), says(5, "left")), (None, Some("1 Jun")));
    assert_eq!(says(5, "growth"), None);
    assert_eq!(says(0, ""), Some("Not in team.toml yet."));
    assert_eq!(says(5, ""), None);
    let grown = risen("2026-11-01");
    assert_eq!(
        said(&format!("[person]\nname = \"A\"\n{grown}"), "growth").as_deref(),
        Some("growing: 1 level rose in 90 d")
    );
}
