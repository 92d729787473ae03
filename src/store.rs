//! The roadmap's file: text to model and back, and the careful save.

mod attributes;
mod book;
mod check;
pub mod create;
mod digest;
mod edit;
pub mod lock;
pub mod names;
mod patch;
pub mod place;
pub mod save;
mod scan;
mod settle;
pub mod snapshot;
mod source;
mod sweep;
mod syntax;
pub mod target;
mod temp;
mod tree;
pub mod trouble;
pub mod versions;
pub mod warning;
mod work;
mod write;

#[cfg(test)]
mod testing;

pub use book::Book;
pub use check::{Fault, check};
pub use edit::{Splice, Splices};
pub use patch::PatchError;
