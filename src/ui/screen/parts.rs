//! Which parts of the last frame still stand, and which must be drawn again.

use ratatui::layout::Rect;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Part {
    area: Rect,
    stamp: u64,
}

/// The parts of the last frame and of this one, from the bottom up.
#[derive(Debug, Default)]
pub(super) struct Parts {
    last: Vec<Part>,
    now: Vec<Part>,
    /// How far `last` has been matched; a part is only looked for above it, so a changed order is a change.
    matched: usize,
    gone: Vec<Rect>,
    drawn: Vec<Rect>,
    damage: Vec<Rect>,
}

impl Parts {
    /// Forgets the last frame: everything will be drawn.
    pub(super) fn forget(&mut self) {
        self.last.clear();
        self.damage.clear();
    }

    /// Starts one pass over the parts.
    pub(super) fn begin(&mut self) {
        self.now.clear();
        self.gone.clear();
        self.drawn.clear();
        self.matched = 0;
    }

    /// Takes the next part; true when it must be drawn.
    pub(super) fn take(&mut self, area: Rect, stamp: u64) -> bool {
        let stale = self.take_over(area, stamp);
        if stale {
            self.drawn.push(area);
        }
        stale
    }

    /// The same for a part that leaves what is beneath it to be seen, and so covers nothing.
    pub(super) fn take_over(&mut self, area: Rect, stamp: u64) -> bool {
        let part = Part { area, stamp };
        self.now.push(part);
        let above = self.last.get(self.matched..).unwrap_or_default();
        let known = above.iter().position(|last| *last == part);
        if let Some(skipped) = known {
            self.gone
                .extend(above.iter().take(skipped).map(|part| part.area));
            self.matched += skipped + 1;
        }
        known.is_none()
            || [&self.drawn, &self.damage]
                .into_iter()
                .flatten()
                .any(|other| other.intersects(area))
    }

    /// Ends a pass: true when something has gone that nothing has drawn over, so a second pass is needed.
    pub(super) fn uncover(&mut self) -> bool {
        let rest = self.last.get(self.matched..).unwrap_or_default();
        self.gone.extend(rest.iter().map(|part| part.area));
        let open = self.gone.iter().filter(|gone| {
            !self
                .drawn
                .iter()
                .any(|drawn| gone.intersection(*drawn) == **gone)
        });
        // A part may have cut a wide character to its left in half.
        self.damage.extend(open.map(|gone| {
            let left = gone.x.saturating_sub(1);
            Rect {
                x: left,
                width: gone.right() - left,
                ..*gone
            }
        }));
        std::mem::swap(&mut self.last, &mut self.now);
        !self.damage.is_empty()
    }

    /// Where something has gone.
    pub(super) fn damage(&self) -> &[Rect] {
        &self.damage
    }

    /// The frame is complete.
    pub(super) fn settle(&mut self) {
        self.damage.clear();
    }
}
