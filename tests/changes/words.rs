//! Changes in words.

use super::written::{day, roadmap};
use roadbook::change::{describe_all, diff};

fn said(before: &str, after: &str) -> Vec<String> {
    let [before, after] = [before, after].map(roadmap);
    describe_all(&diff(&before, &after), &after, day("2026-11-22"))
}

#[test]
fn changes_are_said_with_the_names_of_things() {
    let win = r#"
[[win]]
id = "noise"
title = "Cut alert noise"
[[win.key_result]]
id = "pages"
measure = "pages per week"
"#;
    let read = format!("{win}readings = [{{ on = 2026-11-16, value = 86 }}]");
    assert_eq!(
        said(win, &read),
        ["Win \"Cut alert noise\": pages per week, reading 16 Nov 86 added"]
    );
    assert_eq!(
        said(&read, win),
        ["Win \"Cut alert noise\": pages per week, reading 16 Nov 86 removed"]
    );
    assert_eq!(
        said(
            "cert = [{ of = \"cka\", exam = 2026-12-09 }]",
            "cert = [{ of = \"cka\", exam = 2026-12-16 }]"
        ),
        ["Certification cka: exam 9 Dec → 16 Dec"]
    );
    assert_eq!(said("", win), ["Win \"Cut alert noise\" added"]);
    assert_eq!(said(win, ""), ["Win \"Cut alert noise\" removed"]);
    assert_eq!(
        said("person = {}", "person = { role = \"SRE\" }"),
        ["Person: role SRE"]
    );
    assert_eq!(
        said("person = { role = \"SRE\" }", "person = {}"),
        ["Person: role SRE removed"]
    );
    assert_eq!(
        said(
            "bet = [{ tech = \"a\" }, { tech = \"b\" }]",
            "bet = [{ tech = \"b\" }, { tech = \"a\" }]"
        ),
        ["Bet put in another order"]
    );
    assert_eq!(
        said(
            "review = [{ on = 2026-11-15, notes = \"a\" }]",
            "review = [{ on = 2026-11-15, notes = \"b\" }]"
        ),
        ["One-on-one 15 Nov: notes changed"]
    );
}

#[test]
fn a_field_inside_of_another_is_said_with_both_names() {
    let session = |due: &str| {
        format!("shadow = [{{ id = \"s\", with = \"Bo\", follow_up = {{ due = {due} }} }}]")
    };
    assert_eq!(
        said(&session("2026-11-28"), &session("2026-11-30")),
        ["Shadow session Bo: follow-up, due 28 Nov → 30 Nov"]
    );
    assert_eq!(
        said(
            "skill = [{ id = \"slo\", levels = 1 }]",
            "skill = [{ id = \"slo\", levels = 2 }]"
        ),
        ["Skill slo: levels 1 → 2"]
    );
}

#[test]
fn nothing_in_a_value_acts_on_the_reader() {
    assert_eq!(
        said(
            "bet = [{ tech = \"a\" }]",
            "bet = [{ tech = \"a\", problem = \"\\u001b[2J\" }]"
        ),
        ["Bet \"a\": problem ^[[2J"]
    );
    let long = "x".repeat(90);
    let words = said("", &format!("bet = [{{ tech = \"{long}\" }}]"));
    assert_eq!(words, [format!("Bet \"{}…\" added", "x".repeat(40))]);
}
