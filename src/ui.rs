//! All that is drawn: from figures and a theme to cells. Nothing here reads a file or changes anything.

pub mod certs;
pub mod dashboard;
pub mod detail;
pub mod header;
pub mod keys;
pub mod layout;
pub mod line;
pub mod parts;
pub mod screen;
pub mod shadowing;
pub mod signals;
pub mod track;
pub mod view;
pub mod win;
