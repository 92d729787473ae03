//! Order, line ends and unusual styles, and what finds nothing.

use super::{STYLES, add, day, edited, level_key, order, remove, set, skill};
use roadbook::model::{Key, Path, Section, Table, Value};
use roadbook::store::Book;

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
