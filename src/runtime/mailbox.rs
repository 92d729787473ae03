//! Where other threads put what the program is to learn.

use super::system::Waker;
use std::sync::mpsc;

/// Where other threads put what the program is to learn.
#[derive(Debug)]
pub struct Mailbox<M> {
    sender: mpsc::Sender<M>,
    waker: Waker,
}

impl<M> Mailbox<M> {
    /// Makes a mailbox and the end from which the loop takes the messages.
    pub(super) fn new(waker: Waker) -> (Self, mpsc::Receiver<M>) {
        let (sender, receiver) = mpsc::channel();
        (Self { sender, waker }, receiver)
    }

    /// A handle that wakes the loop without a message.
    pub fn waker(&self) -> Waker {
        self.waker.clone()
    }

    /// Sends a message and wakes the loop; when the loop is over the message is dropped.
    pub fn send(&self, message: M) {
        if self.sender.send(message).is_ok() {
            self.waker.wake();
        }
    }
}

impl<M> Clone for Mailbox<M> {
    fn clone(&self) -> Self {
        Self {
            sender: self.sender.clone(),
            waker: self.waker.clone(),
        }
    }
}
