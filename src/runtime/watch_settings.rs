//! Notices that the settings have changed, so that they count at once.
//!
//! Folders are watched, never files, and only those that are there: nothing wakes up while nothing happens in them.

use super::worker::Worker;
use crate::app::Effect;
use crate::config::Settings;
use notify::{RecommendedWatcher, RecursiveMode, Watcher};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

/// Events of one save come together; this long nothing more may come.
const REST: Duration = Duration::from_millis(60);

/// A watch; it ends when this is dropped.
#[derive(Debug)]
pub(super) struct SettingsWatch {
    _watcher: RecommendedWatcher,
}

impl SettingsWatch {
    /// Watches the folder of the settings, that of the themes, and those that their links lead to.
    pub(super) fn start(settings: &Settings, worker: Worker) -> Option<SettingsWatch> {
        let (touched, events) = channel();
        let mut watcher = notify::recommended_watcher(heard_by(touched)).ok()?;
        let mut count = 0;
        for folder in folders(settings) {
            count += usize::from(watcher.watch(&folder, RecursiveMode::NonRecursive).is_ok());
        }
        if count == 0 {
            return None;
        }
        std::thread::Builder::new()
            .name("settings".to_owned())
            .spawn(move || live(&events, &worker))
            .ok()?;
        Some(SettingsWatch { _watcher: watcher })
    }
}

fn heard_by(touched: Sender<()>) -> impl FnMut(notify::Result<notify::Event>) {
    move |event| {
        let concerns = event.is_ok_and(|event| {
            let toml = |path: &PathBuf| path.extension().is_some_and(|end| end == "toml");
            !event.kind.is_access() && (event.need_rescan() || event.paths.iter().any(toml))
        });
        if concerns {
            let _ = touched.send(());
        }
    }
}

fn folders(settings: &Settings) -> Vec<PathBuf> {
    let own = [settings.folder().to_owned(), settings.themes()];
    let files = [settings.config.clone(), settings.keymap()];
    let real = files
        .iter()
        .filter_map(|file| crate::store::disk::system::real_path(file).ok());
    let real = real.filter_map(|file| file.parent().map(Path::to_owned));
    let mut all: Vec<PathBuf> = own
        .into_iter()
        .chain(real)
        .filter(|folder| folder.is_dir())
        .collect();
    all.sort();
    all.dedup();
    all
}

fn live(events: &Receiver<()>, worker: &Worker) {
    while events.recv().is_ok() {
        while events.recv_timeout(REST).is_ok() {}
        if worker.send(Effect::SettingsTouched).is_err() {
            return;
        }
    }
}
