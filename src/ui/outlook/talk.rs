//! The one-on-one: its parts one below the other, and all of the selected row at the foot.

use super::{said, shown};
use crate::day::Day;
use crate::insight::actions::OpenAction;
use crate::insight::outlook::talk::{Row, Sheet};
use crate::insight::signal::{Rule, Severity};
use crate::insight::skills::Judgement;
use crate::insight::talk::{Ask, Views};
use crate::ui::line::{Line, width};
use crate::ui::parts::Paper;
use crate::ui::view::View;

/// Lines below the rows, for the selected one.
pub(super) const FOOT: u16 = 5;

/// An action keeps its facts near on a wide screen.
const WIDE: u16 = 140;

/// Columns for the sort of what changed.
const GROUP: u16 = 16;

pub(super) fn row(paper: &mut Paper<'_>, view: &View<'_>, number: usize, sheet: &Sheet) {
    let Some(row) = sheet.rows.get(number) else {
        return;
    };
    let theme = &view.look.theme;
    let glyphs = &view.look.glyphs;
    let name = paper.name(number);
    let mut line = paper.row(number, false);
    match row {
        Row::Heading { title, note } => {
            line.put(title, theme.accent).skip(1).put(note, theme.dim);
        }
        Row::Changed { group, line: told } => {
            line.column(GROUP, group, theme.dim);
            line.put(&told.words, name);
        }
        Row::Action(number) => {
            if let Some(action) = sheet.talk.actions.get(*number) {
                self::action(&mut line, view, action, name);
            }
        }
        Row::Ask(number) => {
            if let Some(ask) = sheet.talk.asks.get(*number) {
                let style = match ask.signal.severity {
                    Severity::Now => theme.now,
                    Severity::Look => theme.look,
                };
                line.put(glyphs.signal, style).skip(1);
                let facts = &ask.signal.facts;
                let both = width(facts).saturating_add(width(ask.question));
                if both.saturating_add(2) > line.room() {
                    // The question is what counts; the foot has the facts in full.
                    let about = facts.split_once(": ").map_or(&**facts, |(about, _)| about);
                    let room = line.room().saturating_sub(width(ask.question) + 2);
                    let room = room.max(line.room() / 4).min(width(about));
                    line.column(room, about, theme.dim).skip(2);
                } else {
                    line.put(facts, theme.dim).skip(2);
                }
                line.put(ask.question, name);
            }
        }
        Row::Checkpoint(question) => {
            line.put(glyphs.dot[1], theme.accent).skip(1);
            line.put(question, name);
        }
        Row::Views(number) => {
            if let Some(views) = sheet.talk.views.get(*number) {
                self::views(&mut line, view, views, name);
            }
        }
        Row::Notes(words) => {
            line.put(words, name);
        }
        Row::Nothing(words) => {
            line.put(words, theme.faint);
        }
        Row::Gap => {}
    }
}

fn action(line: &mut Line<'_>, view: &View<'_>, action: &OpenAction, name: ratatui::style::Style) {
    let theme = &view.look.theme;
    line.put(view.look.glyphs.dot[1], theme.accent).skip(1);
    let carried = carried(action, view.today);
    let late = action.due.is_some_and(|due| due < view.today);
    let due = action.due.map_or(String::new(), |due| {
        let short = due.short(view.today);
        if late {
            format!("was due {short}")
        } else {
            format!("due {short}")
        }
    });
    let owner = shown(action.owner.as_ref());
    let style = if late { theme.look } else { theme.dim };
    let far = line.room().saturating_sub(WIDE);
    line.skip_right(far);
    if line.room() >= 96 {
        let columns = [
            (24, &carried, theme.dim),
            (16, &due, style),
            (14, &owner, theme.dim),
        ];
        for (columns, words, style) in columns {
            let start = line.room() - columns;
            Line::new_within(line, start, columns - 2).put(words, style);
            line.skip_right(columns);
        }
        line.skip_right(2);
    } else if line.room() >= 50 {
        line.put_right(&carried, theme.dim).skip_right(2);
        line.put_right(&due, style).skip_right(2);
        line.put_right(&owner, theme.dim).skip_right(2);
    }
    line.put(&shown(Some(&action.what)), name);
}

/// Where an action comes from, in words; nothing for one of today.
fn carried(action: &OpenAction, today: Day) -> String {
    if action.since == today {
        return "new".to_owned();
    }
    let since = action.since.short(today);
    if action.carried > 0 {
        format!("carried from {since}")
    } else {
        format!("of {since}")
    }
}

fn views(line: &mut Line<'_>, view: &View<'_>, views: &Views, name: ratatui::style::Style) {
    let theme = &view.look.theme;
    let column = (line.room() / 3).clamp(12, 40);
    line.column(column, &views.name.shown(), name).skip(2);
    for (judgement, style) in [(&views.mine, theme.own), (&views.theirs, theme.look)] {
        let by = judgement.by.shown();
        line.put(&by, theme.dim).skip(1);
        steps(line, view, judgement, style);
        line.skip(1).put(judgement.level.name(), theme.text).skip(3);
    }
}

fn steps(
    line: &mut Line<'_>,
    view: &View<'_>,
    judgement: &Judgement,
    style: ratatui::style::Style,
) {
    let [full, empty] = view.look.glyphs.dot;
    let rank = u16::try_from(judgement.level.rank()).unwrap_or(0).min(4);
    line.repeat(full, rank, style);
    line.repeat(empty, 4 - rank, view.look.theme.rest);
}

/// All of the selected row.
pub(super) fn foot(paper: &mut Paper<'_>, view: &View<'_>, sheet: &Sheet, selected: usize) {
    let theme = &view.look.theme;
    let Some(row) = sheet.rows.get(selected) else {
        return;
    };
    match row {
        Row::Changed { line, .. } => {
            said(paper, ("changed", theme.dim), &line.words, theme.text, 3);
        }
        Row::Action(number) => {
            if let Some(action) = sheet.talk.actions.get(*number) {
                action_foot(paper, view, action);
            }
        }
        Row::Ask(number) => {
            if let Some(ask) = sheet.talk.asks.get(*number) {
                ask_foot(paper, view, ask);
            }
        }
        Row::Views(number) => {
            if let Some(views) = sheet.talk.views.get(*number) {
                for judgement in [&views.mine, &views.theirs] {
                    let by = judgement.by.shown();
                    let words = format!(
                        "{}, since {}",
                        judgement.level.name(),
                        judgement.on.short(view.today)
                    );
                    said(paper, (&by, theme.dim), &words, theme.text, 1);
                }
            }
        }
        Row::Checkpoint(question) => said(paper, ("ask", theme.dim), question, theme.text, 3),
        Row::Notes(words) => said(paper, ("notes", theme.dim), words, theme.text, 4),
        Row::Heading { .. } | Row::Nothing(_) | Row::Gap => {}
    }
}

fn action_foot(paper: &mut Paper<'_>, view: &View<'_>, action: &OpenAction) {
    let theme = &view.look.theme;
    let what = shown(Some(&action.what));
    said(paper, ("action", theme.dim), &what, theme.text, 2);
    let mut facts = vec![match action.owner.as_ref() {
        Some(owner) => owner.shown().into_owned(),
        None => "nobody's".to_owned(),
    }];
    if let Some(due) = action.due {
        let short = due.short(view.today);
        facts.push(format!("due {short}, {}", due.distance(view.today)));
    }
    said(
        paper,
        ("whose", theme.dim),
        &facts.join(", "),
        theme.text,
        1,
    );
    let since = action.since.short(view.today);
    let since = match action.carried {
        0 => format!("agreed on {since}"),
        1 => format!("agreed on {since}, carried once"),
        times => format!("agreed on {since}, carried {times} times"),
    };
    said(paper, ("since", theme.dim), &since, theme.text, 1);
}

fn ask_foot(paper: &mut Paper<'_>, view: &View<'_>, ask: &Ask) {
    let theme = &view.look.theme;
    said(
        paper,
        ("because", theme.dim),
        &ask.signal.facts,
        theme.text,
        1,
    );
    said(paper, ("ask", theme.dim), ask.question, theme.strong, 1);
    let next = &ask.signal.next_step;
    said(paper, ("could do", theme.dim), next, theme.text, 1);
    let why = Rule::named(ask.signal.rule).map_or("", |rule| rule.because);
    said(paper, ("why", theme.dim), why, theme.dim, 1);
}

/// What the frame says: with whom, and when the next one is due.
pub(super) fn fact(sheet: &Sheet, today: Day) -> String {
    let talk = &sheet.talk;
    let with = talk.with.as_ref();
    let with = with.map_or(String::new(), |with| format!("with {}, ", with.shown()));
    let next = match talk.own.as_ref().and_then(|own| own.next) {
        Some(next) => format!("kept, next one {}", next.short(today)),
        None => format!("next one {}", talk.next.short(today)),
    };
    let fact = format!("{with}{next}");
    if width(&fact) > 60 { next } else { fact }
}
