//! While the console is given back: with another program in the foreground. Nothing stops a program here.

use super::signals::Signals;
use super::terminal;
use super::wake::Pipe;
use std::io;
use std::process::{Command, ExitStatus};

/// Stops the program alone: no shell would go on with it.
pub(in crate::runtime) fn stop(_: &Signals) {}

/// Stops the whole job: there are none.
pub(in crate::runtime) fn stop_job(_: &Signals) {}

/// Runs another program on the console and waits for its end.
pub(in crate::runtime) fn run(
    mut command: Command,
    signals: &Signals,
    _: &Pipe,
) -> io::Result<ExitStatus> {
    terminal::give_back();
    let status = command.spawn()?.wait();
    // Ctrl-C reaches all programs of the console, and was meant for the other one.
    signals.forget_keys();
    status
}
