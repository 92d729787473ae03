//! Values, entries, records and tables inside of records: each comes and goes with its own lines.

use super::{STYLES, add, changed, day, edited, level, level_key, remove, set, skill};
use roadbook::change::ChangeSet;
use roadbook::model::{Key, Path, Section, Table, Value};
use roadbook::store::Book;

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
