//! Notices that the open file has changed on the disk.
//!
//! The directory is watched, never the file, since most programs save by putting another file in its place. An event only
//! means "look again". A file that is missing, empty or broken for a moment is looked at again before a word is said.
//! The last look is the worker's, between the saves: a look that is older than a save would seem to take it back.

use super::files::found;
use super::worker::Worker;
use crate::app::{Effect, Found};
use crate::store::check;
use notify::{RecommendedWatcher, RecursiveMode, Watcher};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

/// Events of one save come together; this long nothing more may come.
const REST: Duration = Duration::from_millis(60);

/// When a file that cannot be read is looked at again.
const PATIENCE: [Duration; 2] = [Duration::from_millis(200), Duration::from_secs(1)];

/// How often the file is looked at where it cannot be watched.
const POLL: Duration = Duration::from_secs(2);

/// A watch; it ends when this is dropped.
#[derive(Debug)]
pub(super) struct Watch {
    /// Dropping it closes the channel, which ends the thread.
    _watcher: Option<RecommendedWatcher>,
    _alive: std::sync::mpsc::Sender<()>,
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
        let concerns = move |event: &notify::Event| {
            let named = |path: &PathBuf| {
                path.file_name() == name.as_deref() || path.file_name() == real_name.as_deref()
            };
            !event.kind.is_access() && (event.need_rescan() || event.paths.iter().any(named))
        };
        let watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            if event.as_ref().map_or(true, &concerns) {
                let _ = touched.send(());
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

fn folder(path: &Path) -> Option<&Path> {
    let parent = path.parent()?;
    Some(if parent.as_os_str().is_empty() {
        Path::new(".")
    } else {
        parent
    })
}

fn live(path: &Path, limit: Option<Duration>, events: &Receiver<()>, worker: &Worker) {
    let mut last: Option<Option<String>> = None;
    loop {
        let next = match limit {
            None => events.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(limit) => events.recv_timeout(limit),
        };
        if next == Err(RecvTimeoutError::Disconnected) {
            return;
        }
        if !quiet(events) {
            return;
        }
        let found = settled(path);
        let said = if let Found::Text(text) = &found {
            Some(text.clone())
        } else {
            None
        };
        // Polling sees the same file again and again.
        if limit.is_none() || last.as_ref() != Some(&said) {
            last = limit.map(|_| said);
            let _ = worker.send(Effect::Look(path.to_owned()));
        }
    }
}

/// Waits until nothing has happened for a moment; false when the watch is over.
fn quiet(events: &Receiver<()>) -> bool {
    loop {
        match events.recv_timeout(REST) {
            Ok(()) => {}
            Err(RecvTimeoutError::Timeout) => return true,
            Err(RecvTimeoutError::Disconnected) => return false,
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
