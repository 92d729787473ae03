//! Going into lists and entries and out of them again, and keeping what was written there.

use super::context::defaults;
use super::entries::Entries;
use super::row::Row;
use super::sheet::Sheet;
use super::slot::Slot;
use super::{Form, FormOutcome, Page, count};
use crate::model::{Kind, Table, Value};

impl Form {
    /// Opens the list under the cursor.
    pub(super) fn open_list(&mut self) {
        let Some(Page::Sheet(sheet)) = self.pages.last() else {
            return;
        };
        let Some(row) = sheet.row() else { return };
        let (Kind::List(list), Slot::List(items)) = (row.field.kind, &row.slot) else {
            return;
        };
        let entries = Entries::new(row.field, list, items.clone());
        let is_empty = items.is_empty();
        self.pages.push(Page::Entries(entries));
        // Nothing else can be done in an empty list.
        if is_empty {
            self.open_entry(true);
        }
    }

    /// Opens the entry under the cursor, or a new one.
    pub(super) fn open_entry(&mut self, new: bool) {
        let Some(Page::Entries(entries)) = self.pages.last_mut() else {
            return;
        };
        let list = entries.list;
        let (title, draft, at) = match entries.items.get(entries.at) {
            Some(Value::Table(table)) if !new => {
                let name = entries.name_of(entries.at, self.context.today);
                (name, table.clone(), entries.at)
            }

            Some(_) if !new => return,
            _ => {
                let draft = defaults(list.fields, &self.context);
                (format!("new {}", list.one), draft, entries.items.len())
            }
        };
        entries.open = Some(at);
        self.pages
            .push(Page::Sheet(Sheet::new(title, list.fields, draft)));
    }

    /// Keeps the page that takes the keys and goes back to the one before it; false when something is wrong there.
    pub(super) fn keep_page(&mut self) -> bool {
        let context = &self.context;
        match self.pages.last_mut() {
            Some(Page::Sheet(sheet)) => match sheet.draft(context) {
                Err(refusals) => {
                    sheet.tried = true;
                    sheet.in_prose = false;
                    if let Some(first) = refusals.first() {
                        sheet.at = first.row;
                    }
                    return false;
                }
                Ok(table) => {
                    self.pages.pop();
                    if let Some(Page::Entries(entries)) = self.pages.last_mut() {
                        entries.put(table);
                    }
                }
            },
            Some(Page::Entries(_)) => self.close_list(),
            None => {}
        }
        true
    }

    /// Writes the open list into its row and goes back there.
    fn close_list(&mut self) {
        let Some(Page::Entries(entries)) = self.pages.pop() else {
            return;
        };
        if let Some(row) = self.sheet_mut().and_then(Sheet::row_mut) {
            store(row, entries.items);
        }
    }

    /// Keeps every open page from the innermost on and gives the record to the program.
    pub(super) fn submit(&mut self) -> FormOutcome {
        self.pick = None;
        self.asking = false;
        while self.pages.len() > 1 {
            if !self.keep_page() {
                return FormOutcome::Consumed;
            }
        }
        if let Ok(table) = self.draft() {
            return FormOutcome::Submit(table);
        }
        self.keep_page();
        FormOutcome::Consumed
    }

    /// Goes on from the last field: keeps the page, and the record with the outermost one.
    pub(super) fn finish_page(&mut self) -> FormOutcome {
        if self.pages.len() == 1 {
            return self.submit();
        }
        self.keep_page();
        FormOutcome::Consumed
    }

    /// Asks whether changes may be thrown away; false where there are none.
    pub fn ask(&mut self) -> bool {
        self.asking = self.changed();
        self.asking
    }

    /// Leaves a page: a list as it is, a sheet after asking when it was changed.
    pub(super) fn leave(&mut self) -> FormOutcome {
        match self.pages.last() {
            Some(Page::Entries(_)) => {
                self.close_list();
                FormOutcome::Consumed
            }
            Some(Page::Sheet(sheet)) if sheet.changed(&self.context) => {
                self.asking = true;
                FormOutcome::Consumed
            }
            _ => self.discard(),
        }
    }

    /// Leaves a sheet without keeping it.
    pub(super) fn discard(&mut self) -> FormOutcome {
        self.asking = false;
        if self.pages.len() == 1 {
            return FormOutcome::Cancel;
        }
        self.pages.pop();
        if let Some(Page::Entries(entries)) = self.pages.last_mut() {
            entries.open = None;
            // A list that was opened only to add its first entry has nothing to show.
            if entries.is_empty() {
                self.close_list();
            }
        }
        FormOutcome::Consumed
    }

    pub(super) fn entries_changed(&self, at: usize, entries: &Entries) -> bool {
        let Some(Page::Sheet(sheet)) = at.checked_sub(1).and_then(|at| self.pages.get(at)) else {
            return false;
        };
        match sheet.row().map(|row| &row.slot) {
            Some(Slot::List(items)) => *items != entries.items,
            _ => false,
        }
    }

    pub(super) fn rescue(&mut self) -> Table {
        while self.pages.len() > 1 {
            match self.pages.pop() {
                Some(Page::Sheet(sheet)) => {
                    let table = sheet.rescued(&self.context);
                    if let Some(Page::Entries(entries)) = self.pages.last_mut() {
                        entries.put(table);
                    }
                }
                Some(Page::Entries(entries)) => {
                    self.pages.push(Page::Entries(entries));
                    self.close_list();
                }
                None => break,
            }
        }
        match self.pages.first() {
            Some(Page::Sheet(sheet)) => sheet.rescued(&self.context),
            _ => Table::new(),
        }
    }

    pub(super) fn sheet_mut(&mut self) -> Option<&mut Sheet> {
        match self.pages.last_mut() {
            Some(Page::Sheet(sheet)) => Some(sheet),
            _ => None,
        }
    }
}

fn store(row: &mut Row, items: Vec<Value>) {
    if let Slot::List(now) = &row.slot
        && *now != items
    {
        row.put(Slot::List(items));
    }
}

impl Row {
    /// What a list says of itself on its row: how many entries, and the last of them.
    pub fn list_summary(&self, today: crate::day::Day) -> Option<(String, String)> {
        let (Kind::List(list), Slot::List(items)) = (self.field.kind, &self.slot) else {
            return None;
        };
        let newest = items
            .last()
            .map(|item| super::entries::summary(item, list, today));
        Some((count(items.len(), list.one), newest.unwrap_or_default()))
    }

    /// What a value that does not suit its field is like, safe to show.
    pub fn odd_summary(&self, today: crate::day::Day) -> String {
        match &self.slot {
            Slot::Odd(value) => super::reading::brief(value, today),
            _ => String::new(),
        }
    }
}
