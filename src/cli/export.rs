//! `roadbook export`: the roadmap for other programs and people, without what is private.

use super::places::{Asked, Places};
use super::{Misused, faults, say};
use crate::asof::as_of;
use crate::day::{Day, understood};
use crate::export::private::{Withheld, shared};
use crate::export::sheet::{Sheet, names, sheets};
use crate::export::{self, brief, calendar, json, markdown, packet, report};
use crate::insight::Basis;
use crate::insight::talk::talk;
use crate::insight::win::{of_record, wins};
use crate::mistake::unknown;
use crate::model::{Section, Table};
use crate::store::disk::names::shown;
use crate::store::{Book, new_roadmap};
use anyhow::Context as _;
use clap::{Args, ValueEnum};
use serde_json::json;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// What is exported, and where to.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  roadbook export html -o roadmap.html     one page, nothing from outside
  roadbook export ics -o growth.ics        exams, expiries, renewals, milestones
  roadbook export csv -o tables/           every table of the file
  roadbook export packet > packet.md       a year of proven outcomes, one page
  roadbook export brief --win 2026-q4-noise; roadbook export md | less")]
pub(super) struct Wish {
    /// md, html, json, csv, ics; brief, review or packet (Markdown)
    #[arg(value_name = "FORM", value_enum, hide_possible_values = true)]
    form: Form,
    /// Into this file (csv: folder); it is written over
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Only this table of csv
    #[arg(long, value_name = "NAME")]
    table: Option<String>,
    /// The win of a brief by its id; else the one of this quarter
    #[arg(long, value_name = "ID")]
    win: Option<String>,
    /// From this day on: a packet, else a year; a review, else since the last
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
}

/// Exports it.
pub(super) fn export(asked: Asked, wish: &Wish) -> anyhow::Result<u8> {
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
    let text = places.text()?;
    faults::none(&text, &places.roadmap)?;
    let all = Book::open(text).roadmap();
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
    match wish
        .output
        .as_deref()
        .filter(|path| path.as_os_str() != "-")
    {
        None => Ok(say::out(&text)),
        Some(path) => {
            written(path, text.as_bytes(), wish.private)?;
            Ok(say::out(&format!("It is in {}\n", shown(path))))
        }
    }
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
        Form::Json | Form::Csv => {
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
    use std::os::unix::fs::OpenOptionsExt as _;
    let told = || format!("cannot write {}", shown(path));
    let Some(name) = path.file_name() else {
        anyhow::bail!("{} is no name of a file", shown(path));
    };
    if std::fs::metadata(path).is_ok_and(|found| !found.is_file()) {
        // A pipe or a device is written to as it is.
        return std::fs::write(path, bytes).with_context(told);
    }
    let mut fresh = std::ffi::OsString::from(".");
    fresh.push(name);
    fresh.push(format!(".{}", std::process::id()));
    let fresh = path.with_file_name(fresh);
    let made = std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(if private { 0o600 } else { 0o666 })
        .open(&fresh)
        .and_then(|mut file| file.write_all(bytes))
        .and_then(|()| std::fs::rename(&fresh, path));
    if made.is_err() {
        let _ = std::fs::remove_file(&fresh);
    }
    made.with_context(told)
}
