//! Filters, sort orders and archived records of a pane, and going from one found record to the next.

use super::{App, Effect, Filter, Pane, Sieve};
use crate::model::Path;
use crate::overlay::{Chooser, Kept, LineFor, List, Order, Overlay, Prompt, Row};

/// What was found last, and where in it one is.
#[derive(Debug, Default)]
pub(super) struct Trail {
    found: Vec<Path>,
    at: usize,
    words: String,
}

impl App {
    /// Asks for the filter of the pane with the focus.
    pub(super) fn ask_filter(&mut self) {
        let sieve = self.figures.sieve(self.panes.focus);
        let now = sieve.filter.as_ref().map_or("", Filter::text).to_owned();
        self.close_detail();
        self.overlays
            .push(Overlay::Prompt(Prompt::new(LineFor::Filter, &now)));
        self.note_filter();
    }

    /// Says what the filter that is typed lets through so far.
    pub(super) fn note_filter(&mut self) {
        let Some(Overlay::Prompt(prompt)) = self.overlays.last() else {
            return;
        };
        if prompt.purpose() != LineFor::Filter {
            return;
        }
        let pane = self.panes.focus;
        let note = match self.read_filter(prompt.line().text()) {
            Ok(filter) if filter.is_empty() => {
                "track:cloud state:open person:Bo since:-90d until:today, or any words".to_owned()
            }
            Ok(filter) => {
                let (shown, all) = self.counted(pane, &filter);
                format!("{shown} of {all} in {}", pane.title())
            }
            Err(reason) => reason,
        };
        if let Some(Overlay::Prompt(prompt)) = self.overlays.last_mut() {
            prompt.note = vec![note];
        }
    }

    fn read_filter(&self, text: &str) -> Result<Filter, String> {
        Filter::read(text, &self.catalogue, self.today, self.fiscal_start())
    }

    /// How many records of a pane's sections a filter would let through.
    fn counted(&self, pane: Pane, filter: &Filter) -> (usize, usize) {
        let mut sieve = self.figures.sieve(pane).clone();
        sieve.filter = Some(filter.clone());
        let sifted = self
            .figures
            .tried(&self.book, &self.catalogue, pane, &sieve);
        (sifted.shown, sifted.all)
    }

    /// A filter was typed, or chosen; an empty one shows everything. False where it is not understood.
    pub(super) fn take_filter(&mut self, text: &str) -> bool {
        match self.read_filter(text) {
            Ok(filter) => {
                let pane = self.panes.focus;
                let sieve = Sieve {
                    filter: (!filter.is_empty()).then_some(filter),
                    ..self.figures.sieve(pane).clone()
                };
                self.look_through(pane, sieve);
                true
            }
            Err(reason) => {
                self.refuse(reason);
                false
            }
        }
    }

    pub(super) fn clear_filter(&mut self) {
        let pane = self.panes.focus;
        let sieve = self.figures.sieve(pane).clone();
        if sieve.filter.is_none() {
            return self.say("no filter is set here");
        }
        let filter = None;
        self.look_through(pane, Sieve { filter, ..sieve });
        self.say("the filter is taken away");
    }

    pub(super) fn sort_pane(&mut self) {
        let pane = self.panes.focus;
        let sieve = self.figures.sieve(pane).clone();
        let order = sieve.order.next();
        self.look_through(pane, Sieve { order, ..sieve });
        let words = match order.words() {
            "" => "in its own order",
            words => words,
        };
        self.say(format!("sorted {words}"));
    }

    pub(super) fn show_archived(&mut self) {
        let pane = self.panes.focus;
        let sieve = self.figures.sieve(pane).clone();
        let hidden = self.figures.sifted(pane).archived;
        let with_archived = !sieve.with_archived;
        if with_archived && hidden == 0 && pane != Pane::Track {
            return self.say("nothing of this pane is archived");
        }
        self.look_through(
            pane,
            Sieve {
                with_archived,
                ..sieve
            },
        );
        self.say(match (with_archived, pane) {
            (true, Pane::Track) => "archived records and reached milestones are shown",
            (true, _) => "archived records are shown",
            (false, _) => "archived records are hidden",
        });
    }

    /// Looks at a pane in another way, and stays on the record that is selected if it can still be seen.
    fn look_through(&mut self, pane: Pane, sieve: Sieve) {
        let places = self.selected_places();
        self.figures
            .look_through(&self.book, &self.catalogue, pane, sieve);
        self.select_places(&places);
        self.keep_marks_that_are_shown();
        self.revision += 1;
    }

    /// The kept filters have been looked up.
    pub(super) fn choose_filter(&mut self, kept: &[String]) {
        let now = self.figures.sieve(self.panes.focus).filter.as_ref();
        let now = now.map(|filter| filter.text().to_owned());
        let mut rows: Vec<Row<Kept>> = kept
            .iter()
            .map(|text| {
                Row::new(
                    crate::text::shown(text).into_owned(),
                    "kept",
                    Kept::Use(text.clone()),
                )
            })
            .collect();
        match now {
            Some(text) if kept.contains(&text) => rows.push(Row::new(
                format!("forget: {text}"),
                "takes it out of this list",
                Kept::Forget(text),
            )),
            Some(text) => rows.push(Row::new(
                format!("keep: {text}"),
                "puts the filter of this pane into this list",
                Kept::Keep(text),
            )),
            None => {}
        }
        if rows.is_empty() {
            return self.say("no filter is kept yet: set one, then come here to keep it");
        }
        let list = List::new(rows, Order::Best);
        self.close_detail();
        let chooser = Chooser::new("Kept filters", "take", list, &self.keymap);
        self.overlays.push(Overlay::KeptFilters(chooser.wide()));
    }

    /// What was chosen among the kept filters.
    pub(super) fn take_kept(&mut self, kept: Kept) {
        match kept {
            Kept::Use(text) => {
                self.take_filter(&text);
            }
            Kept::Keep(text) => {
                self.say(format!("kept: {text}"));
                self.effect(Effect::KeepFilter { text, keep: true });
            }
            Kept::Forget(text) => {
                self.say(format!("forgotten: {text}"));
                self.effect(Effect::KeepFilter { text, keep: false });
            }
        }
    }

    /// Remembers what a search has found, and which of it was taken.
    pub(super) fn forget_trail(&mut self) {
        self.trail = Trail::default();
    }

    pub(super) fn note_trail(&mut self, chooser: &Chooser<Path>) {
        let rows = chooser.list.found().iter();
        let paths = rows.filter_map(|found| chooser.list.rows().get(found.row));
        self.trail = Trail {
            found: paths.map(|row| row.value.clone()).collect(),
            at: chooser.list.selected(),
            words: chooser.list.query().text().to_owned(),
        };
    }

    /// Goes to the next found record, or to the one before; from the last one to the first.
    pub(super) fn go_on_finding(&mut self, by: isize) {
        let count = self.trail.found.len();
        if count == 0 {
            return self.say("nothing was searched for yet");
        }
        let step = by.rem_euclid(isize::try_from(count).unwrap_or(1));
        let mut at = self.trail.at;
        for _ in 0..count {
            at = (at + usize::try_from(step).unwrap_or(1)) % count;
            let path = self.trail.found[at].clone();
            let there = path
                .into_record()
                .is_none_or(|(section, key)| self.book.find(section, key).is_some());
            if there {
                self.trail.at = at;
                self.close_detail();
                self.go_to(&path);
                let words = match self.trail.words.as_str() {
                    "" => String::new(),
                    words => format!(": {words}"),
                };
                return self.say(format!("{} of {count}{words}", at + 1));
            }
        }
        self.say("nothing that was found is left");
    }

    /// Closes a detail view, so that what comes next is about the panes.
    pub(super) fn close_detail(&mut self) {
        if matches!(self.overlays.last(), Some(Overlay::Detail(_))) {
            self.overlays.pop();
        }
    }
}
