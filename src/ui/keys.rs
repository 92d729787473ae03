//! The line at the bottom: the keys that do something with what is selected, and what the program has to say.

use super::line::{Line, fill, width};
use super::parts::tone;
use super::point::Spots;
use super::view::{Tone, View};
use crate::action::{Action, Context};
use crate::app::pane::offers;
use crate::insight::outlook::Kind;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Draws the line.
pub fn draw(buffer: &mut Buffer, area: Rect, view: &View<'_>) {
    write(buffer, area, view, &mut Spots::new());
}

/// Where the keys stand, and what they do.
pub fn spots(area: Rect, view: &View<'_>) -> Spots<Action> {
    let mut spots = Spots::new();
    write(&mut Buffer::empty(area), area, view, &mut spots);
    spots
}

fn write(buffer: &mut Buffer, area: Rect, view: &View<'_>, spots: &mut Spots<Action>) {
    let theme = &view.look.theme;
    fill(buffer, area, theme.base.patch(theme.footer));
    let mut line = Line::new(buffer, area, 0, view.look.glyphs.ellipsis);
    line.skip(1).skip_right(1);
    status(&mut line, view);
    if view.covered {
        return;
    }
    let offer = offered(view);
    let context = offer.context;
    let help = entry(view, context, Action::Help);
    let kept = help.as_ref().map_or(0, |(key, label)| taken(key, label));
    for action in offer.actions() {
        if action == Action::Help {
            continue;
        }
        let Some((key, label)) = entry(view, context, action) else {
            continue;
        };
        if line.room() < taken(&key, label) + kept {
            continue;
        }
        let from = line.column_now();
        line.put(&key, theme.key).skip(1).put(label, theme.dim);
        spots.push((stretch(area, from, line.column_now()), action));
        line.skip(2);
    }
    if let Some((key, label)) = help.filter(|_| line.room() >= kept) {
        let from = line.column_now();
        line.put(&key, theme.key).skip(1).put(label, theme.dim);
        spots.push((stretch(area, from, line.column_now()), Action::Help));
    }
}

/// The columns of a line from one up to another.
fn stretch(line: Rect, from: u16, to: u16) -> Rect {
    Rect {
        x: from,
        width: to.saturating_sub(from),
        ..line
    }
}

/// What is offered for the thing that is selected.
#[derive(Hash)]
struct Offer {
    context: Context,
    /// The way back, to today or to all panes: it stands first, so that no window is too narrow for it.
    first: Option<Action>,
    actions: &'static [Action],
    /// What would lead to where one is.
    without: Option<Action>,
}

impl Offer {
    fn actions(&self) -> impl Iterator<Item = Action> {
        let others = self.actions.iter().copied();
        let taken = [self.first, self.without];
        let others = others.filter(move |action| !taken.contains(&Some(*action)));
        self.first.into_iter().chain(others)
    }
}

/// The key that opens a view.
const fn opens(kind: Kind) -> Action {
    match kind {
        Kind::Matrix => Action::ShowMatrix,
        Kind::Timeline => Action::ShowTimeline,
        Kind::Trends => Action::ShowTrends,
        Kind::Evidence => Action::ShowEvidence,
        Kind::Bets => Action::ShowBets,
        Kind::Talk => Action::ShowTalk,
        Kind::Directions => Action::ShowDirections,
    }
}

fn offered(view: &View<'_>) -> Offer {
    let (context, actions) = known(view);
    let is_view = context == Context::View;
    let back = if view.past.is_some() {
        Some(Action::BackToToday)
    } else {
        (view.panes.zoomed && view.outlook.is_none()).then_some(Action::Zoom)
    };
    Offer {
        context,
        first: back.filter(|_| view.detail.is_none()),
        actions,
        without: view
            .outlook
            .filter(|_| is_view)
            .map(|open| opens(open.kind)),
    }
}

/// The context, and what is offered in it.
fn known(view: &View<'_>) -> (Context, &'static [Action]) {
    let pane = view.panes.focus;
    let row = view.panes.state(pane).selected;
    let selected = view.figures.section(pane, row);
    if view.detail.is_some() {
        let actions = &[
            Action::Cancel,
            Action::Edit,
            Action::CopyMarkdown,
            Action::OpenLink,
            Action::PageDown,
            Action::Help,
        ];
        return (Context::Detail, actions);
    }
    if let Some(open) = view.outlook {
        return offered_in(open.kind);
    }
    if view.past.is_some() {
        let actions = &[
            Action::WeekBack,
            Action::WeekOn,
            Action::MonthBack,
            Action::MonthOn,
            Action::OpenDetail,
            Action::ShowMatrix,
            Action::Find,
            Action::Palette,
            Action::Help,
        ];
        return (pane.context(), actions);
    }
    (pane.context(), offers(selected))
}

/// The context of a view, and what is offered in it.
fn offered_in(kind: Kind) -> (Context, &'static [Action]) {
    if kind == Kind::Talk {
        let actions = &[
            Action::Cancel,
            Action::FinishTalk,
            Action::WriteNotes,
            Action::Add,
            Action::MarkDone,
            Action::CarryOn,
            Action::OpenDetail,
            Action::Edit,
            Action::Undo,
            Action::Present,
            Action::WeekBack,
            Action::Help,
        ];
        return (Context::Talk, actions);
    }
    let actions = &[
        Action::Cancel,
        Action::OpenDetail,
        Action::Add,
        Action::Edit,
        Action::WeekBack,
        Action::MonthBack,
        Action::ShowMatrix,
        Action::ShowTimeline,
        Action::ShowTrends,
        Action::ShowEvidence,
        Action::ShowBets,
        Action::ShowTalk,
        Action::ShowDirections,
        Action::Help,
    ];
    (Context::View, actions)
}

/// What the line depends on, for its stamp.
pub fn depends_on(view: &View<'_>) -> impl std::hash::Hash {
    (offered(view), view.covered, view.status)
}

fn entry(view: &View<'_>, context: Context, action: Action) -> Option<(String, &'static str)> {
    let key = view.keymap.key_shown(context, action)?;
    let words = match context {
        Context::Talk => context,
        _ => view.panes.focus.context(),
    };
    Some((key, action.label_in(words)))
}

fn taken(key: &str, label: &str) -> u16 {
    width(key) + width(label) + 3
}

/// What is said stays short beside the keys, but for what is urgent.
fn status(line: &mut Line<'_>, view: &View<'_>) {
    let status = view.status;
    if status.words.is_empty() {
        return;
    }
    let (theme, room) = (&view.look.theme, line.room());
    let sign = match status.tone {
        Tone::Look | Tone::Now => view.look.glyphs.signal,
        Tone::Calm | Tone::Good => "",
    };
    let most = match status.tone {
        Tone::Now => room,
        Tone::Look => room / 4 * 3,
        Tone::Calm | Tone::Good => room / 2,
    };
    let signed = if sign.is_empty() { 0 } else { 2 };
    let columns = (width(status.words) + signed).min(most);
    let style = tone(theme, status.tone);
    let mut part = Line::new_within(line, room - columns, columns);
    if signed > 0 {
        part.put(sign, style).skip(1);
    }
    part.put(status.words, style);
    line.skip_right(columns + 2);
}
