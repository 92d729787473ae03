//! The terminal, its keys, signals and sleep: all in which systems differ for the loop is in here, in two halves.
//!
//! Both halves have the same names. On Unix one thread sleeps in poll(2) on the terminal and a pipe. On Windows, where
//! nothing sleeps on both, crossterm's own thread waits for keys and rings the bell on which the loop sleeps.

#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
use unix as own;
#[cfg(windows)]
use windows as own;

pub use own::wake::Waker;
pub(super) use own::{
    EDITOR, away,
    input::{AFTERTHOUGHT, Input},
    parting::part_from_watches,
    remote::is_remote,
    signals::Signals,
    terminal::{self, Terminal},
    wait::wait,
    wake::Pipe,
    with_own_line_ends,
};

use std::time::Duration;

/// How long to sleep at most.
#[derive(Clone, Copy, Debug)]
pub(super) enum Limit {
    /// Only look.
    Now,
    /// Wake after this time even when nothing has happened.
    After(Duration),
    /// Sleep until something happens.
    None,
}

/// What ended the sleep; nothing set means that the time was over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Ready {
    /// The terminal has bytes for us.
    pub(super) input: bool,
    /// A signal or another thread has woken us.
    pub(super) woken: bool,
    /// The terminal has vanished.
    pub(super) gone: bool,
}
