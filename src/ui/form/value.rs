//! What stands in a row of a form, by the sort of its slot.

use super::row::Pen;
use super::strip::{blank, cut, spans, width_of};
use crate::form::{Chips, Prose, Row, Slot};
use crate::model::Kind;
use ratatui::text::Span;

/// A value on its way to the screen.
#[derive(Default)]
pub(super) struct Shown {
    pub(super) spans: Vec<Span<'static>>,
    pub(super) width: u16,
    pub(super) cursor: Option<u16>,
}

impl Shown {
    pub(super) fn push(&mut self, span: Span<'static>) {
        self.width = self
            .width
            .saturating_add(u16::try_from(span.width()).unwrap_or(u16::MAX));
        self.spans.push(span);
    }

    fn extend(&mut self, spans: Vec<Span<'static>>) {
        for span in spans {
            self.push(span);
        }
    }
}

impl Pen<'_> {
    /// What a row says, in the columns that a value has.
    pub(super) fn value(&self, row: &Row, here: bool, writes: bool, wrong: bool) -> Shown {
        let styles = self.styles;
        let style = if wrong { styles.look } else { styles.value };
        let mut shown = Shown::default();
        match row.slot() {
            Slot::Heading => {}
            Slot::Line(line) => {
                let unit = row.unit();
                let tail = if unit.is_empty() {
                    0
                } else {
                    width_of(unit) + 1
                };
                let width = self.value.saturating_sub(tail);
                let view = if writes {
                    line.view(width)
                } else {
                    line.head(width)
                };
                shown.cursor = writes.then_some(view.cursor);
                let empty = line.text().is_empty();
                let unit = if empty && !here { "" } else { unit };
                shown.extend(spans(view, style, styles));
                if empty && !wrong {
                    self.placeholder(row, here, &mut shown);
                }
                if !unit.is_empty() {
                    shown.push(Span::styled(format!(" {unit}"), styles.dim));
                }
            }
            Slot::Prose(prose) => self.summary(row, prose, here, &mut shown),
            Slot::Choice(word) => self.choice(row, *word, here, &mut shown),
            Slot::Chips(chips) => self.chips(row, chips, here, writes, &mut shown),
            Slot::List(_) => {
                let (count, last) = row.list_summary(self.context.today).unwrap_or_default();
                let style = if last.is_empty() {
                    styles.dim
                } else {
                    styles.value
                };
                shown.push(Span::styled(cut(&count, self.value), style));
                let room = self.value.saturating_sub(shown.width + 2);
                if !last.is_empty() && room > 8 {
                    shown.push(blank(2));
                    shown.push(Span::styled(cut(&last, room), styles.dim));
                }
            }
            Slot::Odd(_) => {
                let text = row.odd_summary(self.context.today);
                shown.push(Span::styled(cut(&text, self.value), styles.look));
            }
        }
        shown
    }

    /// What may be typed into an empty field, or that it is needed.
    fn placeholder(&self, row: &Row, here: bool, shown: &mut Shown) {
        let text = match row.field().kind {
            Kind::Day if here => "today, -3d, next fri, 9 dec",
            Kind::Quarter if here => "2026-Q4, q4, this, next",
            Kind::Link(_) | Kind::Links(_) if here => "section:id or https://…",
            _ if row.field().needed => "needed",
            _ => return,
        };
        let room = self.value.saturating_sub(shown.width + 1);
        if room > 6 {
            // Behind the cursor, where there is one.
            shown.push(blank(u16::from(shown.cursor.is_some())));
            shown.push(Span::styled(cut(text, room), self.styles.dim));
        }
    }

    fn summary(&self, row: &Row, prose: &Prose, here: bool, shown: &mut Shown) {
        let styles = self.styles;
        let (first, lines) = prose.summary();
        let more = if lines > 1 {
            format!(" … {lines} lines")
        } else {
            String::new()
        };
        if first.is_empty() {
            if here {
                let room = self.value;
                shown.push(Span::styled(
                    cut("Enter or type to write", room),
                    styles.dim,
                ));
            } else {
                self.placeholder(row, here, shown);
            }
            return;
        }
        let room = self.value.saturating_sub(width_of(&more));
        shown.push(Span::styled(cut(first, room), styles.value));
        shown.push(Span::styled(cut(&more, self.value), styles.dim));
    }

    fn choice(&self, row: &Row, chosen: Option<&str>, here: bool, shown: &mut Shown) {
        let styles = self.styles;
        let Kind::Choice(words) = row.field().kind else {
            return;
        };
        let all: u16 = words.iter().map(|word| width_of(word) + 2).sum();
        if !here {
            match chosen {
                Some(word) => shown.push(Span::styled(cut(word, self.value), styles.value)),
                None => self.placeholder(row, here, shown),
            }
        } else if all <= self.value + 2 {
            for (number, word) in words.iter().enumerate() {
                if number > 0 {
                    shown.push(blank(2));
                }
                let style = if chosen == Some(*word) {
                    styles.accent.patch(styles.selection)
                } else {
                    styles.dim
                };
                shown.push(Span::styled(*word, style));
            }
        } else {
            let text = format!("‹ {} ›", chosen.unwrap_or(" "));
            shown.push(Span::styled(cut(&text, self.value), styles.accent));
        }
    }

    fn chips(&self, row: &Row, chips: &Chips, here: bool, writes: bool, shown: &mut Shown) {
        let styles = self.styles;
        let most = (self.value / 2).max(12);
        let words = chips.shown(self.context.today);
        let words: Vec<_> = words.iter().map(|word| cut(word, most)).collect();
        let pending = !chips.line().text().is_empty();
        let kept = if writes || pending {
            (self.value / 3).max(4)
        } else {
            0
        };
        let room = self.value.saturating_sub(kept + 2);
        let widths: Vec<u16> = words.iter().map(|word| width_of(word) + 2).collect();
        // While one writes, the newest are seen; else the first.
        let mut from = 0;
        if here {
            while from < words.len() && widths.iter().skip(from).sum::<u16>() > room {
                from += 1;
            }
            if from > 0 {
                shown.push(Span::styled("… ", styles.dim));
            }
        }
        for word in words.iter().skip(from) {
            if shown.width + width_of(word) + 2 > room + 2 {
                let left = room.saturating_sub(shown.width);
                shown.push(Span::styled(
                    cut(&format!("{word} …"), left.max(1)),
                    styles.dim,
                ));
                break;
            }
            shown.push(Span::styled(word.clone(), styles.chip));
            shown.push(Span::styled(", ", styles.dim));
        }
        let closed = !here || matches!(row.field().kind, Kind::Private);
        if closed && !pending && shown.spans.len() > 1 {
            let last = shown.spans.last().map(|span| span.content == ", ");
            if last == Some(true) {
                shown.spans.pop();
                shown.width -= 2;
            }
        }
        let width = self.value.saturating_sub(shown.width);
        if writes {
            let view = chips.line().view(width);
            shown.cursor = Some(shown.width.saturating_add(view.cursor));
            shown.extend(spans(view, styles.value, styles));
        } else if pending {
            shown.extend(spans(chips.line().head(width), styles.value, styles));
        }
        if words.is_empty() && !pending {
            self.placeholder(row, here, shown);
        }
    }
}
