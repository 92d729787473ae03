//! `roadbook status`: where the roadmap stands, on a page, in one line, or as JSON.

mod document;
mod page;
mod short;

use super::page::Look;
use super::places::{Asked, Places};
use super::say;
use crate::file_text::FileText;
use crate::insight::Basis;
use crate::insight::certs::{Certifications, certifications};
use crate::insight::due::{Due, due_next};
use crate::insight::header::{Header, header};
use crate::insight::ladder::{Ladder, ladder};
use crate::insight::shadowing::{Shadowing, shadowing};
use crate::insight::signal::{Signal, Thresholds, signals};
use crate::insight::skills::{SkillRow, skills};
use crate::insight::win::{Wins, wins};
use crate::store::{Book, check};
use clap::Args;

/// So much is looked at of what is due next and of the newest sessions.
const NEXT: usize = 5;

/// How the state is told.
#[derive(Args, Debug, Clone, Copy)]
#[command(after_help = "Examples:
  roadbook status                     a page
  roadbook status --short             one line, for a prompt or a status bar
  roadbook status --plain | less      without colour, for a screen reader
  roadbook status --json | jq .signals")]
pub(super) struct Wish {
    /// One line, remembered until the file or the day changes
    #[arg(short, long, conflicts_with_all = ["json", "plain"])]
    short: bool,
    #[command(flatten)]
    look: Look,
}

/// The figures of the whole dashboard, the same that the screen draws.
struct State {
    header: Header,
    skills: Vec<SkillRow>,
    ladder: Ladder,
    wins: Wins,
    certs: Certifications,
    shadowing: Shadowing,
    due: Vec<Due>,
    signals: Vec<Signal>,
}

impl State {
    fn of(basis: &Basis, thresholds: &Thresholds) -> State {
        State {
            header: header(basis),
            skills: skills(basis),
            ladder: ladder(basis),
            wins: wins(basis),
            certs: certifications(basis),
            shadowing: shadowing(basis, NEXT),
            due: due_next(basis, NEXT),
            signals: signals(basis, thresholds),
        }
    }
}

/// Tells how the roadmap stands.
pub(super) fn status(asked: Asked, wish: Wish) -> anyhow::Result<u8> {
    let (today, color) = (asked.today, asked.color);
    let places = Places::find(asked, true)?;
    let state = |text: FileText| {
        let book = Book::open(text);
        let catalogue = places.catalogue.with_own(&book);
        let basis = Basis::new(&book, &catalogue, today);
        State::of(&basis, &places.config.thresholds)
    };
    if wish.short {
        let line = short::remembered(&places, today, |text| {
            Ok(if check(&text).is_empty() {
                short::line(&state(text), today)
            } else {
                "the roadmap is no valid TOML".to_owned()
            })
        })?;
        return Ok(say::out(&(line + "\n")));
    }
    let text = places.text()?;
    super::faults::none(&text, &places.roadmap)?;
    let state = state(text);
    Ok(say::out(&if wish.look.json {
        document::document(&state, today)
    } else {
        page::page(&state, today).text(wish.look, color)
    }))
}
