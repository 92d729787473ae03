//! Begins a roadmap: with questions on the screen, or at once from what the command line says.

use super::open::{Start, show};
use super::places::{Asked, Places};
use super::{Misused, Screen, say};
use crate::catalogue::Catalogue;
use crate::day::{Day, understood};
use crate::model::{Table, Value};
use crate::scaffold::{Choices, refused, scaffold};
use crate::store::disk::names::shown;
use crate::store::new_roadmap;
use clap::Args;
use std::path::PathBuf;

/// What a new roadmap begins with.
#[derive(Args, Debug, Clone, Default)]
#[command(after_help = "Examples:
  roadbook init                 with questions, on the screen
  roadbook init --track sre --secondary cloudsec --target ownership mine.toml")]
pub(super) struct Wishes {
    /// The track to follow: sre, finops, mlops, cloudsec or platform
    #[arg(long, value_name = "TRACK")]
    track: Option<String>,
    /// The track to shadow
    #[arg(long, value_name = "TRACK", requires = "track")]
    secondary: Option<String>,
    /// The level to aim at
    #[arg(long, value_name = "LEVEL", requires = "track")]
    target: Option<String>,
    /// The day to reach it by: 2027-06-30, "30 jun 2027"
    #[arg(long, value_name = "DAY", requires = "track")]
    by: Option<String>,
    /// The direction: specialist, architect or bridge
    #[arg(long, value_name = "DIRECTION")]
    direction: Option<String>,
    /// Whose roadmap it is; else the name of the login
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// Where it goes; else --file, or the usual place
    #[arg(value_name = "FILE")]
    path: Option<PathBuf>,
}

impl Wishes {
    /// Whether nothing is said, so that there is something to ask.
    fn is_empty(&self) -> bool {
        self.track.is_none() && self.direction.is_none() && self.name.is_none()
    }

    fn choices(self, catalogue: &Catalogue, today: Day) -> Result<Choices, Misused> {
        let by = self.by.map(|typed| {
            understood(&typed, today, 1).map_err(|reason| Misused(format!("--by: {reason}")))
        });
        let mut person = Table::new();
        person.set("name", Value::text(&self.name.unwrap_or_else(login)));
        let known = self.track.as_deref().and_then(|id| catalogue.track(id));
        let projects = known.map(|track| catalogue.projects_of(track.id.raw()));
        let project = projects.and_then(|known| Some(known.first()?.id.raw().to_owned()));
        let choices = Choices {
            person,
            archetype: self.direction,
            base: known.and_then(|track| Some(track.base.first()?.raw().to_owned())),
            project,
            track: self.track,
            secondary: self.secondary,
            target: self.target,
            by: by.transpose()?,
        };
        match refused(&choices, catalogue, today) {
            Some(reason) => Err(Misused(reason)),
            None => Ok(choices),
        }
    }
}

/// A roadmap needs a name; this one is easily changed in the form of the person.
fn login() -> String {
    let names = ["USER", "LOGNAME"].map(|name| std::env::var(name).ok());
    let mut known = names.into_iter().flatten();
    known
        .find(|name| !name.trim().is_empty())
        .unwrap_or_else(|| "me".to_owned())
}

/// Begins a roadmap where there is none.
pub(super) fn init(mut asked: Asked, mut wishes: Wishes, screen: &Screen) -> anyhow::Result<u8> {
    let today = asked.today;
    asked.file = wishes.path.take().or(asked.file);
    let places = Places::find(asked, screen.read_only)?;
    let path = places.roadmap.clone();
    if wishes.is_empty() {
        if path.exists() {
            anyhow::bail!("{} is there already; nothing was changed", shown(&path));
        }
        let opened = places.files.open(&path);
        return show(places, opened, screen, Start::Guide);
    }
    let catalogue = places.catalogue;
    let choices = wishes.choices(catalogue, today)?;
    let text = new_roadmap(&scaffold(&choices, catalogue, today));
    places.files.written(&path, text.as_bytes())?;
    Ok(say::out(&format!("Your roadmap is in {}\n", shown(&path))))
}
