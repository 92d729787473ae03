//! Merging changes of different places, of the same place, of orders.

use super::written::{conflict, each, joined, merged, roadmap};
use roadbook::model::{Key, Path, Section, Value};

const TWO: &str = r#"
[[milestone]]
id = "a"
title = "A"
stage = "learn"
[[milestone]]
id = "b"
title = "B"
stage = "learn"
"#;

fn bets(ids: &[&str]) -> String {
    let text: Vec<String> = ids
        .iter()
        .map(|id| format!("[[bet]]\nid = \"{id}\"\ntech = \"{id}\"\n"))
        .collect();
    text.concat()
}

fn merged_bets(base: &[&str], ours: &[&str], theirs: &[&str]) -> Vec<String> {
    each(
        &joined(&bets(base), &bets(ours), &bets(theirs)),
        "bet",
        "id",
    )
}

#[test]
fn both_append_an_item() {
    assert_eq!(
        merged_bets(&["a"], &["a", "z"], &["a", "m"]),
        ["a", "m", "z"]
    );
}

#[test]
fn both_change_neighbouring_keys_of_one_item() {
    let ours = TWO.replace("title = \"A\"", "title = \"Own it\"");
    let theirs = TWO.replacen("learn", "apply", 1);
    assert_eq!(
        joined(TWO, &ours, &theirs),
        roadmap(&ours.replacen("learn", "apply", 1))
    );
}

#[test]
fn each_changes_another_item() {
    let ours = TWO.replace("\"A\"", "\"A!\"");
    let theirs = TWO.replace("\"B\"", "\"B!\"");
    assert_eq!(
        each(&joined(TWO, &ours, &theirs), "milestone", "title"),
        ["A!", "B!"]
    );
}

#[test]
fn one_puts_items_in_order_and_the_other_ticks_one() {
    let (first, second) = TWO.split_at(TWO.rfind("[[").unwrap_or(0));
    let ours = format!("{second}{first}");
    let theirs = TWO.replace("title = \"B\"", "title = \"B\"\ndone = 2026-11-01");
    let both = joined(TWO, &ours, &theirs);
    assert_eq!(each(&both, "milestone", "id"), ["b", "a"]);
    let ticked = both
        .tables("milestone")
        .next()
        .and_then(|one| one.day("done"));
    assert!(ticked.is_some());
}

#[test]
fn one_deletes_what_the_other_edits() {
    let (first, _) = TWO.split_at(TWO.rfind("[[").unwrap_or(0));
    let theirs = TWO.replace("\"B\"", "\"B!\"");
    let both = merged(TWO, first, &theirs);
    let asked = conflict(&both);
    assert_eq!(asked.at, Path::record(Section::Milestone, Key::id("b")));
    assert_eq!(asked.ours, None);
    assert!(asked.theirs.is_some() && asked.base.is_some());
    assert_eq!(both.roadmap, roadmap(TWO));
}

#[test]
fn both_change_one_key_differently() {
    let both = merged(
        TWO,
        &TWO.replace("\"B\"", "\"ours\""),
        &TWO.replace("\"B\"", "\"theirs\""),
    );
    let asked = conflict(&both);
    assert_eq!(asked.at.to_string(), "milestone[b].title");
    assert_eq!(asked.ours, Some(Value::text("ours")));
    assert_eq!(asked.theirs, Some(Value::text("theirs")));
    assert_eq!(both.roadmap, roadmap(TWO));
}

#[test]
fn both_add_the_same_new_key_at_two_places_of_one_table() {
    let ours = TWO.replacen("title", "note = \"n\"\ntitle", 1);
    let theirs = TWO.replacen("stage = \"learn\"", "stage = \"learn\"\nnote = \"n\"", 1);
    assert_eq!(joined(TWO, &ours, &theirs), roadmap(&ours));
    let other = merged(TWO, &ours, &theirs.replace("\"n\"", "\"m\""));
    let asked = conflict(&other);
    assert_eq!(
        (asked.at.to_string().as_str(), &asked.base),
        ("milestone[a].note", &None)
    );
    assert_eq!(other.roadmap, roadmap(TWO));
}

#[test]
fn the_same_on_both_sides_is_one() {
    let change = TWO.replace("\"B\"", "\"B!\"");
    assert_eq!(joined(TWO, &change, &change), roadmap(&change));
    let (first, _) = TWO.split_at(TWO.rfind("[[").unwrap_or(0));
    assert_eq!(joined(TWO, first, first), roadmap(first));
}

#[test]
fn an_addition_follows_what_it_came_after() {
    // Moved by the other side.
    assert_eq!(
        merged_bets(&["a", "b", "c"], &["c", "a", "b"], &["a", "b", "c", "x"]),
        ["c", "x", "a", "b"]
    );
    // Taken away by the other side: what stood before that.
    assert_eq!(
        merged_bets(&["a", "b", "c"], &["a", "c"], &["a", "b", "x", "c"]),
        ["a", "x", "c"]
    );
    assert_eq!(merged_bets(&["a"], &[], &["a", "x"]), ["x"]);
    // Chains stay together, in the order of their first names.
    assert_eq!(
        merged_bets(&["a"], &["a", "p", "z"], &["a", "m", "q"]),
        ["a", "m", "q", "p", "z"]
    );
    // What both added stands where one of them, the same each time, put it.
    assert_eq!(
        merged_bets(&["a"], &["a", "m", "n"], &["a", "n", "m"]),
        ["a", "m", "n"]
    );
}

#[test]
fn one_order_is_taken_and_two_are_asked_about() {
    let base = ["a", "b", "c"];
    assert_eq!(merged_bets(&base, &["b", "a", "c"], &base), ["b", "a", "c"]);
    assert_eq!(
        merged_bets(&base, &["b", "a", "c"], &["b", "a", "c"]),
        ["b", "a", "c"]
    );
    let both = merged(
        &bets(&base),
        &bets(&["b", "a", "c"]),
        &bets(&["a", "c", "b"]),
    );
    let asked = conflict(&both);
    assert_eq!(asked.at.to_string(), "bet.(order)");
    let order = |ids: [&str; 3]| Some(Value::Array(ids.map(Value::text).to_vec()));
    assert_eq!(asked.ours, order(["b", "a", "c"]));
    assert_eq!(asked.theirs, order(["a", "c", "b"]));
    assert_eq!(each(&both.roadmap, "bet", "id"), base);
}

#[test]
fn twins_are_known_by_what_they_say_before_their_order() {
    let entry = |hours: i64, more: &str| format!("{{ on = 2026-11-01, hours = {hours}{more} }}");
    let cert = |study: &[String]| {
        format!(
            "cert = [{{ id = \"cka\", study = [{}] }}]",
            study.join(", ")
        )
    };
    let base = cert(&[entry(1, ""), entry(2, "")]);
    // Ours takes the first away, theirs says more about the second.
    let both = joined(
        &base,
        &cert(&[entry(2, "")]),
        &cert(&[entry(1, ""), entry(2, ", note = \"n\"")]),
    );
    assert_eq!(both, roadmap(&cert(&[entry(2, ", note = \"n\"")])));
    // Theirs says more about the one that ours takes away.
    let both = merged(
        &base,
        &cert(&[entry(2, "")]),
        &cert(&[entry(1, ", note = \"n\""), entry(2, "")]),
    );
    assert_eq!(
        conflict(&both).at.to_string(),
        "cert[cka].study[~2026-11-01]"
    );
    assert_eq!(both.roadmap, roadmap(&base));
}

#[test]
fn a_record_whose_name_changed_is_another_one() {
    let base = "milestone = [{ title = \"a\", stage = \"learn\" }]";
    let ours = "milestone = [{ title = \"b\", stage = \"learn\" }]";
    let theirs = "milestone = [{ title = \"a\", stage = \"apply\" }]";
    let both = merged(base, ours, theirs);
    assert_eq!(conflict(&both).at.to_string(), "milestone[~a]");
    assert_eq!(each(&both.roadmap, "milestone", "title"), ["b", "a"]);
}

#[test]
fn an_id_written_meanwhile_does_not_make_another_record() {
    let base = "milestone = [{ title = \"a\", stage = \"learn\" }]";
    let ours = "milestone = [{ id = \"x\", title = \"a\", stage = \"learn\" }]";
    let theirs = "milestone = [{ title = \"a\", stage = \"apply\" }]";
    assert_eq!(
        joined(base, ours, theirs),
        roadmap(&ours.replace("learn", "apply"))
    );
    let same = ours.replace("learn", "apply");
    assert_eq!(joined(base, ours, &same), roadmap(&same));
    let other = ours.replace("\"x\"", "\"y\"");
    let both = merged(base, ours, &other);
    assert_eq!(conflict(&both).at.to_string(), "milestone[~a].id");
    assert_eq!(both.roadmap, roadmap(base));
}

#[test]
fn what_does_not_fit_its_shape_is_one_value() {
    let both = merged("skill = 1", "skill = 2", "skill = [{ id = \"x\" }]");
    assert_eq!(conflict(&both).at.to_string(), "skill");
    assert_eq!(both.roadmap, roadmap("skill = 1"));
    assert_eq!(
        joined(
            "own = { a = 1, b = 1 }",
            "own = { a = 2, b = 1 }",
            "own = { a = 1, b = 2 }"
        ),
        roadmap("own = { a = 2, b = 2 }")
    );
}
