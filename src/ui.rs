//! All that is drawn: from figures and a theme to cells. Nothing here reads a file or changes anything.

pub mod screen;
