//! Figures of a team: what its people's roadmaps and the mentor's own file say together.
//!
//! Each person's file is read once and leaves a [`Person`]: figures of today, and every dated fact. What the team shows is
//! made from these and from the mentor's file, and nothing is scored: growing, steady and stalled follow from days.

pub mod agreements;
pub mod answers;
pub mod cohorts;
pub mod coverage;
pub mod dated;
pub mod growth;
pub mod indicators;
pub mod member;
pub mod people;
pub mod person;
pub mod results;
pub mod rollout;
pub mod roster;
pub mod share;
pub mod sheet;
pub mod support;

pub use dated::{Dated, What};
pub use growth::{Growth, Verdict};
pub use member::{Frame, Member};
pub use person::Person;
pub use roster::{Roster, Row, State};
pub use share::Share;
pub use sheet::{Cell, Sheet, SheetRow};

#[cfg(test)]
mod tests;
