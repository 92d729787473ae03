//! What another program and this one changed differently: kept until a person has decided each place.

use super::effect::{Effect, Failure};
use super::{App, Stage};
use crate::change::{Change, ChangeSet, Conflict, Diff, Fact, turn};
use crate::file_text::FileText;
use crate::model::{Key, Path, Section, Step, Table, Value};
use crate::overlay::Overlay;
use crate::store::Book;

/// One of the three things that can stand at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Base,
    Mine,
    Theirs,
}

/// A place that both sides changed differently.
#[derive(Clone, Debug)]
pub struct Dispute {
    pub conflict: Conflict,
    /// Whether the other side is a conflict copy; then the file says what was written here until it is decided.
    pub copy: bool,
    /// The change itself, where it was made in a shared copy alone and is only to be taken or refused.
    pub offer: Option<Change>,
}

impl App {
    /// The places that nobody has decided yet, the next one first. The file says there what the other program wrote.
    pub fn disputes(&self) -> &[Dispute] {
        &self.disputes
    }

    /// Both sides changed these places; `mine` is the whole text as it stood here.
    pub(super) fn dispute(&mut self, conflicts: Vec<Conflict>, mine: FileText) {
        if conflicts.is_empty() {
            return;
        }
        if let Stage::Open(source) = &self.stage {
            let path = source.path.clone();
            self.effect(Effect::Keep { path, text: mine });
        }
        self.add_disputes(conflicts, false);
    }

    /// Asks about what a shared copy says, the first one at once; how much that is.
    pub(super) fn add_offers(&mut self, offers: Vec<Dispute>) -> usize {
        let known = |offer: &Dispute| {
            let mut known = self.disputes.iter();
            known.any(|dispute| dispute.conflict.at == offer.conflict.at)
        };
        let fresh: Vec<Dispute> = offers.into_iter().filter(|offer| !known(offer)).collect();
        let count = fresh.len();
        self.disputes.extend(fresh);
        if !self.disputes.is_empty() {
            self.open_disputes();
        }
        count
    }

    /// Asks about places, the first one at once.
    pub(super) fn add_disputes(&mut self, conflicts: Vec<Conflict>, copy: bool) {
        // A place that is in dispute twice keeps what stood here first.
        let fresh = conflicts.into_iter().filter(|conflict| {
            !self
                .disputes
                .iter()
                .any(|known| known.conflict.at == conflict.at)
        });
        let fresh: Vec<_> = fresh
            .map(|conflict| Dispute {
                conflict,
                copy,
                offer: None,
            })
            .collect();
        self.disputes.extend(fresh);
        if !self.disputes.is_empty() && self.overlays.is_empty() && self.hides.is_none() {
            self.overlays.push(Overlay::Conflicts);
        }
    }

    /// Parts what was changed in a form from what another program changed in that record while it was open.
    pub(super) fn parted(&self, changes: ChangeSet) -> (ChangeSet, Vec<Conflict>) {
        let mut free = Vec::new();
        let mut conflicts = Vec::new();
        for change in changes.0 {
            let now = self.value_now(&change.at);
            let value = |fact: &Option<Fact>| fact.as_ref().map(|fact| fact.value.clone());
            let (base, ours) = (value(&change.diff.before), value(&change.diff.after));
            let is_order = change.at.last() == Some(&Step::Order);
            if is_order || now == base {
                free.push(change);
            } else if now != ours {
                conflicts.push(Conflict {
                    at: change.at,
                    base,
                    ours,
                    theirs: now,
                });
            }
        }
        (ChangeSet(free), conflicts)
    }

    /// What stands at a place of a record now.
    fn value_now(&self, at: &Path) -> Option<Value> {
        let Some((section, key)) = at.into_record() else {
            let section = at.into_section()?;
            let person = Table::from([(section.name(), Value::Table(self.book.table(section, 0)))]);
            return at.find(&person).cloned();
        };
        let number = self.book.find(section, key)?;
        let record = Table::from([(
            section.name(),
            Value::Array(vec![Value::Table(self.book.table(section, number))]),
        )]);
        let alone = at.clone().with_key(1, key.clone().nth(0));
        alone.find(&record).cloned()
    }

    /// Whether a record that is still there says something else than before.
    pub(super) fn changed_since(&self, section: Section, key: &Key, before: &Table) -> bool {
        let number = if section.list().is_some() {
            self.book.find(section, key)
        } else {
            Some(0)
        };
        number.is_some_and(|number| self.book.table(section, number) != *before)
    }

    /// The whole text as it was meant here, to be kept where not all of it can be written.
    pub(super) fn text_with(&self, free: &ChangeSet, conflicts: &[Conflict]) -> FileText {
        let mut book = Book::open(self.book.shared_text());
        let fact = |value: &Option<Value>| value.clone().map(Fact::plain);
        let disputed = conflicts.iter().map(|conflict| Change {
            at: conflict.at.clone(),
            diff: Diff {
                before: fact(&conflict.theirs),
                after: fact(&conflict.ours),
            },
        });
        let all = ChangeSet(free.0.iter().cloned().chain(disputed).collect());
        // Where even that cannot be, what stands here now is all there is to keep.
        let _ = book.edit(&all);
        book.shared_text()
    }

    pub(super) fn open_disputes(&mut self) {
        if self.disputes.is_empty() {
            self.say("there is no conflict to decide");
        } else if !matches!(self.overlays.last(), Some(Overlay::Conflicts)) {
            self.overlays.push(Overlay::Conflicts);
        }
    }

    /// Whether something is left to decide, which is then asked.
    pub(super) fn ask_about_disputes(&mut self) -> bool {
        let open = !self.disputes.is_empty();
        if open && matches!(self.overlays.last(), Some(Overlay::Conflicts)) {
            // Asked twice: what stood here is among the old versions.
            return false;
        }
        if open {
            self.overlays.push(Overlay::Conflicts);
            let words = if self.held() {
                "decide these first, or quit once more: the file keeps its marks"
            } else {
                "decide these first, or quit once more: what you wrote is kept among the old versions"
            };
            self.refuse(words);
        }
        open
    }

    /// Decides the next place.
    pub(super) fn decide(&mut self, side: Side) {
        if self.disputes.is_empty() {
            return;
        }
        let dispute = self.disputes.remove(0);
        let conflict = &dispute.conflict;
        let wanted = match side {
            Side::Base => conflict.base.clone(),
            Side::Mine => conflict.ours.clone(),
            Side::Theirs => conflict.theirs.clone(),
        };
        let last = conflict
            .at
            .into_record()
            .and_then(|(section, _)| self.last_key(section, &conflict.at));
        let changes = match (&dispute.offer, side) {
            (Some(change), Side::Theirs) => ChangeSet(vec![change.clone()]),
            (Some(_), _) => ChangeSet::default(),
            (None, _) => turn(&conflict.at, self.said_at(&dispute), wanted, last.as_ref()),
        };
        if !changes.is_empty() && !self.commit(changes) {
            // What could not be done is not decided.
            self.disputes.insert(0, dispute);
            return;
        }
        self.say(format!("decided: {}", dispute.conflict.at));
        if self.disputes.is_empty() && matches!(self.overlays.last(), Some(Overlay::Conflicts)) {
            self.overlays.pop();
        }
        self.save();
        self.ask_to_remove_copy();
    }

    /// What stands in a place to decide now. An id names its record, so it is not found under what stood there before.
    fn said_at(&self, dispute: &Dispute) -> Option<Value> {
        let Dispute { conflict, copy, .. } = dispute;
        let now = conflict.at.find(&self.book.roadmap()).cloned();
        let is_id = matches!(conflict.at.last(), Some(Step::Field(name)) if &**name == "id");
        let known = if *copy {
            &conflict.ours
        } else {
            &conflict.theirs
        };
        now.or_else(|| known.clone().filter(|_| is_id))
    }

    /// The last record of a section, which a record that comes back follows.
    fn last_key(&self, section: Section, at: &Path) -> Option<Key> {
        let last = self.book.count(section).checked_sub(1)?;
        (at.steps().len() == 2).then(|| self.book.key(section, last))
    }
}

/// Both sides are in the way of each other in a form that cannot be joined.
pub(super) fn cannot_join(reason: String) -> Failure {
    Failure {
        reason,
        hint: "your changes are kept here: save them as another file, or mend the file".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::action::Action;
    use crate::app::{Found, News, testing};

    const FILE: &str =
        "[[bet]]\nid = \"a\" # mine\ntech = \"x\"\n\n[[bet]]\nid = \"b\"\ntech = \"y\"\n";

    fn app() -> App {
        testing::app(FILE)
    }

    fn outside(app: &mut App, text: String) {
        app.hear(News::Outside {
            path: "f.toml".into(),
            found: Found::Text(text.into()),
        });
    }

    fn tech(id: &str) -> Path {
        Path::record(Section::Bet, Key::id(id)).field("tech")
    }

    fn set(app: &mut App, id: &str, text: &str) {
        let before = app.book.table(Section::Bet, usize::from(id == "b"));
        let before = before.get("tech").cloned();
        assert!(app.commit(ChangeSet::set(tech(id), before, Some(Value::text(text)))));
    }

    #[test]
    fn changes_at_other_places_come_in_without_a_question() {
        let mut app = app();
        set(&mut app, "a", "ours");
        outside(&mut app, FILE.replace("\"y\"", "\"theirs\""));
        assert_eq!(
            app.book.text(),
            FILE.replace("\"x\"", "\"ours\"")
                .replace("\"y\"", "\"theirs\"")
        );
        assert!(app.disputes().is_empty());
        app.act(Action::Undo);
        assert_eq!(
            app.book.text(),
            FILE.replace("\"y\"", "\"theirs\""),
            "undo takes back our own change alone"
        );
    }

    #[test]
    fn the_same_place_waits_for_a_decision_and_nothing_is_dropped() {
        for (decision, text) in [
            (Action::TakeMine, "ours"),
            (Action::TakeTheirs, "theirs"),
            (Action::TakeBase, "x"),
        ] {
            let mut app = app();
            set(&mut app, "a", "ours");
            outside(&mut app, FILE.replace("\"x\"", "\"theirs\""));
            assert_eq!(app.disputes().len(), 1);
            assert_eq!(app.disputes()[0].conflict.ours, Some(Value::text("ours")));
            app.take_effects();
            app.act(Action::Quit);
            app.act(Action::Cancel);
            assert!(
                app.take_effects()
                    .iter()
                    .any(|effect| matches!(effect, Effect::Quit(_)))
                    || app.disputes().len() == 1
            );
            app.act(decision);
            assert_eq!(
                app.book.text(),
                FILE.replace("\"x\"", &format!("\"{text}\""))
            );
            assert!(app.disputes().is_empty());
        }
    }

    #[test]
    fn a_record_that_went_there_and_changed_here_can_come_back() {
        let mut app = app();
        set(&mut app, "b", "ours");
        let without = FILE
            .split("\n[[bet]]\nid = \"b\"")
            .next()
            .expect("the first record")
            .to_owned();
        outside(&mut app, without.clone());
        assert_eq!(app.book.text(), without);
        assert_eq!(app.disputes().len(), 1, "{:?}", app.disputes());
        app.act(Action::TakeMine);
        assert!(
            app.book.text().contains("tech = \"ours\""),
            "{}",
            app.book.text()
        );
    }
}
