//! Ids that two sides gave to different things: who gives way, what it is called then, and what joins all the same.

use super::written::{conflict, each, joined, merged, roadmap};

fn bet(id: &str, tech: &str) -> String {
    format!("[[bet]]\nid = \"{id}\"\ntech = \"{tech}\"\n")
}

/// The records of a merge as `id tech`, sorted.
fn bets(base: &str, ours: &str, theirs: &str) -> Vec<String> {
    let both = joined(base, ours, theirs);
    let ids = each(&both, "bet", "id").into_iter();
    let mut found: Vec<String> = ids
        .zip(each(&both, "bet", "tech"))
        .map(|(id, tech)| format!("{id} {tech}"))
        .collect();
    found.sort();
    found
}

#[test]
fn the_same_one_gives_way_in_every_version_of_the_program() {
    // Another answer would part two machines that merge the same files.
    for (stays, gives_way) in [("a", "b"), ("Wasm", "eBPF"), ("Nix", "Bazel")] {
        let seen = [format!("x {stays}"), format!("x-2 {gives_way}")];
        assert_eq!(bets("", &bet("x", stays), &bet("x", gives_way)), seen);
    }
}

#[test]
fn a_new_id_is_taken_by_nothing_on_either_side() {
    let (a, b) = (bet("x", "a"), bet("x", "b"));
    let taken = bet("x-2", "taken");
    let seen = ["x a", "x-2 taken", "x-3 b"];
    // By an addition of the one that gives way, of the other one, or of both.
    assert_eq!(bets("", &(a.clone() + &taken), &b), seen);
    assert_eq!(bets("", &a, &(b.clone() + &taken)), seen);
    assert_eq!(bets("", &(a.clone() + &taken), &(b.clone() + &taken)), seen);
    // Nor by what stood there before and was taken away since.
    assert_eq!(bets(&taken, &a, &b), ["x a", "x-3 b"]);
}

#[test]
fn entries_of_a_list_without_ids_keep_what_they_say() {
    let level = |on: &str| format!("{{ on = {on}, by = \"me\", level = \"working\", id = \"x\" }}");
    let skill = |levels: &str| format!("skill = [{{ id = \"s\", levels = [{levels}] }}]");
    let (one, other) = (level("2026-11-01"), level("2026-11-02"));
    assert_eq!(
        joined(&skill(""), &skill(&one), &skill(&other)),
        roadmap(&skill(&format!("{one}, {other}")))
    );
}

#[test]
fn one_thing_with_two_references_is_asked_about_and_stays_one() {
    let step = |proof: &str| {
        format!(
            "[[milestone]]\nid = \"m\"\ntitle = \"M\"\nstage = \"learn\"\nproof = \"{proof}\"\n"
        )
    };
    let both = merged("", &step("win:a"), &step("win:b"));
    assert_eq!(conflict(&both).at.to_string(), "milestone[m].proof");
    assert_eq!(each(&both.roadmap, "milestone", "id"), ["m"]);
}

#[test]
fn a_side_that_has_everything_says_where_it_stands() {
    let all = |ids: &[&str]| ids.iter().map(|id| bet(id, id)).collect::<String>();
    let order = |base: &[&str], ours: &[&str], theirs: &[&str]| {
        each(&joined(&all(base), &all(ours), &all(theirs)), "bet", "id")
    };
    assert_eq!(
        order(&["a"], &["a", "x"], &["a", "z", "x"]),
        ["a", "z", "x"]
    );
    // Not where the other one has moved what was there before.
    assert_eq!(
        order(&["a", "b"], &["b", "a", "x"], &["a", "b", "z", "x"]),
        ["b", "z", "x", "a"]
    );
}

#[test]
fn of_several_twins_the_one_that_says_the_same_is_meant() {
    let cert = |study: &str| format!("cert = [{{ id = \"cka\", study = [{study}] }}]");
    let entry = |hours: u8, more: &str| format!("{{ on = 2026-11-01, hours = {hours}{more} }}");
    let (first, second) = (entry(1, ""), entry(2, ""));
    let noted = entry(2, ", note = \"n\"");
    assert_eq!(
        joined(
            &cert(&second),
            &cert(&format!("{first}, {second}")),
            &cert(&noted)
        ),
        roadmap(&cert(&format!("{first}, {noted}")))
    );
}

#[test]
fn an_empty_list_says_no_more_than_none() {
    let ada = "person = { name = \"Ada\" }\n";
    assert_eq!(joined("", "bet = []", ada), roadmap(ada));
    assert_eq!(joined("bet = []", "", ada), roadmap(ada));
}

#[test]
fn what_was_no_table_before_is_asked_about_whole() {
    let both = merged(
        "person = 1",
        "person = { name = \"Ada\" }",
        "person = { role = \"SRE\" }",
    );
    assert_eq!(conflict(&both).at.to_string(), "person");
    assert_eq!(both.roadmap, roadmap("person = 1"));
}
