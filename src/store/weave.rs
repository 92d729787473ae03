//! Two texts that began as one, woven to one text: the values by their meaning, comments and layout by their lines.
//!
//! What carries the result is our text with all changes of theirs that lie on lines of their own. What it then says is
//! made to be what the merge of the values says, and proven; so lines that were joined wrongly are put right.

use super::book::Book;
use super::check::check;
use super::comments;
use super::lines::with_both;
use super::patch::PatchError;
use crate::change::{Change, ChangeSet, Conflict, apply, diff, merge, turn};
use crate::model::{Key, Path, Section, Step, Table, Value};

/// What came of it.
#[derive(Debug)]
pub struct Woven {
    /// Both sides' changes; in the places of a conflict it says what ours says.
    pub text: String,
    /// Places that both changed in their own way.
    pub conflicts: Vec<Conflict>,
    /// The same text with what the base and theirs say in those places; none without a conflict.
    pub others: Option<Others>,
}

/// A woven text as it would be if a conflict had never been, or had been decided for theirs.
#[derive(Debug)]
pub struct Others {
    pub base: String,
    pub theirs: String,
}

/// Three texts that began as one, opened.
struct Sides<'t> {
    texts: [&'t str; 3],
    books: [Book; 3],
}

const BASE: usize = 0;
const OURS: usize = 1;
const THEIRS: usize = 2;

/// Weaves what two sides made of `base`; each of the three must be whole TOML.
///
/// Values come out the same whoever is ours. The text is ours wherever nothing asks for another.
pub fn weave(base: &str, ours: &str, theirs: &str) -> Result<Woven, PatchError> {
    let whole = |text: &str| Woven {
        text: text.to_owned(),
        conflicts: Vec::new(),
        others: None,
    };
    if base == theirs || ours == theirs {
        return Ok(whole(ours));
    }
    if base == ours {
        return Ok(whole(theirs));
    }
    let texts = [base, ours, theirs];
    let sides = Sides {
        texts,
        books: texts.map(|text| Book::open(text.to_owned())),
    };
    let [base, ours, theirs] = sides.books.each_ref().map(Book::roadmap);
    let merged = merge(&base, &ours, &theirs);
    if merged.conflicts.is_empty() {
        let text = sides.carried(&merged.roadmap)?;
        let text = sides.with_comments(text, &[], &merged.roadmap);
        return Ok(whole(&text));
    }
    let decided = |side: fn(&Conflict) -> &Option<Value>| -> Result<Table, PatchError> {
        let turns = merged.conflicts.iter().flat_map(|conflict| {
            turn(
                &conflict.at,
                conflict.base.clone(),
                side(conflict).clone(),
                None,
            )
            .0
        });
        apply(&merged.roadmap, &ChangeSet(turns.collect())).map_err(|_| PatchError::NotThere)
    };
    let (ours, theirs) = (
        decided(|conflict| &conflict.ours)?,
        decided(|conflict| &conflict.theirs)?,
    );
    let text = sides.carried(&ours)?;
    let others = sides.others(&text, &merged.roadmap, &theirs)?;
    let full = sides.with_comments(text.clone(), &[&others.base, &others.theirs], &ours);
    let others = if full == text {
        others
    } else {
        sides.others(&full, &merged.roadmap, &theirs)?
    };
    Ok(Woven {
        text: full,
        conflicts: merged.conflicts,
        others: Some(others),
    })
}

impl Sides<'_> {
    /// A text that says what is wanted, with as much of all sides' comments and layout as there is a place for.
    fn carried(&self, wanted: &Table) -> Result<String, PatchError> {
        let [base, ours, theirs] = self.texts;
        let both = with_both(base, ours, theirs);
        let mut last = Err(PatchError::NotProven);
        for carrier in [&*both, ours, theirs] {
            if check(carrier).is_empty() {
                last = self.saying(carrier, wanted);
                if last.is_ok() {
                    break;
                }
            }
        }
        last
    }

    fn others(&self, text: &str, base: &Table, theirs: &Table) -> Result<Others, PatchError> {
        Ok(Others {
            base: self.saying(text, base)?,
            theirs: self.saying(text, theirs)?,
        })
    }

    /// The text with just the changes that make it say what is wanted.
    fn saying(&self, text: &str, wanted: &Table) -> Result<String, PatchError> {
        let set = diff(&Book::open(text.to_owned()).roadmap(), wanted);
        let with_texts = ChangeSet(
            set.0
                .iter()
                .map(|change| self.with_text(change.clone()))
                .collect(),
        );
        let said = |set: &ChangeSet| {
            let mut book = Book::open(text.to_owned());
            book.edit(set)?;
            if says(book.text(), wanted) {
                Ok(book.text().to_owned())
            } else {
                Err(PatchError::NotProven)
            }
        };
        said(&with_texts).or_else(|_| said(&set))
    }

    /// A record that comes in is written as it is on the side that it comes from.
    fn with_text(&self, mut change: Change) -> Change {
        let place = match (change.at.steps(), &change.diff.before) {
            ([_, Step::Item(_)] | [_], None) => change.at.into_section(),
            _ => None,
        };
        if let (Some(section), Some(fact)) = (place, &mut change.diff.after)
            && fact.text.is_none()
            && let Some(table) = fact.value.as_table()
        {
            let books = [OURS, THEIRS, BASE].map(|side| &self.books[side]);
            let key = match change.at.last() {
                Some(Step::Item(key)) => key.clone(),
                _ => Key::id(section.name()),
            };
            let known = books
                .iter()
                .find_map(|book| known_text(book, section, &key, table));
            fact.text = known.or_else(|| {
                books
                    .iter()
                    .find_map(|book| renamed_text(book, section, table))
            });
        }
        change
    }

    /// The text with the comments that would be lost, each at the record that it was written at.
    fn with_comments(&self, text: String, others: &[&str], wanted: &Table) -> String {
        let [base, ours, theirs] = self.books.each_ref();
        let full = comments::with_all(&text, others, [base, ours, theirs]);
        if full == text || says(&full, wanted) {
            full
        } else {
            text
        }
    }
}

/// Whether a text is whole, and says this.
fn says(text: &str, wanted: &Table) -> bool {
    check(text).is_empty() && diff(&Book::open(text.to_owned()).roadmap(), wanted).is_empty()
}

/// How a book writes a record, if it says this there.
fn known_text(book: &Book, section: Section, key: &Key, table: &Table) -> Option<Box<str>> {
    let number = book.find(section, key)?;
    let same = !book.is_unusual(section) && book.table(section, number) == *table;
    same.then(|| book.record_text(section, key))?
}

/// How a book writes a record that got another id, since the other side gave its id to something else.
fn renamed_text(book: &Book, section: Section, table: &Table) -> Option<Box<str>> {
    let id = table.text("id")?.raw();
    if book.is_unusual(section) {
        return None;
    }
    let without_id = |mut table: Table| {
        table.remove("id");
        table
    };
    let wanted = without_id(table.clone());
    let mut numbers = 0..book.count(section);
    let number = numbers.find(|number| {
        let begins = book
            .peek(section, *number, "id")
            .is_some_and(|own| own.as_text().is_some_and(|own| id.starts_with(own.raw())));
        begins && without_id(book.table(section, *number)) == wanted
    })?;
    let text = book.record_text(section, &book.key(section, number))?;
    let mut alone = Book::open(String::from(text));
    let at = Path::record(section, alone.key(section, 0)).field("id");
    let before = book.table(section, number).remove("id");
    alone
        .edit(&ChangeSet::set(at, before, Some(Value::text(id))))
        .ok()?;
    Some(alone.text().into())
}
