//! Where the text stands: on the disk, on its way there, or only in memory.

use super::App;
use super::effect::{Effect, Failure, SaveJob, SavedText};
use super::opening::Stage;
use crate::file_text::FileText;
use crate::store::{Book, join};

/// What is known of the file and of what was sent there.
#[derive(Debug)]
pub(super) struct Saving {
    /// What the file says, as far as is known.
    base: FileText,
    sent: Option<FileText>,
    state: SaveState,
    /// What another program wrote that cannot be joined with what the screen says.
    kept_out: Option<FileText>,
    /// The program ends as soon as all is saved.
    leaving: bool,
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
    pub(super) fn of(base: FileText) -> Saving {
        Saving {
            base,
            sent: None,
            state: SaveState::Untouched,
            kept_out: None,
            leaving: false,
        }
    }

    /// What the file says, as far as is known.
    pub(super) fn base(&self) -> &str {
        &self.base
    }

    pub(super) fn state(&self) -> &SaveState {
        &self.state
    }

    pub(super) fn failed(&mut self, failure: Failure) {
        self.state = SaveState::Failed(failure);
    }
}

impl App {
    /// Whether the file does not say what the screen says.
    pub fn unsaved(&self) -> bool {
        matches!(self.stage, Stage::Open(_)) && *self.saving.base != *self.present_book().text()
    }

    /// What the file says, as far as is known.
    pub fn text_on_disk(&self) -> FileText {
        self.saving.base.clone()
    }

    /// Whether a save is on its way.
    pub fn is_saving(&self) -> bool {
        self.saving.sent.is_some()
    }

    /// Leaves once the save that is on its way is done; asked again, it is a question.
    pub(super) fn leave_when_saved(&mut self) -> bool {
        let waits = self.is_saving() && !self.saving.leaving;
        if waits {
            self.saving.leaving = true;
            self.say("leaving as soon as this is saved");
        }
        waits
    }

    /// What is still to be written when the end comes from outside.
    pub fn job_left(&self) -> Option<SaveJob> {
        self.job().filter(|_| !self.is_untouched_merge())
    }

    /// What is to be written; nothing while the marks of a merge in the file are not settled.
    fn job(&self) -> Option<SaveJob> {
        let Stage::Open(source) = &self.stage else {
            return None;
        };
        (self.unsaved() && !self.held()).then(|| SaveJob {
            path: source.path.clone(),
            base: self.saving.base.clone(),
            text: self.present_book().shared_text(),
            day: self.present_day(),
            notes: self.notes(),
        })
    }

    /// Saves, where another program's text is not in the way, or is no longer.
    pub(super) fn save(&mut self) {
        if let Some(theirs) = self.saving.kept_out.take()
            && !self.with_present(|app| app.take_in(theirs))
        {
            return;
        }
        self.send();
    }

    /// Sends the text to the disk, unless it is there or on its way.
    fn send(&mut self) {
        if self.is_saving() || self.is_moving() {
            return;
        }
        let failed = matches!(self.saving.state, SaveState::Failed(_));
        let Some(job) = self.job() else {
            if failed {
                self.saving.state = SaveState::Untouched;
                self.effect(Effect::GiveUp);
            }
            return;
        };
        self.saving.sent = Some(job.text.clone());
        self.notes_are_sent();
        if !failed {
            self.saving.state = SaveState::Saving;
        }
        self.effect(Effect::Save(job));
    }

    pub(super) fn saved(&mut self, result: Result<SavedText, Failure>) {
        self.saving.sent = None;
        match result {
            Ok(saved) => {
                self.marks = None;
                self.notes_are_kept();
                self.saving.state = SaveState::Saved { time: saved.time };
                self.saving.base = saved.sent;
                self.saving.kept_out = None;
                if let Some(warning) = saved.warnings.into_iter().next() {
                    self.refuse(warning);
                }
                if self.take_in(saved.now) {
                    self.send();
                }
                self.remove_once_saved();
                if self.saving.leaving && !self.disputes().is_empty() {
                    self.saving.leaving = false;
                } else if self.saving.leaving && !self.unsaved() {
                    self.effect(Effect::Quit(0));
                }
            }
            Err(failure) => {
                self.saving.state = SaveState::Failed(failure);
                if std::mem::take(&mut self.saving.leaving) {
                    self.ask_unsaved();
                }
            }
        }
        self.ask_for_steps();
    }

    /// Another program has written the file.
    pub(super) fn outside(&mut self, text: FileText) {
        if self.saving.sent.as_ref().is_some_and(|sent| *sent == text) {
            return;
        }
        if self.marks.is_some() {
            return self.changed_under_marks(text);
        }
        self.saving.kept_out = None;
        let news = self.saving.base != text;
        if self.take_in(text) {
            if news {
                self.say("taken in: another program changed the file");
            }
            self.send();
        }
    }

    /// Joins what another program made of the file with what the screen says. False where that cannot be done.
    fn take_in(&mut self, theirs: FileText) -> bool {
        if self.saving.base == theirs {
            return true;
        }
        match join(&self.saving.base, self.book.text(), &theirs) {
            Ok(joined) => {
                let mine = self.book.shared_text();
                self.saving.base = theirs;
                self.show_text(joined.text.into());
                self.dispute(joined.conflicts, mine);
                true
            }
            Err(clash) => {
                self.saving.kept_out = Some(theirs);
                self.saving.leaving = false;
                let failure = super::conflicts::cannot_join(clash.to_string());
                self.saving.state = SaveState::Failed(failure);
                false
            }
        }
    }

    /// Shows another text of the same roadmap, and stays where one was.
    pub(super) fn show_text(&mut self, text: FileText) {
        if *text == *self.book.text() {
            return;
        }
        let places = self.selected_places();
        self.book = Book::open(text);
        self.note_schema();
        self.history.text_changed();
        self.renew();
        self.select_places(&places);
    }

    /// The file is to be what the screen says, whatever it was before.
    pub(super) fn begin_with(&mut self, text: FileText) {
        self.saving = Saving::of(text);
    }
}
