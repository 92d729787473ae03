//! Notices that the open file has changed on the disk.
//!
//! The directory is watched, never the file, since most programs save by putting another file in its place. An event only
//! means "look again". A file that is missing, empty or broken for a moment is looked at again before a word is said.
//! The last look is the worker's, between the saves: a look that is older than a save would seem to take it back.

use super::files::found;
use super::worker::Worker;
use crate::app::{Effect, Found};
use crate::store::check;
use crate::store::disk::copies;
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
        let real = std::fs::canonicalize(&path).ok();
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
        let limit = if watcher.is_some() { None } else { Some(POLL) };
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

fn live(path: &Path, limit: Option<Duration>, events: &Receiver<Touched>, worker: &Worker) {
    let mut last: Option<Option<String>> = None;
    let mut last_beside = None;
    loop {
        let first = match limit {
            None => events.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(limit) => events.recv_timeout(limit),
        };
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
        if !touched.contains(&Touched::File) {
            continue;
        }
        let found = settled(path);
        let said = if let Found::Text(text) = &found {
            Some(text.clone())
        } else {
            None
        };
        if limit.is_none() || last.as_ref() != Some(&said) {
            last = limit.map(|_| said);
            let _ = worker.send(Effect::Look(path.to_owned()));
        }
    }
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

/// The file, or what is wrong with it once that has lasted.
fn settled(path: &Path) -> Found {
    let mut now = found(path);
    for pause in PATIENCE {
        let whole = matches!(&now, Found::Text(text) if !text.is_empty() && check(text).is_empty());
        if whole {
            break;
        }
        std::thread::sleep(pause);
        now = found(path);
    }
    now
}
