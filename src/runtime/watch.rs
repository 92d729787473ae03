//! Notices that the open file has changed on the disk.
//!
//! The directory is watched, never the file, since most programs save by putting another file in its place. An event only
//! means "look again". A file that is missing, empty or broken for a moment is looked at again before a word is said.
//! Where other machines may write, nothing tells of it, and so the file is also looked at from time to time.
//! The last look is the worker's, between the saves: a look that is older than a save would seem to take it back.

use super::system::is_remote;
use super::worker::Worker;
use crate::app::Effect;
use crate::store::check;
use crate::store::disk::copies;
use crate::store::disk::snapshot::Snapshot;
use crate::store::disk::system::{self, Stamp};
use notify::{RecommendedWatcher, RecursiveMode, Watcher};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

/// Events of one save come together; this long nothing more may come.
const REST: Duration = Duration::from_millis(60);

/// When a file that cannot be read is looked at again.
const PATIENCE: [Duration; 2] = [Duration::from_millis(200), Duration::from_secs(1)];

/// How often the file is looked at where it cannot be watched.
const POLL: Duration = Duration::from_secs(2);

/// What an event is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Touched {
    File,
    /// What other programs leave beside it.
    Beside,
}

/// A watch; it ends when this is dropped.
#[derive(Debug)]
pub(super) struct Watch {
    /// Dropping it closes the channel, which ends the thread.
    _watcher: Option<RecommendedWatcher>,
    _alive: std::sync::mpsc::Sender<Touched>,
}

impl Watch {
    /// Watches a file and has the worker look at what it has become.
    pub(super) fn start(path: PathBuf, worker: Worker) -> Watch {
        let (alive, events) = channel();
        let touched = alive.clone();
        let name = path.file_name().map(std::ffi::OsStr::to_os_string);
        let real = system::real_path(&path).ok();
        let real_name = real
            .as_deref()
            .and_then(Path::file_name)
            .map(std::ffi::OsStr::to_os_string);
        let own = [name, real_name].map(Option::unwrap_or_default);
        let watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            let what = match &event {
                Ok(event) => about(event, &own),
                Err(_) => vec![Touched::File],
            };
            for what in what {
                let _ = touched.send(what);
            }
        });
        let watcher = watcher.ok().and_then(|mut watcher| {
            let folders = [Some(path.as_path()), real.as_deref()];
            let mut folders: Vec<&Path> =
                folders.into_iter().flatten().filter_map(folder).collect();
            folders.dedup();
            let all = folders
                .iter()
                .all(|folder| watcher.watch(folder, RecursiveMode::NonRecursive).is_ok());
            all.then_some(watcher)
        });
        let silent = watcher.is_none() || is_remote(place(real.as_deref().unwrap_or(&path)));
        let limit = silent.then_some(POLL);
        let look = move || live(&path, limit, &events, &worker);
        let _ = std::thread::Builder::new()
            .name("watch".to_owned())
            .spawn(look);
        Watch {
            _watcher: watcher,
            _alive: alive,
        }
    }
}

/// What an event is about, if it matters for the file with these names.
fn about(event: &notify::Event, own: &[OsString; 2]) -> Vec<Touched> {
    if event.kind.is_access() {
        return Vec::new();
    }
    if event.need_rescan() {
        return vec![Touched::File, Touched::Beside];
    }
    let names = || event.paths.iter().filter_map(|path| path.file_name());
    let file = names().any(|name| own.iter().any(|own| own == name));
    let beside = names().any(|name| own.iter().any(|own| copies::concerns(own, name)));
    let file = file.then_some(Touched::File);
    file.into_iter()
        .chain(beside.then_some(Touched::Beside))
        .collect()
}

fn folder(path: &Path) -> Option<&Path> {
    let parent = path.parent()?;
    Some(if parent.as_os_str().is_empty() {
        Path::new(".")
    } else {
        parent
    })
}

fn place(path: &Path) -> &Path {
    folder(path).unwrap_or(path)
}

fn live(path: &Path, limit: Option<Duration>, events: &Receiver<Touched>, worker: &Worker) {
    // Not known yet, so that the first look is a whole one.
    let mut last_stamp = None;
    let mut last_beside = None;
    loop {
        let first = match limit {
            None => events.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(limit) => events.recv_timeout(limit),
        };
        let polled = matches!(first, Err(RecvTimeoutError::Timeout));
        let Some(touched) = gathered(first, events) else {
            return;
        };
        if touched.contains(&Touched::Beside) {
            let beside = Some(copies::beside(path));
            if beside != last_beside {
                last_beside = beside;
                let _ = worker.send(Effect::LookBeside(path.to_owned()));
            }
        }
        let now = limit.map(|_| stamp(path));
        let same = polled && now == last_stamp;
        if !touched.contains(&Touched::File) || same {
            continue;
        }
        last_stamp = now;
        settled(path);
        let _ = worker.send(Effect::Look(path.to_owned()));
    }
}

/// What changes of a file whenever somebody writes it; nothing where it is not there.
fn stamp(path: &Path) -> Option<Stamp> {
    std::fs::metadata(path)
        .ok()
        .map(|metadata| system::stamp(&metadata))
}

/// All that happens until nothing has happened for a moment; none when the watch is over.
fn gathered(
    first: Result<Touched, RecvTimeoutError>,
    events: &Receiver<Touched>,
) -> Option<Vec<Touched>> {
    let mut all = match first {
        Ok(touched) => vec![touched],
        Err(RecvTimeoutError::Timeout) => return Some(vec![Touched::File, Touched::Beside]),
        Err(RecvTimeoutError::Disconnected) => return None,
    };
    loop {
        match events.recv_timeout(REST) {
            Ok(touched) if all.contains(&touched) => {}
            Ok(touched) => all.push(touched),
            Err(RecvTimeoutError::Timeout) => return Some(all),
            Err(RecvTimeoutError::Disconnected) => return None,
        }
    }
}

/// Waits until the file is whole, or what is wrong with it has lasted.
fn settled(path: &Path) {
    for pause in PATIENCE {
        let read = Snapshot::read(path).map(|snapshot| snapshot.text);
        if read.is_ok_and(|text| !text.is_empty() && check(&text).is_empty()) {
            break;
        }
        std::thread::sleep(pause);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::Receiver as Inbox;

    /// A watch that is told nothing and only looks from time to time.
    fn polling(path: &Path) -> (std::sync::mpsc::Sender<Touched>, Inbox<Effect>) {
        let (alive, events) = channel();
        let (worker, asked) = Worker::listening();
        let path = path.to_owned();
        let limit = Some(Duration::from_millis(5));
        std::thread::spawn(move || live(&path, limit, &events, &worker));
        (alive, asked)
    }

    /// What it asks for next about the file itself.
    fn look(asked: &Inbox<Effect>) -> PathBuf {
        loop {
            let effect = asked.recv_timeout(Duration::from_secs(20));
            if let Effect::Look(path) = effect.expect("it looks") {
                return path;
            }
        }
    }

    #[test]
    fn where_nothing_tells_of_changes_they_are_seen_all_the_same() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("roadmap.toml");
        std::fs::write(&path, "schema = 1\n").expect("a file");
        let (_alive, asked) = polling(&path);
        assert_eq!(look(&asked), path, "at first");
        for (number, by_rename) in [(2, false), (3, true), (4, false)] {
            let text = format!("schema = 1\n# {}\n", "x".repeat(number));
            if by_rename {
                let other = folder.path().join("other");
                std::fs::write(&other, text).expect("another file");
                std::fs::rename(&other, &path).expect("it takes the place");
            } else {
                std::fs::write(&path, text).expect("the file");
            }
            assert_eq!(look(&asked), path);
        }
        std::fs::remove_file(&path).expect("it goes");
        assert_eq!(look(&asked), path);
    }

    #[test]
    fn a_local_folder_is_not_polled() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(!is_remote(place(&folder.path().join("roadmap.toml"))));
    }
}
