//! Each sort of change in its group and its words, since a talk on the first of November.

use crate::insight::sample::on;
use crate::insight::signal::Thresholds;
use crate::insight::talk::talk;

/// The lines of each group, as `group: words`.
fn said(text: &str) -> Vec<String> {
    let text = format!("[[review]]\non = 2026-11-01\n{text}");
    on("2026-11-22", &text, |basis| {
        let talk = talk(basis, &Thresholds::default(), None);
        let groups = talk.changed.iter();
        groups
            .flat_map(|group| {
                let lines = group.lines.iter();
                lines.map(|line| format!("{}: {}", group.title, line.words))
            })
            .collect()
    })
}

fn table(rows: &[(&str, &[&str])]) {
    for (text, lines) in rows {
        assert_eq!(said(text), *lines, "{text}");
    }
}

#[test]
fn a_new_record_is_said_by_how_far_it_has_come() {
    let win = "[[win]]\nquarter = \"2026-Q4\"\ntitle = \"W\"\nadded = 2026-11-05\n";
    let step = "[[milestone]]\ntitle = \"M\"\nstage = \"learn\"\nadded = 2026-11-05\n";
    let cert = "[[cert]]\nname = \"C\"\nadded = 2026-11-05\n";
    let judged = "levels = [{ on = 2026-11-05, by = \"me\", level = \"working\" }]\n";
    table(&[
        (
            "[[skill]]\ntitle = \"S\"\nadded = 2026-11-05\n",
            &["Levels: S: new"],
        ),
        (
            &format!("[[skill]]\ntitle = \"S\"\n{judged}"),
            &["Levels: S: working, by me, no proof"],
        ),
        (win, &["Wins: W: begun"]),
        (
            &format!("{win}closed = 2026-11-06\nresult = \"missed\"\n"),
            &["Wins: W: begun and missed"],
        ),
        (
            &format!("{win}closed = 2026-11-06\n"),
            &["Wins: W: begun and closed"],
        ),
        (step, &["Milestones: M: new"]),
        (
            &format!("{step}done = 2026-11-06\n"),
            &["Milestones: M: new and done"],
        ),
        (cert, &["Certifications: C: planned"]),
        (
            &format!("{cert}booked = 2026-11-06\n"),
            &["Certifications: C: booked"],
        ),
        (
            &format!("{cert}booked = 2026-11-06\npassed = 2026-11-07\n"),
            &["Certifications: C: passed"],
        ),
        (
            "[[direction]]\non = 2026-11-05\narchetype = \"bridge\"\nbecause = \"B\"\n",
            &["Direction: bridge, because: B"],
        ),
        (
            "[[track]]\non = 2026-11-05\nprimary = \"sre\"\n",
            &["Direction: SRE"],
        ),
        (
            "[[shadow_plan]]\ntrack = \"finops\"\nadded = 2026-11-06\n",
            &["Sessions: finops added"],
        ),
        // Where no group says of what sort it is, the line does.
        (
            "[[bet]]\ntech = \"T\"\nnoticed = 2026-11-05\n",
            &["Also: Bet \"T\" added"],
        ),
    ]);
}

#[test]
fn what_a_record_has_become_is_said_in_its_group() {
    let win = "[[win]]\nquarter = \"2026-Q4\"\ntitle = \"W\"\nadded = 2026-10-05\n";
    let step = "[[milestone]]\ntitle = \"M\"\nstage = \"learn\"\nadded = 2026-10-05\n";
    let session = "[[shadow]]\non = 2026-10-05\nwith = \"Bo\"\nwhat = \"Audit\"\n";
    table(&[
        (
            "[[skill]]\ntitle = \"S\"\nadded = 2026-10-01\narchived = 2026-11-05\n",
            &["Levels: \"S\": archived 5 Nov"],
        ),
        (
            &format!("{win}started = 2026-11-06\n"),
            &["Wins: \"W\": started 6 Nov"],
        ),
        // What a closed win says beside its result is not said again.
        (
            &format!("{win}closed = 2026-11-06\nresult = \"missed\"\nlearned = \"L\"\n"),
            &["Wins: W: missed"],
        ),
        (&format!("{win}closed = 2026-11-06\n"), &["Wins: W: closed"]),
        (
            &format!("{step}opened = 2026-11-05\ndone = 2026-11-06\nproof = \"win:w\"\n"),
            &["Milestones: M: done"],
        ),
        (
            &format!("{step}archived = 2026-11-06\n"),
            &["Milestones: \"M\": archived 6 Nov"],
        ),
        (
            "[[cert]]\nname = \"C\"\nadded = 2026-10-05\napproved = 2026-11-06\n",
            &["Certifications: \"C\": approved 6 Nov"],
        ),
        (
            &format!("{session}archived = 2026-11-06\n"),
            &["Sessions: 5 Oct Bo: archived 6 Nov"],
        ),
        (
            &format!("{session}follow_up = {{ what = \"Draft it\", done = 2026-11-06 }}\n"),
            &["Done actions: Draft it, after Bo: Audit"],
        ),
        (
            "[[evidence]]\non = 2026-10-05\nwhat = \"E\"\narchived = 2026-11-06\n",
            &["Evidence: 5 Oct E: archived 6 Nov"],
        ),
        (
            "[[bet]]\ntech = \"T\"\nnoticed = 2026-10-05\ndecision = \"drop\"\ndecided = 2026-11-06\n",
            &["Also: Bet \"T\": decided 6 Nov"],
        ),
    ]);
}

#[test]
fn what_stays_as_it_was_is_said_to_stay() {
    let skill = "[[skill]]\ntitle = \"S\"\nadded = 2026-10-01\nlevels = [{ on = 2026-10-01, by = \"me\", level = \"working\" }, { on = 2026-11-02, by = \"me\", level = \"working\" }]\n";
    let win = "[[win]]\nquarter = \"2026-Q4\"\ntitle = \"W\"\nadded = 2026-10-05\n[[win.key_result]]\nmeasure = \"m\"\nbaseline = 5\ntarget = 1\nreadings = [{ on = 2026-11-01, value = 4 }, { on = 2026-11-08, value = 4 }]\n[[win.guard]]\nmeasure = \"g\"\nlimit = 0\nreadings = [{ on = 2026-11-08, value = 1 }]\n";
    table(&[
        (skill, &["Levels: S: still working, by me, no proof"]),
        (
            win,
            &["Readings: g: 1, limit 0", "Readings: m: still 4, target 1"],
        ),
    ]);
}

#[test]
fn a_moved_date_says_the_reason_that_came_after_the_talk() {
    let step = "[[milestone]]\ntitle = \"M\"\nstage = \"learn\"\nadded = 2026-10-05\n";
    let old = "{ on = 2026-11-01, from = 2026-11-10, why = \"old\" }";
    let next = |why: &str| format!("{{ on = 2026-11-05, from = 2026-11-20{why} }}");
    let (bare, said) = (next(""), next(", why = \"new\""));
    table(&[
        (
            &format!("{step}due = 2026-12-01\nmoved = [{old}, {bare}]\n"),
            &["Moved dates: M: due 20 Nov → 1 Dec"],
        ),
        (
            &format!("{step}due = 2026-12-01\nmoved = [{old}, {said}]\n"),
            &["Moved dates: M: due 20 Nov → 1 Dec, new"],
        ),
        (
            &format!("{step}moved = [{said}]\n"),
            &["Moved dates: M: due 20 Nov given up, new"],
        ),
    ]);
}
