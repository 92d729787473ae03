//! Hours, sessions and the next one to suggest.

use super::*;
use crate::insight::sample::{day, on};

fn session(on: &str, step: &str, more: &str) -> String {
    format!(
        "[[shadow]]\non = {on}\nwith = \"Bo\"\ntrack = \"cloudsec\"\nstep = \"{step}\"\n{more}\n"
    )
}

const TRACK: &str = "[[track]]\non = 2026-01-01\nprimary = \"sre\"\nshadowing = \"cloudsec\"\n";

#[test]
fn hours_are_added_by_week() {
    // Sunday 22 November: the weeks begin on 24 August and end today.
    let text = [
        session("2026-08-23", "observe", "hours = 8"),
        session("2026-08-24", "observe", "hours = 1.5"),
        session("2026-11-16", "assist", "hours = 2"),
        session("2026-11-22", "dance", "hours = 1"),
        session("2026-11-23", "observe", "hours = 4"),
        session("2026-11-21", "observe", "hours = 25"),
        session("2026-11-20", "observe", "hours = \"3\""),
        session("\"2026-11-20\"", "observe", "hours = 3"),
    ]
    .concat();
    let found = on("2026-11-22", &text, |basis| shadowing(basis, 2));
    assert_eq!(found.from, day("2026-08-24"));
    let mut weeks = [0.0; 13];
    weeks[0] = 1.5;
    weeks[12] = 3.0;
    assert!(
        found
            .weeks
            .iter()
            .zip(weeks)
            .all(|(found, hours): (&f64, f64)| (found - hours).abs() < 1e-9)
    );
    assert!((found.hours - 4.5).abs() < 1e-9);
    assert_eq!((found.sessions, found.steps), (5, [3, 1, 0, 0]));
    let recent: Vec<_> = found
        .recent
        .iter()
        .map(|session| session.on.to_string())
        .collect();
    assert_eq!(recent, ["2026-11-22", "2026-11-21"]);
    assert_eq!(
        found.recent[0].track_name.as_ref().map(Text::raw),
        Some("Cloud security")
    );
}

#[test]
fn older_sessions_fill_the_visible_rows() {
    let text = [
        session("2026-11-23", "observe", ""),
        session("2025-01-02", "observe", ""),
        session("2025-01-03", "observe", ""),
        session("2026-11-20", "observe", ""),
    ]
    .concat();
    let found = on("2026-11-22", &text, |basis| shadowing(basis, 3));
    let recent: Vec<_> = found
        .recent
        .iter()
        .map(|session| session.on.to_string())
        .collect();
    assert_eq!(recent, ["2026-11-20", "2025-01-03", "2025-01-02"]);
}

#[test]
fn open_follow_ups_come_by_their_day() {
    let text = [
        session("2026-11-01", "observe", "follow_up = { what = \"no day\" }"),
        session(
            "2026-11-02",
            "observe",
            "follow_up = { what = \"later\", due = 2026-12-01 }",
        ),
        session(
            "2026-11-03",
            "observe",
            "follow_up = { what = \"sooner\", due = 2026-11-28 }",
        ),
        session(
            "2026-11-04",
            "observe",
            "follow_up = { what = \"done\", done = 2026-11-05 }",
        ),
        session(
            "2026-11-05",
            "observe",
            "follow_up = { what = \"done later\", done = 2026-12-05 }",
        ),
        session("2026-11-06", "observe", "follow_up = \"text\""),
        session("2026-11-07", "observe", "follow_up = { due = 2026-11-28 }"),
    ]
    .concat();
    let found = on("2026-11-22", &text, |basis| shadowing(basis, 5));
    let open: Vec<_> = found
        .follow_ups
        .iter()
        .map(|open| open.what.raw())
        .collect();
    assert_eq!(open, ["sooner", "later", "no day", "done later"]);
}

#[test]
fn a_step_further_is_suggested_after_three_of_one() {
    let suggested = |text: &str| {
        let found = on("2026-11-22", text, |basis| shadowing(basis, 5));
        found.suggestion.map(|next| (next.what, next.because))
    };
    let some = |what: &str, because: &str| Some((what.to_owned(), because.to_owned()));
    assert_eq!(suggested(""), None);
    assert_eq!(
        suggested(TRACK),
        some("observe · Cloud security", "no session in 13 weeks")
    );
    let plan =
        format!("{TRACK}[[shadow_plan]]\ntrack = \"cloudsec\"\nlook_for = \"Access reviews\"\n");
    let two = [
        session("2026-10-01", "observe", "what = \"Threat model\""),
        session("2026-10-08", "observe", "what = \"Secrets rotation\""),
    ]
    .concat();
    assert_eq!(
        suggested(&format!("{plan}{two}")),
        some("observe · Access reviews", "observed twice so far")
    );
    let three = format!(
        "{plan}{two}{}",
        session("2026-10-05", "observe", "what = \"Audit\"")
    );
    assert_eq!(
        suggested(&three),
        some(
            "assist · Secrets rotation",
            "observed three times, never assisted"
        )
    );
    let over = "[[shadow_plan]]\ntrack = \"cloudsec\"\nuntil = 2026-11-21\n";
    assert_eq!(suggested(over), None);
}

#[test]
fn the_weakest_open_skill_of_the_track_is_named() {
    let skill = |of: &str, level: &str, more: &str| {
        format!(
            "[[skill]]\nof = \"{of}\"\ntitle = \"{of}\"\nlevels = [{{ on = 2026-01-01, by = \"me\", level = \"{level}\" }}]\n{more}\n"
        )
    };
    let suggested = |rows: &[String]| {
        let text = format!("{TRACK}{}", rows.concat());
        let found = on("2026-11-22", &text, |basis| shadowing(basis, 2));
        found.suggestion.expect("a suggestion").because
    };
    let strong = skill("cloudsec-posture", "working", "");
    let weak = skill("cloudsec-identity", "awareness", "");
    assert!(
        suggested(&[strong.clone(), weak]).starts_with("cloudsec-identity is weakest, awareness; ")
    );
    for put_away in ["archived = 2026-02-01", "not_applicable = \"none here\""] {
        let weak = skill("cloudsec-identity", "awareness", put_away);
        assert!(
            suggested(&[weak, strong.clone()])
                .starts_with("cloudsec-posture is weakest, working; ")
        );
    }
    let nameless = "[[skill]]\nof = \"cloudsec-secrets\"\n".to_owned();
    assert!(
        suggested(&[strong, nameless]).starts_with("Secrets"),
        "its name in the catalogue"
    );
    let other = skill("sre-slo", "none", "");
    assert!(!suggested(&[other]).contains("weakest"));
}

#[test]
fn the_rows_are_filled_whatever_is_still_to_come() {
    let recent = |days: &[&str], visible: usize| {
        let text: String = days.iter().map(|on| session(on, "observe", "")).collect();
        let found = on("2026-11-22", &text, |basis| shadowing(basis, visible));
        let days = found.recent.iter().map(|session| session.on.to_string());
        days.collect::<Vec<_>>()
    };
    let (old, new) = ("2025-01-02", "2026-11-20");
    assert_eq!(recent(&[old, new], 3), [new, old]);
    let coming = [old, new, "2026-11-23", "2026-11-24"];
    assert_eq!(recent(&coming, 2), [new, old]);
    assert_eq!(recent(&coming, 1), [new]);
}

#[test]
fn a_suggestion_says_how_often_the_last_step_was_gone() {
    let because = |step: &str, times: u32| {
        let sessions = (1..=times).map(|on| session(&format!("2026-10-{on:02}"), step, ""));
        let text = TRACK.to_owned() + &sessions.collect::<String>();
        let found = on("2026-11-22", &text, |basis| shadowing(basis, 5));
        found.suggestion.expect("a suggestion").because
    };
    for (step, times, words) in [
        ("observe", 1, "observed once so far"),
        ("assist", 2, "assisted twice so far"),
        ("assist", 3, "assisted three times, never led with support"),
        ("lead", 1, "led with support once so far"),
        ("lead", 4, "led with support 4 times, never done alone"),
        ("solo", 3, "done alone three times"),
    ] {
        assert_eq!(because(step, times), words, "{step} {times}");
    }
}
