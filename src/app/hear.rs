//! News from other threads and programs.

use super::effect::{Effect, News};
use super::{App, Stage};

impl App {
    /// Takes in what another thread has to say.
    pub fn hear(&mut self, news: News) {
        self.revision += 1;
        match news {
            News::Saved(result) => self.saved(result),
            News::Outside(found) => self.found(found),
            News::Checked { text, faults } => {
                if *text == *self.book.text() {
                    self.checked(faults);
                }
            }
            News::Signals { text, signals } => {
                if *text == *self.book.text() {
                    self.signals = Some(signals);
                }
            }
            News::Opened(opened) => self.opened(opened),
            News::NotCreated(failure) => self.refuse(format!("not created: {}", failure.reason)),
            News::Recalled { text, recalled } => self.recalled(&text, recalled),
            News::Draft(draft) => self.offer_draft(*draft),
            News::Beside(beside) => self.lies_beside(beside),
            News::Copy(Ok(found)) => self.join_copy(found),
            News::Copy(Err(failure)) => self.refuse(failure.reason),
            News::CopyRemoved(Ok(shown)) => {
                self.say(format!(
                    "removed {shown}; its text is among the old versions"
                ));
                self.look_beside();
            }
            News::CopyRemoved(Err(failure)) => {
                self.refuse(format!("not removed: {}", failure.reason));
            }
            News::Recent(recent) => self.choose_recent(recent),
            News::Edited(Ok(text)) => self.edited(&text),
            News::Edited(Err(failure)) => self.refuse(failure.reason),
            News::EditedFile(failure) => {
                if let Some(failure) = failure {
                    self.refuse(failure.reason);
                }
                self.reload();
            }
        }
    }

    /// Reads the file again, whatever is shown now. Changes that are not saved stay.
    pub(super) fn reload(&mut self) {
        let path = match &self.stage {
            Stage::Open(source) if self.unsaved() => {
                let words = format!(
                    "not read again: {} has changes that are not saved",
                    source.shown
                );
                return self.refuse(words);
            }
            Stage::Open(source) => source.path.clone(),
            Stage::Broken(broken) => broken.path.clone(),
            Stage::Welcome { path, .. } => path.clone(),
        };
        self.effect(Effect::Open(path));
    }
}
