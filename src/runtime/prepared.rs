//! A screen that is made ready while the roadmap is still being read.

use super::Options;
use super::system::terminal;
use crate::aside::{Begun, begin};
use crate::ui::screen::Screen;

/// A screen in the making.
pub struct Prepared(Begun<Screen>);

impl Prepared {
    /// Begins to make it for the window as it is now.
    pub fn begin(options: Options) -> Prepared {
        let size = terminal::window();
        Prepared(begin(move || Screen::new(options.colours).with_room(size)))
    }

    pub(super) fn screen(self) -> Screen {
        self.0.finished()
    }
}
