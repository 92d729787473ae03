//! What the screen shows: widgets that draw the state and change nothing.

pub mod fit;
pub mod form;
pub mod overlay;
pub mod screen;
