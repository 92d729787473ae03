//! Every kind of edit changes the lines it is about and no other byte, in every style that people write in.

#[path = "minimal_change/entries.rs"]
mod entries;
#[path = "minimal_change/shapes.rs"]
mod shapes;

use roadbook::change::{Change, ChangeSet, Diff, Fact};
use roadbook::model::{Key, Path, Section, Table, Value};
use roadbook::store::{Book, check};

fn day(text: &str) -> Value {
    Value::Day(text.parse().expect("a day"))
}

fn add(at: Path, value: Value, follows: Option<Key>) -> ChangeSet {
    ChangeSet(vec![Change {
        at,
        diff: Diff {
            before: None,
            after: Some(Fact::entry(value, follows)),
        },
    }])
}

fn remove(at: Path, value: Value) -> ChangeSet {
    ChangeSet(vec![Change {
        at,
        diff: Diff {
            before: Some(Fact::entry(value, None)),
            after: None,
        },
    }])
}

fn set(at: Path, value: Option<Value>) -> ChangeSet {
    ChangeSet::set(at, None, value)
}

fn order(at: Path, keys: &[&str]) -> ChangeSet {
    let after = Value::Array(keys.iter().map(|key| Value::text(key)).collect());
    ChangeSet::set(at.order(), None, Some(after))
}

/// Edits a text, checks that it can be taken back to the byte, and gives the new text.
fn edited(text: &str, changes: &ChangeSet) -> String {
    let mut book = Book::open(text.to_owned());
    let done = book
        .edit(changes)
        .unwrap_or_else(|reason| panic!("{reason}\n{text}"));
    let new = book.text().to_owned();
    assert_eq!(check(&new), [], "{new}");
    assert!(book.take_back(&done));
    assert_eq!(book.text(), text, "taking back gives the first bytes");
    assert!(book.make_again(&done));
    assert_eq!(book.text(), new);
    new
}

/// The lines that went and the lines that came, as `-` and `+`.
fn changed(text: &str, changes: &ChangeSet) -> String {
    let new = edited(text, changes);
    let (old, fresh): (Vec<_>, Vec<_>) = (
        text.split_inclusive('\n').collect(),
        new.split_inclusive('\n').collect(),
    );
    let head = old.iter().zip(&fresh).take_while(|(a, b)| a == b).count();
    let most = old.len().min(fresh.len()) - head;
    let tail = old
        .iter()
        .rev()
        .zip(fresh.iter().rev())
        .take(most)
        .take_while(|(a, b)| a == b)
        .count();
    let went = old[head..old.len() - tail]
        .iter()
        .map(|line| format!("-{line}"));
    let came = fresh[head..fresh.len() - tail]
        .iter()
        .map(|line| format!("+{line}"));
    went.chain(came).collect()
}

fn skill() -> Path {
    Path::record(Section::Skill, Key::id("slo"))
}

fn level_key(on: &str) -> Key {
    Key::of(
        &level(on, "awareness").as_table().expect("a table").clone(),
        Section::Skill.list().map_or_else(|| panic!(), levels),
    )
}

fn levels(list: &'static roadbook::model::List) -> &'static roadbook::model::List {
    let field = roadbook::model::Field::find(list.fields, "levels").expect("levels");
    if let roadbook::model::Kind::List(list) = field.kind {
        list
    } else {
        panic!("a list")
    }
}

fn level(on: &str, level: &str) -> Value {
    Value::Table(Table::from([
        ("on", day(on)),
        ("by", Value::text("me")),
        ("level", Value::text(level)),
    ]))
}

const STYLES: &str = r#"# the head of the file

schema = 1  # one

# about the skill
[[skill]]
id = 'slo'   # literal
target   = "working" # trailing
levels = [
  # before the first
  { on = 2026-07-06, by = "me", level = "awareness" }, # first
  { on = 2026-10-18, by = "me", level = "working" },
]
unknown = [1,
  2]

# floating

[[skill]]
  id = "indented"
  levels = [{ on = 2026-07-06, by = "me", level = "awareness" }]
  [[skill.mine]]
  x = 1

[[win]]
id = "noise"
[[win.guard]]
limit = 0
# of the pages
[[win.key_result]]
id = "pages"
readings = [ ]
[[win.key_result]]
id = "ack"

[tool.other]
keep = true
"#;
