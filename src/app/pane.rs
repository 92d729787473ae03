//! The four panes: which one has the focus, and what is selected in each.

use crate::action::{Action, Context};
use crate::model::{Path, Section};
use std::collections::BTreeSet;

/// One of the four panes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Pane {
    Track,
    Win,
    Certs,
    Shadowing,
}

impl Pane {
    /// All of them, in the order of their numbers.
    pub const ALL: [Pane; 4] = [Pane::Track, Pane::Win, Pane::Certs, Pane::Shadowing];

    /// The name in its border.
    pub const fn title(self) -> &'static str {
        match self {
            Pane::Track => "Track",
            Pane::Win => "Quarter win",
            Pane::Certs => "Certifications",
            Pane::Shadowing => "Shadowing",
        }
    }

    /// The name where there is little room.
    pub const fn short_title(self) -> &'static str {
        match self {
            Pane::Track => "Track",
            Pane::Win => "Win",
            Pane::Certs => "Certs",
            Pane::Shadowing => "Shadow",
        }
    }

    /// Where keys are pressed while it has the focus.
    pub const fn context(self) -> Context {
        match self {
            Pane::Track => Context::Track,
            Pane::Win => Context::Win,
            Pane::Certs => Context::Certs,
            Pane::Shadowing => Context::Shadowing,
        }
    }

    /// The sort of record that is added here.
    pub const fn section(self) -> Section {
        match self {
            Pane::Track => Section::Skill,
            Pane::Win => Section::Win,
            Pane::Certs => Section::Cert,
            Pane::Shadowing => Section::Shadow,
        }
    }

    /// The pane that shows the records of a section, if one does.
    pub const fn of(section: Section) -> Option<Pane> {
        match section {
            Section::Skill | Section::Milestone => Some(Pane::Track),
            Section::Win => Some(Pane::Win),
            Section::Cert => Some(Pane::Certs),
            Section::Shadow => Some(Pane::Shadowing),
            _ => None,
        }
    }

    /// The pane after it; the first one after the last.
    #[must_use]
    pub const fn next(self) -> Pane {
        match self {
            Pane::Track => Pane::Win,
            Pane::Win => Pane::Certs,
            Pane::Certs => Pane::Shadowing,
            Pane::Shadowing => Pane::Track,
        }
    }

    /// The pane before it; the last one before the first.
    #[must_use]
    pub const fn previous(self) -> Pane {
        self.next().next().next()
    }
}

/// What is selected in a pane, and what of it can be seen.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct PaneState {
    /// The selected row, from 0.
    pub selected: usize,
    /// The first row that is seen of the block in which the selected one lies.
    pub offset: usize,
    /// How many rows of that block can be seen: one page.
    pub page: usize,
}

impl PaneState {
    /// Moves the selection so many rows down (up when negative), and stays inside of `rows`.
    pub fn step(&mut self, by: isize, rows: usize) {
        self.select(self.selected.saturating_add_signed(by), rows);
    }

    /// Selects a row, or the last one of `rows` where there is no such row.
    pub fn select(&mut self, row: usize, rows: usize) {
        self.selected = row.min(rows.saturating_sub(1));
    }
}

/// The panes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Panes {
    pub focus: Pane,
    /// The pane with the focus has the whole screen.
    pub zoomed: bool,
    states: [PaneState; 4],
    /// The records that are marked, to be changed together.
    marks: [BTreeSet<Path>; 4],
}

impl Default for Panes {
    fn default() -> Panes {
        Panes {
            focus: Pane::Track,
            zoomed: false,
            states: [PaneState::default(); 4],
            marks: Default::default(),
        }
    }
}

impl Panes {
    pub fn state(&self, pane: Pane) -> PaneState {
        self.states[pane as usize]
    }

    pub fn state_mut(&mut self, pane: Pane) -> &mut PaneState {
        &mut self.states[pane as usize]
    }

    /// The marked records of a pane.
    pub fn marks(&self, pane: Pane) -> &BTreeSet<Path> {
        &self.marks[pane as usize]
    }

    /// The same, to change them.
    pub fn marks_mut(&mut self, pane: Pane) -> &mut BTreeSet<Path> {
        &mut self.marks[pane as usize]
    }

    /// The state of the pane with the focus.
    pub fn focused(&mut self) -> &mut PaneState {
        self.state_mut(self.focus)
    }
}

/// What the key line offers for the selected thing: its section, and whether it is an entry inside of a record.
pub const fn offers(selected: Option<(Section, bool)>) -> &'static [Action] {
    use Action::{
        Add, AddEntry, Advance, Delete, Edit, Filter, Find, Help, Mark, MarkDone, OpenDetail,
        Palette, ShowApproval, Undo, Zoom,
    };
    match selected {
        None => &[Add, Find, Palette, Undo, Zoom, Filter, Help],
        Some((Section::Win, true)) => &[
            Add, Edit, AddEntry, OpenDetail, Undo, Find, Palette, Zoom, Delete, Filter, Mark, Help,
        ],
        Some((Section::Milestone | Section::Shadow, _)) => &[
            Add, Edit, MarkDone, OpenDetail, Undo, Find, Palette, Zoom, Delete, Filter, Mark, Help,
        ],
        Some((Section::Cert, _)) => &[
            Add,
            Edit,
            ShowApproval,
            Advance,
            AddEntry,
            OpenDetail,
            Undo,
            Find,
            Palette,
            Zoom,
            Delete,
            Filter,
            Mark,
            Help,
        ],
        Some((Section::Skill | Section::Win, _)) => &[
            Add, Edit, Advance, AddEntry, OpenDetail, Undo, Find, Palette, Zoom, Delete, Filter,
            Mark, Help,
        ],
        Some(_) => &[
            Add, Edit, OpenDetail, Undo, Find, Palette, Zoom, Delete, Filter, Mark, Help,
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_focus_goes_round() {
        let mut pane = Pane::Track;
        for expected in [Pane::Win, Pane::Certs, Pane::Shadowing, Pane::Track] {
            assert_eq!(pane.next().previous(), pane);
            pane = pane.next();
            assert_eq!(pane, expected);
        }
    }

    #[test]
    fn the_selection_stays_inside() {
        let mut state = PaneState::default();
        state.step(-1, 3);
        assert_eq!(state.selected, 0);
        state.step(9, 3);
        assert_eq!(state.selected, 2);
        state.step(isize::MIN, 3);
        state.step(isize::MAX, 0);
        assert_eq!(state.selected, 0);
    }
}
