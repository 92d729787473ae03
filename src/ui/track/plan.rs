//! Which lines the track pane has in a height.

use crate::app::figures::TrackFigures;
use crate::ui::parts::Block;

/// Which lines the pane has in a height.
#[derive(Clone, Copy, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a line that the pane has or has not"
)]
pub struct Plan {
    pub(super) head: bool,
    pub skills: Block,
    pub(super) gap: bool,
    pub(super) ladder: bool,
    pub open: Block,
    pub(super) needs: bool,
}

impl Plan {
    /// The ladder comes first where there is little room, then the skills, then more of the ladder.
    pub fn new(track: &TrackFigures, height: u16, selected: usize) -> Plan {
        let skills = track.skills.listed().len();
        let open = track.open.len() + track.strays.len();
        let head = height >= 4 && skills > 0;
        let mut room = height - u16::from(head);
        if room < 4 {
            let on_skills = selected < skills || open == 0;
            let (upper, lower) = if on_skills { (room, 0) } else { (0, room) };
            return Plan {
                head: head && on_skills,
                skills: Block::new(0, skills, upper),
                gap: false,
                ladder: false,
                open: Block::new(skills, open, lower),
                needs: false,
            };
        }
        let ladder = track.has_ladder;
        let needs = open > 0 && room >= 7;
        let least = u16::from(open > 0);
        room -= u16::from(ladder) + u16::from(needs) + least;
        let gap = (ladder || open > 0) && skills > 0 && room >= 5;
        room -= u16::from(gap);
        let skills = Block::new(0, skills, room);
        let spare = room - u16::try_from(skills.seen).unwrap_or(room);
        Plan {
            head,
            skills,
            gap,
            ladder,
            open: Block::new(skills.rows, open, least + if least > 0 { spare } else { 0 }),
            needs,
        }
    }
}
