//! The track pane: skills with both views of each level, and the ladder with what is next.

mod ladder;
mod plan;

pub use plan::Plan;

use super::line::{Line, width};
use super::parts::{self, Fact, Frame, Paper, count};
use super::view::{Tone, View};
use crate::action::Action;
use crate::app::figures::TrackFigures;
use crate::app::pane::Pane;
use crate::insight::Level;
use crate::insight::skills::SkillRow;
use crate::theme::Look;
use ladder::{ladder, open};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The widths of the columns; 0 leaves one out.
#[derive(Clone, Copy)]
struct Columns {
    name: u16,
    level: u16,
    target: u16,
    proof: u16,
    latest: u16,
    due: u16,
}

impl Columns {
    fn new(room: u16, track: &TrackFigures) -> Columns {
        let skills = track.skills.listed().iter();
        let longest = skills.map(|skill| width(&skill.name.shown()));
        let longest = longest.max().unwrap_or(0).max(12);
        let mut columns = Columns {
            name: 0,
            level: if room >= 46 { 7 } else { 5 },
            target: if room >= 46 { 11 } else { 0 },
            proof: if room >= 46 { 5 } else { 6 },
            latest: 0,
            due: 0,
        };
        let fixed = 2 * columns.level + 1 + columns.target + columns.proof;
        let mut rest = room.saturating_sub(fixed);
        for column in [&mut columns.latest, &mut columns.due] {
            if rest >= longest + 2 + 15 {
                *column = 15;
                rest -= 15;
            }
        }
        columns.name = rest.min(longest + 4);
        columns
    }
}

/// Draws the pane.
pub fn draw<'v>(buffer: &'v mut Buffer, area: Rect, view: &'v View<'v>, frame: &Frame<'v>) {
    let state = view.panes.state(Pane::Track);
    let mut paper = Paper::new(buffer, area, view.look, frame, state);
    let track = &view.figures.track;
    if view.figures.rows(Pane::Track) == 0 {
        return super::dashboard::nothing(&mut paper, view, Pane::Track, "No skills yet.");
    }
    let plan = Plan::new(track, paper.left(), state.selected);
    let columns = Columns::new(paper.width(), track);
    if plan.head {
        head(&mut paper.line(), &columns, view.look);
    }
    let top = paper.written();
    for at in plan.skills.window(state) {
        if let Some(listed) = track.skills.listed().get(at) {
            let skill = view.figures.skill(view.book, view.catalogue, listed);
            let style = paper.name(at);
            let mut line = paper.row(at, skill.fault.is_some());
            line.column(columns.name.saturating_sub(1), &listed.name.shown(), style);
            line.skip(1);
            levels(&mut line, &skill.row, &columns, view);
        }
    }
    paper.scrollbar(&plan.skills, state, top);
    paper.gap(plan.gap);
    if plan.ladder {
        ladder(&mut paper.line(), track, view.look);
    }
    let top = paper.written();
    open(&mut paper, &plan, state, view);
    paper.scrollbar(&plan.open, state, top);
}

fn head(line: &mut Line<'_>, columns: &Columns, look: &Look) {
    let dim = look.theme.dim;
    line.column(columns.name, "skill", dim)
        .column(columns.level, "me", dim)
        .column(columns.level + 1, "mentor", dim);
    if columns.target > 0 {
        line.column(columns.target, "target", dim);
    }
    line.number(columns.proof, "proof", dim);
    if columns.latest > 0 {
        line.skip(3).column(columns.latest - 3, "last seen", dim);
    }
    if columns.due > 0 {
        line.column(columns.due, "due", dim);
    }
}

fn levels(line: &mut Line<'_>, skill: &SkillRow, columns: &Columns, view: &View<'_>) {
    let (theme, glyphs) = (&view.look.theme, &view.look.glyphs);
    if let Some(reason) = &skill.not_applicable {
        line.put("not here: ", theme.dim)
            .put(&reason.shown(), theme.dim);
        return;
    }
    let mine = skill.mine.as_ref().map(|said| said.level);
    let theirs = skill.theirs.as_ref().map(|said| said.level);
    let squares = |line: &mut Line<'_>, level: Option<Level>, style| match level {
        Some(level) => {
            let counts = [level.rank(), 4 - level.rank().min(4)];
            parts::steps(line, glyphs.level, counts, [style, theme.rest]);
        }
        None => {
            line.column(4, glyphs.rule, theme.faint);
        }
    };
    squares(line, mine, theme.own);
    line.skip(columns.level - 4);
    squares(line, theirs, theme.other);
    let differ = if skill.differ { glyphs.differ } else { "" };
    line.column(1, "", theme.look).column(1, differ, theme.look);
    line.skip(columns.level + 1 - 6);
    if columns.target > 0 {
        let reached = |level: Option<Level>| level.is_some() && level >= skill.target;
        let style = if reached(mine) && reached(theirs) {
            theme.dim
        } else {
            theme.text
        };
        let word = skill.target.map(|level| view.figures.level(level).shown());
        line.column(columns.target - 1, word.as_deref().unwrap_or(""), style);
        line.skip(1);
    }
    if skill.no_proof() {
        line.number(columns.proof, "none", theme.look);
    } else if skill.proofs > 0 {
        line.number(columns.proof, &count(skill.proofs), theme.text);
    } else {
        line.number(columns.proof, glyphs.rule, theme.faint);
    }
    days(line, skill, columns, view);
}

/// The days, where there is room for them.
fn days(line: &mut Line<'_>, skill: &SkillRow, columns: &Columns, view: &View<'_>) {
    let (theme, today) = (&view.look.theme, view.figures.today);
    if columns.latest > 0 {
        let seen = skill.latest.map(|day| day.short(today));
        line.skip(3)
            .column(columns.latest - 3, seen.as_deref().unwrap_or(""), theme.dim);
    }
    if columns.due > 0 {
        let day = skill.due.map(|day| day.short(today));
        line.column(columns.due, day.as_deref().unwrap_or(""), theme.dim);
    }
}

/// The level and the day aimed at, for the border.
pub fn fact(view: &View<'_>) -> Fact {
    let Some(choice) = &view.figures.track.choice else {
        let key = view
            .keymap
            .key_shown(Pane::Track.context(), Action::AddOther);
        let how = key.map_or(String::new(), |key| format!(": {key} adds one"));
        return Fact::new(format!("no track{how}"), Tone::Look);
    };
    let today = view.figures.today;
    let (mut long, mut short) = (String::new(), String::new());
    if let Some(level) = choice.target {
        short = view.figures.level(level).shown().into_owned();
        let known = view.catalogue.level(level.name());
        long = known.map_or_else(|| short.clone(), |level| level.name.shown().to_lowercase());
    }
    let mut tone = Tone::Calm;
    if let Some(day) = choice.due {
        let over = day < today;
        tone = if over { Tone::Look } else { Tone::Calm };
        for words in [&mut long, &mut short] {
            words.push_str(if words.is_empty() { "by " } else { " by " });
            words.push_str(&day.short(today));
        }
        long.push_str(if over { ", which is over" } else { "" });
    }
    Fact { long, short, tone }
}
