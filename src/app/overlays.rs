//! What was chosen in an overlay, and the questions that the program asks.

use super::effect::Recent;
use super::{App, Effect, Pane, Stage};
use crate::action::Context;
use crate::capture::{NotCaptured, captured};
use crate::model::{Path, Section};
use crate::overlay::{Chooser, Detail, LineFor, List, Order, Overlay, Prompt, Row, Unsaved};
use std::path::PathBuf;

impl App {
    /// The top overlay has been answered.
    #[expect(clippy::too_many_lines, reason = "one arm for each overlay")]
    pub(super) fn taken(&mut self) {
        match self.overlays.pop() {
            Some(Overlay::Guide(guide)) => self.write_first(guide),
            Some(Overlay::CheckIn(checkin)) => self.take_checkin(checkin),
            Some(Overlay::Find(chooser)) => {
                self.note_trail(&chooser);
                if let Some(path) = chooser.list.chosen().cloned() {
                    self.go_to(&path);
                }
            }
            Some(Overlay::KeptFilters(chooser)) => {
                if let Some(kept) = chooser.list.chosen().cloned() {
                    self.take_kept(kept);
                }
            }
            Some(Overlay::SetField(chooser)) => {
                if let Some(field) = chooser.list.chosen() {
                    self.set_marked(field);
                }
            }
            Some(Overlay::CloseQuarter(chooser)) => {
                if let Some(chosen) = chooser.list.chosen() {
                    self.take_plan(*chosen);
                }
            }
            Some(Overlay::Catalogue(chooser)) => self.take_entry(chooser),
            Some(Overlay::Approval(chooser)) => self.take_verdict(chooser),
            Some(Overlay::Signals(chooser)) => {
                if let Some(path) = chooser.list.chosen().cloned() {
                    self.go_to(&path);
                }
            }
            Some(Overlay::AddKind(chooser)) => {
                if let Some(section) = chooser.list.chosen() {
                    self.add_record(*section);
                }
            }
            Some(Overlay::Unsaved(chooser)) => match chooser.list.chosen() {
                Some(Unsaved::Again) if self.held() => self.ask_before_writing(),
                Some(Unsaved::Again) => self.save(),
                Some(Unsaved::Elsewhere) => self.ask_save_as(),
                Some(Unsaved::Discard) => self.effect(Effect::Quit(0)),
                None => {}
            },
            Some(Overlay::Prompt(prompt)) => self.typed(prompt),
            Some(Overlay::Palette(palette)) => self.run_command(&palette),
            Some(Overlay::Copies(chooser)) => {
                if let Some(copy) = chooser.list.chosen() {
                    self.read_copy(copy.clone());
                }
            }
            Some(Overlay::Addresses(chooser)) => {
                if let Some(address) = chooser.list.chosen() {
                    self.effect(Effect::Browse(address.clone()));
                }
            }
            Some(Overlay::Draft(chooser)) => {
                if let Some(go_on) = chooser.list.chosen() {
                    self.answer_draft(*go_on);
                }
            }
            Some(Overlay::RemoveCopy(chooser)) => {
                self.answer_removal(chooser.list.chosen().copied() == Some(true));
            }
            Some(Overlay::Recent(chooser)) => match chooser.list.chosen() {
                Some(Some(path)) => self.open_path(path.clone()),
                Some(None) => self.ask_path(),
                None => {}
            },
            _ => {}
        }
    }

    /// Selects what stands at a place, or shows it where no pane does.
    pub fn go_to(&mut self, path: &Path) {
        if self.select_path(path) {
            self.close_outlook();
        } else {
            self.overlays
                .push(Overlay::Detail(Detail::new(path.clone())));
        }
    }

    /// Selects the row of a place in its pane; false where no pane shows it.
    pub(super) fn select_path(&mut self, path: &Path) -> bool {
        let Some(pane) = path.into_section().and_then(Pane::of) else {
            return false;
        };
        let Some(row) = self.figures.row_of(&self.book, pane, path) else {
            return false;
        };
        let rows = self.figures.rows(pane);
        self.panes.focus = pane;
        self.panes.state_mut(pane).select(row, rows);
        true
    }

    /// What is selected in each pane, to find it again when the rows are others.
    pub(super) fn selected_places(&self) -> Vec<(Pane, Option<Path>)> {
        let place = |pane: Pane| {
            self.figures
                .target(&self.book, pane, self.panes.state(pane).selected)
        };
        Pane::ALL.iter().map(|pane| (*pane, place(*pane))).collect()
    }

    pub(super) fn select_places(&mut self, places: &[(Pane, Option<Path>)]) {
        for (pane, place) in places {
            let rows = self.figures.rows(*pane);
            let found = place
                .as_ref()
                .and_then(|place| self.figures.row_of(&self.book, *pane, place));
            let state = self.panes.state_mut(*pane);
            state.select(found.unwrap_or(state.selected), rows);
        }
    }

    /// What an action is about: what the detail view shows, else what is selected.
    pub fn target(&self) -> Option<Path> {
        if let Some(Overlay::Detail(detail)) = self.overlays.last() {
            return Some(detail.path.clone());
        }
        if let Some(Overlay::Outlook(open)) = self.overlays.last() {
            return open.at().cloned();
        }
        if let Some(Overlay::Entry(_)) = self.overlays.last() {
            return None;
        }
        if self.is_team() {
            return self.team_target();
        }
        let pane = self.panes.focus;
        self.figures
            .target(&self.book, pane, self.panes.state(pane).selected)
    }

    pub(super) fn ask_unsaved(&mut self) {
        let rows = vec![
            Row::new("try again", "save to the same file", Unsaved::Again),
            Row::new("save as", "save to another file", Unsaved::Elsewhere),
            Row::new(
                "discard",
                "leave; the changes since the last save are lost",
                Unsaved::Discard,
            ),
        ];
        let chooser = Chooser::new(
            "Changes are not saved",
            "do it",
            List::new(rows, Order::Kept),
            &self.keymap,
        );
        self.overlays.push(Overlay::Unsaved(chooser));
    }

    /// Asks which roadmap to open: one of the last ones, or any other.
    pub(super) fn ask_open(&mut self) {
        self.effect(Effect::ListRecent);
    }

    /// The roadmaps that were open lately have been looked up.
    pub(super) fn choose_recent(&mut self, recent: Vec<Recent>) {
        let open = match &self.stage {
            Stage::Open(source) => Some(&source.path),
            _ => None,
        };
        let others: Vec<Recent> = recent
            .into_iter()
            .filter(|recent| Some(&recent.path) != open)
            .collect();
        if others.is_empty() {
            return self.ask_path();
        }
        let rows = others
            .into_iter()
            .map(|recent| Row::new(recent.name, recent.folder, Some(recent.path)));
        let rows = rows.chain([Row::new("another file", "type its path", None)]);
        let list = List::new(rows.collect(), Order::Best);
        self.overlays.push(Overlay::Recent(Chooser::new(
            "Open a roadmap",
            "open",
            list,
            &self.keymap,
        )));
    }

    fn ask_path(&mut self) {
        let start = match &self.stage {
            Stage::Open(source) => source
                .path
                .parent()
                .map(|folder| format!("{}/", folder.display())),
            _ => None,
        };
        let start = start.filter(|text| text != "/").unwrap_or_default();
        self.overlays
            .push(Overlay::Prompt(Prompt::new(LineFor::Open, &start)));
    }

    fn open_path(&mut self, path: PathBuf) {
        if self.unsaved() {
            self.refuse("not opened: there are changes that are not saved");
        } else {
            self.effect(Effect::Open(path));
        }
    }

    /// Asks for one line to record.
    pub(super) fn ask_capture(&mut self) {
        if self.refused_to_change() {
            return;
        }
        self.overlays
            .push(Overlay::Prompt(Prompt::new(LineFor::Capture, "")));
        self.note_capture();
    }

    /// Says what the line to record is understood as so far.
    pub(super) fn note_capture(&mut self) {
        let (today, starts) = (self.today, self.fiscal_start());
        let Some(Overlay::Prompt(prompt)) = self.overlays.last_mut() else {
            return;
        };
        if prompt.purpose() == LineFor::Capture {
            prompt.note = match captured(prompt.line().text(), today, starts) {
                Ok(captured) => captured.words(),
                Err(NotCaptured::Nothing) => {
                    vec!["shadowed Bo on access review 2h @cloudsec #observe yesterday".to_owned()]
                }
                Err(reason) => vec![reason.to_string()],
            };
        }
    }

    fn typed(&mut self, prompt: Prompt) {
        let typed = prompt.line().text().trim().to_owned();
        match prompt.purpose() {
            // What was typed stays where it could not be understood.
            LineFor::Filter => {
                if !self.take_filter(&typed) {
                    self.overlays.push(Overlay::Prompt(prompt));
                }
            }
            LineFor::TeamFilter => self.filter_team(typed),
            LineFor::Snooze => {
                if !self.take_snooze(&typed) {
                    self.overlays.push(Overlay::Prompt(prompt));
                }
            }
            _ if typed.is_empty() => {}
            LineFor::Open => self.open_path(PathBuf::from(typed)),
            LineFor::SaveAs => self.save_as(typed),
            LineFor::TakeBack => self.begin_take_back(PathBuf::from(typed)),
            LineFor::Capture => match captured(&typed, self.today, self.fiscal_start()) {
                Ok(captured) => {
                    let changes = self
                        .book
                        .addition(captured.section, captured.table, self.today);
                    self.commit(changes);
                }
                // What was typed stays where it could not be understood.
                Err(reason) => {
                    self.overlays.push(Overlay::Prompt(prompt));
                    self.refuse(reason.to_string());
                }
            },
        }
    }

    pub(super) fn edit_file(&mut self) {
        let (path, line) = match &self.stage {
            Stage::Open(source) => (source.path.clone(), self.line_of_target()),
            Stage::Broken(broken) => (broken.path.clone(), broken.line()),
            Stage::Welcome { .. } => return self.say("there is no file yet to edit"),
        };
        self.effect(Effect::EditFile { path, line });
    }

    fn line_of_target(&self) -> usize {
        let target = self.target();
        let place = target.as_ref().and_then(Path::into_record);
        let number =
            place.and_then(|(section, key)| Some((section, self.book.find(section, key)?)));
        number.map_or(1, |(section, number)| self.book.line(section, number))
    }

    /// The kinds of record that can be added, those of this pane first.
    pub(super) fn choose_kind(&mut self) {
        let first = self.team_section();
        let all = match first {
            Some(_) => Section::TEAM,
            None => Section::ALL,
        };
        let first = first.unwrap_or(self.panes.focus.section());
        let own = all.iter().filter(|section| **section == first);
        let others = all.iter().filter(|section| **section != first);
        let rows = own.chain(others).map(|section| {
            let doc = section.field().doc;
            Row::new(section.one(), doc, *section).found_by(section.name())
        });
        let chooser = Chooser::new(
            "Add",
            "add",
            List::new(rows.collect(), Order::Best),
            &self.keymap,
        );
        self.overlays.push(Overlay::AddKind(chooser));
    }

    /// Every record by its words.
    pub(super) fn choose_record(&mut self) {
        let rows = super::choosing::records(&self.book, &self.catalogue, self.today);
        if rows.is_empty() {
            return self.say("there is no record yet");
        }
        let list = List::new(rows, Order::Best);
        self.overlays.push(Overlay::Find(
            Chooser::new("Find", "go there", list, &self.keymap).wide(),
        ));
    }

    /// The context of keys that an overlay would be opened from.
    pub fn pane_context(&self) -> Context {
        if self.is_team() {
            return Context::Team;
        }
        self.panes.focus.context()
    }
}
