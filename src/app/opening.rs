//! Which roadmap is open, or what is shown instead: the welcome, or why a file cannot be read.

use super::App;
use super::effect::{Effect, Found, Opened};
use crate::file_text::FileText;
use crate::store::{Book, Fault, check};
use std::path::{Path, PathBuf};

/// What the whole screen is about.
#[derive(Debug)]
pub enum Stage {
    /// There is no file yet; this is where a new one would go.
    Welcome { path: PathBuf, shown: String },
    /// The file is there and no roadmap.
    Broken(Broken),
    /// A roadmap.
    Open(Source),
}

impl Stage {
    /// The file that is open, or would be.
    pub fn path(&self) -> &Path {
        match self {
            Stage::Welcome { path, .. } => path,
            Stage::Broken(broken) => &broken.path,
            Stage::Open(source) => &source.path,
        }
    }
}

/// Where the open roadmap comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    pub path: PathBuf,
    /// Its path as it may be shown.
    pub shown: String,
    /// Whether it is a copy that nobody will miss.
    pub scratch: bool,
    /// Why nothing can be changed, if so.
    pub read_only: Option<String>,
    /// The schema that it is of, where that is an older one.
    pub older: Option<i64>,
    /// Why the file can no longer be read, while the last good state is shown.
    pub stale: Option<String>,
}

/// A file that cannot be shown.
#[derive(Debug)]
pub struct Broken {
    pub path: PathBuf,
    pub shown: String,
    pub why: Unreadable,
}

impl Broken {
    /// The line of the first fault, from 1.
    pub fn line(&self) -> usize {
        match &self.why {
            Unreadable::Faults { text, faults } => faults
                .first()
                .map_or(1, |fault| line_of(text, fault.span.start)),
            Unreadable::Reason { .. } => 1,
        }
    }
}

/// The line that a byte of a text stands in, from 1.
pub(crate) fn line_of(text: &str, at: usize) -> usize {
    text.get(..at).unwrap_or_default().matches('\n').count() + 1
}

/// Why it cannot be shown.
#[derive(Debug)]
pub enum Unreadable {
    /// It is text, but not TOML: all faults at once.
    Faults { text: FileText, faults: Vec<Fault> },
    /// It is no text, or no file.
    Reason { reason: String, hint: String },
}

/// The stage for a file that was asked for, and its text where it is a roadmap. The text is not checked yet.
pub fn staged(opened: Opened) -> (Stage, Book) {
    let Opened {
        path,
        shown,
        scratch,
        read_only,
        found,
    } = opened;
    match found {
        Found::Gone => (Stage::Welcome { path, shown }, Book::open(String::new())),
        Found::Unreadable(failure) => {
            let why = Unreadable::Reason {
                reason: failure.reason,
                hint: failure.hint,
            };
            (
                Stage::Broken(Broken { path, shown, why }),
                Book::open(String::new()),
            )
        }
        Found::Text(found) => {
            let book = Book::open(found);
            let read_only = read_only.or_else(|| too_new(&book));
            let older = book.older_schema();
            (
                Stage::Open(Source {
                    path,
                    shown,
                    scratch,
                    read_only,
                    older,
                    stale: None,
                }),
                book,
            )
        }
    }
}

/// Why a roadmap of a newer schema is only looked at.
fn too_new(book: &Book) -> Option<String> {
    let schema = book.newer_schema()?;
    Some(format!(
        "it is of schema {schema}, which a newer version wrote"
    ))
}

impl App {
    /// A roadmap that was asked for has arrived.
    pub(super) fn opened(&mut self, opened: Opened) {
        if matches!(&self.stage, Stage::Open(source) if source.path == opened.path) {
            return self.read_again(opened);
        }
        self.made_first();
        let (stage, book) = staged(opened);
        self.stage = stage;
        self.book = book;
        self.forget_journal();
        self.disputes.clear();
        self.marks = None;
        self.begin_with(self.book.shared_text());
        self.overlays.clear();
        self.panes = super::Panes::default();
        self.renew();
        self.forget_beside();
        self.forget_draft();
        self.look_beside();
        self.look_for_draft();
        if matches!(self.stage, Stage::Open(_)) {
            self.refuse_broken();
        }
        self.tour_if_wanted();
    }

    /// The open file was read again: like news from outside, which leaves one where one was.
    fn read_again(&mut self, opened: Opened) {
        self.found(opened.found);
        if let Stage::Open(source) = &mut self.stage {
            source.read_only = opened.read_only;
        }
        self.note_schema();
    }

    /// A text of a newer schema is only looked at, also where another program wrote it meanwhile.
    pub(super) fn note_schema(&mut self) {
        if let Stage::Open(source) = &mut self.stage {
            source.older = self.book.older_schema();
            source.read_only = source.read_only.take().or_else(|| too_new(&self.book));
        }
    }

    /// Shows the faults of the open text, if there are any.
    fn refuse_broken(&mut self) {
        let faults = check(self.book.text());
        self.checked(faults);
    }

    /// The whole text was looked through.
    pub(super) fn checked(&mut self, faults: Vec<Fault>) {
        if let Some(team) = &mut self.team {
            // The people are to be seen all the same.
            let first = faults.first();
            let line = first.map(|fault| line_of(self.book.text(), fault.span.start));
            let known = team.broken.take().filter(|_| self.book.text().is_empty());
            team.broken = line
                .map(|line| format!("team.toml is broken in line {line}"))
                .or(known);
            return;
        }
        if faults.is_empty() || self.settle_marks() {
            return;
        }
        if let Stage::Open(source) = &self.stage {
            let why = Unreadable::Faults {
                text: self.book.shared_text(),
                faults,
            };
            self.stage = Stage::Broken(Broken {
                path: source.path.clone(),
                shown: source.shown.clone(),
                why,
            });
            self.overlays.clear();
        }
    }

    /// Something happened to the file on the disk.
    pub(super) fn found(&mut self, found: Found) {
        let found = match found {
            Found::Text(found) if self.has_come_to_marks(&found.text) => {
                return self.begin_again(found.text);
            }
            other => other,
        };
        match &mut self.stage {
            Stage::Open(source) => match found {
                // Mostly it is what was saved last.
                Found::Text(found) if *found.text == *self.saving.base() => {
                    source.stale = None;
                    self.outside(found.text);
                }
                Found::Text(found) => {
                    let text = found.text;
                    let faults = check(&text);
                    source.stale = faults.first().map(|fault| stale(&text, fault));
                    if faults.is_empty() {
                        self.outside(text);
                    }
                }
                // Nothing was ever written there.
                Found::Gone if self.team.is_some() && self.book.text().is_empty() => {}
                Found::Gone => {
                    source.stale =
                        Some("the file is gone; the next save makes it again".to_owned());
                }
                Found::Unreadable(failure) => source.stale = Some(failure.reason),
            },
            Stage::Broken(broken) => {
                let known = matches!(
                    (&broken.why, &found),
                    (Unreadable::Faults { text, .. }, Found::Text(now)) if *text == now.text
                );
                let path = broken.path.clone();
                if !known {
                    self.effect(Effect::Open(path));
                }
            }
            Stage::Welcome { path, .. } => {
                if matches!(found, Found::Text(_)) {
                    let path = path.clone();
                    self.effect(Effect::Open(path));
                }
            }
        }
    }
}

fn stale(text: &str, fault: &Fault) -> String {
    let line = line_of(text, fault.span.start);
    format!(
        "the file is broken in line {line} ({}); this is what it said before",
        fault.what
    )
}
