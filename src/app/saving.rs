//! Where the text stands: on the disk, on its way there, or only in memory.

use super::App;
use super::effect::{Effect, Failure, SaveJob, SavedText};
use super::opening::Stage;
use crate::store::{Book, join};
use std::sync::Arc;

/// What is known of the file and of what was sent there.
#[derive(Debug)]
pub(super) struct Saving {
    /// What the file says, as far as is known.
    base: Arc<String>,
    sent: Option<Arc<String>>,
    state: SaveState,
}

/// How the last save went.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum SaveState {
    /// Nothing was changed yet.
    #[default]
    Untouched,
    Saving,
    Saved {
        time: Option<String>,
    },
    /// The changes are only in memory.
    Failed(Failure),
}

impl Saving {
    pub(super) fn of(base: Arc<String>) -> Saving {
        Saving {
            base,
            sent: None,
            state: SaveState::Untouched,
        }
    }

    pub(super) fn state(&self) -> &SaveState {
        &self.state
    }

    /// What the file says, as far as is known.
    pub(super) fn base(&self) -> &str {
        &self.base
    }

    pub(super) fn failed(&mut self, failure: Failure) {
        self.state = SaveState::Failed(failure);
    }
}

impl App {
    /// Whether the file does not say what the screen says.
    pub fn unsaved(&self) -> bool {
        matches!(self.stage, Stage::Open(_)) && *self.saving.base != *self.book.text()
    }

    /// Whether a save is on its way.
    pub fn is_saving(&self) -> bool {
        self.saving.sent.is_some()
    }

    /// Sends the text to the disk, unless it is there or on its way, or marks of a merge are not settled.
    pub(super) fn save(&mut self) {
        let Stage::Open(source) = &self.stage else {
            return;
        };
        if self.is_saving() || !self.unsaved() || self.held() {
            return;
        }
        let text = self.book.shared_text();
        let job = SaveJob {
            path: source.path.clone(),
            base: Arc::clone(&self.saving.base),
            text: Arc::clone(&text),
            day: self.today,
        };
        self.saving.sent = Some(text);
        if !matches!(self.saving.state, SaveState::Failed(_)) {
            self.saving.state = SaveState::Saving;
        }
        self.effect(Effect::Save(job));
    }

    pub(super) fn saved(&mut self, result: Result<SavedText, Failure>) {
        let sent = self.saving.sent.take();
        match result {
            Ok(saved) => {
                self.marks = None;
                self.saving.base = Arc::clone(&saved.now);
                self.saving.state = SaveState::Saved { time: saved.time };
                if let Some(warning) = saved.warnings.into_iter().next() {
                    self.refuse(warning);
                }
                if sent.as_ref().is_some_and(|sent| **sent != *saved.now) {
                    self.take_in(&saved.sent, &saved.now);
                }
                self.save();
            }
            Err(failure) => self.saving.state = SaveState::Failed(failure),
        }
    }

    /// Another program has written the file.
    pub(super) fn outside(&mut self, text: String) {
        let on_its_way = self.saving.sent.as_ref().is_some_and(|sent| **sent == text);
        if *self.saving.base == text || on_its_way {
            return;
        }
        if self.marks.is_some() {
            return self.changed_under_marks();
        }
        let base = Arc::clone(&self.saving.base);
        let theirs = Arc::new(text);
        if self.take_in(&base, &theirs) {
            self.saving.base = theirs;
            self.say("taken in: another program changed the file");
            self.save();
        }
    }

    /// Joins what another program made of `base` with what the screen says. False where a person must decide.
    fn take_in(&mut self, base: &str, theirs: &Arc<String>) -> bool {
        match join(base, self.book.text(), theirs) {
            Ok(joined) => {
                let mine = self.book.shared_text();
                self.show_text(joined.text);
                self.dispute(joined.conflicts, mine);
                true
            }
            Err(clash) => {
                let failure = super::conflicts::cannot_join(clash.to_string());
                self.saving.state = SaveState::Failed(failure);
                false
            }
        }
    }

    /// Shows another text of the same roadmap, and stays where one was.
    pub(super) fn show_text(&mut self, text: String) {
        if text == self.book.text() {
            return;
        }
        let places = self.selected_places();
        self.book = Book::open(text);
        self.history.text_changed();
        self.renew();
        self.select_places(&places);
    }

    /// The file is to be what the screen says, whatever it was before.
    pub(super) fn begin_with(&mut self, text: Arc<String>) {
        self.saving = Saving::of(text);
    }
}
