//! A screen as dense as the dashboard on the program's own loop, to prove and to measure the loop alone.

use crossterm::event::{KeyCode, KeyEventKind, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Rect, Size};
use ratatui::style::{Color, Style, Stylize};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Clear, Paragraph, Widget};
use roadbook::runtime::{self, Canvas, Event, Mailbox, Options, Outcome, Program, stamp};
use std::io;
use std::process::{Command, ExitStatus};
use std::time::Instant;

const ROWS: usize = 2500;

const TITLES: [&str; 3] = ["2 Quarter win", "3 Certifications", "4 Shadowing"];

const TEXT: [&[(&str, &str)]; 3] = [
    &[
        ("Halve the time of a release", ""),
        ("so that a fix reaches people the same day", ""),
        ("", ""),
        ("minutes to release ", "64 ━━━━━━━━━╋━━━━━━ 30  now  41"),
        ("", "on pace, ends near 29"),
        ("failed releases    ", "9  ━━━━━━━━━╋━━━━━━ 4   now   8"),
        ("", "behind: 5.1 expected today"),
        ("guard  missed calls stay at 0", "             now   0"),
        ("", ""),
        ("Q3     Alerts that mean something", "            reached"),
        ("Q2     A runbook for each alert", "              reached"),
        ("Q1     One build for all services", "            carried"),
    ],
    &[
        ("stack       certificate              ", "state"),
        (
            "base        Cloud architecture       ",
            "proven · till May 28",
        ),
        (
            "specialty   Reliability              ",
            "passed, no project",
        ),
        ("specialty   Container administration ", "exam in 17 d"),
        (
            "supporting  Metrics                  ",
            "studying 40 % · 11 h",
        ),
        ("supporting  Infrastructure as code   ", "expires in 58 d"),
        ("", ""),
        (
            "hours  ",
            "━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━  31 of 50 h · 62 %",
        ),
        ("next sensible  ", "the companion project of Reliability"),
    ],
    &[
        ("▁ ▂ ▅ ▁ ▃ ▁ ▁ ▂ ▅ ▇ ▂ ▁ ▃    ", "observe 3 · assist 2"),
        ("", ""),
        ("12 Nov  2.0 h   Cloud security   ", "Access review be…"),
        ("05 Nov  1.5 h   Cloud security   ", "Threat model of …"),
        ("29 Oct  3.0 h   Cloud security   ", "Compliance sprin…"),
        ("22 Oct  1.0 h   Cost             ", "Showback of batc…"),
        ("08 Oct  2.0 h   Cloud security   ", "Secrets rotation"),
        ("", ""),
        ("follow-up  ", "Draft a least-privilege checklist   28 Nov"),
        ("because    ", "observed three times, never assisted"),
    ],
];

#[derive(Default)]
struct Probe {
    row: usize,
    top: usize,
    height: usize,
    focus: usize,
    help: bool,
    news: &'static str,
    next: Option<Outcome>,
}

enum Message {
    Loaded,
}

impl Program for Probe {
    type Message = Message;

    fn started(&mut self, mailbox: Mailbox<Message>) {
        match std::env::args().nth(1).as_deref() {
            // Without news from a thread, the first frame can be measured alone.
            Some("--still") => {}
            Some("--thread-panics") => drop(std::thread::spawn(|| panic!("boom in a thread"))),
            _ => drop(std::thread::spawn(move || mailbox.send(Message::Loaded))),
        }
    }

    fn resized(&mut self, size: Size) {
        self.height = usize::from(
            areas(Rect::new(0, 0, size.width, size.height)).panes[0]
                .height
                .saturating_sub(2),
        )
        .max(1);
        self.select(self.row);
    }

    fn event(&mut self, event: Event) {
        let Event::Key(key) = event else { return };
        if key.kind == KeyEventKind::Release {
            return;
        }
        match (key.code, key.modifiers.contains(KeyModifiers::CONTROL)) {
            (KeyCode::Char('q'), false) => self.next = Some(Outcome::Quit(0)),
            (KeyCode::Char('c'), true) => self.next = Some(Outcome::Quit(130)),
            (KeyCode::Char('z'), true) => self.next = Some(Outcome::Suspend),
            (KeyCode::Char('j') | KeyCode::Down, false) => {
                self.select((self.row + 1).min(ROWS - 1));
            }
            (KeyCode::Char('k') | KeyCode::Up, false) => self.select(self.row.saturating_sub(1)),
            (KeyCode::Tab, _) => self.focus = (self.focus + 1) % 4,
            (KeyCode::Char('?'), _) => self.help = !self.help,
            (KeyCode::Char('e'), false) => {
                self.next = editor().map(|editor| Outcome::Run(Box::new(editor)));
            }
            (KeyCode::Esc, _) => self.help = false,
            _ => {}
        }
    }

    fn message(&mut self, Message::Loaded: Message) {
        self.news = "loaded";
    }

    fn outcome(&mut self) -> Outcome {
        self.next.take().unwrap_or(Outcome::Continue)
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let areas = areas(canvas.area());
        let [list, sides @ ..] = areas.panes;
        let seen = (self.row, self.top, self.focus == 0);
        canvas.part(list, stamp(seen), |buffer, area| self.list(buffer, area));
        for (index, area) in sides.into_iter().enumerate() {
            let focused = self.focus == index + 1;
            canvas.part(area, stamp((index, focused)), |buffer, area| {
                side(buffer, area, index, focused);
            });
        }
        canvas.part(
            areas.status,
            stamp((self.row, self.news)),
            |buffer, area| self.status(buffer, area),
        );
        if self.help {
            let area = canvas
                .area()
                .centered(Constraint::Length(44), Constraint::Length(9));
            canvas.part(area, 0, help);
        }
    }

    fn returned(&mut self, result: io::Result<ExitStatus>) {
        self.news = if result.is_ok_and(|status| status.success()) {
            "edited"
        } else {
            "not edited"
        };
    }

    fn closing(&mut self, _: Instant) {}
}

struct Areas {
    panes: [Rect; 4],
    status: Rect,
}

fn areas(area: Rect) -> Areas {
    let status = Rect {
        y: area.bottom().saturating_sub(1),
        height: area.height.min(1),
        ..area
    };
    let (height, left) = (area.height.saturating_sub(1), area.width / 2);
    let (top, right) = (height / 2, area.width - left);
    let panes = [
        Rect::new(0, 0, left, top),
        Rect::new(left, 0, right, top),
        Rect::new(0, top, left, height - top),
        Rect::new(left, top, right, height - top),
    ];
    Areas { panes, status }
}

fn editor() -> Option<Command> {
    let editor = std::env::var_os("EDITOR")?;
    let mut command = Command::new("sh");
    command.arg("-c").arg(editor);
    Some(command)
}

fn pane(title: &str, focused: bool) -> Block<'_> {
    let style = if focused {
        Style::new().fg(Color::Cyan)
    } else {
        Style::new().fg(Color::DarkGray)
    };
    Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(style)
        .title(format!(" {title} ").bold())
}

fn side(buffer: &mut Buffer, area: Rect, index: usize, focused: bool) {
    let block = pane(TITLES[index], focused);
    let lines = TEXT[index]
        .iter()
        .map(|(label, value)| Line::from(vec![Span::from(*label).dark_gray(), Span::from(*value)]));
    Paragraph::new(lines.collect::<Vec<_>>())
        .block(block)
        .render(area, buffer);
}

fn help(buffer: &mut Buffer, area: Rect) {
    Clear.render(area, buffer);
    let lines = [
        "j k   move",
        "Tab   next pane",
        "e     editor",
        "?     this help",
        "q     quit",
    ]
    .map(Line::from);
    Paragraph::new(lines.to_vec())
        .block(pane("Help", true))
        .render(area, buffer);
}

impl Probe {
    fn select(&mut self, row: usize) {
        self.row = row;
        self.top = self.top.clamp((row + 1).saturating_sub(self.height), row);
    }

    fn list(&self, buffer: &mut Buffer, area: Rect) {
        let block = pane("1 Track", self.focus == 0);
        let inner = block.inner(area);
        block.render(area, buffer);
        for (row, area) in (self.top..ROWS).zip(inner.rows()) {
            let text = format!(
                "Skill {row:<6} ■■□□    ■□□□    owner   {}  since 2026-01-{:02}",
                row % 9,
                row % 28 + 1
            );
            let style = if row == self.row {
                Style::new().bold()
            } else {
                Style::new()
            };
            let mark = if row == self.row { "▎ " } else { "  " };
            let (x, _) = buffer.set_stringn(
                area.x,
                area.y,
                mark,
                usize::from(area.width),
                Style::new().fg(Color::Cyan),
            );
            buffer.set_stringn(
                x,
                area.y,
                text,
                usize::from(area.right().saturating_sub(x)),
                style,
            );
        }
    }

    fn status(&self, buffer: &mut Buffer, area: Rect) {
        let text = format!(
            " READY  row {} of {ROWS}   j k move  Tab pane  e editor  ? help  q quit   {}",
            self.row + 1,
            self.news
        );
        Line::from(text).green().render(area, buffer);
    }
}

fn main() {
    let code = runtime::run(&mut Probe::default(), Options::default());
    std::process::exit(i32::from(code));
}
