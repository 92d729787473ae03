//! Figures made from a roadmap: numbers and words, ready to be drawn; nothing here draws, reads a file or knows a clock.
//!
//! Every figure is made from a [`Basis`]. A value that is missing, of the wrong sort or outside its bounds never counts,
//! and neither does a day that has not come. What cannot be computed is none, never a made-up number. Texts of the file
//! stay [`crate::text::Text`]; sentences made here are safe to show as they are.

pub mod actions;
pub mod approval;
mod away;
mod basis;
pub mod certs;
pub mod direction;
pub mod due;
mod figure;
pub mod header;
pub mod ladder;
mod level;
pub mod money;
pub mod outlook;
pub mod proof;
mod row;
pub mod shadowing;
pub mod signal;
pub mod skills;
pub mod stack;
pub mod talk;
pub mod team;
mod title;
pub mod win;

pub use away::Away;
pub use basis::Basis;
pub use figure::figure;
pub use level::Level;
pub use title::{entitle, title};

#[cfg(test)]
pub(crate) mod sample;

#[cfg(test)]
mod tests;
