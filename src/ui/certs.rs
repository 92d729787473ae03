//! The pane of certifications: the stack with each state, study, vendors, and the next sensible step.

mod plan;

pub use plan::Plan;

use super::line::{Line, width};
use super::parts::{self, Bar, Fact, Frame, Paper, said};
use super::view::{Tone, View};
use crate::app::pane::Pane;
use crate::day::Day;
use crate::insight::certs::{CertRow, Certifications, Companion, State};
use crate::insight::figure;
use crate::theme::{Look, Theme};
use plan::studied;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Draws the pane.
pub fn draw<'v>(buffer: &'v mut Buffer, area: Rect, view: &'v View<'v>, frame: &Frame<'v>) {
    let state = view.panes.state(Pane::Certs);
    let mut paper = Paper::new(buffer, area, view.look, frame, state);
    let (certs, theme) = (&view.figures.certs, &view.look.theme);
    if certs.rows.is_empty() {
        super::dashboard::nothing(&mut paper, view, Pane::Certs, "No certifications yet.");
        if certs.next.is_some() && paper.left() > 2 {
            paper.gap(true);
            next(&mut paper, certs, true, view.look);
        }
        return;
    }
    let plan = Plan::new(certs, paper.left());
    let columns = Columns::new(paper.width(), certs);
    if plan.head {
        let mut line = paper.line();
        if columns.place > 0 {
            line.column(columns.place, "stack", theme.dim);
        }
        line.column(columns.name, "certificate", theme.dim)
            .put("state", theme.dim);
    }
    let top = paper.written();
    for at in plan.rows.window(state) {
        if let Some(row) = certs.rows.get(at) {
            let faulty = view.figures.fault(Pane::Certs, &row.at).is_some();
            let style = paper.name(at);
            certificate(&mut paper.row(at, faulty), row, &columns, style, view);
        }
    }
    paper.scrollbar(&plan.rows, state, top);
    paper.gap(plan.gaps[0]);
    if plan.bar {
        study(&mut paper, certs, view);
    }
    if plan.vendors {
        vendors(&mut paper.line(), certs, view);
    }
    paper.gap(plan.gaps[1]);
    if plan.next {
        next(&mut paper, certs, plan.because, view.look);
    }
}

/// The widths of the columns; 0 leaves one out.
struct Columns {
    place: u16,
    name: u16,
    state: u16,
    hours: u16,
    project: bool,
}

impl Columns {
    fn new(room: u16, certs: &Certifications) -> Columns {
        let longest = |text: fn(&CertRow) -> u16| certs.rows.iter().map(text).max().unwrap_or(0);
        let state = longest(|row| width(&row.words)).max(5);
        let name = longest(|row| width(&row.name.shown())).max(11) + 2;
        let place = match room {
            ..44 => 0,
            44..64 => 11,
            _ => 13,
        };
        let rest = room.saturating_sub(place);
        // A long state may be cut, so that the names can be told apart.
        let least = rest.saturating_sub(state).max(
            rest.saturating_sub(if place > 0 { 22 } else { 20 })
                .min(rest / 2),
        );
        let name = name.min(least);
        Columns {
            place,
            name,
            state,
            hours: if rest >= name + state + 20 { 18 } else { 0 },
            project: rest >= name + state + 36,
        }
    }
}

fn certificate(
    line: &mut Line<'_>,
    row: &CertRow,
    columns: &Columns,
    style: Style,
    view: &View<'_>,
) {
    let theme = &view.look.theme;
    if columns.place > 0 {
        let place = row.place.unwrap_or("");
        line.column(columns.place, place, theme.dim);
    }
    line.column(columns.name.saturating_sub(2), &row.name.shown(), style);
    line.skip(2);
    let colour = state_style(theme, row, view.figures.today);
    if columns.hours == 0 {
        line.put(&said(&row.words, view.look), colour);
        return;
    }
    line.column(columns.state + 3, &said(&row.words, view.look), colour);
    let hours = match row.hours_planned {
        _ if row.hours <= 0.0 => String::new(),
        Some(planned) => format!("{} of {} h", figure(row.hours), figure(planned)),
        None => format!("{} h", figure(row.hours)),
    };
    line.column(columns.hours, &hours, theme.dim);
    if columns.project {
        let (word, style) = match row.companion {
            Companion::Done => ("project done", theme.good),
            Companion::Open(_) => ("project open", theme.dim),
            Companion::Missing => ("no project", theme.dim),
        };
        line.put(word, style);
    }
}

/// So near an end presses.
const PRESSING: i64 = 30;

fn state_style(theme: &Theme, row: &CertRow, today: Day) -> Style {
    match row.state {
        State::Proven => theme.good,
        State::ExamBooked if row.exam.is_some_and(|exam| exam < today) => theme.look,
        State::ExamBooked => theme.own,
        State::Studying => theme.text,
        State::Planned | State::Lapsed => theme.dim,
        State::Grace => theme.now,
        State::Expires
            if row
                .expires
                .is_some_and(|last| today.until(last) <= PRESSING) =>
        {
            theme.now
        }
        State::PassedNoProject
        | State::RenewalOpens
        | State::Expires
        | State::CannotRenew
        | State::Withdrawn => theme.look,
    }
}

fn study(paper: &mut Paper<'_>, certs: &Certifications, view: &View<'_>) {
    let theme = &view.look.theme;
    let Some(row) = studied(certs) else { return };
    let between = view.look.glyphs.between;
    let planned = row.hours_planned.unwrap_or(0.0);
    let mut words = format!("{} of {} h", figure(row.hours), figure(planned));
    if let Some(percent) = row.percent {
        let percent = figure(percent.round());
        words = format!("{words} {between} {percent} %");
    }
    let mut line = paper.line();
    line.put_right(&words, theme.text).skip_right(2);
    let room = line.room() / 2;
    let name = row.name.shown();
    line.column(width(&name).min(room), &name, theme.text)
        .skip(2);
    let bar = Bar {
        fraction: row
            .percent
            .map_or(row.hours / planned.max(1.0), |percent| percent / 100.0),
        expected: None,
        style: theme.own,
    };
    let columns = line.room();
    bar.draw(&mut line, columns, view.look);
}

fn vendors(line: &mut Line<'_>, certs: &Certifications, view: &View<'_>) {
    let (theme, glyphs) = (&view.look.theme, &view.look.glyphs);
    line.put("vendors", theme.dim).skip(2);
    for own in &certs.vendors {
        let name = own.vendor.shown();
        let needed = usize::from(width(&name)) + 1 + own.held + own.coming;
        if usize::from(line.room()) < needed {
            line.put(glyphs.ellipsis, theme.dim);
            break;
        }
        line.put(&name, theme.text).skip(1);
        let counts = [own.held, own.coming];
        parts::steps(line, glyphs.level, counts, [theme.text, theme.dim]);
        line.skip(2);
    }
}

fn next(paper: &mut Paper<'_>, certs: &Certifications, because: bool, look: &Look) {
    let theme = &look.theme;
    let Some(next) = &certs.next else { return };
    paper
        .line()
        .column(9, "next", theme.dim)
        .put(&said(&next.what, look), theme.text);
    if because {
        paper
            .line()
            .column(9, "because", theme.dim)
            .put(&said(&next.because, look), theme.dim);
    }
}

/// How much of the stack is proven and what it cost, for the border.
pub fn fact(view: &View<'_>) -> Fact {
    let certs = &view.figures.certs;
    if certs.rows.is_empty() {
        return Fact::default();
    }
    let short = format!("{} of {} proven", certs.proven, certs.rows.len());
    let (mut long, mut tone) = (short.clone(), Tone::Calm);
    if let Some(budget) = &certs.budget
        && let Some(spent) = budget.spent
    {
        let between = view.look.glyphs.between;
        let (shown, amount) = (figure(spent), figure(budget.amount));
        long = format!("{short} {between} {shown} of {amount} spent");
        if spent > budget.amount {
            tone = Tone::Look;
        }
    }
    Fact { long, short, tone }
}
