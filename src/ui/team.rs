//! The screen of a team: header, tabs, one picture as a sheet with what the selected row says, and the keys.

mod columns;
mod page;

use super::line::{Line, fill, width};
use super::parts::tone;
use super::point::{Noted, Spots};
use super::screen::{Canvas, stamp};
use super::stage::covered;
use super::view::Tone;
use crate::action::{Action, Context};
use crate::app::{App, Tab, Team};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use std::ops::Range;

pub(super) use page::rows_seen;

/// Where the parts of the screen stand.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Areas {
    header: Rect,
    tabs: Rect,
    pub(super) body: Rect,
    keys: Rect,
}

/// The areas of a screen.
pub(super) fn areas(area: Rect) -> Areas {
    let line = |y: u16, there: bool| Rect {
        y,
        height: u16::from(there),
        ..area
    };
    let has_header = area.height >= 8;
    let has_tabs = area.height >= 5;
    let has_keys = area.height >= 3;
    let top = u16::from(has_header) + u16::from(has_tabs);
    let bottom = u16::from(has_keys);
    Areas {
        header: line(area.y, has_header),
        tabs: line(area.y + u16::from(has_header), has_tabs),
        body: Rect {
            y: area.y + top,
            height: area.height.saturating_sub(top + bottom),
            ..area
        },
        keys: line(area.bottom().saturating_sub(1), has_keys),
    }
}

/// Draws the screen of a team.
pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, team: &Team, status: (Tone, &str)) {
    let areas = areas(canvas.area());
    let seen = |part: &str| stamp((part, app.revision()));
    canvas.part(areas.header, seen("team header"), |buffer, area| {
        header(buffer, area, app, team);
    });
    canvas.part(areas.tabs, seen("team tabs"), |buffer, area| {
        tabs(buffer, area, app, team);
    });
    canvas.part(areas.body, seen("team body"), |buffer, area| {
        page::draw(buffer, area, app, team, None);
    });
    canvas.part(areas.keys, seen("team keys"), |buffer, area| {
        keys(buffer, area, app, team, status, &mut Spots::new());
    });
}

/// What stands at the rows of the picture, at the tabs, and at the keys.
pub(super) fn spots(app: &App, team: &Team, area: Rect) -> (Spots<usize>, Spots<Action>) {
    let areas = areas(area);
    let mut scratch = Buffer::empty(area);
    let noted = Noted::default();
    page::draw(&mut scratch, areas.body, app, team, Some(&noted));
    let mut actions = tabs(&mut scratch, areas.tabs, app, team);
    keys(
        &mut scratch,
        areas.keys,
        app,
        team,
        (Tone::Calm, ""),
        &mut actions,
    );
    (noted.into_inner(), actions)
}

fn header(buffer: &mut Buffer, area: Rect, app: &App, team: &Team) {
    let theme = &app.look.theme;
    fill(buffer, area, theme.base.patch(theme.header));
    let mut line = Line::new(buffer, area, 0, app.look.glyphs.ellipsis);
    line.skip(1).skip_right(1);
    if app.hidden().is_some() {
        line.put("presenting", theme.look).skip(2);
    }
    if app.read_only().is_some() {
        line.put("read-only", theme.look).skip(2);
    }
    let here = team
        .roster
        .rows
        .iter()
        .filter(|row| !team.roster.has_left(row));
    let people = match here.count() {
        1 => "1 person".to_owned(),
        count => format!("{count} people"),
    };
    line.put_right(&people, theme.dim).skip_right(2);
    if area.width >= 60 {
        line.put("roadbook", theme.key).skip(2);
    }
    let own = team.roster.frame.name.as_ref();
    let name = own.map_or("Team".into(), |name| name.shown());
    line.put(&name, theme.strong).skip(2);
    if let Some(mentor) = &team.roster.frame.mentor {
        line.put(&mentor.shown(), theme.dim).skip(2);
    }
    let (done, all) = (team.roster.done(), team.roster.files.len());
    if done < all {
        line.put(&format!("reading {done} of {all}"), theme.look);
    } else if !team.filter.is_empty() {
        let words = crate::text::shown(&team.filter);
        line.put(&format!("only {words}"), theme.look);
    }
}

/// The names of the pictures with their keys, as many as there is room for around the one that is shown.
fn tabs(buffer: &mut Buffer, area: Rect, app: &App, team: &Team) -> Spots<Action> {
    let theme = &app.look.theme;
    let mut spots = Spots::new();
    fill(buffer, area, theme.base);
    let words: Vec<(String, &str)> = Tab::ALL
        .iter()
        .map(|tab| {
            let key = app.keymap.key_shown(Context::Team, tab.action());
            (key.unwrap_or_default(), tab.title())
        })
        .collect();
    let columns = |(key, title): &(String, &str)| width(key) + width(title) + 3;
    let ellipsis = app.look.glyphs.ellipsis;
    let mark = width(ellipsis) + 1;
    let at = team.tab as usize;
    let shown = shown_tabs(
        &words.iter().map(columns).collect::<Vec<_>>(),
        at,
        area.width.saturating_sub(2),
        mark,
    );
    let mut line = Line::new(buffer, area, 0, ellipsis);
    line.skip(1).skip_right(1);
    if shown.start > 0 {
        line.put(ellipsis, theme.dim).skip(1);
    }
    if shown.end < words.len() {
        line.put_right(ellipsis, theme.dim).skip_right(1);
    }
    for (number, (key, title)) in words.iter().enumerate().take(shown.end).skip(shown.start) {
        let from = line.column_now();
        let here = number == at;
        let style = if here {
            theme
                .strong
                .add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
        } else {
            theme.dim
        };
        line.put(key, theme.key).skip(1).put(title, style);
        let place = Rect {
            x: from,
            width: line.column_now().saturating_sub(from),
            ..area
        };
        spots.push((place, Tab::ALL[number].action()));
        line.skip(2);
    }
    spots
}

/// Which tabs there is room for, with as few left out before the one that is shown as can be.
///
/// Each takes its columns and two to the next one, and a mark stands where some are left out.
fn shown_tabs(tabs: &[u16], at: usize, room: u16, mark: u16) -> Range<usize> {
    let fits = |shown: &Range<usize>| {
        let marks = u16::from(shown.start > 0) + u16::from(shown.end < tabs.len());
        let columns: u16 = tabs.get(shown.clone()).unwrap_or_default().iter().sum();
        (columns + marks * mark).saturating_sub(2) <= room
    };
    (0..=at)
        .flat_map(|first| (at + 1..=tabs.len()).rev().map(move |end| first..end))
        .find(fits)
        .unwrap_or(at..at + 1)
}

/// What the key line offers.
fn offered(app: &App, team: &Team) -> (Context, Vec<Action>) {
    use Action::{
        Add, AddEntry, Cancel, ClearFilter, Delete, Edit, Filter, Help, LayOut, MarkDone, NextPane,
        OpenDetail, PageDown, Palette, Sort, Undo,
    };
    if covered(app) {
        return (Context::Team, Vec::new());
    }
    if !app.overlays.is_empty() {
        return (Context::Detail, vec![Cancel, Edit, PageDown, Help]);
    }
    let row = team.row();
    let mut actions = Vec::new();
    let is_record = row.is_some_and(|row| row.at.is_some());
    if row.is_some_and(|row| row.person.is_some() || row.at.is_some()) {
        actions.push(OpenDetail);
    }
    let has_strangers = team.roster.rows.iter().any(|row| row.member.is_none());
    let plan_is_empty = team.tab == Tab::Rollout && team.sheet.rows.is_empty();
    if plan_is_empty || team.tab == Tab::People && has_strangers {
        actions.push(LayOut);
    }
    match team.tab {
        Tab::Rollout | Tab::Answers if is_record => actions.push(MarkDone),
        Tab::Results if is_record => actions.extend([AddEntry, MarkDone]),
        Tab::Agreements if is_record => actions.push(AddEntry),
        _ => {}
    }
    actions.push(Add);
    if is_record {
        actions.push(Edit);
    }
    if team.tab == Tab::People {
        actions.push(Sort);
    }
    actions.push(if team.filter.is_empty() {
        Filter
    } else {
        ClearFilter
    });
    actions.extend([NextPane, Undo]);
    if is_record {
        actions.push(Delete);
    }
    actions.extend([Palette, Help]);
    (Context::Team, actions)
}

fn keys(
    buffer: &mut Buffer,
    area: Rect,
    app: &App,
    team: &Team,
    status: (Tone, &str),
    spots: &mut Spots<Action>,
) {
    let theme = &app.look.theme;
    fill(buffer, area, theme.base.patch(theme.footer));
    let mut line = Line::new(buffer, area, 0, app.look.glyphs.ellipsis);
    line.skip(1).skip_right(1);
    let (press, words) = status;
    if !words.is_empty() {
        let most = match press {
            Tone::Now => line.room(),
            Tone::Look => line.room() / 4 * 3,
            Tone::Calm | Tone::Good => line.room() / 2,
        };
        let columns = width(words).min(most);
        let room = line.room();
        let mut part = Line::new_within(&mut line, room - columns, columns);
        part.put(words, tone(theme, press));
        line.skip_right(columns + 2);
    }
    let (context, actions) = offered(app, team);
    let entry = |action: Action| {
        let key = app.keymap.key_shown(context, action)?;
        Some((key, action.label_in(context)))
    };
    let help = entry(Action::Help);
    let kept = help
        .as_ref()
        .map_or(0, |(key, label)| width(key) + width(label) + 1);
    for action in actions {
        let is_help = action == Action::Help;
        let Some((key, label)) = entry(action) else {
            continue;
        };
        let own = width(&key) + width(label) + 1;
        let needed = if is_help { own } else { own + 2 + kept };
        if line.room() < needed {
            continue;
        }
        let from = line.column_now();
        line.put(&key, theme.key).skip(1).put(label, theme.dim);
        let place = Rect {
            x: from,
            width: line.column_now().saturating_sub(from),
            ..area
        };
        spots.push((place, action));
        line.skip(2);
    }
}
