//! New files: the first one from the welcome, and another one for what is open. What was typed stays until one stands.

use super::effect::{Effect, Failure, Found, Opened, SaveAsJob};
use super::{App, Stage};
use crate::file_text::FileText;
use crate::model::Table;
use crate::overlay::{LineFor, Overlay, Prompt, Purpose};
use std::path::PathBuf;

/// A new file that is on its way.
#[derive(Debug)]
pub(super) enum Making {
    /// The first one, with the form for it still open.
    First,
    /// Another one for what is open, under the path that was typed.
    As(String),
}

impl App {
    /// Has the first file made; its form stays until it is there.
    pub(super) fn make_first(&mut self, path: PathBuf, roadmap: &Table) {
        if self.making.is_some() {
            return self.say("the file is being made");
        }
        self.making = Some(Making::First);
        let text = FileText::from(crate::store::new_roadmap(roadmap));
        self.effect(Effect::Create { path, text });
    }

    /// Asks under which name what is open is to go on.
    pub(super) fn ask_save_as(&mut self) {
        let Stage::Open(source) = &self.stage else {
            return;
        };
        let start = source.path.to_string_lossy().into_owned();
        self.overlays
            .push(Overlay::Prompt(Prompt::new(LineFor::SaveAs, &start)));
    }

    /// Has what is open written to another file, where the work goes on.
    pub(super) fn save_as(&mut self, typed: String) {
        let Stage::Open(source) = &self.stage else {
            return;
        };
        if self.making.is_some() {
            return self.say("another file is being made");
        }
        let job = SaveAsJob {
            from: source.path.clone(),
            path: PathBuf::from(&typed),
            text: self.present_book().shared_text(),
            notes: self.notes(),
        };
        self.notes_are_sent();
        self.making = Some(Making::As(typed));
        self.effect(Effect::SaveAs(job));
    }

    /// What is open stands in another file now: all that can be undone goes along.
    pub(super) fn saved_as(&mut self, opened: Opened) {
        self.making = None;
        let (Stage::Open(source), Found::Text(found)) = (&mut self.stage, &opened.found) else {
            return self.opened(opened);
        };
        let text = found.text.clone();
        source.path = opened.path;
        source.shown.clone_from(&opened.shown);
        source.scratch = opened.scratch;
        source.read_only = opened.read_only;
        source.stale = None;
        self.notes_are_kept();
        self.marks = None;
        self.begin_with(text);
        self.note_schema();
        self.forget_beside();
        self.forget_draft();
        self.look_beside();
        self.say(format!("saved as {}; this one is open now", opened.shown));
        // What was changed meanwhile.
        self.save();
        self.revision += 1;
    }

    /// No file was made: what was typed for it is there to be corrected.
    pub(super) fn not_made(&mut self, failure: &Failure) {
        match self.making.take() {
            Some(Making::As(typed)) => {
                self.notes_are_not_kept();
                if self.overlays.is_empty() {
                    let prompt = Prompt::new(LineFor::SaveAs, &typed);
                    self.overlays.push(Overlay::Prompt(prompt));
                }
                self.save();
            }
            Some(Making::First) | None => {}
        }
        self.tour_next = false;
        self.refuse(format!("not created: {}", failure.reason));
    }

    /// The first file is there: its form is no longer wanted, nor what was kept of it.
    pub(super) fn made_first(&mut self) {
        let first = matches!(self.making, Some(Making::First));
        if first && matches!(self.overlays.last(), Some(Overlay::Guide(_))) {
            self.overlays.pop();
        }
        let form = matches!(
            self.overlays.last(),
            Some(Overlay::Form(open)) if matches!(open.purpose, Purpose::NewFile(_))
        );
        if first && form {
            self.overlays.pop();
            self.drop_draft();
        }
        self.making = None;
    }

    /// Whether another file is being made for what is open.
    pub(super) fn is_moving(&self) -> bool {
        matches!(self.making, Some(Making::As(_)))
    }
}
