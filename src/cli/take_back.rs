//! `roadbook take-back`: what somebody wrote into a shared copy, shown change by change, and taken.

use super::change::change;
use super::open::{Start, open};
use super::places::{Asked, Places};
use super::{DONE, FAILED, Misused, Screen, faults, say};
use crate::app::SharedFound;
use crate::change::{ChangeSet, apply, describe};
use crate::day::Day;
use crate::export::back::{Return, returned, taking};
use crate::export::private::shared;
use crate::model::Table;
use crate::store::{Book, spelled};
use crate::text::shown;
use clap::Args;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::PathBuf;

/// Which copy, and what of it is taken.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  roadbook take-back roadmap.shared.toml      on the screen, change by change
  roadbook take-back -n roadmap.shared.toml   only tell, with a number for each
  roadbook take-back -y roadmap.shared.toml   all that nobody changed here too
  roadbook take-back --only 1,3-5 roadmap.shared.toml")]
pub(super) struct Wish {
    /// The copy that came back
    #[arg(value_name = "COPY")]
    copy: PathBuf,
    /// Show what would be taken, and write nothing
    #[arg(short = 'n', long)]
    dry_run: bool,
    /// Take all but what was changed on both sides
    #[arg(short, long, conflicts_with = "only")]
    yes: bool,
    /// Take these numbers alone, of what -n shows; also such as both changed
    #[arg(long, value_name = "NUMBERS")]
    only: Option<String>,
}

impl Wish {
    /// Whether the roadmap is changed by it.
    pub(super) fn changes(&self) -> bool {
        !self.dry_run && (self.yes || self.only.is_some())
    }
}

/// Takes it back, or shows it.
pub(super) fn take_back(asked: Asked, wish: &Wish, screen: &Screen) -> anyhow::Result<u8> {
    let only = wish.only.as_deref().map(numbers).transpose()?;
    let asks = !wish.dry_run && !wish.changes();
    if asks && (screen.print || say::on_terminal()) {
        return open(asked, screen, Start::TakeBack(wish.copy.clone()));
    }
    let today = asked.today;
    let places = Places::find(asked, false)?;
    let text = places.text()?;
    faults::none(&text, &places.roadmap)?;
    let found = places
        .files
        .shared_found(&places.roadmap, &wish.copy)
        .map_err(|failure| match &*failure.hint {
            "" => anyhow::anyhow!(failure.reason),
            hint => anyhow::anyhow!("{}\n  {hint}", failure.reason),
        })?;
    faults::none(&found.text, &wish.copy)?;
    let back = back_of(&found, &Book::open(text).roadmap());
    if let Some(most) = only.as_ref().and_then(|only| only.last()) {
        let count = back.changes.len() + back.clashes.len();
        if *most > count {
            return Err(Misused(format!("there is no change {most}, only {count}")).into());
        }
    }
    if !wish.changes() {
        return Ok(told(&back, &found, today, asks));
    }
    taken(&places, &found, only.as_ref(), back.clashes.len())
}

/// Takes what was chosen; `clashes` places were changed on both sides.
fn taken(
    places: &Places,
    found: &SharedFound,
    only: Option<&BTreeSet<usize>>,
    clashes: usize,
) -> anyhow::Result<u8> {
    let mut edit = |book: &Book| {
        let real = book.roadmap();
        let set = chosen(&back_of(found, &real), only);
        let after = apply(&real, &set).map_err(|misfit| misfit.to_string())?;
        if is_less_private(&real, &after) {
            return Err("something private would be lost; nothing was changed".to_owned());
        }
        Ok(set)
    };
    let made = change(places, &mut edit, false)?;
    let mut lines = made.words;
    if lines.is_empty() {
        lines.push("nothing was taken".to_owned());
    }
    let code = say::out(&(lines.join("\n") + "\n"));
    if only.is_none() && clashes > 0 {
        say::warn(&format!(
            "{clashes} not taken, since both sides changed them: `roadbook take-back -n` shows them"
        ));
        return Ok(FAILED);
    }
    Ok(code)
}

fn back_of(found: &SharedFound, real: &Table) -> Return {
    let [base, copy] = [&found.base, &found.text].map(|text| Book::open(text.clone()).roadmap());
    returned(&base, real, &copy)
}

/// Whether less is private than before.
fn is_less_private(before: &Table, after: &Table) -> bool {
    let [before, after] = [before, after].map(|table| shared(table).1);
    after.records < before.records || after.fields < before.fields
}

/// The changes of these numbers; without any, all that were made there alone.
fn chosen(back: &Return, only: Option<&BTreeSet<usize>>) -> ChangeSet {
    let is_chosen = |number: usize| only.is_none_or(|only| only.contains(&number));
    let free = back.changes.iter().enumerate();
    let free = free.filter(|(number, _)| is_chosen(number + 1));
    let mut changes: Vec<_> = free.map(|(_, change)| change.clone()).collect();
    if only.is_some() {
        let clashes = back.clashes.iter().enumerate();
        for (_, clash) in clashes.filter(|(number, _)| is_chosen(back.changes.len() + number + 1)) {
            changes.extend(taking(clash).0);
        }
    }
    ChangeSet(changes)
}

/// Tells each change with its number.
fn told(back: &Return, found: &SharedFound, today: Day, asks: bool) -> u8 {
    let [base, copy] = [&found.base, &found.text].map(|text| Book::open(text.clone()).roadmap());
    let mut out = String::new();
    let mut number = 0;
    let mut line = |words: &str| {
        number += 1;
        let _ = writeln!(out, "{number:>3}  {words}");
    };
    for change in &back.changes {
        let known = if change.diff.after.is_some() {
            &copy
        } else {
            &base
        };
        line(&describe(change, known, today));
    }
    for clash in &back.clashes {
        let said = |value: &Option<crate::model::Value>| {
            let words = value.as_ref().map_or("nothing".to_owned(), spelled);
            shown(&words).chars().take(60).collect::<String>()
        };
        let at = clash.at.to_string();
        let (mine, theirs) = (said(&clash.ours), said(&clash.theirs));
        line(&format!(
            "{at}: both changed it, here {mine}, there {theirs}"
        ));
    }
    if out.is_empty() {
        out = format!("{} says nothing new\n", found.shown);
    }
    for at in &back.kept {
        say::warn(&format!(
            "{at} was removed there; it has private parts here, so it stays"
        ));
    }
    let code = say::out(&out);
    if asks && !back.is_empty() {
        say::warn("nothing is taken without a terminal: -y takes all, --only some");
        return FAILED;
    }
    if code == DONE { DONE } else { code }
}

/// `1,3-5` as numbers.
fn numbers(text: &str) -> Result<BTreeSet<usize>, Misused> {
    let wrong = || {
        Misused(format!(
            "{:?} is no list of numbers such as 1,3-5",
            shown(text)
        ))
    };
    let mut found = BTreeSet::new();
    for part in text.split(',') {
        let (from, to) = part.split_once('-').unwrap_or((part, part));
        let number = |text: &str| text.trim().parse::<usize>().map_err(|_| wrong());
        let (from, to) = (number(from)?, number(to)?);
        if from == 0 || from > to || to > 100_000 {
            return Err(wrong());
        }
        found.extend(from..=to);
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_listed_and_spanned() {
        let all: Vec<usize> = numbers("1, 3-5").expect("numbers").into_iter().collect();
        assert_eq!(all, [1, 3, 4, 5]);
        for wrong in ["", "0", "5-3", "x", "1-", "1-999999999"] {
            assert!(numbers(wrong).is_err(), "{wrong}");
        }
    }
}
