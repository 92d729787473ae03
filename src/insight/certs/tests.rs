//! The life of a certification, day by day.

use super::*;
use crate::insight::sample::{day, on};

const PROJECT: &str = "[[evidence]]\nid = \"drill\"\non = 2026-10-01\n";

fn only(facts: &str) -> CertRow {
    let text = format!("{PROJECT}[[cert]]\n{facts}\n");
    on("2026-11-22", &text, certifications)
        .rows
        .pop()
        .expect("a certification")
}

/// Checks facts of a certification against its state and its words.
fn states(rows: &[(&str, State, &str)]) {
    for (facts, state, words) in rows {
        let row = only(facts);
        assert_eq!((row.state, row.words.as_str()), (*state, *words), "{facts}");
    }
}

#[test]
fn before_the_exam_plans_study_and_booking_count() {
    states(&[
        ("", State::Planned, "planned"),
        ("planned = \"2027-Q2\"", State::Planned, "planned 2027-Q2"),
        ("refused = 2026-10-01", State::Planned, "refused 1 Oct"),
        (
            "of = \"cka\"\nhours_planned = 0\nstudy = [{ on = 2026-11-02, hours = 24 }, { on = 2026-11-03, hours = 6 }]",
            State::Studying,
            "studying 60 % · 30 h",
        ),
        (
            "hours_planned = 20\nstudy = [{ on = 2026-11-02, hours = 2.5 }]",
            State::Studying,
            "studying 13 % · 2.5 h",
        ),
        (
            "study = [{ on = 2026-11-02, hours = 11, percent = 40 }]",
            State::Studying,
            "studying 40 % · 11 h",
        ),
        (
            "booked = 2026-10-20\nexam = 2026-12-09",
            State::ExamBooked,
            "exam in 17 d · 9 Dec",
        ),
        (
            "booked = 2026-10-20\nexam = 2026-11-19",
            State::ExamBooked,
            "exam was 3 d ago: passed?",
        ),
        (
            "booked = 2026-10-20\nexam = 2026-11-22",
            State::ExamBooked,
            "exam today · 22 Nov",
        ),
        (
            "booked = 2026-12-20\nexam = 2026-12-29",
            State::Planned,
            "planned",
        ),
        ("of = \"aws-mls\"", State::Withdrawn, "exam withdrawn"),
        (
            "passed = \"2026-10-01\"\nbooked = 7\nexam = true",
            State::Planned,
            "planned",
        ),
    ]);
}

#[test]
fn a_passed_one_wants_its_project() {
    states(&[
        (
            "passed = 2026-10-01",
            State::PassedNoProject,
            "passed, no project",
        ),
        (
            "passed = 2026-10-01\ncompanion = \"evidence:gone\"",
            State::PassedNoProject,
            "passed, no project",
        ),
        (
            "passed = 2026-10-01\ncompanion = \"evidence:drill\"",
            State::Proven,
            "proven",
        ),
    ]);
}

#[test]
fn towards_its_end_a_certificate_expires_or_lapses() {
    for (of, expires, state, words) in [
        ("", "2028-03-31", State::Proven, "proven · till Mar 2028"),
        ("", "2027-02-21", State::Proven, "proven · till Feb 2027"),
        ("", "2027-02-20", State::Expires, "expires in 90 d"),
        ("", "2026-11-22", State::Expires, "expires today"),
        ("", "2026-11-21", State::Lapsed, "lapsed yesterday"),
        (
            "gcp-ace",
            "2027-02-10",
            State::RenewalOpens,
            "renewal opens in 20 d",
        ),
        (
            "gcp-ace",
            "2027-01-22",
            State::RenewalOpens,
            "renewal opens tomorrow",
        ),
        ("gcp-ace", "2027-01-21", State::Expires, "expires in 60 d"),
        ("gcp-ace", "2027-01-10", State::Expires, "expires in 49 d"),
        ("gcp-ace", "2026-11-02", State::Grace, "grace ends in 10 d"),
        ("gcp-ace", "2026-10-23", State::Grace, "grace ends today"),
        ("gcp-ace", "2026-10-22", State::Lapsed, "lapsed 31 d ago"),
        (
            "tf-associate",
            "2027-06-24",
            State::Proven,
            "proven · till Jun 2027",
        ),
        (
            "tf-associate",
            "2027-06-23",
            State::RenewalOpens,
            "renewal opens in 30 d",
        ),
        (
            "tf-associate",
            "2027-05-01",
            State::RenewalOpens,
            "renewal is open",
        ),
        (
            "aws-mls",
            "2028-01-01",
            State::CannotRenew,
            "no renewal · till Jan 2028",
        ),
    ] {
        let facts = format!(
            "of = \"{of}\"\npassed = 2025-01-10\ncompanion = \"evidence:drill\"\nexpires = {expires}"
        );
        states(&[(&facts, state, words)]);
    }
}

#[test]
fn the_last_day_is_the_latest_that_was_given_else_the_catalogue_s() {
    for (facts, last) in [
        ("of = \"cka\"\npassed = 2026-02-01", Some("2028-02-01")),
        (
            "of = \"cka\"\npassed = 2026-02-01\nexpires = 2029-02-01",
            Some("2029-02-01"),
        ),
        (
            "of = \"cka\"\npassed = 2024-01-01\nexpires = 2026-01-01\nrenewals = [{ on = 2025-12-01, until = 2027-12-01 }, { on = 2026-12-01, until = 2030-12-01 }]",
            Some("2027-12-01"),
        ),
        ("name = \"Ours\"\npassed = 2026-02-01", None),
        ("of = \"cka\"", None),
    ] {
        assert_eq!(only(facts).expires, last.map(day), "{facts}");
    }
}

#[test]
fn hours_are_added_and_the_latest_percentage_counts() {
    let row = only(
        "of = \"cka\"\nstudy = [{ on = 2026-11-09, hours = 2, percent = 62 }, { on = 2026-11-02, hours = 2.5, percent = 40 }, { on = 2026-12-02, hours = 9 }, { on = 2026-11-03, hours = 25 }, { on = 2026-11-04, hours = \"3\" }]",
    );
    assert!((row.hours - 4.5).abs() < 1e-9);
    assert_eq!(row.percent, Some(62.0));
    assert_eq!(row.hours_planned, Some(50.0));
    assert_eq!(row.name.raw(), "Kubernetes Admin (CKA)");
    assert_eq!(row.vendor.as_ref().map(Text::raw), Some("CNCF"));
}

#[test]
fn the_project_must_be_at_its_end() {
    let facts = r#"
        [[win]]
        id = "open"
        [[win]]
        id = "reached"
        closed = 2026-10-01
        result = "reached"
        [[milestone]]
        id = "open"
        [[cert]]
        name = "none"
        passed = 2026-10-01
        [[cert]]
        name = "open"
        passed = 2026-10-01
        companion = "win:open"
        [[cert]]
        name = "reached"
        passed = 2026-10-01
        companion = "win:reached"
        [[cert]]
        id = "self"
        passed = 2026-10-01
        companion = "cert:self"
        [[cert]]
        name = "not passed"
        companion = "win:reached"
        [[cert]]
        name = "lapsed"
        passed = 2020-10-01
        expires = 2023-10-01
        companion = "win:reached"
    "#;
    let found = on("2026-11-22", facts, certifications);
    let seen: Vec<_> = found
        .rows
        .iter()
        .map(|row| (row.companion, row.is_proven()))
        .collect();
    assert_eq!(
        seen,
        [
            (Companion::Missing, false),
            (Companion::Open(Lack::WinOpen), false),
            (Companion::Done, true),
            (Companion::Open(Lack::NoProof), false),
            (Companion::Done, false),
            (Companion::Done, true),
        ]
    );
    assert_eq!(found.proven, 1);
}

#[test]
fn the_place_comes_from_the_track_where_none_is_given() {
    let text = "[[track]]\non = 2026-01-01\nprimary = \"sre\"\n[[cert]]\nof = \"cka\"\n[[cert]]\nof = \"cka\"\nplace = \"supporting\"\n";
    let places: Vec<_> = on("2026-11-22", text, certifications)
        .rows
        .iter()
        .map(|row| row.place)
        .collect();
    assert_eq!(places, [Some("specialty"), Some("supporting")]);
}

#[test]
fn how_long_it_holds_is_the_rule_of_the_day_on_which_it_was_passed() {
    let ends = |passed: &str| only(&format!("of = \"cka\"\npassed = {passed}")).expires;
    assert_eq!(ends("2024-03-31"), Some(day("2027-03-31")));
    assert_eq!(ends("2024-04-01"), Some(day("2026-04-01")));
    // Who says how long it holds, says it for every day.
    let own = "[[own_cert]]\nid = \"cka\"\nvalidity = { months = 12 }\n[[cert]]\nof = \"cka\"\npassed = 2024-01-31\n";
    let roadmap = crate::insight::sample::roadmap(own);
    let catalogue = crate::catalogue::Catalogue::embedded().with_own(&roadmap);
    let basis = Basis::new(&roadmap, &catalogue, day("2026-11-22"));
    let row = certifications(&basis).rows.pop().expect("one");
    assert_eq!(row.expires, Some(day("2025-01-31")));
}

#[test]
fn a_catalogue_that_says_nothing_of_hours_and_validity_ends_nothing() {
    let own =
        "[[cert]]\nid = \"x\"\nname = \"X\"\nhours = { value = 0 }\nvalidity = { months = 0 }\n";
    let catalogue = crate::catalogue::Catalogue::with(vec![own.to_owned()]);
    let text =
        "[[cert]]\nof = \"x\"\npassed = 2026-10-01\nstudy = [{ on = 2026-09-01, hours = 2 }]\n";
    let roadmap = crate::insight::sample::roadmap(text);
    let basis = Basis::new(&roadmap, &catalogue, day("2026-11-22"));
    let row = certifications(&basis).rows.remove(0);
    assert_eq!(
        (row.expires, row.hours_planned, row.percent),
        (None, None, None)
    );
    assert!(row.held);
}
