//! A dashboard for tests, and a picture of it in letters.

use super::letters::letters;
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use roadbook::app::figures::Figures;
use roadbook::app::pane::{Pane, Panes};
use roadbook::catalogue::Catalogue;
use roadbook::day::Day;
use roadbook::keymap::Keymap;
use roadbook::store::Book;
use roadbook::theme::{Glyphs, Look, Theme};
use roadbook::ui::dashboard;
use roadbook::ui::screen::{Canvas, Screen};
use roadbook::ui::view::{Detail, Notice, Notices, Status, Tone, View};

/// All that a frame is drawn from.
pub(crate) struct Show {
    size: Size,
    book: Book,
    pub figures: Figures,
    pub panes: Panes,
    keymap: Keymap,
    look: Look,
    signals: Notices,
    pub detail: Option<Detail>,
    said: (Tone, &'static str),
}

impl Show {
    pub(crate) fn sample(width: u16, height: u16) -> Show {
        let mut show = Show::new(width, height, &roadbook::sample::sample(today()));
        let notice = |tone, words: &str| Notice {
            tone,
            words: words.to_owned(),
        };
        let first = vec![
            notice(Tone::Look, "Incident command: level 1 without proof"),
            notice(
                Tone::Look,
                "SRE Foundation: no companion project after 96 d",
            ),
            notice(Tone::Now, "minutes to ack is behind"),
        ];
        show.signals = Notices::new(first, 3);
        show
    }

    pub(crate) fn new(width: u16, height: u16, text: &str) -> Show {
        let book = Book::open(text.to_owned());
        let (book, figures) = Figures::new(book, Catalogue::embedded(), today());
        let show = Show {
            figures,
            size: Size::new(width, height),
            book,
            panes: Panes::default(),
            keymap: Keymap::default(),
            look: Look::default(),
            signals: Notices::default(),
            detail: None,
            said: (Tone::Calm, "saved 14:02"),
        };
        show.settled()
    }

    fn settled(mut self) -> Show {
        let area = Rect::new(0, 0, self.size.width, self.size.height);
        dashboard::settle(&mut self.panes, &self.figures, area);
        self
    }

    pub(crate) fn resize(mut self, width: u16, height: u16) -> Show {
        self.size = Size::new(width, height);
        self.settled()
    }

    pub(crate) fn focus(mut self, pane: Pane) -> Show {
        self.panes.focus = pane;
        self.settled()
    }

    pub(crate) fn zoom(mut self, pane: Pane) -> Show {
        self.panes.zoomed = true;
        self.focus(pane)
    }

    pub(crate) fn select(mut self, row: usize) -> Show {
        let rows = self.figures.rows(self.panes.focus);
        self.panes.focused().select(row, rows);
        self.settled()
    }

    pub(crate) fn open(mut self, pane: Pane, row: usize) -> Show {
        let at = self.figures.target(&self.book, pane, row);
        self.detail = at.map(|at| Detail { at, scroll: 0 });
        self.focus(pane).select(row)
    }

    pub(crate) fn scroll(mut self, lines: usize) -> Show {
        if let Some(detail) = &mut self.detail {
            detail.scroll = lines;
        }
        self
    }

    pub(crate) fn look(mut self, theme: &str, glyphs: &str) -> Show {
        self.look = Look {
            theme: Theme::named(theme).expect("a theme"),
            glyphs: Glyphs::named(glyphs).expect("a set of signs"),
        };
        self
    }

    pub(crate) fn unsaved(mut self, words: &'static str) -> Show {
        self.said = (Tone::Now, words);
        self
    }

    pub(crate) fn picture(&self) -> Buffer {
        Screen::picture(self.size, |canvas| self.draw(canvas))
    }

    pub(crate) fn draw(&self, canvas: &mut Canvas<'_>) {
        let (tone, words) = self.said;
        let view = View {
            today: today(),
            read_only: false,
            hidden: None,
            past: None,
            book: &self.book,
            catalogue: Catalogue::embedded(),
            figures: &self.figures,
            panes: &self.panes,
            keymap: &self.keymap,
            look: &self.look,
            epoch: 0,
            signals: Some(&self.signals),
            detail: self.detail.as_ref(),
            outlook: None,
            covered: false,
            status: Status { tone, words },
        };
        dashboard::draw(canvas, &view);
    }
}

fn today() -> Day {
    "2026-11-22".parse().expect("a day")
}

/// The screen as text, and below it one letter for the style of each sign.
pub(crate) fn shot(show: &Show) -> String {
    letters(&show.picture(), &show.look.theme)
}
