//! Gives a record another id and rewrites what refers to it.

use super::{ChangeSet, diff};
use crate::model::field::{Field, Kind};
use crate::model::fields::ROOT;
use crate::model::{Key, Link, Path, Section, Table, Value};

/// Gives the record of a section another id, together with every reference to it in the roadmap.
pub fn rename(roadmap: &mut Table, section: Section, from: &str, to: &str) {
    if let Some(Value::Array(records)) = roadmap.get_mut(section.name()) {
        for record in records {
            if let Value::Table(table) = record
                && table.text("id").is_some_and(|id| id.raw() == from)
            {
                table.set("id", Value::text(to));
            }
        }
    }
    let named = Renaming { section, from, to };
    for field in ROOT {
        if let Some(value) = roadmap.get_mut(field.name) {
            named.in_value(value, field.kind);
        }
    }
    if let Some(Value::Array(snoozes)) = roadmap.get_mut(Section::Snooze.name()) {
        for snooze in snoozes {
            if let Value::Table(table) = snooze {
                named.snooze(table);
            }
        }
    }
}

struct Renaming<'n> {
    section: Section,
    from: &'n str,
    to: &'n str,
}

impl Renaming<'_> {
    fn in_value(&self, value: &mut Value, kind: Kind) {
        match (kind, value) {
            (Kind::Group(fields), Value::Table(table)) => self.in_table(table, fields),
            (Kind::List(list), Value::Array(items)) => {
                for item in items {
                    if let Value::Table(table) = item {
                        self.in_table(table, list.fields);
                    }
                }
            }
            (Kind::Link(_), value) => self.link(value),
            (Kind::Catalogue(part), value)
                if self.section.catalogue_part() == Some(part) && self.is_named(value) =>
            {
                *value = Value::text(self.to);
            }
            (Kind::Links(_), Value::Array(items)) => {
                for item in items {
                    self.link(item);
                }
            }
            (Kind::Skills, Value::Array(items)) if self.section == Section::Skill => {
                for item in items {
                    if self.is_named(item) {
                        *item = Value::text(self.to);
                    }
                }
            }
            _ => {}
        }
    }

    fn in_table(&self, table: &mut Table, fields: &'static [Field]) {
        for field in fields {
            if let Some(value) = table.get_mut(field.name) {
                self.in_value(value, field.kind);
            }
        }
    }

    fn is_named(&self, value: &Value) -> bool {
        value.as_text().is_some_and(|id| id.raw() == self.from)
    }

    /// A signal that is put off names its record as a path does.
    fn snooze(&self, snooze: &mut Table) {
        let path = |id: &str| Path::record(self.section, Key::id(id)).to_string();
        let about = snooze.text("about").map(|about| about.raw().to_owned());
        if let Some(about) = about
            && let Some(rest) = about.strip_prefix(&path(self.from))
            && (rest.is_empty() || rest.starts_with('.'))
        {
            let about = format!("{}{rest}", path(self.to));
            snooze.set("about", Value::text(&about));
        }
    }

    fn link(&self, value: &mut Value) {
        let here = Link::Record(self.section, self.from);
        if value.as_text().and_then(Link::of) == Some(here) {
            *value = Value::text(&format!("{}:{}", self.section.name(), self.to));
        }
    }
}

/// What refers to a record follows it to its new id: the changes that this takes, beside those of the record itself.
pub fn followers(before: &Table, section: Section, from: &str, to: &str) -> ChangeSet {
    let mut after = before.clone();
    rename(&mut after, section, from, to);
    let mut changes = diff(before, &after);
    let own = [Key::id(from), Key::id(to)];
    changes.0.retain(|change| {
        let record = change.at.into_record();
        record.is_none_or(|(other, key)| other != section || !own.contains(key))
    });
    changes
}

/// What a record says beside its id and its references, which a renaming may rewrite.
pub(super) fn own_words(table: &Table, fields: &'static [Field]) -> Table {
    table
        .iter()
        .filter(|(name, _)| *name != "id")
        .filter_map(|(name, value)| {
            let value = match (Field::find(fields, name).map(|field| field.kind), value) {
                (Some(Kind::Link(_) | Kind::Links(_) | Kind::Skills), _) => return None,
                (Some(Kind::Group(inner)), Value::Table(own)) => {
                    Value::Table(own_words(own, inner))
                }
                (Some(Kind::List(list)), Value::Array(items)) => {
                    let words = |item: &Value| match item {
                        Value::Table(own) => Value::Table(own_words(own, list.fields)),
                        other => other.clone(),
                    };
                    Value::Array(items.iter().map(words).collect())
                }
                _ => value.clone(),
            };
            Some((name, value))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(section: &str, pairs: &[(&str, &str)]) -> (String, Value) {
        let pairs = pairs.iter().map(|(name, text)| (*name, Value::text(text)));
        let table = Value::Table(pairs.collect());
        (section.to_owned(), Value::Array(vec![table]))
    }

    #[test]
    fn what_puts_a_signal_off_and_what_is_of_the_catalogue_follow_a_new_id() {
        let mut roadmap: Table = [
            one("win", &[("id", "pages")]),
            one("own_skill", &[("id", "flow")]),
            one("skill", &[("of", "flow")]),
            one(
                "snooze",
                &[("signal", "no-win"), ("about", "win[pages].key_result[x]")],
            ),
        ]
        .into_iter()
        .collect();
        let before = roadmap.clone();
        rename(&mut roadmap, Section::Win, "pages", "calls");
        rename(&mut roadmap, Section::OwnSkill, "flow", "stream");
        let said = |section: &str, field: &str| {
            let table = roadmap.tables(section).next().expect("a record");
            table.text(field).map(|text| text.raw().to_owned())
        };
        assert_eq!(
            said("snooze", "about").as_deref(),
            Some("win[calls].key_result[x]")
        );
        assert_eq!(said("skill", "of").as_deref(), Some("stream"));
        let others = followers(&before, Section::Win, "page", "x");
        assert_eq!(others, ChangeSet::default());
    }

    #[test]
    fn a_skill_of_the_same_id_as_another_record_keeps_its_name() {
        let skills = Value::Array(vec![Value::text("slo")]);
        let evidence = Value::Table(Table::from([("skills", skills.clone())]));
        let mut roadmap: Table = [
            one("win", &[("id", "slo")]),
            ("evidence".to_owned(), Value::Array(vec![evidence])),
        ]
        .into_iter()
        .collect();
        let named = |roadmap: &Table| {
            let record = roadmap.tables("evidence").next().expect("a record");
            record.get("skills").cloned()
        };
        rename(&mut roadmap, Section::Win, "slo", "pages");
        assert_eq!(named(&roadmap), Some(skills));
        rename(&mut roadmap, Section::Skill, "slo", "pages");
        let pages = Value::Array(vec![Value::text("pages")]);
        assert_eq!(named(&roadmap), Some(pages));
    }

    #[test]
    fn followers_are_all_but_the_record_itself() {
        let step = |id: &str, proof: &str| {
            Value::Table(Table::from([
                ("id", Value::text(id)),
                ("proof", Value::text(proof)),
            ]))
        };
        let before: Table = [(
            "milestone",
            Value::Array(vec![
                step("x", "milestone:x"),
                step("other", "milestone:x"),
                step("third", "win:x"),
            ]),
        )]
        .into_iter()
        .collect();
        let told = |section| {
            let set = followers(&before, section, "x", "y");
            let places = set.0.iter().map(|change| change.at.to_string());
            places.collect::<Vec<_>>()
        };
        assert_eq!(told(Section::Milestone), ["milestone[other].proof"]);
        assert_eq!(told(Section::Win), ["milestone[third].proof"]);
        let own = |section| followers(&before, section, "third", "y").0.len();
        assert_eq!(own(Section::Win), 0);
        let same: Table = [
            one("win", &[("id", "x")]),
            one("milestone", &[("id", "x"), ("proof", "win:x")]),
        ]
        .into_iter()
        .collect();
        let set = followers(&same, Section::Win, "x", "y");
        let places: Vec<_> = set.0.iter().map(|one| one.at.to_string()).collect();
        assert_eq!(places, ["milestone[x].proof"]);
    }

    #[test]
    fn references_are_no_words_of_ones_own() {
        let links = || Value::Array(vec![Value::text("win:w")]);
        let level = |more: Option<Value>| {
            let mut table = Table::from([("level", Value::text("working"))]);
            if let Some(links) = more {
                table.set("evidence", links);
            }
            Value::Array(vec![Value::Table(table), Value::text("stray")])
        };
        let skill = Table::from([
            ("id", Value::text("s")),
            ("title", Value::text("S")),
            ("levels", level(Some(links()))),
        ]);
        let bare = Table::from([("title", Value::text("S")), ("levels", level(None))]);
        let words = |table: &Table, section: Section| own_words(table, section.fields());
        assert_eq!(words(&skill, Section::Skill), bare);
        for (section, field, value) in [
            (Section::Milestone, "proof", Value::text("win:w")),
            (
                Section::Evidence,
                "skills",
                Value::Array(vec![Value::text("s")]),
            ),
        ] {
            let said = Table::from([("title", Value::text("T")), (field, value)]);
            let bare = Table::from([("title", Value::text("T"))]);
            assert_eq!(words(&said, section), bare, "{field}");
        }
    }
}
