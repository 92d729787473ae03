//! A file in which a merge has left its marks: open with the places to decide, and not written before all are decided.

use super::conflicts::cannot_join;
use super::{App, Dispute, Stage};
use crate::file_text::FileText;
use crate::overlay::Overlay;
use crate::store::{Unsettled, check, unsettled};
use crate::text::shown;

/// The marks of a merge in the open file.
#[derive(Debug)]
pub(super) struct Marks {
    /// What its two sides are called, safe to show.
    names: [String; 2],
    /// How many places there were to decide.
    places: usize,
    /// What was shown then.
    text: FileText,
}

impl App {
    /// What is called mine and theirs in a place to decide; safe to show.
    pub fn sides(&self, dispute: &Dispute) -> [String; 2] {
        let plain = |mine: &str, theirs: &str| [mine.to_owned(), theirs.to_owned()];
        match &self.marks {
            _ if dispute.offer.is_some() => plain("as it is", "as the shared copy says"),
            _ if dispute.copy => plain("mine, in the file now", "theirs, in the copy"),
            Some(marks) => marks.names.clone(),
            None => plain("mine", "theirs, in the file now"),
        }
    }

    /// Whether the file keeps the marks of a merge because something in it is undecided.
    pub fn held(&self) -> bool {
        self.marks.is_some() && !self.disputes().is_empty()
    }

    /// Whether the file has marks, and nothing was decided or changed here that could be lost.
    pub(super) fn is_untouched_merge(&self) -> bool {
        self.marks.as_ref().is_some_and(|marks| {
            marks.places == self.disputes().len() && *marks.text == *self.book.text()
        })
    }

    /// Opens the places to decide where the file has marks of a merge; false where it has none, or incomplete ones.
    pub(super) fn settle_marks(&mut self) -> bool {
        if self.unsaved() || check(self.book.text()).is_empty() {
            return false;
        }
        let Some(Unsettled {
            text,
            conflicts,
            names,
        }) = unsettled(self.book.text())
        else {
            return false;
        };
        let [ours, theirs] = names;
        self.show_text(text.into());
        self.marks = Some(Marks {
            names: [named("ours", &ours), named("theirs", &theirs)],
            places: conflicts.len(),
            text: self.book.shared_text(),
        });
        self.add_disputes(conflicts, false);
        if self.disputes.is_empty() {
            self.say("a merge left marks here, but its sides do not meet: save to write both");
        }
        true
    }

    /// Whether another program has just left marks in the file, and nothing here stands against them.
    pub(super) fn has_come_to_marks(&self, text: &str) -> bool {
        let free = matches!(self.stage, Stage::Open(_))
            && !self.is_saving()
            && (!self.unsaved() || self.is_untouched_merge());
        free && text != self.saving.base() && unsettled(text).is_some() && !check(text).is_empty()
    }

    /// Shows what another program has written, as if it had just been opened.
    pub(super) fn begin_again(&mut self, text: FileText) {
        self.marks = None;
        self.disputes.clear();
        self.overlays
            .retain(|overlay| !matches!(overlay, Overlay::Conflicts));
        if let Stage::Open(source) = &mut self.stage {
            source.stale = None;
        }
        self.show_text(text);
        self.begin_with(self.book.shared_text());
        self.settle_marks();
    }

    /// Another program has written the file while its marks were being settled here.
    pub(super) fn changed_under_marks(&mut self, text: FileText) {
        if *text == *self.saving.base() {
            return;
        }
        if self.is_untouched_merge() {
            self.begin_again(text);
            return self.say("taken in: another program settled the merge in the file");
        }
        let failure = cannot_join("another program settled the merge in the file".to_owned());
        self.saving.failed(failure);
    }

    /// Says why nothing is written yet, and asks.
    pub(super) fn ask_before_writing(&mut self) {
        self.open_disputes();
        self.refuse("nothing is written before each of these is decided");
    }
}

fn named(side: &str, mark: &str) -> String {
    if mark.is_empty() || mark == side {
        side.to_owned()
    } else {
        format!("{side} ({})", shown(mark))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::action::Action;
    use crate::app::testing::{self, opened};
    use crate::app::{Effect, Found, News, SaveJob, SavedText};

    const MARKED: &str = "# head\n[[bet]]\nid = \"a\"\n<<<<<<< HEAD\ntech = \"o\"\n||||||| 1234\ntech = \"x\"\n=======\ntech = \"t\"\n>>>>>>> other\u{1b}\n\n[[bet]]\nid = \"b\"\n";

    /// The program as it is after its first look through a file.
    fn app(text: &str) -> App {
        let mut app = testing::app(text);
        looked_through(&mut app);
        app
    }

    fn looked_through(app: &mut App) {
        let text = app.book.shared_text();
        let faults = check(&text);
        app.hear(News::Checked { text, faults });
    }

    fn saves(app: &mut App) -> Vec<SaveJob> {
        let effects = app.take_effects().into_iter();
        effects
            .filter_map(|effect| match effect {
                Effect::Save(job) => Some(job),
                _ => None,
            })
            .collect()
    }

    fn quits(app: &mut App) -> bool {
        app.act(Action::Quit);
        let mut effects = app.take_effects().into_iter();
        effects.any(|effect| matches!(effect, Effect::Quit(_)))
    }

    #[test]
    fn a_file_with_marks_opens_with_what_is_to_decide() {
        let app = app(MARKED);
        assert!(matches!(app.stage, Stage::Open(_)));
        assert_eq!(app.disputes().len(), 1);
        let sides = app.sides(&app.disputes()[0]);
        assert_eq!(sides[0], "ours (HEAD)");
        assert!(!sides[1].contains('\u{1b}'));
        assert!(app.held());
    }

    #[test]
    fn nothing_is_written_before_all_is_decided() {
        for (decision, value) in [
            (Action::TakeMine, "o"),
            (Action::TakeTheirs, "t"),
            (Action::TakeBase, "x"),
        ] {
            let mut app = app(MARKED);
            app.act(Action::SaveNow);
            assert!(saves(&mut app).is_empty());
            app.act(decision);
            let jobs = saves(&mut app);
            assert_eq!(jobs.len(), 1);
            assert_eq!(*jobs[0].base, *MARKED);
            let head = "# head\n[[bet]]\nid = \"a\"\n";
            assert_eq!(
                *jobs[0].text,
                format!("{head}tech = \"{value}\"\n\n[[bet]]\nid = \"b\"\n")
            );
            app.hear(News::Saved(Ok(SavedText {
                sent: jobs[0].text.clone(),
                now: jobs[0].text.clone(),
                time: None,
                warnings: Vec::new(),
            })));
            assert!(!app.unsaved());
            assert!(app.marks.is_none());
        }
    }

    #[test]
    fn looking_at_marks_and_leaving_is_no_change() {
        assert!(quits(&mut app(MARKED)));
        let two = MARKED.replace("id = \"b\"\n", "<<<<<<< a\nid = \"b\"\ntech = 'o'\n||||||| b\nid = \"b\"\ntech = 'x'\n=======\nid = \"b\"\ntech = 't'\n>>>>>>> c\n");
        let mut app = app(&two);
        assert_eq!(app.disputes().len(), 2);
        app.act(Action::TakeTheirs);
        assert!(saves(&mut app).is_empty());
        app.act(Action::Cancel);
        assert!(!quits(&mut app), "a decision would be lost");
        assert_eq!(app.context(), crate::action::Context::Conflict);
    }

    fn outside(app: &mut App, text: &str) {
        app.hear(News::Outside {
            path: "f.toml".into(),
            found: Found::Text(text.into()),
        });
    }

    #[test]
    fn marks_that_come_while_the_file_is_open_are_asked_about_too() {
        let mut app = app("[[bet]]\nid = \"a\"\ntech = \"o\"\n");
        outside(&mut app, MARKED);
        assert_eq!(app.disputes().len(), 1);
        assert!(app.held() && app.is_untouched_merge());
        for _ in 0..2 {
            // The watch and a reload say the same once more.
            outside(&mut app, MARKED);
            app.hear(News::Opened(opened(MARKED)));
        }
        assert_eq!(app.disputes().len(), 1);
        assert!(matches!(&app.stage, Stage::Open(source) if source.stale.is_none()));
        assert!(app.job_left().is_none());
    }

    #[test]
    fn a_merge_that_was_settled_elsewhere_is_taken_from_there() {
        let settled = "[[bet]]\nid = \"a\"\n";
        let mut app = app(MARKED);
        outside(&mut app, settled);
        assert_eq!(app.book.text(), settled);
        assert!(app.disputes().is_empty() && app.overlays.is_empty() && !app.unsaved());
        assert!(saves(&mut app).is_empty());
    }

    #[test]
    fn a_decision_is_not_dropped_for_what_another_program_settled() {
        let settled = "[[bet]]\nid = \"a\"\n";
        let mut app = app(MARKED);
        app.act(Action::TakeMine);
        outside(&mut app, settled);
        assert!(app.book.text().contains("\"o\""));
        assert!(matches!(app.save_state(), crate::app::SaveState::Failed(_)));
    }

    #[test]
    fn sides_that_do_not_meet_wait_for_a_save() {
        let text = "[[bet]]\nid = \"a\"\n<<<<<<< a\ntech = \"o\"\n||||||| b\n=======\nproblem = \"t\"\n>>>>>>> c\n";
        let mut app = app(text);
        assert!(!app.held());
        assert!(saves(&mut app).is_empty());
        app.act(Action::SaveNow);
        let jobs = saves(&mut app);
        assert_eq!(jobs.len(), 1);
        assert!(jobs[0].text.contains("\"o\"") && jobs[0].text.contains("\"t\""));
    }

    #[test]
    fn two_ids_for_one_record_can_be_decided() {
        let base = "[[milestone]]\ntitle = \"a\"\n";
        let named = |id: &str| format!("[[milestone]]\nid = \"{id}\"\ntitle = \"a\"\n");
        let (ours, theirs) = (named("x"), named("y"));
        let text = crate::store::branches(base, &ours, &theirs, 7).text;
        for (decision, expected) in [
            (Action::TakeMine, &*ours),
            (Action::TakeTheirs, &theirs),
            (Action::TakeBase, base),
        ] {
            let mut app = app(&text);
            app.act(decision);
            assert_eq!(app.book.text(), expected);
            assert!(app.disputes().is_empty());
            assert_eq!(saves(&mut app).len(), 1);
        }
    }

    #[test]
    fn marks_without_a_base_stay_a_broken_file() {
        let app = app("[[bet]]\n<<<<<<< a\nid = \"o\"\n=======\nid = \"t\"\n>>>>>>> c\n");
        assert!(matches!(app.stage, Stage::Broken(_)));
    }
}
