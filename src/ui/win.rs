//! The pane of the quarter's win: its measures against today, its guards, and what became of the wins before.

use super::line::{Line, width};
use super::parts::{Bar, Block, Fact, Frame, Paper, said};
use super::view::{Tone, View};
use crate::app::figures::{Past, WinFigures};
use crate::app::pane::{Pane, PaneState};
use crate::insight::figure;
use crate::insight::win::{Guard, KeyResult, Standing, State, Win};
use crate::text::Text;
use crate::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Which lines the pane has in a height.
#[derive(Clone, Copy, Debug, Default)]
pub struct Plan {
    pub title: Block,
    outcome: bool,
    brief: u16,
    gaps: [bool; 2],
    pub measures: Block,
    /// Key results have a second line that says why.
    reasons: bool,
    head: bool,
    pub past: Block,
}

impl Plan {
    /// Every row comes first, then the reasons, then what is only read.
    pub fn new(figures: &WinFigures, height: u16, selected: usize) -> Plan {
        let current = figures.wins.current.as_ref();
        let results = current.map_or(0, |win| win.key_results.len());
        let guards = current.map_or(0, |win| win.guards.len());
        let first = usize::from(current.is_some());
        let measures = results + guards + figures.others.len();
        let past = figures.past.len() + figures.strays.len();
        let mut plan = Plan::default();
        if height < 3 {
            let one = |first, rows, has| Block::new(first, rows, if has { height } else { 0 });
            let after = first + measures;
            plan.title = one(0, first, selected < first);
            plan.measures = one(first, measures, (first..after).contains(&selected));
            plan.past = one(after, past, selected >= after);
            return plan;
        }
        let mut room = height - 1;
        plan.title = Block::new(0, first, 1);
        let on_past = selected >= first + measures && past > 0;
        let kept = if on_past { room.div_ceil(2) } else { 0 };
        plan.measures = Block::new(first, measures, room - kept);
        room -= lines(plan.measures.seen);
        let kept = kept.min(lines(past));
        room -= kept;
        let mut take = |wanted: bool, lines: u16, least: u16| {
            let taken = wanted && room >= lines.max(least);
            room -= if taken { lines } else { 0 };
            taken
        };
        plan.reasons = take(results > 0 && !plan.measures.scrolls(), lines(results), 0);
        plan.outcome = take(current.is_some_and(|win| win.outcome.is_some()), 1, 0);
        plan.gaps[0] = take(measures > 0, 1, 4);
        plan.gaps[1] = take(past > 0, 1, 3);
        plan.head = take(past > 0, 1, 2);
        room += kept;
        plan.past = Block::new(first + measures, past, room);
        room -= lines(plan.past.seen);
        let brief = current.map_or(0, |win| {
            u16::from(win.problem.is_some()) + u16::from(win.hypothesis.is_some())
        });
        plan.brief = if room > brief { brief } else { 0 };
        plan
    }
}

fn lines(rows: usize) -> u16 {
    u16::try_from(rows).unwrap_or(u16::MAX)
}

/// Draws the pane.
pub fn draw(buffer: &mut Buffer, area: Rect, view: &View<'_>, frame: &Frame<'_>) {
    let state = view.panes.state(Pane::Win);
    let mut paper = Paper::new(buffer, area, view.look, frame, state);
    let figures = &view.figures.win;
    let plan = Plan::new(figures, paper.left(), state.selected);
    if let Some(win) = &figures.wins.current {
        current(&mut paper, &plan, win, state, view);
    } else {
        let words = format!("No win for {} yet.", figures.wins.quarter);
        if plan.past.seen > 0 || view.figures.rows(Pane::Win) == 0 {
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

/// The widths of a line of measures.
struct Columns {
    name: u16,
    figure: u16,
    bar: u16,
}

impl Columns {
    fn new(room: u16, win: &Win) -> Columns {
        let figures = |result: &KeyResult| {
            let now = result.now.map(|reading| reading.value);
            [result.baseline, result.target, now]
                .into_iter()
                .flatten()
                .map(|value| width(&figure(value)))
                .max()
        };
        let longest = win.key_results.iter().filter_map(figures).max();
        let limits = win.guards.iter().filter_map(|guard| guard.now);
        let of_guards = limits.map(|now| width(&figure(now.value)));
        let figure = longest.max(of_guards.max()).unwrap_or(1).clamp(2, 9);
        // Name, baseline, bar, target, "now" and the latest figure, two columns between them.
        let fixed = 3 * figure + 1 + 1 + 2 + 3 + 1;
        let rest = room.saturating_sub(fixed);
        let measures = win.key_results.iter().map(|result| &result.measure);
        let names = measures.map(|measure| width(&measure.shown()));
        let longest = names.max().unwrap_or(0) + 2;
        let bar = rest.saturating_sub(longest).clamp(10, 40).min(rest);
        Columns {
            name: rest.saturating_sub(bar),
            figure,
            bar,
        }
    }
}

fn key_result(
    paper: &mut Paper<'_>,
    row: usize,
    result: &KeyResult,
    columns: &Columns,
    reasons: bool,
    view: &View<'_>,
) {
    let theme = &view.look.theme;
    let style = paper.name(row);
    let colour = standing(theme, result.standing);
    let bar = Bar {
        fraction: result.fraction.unwrap_or(0.0),
        expected: result.expected_fraction,
        style: colour,
    };
    let shown = |value: Option<f64>| value.map_or_else(|| "none".to_owned(), figure);
    let now = shown(result.now.map(|reading| reading.value));
    let mut line = paper.row(row, false);
    if columns.name < 12 {
        line.put_right(&shown(result.target), theme.dim)
            .skip_right(1);
        line.put_right(view.look.glyphs.arrow, theme.dim)
            .skip_right(1);
        line.put_right(&now, theme.text).skip_right(2);
        line.put(&result.measure.shown(), style);
        if reasons {
            let mut line = paper.line();
            bar.draw(&mut line, 10, view.look);
            line.skip(2).put(&said(&result.reason, view.look), colour);
        }
        return;
    }
    let gap = columns.figure.saturating_sub(width(&now)) + 1;
    line.put_right(&now, theme.text).skip_right(gap);
    line.put_right("now", theme.dim).skip_right(2);
    let unit = result.unit.as_ref();
    measure(
        &mut line,
        &result.measure,
        unit,
        columns.name,
        [style, theme.dim],
    );
    line.number(columns.figure, &shown(result.baseline), theme.dim)
        .skip(1);
    bar.draw(&mut line, columns.bar, view.look);
    line.skip(1).put(&shown(result.target), theme.dim);
    if reasons {
        let before = columns.name + columns.figure + 1;
        paper
            .line()
            .skip(before)
            .put(&said(&result.reason, view.look), colour);
    }
}

/// A measure and, where there is room, its unit.
fn measure(
    line: &mut Line<'_>,
    name: &Text,
    unit: Option<&Text>,
    columns: u16,
    styles: [Style; 2],
) {
    let name = name.shown();
    let used = width(&name).min(columns.saturating_sub(1));
    line.column(used, &name, styles[0]);
    let rest = columns - used;
    match unit.map(Text::shown) {
        Some(unit) if width(&unit) + 2 <= rest => {
            line.skip(1).column(rest - 1, &unit, styles[1]);
        }
        _ => {
            line.skip(rest);
        }
    }
}

fn standing(theme: &Theme, standing: Standing) -> Style {
    match standing {
        Standing::Reached | Standing::OnPace => theme.good,
        Standing::Behind | Standing::NoReading => theme.look,
        Standing::NoMeasure => theme.now,
        Standing::NotYetExpected => theme.dim,
    }
}

fn hold(paper: &mut Paper<'_>, row: usize, guard: &Guard, columns: &Columns, view: &View<'_>) {
    let theme = &view.look.theme;
    let name = paper.name(row);
    let mut line = paper.row(row, false);
    let (style, word) = match guard.holds {
        Some(true) => (theme.good, "holds"),
        Some(false) => (theme.now, "broken"),
        None => (theme.dim, "no reading"),
    };
    if let Some(now) = guard.now {
        let text = figure(now.value);
        let before = columns.figure.saturating_sub(width(&text));
        line.put_right(&text, style);
        if columns.name >= 12 {
            line.skip_right(before + 1).put_right("now", theme.dim);
        }
        line.skip_right(2);
    }
    line.put_right(word, style).skip_right(2);
    line.put("guard  ", theme.dim);
    line.put(&guard.measure.shown(), name);
    if let Some(limit) = guard.limit {
        let side = if guard.is_least {
            "at least"
        } else {
            "at most"
        };
        let words = format!(" {side} {}", figure(limit));
        if line.room() >= width(&words) {
            line.put(&words, theme.dim);
        }
    }
}

fn before(paper: &mut Paper<'_>, row: usize, past: &Past, view: &View<'_>) {
    let theme = &view.look.theme;
    let name = paper.name(row);
    let faulty = past
        .at
        .as_ref()
        .is_some_and(|at| view.figures.fault(Pane::Win, at).is_some());
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
