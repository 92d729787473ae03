//! The file on disk: reading it, and saving it so that nothing is ever lost.

pub mod copies;
pub mod create;
mod digest;
pub mod draft;
pub mod journal;
pub mod large;
pub mod lock;
pub mod names;
pub mod place;
pub mod private;
pub mod save;
mod settle;
pub mod snapshot;
mod sweep;
pub mod system;
pub mod target;
mod temp;
pub mod trouble;
pub mod versions;
pub mod warning;
mod work;

#[cfg(all(test, unix))]
mod edge_tests;
#[cfg(test)]
mod testing;
