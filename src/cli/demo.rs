//! The sample and the sample team: on a scratch copy, or written to files.

use super::open::{Start, show};
use super::places::{Asked, Places};
use super::{Screen, say};
use crate::app::{Effect, News};
use crate::sample::{sample, sample_team};
use crate::store::disk::names::shown;
use std::path::Path;

/// Shows the sample, or writes it to a new file.
pub(super) fn demo(asked: &Asked, write: Option<&Path>, screen: &Screen) -> anyhow::Result<u8> {
    let places = Places::find(asked.clone(), screen.read_only)?;
    if let Some(path) = write {
        places.files.written(path, sample(asked.today).as_bytes())?;
        return Ok(say::out(&format!("The sample is in {}\n", shown(path))));
    }
    match places.files.perform(Effect::Sample) {
        Some(News::Opened(opened)) => show(places, opened, screen, Start::Dashboard),
        Some(News::NotCreated(failure)) => anyhow::bail!("{}", failure.reason),
        _ => anyhow::bail!("the sample could not be opened"),
    }
}

/// Shows the sample team, or writes it to a folder.
pub(super) fn demo_team(
    asked: &Asked,
    write: Option<&Path>,
    screen: &Screen,
) -> anyhow::Result<u8> {
    let places = Places::find(asked.clone(), screen.read_only)?;
    let folder = match write {
        Some(folder) => folder.to_owned(),
        None => places.files.scratch()?.join("team"),
    };
    let folder = &folder;
    std::fs::create_dir_all(folder)?;
    for (name, text) in sample_team(asked.today) {
        let path = folder.join(name);
        if write.is_none() {
            let _ = std::fs::remove_file(&path);
        }
        places.files.written(&path, text.as_bytes())?;
    }
    if write.is_some() {
        let words = format!("The sample team is in {}\n", shown(folder));
        return Ok(say::out(&words));
    }
    let (place, mut opened) = super::team::found(&places, folder)?;
    opened.scratch = true;
    super::team::show(places, place, opened, screen)
}
