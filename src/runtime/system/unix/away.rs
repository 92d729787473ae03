//! While the terminal is given back: stopped by Ctrl-Z, or with another program in the foreground.

use super::signals::Signals;
use super::terminal;
use super::wait::wait_for_wake;
use super::wake::Pipe;
use nix::unistd::{Pid, getpgrp, getppid, getsid};
use rustix::process::{Signal, kill_current_process_group};
use signal_hook::consts::SIGSTOP;
use signal_hook::low_level::raise;
use std::io;
use std::process::{Command, ExitStatus};

/// Stops the program alone, as SIGTSTP from outside asks, and returns when it goes on.
pub(in crate::runtime) fn stop(signals: &Signals) {
    if !has_shell() {
        return;
    }
    terminal::give_back();
    pause(signals);
}

/// Stops the whole job, as Ctrl-Z does when no program catches it, and returns when it goes on.
pub(in crate::runtime) fn stop_job(signals: &Signals) {
    if !has_shell() {
        return;
    }
    terminal::give_back();
    // A program that started us and waits must stop too, or the shell would not notice.
    let _ = kill_current_process_group(Signal::TSTP);
    pause(signals);
}

/// Runs another program on the terminal and waits for its end; nothing here reads a key meanwhile.
pub(in crate::runtime) fn run(
    mut command: Command,
    signals: &Signals,
    pipe: &Pipe,
) -> io::Result<ExitStatus> {
    terminal::give_back();
    let mut child = command.spawn()?;
    loop {
        if let Some(status) = child.try_wait()? {
            signals.forget_keys();
            return Ok(status);
        }
        wait_for_wake(pipe);
        pipe.drain();
        // Ctrl-C and Ctrl-Z reach all programs of the job; the first was meant for the other one.
        signals.forget_keys();
        if signals.take_suspend() {
            pause(signals);
        }
        if signals.ending().is_some() {
            return Err(io::ErrorKind::Interrupted.into());
        }
    }
}

/// Raised on this very thread, the signal stops it before the call returns; sent from another, it would come too late.
fn pause(signals: &Signals) {
    let _ = raise(SIGSTOP);
    signals.take_suspend();
    signals.take_resumed();
}

/// Whether someone would let us go on: without job control, being stopped is being frozen for good.
///
/// Asked with types for which 0 is a number like others: in a container the session's leader, or our parent, may be
/// outside, and then the system answers 0.
fn has_shell() -> bool {
    let parent = getppid();
    if parent.as_raw() == 0 {
        return false;
    }
    let (Ok(session), Ok(theirs)) = (getsid(None), getsid(Some(parent))) else {
        return false;
    };
    getpgrp() != session && theirs == session && session != Pid::from_raw(0)
}
