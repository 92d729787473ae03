//! Which lines the pane of the quarter's win has in a height.

use crate::app::figures::WinFigures;
use crate::ui::parts::Block;

/// Which lines the pane has in a height.
#[derive(Clone, Copy, Debug, Default)]
pub struct Plan {
    pub title: Block,
    pub(super) outcome: bool,
    pub(super) brief: u16,
    pub(super) gaps: [bool; 2],
    pub measures: Block,
    /// Key results have a second line that says why.
    pub(super) reasons: bool,
    pub(super) head: bool,
    pub past: Block,
}

impl Plan {
    /// Every row comes first, then the reasons, then what is only read.
    pub fn new(figures: &WinFigures, height: u16, selected: usize) -> Plan {
        let current = figures.wins.current.as_ref();
        let results = current.map_or(0, |win| win.key_results.len());
        let guards = current.map_or(0, |win| win.guards.len());
        let first = usize::from(current.is_some());
        let measures = results + guards + figures.others.len();
        let past = figures.past.len() + figures.strays.len();
        let mut plan = Plan::default();
        if height < 3 {
            let one = |first, rows, has| Block::new(first, rows, if has { height } else { 0 });
            let after = first + measures;
            plan.title = one(0, first, selected < first);
            plan.measures = one(first, measures, (first..after).contains(&selected));
            plan.past = one(after, past, selected >= after);
            return plan;
        }
        let mut room = height - 1;
        plan.title = Block::new(0, first, 1);
        let on_past = selected >= first + measures && past > 0;
        let kept = if on_past { room.div_ceil(2) } else { 0 };
        plan.measures = Block::new(first, measures, room - kept);
        room -= lines(plan.measures.seen);
        let kept = kept.min(lines(past));
        room -= kept;
        let mut take = |wanted: bool, lines: u16, least: u16| {
            let taken = wanted && room >= lines.max(least);
            room -= if taken { lines } else { 0 };
            taken
        };
        plan.reasons = take(results > 0 && !plan.measures.scrolls(), lines(results), 0);
        plan.outcome = take(current.is_some_and(|win| win.outcome.is_some()), 1, 0);
        plan.gaps[0] = take(measures > 0, 1, 4);
        plan.gaps[1] = take(past > 0, 1, 3);
        plan.head = take(past > 0, 1, 2);
        room += kept;
        plan.past = Block::new(first + measures, past, room);
        room -= lines(plan.past.seen);
        let brief = current.map_or(0, |win| {
            u16::from(win.problem.is_some()) + u16::from(win.hypothesis.is_some())
        });
        plan.brief = if room > brief { brief } else { 0 };
        plan
    }
}

fn lines(rows: usize) -> u16 {
    u16::try_from(rows).unwrap_or(u16::MAX)
}
