//! What is being typed into a form, kept outside of the program, and offered again after a crash.

use super::effect::Effect;
use super::{App, Stage};
use crate::model::{Key, Path, Section, Table};
use crate::overlay::{Chooser, FormOverlay, List, Order, Overlay, Purpose, Row};
use crate::store::{Draft, DraftPlace};
use std::path::PathBuf;

/// What is known of drafts.
#[derive(Debug, Default)]
pub(super) struct Drafting {
    /// What was kept last, so that a key that changes nothing writes nothing.
    kept: Option<Table>,
    /// What an earlier session left, until the person has said what becomes of it.
    offered: Option<Draft>,
}

impl App {
    /// Has a draft looked up that an earlier session has left.
    pub fn look_for_draft(&mut self) {
        if let Some(path) = self.draft_path() {
            self.effect(Effect::LookForDraft(path));
        }
    }

    /// The file that a draft belongs to; none where nobody would miss it.
    fn draft_path(&self) -> Option<PathBuf> {
        match &self.stage {
            Stage::Open(source) if !source.scratch && source.read_only.is_none() => {
                Some(source.path.clone())
            }
            Stage::Welcome { path, .. } => Some(path.clone()),
            _ => None,
        }
    }

    /// Keeps what is typed, where that is something new. Of a form over another one, the lower holds more.
    pub(super) fn keep_draft(&mut self) {
        let mut changed = self.overlays.iter().filter_map(|overlay| match overlay {
            Overlay::Form(open) if open.form.changed() => Some(open),
            _ => None,
        });
        let Some(open) = changed.next() else {
            return;
        };
        let table = open.form.rescued();
        if self.draft.kept.as_ref() == Some(&table) {
            return;
        }
        let Some(place) = place_of(open) else {
            return;
        };
        let draft = Draft {
            title: open.form.titles().next().unwrap_or_default().to_owned(),
            on: self.today,
            place,
            table: table.clone(),
        };
        if let Some(path) = self.draft_path() {
            self.draft.kept = Some(table);
            let draft = Some(Box::new(draft));
            self.effect(Effect::KeepDraft { path, draft });
        }
    }

    /// The form is submitted or given up: nothing has to be kept any more.
    pub(super) fn drop_draft(&mut self) {
        if self.draft.kept.take().is_none() {
            return;
        }
        if self
            .overlays
            .iter()
            .any(|over| matches!(over, Overlay::Form(open) if open.form.changed()))
        {
            return self.keep_draft();
        }
        if let Some(path) = self.draft_path() {
            self.effect(Effect::KeepDraft { path, draft: None });
        }
    }

    /// Another file is open; what was kept of the last one stays where it is.
    pub(super) fn forget_draft(&mut self) {
        self.draft = Drafting::default();
    }

    /// Asks what becomes of a form that an earlier session has left.
    pub(super) fn offer_draft(&mut self, draft: Draft) {
        let fits = matches!(
            (&self.stage, &draft.place),
            (Stage::Welcome { .. }, DraftPlace::NewFile)
        ) || (matches!(self.stage, Stage::Open(_))
            && draft.place != DraftPlace::NewFile);
        if !fits || !self.overlays.is_empty() {
            return;
        }
        let title = crate::text::shown(&draft.title);
        let day = draft.on.short(self.today);
        let rows = vec![
            Row::new("go on", format!("with \"{title}\", typed {day}"), true),
            Row::new(
                "discard",
                "what was typed is gone for good".to_owned(),
                false,
            ),
        ];
        let list = List::new(rows, Order::Kept);
        let chooser = Chooser::new("An unfinished form", "choose", list, &self.keymap).wide();
        self.overlays.push(Overlay::Draft(chooser));
        self.draft.offered = Some(draft);
    }

    /// What becomes of it was chosen.
    pub(super) fn answer_draft(&mut self, go_on: bool) {
        let Some(draft) = self.draft.offered.take() else {
            return;
        };
        self.draft.kept = Some(draft.table.clone());
        if !go_on {
            return self.drop_draft();
        }
        self.open_again(&draft);
        match self.overlays.last_mut() {
            Some(Overlay::Form(open)) => open.form.resume(&draft.table),
            // Asked again at the next start.
            _ => self.draft.kept = None,
        }
    }

    fn open_again(&mut self, draft: &Draft) {
        match &draft.place {
            DraftPlace::NewFile => self.ask_person(),
            DraftPlace::New(section) => self.add_record(*section),
            DraftPlace::Entry(path) => {
                if !self.refused_to_change()
                    && let Some(target) = path.parent()
                {
                    self.add_entry(&target);
                }
            }
            DraftPlace::Record(path) => match (path.into_record(), path.into_section()) {
                (Some((section, key)), _) if self.book.find(section, key).is_some() => {
                    self.edit_record(section, key.clone(), None);
                }
                // The record is gone; what was typed is not.
                (_, Some(section)) => self.add_record(section),
                _ => {}
            },
        }
    }
}

/// Where what is typed belongs; none for one field of several records, which is typed again sooner than explained.
fn place_of(open: &FormOverlay) -> Option<DraftPlace> {
    Some(match &open.purpose {
        Purpose::New(section) | Purpose::Linked(section) => DraftPlace::New(*section),
        Purpose::Change { section, key, .. } => DraftPlace::Record(record(*section, key)),
        Purpose::Entry { list_at, .. } => DraftPlace::Entry(list_at.clone()),
        Purpose::NewFile(_) => DraftPlace::NewFile,
        Purpose::Several { .. } | Purpose::Action => return None,
    })
}

fn record(section: Section, key: &Key) -> Path {
    if section.list().is_some() {
        Path::record(section, key.clone())
    } else {
        Path::section(section)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{News, testing};
    use crossterm::event::{KeyCode, KeyEvent};

    const FILE: &str = "[[bet]]\nid = \"a\"\ntech = \"x\"\n";

    fn app() -> App {
        testing::app(FILE)
    }

    fn drafts(app: &mut App) -> Vec<Option<Draft>> {
        let effects = app.take_effects().into_iter();
        let draft = |effect| match effect {
            Effect::KeepDraft { draft, .. } => Some(draft.map(|draft| *draft)),
            _ => None,
        };
        effects.filter_map(draft).collect()
    }

    fn news(draft: Draft) -> News {
        News::Draft {
            path: "f.toml".into(),
            draft: Box::new(draft),
        }
    }

    fn typed(app: &mut App, text: &str) {
        for character in text.chars() {
            app.press(KeyEvent::from(KeyCode::Char(character)));
        }
    }

    #[test]
    fn what_is_typed_is_kept_and_offered_to_the_next_session() {
        let mut app = app();
        app.add_record(Section::Bet);
        assert!(drafts(&mut app).is_empty(), "nothing was typed yet");
        typed(&mut app, "eBPF");
        let draft = drafts(&mut app).pop().flatten().expect("a draft");
        assert_eq!(draft.place, DraftPlace::New(Section::Bet));
        assert_eq!(
            draft.table.text("tech").map(crate::text::Text::raw),
            Some("eBPF")
        );
        app.press(KeyEvent::from(KeyCode::Down));
        assert!(drafts(&mut app).is_empty(), "moving about writes nothing");

        let mut next = self::app();
        next.hear(news(draft.clone()));
        assert!(matches!(next.overlays.last(), Some(Overlay::Draft(_))));
        next.overlays.clear();
        next.answer_draft(true);
        let Some(Overlay::Form(open)) = next.overlays.last() else {
            panic!("a form is open");
        };
        assert_eq!(open.form.rescued().text("tech"), draft.table.text("tech"));
        next.submit(draft.table.clone());
        assert!(next.book.text().contains("eBPF"));
        assert_eq!(drafts(&mut next), [None], "submitted, so nothing is kept");

        let mut other = self::app();
        other.hear(news(draft));
        other.overlays.clear();
        other.answer_draft(false);
        assert_eq!(drafts(&mut other), [None]);
    }

    #[test]
    fn a_draft_of_a_record_that_is_gone_becomes_a_new_one() {
        let mut app = app();
        for (key, kept) in [("a", "x2"), ("gone", "y")] {
            let draft = Draft {
                title: "Bet".to_owned(),
                on: app.today,
                place: DraftPlace::Record(record(Section::Bet, &Key::id(key))),
                table: Table::from([("tech", crate::model::Value::text(kept))]),
            };
            app.hear(news(draft));
            app.overlays.clear();
            app.answer_draft(true);
            let Some(Overlay::Form(open)) = app.overlays.pop() else {
                panic!("a form is open");
            };
            assert_eq!(matches!(open.purpose, Purpose::New(_)), key == "gone");
            assert_eq!(
                open.form.rescued().text("tech").map(crate::text::Text::raw),
                Some(kept)
            );
        }
    }
}
