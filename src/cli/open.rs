//! Opens the dashboard, or draws one frame of it as text.

use super::places::{Asked, Places};
use super::{Misused, Screen, print, say};
use crate::app::{App, Opened, Stage, staged};
use crate::aside;
use crate::model::Section;
use crate::runtime::desk::Desk;
use crate::runtime::{Options, Prepared, run_on};
use crate::store::Book;
use std::mem::ManuallyDrop;
use std::path::PathBuf;

/// What the screen begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Start {
    Dashboard,
    /// The questions of the week.
    CheckIn,
    /// The one-on-one.
    Talk,
    /// What somebody wrote into this shared copy.
    TakeBack(PathBuf),
    /// The questions for a new roadmap.
    Guide,
}

/// Opens the roadmap that was asked for.
pub(super) fn open(asked: Asked, screen: &Screen, start: Start) -> anyhow::Result<u8> {
    aside::call();
    let places = Places::find(asked, screen.read_only)?;
    if places.is_stdin() {
        return Err(Misused("the dashboard needs a file".to_owned()).into());
    }
    let opened = places.files.open(&places.roadmap);
    let staged = staged(opened);
    // A mentor's own file about a team.
    if staged.1.count(Section::Team) > 0 {
        let path = places.roadmap.clone();
        let (place, opened) = super::team::found(&places, &path)?;
        return super::team::show(places, place, opened, screen);
    }
    show_staged(places, staged, screen, start)
}

/// Shows a roadmap until the person leaves.
pub(super) fn show(
    places: Places,
    opened: Opened,
    screen: &Screen,
    start: Start,
) -> anyhow::Result<u8> {
    show_staged(places, staged(opened), screen, start)
}

fn show_staged(
    places: Places,
    staged: (Stage, Book),
    screen: &Screen,
    start: Start,
) -> anyhow::Result<u8> {
    shown_with(places, staged, screen, |app| match start {
        Start::Dashboard => {}
        Start::CheckIn => app.begin_checkin(),
        Start::Talk => app.begin_talk(),
        Start::TakeBack(copy) => app.begin_take_back(copy),
        Start::Guide => app.begin_guide(),
    })
}

/// The same, where the screen begins with something.
pub(super) fn shown_with(
    places: Places,
    (stage, book): (Stage, Book),
    screen: &Screen,
    begin: impl FnOnce(&mut App),
) -> anyhow::Result<u8> {
    for mistake in &places.mistakes {
        say::warn(&mistake.to_string());
    }
    let options = Options {
        mouse: places.config.mouse,
        asks_background: places.asks_background,
        ..Options::default()
    };
    let ready = Prepared::begin(options);
    let mut app = App::new(places.files.today, places.config, stage, book);
    app.use_catalogue(places.catalogue);
    begin(&mut app);
    app.settings = places.settings;
    app.tell_mistakes(&places.mistakes);
    let files = places.files.clone();
    // Taking the roadmap apart would only delay the shell.
    let mut desk = ManuallyDrop::new(Desk::new(app, places.files));
    let code = if screen.print {
        print::print(&mut desk, screen.size, &screen.keys)
    } else {
        Ok(run_on(&mut *desk, options, ready))
    };
    // The sample may have been opened from inside, too.
    files.tidy();
    code
}
