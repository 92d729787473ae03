//! News from other threads and programs.

use super::App;
use super::effect::{Effect, News};
use crate::config::Config;
use crate::file_text::FileText;
use crate::mistake::Mistake;

impl App {
    /// Takes in what another thread has to say.
    pub fn hear(&mut self, news: News) {
        self.revision += 1;
        match &news {
            // These are about what is shown.
            News::Checked { .. } | News::Signals { .. } | News::Settings(..) => {
                self.take_in_news(news);
            }
            News::SettingsTouched | News::Filters(_) => self.take_in_news(news),
            // These are about the file of today, and leave one where one is.
            News::Saved(_) | News::Outside { .. } | News::Beside { .. } | News::Recalled { .. } => {
                self.with_present(|app| app.take_in_news(news));
            }
            _ => {
                self.come_back();
                self.with_present(|app| app.take_in_news(news));
                // Another file is hidden in the same way.
                if self.hides.is_some() && self.present.is_none() {
                    self.look_at(self.today);
                }
            }
        }
    }

    #[expect(clippy::too_many_lines, reason = "one arm for each piece of news")]
    fn take_in_news(&mut self, news: News) {
        match news {
            News::Saved(result) => self.saved(result),
            // A watch may still have something to say of the file that was open before.
            News::Outside { path, found } => {
                if path == self.stage.path() {
                    self.found(found);
                }
            }
            News::Checked { text, faults } => {
                if self.shows(&text) {
                    self.checked(faults);
                }
            }
            News::Signals { text, signals } => {
                if self.shows(&text) {
                    self.signals = Some(signals);
                }
            }
            News::Opened(opened) => self.opened(opened),
            News::SavedAs(opened) => self.saved_as(opened),
            News::NotCreated(failure) => self.not_made(&failure),
            News::Recalled {
                path,
                text,
                recalled,
            } => {
                if path == self.stage.path() {
                    self.recalled(&text, recalled);
                }
            }
            News::Draft { path, draft } => {
                if path == self.stage.path() {
                    self.offer_draft(*draft);
                }
            }
            News::Beside { path, beside } => {
                if path == self.stage.path() {
                    self.lies_beside(beside);
                }
            }
            News::Copy(Ok(found)) => self.join_copy(found),
            News::Shared(Ok(found)) => self.offer_back(&found),
            News::CopyRemoved(Ok(shown)) => {
                self.say(format!(
                    "removed {shown}; its text is among the old versions"
                ));
                self.look_beside();
            }
            News::CopyRemoved(Err(failure)) => {
                self.refuse(format!("not removed: {}", failure.reason));
            }
            News::Filters(kept) => self.choose_filter(&kept),
            News::SettingsTouched => {
                if let Some(settings) = self.settings.clone() {
                    self.effect(Effect::ReadSettings(settings));
                }
            }
            News::Settings(config, mistakes) => self.settings_read(*config, &mistakes),
            News::Browsed(Ok(address)) => self.say(format!("opened {address}")),
            News::Browsed(Err(failure)) | News::Shared(Err(failure)) => {
                self.refuse(format!("{} ({})", failure.reason, failure.hint));
            }
            News::NotSet(failure) => self.refuse(format!("not set: {}", failure.reason)),
            News::Commands(earlier) => self.commands_found(earlier),
            News::Recent(recent) => self.choose_recent(recent),
            News::People { reading, read } => self.people_read(reading, read),
            News::TeamListed(found) => self.team_listed(found),
            News::Edited(Ok(text)) => self.edited(&text),
            News::Edited(Err(failure)) | News::Copy(Err(failure)) => self.refuse(failure.reason),
            News::EditedFile(failure) => {
                if let Some(failure) = failure {
                    self.refuse(failure.reason);
                }
                self.reload();
            }
        }
    }

    /// Takes in what the settings say now, and says so where that is something else.
    fn settings_read(&mut self, config: Config, mistakes: &[Mistake]) {
        let same = config.look == self.look
            && config.keymap == self.keymap
            && config.thresholds == self.thresholds
            && config.name == self.name;
        if !same {
            self.configure(config);
            self.say("the settings have changed");
        }
        self.tell_mistakes(mistakes);
    }

    /// Whether a text is the one that is shown.
    fn shows(&self, text: &FileText) -> bool {
        *text == self.book.shared_text()
    }

    /// Reads the file again, whatever is shown now. Changes that are not saved stay, and so does what can be undone.
    pub(super) fn reload(&mut self) {
        let path = self.stage.path().to_owned();
        self.effect(Effect::Open(path));
    }
}
