//! Figures on the sample and on large and broken files.

use super::*;
use crate::insight::signal::{Thresholds, signals};
use crate::sample::sample;
use std::fmt::Write as _;

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

fn figures(text: String) -> (Book, Figures) {
    let book = Book::open(text);
    Figures::new(book, Catalogue::embedded(), day("2026-11-22"))
}

#[test]
fn every_row_leads_to_a_place_and_back() {
    let (book, figures) = figures(sample(day("2026-11-22")));
    let roadmap = book.roadmap();
    for pane in Pane::ALL {
        let rows = figures.rows(pane);
        assert!(rows > 3, "{pane:?}");
        for row in 0..rows {
            let at = figures.target(&book, pane, row).expect("a place");
            assert!(at.find(&roadmap).is_some(), "{at}");
            assert_eq!(figures.row_of(&book, pane, &at), Some(row), "{at}");
            let (section, _) = figures.section(pane, row).expect("a section");
            assert_eq!(Some(section), at.into_section());
        }
        assert_eq!(figures.target(&book, pane, rows), None);
    }
}

#[test]
fn an_edit_renews_only_what_it_can_change() {
    let (book, mut figures) = figures(sample(day("2026-11-22")));
    let all = |figures: &Figures| Pane::ALL.map(|pane| figures.revision(pane));
    figures.refresh(&book, Catalogue::embedded(), Section::Cert);
    assert_eq!(all(&figures), [1, 0, 1, 0]);
    figures.refresh(&book, Catalogue::embedded(), Section::Bet);
    assert_eq!(all(&figures), [1, 0, 1, 0]);
    figures.refresh(&book, Catalogue::embedded(), Section::Person);
    assert_eq!(all(&figures), [3, 3, 3, 3]);
    assert_eq!(figures.header_revision(), 3);
}

#[test]
fn records_with_problems_are_marked_and_never_lost() {
    let text = "[[milestone]]\ntitle = \"Somewhere\"\nstage = \"dream\"\n\
        [[win]]\ntitle = \"Undated\"\nquarter = \"soon\"\n\
        [[cert]]\nid = \"a\"\nplace = 3\n[[cert]]\nid = \"a\"\n\
        [[shadow]]\non = \"today\"\nwith = \"Bo\"\n[[shadow]]\non = 2026-11-01\nwith = \"Bo\"\n";
    let (book, figures) = figures(text.to_owned());
    assert_eq!(Pane::ALL.map(|pane| figures.rows(pane)), [1, 1, 2, 2]);
    for (pane, row) in [
        (Pane::Track, 0),
        (Pane::Win, 0),
        (Pane::Certs, 0),
        (Pane::Certs, 1),
    ] {
        let at = figures.target(&book, pane, row).expect("a place");
        assert!(figures.fault(pane, &at).is_some(), "{at}");
    }
    let first = figures
        .log
        .entry(&book, Catalogue::embedded(), 0)
        .expect("a session");
    assert!(first.on.is_none() && first.fault.is_some());
    let second = figures
        .log
        .entry(&book, Catalogue::embedded(), 1)
        .expect("a session");
    assert_eq!(second.fault, None);
}

#[test]
fn a_skill_says_what_is_wrong_once_its_row_is_seen() {
    let text = "[[skill]]\nid = \"a\"\ntarget = 3\n[[skill]]\nid = \"b\"\n";
    let (book, figures) = figures(text.to_owned());
    let faults = figures.track.skills.listed().iter().map(|listed| {
        let skill = figures.skill(&book, Catalogue::embedded(), listed);
        assert_eq!(skill.row.name.raw(), listed.name.raw());
        skill.fault.is_some()
    });
    assert_eq!(faults.collect::<Vec<_>>(), [true, false]);
}

#[test]
fn sessions_come_newest_first() {
    let days = ["2025-03-01", "2026-03-01", "2026-03-01", "2024-03-01"];
    let text = days.map(|on| format!("[[shadow]]\non = {on}\nwith = \"Bo\"\n"));
    let (_, figures) = figures(text.concat());
    let order: Vec<_> = (0..4).filter_map(|row| figures.log.number(row)).collect();
    assert_eq!(order, [2, 1, 0, 3]);
    assert_eq!(figures.log.row(3), Some(3));
    assert_eq!(figures.log.oldest(), Some(day("2024-03-01")));
}

#[test]
fn the_first_figures_read_no_more_records_of_a_longer_diary() {
    let read = |sessions: usize| {
        let mut text = sample(day("2026-11-22"));
        for number in 0..sessions {
            let on = day("2016-01-01").plus(i64::try_from(number % 3000).expect("a small number"));
            let _ = write!(
                text,
                "\n[[shadow]]\non = {on}\nwith = \"Bo\"\nwhat = \"session {number}\"\n\
                 \n[[evidence]]\nid = \"more-{number}\"\non = {on}\nwhat = \"x\"\nskills = [\"slo\"]\n\
                 \n[[checkin]]\non = {on}\nenergy = 3\n\
                 \n[[skill]]\nid = \"skill-{number}\"\ntitle = \"More\"\nlevels = [\n  {{ on = {on}, by = \"me\", level = \"none\" }},\n]\n"
            );
        }
        figures(text)
            .0
            .read
            .load(std::sync::atomic::Ordering::Relaxed)
    };
    let few = read(0);
    assert!(few < 150, "{few}");
    assert_eq!(read(5000), few);
}

#[test]
fn signals_read_each_record_of_a_long_diary_a_few_times_at_most() {
    let read = |sessions: usize| {
        let mut text = String::new();
        for number in 0..sessions {
            let _ = write!(
                text,
                "[[shadow]]\non = 2026-09-01\nwith = \"Bo\"\nwhat = \"session {number}\"\n\
                 follow_up = {{ what = \"later\", due = 2026-10-01 }}\n"
            );
        }
        let book = Book::open(text);
        let basis = Basis::new(&book, Catalogue::embedded(), day("2026-11-22"));
        let found = signals(&basis, &Thresholds::default());
        assert!(found.len() >= sessions, "{}", found.len());
        book.read.load(std::sync::atomic::Ordering::Relaxed)
    };
    let (few, many) = (read(50), read(500));
    assert!(many <= 11 * few, "{few} for 50, {many} for 500");
}
