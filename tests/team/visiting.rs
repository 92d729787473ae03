//! A person of the team in the ordinary dashboard, and the way back.

use crate::desk::{Team, sample};

#[test]
fn enter_opens_a_person_to_be_looked_at_and_one_key_goes_back() {
    let folder = sample();
    let before = Team::text(folder.path(), "bo.toml");
    let mut team = Team::open(folder.path(), 120, 36);
    team.press("j");
    let picture = team.picture();
    for back in ["esc", "backspace"] {
        team.press("enter");
        let seen = team.picture();
        assert!(
            seen.contains("read-only") && seen.contains("Bo Lindqvist"),
            "{seen}"
        );
        assert!(seen.contains("1 Track") && seen.contains("looked at from the team"));
        // Nothing can be changed there, whatever one presses.
        team.press("a");
        assert!(team.said().contains("read-only"), "{}", team.said());
        team.press("d d space x u 5 esc");
        team.press(back);
        assert_eq!(team.picture(), picture, "{back}");
    }
    assert_eq!(Team::text(folder.path(), "bo.toml"), before);
}

#[test]
fn what_is_open_over_a_person_closes_first() {
    let folder = sample();
    let mut team = Team::open(folder.path(), 120, 36);
    team.press("enter z");
    assert!(team.picture().contains("Ada Okafor"));
    team.press("enter esc esc");
    assert!(team.picture().contains("read-only"), "one is still there");
    team.press("esc");
    assert!(team.picture().contains("1 People"));
}

#[test]
fn outside_of_a_team_there_is_nowhere_to_go_back_to() {
    let folder = sample();
    let mut team = Team::open(folder.path(), 120, 36);
    team.press("backspace");
    assert!(team.picture().contains("1 People"));
    team.press("c");
    assert!(
        team.picture().contains("1 People"),
        "a check-in is nothing for a team"
    );
}
