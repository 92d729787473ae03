//! Who holds which level of which track: gaps, single points, and people whom too much depends on.

use super::roster::Roster;
use super::sheet::{Cell, Head, Mood, Sheet, SheetRow, names};
use crate::insight::Level;
use crate::insight::row::{Row as Fields, place};
use crate::model::{Path, Record, Section, Source};
use crate::text::Text;

/// A track with the people on each level.
#[derive(Debug, Clone)]
pub struct Coverage {
    pub track: Text,
    /// The lane of the mentor's file, if there is one.
    pub lane: Option<Lane>,
    /// Names by level, from awareness to leadership; each person once, at the level held.
    pub held: [Vec<String>; 4],
    /// Names of those whose own track it is.
    pub own: Vec<String>,
}

/// What a lane needs.
#[derive(Debug, Clone)]
pub struct Lane {
    pub at: Path,
    pub wanted: Option<usize>,
    pub level: Level,
    pub good: Option<Text>,
    pub outcome: Option<Text>,
    pub lead: Option<Text>,
}

/// Somebody whom too much depends on, with the reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gatekeeper {
    pub name: String,
    pub why: String,
}

impl Coverage {
    /// Who holds a level or a deeper one.
    pub fn at_least(&self, level: Level) -> Vec<String> {
        let from = level.rank().saturating_sub(1);
        self.held.iter().skip(from).flatten().cloned().collect()
    }

    /// The level that counts here: what the lane wants, else ownership.
    pub fn level(&self) -> Level {
        self.lane
            .as_ref()
            .map_or(Level::Ownership, |lane| lane.level)
    }

    /// How many people are missing: those that the lane wants, else one.
    pub fn missing(&self) -> usize {
        let wanted = self.lane.as_ref().and_then(|lane| lane.wanted).unwrap_or(1);
        wanted.saturating_sub(self.at_least(self.level()).len())
    }
}

/// The lanes of the mentor's file by their track.
pub fn lanes(source: &dyn Source) -> Vec<(Text, Lane)> {
    let records = source.records(Section::Lane);
    records.iter().filter_map(lane).collect()
}

fn lane(record: &Record) -> Option<(Text, Lane)> {
    let row = Fields::of(record);
    let wanted = row.number("people").and_then(|_| {
        let wanted = record.table.get("people")?.as_integer()?;
        usize::try_from(wanted).ok()
    });
    let level = row.choice("level").and_then(Level::named);
    Some((
        row.own("track")?,
        Lane {
            at: place(record),
            wanted,
            level: level.unwrap_or(Level::Ownership),
            good: row.own("good"),
            outcome: row.own("outcome"),
            lead: row.own("lead"),
        },
    ))
}

/// Every track of lanes and people with who holds it.
pub fn coverage(roster: &Roster, source: &dyn Source) -> Vec<Coverage> {
    let lanes = lanes(source);
    let named: Vec<Text> = lanes.iter().map(|(track, _)| track.clone()).collect();
    let tracks = roster.tracks(&named).into_iter();
    tracks
        .map(|track| {
            let mut held: [Vec<String>; 4] = Default::default();
            let mut own = Vec::new();
            for (row, person) in roster.present() {
                let name = roster.name(row);
                let level = person.level_in(track.raw()).unwrap_or(Level::None);
                if let Some(cell) = level.rank().checked_sub(1) {
                    held[cell.min(3)].push(name.clone());
                }
                let primary = person.track.as_ref().and_then(|own| own.primary.as_ref());
                if primary == Some(&track) {
                    own.push(name);
                }
            }
            let lane = lanes.iter().find(|(of, _)| *of == track);
            Coverage {
                lane: lane.map(|(_, lane)| lane.clone()),
                track,
                held,
                own,
            }
        })
        .collect()
}

/// People who alone hold two tracks or more, or are the only step of a shared platform's escalation.
pub fn gatekeepers(coverage: &[Coverage], roster: &Roster, source: &dyn Source) -> Vec<Gatekeeper> {
    let mut found: Vec<Gatekeeper> = Vec::new();
    let mut alone: Vec<(String, Vec<String>)> = Vec::new();
    for track in coverage {
        if let [name] = track.at_least(track.level()).as_slice() {
            let called = roster.track_name(&track.track);
            match alone.iter_mut().find(|(own, _)| own == name) {
                Some((_, tracks)) => tracks.push(called),
                None => alone.push((name.clone(), vec![called])),
            }
        }
    }
    for (name, tracks) in alone.into_iter().filter(|(_, tracks)| tracks.len() > 1) {
        let why = format!("alone holds {}", tracks.join(" and "));
        found.push(Gatekeeper { name, why });
    }
    for record in source.records(Section::Platform) {
        let row = Fields::of(&record);
        let steps = row.rows("escalation");
        if let ([(_, step)], Some(platform)) = (steps.as_slice(), row.text("name"))
            && let Some(who) = step.text("who")
        {
            found.push(Gatekeeper {
                name: who.shown().into_owned(),
                why: format!("is the only way to {}", platform.shown()),
            });
        }
    }
    found
}

const HEADS: [Head; 7] = [
    Head::new("track", 12, 26, 0),
    Head::new("awareness", 9, 18, 2),
    Head::new("working", 9, 18, 1),
    Head::new("ownership", 9, 18, 0),
    Head::new("leadership", 10, 18, 0),
    Head::new("wanted", 9, 14, 3),
    Head::new("", 12, 24, 0),
];

/// Coverage as a sheet.
pub fn sheet(roster: &Roster, source: &dyn Source) -> Sheet {
    let all = coverage(roster, source);
    let keepers = gatekeepers(&all, roster, source);
    let single = all.iter().filter(|own| risk(own).1 == Mood::Look).count();
    let open = all.iter().filter(|own| own.missing() > 0).count();
    let mut rows: Vec<SheetRow> = all.iter().map(|own| row(own, roster)).collect();
    if !keepers.is_empty() {
        rows.push(SheetRow::heading("Gatekeepers", Some(Section::Platform)));
    }
    rows.extend(keepers.iter().map(|keeper| {
        let name = Cell::new(&keeper.name, Mood::Look);
        SheetRow {
            adds: Some(Section::Platform),
            ..SheetRow::new(vec![name, Cell::plain(&keeper.why)])
                .says("", format!("{} {}.", keeper.name, keeper.why))
                .says("", "Have a second person shadow it, then lead it.")
        }
    }));
    Sheet {
        heads: HEADS.to_vec(),
        fact: format!("{open} with a gap, {single} on one person"),
        rows,
        empty: "No lane and no track yet: a lane says what the team needs.",
    }
}

fn row(own: &Coverage, roster: &Roster) -> SheetRow {
    let called = roster.track_name(&own.track);
    let (words, mood) = risk(own);
    let mut cells = vec![Cell::name(&called)];
    for people in &own.held {
        cells.push(match people.len() {
            0 => Cell::dim("-"),
            count => Cell::plain(format!("{count}  {}", names(people, 2))),
        });
    }
    let level = own.level().name();
    let wanted = own.lane.as_ref().and_then(|lane| lane.wanted);
    cells.push(match wanted {
        Some(wanted) => Cell::plain(format!("{wanted} {level}")),
        None => Cell::dim("-"),
    });
    cells.push(Cell::new(words, mood));
    let lane = own.lane.as_ref();
    let said = |text: Option<&Text>| text.map_or(String::new(), |text| text.shown().into_owned());
    let known = roster.catalogue.track(own.track.raw());
    let outcome = lane
        .and_then(|lane| lane.outcome.as_ref())
        .or(known.map(|track| &track.business_outcome));
    let mut found = SheetRow {
        at: lane.map(|lane| lane.at.clone()),
        adds: Some(Section::Lane),
        ..SheetRow::new(cells)
    };
    found = found.says("outcome", said(outcome));
    found = found.says("good is", said(lane.and_then(|lane| lane.good.as_ref())));
    found = found.says("lead", said(lane.and_then(|lane| lane.lead.as_ref())));
    found = found.says("own track", names(&own.own, 20));
    for (level, people) in Level::ALL.into_iter().skip(1).zip(&own.held).rev() {
        found = found.says(level.name(), names(people, 20));
    }
    if lane.is_none() {
        found = found.says("", "No lane in team.toml says how many the team needs.");
    }
    found
}

/// What is wrong with a track's coverage.
fn risk(own: &Coverage) -> (String, Mood) {
    let deep = own.at_least(own.level());
    match (own.missing(), deep.as_slice()) {
        (0, []) => ("none wanted".to_owned(), Mood::Dim),
        (0, [name]) => (format!("only {name}"), Mood::Look),
        (0, _) => ("covered".to_owned(), Mood::Good),
        (missing, []) => (format!("gap: {missing} missing"), Mood::Now),
        (missing, [name]) => (format!("only {name}, {missing} missing"), Mood::Now),
        (missing, _) => (format!("{missing} missing"), Mood::Now),
    }
}
