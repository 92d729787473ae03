//! Entries of one's own that stand in the roadmap: they add to the catalogue, or replace what they say of an entry in it.

use super::Shelves;
use super::base::Base;
use crate::model::{Field, Kind, Path, Section, Source, Table, Value, problems};

/// Whether a roadmap has entries of its own; found without reading a record.
pub(super) fn has_any(roadmap: &dyn Source) -> bool {
    let mut sections = Section::OWN.iter();
    sections.any(|(section, _)| roadmap.count(*section) > 0)
}

/// The entries of a roadmap. One with the id of an entry below keeps what it does not say itself.
pub(super) fn shelves(roadmap: &dyn Source, base: &Base) -> Shelves {
    let mut shelves = Shelves::default();
    for &(section, part) in Section::OWN {
        roadmap.each(section, &mut |record| {
            let own = sound(record.table, section.fields());
            let Some(id) = id_of(&own, part) else {
                return;
            };
            let mut whole = base.table(part, &id).unwrap_or_default();
            name_plainly(&mut whole);
            lay_over(&mut whole, &own);
            // Who says how long it holds, says it for every day.
            if let (Some(_), Some(Value::Table(validity))) =
                (own.get("validity"), whole.get_mut("validity"))
            {
                validity.remove("earlier");
            }
            whole.set("id", Value::text(&id));
            let said = own.text("track").map(|track| track.raw().to_owned());
            let track = said.unwrap_or_else(|| base.track_of(part, &id));
            shelves.put_read(part, &id, &track, whole);
        });
    }
    shelves
}

/// What of a record is as its fields want it; a value that is not counts as absent.
fn sound(mut table: Table, fields: &'static [Field]) -> Table {
    for field in fields {
        let Some(value) = table.get(field.name) else {
            continue;
        };
        let alone = Table::from([(field.name, value.clone())]);
        let here = Path::root().field(field.name);
        let found = problems(&alone, fields, &Path::root());
        if found.iter().any(|problem| here.holds(&problem.at)) {
            table.remove(field.name);
        }
    }
    table
}

/// By what an entry is known; without an id by its name.
fn id_of(table: &Table, part: &str) -> Option<String> {
    let names: &[&str] = match part {
        "archetype" => &["archetype"],
        "level" => &["level"],
        _ => &["id", "name", "title", "question"],
    };
    let said = names.iter().filter_map(|name| table.text(name));
    let mut said = said.map(|text| text.raw().trim());
    said.find(|id| !id.is_empty()).map(str::to_owned)
}

/// Says in a table what another says; groups are filled field by field.
fn lay_over(below: &mut Table, above: &Table) {
    for (name, value) in above.iter() {
        match (below.get_mut(name), value) {
            (Some(Value::Table(below)), Value::Table(above)) => lay_over(below, above),
            _ => {
                below.set(name, value.clone());
            }
        }
    }
}

/// A project of the files may call its measure `metric`, a roadmap calls it `name`.
fn name_plainly(entry: &mut Table) {
    if let Some(Value::Table(measure)) = entry.get_mut("kr")
        && let Some(name) = measure.remove("metric")
    {
        measure.set("name", name);
    }
}

/// An entry of a catalogue file as the record that a roadmap would have of it; what no field knows is left out.
pub(super) fn as_record(section: Section, id: &str, track: &str, mut entry: Table) -> Table {
    name_plainly(&mut entry);
    match section {
        Section::OwnArchetype => {
            entry.set("archetype", Value::text(id));
        }
        Section::OwnLevel => {
            entry.set("level", Value::text(id));
        }
        _ if !track.is_empty() && Field::find(section.fields(), "track").is_some() => {
            entry.set("track", Value::text(track));
        }
        _ => {}
    }
    sound(known(&entry, section.fields()), section.fields())
}

fn known(table: &Table, fields: &'static [Field]) -> Table {
    let known = fields.iter().filter_map(|field| {
        let value = match (field.kind, table.get(field.name)?) {
            (Kind::Group(inner), Value::Table(own)) => Value::Table(known(own, inner)),
            (_, value) => value.clone(),
        };
        Some((field.name, value))
    });
    known.collect()
}
