//! What a one-on-one is about, on small roadmaps.

use super::*;
use crate::insight::sample::{day, on};
use crate::insight::signal::RULES;

fn seen(today: &str, text: &str) -> Vec<(String, Vec<String>)> {
    on(today, text, |basis| {
        let talk = talk(basis, &Thresholds::default(), None);
        let lines = |group: &Group| group.lines.iter().map(|line| line.words.clone()).collect();
        let groups = talk.changed.iter();
        groups
            .map(|group| (group.title.to_owned(), lines(group)))
            .collect()
    })
}

/// Something of every sort since 1 November.
const BUSY: &str = r#"
        [[skill]]
        title = "Budgets"
        levels = [
          { on = 2026-10-01, by = "me", level = "awareness" },
          { on = 2026-11-10, by = "me", level = "working", evidence = ["evidence:a"] },
          { on = 2026-11-12, by = "Grace", level = "awareness" },
        ]
        [[milestone]]
        title = "Own it"
        stage = "apply"
        added = 2026-10-01
        due = 2026-12-15
        moved = [{ on = 2026-11-02, from = 2026-11-15, why = "leave" }]
        [[milestone]]
        title = "First one"
        stage = "learn"
        added = 2026-10-01
        done = 2026-11-09
        [[win]]
        id = "w"
        quarter = "2026-Q4"
        title = "Less noise"
        started = 2026-10-05
        [[win.key_result]]
        measure = "pages"
        baseline = 120
        target = 72
        readings = [
          { on = 2026-10-12, value = 118 },
          { on = 2026-11-02, value = 100 },
          { on = 2026-11-16, value = 86 },
        ]
        [[cert]]
        id = "c"
        name = "Cert"
        planned = 2026-10-01
        study = [
          { on = 2026-10-02, hours = 9 },
          { on = 2026-11-02, hours = 2.5, percent = 40 },
          { on = 2026-11-09, hours = 1, percent = 45 },
        ]
        [[shadow]]
        on = 2026-11-05
        with = "Bo"
        hours = 1.5
        what = "Audit"
        [[shadow]]
        on = 2026-11-03
        with = "Bo"
        hours = 1
        what = "Access"
        [[evidence]]
        id = "a"
        on = 2026-11-03
        kind = "saving"
        what = "Smaller disks"
        result = "40 USD a month"
        [[checkin]]
        on = 2026-11-20
        energy = 1
        learned = "Ask early"
        [[review]]
        on = 2026-11-01
        notes = "n"
        [[review.action]]
        what = "Read the book"
        done = 2026-11-20
    "#;

#[test]
fn what_changed_since_the_last_talk_is_said_in_groups() {
    let expected: &[(&str, &[&str])] = &[
        (
            "Levels",
            &[
                "Budgets: awareness → working, by me",
                "Budgets: awareness, by Grace, no proof",
            ],
        ),
        ("Readings", &["pages: 118 → 86, target 72"]),
        ("Milestones", &["First one: done, no proof"]),
        ("Certifications", &["Cert: 3.5 h of study, 45 % covered"]),
        ("Sessions", &["2 with Bo, 2.5 h, the last: Audit"]),
        ("Evidence", &["saving: Smaller disks (40 USD a month)"]),
        ("Moved dates", &["Own it: due 15 Nov → 15 Dec, leave"]),
        ("Done actions", &["Read the book"]),
        ("Check-ins", &["1 check-in, learned: Ask early"]),
    ];
    let seen = seen("2026-11-22", BUSY);
    let seen: Vec<(&str, Vec<&str>)> = seen
        .iter()
        .map(|(title, lines)| (&**title, lines.iter().map(|line| &**line).collect()))
        .collect();
    let expected: Vec<(&str, Vec<&str>)> = expected
        .iter()
        .map(|(title, lines)| (*title, lines.to_vec()))
        .collect();
    assert_eq!(seen, expected);
}

#[test]
fn the_next_talk_is_due_after_the_usual_gap() {
    let next = |days: &[&str]| {
        let days: Vec<Day> = days.iter().map(|text| day(text)).collect();
        rhythm(&days)
    };
    assert_eq!(next(&["2026-11-22"]), 14);
    assert_eq!(next(&["2026-11-15", "2026-11-22"]), 7);
    assert_eq!(next(&["2026-10-10", "2026-11-21", "2026-11-22"]), 42);
    assert_eq!(next(&["2020-10-10", "2026-11-22"]), 91);
    let regular = [
        "2026-09-27",
        "2026-10-12",
        "2026-10-25",
        "2026-11-08",
        "2026-11-22",
    ];
    assert_eq!(next(&regular), 14);
}

#[test]
fn a_talk_without_a_roadmap_says_nothing_wrong() {
    on("2026-11-22", "", |basis| {
        let talk = talk(basis, &Thresholds::default(), None);
        assert!(talk.changed.is_empty() && talk.actions.is_empty() && talk.views.is_empty());
        assert!(talk.checkpoint.is_none() && talk.own.is_none() && talk.last.is_none());
        assert_eq!(talk.since, day("2026-10-25"));
    });
}

#[test]
fn a_checkpoint_stays_open_in_its_own_talk() {
    let text = |kind: &str| {
        format!("[person]\nstarted = 2026-08-24\n[[review]]\non = 2026-11-22\nkind = \"{kind}\"\n")
    };
    for (kind, asked) in [("day-90", Some(90)), ("one-on-one", None)] {
        on("2026-11-22", &text(kind), |basis| {
            let talk = talk(basis, &Thresholds::default(), None);
            assert_eq!(talk.checkpoint.map(|found| found.number), asked, "{kind}");
            assert!(talk.own.is_some());
        });
    }
}

#[test]
fn every_signal_has_its_question() {
    let known: Vec<&str> = Questions::embedded().rules().collect();
    for rule in RULES {
        assert!(
            known.contains(&rule.id),
            "{} wants a question in assets/talk.toml",
            rule.id
        );
    }
    assert_eq!(known.len(), RULES.len());
}

#[test]
fn a_checkpoint_asks_its_own_questions() {
    for (started, number) in [("2026-08-24", 90), ("2026-05-26", 180)] {
        on(
            "2026-11-22",
            &format!("[person]\nstarted = {started}\n"),
            |basis| {
                let found = talk(basis, &Thresholds::default(), None).checkpoint;
                let found = found.expect("a checkpoint");
                assert_eq!(found.number, number);
                assert_eq!(found.asks(), Questions::embedded().at_day(number));
                assert!(
                    found.asks().iter().all(|ask| ask.ends_with('?')) && !found.asks().is_empty()
                );
            },
        );
    }
}

#[test]
fn the_talk_of_today_is_not_the_last_one() {
    let text = "[[review]]\non = 2026-11-08\nwith = \"Grace\"\n[[review]]\non = 2026-11-22\n";
    on("2026-11-22", text, |basis| {
        let talk = talk(basis, &Thresholds::default(), None);
        assert_eq!(
            (talk.last, talk.since),
            (Some(day("2026-11-08")), day("2026-11-08"))
        );
        assert_eq!(talk.with.as_ref().map(Text::raw), Some("Grace"));
    });
}

#[test]
fn asked_is_what_presses_and_has_no_part_of_its_own() {
    let skill = |id: &str, theirs: &str, more: &str| {
        format!(
            "[[skill]]\nid = \"{id}\"\ntitle = \"{id}\"\n{more}\nlevels = [{{ on = 2026-11-20, by = \"me\", level = \"ownership\" }}, {{ on = 2026-11-20, by = \"Grace\", level = \"{theirs}\" }}]\n"
        )
    };
    let text = skill("apart", "none", "")
        + &skill("away", "none", "not_applicable = \"none here\"")
        + &skill("alike", "ownership", "")
        + "[person]\nstarted = 2026-08-24\n[[cert]]\nid = \"a\"\nname = \"A\"\n[[cert]]\nid = \"b\"\nname = \"B\"\n[[snooze]]\nsignal = \"unlinked-cert\"\nabout = \"cert[b]\"\nuntil = 2026-12-01\n";
    on("2026-11-22", &text, |basis| {
        let talk = talk(basis, &Thresholds::default(), None);
        let seen: Vec<_> = talk.views.iter().map(|views| views.name.raw()).collect();
        assert_eq!(seen, ["apart"]);
        let rules: Vec<_> = signals(basis, &Thresholds::default());
        let elsewhere = |rule: &str| rules.iter().any(|signal| signal.rule == rule);
        assert!(elsewhere("views-differ") && elsewhere("checkpoint-due"));
        let about: Vec<_> = talk
            .asks
            .iter()
            .map(|ask| (ask.signal.rule, ask.signal.about()))
            .collect();
        assert!(
            about.contains(&("unlinked-cert", "cert[a]".to_owned())),
            "{about:?}"
        );
        assert!(about.iter().all(|(rule, about)| {
            !["views-differ", "checkpoint-due"].contains(rule) && about != "cert[b]"
        }));
    });
}
