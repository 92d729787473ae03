//! The keys, as crossterm finds them among the events of the console.
//!
//! Where there is none, crossterm's own thread waits for the next and rings the bell. It takes events as soon as they
//! come, so it is sent away while another program has the console.

use super::terminal::Keys;
use super::wake::{Bell, Pipe};
use crossterm::event::{Event, EventStream, KeyEventKind};
use futures_core::Stream as _;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::time::Duration;

/// How long after the last key it is worth looking once more: the bell rings for each, so never.
pub(in crate::runtime) const AFTERTHOUGHT: Duration = Duration::ZERO;

/// Takes events out of crossterm one by one.
#[derive(Debug)]
pub(in crate::runtime) struct Input {
    stream: Option<EventStream>,
    ringer: Waker,
    bell: Arc<Bell>,
}

/// Rings when there are keys.
struct Ringer(Arc<Bell>);

impl Wake for Ringer {
    fn wake(self: Arc<Self>) {
        self.0.ring(|rung| rung.input = true);
    }
}

impl Input {
    /// Takes none yet; keys will ring this bell.
    pub(in crate::runtime) fn new(pipe: &Pipe) -> Self {
        let bell = Arc::clone(&pipe.bell);
        Self {
            stream: None,
            ringer: Arc::new(Ringer(Arc::clone(&bell))).into(),
            bell,
        }
    }

    /// Builds crossterm's reader ahead of the first key.
    pub(in crate::runtime) fn prepare(&mut self) {
        self.stream.get_or_insert_default();
    }

    /// Leaves the keys to another program.
    pub(in crate::runtime) fn rest(&mut self) {
        self.stream = None;
    }

    /// Nothing to do: each look is a whole one.
    #[expect(clippy::unused_self, reason = "one signature for all systems")]
    pub(in crate::runtime) fn look_again(&mut self) {}

    /// The next event that is there now; an error means that the console is gone.
    pub(in crate::runtime) fn next(&mut self, _: Keys, _: bool) -> io::Result<Option<Event>> {
        loop {
            let stream = Pin::new(self.stream.get_or_insert_default());
            match stream.poll_next(&mut Context::from_waker(&self.ringer)) {
                Poll::Pending | Poll::Ready(None) => return Ok(None),
                // A key that is let go says nothing.
                Poll::Ready(Some(Ok(Event::Key(key)))) if key.kind == KeyEventKind::Release => {}
                // The size is asked from the console itself when the loop is woken for it.
                Poll::Ready(Some(Ok(Event::Resize(..)))) => self.bell.ring(|rung| {
                    rung.resized = true;
                    rung.woken = true;
                }),
                Poll::Ready(Some(event)) => return event.map(Some),
            }
        }
    }
}
