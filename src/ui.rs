//! Draws what the program holds; it changes nothing.

pub mod fit;
pub mod overlay;
