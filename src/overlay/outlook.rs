//! A view of the whole roadmap, and which of its rows is selected.

use super::{Input, Outcome};
use crate::action::Action;
use crate::insight::outlook::{Kind, Outlook};
use crate::model::Path;

/// An open view.
#[derive(Debug)]
pub struct OutlookOverlay {
    pub kind: Kind,
    pub outlook: Outlook,
    selected: usize,
    /// The first row that is seen.
    pub offset: usize,
    /// How many rows are seen.
    pub page: usize,
}

impl OutlookOverlay {
    pub fn new(kind: Kind, outlook: Outlook) -> OutlookOverlay {
        let selected = outlook.start();
        OutlookOverlay {
            kind,
            outlook,
            selected,
            offset: selected.saturating_sub(3),
            page: 1,
        }
    }

    pub fn selected(&self) -> usize {
        self.selected
    }

    /// The record that the selected row is about.
    pub fn at(&self) -> Option<&Path> {
        self.outlook.at(self.selected)
    }

    /// Selects a row so many further down.
    pub fn step(&mut self, by: isize) {
        let selected = self.selected.saturating_add_signed(by);
        self.select(selected);
    }

    /// Selects a row; whether it was selected before.
    pub fn select(&mut self, row: usize) -> bool {
        let last = self.outlook.rows().saturating_sub(1);
        let row = row.min(last);
        std::mem::replace(&mut self.selected, row) == row
    }

    /// Shows the rows as they are now; the selected record stays selected where it is still there.
    pub fn renew(&mut self, outlook: Outlook) {
        let before = self.at().cloned();
        self.outlook = outlook;
        let rows = 0..self.outlook.rows();
        let found = before.and_then(|before| {
            rows.into_iter()
                .find(|row| self.outlook.at(*row) == Some(&before))
        });
        self.select(found.unwrap_or(self.selected));
    }

    /// Keeps the selected row inside of so many that are seen.
    pub fn settle(&mut self, page: usize) {
        self.page = page.max(1);
        let last = self.outlook.rows().saturating_sub(self.page);
        let first = (self.selected + 1).saturating_sub(self.page);
        self.offset = self.offset.clamp(first, self.selected).min(last);
    }

    /// Takes the wheel of the mouse; keys are those of the dashboard.
    pub fn hear(&mut self, input: Input<'_>) -> Outcome {
        match input {
            Input::Action(Action::PickNext) => self.step(1),
            Input::Action(Action::PickPrevious) => self.step(-1),
            _ => return Outcome::Ignored,
        }
        Outcome::Consumed
    }
}
