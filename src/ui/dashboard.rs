//! The whole screen: one part for each area, drawn anew only where something has changed.

use super::layout::Layout;
use super::line::{Line, fill, width};
use super::parts::{Block, Fact, Frame, Paper};
use super::point::{Noted, Spots};
use super::screen::{Canvas, stamp};
use super::view::{Tone, View};
use super::{certs, detail, header, keys, shadowing, signals, track, win};
use crate::action::Action;
use crate::app::figures::Figures;
use crate::app::pane::{Pane, Panes};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::BTreeSet;

/// Draws the dashboard.
pub fn draw(canvas: &mut Canvas<'_>, view: &View<'_>) {
    let area = canvas.area();
    let layout = Layout::new(area, view.panes);
    let (figures, epoch) = (view.figures, view.epoch);
    canvas.part(area, stamp(("screen", epoch)), |buffer, area| {
        fill(buffer, area, view.look.theme.base);
    });
    let seen = stamp(("header", epoch, figures.header_revision()));
    canvas.part(layout.header, seen, |buffer, area| {
        header::draw(buffer, area, view);
    });
    let focus = view.panes.focus;
    canvas.part(
        layout.tabs,
        stamp(("tabs", epoch, focus)),
        |buffer, area| {
            tabs(buffer, area, view, &mut Spots::new());
        },
    );
    for pane in Pane::ALL {
        let of_track = figures.revision(Pane::Track);
        let revision = (figures.revision(pane), of_track, figures.header_revision());
        let state = view.panes.state(pane);
        let focused = pane == focus;
        let marks = view.panes.marks(pane);
        let seen = stamp((pane, epoch, revision, state, focused, layout.framed, marks));
        canvas.part(layout.panes[pane as usize], seen, |buffer, area| {
            self::pane(buffer, area, view, (pane, layout.framed), None);
        });
    }
    let seen = stamp(("signals", epoch, view.signals, focus));
    canvas.part(layout.signals, seen, |buffer, area| {
        signals::draw(buffer, area, view);
    });
    let seen = stamp(("keys", epoch, keys::depends_on(view)));
    canvas.part(layout.keys, seen, |buffer, area| {
        keys::draw(buffer, area, view);
    });
    if let Some(open) = view.detail.filter(|_| view.outlook.is_none()) {
        let revisions = Pane::ALL.map(|pane| figures.revision(pane));
        let seen = stamp(("detail", epoch, open, revisions));
        canvas.part(layout.detail, seen, |buffer, area| {
            detail::draw(buffer, area, view, open);
        });
    }
}

/// Notes in each pane what of it can be seen on a screen, so that the selection moves inside of what is seen, and
/// pages are as long as they look. To be called after each change of size, focus or selection.
pub fn settle(panes: &mut Panes, figures: &Figures, area: Rect) {
    let layout = Layout::new(area, panes);
    for pane in Pane::ALL {
        let rows = figures.rows(pane);
        let state = panes.state_mut(pane);
        state.select(state.selected, rows);
        let area = layout.panes[pane as usize];
        let lines = if layout.framed {
            area.height.saturating_sub(2)
        } else {
            area.height
        };
        let block = block(figures, pane, lines, state.selected);
        state.offset = block.window(*state).start;
        state.page = block.seen.max(1);
    }
}

/// The block of rows in which the selected one lies.
fn block(figures: &Figures, pane: Pane, lines: u16, selected: usize) -> Block {
    let blocks = match pane {
        Pane::Track => {
            let plan = track::Plan::new(&figures.track, lines, selected);
            [plan.skills, plan.open, Block::default()]
        }
        Pane::Win => {
            let plan = win::Plan::new(&figures.win, lines, selected);
            [plan.title, plan.measures, plan.past]
        }
        Pane::Certs => [
            certs::Plan::new(&figures.certs, lines).rows,
            Block::default(),
            Block::default(),
        ],
        Pane::Shadowing => [
            shadowing::Plan::new(figures, lines).rows,
            Block::default(),
            Block::default(),
        ],
    };
    let found = blocks.into_iter().find(|block| block.has(selected));
    found.unwrap_or_default()
}

/// Where the rows of a pane stand that can be selected.
pub fn row_spots(area: Rect, view: &View<'_>, pane: Pane, framed: bool) -> Spots<usize> {
    let noted = Noted::default();
    let mut scratch = Buffer::empty(area);
    self::pane(&mut scratch, area, view, (pane, framed), Some(&noted));
    noted.into_inner()
}

fn pane(
    buffer: &mut Buffer,
    area: Rect,
    view: &View<'_>,
    (pane, framed): (Pane, bool),
    noted: Option<&Noted>,
) {
    let figures = view.figures;
    let fact = match pane {
        Pane::Track => track::fact(view),
        Pane::Win => win::fact(view),
        Pane::Certs => certs::fact(view),
        Pane::Shadowing => shadowing::fact(view),
    };
    let fact = sifted(view, pane, fact);
    let marks = view.panes.marks(pane).iter();
    let marked: BTreeSet<usize> = marks
        .filter_map(|at| figures.row_of(view.book, pane, at))
        .collect();
    let focus = [
        Action::FocusTrack,
        Action::FocusWin,
        Action::FocusCerts,
        Action::FocusShadowing,
    ];
    let number = view
        .keymap
        .key_shown(view.panes.focus.context(), focus[pane as usize]);
    let frame = Frame {
        number: number.as_deref().unwrap_or(""),
        title: pane.title(),
        fact: &fact,
        focused: pane == view.panes.focus,
        framed,
        marked: &marked,
        noted,
    };
    match pane {
        Pane::Track => track::draw(buffer, area, view, &frame),
        Pane::Win => win::draw(buffer, area, view, &frame),
        Pane::Certs => certs::draw(buffer, area, view, &frame),
        Pane::Shadowing => shadowing::draw(buffer, area, view, &frame),
    }
}

/// What a pane says of itself, after how it is looked at: filter, order, marks.
fn sifted(view: &View<'_>, pane: Pane, fact: Fact) -> Fact {
    let (sieve, count) = (view.figures.sieve(pane), view.figures.sifted(pane));
    let between = format!(" {} ", view.look.glyphs.between);
    let mut words: Vec<String> = Vec::new();
    let marked = view.panes.marks(pane).len();
    if marked > 0 {
        words.push(format!("{marked} marked"));
    }
    let order = sieve.order.words();
    let shown = format!("{} of {}", count.shown, count.all);
    if let Some(filter) = &sieve.filter {
        words.push(shown);
        words.extend((!order.is_empty()).then(|| order.to_owned()));
        let short = words.join(&between);
        let tone = Tone::Look;
        let long = format!("{}{between}{short}", filter.text());
        return Fact { long, short, tone };
    }
    words.extend((!order.is_empty()).then(|| order.to_owned()));
    words.extend(sieve.with_archived.then(|| "with archived".to_owned()));
    if words.is_empty() {
        return fact;
    }
    let short = words.join(&between);
    let long = if fact.long.is_empty() {
        short.clone()
    } else {
        format!("{short}{between}{}", fact.long)
    };
    Fact {
        long,
        short,
        ..fact
    }
}

/// Where the tabs of the panes stand.
pub fn tab_spots(area: Rect, view: &View<'_>) -> Spots<Pane> {
    let mut spots = Spots::new();
    tabs(&mut Buffer::empty(area), area, view, &mut spots);
    spots
}

/// The names of the panes, where only one is seen.
fn tabs(buffer: &mut Buffer, area: Rect, view: &View<'_>, spots: &mut Spots<Pane>) {
    let theme = &view.look.theme;
    fill(buffer, area, theme.base);
    let mut line = Line::new(buffer, area, 0, view.look.glyphs.ellipsis);
    line.skip(1);
    let short = Pane::ALL.map(|pane| width(pane.short_title()) + 5);
    let is_tight = line.room() < short.iter().sum();
    for pane in Pane::ALL {
        let focused = pane == view.panes.focus;
        let marker = if focused {
            view.look.glyphs.marker
        } else {
            " "
        };
        let style = if focused { theme.title } else { theme.dim };
        let from = line.column_now();
        line.put(marker, theme.marker);
        line.put(
            &(pane as usize + 1).to_string(),
            if focused { theme.key } else { theme.faint },
        );
        if !is_tight || focused {
            line.skip(1).put(pane.short_title(), style);
        }
        spots.push((
            Rect {
                x: from,
                width: line.column_now() - from,
                ..area
            },
            pane,
        ));
        line.skip(if is_tight { 1 } else { 2 });
    }
}

/// Says that a pane has nothing yet, and which key starts it.
pub(super) fn nothing(paper: &mut Paper<'_>, view: &View<'_>, pane: Pane, words: &str) {
    let theme = &view.look.theme;
    paper.gap(paper.left() >= 5);
    if held_back(paper, view, pane) {
        return;
    }
    paper.line().put(words, theme.text);
    let first = match pane {
        Pane::Track => "adds the first skill",
        Pane::Win => "adds the win of this quarter",
        Pane::Certs => "adds the first certification",
        Pane::Shadowing => "adds the first session",
    };
    let mut starts = vec![(Action::Add, first)];
    if pane == Pane::Track && view.figures.track.choice.is_none() {
        starts.push((Action::AddOther, "adds a track, or anything else"));
        starts.push((Action::ShowCatalogue, "looks through the catalogue"));
    }
    for (action, does) in starts {
        match view.keymap.key_shown(pane.context(), action) {
            None => {
                let words = format!("`{}` has no key", action.name());
                paper.line().put(&words, theme.dim);
            }
            key => paper.hint(key.as_deref(), does),
        }
    }
}

/// Says that there are records, which the filter or the archive hides, and the key that shows them.
fn held_back(paper: &mut Paper<'_>, view: &View<'_>, pane: Pane) -> bool {
    let (theme, count) = (&view.look.theme, view.figures.sifted(pane));
    let (words, action, does) = if view.figures.sieve(pane).filter.is_some() {
        let words = format!("None of {} fits the filter.", count.all);
        (words, Action::ClearFilter, "shows all")
    } else if count.archived > 0 && count.all == 0 {
        let words = format!("All {} are archived.", count.archived);
        (words, Action::ShowArchived, "shows them")
    } else {
        return false;
    };
    paper.line().put(&words, theme.text);
    let key = view.keymap.key_shown(pane.context(), action);
    paper.hint(key.as_deref(), does);
    true
}
