//! What the program does with files when it is asked to: opening, saving, making new ones.

mod copies;
mod shared;

pub use shared::with_mark;

use super::background::Grounds;
use super::browser::browse;
use super::change_setting::change_setting;
use super::filters::KeptFilters;
use super::private::private_folder;
use super::recent::RecentFiles;
use super::team::listed;
use crate::app::{Effect, Failure, Found, News, Opened, SaveAsJob, SaveJob, SavedText};
use crate::day::Day;
use crate::file_text::FileText;
use crate::history::Note;
use crate::sample::sample;
use crate::store::disk::copies::beside;
use crate::store::disk::draft::{Drafts, OwnDraft};
use crate::store::disk::names::{real_path, shown};
use crate::store::disk::place::Place;
use crate::store::disk::snapshot::Snapshot;
use crate::store::disk::target::Target;
use crate::store::disk::trouble::{FileError, Trouble};
use crate::store::disk::versions::Versions;
use crate::store::disk::warning::Warning;
use crate::store::disk::{create, save};
use crate::store::journal::{Journal, Recalled};
use crate::store::{AsRead, Draft, check, joined};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// Where the program keeps what is its own, and what day it is.
#[derive(Debug, Clone)]
pub struct Files {
    /// Locks and old versions; none where there is no home for them.
    pub state: Option<PathBuf>,
    pub today: Day,
    /// The time of the day, to say when something was saved; none where the day is not the real one.
    pub clock: Option<fn() -> String>,
    /// Nothing is to be changed.
    pub read_only: bool,
    /// The roadmaps that were open lately.
    pub recent: RecentFiles,
    /// What steps made here are named after in the journal: no other process is called like it.
    pub session: String,
    /// The unfinished form that is kept here.
    pub draft: OwnDraft,
    /// What terminals have said of their background.
    pub grounds: Grounds,
}

/// A path with the home folder where a person typed `~/`.
fn at_home(path: &Path) -> PathBuf {
    match (path.strip_prefix("~"), std::env::var_os("HOME")) {
        (Ok(rest), Some(home)) => PathBuf::from(home).join(rest),
        _ => path.to_owned(),
    }
}

impl Files {
    /// Performs what concerns files; other effects are none of its business.
    #[expect(clippy::too_many_lines, reason = "one arm for each effect")]
    pub fn perform(&self, effect: Effect) -> Option<News> {
        match effect {
            Effect::Save(job) => Some(News::Saved(self.save(&job))),
            Effect::Open(path) => Some(News::Opened(self.open(&at_home(&path)))),
            Effect::Look(path) => Some(News::Outside {
                found: found(&path),
                path,
            }),
            Effect::LookAgain { path, text } => {
                let changed = !Snapshot::is_still(&path, &text);
                changed.then(|| News::Outside {
                    found: found(&path),
                    path,
                })
            }
            Effect::Sample => Some(self.open_sample()),
            Effect::Create { path, text } => Some(self.create(&at_home(&path), &text)),
            Effect::SaveAs(job) => Some(self.save_as(&job)),
            Effect::Keep { path, text } => {
                self.keep(&path, &text);
                None
            }
            Effect::Recall { path, text } => {
                let recalled = self.recall(&path, &text);
                Some(News::Recalled {
                    path,
                    text,
                    recalled,
                })
            }
            Effect::KeepDraft { path, draft } => {
                self.keep_draft(&path, draft.as_deref());
                None
            }
            Effect::LookForDraft(path) => {
                let draft = Box::new(self.draft(&path)?);
                Some(News::Draft { path, draft })
            }
            Effect::LookBeside(path) => {
                let beside = beside(&path);
                Some(News::Beside { path, beside })
            }
            Effect::ReadCopy { path, copy, text } => {
                Some(News::Copy(self.read_copy(&path, &copy, &text)))
            }
            Effect::ReadShared { path, copy } => {
                Some(News::Shared(self.shared_found(&path, &at_home(&copy))))
            }
            Effect::RemoveCopy { path, copy, text } => {
                Some(News::CopyRemoved(self.remove_copy(&path, &copy, &text)))
            }
            Effect::Browse(address) => Some(browse(&address)),
            Effect::ChangeSetting { settings, setting } => Some(change_setting(&settings, setting)),
            Effect::ListCommands => Some(News::Commands(self.recent.commands())),
            Effect::KeepCommands(names) => {
                self.recent.keep_commands(&names);
                None
            }
            Effect::ListFilters => Some(News::Filters(self.filters().list())),
            Effect::KeepFilter { text, keep } => {
                self.filters().keep(&text, keep);
                None
            }
            Effect::SettingsTouched => Some(News::SettingsTouched),
            Effect::ReadSettings(settings) => {
                let (config, mistakes) = settings.load();
                Some(News::Settings(Box::new(config), mistakes))
            }
            Effect::ListTeam(folder) => Some(News::TeamListed(listed(&folder).unwrap_or_default())),
            Effect::ListRecent => Some(News::Recent(self.recent.list())),
            Effect::Remember(path) => {
                self.recent.remember(&path);
                None
            }
            _ => None,
        }
    }

    /// The filters that a person keeps.
    fn filters(&self) -> KeptFilters {
        KeptFilters::in_folder(self.state.as_deref())
    }

    /// Reads a roadmap, and finds out whether it can be written.
    pub fn open(&self, path: &Path) -> Opened {
        let found = found(path);
        let writable = || Target::resolve(path).map_err(|error| error.trouble.to_string());
        let read_only = match &found {
            Found::Text(_) if self.read_only => Some("it was opened with --read-only".to_owned()),
            Found::Text(_) => writable().err(),
            _ => None,
        };
        Opened {
            path: path.to_owned(),
            shown: shown(path).clone(),
            scratch: false,
            read_only,
            found,
        }
    }

    /// The sample on a copy that is made anew each time.
    fn open_sample(&self) -> News {
        let path = match scratch_folder() {
            Ok(folder) => folder.join("sample.toml"),
            Err(error) => {
                return News::NotCreated(Failure {
                    reason: format!("there is no place for a scratch copy: {error}"),
                    hint: "write it to a file: roadbook demo --write FILE".to_owned(),
                });
            }
        };
        let _ = std::fs::remove_file(&path);
        match self.written(&path, sample(self.today).as_bytes()) {
            Ok(()) => News::Opened(Opened {
                scratch: true,
                ..self.open(&path)
            }),
            Err(error) => News::NotCreated(failure(&error)),
        }
    }

    /// A folder of one's own that goes away at the end.
    pub fn scratch(&self) -> std::io::Result<&'static Path> {
        scratch_folder()
    }

    /// Takes the scratch copy of the sample away, if there is one.
    pub fn tidy(&self) {
        if let Some(folder) = SCRATCH.get() {
            let _ = std::fs::remove_dir_all(folder);
        }
    }

    fn create(&self, path: &Path, text: &str) -> News {
        match self.written(path, text.as_bytes()) {
            Ok(()) => News::Opened(self.open(path)),
            Err(error) => News::NotCreated(failure(&error)),
        }
    }

    fn save_as(&self, job: &SaveAsJob) -> News {
        let path = at_home(&job.path);
        if let Err(error) = self.written(&path, job.text.as_bytes()) {
            return News::NotCreated(failure(&error));
        }
        if let (Some(old), Some(new)) = (self.journal(&job.from), self.journal(&path)) {
            // Without them this session's steps can still be taken back.
            let _ = old.carry_to(&new);
            let _ = new.append(&self.session, &job.notes);
        }
        News::SavedAs(self.open(&path))
    }

    fn place<'p>(&'p self, path: &'p Path, day: &'p str) -> Place<'p> {
        let state = self.state_for(path);
        Place { path, state, day }
    }

    /// Nobody misses old versions of a scratch copy, so it leaves none behind.
    fn state_for(&self, path: &Path) -> Option<&Path> {
        self.state.as_deref().filter(|_| !is_scratch(path))
    }

    /// Writes a new file, never over one that is there.
    pub fn written(&self, path: &Path, bytes: &[u8]) -> Result<(), FileError> {
        let day = self.today.to_string();
        let place = self.place(path, &day);
        create::create_new(&place, bytes).map(|_| ())
    }

    /// Keeps a text among the old versions; that it cannot be kept must not stop anything.
    fn keep(&self, path: &Path, text: &str) {
        let real = crate::store::disk::system::real_path(path).ok();
        if let (Some(state), Some(real)) = (self.state_for(path), real) {
            let _ = Versions::of(state, &real).keep(text.as_bytes());
        }
    }

    fn drafts(&self, path: &Path) -> Option<Drafts> {
        let real = real_path(path).ok()?;
        Some(Drafts::of(self.state.as_ref()?, &real))
    }

    /// Keeps what is being typed; that it cannot be kept must not disturb the typing.
    fn keep_draft(&self, path: &Path, draft: Option<&Draft>) {
        let Some(drafts) = self.drafts(path) else {
            return;
        };
        let _ = match draft {
            Some(draft) => drafts.write(&self.draft, &self.session, draft.written().as_bytes()),
            None => drafts.remove(&self.draft),
        };
    }

    /// What was typed when a program ended that had this roadmap open.
    fn draft(&self, path: &Path) -> Option<Draft> {
        let bytes = self.drafts(path)?.claim(&self.draft).ok()??;
        Draft::read(std::str::from_utf8(&bytes).ok()?)
    }

    /// The steps of earlier sessions.
    fn recall(&self, path: &Path, text: &str) -> Recalled {
        self.journal(path)
            .map_or_else(Recalled::default, |journal| journal.recall(text))
    }

    /// The journal of a roadmap; none without a state folder.
    pub fn journal(&self, path: &Path) -> Option<Journal> {
        let real = real_path(path).ok()?;
        Some(Journal::of(self.state.as_ref()?, &real))
    }

    /// Tells the journal what was saved. That it cannot be told is said and stops nothing.
    pub fn note(&self, path: &Path, notes: &[Note]) -> Option<String> {
        let told = self.journal(path)?.append(&self.session, notes);
        told.err()
            .map(|error| format!("this step cannot be undone after a restart: {error}"))
    }

    fn save(&self, job: &SaveJob) -> Result<SavedText, Failure> {
        let faults = check(&job.text);
        if let Some(fault) = faults.first() {
            let reason = format!("the file would not be valid TOML: {}", fault.what);
            return Err(Failure {
                reason,
                hint: "open the file in an editor and mend it".to_owned(),
            });
        }
        let day = job.day.to_string();
        let place = self.place(&job.path, &day);
        let saved = save::save(
            &place,
            job.base.as_bytes(),
            job.text.as_bytes(),
            &mut |theirs| {
                let theirs = std::str::from_utf8(theirs)?;
                Ok(joined(&job.base, &job.text, theirs)?.into_bytes())
            },
        );
        let saved = match saved {
            // Gone while it was open: what is in memory makes it again.
            Err(error) if matches!(error.trouble, Trouble::Missing) => {
                return self
                    .written(&job.path, job.text.as_bytes())
                    .map(|()| self.noted(job, self.saved_text(job, None)))
                    .map_err(|error| failure(&error));
            }
            other => other.map_err(|error| failure(&error))?,
        };
        let now = String::from_utf8(saved.bytes)
            .ok()
            .filter(|now| *now != *job.text);
        // Of a scratch copy nothing is kept on purpose.
        let expected =
            |warning: &&Warning| matches!(warning, Warning::NoStateFolder) && is_scratch(&job.path);
        let warnings = saved.warnings.iter().filter(|warning| !expected(warning));
        let warnings = warnings.map(ToString::to_string).collect();
        let saved = SavedText {
            warnings,
            ..self.saved_text(job, now)
        };
        Ok(self.noted(job, saved))
    }

    fn noted(&self, job: &SaveJob, mut saved: SavedText) -> SavedText {
        saved.warnings.extend(self.note(&job.path, &job.notes));
        saved
    }

    fn saved_text(&self, job: &SaveJob, now: Option<String>) -> SavedText {
        SavedText {
            sent: job.text.clone(),
            now: now.map_or_else(|| job.text.clone(), FileText::from),
            time: self.clock.map(|clock| clock()),
            warnings: Vec::new(),
        }
    }
}

/// Where this very process keeps its copy of the sample, once it has one.
static SCRATCH: OnceLock<PathBuf> = OnceLock::new();

/// Whether a file is the sample of this process.
fn is_scratch(path: &Path) -> bool {
    SCRATCH
        .get()
        .is_some_and(|scratch| path.starts_with(scratch))
}

/// A new folder of one's own for the sample, made when it is first needed.
fn scratch_folder() -> std::io::Result<&'static Path> {
    if let Some(folder) = SCRATCH.get() {
        return Ok(folder);
    }
    let folder = private_folder("roadbook-sample")?;
    Ok(SCRATCH.get_or_init(|| folder))
}

/// What a path leads to now.
pub fn found(path: &Path) -> Found {
    match AsRead::from_file(path) {
        Ok(text) => Found::Text(text),
        Err(error) if matches!(error.trouble, Trouble::Missing) => Found::Gone,
        Err(error) => Found::Unreadable(failure(&error)),
    }
}

fn failure(error: &FileError) -> Failure {
    Failure {
        reason: error.to_string(),
        hint: error.hint().to_owned(),
    }
}
