//! A line of the journal: what happened to a step, as one statement of TOML.

use super::super::{tree, write};
use crate::change::{Change, ChangeSet, Diff, Fact, Splice, Splices};
use crate::history::{Done, Name};
use crate::model::{Key, Path, Step, Table, Value};

/// What one line says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Line {
    Done(Entry),
    Undone(Box<str>),
    Redone(Box<str>),
    Left(Box<str>),
}

/// A step with fingerprints of the texts that it lies between.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) done: Done,
    pub(super) before: Box<str>,
    pub(super) after: Box<str>,
}

impl Entry {
    pub(super) fn name(&self) -> &str {
        match &self.done.name {
            Name::Kept(name) => name,
            Name::Here(_) => "",
        }
    }
}

impl Line {
    /// The line with its end.
    pub(super) fn written(&self) -> String {
        let (word, value) = match self {
            Line::Done(entry) => ("done", Value::Table(entry_table(entry))),
            Line::Undone(name) => ("undone", Value::text(name)),
            Line::Redone(name) => ("redone", Value::text(name)),
            Line::Left(name) => ("left", Value::text(name)),
        };
        format!("{word} = {}\n", write::inline(&value))
    }

    /// Reads what [`Line::written`] wrote; nothing where it is something else.
    pub(super) fn read(line: &str) -> Option<Line> {
        let (_, root, faults) = tree::read(line);
        if !faults.is_empty() {
            return None;
        }
        let table = root.table();
        let (word, value) = table.iter().next()?;
        let name = || Some(value.as_text()?.raw().into());
        match word {
            "done" => Some(Line::Done(entry(value.as_table()?)?)),
            "undone" => Some(Line::Undone(name()?)),
            "redone" => Some(Line::Redone(name()?)),
            "left" => Some(Line::Left(name()?)),
            _ => None,
        }
    }
}

fn entry_table(entry: &Entry) -> Table {
    let done = &entry.done;
    let changes = done.changes.0.iter().map(change_table).collect();
    let mut table = Table::from([
        ("name", Value::text(entry.name())),
        ("label", Value::text(&done.label)),
        ("before", Value::text(&entry.before)),
        ("after", Value::text(&entry.after)),
        ("changes", Value::Array(changes)),
    ]);
    if let Some(Splices(splices)) = &done.splices {
        let splices = splices.iter().map(splice_table).collect();
        table.set("splices", Value::Array(splices));
    }
    table
}

fn entry(table: &Table) -> Option<Entry> {
    let text = |name: &str| Some(Box::<str>::from(table.text(name)?.raw()));
    let changes = items(table, "changes")?.iter().map(change);
    let splices = match table.get("splices") {
        Some(_) => Some(Splices(
            items(table, "splices")?
                .iter()
                .map(splice)
                .collect::<Option<_>>()?,
        )),
        None => None,
    };
    Some(Entry {
        done: Done {
            name: Name::Kept(text("name")?),
            label: text("label")?.into(),
            changes: ChangeSet(changes.collect::<Option<_>>()?),
            splices,
        },
        before: text("before")?,
        after: text("after")?,
    })
}

fn items<'t>(table: &'t Table, name: &str) -> Option<&'t [Value]> {
    table.get(name)?.as_array()
}

/// A path as a list of its steps.
pub(in crate::store) fn steps_of(path: &Path) -> Value {
    let steps = path.steps().iter().map(|step| {
        Value::text(&match step {
            Step::Field(name) => format!(".{name}"),
            Step::Item(key) => format!("[{}", key.written()),
            Step::Order => "/".to_owned(),
        })
    });
    Value::Array(steps.collect())
}

/// Reads what [`steps_of`] wrote.
pub(in crate::store) fn path_of(value: &Value) -> Option<Path> {
    let step = |step: &Value| {
        let step = step.as_text()?.raw();
        Some(match (step.strip_prefix('.'), step.strip_prefix('[')) {
            (Some(name), _) => Step::Field(name.into()),
            (_, Some(key)) => Step::Item(Key::parse(key)),
            _ if step == "/" => Step::Order,
            _ => return None,
        })
    };
    value.as_array()?.iter().map(step).collect()
}

fn change_table(change: &Change) -> Value {
    let mut table = Table::from([("at", steps_of(&change.at))]);
    for (name, fact) in [
        ("before", &change.diff.before),
        ("after", &change.diff.after),
    ] {
        if let Some(fact) = fact {
            table.set(name, fact_table(fact));
        }
    }
    Value::Table(table)
}

fn change(value: &Value) -> Option<Change> {
    let table = value.as_table()?;
    let fact_under = |name: &str| match table.get(name) {
        Some(value) => fact(value).map(Some),
        None => Some(None),
    };
    Some(Change {
        at: path_of(table.get("at")?)?,
        diff: Diff {
            before: fact_under("before")?,
            after: fact_under("after")?,
        },
    })
}

fn fact_table(fact: &Fact) -> Value {
    let mut table = Table::from([("value", fact.value.clone())]);
    if let Some(key) = &fact.follows {
        table.set("follows", Value::text(&key.written()));
    }
    if let Some(text) = &fact.text {
        table.set("text", Value::text(text));
    }
    Value::Table(table)
}

fn fact(value: &Value) -> Option<Fact> {
    let table = value.as_table()?;
    Some(Fact {
        value: table.get("value")?.clone(),
        follows: table.text("follows").map(|key| Key::parse(key.raw())),
        text: table.text("text").map(|text| text.raw().into()),
    })
}

fn splice_table(splice: &Splice) -> Value {
    Value::Table(Table::from([
        (
            "at",
            Value::Integer(i64::try_from(splice.at).unwrap_or(i64::MAX)),
        ),
        ("before", Value::text(&splice.before)),
        ("after", Value::text(&splice.after)),
    ]))
}

fn splice(value: &Value) -> Option<Splice> {
    let table = value.as_table()?;
    Some(Splice {
        at: usize::try_from(table.get("at")?.as_integer()?).ok()?,
        before: table.text("before")?.raw().into(),
        after: table.text("after")?.raw().into(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Section;

    fn sample() -> Entry {
        let record = Value::Table(Table::from([
            ("id", Value::text("~odd#2")),
            ("on", Value::Day("2026-11-12".parse().expect("a day"))),
            ("hours", Value::Float(2.0)),
            ("odd key", Value::Float(f64::INFINITY)),
            ("at", Value::Moment("2026-11-12T10:00:00Z".into())),
            ("empty", Value::Array(Vec::new())),
        ]));
        let mut removed = Fact::entry(record, Some(Key::id("b")));
        removed.text = Some("# ours\r\n[[shadow]]\nnote = \"\"\"\u{1b}[2J\n\"\"\"\n".into());
        let at = Path::record(Section::Shadow, Key::id("~odd#2"));
        let order = Value::Array(vec![Value::text("a"), Value::text("b")]);
        let changes = vec![
            Change {
                at: at.clone(),
                diff: Diff {
                    before: Some(removed),
                    after: None,
                },
            },
            Change {
                at: at.field("levels").order(),
                diff: Diff {
                    before: None,
                    after: Some(Fact::plain(order)),
                },
            },
        ];
        Entry {
            done: Done {
                name: Name::Kept("1-2.3".into()),
                label: "a \"label\" \u{202e}".to_owned(),
                changes: ChangeSet(changes),
                splices: Some(Splices(vec![Splice {
                    at: 7,
                    before: "\u{feff}x".into(),
                    after: "".into(),
                }])),
            },
            before: "12".into(),
            after: "34".into(),
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        let whole = sample();
        let mut short = sample();
        short.done.splices = None;
        for line in [
            Line::Done(whole),
            Line::Done(short),
            Line::Undone("1-2.3".into()),
            Line::Redone("".into()),
            Line::Left("x".into()),
        ] {
            let written = line.written();
            assert_eq!(written.matches('\n').count(), 1);
            assert!(!written.trim_end().chars().any(crate::text::is_hidden));
            assert_eq!(Line::read(&written).as_ref(), Some(&line), "{written}");
        }
    }

    #[test]
    fn anything_else_is_no_line() {
        let whole = Line::Done(sample()).written();
        for length in (0..whole.len() - 1).filter(|at| whole.is_char_boundary(*at)) {
            assert_eq!(Line::read(whole.get(..length).expect("a prefix")), None);
        }
        for text in [
            "\0\0\0",
            "done = 3",
            "undone = {}",
            "else = \"x\"",
            "done = { name = \"x\" }",
            "done = { name = \"x\", label = \"\", before = \"\", after = \"\", changes = [{ at = [\"else\"] }] }",
        ] {
            assert_eq!(Line::read(text), None, "{text}");
        }
    }
}
