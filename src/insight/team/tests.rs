//! Figures of teams, as tables of facts: what stands in the files, and what is said of it.

mod agreed;
mod cohorts;
mod counted;
mod growth;
mod indicators;
mod lines;
mod outcomes;

use super::agreements::{budgets, rituals};
use super::cohorts::cohorts;
use super::coverage::{coverage, gatekeepers};
use super::indicators::indicators;
use super::person::Person;
use super::results::{Stand, results};
use super::roster::{File, Roster, State, resolved};
use super::sheet::{Mood, Sheet, SheetRow};
use super::support::support;
use super::{What, answers, people};
use crate::asof::as_of;
use crate::catalogue::Catalogue;
use crate::insight::Level;
use crate::insight::sample::{day, roadmap};
use crate::model::Table;
use crate::sample::sample;
use crate::store::Book;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

const TODAY: &str = "2026-11-22";

fn person(text: &str) -> Person {
    let text = format!("[person]\nname = \"A\"\nstarted = 2025-01-01\n{text}");
    Person::of(&roadmap(&text), Catalogue::embedded(), day(TODAY)).expect("a person")
}

/// A team of the mentor's file and these roadmaps, by their names.
fn team(own: &str, files: &[(&str, &str)]) -> (Roster, Table) {
    let own = roadmap(own);
    let files = files.iter().map(|(name, text)| File {
        path: PathBuf::from("/team").join(name),
        shown: (*name).to_owned(),
        state: match Person::of(&roadmap(text), Catalogue::embedded(), day(TODAY)) {
            Some(person) => State::Read(Box::new(person)),
            None => State::Broken("no person".to_owned()),
        },
    });
    let roster = Roster::new(
        &own,
        files.collect(),
        Path::new("/team"),
        Catalogue::embedded(),
        day(TODAY),
    );
    (roster, own)
}

/// Somebody of a track who holds three of its rows at a level.
fn holder(name: &str, level: &str) -> String {
    let mut text = format!(
        "[person]\nname = \"{name}\"\nstarted = 2025-01-01\n[[track]]\non = 2025-01-01\nprimary = \"sre\"\ntarget = \"ownership\"\n"
    );
    for skill in ["sre-slo", "sre-incident", "sre-toil"] {
        let _ = write!(
            text,
            "[[skill]]\nid = \"{skill}\"\nof = \"{skill}\"\nlevels = [{{ on = 2025-02-01, by = \"Grace\", level = \"{level}\", evidence = [\"https://example.org\"] }}]\n"
        );
    }
    text
}

/// A skill that begins at none, and is held deeper from a day on.
fn risen(on: &str) -> String {
    format!(
        "[[skill]]\nid = \"s\"\nlevels = [{{ on = 2025-01-02, by = \"me\", level = \"none\" }}, {{ on = {on}, by = \"me\", level = \"working\" }}]\n"
    )
}

/// The words of a column and how they press, of the rows that have it.
fn column<'s>(sheet: &'s Sheet, head: &str) -> Vec<(&'s str, Mood)> {
    let at = sheet.heads.iter().position(|own| own.name == head);
    let at = at.expect("such a head");
    let cells = sheet.rows.iter().filter_map(|row| row.cells.get(at));
    cells.map(|cell| (cell.words.as_str(), cell.mood)).collect()
}

/// What the foot of a row says behind a label first.
fn foot<'s>(row: &'s SheetRow, label: &str) -> Option<&'s str> {
    let found = row.foot.iter().find(|(own, _)| *own == label);
    found.map(|(_, words)| words.as_str())
}

const SESSION: &str = "[[shadow]]\non = 2026-11-01\nwith = \"Bo\"\n";

#[test]
fn a_level_of_a_track_is_what_more_than_half_of_its_rows_have_reached() {
    for (levels, level) in [
        (&["working", "working", "none"][..], Some(Level::Working)),
        (&["ownership", "working", "none"], Some(Level::Working)),
        (&["ownership", "none", "none"], Some(Level::None)),
        (&["ownership", "ownership"], None),
        (
            &["working", "working", "awareness", "none"],
            Some(Level::Awareness),
        ),
    ] {
        let mut text = String::from("[[track]]\non = 2025-01-01\nprimary = \"mine\"\n");
        for (number, level) in levels.iter().enumerate() {
            let _ = write!(
                text,
                "[[skill]]\nid = \"s{number}\"\ntitle = \"S\"\nlevels = [{{ on = 2025-02-01, by = \"me\", level = \"{level}\", evidence = [\"https://example.org\"] }}]\n"
            );
        }
        assert_eq!(person(&text).level_in("mine"), level, "{levels:?}");
    }
    // What nothing proves is held by nobody.
    let bare = "[[track]]\non = 2025-01-01\nprimary = \"mine\"\ntarget = \"working\"\n[[skill]]\nid = \"s\"\nlevels = [{ on = 2025-02-01, by = \"me\", level = \"working\" }]\n";
    assert_eq!(person(bare).at_target(), Some((0, 1)));
}

#[test]
fn coverage_names_gaps_single_points_and_gatekeepers() {
    let own = "[team]\nname = \"T\"\n[[lane]]\ntrack = \"sre\"\npeople = 2\n[[lane]]\ntrack = \"finops\"\n[[platform]]\nname = \"Bills\"\nescalation = [{ who = \"Mina\" }]\n[[platform]]\nname = \"Clusters\"\nescalation = [{ who = \"Mina\" }, { who = \"Bo\" }]\n";
    let files = [
        ("a.toml", holder("Ada", "ownership")),
        ("b.toml", holder("Bo", "working")),
    ];
    let files: Vec<_> = files
        .iter()
        .map(|(name, text)| (*name, text.as_str()))
        .collect();
    let (roster, own) = team(own, &files);
    let all = coverage(&roster, &own);
    assert_eq!(all.len(), 2);
    assert_eq!(
        all[0].held,
        [
            vec![],
            vec!["Bo".to_owned()],
            vec!["Ada".to_owned()],
            vec![]
        ]
    );
    assert_eq!((all[0].missing(), all[1].missing()), (1, 1));
    let keepers = gatekeepers(&all, &roster, &own);
    let said: Vec<_> = keepers
        .iter()
        .map(|own| (own.name.as_str(), own.why.as_str()))
        .collect();
    assert_eq!(said, [("Mina", "is the only way to Bills")]);
    let open = answers::open(&roster, &own);
    assert_eq!(open[0].words, "1 more at ownership");
}

#[test]
fn a_cohort_is_what_each_roadmap_said_on_that_day() {
    let today = day(TODAY);
    let text = sample(today);
    let (roster, _) = team("", &[("ada.toml", &text)]);
    let own = roster.files[0].person().expect("a person");
    let whole = Book::open(text.clone()).roadmap();
    for cohort in cohorts(&roster) {
        let entered = own.entered.iter().find(|(_, track)| *track == cohort.track);
        let (entered, _) = entered.expect("an entry");
        for look in cohort.looks.iter().filter(|look| look.people > 0) {
            let on = entered.plus(look.day);
            // The same count, made of the roadmap as it stood that day.
            let then = as_of(&whole, on);
            let then = Person::of(&then, Catalogue::embedded(), on).expect("a person");
            let count = |is: fn(What) -> bool| i64::try_from(then.count(*entered, on, is));
            assert_eq!(Ok(look.wins[0]), count(|what| what == What::WinReached));
            assert_eq!(
                Ok(look.rises[0]),
                count(|what| matches!(what, What::Rise(_)))
            );
        }
    }
}

#[test]
fn indicators_count_people_and_make_no_percentage_of_few() {
    let own = r#"
        [team]
        name = "T"
        [[member]]
        name = "Ada"
        path = "a.toml"
        joined = 2024-01-01
        strong_since = 2024-06-01
        promotions = [{ on = 2025-01-01 }, { on = 2026-01-01 }]
        finished = [{ on = 2025-06-01, track = "sre" }]
        [[member]]
        name = "Bo"
        joined = 2024-01-01
        strong_since = 2025-01-01
        left = 2026-09-01
        regretted = "yes"
        finished = [{ on = 2025-10-01, track = "sre" }]
        [[member]]
        name = "Mina"
        joined = 2026-01-01
        transfers = [{ on = 2026-05-01, to = "finops" }]
        left = 2026-10-01
        regretted = "no"
        [[opening]]
        title = "Lead"
        filled = 2026-05-01
        from = "inside"
        [[opening]]
        title = "Other"
        filled = 2024-05-01
        from = "outside"
    "#;
    let ada = holder("Ada", "ownership");
    let (roster, own) = team(own, &[("a.toml", &ada)]);
    let all = indicators(&roster, &own);
    let words = |id: &str| {
        let own = all.iter().find(|own| own.id == id).expect("an indicator");
        own.words.as_str()
    };
    for (id, said) in [
        ("transfers", "1 person"),
        ("promotion-velocity", "365, 366 d"),
        ("strong-retention", "1 of 2"),
        ("regretted-attrition", "1 of 2 who left"),
        ("twelve-month-stay", "1 of 2"),
        ("filled-from-inside", "1 of 1"),
        ("learning-completion", "none yet"),
        ("time-to-productivity", "none yet"),
        ("growth-velocity", "0 levels of 1 person"),
    ] {
        assert_eq!(words(id), said, "{id}");
    }
    assert!(all.iter().all(|own| !own.words.contains('%')));
}

#[test]
fn support_is_compared_inside_of_a_track_only_where_there_are_three() {
    let with = |name: &str, talks: usize| {
        let mut text = holder(name, "working");
        for day in 1..=talks {
            let _ = write!(text, "[[review]]\non = 2026-10-{day:02}\n");
        }
        text
    };
    let files = [with("A", 6), with("B", 5), with("C", 1)];
    let named = ["a.toml", "b.toml", "c.toml"];
    let files: Vec<_> = named
        .iter()
        .zip(&files)
        .map(|(name, text)| (*name, text.as_str()))
        .collect();
    let (roster, _) = team("", &files);
    let all = support(&roster);
    let short: Vec<_> = all[0].1.iter().map(|own| own.short_of.clone()).collect();
    assert_eq!(short, [vec![], vec![], vec!["talks"]]);
    let (roster, _) = team("", &files[1..]);
    assert!(
        support(&roster)[0]
            .1
            .iter()
            .all(|own| own.short_of.is_empty())
    );
}

#[test]
fn results_stand_where_their_readings_are() {
    let problem = |more: &str| {
        format!(
            "[[problem]]\ntitle = \"P\"\nmeasure = \"m\"\nbaseline = 100\ntarget = 50\nbegins = \"2026-Q3\"\nends = \"2026-Q4\"\n{more}\n"
        )
    };
    for (more, stand) in [
        ("", Stand::NoReading),
        (
            "readings = [{ on = 2026-11-01, value = 50 }]",
            Stand::Reached,
        ),
        (
            "readings = [{ on = 2026-11-01, value = 60 }]",
            Stand::OnPace,
        ),
        (
            "readings = [{ on = 2026-11-01, value = 90 }]",
            Stand::Behind,
        ),
        (
            "closed = 2026-11-02\nreadings = [{ on = 2026-11-01, value = 60 }]",
            Stand::Missed,
        ),
        (
            "readings = [{ on = 2026-12-01, value = 50 }]",
            Stand::NoReading,
        ),
    ] {
        let (roster, own) = team(&problem(more), &[]);
        assert_eq!(results(&roster, &own)[0].stand(), stand, "{more}");
    }
}

#[test]
fn money_is_counted_by_year_and_currency() {
    let cert = |cost: u32, booked: &str| {
        format!("[[cert]]\nid = \"c{cost}\"\nbooked = {booked}\ncost = {cost}\n")
    };
    let with = |name: &str, currency: &str, certs: &str| {
        format!("[person]\nname = \"{name}\"\ncurrency = \"{currency}\"\n{certs}")
    };
    let files = [
        with(
            "A",
            "USD",
            &(cert(100, "2026-02-01") + &cert(70, "2025-02-01")),
        ),
        with("B", "EUR", &cert(40, "2026-02-01")),
        with("C", "USD", &cert(900, "2026-12-01")),
    ];
    let named = ["a.toml", "b.toml", "c.toml"];
    let files: Vec<_> = named
        .iter()
        .zip(&files)
        .map(|(name, text)| (*name, text.as_str()))
        .collect();
    let own = "[team]\nname = \"T\"\ncurrency = \"USD\"\n[[cert_budget]]\nyear = 2026\namount = 500\n[[ritual]]\nname = \"R\"\nevery_days = 28\nheld = [{ on = 2026-10-01 }, { on = 2026-12-24 }]\n";
    let (roster, own) = team(own, &files);
    let found = budgets(&roster, &own);
    assert!((found[0].sum() - 100.0).abs() < 1e-9);
    assert_eq!(found[0].other_money, ["B"]);
    assert_eq!(rituals(&own, day(TODAY))[0].next(), Some(day("2026-10-29")));
}

#[test]
fn members_and_files_meet_by_their_path() {
    for (path, at) in [
        ("a.toml", "/team/a.toml"),
        ("./x/../a.toml", "/team/a.toml"),
        ("../other/a.toml", "/other/a.toml"),
        ("/elsewhere/a.toml", "/elsewhere/a.toml"),
    ] {
        assert_eq!(resolved(Path::new("/team"), path), Path::new(at), "{path}");
    }
    let ada = holder("Ada Okafor", "working");
    let own = "[[member]]\nname = \"Ada\"\npath = \"./a.toml\"\n[[member]]\nname = \"Nobody\"\n";
    let (roster, _) = team(
        own,
        &[("a.toml", &ada), ("b.toml", "x = 1"), ("c.toml", &ada)],
    );
    let names: Vec<_> = roster.rows.iter().map(|row| roster.name(row)).collect();
    assert_eq!(names, ["Ada", "Nobody", "b.toml", "Ada Okafor"]);
    let sheet = people::sheet(&roster, people::By::File, true);
    assert_eq!(sheet.rows[1].cells[1].words, "no file is named");
    assert_eq!(sheet.rows[2].cells[1].words, "no person");
}

#[test]
fn notes_are_shown_only_where_they_may_be() {
    let own = "[[member]]\nname = \"Ada\"\nnotes = \"secret\"\n";
    let (roster, _) = team(own, &[]);
    let says = |with| format!("{:?}", people::sheet(&roster, people::By::File, with).rows);
    assert!(says(true).contains("secret") && !says(false).contains("secret"));
}
