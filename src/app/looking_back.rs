//! The program as of another day, or without what is private: made from the roadmap of today, never kept anywhere.
//!
//! The roadmap of today is put aside meanwhile. Whatever saves, reads the file again or leaves works on that one.

use super::{App, Stage};
use crate::action::Action;
use crate::asof::as_of;
use crate::day::{Day, Quarter};
use crate::export::private::shared;
use crate::store::{Book, whole};

/// The roadmap of today, while something else is shown.
#[derive(Debug)]
pub(super) struct Present {
    pub(super) book: Book,
    pub(super) today: Day,
    /// Why nothing can be changed in the past, safe to show.
    reason: String,
}

/// How far one step goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stride {
    Week,
    Month,
    Quarter,
}

impl App {
    /// The day that is looked at, where it is not today.
    pub fn past(&self) -> Option<Day> {
        let present = self.present.as_ref()?;
        (present.today != self.today).then_some(self.today)
    }

    /// Why nothing can be changed while another day is shown.
    pub(super) fn past_reason(&self) -> Option<&str> {
        self.past()?;
        self.present.as_ref().map(|present| &*present.reason)
    }

    /// The roadmap as it is today, whatever is shown.
    pub(super) fn present_book(&self) -> &Book {
        self.present
            .as_ref()
            .map_or(&self.book, |present| &present.book)
    }

    /// The day of today, whatever is shown.
    pub(super) fn present_day(&self) -> Day {
        self.present
            .as_ref()
            .map_or(self.today, |present| present.today)
    }

    /// Goes back or forth in time.
    pub(super) fn stride(&mut self, stride: Stride, on: bool) {
        let day = self.strode(stride, on);
        if on && self.past().is_none() {
            return self.say("this is today; what comes is not known yet");
        }
        if day.year() < 1970 {
            return self.say("there is nothing so long ago");
        }
        self.look_at(day);
        match self.past() {
            Some(day) => self.say(format!("as of {day}")),
            None => self.say("today again"),
        }
    }

    /// The day one step further: weeks keep the day of the week, quarters end on their last day.
    fn strode(&self, stride: Stride, on: bool) -> Day {
        let sign = if on { 1 } else { -1 };
        match stride {
            Stride::Week => self.today.plus(i64::from(7 * sign)),
            Stride::Month => self.today.plus_months(sign),
            Stride::Quarter => {
                let starts = self.fiscal_start();
                let here = Quarter::of(self.today, starts);
                let is_end = here.last(starts) == self.today;
                match (on, is_end) {
                    (false, _) => here.previous().last(starts),
                    (true, true) => here.next().last(starts),
                    (true, false) => here.last(starts),
                }
            }
        }
    }

    /// Shows everything as it stood at the end of a day, and only what may be seen; from today on it is today again.
    pub(super) fn look_at(&mut self, day: Day) {
        let is_past = day < self.present_day();
        let shows_other = is_past || self.hides.is_some();
        if !shows_other || !matches!(self.stage, Stage::Open(_)) {
            let places = self.selected_places();
            if self.put_present_back() {
                self.show_anew(&places);
            }
            return;
        }
        let mut roadmap = self.present_book().roadmap();
        if is_past {
            roadmap = as_of(&roadmap, day);
        }
        if self.hides.is_some() {
            let (open, withheld) = shared(&roadmap);
            roadmap = open;
            self.hides = Some(withheld);
        }
        let shown = Book::open(whole(&roadmap));
        let places = self.selected_places();
        self.put_present_back();
        let day = day.min(self.today);
        let key = self
            .keymap
            .key_shown(self.pane_context(), Action::BackToToday);
        let back = key.map_or(String::new(), |key| format!("; {key} goes back to today"));
        self.present = Some(Present {
            book: std::mem::replace(&mut self.book, shown),
            today: std::mem::replace(&mut self.today, day),
            reason: format!("this is the past, as of {day}{back}"),
        });
        self.show_anew(&places);
    }

    /// Comes back from the past, and says so.
    pub(super) fn go_to_today(&mut self) {
        let words = if self.come_back() {
            "today again"
        } else {
            "this is today"
        };
        self.say(words);
    }

    /// Shows today again; false where it is shown already.
    pub(super) fn come_back(&mut self) -> bool {
        let was_past = self.past().is_some();
        if was_past {
            self.look_at(self.present_day());
        }
        was_past
    }

    /// Puts the roadmap of today in its place again, without a look at it.
    pub(super) fn put_present_back(&mut self) -> bool {
        let present = self.present.take();
        let was_put_aside = present.is_some();
        if let Some(present) = present {
            self.book = present.book;
            self.today = present.today;
        }
        was_put_aside
    }

    /// Does something with the roadmap of today as a whole, and shows again what was shown.
    pub(super) fn with_present<R>(&mut self, work: impl FnOnce(&mut App) -> R) -> R {
        let shown = self.present.is_some().then_some(self.today);
        self.put_present_back();
        let result = work(self);
        if let Some(day) = shown {
            self.look_at(day);
        }
        result
    }

    fn show_anew(&mut self, places: &[(super::Pane, Option<crate::model::Path>)]) {
        self.signals = None;
        self.renew();
        self.select_places(places);
        self.keep_marks_that_are_shown();
    }
}
