//! The roadmap's file: its text as a model, and the file on the disk.
//!
//! [`Book`] is an open file in memory: scanned, read record by record, edited by splicing. [`disk`] reads and saves bytes
//! so that nothing is ever lost, and knows nothing of TOML.

mod addition;
mod book;
mod branches;
mod check;
mod comments;
pub mod disk;
mod edit;
mod excerpt;
mod index;
mod join;
mod lines;
mod marks;
mod patch;
mod plain;
mod scan;
mod source;
mod syntax;
mod tree;
mod weave;
mod write;

pub use addition::{entry, new_file};
pub use book::Book;
pub use branches::{Branches, Left, Unsettled, branches, unsettled};
pub use check::{Fault, check};
pub use excerpt::Excerpt;
pub use join::{Clash, Joined, join, joined};
pub use marks::{Marked, USUAL as USUAL_MARK};
pub use patch::PatchError;
pub use weave::{Others, Woven, weave};
pub use write::spelled;
