//! The empty program of our stack: four panes, a highlight that `j` and `k` move, `q` to leave. What it costs, every
//! program of this stack costs; `benches/programs.py` measures against it.

use crossterm::event::{self, Event, KeyCode};
use crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::{Style, Stylize};
use ratatui::text::Line;
use ratatui::widgets::{Block, List, ListState, Paragraph};
use ratatui::{Frame, Terminal, backend::CrosstermBackend};
use std::io::{self, BufWriter};

/// Rows of the list.
const ROWS: usize = 2500;

fn main() -> io::Result<()> {
    let mut out = BufWriter::with_capacity(64 * 1024, io::stdout());
    enable_raw_mode()?;
    crossterm::execute!(out, EnterAlternateScreen)?;
    let mut terminal = Terminal::new(CrosstermBackend::new(out))?;
    let ended = live(&mut terminal);
    crossterm::execute!(terminal.backend_mut(), LeaveAlternateScreen)?;
    terminal.show_cursor()?;
    disable_raw_mode()?;
    ended
}

fn live(terminal: &mut Terminal<CrosstermBackend<BufWriter<io::Stdout>>>) -> io::Result<()> {
    let mut selected = 0;
    let mut top = 0;
    loop {
        terminal.draw(|frame| draw(frame, selected, &mut top))?;
        loop {
            if let Event::Key(key) = event::read()? {
                match key.code {
                    KeyCode::Char('q') => return Ok(()),
                    KeyCode::Char('j') => selected = (selected + 1).min(ROWS - 1),
                    KeyCode::Char('k') => selected = selected.saturating_sub(1),
                    _ => {}
                }
                break;
            }
        }
    }
}

fn draw(frame: &mut Frame<'_>, selected: usize, top: &mut usize) {
    let [panes, status] =
        Layout::vertical([Constraint::Fill(1), Constraint::Length(1)]).areas(frame.area());
    let halves: [Rect; 2] = Layout::vertical([Constraint::Fill(1); 2]).areas(panes);
    let [list, one] = Layout::horizontal([Constraint::Fill(1); 2]).areas(halves[0]);
    let [two, three] = Layout::horizontal([Constraint::Fill(1); 2]).areas(halves[1]);
    let height = usize::from(list.height.saturating_sub(2)).max(1);
    *top = (*top).clamp((selected + 1).saturating_sub(height), selected);
    let rows = (*top..ROWS.min(*top + height)).map(|row| {
        format!(
            "row {row:<6} ■■□□  ■□□□  owner  since 2026-01-{:02}",
            row % 28 + 1
        )
    });
    let mut state = ListState::default().with_selected(Some(selected - *top));
    let widget = List::new(rows)
        .block(Block::bordered().title(" Rows "))
        .highlight_style(Style::new().bold().on_blue());
    frame.render_stateful_widget(widget, list, &mut state);
    for (area, title) in [(one, " One "), (two, " Two "), (three, " Three ")] {
        let lines: Vec<Line<'_>> = (0..16)
            .map(|line| Line::from(format!("{title} {line:>3}  twenty-four plain words")))
            .collect();
        frame.render_widget(
            Paragraph::new(lines).block(Block::bordered().title(title)),
            area,
        );
    }
    let words = format!(" READY  row {} of {ROWS}   j k move  q quit", selected + 1);
    frame.render_widget(Line::from(words).green(), status);
}
