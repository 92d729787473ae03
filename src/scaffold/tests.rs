//! First roadmaps of every track, and choices that make none.

use super::*;
use crate::model::{Path, fields::ROADMAP, problems};
use crate::store::{Book, check, new_roadmap};

fn today() -> Day {
    "2026-11-22".parse().expect("a day")
}

fn choices(track: &str) -> Choices {
    let catalogue = Catalogue::embedded();
    let known = catalogue.track(track).expect("a track");
    Choices {
        person: Table::from([("name", Value::text("Ada"))]),
        archetype: Some("specialist".to_owned()),
        track: Some(track.to_owned()),
        secondary: Some(if track == "sre" { "finops" } else { "sre" }.to_owned()),
        target: Some("ownership".to_owned()),
        by: Some(today().plus(300)),
        base: known.base.first().map(|id| id.raw().to_owned()),
        project: catalogue
            .projects_of(track)
            .first()
            .map(|own| own.id.raw().to_owned()),
    }
}

#[test]
fn every_track_makes_a_roadmap_without_a_problem() {
    let catalogue = Catalogue::embedded();
    for track in catalogue.ids("track") {
        let choices = choices(track);
        assert_eq!(refused(&choices, catalogue, today()), None);
        let roadmap = scaffold(&choices, catalogue, today());
        let text = new_roadmap(&roadmap);
        assert_eq!(check(&text), [], "{text}");
        let book = Book::open(text);
        let found = problems(&book.roadmap(), ROADMAP, &Path::root());
        assert_eq!(found, [], "{track}");
        let ladder = book.roadmap();
        let due: Vec<_> = ladder
            .tables("milestone")
            .filter_map(|own| own.day("due"))
            .collect();
        assert_eq!(due.len(), 7, "{track}");
        assert!(due.is_sorted() && due.iter().all(|day| *day > today()));
        assert!(due.iter().filter(|day| **day <= today().plus(90)).count() >= 2);
        assert_eq!(due.last(), Some(&today().plus(300)), "{track}");
        assert_eq!(ladder.tables("cert").count(), 3, "{track}");
        assert_eq!(ladder.tables("win").count(), 1, "{track}");
    }
}

#[test]
fn what_is_not_chosen_is_left_out() {
    let person = Table::from([("name", Value::text("Ada"))]);
    let choices = Choices {
        person,
        ..Choices::default()
    };
    let text = new_roadmap(&scaffold(&choices, Catalogue::embedded(), today()));
    let expected = "schema = 1\n\n[person]\nname = \"Ada\"\nstarted = 2026-11-22\n";
    assert_eq!(text, expected);
}

#[test]
fn what_makes_no_roadmap_is_said() {
    let catalogue = Catalogue::embedded();
    let wrong = |change: &dyn Fn(&mut Choices)| {
        let mut own = choices("sre");
        change(&mut own);
        refused(&own, catalogue, today()).expect("it is refused")
    };
    assert!(wrong(&|own| own.track = Some("sea".to_owned())).contains("sea is none of"));
    assert!(wrong(&|own| own.archetype = Some("x".to_owned())).contains("none of"));
    assert!(wrong(&|own| own.target = Some("high".to_owned())).contains("the target"));
    assert!(wrong(&|own| own.by = Some(today())).contains("not ahead"));
}
