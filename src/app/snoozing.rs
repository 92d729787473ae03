//! The list of signals, and putting one off until a day.

use super::App;
use crate::action::{Action, Context};
use crate::change::{Change, ChangeSet, Diff, Fact};
use crate::day::{Day, understood};
use crate::insight::signal::{Rule, Signal};
use crate::model::{Path, Section, Table, Value};
use crate::overlay::{Chooser, LineFor, List, Order, Overlay, Prompt, Row};

impl App {
    /// Lists all signals; those put off come last.
    pub(super) fn choose_signal(&mut self) {
        let Some(signals) = &self.signals else {
            return self.say("signals are still being computed");
        };
        if signals.is_empty() {
            return self.say("no signal: nothing wants a look");
        }
        let rows = signals.iter().map(|signal| self.signal_row(signal));
        let list = List::new(rows.collect(), Order::Best);
        let mut chooser = Chooser::new("Signals", "go there", list, &self.keymap).wide();
        if let Some(key) = self.keymap.key_shown(Context::Signals, Action::Snooze) {
            chooser.hint_before_last(key, Action::Snooze.label());
        }
        self.overlays.push(Overlay::Signals(chooser));
    }

    fn signal_row(&self, signal: &Signal) -> Row<Path> {
        let aside = match signal.snoozed {
            Some(day) => format!("{} until {}", signal.rule, day.short(self.today)),
            None => signal.rule.to_owned(),
        };
        let because = Rule::named(signal.rule).map_or("", |rule| rule.because);
        let doc = format!("{}\n{because}", capital(&signal.next_step));
        Row::new(signal.facts.clone(), doc, signal.at.clone())
            .beside(aside)
            .found_by(signal.rule)
    }

    /// Asks until when the selected signal is put off; one that is put off comes back.
    pub(super) fn snooze(&mut self) {
        if self.refused_to_change() {
            return;
        }
        let Some((signal, _)) = self.signal_here() else {
            return self.say("no signal is selected");
        };
        if signal.snoozed.is_some() {
            return self.wake(&signal);
        }
        self.overlays
            .push(Overlay::Prompt(Prompt::new(LineFor::Snooze, "+2w")));
        self.note_snooze();
    }

    /// Says which day is understood so far.
    pub(super) fn note_snooze(&mut self) {
        let (today, starts) = (self.today, self.fiscal_start());
        let Some(Overlay::Prompt(prompt)) = self.overlays.last_mut() else {
            return;
        };
        if prompt.purpose() == LineFor::Snooze {
            prompt.note = vec![match understood(prompt.line().text(), today, starts) {
                Ok(day) if day > today => format!("{day}, {}", day.distance(today)),
                Ok(_) => "a day that is still to come".to_owned(),
                Err(reason) => reason.to_string(),
            }];
        }
    }

    /// Puts the selected signal off until a typed day; false where that is none.
    pub(super) fn take_snooze(&mut self, typed: &str) -> bool {
        let until = match understood(typed, self.today, self.fiscal_start()) {
            Ok(day) if day > self.today => day,
            Ok(_) => {
                self.refuse("a day that is still to come");
                return false;
            }
            Err(reason) => {
                self.refuse(reason.to_string());
                return false;
            }
        };
        if let Some((signal, at)) = self.signal_here() {
            let changes = self.put_off(&signal, until);
            if self.commit(changes) {
                self.say(format!("{} is put off until {until}", signal.rule));
                self.list_again(at, Some(until));
            }
        }
        true
    }

    /// Brings a signal back before its day.
    fn wake(&mut self, signal: &Signal) {
        let Some((_, at)) = self.signal_here() else {
            return;
        };
        let found = self.snooze_of(signal);
        let removal = found.into_iter().map(|(path, table)| Change {
            at: path,
            diff: Diff {
                before: Some(Fact::entry(Value::Table(table), None)),
                after: None,
            },
        });
        if self.commit(ChangeSet(removal.collect())) {
            self.say(format!("{} is back", signal.rule));
            self.list_again(at, None);
        }
    }

    /// The selected signal, and its place among all.
    fn signal_here(&self) -> Option<(Signal, usize)> {
        let Some(Overlay::Signals(chooser)) = self.overlays.last() else {
            return None;
        };
        let row = chooser.list.chosen_row()?;
        let mut signals = self.signals.iter().flatten().enumerate();
        let found = signals.find(|(_, signal)| {
            signal.rule == row.also && signal.at == row.value && signal.facts == row.name
        })?;
        Some((found.1.clone(), found.0))
    }

    /// The records that put a signal off.
    fn snooze_of(&self, signal: &Signal) -> Vec<(Path, Table)> {
        let all = (0..self.book.count(Section::Snooze)).map(|number| {
            let key = self.book.key(Section::Snooze, number);
            let path = Path::record(Section::Snooze, key);
            (path, self.book.table(Section::Snooze, number))
        });
        let says = |table: &Table, name: &str, word: &str| {
            table.text(name).is_some_and(|own| own.raw() == word)
        };
        all.filter(|(_, table)| {
            says(table, "signal", signal.rule) && says(table, "about", &signal.about())
        })
        .collect()
    }

    /// One record for a signal: the one that is there gets the new days.
    fn put_off(&self, signal: &Signal, until: Day) -> ChangeSet {
        let days = [("on", self.today), ("until", until)];
        if let Some((path, table)) = self.snooze_of(signal).into_iter().next() {
            let changes = days.into_iter().flat_map(|(name, day)| {
                let before = table.get(name).cloned();
                let after = Some(Value::Day(day));
                let set = if before == after {
                    ChangeSet::default()
                } else {
                    ChangeSet::set(path.clone().field(name), before, after)
                };
                set.0
            });
            return ChangeSet(changes.collect());
        }
        let mut table = Table::new();
        table.set("signal", Value::text(signal.rule));
        table.set("about", Value::text(&signal.about()));
        for (name, day) in days {
            table.set(name, Value::Day(day));
        }
        self.book.addition(Section::Snooze, table, self.today)
    }

    /// Lists the signals anew after one of them was put off or came back; the thread confirms it soon.
    fn list_again(&mut self, at: usize, until: Option<Day>) {
        if let Some(signals) = &mut self.signals {
            if let Some(signal) = signals.get_mut(at) {
                signal.snoozed = until;
            }
            signals.sort_by_key(|signal| (signal.snoozed.is_some(), signal.severity));
        }
        self.overlays.pop();
        let status = std::mem::take(&mut self.status);
        self.choose_signal();
        self.status = status;
    }
}

/// A sentence begins with a capital letter.
fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
