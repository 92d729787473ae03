//! Keys and pastes: first to what lies on top, then through the keymap.

use super::{App, Stage, Status};
use crate::action::{Action, Context};
use crate::form::FormOutcome;
use crate::keymap::{Meaning, Press};
use crate::overlay::{Input, Outcome, Overlay};
use crossterm::event::KeyEvent;

impl App {
    /// Takes a key.
    pub fn press(&mut self, key: KeyEvent) {
        self.revision += 1;
        if let Some(Overlay::Form(form)) = self.overlays.last_mut() {
            self.status = Status::Nothing;
            let outcome = form.form.key(key);
            return self.form_outcome(outcome, key);
        }
        let Some(press) = Press::of(&key) else { return };
        self.status = Status::Nothing;
        let context = self.context();
        match self.pending.press(&self.keymap, context, press) {
            Meaning::Begun => {}
            Meaning::Action(action) => self.hear_action(action),
            Meaning::Nothing => {
                self.input(Input::Press(press));
            }
        }
    }

    /// Takes pasted text: for what is typed in, or for nothing.
    pub fn paste(&mut self, text: &str) {
        self.revision += 1;
        self.pending.clear();
        if let Some(Overlay::Form(form)) = self.overlays.last_mut() {
            form.form.paste(text);
            return self.keep_draft();
        }
        self.input(Input::Paste(text));
    }

    /// Where keys are pressed now.
    pub fn context(&self) -> Context {
        if let Some(overlay) = self.overlays.last() {
            return overlay.context();
        }
        match self.stage {
            Stage::Welcome { .. } => Context::Welcome,
            Stage::Broken(_) => Context::Broken,
            Stage::Open(_) => self.panes.focus.context(),
        }
    }

    /// The presses that have begun a key of several, as they are shown.
    pub fn begun(&self) -> String {
        self.pending
            .begun()
            .iter()
            .map(|press| press.shown())
            .collect::<Vec<_>>()
            .join(" ")
    }

    fn hear_action(&mut self, action: Action) {
        if !self.input(Input::Action(action)) {
            self.act(action);
        }
    }

    /// Gives the top overlay its input; false where it has no use for it.
    fn input(&mut self, input: Input<'_>) -> bool {
        let Some(overlay) = self.overlays.last_mut() else {
            return false;
        };
        match overlay.hear(input) {
            Outcome::Consumed => {
                self.note_capture();
                true
            }
            Outcome::Ignored => false,
            Outcome::Close => {
                self.overlays.pop();
                true
            }
            Outcome::Emit(action) => {
                self.overlays.pop();
                self.act(action);
                true
            }
            Outcome::Taken => {
                self.taken();
                true
            }
        }
    }

    fn form_outcome(&mut self, outcome: FormOutcome, key: KeyEvent) {
        match outcome {
            FormOutcome::Consumed | FormOutcome::Copy(_) => self.keep_draft(),
            FormOutcome::Ignored => self.key_beside_form(key),
            FormOutcome::Cancel => {
                self.overlays.pop();
                self.drop_draft();
            }
            FormOutcome::Submit(table) => self.submit(table),
            FormOutcome::External(text) => self.effect(super::Effect::Edit(text)),
        }
    }

    /// A key that a form has no use for may still leave, stop or redraw the program, or open the help.
    fn key_beside_form(&mut self, key: KeyEvent) {
        let Some(press) = Press::of(&key) else { return };
        let known = self.keymap.meaning(Context::Anywhere, &[press]);
        if let Meaning::Action(
            action @ (Action::Quit | Action::Suspend | Action::Redraw | Action::Help),
        ) = known
        {
            self.act(action);
        }
    }
}
