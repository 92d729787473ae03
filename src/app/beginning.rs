//! The beginning: the questions after the person's name, the file that comes of them, and the tour.

use super::{App, Pane, Stage};
use crate::action::{Action, Context};
use crate::model::Table;
use crate::overlay::{Guide, Overlay, Tour};
use crate::scaffold::{Choices, scaffold};
use std::path::PathBuf;

impl App {
    /// Goes on from the person to the questions about direction and track.
    pub(super) fn guide_on(&mut self, path: PathBuf, person: Table) {
        let shown = [
            (Action::Pick, "next"),
            (Action::Cancel, "back"),
            (Action::Finish, "write it now"),
        ];
        let hints = shown.into_iter().filter_map(|(action, label)| {
            let key = self.keymap.key_shown(Context::Questions, action)?;
            Some((key, label))
        });
        let choices = Choices {
            person,
            ..Choices::default()
        };
        let guide = Guide::new(path, choices, &self.catalogue, self.today, hints.collect());
        self.overlays.push(Overlay::Guide(Box::new(guide)));
    }

    /// Has the roadmap written that was chosen; the questions stay until it is there, and so does the form below them.
    pub(super) fn write_first(&mut self, guide: Box<Guide>) {
        let roadmap = scaffold(&guide.choices, &self.catalogue, self.today);
        let path = guide.path.clone();
        self.tour_next = guide.choices.track.is_some();
        self.overlays.push(Overlay::Guide(guide));
        self.make_first(path, &roadmap);
    }

    /// Begins the tour, where it was to follow.
    pub(super) fn tour_if_wanted(&mut self) {
        if std::mem::take(&mut self.tour_next) && matches!(self.stage, Stage::Open(_)) {
            self.begin_tour();
        }
    }

    /// Shows the dashboard stop by stop.
    pub(super) fn begin_tour(&mut self) {
        self.overlays.clear();
        self.panes.zoomed = false;
        self.overlays.push(Overlay::Tour(Tour::new(&self.keymap)));
        self.follow_tour();
    }

    /// The pane of the stop has the focus.
    pub(super) fn follow_tour(&mut self) {
        if let Some(Overlay::Tour(tour)) = self.overlays.last()
            && let Some(pane) = tour.stop().and_then(|stop| Pane::ALL.get(stop.pane))
        {
            self.panes.focus = *pane;
        }
    }

    /// Begins with the questions for a new roadmap, where there is none.
    pub fn begin_guide(&mut self) {
        if matches!(self.stage, Stage::Welcome { .. }) {
            self.act(Action::CreateFile);
        }
    }
}
