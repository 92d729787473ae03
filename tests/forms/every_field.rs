//! Walks the table of fields: each field can be written, cleared, and refuses what does not suit it.

use super::{context, control, day, press, saved, write};
use crossterm::event::KeyCode;
use roadbook::form::{Form, FormOutcome, Page, Slot};
use roadbook::model::{Field, Kind, Section, Table, Value};

/// The keys that write a value into a field, and the value.
fn sample(field: &Field) -> (String, Value) {
    let text = |typed: &str| (typed.to_owned(), Value::text(typed));
    let one = |typed: &str| (format!("{typed},"), Value::Array(vec![Value::text(typed)]));
    match field.kind {
        Kind::Line if field.name == "id" => text("an-id"),
        Kind::Line | Kind::Suggested(_) | Kind::Catalogue(_) => text("Some words"),
        Kind::Prose => text("One line\nand another"),
        Kind::Day => ("12 nov".to_owned(), day("2026-11-12")),
        Kind::Quarter => ("next".to_owned(), Value::text("2027-Q1")),
        Kind::Whole { least, .. } => ((least + 1).to_string(), Value::Integer(least + 1)),
        Kind::Number { .. } => ("2.5".to_owned(), Value::Float(2.5)),
        Kind::Choice(words) => (format!("{}\n", words[0]), Value::text(words[0])),
        Kind::Link(_) => text("win:a-win"),
        Kind::Links(_) => one("https://example.org/a"),
        Kind::Skills | Kind::Words => one("slo"),
        Kind::Private => (" ".to_owned(), Value::Boolean(true)),
        Kind::Group(_) | Kind::List(_) => unreachable!("they have fields of their own"),
    }
}

/// A table with its needed fields and a key that nobody knows.
fn base(fields: &[Field]) -> Table {
    let needed = fields.iter().filter(|field| field.needed);
    needed
        .map(|field| (field.name, sample(field).1))
        .chain([("zz_own", Value::Integer(7))])
        .collect()
}

fn open(fields: &'static [Field], draft: &Table) -> Form {
    Form::new("record", fields, draft.clone(), context())
}

fn written_text(form: &Form) -> String {
    let Some(Page::Sheet(sheet)) = form.page() else {
        panic!("a sheet is open")
    };
    match sheet.rows()[sheet.at()].slot() {
        Slot::Line(line) => line.text().to_owned(),
        Slot::Chips(chips) => chips.line().text().to_owned(),
        other => panic!("{other:?} is not written"),
    }
}

/// Writes, clears and miswrites one field of a table, in a group if `group` says so.
fn check(
    fields: &'static [Field],
    group: Option<&'static Field>,
    field: &'static Field,
    place: &str,
) {
    let (keys, value) = sample(field);
    let name = group.map_or(field.name.to_owned(), |group| {
        format!("{}.{}", group.name, field.name)
    });
    let mut without = base(fields);
    let mut with = base(fields);
    if let Some(group) = group {
        let Kind::Group(inner) = group.kind else {
            unreachable!("a group")
        };
        let mut table = base(inner);
        table.set(field.name, value.clone());
        with.set(group.name, Value::Table(table.clone()));
        table.remove(field.name);
        without.set(group.name, Value::Table(table));
    } else {
        with.set(field.name, value.clone());
        without.remove(field.name);
    }

    let mut form = open(fields, &without);
    assert!(form.focus(&name), "{place}");
    assert!(!form.changed(), "{place}");
    write(&mut form, &keys);
    assert!(form.changed(), "{place}");
    assert_eq!(saved(&mut form), with, "{place}");

    let mut form = open(fields, &with);
    assert!(form.focus(&name), "{place}");
    control(&mut form, 'x');
    if field.needed {
        assert_eq!(control(&mut form, 's'), FormOutcome::Consumed, "{place}");
        assert!(form.draft().is_err(), "{place}");
        control(&mut form, 'z');
        assert!(!form.changed(), "{place}: undo brings it back");
        assert_eq!(saved(&mut form), with, "{place}");
    } else {
        assert_eq!(saved(&mut form), without, "{place}");
    }
    check_wrong(fields, &without, &name, field, place);
}

fn check_wrong(fields: &'static [Field], without: &Table, name: &str, field: &Field, place: &str) {
    let wrong = match field.kind {
        Kind::Line if field.name == "id" => "Not An Id",
        Kind::Day | Kind::Quarter | Kind::Link(_) | Kind::Links(_) => "soonish",
        Kind::Whole { .. } | Kind::Number { .. } => "1e99",
        _ => return,
    };
    let mut form = open(fields, without);
    form.focus(name);
    write(&mut form, wrong);
    assert_eq!(written_text(&form), wrong, "{place}");
    form.focus("zz");
    assert_eq!(control(&mut form, 's'), FormOutcome::Consumed, "{place}");
    assert_eq!(written_text(&form), wrong, "{place}: the cursor is there");
    let refusals = form.draft().expect_err(place);
    assert_eq!(refusals[0].label, field.label);
    assert!(refusals[0].reason.len() > 5, "{place}");
}

fn walk(fields: &'static [Field], place: &str, checked: &mut usize) {
    for field in fields {
        let here = format!("{place}.{}", field.name);
        match field.kind {
            Kind::Group(inner) => {
                for own in inner {
                    check(fields, Some(field), own, &format!("{here}.{}", own.name));
                    *checked += 1;
                }
            }
            Kind::List(list) => {
                check_list(fields, field, list, &here);
                walk(list.fields, &here, checked);
            }
            _ => {
                check(fields, None, field, &here);
                *checked += 1;
            }
        }
    }
}

/// Adds an entry to a list by keys alone, and takes it away again.
fn check_list(
    fields: &'static [Field],
    field: &'static Field,
    list: &'static roadbook::model::List,
    place: &str,
) {
    let without = base(fields);
    let mut form = open(fields, &without);
    assert!(form.focus(field.name), "{place}");
    press(&mut form, KeyCode::Enter);
    let mut entry = roadbook::form::defaults(list.fields, &context());
    for own in list.fields.iter().filter(|own| own.needed) {
        if entry.get(own.name).is_none() {
            let (keys, value) = sample(own);
            assert!(form.focus(own.name), "{place}.{}", own.name);
            write(&mut form, &keys);
            entry.set(own.name, value);
        }
    }
    let mut with = without.clone();
    with.set(field.name, Value::Array(vec![Value::Table(entry)]));
    assert_eq!(saved(&mut form), with, "{place}");

    let mut form = open(fields, &with);
    form.focus(field.name);
    press(&mut form, KeyCode::Enter);
    press(&mut form, KeyCode::Char('d'));
    assert!(form.changed(), "{place}");
    press(&mut form, KeyCode::Esc);
    assert_eq!(saved(&mut form), without, "{place}");
}

#[test]
fn every_field_of_every_section_can_be_written_and_cleared() {
    let mut checked = 0;
    for section in Section::EVERY {
        walk(section.fields(), section.name(), &mut checked);
    }
    assert!(checked > 130, "{checked}");
}

#[test]
fn a_new_record_is_written_in_the_order_of_its_fields() {
    let section = Section::Shadow;
    let mut form = open(
        section.fields(),
        &roadbook::form::defaults(section.fields(), &context()),
    );
    for name in ["learned", "hours", "with", "id"] {
        let field = Field::find(section.fields(), name).expect("a field");
        form.focus(name);
        write(&mut form, &sample(field).0);
    }
    let table = saved(&mut form);
    let names: Vec<_> = table.iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["id", "on", "with", "hours", "learned"]);
}
