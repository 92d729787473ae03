//! Steps of earlier sessions: looked up when the first undo asks for them, and told to the journal with each save.

use super::effect::Effect;
use super::{App, Stage, Status};
use crate::file_text::FileText;
use crate::history::Note;
use crate::store::journal::Recalled;

/// Whether a step is to be taken back or made again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Back,
    Forth,
}

/// What is known of the journal.
#[derive(Debug, Default)]
pub(super) struct Memory {
    asked: bool,
    arrived: bool,
    /// What is to be done once the steps are here.
    waiting: Vec<Way>,
    /// Lines for the journal, which are written once the file is saved.
    notes: Vec<Note>,
    /// So many of them are on their way.
    sent: usize,
}

impl App {
    /// Keeps a line for the journal until the next save.
    pub(super) fn note(&mut self, note: Note) {
        if matches!(&self.stage, Stage::Open(source) if !source.scratch) {
            self.memory.notes.push(note);
        }
    }

    /// The lines that go with a save.
    pub(super) fn notes(&self) -> Vec<Note> {
        self.memory.notes.clone()
    }

    /// The lines are on their way with a save.
    pub(super) fn notes_are_sent(&mut self) {
        self.memory.sent = self.memory.notes.len();
    }

    /// The save is done, and its lines are written.
    pub(super) fn notes_are_kept(&mut self) {
        let sent = std::mem::take(&mut self.memory.sent);
        self.memory.notes.drain(..sent.min(self.memory.notes.len()));
    }

    /// The save was in vain, and its lines are still to be written.
    pub(super) fn notes_are_not_kept(&mut self) {
        self.memory.sent = 0;
    }

    /// Looks up the steps of earlier sessions where those of this one are at an end.
    pub(super) fn recall(&mut self, way: Way) {
        let nothing = match way {
            Way::Back => "nothing to undo",
            Way::Forth => "nothing to redo",
        };
        let known = self.memory.arrived || (way == Way::Forth && !self.history.may_recall_future());
        if known || !matches!(&self.stage, Stage::Open(source) if !source.scratch) {
            return self.say(nothing);
        }
        if self.refused_to_change() {
            return;
        }
        self.memory.waiting.push(way);
        self.say("looking up earlier steps");
        self.ask_for_steps();
    }

    /// Asks for them once the journal knows all that was done here.
    pub(super) fn ask_for_steps(&mut self) {
        let Stage::Open(source) = &self.stage else {
            return;
        };
        if self.memory.waiting.is_empty() || self.memory.asked || self.is_saving() {
            return;
        }
        if !self.memory.notes.is_empty() && self.unsaved() {
            self.memory.waiting.clear();
            return self.refuse("earlier steps can be undone once everything is saved");
        }
        self.memory.asked = true;
        let path = source.path.clone();
        let text = self.book.shared_text();
        self.effect(Effect::Recall { path, text });
    }

    /// The steps of earlier sessions are here, looked up for this text.
    pub(super) fn recalled(&mut self, text: &FileText, recalled: Recalled) {
        if !self.memory.asked || self.memory.arrived {
            return;
        }
        self.memory.arrived = true;
        let waiting = std::mem::take(&mut self.memory.waiting);
        let idle = self.history.last().is_none();
        self.history.recall(recalled.past, recalled.future);
        if *text != self.book.shared_text() {
            self.history.text_changed();
        }
        self.status = Status::Nothing;
        // Where something was done meanwhile, the key was not meant for that.
        for way in waiting.into_iter().filter(|_| idle) {
            match way {
                Way::Back => self.undo(),
                Way::Forth => self.redo(),
            }
        }
        if let Some(word) = recalled.word {
            self.refuse(word);
        }
    }

    /// Another roadmap is open: what was known of the journal was of the last one.
    pub(super) fn forget_journal(&mut self) {
        self.memory = Memory::default();
        self.history = self.history.anew();
    }
}
