//! What all signals have in common.

use super::*;
use crate::insight::sample::on;

/// The facts that one rule finds on a day with its usual threshold.
pub(in crate::insight::signal) fn facts(rule: &Rule, today: &str, text: &str) -> Vec<String> {
    let found = on(today, text, |basis| {
        let from = rule.threshold.map_or(0, |threshold| threshold.value);
        (rule.find)(&Figures::of(basis), from)
    });
    for signal in &found {
        assert_eq!(signal.rule, rule.id);
        assert!(!signal.next_step.is_empty(), "{}", rule.id);
        assert!(signal.at.into_section().is_some(), "{}", rule.id);
    }
    found.into_iter().map(|signal| signal.facts).collect()
}

/// Checks a table of roadmaps and the facts that a rule finds in each.
pub(in crate::insight::signal) fn table(rule: &Rule, today: &str, rows: &[(&str, &[&str])]) {
    for (text, expected) in rows {
        assert_eq!(facts(rule, today, text), *expected, "{}: {text}", rule.id);
    }
}

/// Whether what one rule finds presses.
pub(in crate::insight::signal) fn presses(rule: &Rule, today: &str, text: &str) -> Vec<bool> {
    let found = on(today, text, |basis| {
        let from = rule.threshold.map_or(0, |threshold| threshold.value);
        (rule.find)(&Figures::of(basis), from)
    });
    let severities = found.into_iter().map(|signal| signal.severity);
    severities
        .map(|severity| severity == Severity::Now)
        .collect()
}

#[test]
fn every_rule_is_described_and_named_once() {
    for rule in RULES {
        assert!(
            rule.id
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'-')
        );
        assert!(rule.doc.ends_with('.'), "{}", rule.id);
        assert!(rule.because.ends_with('.'), "{}", rule.id);
        assert_eq!(RULES.iter().filter(|other| other.id == rule.id).count(), 1);
        assert!(Rule::named(rule.id).is_some());
        if let Some(threshold) = rule.threshold {
            assert!(
                threshold.reason.ends_with('.') && !threshold.unit.is_empty(),
                "{}",
                rule.id
            );
        }
    }
}

#[test]
fn an_empty_or_broken_roadmap_gives_no_signal() {
    let broken = "person = 1\ntrack = [1]\ndirection = {}\naway = \"x\"\nskill = [{ levels = 3 }]\nmilestone = [{}]\nwin = [{ quarter = 4 }]\ncert = [{ study = 1, skills = 2, companion = 3 }]\nshadow = [{ on = 1 }]\nbudget = [{}]\nreview = [{ action = 1 }]\ncheckin = 0\n";
    for text in ["", broken] {
        let found = on("2026-11-22", text, |basis| {
            signals(basis, &Thresholds::default())
        });
        let rules: Vec<_> = found.iter().map(|signal| signal.rule).collect();
        let expected: &[&str] = if text.is_empty() {
            &[]
        } else {
            &["unlinked-cert"]
        };
        assert_eq!(rules, expected);
    }
}

#[test]
fn what_presses_comes_first_and_thresholds_can_be_chosen() {
    let text = "[[cert]]\nname = \"A\"\npassed = 2026-01-01\nskills = [\"x\"]\n[[cert]]\nname = \"B\"\npassed = 2024-01-01\nexpires = 2026-12-01\ncompanion = \"https://example.org\"\n[[skill]]\nid = \"x\"\n";
    let rules = |thresholds: &Thresholds| -> Vec<&'static str> {
        on("2026-11-22", text, |basis| signals(basis, thresholds))
            .iter()
            .map(|signal| signal.rule)
            .collect()
    };
    let mut thresholds = Thresholds::default();
    assert_eq!(rules(&thresholds), ["expiring", "paper-skill"]);
    thresholds.choose("expiring", Choice::From(5));
    thresholds.choose("paper-skill", Choice::Off);
    assert!(rules(&thresholds).is_empty());
}

#[test]
fn a_signal_that_is_put_off_comes_last_and_comes_back_on_its_day() {
    let text = "[person]\nstarted = 2026-01-01\n[[cert]]\nname = \"A\"\n[[snooze]]\nsignal = \"no-win\"\nabout = \"win\"\non = 2026-11-01\nuntil = 2026-12-01\n";
    let found = |today: &str| -> Vec<(&'static str, bool)> {
        on(today, text, |basis| signals(basis, &Thresholds::default()))
            .iter()
            .filter(|signal| ["no-win", "unlinked-cert"].contains(&signal.rule))
            .map(|signal| (signal.rule, signal.snoozed.is_some()))
            .collect()
    };
    let (seen, off) = (false, true);
    assert_eq!(
        found("2026-10-31"),
        [("no-win", seen), ("unlinked-cert", seen)]
    );
    assert_eq!(
        found("2026-11-30"),
        [("unlinked-cert", seen), ("no-win", off)]
    );
    assert_eq!(
        found("2026-12-01"),
        [("no-win", seen), ("unlinked-cert", seen)]
    );
}

#[test]
fn only_the_signal_that_is_named_is_put_off() {
    let text = "[[cert]]\nid = \"a\"\nname = \"A\"\n[[cert]]\nid = \"b\"\nname = \"B\"\npassed = 2026-01-01\n[[snooze]]\nsignal = \"unlinked-cert\"\nabout = \"cert[b]\"\non = 2026-11-01\nuntil = 2026-12-01\n";
    let found = on("2026-11-22", text, |basis| {
        signals(basis, &Thresholds::default())
    });
    let seen: Vec<_> = found
        .iter()
        .map(|signal| (signal.rule, signal.about(), signal.snoozed.is_some()))
        .collect();
    let said = |rule, about: &str, off| (rule, about.to_owned(), off);
    assert_eq!(
        seen,
        [
            said("paper-skill", "cert[b]", false),
            said("unlinked-cert", "cert[a]", false),
            said("unlinked-cert", "cert[b]", true),
        ]
    );
}

#[test]
fn nothing_presses_about_what_was_put_away_by_today() {
    for (archived, count) in [("2026-11-21", 0), ("2026-11-22", 0), ("2026-11-23", 1)] {
        let text = format!("[[cert]]\nid = \"a\"\nname = \"A\"\narchived = {archived}\n");
        let found = on("2026-11-22", &text, |basis| {
            signals(basis, &Thresholds::default())
        });
        assert_eq!(found.len(), count, "{archived}");
    }
}

#[test]
fn a_severity_has_a_name_for_other_programs() {
    let names = [Severity::Now, Severity::Look].map(Severity::name);
    assert_eq!(names, ["now", "look"]);
}
