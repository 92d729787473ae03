//! The mentor's own file, written from the view of a team: each edit saved at once, each taken back to the byte.

use crate::desk::{Team, sample};

#[test]
fn what_is_done_in_the_plan_is_saved_and_taken_back() {
    let folder = sample();
    let before = Team::text(folder.path(), "team.toml");
    let mut team = Team::open(folder.path(), 120, 36);
    team.press("9 G x");
    let after = Team::text(folder.path(), "team.toml");
    assert!(after.contains("id = \"publish\"") && after.contains("done = 2026-11-22"));
    assert_eq!(after.lines().count(), before.lines().count() + 1);
    assert!(team.picture().contains("4 of 6 done"));
    team.press("u");
    assert_eq!(Team::text(folder.path(), "team.toml"), before);
    team.press("U");
    assert_eq!(Team::text(folder.path(), "team.toml"), after);
}

#[test]
fn a_member_is_added_changed_and_removed() {
    let folder = sample();
    let before = Team::text(folder.path(), "team.toml");
    let mut team = Team::open(folder.path(), 120, 36);
    team.press("a =Noor_Amin C-s");
    let after = Team::text(folder.path(), "team.toml");
    assert!(
        after.contains("id = \"noor-amin\"\nname = \"Noor Amin\""),
        "{after}"
    );
    assert!(team.picture().contains("Noor Amin"));
    team.press("G k");
    team.press("u");
    assert_eq!(Team::text(folder.path(), "team.toml"), before);
    team.press("g g d d");
    let picture = team.picture();
    assert!(!Team::text(folder.path(), "team.toml").contains("id = \"ada\""));
    // The file still lies there, so she is shown, and said to be no member.
    assert!(picture.contains("Ada Okafor"), "{picture}");
    team.press("u");
    assert_eq!(Team::text(folder.path(), "team.toml"), before);
}

#[test]
fn readings_rituals_and_gaps_are_one_key_away() {
    let folder = sample();
    let mut team = Team::open(folder.path(), 120, 36);
    team.press("6 r =70 C-s");
    let text = Team::text(folder.path(), "team.toml");
    assert!(text.contains("{ on = 2026-11-22, value = 70 }"), "{text}");
    assert!(
        team.picture().contains("2 of 3 reached"),
        "{}",
        team.picture()
    );
    team.press("8 j j j r C-s");
    let text = Team::text(folder.path(), "team.toml");
    assert!(text.contains("{ on = 2026-11-22 }"), "{text}");
    team.press("7 j j x");
    assert!(Team::text(folder.path(), "team.toml").contains("closed = 2026-11-22"));
}

#[test]
fn a_folder_without_an_own_file_is_shown_and_gets_one_with_one_key() {
    let folder = sample();
    std::fs::remove_file(folder.path().join("team.toml")).expect("it was there");
    let mut team = Team::open(folder.path(), 120, 36);
    let picture = team.picture();
    assert!(picture.contains("Mina Haddad") && picture.contains("no team.toml yet"));
    assert!(!folder.path().join("team.toml").exists());
    team.press("+");
    let text = Team::text(folder.path(), "team.toml");
    assert_eq!(text.matches("[[member]]").count(), 8, "{text}");
    assert!(text.contains("[team]") && text.contains("path = \"mina.toml\""));
    team.press("+");
    assert_eq!(team.said(), "everybody of the folder is a member already");
    team.press("9 +");
    let text = Team::text(folder.path(), "team.toml");
    assert_eq!(text.matches("[[rollout]]").count(), 15);
    team.press("u");
    assert!(!Team::text(folder.path(), "team.toml").contains("[[rollout]]"));
}

#[test]
fn every_kind_of_record_can_be_added() {
    let folder = sample();
    for section in roadbook::model::Section::TEAM.iter().skip(1) {
        let mut team = Team::open(folder.path(), 120, 36);
        let word = section.one().replace(' ', "_");
        team.press(&format!("A ={word} enter"));
        let picture = team.picture();
        assert!(
            picture.contains(&format!("New {}", section.one())),
            "{picture}"
        );
    }
}

#[test]
fn what_is_noted_of_people_is_hidden_by_one_key() {
    let folder = sample();
    let mut team = Team::open(folder.path(), 120, 36);
    let noted = "before somebody else does";
    let shown = |team: &mut Team| {
        let rows = ["g g", "j", "j", "j", "j", "j", "j", "j"];
        rows.map(|key| {
            team.press(key);
            team.picture()
        })
    };
    assert!(
        shown(&mut team)
            .iter()
            .any(|picture| picture.contains(noted))
    );
    team.press("P");
    for picture in shown(&mut team) {
        assert!(picture.contains("presenting"), "{picture}");
        assert!(!picture.contains(noted), "{picture}");
    }
    team.press("P");
    assert!(
        shown(&mut team)
            .iter()
            .any(|picture| picture.contains(noted))
    );
}
