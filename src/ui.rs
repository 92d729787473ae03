//! What the screen shows: widgets that draw the state and change nothing.

pub mod form;
