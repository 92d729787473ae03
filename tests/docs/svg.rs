//! A screen as a picture: letters as text, lines and blocks as shapes, so that no font can tear them apart.

use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::style::{Color, Modifier};
use std::fmt::Write;

/// One cell.
const WIDTH: f32 = 8.4;
const HEIGHT: f32 = 18.0;
/// The space around the screen.
const MARGIN: f32 = 14.0;

/// The picture of a screen.
pub(crate) fn picture(buffer: &Buffer, title: &str) -> String {
    let area = buffer.area;
    let size = (
        f32::from(area.width) * WIDTH + 2.0 * MARGIN,
        f32::from(area.height) * HEIGHT + 2.0 * MARGIN,
    );
    // A corner of the first pane lies on the ground of the theme.
    let ground = hex(buffer[(0, 1)].bg);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" role=\"img\" font-size=\"14\" \
         font-family=\"ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace\">\n\
         <title>{title}</title>\n<rect width=\"100%\" height=\"100%\" rx=\"10\" fill=\"{ground}\"/>\n",
        number(size.0),
        number(size.1),
    );
    for y in area.top()..area.bottom() {
        let cells: Vec<(u16, &Cell)> = (area.left()..area.right())
            .filter_map(|x| Some((x, buffer.cell((x, y))?)))
            .collect();
        grounds(&cells, y, &ground, &mut out);
        letters(&cells, y, &mut out);
    }
    out.push_str("</svg>\n");
    out
}

/// Where a cell begins.
fn place(x: u16, y: u16) -> (f32, f32) {
    (
        MARGIN + f32::from(x) * WIDTH,
        MARGIN + f32::from(y) * HEIGHT,
    )
}

/// The grounds of a row that differ from that of the picture.
fn grounds(cells: &[(u16, &Cell)], y: u16, ground: &str, out: &mut String) {
    for run in cells.chunk_by(|one, other| back(one.1) == back(other.1)) {
        let colour = back(run[0].1);
        if colour != ground {
            let (left, top) = place(run[0].0, y);
            let width = count(run.len()) * WIDTH;
            rectangle(out, (left, top, width, HEIGHT), &colour);
        }
    }
}

/// The signs of a row: shapes one by one, letters in runs of one style.
fn letters(cells: &[(u16, &Cell)], y: u16, out: &mut String) {
    let mut run: Vec<(u16, &Cell)> = Vec::new();
    let mut spaces = 0;
    for (x, cell) in cells {
        let is_space = cell.symbol().trim().is_empty();
        let fits = run
            .last()
            .is_none_or(|(_, last)| style(last) == style(cell));
        let drawn = !is_space && shape(cell, place(*x, y), out);
        if drawn || (!is_space && !fits) || spaces > 1 {
            text(&run, y, out);
            run.clear();
        }
        spaces = if is_space { spaces + 1 } else { 0 };
        if !drawn && (!is_space || (!run.is_empty() && spaces < 2)) {
            run.push((*x, cell));
        }
    }
    text(&run, y, out);
}

/// A run of letters.
fn text(run: &[(u16, &Cell)], y: u16, out: &mut String) {
    let end = run
        .iter()
        .rposition(|(_, cell)| !cell.symbol().trim().is_empty());
    let Some(end) = end else { return };
    let run = &run[..=end];
    let (left, top) = place(run[0].0, y);
    let columns: u16 = run
        .iter()
        .map(|(_, cell)| cell.symbol().cell_width().max(1))
        .sum();
    let said: String = run.iter().map(|(_, cell)| cell.symbol()).collect();
    let weight = if run[0].1.modifier.contains(Modifier::BOLD) {
        " font-weight=\"600\""
    } else {
        ""
    };
    let _ = writeln!(
        out,
        "<text x=\"{}\" y=\"{}\" textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\" fill=\"{}\"{weight}>{}</text>",
        number(left),
        number(top + 0.74 * HEIGHT),
        number(f32::from(columns) * WIDTH),
        front(run[0].1),
        escaped(&said),
    );
}

/// Draws a sign that is a shape; false where it is a letter.
fn shape(cell: &Cell, (left, top): (f32, f32), out: &mut String) -> bool {
    let colour = front(cell);
    let mut sign = cell.symbol().chars();
    let (Some(sign), None) = (sign.next(), sign.next()) else {
        return false;
    };
    let (middle, centre) = (left + WIDTH / 2.0, top + HEIGHT / 2.0);
    let (right, bottom) = (left + WIDTH, top + HEIGHT);
    match sign {
        '─' | '━' => {
            let thick = if sign == '━' { 3.0 } else { 1.2 };
            rectangle(out, (left, centre - thick / 2.0, WIDTH, thick), &colour);
        }
        '│' | '┃' => {
            let thick = if sign == '┃' { 3.0 } else { 1.2 };
            rectangle(out, (middle - thick / 2.0, top, thick, HEIGHT), &colour);
        }
        '╋' => {
            rectangle(out, (left, centre - 1.5, WIDTH, 3.0), &colour);
            rectangle(out, (middle - 1.0, centre - 6.0, 2.0, 12.0), &colour);
        }
        '╭' | '╮' | '╰' | '╯' => {
            let from = if matches!(sign, '╭' | '╮') {
                bottom
            } else {
                top
            };
            let to = if matches!(sign, '╭' | '╰') {
                right
            } else {
                left
            };
            let turn = (middle, centre);
            corner(out, (middle, from), turn, (to, centre), &colour);
        }
        '▁'..='█' => {
            let eighths = count(sign as usize - '▁' as usize + 1);
            let high = (HEIGHT - 3.0) * eighths / 8.0;
            rectangle(
                out,
                (left + 0.6, bottom - 1.5 - high, WIDTH - 1.2, high),
                &colour,
            );
        }
        '▎' => rectangle(out, (left, top, WIDTH / 4.0, HEIGHT), &colour),
        '■' => rectangle(out, (left + 1.0, centre - 3.2, 6.4, 6.4), &colour),
        '□' => outline(out, (left + 1.6, centre - 2.6, 5.2, 5.2), 0.0, &colour),
        '●' => {
            let (x, y) = (number(middle), number(centre));
            let _ = writeln!(
                out,
                "<circle cx=\"{x}\" cy=\"{y}\" r=\"3.3\" fill=\"{colour}\"/>"
            );
        }
        '○' => outline(out, (middle - 2.8, centre - 2.8, 5.6, 5.6), 2.8, &colour),
        _ => return false,
    }
    true
}

type Point = (f32, f32);

fn corner(out: &mut String, from: Point, by: Point, to: Point, colour: &str) {
    let point = |point: Point| format!("{} {}", number(point.0), number(point.1));
    let _ = writeln!(
        out,
        "<path d=\"M{} Q{} {}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.2\"/>",
        point(from),
        point(by),
        point(to),
    );
}

fn rectangle(out: &mut String, (left, top, width, height): (f32, f32, f32, f32), colour: &str) {
    let _ = writeln!(
        out,
        "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{colour}\"/>",
        number(left),
        number(top),
        number(width),
        number(height),
    );
}

fn outline(
    out: &mut String,
    (left, top, width, height): (f32, f32, f32, f32),
    round: f32,
    colour: &str,
) {
    let _ = writeln!(
        out,
        "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\" fill=\"none\" stroke=\"{colour}\"/>",
        number(left),
        number(top),
        number(width),
        number(height),
        number(round),
    );
}

/// What two cells must share to be one run.
fn style(cell: &Cell) -> (Color, Modifier) {
    (cell.fg, cell.modifier)
}

fn front(cell: &Cell) -> String {
    hex(if cell.modifier.contains(Modifier::REVERSED) {
        cell.bg
    } else {
        cell.fg
    })
}

fn back(cell: &Cell) -> String {
    hex(if cell.modifier.contains(Modifier::REVERSED) {
        cell.fg
    } else {
        cell.bg
    })
}

fn hex(colour: Color) -> String {
    match colour {
        Color::Rgb(red, green, blue) => format!("#{red:02x}{green:02x}{blue:02x}"),
        _ => "none".to_owned(),
    }
}

/// A number as short as it can be written.
fn number(number: f32) -> String {
    let text = format!("{number:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

fn count(number: usize) -> f32 {
    f32::from(u16::try_from(number).unwrap_or(u16::MAX))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
