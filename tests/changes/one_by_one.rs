//! What is found to differ, and what becomes of it.

use super::written::{paths, roadmap};
use roadbook::change::{ChangeSet, Misfit, apply, diff, invert, still_there};
use roadbook::model::{Key, Path, Section, Table, Value};

const SKILLS: &str = r#"
[[skill]]
id = "slo"
target = "working"
levels = [{ on = 2026-07-06, by = "me", level = "awareness" }]
[[skill]]
id = "iac"
"#;

#[test]
fn a_change_is_named_by_section_key_and_field() {
    let after = SKILLS
        .replace("\"working\"", "\"ownership\"")
        .replace("awareness", "working");
    assert_eq!(
        paths(&roadmap(SKILLS), &roadmap(&after)),
        [
            "skill[slo].levels[~2026-07-06|me].level",
            "skill[slo].target"
        ]
    );
}

#[test]
fn an_entry_says_what_it_follows_in_its_own_list() {
    let after = roadmap(&format!(
        "{SKILLS}\n[[skill]]\nid = \"new\"\n[[skill]]\nid = \"last\""
    ));
    let set = diff(&roadmap(SKILLS), &after);
    let follows = |number: usize| {
        let fact = set.0[number].diff.after.as_ref().expect("an addition");
        fact.follows.as_ref().map(Key::written)
    };
    assert_eq!(follows(0).as_deref(), Some("iac"));
    assert_eq!(follows(1).as_deref(), Some("new"));
    let back = diff(&after, &roadmap(SKILLS));
    let fact = back.0[1].diff.before.as_ref().expect("a removal");
    assert_eq!(fact.follows, Some(Key::id("new")));
}

#[test]
fn a_new_order_is_one_change() {
    let [a, b] = [&["x", "y", "z"], &["z", "x", "y"]].map(|ids| {
        let text: Vec<String> = ids
            .iter()
            .map(|id| format!("[[bet]]\nid = \"{id}\""))
            .collect();
        roadmap(&text.join("\n"))
    });
    let set = diff(&a, &b);
    assert_eq!(paths(&a, &b), ["bet.(order)"]);
    let texts = ["z", "x", "y"].map(Value::text);
    assert_eq!(
        set.0[0].diff.after.as_ref().expect("an order").value,
        Value::Array(texts.to_vec())
    );
    assert_eq!(apply(&a, &set), Ok(b.clone()));
    assert_eq!(apply(&b, &invert(&set)), Ok(a));
}

#[test]
fn an_absent_list_is_an_empty_one_and_the_last_entry_takes_it_along() {
    assert_eq!(paths(&roadmap("skill = []"), &Table::new()), [""; 0]);
    let emptied = apply(&roadmap(SKILLS), &diff(&roadmap(SKILLS), &Table::new()));
    assert_eq!(emptied, Ok(Table::new()));
}

#[test]
fn changing_what_names_an_entry_takes_it_away_and_adds_it() {
    let [a, b] = ["2026-11-01", "2026-11-02"]
        .map(|on| roadmap(&format!("checkin = [{{ on = {on}, energy = 3 }}]")));
    assert_eq!(
        paths(&a, &b),
        ["checkin[~2026-11-02]", "checkin[~2026-11-01]"]
    );
}

#[test]
fn entries_of_one_name_are_told_apart_by_their_order() {
    let a = roadmap("checkin = [{ on = 2026-11-01, energy = 3 }, { on = 2026-11-01, energy = 4 }]");
    let b = roadmap("checkin = [{ on = 2026-11-01, energy = 3 }, { on = 2026-11-01, energy = 5 }]");
    assert_eq!(paths(&a, &b), ["checkin[~2026-11-01#2].energy"]);
}

#[test]
fn what_does_not_fit_its_shape_changes_as_a_whole() {
    for (before, after, at) in [
        ("skill = 3", "skill = [{ id = \"x\" }]", "skill"),
        ("win = [1]", "win = [{ a = 1 }]", "win[~|]"),
        ("person = \"Ada\"", "person = { name = \"Ada\" }", "person"),
        ("mine = [1]", "mine = [2]", "mine"),
        (
            "mine = { a = { b = 1 } }",
            "mine = { a = { b = 2 } }",
            "mine.a.b",
        ),
    ] {
        let [a, b] = [before, after].map(roadmap);
        assert_eq!(paths(&a, &b), [at]);
        assert_eq!(apply(&a, &diff(&a, &b)), Ok(b));
    }
}

#[test]
fn parents_are_made_and_misfits_named() {
    let name = Path::section(Section::Person).field("name");
    let set = ChangeSet::set(name, None, Some(Value::text("Ada")));
    assert_eq!(
        apply(&Table::new(), &set),
        Ok(roadmap("person = { name = \"Ada\" }"))
    );
    let gone = Path::record(Section::Skill, Key::id("gone"));
    let set = ChangeSet::set(gone.clone().field("note"), None, Some(Value::text("x")));
    assert_eq!(
        apply(&roadmap(SKILLS), &set),
        Err(Misfit::Missing(gone.clone()))
    );
    assert_eq!(still_there(&roadmap(SKILLS), &set).len(), 1);
    assert_eq!(
        Misfit::Missing(gone).to_string(),
        "skill[gone] is not there"
    );
    let twice = diff(&Table::new(), &roadmap(SKILLS));
    let taken = Misfit::Taken(Path::record(Section::Skill, Key::id("slo")));
    assert_eq!(apply(&roadmap(SKILLS), &twice), Err(taken));
}

#[test]
fn what_cannot_be_reached_is_a_misfit_too() {
    let list = Path::section(Section::Skill);
    let set = ChangeSet::set(list.clone().field("note"), None, Some(Value::text("x")));
    assert_eq!(
        apply(&roadmap(SKILLS), &set),
        Err(Misfit::Missing(list)),
        "a list has no fields of its own"
    );
    let gone = Path::record(Section::Skill, Key::id("iac"));
    let mut both = diff(&roadmap(SKILLS), &roadmap("[[skill]]\nid = \"slo\""));
    both.0.retain(|change| change.at == gone);
    let inside = ChangeSet::set(gone.clone().field("note"), None, Some(Value::text("x")));
    both.0.extend(inside.0);
    assert_eq!(apply(&roadmap(SKILLS), &both), Err(Misfit::Missing(gone)));
}

#[test]
fn undo_sees_what_somebody_else_changed_since() {
    let done = SKILLS
        .replace("\"working\"", "\"ownership\"")
        .replace("awareness", "working");
    let back = invert(&diff(&roadmap(SKILLS), &roadmap(&done)));
    assert!(still_there(&roadmap(&done), &back).is_empty());
    let outside = roadmap(&done.replace("\"ownership\"", "\"leadership\""));
    let gone = still_there(&outside, &back);
    assert_eq!(gone.len(), 1);
    assert_eq!(gone[0].at.to_string(), "skill[slo].target");
}

#[test]
fn what_is_no_entry_is_left_out_where_it_stayed_the_same() {
    let levels = |level: &str| {
        roadmap(&format!(
            "skill = [{{ id = \"s\", levels = [7, {{ on = 2026-11-01, by = \"me\", level = \"{level}\" }}] }}]"
        ))
    };
    assert_eq!(
        paths(&levels("none"), &levels("working")),
        ["skill[s].levels[~2026-11-01|me].level"]
    );
}

#[test]
fn what_is_to_be_added_or_taken_back_need_not_stand_there() {
    let after = format!("{SKILLS}\n[[skill]]\nid = \"new\"\n[person]\nname = \"Ada\"\n");
    let (before, after) = (roadmap(SKILLS), roadmap(&after));
    for (from, to) in [(&before, &after), (&after, &before)] {
        assert!(still_there(from, &diff(from, to)).is_empty());
        assert_eq!(still_there(to, &diff(from, to)).len(), 2);
    }
    let lone = Path::section(Section::Person).field("own").field("deep");
    let set = ChangeSet::set(lone, None, Some(Value::text("x")));
    assert!(still_there(&before, &set).is_empty());
}

#[test]
fn a_new_order_inside_of_a_record_stands_until_it_is_another_one() {
    let steps = |who: [&str; 3]| {
        let steps = who.map(|who| format!("{{ id = \"{who}\", what = \"{who}\" }}"));
        roadmap(&format!(
            "review = [{{ on = 2026-11-01, action = [{}] }}]",
            steps.join(", ")
        ))
    };
    let (old, new, other) = (
        steps(["a", "b", "c"]),
        steps(["c", "a", "b"]),
        steps(["b", "a", "c"]),
    );
    let set = diff(&old, &new);
    assert_eq!(paths(&old, &new), ["review[~2026-11-01|].action.(order)"]);
    assert!(still_there(&old, &set).is_empty());
    assert_eq!(still_there(&other, &set).len(), 1);
}
