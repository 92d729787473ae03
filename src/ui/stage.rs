//! The whole screen: dashboard, welcome or broken file, and what lies over it.

use super::detail::{draw_entry, most_scroll, most_scroll_of_entry};
use super::fit::fit;
use super::form::{FormStyles, draw as draw_form};
use super::layout::Layout;
use super::screen::{Canvas, stamp};
use super::view::{Detail, Notice, Notices, Status as Message, Tone, View};
use super::{broken, checkin, conflict, dashboard, guide, outlook, overlay, prompt, welcome};
use crate::action::{Action, Context};
use crate::app::{App, SaveState, Stage, Status};
use crate::insight::signal::Severity;
use crate::model::fields::SCHEMA;
use crate::overlay::Overlay;
use crate::theme::{ASCII, Look};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::{Clear, Widget as _};
use std::cell::Cell;

/// Draws everything.
pub fn draw(canvas: &mut Canvas<'_>, app: &App) {
    let area = canvas.area();
    let seen = stamp(("stage", app.revision()));
    match &app.stage {
        Stage::Open(_) => open(canvas, app),
        Stage::Welcome { shown, .. } => canvas.part(area, seen, |buffer, area| {
            welcome::draw(buffer, area, app, shown);
        }),
        Stage::Broken(file) => canvas.part(area, seen, |buffer, area| {
            broken::draw(buffer, area, app, file);
        }),
    }
    for (number, overlay) in app.overlays.iter().enumerate() {
        over(canvas, app, number, overlay);
    }
}

fn over(canvas: &mut Canvas<'_>, app: &App, number: usize, overlay: &Overlay) {
    let area = canvas.area();
    let seen = stamp(("overlay", number, app.revision()));
    let cursor = Cell::new(None);
    match overlay {
        // A part of the dashboard.
        Overlay::Detail(_) if app.outlook().is_none() && !app.is_team() => return,
        Overlay::Detail(_) | Overlay::Outlook(_) => {
            return over_panes(canvas, app, number, overlay);
        }
        Overlay::Conflicts => {
            canvas.over(area, seen, |buffer, area| conflict::draw(app, area, buffer));
        }
        Overlay::Form(open) => canvas.over(area, seen, |buffer, area| {
            cursor.set(draw_form(&open.form, &app.keymap, &styles(&app.look), area, buffer).cursor);
            if app.look.glyphs == ASCII {
                plain_signs(buffer, area);
            }
            refusal(app, area, buffer);
        }),
        Overlay::CheckIn(open) => canvas.over(area, seen, |buffer, area| {
            cursor.set(checkin::draw(open, &app.look, area, buffer));
        }),
        Overlay::Guide(open) => canvas.over(area, seen, |buffer, area| {
            cursor.set(guide::draw(open, &app.look, area, buffer));
            refusal(app, area, buffer);
        }),
        Overlay::Tour(open) => canvas.over(area, seen, |buffer, area| {
            guide::draw_tour(open, app, area, buffer);
        }),
        Overlay::Prompt(open) => canvas.over(area, seen, |buffer, area| {
            cursor.set(prompt::draw(open, &app.look, &app.keymap, area, buffer));
            refusal(app, area, buffer);
        }),
        Overlay::Entry(page) => canvas.over(area, seen, |buffer, area| {
            draw_entry(buffer, area, &app.look, &app.keymap, page);
        }),
        other => canvas.over(area, seen, |buffer, area| {
            overlay::draw(other, &app.look, area, buffer);
        }),
    }
    if let Some(position) = cursor.get() {
        canvas.cursor(position);
    }
}

/// Draws a view, or a record that was opened from it, between the header and the lines at the bottom.
fn over_panes(canvas: &mut Canvas<'_>, app: &App, number: usize, overlay: &Overlay) {
    let body = body(canvas.area(), app);
    let seen = stamp(("over panes", number, app.revision()));
    let shown = Shown::of(app);
    let view = shown.view(app, Message::default());
    canvas.over(body, seen, |buffer, area| {
        Clear.render(area, buffer);
        match (overlay, view.detail) {
            (Overlay::Outlook(open), _) => outlook::draw(buffer, area, &view, open, None),
            (_, Some(open)) => super::detail::draw(buffer, area, &view, open),
            _ => {}
        }
    });
}

/// The signs of a form in ASCII, each one cell wide like the one that it stands for.
fn plain_signs(buffer: &mut Buffer, area: Rect) {
    for position in area.positions() {
        let cell = &mut buffer[position];
        let plain = match cell.symbol() {
            "╭" | "╮" | "╰" | "╯" => "+",
            "─" | "·" => "-",
            "│" => "|",
            "▎" | "›" => ">",
            "✓" => "x",
            "…" => "~",
            "↑" => "^",
            "↓" => "v",
            "“" | "”" => "\"",
            _ => continue,
        };
        cell.set_symbol(plain);
    }
}

/// Why what was typed could not be taken, in the last row: on a small window nothing else shows beside a form.
fn refusal(app: &App, area: Rect, buffer: &mut Buffer) {
    let Status::Refused(words) = &app.status else {
        return;
    };
    let row = Rect {
        y: area.bottom().saturating_sub(1),
        height: area.height.min(1),
        ..area
    };
    let room = usize::from(row.width);
    let words = format!(" {words}");
    let words = fit(&words, room, app.look.glyphs.ellipsis);
    Clear.render(row, buffer);
    buffer.set_style(row, app.look.theme.base);
    if !row.is_empty() {
        buffer.set_stringn(row.x, row.y, words, room, app.look.theme.look);
    }
}

/// Where a view or a record that is open lies.
fn body(area: Rect, app: &App) -> Rect {
    if app.is_team() {
        return super::team::areas(area).body;
    }
    Layout::new(area, &app.panes).body
}

fn open(canvas: &mut Canvas<'_>, app: &App) {
    let (tone, words) = message(app);
    if let Some(team) = &app.team {
        return super::team::draw(canvas, app, team, (tone, &words));
    }
    let shown = Shown::of(app);
    let status = Message {
        tone,
        words: &words,
    };
    dashboard::draw(canvas, &shown.view(app, status));
}

/// What the view borrows besides the program.
pub(super) struct Shown {
    signals: Option<Notices>,
    detail: Option<Detail>,
}

impl Shown {
    pub(super) fn of(app: &App) -> Shown {
        Shown {
            signals: app.signals.as_ref().map(|signals| {
                let awake = signals.iter().filter(|signal| signal.snoozed.is_none());
                let first = awake.clone().take(Notices::MOST).map(notice);
                Notices::new(first.collect(), awake.count())
            }),
            detail: detail(app),
        }
    }

    pub(super) fn view<'v>(&'v self, app: &'v App, status: Message<'v>) -> View<'v> {
        View {
            book: &app.book,
            catalogue: &app.catalogue,
            figures: &app.figures,
            panes: &app.panes,
            keymap: &app.keymap,
            look: &app.look,
            today: app.today,
            read_only: app.read_only().is_some(),
            hidden: app.hidden(),
            past: app.past(),
            epoch: app.epoch(),
            signals: self.signals.as_ref(),
            detail: self.detail.as_ref(),
            outlook: app.outlook(),
            covered: covered(app),
            status,
        }
    }
}

/// Whether something lies on top that takes the keys for itself, and says which.
pub(super) fn covered(app: &App) -> bool {
    let top = app.overlays.last();
    top.is_some_and(|top| !matches!(top, Overlay::Detail(_) | Overlay::Outlook(_)))
}

fn detail(app: &App) -> Option<Detail> {
    let open = app.overlays.iter().rev().find_map(|overlay| {
        if let Overlay::Detail(open) = overlay {
            Some(open)
        } else {
            None
        }
    })?;
    Some(Detail {
        at: open.path.clone(),
        scroll: open.offset(),
    })
}

/// Keeps selection and scrolling inside of what there is. To be called after each change.
pub fn settle(app: &mut App) {
    let area = Rect::new(0, 0, app.size.width, app.size.height);
    dashboard::settle(&mut app.panes, &app.figures, area);
    if let Some(team) = &mut app.team {
        let body = super::team::areas(area).body;
        team.settle(super::team::rows_seen(body, team.sheet.rows.len()));
    }
    let panes = Layout::new(area, &app.panes).body;
    if let Some(open) = app.outlook_mut() {
        let page = outlook::page(open, panes);
        open.settle(page);
    }
    let (look, keymap) = (&app.look, &app.keymap);
    if let Some(Overlay::Entry(page)) = app.overlays.last_mut() {
        page.hold(most_scroll_of_entry(area, look, keymap, page));
    }
    let Some(detail) = detail(app).filter(|detail| detail.scroll > 0) else {
        return;
    };
    let layout = Layout::new(area, &app.panes);
    let room = if app.outlook().is_some() || app.is_team() {
        body(area, app)
    } else {
        layout.detail
    };
    let shown = Shown {
        signals: None,
        detail: None,
    };
    let most = most_scroll(&shown.view(app, Message::default()), &detail, room);
    for overlay in &mut app.overlays {
        if let Overlay::Detail(open) = overlay {
            open.hold(most);
        }
    }
}

fn notice(signal: &crate::insight::signal::Signal) -> Notice {
    let tone = match signal.severity {
        Severity::Now => Tone::Now,
        Severity::Look => Tone::Look,
    };
    Notice {
        tone,
        words: signal.facts.clone(),
    }
}

/// How many places wait for a decision, with the key for it first, where a small window still shows it.
fn to_decide(app: &App) -> String {
    let context = app.pane_context();
    let key = app.keymap.key_shown(context, Action::Settle);
    let key = key.map_or(String::new(), |key| format!("{key}: "));
    let places = match app.disputes().len() {
        1 => "1 place".to_owned(),
        count => format!("{count} places"),
    };
    let marks = if app.held() {
        ", a merge left its marks in the file"
    } else {
        ", both sides changed the same"
    };
    format!("{key}{places} to decide{marks}")
}

/// What the program has to say, the most urgent thing first.
pub(super) fn message(app: &App) -> (Tone, String) {
    let source = if let Stage::Open(source) = &app.stage {
        Some(source)
    } else {
        None
    };
    if let SaveState::Failed(failure) = app.save_state() {
        let hint = if failure.hint.is_empty() {
            String::new()
        } else {
            format!(" ({})", failure.hint)
        };
        return (Tone::Now, format!("not saved: {}{hint}", failure.reason));
    }
    if let Some(stale) = source.and_then(|source| source.stale.as_ref()) {
        return (Tone::Now, stale.clone());
    }
    match &app.status {
        Status::Refused(words) => return (Tone::Look, words.clone()),
        Status::Said(words) => return (Tone::Calm, words.clone()),
        Status::Nothing => {}
    }
    if !app.disputes().is_empty() {
        return (Tone::Look, to_decide(app));
    }
    let begun = app.begun();
    if !begun.is_empty() {
        return (Tone::Calm, format!("{begun} …"));
    }
    if let Some(reason) = source.and_then(|source| source.read_only.as_ref()) {
        return (Tone::Look, format!("read-only: {reason}"));
    }
    if let Some(older) = source.and_then(|source| source.older) {
        return (
            Tone::Look,
            format!(
                "of the older schema {older}: the first change makes it {SCHEMA} and keeps the old text"
            ),
        );
    }
    if let Some(words) = app.words_beside() {
        return (Tone::Look, words);
    }
    let scratch = source.is_some_and(|source| source.scratch);
    if let Some(words) = of_team(app) {
        return words;
    }
    match app.save_state() {
        SaveState::Saving => (Tone::Calm, "saving".to_owned()),
        _ if scratch => (Tone::Calm, "the sample, on a scratch copy".to_owned()),
        SaveState::Saved { time: Some(time) } => (Tone::Calm, format!("saved {time}")),
        SaveState::Saved { time: None } => (Tone::Calm, "saved".to_owned()),
        SaveState::Untouched | SaveState::Failed(_) => (
            Tone::Calm,
            source.map_or(String::new(), |source| source.shown.clone()),
        ),
    }
}

/// What a team has to say of the mentor's own file: that it cannot be read, or is not there yet.
fn of_team(app: &App) -> Option<(Tone, String)> {
    let team = app.team.as_ref()?;
    if let Some(why) = &team.broken {
        return Some((
            Tone::Now,
            format!("{why}; nothing in it can be changed here"),
        ));
    }
    let is_new = app.book.text().is_empty() && *app.save_state() == SaveState::Untouched;
    let key = app.keymap.key_shown(Context::Team, Action::LayOut);
    let words = key.map_or("no team.toml yet".to_owned(), |key| {
        format!("no team.toml yet: {key} makes it of these people")
    });
    is_new.then_some((Tone::Calm, words))
}

/// The colours of forms, from the theme.
pub(super) fn styles(look: &Look) -> FormStyles {
    let theme = &look.theme;
    let over = theme.base.patch(theme.overlay);
    FormStyles {
        base: over,
        border: over.patch(theme.border_focus),
        title: over.patch(theme.title),
        crumb: over.patch(theme.dim),
        label: over.patch(theme.dim),
        label_here: over.patch(theme.strong),
        value: over.patch(theme.text),
        dim: over.patch(theme.faint),
        look: over.patch(theme.look),
        accent: over.patch(theme.accent),
        here: over.patch(theme.marker),
        selection: over.patch(theme.cursor),
        chip: over.patch(theme.accent),
        key: over.patch(theme.key),
    }
}
