//! Where everything stands on a screen of a size.

use crate::app::pane::{Pane, Panes};
use ratatui::layout::Rect;

/// From here on all four panes are seen at once.
const GRID: (u16, u16) = (80, 24);

/// A pane lower than this is not worth its frame.
const LOWEST: u16 = 9;

/// The areas of a screen; what has no room is empty.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Layout {
    pub header: Rect,
    /// The names of the panes, where not all of them are seen.
    pub tabs: Rect,
    /// The panes in their order.
    pub panes: [Rect; 4],
    /// Panes have lines around them.
    pub framed: bool,
    /// All between the header and the lines at the bottom.
    pub body: Rect,
    pub signals: Rect,
    pub keys: Rect,
    /// Where one record is shown in full: beside the pane with the focus, or over it where there is no room beside.
    pub detail: Rect,
}

impl Layout {
    /// The layout of a screen.
    pub fn new(area: Rect, panes: &Panes) -> Layout {
        let mut rest = area;
        let mut layout = Layout {
            framed: area.height >= 6 && area.width >= 20,
            ..Layout::default()
        };
        let all = area.width >= GRID.0 && area.height >= GRID.1;
        if area.height >= 10 {
            layout.header = top(&mut rest, 1);
        }
        if area.height >= 3 {
            layout.keys = bottom(&mut rest, 1);
        }
        if area.height >= 30 {
            bottom(&mut rest, 1);
        }
        if area.height >= 14 {
            layout.signals = bottom(&mut rest, 1);
        }
        layout.detail = rest;
        layout.body = rest;
        if panes.zoomed {
            layout.panes[panes.focus as usize] = rest;
        } else if all {
            layout.panes = grid(rest);
            let beside = match panes.focus {
                Pane::Track | Pane::Certs => 1,
                Pane::Win | Pane::Shadowing => 0,
            };
            layout.detail = Rect {
                x: layout.panes[beside].x,
                width: layout.panes[beside].width,
                ..rest
            };
        } else if rest.height >= 4 * LOWEST {
            layout.panes = stack(rest);
        } else {
            if area.height >= 4 {
                layout.tabs = top(&mut rest, 1);
            }
            layout.panes[panes.focus as usize] = rest;
        }
        layout
    }
}

fn top(rest: &mut Rect, lines: u16) -> Rect {
    let lines = lines.min(rest.height);
    let taken = Rect {
        height: lines,
        ..*rest
    };
    rest.y += lines;
    rest.height -= lines;
    taken
}

fn bottom(rest: &mut Rect, lines: u16) -> Rect {
    let lines = lines.min(rest.height);
    rest.height -= lines;
    Rect {
        y: rest.bottom(),
        height: lines,
        ..*rest
    }
}

/// Two above two; the upper ones say more, so they get the odd line and one more.
fn grid(area: Rect) -> [Rect; 4] {
    let left = area.width.div_ceil(2);
    let upper = area.height.div_ceil(2) + u16::from(area.height > 26);
    let columns = [(area.x, left), (area.x + left, area.width - left)];
    let rows = [(area.y, upper), (area.y + upper, area.height - upper)];
    let cell = |column: usize, row: usize| {
        let ((x, width), (y, height)) = (columns[column], rows[row]);
        Rect {
            x,
            y,
            width,
            height,
        }
    };
    [cell(0, 0), cell(1, 0), cell(0, 1), cell(1, 1)]
}

/// One above the other.
fn stack(area: Rect) -> [Rect; 4] {
    let (each, more) = (area.height / 4, area.height % 4);
    let mut rest = area;
    [0, 1, 2, 3].map(|number| top(&mut rest, each + u16::from(number < more)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_lie_inside_and_never_overlap() {
        let sizes = (0..60).flat_map(|width| (0..60).map(move |height| (width, height)));
        for (width, height) in sizes.chain([(80, 24), (120, 36), (200, 50), (79, 100), (500, 9)]) {
            for zoomed in [false, true] {
                let area = Rect::new(0, 0, width, height);
                let mut panes = Panes::default();
                panes.zoomed = zoomed;
                let layout = Layout::new(area, &panes);
                let own = [layout.header, layout.tabs, layout.signals, layout.keys];
                let all: Vec<Rect> = own.into_iter().chain(layout.panes).collect();
                for (number, one) in all.iter().enumerate() {
                    assert_eq!(one.intersection(area).area(), one.area(), "{area}: {one}");
                    for other in all.iter().skip(number + 1) {
                        assert!(!one.intersects(*other), "{area}: {one} {other}");
                    }
                }
                let focus = layout.panes[panes.focus as usize];
                assert_eq!(focus.is_empty(), area.is_empty(), "{area}");
            }
        }
    }
}
