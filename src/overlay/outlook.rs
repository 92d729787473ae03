//! A view of the whole roadmap, and which of its rows is selected.

use super::{Input, Outcome};
use crate::action::{Action, Context};
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
        let start = outlook.start();
        let mut open = OutlookOverlay {
            kind,
            outlook,
            selected: 0,
            offset: start.saturating_sub(3),
            page: 1,
        };
        open.select(start);
        open
    }

    /// The keys that count in it.
    pub fn context(&self) -> Context {
        match self.kind {
            Kind::Talk => Context::Talk,
            _ => Context::View,
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
        let row = self.selected.saturating_add_signed(by);
        let row = self.beside(row, by < 0);
        self.selected = row;
    }

    /// Selects a row; whether it was selected before.
    pub fn select(&mut self, row: usize) -> bool {
        let row = self.beside(row, false);
        std::mem::replace(&mut self.selected, row) == row
    }

    /// The row itself, or the next one that is no heading, first in the direction in which one goes.
    fn beside(&self, row: usize, up: bool) -> usize {
        let rows = self.outlook.rows();
        let row = row.min(rows.saturating_sub(1));
        let free = |row: &usize| !self.outlook.is_heading(*row);
        let above = || (0..=row).rev().find(free);
        let below = || (row..rows).find(free);
        let found = if up {
            above().or_else(below)
        } else {
            below().or_else(above)
        };
        found.unwrap_or(row)
    }

    /// Shows the rows as they are now; the selected record stays selected where it is still there.
    pub fn renew(&mut self, outlook: Outlook) {
        let before = self.at().cloned();
        self.outlook = outlook;
        if before.is_some() && self.at() == before.as_ref() {
            return;
        }
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
        // Its heading is seen with the first row below it.
        let heading = self
            .selected
            .checked_sub(1)
            .filter(|row| self.outlook.is_heading(*row));
        let top = heading.filter(|_| self.page > 1).unwrap_or(self.selected);
        self.offset = self.offset.clamp(first.min(top), top).min(last);
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
