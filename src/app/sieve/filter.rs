//! A filter as a person types it: `track:cloud state:open person:Bo since:-90d words`.

use super::words::{days, people, record_words, states};
use crate::catalogue::Catalogue;
use crate::day::{Day, understood};
use crate::insight::title;
use crate::model::{Section, Table};
use crate::text::{Text, shown};
use std::collections::BTreeSet;

/// What a record must be to be shown: all of these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// As it was typed, safe to show.
    text: String,
    tests: Vec<Test>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Test {
    Track(Tracks),
    State(Vec<String>),
    Person(Vec<String>),
    Since(Day),
    Until(Day),
    Word(String),
}

/// The tracks that a word means, and what of the catalogue belongs to them.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Tracks {
    said: Vec<String>,
    ids: BTreeSet<String>,
    parts: BTreeSet<String>,
}

/// The words before a colon that mean something.
const NAMES: &[&str] = &["track", "state", "person", "since", "until"];

impl Filter {
    /// Reads a filter said on `today`. It says what could not be understood, safe to show.
    pub fn read(
        text: &str,
        catalogue: &Catalogue,
        today: Day,
        starts: u32,
    ) -> Result<Filter, String> {
        let mut tests = Vec::new();
        for word in text.split_whitespace() {
            let Some((name, value)) = word.split_once(':') else {
                tests.push(Test::Word(word.to_lowercase()));
                continue;
            };
            let some: Vec<String> = value
                .split(',')
                .filter(|value| !value.is_empty())
                .map(str::to_lowercase)
                .collect();
            let day = || {
                understood(value, today, starts)
                    .map_err(|_| format!("{name}: wants a day, such as -90d or 2026-09-30"))
            };
            tests.push(match name.to_lowercase().as_str() {
                name @ ("track" | "state" | "person") if some.is_empty() => {
                    return Err(format!("{name}: wants a word after it"));
                }
                "track" => Test::Track(Tracks::of(some, catalogue)),
                "state" => Test::State(some),
                "person" => Test::Person(some),
                "since" => Test::Since(day()?),
                "until" => Test::Until(day()?),
                other => {
                    let names = NAMES.join(": ");
                    let other = shown(other);
                    return Err(format!("{other}: is none of {names}:"));
                }
            });
        }
        let words: Vec<&str> = text.split_whitespace().collect();
        let text = shown(&words.join(" ")).into_owned();
        Ok(Filter { text, tests })
    }

    /// As it was typed, safe to show.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.tests.is_empty()
    }

    /// Whether a record is all that is asked for.
    pub fn fits(&self, section: Section, table: &Table, catalogue: &Catalogue, today: Day) -> bool {
        let mut words = None;
        self.tests.iter().all(|test| match test {
            Test::Track(tracks) => tracks.hold(section, table, catalogue),
            Test::State(wanted) => {
                let own = states(section, table, today);
                let starts = |word: &String| own.iter().any(|own| own.starts_with(word.as_str()));
                wanted.iter().any(starts)
            }
            Test::Person(wanted) => {
                let mut found = Vec::new();
                people(table, &mut found);
                let named = |name: &String| {
                    let own = found.iter().map(|own| own.raw().to_lowercase());
                    own.into_iter().any(|own| own.contains(name.as_str()))
                };
                wanted.iter().any(named)
            }
            Test::Since(day) => days(section, table).iter().any(|own| own >= day),
            Test::Until(day) => days(section, table).iter().any(|own| own <= day),
            Test::Word(word) => words
                .get_or_insert_with(|| {
                    let name = title(table, section, catalogue);
                    format!("{name} {}", record_words(table)).to_lowercase()
                })
                .contains(word.as_str()),
        })
    }
}

impl Tracks {
    /// The tracks whose id or name holds one of these words.
    fn of(said: Vec<String>, catalogue: &Catalogue) -> Tracks {
        let mut tracks = Tracks {
            said,
            ids: BTreeSet::new(),
            parts: BTreeSet::new(),
        };
        for id in catalogue.ids("track") {
            let Some(track) = catalogue.track(id) else {
                continue;
            };
            let names = [&track.id, &track.name, &track.short];
            if !names.iter().any(|name| tracks.is_said(name)) {
                continue;
            }
            tracks.ids.insert(id.to_owned());
            let skills = catalogue.skills_of(id).into_iter().map(|own| &own.id);
            let steps = catalogue.milestones_of(id).into_iter().map(|own| &own.id);
            let certs = [&track.base, &track.specialty, &track.supporting];
            let parts = skills.chain(steps).chain(certs.into_iter().flatten());
            let parts: Vec<String> = parts.map(|id| id.raw().to_owned()).collect();
            tracks.parts.extend(parts);
        }
        tracks
    }

    fn is_said(&self, name: &Text) -> bool {
        let name = name.raw().to_lowercase();
        self.said.iter().any(|said| name.contains(said.as_str()))
    }

    /// Whether a record names one of them, or is of their part of the catalogue.
    fn hold(&self, section: Section, table: &Table, catalogue: &Catalogue) -> bool {
        let named = ["track", "primary", "shadowing"].iter().any(|field| {
            let own = table.text(field);
            own.is_some_and(|own| self.ids.contains(own.raw()) || self.is_said(own))
        });
        let of = table.text("of");
        let part = of.is_some_and(|of| self.parts.contains(of.raw()));
        let stack = || match (section, of) {
            (Section::Cert, Some(of)) => catalogue.cert(of.raw()),
            _ => None,
        };
        named
            || part
            || stack().is_some_and(|cert| {
                let tracks = cert.stack.iter();
                tracks
                    .into_iter()
                    .any(|own| self.ids.contains(own.track.raw()))
            })
    }
}

#[cfg(test)]
mod tests;
