//! What a record is called.

use crate::catalogue::Catalogue;
use crate::model::{Section, Table, Value};

/// The field in which a record that can be `of` the catalogue says its own name.
fn own_name(section: Section) -> Option<&'static str> {
    match section {
        Section::Skill | Section::Milestone => Some("title"),
        Section::Cert => Some("name"),
        _ => None,
    }
}

/// Gives a record that has no title of its own what the catalogue calls it, for words that know no catalogue.
pub fn entitle(table: &mut Table, section: Section, catalogue: &Catalogue) {
    let Some(own) = own_name(section) else { return };
    let of = table.text("of");
    let called = of.and_then(|of| catalogue.name(section.name(), of.raw()).cloned());
    if let (None, Some(called)) = (table.text(own), called) {
        table.set(own, Value::Text(called));
    }
}

/// The name of a record as it may be shown: its own title, else what the catalogue calls it, else what it says of itself.
pub fn title(table: &Table, section: Section, catalogue: &Catalogue) -> String {
    let own = |name: &str| {
        table
            .text(name)
            .filter(|text| !text.is_blank())
            .map(|text| text.shown().into_owned())
    };
    let known = |part: &str, name: &str| {
        let id = table.text(name)?;
        let called = catalogue
            .name(part, id.raw())
            .map(|name| name.shown().into_owned());
        Some(called.unwrap_or_else(|| id.shown().into_owned()))
    };
    let day = |name: &str| {
        table
            .get(name)
            .and_then(Value::as_day)
            .map(|day| day.to_string())
    };
    let year = || {
        let year = table.get("year").and_then(Value::as_integer);
        year.map(|year| year.to_string())
    };
    let found = match section {
        Section::Person | Section::Team | Section::Member | Section::Platform | Section::Ritual => {
            own("name")
        }
        Section::Direction | Section::OwnArchetype => own("archetype"),
        Section::Track => known("track", "primary"),
        Section::Away => own("why").or_else(|| day("from")),
        Section::Skill | Section::Milestone | Section::Cert => own_name(section)
            .and_then(own)
            .or_else(|| known(section.name(), "of")),
        Section::Win
        | Section::OwnMilestone
        | Section::OwnProject
        | Section::Problem
        | Section::Opening => own("title"),
        Section::Shadow => match (own("with"), own("what")) {
            (Some(with), Some(what)) => Some(format!("{with}: {what}")),
            (with, what) => with.or(what),
        },
        Section::ShadowPlan | Section::Lane => known("track", "track"),
        Section::Budget | Section::CertBudget => year(),
        Section::Evidence | Section::Remedy | Section::Gap | Section::Rollout => own("what"),
        Section::Checkin => own("learned").or_else(|| day("on")),
        Section::Review => own("with").or_else(|| day("on")),
        Section::Bet => own("tech"),
        Section::Snooze => own("signal"),
        Section::Rubric => known("cert", "cert"),
        Section::OwnTrack | Section::OwnSkill | Section::OwnCert => {
            own("short").or_else(|| own("name"))
        }
        Section::OwnLevel => own("level"),
        Section::OwnRubric => own("question"),
    };
    found.or_else(|| own("id")).unwrap_or_default()
}
