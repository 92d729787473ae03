//! A row of a form as lines: mark, label, value, unit, and how it was understood or why not.

use super::strip::{Strip, blank, cut, width_of};
use super::styles::FormStyles;
use crate::form::{Form, FormContext, Prose, Row, Sheet, Slot, Spot};
use crate::ui::detail::wrap;
use ratatui::text::{Line, Span};

/// What every row of a sheet is drawn with.
pub(super) struct Pen<'f> {
    pub(super) context: &'f FormContext,
    pub(super) styles: &'f FormStyles,
    /// Columns of the label, and of the value.
    pub(super) label: u16,
    pub(super) value: u16,
}

/// The lines of a sheet.
pub(super) fn strips(
    form: &Form,
    sheet: &Sheet,
    styles: &FormStyles,
    (width, height): (u16, u16),
) -> Vec<Strip> {
    let widest = sheet.rows().iter().map(|row| {
        let indent = u16::try_from(2 * row.depth()).unwrap_or(0);
        width_of(row.field().label).saturating_add(indent)
    });
    let label = widest.max().unwrap_or(0).min(width / 3);
    let pen = Pen {
        context: form.context(),
        styles,
        label,
        // A mark before the label, two spaces behind it, one before the border.
        value: width.saturating_sub(label + 5),
    };
    let mut all = Vec::new();
    for (at, row) in sheet.rows().iter().enumerate() {
        let here = at == sheet.at();
        let first = all.len();
        match row.slot() {
            Slot::Prose(prose) if here && sheet.in_prose() => {
                pen.prose(row, prose, (width, height), &mut all);
            }
            _ => {
                let writes = here && form.pick().is_none();
                pen.row(
                    row,
                    sheet.trouble(at, form.context()),
                    here,
                    writes,
                    &mut all,
                );
            }
        }
        for (number, strip) in all.iter_mut().skip(first).enumerate() {
            strip.here = here;
            strip.follows = number > 0;
            strip.indent = label + 4;
            strip.spot = row.takes_focus().then_some(Spot::Row(at));
        }
    }
    all.push(Strip::default());
    all.push(button(form, sheet, styles));
    all
}

fn button(form: &Form, sheet: &Sheet, styles: &FormStyles) -> Strip {
    let here = sheet.at() >= sheet.rows().len();
    let word = if form.titles().count() > 1 {
        "Done"
    } else {
        "Save"
    };
    let style = if here { styles.accent } else { styles.label };
    let mark = if here { "▎ " } else { "  " };
    Strip {
        line: Line::from(vec![
            Span::styled(mark, styles.accent),
            Span::styled(format!("[ {word} ]"), style),
        ]),
        here,
        spot: Some(Spot::Row(sheet.rows().len())),
        indent: 2,
        ..Strip::default()
    }
}

impl Pen<'_> {
    fn head(&self, row: &Row, here: bool) -> Vec<Span<'static>> {
        let styles = self.styles;
        let indent = u16::try_from(2 * row.depth()).unwrap_or(0).min(self.label);
        let label = cut(row.field().label, self.label - indent);
        let rest = self.label.saturating_sub(indent + width_of(&label)) + 2;
        let style = if here {
            styles.label_here
        } else {
            styles.label
        };
        let mark = if here { "▎ " } else { "  " };
        vec![
            Span::styled(mark, styles.accent),
            blank(indent),
            Span::styled(label, style),
            blank(rest),
        ]
    }

    fn row(
        &self,
        row: &Row,
        trouble: Option<String>,
        here: bool,
        writes: bool,
        all: &mut Vec<Strip>,
    ) {
        let mut head = self.head(row, here);
        let is_wrong = trouble.is_some();
        let mut shown = self.value(row, here, writes, is_wrong);
        let (text, style) = match trouble {
            Some(reason) => (Some(reason), self.styles.look),
            None => (row.note(self.context), self.styles.dim),
        };
        // Whatever is typed, what is said of it leaves room for the other rows.
        let text = cut(&text.unwrap_or_default(), self.value.saturating_mul(4));
        let room = self.value.saturating_sub(shown.width);
        // The cursor behind the text needs a column of its own.
        let gap = match (shown.width, shown.cursor) {
            (0, None) => 0,
            (_, None) | (0, Some(_)) => 2,
            (_, Some(_)) => 3,
        };
        let beside = !text.is_empty() && width_of(&text).saturating_add(gap) <= room;
        if beside {
            shown.push(blank(gap));
            shown.push(Span::styled(text.clone(), style));
        }
        let cursor = shown.cursor.map(|column| column + self.label + 4);
        head.append(&mut shown.spans);
        all.push(Strip {
            line: Line::from(head),
            cursor,
            ..Strip::default()
        });
        // Below it stands all of what is wrong, since nobody can mend what is half said.
        let below = match (beside, is_wrong) {
            (true, _) => Vec::new(),
            (false, true) => wrap(&text, self.value.max(1)),
            (false, false) if text.is_empty() => Vec::new(),
            (false, false) => vec![cut(&text, self.value)],
        };
        all.extend(below.into_iter().map(|text| Strip {
            line: Line::from(vec![blank(self.label + 4), Span::styled(text, style)]),
            ..Strip::default()
        }));
    }

    /// An open long text: its label, and below it as many of its rows as there is room for.
    fn prose(&self, row: &Row, prose: &Prose, (width, height): (u16, u16), all: &mut Vec<Strip>) {
        let head = self.head(row, true);
        all.push(Strip {
            line: Line::from(head),
            ..Strip::default()
        });
        let most = (height / 2).clamp(1, 14);
        let view = prose.view(width.saturating_sub(5), most);
        let rail = |at: usize| match at {
            0 if view.above => "  ↑ ",
            at if at + 1 == view.rows.len() && view.below => "  ↓ ",
            _ => "  │ ",
        };
        for (at, pieces) in view.rows.iter().enumerate() {
            let mut line = vec![Span::styled(rail(at), self.styles.accent)];
            line.extend(pieces.iter().map(|piece| {
                let style = if piece.selected {
                    self.styles.value.patch(self.styles.selection)
                } else {
                    self.styles.value
                };
                Span::styled(piece.text.clone(), style)
            }));
            all.push(Strip {
                line: Line::from(line),
                cursor: (at == usize::from(view.cursor.1)).then_some(view.cursor.0 + 4),
                ..Strip::default()
            });
        }
    }
}
