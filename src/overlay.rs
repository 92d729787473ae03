//! What lies over the dashboard and hears keys first.

mod checkin;
mod chooser;
mod detail;
mod entry;
mod form;
mod guide;
mod help;
mod list;
mod outlook;
mod palette;
mod prompt;
mod query;
mod tour;

pub use checkin::{About, CheckIn, Question};
pub use chooser::Chooser;
pub use detail::Detail;
pub use entry::EntryPage;
pub use form::{FormOverlay, Purpose};
pub use guide::{Ask, Guide, Taken};
pub use help::Help;
pub use list::{Found, List, Order, Row};
pub use outlook::OutlookOverlay;
pub use palette::{Command, Palette, Setting};
pub use prompt::{LineFor, Prompt};
pub use query::Query;
pub use tour::{Stop, Tour};

use crate::action::{Action, Context};
use crate::keymap::Press;
use crate::model::{Field, Key, Path, Section};
use crate::text::Text;
use std::path::PathBuf;

/// What an overlay hears: keys reach it as the action that the keymap knows, or else as they were pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input<'i> {
    Action(Action),
    Press(Press),
    Paste(&'i str),
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The overlay used it.
    Consumed,
    /// It means nothing here; an action may mean something to the program.
    Ignored,
    /// The overlay is done.
    Close,
    /// The overlay is done, and this is to happen where it was opened.
    Emit(Action),
    /// What is selected or typed is taken; whoever opened the overlay knows what for.
    Taken,
}

/// What a person wants done with changes that could not be saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsaved {
    Again,
    Elsewhere,
    Discard,
}

/// What can be done with a filter that is kept, or could be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    Use(String),
    Keep(String),
    Forget(String),
}

/// What can be done about the approval of a certification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    Approve,
    Refuse,
    /// Answer the question of this id.
    Answer(Text),
}

/// One thing that lies over the dashboard.
#[derive(Debug)]
pub enum Overlay {
    Palette(Palette),
    Help(Help),
    /// Every record by its words.
    Find(Chooser<Path>),
    /// Every signal, and the record that it is about.
    Signals(Chooser<Path>),
    /// Every kind of record.
    AddKind(Chooser<Section>),
    /// Leaving with changes that are not saved.
    Unsaved(Chooser<Unsaved>),
    /// The roadmaps that were open lately; none stands for any other.
    Recent(Chooser<Option<PathBuf>>),
    /// What both sides changed differently, one after the other.
    Conflicts,
    /// The addresses that a record names.
    Addresses(Chooser<String>),
    /// Conflict copies beside the file.
    Copies(Chooser<PathBuf>),
    /// Whether a conflict copy that was joined is to be removed.
    RemoveCopy(Chooser<bool>),
    /// A form that an earlier session has left: whether to go on with it.
    Draft(Chooser<bool>),
    /// Filters that are kept.
    KeptFilters(Chooser<Kept>),
    /// The wins of a quarter that is to be closed, by their number; none stands for closing it.
    CloseQuarter(Chooser<Option<usize>>),
    /// The rubric of a certification, and what can be decided.
    Approval(Chooser<(Key, Verdict)>),
    /// The catalogue: each entry by its part and id; none stands for the catalogue itself.
    Catalogue(Chooser<Option<(&'static str, String)>>),
    /// One entry of the catalogue.
    Entry(EntryPage),
    /// The fields that several records can get at once.
    SetField(Chooser<&'static Field>),
    Prompt(Prompt),
    CheckIn(Box<CheckIn>),
    /// Matrix, timeline, trends, evidence or bets.
    Outlook(Box<OutlookOverlay>),
    /// The beginning of a roadmap.
    Guide(Box<Guide>),
    Tour(Tour),
    Detail(Detail),
    Form(Box<FormOverlay>),
}

impl Overlay {
    /// Which keys count while it lies on top.
    pub fn context(&self) -> Context {
        match self {
            Overlay::Detail(_) | Overlay::Entry(_) => Context::Detail,
            Overlay::Outlook(open) => open.context(),
            Overlay::Form(open) => open.form.keys(),
            Overlay::Conflicts => Context::Conflict,
            Overlay::Signals(_) => Context::Signals,
            Overlay::CheckIn(_) | Overlay::Guide(_) => Context::Questions,
            _ => Context::List,
        }
    }

    /// Takes what was pressed or pasted. A form takes its keys itself.
    pub fn hear(&mut self, input: Input<'_>) -> Outcome {
        match self {
            Overlay::Palette(palette) => palette.hear(input),
            Overlay::Help(help) => help.hear(input),
            Overlay::Find(chooser) | Overlay::Signals(chooser) => chooser.hear(input),
            Overlay::AddKind(chooser) => chooser.hear(input),
            Overlay::Unsaved(chooser) => chooser.hear(input),
            Overlay::Recent(chooser) => chooser.hear(input),
            Overlay::Addresses(chooser) => chooser.hear(input),
            Overlay::Copies(chooser) => chooser.hear(input),
            Overlay::RemoveCopy(chooser) | Overlay::Draft(chooser) => chooser.hear(input),
            Overlay::KeptFilters(chooser) => chooser.hear(input),
            Overlay::SetField(chooser) => chooser.hear(input),
            Overlay::CloseQuarter(chooser) => chooser.hear(input),
            Overlay::Approval(chooser) => chooser.hear(input),
            Overlay::Catalogue(chooser) => chooser.hear(input),
            Overlay::Prompt(prompt) => prompt.hear(input),
            Overlay::CheckIn(checkin) => checkin.hear(input),
            Overlay::Outlook(outlook) => outlook.hear(input),
            Overlay::Guide(guide) => guide.hear(input),
            Overlay::Tour(tour) => tour.hear(input),
            Overlay::Entry(page) => page.hear(input),
            Overlay::Conflicts | Overlay::Detail(_) | Overlay::Form(_) => Outcome::Ignored,
        }
    }

    /// Selects a found row of a list, as a click does; whether it was selected before.
    pub fn select(&mut self, at: usize) -> bool {
        match self {
            Overlay::Palette(palette) => palette.select(at),
            Overlay::Help(help) => help.select(at),
            Overlay::Find(chooser) | Overlay::Signals(chooser) => chooser.list.select(at),
            Overlay::AddKind(chooser) => chooser.list.select(at),
            Overlay::Unsaved(chooser) => chooser.list.select(at),
            Overlay::Recent(chooser) => chooser.list.select(at),
            Overlay::Addresses(chooser) => chooser.list.select(at),
            Overlay::Copies(chooser) => chooser.list.select(at),
            Overlay::RemoveCopy(chooser) | Overlay::Draft(chooser) => chooser.list.select(at),
            Overlay::KeptFilters(chooser) => chooser.list.select(at),
            Overlay::SetField(chooser) => chooser.list.select(at),
            Overlay::CloseQuarter(chooser) => chooser.list.select(at),
            Overlay::Approval(chooser) => chooser.list.select(at),
            Overlay::Catalogue(chooser) => chooser.list.select(at),
            Overlay::Outlook(outlook) => outlook.select(at),
            Overlay::Guide(guide) => match &mut guide.ask {
                Ask::One(list) => list.select(at),
                Ask::Day(_) => false,
            },
            Overlay::Tour(_)
            | Overlay::Prompt(_)
            | Overlay::CheckIn(_)
            | Overlay::Conflicts
            | Overlay::Detail(_)
            | Overlay::Entry(_)
            | Overlay::Form(_) => false,
        }
    }
}
