//! Who is in the team: members of the mentor's file and the roadmaps beside it, one row for each person.

use super::growth::{Verdict, verdict};
use super::member::{Frame, Member};
use super::person::Person;
use crate::catalogue::Catalogue;
use crate::day::Day;
use crate::model::Source;
use std::path::{Path, PathBuf};

/// A person's file.
#[derive(Debug)]
pub struct File {
    pub path: PathBuf,
    /// Its name as it may be shown.
    pub shown: String,
    pub state: State,
}

/// What is known of a file.
#[derive(Debug)]
pub enum State {
    /// It is on its way.
    Reading,
    /// It cannot be read; why, in words that are safe to show.
    Broken(String),
    Read(Box<Person>),
}

/// One person: a member, a file, or both.
#[derive(Debug, Clone)]
pub struct Row {
    /// The number of the member, if the mentor's file has one.
    pub member: Option<usize>,
    /// The number of the file, if there is one.
    pub file: Option<usize>,
    /// How the person stands, once the file is read.
    pub verdict: Option<Verdict>,
}

/// The whole team.
#[derive(Debug)]
pub struct Roster {
    pub frame: Frame,
    pub members: Vec<Member>,
    pub files: Vec<File>,
    pub rows: Vec<Row>,
    pub catalogue: Catalogue,
    pub today: Day,
}

impl Roster {
    /// A team of the members that a file names, and of these files. A member's path starts at `folder`.
    pub fn new(
        source: &dyn Source,
        files: Vec<File>,
        folder: &Path,
        catalogue: &Catalogue,
        today: Day,
    ) -> Roster {
        let members = Member::all(source, today);
        let mut taken = vec![false; files.len()];
        let mut rows: Vec<Row> = Vec::with_capacity(members.len() + files.len());
        for (number, member) in members.iter().enumerate() {
            let path = member
                .path
                .as_ref()
                .map(|path| resolved(folder, path.raw()));
            let file = path.and_then(|path| files.iter().position(|file| file.path == path));
            if let Some(file) = file {
                taken[file] = true;
            }
            rows.push(Row {
                member: Some(number),
                file,
                verdict: None,
            });
        }
        let others = taken.iter().enumerate().filter(|(_, taken)| !**taken);
        rows.extend(others.map(|(file, _)| Row {
            member: None,
            file: Some(file),
            verdict: None,
        }));
        let mut roster = Roster {
            frame: Frame::of(source),
            members,
            files,
            rows,
            catalogue: catalogue.clone(),
            today,
        };
        roster.judge();
        roster
    }

    /// Takes in what a file says.
    pub fn take(&mut self, path: &Path, state: State) {
        let Some(file) = self.files.iter().position(|file| file.path == path) else {
            return;
        };
        self.files[file].state = state;
        let (window, today) = (self.frame.window, self.today);
        let judged = self.files[file]
            .person()
            .map(|person| verdict(person, today, window));
        for row in self.rows.iter_mut().filter(|row| row.file == Some(file)) {
            row.verdict.clone_from(&judged);
        }
    }

    fn judge(&mut self) {
        let (window, today) = (self.frame.window, self.today);
        for row in &mut self.rows {
            let person = row.file.and_then(|file| self.files[file].person());
            row.verdict = person.map(|person| verdict(person, today, window));
        }
    }

    /// The member of a row, if the mentor's file has one.
    pub fn member(&self, row: &Row) -> Option<&Member> {
        self.members.get(row.member?)
    }

    /// The file of a row, if there is one.
    pub fn file(&self, row: &Row) -> Option<&File> {
        self.files.get(row.file?)
    }

    /// What the file of a row says, once it is read.
    pub fn person(&self, row: &Row) -> Option<&Person> {
        self.file(row)?.person()
    }

    /// What a row's person is called, safe to show.
    pub fn name(&self, row: &Row) -> String {
        let member = self.member(row).map(|member| &member.name);
        let own = || self.person(row)?.name.as_ref();
        match member.or_else(own) {
            Some(name) => name.shown().into_owned(),
            None => self
                .file(row)
                .map_or(String::new(), |file| file.shown.clone()),
        }
    }

    /// Whether somebody is no longer in the team.
    pub fn has_left(&self, row: &Row) -> bool {
        self.member(row).is_some_and(|member| member.left.is_some())
    }

    /// Everybody whose file is read, with the row: those who have left too.
    pub fn read(&self) -> impl Iterator<Item = (&Row, &Person)> {
        let rows = self.rows.iter();
        rows.filter_map(|row| Some((row, self.person(row)?)))
    }

    /// Everybody whose file is read and who is in the team.
    pub fn present(&self) -> impl Iterator<Item = (&Row, &Person)> {
        self.read().filter(|(row, _)| !self.has_left(row))
    }

    /// How many files are read, or known to be broken.
    pub fn done(&self) -> usize {
        let files = self.files.iter();
        files
            .filter(|file| !matches!(file.state, State::Reading))
            .count()
    }

    /// The day from which somebody's time in the team counts.
    pub fn joined(&self, row: &Row) -> Option<Day> {
        let member = self.member(row).and_then(|member| member.joined);
        member.or_else(|| self.person(row)?.started)
    }

    /// Whether somebody was in the team on a day.
    pub fn was_there(&self, row: &Row, on: Day) -> bool {
        let left = self.member(row).and_then(|member| member.left.as_ref());
        self.joined(row).is_none_or(|joined| joined <= on) && left.is_none_or(|left| left.on > on)
    }

    /// The tracks of lanes and people, each once: those of lanes first, in the order of the file.
    pub fn tracks(&self, lanes: &[crate::text::Text]) -> Vec<crate::text::Text> {
        let mut found: Vec<crate::text::Text> = lanes.to_vec();
        for (_, person) in self.present() {
            let own = person
                .track
                .as_ref()
                .and_then(|track| track.primary.as_ref());
            if let Some(own) = own.filter(|own| !found.contains(own)) {
                found.push(own.clone());
            }
        }
        let mut seen = Vec::new();
        found.retain(|track| {
            let new = !seen.contains(track);
            if new {
                seen.push(track.clone());
            }
            new
        });
        found
    }

    /// What a track is called, safe to show.
    pub fn track_name(&self, track: &crate::text::Text) -> String {
        let known = self.catalogue.name("track", track.raw());
        known.unwrap_or(track).shown().into_owned()
    }
}

impl File {
    pub fn person(&self) -> Option<&Person> {
        match &self.state {
            State::Read(person) => Some(person),
            _ => None,
        }
    }
}

/// Where a member's file lies: a path without `.` and what `..` takes back, so that one file has one name.
pub fn resolved(folder: &Path, path: &str) -> PathBuf {
    let mut out = PathBuf::new();
    for part in folder.join(path).components() {
        match part {
            std::path::Component::CurDir => {}
            std::path::Component::ParentDir if out.file_name().is_some() => {
                out.pop();
            }
            other => out.push(other),
        }
    }
    out
}
