//! The pane of the quarter's win: its measures against today, its guards, and what became of the wins before.

mod measures;
mod plan;

pub use plan::Plan;

use super::parts::{Fact, Frame, Paper};
use super::view::{Tone, View};
use crate::app::figures::Past;
use crate::app::pane::{Pane, PaneState};
use crate::insight::win::{State, Win};
use crate::text::Text;
use measures::{Columns, hold, key_result};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Draws the pane.
pub fn draw<'v>(buffer: &'v mut Buffer, area: Rect, view: &'v View<'v>, frame: &Frame<'v>) {
    let state = view.panes.state(Pane::Win);
    let mut paper = Paper::new(buffer, area, view.look, frame, state);
    let figures = &view.figures.win;
    let plan = Plan::new(figures, paper.left(), state.selected);
    if let Some(win) = &figures.wins.current {
        current(&mut paper, &plan, win, state, view);
    } else {
        let words = format!("No win for {} yet.", figures.wins.quarter);
        let filtered = view.figures.sieve(Pane::Win).filter.is_some();
        if filtered && view.figures.rows(Pane::Win) > 0 {
            // What does not fit is left out without a word, as elsewhere.
        } else if plan.past.seen > 0 || view.figures.rows(Pane::Win) == 0 {
            super::dashboard::nothing(&mut paper, view, Pane::Win, &words);
        }
    }
    paper.gap(plan.gaps[1]);
    if plan.head {
        paper.line().put("the quarters before", view.look.theme.dim);
    }
    let top = paper.written();
    for at in plan.past.window(state) {
        let row = plan.past.first + at;
        if let Some(past) = figures.past.get(at) {
            before(&mut paper, row, past, view);
        } else if let Some(stray) = figures.strays.get(at - figures.past.len()) {
            let style = paper.name(row);
            let mut line = paper.row(row, true);
            line.put(&stray.name.shown(), style).skip(2);
            line.put(&stray.what, view.look.theme.now);
        }
    }
    paper.scrollbar(&plan.past, state, top);
}

fn current(paper: &mut Paper<'_>, plan: &Plan, win: &Win, state: PaneState, view: &View<'_>) {
    let theme = &view.look.theme;
    if plan.title.seen > 0 {
        let faulty = view.figures.fault(Pane::Win, &win.at).is_some();
        let mut line = paper.row(0, faulty);
        if win.carried {
            line.put_right("carried over", theme.look).skip_right(2);
        }
        line.put(&win.title.shown(), theme.strong);
    }
    if plan.outcome {
        let mut line = paper.line();
        if let Some(outcome) = &win.outcome {
            let words = within(&outcome.shown());
            line.put("so that ", theme.dim).put(&words, theme.dim);
        }
    }
    if plan.brief > 0 {
        for (label, text) in [("problem", &win.problem), ("belief", &win.hypothesis)] {
            if let Some(text) = text {
                let mut line = paper.line();
                line.column(9, label, theme.dim)
                    .put(&text.shown(), theme.text);
            }
        }
    }
    paper.gap(plan.gaps[0]);
    let (results, guards) = (win.key_results.len(), win.guards.len());
    let columns = Columns::new(paper.width(), win);
    let top = paper.written();
    for at in plan.measures.window(state) {
        let row = plan.measures.first + at;
        if let Some(result) = win.key_results.get(at) {
            key_result(paper, row, result, &columns, plan.reasons, view);
        } else if let Some(guard) = win.guards.get(at - results) {
            hold(paper, row, guard, &columns, view);
        } else if let Some(other) = view.figures.win.others.get(at - results - guards) {
            let style = paper.name(row);
            let mut line = paper.row(row, false);
            line.put_right(state_word(other.state), theme.dim)
                .skip_right(2);
            line.column(9, "also", theme.look)
                .put(&other.title.shown(), style);
        }
    }
    paper.scrollbar(&plan.measures, state, top);
}

/// A text as it stands inside of a sentence: small at its beginning, unless that is a name in capitals.
fn within(text: &str) -> String {
    let mut characters = text.chars();
    match (characters.next(), characters.next()) {
        (Some(first), Some(second)) if second.is_lowercase() => first
            .to_lowercase()
            .chain([second])
            .chain(characters)
            .collect(),
        _ => text.to_owned(),
    }
}

fn before(paper: &mut Paper<'_>, row: usize, past: &Past, view: &View<'_>) {
    let theme = &view.look.theme;
    let name = paper.name(row);
    let faulty = past
        .at
        .as_ref()
        .is_some_and(|at| view.figures.is_faulty_win(view.book, at));
    let mut line = paper.row(row, faulty);
    line.column(7, &past.quarter.short(view.figures.today.year()), theme.dim);
    if past.at.is_none() {
        line.put("no win", theme.dim);
        return;
    }
    let (word, style) = match past.result {
        Some(word @ "reached") => (word, theme.good),
        Some(word @ "carried") => (word, theme.look),
        Some(word) => (word, theme.dim),
        None => ("not closed", theme.look),
    };
    line.put_right(word, style);
    if past.count > 1 {
        let more = format!("{} wins {} ", past.count, view.look.glyphs.between);
        line.put_right(&more, theme.dim);
    }
    line.skip_right(2);
    let title = past.title.as_ref().map(Text::shown);
    line.put(title.as_deref().unwrap_or("unnamed win"), name);
}

fn state_word(state: State) -> &'static str {
    match state {
        State::Planned => "planned",
        State::CriteriaAgreed => "criteria agreed",
        State::Active => "active",
        State::Closed(result) => result.unwrap_or("closed"),
    }
}

/// How the win stands, for the border.
pub fn fact(view: &View<'_>) -> Fact {
    let wins = &view.figures.win.wins;
    let (today, between) = (view.figures.today, view.look.glyphs.between);
    let Some(win) = &wins.current else {
        return Fact::new(wins.quarter.to_string(), Tone::Calm);
    };
    if wins.open > 1 {
        let long = format!("{} open wins, one is meant", wins.open);
        let short = format!("{} open wins", wins.open);
        let tone = Tone::Look;
        return Fact { long, short, tone };
    }
    let word = state_word(win.state);
    let agreed = win.criteria_agreed.map(|day| day.short(today));
    let (long, tone) = match (win.state, agreed) {
        (State::Closed(Some("reached")), _) => (word.to_owned(), Tone::Good),
        (State::Closed(_), _) => (word.to_owned(), Tone::Calm),
        (State::CriteriaAgreed, Some(day)) => (format!("{word} {day}"), Tone::Calm),
        (_, Some(day)) => (
            format!("{word} {between} criteria agreed {day}"),
            Tone::Calm,
        ),
        (_, None) => (format!("{word} {between} criteria not agreed"), Tone::Look),
    };
    let short = if tone == Tone::Look {
        "criteria not agreed"
    } else {
        word
    };
    let short = short.to_owned();
    Fact { long, short, tone }
}
