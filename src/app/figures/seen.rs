//! What was read when its row was seen. It may be made by one thread and read by another.

use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

/// More than a few pages are not kept.
const MOST: usize = 512;

/// What was read of the records that were seen lately, by their numbers or places.
#[derive(Debug)]
pub(super) struct Seen<K, T>(RefCell<HashMap<K, Arc<T>>>);

impl<K, T> Default for Seen<K, T> {
    fn default() -> Seen<K, T> {
        Seen(RefCell::default())
    }
}

impl<K: Clone + Eq + Hash, T> Seen<K, T> {
    /// What was read of a record, now where it was not yet.
    pub(super) fn or_read(&self, record: &K, read: impl FnOnce() -> T) -> Arc<T> {
        if let Some(known) = self.0.borrow().get(record) {
            return Arc::clone(known);
        }
        let read = Arc::new(read());
        let mut seen = self.0.borrow_mut();
        if seen.len() >= MOST {
            seen.clear();
        }
        seen.insert(record.clone(), Arc::clone(&read));
        read
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_read_once_while_it_is_seen() {
        let seen = Seen::default();
        assert_eq!(*seen.or_read(&7, || "read"), "read");
        assert_eq!(*seen.or_read(&7, || unreachable!("it was read")), "read");
        for number in 0..MOST {
            seen.or_read(&(100 + number), || "another");
        }
        assert_eq!(*seen.or_read(&7, || "read again"), "read again");
        assert!(seen.0.borrow().len() <= MOST);
    }
}
