//! `roadbook team`: the people of a folder or of the mentor's own file, on the screen, as words, or as JSON.

mod document;
mod page;

use super::open::shown_with;
use super::page::Look;
use super::places::{Asked, Places};
use super::{DONE, FAILED, Screen, faults, say};
use crate::app::{App, Effect, Found, Opened, PeopleJob, Tab, TeamPlace, staged};
use crate::insight::team::people::By;
use crate::runtime::team::{OWN_FILE, listed, read_together};
use crate::store::AsRead;
use crate::store::disk::names::shown;
use clap::Args;
use std::path::{Path, PathBuf};

/// Which team, and how it is told.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  roadbook team roadmaps/                 everybody whose file lies there
  roadbook team roadmaps/team.toml        just the members that it names
  roadbook team roadmaps/ --plain --view coverage

team.toml is your own file about the team: `+` on the screen begins it.")]
pub(super) struct Wish {
    /// The folder of the roadmaps, or your own file about the team
    #[arg(value_name = "FOLDER|TEAM.TOML", default_value = ".")]
    pub(super) path: PathBuf,
    /// Which picture: people, coverage, cohorts, figures, support, results, gaps, agreed, plan, or all
    #[arg(long, value_name = "VIEW", default_value = "people", value_parser = view)]
    view: View,
    #[command(flatten)]
    look: Look,
}

/// One picture, or all.
#[derive(Debug, Clone, Copy)]
enum View {
    One(Tab),
    All,
}

fn view(text: &str) -> Result<View, String> {
    if text == "all" {
        return Ok(View::All);
    }
    let found = Tab::ALL
        .into_iter()
        .find(|tab| tab.title().to_lowercase() == text);
    found.map(View::One).ok_or_else(|| {
        let names: Vec<String> = Tab::ALL
            .iter()
            .map(|tab| tab.title().to_lowercase())
            .collect();
        format!("it is none of {}, all", names.join(", "))
    })
}

/// Shows a team, or tells it.
pub(super) fn team(asked: Asked, wish: &Wish, screen: &Screen) -> anyhow::Result<u8> {
    let words = wish.look.plain || wish.look.json;
    let places = Places::find(asked, screen.read_only)?;
    let (place, opened) = found(&places, &wish.path)?;
    if !words {
        return show(places, place, opened, screen);
    }
    let mut code = DONE;
    if let Some(why) = wrong(&opened) {
        if !place.whole_folder {
            anyhow::bail!(why);
        }
        // The people are told all the same.
        say::warn(&why);
        code = FAILED;
    }
    let app = told(&places, place, opened);
    let Some(team) = &app.team else {
        anyhow::bail!("there is no team");
    };
    if wish.look.json {
        let document = document::document(&team.roster, &app.book);
        return Ok(code.max(say::out(&document)));
    }
    let tabs = match wish.view {
        View::One(tab) => vec![tab],
        View::All => Tab::ALL.to_vec(),
    };
    let sheets = tabs.into_iter().map(|tab| {
        (
            tab.title(),
            tab.sheet(&team.roster, &app.book, By::File, false),
        )
    });
    let sheets: Vec<_> = sheets.collect();
    Ok(code.max(say::out(&page::page(&sheets))))
}

/// Why the team's own file cannot be read, if so.
fn wrong(opened: &Opened) -> Option<String> {
    match &opened.found {
        Found::Text(found) => faults::first(&found.text, &opened.path),
        Found::Unreadable(failure) => Some(failure.reason.clone()),
        Found::Gone => None,
    }
}

/// Where the team lies, and what its own file says.
pub(super) fn found(places: &Places, path: &Path) -> anyhow::Result<(TeamPlace, Opened)> {
    let is_folder = path.is_dir();
    let folder = if is_folder {
        path.to_owned()
    } else {
        let parent = path.parent().filter(|own| !own.as_os_str().is_empty());
        parent.unwrap_or(Path::new(".")).to_owned()
    };
    let folder = crate::store::disk::system::real_path(&folder).unwrap_or(folder);
    let own = if is_folder {
        folder.join(OWN_FILE)
    } else {
        path.to_owned()
    };
    let mut opened = places.files.open(&own);
    if let (Found::Gone, false) = (&opened.found, is_folder) {
        anyhow::bail!("there is no file {}", shown(path));
    }
    if let (Found::Gone, true) = (&opened.found, is_folder) {
        opened.found = Found::Text(AsRead::default());
        opened.read_only = places
            .files
            .read_only
            .then(|| "it was opened with --read-only".to_owned());
    }
    let found = if is_folder {
        listed(&folder)?
    } else {
        Vec::new()
    };
    let place = TeamPlace {
        folder,
        whole_folder: is_folder,
        found,
    };
    Ok((place, opened))
}

/// The team, with all that was read.
fn told(places: &Places, place: TeamPlace, opened: Opened) -> App {
    let (stage, book) = staged(opened);
    let mut app = App::new(places.files.today, places.config.clone(), stage, book);
    app.use_catalogue(places.catalogue);
    app.begin_team(place);
    let jobs = app.take_effects().into_iter();
    let jobs: Vec<PeopleJob> = jobs
        .filter_map(|effect| match effect {
            Effect::ReadPeople(job) => Some(job),
            _ => None,
        })
        .collect();
    for job in jobs {
        app.hear(read_together(job));
    }
    app
}

/// Shows the team until the person leaves.
pub(super) fn show(
    places: Places,
    place: TeamPlace,
    opened: Opened,
    screen: &Screen,
) -> anyhow::Result<u8> {
    shown_with(places, staged(opened), screen, |app| app.begin_team(place))
}
