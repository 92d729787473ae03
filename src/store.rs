//! The roadmap's file: its text as a model, and the file on the disk.
//!
//! [`Book`] is an open file in memory: scanned, read record by record, edited by splicing. [`disk`] reads and saves bytes
//! so that nothing is ever lost, and knows nothing of TOML.

mod addition;
mod as_read;
mod book;
mod branches;
mod check;
mod comments;
pub mod disk;
mod draft;
mod edit;
mod excerpt;
mod index;
mod join;
pub mod journal;
mod lines;
mod locate;
mod marks;
mod migrate;
mod partial;
mod patch;
#[cfg(test)]
mod plain_tests;
mod removal;
mod scan;
mod search;
mod source;
mod steps;
mod syntax;
mod tree;
mod weave;
mod write;

pub use addition::{entry, fresh_id, new_roadmap};
pub use as_read::AsRead;
pub use book::Book;
pub use branches::{Branches, Rest, Unsettled, branches, unsettled};
pub use check::{Fault, check};
pub use draft::{Draft, DraftPlace};
pub use excerpt::Excerpt;
pub use join::{Clash, Joined, Joining, join, joined, joining, origin};
pub use locate::locate;
pub use marks::{Marked, USUAL as USUAL_MARK};
pub use migrate::Edited;
pub use partial::Keep;
pub use patch::PatchError;
pub use search::file_says;
pub use steps::{Left, replacement};
pub use weave::{Others, Woven, weave};
pub use write::{spelled, whole};
