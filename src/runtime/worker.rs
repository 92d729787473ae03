//! One thread that does what takes time with files, in the order in which it was asked.

use super::Mailbox;
use super::files::{Files, found};
use crate::app::{Effect, News};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// The first and the longest wait before a save is tried again that failed.
const AGAIN: (Duration, Duration) = (Duration::from_secs(2), Duration::from_mins(1));

/// The thread's inbox, and how many things wait in it.
#[derive(Debug)]
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
    let mut failed: Option<Effect> = None;
    let mut pause = AGAIN.0;
    loop {
        let next = match &failed {
            // Nothing waits for a clock unless something could not be saved.
            None => inbox.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(_) => inbox.recv_timeout(pause),
        };
        let (job, asked) = match next {
            Ok(job) => (Some(job), true),
            Err(RecvTimeoutError::Timeout) => (failed.take(), false),
            Err(RecvTimeoutError::Disconnected) => return,
        };
        let Some(job) = job else { continue };
        let saved_to = if let Effect::Save(save) = &job {
            Some(save.path.clone())
        } else {
            None
        };
        let again = if let Effect::Save(save) = &job {
            Some(Effect::Save(save.clone()))
        } else {
            None
        };
        let news = files.perform(job);
        pause = if asked {
            AGAIN.0
        } else {
            (pause * 2).min(AGAIN.1)
        };
        failed = if matches!(news, Some(News::Saved(Err(_)))) {
            again
        } else {
            None
        };
        // The same failure again is no news.
        if let Some(news) = news.filter(|_| asked || failed.is_none()) {
            mailbox.send(news);
        }
        // What stands in the way may be what another program has written.
        if let Some(path) = saved_to.filter(|_| asked && failed.is_some()) {
            mailbox.send(News::Outside(found(&path)));
        }
        if asked {
            busy.done();
        }
    }
}
