//! Has git merge the roadmap by its records: for the one repository that holds it, and back again.

mod attributes;
mod driver;
mod repository;

use super::places::{Asked, Places};
use super::{FAILED, say};
use crate::store::disk::names::shown;
use crate::store::disk::place::Place;
use crate::store::disk::save::update;
use anyhow::{Context as _, bail};
use attributes::{line_for, with_line, without_line};
use repository::Repository;
use std::ffi::OsString;
use std::io::Write as _;
use std::path::Path;

const DRIVER: &str = "merge.roadbook.driver";
const NAME: &str = "merge.roadbook.name";
const TITLE: &str = "Roadbook: records and fields, not lines";

/// Sets a repository up, or takes that back.
pub(super) fn git_setup(asked: Asked, undo: bool) -> anyhow::Result<u8> {
    let today = asked.today.to_string();
    let places = Places::find(asked, false)?;
    let (repository, inside) = Repository::holding(&places.roadmap)?;
    let attributes = repository.top().join(".gitattributes");
    let line = line_for(&inside);
    let place = Place {
        path: &attributes,
        state: places.files.state.as_deref(),
        day: &today,
    };
    let mut said = Vec::new();
    if undo {
        let left = take_line_out(&place, &line, &mut said)?;
        if left {
            said.push("kept the merge driver: other files use it".to_owned());
        } else {
            take_driver_out(&repository, &mut said)?;
        }
        return Ok(say::out(&(said.join("\n") + "\n")));
    }
    put_driver_in(&repository, &mut said)?;
    put_line_in(&place, &line, &mut said)?;
    let used = repository.attribute("merge", &inside)?;
    let overruled = used != "roadbook";
    if overruled {
        say::warn(&format!(
            "git still merges the file as {:?}: another line of attributes overrules this one",
            crate::text::shown(&used)
        ));
    } else {
        said.push(
            "git now merges the roadmap by its records; commit .gitattributes, and run this once in every clone"
                .to_owned(),
        );
    }
    let written = say::out(&(said.join("\n") + "\n"));
    Ok(if overruled { FAILED } else { written })
}

fn put_driver_in(repository: &Repository, said: &mut Vec<String>) -> anyhow::Result<()> {
    let program = std::env::current_exe().context("where is this program?")?;
    if !program.is_file() {
        bail!("this program is no longer at {}", shown(&program));
    }
    let command = driver::command(&program);
    let title = OsString::from(TITLE);
    let known = repository.config(DRIVER)? == Some(command.clone())
        && repository.config(NAME)? == Some(title.clone());
    if known {
        said.push("the merge driver is in the repository's config already".to_owned());
        return Ok(());
    }
    repository.set_config(NAME, &title)?;
    repository.set_config(DRIVER, &command)?;
    said.push(format!(
        "added to the repository's config: the merge driver {}",
        shown(&program)
    ));
    Ok(())
}

fn take_driver_out(repository: &Repository, said: &mut Vec<String>) -> anyhow::Result<()> {
    let mut any = false;
    for name in [NAME, DRIVER] {
        if repository.config(name)?.is_some() {
            repository.unset_config(name)?;
            any = true;
        }
    }
    said.push(if any {
        "taken out of the repository's config: the merge driver".to_owned()
    } else {
        "the merge driver is not in the repository's config".to_owned()
    });
    Ok(())
}

fn put_line_in(place: &Place<'_>, line: &[u8], said: &mut Vec<String>) -> anyhow::Result<()> {
    let written = if is_there(place.path) {
        let saved = update(place, &mut |bytes| Ok(with_line(bytes, line)))?;
        for warning in &saved.warnings {
            say::warn(&warning.to_string());
        }
        saved.written
    } else {
        create(place.path, &with_line(b"", line))
            .with_context(|| format!("cannot write {}", shown(place.path)))?;
        true
    };
    let line = crate::text::shown(&String::from_utf8_lossy(line)).into_owned();
    said.push(if written {
        format!("added to {}: {line}", shown(place.path))
    } else {
        format!("{} says already: {line}", shown(place.path))
    });
    Ok(())
}

/// Whether other lines still ask for the driver.
fn take_line_out(place: &Place<'_>, line: &[u8], said: &mut Vec<String>) -> anyhow::Result<bool> {
    let words = crate::text::shown(&String::from_utf8_lossy(line)).into_owned();
    let missing = format!("{} does not say: {words}", shown(place.path));
    if !is_there(place.path) {
        said.push(missing);
        return Ok(false);
    }
    let saved = update(place, &mut |bytes| Ok(without_line(bytes, line)))?;
    if saved.bytes.is_empty() && saved.written {
        std::fs::remove_file(place.path)
            .with_context(|| format!("cannot remove {}", shown(place.path)))?;
    }
    said.push(if saved.written {
        format!("taken out of {}: {words}", shown(place.path))
    } else {
        missing
    });
    Ok(attributes::mention_driver(&saved.bytes))
}

/// Makes a file that all may read whom the system lets, as git's own are.
fn create(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    let mut file = options.write(true).create_new(true).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn is_there(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}
