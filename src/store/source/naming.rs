//! Which evidence names each skill, found by two threads where there is much of it.

use crate::aside::share_out;
use crate::day::Day;
use crate::model::{Section, plain};
use crate::store::book::{Book, statement_found};
use crate::text::Text;
use memchr::memmem::Finder;
use std::collections::HashMap;
use std::ops::Range;

/// So many records at once.
const PIECE: usize = 512;

/// For each skill, by its id, the numbers of the evidence up to a day that names it.
pub(super) fn evidence_naming(book: &Book, skills: &[&str], today: Day) -> Vec<Vec<usize>> {
    let asked = Asked::of(skills);
    let all = book.count(Section::Evidence);
    let pieces = if all <= PIECE || book.is_unusual(Section::Evidence) {
        vec![asked.named(book, 0..all, today)]
    } else {
        let twin = book.twin();
        share_out(all.div_ceil(PIECE), move |piece| {
            let first = piece * PIECE;
            asked.named(&twin, first..all.min(first + PIECE), today)
        })
    };
    let mut naming = vec![Vec::new(); skills.len()];
    for (place, number) in pieces.into_iter().flatten() {
        if let Some(numbers) = naming.get_mut(place) {
            numbers.push(number);
        }
    }
    naming
}

/// The places of the skills by their ids, to keep.
struct Asked(HashMap<String, Vec<usize>>);

impl Asked {
    fn of(skills: &[&str]) -> Asked {
        let mut places: HashMap<String, Vec<usize>> = HashMap::new();
        for (place, id) in skills.iter().enumerate() {
            places.entry((*id).to_owned()).or_default().push(place);
        }
        Asked(places)
    }

    /// The places of the skills that some of the records name, each with the number of the record.
    fn named(&self, book: &Book, records: Range<usize>, today: Day) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        let field = Finder::new("skills");
        let happened = |number: &usize| {
            let on = book.day(Section::Evidence, *number);
            on.is_some_and(|on| on <= today)
        };
        for number in records.filter(happened) {
            let mut note = |names: &[&str]| {
                let distinct = |at: &usize| !names[..*at].contains(&names[*at]);
                for at in (0..names.len()).filter(distinct) {
                    let places = self.0.get(names[at]).into_iter().flatten();
                    found.extend(places.map(|place| (*place, number)));
                }
            };
            if let Some(names) = skills_named(book, number, &field) {
                note(&names);
            } else {
                let table = book.table(Section::Evidence, number);
                let names: Vec<&str> = table.texts("skills").map(Text::raw).collect();
                note(&names);
            }
        }
        found
    }
}

/// The skills that a record of evidence names; none where only reading it can tell.
pub(super) fn skills_named<'b>(
    book: &'b Book,
    number: usize,
    field: &Finder<'_>,
) -> Option<Vec<&'b str>> {
    let text = book.simple_text(Section::Evidence, number)?;
    match statement_found(text, field) {
        None => Some(Vec::new()),
        Some(text) => plain::strings(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Source as _;
    use std::fmt::Write as _;

    #[test]
    fn much_evidence_is_found_as_in_a_whole() {
        let mut text = String::new();
        for number in 0..3 * PIECE + 7 {
            let (skill, day) = (number % 5, 1 + number % 28);
            let _ = write!(
                text,
                "[[evidence]]\nid = \"e{number}\"\non = 2026-03-{day:02}\nskills = [\"s{skill}\", \"s{}\"]\n",
                skill / 2
            );
        }
        let book = Book::open(text);
        let asked = ["s0", "s1", "s2", "s4", "none"];
        let today = "2026-03-20".parse().expect("a day");
        let expected = book.roadmap().evidence_naming(&asked, today);
        assert!(expected[..4].iter().all(|numbers| numbers.len() > 50));
        assert_eq!(book.evidence_naming(&asked, today), expected);
        let ids: Vec<String> = (0..900).map(|number| format!("e{number}")).collect();
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        for numbers in expected {
            let below = numbers.iter().filter(|number| **number < 900).count();
            let counted = book.count_with_id(Section::Evidence, &numbers, &ids);
            assert_eq!(counted, below);
        }
    }
}
