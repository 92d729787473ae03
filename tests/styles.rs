//! Every kind of edit, in a folder of files as people write them: it changes what it is about and no other line.

use roadbook::change::{Change, ChangeSet, Diff, Fact, apply, diff};
use roadbook::model::{Field, Key, Kind, List, Path, Section, Shape, Table, Value, keys_of};
use roadbook::store::{Book, check};
use std::fs;

/// An edit, and how many lines of the old text it may touch.
struct Edit {
    set: ChangeSet,
    most: usize,
    /// Whether something goes, and its comments with it.
    takes: bool,
}

#[test]
fn every_edit_in_every_style_changes_its_own_lines_alone() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/styles");
    let (mut files, mut count, mut refused) = (0, 0, Vec::new());
    for entry in fs::read_dir(folder).expect("the styles") {
        let path = entry.expect("a style").path();
        let text = fs::read_to_string(&path).expect("text");
        assert_eq!(check(&text), [], "{}", path.display());
        files += 1;
        let edits = edits_of(&text);
        assert!(edits.len() > 20, "{}: {}", path.display(), edits.len());
        for edit in edits {
            let mut book = Book::open(text.clone());
            count += 1;
            match book.edit(&edit.set) {
                Ok(done) => {
                    proven(&text, book.text(), &edit);
                    assert!(book.take_back(&done));
                    assert_eq!(book.text(), text, "{:?}", edit.set);
                }
                Err(reason) => {
                    assert_eq!(book.text(), text, "a refusal changes nothing");
                    refused.push(format!(
                        "{}: {reason}: {}",
                        path.display(),
                        edit.set.0[0].at
                    ));
                }
            }
        }
    }
    assert!(files >= 10 && count > 800, "{files} files, {count} edits");
    assert_eq!(refused, Vec::<String>::new(), "{count} edits");
}

/// That the new text says what is meant, and that all else is as it was.
fn proven(old: &str, new: &str, edit: &Edit) {
    let told = || format!("{:?}\n--- old\n{old}\n--- new\n{new}", edit.set);
    assert_eq!(check(new), [], "{}", told());
    let said = |text: &str| Book::open(text.to_owned()).roadmap();
    let wanted = apply(&said(old), &edit.set).expect("it fits");
    assert!(diff(&wanted, &said(new)).is_empty(), "{}", told());
    assert_eq!(old.starts_with('\u{feff}'), new.starts_with('\u{feff}'));
    if old.contains("\r\n") {
        assert_eq!(
            new.matches('\n').count(),
            new.matches("\r\n").count(),
            "{}",
            told()
        );
    } else {
        assert!(!new.contains('\r'), "{}", told());
    }
    if !edit.takes {
        for line in old
            .lines()
            .filter(|line| line.trim_start().starts_with('#'))
        {
            assert!(new.contains(line), "{line}\n{}", told());
        }
        assert_eq!(old.ends_with('\n'), new.ends_with('\n'), "{}", told());
    }
    let [old_lines, new_lines] =
        [old, new].map(|text| text.split_inclusive('\n').collect::<Vec<_>>());
    let same = |(one, other): &(&&str, &&str)| one == other;
    let head = old_lines.iter().zip(&new_lines).take_while(same).count();
    let room = old_lines.len().min(new_lines.len()) - head;
    let backwards = old_lines.iter().rev().zip(new_lines.iter().rev());
    let tail = backwards.take(room).take_while(same).count();
    let touched = old_lines.len() - head - tail;
    assert!(
        touched <= edit.most,
        "{touched} of {}: {}",
        edit.most,
        told()
    );
}

fn edits_of(text: &str) -> Vec<Edit> {
    let book = Book::open(text.to_owned());
    let whole = text.lines().count();
    let mut edits = Vec::new();
    for section in Section::EVERY {
        let keys = book.keys(*section);
        for (number, key) in keys.iter().enumerate() {
            let table = book.table(*section, number);
            let at = match section.list() {
                Some(_) => Path::record(*section, key.clone()),
                None => Path::section(*section),
            };
            within(&at, section.fields(), &table, &mut edits);
            if section.list().is_some() {
                let lines = book
                    .record_text(*section, key)
                    .map_or(whole, |text| text.lines().count() + 4);
                edits.push(entry(at, Some(Value::Table(table)), None, lines));
            }
        }
        if keys.len() > 1 {
            let names = |keys: Vec<&Key>| {
                Value::Array(keys.iter().map(|key| Value::text(&key.written())).collect())
            };
            let (now, wanted) = (
                names(keys.iter().collect()),
                names(keys.iter().rev().collect()),
            );
            let set = ChangeSet::set(Path::section(*section).order(), Some(now), Some(wanted));
            edits.push(Edit {
                set,
                most: whole,
                takes: true,
            });
        }
        if section.list().is_some() {
            let table = filled(section.fields());
            let set = book.addition(*section, table, "2026-11-22".parse().expect("a day"));
            edits.push(Edit {
                set,
                most: 1,
                takes: false,
            });
        }
    }
    edits
}

/// Edits inside of a table: each field set, changed and taken away, each entry added and removed.
fn within(at: &Path, fields: &'static [Field], table: &Table, edits: &mut Vec<Edit>) {
    for field in fields {
        let at = at.clone().field(field.name);
        match (field.shape(), table.get(field.name)) {
            (Shape::Leaf, None) => {
                let set = ChangeSet::set(at, None, Some(sample(field.kind)));
                edits.push(Edit {
                    set,
                    most: 1,
                    takes: false,
                });
            }
            (Shape::Leaf, Some(value)) => {
                let most = 4 + written_lines(value);
                let other = ChangeSet::set(at.clone(), Some(value.clone()), Some(another(value)));
                edits.push(Edit {
                    set: other,
                    most,
                    takes: false,
                });
                let none = ChangeSet::set(at, Some(value.clone()), None);
                edits.push(Edit {
                    set: none,
                    most,
                    takes: true,
                });
            }
            (Shape::Table(inner), Some(Value::Table(table))) => within(&at, inner, table, edits),
            (Shape::Table(inner), None) => {
                let set = ChangeSet::set(at, None, Some(Value::Table(filled(inner))));
                edits.push(Edit {
                    set,
                    most: 1,
                    takes: false,
                });
            }
            (Shape::List(list), value) => {
                let items = value.and_then(Value::as_array).unwrap_or_default();
                entries(&at, list, items, edits);
            }
            _ => {}
        }
    }
}

fn entries(at: &Path, list: &'static List, items: &[Value], edits: &mut Vec<Edit>) {
    let keys = keys_of(items, list);
    for (key, item) in keys.iter().zip(items) {
        let at = at.clone().item(key.clone());
        edits.push(entry(at.clone(), Some(item.clone()), None, 16));
        if let Value::Table(table) = item {
            within(&at, list.fields, table, edits);
        }
    }
    let new = Value::Table(filled(list.fields));
    let name = Key::of(new.as_table().expect("a table"), list);
    for follows in [None, keys.last().cloned()] {
        let mut edit = entry(at.clone().item(name.clone()), None, Some(new.clone()), 2);
        if let Some(fact) = &mut edit.set.0[0].diff.after {
            fact.follows = follows;
        }
        edits.push(edit);
    }
}

fn entry(at: Path, before: Option<Value>, after: Option<Value>, most: usize) -> Edit {
    let takes = after.is_none();
    let fact = |value: Option<Value>| value.map(|value| Fact::entry(value, None));
    let diff = Diff {
        before: fact(before),
        after: fact(after),
    };
    Edit {
        set: ChangeSet(vec![Change { at, diff }]),
        most,
        takes,
    }
}

/// A table with a value in each field that has no table of its own.
fn filled(fields: &'static [Field]) -> Table {
    let plain = fields
        .iter()
        .filter(|field| matches!(field.shape(), Shape::Leaf));
    let plain = plain.filter(|field| !matches!(field.kind, Kind::Private));
    plain
        .map(|field| (field.name, sample(field.kind)))
        .collect()
}

fn sample(kind: Kind) -> Value {
    match kind {
        Kind::Day => Value::Day("2027-01-31".parse().expect("a day")),
        Kind::Whole { most, .. } => Value::Integer(most.min(7)),
        Kind::Number { most, .. } => Value::Float(most.min(2.5)),
        Kind::Links(_) | Kind::Skills | Kind::Words => {
            Value::Array(vec![Value::text("one"), Value::text("two")])
        }
        Kind::Private => Value::Boolean(true),
        Kind::Prose => Value::text("the first line\nand \"the\" second"),
        _ => Value::text("new"),
    }
}

fn another(value: &Value) -> Value {
    match value {
        Value::Text(text) => Value::text(&format!("{} more", text.raw())),
        Value::Integer(number) => Value::Integer(number + 1),
        Value::Float(number) => Value::Float(number + 1.0),
        Value::Boolean(yes) => Value::Boolean(!yes),
        Value::Array(items) => {
            Value::Array(items.iter().cloned().chain([Value::text("more")]).collect())
        }
        _ => Value::Day("2027-02-01".parse().expect("a day")),
    }
}

fn written_lines(value: &Value) -> usize {
    value.as_text().map_or(0, |text| text.raw().lines().count())
}
