//! Which lines the pane of certifications has in a height.

use crate::insight::certs::{CertRow, Certifications, State};
use crate::ui::parts::Block;

/// Which lines the pane has in a height.
#[derive(Clone, Copy, Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a line that the pane has or has not"
)]
pub struct Plan {
    pub(super) head: bool,
    pub rows: Block,
    pub(super) bar: bool,
    pub(super) vendors: bool,
    pub(super) next: bool,
    pub(super) because: bool,
    pub(super) gaps: [bool; 2],
}

impl Plan {
    /// The next step comes first where there is little room, then the stack, then the rest.
    pub fn new(certs: &Certifications, height: u16) -> Plan {
        let count = certs.rows.len();
        let mut plan = Plan {
            head: height >= 4,
            ..Plan::default()
        };
        let mut room = height - u16::from(plan.head);
        plan.next = certs.next.is_some() && room >= 5;
        room -= u16::from(plan.next);
        plan.rows = Block::new(0, count, room);
        room -= u16::try_from(plan.rows.seen).unwrap_or(room);
        let mut take = |wanted: bool| {
            let taken = wanted && room > 0;
            room -= u16::from(taken);
            taken
        };
        plan.gaps[0] = take(true);
        plan.bar = take(studied(certs).is_some());
        plan.vendors = take(!certs.vendors.is_empty());
        plan.because = take(plan.next);
        plan.gaps[1] = take(plan.bar || plan.vendors);
        plan
    }
}

/// The certification whose exam comes next, else one that is studied for.
pub(super) fn studied(certs: &Certifications) -> Option<&CertRow> {
    let with_plan = |state| {
        let rows = certs.rows.iter().filter(move |row| row.state == state);
        rows.filter(|row| row.hours_planned.is_some())
    };
    with_plan(State::ExamBooked)
        .min_by_key(|row| (row.exam.is_none(), row.exam))
        .or_else(|| with_plan(State::Studying).next())
}
