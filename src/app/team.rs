//! The view of a team: which picture is shown, what is selected in it, and what keys do there.

mod laying;
mod reading;
mod tab;
mod visit;

pub use tab::Tab;

use super::pane::PaneState;
use super::{App, Effect};
use crate::action::Action;
use crate::catalogue::Catalogue;
use crate::day::Day;
use crate::insight::team::people::By;
use crate::insight::team::roster::Roster;
use crate::insight::team::sheet::{Sheet, SheetRow};
use crate::model::{Path, Section};
use crate::overlay::{Detail, LineFor, Overlay, Prompt};
use crate::store::Book;
use reading::files_of;
use std::path::PathBuf;

/// A team that is open.
#[derive(Debug)]
pub struct Team {
    /// Where the people's files lie, and the mentor's own.
    pub folder: PathBuf,
    /// Everybody in the folder belongs to it, not only members.
    pub whole_folder: bool,
    pub roster: Roster,
    pub tab: Tab,
    pub by: By,
    /// What is shown must have all of these words.
    pub filter: String,
    /// The picture that is shown.
    pub sheet: Sheet,
    /// How many rows the filter holds back.
    pub hidden: usize,
    /// Why the mentor's own file cannot be read, if so.
    pub broken: Option<String>,
    states: [PaneState; Tab::ALL.len()],
    /// Another number for each reading of all files: what an earlier one still has to say no longer counts.
    reading: u64,
}

/// Where a team lies, and which files were found there.
#[derive(Debug, Clone)]
pub struct TeamPlace {
    pub folder: PathBuf,
    pub whole_folder: bool,
    /// Every file that may be a roadmap, with its name as it may be shown.
    pub found: Vec<(PathBuf, String)>,
}

/// Files to be read beside the screen.
#[derive(Debug, Clone)]
pub struct PeopleJob {
    pub reading: u64,
    pub paths: Vec<PathBuf>,
    pub catalogue: Catalogue,
    pub today: Day,
}

impl Team {
    fn new(place: TeamPlace, book: &Book, catalogue: &Catalogue, today: Day) -> Team {
        let files = files_of(&place, book);
        let roster = Roster::new(book, files, &place.folder, catalogue, today);
        Team {
            folder: place.folder,
            whole_folder: place.whole_folder,
            roster,
            tab: Tab::People,
            by: By::default(),
            filter: String::new(),
            sheet: Sheet::default(),
            hidden: 0,
            broken: None,
            states: [PaneState::default(); Tab::ALL.len()],
            reading: 0,
        }
    }

    /// What is selected in the picture that is shown.
    pub fn state(&self) -> PaneState {
        self.states[self.tab as usize]
    }

    /// The same, to change it.
    pub fn state_mut(&mut self) -> &mut PaneState {
        &mut self.states[self.tab as usize]
    }

    /// The row that is selected.
    pub fn row(&self) -> Option<&SheetRow> {
        let row = self.sheet.rows.get(self.state().selected)?;
        (!row.heading).then_some(row)
    }

    /// Makes the picture anew; the selected record or person stays selected where it is still there.
    fn draw(&mut self, book: &Book, with_notes: bool) {
        let before = self.row().cloned();
        let mut sheet = self.tab.sheet(&self.roster, book, self.by, with_notes);
        let words: Vec<String> = self
            .filter
            .split_whitespace()
            .map(str::to_lowercase)
            .collect();
        let all = sheet.rows.len();
        if !words.is_empty() {
            sheet.rows.retain(|row| row.heading || row.holds(&words));
        }
        self.hidden = all - sheet.rows.len();
        self.sheet = sheet;
        let same = |row: &SheetRow, before: &SheetRow| match (&row.at, row.person) {
            (None, None) => row.cells.first() == before.cells.first(),
            (at, person) => *at == before.at && person == before.person,
        };
        let found = before.and_then(|before| {
            let mut rows = self.sheet.rows.iter();
            rows.position(|row| !row.heading && same(row, &before))
        });
        let to = found.unwrap_or(self.state().selected);
        self.select(to, true);
    }

    /// Selects a row, or the nearest one that can be selected: below it first where one goes down.
    fn select(&mut self, row: usize, down: bool) {
        let rows = &self.sheet.rows;
        let row = row.min(rows.len().saturating_sub(1));
        let is = |at: &usize| rows.get(*at).is_some_and(|row| !row.heading);
        let below = (row..rows.len()).find(is);
        let above = (0..=row).rev().find(is);
        let found = if down {
            below.or(above)
        } else {
            above.or(below)
        };
        let found = found.unwrap_or(0);
        self.states[self.tab as usize].selected = found;
    }

    fn step(&mut self, by: isize) {
        let selected = self.state().selected;
        self.select(selected.saturating_add_signed(by), by > 0);
    }

    /// Keeps the selected row inside of so many that are seen.
    pub fn settle(&mut self, page: usize) {
        let rows = self.sheet.rows.len();
        let state = self.state_mut();
        state.page = page.max(1);
        let last = rows.saturating_sub(state.page);
        let first = (state.selected + 1).saturating_sub(state.page);
        // A heading directly above the selected row is seen with it.
        let most = state.selected.saturating_sub(usize::from(state.page > 1));
        state.offset = state
            .offset
            .clamp(first.min(last), most.max(first))
            .min(last);
    }
}

impl App {
    /// Makes an action happen in the view of a team.
    pub(super) fn act_on_team(&mut self, action: Action) {
        if let Some(tab) = Tab::shown_by(action) {
            return self.show_tab(tab);
        }
        let in_detail = matches!(self.overlays.last(), Some(Overlay::Detail(_)));
        match action {
            Action::NextPane => self.show_tab(self.tab().next()),
            Action::PreviousPane => self.show_tab(self.tab().previous()),
            Action::OpenDetail if !in_detail => self.open_on_team(),
            Action::Filter => self.ask_team_filter(),
            Action::ClearFilter => self.filter_team(String::new()),
            Action::Sort => self.sort_team(),
            Action::LayOut => self.lay_out(),
            Action::Reload => {
                self.reload();
                if let Some(team) = &self.team {
                    self.effect(Effect::ListTeam(team.folder.clone()));
                }
            }
            other => self.act_plainly(other),
        }
    }

    fn tab(&self) -> Tab {
        self.team.as_ref().map_or(Tab::People, |team| team.tab)
    }

    fn show_tab(&mut self, tab: Tab) {
        self.overlays
            .retain(|overlay| !matches!(overlay, Overlay::Detail(_)));
        if let Some(team) = &mut self.team {
            team.tab = tab;
        }
        self.redraw_team();
    }

    /// What the selected row is about.
    pub(super) fn team_target(&self) -> Option<Path> {
        self.team.as_ref()?.row()?.at.clone()
    }

    /// What one adds where one is.
    pub(super) fn team_section(&self) -> Option<Section> {
        let team = self.team.as_ref()?;
        let own = team.row().and_then(|row| row.adds);
        Some(own.unwrap_or(team.tab.section()))
    }

    /// Selects a row so many further down.
    pub(super) fn step_in_team(&mut self, by: isize) {
        if let Some(team) = &mut self.team {
            team.step(by);
        }
    }

    /// A click selects a row; on the one that is selected it opens it.
    pub(super) fn click_team(&mut self, row: usize) {
        let Some(team) = &mut self.team else { return };
        if team.state().selected == row {
            return self.act(Action::OpenDetail);
        }
        team.select(row, true);
    }

    /// A person is opened as a roadmap, anything else as a record.
    fn open_on_team(&mut self) {
        let Some(team) = &self.team else { return };
        let Some(row) = team.row() else {
            return self.say("nothing is selected here");
        };
        if let Some(person) = row.person {
            return self.visit(person);
        }
        match row.at.clone() {
            Some(path) => self.overlays.push(Overlay::Detail(Detail::new(path))),
            None => self.say("this row is made from the others; the lines below say all"),
        }
    }

    fn ask_team_filter(&mut self) {
        let Some(team) = &self.team else { return };
        let prompt = Prompt::new(LineFor::TeamFilter, &team.filter);
        self.overlays.push(Overlay::Prompt(prompt));
    }

    /// Shows only rows that have all of these words.
    pub(super) fn filter_team(&mut self, words: String) {
        if let Some(team) = &mut self.team {
            team.filter = words;
        }
        self.redraw_team();
        if let Some(team) = &self.team {
            let words = match (team.filter.is_empty(), team.hidden) {
                (true, _) => "everything is shown".to_owned(),
                (false, 1) => "1 row is held back".to_owned(),
                (false, hidden) => format!("{hidden} rows are held back"),
            };
            self.say(words);
        }
    }

    fn sort_team(&mut self) {
        let Some(team) = &mut self.team else { return };
        if team.tab != Tab::People {
            return self.say("only the people can be sorted");
        }
        team.by = team.by.next();
        let word = team.by.word();
        self.redraw_team();
        self.say(format!("sorted by {word}"));
    }

    /// Whether a team is shown.
    pub fn is_team(&self) -> bool {
        self.team.is_some()
    }
}
