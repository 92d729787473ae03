//! Lets the system close the watches of files in its own time.
//!
//! When the last handle of an inotify queue is closed, Linux waits for its own housekeeping, 5 to 20 ms long, and with it
//! waits the program that ends, although nothing of its own is left to do. So the last handles are put into a message that
//! nobody reads, in a pair of sockets which themselves lie in that message. Once the program is over they belong to
//! nobody; Linux looks for such rings and closes them beside everything else. Where any of it is refused, the program
//! ends as it would have: a little later.

#[cfg(target_os = "linux")]
pub(in crate::runtime) use linux::part_from_watches;

/// Only Linux has such queues.
#[cfg(not(target_os = "linux"))]
pub(in crate::runtime) fn part_from_watches() {}

#[cfg(target_os = "linux")]
mod linux {
    use rustix::fd::{AsFd, OwnedFd};
    use rustix::fs::{CWD, readlinkat};
    use rustix::io::{Result, fcntl_dupfd_cloexec};
    use rustix::net::{
        AddressFamily, SendAncillaryBuffer, SendAncillaryMessage, SendFlags, SocketFlags,
        SocketType, sendmsg, socketpair,
    };
    use rustix::process::{PidfdFlags, PidfdGetfdFlags, getpid, pidfd_getfd, pidfd_open};
    use std::io::IoSlice;
    use std::mem::MaybeUninit;
    use std::sync::OnceLock;

    /// Which descriptions are looked at. They are opened early, so their numbers are low.
    const NUMBERS: std::ops::Range<i32> = 3..LAST;

    /// So many numbers without a description one after the other, and no more are looked at.
    const GAP: usize = 4;

    /// As many as there is room for in the message; a program has two, of the roadmap and of the settings.
    const MOST: usize = 8;

    /// A number above all others. The system closes from the lowest up, and looks for rings when it closes this one. A
    /// number of 64 or more would need a larger table, for which Linux waits just as long.
    const LAST: i32 = 60;

    /// What must stay open until the very end.
    static KEPT: OnceLock<[OwnedFd; 3]> = OnceLock::new();

    /// Hands the watches over; to be called once, right before the program ends.
    pub(in crate::runtime) fn part_from_watches() {
        if let Ok(Some(ring)) = watches().and_then(|watches| ring(&watches)) {
            let _ = KEPT.set(ring);
        }
    }

    /// Second handles of the inotify queues that are open.
    pub(super) fn watches() -> Result<Vec<OwnedFd>> {
        let mut found = Vec::new();
        let mut missing = 0;
        for number in NUMBERS {
            match readlinkat(CWD, format!("/proc/self/fd/{number}"), Vec::new()) {
                Ok(name) if name.as_bytes() == b"anon_inode:inotify" => found.push(number),
                Ok(_) => missing = 0,
                Err(_) => missing += 1,
            }
            if missing == GAP || found.len() == MOST {
                break;
            }
        }
        if found.is_empty() {
            return Ok(Vec::new());
        }
        let this = pidfd_open(getpid(), PidfdFlags::empty())?;
        let again = |number| pidfd_getfd(&this, number, PidfdGetfdFlags::empty());
        found.into_iter().map(again).collect()
    }

    /// Puts handles into a message that lies in itself; nothing where there are none.
    pub(super) fn ring(handles: &[OwnedFd]) -> Result<Option<[OwnedFd; 3]>> {
        if handles.is_empty() {
            return Ok(None);
        }
        let pair = || {
            let (family, kind) = (AddressFamily::UNIX, SocketType::STREAM);
            socketpair(family, kind, SocketFlags::CLOEXEC, None)
        };
        let (here, there) = pair()?;
        let rights: Vec<_> = handles
            .iter()
            .chain([&here, &there])
            .map(AsFd::as_fd)
            .collect();
        let mut space = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(MOST + 2))];
        let mut message = SendAncillaryBuffer::new(&mut space);
        message.push(SendAncillaryMessage::ScmRights(&rights));
        sendmsg(
            &here,
            &[IoSlice::new(b".")],
            &mut message,
            SendFlags::DONTWAIT,
        )?;
        let last = fcntl_dupfd_cloexec(pair()?.0, LAST)?;
        Ok(Some([here, there, last]))
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::linux::{ring, watches};
    use notify::Watcher;

    #[test]
    fn the_handle_of_a_watch_is_found_and_can_be_handed_over() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut watcher = notify::recommended_watcher(|_| {}).expect("a watcher");
        watcher
            .watch(folder.path(), notify::RecursiveMode::NonRecursive)
            .expect("a watch");
        let found = watches().expect("a list");
        assert!(!found.is_empty());
        let kept = ring(&found).expect("a ring");
        assert!(kept.is_some());
    }

    #[test]
    fn without_a_watch_there_is_nothing_to_hand_over() {
        assert!(ring(&[]).expect("no ring").is_none());
    }
}
