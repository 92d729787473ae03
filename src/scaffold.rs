//! A first roadmap from the catalogue: what a person has chosen becomes skills, a ladder, certifications and a win.
//!
//! Everything is a beginning to be changed. Figures of the catalogue are estimates, and the file says so.

mod rollout;

pub use rollout::rollout_plan;

use crate::catalogue::{Catalogue, Project};
use crate::day::{Day, Quarter};
use crate::model::fields::LEVELS;
use crate::model::{Table, Value, fiscal_start};
use crate::text::Text;

/// What a person has chosen; what is absent is left out of the roadmap.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choices {
    /// Name, role and whatever else the file says of the person.
    pub person: Table,
    pub archetype: Option<String>,
    pub track: Option<String>,
    pub secondary: Option<String>,
    pub target: Option<String>,
    pub by: Option<Day>,
    /// The certification of the catalogue that suits the own platforms.
    pub base: Option<String>,
    /// The project of the catalogue that becomes the first win.
    pub project: Option<String>,
}

/// The first steps are due within so many days.
const FIRST: i64 = 90;

/// A roadmap without a day to reach is planned for so many days.
const USUAL: i64 = 365;

/// A quarter with fewer days left is too short for a win.
const SHORT: i64 = 21;

/// Why choices make no roadmap; safe to show.
pub fn refused(choices: &Choices, catalogue: &Catalogue, today: Day) -> Option<String> {
    let unknown = |part: &str, id: &Option<String>| {
        let id = id.as_deref()?;
        let known = catalogue.ids(part);
        let id = crate::text::shown(id);
        (!known.contains(&&*id)).then(|| format!("{id} is none of {}", known.join(", ")))
    };
    let level = choices
        .target
        .as_deref()
        .filter(|own| !LEVELS.contains(own));
    unknown("track", &choices.track)
        .or_else(|| unknown("track", &choices.secondary))
        .or_else(|| unknown("archetype", &choices.archetype))
        .or_else(|| level.map(|_| format!("the target is none of {}", LEVELS.join(", "))))
        .or_else(|| {
            let past = choices.by.filter(|by| *by <= today)?;
            Some(format!("{past} is not ahead of today"))
        })
}

/// The roadmap, as the file will say it.
pub fn scaffold(choices: &Choices, catalogue: &Catalogue, today: Day) -> Table {
    let maker = Maker {
        choices,
        catalogue,
        today,
    };
    let mut person = choices.person.clone();
    if person.get("started").is_none() {
        person.set("started", Value::Day(today));
    }
    let mut roadmap = Table::from([("person", Value::Table(person))]);
    for (section, records) in [
        ("direction", maker.direction()),
        ("track", maker.track()),
        ("skill", maker.skills()),
        ("milestone", maker.milestones()),
        ("win", maker.win()),
        ("cert", maker.certs()),
        ("shadow_plan", maker.shadow_plan()),
    ] {
        if !records.is_empty() {
            let records = records.into_iter().map(Value::Table).collect();
            roadmap.set(section, Value::Array(records));
        }
    }
    roadmap
}

struct Maker<'c> {
    choices: &'c Choices,
    catalogue: &'c Catalogue,
    today: Day,
}

impl Maker<'_> {
    fn primary(&self) -> Option<&str> {
        self.choices.track.as_deref()
    }

    fn direction(&self) -> Vec<Table> {
        let of = |archetype: &String| {
            Table::from([
                ("on", Value::Day(self.today)),
                ("archetype", Value::text(archetype)),
                ("review", Value::Day(self.today.plus_months(12))),
            ])
        };
        self.choices.archetype.iter().map(of).collect()
    }

    fn track(&self) -> Vec<Table> {
        let Some(primary) = self.primary() else {
            return Vec::new();
        };
        let mut track = Table::from([
            ("on", Value::Day(self.today)),
            ("primary", Value::text(primary)),
        ]);
        if let Some(secondary) = &self.choices.secondary {
            track.set("shadowing", Value::text(secondary));
        }
        if let Some(target) = &self.choices.target {
            track.set("target", Value::text(target));
        }
        if let Some(by) = self.choices.by {
            track.set("due", Value::Day(by));
        }
        vec![track]
    }

    fn skills(&self) -> Vec<Table> {
        let known = self.primary().map(|id| self.catalogue.skills_of(id));
        let skills = known.into_iter().flatten().map(|skill| {
            let mut own = Table::from([
                ("id", text(&skill.id)),
                ("of", text(&skill.id)),
                ("added", Value::Day(self.today)),
            ]);
            if let Some(target) = &self.choices.target {
                own.set("target", Value::text(target));
            }
            if let Some(by) = self.choices.by {
                own.set("due", Value::Day(by));
            }
            own
        });
        skills.collect()
    }

    /// The ladder: what is learned and the first that is applied within ninety days, the rest up to the day to reach.
    fn milestones(&self) -> Vec<Table> {
        const STAGES: [&str; 4] = ["learn", "apply", "prove", "expand"];
        let Some(primary) = self.primary() else {
            return Vec::new();
        };
        let mut known = self.catalogue.milestones_of(primary);
        let stage = |own: &Text| STAGES.iter().position(|stage| *stage == own.raw());
        known.sort_by_key(|own| stage(&own.stage));
        let learned = known
            .iter()
            .filter(|own| own.stage.raw() == "learn")
            .count();
        let first = (learned + 1).min(known.len());
        let all = self.choices.by.map_or(USUAL, |by| self.today.until(by));
        let rest = known.len() - first;
        let due = |at: usize| {
            let part = |from: i64, to: i64, at: usize, of: usize| {
                let (at, of) = (
                    i64::try_from(at).unwrap_or(0),
                    i64::try_from(of).unwrap_or(1),
                );
                from + (to - from) * (at + 1) / of.max(1)
            };
            let days = if at < first {
                part(0, FIRST.min(all), at, first)
            } else {
                part(FIRST.min(all), all, at - first, rest)
            };
            self.today.plus(days)
        };
        let milestone = |(at, own): (usize, &&crate::catalogue::Milestone)| {
            Table::from([
                ("id", text(&own.id)),
                ("title", text(&own.title)),
                ("stage", text(&own.stage)),
                ("of", text(&own.id)),
                ("added", Value::Day(self.today)),
                ("due", Value::Day(due(at))),
            ])
        };
        known.iter().enumerate().map(milestone).collect()
    }

    /// The quarter that is long enough for a win.
    fn quarter(&self) -> Quarter {
        let starts = fiscal_start(self.choices.person.get("fiscal_year_starts"));
        let quarter = Quarter::of(self.today, starts);
        if self.today.until(quarter.last(starts)) < SHORT {
            quarter.next()
        } else {
            quarter
        }
    }

    fn project(&self) -> Option<&Project> {
        let known = self.catalogue.projects_of(self.primary()?);
        let chosen = self.choices.project.as_deref()?;
        known.into_iter().find(|own| own.id.raw() == chosen)
    }

    fn win(&self) -> Vec<Table> {
        let Some(project) = self.project() else {
            return Vec::new();
        };
        let track = self.primary().and_then(|id| self.catalogue.track(id));
        let quarter = self.quarter().to_string();
        let mut win = Table::from([
            ("id", text(&project.id)),
            ("added", Value::Day(self.today)),
            ("quarter", Value::text(&quarter)),
        ]);
        for (name, value) in win_of(project).iter() {
            win.set(name, value.clone());
            if let (Some(track), "title") = (track, name) {
                win.set("outcome", text(&track.business_outcome));
            }
        }
        vec![win]
    }

    /// The stack: the base that was chosen, one specialty, one that supports it, a quarter for each.
    fn certs(&self) -> Vec<Table> {
        let Some(track) = self.primary().and_then(|id| self.catalogue.track(id)) else {
            return Vec::new();
        };
        let offered = |ids: &[Text]| {
            let known = ids.iter().filter(|id| {
                let cert = self.catalogue.cert(id.raw());
                cert.is_some_and(|cert| !cert.is_withdrawn(self.today))
            });
            known.map(|id| id.raw().to_owned()).next()
        };
        let stack = [
            ("base", self.choices.base.clone()),
            ("specialty", offered(&track.specialty)),
            ("supporting", offered(&track.supporting)),
        ];
        let mut quarter = self.quarter();
        let mut certs = Vec::new();
        for (place, of) in stack {
            let Some(of) = of else { continue };
            quarter = quarter.next();
            certs.push(Table::from([
                ("id", Value::text(&of)),
                ("of", Value::text(&of)),
                ("added", Value::Day(self.today)),
                ("place", Value::text(place)),
                ("planned", Value::text(&quarter.to_string())),
            ]));
        }
        certs
    }

    fn shadow_plan(&self) -> Vec<Table> {
        let (Some(primary), Some(secondary)) = (self.primary(), &self.choices.secondary) else {
            return Vec::new();
        };
        let known = self.catalogue.rotations_of(primary);
        let rotation = known.into_iter().find(|own| own.with.raw() == secondary);
        let mut plan = Table::from([("track", Value::text(secondary))]);
        if let Some(rotation) = rotation {
            plan.set("look_for", text(&rotation.look_for));
        }
        let days = rotation.map_or(FIRST, |own| own.weeks.clamp(1, 52) * 7);
        plan.set("until", Value::Day(self.today.plus(days.max(FIRST))));
        plan.set("added", Value::Day(self.today));
        vec![plan]
    }
}

/// What a win says that goes after a project of the catalogue.
pub fn win_of(project: &Project) -> Table {
    let belief = format!("{} moves the figure below", project.output.raw());
    let mut win = Table::from([
        ("title", text(&project.title)),
        ("hypothesis", Value::text(&belief)),
    ]);
    let mut note = format!("Must not get worse: {}.", project.guard.raw());
    let measure = &project.kr;
    if let (Some(baseline), Some(target)) = (measure.baseline, measure.target) {
        note.push_str(" The figures are those of the catalogue: put your own in their place.");
        let mut result = Table::from([("measure", text(&measure.name))]);
        if !measure.unit.is_blank() {
            result.set("unit", text(&measure.unit));
        }
        result.set("baseline", Value::Float(baseline));
        result.set("target", Value::Float(target));
        win.set("key_result", Value::Array(vec![Value::Table(result)]));
    }
    win.set("note", Value::text(&note));
    win
}

fn text(text: &Text) -> Value {
    Value::text(text.raw())
}

#[cfg(test)]
mod tests;
