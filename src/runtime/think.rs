//! One thread that looks through the whole roadmap: whether it is valid, and what its signals are.

use super::Mailbox;
use crate::app::News;
use crate::catalogue::Catalogue;
use crate::day::Day;
use crate::insight::Basis;
use crate::insight::signal::{Signal, Thresholds, signals};
use crate::store::Book;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

/// The thread's inbox.
#[derive(Debug)]
pub(super) struct Thinker(Sender<Arc<String>>);

impl Thinker {
    pub(super) fn start(today: Day, mailbox: Mailbox<News>) -> Thinker {
        let (texts, inbox) = channel();
        let think = move || live(today, &inbox, &mailbox);
        // Without the thread there are no signals; the first save checks the text all the same.
        let _ = std::thread::Builder::new()
            .name("signals".to_owned())
            .spawn(think);
        Thinker(texts)
    }

    pub(super) fn send(&self, text: Arc<String>) {
        let _ = self.0.send(text);
    }
}

fn live(today: Day, inbox: &Receiver<Arc<String>>, mailbox: &Mailbox<News>) {
    while let Ok(first) = inbox.recv() {
        // Only the newest text matters.
        let text = inbox.try_iter().last().unwrap_or(first);
        for news in thoughts(&text, today) {
            mailbox.send(news);
        }
    }
}

/// Everything that is to be said of a text.
pub(super) fn thoughts(text: &Arc<String>, today: Day) -> Vec<News> {
    let book = Book::share(Arc::clone(text));
    let faults = book.faults();
    let valid = faults.is_empty();
    let checked = News::Checked {
        text: Arc::clone(text),
        faults,
    };
    if !valid {
        return vec![checked];
    }
    let signals = signals_of(&book, today);
    vec![
        checked,
        News::Signals {
            text: Arc::clone(text),
            signals,
        },
    ]
}

fn signals_of(book: &Book, today: Day) -> Vec<Signal> {
    signals(
        &Basis::new(book, Catalogue::embedded(), today),
        &Thresholds::default(),
    )
}
