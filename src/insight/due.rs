//! What is due next: milestones, exams, follow-ups, agreed actions, bets to look at again, the next one-on-one.

use super::Basis;
use super::actions::open_actions;
use super::row::{Row, place};
use super::title::title;
use crate::day::Day;
use crate::model::{Path, Record, Section};

/// Sessions older than so many others are no longer looked at.
const RECENT: usize = 200;

/// Something with a day by which it is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    pub on: Day,
    /// What it is, safe to show.
    pub what: String,
    pub at: Path,
}

/// The things that are due first, late ones before all others; what was put away is passed over.
pub fn due_next(basis: &Basis, count: usize) -> Vec<Due> {
    let mut found = Vec::new();
    let mut add = |record: &Record, on: Option<Day>, what: String| {
        if let Some(on) = on.filter(|_| record.table.day("archived").is_none()) {
            let at = place(record);
            found.push(Due { on, what, at });
        }
    };
    for record in basis.source.records(Section::Milestone) {
        let open = record.table.get("done").is_none();
        add(
            &record,
            record.table.day("due").filter(|_| open),
            named(basis, &record),
        );
    }
    for record in basis.source.records(Section::Cert) {
        let open = record.table.get("passed").is_none();
        let what = format!("exam: {}", named(basis, &record));
        add(&record, record.table.day("exam").filter(|_| open), what);
    }
    for record in basis.source.records(Section::Bet) {
        let open = record.table.get("decided").is_none();
        let what = format!("look again at {}", named(basis, &record));
        add(&record, record.table.day("revisit").filter(|_| open), what);
    }
    for record in basis.source.newest(Section::Shadow, RECENT) {
        let follow_up = Row::of(&record).group("follow_up");
        if let Some(own) = follow_up.filter(|own| own.day("done").is_none()) {
            let what = own.text("what").map(|what| what.shown().into_owned());
            add(&record, own.day("due"), what.unwrap_or_default());
        }
    }
    if let Some(talk) = basis.source.newest(Section::Review, 1).first() {
        let what = format!("one-on-one: {}", named(basis, talk));
        add(talk, talk.table.day("next"), what);
    }
    let actions = open_actions(basis).into_iter().filter_map(|own| {
        let what = own.what.shown().into_owned();
        let (on, at) = (own.due?, own.at);
        Some(Due { on, what, at })
    });
    found.extend(actions);
    found.retain(|due: &Due| !due.what.is_empty());
    found.sort_by_key(|due| due.on);
    found.truncate(count);
    found
}

fn named(basis: &Basis, record: &Record) -> String {
    title(&record.table, record.section, basis.catalogue)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;
    use crate::sample::sample;
    use crate::store::Book;

    #[test]
    fn what_is_due_is_called_by_its_name() {
        let text = "[[milestone]]\ntitle = \"Own it\"\ndue = 2026-12-01\n[[cert]]\nname = \"C\"\nexam = 2026-12-02\n[[bet]]\ntech = \"T\"\nrevisit = 2026-12-03\n[[shadow]]\non = 2026-11-01\nfollow_up = { what = \"Draft it\", due = 2026-12-04 }\n[[review]]\non = 2026-11-02\nwith = \"Grace\"\nnext = 2026-12-05\n[[review.action]]\nwhat = \"Read it\"\ndue = 2026-12-06\n";
        let all = crate::insight::sample::on("2026-11-22", text, |basis| due_next(basis, 9));
        let said: Vec<_> = all.iter().map(|due| due.what.as_str()).collect();
        assert_eq!(
            said,
            [
                "Own it",
                "exam: C",
                "look again at T",
                "Draft it",
                "one-on-one: Grace",
                "Read it"
            ]
        );
    }

    #[test]
    fn what_is_due_stands_in_the_order_of_days_and_is_open() {
        let today = "2026-11-22".parse().expect("a day");
        let book = Book::open(sample(today));
        let basis = Basis::new(&book, Catalogue::embedded(), today);
        let all = due_next(&basis, 100);
        assert!(all.len() > 4, "{all:?}");
        assert!(all.is_sorted_by_key(|due| due.on));
        assert!(all.iter().any(|due| due.what.starts_with("exam: ")));
        assert_eq!(due_next(&basis, 2), all[..2]);
        let roadmap = book.roadmap();
        assert!(all.iter().all(|due| due.at.find(&roadmap).is_some()));
    }
}
