//! What a file may say and hardly means: names that no field knows, and references to records that are not there.
//!
//! Neither is wrong. A newer version, or the person, may have written such a name, and what it refers to may come back.

use super::field::{Field, Kind};
use super::key::keys_of;
use super::path::Path;
use super::problem::Problem;
use super::record::Link;
use super::section::Section;
use super::value::{Table, Value};
use crate::mistake::{nearest, unknown};
use crate::text::{Text, shown};
use std::collections::{BTreeMap, BTreeSet};

/// The ids that the records of each section have.
type Ids<'r> = BTreeMap<Section, BTreeSet<&'r str>>;

/// Everything of a roadmap that is worth a second look, all at once.
pub fn doubts(roadmap: &Table, fields: &'static [Field]) -> Vec<Problem> {
    let mut ids = Ids::new();
    for section in Section::ALL {
        let records = roadmap.get(section.name()).and_then(Value::as_array);
        let tables = records
            .unwrap_or_default()
            .iter()
            .filter_map(Value::as_table);
        let own = tables.filter_map(|table| Some(table.text("id")?.raw()));
        ids.insert(*section, own.collect());
    }
    let mut found = Vec::new();
    table_of(roadmap, fields, &Path::root(), &ids, &mut found);
    found
}

fn table_of(
    table: &Table,
    fields: &'static [Field],
    at: &Path,
    ids: &Ids<'_>,
    found: &mut Vec<Problem>,
) {
    for (name, value) in table.iter() {
        let here = at.clone().field(name);
        let Some(field) = Field::find(fields, name) else {
            let names = fields.iter().map(|field| field.name);
            let what = if at.steps().is_empty() {
                "section"
            } else {
                "field"
            };
            found.push(Problem {
                at: here,
                what: unknown(name, what, names),
                hint: Some("it is kept, and nothing is made of it".to_owned()),
            });
            continue;
        };
        match (field.kind, value) {
            (Kind::Group(inner), Value::Table(own)) => table_of(own, inner, &here, ids, found),
            (Kind::List(list), Value::Array(items)) => {
                for (key, item) in keys_of(items, list).into_iter().zip(items) {
                    if let Some(own) = item.as_table() {
                        table_of(own, list.fields, &here.clone().item(key), ids, found);
                    }
                }
            }
            (Kind::Skills, Value::Array(items)) => {
                let names = items.iter().filter_map(Value::as_text);
                found.extend(names.filter_map(|id| dangling(Section::Skill, id.raw(), &here, ids)));
            }
            (Kind::Links(_), Value::Array(items)) => {
                let links = items.iter().filter_map(Value::as_text);
                found.extend(links.filter_map(|text| link(text, &here, ids)));
            }
            (Kind::Link(_), Value::Text(text)) => found.extend(link(text, &here, ids)),
            _ => {}
        }
    }
}

fn link(text: &Text, at: &Path, ids: &Ids<'_>) -> Option<Problem> {
    match Link::of(text)? {
        Link::Record(section, id) => dangling(section, id, at, ids),
        Link::Address(_) => None,
    }
}

fn dangling(section: Section, id: &str, at: &Path, ids: &Ids<'_>) -> Option<Problem> {
    let known = ids.get(&section)?;
    if known.contains(id) || section.list().is_none() {
        return None;
    }
    let name = section.name();
    let hint = match nearest(id, known.iter().copied()) {
        Some(near) => format!("did you mean `{name}:{}`?", shown(near)),
        None => "what is not there proves nothing".to_owned(),
    };
    Some(Problem {
        at: at.clone(),
        what: format!("there is no {name}:{}", shown(id)),
        hint: Some(hint),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fields::ROADMAP;

    #[test]
    fn unknown_names_and_lost_records_are_told_with_what_is_near() {
        let skill = Table::from([("id", Value::text("slo")), ("titel", Value::text("x"))]);
        let proof = Table::from([
            ("what", Value::text("w")),
            (
                "skills",
                Value::Array(vec![Value::text("slo"), Value::text("sol")]),
            ),
            ("link", Value::text("win:gone")),
        ]);
        let roadmap = Table::from([
            ("skils", Value::Array(Vec::new())),
            ("skill", Value::Array(vec![Value::Table(skill)])),
            ("evidence", Value::Array(vec![Value::Table(proof)])),
        ]);
        let said: Vec<_> = doubts(&roadmap, ROADMAP)
            .into_iter()
            .map(|doubt| {
                format!(
                    "{}: {} ({})",
                    doubt.at,
                    doubt.what,
                    doubt.hint.unwrap_or_default()
                )
            })
            .collect();
        assert_eq!(
            said,
            [
                "skils: `skils` is no section; did you mean `skill`? (it is kept, and nothing is made of it)",
                "skill[slo].titel: `titel` is no field; did you mean `title`? (it is kept, and nothing is made of it)",
                "evidence[~|w].skills: there is no skill:sol (did you mean `skill:slo`?)",
                "evidence[~|w].link: there is no win:gone (what is not there proves nothing)",
            ]
        );
    }
}
