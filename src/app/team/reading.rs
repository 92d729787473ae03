//! The files of a team: which there are, and what they say as they are read beside the screen.

use super::super::{App, Effect, Source, Stage, Unreadable};
use super::{PeopleJob, Team, TeamPlace};
use crate::insight::team::roster::{File, Roster, State, resolved};
use crate::model::{Section, Source as _};
use crate::store::Book;
use std::path::PathBuf;

/// The files of a team: those of its members, and with a whole folder all others in it.
pub(super) fn files_of(place: &TeamPlace, book: &Book) -> Vec<File> {
    let mut files: Vec<File> = Vec::new();
    let mut add = |path: PathBuf, shown: String| {
        if !files.iter().any(|file| file.path == path) {
            files.push(File {
                path,
                shown,
                state: State::Reading,
            });
        }
    };
    book.each(Section::Member, &mut |record| {
        if let Some(path) = record.table.text("path") {
            add(
                resolved(&place.folder, path.raw()),
                path.shown().into_owned(),
            );
        }
    });
    if place.whole_folder {
        for (path, shown) in &place.found {
            add(path.clone(), shown.clone());
        }
    }
    files
}

impl App {
    /// Shows a team; the mentor's own file is what is open.
    pub fn begin_team(&mut self, place: TeamPlace) {
        if let Stage::Broken(broken) = &self.stage {
            let why = match &broken.why {
                Unreadable::Faults { .. } => {
                    format!("team.toml is broken in line {}", broken.line())
                }
                Unreadable::Reason { reason, .. } => format!("it cannot be read: {reason}"),
            };
            self.stage = Stage::Open(Source {
                path: broken.path.clone(),
                shown: broken.shown.clone(),
                scratch: false,
                // What cannot be read is not nothing, and is not written over.
                read_only: Some(why.clone()),
                older: None,
                stale: None,
            });
            self.book = Book::open(String::new());
            self.open_team(place);
            if let Some(team) = &mut self.team {
                team.broken = Some(why);
            }
        } else {
            self.open_team(place);
        }
        self.read_people();
    }

    fn open_team(&mut self, place: TeamPlace) {
        let team = Team::new(place, &self.book, &self.catalogue, self.today);
        self.team = Some(Box::new(team));
        self.redraw_team();
    }

    /// Has all files read, from the beginning.
    pub(super) fn read_people(&mut self) {
        let Some(team) = &mut self.team else { return };
        team.reading += 1;
        let paths = team.roster.files.iter().map(|file| file.path.clone());
        let paths = paths.collect();
        self.read_some(paths);
    }

    /// Has one file read again; what it said stays till then.
    pub(super) fn read_person(&mut self, path: PathBuf) {
        self.read_some(vec![path]);
    }

    fn read_some(&mut self, paths: Vec<PathBuf>) {
        let Some(team) = &self.team else { return };
        let job = PeopleJob {
            reading: team.reading,
            paths,
            catalogue: self.catalogue.clone(),
            today: self.today,
        };
        self.effect(Effect::ReadPeople(job));
    }

    /// Makes the picture anew.
    pub(in crate::app) fn redraw_team(&mut self) {
        if let Some(team) = &mut self.team {
            team.draw(&self.book, self.hides.is_none());
        }
        self.revision += 1;
    }

    /// The mentor's own file says something else now: who is in the team may be others.
    pub(in crate::app) fn renew_team(&mut self) {
        let today = self.today;
        let Some(team) = &mut self.team else { return };
        let known = std::mem::take(&mut team.roster.files);
        let found = known
            .iter()
            .map(|file| (file.path.clone(), file.shown.clone()));
        let place = TeamPlace {
            folder: team.folder.clone(),
            whole_folder: team.whole_folder,
            found: found.collect(),
        };
        let mut files = files_of(&place, &self.book);
        let mut fresh = Vec::new();
        let mut known: Vec<Option<File>> = known.into_iter().map(Some).collect();
        for file in &mut files {
            let same = known.iter_mut().find(|own| {
                let own = own.as_ref();
                own.is_some_and(|own| own.path == file.path)
            });
            match same.and_then(Option::take) {
                Some(own) => file.state = own.state,
                None => fresh.push(file.path.clone()),
            }
        }
        team.roster = Roster::new(&self.book, files, &team.folder, &self.catalogue, today);
        self.redraw_team();
        if !fresh.is_empty() {
            self.read_some(fresh);
        }
    }

    /// Some files were read.
    pub(in crate::app) fn people_read(&mut self, reading: u64, read: Vec<(PathBuf, State)>) {
        let Some(team) = &mut self.team else { return };
        if team.reading != reading {
            return;
        }
        for (path, state) in read {
            team.roster.take(&path, state);
        }
        self.redraw_team();
    }

    /// The folder was looked through again.
    pub(in crate::app) fn team_listed(&mut self, found: Vec<(PathBuf, String)>) {
        let Some(team) = &mut self.team else { return };
        let place = TeamPlace {
            folder: team.folder.clone(),
            whole_folder: team.whole_folder,
            found,
        };
        let files = files_of(&place, &self.book);
        team.roster = Roster::new(&self.book, files, &team.folder, &self.catalogue, self.today);
        self.read_people();
        self.redraw_team();
    }
}
