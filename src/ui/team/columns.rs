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
    let wishes: Vec<u16> = widths.iter().map(|(at, _)| wish(sheet, *at)).collect();
    // What is left goes to the narrowest column that still wants some, one by one, so that none takes it all.
    while left > 0 {
        let wanting = widths.iter_mut().zip(&wishes);
        let wanting = wanting.filter(|((_, columns), wish)| *columns < **wish);
        let Some(((_, columns), _)) = wanting.min_by_key(|((_, columns), _)| *columns) else {
            break;
        };
        *columns += 1;
        left -= 1;
    }
    widths
}

/// How wide a column would be with all that its cells say, within what its head allows.
fn wish(sheet: &Sheet, at: usize) -> u16 {
    let Head {
        least, most, name, ..
    } = sheet.heads[at];
    let rows = sheet.rows.iter().filter(|row| !row.heading);
    let cells = rows.filter_map(|row| row.cells.get(at));
    let widest = cells.map(|cell| width(&cell.words)).max().unwrap_or(0);
    widest.max(width(name)).clamp(least, most)
}
