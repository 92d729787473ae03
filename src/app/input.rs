//! Keys and pastes: first to what lies on top, then through the keymap.

use super::{App, Stage, Status};
use crate::action::{Action, Context};
use crate::form::FormOutcome;
use crate::keymap::{Meaning, Press};
use crate::overlay::{Input, Outcome, Overlay};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

impl App {
    /// Takes a key.
    pub fn press(&mut self, key: KeyEvent) {
        self.revision += 1;
        let press = Press::of(&key);
        if press.is_some() {
            self.status = Status::Nothing;
        }
        let context = self.context();
        let meaning = press.map_or(Meaning::Nothing, |press| {
            self.pending.press(&self.keymap, context, press)
        });
        match (meaning, self.overlays.last_mut(), press) {
            (Meaning::Action(action), Some(Overlay::Form(open)), Some(press)) => {
                let outcome = open.form.act(action);
                self.form_outcome(outcome, Some((action, Some(press))));
            }
            (Meaning::Action(action), ..) => self.hear_action(action),
            (Meaning::Nothing, Some(Overlay::Form(open)), _) => {
                let outcome = open.form.type_key(key);
                self.form_outcome(outcome, None);
            }
            (Meaning::Nothing, _, Some(press)) => {
                if !self.input(Input::Press(press)) {
                    self.press_apart(key);
                }
            }
            (Meaning::Begun, ..) | (Meaning::Nothing, _, None) => {}
        }
    }

    /// Takes Alt and a key for Esc and the key, where they mean something apart and nothing together: on a slow line, or
    /// while a terminal was not read, the two arrive as one.
    fn press_apart(&mut self, key: KeyEvent) {
        let alone = KeyEvent {
            modifiers: key.modifiers.difference(KeyModifiers::ALT),
            ..key
        };
        // Esc leaves what lies on top, so that the key is for what lies below.
        let below = match self.overlays.len() {
            0 | 1 => self.stage_context(),
            more => self.overlays[more - 2].context(),
        };
        let means = Press::of(&alone).map(|press| self.keymap.meaning(below, &[press]));
        if alone != key && means.is_some_and(|means| means != Meaning::Nothing) {
            self.press(KeyEvent::from(KeyCode::Esc));
            self.press(alone);
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
        self.stage_context()
    }

    /// Where keys are pressed when nothing lies over the stage.
    fn stage_context(&self) -> Context {
        match self.stage {
            Stage::Welcome { .. } => Context::Welcome,
            Stage::Broken(_) => Context::Broken,
            Stage::Open(_) => self.pane_context(),
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

    pub(super) fn hear_action(&mut self, action: Action) {
        if let Some(Overlay::Form(open)) = self.overlays.last_mut() {
            let outcome = open.form.act(action);
            return self.form_outcome(outcome, Some((action, None)));
        }
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
                self.fill_palette();
                self.note_filter();
                self.note_snooze();
                self.follow_tour();
                true
            }
            Outcome::Ignored => false,
            Outcome::Close => {
                self.overlays.pop();
                true
            }
            Outcome::Emit(action) => {
                self.overlays.pop();
                self.hear_action(action);
                true
            }
            Outcome::Taken => {
                self.taken();
                true
            }
        }
    }

    pub(super) fn form_outcome(
        &mut self,
        outcome: FormOutcome,
        asked: Option<(Action, Option<Press>)>,
    ) {
        match (outcome, asked) {
            (FormOutcome::Copy(text), Some((Action::CopyText, _))) => self.copy(text, "text"),
            (FormOutcome::Consumed | FormOutcome::Copy(_), _) => self.keep_draft(),
            (FormOutcome::Ignored, Some((action, press))) => self.act_beside_form(action, press),
            (FormOutcome::Ignored, None) => {}
            (FormOutcome::Cancel, _) => {
                self.overlays.pop();
                self.drop_draft();
            }
            (FormOutcome::Submit(table), _) => self.submit(table),
            (FormOutcome::Make(section, text), _) => self.make_linked(section, &text),
            (FormOutcome::External(text), _) => self.effect(super::Effect::Edit(text)),
        }
    }

    /// What a form has no use for may still leave, stop or redraw the program, or open the help.
    fn act_beside_form(&mut self, action: Action, press: Option<Press>) {
        // A key that copies leaves the program where there is nothing to copy.
        let outside = press.map(|press| self.keymap.meaning(Context::Anywhere, &[press]));
        match (action, outside) {
            (action, _) if action.home() == Context::Anywhere => self.act(action),
            (_, Some(Meaning::Action(action))) => self.act(action),
            (action, _) => self.say(format!("{} means nothing in this field", action.label())),
        }
    }
}
