//! The roadmap's file: text to model and back, and the careful save.

mod book;
mod check;
mod scan;
mod syntax;
mod tree;

pub use book::Book;
pub use check::{Fault, check};
