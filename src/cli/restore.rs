//! The old versions of the roadmap: lists them, shows what is different, puts one back.

use super::lines::difference;
use super::places::{Asked, Places};
use super::{Misused, say};
use crate::change::{ChangeSet, describe_all, diff};
use crate::day::Day;
use crate::file_text::FileText;
use crate::history::{Done, Name, Note};
use crate::runtime::files::Files;
use crate::store::disk::create::create_new;
use crate::store::disk::names::real_path;
use crate::store::disk::place::Place;
use crate::store::disk::save::{Saved, update};
use crate::store::disk::snapshot::Snapshot;
use crate::store::disk::trouble::Trouble;
use crate::store::disk::versions::{Version, Versions};
use crate::store::{Book, check, replacement};
use crate::text::shown;
use clap::Args;
use std::fmt::Write as _;

/// So many versions are listed unless all are asked for.
const LISTED: usize = 20;

/// So many words of changes stand in a line of the list.
const TOLD: usize = 2;

/// What the command takes.
#[derive(Args, Debug, Clone)]
#[command(after_help = "Examples:
  roadbook restore             list old versions
  roadbook restore 12 --diff   what would be different
  roadbook restore 12          put it back; `roadbook undo` takes that back")]
pub(super) struct Asks {
    /// The number of a version, from the list; none lists them
    #[arg(value_name = "NUMBER")]
    number: Option<u64>,
    /// Show what would be different, and change nothing
    #[arg(short, long, requires = "number")]
    diff: bool,
    /// List all versions, not the newest 20 alone
    #[arg(short, long, conflicts_with = "number")]
    all: bool,
}

impl Asks {
    /// Whether a version is to be put back.
    pub(super) fn changes(&self) -> bool {
        self.number.is_some() && !self.diff
    }
}

/// A roadmap with its old versions.
struct Shelf {
    places: Places,
    versions: Versions,
    /// What the file says now; none where it is gone.
    now: Option<FileText>,
}

pub(super) fn restore(asked: Asked, asks: &Asks) -> anyhow::Result<u8> {
    let shelf = Shelf::open(Places::find(asked, false)?)?;
    match asks.number {
        None => shelf.list(asks.all),
        Some(number) if asks.diff => shelf.compare(number),
        Some(number) => shelf.put_back(number),
    }
}

impl Shelf {
    fn open(places: Places) -> anyhow::Result<Shelf> {
        let Some(state) = &places.files.state else {
            anyhow::bail!("there is no state folder, so no old versions are kept");
        };
        let now = match Snapshot::read(&places.roadmap) {
            Ok(snapshot) => Some(snapshot.text),
            Err(error) if matches!(error.trouble, Trouble::Missing) => None,
            Err(error) => return Err(error.into()),
        };
        let versions = match (&now, real_path(&places.roadmap)) {
            // Not even its folder is there.
            (None, Err(_)) => return Err(places.nothing_yet()),
            (_, real) => Versions::of(state, &real?),
        };
        if now.is_none() && versions.list()?.is_empty() {
            return Err(places.nothing_yet());
        }
        Ok(Shelf {
            places,
            versions,
            now,
        })
    }

    fn text(&self, version: &Version) -> anyhow::Result<FileText> {
        Ok(Snapshot::from_bytes(self.versions.read(version)?)?.text)
    }

    fn list(&self, all: bool) -> anyhow::Result<u8> {
        let versions = self.versions.list()?;
        if versions.is_empty() {
            let words = "There are no old versions yet: the first save keeps one\n";
            return Ok(say::out(words));
        }
        let mut out =
            String::from("What the roadmap said before each save, and what the save changed:\n\n");
        let mut later = self.now.clone();
        let count = if all { versions.len() } else { LISTED };
        for version in versions.iter().rev().take(count) {
            let text = self.text(version);
            let words = match (&text, &later) {
                (Ok(text), Some(later)) => summary(text, later, self.places.files.today),
                (Ok(_), None) => "the file is gone".to_owned(),
                (Err(error), _) => format!("it cannot be read: {error}"),
            };
            let size = text
                .as_ref()
                .map_or(String::new(), |text| in_words(text.len()));
            let _ = writeln!(
                out,
                "{:>4}  {}  {size:>8}  {words}",
                version.number(),
                self.when(version)
            );
            later = text.ok().or(later);
        }
        if versions.len() > count {
            let _ = writeln!(
                out,
                "\n{} older ones: roadbook restore --all",
                versions.len() - count
            );
        }
        out += "\nroadbook restore NUMBER --diff  shows what would be different\n\
                roadbook restore NUMBER         puts that version back\n";
        Ok(say::out(&out))
    }

    /// The moment until which the file said this.
    fn when(&self, version: &Version) -> String {
        self.versions.kept_at(version).map_or_else(
            |_| "????-??-?? ??:??".to_owned(),
            |at| {
                let at = chrono::DateTime::<chrono::Local>::from(at);
                at.format("%Y-%m-%d %H:%M").to_string()
            },
        )
    }

    fn find(&self, number: u64) -> anyhow::Result<FileText> {
        let versions = self.versions.list()?;
        let found = versions.iter().find(|version| version.number() == number);
        let Some(version) = found else {
            return Err(Misused(format!(
                "there is no version {number}; `roadbook restore` lists them"
            ))
            .into());
        };
        self.text(version)
    }

    fn compare(&self, number: u64) -> anyhow::Result<u8> {
        let text = self.find(number)?;
        let now = self.now.clone().unwrap_or_default();
        if text == now {
            let words = format!("The roadmap says what version {number} says\n");
            return Ok(say::out(&words));
        }
        let mut out = format!("Putting version {number} back would change:\n");
        for words in changes(&now, &text, self.places.files.today) {
            let _ = writeln!(out, "  {words}");
        }
        out += "\nLine by line (- is now in the file, + would come):\n";
        for line in difference(&now, &text) {
            let _ = writeln!(out, "{line}");
        }
        Ok(say::out(&out))
    }

    fn put_back(&self, number: u64) -> anyhow::Result<u8> {
        let text = self.find(number)?;
        if let Some(fault) = check(&text).first() {
            say::warn(&format!(
                "version {number} is not valid TOML: {}",
                fault.what
            ));
        }
        let files = &self.places.files;
        let (saved, before) = self.write(&text)?;
        for warning in &saved.warnings {
            say::warn(&warning.to_string());
        }
        let code = say::out(&format!("The roadmap says what version {number} says\n"));
        let Some(before) = before.filter(|_| saved.written) else {
            return Ok(code);
        };
        let note = step(&format!("version {number} put back"), before.clone(), text);
        say::warn_of(files.note(&self.places.roadmap, &[note]).as_deref());
        let newest = self.versions.list()?.into_iter().next_back();
        if let Some(kept) = newest.filter(|kept| self.text(kept).is_ok_and(|kept| *kept == *before))
        {
            let kept = kept.number();
            say::out(&format!(
                "What it said before is version {kept}: `roadbook restore {kept}` or `roadbook undo` takes this back\n"
            ));
        }
        Ok(code)
    }

    /// Saves with the same care as any edit; gives the text that was replaced, which is a version by then.
    fn write(&self, text: &str) -> anyhow::Result<(Saved, Option<String>)> {
        let Files { state, today, .. } = &self.places.files;
        let day = today.to_string();
        let place = Place {
            path: &self.places.roadmap,
            state: state.as_deref(),
            day: &day,
        };
        if self.now.is_none() {
            return Ok((create_new(&place, text.as_bytes())?, None));
        }
        let mut before = None;
        let saved = update(&place, &mut |now| {
            before = std::str::from_utf8(now).ok().map(str::to_owned);
            Ok(text.as_bytes().to_vec())
        })?;
        Ok((saved, before))
    }
}

/// A step for the journal that replaced the text as a whole.
fn step(label: &str, before: String, after: FileText) -> Note {
    let whole = |text: &str| check(text).is_empty();
    let changes = if whole(&before) && whole(&after) {
        leading(&before, &after)
    } else {
        ChangeSet::default()
    };
    Note::Done {
        done: Done {
            name: Name::Here(0),
            label: label.to_owned(),
            changes,
            splices: Some(replacement(&before, &after)),
        },
        before: before.into(),
        after,
    }
}

fn leading(before: &str, after: &str) -> ChangeSet {
    let read = |text: &str| Book::open(text.to_owned()).roadmap();
    diff(&read(before), &read(after))
}

/// What leads from one text to the other, in words.
fn changes(before: &str, after: &str, today: Day) -> Vec<String> {
    if let Some(fault) = check(after).first().or(check(before).first()) {
        return vec![format!("it is not valid TOML: {}", shown(&fault.what))];
    }
    let changes = leading(before, after);
    let named_by = Book::open(after.to_owned()).roadmap();
    let words = describe_all(&changes, &named_by, today);
    if words.is_empty() {
        return vec!["comments or layout".to_owned()];
    }
    words
}

fn summary(before: &str, after: &str, today: Day) -> String {
    if before == after {
        return "nothing".to_owned();
    }
    let words = changes(before, after, today);
    let more = words.len().saturating_sub(TOLD);
    let told = words.into_iter().take(TOLD).collect::<Vec<_>>().join("; ");
    if more > 0 {
        format!("{told}; and {more} more")
    } else {
        told
    }
}

/// A number of bytes as a person reads it.
fn in_words(bytes: usize) -> String {
    match bytes {
        0..1000 => format!("{bytes} B"),
        1000..1_000_000 => format!("{}.{} kB", bytes / 1000, bytes % 1000 / 100),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}
