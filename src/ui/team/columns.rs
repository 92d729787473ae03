//! Which columns of a sheet there is room for, and how wide each is.

use crate::insight::team::Sheet;
use crate::insight::team::sheet::Head;
use crate::ui::line::width;

/// The columns that are shown, by their number, each with its width.
pub(super) fn columns(sheet: &Sheet, room: u16) -> Vec<(usize, u16)> {
    let mut shown: Vec<usize> = (0..sheet.heads.len()).collect();
    let needed = |shown: &[usize]| {
        let gaps = u16::try_from(shown.len().saturating_sub(1)).unwrap_or(0) * 2;
        shown.iter().map(|at| sheet.heads[*at].least).sum::<u16>() + gaps
    };
    while needed(&shown) > room {
        let Some(last) = shown
            .iter()
            .copied()
            .filter(|at| sheet.heads[*at].rank > 0)
            .max_by_key(|at| sheet.heads[*at].rank)
        else {
            break;
        };
        shown.retain(|at| *at != last);
    }
    let mut widths: Vec<(usize, u16)> = shown
        .iter()
        .map(|at| (*at, sheet.heads[*at].least))
        .collect();
    let mut left = room.saturating_sub(needed(&shown));
    // What a column could use comes first to those that stand first.
    for (at, columns) in &mut widths {
        let more = wish(sheet, *at).saturating_sub(*columns).min(left);
        *columns += more;
        left -= more;
    }
    widths
}

/// How wide a column would be with all that its cells say, within what its head allows.
fn wish(sheet: &Sheet, at: usize) -> u16 {
    let Head { least, most, name, .. } = sheet.heads[at];
    let rows = sheet.rows.iter().filter(|row| !row.heading);
    let cells = rows.filter_map(|row| row.cells.get(at));
    let widest = cells.map(|cell| width(&cell.words)).max().unwrap_or(0);
    widest.max(width(name)).clamp(least, most)
}
