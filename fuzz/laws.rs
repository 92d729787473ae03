//! What must hold for any bytes at all: the bodies of the fuzz targets, which `tests/any_bytes.rs` runs too.

mod mutation;

use mutation::{Bytes, mutated};
use roadbook::action::Context;
use roadbook::capture::captured;
use roadbook::catalogue::Catalogue;
use roadbook::change::{ChangeSet, apply, diff, merge};
use roadbook::config::Config;
use roadbook::day::{Day, Quarter, understood};
use roadbook::form::FormContext;
use roadbook::import::Refused;
use roadbook::import::badge::certifications;
use roadbook::import::list::entries;
use roadbook::import::sheet::records;
use roadbook::insight::Basis;
use roadbook::insight::signal::{Thresholds, signals};
use roadbook::keymap::Keymap;
use roadbook::model::{Section, Table};
use roadbook::store::{Book, Excerpt, check, joined};
use roadbook::text::is_hidden;
use toml::de::DeTable;

fn today() -> Day {
    Day::new(2026, 11, 22).expect("a day")
}

fn assert_safe(text: &str) {
    assert!(
        !text.chars().any(|one| is_hidden(one) && one != '\u{200d}'),
        "not safe to show: {text:?}"
    );
}

/// The bytes up to the first one that no UTF-8 text has are a file, those after it choose the change.
pub(crate) fn edit(bytes: &[u8]) {
    let mut parts = bytes.splitn(2, |byte| *byte == 0xff);
    let text = String::from_utf8_lossy(parts.next().unwrap_or_default()).into_owned();
    let mut choice = Bytes::new(parts.next().unwrap_or_default());
    let whole = read(&text);
    let mut book = Book::open(text.clone());
    let before = book.roadmap();
    let mut after = before.clone();
    for _ in 0..=choice.below(2) {
        mutated(&mut after, &mut choice);
    }
    let changes = diff(&before, &after);
    if whole {
        change(&mut book, &text, &before, &changes);
    } else {
        // Nothing edits a broken text, but nothing may break on it either.
        let _ = book
            .edit(&changes)
            .map(|done| assert!(book.take_back(&done)));
        assert_eq!(book.text(), text);
    }
}

/// Reads all that can be read; says whether the text is whole TOML.
fn read(text: &str) -> bool {
    let faults = check(text);
    for fault in faults.iter().take(5) {
        let at = Excerpt::of(fault, text);
        for shown in [&fault.what, &at.text, &at.mark()] {
            assert_safe(shown);
        }
        fault.hint.iter().for_each(|hint| assert_safe(hint));
    }
    let book = Book::open(text.to_owned());
    let roadmap = book.roadmap();
    for section in Section::ALL {
        let keys = book.keys(*section);
        assert_eq!(keys.len(), book.count(*section));
        for (number, key) in keys.iter().enumerate().take(12) {
            let table = book.table(*section, number);
            // Nobody looks for a record in a broken text, where its lines and its reading may disagree about its id.
            if faults.is_empty() {
                assert_eq!(*key, book.key(*section, number));
                assert_eq!(book.find(*section, key), Some(number), "{text}");
                let tables: Vec<&Table> = match section.list() {
                    Some(_) => roadmap.tables(section.name()).collect(),
                    None => roadmap
                        .get(section.name())
                        .and_then(|value| value.as_table())
                        .into_iter()
                        .collect(),
                };
                if tables.len() == keys.len() {
                    assert_eq!(
                        tables.get(number),
                        Some(&&table),
                        "record by record is as the whole\n{text}"
                    );
                    assert_eq!(book.peek(*section, number, "on").as_ref(), table.get("on"));
                }
            }
            assert!(book.line(*section, number) >= 1);
        }
    }
    assert!(diff(&roadmap, &roadmap).is_empty());
    faults.is_empty()
}

/// The edit is refused and nothing has happened, or the text says just what was meant, and can go back and forth.
fn change(book: &mut Book, text: &str, before: &Table, changes: &ChangeSet) {
    let Ok(wanted) = apply(before, changes) else {
        return;
    };
    match book.edit(changes) {
        Err(_) => assert_eq!(book.text(), text, "a refused edit leaves every byte"),
        Ok(done) => {
            let new = book.text().to_owned();
            assert_eq!(check(&new), [], "from\n{text}\n{changes:?}\nto\n{new}");
            let said = Book::open(new.clone()).roadmap();
            assert!(
                diff(&wanted, &said).is_empty(),
                "{:?}\nfrom\n{text}\n{changes:?}\nto\n{new}",
                diff(&wanted, &said)
            );
            for section in Section::ALL {
                assert_eq!(
                    book.keys(*section),
                    Book::open(new.clone()).keys(*section),
                    "cut anew or not\n{new}"
                );
            }
            assert!(book.take_back(&done));
            assert_eq!(book.text(), text, "taken back to the byte");
            assert!(book.make_again(&done));
            assert_eq!(book.text(), new);
        }
    }
}

/// A text, and choices for what two people make of it; or three texts that have nothing in common.
pub(crate) fn join(bytes: &[u8]) {
    let mut parts = bytes.splitn(3, |byte| *byte == 0xff);
    let mut text = || String::from_utf8_lossy(parts.next().unwrap_or_default()).into_owned();
    let (base, second, third) = (text(), text(), text());
    let _ = joined(&base, &second, &third);
    if !check(&base).is_empty() {
        return;
    }
    let side = |choices: &str| {
        let mut choice = Bytes::new(choices.as_bytes());
        let mut book = Book::open(base.clone());
        let mut after = book.roadmap();
        for _ in 0..=choice.below(2) {
            mutated(&mut after, &mut choice);
        }
        let changes = diff(&book.roadmap(), &after);
        let _ = book.edit(&changes);
        book.text().to_owned()
    };
    let (ours, theirs) = (side(&second), side(&third));
    let read = |text: &str| Book::open(text.to_owned()).roadmap();
    let merged = merge(&read(&base), &read(&ours), &read(&theirs));
    if let Ok(text) = joined(&base, &ours, &theirs) {
        assert_eq!(check(&text), [], "{text}");
        let left = diff(&merged.roadmap, &read(&text));
        assert!(
            left.is_empty(),
            "{left:?}\nbase\n{base}\nours\n{ours}\ntheirs\n{theirs}\njoined\n{text}"
        );
    }
    for (same, other) in [(&ours, &base), (&theirs, &base)] {
        assert_eq!(
            joined(other, same, other).ok().as_ref(),
            Some(same),
            "theirs did nothing"
        );
        assert_eq!(
            joined(other, same, same).ok().as_ref(),
            Some(same),
            "both did the same"
        );
    }
}

/// Opening any bytes, looking at every record, and making figures and signals of them.
pub(crate) fn load(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes).into_owned();
    if !read(&text) {
        return;
    }
    let book = Book::open(text);
    let catalogue = Catalogue::embedded().with_own(&book);
    let basis = Basis::new(&book, &catalogue, today());
    for signal in signals(&basis, &Thresholds::default()) {
        assert_safe(&signal.facts);
        assert_safe(&signal.next_step);
    }
}

/// What a person types at once: a line, and its words as days.
pub(crate) fn typed(bytes: &[u8]) {
    dates(bytes);
    line(bytes);
}

/// Months in which a fiscal year may begin, some of which there are not.
const STARTS: [u32; 5] = [1, 4, 0, 99, u32::MAX];

/// Each word, and all of them, as a day and as a quarter.
pub(crate) fn dates(bytes: &[u8]) {
    let line = String::from_utf8_lossy(bytes);
    for starts in STARTS {
        for word in line.split_whitespace().chain([&*line]) {
            match understood(word, today(), starts) {
                Ok(day) => assert_eq!(day.to_string().parse(), Ok(day)),
                Err(reason) => assert_safe(&reason.to_string()),
            }
        }
    }
    let _ = line.parse::<Day>();
    let _ = line.parse::<Quarter>();
}

/// A line to be recorded.
pub(crate) fn line(bytes: &[u8]) {
    let line = String::from_utf8_lossy(bytes);
    for starts in STARTS {
        match captured(&line, today(), starts) {
            Err(reason) => assert_safe(&reason.to_string()),
            Ok(captured) => {
                captured.words().iter().for_each(|words| assert_safe(words));
                let mut book = Book::open("schema = 1\n".to_owned());
                let addition = book.addition(captured.section, captured.table, today());
                book.edit(&addition).expect("a new record can be written");
                assert_eq!(check(book.text()), []);
                assert_eq!(book.count(captured.section), 1);
                assert!(
                    !book.text().chars().any(|one| is_hidden(one) && one != '\n'),
                    "{:?}",
                    book.text()
                );
            }
        }
    }
}

/// A file of keys, and then the keys that it names, pressed one after the other.
pub(crate) fn keymap(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (tables, _) = DeTable::parse_recoverable(&text);
    let mut mistakes = Vec::new();
    let keymap = Keymap::default().changed(&text, tables.get_ref(), &mut mistakes);
    for mistake in mistakes {
        assert_safe(&mistake.to_string());
    }
    for word in text.split_whitespace() {
        if let Ok(press) = word.parse() {
            for context in [Context::Dashboard, Context::Form, Context::List] {
                let _ = keymap.meaning(context, &[press]);
            }
        }
    }
}

/// A file of another program, in every form that can be taken in.
pub(crate) fn import(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let context = FormContext::new(today(), 1);
    let mut found = vec![
        entries(&text, true, today(), 1),
        entries(&text, false, today(), 1),
    ];
    let sections = [
        Section::Evidence,
        Section::Shadow,
        Section::Cert,
        Section::Win,
    ];
    for section in sections {
        found.extend(
            records(bytes, section, &[], &context)
                .map_err(|all| refused(&all))
                .ok(),
        );
    }
    found.extend(
        certifications(&text, Catalogue::embedded())
            .map_err(|all| refused(&all))
            .ok(),
    );
    for found in found {
        found.notes.iter().for_each(|note| assert_safe(note));
        for row in found.rows.into_iter().take(8) {
            let mut book = Book::open("schema = 1\n".to_owned());
            let addition = book.addition(row.section, row.table, today());
            book.edit(&addition).expect("a row can be written");
            assert_eq!(check(book.text()), []);
        }
    }
}

fn refused(all: &[Refused]) {
    for one in all {
        assert_safe(&one.why);
    }
}

/// A config: its colours, its keys, its file.
pub(crate) fn config(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (config, mistakes) = Config::read(&text);
    for mistake in mistakes {
        assert_safe(&mistake.to_string());
    }
    let _ = format!("{config:?}");
}
