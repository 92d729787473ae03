//! New records and entries: their ids, their days, and where they go.

use super::book::Book;
use super::write::{self, Newline};
use crate::change::{Change, ChangeSet, Diff, Fact};
use crate::day::Day;
use crate::model::fields::SCHEMA;
use crate::model::{Field, Key, List, Path, Section, Table, Value, keys_of};

/// An id has at most so many characters before its number.
const LONGEST_ID: usize = 32;

impl Book {
    /// The change that adds a record made today: with an id where its section has ids, with the day on which it was
    /// added, and at the end where people add (the front, where the newest stands first).
    ///
    /// The same record added to the same file on the same day is the same change.
    pub fn addition(&self, section: Section, mut table: Table, today: Day) -> ChangeSet {
        let Some(list) = section.list() else {
            return ChangeSet::set(Path::section(section), None, Some(Value::Table(table)));
        };
        if list.has_id && table.get("id").is_none() {
            let taken = |id: &str| self.with_id(section, id).is_some();
            let id = fresh_id(&table, list, today, &taken);
            table.set("id", Value::text(&id));
        }
        if Field::find(list.fields, "added").is_some() && table.get("added").is_none() {
            table.set("added", Value::Day(today));
        }
        let count = self.count(section);
        let follows = if self.newest_first(section) {
            None
        } else {
            count.checked_sub(1).map(|last| self.key(section, last))
        };
        let own = Key::of(&table, list);
        let same = self
            .keys(section)
            .iter()
            .filter(|key| key.same_name(&own))
            .count();
        let key = own.nth(u32::try_from(same).unwrap_or(u32::MAX));
        let diff = Diff {
            before: None,
            after: Some(Fact::entry(Value::Table(table), follows)),
        };
        ChangeSet(vec![Change {
            at: Path::record(section, key),
            diff,
        }])
    }

    /// Whether the records of a section stand with the newest on top.
    pub fn newest_first(&self, section: Section) -> bool {
        let last = self.count(section).saturating_sub(1);
        match (self.day(section, 0), self.day(section, last)) {
            (Some(first), Some(last)) => first > last,
            _ => false,
        }
    }
}

/// An id that can be read for a new record, and that is not taken.
pub fn fresh_id(table: &Table, list: &List, today: Day, taken: &dyn Fn(&str) -> bool) -> String {
    let named: Vec<String> = list
        .natural
        .iter()
        .filter_map(|field| word(table.get(field)?))
        .collect();
    let base = slug(&named.join(" "));
    let base = if base.is_empty() {
        today.to_string()
    } else {
        base
    };
    if !taken(&base) {
        return base;
    }
    let mut more = (2..100_000).map(|number| format!("{base}-{number}"));
    more.find(|id| !taken(id)).unwrap_or(base)
}

/// The text of a new file that says all of this.
pub fn new_roadmap(roadmap: &Table) -> String {
    let newline = Newline::Unix;
    let mut text = format!("schema = {SCHEMA}\n");
    for section in Section::EVERY {
        let (name, fields) = (section.name(), section.fields());
        let is_list = section.list().is_some();
        let records: Vec<&Table> = match roadmap.get(name) {
            Some(Value::Table(table)) => vec![table],
            Some(Value::Array(items)) => items.iter().filter_map(Value::as_table).collect(),
            _ => Vec::new(),
        };
        for record in records {
            text.push('\n');
            text.push_str(&write::record(name, record, fields, is_list, newline));
        }
    }
    text
}

/// The change that adds an entry to a list inside of a record, in the order of the days.
pub fn entry(list_at: &Path, list: &'static List, items: &[Value], entry: Table) -> ChangeSet {
    let keys = keys_of(items, list);
    let day = |item: &Value| item.as_table().and_then(|table| table.day("on"));
    let own = entry.day("on");
    let after = match own {
        Some(own) => items
            .iter()
            .rposition(|item| day(item).is_none_or(|other| other <= own)),
        None => items.len().checked_sub(1),
    };
    let follows = after.and_then(|number| keys.get(number).cloned());
    let key = Key::of(&entry, list);
    let same = keys.iter().filter(|other| other.same_name(&key)).count();
    let at = list_at
        .clone()
        .item(key.nth(u32::try_from(same).unwrap_or(u32::MAX)));
    let diff = Diff {
        before: None,
        after: Some(Fact::entry(Value::Table(entry), follows)),
    };
    ChangeSet(vec![Change { at, diff }])
}

fn word(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(text.raw().to_owned()),
        Value::Day(day) => Some(day.to_string()),
        Value::Integer(number) => Some(number.to_string()),
        _ => None,
    }
}

/// Small letters, digits and dashes from any text: `Cut alert noise by 40 %` is `cut-alert-noise-by-40`.
fn slug(text: &str) -> String {
    let mut out = String::new();
    for word in text
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
    {
        let plain: String = word.to_lowercase().chars().map(plain).collect();
        let plain = plain.replace(|character: char| !character.is_ascii_alphanumeric(), "");
        if plain.is_empty() {
            continue;
        }
        if !out.is_empty() && out.len() + 1 + plain.len() > LONGEST_ID {
            break;
        }
        if !out.is_empty() {
            out.push('-');
        }
        out.extend(plain.chars().take(LONGEST_ID));
    }
    out
}

/// The letter without its accent, for the common ones.
fn plain(letter: char) -> char {
    match letter {
        'à'..='å' => 'a',
        'ç' => 'c',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'i',
        'ñ' => 'n',
        'ò'..='ö' | 'ø' => 'o',
        'ù'..='ü' => 'u',
        'ý' | 'ÿ' => 'y',
        'ß' => 's',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> Day {
        "2026-11-22".parse().expect("a day")
    }

    fn added(text: &str, section: Section, table: Table) -> String {
        let mut book = Book::open(text.to_owned());
        let changes = book.addition(section, table, today());
        book.edit(&changes).expect("it can be added");
        book.text().to_owned()
    }

    #[test]
    fn a_record_gets_an_id_that_can_be_read() {
        for (text, id) in [
            ("Cut alert noise by 40 %", "cut-alert-noise-by-40"),
            ("Zoë's Größe", "zoe-s-grose"),
            ("日本", ""),
            (
                "a very long title that goes on and on and on",
                "a-very-long-title-that-goes-on",
            ),
            ("../../etc/passwd", "etc-passwd"),
        ] {
            assert_eq!(slug(text), id);
        }
    }

    #[test]
    fn taken_ids_get_a_number_and_nothing_to_name_gets_the_day() {
        let bet = |tech: &str| Table::from([("tech", Value::text(tech))]);
        let text = added("", Section::Bet, bet("eBPF"));
        assert_eq!(
            text,
            "[[bet]]\nid = \"ebpf\"\ntech = \"eBPF\"\nadded = 2026-11-22\n"
        );
        let text = added(&text, Section::Bet, bet("eBPF!"));
        assert!(
            text.ends_with("\n\n[[bet]]\nid = \"ebpf-2\"\ntech = \"eBPF!\"\nadded = 2026-11-22\n"),
            "{text}"
        );
        assert!(added("", Section::Bet, bet("界")).contains("id = \"2026-11-22\""));
    }

    #[test]
    fn what_names_a_record_is_cut_at_a_word_and_what_it_has_is_kept() {
        let exact = "a23456789 b23456789 c23456789 d2";
        assert_eq!(exact.len(), LONGEST_ID);
        assert_eq!(slug(exact), exact.replace(' ', "-"));
        assert_eq!(slug(&format!("{exact}x")), "a23456789-b23456789-c23456789");
        assert_eq!(slug(&"x".repeat(99)).len(), LONGEST_ID);
        let own = Table::from([("id", Value::text("mine")), ("tech", Value::Integer(5))]);
        assert!(added("", Section::Bet, own).starts_with("[[bet]]\nid = \"mine\"\n"));
        let number = Table::from([("tech", Value::Integer(5))]);
        assert!(added("", Section::Bet, number).starts_with("[[bet]]\nid = \"5\"\n"));
        let without = Table::from([("year", Value::Integer(2026))]);
        assert_eq!(
            added("", Section::Budget, without),
            "[[budget]]\nyear = 2026\n"
        );
    }

    #[test]
    fn an_entry_goes_behind_those_of_its_day_and_before_the_later_ones() {
        let item = |on: &str| {
            let day = on.parse().map_or(Value::text(on), Value::Day);
            Table::from([("on", day)])
        };
        let items: Vec<Value> = ["2026-01-01", "2026-01-05", "2026-01-05", "2026-01-09"]
            .map(|on| Value::Table(item(on)))
            .into();
        let list = Field::find(Section::Cert.fields(), "study").map(Field::shape);
        let Some(crate::model::Shape::List(list)) = list else {
            panic!("a list")
        };
        let keys = keys_of(&items, list);
        let at = Path::record(Section::Cert, Key::id("a")).field("study");
        for (on, expected) in [
            ("2025-12-31", None),
            ("2026-01-05", Some(2)),
            ("2026-01-06", Some(2)),
            ("2026-01-10", Some(3)),
            ("some day", Some(3)),
        ] {
            let set = entry(&at, list, &items, item(on));
            let fact = set.0[0].diff.after.as_ref().expect("an entry");
            assert_eq!(
                fact.follows,
                expected.map(|number: usize| keys[number].clone()),
                "{on}"
            );
        }
    }

    #[test]
    fn two_of_one_day_are_no_order() {
        let session = |with: &str| format!("[[shadow]]\non = 2026-01-01\nwith = \"{with}\"\n");
        let book = Book::open([session("A"), session("B")].concat());
        assert!(!book.newest_first(Section::Shadow));
    }

    #[test]
    fn a_record_goes_where_people_add() {
        let session = |on: &str| format!("[[shadow]]\non = {on}\nwith = \"Bo\"\n");
        let new = || Table::from([("on", Value::Day(today())), ("with", Value::text("Mina"))]);
        let oldest_first = added(
            &[session("2026-01-01"), session("2026-02-01")].join("\n"),
            Section::Shadow,
            new(),
        );
        assert!(oldest_first.ends_with("with = \"Mina\"\n"));
        let newest_first = added(
            &[session("2026-02-01"), session("2026-01-01")].join("\n"),
            Section::Shadow,
            new(),
        );
        assert!(
            newest_first.starts_with("[[shadow]]\nid = \"2026-11-22-mina\"\n"),
            "{newest_first}"
        );
    }
}
