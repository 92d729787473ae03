//! How much evidence names each skill, counted by two threads where there is much of it.

use crate::aside::share_out;
use crate::day::Day;
use crate::model::{Naming, Section, Value, plain};
use crate::store::book::{Book, statement_found};
use crate::store::scan::Id;
use memchr::memmem::Finder;
use std::collections::HashMap;
use std::ops::Range;

/// So many records at once.
const PIECE: usize = 512;

/// For each skill, how much evidence up to a day names it and was not counted already.
pub(super) fn counted(book: &Book, skills: &[Naming<'_>], today: Day) -> Vec<usize> {
    let asked = Asked::of(skills);
    let all = book.count(Section::Evidence);
    if all <= PIECE || book.is_unusual(Section::Evidence) {
        return asked.counted(book, 0..all, today);
    }
    let twin = book.twin();
    let counts = share_out(all.div_ceil(PIECE), move |piece| {
        let first = piece * PIECE;
        asked.counted(&twin, first..all.min(first + PIECE), today)
    });
    let sum = |skill: usize| counts.iter().filter_map(|counts| counts.get(skill)).sum();
    (0..skills.len()).map(sum).collect()
}

/// What is asked, to keep.
struct Asked {
    skills: Vec<Skill>,
    /// The places of the skills by their ids.
    places: HashMap<String, Vec<usize>>,
}

struct Skill {
    id: String,
    /// Ids of evidence that was counted already, and what can be told of them at a glance.
    except: Vec<String>,
    marks: Vec<Id>,
}

impl Asked {
    fn of(skills: &[Naming<'_>]) -> Asked {
        let mut places: HashMap<String, Vec<usize>> = HashMap::new();
        for (place, naming) in skills.iter().enumerate() {
            places
                .entry(naming.skill.to_owned())
                .or_default()
                .push(place);
        }
        let skills = skills.iter().map(|naming| Skill {
            id: naming.skill.to_owned(),
            except: naming.except.iter().map(|id| (*id).to_owned()).collect(),
            marks: naming.except.iter().map(|id| Id::of(id)).collect(),
        });
        Asked {
            skills: skills.collect(),
            places,
        }
    }

    /// The same for some of the records.
    fn counted(&self, book: &Book, records: Range<usize>, today: Day) -> Vec<usize> {
        let mut counts = vec![0; self.skills.len()];
        let field = Finder::new("skills");
        for number in records {
            if book
                .day(Section::Evidence, number)
                .is_none_or(|on| on > today)
            {
                continue;
            }
            let Some(names) = skills_named(book, number, &field) else {
                let table = book.table(Section::Evidence, number);
                for (skill, count) in self.skills.iter().zip(&mut counts) {
                    let except: Vec<&str> = skill.except.iter().map(String::as_str).collect();
                    let naming = Naming {
                        skill: &skill.id,
                        except: &except,
                    };
                    *count += usize::from(naming.is_met_by(&table));
                }
                continue;
            };
            let distinct = |at: &usize| !names[..*at].contains(&names[*at]);
            for at in (0..names.len()).filter(distinct) {
                for place in self.places.get(names[at]).into_iter().flatten() {
                    let skill = &self.skills[*place];
                    let counted = book.may_be(Section::Evidence, number, &skill.marks)
                        && is_one_of(book, number, &skill.except);
                    counts[*place] += usize::from(!counted);
                }
            }
        }
        counts
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

/// Whether a record of evidence has one of these ids.
fn is_one_of(book: &Book, number: usize, ids: &[String]) -> bool {
    !ids.is_empty()
        && book
            .peek(Section::Evidence, number, "id")
            .as_ref()
            .and_then(Value::as_text)
            .is_some_and(|id| ids.iter().any(|own| own == id.raw()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Source as _;
    use std::fmt::Write as _;

    #[test]
    fn much_evidence_is_counted_as_a_whole_is() {
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
        let except: Vec<String> = (0..900).map(|number| format!("e{number}")).collect();
        let except: Vec<&str> = except.iter().map(String::as_str).collect();
        let asked = ["s0", "s1", "s2", "s4", "none"].map(|skill| Naming {
            skill,
            except: &except,
        });
        let today = "2026-03-20".parse().expect("a day");
        let expected = book.roadmap().evidence_naming(&asked, today);
        assert!(expected[..4].iter().all(|count| *count > 50));
        assert_eq!(book.evidence_naming(&asked, today), expected);
    }
}
