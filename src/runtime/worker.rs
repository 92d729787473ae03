//! One thread that does what takes time with files, in the order in which it was asked.

use super::Mailbox;
use super::files::{Files, found};
use crate::app::{Effect, News, SaveJob};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// The first and the longest wait before a save is tried again that failed.
const AGAIN: (Duration, Duration) = (Duration::from_secs(2), Duration::from_mins(1));

/// The thread's inbox, and how many things wait in it.
#[derive(Debug, Clone)]
pub(super) struct Worker {
    jobs: Sender<Effect>,
    busy: Arc<Busy>,
}

#[derive(Debug, Default)]
struct Busy {
    count: Mutex<usize>,
    rest: Condvar,
}

impl Busy {
    fn add(&self) {
        *self.count.lock().unwrap_or_else(PoisonError::into_inner) += 1;
    }

    fn done(&self) {
        let mut count = self.count.lock().unwrap_or_else(PoisonError::into_inner);
        *count = count.saturating_sub(1);
        self.rest.notify_all();
    }
}

impl Worker {
    pub(super) fn start(files: Files, mailbox: Mailbox<News>) -> Worker {
        let (jobs, inbox) = channel();
        let busy = Arc::new(Busy::default());
        let worker = Worker {
            jobs,
            busy: Arc::clone(&busy),
        };
        let work = move || live(&files, &inbox, &mailbox, &busy);
        // Without the thread nothing is saved, and the program says so when a save is asked for.
        let _ = std::thread::Builder::new()
            .name("files".to_owned())
            .spawn(work);
        worker
    }

    /// Hands a job over; gives it back where nobody works.
    pub(super) fn send(&self, job: Effect) -> Result<(), Effect> {
        self.busy.add();
        self.jobs.send(job).map_err(|refused| {
            self.busy.done();
            refused.0
        })
    }

    /// Waits until all that was asked for is done, at the latest until the deadline.
    pub(super) fn wait(&self, deadline: Instant) {
        let mut count = self
            .busy
            .count
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        while *count > 0 {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return;
            }
            count = match self.busy.rest.wait_timeout(count, left) {
                Ok((count, _)) => count,
                Err(poisoned) => poisoned.into_inner().0,
            };
        }
    }
}

fn live(files: &Files, inbox: &Receiver<Effect>, mailbox: &Mailbox<News>, busy: &Busy) {
    let mut failed: Option<SaveJob> = None;
    let mut pause = AGAIN.0;
    loop {
        let next = match &failed {
            // Nothing waits for a clock unless something could not be saved.
            None => inbox.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(_) => inbox.recv_timeout(pause),
        };
        match next {
            Ok(job) => {
                if settles(&job) {
                    failed = None;
                }
                let save = if let Effect::Save(save) = &job {
                    Some(save.clone())
                } else {
                    None
                };
                let news = files.perform(job);
                let in_vain = matches!(news, Some(News::Saved(Err(_))));
                if let Some(news) = news {
                    mailbox.send(news);
                }
                if in_vain {
                    failed = save;
                    pause = AGAIN.0;
                    look_after(failed.as_ref(), mailbox);
                }
                busy.done();
            }
            Err(RecvTimeoutError::Timeout) => {
                failed = failed.and_then(|save| tried_again(files, save, mailbox));
                pause = (pause * 2).min(AGAIN.1);
            }
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

/// Whether a job leaves nothing to try again of a save that failed.
fn settles(job: &Effect) -> bool {
    matches!(
        job,
        Effect::Save(_) | Effect::GiveUp | Effect::Open(_) | Effect::Create { .. } | Effect::Sample
    )
}

/// What stands in the way of a save may be what another program has written.
fn look_after(failed: Option<&SaveJob>, mailbox: &Mailbox<News>) {
    if let Some(save) = failed {
        mailbox.send(News::Outside {
            path: save.path.clone(),
            found: found(&save.path),
        });
    }
}

/// Tries a save once more; the same failure again is no news.
fn tried_again(files: &Files, save: SaveJob, mailbox: &Mailbox<News>) -> Option<SaveJob> {
    match files.perform(Effect::Save(save.clone())) {
        Some(News::Saved(Err(_))) => Some(save),
        news => {
            if let Some(news) = news {
                mailbox.send(news);
            }
            None
        }
    }
}
