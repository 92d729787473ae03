//! What a frame is drawn from.

use crate::app::figures::Figures;
use crate::app::pane::Panes;
use crate::catalogue::Catalogue;
use crate::day::Day;
use crate::export::private::Withheld;
use crate::keymap::Keymap;
use crate::model::Path;
use crate::overlay::OutlookOverlay;
use crate::store::Book;
use crate::theme::Look;

/// All that the dashboard shows, borrowed for one frame.
#[derive(Clone, Copy, Debug)]
pub struct View<'v> {
    pub book: &'v Book,
    pub catalogue: &'v Catalogue,
    pub figures: &'v Figures,
    pub panes: &'v Panes,
    pub keymap: &'v Keymap,
    pub look: &'v Look,
    pub today: Day,
    /// Nothing can be changed.
    pub read_only: bool,
    /// How much is hidden, while all that is private is.
    pub hidden: Option<Withheld>,
    /// The day shown is not today.
    pub past: Option<Day>,
    /// Another number after each change of book as a whole, day, catalogue, keys or look: then everything is drawn anew.
    pub epoch: u64,
    /// What asks for attention, the most pressing first; none while nobody has looked yet.
    pub signals: Option<&'v Notices>,
    /// One record with everything about it, over the panes.
    pub detail: Option<&'v Detail>,
    /// A view of the whole roadmap lies over the panes.
    pub outlook: Option<&'v OutlookOverlay>,
    /// Something lies over all of it that takes the keys for itself.
    pub covered: bool,
    pub status: Status<'v>,
}

/// One signal as the dashboard shows it.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Notice {
    pub tone: Tone,
    /// Safe to show.
    pub words: String,
}

/// What stands on the line of signals: the most pressing ones, and how many there are.
#[derive(Debug, Default, Hash)]
pub struct Notices {
    first: Vec<Notice>,
    count: usize,
}

impl Notices {
    /// No window is wide enough for more: each has a sign, words and blanks.
    pub const MOST: usize = 64;

    /// The first of them as they are shown, at most [`Notices::MOST`], and how many there are in all.
    pub fn new(first: Vec<Notice>, count: usize) -> Notices {
        Notices { first, count }
    }

    /// The first ones as they are shown.
    pub(super) fn first(&self) -> &[Notice] {
        &self.first
    }

    /// All of them.
    pub(super) fn count(&self) -> usize {
        self.count
    }
}

/// A record that is open with everything about it.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Detail {
    pub at: Path,
    /// How many of its lines lie above what is seen.
    pub scroll: usize,
}

/// What stands at the right of the key line.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Status<'v> {
    pub tone: Tone,
    /// Safe to show; may be empty.
    pub words: &'v str,
}

/// How much something presses.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Tone {
    /// Good to know.
    #[default]
    Calm,
    /// It went well.
    Good,
    /// Look at it soon.
    Look,
    /// Act now.
    Now,
}
