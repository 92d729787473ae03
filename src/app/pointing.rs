//! The mouse: what was pointed at, and what a click or the wheel does there.

use super::{App, Pane, Stage, Status};
use crate::action::Action;
use crate::form::Spot;
use crate::overlay::{Input, Outcome, Overlay};

/// What stands under the pointer, as the last frame shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hit {
    /// A row of a pane that can be selected.
    Row(Pane, usize),
    /// Anything else of a pane, or its tab.
    Pane(Pane),
    /// The detail of a record.
    Detail,
    /// A line of the topmost list, by its place among those that are found.
    Line(usize),
    /// A place of the topmost form.
    Form(Spot),
    /// A question of the check-in.
    Question(usize),
    /// A row of a team's picture.
    TeamRow(usize),
    /// Something that does what a key does.
    Does(Action),
    /// Nothing that can be pointed at.
    Nothing,
}

/// What the mouse did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pointing {
    Click,
    WheelUp,
    WheelDown,
}

/// The wheel goes so many rows at once.
const WHEEL: isize = 3;

impl App {
    /// Takes what the mouse did at a place.
    pub fn point(&mut self, hit: Hit, pointing: Pointing) {
        self.revision += 1;
        self.pending.clear();
        match pointing {
            Pointing::Click => {
                self.status = Status::Nothing;
                self.click(hit);
            }
            Pointing::WheelUp => self.wheel(hit, -1),
            Pointing::WheelDown => self.wheel(hit, 1),
        }
    }

    /// A click selects; on what is selected already it opens.
    fn click(&mut self, hit: Hit) {
        match hit {
            Hit::Row(pane, row) => self.click_row(pane, row),
            Hit::Pane(pane) => {
                self.close_detail();
                self.panes.focus = pane;
            }
            Hit::Line(at) => self.click_line(at),
            Hit::Form(spot) => {
                if let Some(Overlay::Form(open)) = self.overlays.last_mut() {
                    let outcome = open.form.click(spot);
                    self.form_outcome(outcome, None);
                }
            }
            Hit::Question(at) => {
                if let Some(Overlay::CheckIn(open)) = self.overlays.last_mut() {
                    open.at = at.min(open.questions.len().saturating_sub(1));
                }
            }
            Hit::TeamRow(row) => self.click_team(row),
            Hit::Does(action) => self.hear_action(action),
            Hit::Detail | Hit::Nothing => {}
        }
    }

    fn click_row(&mut self, pane: Pane, row: usize) {
        let is_selected = self.panes.focus == pane && self.panes.state(pane).selected == row;
        let is_open = matches!(self.overlays.last(), Some(Overlay::Detail(_)));
        self.close_detail();
        self.panes.focus = pane;
        let rows = self.figures.rows(pane);
        self.panes.state_mut(pane).select(row, rows);
        if is_selected && !is_open {
            self.act(Action::OpenDetail);
        }
    }

    fn click_line(&mut self, at: usize) {
        let Some(overlay) = self.overlays.last_mut() else {
            return;
        };
        let opens = if matches!(overlay, Overlay::Outlook(_)) {
            Action::OpenDetail
        } else {
            Action::Pick
        };
        if overlay.select(at) {
            self.hear_action(opens);
        }
    }

    fn wheel(&mut self, hit: Hit, by: isize) {
        if self.overlays.is_empty() && self.is_team() {
            return self.step_in_team(by * WHEEL);
        }
        let overlay = self.overlays.last_mut();
        match (overlay, hit) {
            (Some(Overlay::Form(open)), _) => {
                let action = if by > 0 {
                    Action::NextField
                } else {
                    Action::PreviousField
                };
                let outcome = open.form.act(action);
                self.form_outcome(outcome, None);
            }
            (Some(Overlay::Detail(detail)), Hit::Detail) => detail.scroll(by * WHEEL),
            (None | Some(Overlay::Detail(_)), Hit::Row(pane, _) | Hit::Pane(pane)) => {
                if matches!(self.stage, Stage::Open(_)) {
                    let rows = self.figures.rows(pane);
                    self.panes.state_mut(pane).step(by * WHEEL, rows);
                }
            }
            (None | Some(Overlay::Detail(_)), _) => {}
            (Some(overlay), _) => {
                let action = if by > 0 {
                    Action::PickNext
                } else {
                    Action::PickPrevious
                };
                let _: Outcome = overlay.hear(Input::Action(action));
            }
        }
    }
}
