//! What an edit makes of a text, byte by byte, and what it refuses.
//!
//! Longer than most: a table of texts for each way in which something can be written.

use super::*;
use crate::change::Diff;

fn book(text: &str) -> Book {
    Book::open(text.to_owned())
}

/// What leads from what one text says to what another one says.
fn between(old: &str, new: &str) -> ChangeSet {
    diff(&book(old).roadmap(), &book(new).roadmap())
}

/// The text after an edit that makes it say what another text says; to take the edit back gives the first bytes.
fn saying(old: &str, meant: &str) -> String {
    let mut book = book(old);
    let done = book.edit(&between(old, meant));
    let done = done.unwrap_or_else(|reason| panic!("{reason}: {old}"));
    let new = book.text().to_owned();
    assert_eq!(between(&new, meant), ChangeSet::default(), "{new}");
    assert!(book.take_back(&done));
    assert_eq!(book.text(), old);
    new
}

/// Both with line ends of Unix and of Windows; a text without any gets those of Unix.
fn becomes(old: &str, new: &str) {
    assert_eq!(saying(old, new), new);
    if !old.contains('\n') {
        return;
    }
    let [old, new] = [old, new].map(|text| text.replace('\n', "\r\n"));
    assert_eq!(saying(&old, &new), new);
}

fn refused(old: &str, set: &ChangeSet) -> PatchError {
    let mut book = book(old);
    let reason = book.edit(set).expect_err("refused");
    assert_eq!(book.text(), old);
    reason
}

#[test]
fn a_field_goes_after_those_that_come_before_it() {
    for (old, new) in [
        (
            "[person]\nname = \"A\"\nmentor = \"M\"\n",
            "[person]\nname = \"A\"\nrole = \"R\"\nmentor = \"M\"\n",
        ),
        (
            "[person]\nmentor = \"M\"\n",
            "[person]\nname = \"A\"\nmentor = \"M\"\n",
        ),
        (
            "[person]\nname = \"A\"\nx = 1\n",
            "[person]\nname = \"A\"\nx = 1\ny = 2\n",
        ),
        (
            "[person]\nx = 1\nname = \"A\"\n",
            "[person]\nx = 1\nname = \"A\"\ny = 2\n",
        ),
        ("[person]\n", "[person]\nname = \"A\"\n"),
        (
            "[person]\nname = \"A\"\n",
            "schema = 1\n[person]\nname = \"A\"\n",
        ),
        (
            "# mine\nx = 1\n\n[person]\nname = \"A\"\n",
            "# mine\nschema = 1\nx = 1\n\n[person]\nname = \"A\"\n",
        ),
        (
            "[[bet]]\nid = \"a\"\nkill = \"k\"",
            "[[bet]]\nid = \"a\"\ntech = \"x\"\nkill = \"k\"",
        ),
        ("[[bet]]\nid = \"a\"", "[[bet]]\nid = \"a\"\ntech = \"x\""),
    ] {
        becomes(old, new);
    }
}

#[test]
fn a_field_inside_of_braces_stays_there() {
    let table = |inner: &str| format!("[[shadow]]\nid = \"a\"\nfollow_up = {inner}\n");
    for (old, new) in [
        (
            "{ what = \"w\", done = 2026-01-02 }",
            "{ what = \"w\", due = 2026-01-01, done = 2026-01-02 }",
        ),
        ("{ due = 2026-01-01 }", "{ what = \"w\", due = 2026-01-01 }"),
        ("{ what = \"w\", x = 1 }", "{ what = \"w\", x = 1, y = 2 }"),
        ("{ x = 1, what = \"w\" }", "{ x = 1, what = \"w\", y = 2 }"),
        ("{}", "{ what = \"w\" }"),
        ("{ what = \"w\", due = 2026-01-01 }", "{ due = 2026-01-01 }"),
        (
            "{ what = \"w\" ,  due = 2026-01-01 }",
            "{ due = 2026-01-01 }",
        ),
        ("{ what = \"w\", due = 2026-01-01 }", "{ what = \"w\" }"),
    ] {
        becomes(&table(old), &table(new));
    }
    becomes(
        "[[shadow]]\nid = \"a\"\nfollow_up.what = \"w\"\n",
        "[[shadow]]\nid = \"a\"\nfollow_up.what = \"w\"\nfollow_up.due = 2026-01-01\n",
    );
    let list = |inner: &str| format!("shadow = [{{ id = \"a\", {inner} }}]\n");
    becomes(
        &list("follow_up.what = \"w\""),
        &list("follow_up.what = \"w\", follow_up.due = 2026-01-01"),
    );
    assert_eq!(
        saying(
            "cert = [{ id = \"a\" }]\n",
            "cert = [{ id = \"a\", study = [{ hours = 2, on = 2026-01-01 }] }]\n"
        ),
        "cert = [{ id = \"a\", study = [{ on = 2026-01-01, hours = 2 }] }]\n"
    );
}

#[test]
fn entries_come_and_go_in_the_way_their_list_is_written() {
    let cert = |list: &str| format!("[[cert]]\nid = \"a\"\nstudy = {list}\nnote = \"n\"\n");
    let day = |number: i64| format!("{{ on = 2026-01-0{number}, hours = 1 }}");
    let [one, two, three] = [1, 2, 3].map(day);
    for (fewer, more) in [
        (format!("[{one}]"), format!("[{one}, {two}]")),
        (format!("[{two}]"), format!("[{one}, {two}]")),
        (
            format!("[{one}, {three}]"),
            format!("[{one}, {two}, {three}]"),
        ),
        (format!("[\n  {one}\n]"), format!("[\n  {one},\n  {two}\n]")),
        (
            format!("[\n  {one},\n]"),
            format!("[\n  {one},\n  {two},\n]"),
        ),
        (
            format!("[\n  {two},\n]"),
            format!("[\n  {one},\n  {two},\n]"),
        ),
    ] {
        becomes(&cert(&fewer), &cert(&more));
    }
    for (more, fewer) in [
        (format!("[{one}, {two}]"), format!("[{two}]")),
        (format!("[{one} , {two}]"), format!("[{two}]")),
        (format!("[{one}, {two}]"), format!("[{one}]")),
        (
            format!("[\n  {one},\n  {two}]"),
            format!("[\n  {one},\n  ]"),
        ),
        (
            format!("[\n  {one},\n  # of two\n  {two},\n]"),
            format!("[\n  {one},\n]"),
        ),
        (
            format!("[\n  {one}\n  , {two}\n]"),
            format!("[\n   {two}\n]"),
        ),
    ] {
        becomes(&cert(&more), &cert(&fewer));
    }
    becomes(
        "[[cert]]\nid = \"a\"\n",
        &format!("[[cert]]\nid = \"a\"\nstudy = [\n  {one},\n]\n"),
    );
    becomes(
        "[[cert]]\nid = \"a\"\n",
        "[[cert]]\nid = \"a\"\nstudy = \"none yet\"\n",
    );
}

#[test]
fn tables_under_headers_come_where_they_belong() {
    let guard = "[[win.guard]]\nmeasure = \"g\"\n";
    let result = |id: &str| format!("[[win.key_result]]\nid = \"{id}\"\n");
    let [a, b] = ["a", "b"].map(result);
    for (old, new) in [
        // A list that is new, before and after another one, and with a gap where there is one.
        (a.clone(), format!("{guard}{a}")),
        (guard.to_owned(), format!("{guard}{a}")),
        (a.clone(), format!("{a}{b}")),
        (b.clone(), format!("{a}{b}")),
        (format!("\n{a}"), format!("\n{a}\n{b}")),
        (format!("{a}{b}"), a.clone()),
        // What goes leaves what stands between its tables.
        (format!("{a}{guard}{b}"), format!("{a}{guard}")),
    ] {
        let win = |tables: &str| format!("[[win]]\nid = \"w\"\n{tables}\n[[bet]]\nid = \"z\"\n");
        becomes(&win(&old), &win(&new));
    }
}

#[test]
fn entries_in_brackets_change_their_places() {
    let win = |list: &str| format!("[[win]]\nid = \"w\"\nkey_result = [{list}]\n");
    for (old, new) in [
        (
            "{ id = \"a\" }, { id = \"b\" }",
            "{ id = \"b\" }, { id = \"a\" }",
        ),
        (
            "\n  { id = \"a\" },\n  { id = \"b\" },\n",
            "\n  { id = \"b\" },\n  { id = \"a\" },\n",
        ),
        (
            "\n  { id = \"a\" },\n  { id = \"b\" }\n",
            "\n  { id = \"b\" },\n  { id = \"a\" }\n",
        ),
        (
            "\n  # of a\n  { id = \"a\" }, # a\n  { id = \"b\" },\n",
            "\n  { id = \"b\" },\n  # of a\n  { id = \"a\" }, # a\n",
        ),
    ] {
        becomes(&win(old), &win(new));
    }
}

#[test]
fn records_stand_apart_by_one_blank_line() {
    let bet = |id: &str| format!("[[bet]]\nid = \"{id}\"\n");
    let [a, b, c] = ["a", "b", "c"].map(bet);
    for (old, new) in [
        (String::new(), a.clone()),
        (a.clone(), format!("{a}\n{b}")),
        (b.clone(), format!("{a}\n{b}")),
        (format!("{b}\n{c}"), format!("{a}\n{b}\n{c}")),
        (format!("{a}\n{c}"), format!("{a}\n{b}\n{c}")),
        (b.clone(), format!("{a}\n{b}\n{c}")),
        (
            "schema = 1\n\n[x]\ny = 1\n".to_owned(),
            format!("schema = 1\n\n{a}\n[x]\ny = 1\n"),
        ),
        (
            "schema = 1\n[x]\ny = 1\n".to_owned(),
            format!("schema = 1\n\n{a}\n[x]\ny = 1\n"),
        ),
        (
            "[person]\nname = \"A\"\n\n[[snooze]]\nsignal = \"s\"\n".to_owned(),
            format!("[person]\nname = \"A\"\n\n{a}\n[[snooze]]\nsignal = \"s\"\n"),
        ),
    ] {
        becomes(&old, &new);
    }
    for (old, new) in [
        (format!("{a}\n{b}"), b.clone()),
        (format!("\u{feff}{a}\n{b}"), format!("\u{feff}{b}")),
        (format!("{a}\n{b}"), a.clone()),
        (format!("{a}\n{b}\n{c}"), format!("{a}\n{c}")),
        (format!("{a}{b}\n{c}"), format!("{a}\n{c}")),
        (format!("{a}{b}{c}"), format!("{a}{c}")),
        (format!("{a}  \n\n{b}"), a.clone()),
    ] {
        becomes(&old, &new);
    }
}

#[test]
fn a_file_that_is_only_read_as_a_whole_is_changed_too() {
    let whole = |text: &str| format!("{text}\n['y']\nz = 1\n");
    for (old, new) in [
        (
            "[[bet]]\nid = \"a\"\n",
            "[[bet]]\nid = \"a\"\ntech = \"x\"\n",
        ),
        (
            "[[bet]]\nid = \"a\"\n\n[[bet]]\nid = \"b\"\n",
            "[[bet]]\nid = \"b\"\n",
        ),
        (
            "[[bet]]\nid = \"a\"\n\n[[bet]]\nid = \"b\"\n",
            "[[bet]]\nid = \"b\"\n\n[[bet]]\nid = \"a\"\n",
        ),
        (
            "[[bet]]\nid = \"a\"\n",
            "[[bet]]\nid = \"a\"\n[[bet]]\nid = \"b\"\n[[bet]]\nid = \"c\"\n",
        ),
    ] {
        assert_eq!(saying(&whole(old), &whole(new)), whole(new));
    }
    assert_eq!(
        saying("['y']\nz = 1\n", "win = [{ id = \"a\" }]\n['y']\nz = 1\n"),
        "win = [\n  { id = \"a\" },\n]\n['y']\nz = 1\n"
    );
}

#[test]
fn the_person_comes_changes_and_goes() {
    let person = "[person]\nname = \"A\"\n";
    becomes("", person);
    becomes(person, "[person]\nname = \"B\"\n");
    becomes("schema = 1\n\n[person]\nname = \"A\"\n", "schema = 1\n");
    let name = Path::section(Section::Person).field("name");
    let mut alone = book("");
    alone
        .edit(&ChangeSet::set(name, None, Some(Value::text("A"))))
        .expect("a name for nobody");
    assert_eq!(between(alone.text(), person), ChangeSet::default());
    let mut twice = book(person);
    let _ = twice.edit(&between("", "[person]\nname = \"B\"\n"));
    assert_eq!(
        (twice.faults(), twice.count(Section::Person)),
        (Vec::new(), 1)
    );
}

#[test]
fn what_is_no_longer_there_is_refused() {
    let bet = "[[bet]]\nid = \"a\"\ntech = \"x\"\n";
    let record = Path::record(Section::Bet, Key::id("a"));
    let table = |tech: &str| {
        Value::Table(Table::from([
            ("id", Value::text("a")),
            ("tech", Value::text(tech)),
        ]))
    };
    // A whole record is not replaced: it would lose its comments.
    refused(
        bet,
        &ChangeSet::set(record.clone(), Some(table("x")), Some(table("y"))),
    );
    assert_eq!(
        refused(bet, &ChangeSet::set(record.clone(), Some(table("y")), None)),
        PatchError::NotThere
    );
    let gone = Path::record(Section::Bet, Key::id("b"));
    refused(
        bet,
        &ChangeSet::set(gone.field("tech"), None, Some(Value::text("y"))),
    );
    // An empty list says what none says.
    let mut with_list = Table::from([("id", Value::text("a")), ("tech", Value::text("x"))]);
    with_list.set("moved", Value::Array(Vec::new()));
    let mut there = book(bet);
    let away = ChangeSet::set(record, Some(Value::Table(with_list)), None);
    let list = crate::model::Field::find(Section::Bet.fields(), "moved");
    assert_eq!(
        there.edit(&away).is_ok(),
        list.is_some(),
        "{:?}",
        list.map(|field| field.name)
    );
}

#[test]
fn a_text_of_its_own_must_say_what_it_brings() {
    let other = |at: Path, value: Value, text: &str| {
        let mut fact = Fact::entry(value, None);
        fact.text = Some(text.into());
        ChangeSet(vec![Change {
            at,
            diff: Diff {
                before: None,
                after: Some(fact),
            },
        }])
    };
    let table = Value::Table(Table::from([("id", Value::text("a"))]));
    let record = Path::record(Section::Bet, Key::id("a"));
    let lying = "[[bet]]\nid = \"a\"\ntech = \"x\"\n";
    assert_eq!(
        refused("", &other(record.clone(), table.clone(), lying)),
        PatchError::NotProven
    );
    assert_eq!(
        refused(
            "",
            &other(record, table.clone(), "[[bet]]\nid = \"a\" \"\n")
        ),
        PatchError::NotProven
    );
    let result = Path::record(Section::Win, Key::id("w"))
        .field("key_result")
        .item(Key::id("a"));
    let lying = "[[win.key_result]]\nid = \"a\"\nmeasure = \"m\"\n";
    let win = "[[win]]\nid = \"w\"\n[[win.key_result]]\nid = \"b\"\n";
    assert_eq!(
        refused(win, &other(result.clone(), table.clone(), lying)),
        PatchError::NotProven
    );
    let whole = format!("{win}['y']\n");
    assert_eq!(
        refused(&whole, &other(result, table, lying)),
        PatchError::NotProven
    );
}

#[test]
fn an_edit_touches_just_what_differs() {
    for (old, new, range, put) in [
        ("abc", "axc", 1..2, "x"),
        ("abc", "abc", 3..3, ""),
        ("aab", "aaab", 2..2, "a"),
        ("aaab", "aab", 2..3, ""),
        ("ñ", "ó", 0..2, "ó"),
        ("xñy", "xòy", 1..3, "ò"),
        ("xéy", "xƩy", 1..3, "Ʃ"),
        ("", "a", 0..0, "a"),
    ] {
        assert_eq!(narrowed(old, new, 0), (range, put), "{old} {new}");
    }
    assert_eq!(narrowed("ab", "ac", 7), (8..9, "c"));
    let splices = crate::store::replacement("one two", "one 2 two");
    let mut book = book("one two");
    assert!(book.make_again(&splices));
    assert_eq!(book.text(), "one 2 two");
}
