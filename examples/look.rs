//! The dashboard on the sample or on a file, to look at.

use crossterm::event::{KeyCode, KeyEventKind};
use ratatui::layout::{Rect, Size};
use roadbook::app::figures::Figures;
use roadbook::app::pane::Panes;
use roadbook::catalogue::Catalogue;
use roadbook::day::Day;
use roadbook::keymap::Keymap;
use roadbook::runtime::{self, Canvas, Event, Mailbox, Options, Outcome, Program};
use roadbook::store::Book;
use roadbook::theme::{Glyphs, Look, Theme};
use roadbook::ui::dashboard;
use roadbook::ui::view::{Detail, Notice, Status, Tone, View};
use std::io;
use std::process::ExitStatus;
use std::time::Instant;

struct Show {
    book: Book,
    figures: Figures,
    panes: Panes,
    keymap: Keymap,
    look: Look,
    signals: Vec<Notice>,
    detail: Option<Detail>,
    area: Rect,
    ends: bool,
}

impl Program for Show {
    type Message = ();

    fn started(&mut self, _: Mailbox<()>) {}

    fn resized(&mut self, size: Size) {
        self.area = Rect::new(0, 0, size.width, size.height);
        dashboard::settle(&mut self.panes, &self.figures, self.area);
    }

    fn event(&mut self, event: Event) {
        let Event::Key(key) = event else { return };
        if key.kind == KeyEventKind::Release {
            return;
        }
        let pane = self.panes.focus;
        let rows = self.figures.rows(pane);
        let by = self.panes.state(pane).page.cast_signed();
        match (key.code, &mut self.detail) {
            (KeyCode::Char('q'), _) => self.ends = true,
            (KeyCode::Esc, _) => self.detail = None,
            (KeyCode::Char('j'), Some(detail)) => detail.scroll += 1,
            (KeyCode::Char('k'), Some(detail)) => detail.scroll = detail.scroll.saturating_sub(1),
            (KeyCode::Char('j'), None) => self.panes.focused().step(1, rows),
            (KeyCode::Char('k'), None) => self.panes.focused().step(-1, rows),
            (KeyCode::PageDown, None) => self.panes.focused().step(by, rows),
            (KeyCode::PageUp, None) => self.panes.focused().step(-by, rows),
            (KeyCode::Char('G'), None) => self.panes.focused().step(isize::MAX, rows),
            (KeyCode::Tab, _) => self.panes.focus = pane.next(),
            (KeyCode::BackTab, _) => self.panes.focus = pane.previous(),
            (KeyCode::Char('z'), _) => self.panes.zoomed = !self.panes.zoomed,
            (KeyCode::Enter, _) => {
                let row = self.panes.state(pane).selected;
                let at = self.figures.target(&self.book, pane, row);
                self.detail = at.map(|at| Detail { at, scroll: 0 });
            }
            _ => {}
        }
        dashboard::settle(&mut self.panes, &self.figures, self.area);
    }

    fn message(&mut self, (): ()) {}

    fn outcome(&mut self) -> Outcome {
        if self.ends {
            Outcome::Quit(0)
        } else {
            Outcome::Continue
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let view = View {
            book: &self.book,
            catalogue: Catalogue::embedded(),
            figures: &self.figures,
            panes: &self.panes,
            keymap: &self.keymap,
            look: &self.look,
            epoch: 0,
            signals: &self.signals,
            detail: self.detail.as_ref(),
            status: Status {
                tone: Tone::Calm,
                words: "saved 14:02",
            },
        };
        dashboard::draw(canvas, &view);
    }

    fn returned(&mut self, _: io::Result<ExitStatus>) {}

    fn closing(&mut self, _: Instant) {}
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let today: Day = "2026-11-22".parse().expect("a day");
    let text = match arguments.first().map(String::as_str) {
        None | Some("-") => roadbook::sample::sample(today),
        Some(path) => std::fs::read_to_string(path).expect("a file"),
    };
    let theme = arguments.get(1).map_or("dark", String::as_str);
    let glyphs = arguments.get(2).map_or("unicode", String::as_str);
    let book = Book::open(text);
    let figures = Figures::new(&book, Catalogue::embedded(), today);
    let notice = |tone, words: &str| Notice {
        tone,
        words: words.to_owned(),
    };
    let mut show = Show {
        figures,
        book,
        panes: Panes::default(),
        keymap: Keymap::default(),
        look: Look {
            theme: Theme::named(theme).expect("a theme"),
            glyphs: Glyphs::named(glyphs).expect("signs"),
        },
        signals: vec![
            notice(Tone::Look, "Incident command: level 1 without proof"),
            notice(
                Tone::Look,
                "SRE Practitioner: no companion project after 96 d",
            ),
            notice(Tone::Look, "Cut alert noise: minutes to ack is behind"),
            notice(Tone::Look, "Terraform Associate expires in 58 d"),
        ],
        detail: None,
        area: Rect::ZERO,
        ends: false,
    };
    std::process::exit(i32::from(runtime::run(&mut show, Options::default())));
}
