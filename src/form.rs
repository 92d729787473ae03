//! Forms: a draft of one record with one row for each of its fields, made entirely from the table of fields.
//!
//! ```text
//! Form ── pages ── Sheet ─── rows ── Row ── Slot: line, prose, choice, chips, list     row.rs, line.rs, prose.rs, chips.rs
//!           │        └ an open list is a page of its own, and so is its open entry     entries.rs, sheet.rs
//!           ├ pick: the popup of names over the row under the cursor                   pick.rs
//!           └ ask: whether changes may be thrown away
//! ```
//!
//! A form does no input or output: it takes keys and pastes, and says what is to be done. Text becomes a value and a
//! value text in `reading.rs`; its keys are those of the keymap, and it hears the actions that they mean.

mod buffer;
mod chips;
mod context;
mod entries;
pub mod keys;
mod line;
mod pages;
mod pick;
mod prose;
mod reading;
mod row;
mod sheet;
mod slot;
mod typing;
mod writing;

pub use buffer::{Buffer, Motion};
pub use chips::Chips;
pub use context::{ALL_OF_IT, Candidate, FormContext, defaults};
pub use entries::{Entries, count};
pub use line::{CUT, Line, LineView, Piece, columns};
pub use pick::{Choice, Pick, Picked, Taking};
pub use prose::{Prose, ProseView};
pub use reading::{Read, fits, read};
pub use row::Row;
pub use sheet::{Refusal, Sheet};
pub use slot::Slot;

use crate::action::{Action, Context};
use crate::keymap::Keymap;
use crate::model::{Field, Section, Table};

/// A draft of one record, of one entry of a list, or of the person.
#[derive(Clone, Debug)]
pub struct Form {
    /// From the record inwards; never empty, the last one takes the keys.
    pages: Vec<Page>,
    context: FormContext,
    pick: Option<Pick>,
    /// Whether it is asked if changes may be thrown away.
    asking: bool,
    /// What was cut or copied last.
    kept: String,
}

/// What a form shows.
#[derive(Clone, Debug)]
pub enum Page {
    Sheet(Sheet),
    Entries(Entries),
}

/// What a form wants done after a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormOutcome {
    /// The key was for the form; draw it again.
    Consumed,
    /// The key is none of the form's.
    Ignored,
    /// The form is to be closed, nothing is kept.
    Cancel,
    /// The record is to be kept as it stands here, and the form closed.
    Submit(Table),
    /// This text is to be opened in the editor of the system; [`Form::edited`] takes it back.
    External(String),
    /// This text is to be copied to the clipboard.
    Copy(String),
    /// A record of this sort is to be made, which begins with this text; [`Form::link`] takes it.
    Make(Section, String),
}

/// A place of a form that can be pointed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// A row of a sheet; one past the last is the line that saves.
    Row(usize),
    /// An entry of a list.
    Entry(usize),
    /// A line of the popup.
    Choice(usize),
}

impl Form {
    /// A form for a table with these fields. A new record begins with [`defaults`].
    pub fn new(
        title: impl Into<String>,
        fields: &'static [Field],
        draft: Table,
        context: FormContext,
    ) -> Form {
        Form {
            pages: vec![Page::Sheet(Sheet::new(title.into(), fields, draft))],
            context,
            pick: None,
            asking: false,
            kept: String::new(),
        }
    }

    /// The table as the form says it now; for an open list or entry, as it was when that was opened.
    pub fn draft(&self) -> Result<Table, Vec<Refusal>> {
        match self.pages.first() {
            Some(Page::Sheet(sheet)) => sheet.draft(&self.context),
            _ => Ok(Table::new()),
        }
    }

    /// Whether anything was changed, in an open list or entry too.
    pub fn changed(&self) -> bool {
        self.pages.iter().enumerate().any(|(at, page)| match page {
            Page::Sheet(sheet) => sheet.changed(&self.context),
            Page::Entries(entries) => self.entries_changed(at, entries),
        })
    }

    /// Everything that was typed, for keeping it safe: what is not understood yet stands there as text.
    pub fn rescued(&self) -> Table {
        if let [Page::Sheet(sheet)] = self.pages.as_slice() {
            return sheet.rescued(&self.context);
        }
        let mut form = self.clone();
        form.rescue()
    }

    /// Goes on with what [`Form::rescued`] kept of an earlier form for the same record.
    pub fn resume(&mut self, rescued: &Table) {
        if let Some(Page::Sheet(sheet)) = self.pages.first_mut() {
            sheet.resume(rescued);
        }
    }

    pub fn context(&self) -> &FormContext {
        &self.context
    }

    /// The page that takes the keys.
    pub fn page(&self) -> Option<&Page> {
        self.pages.last()
    }

    /// The titles of all pages, from the record inwards; they may hold text of a file.
    pub fn titles(&self) -> impl Iterator<Item = &str> {
        self.pages.iter().map(|page| match page {
            Page::Sheet(sheet) => sheet.title(),
            Page::Entries(entries) => entries.title(),
        })
    }

    /// The popup that lies over the page.
    pub fn pick(&self) -> Option<&Pick> {
        self.pick.as_ref()
    }

    /// Whether it is asked if changes may be thrown away.
    pub fn asking(&self) -> bool {
        self.asking
    }

    /// Where keys are pressed now.
    pub fn keys(&self) -> Context {
        if self.asking {
            return Context::Leaving;
        }
        if let Some(pick) = &self.pick {
            return pick.keys();
        }
        match self.pages.last() {
            Some(Page::Entries(_)) => Context::Entries,
            Some(Page::Sheet(sheet)) if sheet.in_prose() => Context::Prose,
            Some(Page::Sheet(sheet)) => sheet.row().map_or(Context::Form, Row::keys),
            None => Context::Form,
        }
    }

    /// The keys that work now and what they do, for the key line.
    pub fn hints(&self, keymap: &Keymap) -> Vec<(String, &'static str)> {
        let context = self.keys();
        let shown = |action: &Action| {
            let key = keymap.key_shown(context, *action)?;
            Some((key, action.label_in(context)))
        };
        keys::offered(context).iter().filter_map(shown).collect()
    }

    /// Puts the cursor on the field of a name, which may lie in a group: `follow_up.what`. False if there is none.
    pub fn focus(&mut self, name: &str) -> bool {
        let Some(Page::Sheet(sheet)) = self.pages.last_mut() else {
            return false;
        };
        let is = |row: &Row| {
            let mut parts = row.place.iter().copied().chain([row.field.name]);
            name.split('.').all(|part| parts.next() == Some(part)) && parts.next().is_none()
        };
        let at = sheet.rows.iter().position(is);
        at.is_some_and(|at| sheet.go_to(at))
    }
}
