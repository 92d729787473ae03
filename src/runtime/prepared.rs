//! A screen that is made ready while the roadmap is still being read.

use super::Options;
use super::terminal::size_of;
use crate::aside::{Begun, begin};
use crate::ui::screen::Screen;
use rustix::stdio::stdout;

/// A screen in the making.
pub struct Prepared(Begun<Screen>);

impl Prepared {
    /// Begins to make it for the window as it is now.
    pub fn begin(options: Options) -> Prepared {
        let size = size_of(stdout());
        Prepared(begin(move || Screen::new(options.colours).with_room(size)))
    }

    pub(super) fn screen(self) -> Screen {
        self.0.finished()
    }
}
