//! Names of records and entries on the command line: `skill:slo`, `person`, `win:pages/key_result:calls/readings:2026-11-16`.

use crate::mistake::unknown;
use crate::model::fields::ROOT;
use crate::model::{Field, Key, List, Path, Section, Shape, Step, Table, Value, keys_of};
use crate::store::Book;
use crate::text::shown;

/// More names than this are not listed where several could be meant.
const MOST: usize = 5;

/// A record, or a place inside of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Address {
    pub(super) section: Section,
    /// Of the record.
    pub(super) key: Key,
    pub(super) number: usize,
    /// From the record to the entry; empty for the record itself.
    pub(super) inside: Vec<Inside>,
}

/// An entry of a list inside of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Inside {
    pub(super) list: &'static str,
    pub(super) number: usize,
    pub(super) key: Key,
}

/// Where something new goes: a section, or a list inside of a record.
#[derive(Debug, Clone)]
pub(super) enum Target {
    Section(Section),
    List(Address, &'static str),
}

impl Address {
    /// The record or entry that is meant.
    pub(super) fn find(book: &Book, text: &str) -> Result<Address, String> {
        match walk(book, text)? {
            (address, None) => Ok(address),
            (_, Some(list)) => Err(format!(
                "{} names a list: say which entry, as {list}:2026-11-22",
                shown(text)
            )),
        }
    }

    /// The fields of what it names.
    pub(super) fn fields(&self) -> &'static [Field] {
        let mut fields = self.section.fields();
        for step in &self.inside {
            fields = list_of(fields, step.list).map_or(&[], |list| list.fields);
        }
        fields
    }

    /// The table that it names, inside of its record.
    pub(super) fn table_in<'t>(&self, record: &'t mut Table) -> Option<&'t mut Table> {
        let mut table = record;
        for step in &self.inside {
            let Some(Value::Array(items)) = table.get_mut(step.list) else {
                return None;
            };
            let Some(Value::Table(own)) = items.get_mut(step.number) else {
                return None;
            };
            table = own;
        }
        Some(table)
    }
}

impl Target {
    /// The section or list that is meant.
    pub(super) fn find(book: &Book, text: &str) -> Result<Target, String> {
        if !text.contains([':', '/']) {
            return Ok(Target::Section(section_in(book, text)?));
        }
        match walk(book, text)? {
            (address, Some(list)) => Ok(Target::List(address, list)),
            (address, None) => {
                let lists: Vec<_> = address
                    .fields()
                    .iter()
                    .filter(|field| matches!(field.kind, crate::model::Kind::List(_)))
                    .map(|field| field.name)
                    .collect();
                Err(match lists.as_slice() {
                    [] => format!("{} is there already: change it with set", shown(text)),
                    lists => format!(
                        "say to which of its lists it is added: {}/{}",
                        shown(text),
                        lists.join(", ")
                    ),
                })
            }
        }
    }
}

/// The section of a name, of those that this file has: a team's own file has other ones than a roadmap.
fn section_in(book: &Book, text: &str) -> Result<Section, String> {
    let is_team = book.count(Section::Team) > 0;
    let known = Section::named(text).filter(|section| {
        let begins_team = *section == Section::Team && book.count(Section::Person) == 0;
        section.is_of_team() == is_team || begins_team
    });
    let names = if is_team { Section::TEAM } else { Section::ALL };
    known.ok_or_else(|| unknown(text, "section", names.iter().map(|section| section.name())))
}

/// From the section to the place, and the list that is named without an entry at the end.
fn walk(book: &Book, text: &str) -> Result<(Address, Option<&'static str>), String> {
    let (name, rest) = match text.find([':', '/']) {
        Some(at) => (
            text.get(..at).unwrap_or_default(),
            text.get(at..).unwrap_or_default(),
        ),
        None => (text, ""),
    };
    let section = section_in(book, name)?;
    let (number, key, rest) = if section.list().is_none() {
        if book.count(section) == 0 {
            return Err(format!("there is no {} yet: add it", section.name()));
        }
        (0, Key::id(section.name()), rest)
    } else {
        let rest = rest
            .strip_prefix(':')
            .filter(|rest| !rest.is_empty())
            .ok_or_else(|| format!("say which {name}, as {name}:ID"))?;
        let keys = book.keys(section);
        let (number, rest) = pick(&keys, rest, name)?;
        let key = keys.get(number).cloned().ok_or("it is gone")?;
        (number, key, rest)
    };
    let mut address = Address {
        section,
        key,
        number,
        inside: Vec::new(),
    };
    let mut record = book.table(section, number);
    let list = enter(&mut address, &mut record, rest)?;
    Ok((address, list))
}

/// Goes into the lists of a record, entry by entry.
fn enter(
    address: &mut Address,
    record: &mut Table,
    mut rest: &str,
) -> Result<Option<&'static str>, String> {
    while let Some(more) = rest.strip_prefix('/').filter(|more| !more.is_empty()) {
        let fields = address.fields();
        let end = more.find([':', '/']).unwrap_or(more.len());
        let (name, behind) = more.split_at(end);
        let lists = || {
            fields
                .iter()
                .filter(|field| matches!(field.shape(), Shape::List(_)))
        };
        let field = lists()
            .find(|field| field.name == name)
            .ok_or_else(|| unknown(name, "list of it", lists().map(|field| field.name)))?;
        let Some(behind) = behind.strip_prefix(':') else {
            return Ok(Some(field.name));
        };
        let list = list_of(fields, name).ok_or("it is no list")?;
        let table = address.table_in(record).ok_or("it is gone")?;
        let items = table
            .get(name)
            .and_then(Value::as_array)
            .unwrap_or_default();
        let keys = keys_of(items, list);
        let (number, after) = pick(&keys, behind, name)?;
        let key = keys.get(number).cloned().ok_or("it is gone")?;
        address.inside.push(Inside {
            list: field.name,
            number,
            key,
        });
        rest = after;
    }
    Ok(None)
}

fn list_of(fields: &'static [Field], name: &str) -> Option<&'static List> {
    match Field::find(fields, name)?.shape() {
        Shape::List(list) => Some(list),
        _ => None,
    }
}

/// The entry that the beginning of a text names, and the rest of the text. The longest name wins, since one that a
/// person gave may hold a slash.
fn pick<'t>(keys: &[Key], text: &'t str, what: &str) -> Result<(usize, &'t str), String> {
    let mut ends = vec![text.len()];
    ends.extend(text.rmatch_indices('/').map(|(at, _)| at));
    for end in ends {
        let (name, rest) = text.split_at(end);
        if let Some(number) = named(keys, name)? {
            return Ok((number, rest));
        }
    }
    let names: Vec<String> = keys.iter().map(written).collect();
    let name = text.split('/').next().unwrap_or_default();
    Err(unknown(name, what, names.iter().map(String::as_str)))
}

/// The entry of a name: the whole name, its number as `#3`, or the beginning of one name alone.
fn named(keys: &[Key], name: &str) -> Result<Option<usize>, String> {
    let whole = |key: &Key| key.written() == name || written(key) == name;
    if let Some(number) = keys.iter().position(whole) {
        return Ok(Some(number));
    }
    let counted = name
        .strip_prefix('#')
        .and_then(|number| number.parse::<usize>().ok());
    if let Some(number) = counted.and_then(|number| number.checked_sub(1)) {
        return Ok((number < keys.len()).then_some(number));
    }
    let begins = |key: &&Key| {
        let own = written(key);
        let rest = own.strip_prefix(name).unwrap_or("x");
        rest.starts_with(['|', '#'])
    };
    let found: Vec<_> = keys
        .iter()
        .enumerate()
        .filter(|(_, key)| begins(key))
        .collect();
    match found.as_slice() {
        [] => Ok(None),
        [(number, _)] => Ok(Some(*number)),
        several => {
            let names: Vec<_> = several
                .iter()
                .take(MOST)
                .map(|(_, key)| shown(&written(key)).into_owned())
                .collect();
            Err(format!(
                "{} could be several: {}",
                shown(name),
                names.join(", ")
            ))
        }
    }
}

/// A key as one types it.
pub(super) fn written(key: &Key) -> String {
    let text = key.written();
    text.strip_prefix('~').map_or(text.clone(), str::to_owned)
}

/// A place as one types it: not yet safe to show.
pub(super) fn address_of(at: &Path) -> String {
    let mut out = String::new();
    let mut fields = ROOT;
    for step in at.steps() {
        match step {
            Step::Field(name) => {
                if !out.is_empty() {
                    out.push('/');
                }
                out.push_str(name);
                fields = match Field::find(fields, name).map(Field::shape) {
                    Some(Shape::List(list)) => list.fields,
                    Some(Shape::Table(inner)) => inner,
                    _ => &[],
                };
            }
            Step::Item(key) => {
                out.push(':');
                out.push_str(&written(key));
            }
            Step::Order => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"
[person]
name = "Ada"
[[win]]
id = "pages"
quarter = "2026-Q4"
title = "T"
[[win.key_result]]
id = "calls"
measure = "calls"
baseline = 1
target = 2
readings = [{ on = 2026-11-16, value = 1 }]
[[shadow]]
on = 2026-11-12
with = "Bo"
[[shadow]]
on = 2026-11-12
with = "A/B"
[[shadow]]
on = 2026-11-13
with = "Bo"
"#;

    fn found(text: &str) -> Result<(usize, usize), String> {
        let book = Book::open(TEXT.to_owned());
        Address::find(&book, text).map(|address| (address.number, address.inside.len()))
    }

    #[test]
    fn records_and_entries_are_found_by_the_names_that_a_person_knows() {
        for (text, at) in [
            ("person", (0, 0)),
            ("win:pages", (0, 0)),
            ("win:pages/key_result:calls", (0, 1)),
            ("win:pages/key_result:calls/readings:2026-11-16", (0, 2)),
            ("shadow:2026-11-13", (2, 0)),
            ("shadow:2026-11-12|Bo", (0, 0)),
            ("shadow:2026-11-12|A/B", (1, 0)),
            ("shadow:#3", (2, 0)),
        ] {
            assert_eq!(found(text), Ok(at), "{text}");
        }
    }

    #[test]
    fn what_is_not_there_is_told_with_what_is_near() {
        for (text, words) in [
            ("wins:pages", "`wins` is no section; did you mean `win`?"),
            ("win:page", "`page` is no win; did you mean `pages`?"),
            ("win", "say which win, as win:ID"),
            (
                "shadow:2026-11-12",
                "2026-11-12 could be several: 2026-11-12|Bo, 2026-11-12|A/B",
            ),
            (
                "win:pages/key_results:x",
                "`key_results` is no list of it; did you mean `key_result`?",
            ),
            ("shadow:#9", "`#9` is no shadow"),
        ] {
            assert_eq!(found(text), Err(words.to_owned()), "{text}");
        }
    }

    #[test]
    fn a_place_is_written_as_it_is_found() {
        let book = Book::open(TEXT.to_owned());
        let at = Path::record(Section::Win, Key::id("pages"))
            .field("key_result")
            .item(Key::id("calls"));
        assert_eq!(address_of(&at), "win:pages/key_result:calls");
        assert!(Address::find(&book, &address_of(&at)).is_ok());
    }
}
