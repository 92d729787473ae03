//! Closing a quarter: each of its open wins gets its result, and what is not done is carried on, all in one step.

use super::App;
use super::carrying::carried_on;
use crate::change::{ChangeSet, diff_record};
use crate::day::Quarter;
use crate::insight::Basis;
use crate::insight::figure;
use crate::insight::win::{Standing, Win, of_record};
use crate::model::{Key, Record, Section, Table, Value};
use crate::overlay::{Chooser, List, Order, Overlay, Row};
use crate::store::{Book, fresh_id};

/// What becomes of a win at the end of its quarter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Reached,
    Carried,
    Missed,
    Dropped,
}

impl Fate {
    const fn word(self) -> &'static str {
        match self {
            Fate::Reached => "reached",
            Fate::Carried => "carried",
            Fate::Missed => "missed",
            Fate::Dropped => "dropped",
        }
    }

    const fn next(self) -> Fate {
        match self {
            Fate::Reached => Fate::Carried,
            Fate::Carried => Fate::Missed,
            Fate::Missed => Fate::Dropped,
            Fate::Dropped => Fate::Reached,
        }
    }
}

/// One win of the quarter, and what is to become of it.
#[derive(Clone, Debug)]
struct Ending {
    key: Key,
    title: String,
    facts: String,
    fate: Fate,
}

/// A quarter that is to be closed, before anything is written.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    quarter: Quarter,
    into: Quarter,
    wins: Vec<Ending>,
}

impl App {
    /// Shows what closing the quarter would do: the one that has ended with open wins, else this one.
    pub(super) fn ask_to_close_quarter(&mut self) {
        if self.refused_to_change() {
            return;
        }
        match self.plan_of_ending() {
            Some(plan) => self.show_plan(plan, 0),
            None => self.say("no win is open that a quarter could be closed with"),
        }
    }

    fn plan_of_ending(&self) -> Option<Plan> {
        let starts = self.fiscal_start();
        let now = Quarter::of(self.today, starts);
        let basis = Basis::new(&self.book, &self.catalogue, self.today);
        let numbers = 0..self.book.count(Section::Win);
        let records = numbers.filter_map(|number| self.book.record(Section::Win, number));
        let open: Vec<(Win, Record)> = records
            .filter(|record| record.table.get("closed").is_none())
            .filter(|record| record.table.get("archived").is_none())
            .filter_map(|record| Some((of_record(&basis, &record)?, record)))
            .filter(|(win, _)| win.quarter <= now)
            .collect();
        let ended = open.iter().any(|(win, _)| win.quarter < now);
        let ends = |win: &Win| !ended || win.quarter < now;
        let mut here = open.into_iter().filter(|(win, _)| ends(win)).peekable();
        let quarter = here.peek()?.0.quarter;
        Some(Plan {
            quarter,
            into: if ended { now } else { now.next() },
            wins: here.map(|(win, record)| ending(&win, record.key)).collect(),
        })
    }

    fn show_plan(&mut self, plan: Plan, selected: usize) {
        let words = format!(
            "{}; one undo takes all of it back",
            plan.words().unwrap_or_default()
        );
        let first = Row::new(format!("close {}", plan.quarter), words, None);
        let wins = plan.wins.iter().enumerate();
        let wins = wins.map(|(number, win)| {
            let fate = match win.fate {
                Fate::Carried => format!("carried into {}", plan.into),
                other => other.word().to_owned(),
            };
            let doc = win.facts.clone();
            Row::new(win.title.clone(), doc, Some(number)).beside(fate)
        });
        let mut list = List::new([first].into_iter().chain(wins).collect(), Order::Kept);
        list.select(selected);
        let chooser = Chooser::new("Close the quarter", "take", list, &self.keymap);
        self.closing = Some(plan);
        self.overlays.push(Overlay::CloseQuarter(chooser));
    }

    /// The first row closes the quarter; any other says otherwise of its win.
    pub(super) fn take_plan(&mut self, chosen: Option<usize>) {
        let Some(mut plan) = self.closing.take() else {
            return;
        };
        let Some(number) = chosen else {
            return self.close_quarter(&plan);
        };
        if let Some(win) = plan.wins.get_mut(number) {
            win.fate = win.fate.next();
        }
        self.show_plan(plan, number + 1);
    }

    fn close_quarter(&mut self, plan: &Plan) {
        // Each step is made in a copy first, so that the ids of what is carried on differ from each other.
        let mut copy = Book::open(self.book.shared_text());
        let mut all = ChangeSet::default();
        for win in &plan.wins {
            let Some((before, after)) = self.closed(&copy, win) else {
                continue;
            };
            let mut steps = vec![diff_record(Section::Win, &win.key, &before, &after)];
            let goes_on = carried_on(&after, plan.into).filter(|_| win.fate == Fate::Carried);
            steps.extend(goes_on.map(|own| copy.addition(Section::Win, own, self.today)));
            for step in steps {
                if let Err(reason) = copy.edit(&step) {
                    return self.refuse(format!("not changed: {reason}"));
                }
                all.0.extend(step.0);
            }
        }
        let words = plan.words().unwrap_or_default();
        if self.commit(all) {
            self.say(format!("{} is closed: {words}", plan.quarter));
        }
    }

    /// The win as it is and as it will be: with day and result, and with an id where the next one must refer to it.
    fn closed(&self, book: &Book, win: &Ending) -> Option<(Table, Table)> {
        let before = book.table(Section::Win, book.find(Section::Win, &win.key)?);
        let mut after = before.clone();
        if win.fate == Fate::Carried && before.text("id").is_none() {
            let taken = |id: &str| book.find(Section::Win, &Key::id(id)).is_some();
            let id = fresh_id(&before, Section::Win.list()?, self.today, &taken);
            after.set("id", Value::text(&id));
        }
        after.set("closed", Value::Day(self.today));
        after.set("result", Value::text(win.fate.word()));
        Some((before, after))
    }
}

impl Plan {
    /// How many end how: "1 reached, 2 carried into 2027-Q1".
    fn words(&self) -> Option<String> {
        let fates = [Fate::Reached, Fate::Carried, Fate::Missed, Fate::Dropped];
        let parts = fates.into_iter().filter_map(|fate| {
            let count = self.wins.iter().filter(|win| win.fate == fate).count();
            let into = match fate {
                Fate::Carried => format!(" into {}", self.into),
                _ => String::new(),
            };
            (count > 0).then(|| format!("{count} {}{into}", fate.word()))
        });
        let parts: Vec<String> = parts.collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }
}

/// What the figures say should become of a win.
fn ending(win: &Win, key: Key) -> Ending {
    let reached = |standing: Standing| standing == Standing::Reached;
    let count = win
        .key_results
        .iter()
        .filter(|own| reached(own.standing))
        .count();
    let all = win.key_results.len();
    let facts: Vec<String> = win
        .key_results
        .iter()
        .map(|own| {
            let now = own
                .now
                .map_or_else(|| "no reading".to_owned(), |now| figure(now.value));
            let target = own.target.map_or_else(|| "no target".to_owned(), figure);
            format!("{} {now} of {target}", own.measure.shown())
        })
        .collect();
    Ending {
        key,
        title: win.title.shown().into_owned(),
        facts: if facts.is_empty() {
            "nothing to measure it by".to_owned()
        } else {
            facts.join(", ")
        },
        fate: if all > 0 && count == all {
            Fate::Reached
        } else {
            Fate::Carried
        },
    }
}
