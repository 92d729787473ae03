//! The table of fields through the command line: each field of each section is set, changed and cleared.

use crate::home::Home;
use roadbook::model::{Field, Kind, Section, Table, Value};
use roadbook::store::Book;

/// A value as typed, one of two that differ; none for what is reached by its own fields or entries.
fn typed(field: &Field, second: bool) -> Option<String> {
    let pick = |one: &str, other: &str| Some(if second { other } else { one }.to_owned());
    match field.kind {
        _ if field.name == "id" => pick("an-id", "an-id"),
        // From that day on a win stands as it is.
        _ if field.name == "closed" => pick("2098-01-02", "2098-02-03"),
        Kind::Line | Kind::Suggested(_) | Kind::Catalogue(_) => pick("one", "two = \"2\""),
        Kind::Prose => pick("one\ntwo", "three"),
        Kind::Day => pick("2026-01-02", "2026-02-03"),
        Kind::Quarter => pick("2026-Q1", "2026-Q2"),
        Kind::Whole { least, .. } => pick(&least.to_string(), &(least + 1).to_string()),
        Kind::Number { least, .. } => pick(&least.max(0.0).to_string(), "1.5"),
        Kind::Choice(words) => pick(words.first()?, words.last()?),
        Kind::Link(_) => pick("https://example.org/a", "https://example.org/b"),
        Kind::Links(_) => pick("win:a,win:b", "https://example.org/b"),
        Kind::Skills | Kind::Words => pick("a,b", "[\"c, d\"]"),
        Kind::Private => pick("true", "note"),
        Kind::Group(_) | Kind::List(_) => None,
    }
}

/// Every field that can be said at one place, its groups included, as `name` and its field.
fn reached(fields: &'static [Field], before: &str, found: &mut Vec<(String, &'static Field)>) {
    for field in fields {
        let name = format!("{before}{}", field.name);
        match field.kind {
            Kind::Group(inner) => reached(inner, &format!("{name}."), found),
            Kind::List(_) => {}
            _ => found.push((name, field)),
        }
    }
}

fn value<'t>(table: &'t Table, name: &str) -> Option<&'t Value> {
    match name.split_once('.') {
        Some((group, rest)) => value(table.get(group)?.as_table()?, rest),
        None => table.get(name),
    }
}

/// What stands at an address such as `win:#1/key_result:#1`.
fn at(home: &Home, address: &str) -> Table {
    let mut steps = address
        .split('/')
        .map(|step| step.split(':').next().expect("a name"));
    let section = Section::named(steps.next().expect("a section")).expect("a section");
    let mut table = Book::open(home.roadmap()).table(section, 0);
    for list in steps {
        let entry = table.tables(list).next().cloned();
        table = entry.expect("an entry");
    }
    table
}

/// Sets, changes and clears everything at one place, and goes into its lists.
fn walk(home: &Home, target: &str, address: &str, fields: &'static [Field]) -> usize {
    let mut all = Vec::new();
    reached(fields, "", &mut all);
    let said = |second: bool| -> Vec<String> {
        all.iter()
            .filter_map(|(name, field)| Some(format!("{name}={}", typed(field, second)?)))
            .collect()
    };
    let run = |command: &str, place: &str, words: &[String]| {
        let mut arguments = vec![command, place];
        arguments.extend(words.iter().map(String::as_str));
        home.says_out(&arguments)
    };
    run("add", target, &said(false));
    let first = at(home, address);
    for (name, _) in &all {
        assert!(
            value(&first, name).is_some(),
            "{address} {name} was not set"
        );
    }
    run("set", address, &said(true));
    let second = at(home, address);
    for (name, _) in all.iter().filter(|(name, _)| name != "id") {
        assert_ne!(
            value(&first, name),
            value(&second, name),
            "{address} {name}"
        );
    }
    let mut count = all.len();
    for field in fields {
        if let Kind::List(list) = field.kind {
            let target = format!("{address}/{}", field.name);
            // The entries of `moved` came with the change of a plan.
            home.says_out(&["set", address, &format!("{}=", field.name)]);
            count += 1 + walk(home, &target, &format!("{target}:#1"), list.fields);
        }
    }
    clear_all(home, address, fields, &all);
    count
}

/// Clears what is not needed; what is stays.
fn clear_all(
    home: &Home,
    address: &str,
    fields: &'static [Field],
    all: &[(String, &'static Field)],
) {
    for (name, _) in all
        .iter()
        .filter(|(_, field)| field.needed && !field.name.is_empty())
    {
        let refused = home.run(&["set", address, &format!("{name}=")]);
        assert_eq!(refused.code, Some(1), "{address} {name} is needed");
    }
    let clear: Vec<String> = all
        .iter()
        .filter(|(name, field)| !field.needed && !name.contains('.'))
        .map(|(name, _)| format!("{name}="))
        .chain(
            fields
                .iter()
                .filter(|field| matches!(field.kind, Kind::Group(_)))
                .map(|field| format!("{}=", field.name)),
        )
        .collect();
    if !clear.is_empty() {
        let mut arguments = vec!["set", address];
        arguments.extend(clear.iter().map(String::as_str));
        home.says_out(&arguments);
    }
    let cleared = at(home, address);
    for (name, field) in all {
        let stays = field.needed && !name.contains('.');
        assert_eq!(value(&cleared, name).is_some(), stays, "{address} {name}");
    }
}

#[test]
fn every_field_of_every_section_is_set_changed_and_cleared() {
    let mut count = 0;
    for section in Section::ALL {
        let home = Home::with("");
        let name = section.name();
        let address = match section.list() {
            Some(_) => format!("{name}:#1"),
            None => name.to_owned(),
        };
        count += walk(&home, name, &address, section.fields());
        // All of it goes back, step by step.
        while home.run(&["undo"]).code == Some(0) {}
        assert_eq!(home.roadmap(), "", "{name}");
    }
    assert!(count > 150, "only {count} fields were reached");
}
