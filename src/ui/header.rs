//! The line at the top: who, on which track, how far into the quarter, and the next checkpoint.

use super::line::{Line, fill, width};
use super::parts::Bar;
use super::view::View;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

/// Draws the line.
pub fn draw(buffer: &mut Buffer, area: Rect, view: &View<'_>) {
    let (theme, glyphs) = (&view.look.theme, &view.look.glyphs);
    let header = &view.figures.header;
    fill(buffer, area, theme.base.patch(theme.header));
    let mut line = Line::new(buffer, area, 0, glyphs.ellipsis);
    line.skip(1).skip_right(1);
    hidden(&mut line, view, area.width);
    if let Some(day) = view.past {
        let month = day.month_name().get(..3).unwrap_or_default();
        let words = format!("as of {} {month} {} (past)", day.day_of_month(), day.year());
        line.put(&words, theme.look.add_modifier(Modifier::BOLD));
        line.skip(2);
    } else if view.read_only {
        line.put("read-only", theme.look).skip(2);
    }
    time(&mut line, view);
    if area.width >= 60 {
        line.put("roadbook", theme.key).skip(2);
    }
    if let Some(fault) = view.figures.header_fault() {
        line.put(glyphs.signal, theme.now).skip(1);
        if header.name.is_none() {
            line.put(fault, theme.now).skip(2);
        }
    }
    if let Some(name) = &header.name {
        line.put(&name.shown(), theme.strong).skip(2);
    }
    let mut words = String::new();
    if let Some(choice) = &header.track {
        if let Some(name) = &choice.name {
            words.push_str(&name.shown());
        }
        if let Some(second) = &choice.shadowing_name {
            words.push_str(", shadowing ");
            words.push_str(&second.shown());
        }
    }
    if let Some(direction) = &header.direction {
        if !words.is_empty() {
            words.push(' ');
            words.push_str(glyphs.between);
            words.push(' ');
        }
        words.push_str(direction.archetype);
    }
    line.put(&words, theme.dim);
    if let Some(until) = header.away {
        let known = until.year() < 9999;
        let words = if known {
            format!("away until {}", until.short(view.today))
        } else {
            "away".to_owned()
        };
        line.skip(2).put(&words, theme.look);
    }
}

/// That what is private is hidden, and how much that is.
fn hidden(line: &mut Line<'_>, view: &View<'_>, columns: u16) {
    let Some(withheld) = view.hidden else { return };
    let words = match withheld.words().filter(|_| columns >= 100) {
        Some(words) => format!("presenting, hidden: {words}"),
        None => "presenting".to_owned(),
    };
    let style = view.look.theme.look.add_modifier(Modifier::BOLD);
    line.put(&words, style).skip(2);
}

/// Quarter and checkpoint at the right, as much of them as there is room for.
fn time(line: &mut Line<'_>, view: &View<'_>) {
    let theme = &view.look.theme;
    let header = &view.figures.header;
    let room = line.room();
    if let Some(checkpoint) = header.checkpoint.filter(|_| room >= 100) {
        let words = format!("day {} / {}", checkpoint.day, checkpoint.next);
        line.put_right(&words, theme.dim).skip_right(2);
    }
    let progress = &header.quarter;
    let name = progress.quarter.to_string();
    if room >= 76 {
        let words = format!("week {} of {}", progress.week, progress.weeks);
        line.put_right(&words, theme.dim).skip_right(1);
    }
    if room >= 50 {
        let columns = if room >= 100 { 12 } else { 6 };
        let start = line.room() - columns;
        let mut bar = Line::new_within(line, start, columns);
        let full = Bar {
            fraction: progress.fraction,
            expected: None,
            style: theme.own,
        };
        full.draw(&mut bar, columns, view.look);
        line.skip_right(columns + 1);
    }
    if room >= 30 && line.room() > width(&name) {
        line.put_right(&name, theme.text).skip_right(2);
    }
}
