//! `roadbook share`: a copy for somebody else, without what is private.

use super::export::{not_of_a_team, written};
use super::places::{Asked, Places};
use super::{faults, say};
use crate::app::shared_name;
use crate::catalogue::Catalogue;
use crate::day::Day;
use crate::export::copy::copy;
use crate::model::Key;
use crate::runtime::files::with_mark;
use crate::store::Book;
use crate::store::disk::names::shown;
use clap::Args;
use std::path::PathBuf;

/// What is shared, and where to.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  roadbook share                       makes roadmap.shared.toml beside it
  roadbook share -o /media/for-grace.toml
  roadbook take-back roadmap.shared.toml   what Grace wrote into it")]
pub(super) struct Wish {
    /// The roadmap to share
    #[arg(value_name = "FILE")]
    path: Option<PathBuf>,
    /// Into this new file; - is standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Makes the copy, and remembers it.
pub(super) fn share(asked: Asked, wish: &Wish) -> anyhow::Result<u8> {
    let file = wish.path.clone().or(asked.file);
    let asked_on = asked.today;
    let places = Places::find(Asked { file, ..asked }, true)?;
    let text = places.text()?;
    faults::none(&text, &places.roadmap)?;
    not_of_a_team(&Book::open(text.clone()).roadmap())?;
    let (text, withheld) = copy(&text);
    let text = with_mark(&with_own(text, places.catalogue, asked_on));
    let output = wish.output.clone();
    let output = output.unwrap_or_else(|| shared_name(&places.roadmap));
    let to_stdout = output.as_os_str() == "-";
    if !to_stdout && output.exists() {
        anyhow::bail!(
            "{} is there already, and somebody may have written into it: take it back first, or name another with -o",
            shown(&output)
        );
    }
    if places.is_stdin() {
        say::warn("nothing is remembered of standard input: this copy cannot be taken back");
    } else if let Err(error) = places.files.keep_shared(&places.roadmap, &text) {
        say::warn(&format!(
            "the copy cannot be remembered, so it cannot be taken back: {error}"
        ));
    }
    if let Some(words) = withheld.words() {
        say::warn(&format!("left out: {words}"));
    }
    if to_stdout {
        return Ok(say::out(&text));
    }
    written(&output, text.as_bytes(), false)?;
    Ok(say::out(&format!("The copy is in {}\n", shown(&output))))
}

/// The text with the entries of one's own catalogue files, which somebody else does not have.
fn with_own(text: String, catalogue: &Catalogue, today: Day) -> String {
    let mut book = Book::open(text);
    for (section, record) in catalogue.records_of_files() {
        let Some(list) = section.list() else { continue };
        let own = Key::of(&record, list);
        if book.keys(section).iter().any(|key| key.same_name(&own)) {
            continue;
        }
        let changes = book.addition(section, record, today);
        // What cannot be said in a roadmap stays out of it.
        let _ = book.edit(&changes);
    }
    book.text().to_owned()
}
