//! Conflict copies that a synchroniser has put beside the file: said, joined when asked to, never removed unasked.

use super::effect::{CopyFound, Effect};
use super::{App, Stage};
use crate::action::{Action, Context};
use crate::file_text::FileText;
use crate::overlay::{Chooser, List, Order, Overlay, Row};
use crate::store::disk::copies::{Beside, ConflictCopy};
use crate::store::disk::names::shown;
use crate::store::joining;
use std::path::{Path, PathBuf};

/// What is known of the files beside the open one.
#[derive(Debug, Default)]
pub(super) struct Neighbours {
    found: Beside,
    /// The swap file is told once.
    swap_told: bool,
    /// A copy that was joined, and may be removed when nothing is left to decide.
    joined: Option<(PathBuf, FileText)>,
    /// A copy that goes as soon as what was joined is saved.
    going: Option<Going>,
}

/// A copy that may go, what it says, and what the file says with it joined.
#[derive(Debug)]
struct Going {
    copy: PathBuf,
    text: FileText,
    with_it: FileText,
}

impl App {
    /// Has it looked up what lies beside the file.
    pub fn look_beside(&mut self) {
        if let Stage::Open(source) = &self.stage
            && !source.scratch
        {
            let path = source.path.clone();
            self.effect(Effect::LookBeside(path));
        }
    }

    /// Another file is open.
    pub(super) fn forget_beside(&mut self) {
        self.beside = Neighbours::default();
    }

    pub(super) fn lies_beside(&mut self, found: Beside) {
        if let Some(swap) = found.swap.as_ref().filter(|_| !self.beside.swap_told) {
            self.beside.swap_told = true;
            let name = name_of(swap);
            self.refuse(format!(
                "an editor may have this file open: {name} lies beside it"
            ));
        }
        self.beside.found = found;
    }

    /// What is to be said of the copies; none where there are none.
    pub fn words_beside(&self) -> Option<String> {
        let copies = &self.beside.found.copies;
        let first = copies.first()?;
        let key = self
            .keymap
            .key_shown(Context::Dashboard, Action::MergeCopy)
            .map_or(String::new(), |key| format!(", {key} joins it"));
        Some(match copies.len() {
            1 => format!(
                "a conflict copy of {} lies beside the file{key}",
                first.maker
            ),
            more => format!("{more} conflict copies lie beside the file{key}"),
        })
    }

    /// Joins the copy beside the file, or asks which.
    pub(super) fn choose_copy(&mut self) {
        if self.refused_to_change() {
            return;
        }
        let row =
            |copy: &ConflictCopy| Row::new(name_of(&copy.path), copy.maker, copy.path.clone());
        match self.beside.found.copies.as_slice() {
            [] => self.say("no conflict copy lies beside the file"),
            [one] => self.read_copy(one.path.clone()),
            copies => {
                let list = List::new(copies.iter().map(row).collect(), Order::Kept);
                let chooser =
                    Chooser::new("Join a conflict copy", "join", list, &self.keymap).wide();
                self.overlays.push(Overlay::Copies(chooser));
            }
        }
    }

    pub(super) fn read_copy(&mut self, copy: PathBuf) {
        if let Stage::Open(source) = &self.stage {
            let path = source.path.clone();
            let text = self.book.shared_text();
            self.effect(Effect::ReadCopy { path, copy, text });
        }
    }

    /// Joins what a copy says with what the screen says, as one step that can be taken back.
    pub(super) fn join_copy(&mut self, found: CopyFound) {
        if found.of != self.stage.path() || self.refused_to_change() {
            return;
        }
        let joining = match joining(found.base.as_deref(), self.book.text(), &found.text) {
            Ok(joining) => joining,
            Err(clash) => return self.refuse(format!("{} is not joined: {clash}", found.shown)),
        };
        let asked = joining.conflicts.len();
        if !joining.changes.is_empty() && !self.commit(joining.changes.clone()) {
            return;
        }
        self.beside.joined = Some((found.path, found.text));
        self.add_disputes(joining.conflicts, true);
        let taken = joining.changes.0.len();
        let taken = counted(taken, "change");
        match (asked, &found.base) {
            (0, _) if joining.changes.is_empty() => {
                self.say(format!("{} says nothing new", found.shown));
            }
            (_, None) => {
                let asked = counted(asked, "difference");
                self.refuse(format!(
                    "nothing is known that both come from: {asked} to decide"
                ));
            }
            (0, _) => self.say(format!("joined: {taken} of {}", found.shown)),
            _ => self.say(format!("joined: {taken}; {asked} to decide")),
        }
        self.ask_to_remove_copy();
    }

    /// Once nothing is left to decide, asks whether the copy may go.
    pub(super) fn ask_to_remove_copy(&mut self) {
        let decided = !self.disputes.iter().any(|dispute| dispute.copy);
        let Some((path, _)) = self.beside.joined.as_ref().filter(|_| decided) else {
            return;
        };
        let rows = vec![
            Row::new("keep", "the copy stays where it is", false),
            Row::new(
                format!("remove {}", name_of(path)),
                "its text stays among the old versions",
                true,
            ),
        ];
        let list = List::new(rows, Order::Kept);
        let chooser = Chooser::new("The copy is joined", "choose", list, &self.keymap).wide();
        self.overlays.push(Overlay::RemoveCopy(chooser));
    }

    /// Whether the copy that was joined may go.
    pub(super) fn answer_removal(&mut self, remove: bool) {
        let Some((copy, text)) = self.beside.joined.take().filter(|_| remove) else {
            return;
        };
        let with_it = self.book.shared_text();
        self.beside.going = Some(Going {
            copy,
            text,
            with_it,
        });
        self.remove_once_saved();
        if self.beside.going.is_some() {
            self.say("the copy goes as soon as what was joined is saved");
        }
    }

    /// Removes the copy that may go, if what was joined is saved by now.
    pub(super) fn remove_once_saved(&mut self) {
        if self.unsaved() {
            return;
        }
        let Some(going) = self.beside.going.take() else {
            return;
        };
        // It was taken back meanwhile, or something else was changed: then nobody may remove anything.
        if *going.with_it != *self.book.text() {
            return self.refuse("the copy is not removed: the file says something else by now");
        }
        let Going { copy, text, .. } = going;
        if let Stage::Open(source) = &self.stage {
            let path = source.path.clone();
            self.effect(Effect::RemoveCopy { path, copy, text });
        }
    }
}

fn counted(count: usize, what: &str) -> String {
    let end = if count == 1 { "" } else { "s" };
    format!("{count} {what}{end}")
}

fn name_of(path: &Path) -> String {
    path.file_name()
        .map_or(String::new(), |name| shown(Path::new(name)))
}

#[cfg(test)]
mod tests;
