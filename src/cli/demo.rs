//! The sample: on a scratch copy, or written to a file.

use super::open::{Start, show};
use super::places::{Asked, Places};
use super::{Screen, say};
use crate::app::{Effect, News};
use crate::sample::sample;
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
