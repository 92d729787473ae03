//! `roadbook export`: the roadmap for other programs and people, without what is private.

use super::places::{Asked, Places};
use super::{Misused, faults, say};
use crate::asof::as_of;
use crate::day::{Day, understood};
use crate::export::private::{Withheld, shared};
use crate::export::sheet::{Sheet, names, sheets};
use crate::export::{self, brief, calendar, framework, json, markdown, packet, report};
use crate::insight::Basis;
use crate::insight::talk::talk;
use crate::insight::win::{of_record, wins};
use crate::mistake::unknown;
use crate::model::{Section, Table};
use crate::store::disk::{names::shown, system};
use crate::store::{Book, new_roadmap};
use anyhow::Context as _;
use clap::{Args, ValueEnum};
use serde_json::json;
use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// What is exported, and where to.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  roadbook export html -o roadmap.html     one page, nothing from outside
  roadbook export ics -o growth.ics        exams, expiries, renewals, milestones
  roadbook export csv -o tables/           every table of the file
  roadbook export packet > packet.md       a year of proven outcomes, one page
  roadbook export jsonl roadmaps/ -o facts.jsonl; roadbook export md | less")]
pub(super) struct Wish {
    /// md, html, json, csv, ics, jsonl; brief, review, packet, framework
    #[arg(value_name = "FORM", value_enum, hide_possible_values = true)]
    form: Form,
    /// For jsonl: the folder of the roadmaps
    #[arg(value_name = "FOLDER")]
    folder: Option<PathBuf>,
    /// Into this file (csv: folder); it is written over
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Only this table of csv
    #[arg(long, value_name = "NAME")]
    table: Option<String>,
    /// The win of a brief; else the one of this quarter
    #[arg(long, value_name = "ID")]
    win: Option<String>,
    /// The first day of a packet or a review
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    since: Option<String>,
    /// With what is private
    #[arg(long)]
    private: bool,
}

/// The days of a packet.
const YEAR: i64 = 365;

#[derive(ValueEnum, Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// The whole roadmap as Markdown
    Md,
    /// One page for a browser
    Html,
    /// Everything as JSON
    Json,
    /// Tables for a spreadsheet
    Csv,
    /// Everything that has a day, for a calendar
    Ics,
    /// The brief of a win
    Brief,
    /// The one-on-one
    Review,
    /// A year of proven outcomes
    Packet,
    /// Tracks, levels, projects and what promotion rests on
    Framework,
    /// Every dated fact of every roadmap below a folder, one a line
    Jsonl,
}

/// Exports it.
pub(super) fn export(asked: Asked, wish: &Wish) -> anyhow::Result<u8> {
    if wish.form == Form::Jsonl {
        let folder = wish.folder.as_deref().ok_or_else(|| {
            Misused("name the folder of the roadmaps: roadbook export jsonl FOLDER".to_owned())
        })?;
        return super::facts::export(folder, wish.output.as_deref(), wish.private);
    }
    if wish.folder.is_some() {
        return Err(Misused("a folder is for jsonl: name a file with --file".to_owned()).into());
    }
    let named = asked.file.is_some();
    let places = Places::find(asked, true)?;
    if wish.table.is_some() && wish.form != Form::Csv {
        return Err(Misused("--table is for csv".to_owned()).into());
    }
    if wish.win.is_some() && wish.form != Form::Brief {
        return Err(Misused("--win is for a brief".to_owned()).into());
    }
    if wish.since.is_some() && !matches!(wish.form, Form::Packet | Form::Review) {
        return Err(Misused("--since is for a packet or a review".to_owned()).into());
    }
    if wish.form == Form::Framework {
        return put(&published(&places, named)?, wish);
    }
    let text = places.text()?;
    faults::none(&text, &places.roadmap)?;
    let all = Book::open(text).roadmap();
    not_of_a_team(&all)?;
    let (roadmap, withheld) = if wish.private {
        (all, Withheld::default())
    } else {
        shared(&all)
    };
    if let Some(words) = withheld.words() {
        say::warn(&format!("left out: {words}; --private takes them along"));
    }
    if wish.form == Form::Csv {
        return tables(&roadmap, wish);
    }
    let text = document(&roadmap, wish, withheld, &places)?;
    put(&text, wish)
}

/// Prints a text, or writes it to the file that was named.
fn put(text: &str, wish: &Wish) -> anyhow::Result<u8> {
    match wish
        .output
        .as_deref()
        .filter(|path| path.as_os_str() != "-")
    {
        None => Ok(say::out(text)),
        Some(path) => {
            written(path, text.as_bytes(), wish.private)?;
            Ok(say::out(&format!("It is in {}\n", shown(path))))
        }
    }
}

/// Refuses a team's own file.
pub(super) fn not_of_a_team(roadmap: &Table) -> anyhow::Result<()> {
    if roadmap.get("team").is_some() || roadmap.get("member").is_some() {
        anyhow::bail!(
            "this is a team's own file, with notes that are nobody else's: `roadbook team --json` tells the team without them"
        );
    }
    Ok(())
}

/// The framework of the catalogue, with the lanes of a team's own file where one is named.
fn published(places: &Places, named: bool) -> anyhow::Result<String> {
    let mut lanes = Vec::new();
    let mut catalogue = places.catalogue.clone();
    if named {
        let text = places.text()?;
        faults::none(&text, &places.roadmap)?;
        let book = Book::open(text);
        // Tracks of one's own stand in a roadmap, or in the folder beside the settings.
        catalogue = catalogue.with_own(&book);
        for (track, lane) in crate::insight::team::coverage::lanes(&book) {
            lanes.push(framework::Lane {
                track,
                outcome: lane.outcome,
                good: lane.good,
            });
        }
    }
    Ok(framework::framework(&catalogue, &lanes))
}

/// The forms that are one text.
fn document(
    roadmap: &Table,
    wish: &Wish,
    withheld: Withheld,
    places: &Places,
) -> anyhow::Result<String> {
    let today = places.files.today;
    let book = Book::open(new_roadmap(roadmap));
    let catalogue = &places.catalogue.with_own(&book);
    let basis = Basis::new(&book, catalogue, today);
    Ok(match wish.form {
        Form::Md => markdown::markdown(roadmap, catalogue),
        Form::Html => report::report(&basis, withheld.words())?,
        Form::Ics => calendar::calendar(&basis),
        Form::Brief => brief_of(&basis, wish.win.as_deref())?,
        Form::Review => {
            let since = wish.since.as_deref().map(|text| day(text, today));
            let talk = talk(&basis, &places.config.thresholds, since.transpose()?);
            export::talk::talk(&talk, withheld.words().as_deref())
        }
        Form::Packet => {
            let since = match &wish.since {
                Some(text) => day(text, today)?,
                None => today.plus(-YEAR),
            };
            let then = Book::open(new_roadmap(&as_of(roadmap, since)));
            let then = Basis::new(&then, catalogue, since);
            packet::packet(&basis, &then, withheld.words().as_deref())
        }
        Form::Json | Form::Csv | Form::Jsonl | Form::Framework => {
            let document = json!({
                "roadbook": "export",
                "version": 1,
                "today": today.to_string(),
                "private": wish.private,
                "left_out": { "records": withheld.records, "fields": withheld.fields },
                "roadmap": json::object(roadmap),
            });
            format!("{document:#}\n")
        }
    })
}

/// The brief of the win with an id, or of the one of this quarter.
fn brief_of(basis: &Basis, id: Option<&str>) -> anyhow::Result<String> {
    let win = match id {
        None => wins(basis).current.ok_or_else(|| {
            anyhow::anyhow!("{} has no win: name one with --win", basis.quarter())
        })?,
        Some(id) => {
            let records = basis.source.records(Section::Win);
            let own = records.iter().find(|own| own.key.as_id() == Some(id));
            let ids = records.iter().filter_map(|own| own.key.as_id());
            own.and_then(|own| of_record(basis, own))
                .ok_or_else(|| anyhow::anyhow!(unknown(id, "win", ids)))?
        }
    };
    Ok(brief::brief(basis, &win))
}

fn day(text: &str, today: Day) -> anyhow::Result<Day> {
    understood(text, today, 1)
        .map_err(|reason| Misused(format!("{}: {reason}", crate::text::shown(text))).into())
}

/// All tables into a folder, or one to standard output or a file.
fn tables(roadmap: &Table, wish: &Wish) -> anyhow::Result<u8> {
    let all = sheets(roadmap);
    if let Some(name) = &wish.table {
        let Some(sheet) = all.iter().find(|sheet| sheet.name == *name) else {
            let names = names();
            let names = names.iter().map(String::as_str);
            return Err(Misused(unknown(name, "table", names)).into());
        };
        let text = csv(sheet)?;
        return match &wish.output {
            None => Ok(say::out(&text)),
            Some(path) => {
                written(path, text.as_bytes(), wish.private)?;
                Ok(say::out(&format!("It is in {}\n", shown(path))))
            }
        };
    }
    let Some(folder) = &wish.output else {
        return Err(Misused(format!(
            "name a folder with -o, or one table with --table: {}",
            names().join(", ")
        ))
        .into());
    };
    std::fs::create_dir_all(folder).with_context(|| format!("cannot make {}", shown(folder)))?;
    for sheet in &all {
        let path = folder.join(format!("{}.csv", sheet.name));
        written(&path, csv(sheet)?.as_bytes(), wish.private)?;
    }
    Ok(say::out(&format!(
        "{} tables are in {}\n",
        all.len(),
        shown(folder)
    )))
}

fn csv(sheet: &Sheet) -> anyhow::Result<String> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    for row in &sheet.rows {
        writer.write_record(row)?;
    }
    let bytes = writer
        .into_inner()
        .map_err(|error| anyhow::anyhow!("{error}"))?;
    Ok(String::from_utf8(bytes)?)
}

/// Writes beside it and exchanges the names, so that no half of a file is ever read; what is private is for its owner.
pub(super) fn written(path: &Path, bytes: &[u8], private: bool) -> anyhow::Result<()> {
    let told = || format!("cannot write {}", shown(path));
    let written = fresh(path, private).with_context(told)?.write_all(bytes);
    finish(path, written.is_ok()).with_context(told)?;
    written.with_context(told)
}

/// A new file to write into; [`finish`] gives it its name. A pipe or a device is written to as it is.
pub(super) fn fresh(path: &Path, private: bool) -> std::io::Result<File> {
    if is_special(path) {
        return File::options().write(true).open(path);
    }
    let mut options = File::options();
    options.write(true).create_new(true);
    if private {
        system::private_file(&mut options);
    }
    options.open(beside(path)?)
}

/// Puts the new file in its place where all went well, and takes it away where not.
pub(super) fn finish(path: &Path, well: bool) -> std::io::Result<()> {
    if is_special(path) {
        return Ok(());
    }
    let fresh = beside(path)?;
    let moved = if well {
        system::rename(&fresh, path)
    } else {
        Ok(())
    };
    if !well || moved.is_err() {
        let _ = std::fs::remove_file(&fresh);
    }
    moved
}

fn is_special(path: &Path) -> bool {
    std::fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir())
}

fn beside(path: &Path) -> std::io::Result<PathBuf> {
    let Some(name) = path.file_name() else {
        let why = format!("{} is no name of a file", shown(path));
        return Err(std::io::Error::new(std::io::ErrorKind::InvalidInput, why));
    };
    let mut fresh = std::ffi::OsString::from(".");
    fresh.push(name);
    fresh.push(format!(".{}", std::process::id()));
    Ok(path.with_file_name(fresh))
}
