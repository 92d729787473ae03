//! What could stand next on a command line: sections, ids, lists, fields, values. The scripts of the shells ask for it.
//!
//! Only names that no shell reads as more than a name are offered, wherever they come from.

use super::address::{Address, Target};
use super::places::{Asked, Places};
use super::{say, schema};
use crate::catalogue::Catalogue;
use crate::catalogue::entry::PARTS;
use crate::model::{Field, Key, Kind, Section, Value, keys_of};
use crate::store::Book;

/// More names than this are of no help.
const MOST: usize = 500;

/// Says what could stand for the last of the words; nothing where it is not known.
pub(super) fn complete(asked: Asked, words: &[String]) -> u8 {
    let text = Places::find(asked, true)
        .ok()
        .and_then(|places| places.text().ok());
    let book = Book::open(text.unwrap_or_default());
    let found = candidates(&book, words).unwrap_or_default();
    let current = words.last().map_or("", String::as_str);
    let fitting = found
        .iter()
        .filter(|one| one.starts_with(current) && is_plain(one));
    let lines: Vec<_> = fitting.take(MOST).map(String::as_str).collect();
    if lines.is_empty() {
        return super::DONE;
    }
    say::out(&(lines.join("\n") + "\n"))
}

/// Whether every shell takes a word as it is.
fn is_plain(word: &str) -> bool {
    word.chars()
        .all(|one| one.is_alphanumeric() || "-_.:/=,+@#".contains(one))
}

fn candidates(book: &Book, words: &[String]) -> Option<Vec<String>> {
    let (command, rest) = words.split_first()?;
    let (current, before) = rest.split_last()?;
    if current.starts_with('-') {
        return None;
    }
    let mut named = before.iter().filter(|word| !word.starts_with('-'));
    match (command.as_str(), named.next()) {
        ("add", None) => Some(places(book, current, |_| true, true)),
        ("set" | "show" | "rm", None) => Some(places(book, current, |_| true, false)),
        ("schema", None) => Some(schema::names().into_iter().map(str::to_owned).collect()),
        ("catalogue", None) => Some(entries(book, current)),
        ("rm", Some(_)) => Some(places(book, current, |_| true, false)),
        ("done", None) => Some(places(book, current, ends, false)),
        ("add", Some(target)) => {
            let fields = match Target::find(book, target).ok()? {
                Target::Section(section) => section.fields(),
                Target::List(address, name) => match Field::find(address.fields(), name)?.kind {
                    Kind::List(list) => list.fields,
                    _ => return None,
                },
            };
            Some(assignments(book, current, fields))
        }
        ("set" | "done", Some(address)) => {
            let fields = Address::find(book, address).ok()?.fields();
            Some(assignments(book, current, fields))
        }
        _ => None,
    }
}

/// Parts of the catalogue, then what they hold.
fn entries(book: &Book, current: &str) -> Vec<String> {
    let Some((part, _)) = current.split_once(':') else {
        let both = |(name, _): &(&str, &str)| [(*name).to_owned(), format!("{name}:")];
        return PARTS.iter().flat_map(both).collect();
    };
    let all = Catalogue::embedded().with_own(book);
    let ids = all.ids(part);
    ids.iter().map(|id| format!("{part}:{id}")).collect()
}

/// Whether records of a section come to an end.
fn ends(section: Section) -> bool {
    use Section::{Bet, Cert, Milestone, Review, Shadow, Win};
    matches!(section, Milestone | Win | Cert | Bet | Shadow | Review)
}

/// Sections, then records, then lists inside of them and their entries.
fn places(book: &Book, current: &str, wanted: fn(Section) -> bool, adding: bool) -> Vec<String> {
    let all = if book.count(Section::Team) > 0 {
        Section::TEAM
    } else {
        Section::ALL
    };
    let sections = all.iter().copied().filter(|one| wanted(*one));
    let Some((name, rest)) = current.split_once(':') else {
        return sections
            .flat_map(|section| {
                let name = section.name();
                match section.list() {
                    None => vec![name.to_owned()],
                    Some(_) if adding => vec![name.to_owned(), format!("{name}:")],
                    Some(_) => vec![format!("{name}:")],
                }
            })
            .collect();
    };
    let Some(section) = Section::named(name).filter(|section| section.list().is_some()) else {
        return Vec::new();
    };
    match rest.rsplit_once('/') {
        None => names(&book.keys(section))
            .map(|key| format!("{name}:{key}{}", if adding { "/" } else { "" }))
            .collect(),
        Some((head, last)) => inner(book, &format!("{name}:{head}"), last, adding),
    }
}

/// What lies inside of a record or entry.
fn inner(book: &Book, head: &str, last: &str, adding: bool) -> Vec<String> {
    let Ok(address) = Address::find(book, head) else {
        return Vec::new();
    };
    let Some((named, _)) = last.split_once(':') else {
        let lists = address.fields().iter();
        let end = if adding { "" } else { ":" };
        return lists
            .filter(|field| matches!(field.kind, Kind::List(_)))
            .map(|field| format!("{head}/{}{end}", field.name))
            .collect();
    };
    let Some(Kind::List(own)) = Field::find(address.fields(), named).map(|field| field.kind) else {
        return Vec::new();
    };
    let mut record = book.table(address.section, address.number);
    let items = address
        .table_in(&mut record)
        .and_then(|table| table.get(named)?.as_array().map(<[Value]>::to_vec))
        .unwrap_or_default();
    let end = if adding { "/" } else { "" };
    names(&keys_of(&items, own))
        .map(|key| format!("{head}/{named}:{key}{end}"))
        .collect()
}

/// Keys as one types them: ids, days that tell alone, else numbers.
fn names(keys: &[Key]) -> impl Iterator<Item = String> + '_ {
    keys.iter().enumerate().map(|(number, key)| {
        let day = key.day().filter(|day| {
            let same = |other: &&Key| other.day() == Some(*day);
            keys.iter().filter(same).count() == 1
        });
        match (key.as_id(), day) {
            (Some(id), _) if is_plain(id) && key.ordinal() == 0 => id.to_owned(),
            (None, Some(day)) => day.to_string(),
            _ => format!("#{}", number + 1),
        }
    })
}

/// Fields with `=`, and behind it their values.
fn assignments(book: &Book, current: &str, fields: &'static [Field]) -> Vec<String> {
    let Some((name, typed)) = current.split_once('=') else {
        let mut found = Vec::new();
        for field in fields {
            match field.kind {
                Kind::Group(inner) => found.extend(
                    inner
                        .iter()
                        .map(|own| format!("{}.{}=", field.name, own.name)),
                ),
                _ => found.push(format!("{}=", field.name)),
            }
        }
        return found;
    };
    let plain = name.trim_end_matches(['+', '-']);
    let field = match plain.split_once('.') {
        None => Field::find(fields, plain),
        Some((group, rest)) => Field::find(fields, group).and_then(|field| match field.kind {
            Kind::Group(inner) => Field::find(inner, rest),
            _ => None,
        }),
    };
    let Some(field) = field else {
        return Vec::new();
    };
    let several = matches!(field.kind, Kind::Links(_) | Kind::Skills | Kind::Private);
    let known = match typed.rfind(',').filter(|_| several) {
        Some(end) => typed.get(..=end).unwrap_or_default(),
        None => "",
    };
    values(book, field, fields)
        .into_iter()
        .map(|value| format!("{name}={known}{value}"))
        .collect()
}

fn values(book: &Book, field: &Field, siblings: &[Field]) -> Vec<String> {
    let ids = |section: Section| -> Vec<String> {
        let keys = book.keys(section);
        let ids = keys.iter().filter_map(Key::as_id);
        ids.map(str::to_owned).collect()
    };
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    match field.kind {
        Kind::Choice(own) | Kind::Suggested(own) => words(own),
        Kind::Catalogue(part) => words(&Catalogue::embedded().with_own(book).ids(part)),
        Kind::Day => words(&["today", "yesterday", "tomorrow"]),
        Kind::Quarter => words(&["this", "next", "last"]),
        Kind::Skills => ids(Section::Skill),
        Kind::Link(sections) | Kind::Links(sections) => sections
            .iter()
            .filter_map(|name| Some((name, Section::named(name)?)))
            .flat_map(|(name, section)| {
                let own = ids(section).into_iter();
                own.map(move |id| format!("{name}:{id}"))
            })
            .collect(),
        Kind::Private => std::iter::once("true".to_owned())
            .chain(siblings.iter().map(|own| own.name.to_owned()))
            .collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "[[skill]]\nid = \"slo\"\nlevels = [{ on = 2026-11-02, by = \"me\" }]\n[[skill]]\nid = \"$(rm)\"\n[[shadow]]\non = 2026-11-12\nwith = \"Bo\"\n[[evidence]]\nid = \"e\"\n";

    fn found(words: &[&str]) -> Vec<String> {
        let book = Book::open(TEXT.to_owned());
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        candidates(&book, &words)
            .unwrap_or_default()
            .into_iter()
            .filter(|one| one.starts_with(&words[words.len() - 1]) && is_plain(one))
            .collect()
    }

    #[test]
    fn what_could_come_next_is_known() {
        for (words, next) in [
            (&["show", "sk"][..], &["skill:"][..]),
            (&["show", "skill:"], &["skill:slo", "skill:#2"]),
            (&["show", "shadow:"], &["shadow:2026-11-12"]),
            (
                &["rm", "skill:slo/"],
                &[
                    "skill:slo/moved:",
                    "skill:slo/levels:",
                    "skill:slo/relevance:",
                ],
            ),
            (
                &["rm", "skill:slo/levels:"],
                &["skill:slo/levels:2026-11-02"],
            ),
            (&["add", "skill:slo/le"], &["skill:slo/levels"]),
            (&["add", "skill:slo/levels", "level=w"], &["level=working"]),
            (&["add", "evidence", "skills=x,s"], &["skills=x,slo"]),
            (&["set", "skill:slo", "ti"], &["title="]),
            (
                &["set", "shadow:2026-11-12", "follow_up.w"],
                &["follow_up.what="],
            ),
            (&["done", "e"], &[]),
            (&["schema", "sta"], &["status"]),
            (&["catalogue", "ar"], &["archetype", "archetype:"]),
            (&["catalogue", "level:w"], &["level:working"]),
            (&["set", "--dry"], &[]),
        ] {
            assert_eq!(found(words), next, "{words:?}");
        }
    }
}
