//! The pane of shadowing: hours by week, the sessions, what is to come of them, and the next one.

use super::line::{Line, width};
use super::parts::{Block, Fact, Frame, Paper, due, said, spark, tone};
use super::view::{Tone, View};
use crate::app::figures::{Entry, Figures};
use crate::app::pane::Pane;
use crate::day::Day;
use crate::insight::figure;
use crate::insight::shadowing::{STEPS, Shadowing, WEEKS};
use crate::text::Text;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Which lines the pane has in a height.
#[derive(Clone, Copy, Debug, Default)]
pub struct Plan {
    chart: bool,
    pub rows: Block,
    follow_ups: usize,
    next: bool,
    because: bool,
    gaps: [bool; 3],
}

impl Plan {
    /// A few sessions come first, then the chart and what is next, then air, then more sessions.
    pub fn new(figures: &Figures, height: u16) -> Plan {
        let shadowing = &figures.shadowing;
        let mut plan = Plan::default();
        let count = figures.log.len();
        let least = u16::try_from(count.min(5)).unwrap_or(5).min(height);
        let mut room = height - least;
        let mut take = |wanted: bool, least: u16| {
            let taken = wanted && room >= least;
            room -= u16::from(taken);
            taken
        };
        plan.chart = take(true, 1);
        plan.next = take(shadowing.suggestion.is_some(), 1);
        plan.follow_ups = usize::from(take(!shadowing.follow_ups.is_empty(), 1));
        plan.gaps[0] = take(plan.chart, 1);
        plan.gaps[1] = take(plan.next || plan.follow_ups > 0, 1);
        plan.because = take(plan.next, 1);
        plan.gaps[2] = take(plan.follow_ups > 0 && plan.next, 2);
        if shadowing.follow_ups.len() > 1 {
            plan.follow_ups += usize::from(take(true, 3));
        }
        plan.rows = Block::new(0, count, least + room);
        plan
    }
}

/// Draws the pane.
pub fn draw<'v>(buffer: &'v mut Buffer, area: Rect, view: &'v View<'v>, frame: &Frame<'v>) {
    let state = view.panes.state(Pane::Shadowing);
    let mut paper = Paper::new(buffer, area, view.look, frame, state);
    let figures = view.figures;
    if figures.log.is_empty() {
        super::dashboard::nothing(&mut paper, view, Pane::Shadowing, "No sessions yet.");
        if paper.left() > 2 {
            paper.gap(true);
            next(&mut paper, &figures.shadowing, true, view);
        }
        return;
    }
    let plan = Plan::new(figures, paper.left());
    if plan.chart {
        chart(&mut paper.line(), &figures.shadowing, view);
    }
    paper.gap(plan.gaps[0]);
    let window = plan.rows.window(state);
    let entries = window.filter_map(|row| {
        let entry = figures.log.entry(view.book, view.catalogue, row)?;
        Some((row, entry))
    });
    let entries: Vec<_> = entries.collect();
    let columns = Columns::new(paper.width(), entries.iter().map(|(_, entry)| &**entry));
    let top = paper.written();
    for (row, entry) in &entries {
        let style = paper.name(*row);
        let mut line = paper.row(*row, entry.fault.is_some());
        session(&mut line, entry, &columns, style, view);
    }
    paper.scrollbar(&plan.rows, state, top);
    paper.gap(plan.gaps[1]);
    for follow_up in figures.shadowing.follow_ups.iter().take(plan.follow_ups) {
        let theme = &view.look.theme;
        let mut line = paper.line();
        line.column(LABEL, "follow-up", theme.dim);
        if let Some(day) = follow_up.due {
            let far = line.room() >= 36;
            let (words, how) = due(day, figures.today, view.look.glyphs.between, far);
            line.put_right(&words, tone(theme, how)).skip_right(2);
        }
        line.put(&follow_up.what.shown(), theme.text);
    }
    paper.gap(plan.gaps[2]);
    if plan.next {
        next(&mut paper, &figures.shadowing, plan.because, view);
    }
}

/// The width of the words before what is to come.
const LABEL: u16 = 11;

fn chart(line: &mut Line<'_>, shadowing: &Shadowing, view: &View<'_>) {
    let theme = &view.look.theme;
    let apart = u16::from(line.room() >= 40);
    spark(line, &shadowing.weeks, apart, view.look);
    line.skip(2);
    let mut first = true;
    for (step, times) in STEPS.into_iter().zip(shadowing.steps) {
        let words = format!("{step} {times}");
        if times == 0 || line.room() < width(&words) + 3 {
            continue;
        }
        if !first {
            let between = view.look.glyphs.between;
            line.skip(1).put(between, theme.dim).skip(1);
        }
        line.put(&words, theme.dim);
        first = false;
    }
}

/// The widths of the columns; 0 leaves one out.
struct Columns {
    track: u16,
    with: u16,
    step: u16,
}

/// The day and the hours of a session.
const FIXED: u16 = 6 + 7 + 2;

impl Columns {
    fn new<'e>(room: u16, entries: impl Iterator<Item = &'e Entry>) -> Columns {
        let (mut track, mut with) = (0, 0);
        let wide = |text: &Option<Text>| text.as_ref().map_or(0, |text| width(&text.shown()));
        for entry in entries {
            track = track.max(wide(&entry.track_name));
            with = with.max(wide(&entry.with));
        }
        let rest = room.saturating_sub(FIXED);
        let mut columns = Columns {
            track: 0,
            with: (with + 2).min(rest / 3).min(14),
            step: 0,
        };
        if rest >= columns.with + 30 {
            columns.track = (track + 2).min(rest - columns.with - 14).min(24);
        }
        if rest >= columns.with + columns.track + 40 {
            columns.step = 9;
        }
        columns
    }
}

fn session(line: &mut Line<'_>, entry: &Entry, columns: &Columns, style: Style, view: &View<'_>) {
    let (theme, figures) = (&view.look.theme, view.figures);
    let on = entry.on.map(|on| day(on, figures.today));
    line.number(6, on.as_deref().unwrap_or("no day"), theme.dim);
    let hours = entry.hours.map(|hours| format!("{hours:.1} h"));
    line.number(7, hours.as_deref().unwrap_or(""), theme.text)
        .skip(2);
    let text = |text: &Option<Text>| text.as_ref().map(|text| text.shown().into_owned());
    if columns.track > 0 {
        let followed = figures.track.choice.as_ref();
        let is_second = followed.is_some_and(|track| track.shadowing == entry.track);
        let accent = if is_second { theme.accent } else { theme.text };
        let track = text(&entry.track_name).unwrap_or_default();
        line.column(columns.track.saturating_sub(2), &track, accent)
            .skip(2);
    }
    let with = text(&entry.with).unwrap_or_default();
    line.column(columns.with.saturating_sub(2), &with, theme.text)
        .skip(2);
    if columns.step > 0 {
        line.column(columns.step, entry.step.unwrap_or(""), theme.dim);
    }
    match (&entry.fault, text(&entry.what)) {
        (Some(fault), None) => line.put(fault, theme.now),
        (_, what) => line.put(&what.unwrap_or_default(), style),
    };
}

/// A day of the last twelve months in full, an older one as `Nov '25`.
fn day(on: Day, today: Day) -> String {
    if (-31..330).contains(&on.until(today)) {
        format!("{} {}", on.day_of_month(), on.month_name())
    } else {
        format!("{}'{:02}", on.month_name(), on.year() % 100)
    }
}

fn next(paper: &mut Paper<'_>, shadowing: &Shadowing, because: bool, view: &View<'_>) {
    let theme = &view.look.theme;
    let Some(next) = &shadowing.suggestion else {
        return;
    };
    paper
        .line()
        .column(LABEL, "next", theme.dim)
        .put(&said(&next.what, view.look), theme.text);
    if because {
        paper
            .line()
            .column(LABEL, "because", theme.dim)
            .put(&said(&next.because, view.look), theme.dim);
    }
}

/// The hours of the last quarter, for the border.
pub fn fact(view: &View<'_>) -> Fact {
    if view.figures.log.is_empty() {
        return Fact::default();
    }
    let hours = view.figures.shadowing.hours;
    let tone = if hours > 0.0 { Tone::Calm } else { Tone::Look };
    Fact::new(format!("{} h in {WEEKS} weeks", figure(hours)), tone)
}
