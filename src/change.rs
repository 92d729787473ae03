//! The one idea of change: what a form did, what undo takes back, what a save writes, what a merge joins.

mod apply;
pub mod closed;
mod describe;
mod diff;
mod merge;
mod rename;
mod standing;
mod turn;

pub use apply::{Misfit, apply, invert};
pub use describe::{describe, describe_all};
pub use diff::{diff, diff_record};
pub use merge::{Conflict, Merged, merge};
pub use rename::{followers, rename};
pub use standing::still_there;
pub use turn::turn;

use crate::model::{Key, Path, Value};

/// Two states of one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diff<T> {
    pub before: T,
    pub after: T,
}

/// What stands at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    pub value: Value,
    /// For an entry of a list: the entry that it comes after; none for the first one.
    pub follows: Option<Key>,
    /// For an entry that is taken away: its own text with comments and unknown keys, so that it can come back whole.
    pub text: Option<Box<str>>,
}

impl Fact {
    /// A value that is no entry of a list.
    pub fn plain(value: Value) -> Fact {
        Fact {
            value,
            follows: None,
            text: None,
        }
    }

    /// An entry of a list, and the one it comes after.
    pub fn entry(value: Value, follows: Option<Key>) -> Fact {
        Fact {
            value,
            follows,
            text: None,
        }
    }
}

/// One place that changed; `None` means that nothing stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub at: Path,
    pub diff: Diff<Option<Fact>>,
}

/// Changes that belong together, at most one for each path. A list's new order has a path of its own
/// ([`crate::model::Step::Order`]), whose value is the list of written keys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChangeSet(pub Vec<Change>);

impl ChangeSet {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// A set of one change of a value that is no entry of a list.
    pub fn set(at: Path, before: Option<Value>, after: Option<Value>) -> ChangeSet {
        let diff = Diff {
            before: before.map(Fact::plain),
            after: after.map(Fact::plain),
        };
        ChangeSet(vec![Change { at, diff }])
    }
}

/// One stretch of text that was replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Splice {
    /// Where in the text, in bytes.
    pub at: usize,
    pub before: Box<str>,
    pub after: Box<str>,
}

/// What changes did to a text, in order: enough to take them back to the byte.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Splices(pub Vec<Splice>);
