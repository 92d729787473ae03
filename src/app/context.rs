//! What forms may offer: records to link to, skills, the catalogue, words used before.

use super::App;
use crate::form::{Candidate, FormContext};
use crate::insight::title;
use crate::model::{Field, Kind, Section, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Names of people and other words are gathered from at most so many records, the last ones.
const RECENT: usize = 200;

impl App {
    /// Everything that a form of these fields may ask for. What none of them refers to is not read.
    pub(super) fn form_context(&self, fields: &'static [Field]) -> FormContext {
        let starts = self.fiscal_start();
        let mut context = FormContext::new(self.today, starts);
        self.judge().clone_into(&mut context.judge);
        let mut wanted = BTreeSet::new();
        referred_to(fields, &mut wanted);
        for section in wanted {
            context.links.insert(section, self.linkable(section));
        }
        if names_skills(fields) {
            context.skills = self
                .ids(Section::Skill)
                .map(|(id, label)| Candidate::new(id, label))
                .collect();
        }
        for part in ["track", "skill", "cert", "milestone", "rubric"] {
            let ids = self.catalogue.ids(part);
            let named = |id: &&str| {
                Candidate::new(
                    *id,
                    self.catalogue
                        .name(part, id)
                        .map_or(String::new(), |name| name.shown().into_owned()),
                )
            };
            context
                .catalogue
                .insert(part, ids.iter().map(named).collect());
        }
        context.words = self.words_used();
        context
    }

    /// The month in which the fiscal year starts.
    pub(super) fn fiscal_start(&self) -> u32 {
        self.book.fiscal_start()
    }

    fn linkable(&self, section: Section) -> Vec<Candidate> {
        let ids = self.ids(section);
        ids.map(|(id, label)| Candidate::new(format!("{}:{id}", section.name()), label))
            .collect()
    }

    /// The ids of a section with what their records are called, the last ones first.
    fn ids(&self, section: Section) -> impl Iterator<Item = (String, String)> + '_ {
        (0..self.book.count(section))
            .rev()
            .take(RECENT * 10)
            .filter_map(move |number| {
                let table = self.book.table(section, number);
                let id = table.text("id")?.raw().to_owned();
                Some((id, title(&table, section, &self.catalogue)))
            })
    }

    /// Names that were used before, by field.
    fn words_used(&self) -> BTreeMap<&'static str, Vec<Candidate>> {
        let mut used: BTreeMap<&'static str, BTreeSet<String>> = BTreeMap::new();
        let places = [
            (Section::Shadow, "with"),
            (Section::Review, "with"),
            (Section::Evidence, "kind"),
            (Section::Person, "mentor"),
            (Section::Member, "name"),
            (Section::Cert, "issuer"),
        ];
        for (section, field) in places {
            let count = self.book.count(section);
            for number in (0..count).rev().take(RECENT) {
                if let Some(Value::Text(text)) = self.book.peek(section, number, field) {
                    used.entry(field).or_default().insert(text.raw().to_owned());
                }
            }
        }
        // What a member is called is no word for every name.
        let members = used.remove("name");
        let people = ["with", "mentor"]
            .iter()
            .filter_map(|field| used.get(field))
            .chain(&members)
            .flatten()
            .cloned();
        let people: BTreeSet<String> = people.chain(["me".to_owned()]).collect();
        for field in ["by", "owner", "approved_by", "lead", "who"] {
            used.insert(field, people.clone());
        }
        let candidates = |words: BTreeSet<String>| {
            words
                .into_iter()
                .map(|word| Candidate::new(word, ""))
                .collect()
        };
        used.into_iter()
            .map(|(field, words)| (field, candidates(words)))
            .collect()
    }
}

/// The fields inside of a field.
fn inner(field: &Field) -> &'static [Field] {
    match field.kind {
        Kind::Group(fields) => fields,
        Kind::List(list) => list.fields,
        _ => &[],
    }
}

/// The sections that fields can link to.
fn referred_to(fields: &'static [Field], found: &mut BTreeSet<Section>) {
    for field in fields {
        if let Kind::Link(names) | Kind::Links(names) = field.kind {
            found.extend(names.iter().filter_map(|name| Section::named(name)));
        }
        referred_to(inner(field), found);
    }
}

fn names_skills(fields: &'static [Field]) -> bool {
    fields
        .iter()
        .any(|field| matches!(field.kind, Kind::Skills) || names_skills(inner(field)))
}
