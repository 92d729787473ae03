//! Taking back what somebody wrote into a shared copy: each change is shown, and taken or refused.

use super::conflicts::Dispute;
use super::effect::SharedFound;
use super::{App, Effect, Stage};
use crate::change::{Conflict, Fact};
use crate::export::back::returned;
use crate::overlay::{LineFor, Overlay, Prompt};
use crate::store::{Book, check};
use std::path::{Path, PathBuf};

impl App {
    /// Asks which copy came back.
    pub(super) fn ask_take_back(&mut self) {
        if self.refused_to_change() {
            return;
        }
        let start = self.shared_name();
        let prompt = Prompt::new(LineFor::TakeBack, &start);
        self.overlays.push(Overlay::Prompt(prompt));
    }

    /// The usual name of a copy of this roadmap.
    fn shared_name(&self) -> String {
        let Stage::Open(source) = &self.stage else {
            return String::new();
        };
        shared_name(&source.path).to_string_lossy().into_owned()
    }

    /// Reads a copy at the start of the program, or once it is named.
    pub fn begin_take_back(&mut self, copy: PathBuf) {
        if self.refused_to_change() {
            return;
        }
        if let Stage::Open(source) = &self.stage {
            let path = source.path.clone();
            self.effect(Effect::ReadShared { path, copy });
        }
    }

    /// Shows what a copy says that was not in it when it was shared.
    pub(super) fn offer_back(&mut self, found: &SharedFound) {
        if found.of != self.stage.path() || self.refused_to_change() {
            return;
        }
        if !check(&found.text).is_empty() {
            let words = format!("{} is no valid TOML: nothing is taken", found.shown);
            return self.refuse(words);
        }
        let [base, copy] =
            [&found.base, &found.text].map(|text| Book::open(text.clone()).roadmap());
        let back = returned(&base, &self.book.roadmap(), &copy);
        let value = |fact: &Option<Fact>| fact.as_ref().map(|fact| fact.value.clone());
        let offers = back.changes.into_iter().map(|change| Dispute {
            conflict: Conflict {
                at: change.at.clone(),
                base: value(&change.diff.before),
                ours: value(&change.diff.before),
                theirs: value(&change.diff.after),
            },
            copy: true,
            offer: Some(change),
        });
        let clashes = back.clashes.into_iter().map(|conflict| Dispute {
            conflict,
            copy: true,
            offer: None,
        });
        let count = self.add_offers(offers.chain(clashes).collect());
        let kept = match back.kept.len() {
            0 => "",
            _ => "; what was removed there has private parts here, so it stays",
        };
        match count {
            0 => self.say(format!("{} says nothing new{kept}", found.shown)),
            1 => self.say(format!("1 change in {}{kept}", found.shown)),
            count => self.say(format!("{count} changes in {}{kept}", found.shown)),
        }
    }
}

/// The usual name of a shared copy: `roadmap.shared.toml` beside `roadmap.toml`.
pub(crate) fn shared_name(path: &Path) -> PathBuf {
    let stem = path.file_stem().unwrap_or(path.as_os_str());
    let mut name = stem.to_os_string();
    name.push(".shared.toml");
    path.with_file_name(name)
}
