//! What the program knows while it runs.

pub mod figures;
pub mod pane;
