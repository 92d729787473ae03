//! Views of the whole roadmap: opening one, moving in it, and what keys mean there.

use super::App;
use crate::action::Action;
use crate::insight::Basis;
use crate::insight::outlook::{Kind, Outlook};
use crate::overlay::{OutlookOverlay, Overlay};

impl App {
    /// Opens a view in the place of the one that is open; the same key closes it again.
    pub(super) fn show_outlook(&mut self, kind: Kind) {
        let same = self.outlook().is_some_and(|open| open.kind == kind);
        let was_top = matches!(self.overlays.last(), Some(Overlay::Outlook(_)));
        self.close_outlook();
        if same && was_top {
            return;
        }
        let basis = Basis::new(&self.book, &self.catalogue, self.today);
        let outlook = Outlook::of(kind, &basis, &self.thresholds);
        self.overlays
            .push(Overlay::Outlook(Box::new(OutlookOverlay::new(
                kind, outlook,
            ))));
    }

    /// The view that is open.
    pub fn outlook(&self) -> Option<&OutlookOverlay> {
        self.overlays.iter().find_map(|overlay| match overlay {
            Overlay::Outlook(open) => Some(&**open),
            _ => None,
        })
    }

    /// The same, to change it.
    pub fn outlook_mut(&mut self) -> Option<&mut OutlookOverlay> {
        self.overlays.iter_mut().find_map(|overlay| match overlay {
            Overlay::Outlook(open) => Some(&mut **open),
            _ => None,
        })
    }

    /// The view that keys reach.
    pub(super) fn top_outlook(&mut self) -> Option<&mut OutlookOverlay> {
        match self.overlays.last_mut() {
            Some(Overlay::Outlook(open)) => Some(open),
            _ => None,
        }
    }

    /// Closes the view, and a record that was opened from it.
    pub(super) fn close_outlook(&mut self) {
        if self.outlook().is_some() {
            self.overlays
                .retain(|overlay| !matches!(overlay, Overlay::Outlook(_) | Overlay::Detail(_)));
        }
    }

    /// Makes the open view anew, where there is one.
    pub(super) fn renew_outlook(&mut self) {
        let Some(kind) = self.outlook().map(|open| open.kind) else {
            return;
        };
        let basis = Basis::new(&self.book, &self.catalogue, self.today);
        let outlook = Outlook::of(kind, &basis, &self.thresholds);
        if let Some(open) = self.outlook_mut() {
            open.renew(outlook);
        }
    }

    /// What belongs to a pane is said to be of no use in a view; true where that was so.
    pub(super) fn is_for_panes(&mut self, action: Action) -> bool {
        let of_panes = matches!(
            action,
            Action::Mark
                | Action::MarkAll
                | Action::Zoom
                | Action::Filter
                | Action::ClearFilter
                | Action::KeptFilters
                | Action::Sort
                | Action::ShowArchived
        );
        let refused = of_panes && self.outlook().is_some();
        if refused {
            self.say(format!("{} works in a pane, not in a view", action.label()));
        }
        refused
    }
}
