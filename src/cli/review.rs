//! `roadbook review`: the one-on-one on the screen, or as words for the shell.

use super::address::address_of;
use super::open::{Start, open};
use super::page::{Look, Page, Weight};
use super::places::{Asked, Places};
use super::{Misused, Screen, faults, say};
use crate::day::{Day, understood};
use crate::export::lines;
use crate::export::private::{Withheld, shared};
use crate::insight::Basis;
use crate::insight::actions::OpenAction;
use crate::insight::signal::Severity;
use crate::insight::skills::Judgement;
use crate::insight::talk::{Talk, talk};
use crate::model::Path;
use crate::store::{Book, new_roadmap};
use crate::text::{Text, shown};
use clap::Args;
use serde_json::{Value as Json, json};
use std::path::PathBuf;

/// What is told of a one-on-one, and how.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  roadbook review                        the one-on-one on the screen
  roadbook review team/ada.toml          with somebody else's roadmap
  roadbook review --plain | less         the same in words
  roadbook review --since 2026-10-01 --json | jq .changed")]
pub(super) struct Wish {
    /// The roadmap that it is about
    #[arg(value_name = "FILE")]
    path: Option<PathBuf>,
    /// What changed since the end of this day; else since the last talk
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    since: Option<String>,
    #[command(flatten)]
    look: Look,
    /// With what is private
    #[arg(long)]
    private: bool,
}

impl Wish {
    /// Whether it is printed, and not shown on the screen.
    pub(super) fn is_printed(&self) -> bool {
        self.look.plain || self.look.json || self.since.is_some() || self.private
    }
}

/// Opens the one-on-one, or prints it.
pub(super) fn review(asked: Asked, wish: &Wish, screen: &Screen) -> anyhow::Result<u8> {
    let file = wish.path.clone().or(asked.file);
    let asked = Asked { file, ..asked };
    if !wish.is_printed() {
        return open(asked, screen, Start::Talk);
    }
    let (today, color) = (asked.today, asked.color);
    let since = wish.since.as_deref().map(|text| {
        understood(text, today, 1).map_err(|reason| Misused(format!("{}: {reason}", shown(text))))
    });
    let since = since.transpose()?;
    let places = Places::find(asked, true)?;
    let text = places.text()?;
    faults::none(&text, &places.roadmap)?;
    let book = Book::open(text);
    let (book, withheld) = if wish.private {
        (book, Withheld::default())
    } else {
        let (roadmap, withheld) = shared(&book.roadmap());
        (Book::open(new_roadmap(&roadmap)), withheld)
    };
    if let Some(words) = withheld.words() {
        say::warn(&format!("left out: {words}; --private takes them along"));
    }
    let catalogue = places.catalogue.with_own(&book);
    let basis = Basis::new(&book, &catalogue, today);
    let talk = talk(&basis, &places.config.thresholds, since);
    Ok(say::out(&if wish.look.json {
        document(&talk, withheld)
    } else {
        page(&talk).text(wish.look, color)
    }))
}

/// The talk in words.
fn page(talk: &Talk) -> Page {
    let today = talk.today;
    let mut page = Page::default();
    let with = talk.with.as_ref();
    let with = with.map_or(String::new(), |with| format!(" with {}", with.shown()));
    page.title(format!("One-on-one{with}, {today}"));
    let next = talk.own.as_ref().and_then(|own| own.next);
    let next = next.unwrap_or(talk.next);
    page.title(format!("The next one is due on {}", next.short(today)));
    page.part("Changed", &format!("since {}", talk.since.short(today)));
    for group in &talk.changed {
        for line in &group.lines {
            page.line(format!("{}: {}", group.title, line.words));
        }
    }
    if talk.changed.is_empty() {
        page.weighed(Weight::Aside, "The file says nothing new.");
    }
    page.part("Open actions", &talk.actions.len().to_string());
    for action in &talk.actions {
        let late = action.due.is_some_and(|due| due < today);
        let weight = if late { Weight::Now } else { Weight::Usual };
        page.weighed(weight, action_words(action, today));
    }
    if let Some(checkpoint) = talk.checkpoint {
        page.part("Checkpoint", &checkpoint.words(today));
        for ask in checkpoint.asks() {
            page.line(ask);
        }
    }
    if !talk.views.is_empty() {
        page.part("Seen differently", &talk.views.len().to_string());
        for views in &talk.views {
            let said = |view: &Judgement| format!("{} {}", view.by.shown(), view.level.name());
            let name = views.name.shown();
            page.line(format!(
                "{name}: {}, {}",
                said(&views.mine),
                said(&views.theirs)
            ));
        }
    }
    page.part("To ask", &talk.asks.len().to_string());
    for ask in &talk.asks {
        let weight = match ask.signal.severity {
            Severity::Now => Weight::Now,
            Severity::Look => Weight::Usual,
        };
        page.weighed(weight, format!("{}. {}", ask.signal.facts, ask.question));
    }
    if let Some(notes) = talk.own.as_ref().and_then(|own| own.notes.as_ref()) {
        page.part("Notes", "");
        for line in notes.shown_lines().filter(|line| !line.trim().is_empty()) {
            page.line(line);
        }
    }
    page
}

fn action_words(action: &OpenAction, today: Day) -> String {
    let mut words = action.what.shown().into_owned();
    if let Some(owner) = &action.owner {
        words = format!("{words} · {}", owner.shown());
    }
    if let Some(due) = action.due {
        words = format!("{words} · due {}", due.short(today));
    }
    let since = action.since.short(today);
    match action.carried {
        0 => format!("{words} · of {since}"),
        _ => format!("{words} · carried from {since}"),
    }
}

fn document(talk: &Talk, withheld: Withheld) -> String {
    let text = |text: Option<&Text>| text.map(lines);
    let day = |day: Option<Day>| day.map(|day| day.to_string());
    let place = |at: &Path| shown(&address_of(at)).into_owned();
    let view = |view: &Judgement| {
        json!({
            "on": view.on.to_string(), "by": lines(&view.by), "level": view.level.name(),
        })
    };
    let document = json!({
        "roadbook": "review",
        "version": 1,
        "today": talk.today.to_string(),
        "with": text(talk.with.as_ref()),
        "last": day(talk.last),
        "since": talk.since.to_string(),
        "next": talk.next.to_string(),
        "left_out": { "records": withheld.records, "fields": withheld.fields },
        "changed": talk.changed.iter().map(|group| json!({
            "group": group.title,
            "lines": group.lines.iter().map(|line| json!({
                "at": place(&line.at), "words": line.words,
            })).collect::<Json>(),
        })).collect::<Json>(),
        "actions": talk.actions.iter().map(|action| json!({
            "at": place(&action.at),
            "what": lines(&action.what),
            "owner": text(action.owner.as_ref()),
            "due": day(action.due),
            "since": action.since.to_string(),
            "carried": action.carried,
        })).collect::<Json>(),
        "checkpoint": talk.checkpoint.map(|checkpoint| json!({
            "day": checkpoint.number,
            "due": checkpoint.due.to_string(),
            "ask": checkpoint.asks(),
        })),
        "views": talk.views.iter().map(|views| json!({
            "at": place(&views.at),
            "name": lines(&views.name),
            "mine": view(&views.mine),
            "theirs": view(&views.theirs),
        })).collect::<Json>(),
        "ask": talk.asks.iter().map(|ask| json!({
            "rule": ask.signal.rule,
            "at": place(&ask.signal.at),
            "facts": ask.signal.facts,
            "question": ask.question,
            "next_step": ask.signal.next_step,
        })).collect::<Json>(),
        "own": talk.own.as_ref().map(|own| json!({
            "at": place(&own.at),
            "notes": text(own.notes.as_ref()),
            "next": day(own.next),
        })),
    });
    format!("{document:#}\n")
}
