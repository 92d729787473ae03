//! `roadbook export`: the roadmap for other programs and people, without what is private.

use super::places::{Asked, Places};
use super::{Misused, faults, say};
use crate::export::private::{Withheld, shared};
use crate::export::sheet::{Sheet, names, sheets};
use crate::export::{calendar, json, markdown, report};
use crate::insight::Basis;
use crate::mistake::unknown;
use crate::model::Table;
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
  roadbook export csv --table skill-levels
  roadbook export md | less")]
pub(super) struct Wish {
    /// In which form
    #[arg(value_name = "FORM", value_enum)]
    form: Form,
    /// Into this file (csv: folder); it is written over
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Only this table of csv
    #[arg(long, value_name = "NAME")]
    table: Option<String>,
    /// With what is private
    #[arg(long)]
    private: bool,
}

#[derive(ValueEnum, Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Md,
    Html,
    Json,
    Csv,
    Ics,
}

/// Exports it.
pub(super) fn export(asked: Asked, wish: &Wish) -> anyhow::Result<u8> {
    let today = asked.today;
    let places = Places::find(asked, true)?;
    if wish.table.is_some() && wish.form != Form::Csv {
        return Err(Misused("--table is for csv".to_owned()).into());
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
    let book = Book::open(new_roadmap(&roadmap));
    let catalogue = places.catalogue.with_own(&book);
    let basis = Basis::new(&book, &catalogue, today);
    let text = document(&basis, &roadmap, wish, withheld)?;
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
    basis: &Basis<'_>,
    roadmap: &Table,
    wish: &Wish,
    withheld: Withheld,
) -> anyhow::Result<String> {
    let today = basis.today;
    Ok(match wish.form {
        Form::Md => markdown::markdown(roadmap, basis.catalogue),
        Form::Html => report::report(basis, withheld.words())?,
        Form::Ics => calendar::calendar(basis),
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
fn written(path: &Path, bytes: &[u8], private: bool) -> anyhow::Result<()> {
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
