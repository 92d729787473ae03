//! `add`, `set`, `done`, `rm`: what they write, what they refuse, and that undo takes it back.

use crate::home::Home;

const ROADMAP: &str = r#"# mine
[person]
name = "Ada"

[[skill]]
id = "slo"
title = "SLOs"
due = 2026-12-01   # soon

[[evidence]]
id = "e"
on = 2026-11-01
what = "It held"
skills = ["slo"]

# the long one
[[review]]
on = 2026-11-15
with = "Grace"
actions_note = "kept"
[[review.action]]
id = "game-day"
what = "Own it"
owner = "me"
"#;

#[test]
fn a_record_is_added_as_the_form_would() {
    let home = Home::with(ROADMAP);
    let said = home.says(&[
        "add",
        "evidence",
        "on=yesterday",
        "what=Stopped it",
        "skills=slo",
    ]);
    assert!(said.contains("Stopped it"), "{said}");
    let text = home.roadmap();
    assert!(
        text.contains("[[evidence]]\nid = \"2026-11-21-stopped-it\"")
            || text.contains("on = 2026-11-21\nwhat = \"Stopped it\"\nskills = [\"slo\"]"),
        "{text}"
    );
    home.says(&["undo"]);
    assert_eq!(home.roadmap(), ROADMAP);
}

#[test]
fn entries_go_to_their_place_and_a_second_of_one_day_replaces() {
    let home = Home::with(ROADMAP);
    home.says(&["add", "skill:slo/levels", "level=working", "on=2026-11-02"]);
    home.says(&[
        "add",
        "skill:slo/levels",
        "level=awareness",
        "on=2026-10-02",
    ]);
    home.says(&[
        "add",
        "skill:slo/levels",
        "level=ownership",
        "on=2026-11-02",
    ]);
    let text = home.roadmap();
    let lines: Vec<_> = text
        .lines()
        .filter(|line| line.contains("level ="))
        .collect();
    assert_eq!(lines.len(), 2, "{text}");
    assert!(
        lines[0].contains("2026-10-02") && lines[1].contains("ownership"),
        "{text}"
    );
    home.says(&["set", "skill:slo/levels:2026-11-02", "note=seen"]);
    assert!(home.roadmap().contains("note = \"seen\""));
    home.says(&[
        "rm",
        "skill:slo/levels:2026-11-02",
        "skill:slo/levels:2026-10-02",
    ]);
    for _ in 0..5 {
        home.says(&["undo"]);
    }
    assert_eq!(home.roadmap(), ROADMAP);
}

#[test]
fn a_plan_that_moves_keeps_its_old_day_and_comments_stay() {
    let home = Home::with(ROADMAP);
    home.says(&["set", "skill:slo", "due=2027-01-01"]);
    let text = home.roadmap();
    assert!(text.contains("due = 2027-01-01   # soon"), "{text}");
    assert!(text.contains("from = 2026-12-01"), "{text}");
}

#[test]
fn what_refers_to_a_record_follows_its_new_id() {
    let home = Home::with(ROADMAP);
    home.says(&["set", "skill:slo", "id=objectives"]);
    let text = home.roadmap();
    assert!(
        text.contains("id = \"objectives\"") && text.contains("skills = [\"objectives\"]"),
        "{text}"
    );
    home.says(&["undo"]);
    assert_eq!(home.roadmap(), ROADMAP);
    home.says(&["add", "skill", "id=toil", "title=Toil"]);
    let said = home.run(&["set", "skill:toil", "id=slo"]);
    assert!(said.err.contains("the id slo is taken"), "{said:?}");
}

#[test]
fn what_is_done_gets_its_day() {
    let home = Home::with(ROADMAP);
    home.says(&["done", "review:2026-11-15/action:game-day"]);
    assert!(home.roadmap().contains("done = 2026-11-22"));
    let said = home.run(&["done", "evidence:e"]);
    assert_eq!(said.code, Some(1));
    assert!(said.err.contains("this has no end"), "{said:?}");
    home.says(&["add", "milestone", "id=m", "title=M", "stage=prove"]);
    home.says(&["done", "milestone:m", "proof=evidence:e", "done=yesterday"]);
    assert!(home.roadmap().contains("done = 2026-11-21"));
}

#[test]
fn a_record_that_goes_comes_back_with_its_comments() {
    let home = Home::with(ROADMAP);
    let said = home.says(&["rm", "-n", "review:2026-11-15"]);
    assert!(said.contains("removed"), "{said}");
    assert_eq!(home.roadmap(), ROADMAP);
    home.says(&["rm", "review:2026-11-15"]);
    assert!(!home.roadmap().contains("Grace"));
    home.says(&["undo"]);
    assert_eq!(home.roadmap(), ROADMAP);
}

#[test]
fn nothing_is_written_where_something_is_wrong() {
    let home = Home::with(ROADMAP);
    for (arguments, words) in [
        (
            &["set", "skill:slo", "title=New", "due=soon"][..],
            "due: not understood as a day",
        ),
        (&["set", "skill:slo", "tilte=New"], "did you mean `title`?"),
        (&["set", "skil:slo", "title=New"], "did you mean `skill`?"),
        (&["add", "evidence", "id=x"], "what is missing"),
        (&["add", "evidence", "id=e", "what=x"], "the id e is taken"),
        (&["add", "person", "name=Bo"], "there is one already"),
        (&["rm", "person"], "is not removed"),
        (&["rm", "skill:slo", "skill:slo"], "named twice"),
        (&["set", "skill:slo", "levels=[{ on = 1 }]"], "levels"),
        (
            &["set", "skill:slo", "title=x\u{1b}", "levels=}{"],
            "levels",
        ),
        (
            &["--file", "-", "set", "person", "name=x"],
            "standard input",
        ),
    ] {
        let said = home.run(arguments);
        assert_eq!(said.code, Some(1), "{arguments:?}: {said:?}");
        assert!(said.err.contains(words), "{arguments:?}: {said:?}");
        assert!(said.out.is_empty(), "{said:?}");
        assert_eq!(home.roadmap(), ROADMAP, "{arguments:?}");
    }
    assert_eq!(home.run(&["set", "skill:slo", "title"]).code, Some(2));
    assert_eq!(
        home.says(&["set", "skill:slo", "title=SLOs"]),
        "nothing to change\n"
    );
}

#[test]
fn a_long_text_comes_from_standard_input() {
    let home = Home::with(ROADMAP);
    let said = home.fed(&["set", "skill:slo", "note=-"], "first\nsecond \"x\"\n");
    assert_eq!(said.code, Some(0), "{said:?}");
    assert!(home.says(&["show", "skill:slo"]).contains("second \"x\""));
    let said = home.fed(&["log", "-"], "Rehearsed the failover #coaching\n");
    assert_eq!(said.code, Some(0), "{said:?}");
    assert!(home.roadmap().contains("Rehearsed the failover"));
    let said = home.fed(&["--file", "-", "show", "skill:slo"], ROADMAP);
    assert!(said.out.contains("SLOs"), "{said:?}");
}

#[test]
fn the_targets_of_a_closed_win_are_changed_only_after_it_is_opened_again() {
    let text = "[[win]]\nid = \"w\"\nquarter = \"2026-Q3\"\ntitle = \"Fewer pages\"\n[[win.key_result]]\nid = \"k\"\nmeasure = \"pages\"\nbaseline = 10\ntarget = 4\n";
    let home = Home::with(text);
    home.says(&["set", "win:w", "closed=2026-09-30", "result=reached"]);
    let closed = home.roadmap();
    assert!(
        closed.contains("{ on = 2026-09-30, baseline = 10, target = 4 }"),
        "{closed}"
    );
    for words in [
        &["set", "win:w/key_result:k", "target=6"][..],
        &["set", "win:w", "quarter=2026-Q2"],
        &["rm", "win:w/key_result:k"],
        &["add", "win:w/guard", "measure=missed", "limit=0"],
    ] {
        let said = home.run(words);
        assert_eq!(said.code, Some(1));
        assert!(
            said.err.contains("its targets stand: open it again first"),
            "{}",
            said.err
        );
        assert_eq!(home.roadmap(), closed);
    }
    home.says(&[
        "add",
        "win:w/key_result:k/readings",
        "value=4",
        "on=2026-09-29",
    ]);
    home.says(&["set", "win:w", "closed=", "result="]);
    home.says(&["set", "win:w/key_result:k", "target=6"]);
    let text = home.roadmap();
    let reopened = "{ on = 2026-11-22, closed = 2026-09-30, result = \"reached\" }";
    assert!(text.contains(reopened), "{text}");
    assert!(text.contains("\ntarget = 6"), "{text}");
}

#[test]
fn the_same_edits_of_the_same_file_on_the_same_day_give_the_same_bytes() {
    let edited = || {
        let home = Home::with_sample();
        let before = home.roadmap();
        for edit in [
            &["add", "bet", "tech=Rust"][..],
            &["add", "bet", "tech=Rust"],
            &["add", "win", "title=Ein Ziel"],
            &["log", "shadowed Bo on access review 2h @cloudsec #observe"],
            &["log", "Wrote the runbook of the queue #design"],
            &["set", "person", "role=Engineer"],
        ] {
            let said = home.run(edit);
            assert_eq!(said.code, Some(0), "{edit:?}: {said:?}");
        }
        assert_ne!(home.roadmap(), before);
        home.roadmap()
    };
    assert_eq!(edited(), edited());
}
