//! One thread that does what takes time with files, in the order in which it was asked.

use super::Mailbox;
use super::files::{Files, found};
use crate::app::{Effect, News, SaveJob};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// The first and the longest wait before a save is tried again that failed.
const AGAIN: (Duration, Duration) = (Duration::from_secs(2), Duration::from_mins(1));

/// A draft is written so long after a key, with all that was typed meanwhile.
const DRAFT: Duration = Duration::from_millis(300);

/// The thread's inbox, and how many things wait in it.
#[derive(Debug, Clone)]
pub(super) struct Worker {
    jobs: Sender<Job>,
    busy: Arc<Busy>,
}

/// What the thread is asked for.
#[derive(Debug)]
enum Job {
    Do(Effect),
    /// Writes at once what waits to be written.
    Hurry,
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
        let life = Life {
            files,
            mailbox,
            failed: None,
            draft: None,
        };
        let worker = Worker {
            jobs,
            busy: Arc::clone(&busy),
        };
        let work = move || life.live(&inbox, &busy);
        // Without the thread nothing is saved, and the program says so when a save is asked for.
        let _ = std::thread::Builder::new()
            .name("files".to_owned())
            .spawn(work);
        worker
    }

    /// One whose jobs are only listened to.
    #[cfg(test)]
    pub(super) fn listening() -> (Worker, Receiver<Effect>) {
        let (jobs, inbox) = channel();
        let (out, effects) = channel();
        std::thread::spawn(move || {
            while let Ok(Job::Do(effect)) = inbox.recv() {
                if out.send(effect).is_err() {
                    return;
                }
            }
        });
        let busy = Arc::new(Busy::default());
        (Worker { jobs, busy }, effects)
    }

    /// Hands a job over; gives it back where nobody works.
    pub(super) fn send(&self, job: Effect) -> Result<(), Effect> {
        self.busy.add();
        self.jobs.send(Job::Do(job)).map_err(|refused| {
            self.busy.done();
            match refused.0 {
                Job::Do(job) => job,
                Job::Hurry => Effect::GiveUp,
            }
        })
    }

    /// Waits until all that was asked for is done, at the latest until the deadline.
    pub(super) fn wait(&self, deadline: Instant) {
        self.busy.add();
        if self.jobs.send(Job::Hurry).is_err() {
            self.busy.done();
        }
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

/// The thread, and what it has still to do at a later time.
struct Life {
    files: Files,
    mailbox: Mailbox<News>,
    /// A save that failed, when it is tried again, and how long was waited for that.
    failed: Option<(SaveJob, Instant, Duration)>,
    /// What is being typed, and when it is written.
    draft: Option<(Effect, Instant)>,
}

impl Life {
    fn live(mut self, inbox: &Receiver<Job>, busy: &Busy) {
        loop {
            match self.next(inbox) {
                Ok(job) => {
                    match job {
                        Job::Do(job) => self.take(job),
                        Job::Hurry => self.write_draft(),
                    }
                    busy.done();
                }
                Err(RecvTimeoutError::Timeout) => self.act_in_time(),
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    /// The next job, or the time for something that waits. Nothing waits for a clock unless a form is being filled in
    /// or a save has failed.
    fn next(&self, inbox: &Receiver<Job>) -> Result<Job, RecvTimeoutError> {
        let again = self.failed.as_ref().map(|(_, due, _)| *due);
        let draft = self.draft.as_ref().map(|(_, due)| *due);
        match again.into_iter().chain(draft).min() {
            None => inbox.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(due) => inbox.recv_timeout(due.saturating_duration_since(Instant::now())),
        }
    }

    fn take(&mut self, job: Effect) {
        if matches!(&job, Effect::KeepDraft { draft: Some(_), .. }) {
            // Only the latest is written.
            let due = self.draft.take().map(|(_, due)| due);
            self.draft = Some((job, due.unwrap_or_else(|| Instant::now() + DRAFT)));
            return;
        }
        if matches!(&job, Effect::KeepDraft { draft: None, .. }) {
            self.draft = None;
        } else {
            self.write_draft();
        }
        self.perform(job);
    }

    fn perform(&mut self, job: Effect) {
        let settles = settles(&job);
        let save = if let Effect::Save(save) = &job {
            Some(save.clone())
        } else {
            None
        };
        let news = self.files.perform(job);
        let in_vain = matches!(news, Some(News::Saved(Err(_))));
        if settles && !matches!(news, Some(News::NotCreated(_))) {
            self.failed = None;
        }
        self.tell(news);
        if let (true, Some(save)) = (in_vain, save) {
            look_after(&save, &self.mailbox);
            self.failed = Some((save, Instant::now() + AGAIN.0, AGAIN.0));
        }
    }

    fn tell(&self, news: Option<News>) {
        if let Some(news) = news {
            self.mailbox.send(news);
        }
    }

    fn write_draft(&mut self) {
        if let Some((draft, _)) = self.draft.take() {
            self.tell(self.files.perform(draft));
        }
    }

    /// Does what the time has come for.
    fn act_in_time(&mut self) {
        let now = Instant::now();
        if self.draft.as_ref().is_some_and(|(_, due)| *due <= now) {
            self.write_draft();
        }
        if self.failed.as_ref().is_some_and(|(_, due, _)| *due <= now)
            && let Some((save, _, pause)) = self.failed.take()
        {
            let pause = (pause * 2).min(AGAIN.1);
            self.failed = tried_again(&self.files, save, &self.mailbox)
                .map(|save| (save, Instant::now() + pause, pause));
        }
    }
}

/// Whether a job leaves nothing to try again of a save that failed.
fn settles(job: &Effect) -> bool {
    matches!(
        job,
        Effect::Save(_)
            | Effect::GiveUp
            | Effect::Open(_)
            | Effect::Create { .. }
            | Effect::SaveAs(_)
            | Effect::Sample
    )
}

/// What stands in the way of a save may be what another program has written.
fn look_after(save: &SaveJob, mailbox: &Mailbox<News>) {
    mailbox.send(News::Outside {
        path: save.path.clone(),
        found: found(&save.path),
    });
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
