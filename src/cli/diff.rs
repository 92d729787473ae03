//! `roadbook diff`: what differs between two roadmaps, or in one between two days.

use super::address::address_of;
use super::page::{Color, Look, Page};
use super::places::{Asked, Places};
use super::{DONE, FAILED, MISUSED, Misused, faults, say};
use crate::asof::as_of;
use crate::change::{Change, ChangeSet, describe, diff};
use crate::day::{Day, understood};
use crate::export::json;
use crate::model::{Step, Table};
use crate::store::Book;
use crate::store::disk::names::shown;
use crate::store::disk::snapshot::Snapshot;
use clap::Args;
use serde_json::{Value as Json, json};
use std::path::{Path, PathBuf};

/// What is compared.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  roadbook diff old.toml new.toml
  roadbook diff --from 2026-07-01              your roadmap, from then to today
  git show HEAD~5:roadmap.toml | roadbook diff - roadmap.toml
  roadbook diff a.toml b.toml --json | jq .changes
Ends with 0 whether something differs or not, but for --exit-code.")]
pub(super) struct Wish {
    /// Two files; or one, or yours, with --from. - is standard input
    #[arg(value_name = "FILES", num_args = 0..=2)]
    files: Vec<PathBuf>,
    /// As it stood at the end of this day
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    from: Option<String>,
    /// And at the end of this one; else today
    #[arg(
        long,
        value_name = "DAY",
        requires = "from",
        allow_hyphen_values = true
    )]
    to: Option<String>,
    /// End with 1 where something differs, 2 where it failed
    #[arg(long)]
    exit_code: bool,
    #[command(flatten)]
    look: Look,
}

/// Two states of a roadmap, each with what it is called.
struct Sides {
    names: [String; 2],
    roadmaps: [Table; 2],
}

/// Tells what differs.
pub(super) fn differ(asked: Asked, wish: &Wish) -> anyhow::Result<u8> {
    match told_of(asked, wish) {
        Err(error) if wish.exit_code => {
            say::error(&error);
            Ok(MISUSED)
        }
        Ok((DONE, true)) if wish.exit_code => Ok(FAILED),
        told => told.map(|(code, _)| code),
    }
}

/// The exit code of the output, and whether something differs.
fn told_of(asked: Asked, wish: &Wish) -> anyhow::Result<(u8, bool)> {
    let (today, color) = (asked.today, asked.color);
    let sides = match (wish.files.as_slice(), &wish.from) {
        ([old, new], None) => {
            if old == new && old.as_os_str() == "-" {
                return Err(Misused("standard input can be one of the two".to_owned()).into());
            }
            Sides {
                names: [old, new].map(|path| shown(path)),
                roadmaps: [read(old)?, read(new)?],
            }
        }
        ([_, _], Some(_)) => {
            return Err(Misused("days are for one file, not for two".to_owned()).into());
        }
        (files, Some(from)) => {
            let roadmap = if let Some(path) = files.first() {
                read(path)?
            } else {
                let places = Places::find(asked, true)?;
                let text = places.text()?;
                faults::none(&text, &places.roadmap)?;
                Book::open(text).roadmap()
            };
            let days = [
                day(from, today)?,
                day(wish.to.as_deref().unwrap_or("today"), today)?,
            ];
            Sides {
                names: days.map(|day| day.to_string()),
                roadmaps: days.map(|day| as_of(&roadmap, day)),
            }
        }
        (_, None) => {
            return Err(Misused("name two files, or a day with --from".to_owned()).into());
        }
    };
    let changes = diff(&sides.roadmaps[0], &sides.roadmaps[1]);
    let code = say::out(&if wish.look.json {
        document(&sides, &changes, today)
    } else {
        words(&sides, &changes, today, (wish.look, color))
    });
    Ok((code, !changes.is_empty()))
}

fn read(path: &Path) -> anyhow::Result<Table> {
    let text = if path.as_os_str() == "-" {
        say::input()?.into()
    } else {
        Snapshot::read(path)?.text
    };
    faults::none(&text, path)?;
    Ok(Book::open(text).roadmap())
}

fn day(text: &str, today: Day) -> anyhow::Result<Day> {
    understood(text, today, 1)
        .map_err(|reason| Misused(format!("{}: {reason}", crate::text::shown(text))).into())
}

/// A change in words, its names from the side on which it stands.
fn told(sides: &Sides, change: &Change, today: Day) -> String {
    let side = usize::from(change.diff.after.is_some());
    describe(change, &sides.roadmaps[side], today)
}

fn words(sides: &Sides, changes: &ChangeSet, today: Day, (look, color): (Look, Color)) -> String {
    if changes.is_empty() {
        return "nothing differs\n".to_owned();
    }
    let mut page = Page::default();
    let [from, to] = &sides.names;
    page.part(&format!("From {from} to {to}"), "");
    for change in &changes.0 {
        page.line(told(sides, change, today));
    }
    page.text(look, color)
}

fn document(sides: &Sides, changes: &ChangeSet, today: Day) -> String {
    let list: Vec<Json> = changes
        .0
        .iter()
        .map(|change| {
            let (before, after) = (&change.diff.before, &change.diff.after);
            let kind = match (before, after) {
                _ if change.at.last() == Some(&Step::Order) => "order",
                (None, _) => "added",
                (_, None) => "removed",
                _ => "changed",
            };
            json!({
                "at": crate::text::shown(&address_of(&change.at)),
                "kind": kind,
                "before": before.as_ref().map(|fact| json::value(&fact.value)),
                "after": after.as_ref().map(|fact| json::value(&fact.value)),
                "words": told(sides, change, today),
            })
        })
        .collect();
    let document = json!({
        "roadbook": "diff",
        "version": 1,
        "from": sides.names[0],
        "to": sides.names[1],
        "changes": list,
    });
    format!("{document:#}\n")
}
