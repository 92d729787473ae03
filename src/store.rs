//! The roadmap's file: text to model and back, and the careful save.

mod book;
mod check;
mod edit;
mod patch;
mod scan;
mod syntax;
mod tree;
mod write;

pub use book::Book;
pub use check::{Fault, check};
pub use edit::{Splice, Splices};
pub use patch::PatchError;
