//! What is open: a record or an entry of it, with its fields, its problems and how it stands.

use crate::insight::win::{Standing, Win};
use crate::model::field::{Field, Kind};
use crate::model::{Key, Path, Problem, Record, Section, Step, Table, Value, keys_of, problems};
use crate::store::Book;
use crate::text::Text;
use crate::ui::view::{Tone, View};

/// Something that is open.
pub(super) struct Place {
    pub section: Section,
    /// How the record is known.
    pub key: Key,
    /// What a thing of its sort is called.
    pub sort: &'static str,
    pub name: Text,
    /// The name of the record that it is an entry of.
    pub within: Option<Text>,
    pub table: Table,
    pub fields: &'static [Field],
    pub problems: Vec<Problem>,
    /// How it stands today, in words that are safe to show.
    pub standing: Vec<(String, Tone)>,
}

impl Place {
    /// Reads what stands at a path; none if it is gone.
    pub(super) fn find(view: &View<'_>, at: &Path) -> Option<Place> {
        let section = at.into_section()?;
        let record = read(view.book, section, at)?;
        let record_name = name(view, section, &record.table, record.key.as_id());
        let deeper = at.steps().get(2..).unwrap_or_default();
        let (table, fields, entry) = enter(&record.table, section.fields(), deeper)?;
        let within = entry.is_some().then(|| record_name.clone());
        let name = match entry {
            Some(_) => name(view, section, table, None),
            None => record_name,
        };
        let mut found = problems(table, fields, at);
        if record.key.as_id().is_some() && record.key.ordinal() > 0 && within.is_none() {
            found.push(Problem {
                at: at.clone(),
                what: "its id stands twice".to_owned(),
                hint: Some("give one of them another id".to_owned()),
            });
        }
        Some(Place {
            section,
            key: record.key.clone(),
            sort: entry.unwrap_or(section.field().label),
            name,
            within,
            fields,
            problems: found,
            standing: standing(view, at),
            table: table.clone(),
        })
    }
}

fn read(book: &Book, section: Section, at: &Path) -> Option<Record> {
    match at.into_record() {
        Some((section, key)) => book.record(section, book.find(section, key)?),
        None => Some(Record {
            section,
            key: Key::id(section.name()),
            table: book.table(section, 0),
        }),
    }
}

/// Follows the steps inside of a record; with what the entry is called, if it leads to one.
fn enter<'t>(
    table: &'t Table,
    fields: &'static [Field],
    steps: &[Step],
) -> Option<(&'t Table, &'static [Field], Option<&'static str>)> {
    let (mut table, mut fields, mut entry) = (table, fields, None);
    let mut steps = steps.iter();
    while let Some(Step::Field(name)) = steps.next() {
        let Some(field) = Field::find(fields, name) else {
            break;
        };
        match (field.kind, table.get(name)) {
            (Kind::List(list), Some(Value::Array(items))) => {
                let Some(Step::Item(key)) = steps.next() else {
                    break;
                };
                let at = keys_of(items, list).iter().position(|own| own == key)?;
                table = items.get(at)?.as_table()?;
                fields = list.fields;
                entry = Some(field.label);
            }
            (Kind::Group(inner), Some(Value::Table(group))) => {
                table = group;
                fields = inner;
                entry = Some(field.label);
            }
            _ => break,
        }
    }
    Some((table, fields, entry))
}

/// What something calls itself, else what the catalogue does.
pub(super) fn name(view: &View<'_>, section: Section, table: &Table, id: Option<&str>) -> Text {
    let own = ["title", "name", "measure", "what", "tech"];
    let own = own.iter().find_map(|name| table.text(name));
    let part = match section {
        Section::Skill => "skill",
        Section::Milestone => "milestone",
        Section::Cert => "cert",
        _ => "",
    };
    let of = table.text("of");
    let known = || view.catalogue.name(part, of?.raw());
    let day = || Some(table.day("on")?.short(view.figures.today));
    own.filter(|text| !text.is_blank())
        .or_else(known)
        .or(of)
        .cloned()
        .or_else(|| id.map(Text::from))
        .or_else(|| day().map(Text::from))
        .unwrap_or_else(|| "unnamed".into())
}

fn standing(view: &View<'_>, at: &Path) -> Vec<(String, Tone)> {
    let (figures, mut found) = (view.figures, Vec::new());
    if let Some(listed) = figures.track.skills.at(at) {
        let skill = &figures.skill(view.book, view.catalogue, listed).row;
        if skill.no_proof() {
            found.push((
                "a level is claimed, and nothing proves it".to_owned(),
                Tone::Look,
            ));
        }
        if skill.lacking > 0 {
            let links = if skill.lacking == 1 {
                "link does"
            } else {
                "links do"
            };
            let words = format!("{} {links} not prove anything", skill.lacking);
            found.push((words, Tone::Look));
        }
        if skill.differ {
            found.push(("own view and mentor's view differ".to_owned(), Tone::Look));
        }
    }
    if let Some(step) = figures.track.open.iter().find(|own| own.at == *at) {
        let tone = if step.claimed { Tone::Look } else { Tone::Calm };
        found.push((step.needs.clone(), tone));
    }
    if let Some(cert) = figures.certs.rows.iter().find(|own| own.at == *at) {
        found.push((cert.words.clone(), Tone::Calm));
    }
    if let Some(win) = &figures.win.wins.current {
        measures(win, at, &mut found);
    }
    found
}

fn measures(win: &Win, at: &Path, found: &mut Vec<(String, Tone)>) {
    if let Some(result) = win.key_results.iter().find(|own| own.at == *at) {
        let tone = match result.standing {
            Standing::Reached | Standing::OnPace => Tone::Good,
            Standing::Behind | Standing::NoReading => Tone::Look,
            Standing::NoMeasure => Tone::Now,
            Standing::NotYetExpected => Tone::Calm,
        };
        found.push((result.reason.clone(), tone));
    }
    if let Some(guard) = win.guards.iter().find(|own| own.at == *at) {
        found.push(match guard.holds {
            Some(true) => ("it holds".to_owned(), Tone::Good),
            Some(false) => ("it is broken".to_owned(), Tone::Now),
            None => ("there is no reading yet".to_owned(), Tone::Look),
        });
    }
}
