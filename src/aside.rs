//! A second pair of hands: a thread that stands ready, so that the work of a start is done on two processors.
//!
//! A thread that has to be started is late: half a millisecond or more where processors are virtual, which is as long as
//! the work itself takes. So it is called before it is needed, and of a work in parts each takes the next one as it gets
//! free: where the second processor is slow to come, or there is none, the first has done the more. Nobody waits awake:
//! on a busy machine both stand on one processor, and would only be in each other's way.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvError, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, OnceLock, PoisonError};
use std::thread::Builder;

type Job = Box<dyn FnOnce() + Send>;

/// The thread's side, and what is offered to it.
struct Hands {
    /// What it has not come to yet.
    offers: Mutex<VecDeque<Job>>,
    bell: Condvar,
}

/// Calls the second pair of hands, which is there a moment later; nothing happens if it was called before.
pub(crate) fn call() {
    hands();
}

/// Does all parts of a work, each by its number, and returns what has come of them in their order. A part is done by
/// whoever is free first; where there is no second thread, all are done here.
///
/// What both need is shared for as long as the work lasts: the thread keeps nothing of it afterwards.
pub(crate) fn share_out<T: Send + 'static>(
    parts: usize,
    work: impl Fn(usize) -> T + Send + Sync + 'static,
) -> Vec<T> {
    let hands = (parts > 1).then(hands).flatten();
    share_with(hands, parts, work)
}

fn share_with<T: Send + 'static>(
    hands: Option<&Hands>,
    parts: usize,
    work: impl Fn(usize) -> T + Send + Sync + 'static,
) -> Vec<T> {
    let task = Arc::new(Task {
        next: AtomicUsize::new(0),
        parts,
        work,
    });
    let theirs = Arc::clone(&task);
    let begun = begin_with(hands, move || theirs.taken());
    let mut done = task.taken();
    // Where nobody has begun, nothing is left to do by now.
    done.extend(begun.finished());
    done.sort_unstable_by_key(|(number, _)| *number);
    done.into_iter().map(|(_, part)| part).collect()
}

/// Has a work done while one does something else.
pub(crate) fn begin<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Begun<T> {
    begin_with(hands(), work)
}

fn begin_with<T: Send + 'static>(
    hands: Option<&Hands>,
    work: impl FnOnce() -> T + Send + 'static,
) -> Begun<T> {
    let work: Work<T> = Arc::new(Mutex::new(Some(Box::new(work))));
    let theirs = Arc::clone(&work);
    let (sender, results) = channel();
    if let Some(hands) = hands {
        hands.offer(Box::new(move || {
            if let Some(work) = untaken(&theirs) {
                let _ = sender.send(catch_unwind(AssertUnwindSafe(work)));
            }
        }));
    }
    Begun { work, results }
}

/// A work that the other thread has begun, or will.
pub(crate) struct Begun<T> {
    work: Work<T>,
    results: Receiver<std::thread::Result<T>>,
}

type Work<T> = Arc<Mutex<Option<Box<dyn FnOnce() -> T + Send>>>>;

impl<T> Begun<T> {
    /// What has come of it; where it was not begun yet, it is done here and now.
    pub(crate) fn finished(self) -> T {
        match untaken(&self.work) {
            Some(work) => work(),
            None => match self.results.recv() {
                Ok(done) => done.unwrap_or_else(|panic| resume_unwind(panic)),
                Err(RecvError) => unreachable!("who takes a work says what has come of it"),
            },
        }
    }
}

fn untaken<T>(work: &Work<T>) -> Option<Box<dyn FnOnce() -> T + Send>> {
    work.lock().unwrap_or_else(PoisonError::into_inner).take()
}

/// A work in parts, of which each is taken once.
struct Task<W> {
    next: AtomicUsize,
    parts: usize,
    work: W,
}

impl<T, W: Fn(usize) -> T> Task<W> {
    /// Does parts as long as there are any, and says which.
    fn taken(&self) -> Vec<(usize, T)> {
        let mut done = Vec::new();
        loop {
            let number = self.next.fetch_add(1, Ordering::Relaxed);
            if number >= self.parts {
                return done;
            }
            done.push((number, (self.work)(number)));
        }
    }
}

/// The thread, which is started by the first who asks; none where it cannot be.
fn hands() -> Option<&'static Hands> {
    static HANDS: OnceLock<Option<Arc<Hands>>> = OnceLock::new();
    HANDS.get_or_init(Hands::start).as_deref()
}

impl Hands {
    fn start() -> Option<Arc<Hands>> {
        let hands = Arc::new(Hands {
            offers: Mutex::default(),
            bell: Condvar::new(),
        });
        let own = Arc::clone(&hands);
        let live = move || {
            loop {
                own.next()();
            }
        };
        let thread = Builder::new().name("aside".to_owned()).spawn(live);
        thread.is_ok().then_some(hands)
    }

    fn offer(&self, job: Job) {
        self.lock().push_back(job);
        self.bell.notify_one();
    }

    /// Waits for a job.
    fn next(&self) -> Job {
        let mut offers = self.lock();
        loop {
            if let Some(job) = offers.pop_front() {
                return job;
            }
            let woken = self.bell.wait(offers);
            offers = woken.unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn lock(&self) -> MutexGuard<'_, VecDeque<Job>> {
        self.offers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Barrier;

    #[test]
    fn every_part_is_done_once_and_stands_in_its_place() {
        for parts in [0, 1, 2, 1000] {
            let expected: Vec<usize> = (0..parts).map(|number| number * number).collect();
            assert_eq!(share_out(parts, |number| number * number), expected);
        }
    }

    #[test]
    fn two_do_it_at_once() {
        let hands = Hands::start().expect("a thread");
        // Neither gets past the other's part.
        let both = Arc::new(Barrier::new(2));
        let met = Arc::clone(&both);
        let names = share_with(Some(&hands), 2, move |_| {
            met.wait();
            std::thread::current().name().map(str::to_owned)
        });
        assert_eq!(
            names
                .iter()
                .flatten()
                .filter(|name| *name == "aside")
                .count(),
            1
        );
        assert_eq!(Arc::strong_count(&both), 1, "nothing is kept");
    }

    #[test]
    fn a_panic_of_either_is_a_panic_here_and_the_other_hands_live_on() {
        for _ in 0..20 {
            let caught = catch_unwind(|| share_out(4, |number| assert!(number != 3, "part")));
            assert!(caught.is_err());
        }
        assert_eq!(share_out(3, |number| number), [0, 1, 2]);
    }

    #[test]
    fn what_was_begun_is_finished_once() {
        let all: Vec<_> = (0..100).map(|number| begin(move || number)).collect();
        let all: Vec<i32> = all.into_iter().map(Begun::finished).collect();
        assert_eq!(all, (0..100).collect::<Vec<_>>());
        let caught = catch_unwind(|| begin(|| panic!("begun")).finished());
        assert!(caught.is_err());
    }

    #[test]
    fn many_may_ask_at_once() {
        let threads: Vec<_> = (0..8)
            .map(|own| {
                std::thread::spawn(move || {
                    for _ in 0..200 {
                        assert_eq!(
                            share_out(3, move |number| own + number),
                            [own, own + 1, own + 2]
                        );
                    }
                })
            })
            .collect();
        for thread in threads {
            thread.join().expect("each gets its own");
        }
    }
}
