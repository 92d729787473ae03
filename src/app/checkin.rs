//! The weekly check-in: which questions apply, what was answered last, and what becomes of the answers.

mod answers;

use super::{App, Stage};
use crate::action::{Action, Context};
use crate::change::{Change, ChangeSet, diff_record};
use crate::day::Day;
use crate::form::Line;
use crate::insight::certs::{State, certifications};
use crate::insight::due::due_next;
use crate::insight::win::wins;
use crate::insight::{Basis, figure};
use crate::model::{Key, Section, Table, Value};
use crate::overlay::{About, CheckIn, Overlay, Question};
use answers::{Answer, answer};

/// A reading of a key result so many days ago is not asked for again.
const FRESH: i64 = 3;

/// A guard moves seldom: its reading of the last week will do.
const FRESH_GUARD: i64 = 7;

/// So many of what is due next are shown at the end.
const DUE: usize = 6;

impl App {
    /// Asks the questions of the week.
    pub(super) fn ask_checkin(&mut self) {
        if self.refused_to_change() {
            return;
        }
        self.close_detail();
        let questions = self.questions();
        let shown = [
            (Action::Pick, "next"),
            (Action::PickPrevious, "back"),
            (Action::Finish, "save"),
            (Action::Cancel, "leave"),
        ];
        let hints = shown.into_iter().filter_map(|(action, label)| {
            let key = self.keymap.key_shown(Context::Questions, action)?;
            Some((key, label))
        });
        let checkin = CheckIn::new(questions, hints.collect());
        self.overlays.push(Overlay::CheckIn(Box::new(checkin)));
    }

    fn questions(&self) -> Vec<Question> {
        let basis = Basis::new(&self.book, &self.catalogue, self.today);
        let mut questions = Vec::new();
        let mut ask = |about: About, label: String, hint: &'static str, last: String| {
            questions.push(Question {
                about,
                label,
                hint,
                last,
                line: Line::new(""),
                wrong: String::new(),
            });
        };
        self.ask_measures(&basis, &mut ask);
        self.ask_study(&basis, &mut ask);
        let session = basis_latest(&basis, Section::Shadow);
        let session = session.map_or(String::new(), |(on, table)| {
            let what = crate::insight::title(&table, Section::Shadow, &self.catalogue);
            format!("{what}, {on}")
        });
        ask(
            About::Session,
            "shadowed".to_owned(),
            "Bo on access review 2h @cloudsec",
            session,
        );
        let last = basis_latest(&basis, Section::Checkin);
        let said = |name: &str| {
            let (on, table) = last.as_ref()?;
            let value = match table.get(name)? {
                Value::Text(text) => text.shown().into_owned(),
                Value::Table(mix) => {
                    let part = |name| mix.number(name).map_or("0".to_owned(), figure);
                    format!("{} {} {}", part("deep"), part("design"), part("people"))
                }
                other => figure(other.as_number()?),
            };
            Some(format!("{value}, {on}"))
        };
        let said = |name: &str| said(name).unwrap_or_default();
        let mix = "deep design people, in percent: 50 20 30";
        ask(About::Mix, "week mix".to_owned(), mix, said("mix"));
        let energy = "1 empty to 5 full";
        ask(
            About::Rating("energy"),
            "energy".to_owned(),
            energy,
            said("energy"),
        );
        let load = "1 light to 5 too much";
        ask(About::Rating("load"), "load".to_owned(), load, said("load"));
        ask(
            About::Learned,
            "learned".to_owned(),
            "one line",
            said("learned"),
        );
        questions
    }

    /// Readings of the open win, but for those that are fresh.
    fn ask_measures(
        &self,
        basis: &Basis,
        ask: &mut impl FnMut(About, String, &'static str, String),
    ) {
        let Some(win) = wins(basis).current.filter(|win| win.closed.is_none()) else {
            return;
        };
        let results = win.key_results.iter();
        let results = results.map(|own| (&own.at, &own.measure, &own.unit, own.now, FRESH));
        let guards = win.guards.iter();
        let guards = guards.map(|own| (&own.at, &own.measure, &own.unit, own.now, FRESH_GUARD));
        for (at, measure, unit, now, fresh) in results.chain(guards) {
            if now.is_some_and(|reading| reading.on.until(self.today) <= fresh) {
                continue;
            }
            let last = now.map_or(String::new(), |reading| {
                let on = reading.on.short(self.today);
                format!("{}, {on}", figure(reading.value))
            });
            let mut label = measure.shown().into_owned();
            if let Some(unit) = unit {
                label = format!("{label} ({})", unit.shown());
            }
            ask(About::Reading(at.clone()), label, "a figure", last);
        }
    }

    /// Study for the certification whose exam comes next, or the first that is studied for.
    fn ask_study(&self, basis: &Basis, ask: &mut impl FnMut(About, String, &'static str, String)) {
        let certs = certifications(basis);
        let mut rows: Vec<_> = certs
            .rows
            .iter()
            .filter(|row| matches!(row.state, State::ExamBooked | State::Studying))
            .collect();
        rows.sort_by_key(|row| (row.exam.is_none(), row.exam));
        let Some(row) = rows.first() else { return };
        let table = row.at.into_record().and_then(|(section, key)| {
            let number = self.book.find(section, key)?;
            Some(self.book.table(section, number))
        });
        let last = table.and_then(|table| {
            let entry = table.tables("study").max_by_key(|own| own.day("on"))?;
            let on = entry.day("on")?.short(self.today);
            Some(format!("{} h, {on}", figure(entry.number("hours")?)))
        });
        let label = format!("study: {}", row.name.shown());
        let hint = "hours, and percent done: 2.5 40%";
        ask(
            About::Study(row.at.clone()),
            label,
            hint,
            last.unwrap_or_default(),
        );
    }

    /// Keeps the answers in one step and says what is due next; what is not understood is asked again.
    pub(super) fn take_checkin(&mut self, mut checkin: Box<CheckIn>) {
        let mut changes = Vec::new();
        let mut record = Table::from([("on", Value::Day(self.today))]);
        for (number, question) in checkin.questions.iter_mut().enumerate() {
            let typed = question.line.text().trim().to_owned();
            if typed.is_empty() {
                continue;
            }
            match answer(&question.about, &typed, self.today, self.fiscal_start()) {
                Ok(Answer::Entry(entry)) => changes.extend(self.entry_of(&question.about, entry)),
                Ok(Answer::Session(table)) => {
                    changes.extend(self.book.addition(Section::Shadow, table, self.today).0);
                }
                Ok(Answer::Field(name, value)) => drop(record.set(name, value)),
                Err(reason) => {
                    question.wrong = reason;
                    checkin.at = number;
                    self.overlays.push(Overlay::CheckIn(checkin));
                    return;
                }
            }
        }
        changes.extend(self.checkin_record(record));
        if changes.is_empty() || self.commit(ChangeSet(changes)) {
            self.say("checked in; undo takes all of it back");
            let basis = Basis::new(&self.book, &self.catalogue, self.today);
            let due = due_next(&basis, DUE).into_iter();
            let day = |on: Day| {
                let late = if on < self.today { ", late" } else { "" };
                format!("{}{late}", on.short(self.today))
            };
            let due = due.map(|due| (day(due.on), due.what));
            checkin.done = Some(due.collect());
        }
        self.overlays.push(Overlay::CheckIn(checkin));
    }

    fn entry_of(&self, about: &About, entry: Table) -> Vec<Change> {
        let (About::Reading(at) | About::Study(at)) = about else {
            return Vec::new();
        };
        let Some((list_at, list)) = super::forms::entries_of(at) else {
            return Vec::new();
        };
        let items = self.items_at(&list_at);
        super::forms::replaced_or_added(&list_at, list, &items, entry).0
    }

    /// The record of this check-in: a new one, or what was not said yet in that of today.
    fn checkin_record(&self, record: Table) -> Vec<Change> {
        let count = self.book.count(Section::Checkin);
        let today =
            (0..count).find(|number| self.book.day(Section::Checkin, *number) == Some(self.today));
        let Some(number) = today else {
            return self.book.addition(Section::Checkin, record, self.today).0;
        };
        let key: Key = self.book.key(Section::Checkin, number);
        let before = self.book.table(Section::Checkin, number);
        let mut after = before.clone();
        for (name, value) in record.iter() {
            after.set(name, value.clone());
        }
        diff_record(Section::Checkin, &key, &before, &after).0
    }

    /// Begins with the check-in, where there is a roadmap to answer for.
    pub fn begin_checkin(&mut self) {
        if matches!(self.stage, Stage::Open(_)) {
            self.act(Action::CheckIn);
        }
    }
}

/// The newest record of a section that has happened, with its day in words.
fn basis_latest(basis: &Basis, section: Section) -> Option<(String, Table)> {
    let newest = basis.source.newest(section, 20).into_iter();
    newest
        .filter_map(|record| Some((record.table.day("on")?, record.table)))
        .find(|(on, _)| *on <= basis.today)
        .map(|(on, table)| (on.short(basis.today), table))
}
