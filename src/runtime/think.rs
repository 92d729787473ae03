//! One thread that looks through the whole roadmap: whether it is valid, and what its signals are.

use super::Mailbox;
use crate::app::{News, Thought};
use crate::insight::Basis;
use crate::insight::signal::signals;
use std::sync::mpsc::{Receiver, Sender, channel};

/// The thread's inbox.
#[derive(Debug)]
pub(super) struct Thinker(Sender<Thought>);

impl Thinker {
    pub(super) fn start(mailbox: Mailbox<News>) -> Thinker {
        let (texts, inbox) = channel();
        let think = move || live(&inbox, &mailbox);
        // Without the thread there are no signals; the first save checks the text all the same.
        let _ = std::thread::Builder::new()
            .name("signals".to_owned())
            .spawn(think);
        Thinker(texts)
    }

    pub(super) fn send(&self, thought: Thought) {
        let _ = self.0.send(thought);
    }
}

fn live(inbox: &Receiver<Thought>, mailbox: &Mailbox<News>) {
    while let Ok(first) = inbox.recv() {
        // Only the newest text matters.
        let thought = inbox.try_iter().last().unwrap_or(first);
        for news in thoughts(&thought) {
            mailbox.send(news);
        }
    }
}

/// Everything that is to be said of a text.
pub(super) fn thoughts(thought: &Thought) -> Vec<News> {
    let book = &*thought.book;
    let text = book.shared_text();
    let faults = book.faults();
    let valid = faults.is_empty();
    let checked = News::Checked {
        text: text.clone(),
        faults,
    };
    if !valid {
        return vec![checked];
    }
    let basis = Basis::new(book, &thought.catalogue, thought.today);
    let signals = signals(&basis, &thought.thresholds);
    vec![checked, News::Signals { text, signals }]
}
