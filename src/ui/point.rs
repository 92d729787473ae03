//! What stands at a place of the screen: found by laying the screen out once more, as it is when it is drawn.
//!
//! Nothing is kept from frame to frame: a click is rare, and what is laid out anew cannot be stale.

use super::layout::Layout;
use super::stage::{self, Shown};
use super::view::Status;
use super::{checkin, conflict, dashboard, form, guide, keys, outlook, overlay, welcome};
use crate::action::Action;
use crate::app::{App, Hit, Pane, Stage};
use crate::overlay::{OutlookOverlay, Overlay};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use std::cell::RefCell;

/// Places on the screen and what stands there; a later one lies above an earlier one.
pub type Spots<T> = Vec<(Rect, T)>;

/// Where things that can be pointed at are noted while they are drawn.
pub type Noted = RefCell<Spots<usize>>;

/// What stands at a place.
pub fn hit(app: &App, at: Position) -> Hit {
    let area = Rect::new(0, 0, app.size.width, app.size.height);
    if !area.contains(at) {
        return Hit::Nothing;
    }
    match app.overlays.last() {
        Some(Overlay::Detail(_)) | None => on_stage(app, area, at),
        Some(Overlay::Outlook(open)) => on_outlook(app, open, area, at),
        Some(Overlay::Form(open)) => {
            let mut scratch = Buffer::empty(area);
            let styles = stage::styles(&app.look);
            let drawn = form::draw(&open.form, &app.keymap, &styles, area, &mut scratch);
            topmost(&drawn.spots, at).map_or(Hit::Nothing, Hit::Form)
        }
        Some(Overlay::CheckIn(open)) => {
            let found = topmost(&checkin::spots(open, area), at);
            found.map_or(Hit::Nothing, Hit::Question)
        }
        Some(Overlay::Guide(open)) => {
            let found = topmost(&guide::spots(open, &app.look, area), at);
            found.map_or(Hit::Nothing, Hit::Line)
        }
        Some(Overlay::Tour(_)) => Hit::Does(Action::Pick),
        Some(Overlay::Conflicts) => {
            let found = topmost(&conflict::spots(app, area), at);
            found.map_or(Hit::Nothing, Hit::Does)
        }
        Some(other) => {
            let found = topmost(&overlay::spots(other, &app.look, area), at);
            found.map_or(Hit::Nothing, Hit::Line)
        }
    }
}

/// The last of some places that holds a position.
fn topmost<T: Copy>(spots: &[(Rect, T)], at: Position) -> Option<T> {
    let found = spots.iter().rev().find(|(place, _)| place.contains(at));
    found.map(|(_, what)| *what)
}

fn on_stage(app: &App, area: Rect, at: Position) -> Hit {
    if let Some(team) = &app.team {
        let (rows, actions) = super::team::spots(app, team, area);
        let action = topmost(&actions, at).map(Hit::Does);
        let row = || topmost(&rows, at).map_or(Hit::Nothing, Hit::TeamRow);
        return action.unwrap_or_else(row);
    }
    match &app.stage {
        Stage::Open(_) => on_dashboard(app, area, at),
        Stage::Welcome { .. } => {
            let found = topmost(&welcome::spots(area), at);
            found.map_or(Hit::Nothing, Hit::Does)
        }
        Stage::Broken(_) => Hit::Nothing,
    }
}

fn on_outlook(app: &App, open: &OutlookOverlay, area: Rect, at: Position) -> Hit {
    let body = Layout::new(area, &app.panes).body;
    if !body.contains(at) {
        return on_stage(app, area, at);
    }
    let shown = Shown::of(app);
    let view = shown.view(app, Status::default());
    let noted = Noted::default();
    let mut scratch = Buffer::empty(area);
    outlook::draw(&mut scratch, body, &view, open, Some(&noted));
    let rows = noted.into_inner();
    topmost(&rows, at).map_or(Hit::Nothing, Hit::Line)
}

fn on_dashboard(app: &App, area: Rect, at: Position) -> Hit {
    let layout = Layout::new(area, &app.panes);
    let shown = Shown::of(app);
    let (tone, words) = stage::message(app);
    let words = words.as_str();
    let view = shown.view(app, Status { tone, words });
    let over = if view.outlook.is_some() {
        layout.body
    } else {
        layout.detail
    };
    if view.detail.is_some() && over.contains(at) {
        return Hit::Detail;
    }
    if layout.signals.contains(at) {
        return Hit::Does(Action::Signals);
    }
    if layout.keys.contains(at) {
        let found = topmost(&keys::spots(layout.keys, &view), at);
        return found.map_or(Hit::Nothing, Hit::Does);
    }
    if layout.tabs.contains(at) {
        let found = topmost(&dashboard::tab_spots(layout.tabs, &view), at);
        return found.map_or(Hit::Nothing, Hit::Pane);
    }
    let panes = Pane::ALL.into_iter();
    let pane = panes
        .rev()
        .find(|pane| layout.panes[*pane as usize].contains(at));
    let Some(pane) = pane else {
        return Hit::Nothing;
    };
    let place = layout.panes[pane as usize];
    let rows = dashboard::row_spots(place, &view, pane, layout.framed);
    topmost(&rows, at).map_or(Hit::Pane(pane), |row| Hit::Row(pane, row))
}
