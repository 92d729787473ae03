//! The present mode: everything private is hidden on every screen, and changes reach the roadmap behind it.
//!
//! What is shown is a roadmap without its private parts, so nothing that draws, searches or counts can show them.

use super::App;
use crate::action::Action;
use crate::change::{ChangeSet, apply, describe_all, diff};
use crate::export::private::{Withheld, put_back};
use crate::model::{Field, Path, Value};
use crate::overlay::Overlay;

impl App {
    /// How much is hidden; none where all is shown.
    pub fn hidden(&self) -> Option<Withheld> {
        self.hides
    }

    /// Hides all that is private, or shows it again.
    pub(super) fn toggle_present(&mut self) {
        // What is open was made from what may be hidden now.
        self.overlays
            .retain(|overlay| matches!(overlay, Overlay::Outlook(_)));
        self.forget_trail();
        let shown = self.today;
        self.hides = match self.hides {
            Some(_) => None,
            None => Some(Withheld::default()),
        };
        self.epoch += 1;
        if self.team.is_some() {
            self.redraw_team();
            let words = match self.hides {
                None => "all is shown again",
                Some(_) => "hidden: what you noted of people",
            };
            return self.say(words.to_owned());
        }
        self.look_at(shown);
        let words = match self.hides {
            None => "all is shown again".to_owned(),
            Some(withheld) => match withheld.words() {
                Some(words) => format!("hidden: {words}"),
                None => "presenting; nothing here is private".to_owned(),
            },
        };
        self.say(words);
    }

    /// Says so where something would show what is hidden.
    pub(super) fn refused_while_hiding(&mut self, action: Action) -> bool {
        let would_show = matches!(
            action,
            Action::EditFile
                | Action::Settle
                | Action::TakeMine
                | Action::TakeTheirs
                | Action::TakeBase
                | Action::MergeCopy
                | Action::TakeBack
        );
        let refused = would_show && self.hides.is_some();
        if refused {
            let key = self.keymap.key_shown(self.pane_context(), Action::Present);
            let key = key.map_or(String::new(), |key| {
                format!(": {key} leaves the present mode")
            });
            self.refuse(format!("this could show what is hidden{key}"));
        }
        refused
    }

    /// Makes changes of what is shown in the roadmap behind it.
    pub(super) fn commit_hiding(&mut self, changes: &ChangeSet) -> bool {
        let shown = self.book.roadmap();
        let words = describe_all(changes, &shown, self.today);
        let Ok(after) = apply(&shown, changes) else {
            self.refuse("not changed: this is no longer there");
            return false;
        };
        let real = self.present_book().roadmap();
        let Some(wanted) = put_back(&shown, &real, &after) else {
            let refused = "not changed: something that is hidden is in the way";
            self.refuse(refused);
            return false;
        };
        let done = self.with_present(|app| app.commit_whole(diff(&real, &wanted)));
        if done {
            self.say_hiding("", &words);
        } else {
            self.refuse("not changed: something that is hidden is in the way");
        }
        done
    }

    /// Says what was done, from what is shown alone.
    fn say_hiding(&mut self, verb: &str, words: &[String]) {
        let words = match words {
            [] => "something that is hidden".to_owned(),
            [one] => one.clone(),
            [first, more @ ..] => format!("{first}, and {} more", more.len()),
        };
        self.say(format!("{verb}{words}"));
    }

    /// Takes a step back or makes it again, and says of it what may be seen.
    pub(super) fn step_hiding(&mut self, verb: &str, step: fn(&mut App)) {
        let text = self.present_book().shared_text();
        let before = self.book.roadmap();
        self.with_present(step);
        if *text == *self.present_book().text() {
            return self.say(format!("nothing was {verb}"));
        }
        let after = self.book.roadmap();
        let mut changes = diff(&before, &after);
        // What is only hidden now is not named any more.
        changes.0.retain(|change| {
            let record = change.at.into_record();
            let still = record
                .is_some_and(|(section, key)| self.present_book().find(section, key).is_some());
            change.diff.after.is_some() || !still || change.at.steps().len() > 2
        });
        let mut told = before.clone();
        for (name, value) in after.iter() {
            told.set(name, value.clone());
        }
        let words = describe_all(&changes, &told, self.today);
        self.say_hiding(&format!("{verb}: "), &words);
    }

    /// Makes the selected record private, or shows it to others again.
    pub(super) fn toggle_private(&mut self) {
        let Some((section, key, table)) = self.record_here() else {
            return;
        };
        if self.hides.is_some() {
            return self
                .say("leave the present mode first: what is private would be gone from here");
        }
        if Field::find(section.fields(), "private").is_none() {
            let one = section.list().map_or("record", |list| list.one);
            return self.say(format!("a {one} is never private"));
        }
        let at = Path::record(section, key).field("private");
        let before = table.get("private").cloned();
        let is_private = before == Some(Value::Boolean(true));
        let after = if is_private {
            self.private_parts_before(&at)
        } else {
            Some(Value::Boolean(true))
        };
        let words = match (is_private, &after) {
            (false, _) => "private: no shared copy, export or present mode shows it",
            (true, Some(_)) => "no longer private as a whole; its private fields are as before",
            (true, None) => "no longer private, nor is any field of it",
        };
        if self.commit(ChangeSet::set(at, before, after)) {
            self.say(words);
        }
    }

    /// The fields that alone were private before the last step made the whole record so: the same key twice must not show
    /// them.
    fn private_parts_before(&self, at: &Path) -> Option<Value> {
        let done = self.history.last()?;
        let change = done.changes.0.iter().find(|change| change.at == *at)?;
        let before = &change.diff.before.as_ref()?.value;
        matches!(before, Value::Array(_)).then(|| before.clone())
    }
}
