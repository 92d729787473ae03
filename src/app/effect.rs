//! What the program wants done outside of itself, and what comes back.

use super::team::PeopleJob;
use crate::catalogue::Catalogue;
use crate::config::{Config, Settings};
use crate::day::Day;
use crate::file_text::FileText;
use crate::history::Note;
use crate::insight::signal::{Signal, Thresholds};
use crate::insight::team::State;
use crate::mistake::Mistake;
use crate::overlay::Setting;
use crate::store::disk::copies::Beside;
use crate::store::journal::Recalled;
use crate::store::{AsRead, Book, Draft, Fault};
use std::path::PathBuf;
use std::sync::Arc;

/// Something for the runtime to do. Its result comes back as [`News`].
#[derive(Debug)]
pub enum Effect {
    Save(SaveJob),
    /// Makes a new file with this text and opens it; never writes over one.
    Create {
        path: PathBuf,
        text: FileText,
    },
    /// Makes a new file for what is open; never writes over one.
    SaveAs(SaveAsJob),
    /// Opens a roadmap, the open one too.
    Open(PathBuf),
    /// Reads the open file again, after all saves that were asked for before.
    Look(PathBuf),
    /// The same, unless the file still says this.
    LookAgain {
        path: PathBuf,
        text: FileText,
    },
    /// Tries a save that failed no more.
    GiveUp,
    /// Looks up the roadmaps that were open lately.
    ListRecent,
    /// Remembers that this one was open.
    Remember(PathBuf),
    /// Looks up the filters that are kept.
    ListFilters,
    /// Keeps a filter for later, or no longer.
    KeepFilter {
        text: String,
        keep: bool,
    },
    /// Opens the sample on a scratch copy.
    Sample,
    /// Lets the editor of the system change a text.
    Edit(String),
    /// Lets the editor of the system open the file at a line.
    EditFile {
        path: PathBuf,
        line: usize,
    },
    /// Keeps a text among the old versions of a file, so that it can be had back.
    Keep {
        path: PathBuf,
        text: FileText,
    },
    /// Checks a whole text, and computes its signals.
    Think(Thought),
    /// Looks up the steps of earlier sessions, for a roadmap that says this now.
    Recall {
        path: PathBuf,
        text: FileText,
    },
    /// Looks for what other programs have left beside a roadmap.
    LookBeside(PathBuf),
    /// Reads a conflict copy, and finds what both it and this text come from.
    ReadCopy {
        path: PathBuf,
        copy: PathBuf,
        text: FileText,
    },
    /// Reads a shared copy that came back, with what it was when it was given away.
    ReadShared {
        path: PathBuf,
        copy: PathBuf,
    },
    /// Keeps a conflict copy among the old versions and removes it, if it still says this.
    RemoveCopy {
        path: PathBuf,
        copy: PathBuf,
        text: FileText,
    },
    /// Keeps what is being typed; none forgets it.
    KeepDraft {
        path: PathBuf,
        draft: Option<Box<Draft>>,
    },
    /// Looks for what was typed when the program ended.
    LookForDraft(PathBuf),
    /// Reads the settings again.
    ReadSettings(Settings),
    /// Another program has touched the settings.
    SettingsTouched,
    /// Writes a setting into its file.
    ChangeSetting {
        settings: Settings,
        setting: Setting,
    },
    /// Sends a text to the clipboard of the terminal.
    Copy(String),
    /// Opens an address in the browser.
    Browse(String),
    /// Looks up the commands that were taken from the palette lately.
    ListCommands,
    /// Remembers them.
    KeepCommands(Vec<String>),
    /// Reads the files of a team's people.
    ReadPeople(PeopleJob),
    /// Looks through the folder of a team again.
    ListTeam(PathBuf),
    /// Opens the roadmap of one of its people, to be looked at.
    Visit(PathBuf),
    /// Goes back from there.
    Leave,
    Redraw,
    Suspend,
    Quit(u8),
}

/// A roadmap that was open lately; its words are safe to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recent {
    pub path: PathBuf,
    pub name: String,
    pub folder: String,
}

/// A text to be saved over the one that it was made from.
#[derive(Debug, Clone)]
pub struct SaveJob {
    pub path: PathBuf,
    /// What the file said when the text was made from it.
    pub base: FileText,
    pub text: FileText,
    pub day: Day,
    /// What the journal is told once the text is saved.
    pub notes: Vec<Note>,
}

/// What is open, to be written to another file where the work goes on.
#[derive(Debug, Clone)]
pub struct SaveAsJob {
    /// The file that was open till now, whose steps can still be undone in the other one.
    pub from: PathBuf,
    pub path: PathBuf,
    pub text: FileText,
    /// What the journal is told once the text is saved.
    pub notes: Vec<Note>,
}

/// A save that is done.
#[derive(Debug)]
pub struct SavedText {
    /// What was to be saved.
    pub sent: FileText,
    /// What the file says now: with another program's changes, if there were any.
    pub now: FileText,
    /// The time of the day, if it is to be shown.
    pub time: Option<String>,
    /// What did not go as planned; safe to show.
    pub warnings: Vec<String>,
}

/// A conflict copy that was read.
#[derive(Debug)]
pub struct CopyFound {
    /// The roadmap that it is a copy of.
    pub of: PathBuf,
    pub path: PathBuf,
    /// Its name as it may be shown.
    pub shown: String,
    pub text: FileText,
    /// What both it and the roadmap come from; none where nothing is known.
    pub base: Option<String>,
}

/// A shared copy that came back.
#[derive(Debug)]
pub struct SharedFound {
    /// The roadmap that it was made from.
    pub of: PathBuf,
    /// Its name as it may be shown.
    pub shown: String,
    pub text: FileText,
    /// What it said when it was given away.
    pub base: FileText,
}

/// Something that could not be done, in words that are safe to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    pub reason: String,
    /// What a person can do about it; may be empty.
    pub hint: String,
}

/// A file as it was found on the disk.
#[derive(Debug)]
pub enum Found {
    Text(AsRead),
    /// It is not there.
    Gone,
    /// It is there and no text.
    Unreadable(Failure),
}

/// A roadmap that was asked for.
#[derive(Debug)]
pub struct Opened {
    pub path: PathBuf,
    /// Its path as it may be shown.
    pub shown: String,
    /// Whether it is a copy that nobody will miss.
    pub scratch: bool,
    /// Why it cannot be written, if so.
    pub read_only: Option<String>,
    pub found: Found,
}

/// What other threads and programs have to say.
#[derive(Debug)]
pub enum News {
    /// The settings may say something else now.
    SettingsTouched,
    /// An address was given to the browser, or why not.
    Browsed(Result<String, Failure>),
    /// A setting could not be written.
    NotSet(Failure),
    /// What was taken from the palette lately.
    Commands(Vec<String>),
    /// What the settings say now, and what is wrong in them.
    Settings(Box<Config>, Vec<Mistake>),
    Saved(Result<SavedText, Failure>),
    /// Something happened to a file; this is what it is now.
    Outside {
        path: PathBuf,
        found: Found,
    },
    /// The whole text was checked.
    Checked {
        text: FileText,
        faults: Vec<Fault>,
    },
    Signals {
        text: FileText,
        signals: Vec<Signal>,
    },
    Opened(Opened),
    /// What is open stands in another file now.
    SavedAs(Opened),
    NotCreated(Failure),
    /// What was typed when the program ended.
    Draft {
        path: PathBuf,
        draft: Box<Draft>,
    },
    /// What other programs have left beside the open roadmap.
    Beside {
        path: PathBuf,
        beside: Beside,
    },
    Copy(Result<CopyFound, Failure>),
    /// A shared copy was read.
    Shared(Result<SharedFound, Failure>),
    /// A conflict copy is gone, or could not be removed.
    CopyRemoved(Result<String, Failure>),
    /// The steps of earlier sessions, looked up for this text.
    Recalled {
        path: PathBuf,
        text: FileText,
        recalled: Recalled,
    },
    Recent(Vec<Recent>),
    /// Some of a team's people.
    People {
        reading: u64,
        read: Vec<(PathBuf, State)>,
    },
    /// What lies in the folder of a team, each with its name as it may be shown.
    TeamListed(Vec<(PathBuf, String)>),
    /// The filters that are kept.
    Filters(Vec<String>),
    /// The editor of the system gave this back.
    Edited(Result<String, Failure>),
    /// The editor of the system has closed the file.
    EditedFile(Option<Failure>),
}

/// A roadmap to be looked through: on which day, and from which figures on its signals fire.
#[derive(Debug, Clone)]
pub struct Thought {
    pub book: Arc<Book>,
    pub today: Day,
    pub thresholds: Thresholds,
    pub catalogue: Catalogue,
}
