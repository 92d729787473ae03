//! The program's state, and how everything that happens changes it.
//!
//! ```text
//! key ─> top overlay, else keymap ─> Action ─> App::act ─┬─> state
//! news from threads ──────────────> App::hear ──────────┴─> effects, for the runtime to perform
//! ```
//!
//! Nothing here reads a clock, a file or the terminal. Every change of the roadmap goes through [`App::commit`].

mod act;
mod approving;
mod beginning;
mod carrying;
mod checkin;
mod choosing;
mod closing;
mod commands;
mod commit;
mod conflicts;
mod context;
mod copies;
mod copying;
mod drafts;
mod effect;
pub mod figures;
mod forms;
mod hear;
mod input;
mod linking;
mod looking_back;
mod looking_up;
mod making;
mod marked;
mod marks;
mod opening;
mod overlays;
pub mod pane;
mod pointing;
mod presenting;
mod recall;
mod saving;
mod sieve;
mod sifting;
mod snoozing;
mod steps;
mod taking_back;
mod talking;
mod team;
#[cfg(test)]
mod testing;
mod viewing;

pub use conflicts::Dispute;
pub use effect::{
    CopyFound, Effect, Failure, Found, News, Opened, Recent, SaveAsJob, SaveJob, SavedText,
    SharedFound, Thought,
};
pub use figures::Figures;
pub(crate) use forms::with_moves;
pub(crate) use marked::finished;
pub(crate) use opening::line_of;
pub use opening::{Broken, Source, Stage, Unreadable, staged};
pub use pane::{Pane, PaneState, Panes};
pub use pointing::{Hit, Pointing};
pub use saving::SaveState;
pub use sieve::{Filter, Order, Sieve, Sifted};
pub(crate) use taking_back::shared_name;
pub use team::{PeopleJob, Tab, Team, TeamPlace};

use crate::catalogue::Catalogue;
use crate::config::{Config, Settings};
use crate::day::Day;
use crate::export::private::Withheld;
use crate::history::History;
use crate::insight::signal::{Signal, Thresholds};
use crate::keymap::{Keymap, Pending};
use crate::mistake::Mistake;
use crate::model::Section;
use crate::overlay::Overlay;
use crate::store::Book;
use crate::theme::Look;
use ratatui::layout::Size;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Everything that the screen shows and that keys change.
#[derive(Debug)]
pub struct App {
    pub today: Day,
    pub stage: Stage,
    pub book: Book,
    pub figures: Figures,
    pub panes: Panes,
    /// What lies over the dashboard, the topmost last.
    pub overlays: Vec<Overlay>,
    /// None until they are computed, after the first frame.
    pub signals: Option<Vec<Signal>>,
    pub status: Status,
    pub look: Look,
    pub keymap: Keymap,
    /// From which figure on each signal fires.
    pub thresholds: Thresholds,
    /// Where look and keys are read from; none where there is no home for settings.
    pub settings: Option<Settings>,
    /// What is known of tracks and certifications, and what the roadmap itself adds to that.
    pub catalogue: Catalogue,
    /// The team that is shown; then what is open is the mentor's own file.
    pub team: Option<Box<Team>>,
    /// The roadmap is one of a team, to which one goes back.
    is_visit: bool,
    /// Who uses the program, where the settings say so.
    name: Option<String>,
    /// The roadmap of today, while another day is shown.
    present: Option<looking_back::Present>,
    /// How much is hidden, while all that is private is.
    hides: Option<Withheld>,
    /// A quarter that is about to be closed.
    closing: Option<closing::Plan>,
    /// What was taken from the palette lately.
    commands: commands::Commands,
    history: History,
    memory: recall::Memory,
    /// What another program and this one changed differently, and nobody has decided yet.
    disputes: Vec<Dispute>,
    /// The marks of a merge in the file, until it is saved without them.
    marks: Option<marks::Marks>,
    draft: drafts::Drafting,
    /// A new file that is on its way.
    making: Option<making::Making>,
    /// What other programs have left beside the file.
    beside: copies::Neighbours,
    /// What was found last, to go from one to the next.
    trail: sifting::Trail,
    /// The tour follows as soon as the new file is open.
    tour_next: bool,
    saving: saving::Saving,
    pending: Pending,
    effects: Vec<Effect>,
    epoch: u64,
    /// The window.
    pub size: Size,
    /// Grows with everything that may change the picture.
    revision: u64,
}

/// The message at the right of the key line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Status {
    #[default]
    Nothing,
    /// Something was done; safe to show.
    Said(String),
    /// Something could not be done; safe to show.
    Refused(String),
}

impl App {
    /// A program that shows this stage on this day.
    pub fn new(today: Day, config: Config, stage: Stage, book: Book) -> App {
        let catalogue = Catalogue::embedded().with_own(&book);
        let (book, figures) = Figures::new(book, &catalogue, today);
        let saving = saving::Saving::of(book.shared_text());
        App {
            today,
            stage,
            book,
            figures,
            panes: Panes::default(),
            overlays: Vec::new(),
            signals: None,
            status: Status::Nothing,
            look: config.look,
            keymap: config.keymap,
            name: config.name,
            thresholds: config.thresholds,
            settings: None,
            catalogue,
            team: None,
            is_visit: false,
            present: None,
            closing: None,
            hides: None,
            commands: commands::Commands::default(),
            history: History::default(),
            memory: recall::Memory::default(),
            disputes: Vec::new(),
            marks: None,
            draft: drafts::Drafting::default(),
            making: None,
            beside: copies::Neighbours::default(),
            trail: sifting::Trail::default(),
            tour_next: false,
            saving,
            pending: Pending::default(),
            effects: Vec::new(),
            epoch: 0,
            size: Size::default(),
            revision: 0,
        }
    }

    /// Knows tracks and certifications by another catalogue from now on.
    pub fn use_catalogue(&mut self, catalogue: &Catalogue) {
        if !self.catalogue.has_texts_of(catalogue) {
            self.catalogue = catalogue.clone();
            self.renew();
        }
    }

    /// Says what is wrong in the settings.
    pub fn tell_mistakes(&mut self, mistakes: &[Mistake]) {
        let Some(first) = mistakes.first() else {
            return;
        };
        let more = match mistakes.len() - 1 {
            0 => String::new(),
            more => format!(" (and {more} more: `roadbook config check`)"),
        };
        self.refuse(format!("{first}{more}"));
    }

    /// Looks and hears keys as these settings say from now on.
    pub fn configure(&mut self, config: Config) {
        self.look = config.look;
        self.keymap = config.keymap;
        self.name = config.name;
        if self.thresholds != config.thresholds {
            self.thresholds = config.thresholds;
            self.think();
        }
        self.pending.clear();
        self.epoch += 1;
        self.revision += 1;
    }

    /// Who uses the program, where that is not the person whose roadmap this is.
    pub fn viewer(&self) -> Option<&str> {
        let person = self.present_book().table(Section::Person, 0);
        Config::viewer_of(self.name.as_deref(), &person)
    }

    /// The word for who judges: "me", or the viewer's name in another person's roadmap.
    pub(super) fn judge(&self) -> &str {
        self.viewer().unwrap_or("me")
    }

    /// What the runtime has to do now, in order.
    pub fn take_effects(&mut self) -> Vec<Effect> {
        std::mem::take(&mut self.effects)
    }

    /// How the last save went.
    pub fn save_state(&self) -> &SaveState {
        self.saving.state()
    }

    /// Grows with everything that may change the picture.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Why nothing can be changed, if that is so.
    pub fn read_only(&self) -> Option<&str> {
        if let Some(why) = self.team.as_ref().and_then(|team| team.broken.as_ref()) {
            return Some(why);
        }
        match &self.stage {
            Stage::Open(_) if self.past().is_some() => self.past_reason(),
            Stage::Open(source) => source.read_only.as_deref(),
            _ => Some("no roadmap is open"),
        }
    }

    /// Computes all figures anew.
    fn renew(&mut self) {
        self.catalogue = self.catalogue.with_own(&self.book);
        let sieves = self.figures.take_sieves();
        let book = std::mem::replace(&mut self.book, Book::open(String::new()));
        (self.book, self.figures) = Figures::with(book, &self.catalogue, self.today, sieves);
        self.epoch += 1;
        self.renew_outlook();
        self.renew_team();
        self.revision += 1;
        self.think();
    }

    /// Computes the figures anew that these sections are part of.
    fn refresh(&mut self, sections: &BTreeSet<Section>) {
        let mut all = sections.iter();
        if all.any(|section| section.catalogue_part().is_some()) {
            return self.renew();
        }
        for section in sections {
            self.figures.refresh(&self.book, &self.catalogue, *section);
        }
        self.renew_outlook();
        self.renew_team();
        self.revision += 1;
        self.think();
    }

    /// Another number for another roadmap as a whole: then everything is drawn anew.
    pub fn epoch(&self) -> u64 {
        self.epoch
    }

    /// Has the whole text checked and its signals computed.
    pub fn think(&mut self) {
        if matches!(self.stage, Stage::Open(_)) {
            self.effect(Effect::Think(Thought {
                book: Arc::new(self.book.twin()),
                today: self.today,
                thresholds: self.thresholds.clone(),
                catalogue: self.catalogue.clone(),
            }));
        }
    }

    /// The window has this size now.
    pub fn resized(&mut self, size: Size) {
        self.size = size;
        self.revision += 1;
    }

    fn say(&mut self, words: impl Into<String>) {
        self.status = Status::Said(words.into());
    }

    fn refuse(&mut self, words: impl Into<String>) {
        self.status = Status::Refused(words.into());
    }

    fn effect(&mut self, effect: Effect) {
        self.effects.push(effect);
    }
}
