//! The ladder: how far each stage is, and the open milestones.

use super::Plan;
use crate::app::figures::TrackFigures;
use crate::app::pane::{Pane, PaneState};
use crate::insight::ladder::{STAGES, Step};
use crate::theme::Look;
use crate::ui::line::Line;
use crate::ui::parts::{self, Paper, due, said, tone};
use crate::ui::view::View;

/// One line with the stages and how far each is.
pub(super) fn ladder(line: &mut Line<'_>, track: &TrackFigures, look: &Look) {
    let theme = &look.theme;
    let dots: usize = track
        .stages
        .iter()
        .map(|stage| stage.done + stage.open)
        .sum();
    let words: usize = STAGES.iter().map(|name| name.len() + 1).sum();
    let apart = if usize::from(line.room()) >= dots + words + 9 {
        3
    } else {
        1
    };
    let in_dots = usize::from(line.room()) >= dots + words + 3;
    let mut tight = line.room() < 40;
    for (name, stage) in STAGES.into_iter().zip(track.stages) {
        let all = stage.done + stage.open;
        // Where not all stages have room, those that are behind make way.
        tight &= stage.open == 0 && all > 0;
        if tight && !in_dots {
            continue;
        }
        line.put(name, theme.dim).skip(1);
        if all == 0 {
            line.put(look.glyphs.rule, theme.faint);
        } else if in_dots {
            let counts = [stage.done, stage.open];
            parts::steps(line, look.glyphs.dot, counts, [theme.good, theme.dim]);
        } else {
            line.put(&format!("{}/{all}", stage.done), theme.text);
        }
        line.skip(apart);
    }
}

/// The open milestones, and what the selected one needs.
pub(super) fn open(paper: &mut Paper<'_>, plan: &Plan, state: PaneState, view: &View<'_>) {
    let track = &view.figures.track;
    let theme = &view.look.theme;
    let window = plan.open.window(state);
    let told = if plan.open.has(state.selected) {
        state.selected - plan.open.first
    } else {
        window.start
    };
    for at in window {
        let row = plan.open.first + at;
        if let Some(step) = track.open.get(at) {
            milestone(paper, row, at == 0, step, view);
            if plan.needs && at == told && !step.needs.is_empty() {
                needs(paper, step, view);
            }
        } else if let Some(stray) = track.strays.get(at - track.open.len()) {
            let style = paper.name(row);
            let mut line = paper.row(row, true);
            line.put(&stray.name.shown(), style).skip(2);
            line.put(&stray.what, theme.now);
        }
    }
}

/// Under a label, so that the needs line up with the title.
const LABEL: u16 = 8;

fn milestone(paper: &mut Paper<'_>, row: usize, next: bool, step: &Step, view: &View<'_>) {
    let (theme, between) = (&view.look.theme, view.look.glyphs.between);
    let faulty = view.figures.fault(Pane::Track, &step.at).is_some();
    let style = paper.name(row);
    let mut line = paper.row(row, faulty);
    let label = if next && step.done.is_none() {
        "next"
    } else {
        STAGES.get(step.stage).copied().unwrap_or("")
    };
    line.column(LABEL, label, theme.dim);
    if let Some(day) = step.done {
        let words = format!("done {}", day.short(view.figures.today));
        line.put_right(&words, theme.good).skip_right(2);
    } else if let Some(day) = step.due {
        let (words, how) = due(day, view.figures.today, between, line.room() >= 44);
        line.put_right(&words, tone(theme, how)).skip_right(2);
    }
    line.put(&step.title.shown(), style);
}

fn needs(paper: &mut Paper<'_>, step: &Step, view: &View<'_>) {
    let theme = &view.look.theme;
    let mut line = paper.line();
    line.skip(LABEL);
    if let Some(moved) = moved(step.moved) {
        line.put(&moved, theme.look);
        line.put(" ", theme.dim)
            .put(view.look.glyphs.between, theme.dim)
            .put(" ", theme.dim);
    }
    let style = if step.claimed { theme.look } else { theme.dim };
    line.put(&said(&step.needs, view.look), style);
}

/// How often a day was moved, in words.
fn moved(times: usize) -> Option<String> {
    match times {
        0 => None,
        1 => Some("moved once".to_owned()),
        2 => Some("moved twice".to_owned()),
        _ => Some(format!("moved {times} times")),
    }
}
