//! Merging what both sides added under one name.

use roadbook::text::Text;

use super::written::{conflict, each, joined, merged, roadmap};

fn win(title: &str, more: &str) -> String {
    format!("[[win]]\nid = \"x\"\nquarter = \"2026-Q4\"\ntitle = \"{title}\"\n{more}\n")
}

fn referring(by: &str) -> String {
    format!("[[milestone]]\ntitle = \"{by}\"\nstage = \"prove\"\nproof = \"win:x\"\n")
}

#[test]
fn equal_ones_are_one() {
    assert_eq!(
        joined("", &win("a", ""), &win("a", "")),
        roadmap(&win("a", ""))
    );
}

#[test]
fn two_things_of_one_id_part_and_each_keeps_its_references() {
    let ours = win("ours", "") + &referring("ours");
    let theirs = win("theirs", "") + &referring("theirs");
    let both = joined("", &ours, &theirs);
    for title in ["ours", "theirs"] {
        let id = each(&both, "win", "title")
            .iter()
            .zip(each(&both, "win", "id"))
            .find(|(own, _)| *own == title)
            .map(|(_, id)| id);
        let proof = each(&both, "milestone", "title")
            .iter()
            .zip(each(&both, "milestone", "proof"))
            .find(|(own, _)| *own == title)
            .map(|(_, proof)| proof);
        assert_eq!(proof, id.map(|id| format!("win:{id}")), "{title}");
    }
    let mut ids = each(&both, "win", "id");
    ids.sort();
    assert_eq!(ids, ["x", "x-2"]);
}

#[test]
fn an_id_that_is_taken_is_passed_over() {
    let base = "[[win]]\nid = \"x-2\"\nquarter = \"2026-Q3\"\ntitle = \"old\"\n";
    let both = joined(
        base,
        &(base.to_owned() + &win("ours", "")),
        &(base.to_owned() + &win("theirs", "")),
    );
    let mut ids = each(&both, "win", "id");
    ids.sort();
    assert_eq!(ids, ["x", "x-2", "x-3"]);
}

#[test]
fn ids_of_skills_are_rewritten_where_they_stand_alone() {
    let skill = |title: &str| {
        format!(
            "skill = [{{ id = \"s\", title = \"{title}\" }}]\nevidence = [{{ on = 2026-11-01, what = \"{title}\", skills = [\"s\"] }}]"
        )
    };
    let both = joined("", &skill("ours"), &skill("theirs"));
    for (title, id) in each(&both, "skill", "title")
        .iter()
        .zip(each(&both, "skill", "id"))
    {
        let proof = both
            .tables("evidence")
            .find(|one| one.text("what").is_some_and(|what| what.raw() == title));
        let skills: Vec<_> = proof
            .into_iter()
            .flat_map(|one| one.texts("skills"))
            .map(Text::raw)
            .collect();
        assert_eq!(skills, [id.as_str()]);
    }
}

#[test]
fn things_of_one_entry_of_the_catalogue_merge_by_field() {
    let ours = "skill = [{ id = \"slo\", of = \"sre-slo\", target = \"working\" }]";
    let theirs = "skill = [{ id = \"slo\", of = \"sre-slo\", note = \"n\" }]";
    let whole = "skill = [{ id = \"slo\", of = \"sre-slo\", target = \"working\", note = \"n\" }]";
    assert_eq!(joined("", ours, theirs), roadmap(whole));
    let both = merged("", ours, &ours.replace("working", "ownership"));
    assert_eq!(conflict(&both).at.to_string(), "skill[slo].target");
    assert_eq!(
        both.roadmap,
        roadmap("skill = [{ id = \"slo\", of = \"sre-slo\" }]")
    );
}

#[test]
fn the_one_table_of_a_section_merges_by_field() {
    let both = joined(
        "",
        "person = { name = \"Ada\" }",
        "person = { role = \"SRE\" }",
    );
    assert_eq!(both, roadmap("person = { name = \"Ada\", role = \"SRE\" }"));
}

#[test]
fn dated_entries_merge_where_their_fields_agree() {
    let day = |more: &str| format!("checkin = [{{ on = 2026-11-20, {more} }}]");
    assert_eq!(
        joined("", &day("energy = 4"), &day("learned = \"x\"")),
        roadmap(&day("energy = 4, learned = \"x\""))
    );
    let both = joined("", &day("energy = 4"), &day("energy = 2"));
    assert_eq!(both.tables("checkin").count(), 2);
    let study = |hours: &[i64]| {
        let entries: Vec<String> = hours
            .iter()
            .map(|hours| format!("{{ on = 2026-11-02, hours = {hours} }}"))
            .collect();
        format!(
            "cert = [{{ id = \"cka\", study = [{}] }}]",
            entries.join(", ")
        )
    };
    let both = joined(&study(&[1]), &study(&[1, 2]), &study(&[1, 3]));
    let hours: f64 = both
        .tables("cert")
        .flat_map(|one| one.tables("study"))
        .filter_map(|one| one.number("hours"))
        .sum();
    assert!((hours - 6.0).abs() < f64::EPSILON);
}

#[test]
fn records_without_an_id_are_both_kept() {
    let session =
        |what: &str| format!("shadow = [{{ on = 2026-11-12, with = \"Bo\", what = \"{what}\" }}]");
    let both = joined("", &session("a"), &session("b"));
    assert_eq!(both.tables("shadow").count(), 2);
}

#[test]
fn entries_inside_a_record_part_by_id_only_where_they_differ() {
    let action = |more: &str| {
        format!("review = [{{ on = 2026-11-15, action = [{{ id = \"x\", {more} }}] }}]")
    };
    let base = "review = [{ on = 2026-11-15 }]";
    let both = joined(
        base,
        &action("what = \"a\""),
        &action("what = \"a\", owner = \"me\""),
    );
    assert_eq!(both, roadmap(&action("what = \"a\", owner = \"me\"")));
    let both = joined(base, &action("what = \"a\""), &action("what = \"b\""));
    let ids: Vec<_> = both
        .tables("review")
        .flat_map(|one| one.tables("action"))
        .filter_map(|one| one.text("id"))
        .map(Text::raw)
        .collect();
    assert_eq!(ids.len(), 2);
    assert!(ids.contains(&"x") && ids.contains(&"x-2"));
}

#[test]
fn a_merged_copy_that_comes_again_changes_nothing() {
    let [base, ours, theirs] = [
        String::new(),
        win("ours", "") + &referring("ours"),
        win("theirs", "carried_from = \"win:x\"") + &referring("theirs"),
    ]
    .map(|text| roadmap(&text));
    let once = roadbook::change::merge(&base, &ours, &theirs).roadmap;
    for side in [&ours, &theirs] {
        let again = roadbook::change::merge(&base, &once, side);
        assert_eq!((&again.roadmap, again.conflicts.len()), (&once, 0));
    }
}

#[test]
fn an_id_for_an_old_record_and_a_new_one_part() {
    let old = "[[win]]\nquarter = \"2026-Q3\"\ntitle = \"old\"\n";
    let ours = old.replace("quarter", "id = \"x\"\nquarter");
    let both = joined(old, &ours, &(old.to_owned() + &win("new", "")));
    let mut ids = each(&both, "win", "id");
    ids.sort();
    assert_eq!(ids, ["x", "x-2"]);
    let titles = each(&both, "win", "title");
    assert!(titles.contains(&"old".to_owned()) && titles.contains(&"new".to_owned()));
    // The same id for the same thing, once written and once added, is one record too.
    let old = "skill = [{ of = \"slo\" }]";
    let ours = "skill = [{ id = \"s\", of = \"slo\" }]";
    let theirs = "skill = [{ of = \"slo\" }, { id = \"s\", of = \"slo\", note = \"n\" }]";
    let whole = "skill = [{ id = \"s\", of = \"slo\", note = \"n\" }]";
    assert_eq!(joined(old, ours, theirs), roadmap(whole));
}
