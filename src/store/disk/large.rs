//! Reads a large file in pieces, which another thread looks at already while the next ones are read.

use super::system;
use crate::aside::{Begun, begin};
use bytes::Bytes;
use std::fs::File;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};

/// What is as large as this is worth a second pair of hands.
pub(super) const LARGE: usize = 1 << 20;

/// What is as large as this is worth memory of its own, which is asked for ahead.
const WORTH_ROOM: usize = 64 << 10;

/// So much is read at once: it is still at hand where it is written to, and where it is looked at.
const PIECE: usize = 256 * 1024;

/// What is as large as this is looked at while it is read; of a smaller one the copies take as long as they save.
const WORTH_COPIES: usize = 8 << 20;

/// So many pieces may wait to be looked at; each is a copy.
const WAITING: usize = 4;

/// What looks at the pieces of a file.
pub trait Look: Clone + Send + 'static {
    type Seen: Send + 'static;

    /// Where the last piece of these bytes ends, so that both sides of it can be looked at alone; none where there is no
    /// such place.
    fn end(&self, read: &[u8]) -> Option<usize>;

    /// Looks at a piece.
    fn look(&self, piece: &[u8]) -> Self::Seen;
}

/// Each piece by its start, and what was seen in it, in their order.
pub type AllSeen<T> = Vec<(usize, T)>;

/// Looks at nothing.
impl Look for () {
    type Seen = ();

    fn end(&self, _: &[u8]) -> Option<usize> {
        None
    }

    fn look(&self, _: &[u8]) {}
}

/// Reads a large file, and what is seen in it meanwhile, if it is worth that. None for a small one, or where it is not of
/// this length any more.
pub(super) fn read<L: Look>(
    file: &File,
    length: u64,
    look: L,
) -> Option<(Bytes, AllSeen<L::Seen>)> {
    let length = usize::try_from(length).ok()?;
    if length < WORTH_ROOM {
        return None;
    }
    let mut room = system::room(length).ok()?;
    let mut looking = Looking::of(look);
    let (mut read, mut given) = (0, 0);
    while read < length {
        let next = length.min(read + PIECE);
        system::make_ready(&room, read..next);
        system::read_exact_at(file, &mut room[read..next], read as u64).ok()?;
        read = next;
        if length >= WORTH_COPIES
            && let Some(end) = looking.look.end(&room[given..read])
        {
            looking.give(given, &room[given..given + end]);
            given += end;
        }
    }
    let is_longer = system::read_exact_at(file, &mut [0], length as u64).is_ok();
    let seen = match given {
        0 => Vec::new(),
        _ => looking.finished(given, &room[given..]),
    };
    (!is_longer).then(|| (Bytes::from_owner(room), seen))
}

/// A piece with its start, in memory of its own.
type Piece = (usize, Vec<u8>);

/// The work of looking, as two threads share it.
struct Looking<L: Look> {
    look: L,
    theirs: Option<Theirs<L>>,
    seen: AllSeen<L::Seen>,
}

/// The other thread's side of it.
struct Theirs<L: Look> {
    pieces: Sender<Piece>,
    waiting: Arc<Mutex<Receiver<Piece>>>,
    /// Memory of pieces that were looked at.
    free: Receiver<Vec<u8>>,
    begun: Begun<AllSeen<L::Seen>>,
}

impl<L: Look> Theirs<L> {
    fn begin(look: L) -> Theirs<L> {
        let (pieces, waiting) = channel();
        let (emptied, free) = channel();
        for _ in 0..WAITING {
            let _ = emptied.send(Vec::new());
        }
        let waiting = Arc::new(Mutex::new(waiting));
        let own = Arc::clone(&waiting);
        let begun = begin(move || {
            let mut seen = Vec::new();
            while let Some((start, piece)) = next(&own) {
                seen.push((start, look.look(&piece)));
                let _ = emptied.send(piece);
            }
            seen
        });
        Theirs {
            pieces,
            waiting,
            free,
            begun,
        }
    }
}

fn next(waiting: &Mutex<Receiver<Piece>>) -> Option<Piece> {
    let waiting = waiting.lock().unwrap_or_else(PoisonError::into_inner);
    waiting.recv().ok()
}

impl<L: Look> Looking<L> {
    fn of(look: L) -> Looking<L> {
        Looking {
            look,
            theirs: None,
            seen: Vec::new(),
        }
    }

    /// Leaves a piece to the other thread; where that one has enough to do, it is looked at here and now.
    fn give(&mut self, start: usize, piece: &[u8]) {
        let look = &self.look;
        let theirs = self
            .theirs
            .get_or_insert_with(|| Theirs::begin(look.clone()));
        match theirs.free.try_recv() {
            Ok(mut own) => {
                own.clear();
                own.extend_from_slice(piece);
                let _ = theirs.pieces.send((start, own));
            }
            Err(_) => self.seen.push((start, look.look(piece))),
        }
    }

    /// All that was seen, the last piece too.
    fn finished(mut self, start: usize, last: &[u8]) -> AllSeen<L::Seen> {
        self.seen.push((start, self.look.look(last)));
        if let Some(theirs) = self.theirs {
            drop(theirs.pieces);
            while let Some((start, piece)) = next(&theirs.waiting) {
                self.seen.push((start, self.look.look(&piece)));
            }
            self.seen.extend(theirs.begun.finished());
        }
        self.seen.sort_by_key(|(start, _)| *start);
        self.seen
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::disk::testing::Folder;
    use std::fs;
    use std::thread::{self, ThreadId};

    /// Lines of eight bytes.
    fn lines(length: usize) -> String {
        let lines: Vec<String> = (0..length / 8).map(|line| format!("{line:07}\n")).collect();
        lines.concat()
    }

    fn opened(folder: &Folder, text: &str) -> (File, u64) {
        let path = folder.at("roadmap.toml");
        fs::write(&path, text).expect("written");
        (File::open(&path).expect("it opens"), text.len() as u64)
    }

    /// Looks at whole lines, and says how long each piece is and how it begins.
    #[derive(Clone)]
    struct Lines;

    impl Look for Lines {
        type Seen = (usize, String);

        fn end(&self, read: &[u8]) -> Option<usize> {
            // Not the very last one, so that something is left over each time.
            let before = read.len().checked_sub(20)?;
            Some(before / 8 * 8).filter(|end| *end > 0)
        }

        fn look(&self, piece: &[u8]) -> (usize, String) {
            (piece.len(), String::from_utf8_lossy(&piece[..8]).into())
        }
    }

    #[test]
    fn a_large_file_is_read_in_its_order() {
        let folder = Folder::new();
        for length in [WORTH_ROOM - 8, WORTH_ROOM, WORTH_ROOM + 8, 2 * LARGE + 24] {
            let text = lines(length);
            let (file, length) = opened(&folder, &text);
            let found = read(&file, length, Lines);
            assert_eq!(found.is_some(), text.len() >= WORTH_ROOM);
            if let Some((bytes, seen)) = found {
                assert!(bytes == text.as_bytes());
                assert_eq!(seen, [], "too small to be looked at");
            }
            let longer = read(&file, length + 1, ());
            assert!(longer.is_none(), "it was longer a moment ago");
            let shorter = read(&file, length - 1, ());
            assert!(shorter.is_none(), "it was shorter a moment ago");
        }
    }

    #[test]
    fn each_byte_is_looked_at_once_while_it_is_read() {
        let folder = Folder::new();
        for length in [WORTH_COPIES, WORTH_COPIES + PIECE / 2 + 8] {
            let text = lines(length);
            let (file, length) = opened(&folder, &text);
            let (bytes, seen) = read(&file, length, Lines).expect("it is large");
            assert!(bytes == text.as_bytes());
            assert!(seen.len() >= WORTH_COPIES / PIECE);
            let mut at = 0;
            for (start, (length, begins)) in seen {
                assert_eq!((start, Some(&*begins)), (at, text.get(at..at + 8)));
                at += length;
            }
            assert_eq!(at, text.len());
            let shorter = read(&file, length - 8, Lines);
            assert!(shorter.is_none(), "it was shorter a moment ago");
        }
    }

    #[test]
    fn who_has_enough_to_do_is_given_no_more() {
        let door = Arc::new(Mutex::new(()));
        let held = door.lock().expect("free");
        let mut looking = Looking::of(Stopped(Arc::clone(&door), thread::current().id()));
        for start in 0..=WAITING {
            assert_eq!(looking.seen, []);
            looking.give(start, b"piece");
        }
        assert_eq!(looking.seen, [(WAITING, 5)], "looked at here");
        drop(held);
        let seen = looking.finished(WAITING + 1, b"last");
        assert_eq!(seen, [(0, 5), (1, 5), (2, 5), (3, 5), (4, 5), (5, 4)]);
    }

    /// Looks at nothing on another thread as long as the door is held.
    #[derive(Clone)]
    struct Stopped(Arc<Mutex<()>>, ThreadId);

    impl Look for Stopped {
        type Seen = usize;

        fn end(&self, read: &[u8]) -> Option<usize> {
            Some(read.len())
        }

        fn look(&self, piece: &[u8]) -> usize {
            let is_here = thread::current().id() == self.1;
            let _free = (!is_here).then(|| self.0.lock().expect("free"));
            piece.len()
        }
    }
}
