//! Every dated fact of a roadmap, one after the other: what an engine needs that looks at more roadmaps than a person can.
//!
//! A fact is a day that stands in a record, or in an entry of one of its lists, with what stands beside it.

use super::json;
use crate::model::{Field, Kind, Section, Table, Value, keys_of};
use crate::text::shown;
use serde_json::{Map, Value as Json, json};

/// The columns of a fact, in their order.
pub const COLUMNS: [&str; 9] = [
    "file",
    "person",
    "section",
    "record",
    "catalogue",
    "list",
    "fact",
    "day",
    "data",
];

/// Hands over all facts of a roadmap, in the order of its sections.
pub fn facts<E>(
    roadmap: &Table,
    file: &str,
    give: &mut dyn FnMut(&Json) -> Result<(), E>,
) -> Result<(), E> {
    let person = roadmap
        .get("person")
        .and_then(Value::as_table)
        .and_then(|person| person.text("name"))
        .map(|name| name.shown().into_owned());
    for section in Section::ALL {
        let name = section.name();
        let alone;
        let items: &[Value] = match roadmap.get(name) {
            Some(Value::Array(items)) => items,
            Some(table @ Value::Table(_)) => {
                alone = [table.clone()];
                &alone
            }
            _ => continue,
        };
        let keys: Vec<String> = match section.list() {
            Some(list) => keys_of(items, list)
                .iter()
                .map(|key| plain(&key.written()))
                .collect(),
            None => vec![name.to_owned()],
        };
        for (key, record) in keys.iter().zip(items) {
            let Some(record) = record.as_table() else {
                continue;
            };
            let of = record.text("of").map(|of| of.shown().into_owned());
            let mut at = Place {
                file,
                person: person.as_deref(),
                section: name,
                record: key,
                of: of.as_deref(),
                list: String::new(),
            };
            at.table(record, section.fields(), give)?;
        }
    }
    Ok(())
}

fn plain(key: &str) -> String {
    shown(key.strip_prefix('~').unwrap_or(key)).into_owned()
}

/// Where a fact stands.
struct Place<'a> {
    file: &'a str,
    person: Option<&'a str>,
    section: &'a str,
    record: &'a str,
    of: Option<&'a str>,
    /// The list inside of the record, with a dot between lists inside of lists.
    list: String,
}

impl Place<'_> {
    fn table<E>(
        &mut self,
        table: &Table,
        fields: &'static [Field],
        give: &mut dyn FnMut(&Json) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut days = Vec::new();
        let mut data = Map::new();
        scalars(table, fields, "", &mut days, &mut data);
        for (fact, day) in days {
            let mut beside = data.clone();
            beside.shift_remove(&fact);
            give(&json!({
                "file": self.file, "person": self.person, "section": self.section,
                "record": self.record, "catalogue": self.of, "list": self.list, "fact": fact,
                "day": day, "data": beside,
            }))?;
        }
        for field in fields {
            let (Kind::List(list), Some(Value::Array(items))) = (field.kind, table.get(field.name))
            else {
                continue;
            };
            let before = self.list.len();
            if before > 0 {
                self.list.push('.');
            }
            self.list.push_str(field.name);
            for own in items.iter().filter_map(Value::as_table) {
                self.table(own, list.fields, give)?;
            }
            self.list.truncate(before);
        }
        Ok(())
    }
}

/// What stands beside each other: days apart, everything else but lists as it is.
fn scalars(
    table: &Table,
    fields: &'static [Field],
    before: &str,
    days: &mut Vec<(String, String)>,
    data: &mut Map<String, Json>,
) {
    for field in fields {
        let Some(value) = table.get(field.name) else {
            continue;
        };
        let name = format!("{before}{}", field.name);
        match (field.kind, value) {
            (Kind::List(_), _) => {}
            (Kind::Group(inner), Value::Table(own)) => {
                scalars(own, inner, &format!("{name}."), days, data);
            }
            (_, Value::Day(day)) => {
                days.push((name.clone(), day.to_string()));
                data.insert(name, day.to_string().into());
            }
            (_, value) => drop(data.insert(name, json::value(value))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Book;

    #[test]
    fn a_fact_has_its_day_its_place_and_what_stands_beside_it() {
        let text = "[person]\nname = \"Ada\"\n[[skill]]\nid = \"slo\"\nof = \"sre-slo\"\nlevels = [{ on = 2026-11-02, by = \"me\", level = \"working\" }]\n[[shadow]]\non = 2026-11-12\nwith = \"Bo\"\nfollow_up = { what = \"x\", due = 2026-12-01 }\n";
        let mut said = Vec::new();
        let roadmap = Book::open(text.to_owned()).roadmap();
        let done: Result<(), ()> = facts(&roadmap, "ada.toml", &mut |fact| {
            said.push(fact.to_string());
            Ok(())
        });
        assert_eq!(done, Ok(()));
        assert_eq!(
            said,
            [
                r#"{"file":"ada.toml","person":"Ada","section":"skill","record":"slo","catalogue":"sre-slo","list":"levels","fact":"on","day":"2026-11-02","data":{"by":"me","level":"working"}}"#,
                r#"{"file":"ada.toml","person":"Ada","section":"shadow","record":"2026-11-12|Bo","catalogue":null,"list":"","fact":"on","day":"2026-11-12","data":{"with":"Bo","follow_up.what":"x","follow_up.due":"2026-12-01"}}"#,
                r#"{"file":"ada.toml","person":"Ada","section":"shadow","record":"2026-11-12|Bo","catalogue":null,"list":"","fact":"follow_up.due","day":"2026-12-01","data":{"on":"2026-11-12","with":"Bo","follow_up.what":"x"}}"#,
            ]
        );
        let names: Json = serde_json::from_str(&said[0]).expect("JSON");
        let names: Vec<&String> = names.as_object().expect("an object").keys().collect();
        assert_eq!(names, COLUMNS);
    }
}
