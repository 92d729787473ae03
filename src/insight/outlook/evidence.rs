//! All evidence with what it proves.

use crate::day::Day;
use crate::insight::row::{Row as Fields, place};
use crate::insight::{Basis, title};
use crate::model::{Link, Path, Record, Section};
use crate::text::Text;
use std::collections::BTreeMap;

/// One proof.
#[derive(Debug)]
pub struct Row {
    pub at: Path,
    pub on: Option<Day>,
    pub kind: Option<Text>,
    pub what: Option<Text>,
    pub result: Option<Text>,
    pub link: Option<Text>,
    /// What it proves, safe to show: skills that it names, and what links to it.
    pub proves: Vec<String>,
}

/// All evidence up to today that is not put away, the latest first.
pub fn evidence(basis: &Basis) -> Vec<Row> {
    let proved = proved(basis);
    let names = names(basis);
    let mut rows: Vec<Row> = basis
        .source
        .records(Section::Evidence)
        .iter()
        .filter(|record| is_here(basis, record))
        .map(|record| row(record, &proved, &names))
        .collect();
    rows.reverse();
    rows.sort_by_key(|row| std::cmp::Reverse(row.on));
    rows
}

fn is_here(basis: &Basis, record: &Record) -> bool {
    let come = record.table.day("on").is_none_or(|on| on <= basis.today);
    come && record
        .table
        .day("archived")
        .is_none_or(|day| day > basis.today)
}

fn row(
    record: &Record,
    links: &BTreeMap<String, Vec<String>>,
    names: &BTreeMap<String, String>,
) -> Row {
    let row = Fields::of(record);
    let skills = record.table.texts("skills").map(|skill| {
        let name = names.get(skill.raw()).cloned();
        name.unwrap_or_else(|| format!("{} (no such skill)", skill.shown()))
    });
    let mut proves: Vec<String> = skills.collect();
    let linked = record.key.as_id().and_then(|id| links.get(id));
    for what in linked.into_iter().flatten() {
        if !proves.contains(what) {
            proves.push(what.clone());
        }
    }
    Row {
        at: place(record),
        on: row.day("on"),
        kind: row.own("kind"),
        what: row.own("what"),
        result: row.own("result"),
        link: row.own("link"),
        proves,
    }
}

/// The names of the skills by their ids.
fn names(basis: &Basis) -> BTreeMap<String, String> {
    let skills = basis.source.records(Section::Skill);
    let named = skills.iter().filter_map(|record| {
        let name = title(&record.table, Section::Skill, basis.catalogue);
        Some((record.key.as_id()?.to_owned(), name))
    });
    named.collect()
}

/// For each id of evidence: what links to it as its proof.
fn proved(basis: &Basis) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut add = |link: &Text, what: &str| {
        if let Some(Link::Record(Section::Evidence, id)) = Link::of(link) {
            found
                .entry(id.to_owned())
                .or_default()
                .push(what.to_owned());
        }
    };
    for section in [Section::Skill, Section::Milestone, Section::Cert] {
        for record in basis.source.records(section) {
            let what = title(&record.table, section, basis.catalogue);
            let row = Fields::of(&record);
            for (_, level) in row.happened("levels", basis.today) {
                for link in level.table.texts("evidence") {
                    add(link, &what);
                }
            }
            for name in ["proof", "companion"] {
                if let Some(link) = row.text(name) {
                    add(link, &what);
                }
            }
        }
    }
    found
}
